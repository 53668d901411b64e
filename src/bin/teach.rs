//! Mounts the teacher's page, nothing else. A program of its own, so that the page that readers and
//! students load doesn't grow with it.

#[cfg(target_arch = "wasm32")]
fn main() {
    pool_vs_loop::ui::start_teach();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("The teacher's page is a web page. To open it, run: cargo xtask serve --teach");
}
