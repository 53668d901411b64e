//! The result code at the end of a set, as a text and as a QR picture.

use crate::lesson::Set;
use crate::lesson::code::{Done, LONGEST_NAME, MARKS, Outcome, Record, Sheet, encode};
use crate::lesson::progress::{Progress, Tried};
use crate::platform;
use crate::ui::commands::told;
use crate::ui::qr;
use crate::words::t;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The page that reads codes.
const TEACH: &str = "teach.html";

/// The panel, as soon as there is something to take to the teacher.
pub fn view(set: &Rc<Set>, progress: &Progress) -> Html {
    let (predicted, _) = progress.counts();
    html! {
        if predicted > 0 {
            <ResultPanel set={set.clone()} progress={progress.clone()} />
        }
    }
}

/// What the panel is made of.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The exercises.
    pub set: Rc<Set>,
    /// What was done with them.
    pub progress: Progress,
}

/// What happens in it.
#[derive(Debug)]
pub enum Msg {
    /// The student types a name.
    Name(String),
    /// The code is to be copied.
    Copy(String),
    /// The browser has copied, or has refused to.
    Copied(bool),
}

/// The panel at the end of a set: the code, an optional name, a button that copies, a QR picture.
#[derive(Debug)]
pub struct ResultPanel {
    /// What codes have to know of the set: computed once.
    sheet: Sheet,
    outcomes: Vec<Option<Outcome>>,
    name: String,
    said: Option<bool>,
}

impl Component for ResultPanel {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let sheet = Sheet::of(&ctx.props().set);
        let outcomes = outcomes(ctx.props(), &sheet);
        Self { sheet, outcomes, name: String::new(), said: None }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().set != old.set {
            self.sheet = Sheet::of(&ctx.props().set);
        }
        if ctx.props() != old {
            self.outcomes = outcomes(ctx.props(), &self.sheet);
            // What was copied is another code now.
            self.said = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Name(name) => (self.name, self.said) = (name, None),
            Msg::Copy(code) => {
                let done = ctx.link().callback(Msg::Copied);
                platform::copy("code".into(), &code, move |copied| done.emit(copied));
                return false;
            }
            Msg::Copied(done) => self.said = Some(done),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Self { sheet, outcomes, name, .. } = self;
        let mark = mark(&ctx.props().progress);
        let record = Record { mark, outcomes: outcomes.clone(), name: name.clone() };
        let Some(code) = encode(&record, sheet) else {
            return html! { <p>{ t!("This set is too long for a result code.") }</p> };
        };
        // A phone's camera opens a link by itself, and the code in its fragment is sent to nobody.
        // Where no other device can reach the page, the code alone says as much in fewer squares.
        let scanned = if platform::is_reachable() {
            [&platform::address_beside(TEACH), "#codes=", &code].concat()
        } else {
            code.clone()
        };
        let oninput = ctx.link().callback(|event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            Msg::Name(field.value())
        });
        let copied = code.clone();
        let onclick = ctx.link().callback(move |_| Msg::Copy(copied.clone()));
        html! {
            <section key="result" id="result" class="result" aria-labelledby="result-title">
                <h2 id="result-title" tabindex="-1">{ t!("Your result code") }</h2>
                <p>{ t!("One line for your teacher: your first predictions, how many tries you took, \
                         hints and goals. Copy it and send it the way your teacher asked for, or let them \
                         scan the picture. The page itself sends nothing.") }</p>
                <div class="code">
                    <div>
                        <label for="result-name">{ t!("Your name, only if your teacher wants it in the code") }</label>
                        <input id="result-name" type="text" autocomplete="off" spellcheck="false"
                            maxlength={LONGEST_NAME.to_string()} value={self.name.clone()} {oninput} />
                        // Long ones wrap between groups.
                        <output id="code">{ &code }</output>
                        <button id="copy-result" type="button" class="quiet" {onclick}>{ t!("Copy the code") }</button>
                        <p class="told" role="status">{ self.said.map(told).unwrap_or_default() }</p>
                    </div>
                    { qr::view(&scanned, t!("The code as a QR picture")) }
                </div>
                <p><small>{ t!("Codes are no proof against cheating: whoever wants to can make one up.") }</small></p>
            </section>
        }
    }
}

/// What codes say of what was done.
fn outcomes(Props { set, progress }: &Props, sheet: &Sheet) -> Vec<Option<Outcome>> {
    let exercises = set.exercises.iter().zip(&sheet.items).zip(progress.all());
    let outcome = |((exercise, item), tried)| {
        let &Tried { ref first, tries, hint, goals, .. } = tried?;
        let first = first.as_ref()?;
        Outcome::of(exercise, item, &Done { first, tries, hint, goals })
    };
    exercises.map(outcome).collect()
}

/// The number that tells this device's codes of a set from those of others. It is kept, so that a code
/// that is copied twice is the same twice; where the browser keeps nothing, as long as the page is open.
fn mark(progress: &Progress) -> u32 {
    if let Some((_, mark)) = DRAWN.get().filter(|(of, _)| *of == progress.fingerprint) {
        return mark;
    }
    let name = kept_name(progress);
    let kept = platform::kept(&name).and_then(|text| text.parse().ok());
    let mark = kept.filter(|mark| *mark < MARKS).unwrap_or_else(|| platform::random_below(MARKS));
    // Where nothing is kept, it lasts as long as the page.
    let _ = platform::keep(&name, &mark.to_string());
    DRAWN.set(Some((progress.fingerprint, mark)));
    mark
}

thread_local! {
    /// The fingerprint of a set and the number for it.
    static DRAWN: Cell<Option<(u32, u32)>> = const { Cell::new(None) };
}

fn kept_name(progress: &Progress) -> String {
    progress.name() + " mark"
}

/// Forgets the number of a set, as when another student begins on the same device.
pub fn forget_mark(progress: &Progress) {
    DRAWN.set(None);
    platform::forget(&kept_name(progress));
}
