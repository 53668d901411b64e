//! The time of the browser, for pacing only: nothing simulated depends on it.

/// Milliseconds since the page began; 0 where the browser won't tell.
#[must_use]
pub fn now() -> f64 {
    let performance = super::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}
