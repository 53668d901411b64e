//! Tests that need a browser: the page as Yew makes it, and the browser's own doors.
#![cfg(target_arch = "wasm32")]

mod commands;
mod files;
mod page;
mod panels;
mod sameness;

use gloo_timers::future::sleep;
use page::Page;
use pool_vs_loop::platform::{AddressBar, WidthObserver, now};
use pool_vs_loop::scenario::Scenario;
use pool_vs_loop::sim;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_opens_with_the_seed_posts_numbers() {
    let page = Page::open("").await;
    assert_eq!(
        page.text("#answer"),
        "16 requests on 4 workers: the pool takes 4.00 s with def and async def alike, 2.00 s with \
         the wait split in two; the event loop 1.00 s and 0.500 s, each a quarter of the time."
    );
    let makespans = page.texts("#summary td[data-col=makespan]");
    assert_eq!(makespans, ["4.00 s", "4.00 s", "2.00 s", "1.00 s", "1.00 s", "0.500 s"]);
    assert_eq!(page.count("#plot path.series"), 6);
}

#[wasm_bindgen_test]
async fn an_input_event_of_a_slider_changes_everything_in_one_go() {
    let page = Page::open("").await;
    page.slide("workers", 7).await;
    assert_eq!(page.value("workers-field"), "8");
    assert_eq!(page.attribute("#workers", "aria-valuetext"), "8 workers");
    assert_eq!(page.texts("#summary td[data-col=makespan]")[0], "2.00 s");
    assert!(page.text("#answer").starts_with("16 requests on 8 workers"));
    assert_eq!(page.attribute("#plot", "data-shown"), "workers=8");
}

#[wasm_bindgen_test]
async fn the_axis_holds_while_a_slider_is_held_and_fits_when_it_is_let_go() {
    let page = Page::open("requests=100").await;
    let top = || page.texts("#plot text.tick").into_iter().find(|text| text.ends_with(" s"));
    assert_eq!(top().as_deref(), Some("25 s"));
    page.slide("workers", 19).await;
    assert_eq!(page.texts("#summary td[data-col=makespan]")[0], "5.00 s");
    assert_eq!(top().as_deref(), Some("25 s"), "held");
    page.release("workers").await;
    assert_eq!(top().as_deref(), Some("5 s"), "let go");
}

#[wasm_bindgen_test]
async fn half_typed_input_changes_nothing_and_says_what_is_allowed() {
    let page = Page::open("").await;
    page.type_in("workers-field", "0").await;
    assert_eq!(page.text("#workers-error"), "Workers is a whole number from 1 to 1,024.");
    assert_eq!(page.attribute("#workers-field", "aria-invalid"), "true");
    assert_eq!(page.attribute("#plot", "data-shown"), "");
    page.key("workers-field", "Enter").await;
    assert_eq!(page.value("workers-field"), "0", "what was typed is not lost");
    page.blur("workers-field").await;
    assert_eq!(page.value("workers-field"), "4", "the field shows what holds");
    assert_eq!(
        page.text("#workers-error"),
        "“0” is not possible: Workers is a whole number from 1 to 1,024. Kept 4."
    );
    page.type_in("workers-field", "12").await;
    assert_eq!(page.attribute("#plot", "data-shown"), "workers=12");
    page.type_in("workers-field", "x").await;
    page.key("workers-field", "Escape").await;
    assert_eq!(
        (page.value("workers-field").as_str(), page.text("#workers-error")),
        ("4", String::new())
    );
}

#[wasm_bindgen_test]
async fn keys_step_over_the_stops() {
    let page = Page::open("workers=37").await;
    page.key("workers", "ArrowRight").await;
    assert_eq!(page.value("workers-field"), "40");
    page.key("workers", "PageDown").await;
    assert_eq!(page.value("workers-field"), "17");
    page.key("workers", "End").await;
    assert_eq!(page.value("workers-field"), "1,024");
}

#[wasm_bindgen_test]
async fn names_from_the_address_are_text() {
    let page = Page::open("%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E=1").await;
    assert_eq!(page.count("#notices img"), 0);
    assert!(page.text("#notices li").contains("<img src=x onerror=alert(1)>"));
}

#[wasm_bindgen_test]
async fn a_notice_can_be_put_away_however_often_it_is_pressed() {
    let page = Page::open("workers=0&colour=red").await;
    page.press("#notices button", 3).await;
    assert_eq!(page.count("#notices li"), 1);
    assert_eq!(page.focused(), "BUTTON", "the focus is at the next notice");
    page.press("#notices button", 1).await;
    assert_eq!(page.count("#notices li"), 0);
    assert_eq!(page.focused(), "INPUT", "the focus is at the first control");
}

