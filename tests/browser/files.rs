//! Files that leave the page.

use crate::page::Page;
use gloo_timers::future::sleep;
use js_sys::{ArrayBuffer, Uint8Array, WebAssembly};
use pool_vs_loop::export;
use pool_vs_loop::platform::{copy, png};
use pool_vs_loop::scenario::Link;
use pool_vs_loop::sim;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, HtmlElement};

const RED: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\" \
                   viewBox=\"0 0 30 20\"><path fill=\"#f00\" d=\"M0 0H30V20H0z\"/>\
                   <text x=\"2\" y=\"12\">% # &amp; µ</text></svg>";

/// The first bytes of a file.
async fn head(blob: &Blob) -> Vec<u8> {
    let buffer = blob.array_buffer().await.expect("its bytes");
    Uint8Array::new(&buffer).subarray(0, 24).to_vec()
}

#[wasm_bindgen_test]
async fn a_picture_becomes_a_png_of_twice_its_size() {
    let blob = png(RED, (30, 20), 2).await.expect("a picture that may be read");
    assert_eq!(blob.type_(), "image/png");
    let head = head(&blob).await;
    // https://www.w3.org/TR/png-3/#3PNGsignature, then the header with width and height.
    assert_eq!(head[..8], [137, 80, 78, 71, 13, 10, 26, 10]);
    assert_eq!(head[16..], [0, 0, 0, 60, 0, 0, 0, 40]);
}

#[wasm_bindgen_test]
async fn what_is_no_picture_gives_none() {
    assert!(png("<svg", (30, 20), 2).await.is_none());
    assert!(png(RED, (30, 0), 2).await.is_none());
    assert!(png(RED, (2_000_000, 2_000_000), 2).await.is_none());
}

#[wasm_bindgen_test]
async fn copying_answers_in_any_case() {
    // Whether a page may copy that nobody has touched depends on the browser.
    let answered = Rc::new(Cell::new(0));
    let count = answered.clone();
    copy("nothing".into(), "text", move |_| count.set(count.get() + 1));
    for _ in 0..100 {
        sleep(Duration::from_millis(20)).await;
        if answered.get() > 0 {
            break;
        }
    }
    assert_eq!(answered.get(), 1);
}

/// Notes what would be downloaded, and keeps it from the folder of who runs the tests.
const NOTED: &str = "globalThis.noted = [];
    HTMLAnchorElement.prototype.click = function () {
      fetch(this.href).then((file) => file.blob()).then((file) => {
        noted.push(`${this.download} ${file.type} ${file.size > 100}`);
      });
    };";

#[wasm_bindgen_test]
async fn each_button_saves_a_file_that_names_the_scenario() {
    js_sys::eval(NOTED).expect("a script that runs");
    let page = Page::open("workers=2&requests=8&lineup=pool:blocking,loop:gather").await;
    page.until("#inside[aria-busy=false]").await;
    for (button, file) in [
        ("plot-as-svg", ".svg image/svg+xml"),
        ("plot-as-png", ".png image/png"),
        ("timeline-as-svg", "-timeline-pool-blocking.svg image/svg+xml"),
        ("timeline-as-png", "-timeline-pool-blocking.png image/png"),
        ("data-as-csv", ".csv text/csv"),
        ("data-as-json", ".json application/json"),
    ] {
        page.press(&["#", button].concat(), 1).await;
        let expected = ["pool-vs-loop-2-workers-8-requests", file, " true"].concat();
        let mut noted = JsValue::NULL;
        for _ in 0..200 {
            sleep(Duration::from_millis(20)).await;
            noted = js_sys::eval("noted.shift()").expect("a note");
            if noted.is_string() {
                break;
            }
        }
        assert_eq!(noted.as_string().as_deref(), Some(&*expected));
        let name = expected.split(' ').next().expect("a name");
        let said = page.text("#saved");
        assert!(said.starts_with(&[name, " is among your downloads"].concat()), "{said}");
    }
}

/// Keeps what would be downloaded: its name and its content.
const KEPT: &str = "globalThis.kept = [];
    HTMLAnchorElement.prototype.click = function () {
      fetch(this.href).then((file) => file.blob()).then((file) => kept.push([this.download, file]));
    };";

