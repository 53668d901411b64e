//! A scene as Yew nodes.

use crate::chart::{Role, Scene, Shape};
use yew::prelude::*;

/// A picture, and shapes over it that move by themselves.
pub fn draw(scene: &Scene, over: &[Shape]) -> Html {
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    html! {
        <svg {width} {height} viewBox={format!("0 0 {} {}", scene.width, scene.height)}
            role="img" aria-label={scene.description.clone()}>
            <g key="scene">{ shapes(&scene.shapes) }</g>
            <g key="over">{ shapes(over) }</g>
        </svg>
    }
}

/// A small picture in a text, which says the same.
pub fn sample(scene: &Scene) -> Html {
    html! {
        <svg width={scene.width.to_string()} height={scene.height.to_string()} aria-hidden="true">
            { shapes(&scene.shapes) }
        </svg>
    }
}

/// Paths are keyed by their role where it is theirs alone; all else by place.
fn shapes(shapes: &[Shape]) -> Html {
    shapes.iter().enumerate().map(shape).collect()
}

fn shape((place, shape): (usize, &Shape)) -> Html {
    let entry = |role: &Role| role.entry().map(|entry| entry.to_string());
    match shape {
        Shape::Path { role, data } => html! {
            <path key={format!("{place}{}", role.class())} class={role.class()}
                data-entry={entry(role)} d={data.clone()} />
        },
        Shape::Text { role, x, y, anchor, text } => html! {
            <text key={place} class={role.class()} data-entry={entry(role)} x={x.to_string()}
                y={y.to_string()} text-anchor={anchor.word()}>
                { text.clone() }
            </text>
        },
    }
}
