//! The page in a test's document.

use gloo_timers::future::sleep;
use pool_vs_loop::ui::{App, Props};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};
use yew::AppHandle;

/// The mounted page, which ends with its test. What can't be found fails the test.
pub struct Page {
    host: Element,
    app: Option<AppHandle<App>>,
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.host.remove();
    }
}

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a document")
}

impl Page {
    /// Mounts the page as if it was opened with a query, and waits until it stands.
    pub async fn open(query: &str) -> Self {
        let window = web_sys::window().expect("a window");
        let url = format!("?{query}");
        let history = window.history().expect("a history");
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).expect("a new address");
        let host = document().create_element("div").expect("an element");
        host.set_id("app");
        document().body().expect("a body").append_child(&host).expect("a child");
        let app = pool_vs_loop::ui::mount(Props::default());
        assert!(app.is_some(), "mounted");
        let page = Self { host, app };
        page.until("#answer").await;
        page
    }

    /// Waits until an element is there.
    pub async fn until(&self, selector: &str) {
        for _ in 0..600 {
            if self.count(selector) > 0 {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("no {selector} after 30 s");
    }

    pub fn find(&self, selector: &str) -> Element {
        let found = self.host.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector}"))
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.host.query_selector_all(selector).expect("a selector").length()
    }

    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default().trim().into()
    }

    pub fn texts(&self, selector: &str) -> Vec<String> {
        let all = self.host.query_selector_all(selector).expect("a selector");
        let text = |place| all.get(place).and_then(|node| node.text_content()).unwrap_or_default();
        (0..all.length()).map(text).collect()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> String {
        self.find(selector).get_attribute(name).unwrap_or_default()
    }

    fn input(&self, id: &str) -> HtmlInputElement {
        self.find(&format!("#{id}")).unchecked_into()
    }

    pub fn value(&self, id: &str) -> String {
        self.input(id).value()
    }

    /// Moves a slider to a stop, and goes on holding it.
    pub async fn slide(&self, id: &str, stop: u32) {
        self.input(id).set_value(&stop.to_string());
        self.send(id, "input").await;
    }

    /// Presses a button, some times before the page can draw.
    pub async fn press(&self, selector: &str, times: u32) {
        let button: HtmlElement = self.find(selector).unchecked_into();
        (0..times).for_each(|_| button.click());
        sleep(Duration::ZERO).await;
    }

    /// Chooses a place of a list.
    pub async fn choose(&self, id: &str, place: i32) {
        self.list(id).set_selected_index(place);
        self.send(id, "change").await;
    }

    /// Chooses a value of a list that tells nobody.
    pub fn select(&self, id: &str, value: &str) {
        self.list(id).set_value(value);
    }

    /// The place that is chosen in a list.
    pub fn chosen(&self, id: &str) -> i32 {
        self.list(id).selected_index()
    }

    fn list(&self, id: &str) -> HtmlSelectElement {
        self.find(&format!("#{id}")).unchecked_into()
    }

    /// Lets a slider go.
    pub async fn release(&self, id: &str) {
        self.send(id, "change").await;
    }

    /// Replaces the text of a field.
    pub async fn type_in(&self, id: &str, text: &str) {
        self.input(id).set_value(text);
        self.send(id, "input").await;
    }

    /// Leaves a field.
    pub async fn blur(&self, id: &str) {
        self.send(id, "focusout").await;
        self.send(id, "blur").await;
    }

    /// Sends a pointer's event to an element, at a share of its width and in its middle.
    pub async fn point(&self, id: &str, kind: &str, share: f64) {
        let element = self.find(&format!("#{id}"));
        // Tests have no styles, with which it would lie over its picture.
        element.set_attribute("style", "height: 100px").expect("an attribute");
        let place = element.get_bounding_client_rect();
        let init = PointerEventInit::new();
        init.set_bubbles(true);
        init.set_pointer_id(1);
        init.set_client_x((place.left() + place.width() * share) as i32);
        init.set_client_y((place.top() + place.height() * 0.4) as i32);
        let event = PointerEvent::new_with_event_init_dict(kind, &init).expect("an event");
        element.dispatch_event(&event).expect("a dispatch");
        sleep(Duration::ZERO).await;
    }

    /// Presses a key where nothing has the focus, as part of a text being composed or not.
    pub async fn key_anywhere(&self, key: &str, composing: bool) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_is_composing(composing);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        self.host.dispatch_event(&event.expect("an event")).expect("a dispatch");
        sleep(Duration::ZERO).await;
    }

    /// The tag of the element that has the focus.
    pub fn focused(&self) -> String {
        document().active_element().map(|element| element.tag_name()).unwrap_or_default()
    }

    pub async fn key(&self, id: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        for kind in ["keydown", "keyup"] {
            let event = KeyboardEvent::new_with_keyboard_event_init_dict(kind, &init);
            self.input(id).dispatch_event(&event.expect("an event")).expect("a dispatch");
        }
        sleep(Duration::ZERO).await;
    }

    async fn send(&self, id: &str, kind: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = if kind == "input" {
            let init: &web_sys::InputEventInit = init.unchecked_ref();
            web_sys::InputEvent::new_with_event_init_dict(kind, init).map(JsCast::unchecked_into)
        } else {
            Event::new_with_event_init_dict(kind, &init)
        };
        self.input(id).dispatch_event(&event.expect("an event")).expect("a dispatch");
        sleep(Duration::ZERO).await;
    }
}
