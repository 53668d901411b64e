//! How true it is: measured runs of real servers beside the simulation's predictions.

use super::app::{App, Msg};
use super::choice;
use crate::explain::number::{decimal, duration};
use crate::explain::{entry_name, experiment};
use crate::measured::{Comparison, Fit, PUBLISHED, PUBLISHED_QUERIES};
use crate::platform::Fetch;
use crate::scenario::{Link, Micros, Scenario};
use yew::html::Scope;
use yew::prelude::*;

/// The measured runs, a file of this build.
pub const FILE: &str = "measured.txt";

/// An error beyond which a prediction is a misfit, in millionths.
const MISFIT: u64 = 50_000;

/// How far the panel is.
#[derive(Debug, Default)]
pub enum Truth {
    /// Nobody has looked yet.
    #[default]
    Unasked,
    /// The file is on its way.
    Asked(Fetch),
    /// The file can't be had.
    Failed,
    /// The runs are being compared, or have been.
    Here(Comparison),
}

/// The panel; its content only when it is open.
pub fn view(link: &Scope<App>, truth: &Truth, open: bool) -> Html {
    let content = || match truth {
        Truth::Unasked | Truth::Asked(_) => html! { <p>{ "Loading the measured runs …" }</p> },
        Truth::Failed => html! {
            <p role="alert">
                { "The measured runs could not be loaded. " }
                <button id="truth-retry" type="button" class="quiet"
                    onclick={link.callback(|_| Msg::Truth(true))}>{ "Try again" }</button>
            </p>
        },
        Truth::Here(comparison) => compared(link, comparison),
    };
    let toggled = link.callback(|event: Event| Msg::Truth(choice::is_open(&event)));
    html! {
        <details key="truth" id="truth" class="truth" {open} ontoggle={toggled}>
            <summary><h2>{ "How true is this?" }</h2></summary>
            if open {
                { content() }
            }
        </details>
    }
}

fn compared(link: &Scope<App>, comparison: &Comparison) -> Html {
    html! {
        <>
            { published(link, comparison) }
            { fits(link, comparison) }
            <h3>{ "What is known not to be right" }</h3>
            <ul>
                <li>{ "Plain asyncio accepts all pending connections at once, uvloop one in each \
                    turn of its loop, and the simulation is uvloop’s. Under a paced overload \
                    (80 requests, 40 a second, of 30 ms CPU and 100 ms I/O on one worker) half of \
                    the replies took 0.41 s on uvloop, 0.50 to 0.52 s on asyncio." }</li>
                <li>{ "The shares of accept=measured come from bursts; for other clients they are \
                    a model, not a measurement." }</li>
                <li>{ "Refusing at once is a simplification: when the backlog is full, Linux \
                    drops the handshake, and the client tries again." }</li>
                <li>{ "Random, exponential and log-normal times, downstream connections, timeout \
                    and backlog follow documentation and queueing theory; no real server was \
                    measured with them." }</li>
            </ul>
            <p>{ "Every rule, and where it comes from, stands in docs/model.md of the source." }</p>
        </>
    }
}

