//! Waiting for something to become true, never for a time to pass.

use std::fmt::Debug;
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, sleep};

/// How long anything may take before a test gives up. Far more than it ever takes: a slow machine
/// must not fail a test.
pub const PATIENCE: Duration = Duration::from_secs(20);

const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Looks again and again until `look` sees what `wanted` accepts, and returns it.
///
/// # Errors
/// When `look` fails, or when [`PATIENCE`] is over: the message says what was awaited and what was
/// seen last.
pub async fn until_seen<T: Debug>(
    what: &str,
    mut look: impl AsyncFnMut() -> Result<T>,
    wanted: impl Fn(&T) -> bool,
) -> Result<T> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        let seen = look().await?;
        if wanted(&seen) {
            return Ok(seen);
        }
        if Instant::now() >= give_up {
            bail!("waited {PATIENCE:?} for {what}; last seen: {seen:#?}");
        }
        sleep(BETWEEN_LOOKS).await;
    }
}

/// Waits until `look` sees exactly `expected`.
///
/// # Errors
/// As [`until_seen`].
pub async fn until_equal<T: Debug + PartialEq<E>, E: Debug>(
    what: &str,
    look: impl AsyncFnMut() -> Result<T>,
    expected: E,
) -> Result<T> {
    let what = format!("{what} to be {expected:?}");
    until_seen(&what, look, |seen| *seen == expected).await
}
