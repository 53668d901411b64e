//! The completion plot, as Yew nodes.

use crate::chart::{Role, Scene, Shape};
use crate::scenario::{Entry, Link};
use crate::sim::Results;
use yew::prelude::*;

/// Completion times by request. `node` will be the element whose width the scene is made for.
pub fn view(node: NodeRef, scene: &Scene, results: Option<&Results>, shown: &[Entry]) -> Html {
    let of = results
        .map(|results| Link { scenario: results.scenario.clone(), hidden: Vec::new() }.encode());
    let content = match results {
        Some(_) if shown.is_empty() => html! {
            <p class="empty">
                { "Nothing to plot: every entry of the line-up is hidden. Tick one to see its line." }
            </p>
        },
        Some(_) => draw(scene),
        None => Html::default(),
    };
    html! {
        <section key="plot" class="plot" aria-label="Completion times">
            <div id="plot" ref={node} data-shown={of}>{ content }</div>
        </section>
    }
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
