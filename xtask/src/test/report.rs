//! Runs steps one after the other and sums them up.

use super::tally::{Outcome, Tally};
use crate::Result;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The steps that have been run.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

/// A step with what came of it.
struct Step {
    name: &'static str,
    outcome: Outcome,
    time: Duration,
}

/// What a check without tests counts for.
const ONE_PASSED: Tally = Tally { passed: 1, failed: 0, skipped: 0 };
const ONE_FAILED: Tally = Tally { passed: 0, failed: 1, skipped: 0 };
const ONE_SKIPPED: Tally = Tally { passed: 0, failed: 0, skipped: 1 };

impl Report {
    /// Runs a check that passes or fails as a whole; gives whether it passed.
    pub fn check(&mut self, name: &'static str, check: impl FnOnce() -> Result<()>) -> bool {
        self.tests(name, || check().map(|()| Outcome { tally: ONE_PASSED, remark: None }))
    }

    /// Runs a step that counts tests; gives whether none of them failed.
    ///
    /// An error counts as one failure.
    pub fn tests(&mut self, name: &'static str, tests: impl FnOnce() -> Result<Outcome>) -> bool {
        println!("\n=== {name}");
        let start = Instant::now();
        let outcome = tests()
            .unwrap_or_else(|sentence| Outcome { tally: ONE_FAILED, remark: Some(sentence) });
        if let Some(remark) = &outcome.remark {
            println!("{remark}");
        }
        let passed = outcome.tally.failed == 0;
        self.steps.push(Step { name, outcome, time: start.elapsed() });
        passed
    }

    /// Notes a step that couldn't be run; it counts as one skipped test.
    pub fn left_out(&mut self, name: &'static str, why: &str) {
        self.steps.push(Step {
            name,
            outcome: Outcome { tally: ONE_SKIPPED, remark: Some(why.to_owned()) },
            time: Duration::ZERO,
        });
    }

    /// Prints a line for each step and the sum, and gives the exit code that goes with it.
    pub fn print(&self) -> ExitCode {
        println!("\n{}", self.text());
        if self.sum().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn sum(&self) -> Tally {
        let mut sum = Tally::default();
        self.steps.iter().for_each(|step| sum += step.outcome.tally);
        sum
    }

    fn text(&self) -> String {
        let mut lines: Vec<String> = self.steps.iter().map(Step::line).collect();
        lines.push(self.sum().to_string());
        lines.join("\n")
    }
}

impl Step {
    fn line(&self) -> String {
        let Outcome { tally, remark } = &self.outcome;
        let verdict = match tally {
            Tally { failed: 1.., .. } => "FAILED",
            Tally { passed: 0, .. } => "skipped",
            _ => "ok",
        };
        let numbers = tally.to_string();
        let seconds = self.time.as_secs_f64();
        let line = format!("{:18}{verdict:9}{numbers:33}{seconds:7.1} s", self.name);
        match remark {
            Some(remark) => format!("{line}  {remark}"),
            None => line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_adds_up_the_steps() {
        let mut report = Report::default();
        assert!(report.check("lint", || Ok(())));
        let counted = Tally { passed: 7, failed: 0, skipped: 2 };
        assert!(report.tests("tests", || Ok(counted.completed(true))));
        assert_eq!(report.text().lines().last(), Some("8 passed, 0 failed, 2 skipped"));
        assert!(!report.tests("more", || Err("It broke off.".to_owned())));
        report.left_out("rest", "there is no build to test");
        let text = report.text();
        assert_eq!(text.lines().last(), Some("8 passed, 1 failed, 3 skipped"));
        assert_eq!(text.lines().count(), 5);
    }

    #[test]
    fn a_line_names_the_step_its_verdict_and_why() {
        let step = |tally| Step {
            name: "tests",
            outcome: Outcome { tally, remark: Some("because".to_owned()) },
            time: Duration::from_millis(1250),
        };
        assert_eq!(
            step(ONE_FAILED).line(),
            "tests             FAILED   0 passed, 1 failed                   1.2 s  because"
        );
        assert!(step(ONE_PASSED).line().contains(" ok "));
        assert!(step(ONE_SKIPPED).line().contains(" skipped "));
    }
}
