//! Another turn of the page's event loop.

use super::Listener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::MessageChannel;

/// Calls back in later turns, each as soon as the browser has seen to what waits: input, timers, and
/// a frame that is due.
///
/// Timers that follow upon one another wait 4 milliseconds each ([HTML, Timers][timers], step 5 of
/// the initialization steps), a third of a frame; messages don't.
///
/// [timers]: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers
#[derive(Debug)]
pub struct Turns {
    channel: MessageChannel,
    /// Whether a turn is asked for that hasn't come.
    asked: Rc<Cell<bool>>,
    _listener: Listener,
}

impl Turns {
    /// Calls back in each turn that was asked for. `None` if the browser refuses.
    pub fn new(callback: impl Fn() + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let port = channel.port1();
        let asked = Rc::new(Cell::new(false));
        let come = asked.clone();
        let listener = Listener::new(&port, "message", move |_| {
            come.set(false);
            callback();
        })?;
        port.start();
        Some(Self { channel, asked, _listener: listener })
    }

    /// Asks for a call in a later turn, once however often it is asked. Whether there will be one.
    pub fn ask(&self) -> bool {
        if !self.asked.get() {
            self.asked.set(self.channel.port2().post_message(&JsValue::NULL).is_ok());
        }
        self.asked.get()
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        self.channel.port1().close();
    }
}
