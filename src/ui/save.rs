//! Pictures and data to take along.

use super::app::{App, Msg};
use super::parts::node;
use super::writing::Writing;
use crate::export::{Kind, Subject, data, picture};
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
    /// The reader doesn't want the file that is being written.
    Cancel,
}

/// The buttons, the file that is being written, and what came of the last one.
pub fn view(scope: &Scope<App>, writing: Option<&Writing>, saved: &str) -> Html {
    let button = |kind: Kind| -> Html {
        let id = kind.label().to_ascii_lowercase().replace(' ', "-");
        let onclick = scope.callback(move |_| Msg::Save(Saving::Ask(kind)));
        let waits = kind.is_data() && writing.is_some_and(Writing::is_long);
        html! {
            <button key={kind.label()} {id} type="button" class="quiet" {onclick}
                aria-disabled={waits.then_some("true")}>
                { node(look_up(kind.label())) }
            </button>
        }
    };
    html! {
        <div key="save" id="save">
            <h3>{ node(t!("Pictures and data")) }</h3>
            <div class="files">{ for Kind::ALL.map(button) }</div>
            { for writing.map(|writing| writing.view(scope)) }
            <p id="saved" role="status" class="caption">{ saved.to_owned() }</p>
        </div>
    }
}

impl App {
    /// Makes a file and saves it, or begins to.
    pub(super) fn save(&mut self, scope: &Scope<Self>, step: Saving) {
        let kind = match step {
            Saving::Ask(kind) => kind,
            Saving::Cancel => return self.cancel_writing(),
            Saving::Done(name, saved) => {
                self.saved = told(&name, saved);
                return;
            }
        };
        if let Some(writing) = self.writing.as_ref().filter(|_| kind.is_data()) {
            self.saved = writing.refusal();
            return;
        }
        let Some(results) = self.study.shared_results() else {
            self.saved = t!("Nothing is simulated yet.").into();
            return;
        };
        if let Some(file) = data(kind, &self.link, results.clone()) {
            return self.begin_to_write(scope, file, kind);
        }
        let theme = match self.link.theme {
            Theme::Auto if platform::wants_dark() => Theme::Dark,
            theme => theme,
        };
        let address = platform::bare_address_with("");
        let subject = Subject { link: &self.link, results: &results, address: &address, theme };
        let Some(file) = picture(kind, &subject, self.study.fresh()) else {
            self.saved = match self.study.of(self.link.focused()) {
                Some(_) => t!("The timeline is still being drawn: try again in a moment.").into(),
                None => t!("There is no timeline of an entry that is not simulated.").into(),
            };
            return;
        };
        let picture = file.content;
        if kind.is_png() {
            self.saved.clear();
            let done = scope.callback(|(name, saved)| Msg::Save(Saving::Done(name, saved)));
            let (name, size) = (file.name.clone(), (picture.width, picture.height));
            platform::save_png(file.name, &picture.svg, size, SCALE, move |saved| {
                done.emit((name, saved));
            });
        } else {
            let saved = platform::save(&file.name, file.mime, &picture.svg);
            self.saved = told(&file.name, saved);
        }
    }
}

/// What came of it, as far as it can be known.
pub(super) fn told(name: &str, saved: bool) -> String {
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
