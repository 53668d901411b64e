//! Command lines: those of the line-up, with the code that they serve, and one that is pasted.

use super::choice;
use super::parts::{node, text};
use crate::explain::{self, entry_name, entry_note};
use crate::export::{beyond_command, command_line, handler_code};
use crate::platform;
use crate::scenario::{Command, Entry, Link, NoCommand};
use crate::words::t;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the part of the page is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is set on the page.
    pub link: Link,
    /// Takes the link that a pasted command leads to.
    pub apply: Callback<Link>,
}

/// What happens in it.
#[derive(Debug)]
pub enum Msg {
    /// The reader types or pastes.
    Typed(String),
    /// The reader wants the command read.
    Read,
    /// The entries' commands are opened or closed.
    List(bool),
    /// The code of an entry is opened or closed.
    Unfold(Entry, bool),
    /// The text of the element with this id is to be copied.
    Copy(String, String),
    /// The browser has copied, or has refused to.
    Copied(String, bool),
}

/// The commands of the line-up, and a field for one of the reader’s own.
#[derive(Debug, Default)]
pub struct Commands {
    pasted: String,
    /// What came of the text when it was last read.
    read: Option<Result<Command, NoCommand>>,
    /// Whether the entries' commands are seen. Only then they are made.
    listed: bool,
    /// Entries whose code is seen. Only theirs is made.
    open: Vec<Entry>,
    /// The id of what was copied last, and whether that is done.
    said: Option<(String, bool)>,
}

impl Component for Commands {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().link.scenario != old.link.scenario {
            // What was copied is another command now.
            self.said = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Typed(pasted) => self.pasted = pasted,
            Msg::Read => {
                let read = Command::parse(&self.pasted);
                if let Ok(command) = &read {
                    ctx.props().apply.emit(command.applied(&ctx.props().link));
                }
                self.read = Some(read);
            }
            Msg::List(listed) => self.listed = listed,
            Msg::Unfold(entry, open) => {
                self.open.retain(|other| *other != entry);
                self.open.extend(open.then_some(entry));
            }
            Msg::Copy(id, text) => {
                let done = ctx.link().callback(|(id, done)| Msg::Copied(id, done));
                let copied = id.clone();
                platform::copy(id, &text, move |copy| done.emit((copied, copy)));
                return false;
            }
            Msg::Copied(id, done) => self.said = Some((id, done)),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <div id="commands" class="commands">
                { text("h3", t!("Command lines")) }
                { self.field(ctx) }
                <details open={self.listed}
                    ontoggle={ctx.link().callback(|event| Msg::List(choice::is_open(&event)))}>
                    <summary>{ node(t!("The commands and the code of these entries")) }</summary>
                    { for self.listed.then(|| self.list(ctx)) }
                </details>
            </div>
        }
    }
}

impl Commands {
    fn list(&self, ctx: &Context<Self>) -> Html {
        html! { <ul>{ for ctx.props().link.scenario.lineup.iter().map(|&entry| self.entry(ctx, entry)) }</ul> }
    }

    fn entry(&self, ctx: &Context<Self>, entry: Entry) -> Html {
        let scenario = &ctx.props().link.scenario;
        let line = command_line(scenario, entry);
        let open = self.open.contains(&entry);
        let toggled = ctx.link().callback(move |event| Msg::Unfold(entry, choice::is_open(&event)));
        let name = entry_name(entry);
        let names = [
            t!("The command of {entry}", entry = &name),
            t!("Copy the command of {entry}", entry = &name),
        ];
        let code = || {
            let code = handler_code(scenario, entry);
            let beyond = beyond_command(scenario, entry);
            let id = format!("code-{entry}");
            let names = [
                t!("The code of {entry}", entry = &name),
                t!("Copy the code of {entry}", entry = &name),
            ];
            let copied = self.copied(ctx, id, code, names);
            html! { <>{ copied }{ for (!beyond.is_empty()).then(|| text("p", beyond.join(" "))) }</> }
        };
        html! {
            <li key={entry.to_string()}>
                <p>{ &name }{ " " }{ text("small", entry_note(entry)) }</p>
                { self.copied(ctx, format!("command-{entry}"), line, names) }
                <details {open} ontoggle={toggled}>
                    <summary>{ node(t!("The code, app.py")) }</summary>
                    { for open.then(code) }
                </details>
            </li>
        }
    }

    fn field(&self, ctx: &Context<Self>) -> Html {
        let oninput = ctx.link().callback(|event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            Msg::Typed(field.value())
        });
        let sentences = match &self.read {
            None => Vec::new(),
            Some(Ok(command)) => explain::command(command),
            Some(Err(why)) => vec![explain::no_command(*why)],
        };
        let invalid = matches!(self.read, Some(Err(_)));
        html! {
            <div class="paste">
                <label for="command">{ node(t!("Paste a command line")) }</label>
                <textarea id="command" rows="2" autocomplete="off" autocapitalize="off" spellcheck="false"
                    placeholder="gunicorn -w 4 --threads 10 app:app" value={self.pasted.clone()}
                    aria-describedby="command-read" aria-invalid={invalid.then_some("true")} {oninput} />
                <button id="command-set" type="button" class="quiet"
                    onclick={ctx.link().callback(|_| Msg::Read)}>{ node(t!("Set the sliders")) }</button>
                <div id="command-read" role="status">
                    { for sentences.into_iter().map(|sentence| text("p", sentence)) }
                </div>
            </div>
        }
    }

    /// A text as it is to be typed, a button that copies it, and what came of that; with the names
    /// of both.
    fn copied(
        &self,
        ctx: &Context<Self>,
        id: String,
        text: String,
        [name, copy]: [String; 2],
    ) -> Html {
        let said = match &self.said {
            Some((it, done)) if *it == id => told(*done),
            _ => "",
        };
        let (target, whole) = (id.clone(), text.clone());
        let onclick = ctx.link().callback(move |_| Msg::Copy(target.clone(), whole.clone()));
        html! {
            <div class="copied">
                // Where it is too long for its place it scrolls, also with the keys.
                <pre tabindex="0" role="group" aria-label={name}>
                    <code {id}>{ text }</code>
                </pre>
                <button type="button" class="quiet" aria-label={copy} {onclick}>
                    { node(t!("Copy")) }
                </button>
                <p class="told" role="status">{ said }</p>
            </div>
        }
    }
}

/// What came of copying.
pub fn told(done: bool) -> &'static str {
    match done {
        true => t!("Copied."),
        false => {
            t!("The browser did not let the page copy. The text is selected: copy it with your \
             browser’s own command.")
        }
    }
}
