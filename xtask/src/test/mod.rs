//! `cargo xtask test`: every check and test, with one summary at the end.

mod report;
mod tally;

use crate::arguments::Layer;
use crate::setup::{self, Browser, Trunk};
use crate::{Result, build, process, workspace};
use report::Report;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use tally::{Outcome, Tally};

/// The cargo package of the page, where a command is not meant for the whole workspace.
const PAGE: &str = "pool-vs-loop";
const END_TO_END: &str = "pool-vs-loop-e2e";
const WASM: &str = "wasm32-unknown-unknown";

/// Installs what the layers need, runs them all whatever the others give, and sums up.
///
/// The error is that of the set-up; failures of checks and tests are in the exit code.
pub fn run(layers: &[Layer]) -> Result<ExitCode> {
    let wanted = |layer| layers.contains(&layer);
    // All of the set-up comes first, and in it what takes minutes comes last.
    if wanted(Layer::Lint) {
        setup::lint_components()?;
        setup::wasm_target()?;
    }
    let end_to_end_tests = wanted(Layer::EndToEnd).then(EndToEnd::ensure).transpose()?;
    let browser_tests = wanted(Layer::Browser).then(BrowserTests::ensure).transpose()?;

    let mut report = Report::default();
    if wanted(Layer::Lint) {
        lint(&mut report);
    }
    if wanted(Layer::Native) {
        report.tests("native tests", native);
    }
    if let Some(tools) = &browser_tests {
        report.tests("browser tests", || browser(tools));
    }
    if let Some(tools) = &end_to_end_tests {
        if report.check("release build", || build::run(&tools.trunk, None)) {
            report.tests("end-to-end tests", || end_to_end(tools));
        } else {
            report.left_out("end-to-end tests", "there is no build to test");
        }
    }
    Ok(report.print())
}

/// What the browser tests need.
struct BrowserTests {
    browser: Browser,
    /// The folder of the project's own test runner of wasm-bindgen; none where PATH has it.
    wasm_bindgen: Option<PathBuf>,
}

/// What the end-to-end tests and the build that they test need.
struct EndToEnd {
    browser: Browser,
    /// The script of axe-core, or why it can't be had; the tests that need it are skipped then.
    axe: Result<PathBuf>,
    trunk: Trunk,
}

impl BrowserTests {
    fn ensure() -> Result<Self> {
        setup::wasm_target()?;
        Ok(Self { browser: Browser::ensure()?, wasm_bindgen: setup::wasm_bindgen()? })
    }
}

impl EndToEnd {
    fn ensure() -> Result<Self> {
        Ok(Self { browser: Browser::ensure()?, axe: setup::axe(), trunk: Trunk::for_release()? })
    }
}

fn lint(report: &mut Report) {
    report.check("formatting", || {
        process::run(&mut process::cargo(&["fmt", "--all", "--check"]))
            .map_err(|error| format!("{error} cargo fmt --all puts it right."))
    });
    report.check("clippy, native", || {
        let mut clippy = process::cargo(&["clippy", "--workspace", "--all-targets"]);
        process::run(clippy.args(["--", "-D", "warnings"]))
    });
    report.check("clippy, wasm", || {
        let mut clippy = process::cargo(&["clippy", "--package", PAGE, "--all-targets"]);
        process::run(clippy.args(["--target", WASM, "--", "-D", "warnings"]))
    });
    // What readers load first is built without the exercises.
    report.check("clippy, light", || {
        let mut clippy = process::cargo(&["clippy", "--package", PAGE, "--no-default-features"]);
        process::run(clippy.args(["--target", WASM, "--", "-D", "warnings"]))
    });
}

fn native() -> Result<Outcome> {
    count(&mut process::cargo(&["test", "--package", PAGE, "--package", "xtask", "--no-fail-fast"]))
}

fn browser(tools: &BrowserTests) -> Result<Outcome> {
    count(&mut in_browser(tools, &["--test", "browser"])?)
}

/// Measures the simulation in the browser.
pub fn browser_benchmark() -> Result<()> {
    let mut command = in_browser(&BrowserTests::ensure()?, &["--release", "--test", "speed"])?;
    process::run(command.args(["--", "--nocapture"]))
}

/// A command that runs tests in the browser.
fn in_browser(tools: &BrowserTests, options: &[&str]) -> Result<Command> {
    let mut command = process::cargo(&["test", "--package", PAGE, "--target", WASM]);
    command
        .args(options)
        .env("PATH", process::path_with(tools.wasm_bindgen.as_slice())?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tools.browser.export_to_runner(&mut command)?;
    Ok(command)
}

fn end_to_end(tools: &EndToEnd) -> Result<Outcome> {
    let mut command = process::cargo(&["test", "--package", END_TO_END, "--no-fail-fast"]);
    command.env("PVL_DIST", workspace::dist());
    tools.browser.export_to(&mut command);
    match &tools.axe {
        Ok(script) => count(command.env("PVL_AXE", script)),
        Err(sentence) => {
            let mut outcome = count(command.args(["--", "--skip", "axe"]))?;
            outcome.remark.get_or_insert_with(|| sentence.clone());
            Ok(outcome)
        }
    }
}

/// Runs a command that runs tests, and counts them.
fn count(command: &mut Command) -> Result<Outcome> {
    let (output, success) = process::run_and_keep(command)?;
    Ok(Tally::of_output(&output).completed(success))
}
