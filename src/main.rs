//! Mounts the page, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    pool_vs_loop::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Pool vs Loop is a web page. To open it, run: cargo xtask serve");
}
