//! Build, serve, test and measure Pool vs Loop.
fn main() {}
