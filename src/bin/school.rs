//! Mounts the teacher's page, or the playground with its exercises, and nothing else. A program of its
//! own, so that the page that most readers load doesn't grow with them.

#[cfg(all(target_arch = "wasm32", feature = "exercises"))]
fn main() {
    pool_vs_loop::ui::start_school();
}

#[cfg(not(all(target_arch = "wasm32", feature = "exercises")))]
fn main() {
    println!("The teacher's page is a web page. To open it, run: cargo xtask serve --teach");
}
