//! The diagram: the entry's queue, processes and requests at the playhead.

use super::app::{App, Msg};
use super::scene;
use super::timeline::Shown;
use crate::chart::Diagram;
use crate::platform::WidthObserver;
use crate::scenario::Entry;
use crate::sim::{Results, Traced};
use yew::html::Scope;
use yew::prelude::*;

/// Width of the diagram before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// The diagram's size.
pub struct DiagramPanel {
    width: i32,
    node: NodeRef,
    observer: Option<WidthObserver>,
}

impl Default for DiagramPanel {
    fn default() -> Self {
        Self { width: FIRST_WIDTH, node: NodeRef::default(), observer: None }
    }
}

impl DiagramPanel {
    /// Begins to follow the width of the diagram.
    pub fn observe(&mut self, link: &Scope<App>) {
        let resized = link.callback(Msg::Wide);
        self.observer = super::observe(&self.node, resized);
    }

    /// It has another width, in CSS pixels. Whether that is so.
    pub fn resize(&mut self, width: i32) -> bool {
        std::mem::replace(&mut self.width, width) != width
    }

    /// The picture, and the moment in words; `traced` only if it is about these results.
    pub fn view(
        &self,
        results: &Results,
        entry: Entry,
        traced: Option<&Traced>,
        shown: &Shown<'_>,
    ) -> Html {
        let segments = traced.and_then(|traced| traced.segments.as_deref());
        let diagram = Diagram {
            scenario: &results.scenario,
            entry,
            moment: shown.moment,
            segments,
            width: self.width,
        };
        html! {
            <div key="diagram" class="diagram">
                <h3 class="unseen">{ "Diagram" }</h3>
                <div id="diagram" ref={self.node.clone()}>{ scene::draw(&diagram.scene(), &[]) }</div>
                <p id="moment" class="caption">{ &shown.words }</p>
            </div>
        }
    }
}
