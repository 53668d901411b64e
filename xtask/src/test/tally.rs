//! Counts the tests in the output of test runners.

use std::fmt;
use std::ops::AddAssign;

/// How many tests (or checks) passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
    /// Those that were ignored or filtered out.
    pub skipped: u32,
}

impl Tally {
    /// Adds up the closing lines of libtest and of wasm-bindgen-test, which reads the same:
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s`.
    pub fn of_output(output: &str) -> Self {
        let mut sum = Self::default();
        output.lines().filter_map(Self::of_line).for_each(|line| sum += line);
        sum
    }

    fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut tally = Self::default();
        for part in counts.split(';') {
            let mut words = part.split_whitespace();
            let (Some(count), Some(what)) = (words.next(), words.next()) else {
                continue;
            };
            let field = match what {
                "passed" => &mut tally.passed,
                "failed" => &mut tally.failed,
                "ignored" | "filtered" => &mut tally.skipped,
                _ => continue,
            };
            *field += count.parse::<u32>().ok()?;
        }
        Some(tally)
    }

    /// What the tests of a step come to, given whether its command succeeded.
    ///
    /// A failure that no failed test explains counts as one more: the step broke off (it didn't
    /// compile, or a runner crashed), or it ran no tests at all.
    pub fn completed(self, success: bool) -> Outcome {
        let unexplained = if self.failed > 0 {
            None
        } else if !success {
            Some("It broke off.")
        } else if self.passed == 0 {
            Some("It ran no tests, though there should be some.")
        } else {
            None
        };
        let failed = self.failed + u32::from(unexplained.is_some());
        Outcome { tally: Self { failed, ..self }, remark: unexplained.map(str::to_owned) }
    }
}

/// What came of a step.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    /// The numbers.
    pub tally: Tally,
    /// What is to be said besides them.
    pub remark: Option<String>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally { passed, failed, skipped }
    }

    #[test]
    fn closing_lines_are_added_up() {
        let output = "\
running 2 tests
test a ... ok
test result: a lie in the middle of a test's own words

test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s
test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.10s
";
        assert_eq!(Tally::of_output(output), tally(6, 1, 4));
        assert_eq!(Tally::of_output("no tests to run!\n"), Tally::default());
    }

    #[test]
    fn a_step_is_what_its_tests_are() {
        for (tests, success) in [(tally(3, 0, 1), true), (tally(3, 2, 0), false)] {
            let outcome = tests.completed(success);
            assert_eq!(outcome.tally, tests);
            assert_eq!(outcome.remark, None);
        }
    }

    #[test]
    fn a_step_without_tests_or_without_an_end_is_a_failure() {
        for (tests, success, failure, word) in [
            (tally(0, 0, 5), true, tally(0, 1, 5), "no tests"),
            (tally(0, 0, 0), false, tally(0, 1, 0), "broke off"),
            (tally(9, 0, 0), false, tally(9, 1, 0), "broke off"),
        ] {
            let outcome = tests.completed(success);
            assert_eq!(outcome.tally, failure);
            assert!(outcome.remark.unwrap().contains(word));
        }
    }
}