#[wasm_bindgen_test]
async fn the_address_is_written_at_a_pace_and_ends_with_the_newest() {
    let _page = Page::open("").await;
    let (bar, query) = AddressBar::open();
    assert_eq!(query, pool_vs_loop::platform::Place::default());
    for workers in 1..=100 {
        bar.write(format!("workers={workers}"));
    }
    assert_eq!(AddressBar::open().1.query, "?workers=1", "the first goes at once, the rest wait");
    sleep(Duration::from_millis(400)).await;
    assert_eq!(AddressBar::open().1.query, "?workers=100");
    bar.write("workers=5".into());
    bar.write("workers=6".into());
    bar.flush();
    assert_eq!(AddressBar::open().1.query, "?workers=6", "letting go writes at once");
}

#[wasm_bindgen_test]
async fn a_late_timer_does_not_write_an_old_address_over_a_new_one() {
    let _page = Page::open("").await;
    let (bar, _) = AddressBar::open();
    bar.write("workers=1".into());
    bar.write("workers=2".into());
    // The main thread is busy past the time at which the second was due.
    let until = now() + 400.0;
    while now() < until {}
    bar.write("workers=3".into());
    assert_eq!(AddressBar::open().1.query, "?workers=3");
    sleep(Duration::from_millis(400)).await;
    assert_eq!(AddressBar::open().1.query, "?workers=3", "the newest stays");
}

#[wasm_bindgen_test]
async fn back_and_forward_restore_and_a_fragment_changes_nothing() {
    let page = Page::open("workers=5").await;
    let window = web_sys::window().expect("a window");
    let history = window.history().expect("a history");
    let push = |url| history.push_state_with_url(&JsValue::NULL, "", Some(url)).expect("an entry");
    push("?workers=6");
    page.slide("workers", 8).await;
    page.release("workers").await;
    assert_eq!(AddressBar::open().1.query, "?workers=9");
    // The slide made an entry. A write that waits must not land on the one that the reader goes to.
    page.slide("workers", 9).await;
    history.back().expect("a way back");
    page.until("#plot[data-shown=\"workers=6\"]").await;
    sleep(Duration::from_millis(400)).await;
    assert_eq!(AddressBar::open().1.query, "?workers=6");
    history.back().expect("a way back");
    page.until("#plot[data-shown=\"workers=5\"]").await;
    sleep(Duration::from_millis(400)).await;
    assert_eq!(AddressBar::open().1.query, "?workers=5");
    page.slide("workers", 10).await;
    window.location().set_hash("exercise").expect("a fragment");
    sleep(Duration::from_millis(400)).await;
    assert_eq!(page.value("workers-field"), "11", "a fragment is no other scenario");
    assert_eq!(AddressBar::open().1.query, "?workers=11");
}

#[wasm_bindgen_test]
async fn a_run_of_a_million_requests_is_sliced_and_only_the_newest_stays() {
    let page = Page::open("requests=1000000").await;
    for place in 0..20 {
        page.slide("workers", place).await;
    }
    page.until("#plot[data-shown=\"workers=20&requests=1000000\"]").await;
    assert!(page.text("#answer").starts_with("1,000,000 requests on 20 workers"));
    assert!(page.count("*") < 1_050, "the page is bounded");
}

#[wasm_bindgen_test]
async fn widths_are_told_and_told_again() {
    let page = Page::open("").await;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let host = page.find("#plot");
    let note = seen.clone();
    let observer = WidthObserver::new(host.clone(), move |width| note.borrow_mut().push(width));
    host.set_attribute("style", "width: 321px").expect("an attribute");
    sleep(Duration::from_millis(100)).await;
    assert_eq!(seen.borrow().last(), Some(&321));
    assert_eq!(page.attribute("#plot svg", "width"), "321", "the plot follows");
    drop(observer);
    let before = seen.borrow().len();
    host.set_attribute("style", "width: 400px").expect("an attribute");
    sleep(Duration::from_millis(100)).await;
    assert_eq!(seen.borrow().len(), before, "a dropped observer is silent");
}

#[wasm_bindgen_test]
fn the_seed_posts_makespans_hold_in_wasm() {
    let scenario = Scenario { workers: 3, requests: 50, ..Scenario::default() };
    let makespans: Vec<u64> =
        sim::run(&scenario).entries.iter().map(|result| result.summary.makespan).collect();
    assert_eq!(makespans, [17_000_000, 17_000_000, 8_500_000, 1_000_000, 1_000_000, 500_000]);
}

