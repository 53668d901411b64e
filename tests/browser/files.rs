//! Files that leave the page.

use crate::page::Page;
use gloo_timers::future::sleep;
use js_sys::Uint8Array;
use pool_vs_loop::platform::{copy, png};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

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
    copy("text", move |_| count.set(count.get() + 1));
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
