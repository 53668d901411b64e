//! The panels with events that a driven browser doesn't send.

use crate::page::Page;
use gloo_timers::future::sleep;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_touch_that_the_browser_takes_over_lets_the_playhead_go() {
    let page = Page::open("lineup=pool:blocking").await;
    page.until("#playhead").await;
    assert_eq!(page.text("#time"), "4.00 s of 4.00 s");
    page.point("playhead", "pointerdown", 0.5).await;
    page.point("playhead", "pointermove", 0.4).await;
    let held = page.text("#time");
    assert!(held.starts_with("1.") && held.ends_with(" s of 4.00 s"), "{held}");
    // The browser scrolls the page with it.
    page.point("playhead", "pointercancel", 0.4).await;
    page.point("playhead", "pointermove", 0.9).await;
    assert_eq!(page.text("#time"), held, "nothing is held any more");
    assert!(page.text("#tip").starts_with("Request 13"), "{}", page.text("#tip"));
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_are_not_shortcuts() {
    let page = Page::open("").await;
    page.key_anywhere("v", true).await;
    assert_eq!(page.attribute("#views [aria-pressed=true]", "value"), "request");
    page.key_anywhere("v", false).await;
    assert_eq!(page.attribute("#views [aria-pressed=true]", "value"), "finished");
}

#[wasm_bindgen_test]
async fn a_page_that_goes_away_while_it_plays_takes_its_frames_along() {
    let page = Page::open("at=0s").await;
    page.until("#play").await;
    page.press("#play", 1).await;
    assert_eq!(page.attribute("#play", "aria-label"), "Pause");
    drop(page);
    // A frame or a timer that is left over would panic.
    sleep(Duration::from_millis(200)).await;
    let page = Page::open("at=1s").await;
    page.until("#play").await;
    assert_eq!(page.attribute("#play", "aria-label"), "Play");
    assert_eq!(page.text("#time"), "1.00 s of 4.00 s");
}

#[wasm_bindgen_test]
async fn what_comes_after_the_first_frame_has_the_width_of_its_place() {
    // Too much for the first frame: the pictures are not there when the page is.
    let page = Page::open("requests=1000000&lineup=loop:async&cpu=1ms").await;
    assert_eq!(page.count("#plot svg"), 0);
    page.until("#timeline svg").await;
    sleep(Duration::from_millis(200)).await;
    for picture in ["#plot", "#timeline", "#diagram"] {
        let room = page.find(picture).client_width().to_string();
        assert_eq!(page.attribute(&format!("{picture} svg"), "width"), room, "{picture}");
    }
}

#[wasm_bindgen_test]
async fn pressing_a_thing_thrice_before_a_frame_is_pressing_it_thrice() {
    let page = Page::open("").await;
    page.press("#chapters [data-chapter='1']", 3).await;
    assert_eq!(page.text("#answer"), "16 requests on 4 workers: the pool takes 4.00 s with def.");
    page.press("#back", 3).await;
    assert_eq!(page.text("#time"), "0 s of 4.00 s");
    page.press("#forward", 2).await;
    assert_eq!(page.text("#time"), "2.00 s of 4.00 s");
    page.press("#undo", 3).await;
    assert_eq!(page.count("#plot path.series"), 6, "one step was to be undone");
    page.press("#redo", 3).await;
    assert_eq!(page.count("#plot path.series"), 1);
}
