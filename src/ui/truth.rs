//! How true it is: measured runs of real servers beside the simulation's predictions.

use super::app::{App, Msg};
use super::choice;
use super::measured::{Measured, Step, Truth};
use super::parts::{filled, head, keyed, node, scoped, tag, text};
use crate::explain::number::{count, decimal, duration};
use crate::explain::{entry_name, experiment};
use crate::measured::{Comparison, Fit, PUBLISHED, PUBLISHED_QUERIES};
use crate::scenario::{Link, Micros, Scenario};
use crate::words::{self, look_up, mark, t};
use yew::html::Scope;
use yew::prelude::*;

/// An error beyond which a prediction is a misfit, in millionths.
const MISFIT: u64 = 50_000;

/// The panel; its content only when it is open.
pub fn view(link: &Scope<App>, measured: &Measured) -> Html {
    let open = measured.open;
    let content = || match &measured.truth {
        Truth::Unasked | Truth::Asked(_) => text("p", t!("Loading the measured runs …")),
        Truth::Failed => html! {
            <p role="alert">
                { node(t!("The measured runs could not be loaded.")) }{ " " }
                <button id="truth-retry" type="button" class="quiet"
                    onclick={link.callback(|_| Msg::Measured(Step::Open(true)))}>{ node(t!("Try again")) }</button>
            </p>
        },
        Truth::Here(comparison) => {
            let mut parts = published(link, comparison);
            parts.extend(fits(link, comparison));
            parts.push(text("h3", t!("What is known not to be right")));
            parts.push(tag("ul", KNOWN.map(|known| text("li", look_up(known))).into()).into());
            parts.push(text(
                "p",
                t!("Every rule, and where it comes from, stands in docs/model.md of the source."),
            ));
            tag("div", parts).into()
        }
    };
    let toggled = link.callback(|event: Event| Msg::Measured(Step::Open(choice::is_open(&event))));
    html! {
        <details key="truth" id="truth" class="truth" {open} ontoggle={toggled}>
            <summary>{ text("h2", t!("How true is this?")) }</summary>
            { for open.then(content) }
        </details>
    }
}

/// What the model leaves out or was not held against.
const KNOWN: [&str; 5] = [
    mark!(
        "Plain asyncio accepts all pending connections at once, uvloop one in each turn of its loop, \
     and the simulation is uvloop’s. Under a paced overload (80 requests, 40 a second, of 30 ms \
     CPU and 100 ms I/O on one worker) half of the replies took 0.41 s on uvloop, 0.50 to 0.52 s \
     on asyncio."
    ),
    mark!(
        "The shares of accept=measured come from bursts; for other clients they are a model, not a \
     measurement."
    ),
    mark!(
        "A blocked event loop accepts no new connection, so on a real server another worker takes it; \
     the simulation deals connections out as they arrive, which makes a stuck loop under a stream \
     with random or uneven shares look worse than it is, and with even shares sometimes better."
    ),
    mark!(
        "Refusing at once is a simplification: when the backlog is full, Linux drops the handshake, \
     and the client tries again."
    ),
    mark!(
        "Random arrivals, spread I/O times, downstream connections, timeout and backlog follow \
     documentation and queueing theory; no real server was measured with them."
    ),
];

fn published(link: &Scope<App>, comparison: &Comparison) -> Vec<Html> {
    let time = |time: Option<Micros>| time.map_or_else(|| "…".into(), duration);
    let row = |(place, (entry, published, measured)): (usize, &(_, Micros, Micros))| -> Html {
        let [ideal, real] = comparison.published(place).map(time);
        let mut cells = vec![scoped("row", vec![entry_name(*entry).into()])];
        let times = [duration(*published), duration(*measured), ideal, real];
        cells.extend(times.map(|time| text("td", time)));
        keyed("tr", place, cells).into()
    };
    let model = |place: usize, name: &str| -> Html {
        let scenario = move || Link::decode(PUBLISHED_QUERIES[place]).0.scenario;
        scoped("col", vec![load(link, PUBLISHED_QUERIES[place], scenario, name)])
    };
    let heads = vec![
        head(t!("Entry")),
        head(t!("Published")),
        head(t!("Measured")),
        model(0, t!("Ideal model")),
        model(1, t!("With overhead")),
    ];
    let rows = PUBLISHED.iter().enumerate().map(row).collect();
    vec![
        text("h3", t!("The post’s six figures")),
        text(
            "p",
            t!(
                "The last reply to 100 requests of 1 s on 4 workers, the wait split in two where the \
             handler gathers: as the post’s author published it (100 by its rate a second), as measured \
             again for this page, and as simulated."
            ),
        ),
        table("published", t!("The post’s six figures"), vec![tag("tr", heads).into()], rows),
        text(
            "p",
            t!(
                "The ideal model has no framework and even shares. “With overhead” has the CPU time \
             of frameworks, two cores, and the shares that the workers of one measured run took: \
             24, 16, 44 and 16 requests. 44 are more than the 40 threads of a worker, which is \
             why plain def on the loop takes two waves. Flask’s 12.05 s with gather is below the \
             ideal 12.5 s of any 4 workers: unexplained, and the model is not bent to reach it."
            ),
        ),
    ]
}

