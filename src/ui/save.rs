//! Pictures and data to take along.

use super::app::{App, Msg};
use super::parts::node;
use crate::export::{Kind, Subject, file};
use crate::platform;
use crate::scenario::Theme;
use crate::words::{look_up, t};
use yew::html::Scope;
use yew::prelude::*;

/// Pixels of a PNG for each CSS pixel.
const SCALE: i32 = 2;

/// What happens when files are saved.
#[derive(Debug)]
pub enum Saving {
    /// The reader wants one.
    Ask(Kind),
    /// A file of that name is saved, or can't be.
    Done(String, bool),
}

/// The buttons, and what came of the last one.
pub fn view(scope: &Scope<App>, saved: &str) -> Html {
    let button = |kind: Kind| -> Html {
        let id = kind.label().to_ascii_lowercase().replace(' ', "-");
        let onclick = scope.callback(move |_| Msg::Save(Saving::Ask(kind)));
        html! {
            <button key={kind.label()} {id} type="button" class="quiet" {onclick}>
                { node(look_up(kind.label())) }
            </button>
        }
    };
    html! {
        <div key="save" id="save">
            <h3>{ node(t!("Pictures and data")) }</h3>
            <div class="files">{ for Kind::ALL.map(button) }</div>
            <p id="saved" role="status" class="caption">{ saved.to_owned() }</p>
        </div>
    }
}

impl App {
    /// Makes a file and saves it. What is in it is made only now: data of a million requests take
    /// hundreds of megabytes.
    pub(super) fn save(&mut self, scope: &Scope<Self>, step: Saving) {
        let kind = match step {
            Saving::Ask(kind) => kind,
            Saving::Done(name, saved) => {
                self.saved = told(&name, saved);
                return;
            }
        };
        let Some(results) = self.study.results() else {
            self.saved = t!("Nothing is simulated yet.").into();
            return;
        };
        let theme = match self.link.theme {
            Theme::Auto if platform::wants_dark() => Theme::Dark,
            theme => theme,
        };
        let address = platform::bare_address_with("");
        let subject = Subject { link: &self.link, results, address: &address, theme };
        let Some(file) = file(kind, &subject, self.study.fresh()) else {
            self.saved = match self.study.of(self.link.focused()) {
                Some(_) => t!("The timeline is still being drawn: try again in a moment.").into(),
                None => t!("There is no timeline of an entry that is not simulated.").into(),
            };
            return;
        };
        match file.size.filter(|_| kind.is_png()) {
            Some(size) => {
                self.saved.clear();
                let done = scope.callback(|(name, saved)| Msg::Save(Saving::Done(name, saved)));
                let name = file.name.clone();
                platform::save_png(file.name, &file.text, size, SCALE, move |saved| {
                    done.emit((name, saved));
                });
            }
            None => {
                let saved = platform::save(&file.name, file.mime, &file.text);
                self.saved = told(&file.name, saved);
            }
        }
    }
}

/// What came of it, as far as it can be known.
fn told(name: &str, saved: bool) -> String {
    match (saved, platform::is_framed()) {
        (true, false) => t!("{file} is among your downloads.", file = name),
        (true, true) => t!(
            "{file} is among your downloads, unless the page around this one forbids that: then \
             open it in a page of its own.",
            file = name
        ),
        (false, _) => t!("{file} can’t be made: the browser refused.", file = name),
    }
}