/// The next file that was saved.
async fn kept() -> (String, Blob) {
    for _ in 0..600 {
        let name = js_sys::eval("kept[0]?.[0]").expect("a name");
        if let Some(name) = name.as_string() {
            return (name, js_sys::eval("kept.shift()[1]").expect("a file").unchecked_into());
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("no file after 30 s");
}

/// Holds a file against what has to be in it.
async fn assert_same(file: &Blob, expected: impl Iterator<Item = String>) {
    let mut from = 0.0;
    for piece in expected {
        let until = from + piece.len() as f64;
        let part = file.slice_with_f64_and_f64(from, until).expect("a part");
        let bytes = Uint8Array::new(&part.array_buffer().await.expect("its bytes")).to_vec();
        assert!(bytes == piece.as_bytes(), "other bytes from {from} on");
        from = until;
    }
    assert_eq!(file.size().to_string(), from.to_string());
}

/// Bytes of the program's memory: the most that it has had so far.
fn memory() -> u32 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
}

#[wasm_bindgen_test]
async fn data_of_many_requests_take_no_memory_and_are_told_of() {
    js_sys::eval(KEPT).expect("a script that runs");
    let query = "requests=400000&lineup=loop:async,loop:gather&show=answer,take";
    let page = Page::open(query).await;
    page.until("main[aria-busy=false] #answer").await;
    let name = "pool-vs-loop-4-workers-400000-requests.csv";
    let before = memory();
    page.press("#data-as-csv", 1).await;
    // It is under way, and the page has drawn.
    assert_eq!(page.text(".writing label"), ["Writing ", name].concat());
    assert_eq!(page.text("#announce"), ["Writing ", name].concat());
    assert_eq!(page.attribute(".writing label", "for"), "written");
    assert!(page.attribute("#written", "value").parse::<u32>().is_ok_and(|share| share < 50));
    // Whoever asks again is told so.
    assert_eq!(page.attribute("#data-as-json", "aria-disabled"), "true");
    page.press("#data-as-json", 1).await;
    assert_eq!(page.text("#saved"), [name, " is still being written."].concat());
    let (saved, file) = kept().await;
    let grown = memory() - before;
    assert_eq!(saved, name);
    assert!(file.size() > 30e6, "{} bytes", file.size());
    assert!(grown < 8 << 20, "{grown} bytes for a file of {}", file.size());
    page.until("#save:not(:has(#written))").await;
    let said = page.text("#saved");
    assert!(said.starts_with(&[name, " is among your downloads"].concat()), "{said}");
    let results = sim::run(&Link::decode(query).0.scenario);
    assert_same(&file, export::csv(&results)).await;
}

#[wasm_bindgen_test]
async fn a_file_that_is_cancelled_is_not_saved() {
    js_sys::eval(KEPT).expect("a script that runs");
    let page = Page::open("requests=400000&lineup=loop:async,loop:gather&show=answer,take").await;
    page.until("main[aria-busy=false] #answer").await;
    page.press("#data-as-json", 1).await;
    page.find("#cancel-writing").unchecked_into::<HtmlElement>().focus().expect("a focus");
    page.press("#cancel-writing", 1).await;
    assert_eq!(page.count("#written"), 0);
    assert_eq!(
        page.text("#saved"),
        "Cancelled: pool-vs-loop-4-workers-400000-requests.json is not saved."
    );
    assert_eq!(page.count("#data-as-json:focus"), 1, "the button that has gone had the focus");
    // Another can be had at once, and is the first to be saved.
    page.press("#plot-as-svg", 1).await;
    assert_eq!(kept().await.0, "pool-vs-loop-4-workers-400000-requests.svg");
    assert_eq!(js_sys::eval("kept.length").expect("a number"), 0);
}

#[wasm_bindgen_test]
async fn a_file_under_way_stays_with_the_settings_that_it_was_asked_for() {
    js_sys::eval(KEPT).expect("a script that runs");
    let query = "requests=60000&lineup=loop:async,pool:blocking";
    let page = Page::open(query).await;
    page.until("main[aria-busy=false] #answer").await;
    page.press("#data-as-json", 1).await;
    assert_eq!(page.count("#written"), 1);
    page.slide("workers", 7).await;
    page.release("workers").await;
    page.until("#plot[data-shown^='workers=8&']").await;
    let (name, file) = kept().await;
    assert_eq!(name, "pool-vs-loop-4-workers-60000-requests.json");
    let (link, _) = Link::decode(query);
    let results = sim::run(&link.scenario);
    assert_same(&file, export::json(&link.opened(), &[], &results)).await;
}