#[wasm_bindgen_test]
async fn more_opens_by_itself_and_says_what_differs() {
    let page = Page::open("workers=3").await;
    assert!(!page.find("#more").has_attribute("open"));
    assert_eq!(page.text("#more > summary"), "More");
    drop(page);
    let page = Page::open("client=paced:30&cores=2").await;
    assert!(page.find("#more").has_attribute("open"));
    assert_eq!(page.text("#more > summary"), "More: paced 30/s, 2 cores");
    assert_eq!(page.value("rate-field"), "30 /s");
    page.choose("client", 2).await;
    assert_eq!(page.text("#more > summary"), "More: poisson 30/s, 2 cores");
    page.type_in("rate-field", "2.5").await;
    assert_eq!(page.attribute("#plot", "data-shown"), "cores=2&client=poisson:2.5");
    page.choose("client", 3).await;
    assert_eq!(page.value("users-field"), "8");
    assert_eq!(page.count("#rate"), 0);
    page.press("#reset", 1).await;
    assert_eq!(page.chosen("client"), 0, "the list shows what holds");
    assert_eq!(page.text("#more > summary"), "More");
}

#[wasm_bindgen_test]
async fn what_can_be_none_is_turned_on_and_off() {
    let page = Page::open("requests=100").await;
    assert_eq!(page.count("#timeout"), 0);
    page.press("#timeout-on", 1).await;
    assert_eq!(page.value("timeout-field"), "30 s");
    page.type_in("timeout-field", "1500 ms").await;
    page.press("#backlog-on", 1).await;
    page.type_in("backlog-field", "10").await;
    assert_eq!(page.attribute("#plot", "data-shown"), "requests=100&timeout=1500ms&backlog=10");
    assert!(page.text("#answer").contains("with def and async def alike (85 refused)"));
    assert_eq!(page.texts("#summary td[data-col=refused]"), ["85", "85", "85", "0", "0", "0"]);
    page.press("#timeout-on", 1).await;
    page.press("#backlog-on", 1).await;
    assert_eq!(page.attribute("#plot", "data-shown"), "requests=100");
    assert_eq!(page.count("#summary td[data-col=refused]"), 0);
}

#[wasm_bindgen_test]
async fn weights_are_taken_when_they_fit() {
    let page = Page::open("requests=100&accept=shares:44-24-16-16").await;
    assert_eq!(page.value("weights"), "44-24-16-16");
    page.type_in("weights", "4, 3, 2").await;
    assert_eq!(page.attribute("#weights", "aria-invalid"), "true");
    assert!(page.text("#weights-error").contains("Kept 44-24-16-16."));
    page.type_in("weights", "4, 3, 2, 1").await;
    assert_eq!(page.text("#weights-error"), "");
    assert_eq!(page.attribute("#plot", "data-shown"), "requests=100&accept=shares:4-3-2-1");
    for bad in ["", "4-3-2-1.5", "-4-3-2-x", "0-0-0-0", "9999999-1-1-1"] {
        page.type_in("weights", bad).await;
        page.blur("weights").await;
        assert_eq!(page.value("weights"), "4-3-2-1", "{bad}");
    }
    page.slide("workers", 2).await;
    assert_eq!(page.count("#weights"), 0);
    assert!(page.text("#notices li").starts_with("The shares are even now"));
}

#[wasm_bindgen_test]
async fn entries_are_added_and_removed() {
    let page = Page::open("lineup=pool:blocking,loop:async").await;
    page.select("add-entry", "threads:stuck");
    page.press("#add", 1).await;
    assert_eq!(
        page.attribute("#plot", "data-shown"),
        "lineup=pool:blocking,loop:async,threads:stuck"
    );
    assert_eq!(page.count("#add-entry option"), 10);
    page.press("#lineup button[value='pool:blocking']", 1).await;
    page.press("#lineup button[value='loop:async']", 1).await;
    assert_eq!(page.attribute("#plot", "data-shown"), "lineup=threads:stuck");
    assert!(page.find("#lineup button[value='threads:stuck']").has_attribute("disabled"));
    assert_eq!(page.focused(), "SELECT");
}

#[wasm_bindgen_test]
async fn measured_runs_that_cannot_be_had_are_a_sentence_and_another_try() {
    let page = Page::open("").await;
    assert_eq!(page.text("#truth"), "How true is this?");
    page.press("#truth > summary", 1).await;
    // The tests' own server has no such file.
    page.until("#truth-retry").await;
    page.press("#truth-retry", 1).await;
    page.until("#truth-retry").await;
    assert_eq!(page.texts("#summary td[data-col=makespan]")[0], "4.00 s");
}
