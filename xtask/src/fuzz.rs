//! `cargo xtask fuzz`: any bytes as a link, for as long as there is patience.

use crate::{Result, process, workspace};

/// What LLVM needs to tell the fuzzer which code an input reached. Stable options of the compiler,
/// so that no nightly one is needed.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1";

/// Runs the fuzzer on so many inputs, beginning with `tests/fuzz/corpus`, which the native tests
/// replay. What it finds stands in its output and in `target/fuzz`, beside what it has learned.
pub fn run(inputs: u64) -> Result<()> {
    let folder = workspace::root().join("tests").join("fuzz");
    let learned = workspace::root().join("target").join("fuzz");
    std::fs::create_dir_all(&learned)
        .map_err(|error| format!("{} can't be made: {error}.", learned.display()))?;
    println!("Fuzzing with {inputs} inputs. Ten million take some minutes, the first build too.");
    let target = process::output(&mut process::rustc(&["--print", "host-tuple"]))?;
    let mut command = process::cargo(&["run", "--release", "--target", target.trim(), "--"]);
    command
        .current_dir(&folder)
        .env("RUSTFLAGS", COVERAGE)
        .args([format!("-runs={inputs}"), "-max_len=600".into()])
        .arg(format!("-dict={}", folder.join("keys.dict").display()))
        .arg(format!("-artifact_prefix={}/", learned.display()))
        .arg("-print_final_stats=1")
        .args([learned, folder.join("corpus")]);
    process::run(&mut command)
}
