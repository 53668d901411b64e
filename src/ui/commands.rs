//! Command lines: those of the line-up, with the code that they serve, and one that is pasted.

use super::choice;
use super::parts::text;
use crate::explain::{self, entry_name, entry_note};
use crate::export::{beyond_command, command_line, handler_code};
use crate::scenario::{Command, Entry, Link, NoCommand};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the part of the page is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// What is set on the page.
    pub link: Link,
    /// Takes the link that a pasted command leads to.
    pub apply: Callback<Link>,
    /// Takes a text for the clipboard.
    pub copy: Callback<String>,
}

/// What happens in it.
#[derive(Debug)]
pub enum Msg {
    /// The reader types or pastes.
    Typed(String),
    /// The reader wants the command read.
    Read,
    /// The code of an entry is opened or closed.
    Unfold(Entry, bool),
}

/// The commands of the entries that are drawn, and a field for one of the reader's own.
#[derive(Debug, Default)]
pub struct Commands {
    pasted: String,
    /// What came of the text when it was last read.
    read: Option<Result<Command, NoCommand>>,
    /// Entries whose code is seen. Only theirs is made.
    open: Vec<Entry>,
}

impl Component for Commands {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
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
            Msg::Unfold(entry, open) => {
                self.open.retain(|other| *other != entry);
                self.open.extend(open.then_some(entry));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <div id="commands" class="commands">
                { text("h3", "Command lines") }
                <ul>{ for ctx.props().link.shown().map(|entry| self.entry(ctx, entry)) }</ul>
                { self.field(ctx) }
            </div>
        }
    }
}

impl Commands {
    fn entry(&self, ctx: &Context<Self>, entry: Entry) -> Html {
        let scenario = &ctx.props().link.scenario;
        let line = command_line(scenario, entry);
        let open = self.open.contains(&entry);
        let toggled = ctx.link().callback(move |event| Msg::Unfold(entry, choice::is_open(&event)));
        let name = entry_name(entry);
        let code = || {
            let code = handler_code(scenario, entry);
            let beyond = beyond_command(scenario, entry);
            let copied = copied(ctx, &code, &format!("the code of {name}"));
            html! { <>{ copied }{ for (!beyond.is_empty()).then(|| text("p", beyond.join(" "))) }</> }
        };
        html! {
            <li key={entry.to_string()}>
                <p>{ &name }{ " " }{ text("small", entry_note(entry)) }</p>
                { copied(ctx, &line, &format!("the command of {name}")) }
                <details {open} ontoggle={toggled}>
                    <summary>{ "The code, app.py" }</summary>
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
                <label for="command">{ "Paste a command line" }</label>
                <textarea id="command" rows="2" autocomplete="off" autocapitalize="off" spellcheck="false"
                    placeholder="gunicorn -w 4 --threads 10 app:app" value={self.pasted.clone()}
                    aria-describedby="command-read" aria-invalid={invalid.then_some("true")} {oninput} />
                <button id="command-set" type="button" class="quiet"
                    onclick={ctx.link().callback(|_| Msg::Read)}>{ "Set the sliders" }</button>
                <div id="command-read" role="status">
                    { for sentences.into_iter().map(|sentence| text("p", sentence)) }
                </div>
            </div>
        }
    }
}

/// A text as it is to be typed, and a button that copies it. Where it is too long for its place it
/// scrolls, also with the keys.
fn copied(ctx: &Context<Commands>, copied: &str, name: &str) -> Html {
    let (copy, whole) = (ctx.props().copy.clone(), copied.to_string());
    html! {
        <div class="copied">
            <pre tabindex="0" role="group" aria-label={name.to_string()}>
                { text("code", whole.clone()) }
            </pre>
            <button type="button" class="quiet" aria-label={format!("Copy {name}")}
                onclick={Callback::from(move |_: MouseEvent| copy.emit(whole.clone()))}>{ "Copy" }</button>
        </div>
    }
}