fn published(link: &Scope<App>, comparison: &Comparison) -> Html {
    let time = |time: Option<Micros>| time.map_or_else(|| "…".into(), duration);
    let row = |(place, (entry, published, measured)): (usize, &(_, Micros, Micros))| {
        let [ideal, real] = comparison.published(place);
        html! {
            <tr key={place}>
                <th scope="row">{ entry_name(*entry) }</th>
                <td>{ duration(*published) }</td>
                <td>{ duration(*measured) }</td>
                <td data-col="ideal">{ time(ideal) }</td>
                <td data-col="real">{ time(real) }</td>
            </tr>
        }
    };
    let head = |place: usize, name| {
        let scenario = move || Link::decode(PUBLISHED_QUERIES[place]).0.scenario;
        html! { <th scope="col">{ load(link, PUBLISHED_QUERIES[place], scenario, name) }</th> }
    };
    html! {
        <>
            <h3>{ "The post’s six figures" }</h3>
            <p>{ "The last reply to 100 requests of 1 s on 4 workers, the wait split in two where \
                the handler gathers: as the post’s author published it (100 by the rate), as \
                measured again for this page, and as simulated." }</p>
            <div class="scroll" tabindex="0" role="region" aria-label="The post’s six figures">
                <table id="published">
                    <thead><tr>
                        <th scope="col">{ "Entry" }</th>
                        <th scope="col">{ "Published" }</th>
                        <th scope="col">{ "Measured" }</th>
                        { head(0, "Ideal model") }
                        { head(1, "With overhead") }
                    </tr></thead>
                    <tbody>{ for PUBLISHED.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
            <p>{ "The ideal model has no framework and even shares. “With overhead” has the CPU \
                time of frameworks, two cores, and the shares that the workers of one measured run \
                took: 24, 16, 44 and 16 requests. 44 are more than the 40 threads of a worker, \
                which is why plain def on the loop takes two waves. The pool’s 12.05 s with gather \
                is below the ideal 12.5 s of any 4 workers: unexplained, and the model is not bent \
                to reach it." }</p>
        </>
    }
}

fn fits(link: &Scope<App>, comparison: &Comparison) -> Html {
    let (done, all) = comparison.progress();
    let title = html! { <h3>{ format!("{all} measured runs") }</h3> };
    if !comparison.is_done() {
        return html! {
            <>{ title }<p id="truth-progress">{ format!("Simulating: {done} of {all} …") }</p></>
        };
    }
    let order = comparison.worst_first();
    let misfits = order.iter().filter(|(_, fit)| is_misfit(*fit)).count();
    let errors = comparison.errors().map(|[median, ninety, worst]| {
        let [median, ninety, worst] = [median, ninety, worst].map(percent);
        let of_these = match misfits {
            0 => "none is a misfit".into(),
            1 => "1 is a misfit".into(),
            _ => format!("{misfits} are misfits"),
        };
        html! {
            <p id="truth-errors">
                { "The error of a run is the mean difference of the sorted response times, \
                   divided by the mean measured one. Half of the runs are within " }
                <strong>{ median }</strong>{ ", nine of ten within " }
                <strong>{ ninety }</strong>{ ", the worst is " }
                <strong>{ worst }</strong>
                { format!(" off. By more than 5 %, {of_these}, marked below: there the model \
                   leaves something out that mattered to that run.") }
            </p>
        }
    });
    html! {
        <>
            { title }
            { errors }
            <p>{ "Gunicorn with Flask and Uvicorn with FastAPI on a machine of two cores; the \
                client on the same machine. Each run is simulated here and now, with the shares \
                that its workers took; press one to see it on this page." }</p>
            <div class="scroll runs" tabindex="0" role="region" aria-label="Measured runs">
                <table id="fits">
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{ "Run, worst first" }</th>
                            <th scope="col" rowspan="2">{ "Error" }</th>
                            <th scope="colgroup" colspan="2">{ "Median reply" }</th>
                            <th scope="colgroup" colspan="2">{ "Longest reply" }</th>
                        </tr>
                        <tr>
                            <th scope="col">{ "measured" }</th><th scope="col">{ "simulated" }</th>
                            <th scope="col">{ "measured" }</th><th scope="col">{ "simulated" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for order.iter().map(|row| fit(link, comparison, *row)) }</tbody>
                </table>
            </div>
        </>
    }
}

fn fit(link: &Scope<App>, comparison: &Comparison, (place, fit): (usize, Option<Fit>)) -> Html {
    let Some(run) = comparison.run(place) else {
        return Html::default();
    };
    let scenario = &run.scenario;
    let query = Link { scenario: scenario.clone(), ..Link::default() }.encode();
    let times = fit.map_or([None; 4], |Fit { median: [a, b], longest: [c, d], .. }| {
        [Some(a), Some(b), Some(c), Some(d)]
    });
    let error = fit.map_or_else(|| "–".into(), |fit| percent(fit.error));
    let loaded = scenario.clone();
    html! {
        <tr key={place} class={is_misfit(fit).then_some("misfit")}>
            <th scope="row">
                { for scenario.lineup.first().map(|entry| entry_name(*entry)) }
                { ", " }
                { load(link, &query, move || loaded.clone(), &experiment(scenario)) }
                <small>{ &run.name }</small>
            </th>
            <td>
                { error }
                if is_misfit(fit) {
                    <small>{ "misfit" }</small>
                }
            </td>
            { for times.map(|time| html! {
                <td>{ time.map_or_else(|| "–".into(), duration) }</td>
            }) }
        </tr>
    }
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
    html! { <a href={format!("?{query}")} {onclick}>{ text }</a> }
}

/// Millionths as a percentage.
fn percent(millionths: u64) -> String {
    decimal(millionths as f64 / 1e4) + " %"
}
