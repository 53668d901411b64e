//! The link to copy, and the code that embeds the page elsewhere.

use super::commands;
use super::parts::{node, text};
use crate::explain::{panel_name, theme_name};
use crate::export::{Embedding, FRAME_HEIGHT};
use crate::platform::{self, Listener};
use crate::scenario::{Link, Panel, Theme};
use crate::words::{look_up, mark, t};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Ids of the dialog, of what is copied, and of the preview.
const DIALOG: &str = "embed";
const LINK: &str = "link";
const CODE: &str = "embed-code";
const PREVIEW: &str = "preview";

/// Widths to choose from, in CSS pixels; `None` for all of the column.
const WIDTHS: [(Option<u32>, &str); 3] = [
    (None, mark!("as wide as the text")),
    (Some(560), mark!("560 pixels")),
    (Some(320), mark!("320 pixels")),
];

/// Width of the preview where the frame takes all of a column, in CSS pixels: a blog's.
const COLUMN: u32 = 560;

/// Forms of the code.
const FORMS: [(Form, &str, &str); 3] = [
    (
        Form::Script,
        mark!("Script"),
        mark!(
            "One line of script: the frame loads when it comes near and takes the height of what is in it. Without scripts it is a frame of fixed height."
        ),
    ),
    (
        Form::Frame,
        mark!("Frame"),
        mark!(
            "A frame of fixed height, for pages that allow no scripts of others. On phones its contents are higher, and scroll."
        ),
    ),
    (
        Form::Markdown,
        mark!("Markdown"),
        mark!(
            "A picture that leads to the page, for feeds and readmes, where no frame survives. Save the plot as SVG and put the file beside your text."
        ),
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Script,
    Frame,
    Markdown,
}

/// What is to be shared.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The page as it stands.
    pub link: Link,
    /// What the file with the plot is called that can be saved.
    pub picture: AttrValue,
}