/// A table that scrolls within itself.
fn table(id: &'static str, name: &'static str, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    html! {
        <div key={id} class="scroll runs" tabindex="0" role="region" aria-label={name}>
            <table {id}>
                { Html::from(tag("thead", heads)) }
                { Html::from(tag("tbody", rows)) }
            </table>
        </div>
    }
}

fn fits(link: &Scope<App>, comparison: &Comparison) -> Vec<Html> {
    let (done, all) = comparison.progress();
    let mut parts = vec![text("h3", t!("{n} measured run|{n} measured runs", n = all as u64))];
    if !comparison.is_done() {
        parts.push(text(
            "p",
            t!("Simulating: {done} of {all} …", done = count(done as u64), all = count(all as u64)),
        ));
        return parts;
    }
    let order = comparison.worst_first();
    let misfits = order.iter().filter(|(_, fit)| is_misfit(*fit)).count();
    if let Some(errors) = comparison.errors() {
        let [median, ninety, worst] = errors.map(|error| text("strong", percent(error)));
        let of_these = match misfits {
            0 => t!("None is off by more than 5 %.").into(),
            _ => t!(
                "{n} is off by more than 5 % and marked below: there the model leaves something \
                 out that mattered to that run.|{n} are off by more than 5 % and marked below: \
                 there the model leaves something out that mattered to that run.",
                n = misfits as u64
            ),
        };
        let errors = filled(
            mark!(
                "The error of a run is the mean difference of the sorted response times, divided \
                 by the mean measured one. Half of the runs are within {median}, nine of ten \
                 within {ninety}, and the worst is {worst} off."
            ),
            vec![("median", median), ("ninety", ninety), ("worst", worst)],
        );
        parts.push(html! { <p id="truth-errors">{ errors }{ " " }{ of_these }</p> });
    }
    parts.push(text(
        "p",
        t!(
            "Gunicorn with Flask and Uvicorn with FastAPI on a machine of two cores; the client on \
         the same machine. Each run is simulated here and now, with the shares that its workers \
         took; press one to see it on this page."
        ),
    ));
    let heads = [
        t!("Run, worst first"),
        t!("Error"),
        t!("Median, measured"),
        t!("simulated"),
        t!("Longest, measured"),
        t!("simulated"),
    ];
    let rows = order.into_iter().filter_map(|row| fit(link, comparison, row)).collect();
    let heads = vec![tag("tr", heads.map(head).into()).into()];
    parts.push(table("fits", t!("Measured runs"), heads, rows));
    parts
}

fn fit(
    link: &Scope<App>,
    comparison: &Comparison,
    (place, fit): (usize, Option<Fit>),
) -> Option<Html> {
    let run = comparison.run(place)?;
    let query = Link { scenario: run.scenario.clone(), ..Link::default() }.encode();
    let loaded = run.scenario.clone();
    let name = entry_name(*run.scenario.lineup.first()?) + ", ";
    let words = experiment(&run.scenario);
    let what = vec![
        name.into(),
        load(link, &query, move || loaded.clone(), &words),
        text("small", run.name.clone()),
    ];
    let misfit = is_misfit(fit);
    let mut error = vec![fit.map_or_else(|| "–".into(), |fit| percent(fit.error)).into()];
    if misfit {
        error.push(text("small", t!("misfit")));
    }
    let mut cells = vec![scoped("row", what), tag("td", error).into()];
    if let Some(Fit { median: [a, b], longest: [c, d], .. }) = fit {
        cells.extend([a, b, c, d].map(|time| text("td", duration(time))));
    }
    Some(html! { <tr key={place} class={misfit.then_some("misfit")}>{ cells }</tr> })
}

fn is_misfit(fit: Option<Fit>) -> bool {
    fit.is_none_or(|fit| fit.error > MISFIT)
}

/// A link that shows a scenario on this page; with a key held down, wherever the browser opens it.
fn load(
    link: &Scope<App>,
    query: &str,
    scenario: impl Fn() -> Scenario + 'static,
    text: &str,
) -> Html {
    let onclick = link.batch_callback(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        (!elsewhere).then(|| {
            event.prevent_default();
            Msg::Load(scenario())
        })
    });
    // Wherever it opens, it is in the language that the reader has here.
    let lang = words::language().tag();
    html! { <a href={format!("?{query}&lang={lang}")} {onclick}>{ text }</a> }
}

/// Millionths as a percentage.
fn percent(millionths: u64) -> String {
    decimal(millionths as f64 / 1e4) + " %"
}
