//! The diagram: queue, workers, loops and threads as the seed post draws them, with the requests
//! where they are at a moment.
//!
//! A [`plan::Plan`] is what is drawn, a [`layout::Layout`] where, with a [`cell::Cell`] for each
//! worker; both know nothing of the moment, so that nothing moves but the requests.

mod cell;
mod draw;
mod layout;
mod legend;
mod pen;
mod plan;
mod worker;

use super::Scene;
use crate::explain;
use crate::scenario::{Entry, Scenario};
use crate::sim::{Doing, Moment, Segment};
use layout::Layout;
use pen::Pen;
use plan::Plan;

/// Where the requests of an entry are at a moment, and how large.
#[derive(Clone, Copy, Debug)]
pub struct Diagram<'a> {
    /// What is simulated.
    pub scenario: &'a Scenario,
    /// Whose run it is.
    pub entry: Entry,
    /// Where the requests are. It shows all that it can if [`Diagram::KEEP`] of each place are kept.
    pub moment: &'a Moment,
    /// What each request does; those that are not of this moment are passed over. `None` if that is
    /// not known.
    pub segments: Option<&'a [Segment]>,
    /// Width in CSS pixels.
    pub width: i32,
}

impl Diagram<'_> {
    /// How many requests of each place are drawn at most.
    pub const KEEP: usize = 60;

    /// Draws the diagram. Its description is the moment in sentences.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let plan = Plan::new(self.scenario, self.entry);
        let layout = Layout::new(&plan, self.width);
        let doing = self.segments.map(|segments| Doing::at(segments, self.moment.at));
        let mut pen = Pen::default();
        draw::still(&plan, &layout, &mut pen);
        draw::moving(&plan, &layout, self.moment, doing.as_ref(), &mut pen);
        legend::draw(&plan, doing.is_some(), layout.legend, layout.used(), &mut pen);
        Scene {
            width: layout.width,
            height: layout.height,
            description: explain::moment(self.entry, self.moment, doing.as_ref()),
            shapes: pen.shapes(self.entry.server),
        }
    }
}