/// What happens.
#[derive(Debug)]
pub enum Msg {
    /// The link is to be copied.
    CopyLink,
    /// The code is to be copied.
    CopyCode,
    /// The browser has copied, or has refused to.
    Copied(&'static str, bool),
    /// The dialog is opened.
    Open,
    /// The dialog has been closed.
    Closed,
    /// A panel is to be in it, or not.
    Show(Panel, bool),
    /// The frame is to have the width in this place.
    Width(i32),
    /// It is to have the colours in this place.
    Theme(i32),
    /// The code is to have the form in this place.
    Form(usize),
    /// The preview has told its height, in CSS pixels.
    Height(u32),
}

/// The link, a button for the code, and the dialog with that.
pub struct Share {
    panels: Vec<Panel>,
    width: usize,
    theme: Theme,
    form: usize,
    height: u32,
    /// What the open dialog is about: the page may play on behind it.
    link: Option<Link>,
    /// Hears the preview.
    listener: Option<Listener>,
    /// What came of copying, and what it was.
    said: Option<(&'static str, bool)>,
}

impl Component for Share {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            panels: Panel::EMBEDDED.into(),
            width: 0,
            theme: Theme::Auto,
            form: 0,
            height: FRAME_HEIGHT,
            link: None,
            listener: None,
            said: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let still = |link: &Link| Link { at: None, ..link.clone() };
        if self.link.is_none() && still(&ctx.props().link) != still(&old.link) {
            // What was copied is another link now, if not only one of a run that is played.
            self.said = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::CopyLink => {
                copy(ctx, LINK, &platform::address_with(&ctx.props().link.encode()));
                return false;
            }
            Msg::CopyCode => {
                if let Some(link) = &self.link {
                    copy(ctx, CODE, &self.code(link, &ctx.props().picture));
                }
                return false;
            }
            Msg::Copied(what, done) => self.said = Some((what, done)),
            Msg::Open => {
                let told = ctx.link().callback(Msg::Height);
                self.listener = platform::on_frame_height(PREVIEW, move |height| told.emit(height));
                // What is seen is what is embedded, until something else is chosen.
                let link = ctx.props().link.clone();
                self.theme = link.theme;
                if let Some(panels) = &link.show {
                    self.panels.clone_from(panels);
                }
                self.link = Some(link);
                platform::open_dialog(DIALOG);
                self.anew();
            }
            Msg::Closed => {
                self.link = None;
                self.listener = None;
            }
            Msg::Show(panel, shown) => {
                // One at least. What comes in goes before what follows it on the page.
                let mut panels = self.panels.clone();
                panels.retain(|other| *other != panel);
                if shown {
                    let place = |panel| Panel::ALL.iter().position(|other| *other == panel);
                    let after = panels.iter().position(|other| place(*other) > place(panel));
                    panels.insert(after.unwrap_or(panels.len()), panel);
                }
                if !panels.is_empty() && panels != self.panels {
                    self.panels = panels;
                    self.anew();
                }
            }
            Msg::Width(place) => {
                self.width = usize::try_from(place).unwrap_or(0).min(WIDTHS.len() - 1);
                self.anew();
            }
            Msg::Theme(place) => {
                let place = usize::try_from(place).unwrap_or(0);
                self.theme = Theme::ALL.get(place).copied().unwrap_or_default();
                self.anew();
            }
            Msg::Form(place) => {
                self.form = place;
                self.said = None;
            }
            Msg::Height(height) => self.height = height,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let address = platform::address_with(&ctx.props().link.encode());
        let alone = platform::is_single_file();
        html! {
            <div key="share" class="share">
                <label for={LINK}>{ node(t!("Link to all of this")) }</label>
                <div class="row">
                    <input id={LINK} type="text" readonly=true value={address} dir="ltr" />
                    <button id="copy-link" type="button" class="quiet"
                        onclick={ctx.link().callback(|_| Msg::CopyLink)}>{ node(t!("Copy link")) }</button>
                    // Where a file on a disk is, nobody else can have it in a page.
                    if !alone {
                        <button id="copy-embed" type="button" class="quiet" aria-haspopup="dialog"
                            onclick={ctx.link().callback(|_| Msg::Open)}>{ node(t!("Embed it …")) }</button>
                    }
                </div>
                if alone {
                    <p class="caption">
                        { node(t!("This page is a file: its link works where the file is. To share a scenario, send the file along, or put what comes after the “?” behind the address of the page on the web.")) }
                    </p>
                }
                { self.told(LINK) }
                { self.dialog(ctx) }
            </div>
        }
    }
}

impl Share {
    /// The link as the embedded page gets it.
    fn embedded(&self, link: &Link) -> Link {
        let usual = self.panels == Panel::EMBEDDED;
        let show = (!usual).then(|| self.panels.clone());
        Link { embed: true, show, theme: self.theme, ..link.clone() }
    }

    /// Another preview, whose height isn't known, and another code, which isn't copied.
    fn anew(&mut self) {
        self.height = FRAME_HEIGHT;
        self.said = None;
    }

    fn width(&self) -> Option<u32> {
        WIDTHS.get(self.width).and_then(|(width, _)| *width)
    }

    fn code(&self, link: &Link, picture: &str) -> String {
        let embedded = self.embedded(link);
        let form = FORMS.get(self.form).map(|form| form.0);
        // What is chosen for a frame says nothing about the page that a picture leads to.
        let link = if form == Some(Form::Markdown) { link } else { &embedded };
        let address = &platform::bare_address_with("");
        let code = Embedding { link, address, width: self.width(), height: self.height };
        match form {
            Some(Form::Frame) => code.iframe(),
            Some(Form::Markdown) => code.markdown(picture),
            _ => code.script(),
        }
    }

    /// What came of copying this.
    fn told(&self, what: &'static str) -> Html {
        let said = match self.said {
            Some((it, done)) if it == what => commands::told(done),
            _ => "",
        };
        html! { <p class="told" role="status">{ said }</p> }
    }

    fn dialog(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        html! {
            <dialog key="embed" id={DIALOG} class="wide" aria-labelledby="embed-title"
                onclose={link.callback(|_| Msg::Closed)}>
                <div class="head">
                    <h2 id="embed-title">{ node(t!("Embed it")) }</h2>
                    <button id="embed-close" type="button" class="quiet"
                        onclick={Callback::from(|_| platform::close_dialog(DIALOG))}>
                        { node(t!("Close")) }
                    </button>
                </div>
                { for self.link.as_ref().map(|link| self.choices(ctx, link)) }
            </dialog>
        }
    }

