//! The command lines, as a component of its own.

use gloo_timers::future::sleep;
use pool_vs_loop::scenario::Link;
use pool_vs_loop::ui::{Commands, CommandsProps};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, InputEvent, InputEventInit};
use yew::Callback;

/// Waits until Yew has drawn.
async fn drawn() {
    sleep(Duration::from_millis(20)).await;
}

fn find<T: JsCast>(host: &Element, selector: &str) -> T {
    let found = host.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

fn text(host: &Element, selector: &str) -> String {
    find::<Element>(host, selector).text_content().unwrap_or_default()
}

/// Pastes a command line and presses the button.
async fn paste(host: &Element, command: &str) {
    let field: HtmlTextAreaElement = find(host, "#command");
    field.set_value(command);
    let init = InputEventInit::new();
    init.set_bubbles(true);
    let event = InputEvent::new_with_event_init_dict("input", &init).expect("an event");
    field.dispatch_event(&event).expect("a dispatch");
    find::<HtmlElement>(host, "#command-set").click();
    drawn().await;
}

#[wasm_bindgen_test]
async fn commands_are_copied_and_a_pasted_one_sets_the_link() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let host = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&host).expect("a child");
    let links = Rc::new(RefCell::new(Vec::new()));
    let applied = links.clone();
    let props = CommandsProps {
        link: Link::decode("lineup=pool:gather,loop:async,loop:stuck&hide=3").0,
        apply: Callback::from(move |link: Link| applied.borrow_mut().push(link.encode())),
    };
    let handle =
        yew::Renderer::<Commands>::with_root_and_props(host.clone(), props.clone()).render();
    drawn().await;

    // All entries, once they are asked for, and the code of one of them.
    assert_eq!(host.query_selector_all("li").expect("a selector").length(), 0);
    find::<HtmlElement>(&host, "summary").click();
    drawn().await;
    // Also of the one that isn’t drawn.
    assert_eq!(host.query_selector_all("li").expect("a selector").length(), 3);
    assert_eq!(text(&host, "li:first-child pre"), "gunicorn -w 4 app:app");
    assert_eq!(text(&host, "li:last-child pre"), "uvicorn app:app --workers 4");
    assert_eq!(host.query_selector_all("li details pre").expect("a selector").length(), 0);
    find::<HtmlElement>(&host, "li:first-child summary").click();
    drawn().await;
    assert!(text(&host, "li details pre").contains("await asyncio.gather("));

    // Copied, or selected for the reader to copy: a browser without a reader may refuse.
    find::<HtmlElement>(&host, "li:first-child button").click();
    sleep(Duration::from_millis(200)).await;
    let said = text(&host, "li:first-child .told");
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    let selected = selection.and_then(|selection| selection.to_string().as_string());
    assert!(
        said == "Copied."
            || said.contains("is selected") && selected.as_deref() == Some("gunicorn -w 4 app:app"),
        "{said}"
    );

    paste(&host, "").await;
    assert_eq!(text(&host, "#command-read"), "Paste a command line first.");
    paste(&host, "rm -rf /").await;
    assert!(text(&host, "#command-read").starts_with("Nothing was set: "));
    assert_eq!(
        find::<Element>(&host, "#command").get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    assert!(links.borrow().is_empty());
    paste(&host, "gunicorn \\\n  -w 8 --threads=10 '--<img src=x onerror=alert(1)>' app:app").await;
    assert_eq!(
        text(&host, "#command-read"),
        "Understood: gunicorn, 8 workers, 10 threads each; in the line-up it is threads.\
         Left out: --<img src=x onerror=alert(1)> (no flag of gunicorn that is known here)."
    );
    assert_eq!(host.query_selector_all("img").expect("a selector").length(), 0);
    assert_eq!(
        *links.borrow(),
        [
            "workers=8&lineup=pool:gather,loop:async,loop:stuck,threads:gather&hide=3&threads=10&focus=4"
        ]
    );
    handle.destroy();
    host.remove();
}
