//! What is predicted with: a field, options, or a hand that draws on empty axes.

use super::board::{Kind, Stroke};
use super::desk::{Desk, Step, tongue};
use crate::chart::{Scene, Sketch};
use crate::explain::number::duration;
use crate::explain::plot_title;
use crate::lesson::{Exercise, Predict, Unit};
use crate::platform;
use crate::ui::app::{App, Msg};
use crate::ui::parts::text;
use crate::ui::scene;
use crate::words::t;
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

/// Question, prediction and hint, beside the axes.
pub fn view(link: &Scope<App>, desk: &Desk, exercise: &Exercise) -> Html {
    let texts = &desk.texts.0;
    let draft = &desk.draft;
    // No form: where a sandbox forbids these, nothing could be committed to.
    let onkeydown = link.batch_callback(|event: KeyboardEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>().is_some();
        (field && event.key() == "Enter").then_some(Msg::Lesson(Step::Commit))
    });
    let input = match &exercise.predict {
        Predict::Number { unit, .. } => number(link, desk, *unit),
        Predict::Choice { .. } => options(link, desk),
        Predict::Point { .. } => text("p", t!("Press in the plot where you expect the point.")),
        Predict::Line { .. } => text("p", t!("Draw a line across the plot.")),
    };
    let hint = match &texts.hint {
        Some(hint) if draft.hint => html! { <p class="hint" id="hint">{ hint }</p> },
        Some(_) => html! {
            <button id="hint-open" type="button" class="quiet"
                onclick={link.callback(|_| Msg::Lesson(Step::Hint))}>{ t!("Hint") }</button>
        },
        None => Html::default(),
    };
    // What is shown is the latest.
    let first = desk.shown.as_ref().and_then(|_| desk.tried_here()?.first.as_ref());
    let before = first.map(|first| {
        t!("Your first prediction: {value}.", value = first.words(exercise, tongue()))
    });
    let choice = matches!(exercise.predict, Predict::Choice { .. });
    // What is drawn is drawn before it is committed to; other axes come last on a narrow page.
    let drawn = desk.board.kind != Kind::Nothing;
    let axes = board(link, desk, exercise);
    html! {
        <div class="ask" role="group" aria-label={t!("Prediction")} {onkeydown}>
            if !choice {
                <p id="question" class="question">{ &texts.question }</p>
            }
            { for before.map(|words| text("p", words)) }
            <div>{ input }</div>
            { for drawn.then(|| axes.clone()) }
            { for drawn.then(|| handles(link, desk)) }
            <p id="prediction-error" class="error" role="alert">{ &draft.problem }</p>
            <div class="row">
                <button id="commit" type="button" class="main"
                    onclick={link.callback(|_| Msg::Lesson(Step::Commit))}>{ t!("Commit, then see the run") }</button>
                { hint }
            </div>
            { for (!drawn).then_some(axes) }
        </div>
    }
}