    /// What can be chosen, the code, and the preview.
    fn choices(&self, ctx: &Context<Self>, shared: &Link) -> Html {
        let link = ctx.link();
        let panel = |panel: Panel| -> Html {
            let shown = self.panels.contains(&panel);
            let onchange = link.callback(move |event: Event| {
                Msg::Show(panel, event.target_unchecked_into::<HtmlInputElement>().checked())
            });
            html! {
                <label key={panel.word()} class="tick">
                    <input type="checkbox" value={panel.word()} checked={shown} {onchange}
                        disabled={shown && self.panels.len() == 1} />
                    { panel_name(panel) }
                </label>
            }
        };
        let form = |(place, (_, name, _)): (usize, &(Form, &'static str, &'static str))| -> Html {
            html! {
                <button key={place} type="button" class="tab"
                    aria-pressed={(place == self.form).to_string()}
                    onclick={link.callback(move |_| Msg::Form(place))}>{ node(look_up(name)) }</button>
            }
        };
        let place = Theme::ALL.iter().position(|theme| *theme == self.theme).unwrap_or(0);
        let embedded = self.embedded(shared);
        let address = platform::bare_address_with(&embedded.encode());
        let framed = FORMS.get(self.form).is_none_or(|form| form.0 != Form::Markdown);
        let preview = html! {
            // Another address in the same frame would be one more to go back from.
            <iframe key={address.clone()} id={PREVIEW} title={t!("Preview")} src={address}
                class={self.width().is_none().then_some("fluid")}
                width={self.width().unwrap_or(COLUMN).to_string()}
                height={self.height.to_string()} />
        };
        html! {
            <>
                if framed {
                    <fieldset class="panels">
                        <legend>{ node(t!("Panels")) }</legend>
                        { for Panel::ALL.into_iter().map(panel) }
                    </fieldset>
                    <div class="row">
                        { list(link, "embed-width", t!("Width##of a frame"), Msg::Width, self.width, WIDTHS.map(|width| look_up(width.1))) }
                        { list(link, "embed-theme", t!("Colours"), Msg::Theme, place, Theme::ALL.map(theme_name)) }
                    </div>
                }
                <div class="tabs" role="group" aria-label={t!("Kind of code")}>{ for FORMS.iter().enumerate().map(form) }</div>
                <p class="caption">{ FORMS.get(self.form).map_or("", |form| look_up(form.2)) }</p>
                <textarea id={CODE} class="code" readonly=true rows="8" dir="ltr" spellcheck="false"
                    aria-label={t!("Code")} value={self.code(shared, &ctx.props().picture)} />
                <div class="row">
                    <button id="copy-code" type="button" class="quiet"
                        onclick={link.callback(|_| Msg::CopyCode)}>{ node(t!("Copy code")) }</button>
                </div>
                { self.told(CODE) }
                if framed {
                    { text("h3", t!("Preview")) }
                    <div class="preview">{ preview }</div>
                }
            </>
        }
    }
}

/// A list to choose from, with its name.
fn list(
    link: &yew::html::Scope<Share>,
    id: &'static str,
    name: &'static str,
    chosen: fn(i32) -> Msg,
    place: usize,
    names: [&'static str; 3],
) -> Html {
    let onchange = link.callback(move |event: Event| {
        chosen(event.target_unchecked_into::<HtmlSelectElement>().selected_index())
    });
    let option = |(at, name): (usize, &'static str)| {
        html! { <option key={name} selected={at == place}>{ name }</option> }
    };
    html! {
        <label key={id}>
            { name }{ " " }
            <select {id} {onchange} ~selectedIndex={i32::try_from(place).unwrap_or(0)}>
                { for names.into_iter().enumerate().map(option) }
            </select>
        </label>
    }
}

/// Copies a text, or selects the element with it where the browser refuses.
fn copy(ctx: &Context<Share>, what: &'static str, text: &str) {
    let copied = ctx.link().callback(move |done| Msg::Copied(what, done));
    platform::copy(what.to_owned(), text, move |done| copied.emit(done));
}
