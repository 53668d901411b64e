//! The diagram: the entry's queue, processes and requests at the playhead.

use super::app::{App, Msg};
use super::parts::node;
use super::scene;
use crate::chart::{Diagram, Scene};
use crate::explain;
use crate::platform::WidthObserver;
use crate::scenario::{Micros, Scenario};
use crate::sim::{Doing, Moment, Run, Segment};
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Width of the diagram before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// The diagram as it is drawn.
pub struct DiagramPanel {
    scene: Scene,
    /// The moment in words.
    words: String,
    width: i32,
    node: NodeRef,
    observer: Option<WidthObserver>,
}

impl Default for DiagramPanel {
    fn default() -> Self {
        Self {
            scene: Scene::default(),
            words: String::new(),
            width: FIRST_WIDTH,
            node: NodeRef::default(),
            observer: None,
        }
    }
}

impl DiagramPanel {
    /// Follows the width of the diagram, once that is there.
    pub fn observe(&mut self, link: &Scope<App>) {
        super::observe(&mut self.observer, &self.node, link, Msg::Wide);
    }

    /// It has another width, in CSS pixels. Whether that is so.
    pub fn resize(&mut self, width: i32) -> bool {
        std::mem::replace(&mut self.width, width) != width
    }

    /// Draws the moment of a run at a time; what requests do then is known from `segments`, if there
    /// are any.
    pub fn redraw(
        &mut self,
        scenario: &Scenario,
        run: &Run,
        segments: Option<&[Segment]>,
        at: Micros,
    ) {
        let moment = &Moment::of(run, scenario.workers, at, Diagram::KEEP);
        let entry = run.entry;
        let doing = segments.map(|segments| Doing::at(segments, at));
        self.words = explain::moment(entry, moment, doing.as_ref());
        self.scene = Diagram { scenario, entry, moment, segments, width: self.width }.scene();
    }

    /// The moment in words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The picture, and the moment in words.
    pub fn view(&self) -> Html {
        html! {
            <div key="diagram" class="diagram">
                <h3 class="unseen">{ node(t!("Diagram")) }</h3>
                <div id="diagram" ref={self.node.clone()}>{ scene::draw(&self.scene, &[]) }</div>
                <p id="moment" class="caption">{ &self.words }</p>
            </div>
        }
    }
}