fn number(link: &Scope<App>, desk: &Desk, unit: Unit) -> Html {
    let oninput = link.callback(|event: InputEvent| {
        Msg::Lesson(Step::Typed(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let wrong = !desk.draft.problem.is_empty();
    html! {
        <div class="typed">
            <input id="prediction" type="text" inputmode="decimal" autocomplete="off"
                spellcheck="false" aria-labelledby="question unit" aria-describedby="prediction-error"
                aria-invalid={wrong.then_some("true")} value={desk.draft.text.clone()} {oninput} />
            <span id="unit">{ unit_name(unit) }</span>
        </div>
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "s",
        Unit::Milliseconds => "ms",
        Unit::Requests => t!("requests"),
        Unit::Workers => t!("workers"),
        Unit::PerSecond => t!("per second"),
        Unit::Percent => "%",
        Unit::Times => t!("times"),
    }
}

fn options(link: &Scope<App>, desk: &Desk) -> Html {
    let option = |(place, words): (usize, &String)| -> Html {
        let onchange = link.callback(move |_| Msg::Lesson(Step::Chose(place)));
        html! {
            <label key={place}>
                <input type="radio" name="prediction" value={place.to_string()}
                    checked={desk.draft.choice == Some(place)} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <fieldset id="options" class="options" aria-describedby="prediction-error">
            <legend class="question">{ &desk.texts.0.question }</legend>
            { for desk.texts.0.options.iter().enumerate().map(option) }
        </fieldset>
    }
}

/// The heights of what is drawn as fields, for who can't draw, and how a keyboard draws.
fn handles(link: &Scope<App>, desk: &Desk) -> Html {
    let draft = &desk.draft;
    let places = desk.board.places();
    let field = |(handle, place): (usize, &u64)| -> Html {
        let typed = draft.handle.as_ref().filter(|(own, _)| *own == handle);
        let value = match typed {
            Some((_, text)) => text.clone(),
            None => draft.drawing.values.get(handle).copied().map(duration).unwrap_or_default(),
        };
        let oninput = link.callback(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            Msg::Lesson(Step::Handle(handle, value))
        });
        let wrong = typed.is_some_and(|(_, text)| !desk.is_time(text));
        html! {
            <label key={handle}>
                <span>{ t!("Request {number}", number = place.to_string()) }</span>
                <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                    data-handle={handle.to_string()} {value} {oninput}
                    aria-invalid={wrong.then_some("true")}
                    onblur={link.callback(|_| Msg::Lesson(Step::HandleLeft))} />
            </label>
        }
    };
    let fields = html! { <div class="handles">{ for places.iter().enumerate().map(field) }</div> };
    match desk.board.kind {
        Kind::Line(_) => html! {
            <details>
                <summary>{ t!("Type the times, or use the keyboard") }</summary>
                { text("p", t!("With the keyboard: left and right choose a request, up and down move it and those after it that are as high.")) }
                { fields }
            </details>
        },
        _ => fields,
    }
}

/// The axes, and over all of them what draws.
fn board(link: &Scope<App>, desk: &Desk, exercise: &Exercise) -> Html {
    let board = &desk.board;
    let draft = &desk.draft;
    let drawn: Option<Sketch> = match &board.kind {
        Kind::Nothing => {
            let view = exercise.scenario.view;
            desk.predicted().ok().and_then(|it| super::axis::sketch(exercise, &it, view))
        }
        _ => board.sketch(&draft.drawing),
    };
    let mut over = match draft.drawing.values.is_empty() {
        true => Vec::new(),
        false => board.cursor(&draft.drawing),
    };
    over.extend(drawn.iter().flat_map(|it| board.plot().sketch(it, t!("your prediction"))));
    let words = t!("Empty axes: nothing is drawn before you commit.");
    let axes = Scene { description: words.into(), ..board.scene().clone() };
    let pen = (board.kind != Kind::Nothing).then(|| pen(link, desk, exercise));
    html! {
        <div id="board" class="board" ref={desk.node.clone()}>
            <div class="canvas">{ scene::draw(&axes, &over) }{ for pen }</div>
        </div>
    }
}

fn pen(link: &Scope<App>, desk: &Desk, exercise: &Exercise) -> Html {
    let board = &desk.board;
    let drawing = &desk.draft.drawing;
    let stroke = |make: fn(f64, f64) -> Stroke| {
        link.batch_callback(move |event: PointerEvent| {
            let (x, y) = platform::place_in(&event)?;
            if event.type_() == "pointerdown" {
                if event.button() != 0 {
                    return None;
                }
                platform::capture(&event);
            }
            Some(Msg::Lesson(Step::Draw(make(x, y))))
        })
    };
    let let_go = || link.callback(|_: PointerEvent| Msg::Lesson(Step::Draw(Stroke::Up)));
    let onkeydown = link.batch_callback(|event: KeyboardEvent| {
        let stroke = key(&event)?;
        event.prevent_default();
        Some(Msg::Lesson(Step::Draw(stroke)))
    });
    let place = board.places().get(drawing.handle).copied().unwrap_or(1);
    let value = drawing.values.get(drawing.handle).copied();
    let number = place.to_string();
    let spoken = match value {
        Some(value) => t!("Request {number}: {time}", number = number, time = duration(value)),
        None => t!("Request {number}: nothing yet", number = number),
    };
    let (least, most) = board.plot().bounds_up();
    let name = plot_title(&exercise.scenario.scenario);
    html! {
        <div id="pen" class="reader draw" role="slider" tabindex="0" aria-orientation="vertical"
            aria-label={t!("Your prediction: {what}", what = name)}
            aria-valuemin={least.to_string()} aria-valuemax={most.to_string()}
            aria-valuenow={value.unwrap_or(least).to_string()} aria-valuetext={spoken}
            aria-describedby="prediction-error"
            onpointerdown={stroke(Stroke::Down)} onpointermove={stroke(Stroke::Move)}
            onpointerup={let_go()} onpointercancel={let_go()} {onkeydown} />
    }
}

/// What a key does on the axes.
fn key(event: &KeyboardEvent) -> Option<Stroke> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowUp" => Stroke::Rise(1),
        "ArrowDown" => Stroke::Rise(-1),
        "ArrowRight" => Stroke::Across(1),
        "ArrowLeft" => Stroke::Across(-1),
        "PageUp" => Stroke::Page(1),
        "PageDown" => Stroke::Page(-1),
        "Home" => Stroke::First,
        "End" => Stroke::Last,
        _ => return None,
    })
}
