//! How a set of exercises comes in: out of the fragment of an address, or out of a file.

use super::editor_work::Work;
use crate::lesson::address::{At as Address, Origin};
use crate::lesson::packed::{self, MAX_TEXT, Packing, Source, Unreadable};
use crate::lesson::{Problem, Set, limits};
use crate::platform::{self, Given, NotInflated};
use crate::ui::app::{App, Msg};
use crate::ui::given::text_of;
use crate::words::t;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

/// Bytes of a file that are read, besides one more that tells that there are more.
pub const LIMIT: u32 = MAX_TEXT as u32;

/// What happens on the way.
#[derive(Debug)]
pub enum Opening {
    /// A file is dropped or chosen.
    Given(Given),
    /// What a fragment has is unpacked, or can't be.
    Unpacked(String, Result<Vec<u8>, Unreadable>),
    /// A set is packed, and becomes the one on show; at this exercise, if it says one.
    Packed(Rc<Set>, Option<String>, String),
    /// The reader tries out an exercise of a set that they write.
    Try(Rc<Set>, String),
    /// The set on show is to be written on.
    Edit,
    /// The reader has read what could not be opened.
    Dismiss,
}

/// Unpacks what a fragment has of a set.
pub fn unpack(scope: &Scope<App>, data: &str) {
    let told = scope.callback(|(data, came)| Msg::Open(Opening::Unpacked(data, came)));
    let own = data.to_owned();
    unpacked(data, move |came| told.emit((own, came)));
}

/// Unpacks what a fragment has of a set, then calls back with its bytes.
pub fn unpacked(data: &str, done: impl FnOnce(Result<Vec<u8>, Unreadable>) + 'static) {
    match packed::read(data) {
        Ok((Packing::Deflated, bytes)) => platform::inflate(&bytes, MAX_TEXT, move |came| {
            let why = |why| match why {
                NotInflated::NoInflate => Unreadable::NoInflate,
                NotInflated::Damaged => Unreadable::Damaged,
                NotInflated::TooLarge => Unreadable::TooLarge(MAX_TEXT),
            };
            done(came.map_err(why));
        }),
        Ok((Packing::Plain, bytes)) => done(Ok(bytes)),
        Err(why) => done(Err(why)),
    }
}

/// Packs a text for a fragment, then calls back with it.
pub fn pack(text: String, done: impl FnOnce(String) + 'static) {
    let plain = text.clone();
    platform::deflate(text.as_bytes(), move |bytes| {
        done(match bytes {
            Some(bytes) => packed::write(Packing::Deflated, &bytes),
            None => packed::write(Packing::Plain, plain.as_bytes()),
        });
    });
}

/// What is wrong with a file.
pub fn refusal(name: &str, problem: &Problem) -> String {
    let problem = problem.sentence();
    t!("“{name}” is not opened. {problem}", name = crate::explain::quoted(name), problem = problem)
}

/// A button that opens a file with exercises.
pub fn button(id: &'static str, opened: Callback<Given>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let opened = opened.clone();
        platform::chosen_file(&event, limits::DRAFT as u32, move |given| opened.emit(given));
    });
    html! {
        <label key={id} class="quiet file">
            <input {id} type="file" class="unseen" accept=".json,application/json" {onchange} />
            { t!("Open a file …") }
        </label>
    }
}

/// What teachers do with a set on show: write on it, or open another one.
pub fn row(link: &Scope<App>) -> Html {
    html! {
        <div key="teach" class="row teach">
            <button id="edit-these" type="button" class="quiet"
                onclick={link.callback(|_| Msg::Open(Opening::Edit))}>{ t!("Change these exercises") }</button>
            <a id="write" class="quiet" href="#editor">{ t!("Write your own") }</a>
            { button("open-set", link.callback(|given| Msg::Open(Opening::Given(given)))) }
        </div>
    }
}

impl App {
    /// Takes what happens on the way of a set into the page. Whether there is something new to see.
    pub(in crate::ui) fn opening(&mut self, scope: &Scope<Self>, step: Opening) -> bool {
        let opened = match step {
            // The editor takes it.
            Opening::Given(_) if self.editing => return false,
            Opening::Given(_) if self.link.embed => {
                Err(t!("Inside another page there are no exercises: open this one on its own.")
                    .into())
            }
            Opening::Given(given) => text_of(given, MAX_TEXT).and_then(|(name, text)| {
                let set = Set::read(&text).map_err(|problem| refusal(&name, &problem))?;
                self.pack(scope, Rc::new(set), None);
                Ok(())
            }),
            Opening::Packed(set, exercise, data) => {
                let origin = Origin::Own(&data);
                let address = match &exercise {
                    Some(id) => Address::Exercise(origin, id),
                    None => Address::Overview(origin),
                };
                self.address.go(&self.link.encode(), &address.fragment(), true);
                self.editing = false;
                self.open_set(scope, Rc::unwrap_or_clone(set), data);
                Ok(())
            }
            Opening::Unpacked(data, came) => {
                let fragment = self.address.fragment();
                if Address::parse(&fragment).origin() != Some(Origin::Own(&data)) {
                    return false; // the reader has gone on meanwhile
                }
                let text = came.and_then(packed::text);
                let set = text.map_err(|why| why.sentence(Source::Link)).and_then(|text| {
                    Set::read(&text).map_err(|problem| {
                        let problem = problem.sentence();
                        t!(
                            "The exercises of this link are not opened. {problem}",
                            problem = problem
                        )
                    })
                });
                match set {
                    Ok(set) => {
                        self.open_set(scope, set, data);
                        Ok(())
                    }
                    Err(why) => {
                        self.desk.at = super::At::Page;
                        self.redraw();
                        Err(why)
                    }
                }
            }
            Opening::Try(set, id) => {
                self.pack(scope, set, Some(id));
                Ok(())
            }
            Opening::Edit => {
                if let Some(set) = &self.desk.set {
                    let mut work = self.editor.0.borrow_mut();
                    work.get_or_insert_with(|| Work::open("")).write_on(set);
                    drop(work);
                    self.address.go(&self.link.encode(), &Address::Editor.fragment(), true);
                    self.route(scope);
                }
                Ok(())
            }
            Opening::Dismiss => {
                self.refocus = Some("#answer, #lesson h2");
                Ok(())
            }
        };
        self.refused = opened.err().unwrap_or_default();
        true
    }

    /// Packs a set, which then becomes the one on show.
    pub(in crate::ui) fn pack(&self, scope: &Scope<Self>, set: Rc<Set>, exercise: Option<String>) {
        let told = scope.callback(Msg::Open);
        pack(set.write_short(), move |data| told.emit(Opening::Packed(set, exercise, data)));
    }
}
