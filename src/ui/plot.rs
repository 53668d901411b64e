//! The completion plot, as Yew nodes.

use crate::chart::{Role, Scene, Shape, top_of_axis};
use crate::explain::caption;
use crate::scenario::{Entry, Link, Scenario, View};
use crate::sim::Results;
use yew::prelude::*;

/// Completion times by request, and the newest scenario in words. `node` will be the element whose
/// width the scene is made for.
pub fn view(
    node: NodeRef,
    scene: &Scene,
    results: Option<&Results>,
    shown: &[Entry],
    scenario: &Scenario,
) -> Html {
    let of = results
        .map(|results| Link { scenario: results.scenario.clone(), ..Link::default() }.encode());
    let content = match results {
        Some(_) if shown.is_empty() => empty("every entry of the line-up is hidden"),
        Some(results) => match nothing_to_plot(results, shown) {
            Some(why) => empty(why),
            None => draw(scene),
        },
        None => Html::default(),
    };
    html! {
        <section key="plot" class="plot" aria-labelledby="plot-title">
            <h2 id="plot-title" class="unseen">{ "Completion times" }</h2>
            <div class="stay">
                <div id="plot" ref={node} data-shown={of}>{ content }</div>
                <p class="caption">{ caption(scenario) }</p>
            </div>
        </section>
    }
}

/// Why there is nothing to plot, if so.
fn nothing_to_plot(results: &Results, shown: &[Entry]) -> Option<&'static str> {
    let entries = || shown.iter().filter_map(|&entry| results.of(entry));
    if entries().next().is_none() {
        Some("what is on show is too large to simulate")
    } else if entries().all(|result| result.summary.served == 0) {
        Some("no request was answered")
    } else {
        (top_of_axis(results, shown, View::Request) == 0).then_some("every reply comes at once")
    }
}

fn empty(why: &str) -> Html {
    html! { <p class="empty">{ format!("Nothing to plot: {why}.") }</p> }
}

fn draw(scene: &Scene) -> Html {
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    html! {
        <svg {width} {height} viewBox={format!("0 0 {} {}", scene.width, scene.height)}
            role="img" aria-label={scene.description.clone()}>
            { for scene.shapes.iter().enumerate().map(shape) }
        </svg>
    }
}

/// Paths are keyed by their role, which is theirs alone; texts by their place.
fn shape((place, shape): (usize, &Shape)) -> Html {
    let entry = |role: &Role| role.entry().map(|entry| entry.to_string());
    match shape {
        Shape::Path { role, data } => html! {
            <path key={role.class()} class={role.class()} data-entry={entry(role)}
                d={data.clone()} />
        },
        Shape::Text { role, x, y, anchor, text } => html! {
            <text key={place} class={role.class()} data-entry={entry(role)} x={x.to_string()}
                y={y.to_string()} text-anchor={anchor.word()}>
                { text.clone() }
            </text>
        },
    }
}
