//! Which parts of the page are on show, and in which order they stand.

use crate::scenario::{Link, Panel};

/// A part of the page below its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The answer sentence.
    Answer,
    /// The plot.
    Plot,
    /// The settings that are always in sight.
    Controls,
    /// The further settings.
    More,
    /// The line-up.
    Lineup,
    /// The timeline, the diagram or both, with the playhead.
    Inside,
    /// Why it is so, the access log, or both.
    Pair,
    /// The summary table.
    Summary,
    /// What to take along.
    Take,
    /// How true it is.
    Truth,
}

impl Part {
    /// Whether who writes exercises needs it: what sets the page, and what it comes to.
    pub const fn is_for_writing(self) -> bool {
        matches!(self, Self::Answer | Self::Plot | Self::Controls | Self::More | Self::Lineup)
    }
}

/// The whole page.
const PAGE: [Part; 10] = [
    Part::Answer,
    Part::Plot,
    Part::Controls,
    Part::More,
    Part::Lineup,
    Part::Inside,
    Part::Pair,
    Part::Summary,
    Part::Take,
    Part::Truth,
];

/// The parts on show: those that the link asks for, in its order, and what belongs with them.
pub fn parts(link: &Link) -> Vec<Part> {
    if is_whole(link) {
        return PAGE.into();
    }
    let mut parts = Vec::new();
    for panel in link.panels() {
        let part = match panel {
            // They stand above the others.
            Panel::Chapters => continue,
            Panel::Answer => Part::Answer,
            Panel::Plot => Part::Plot,
            Panel::Controls => Part::Controls,
            Panel::Timeline | Panel::Diagram => Part::Inside,
            Panel::Log | Panel::Why => Part::Pair,
            Panel::Summary => Part::Summary,
            Panel::Take => Part::Take,
            Panel::Truth => Part::Truth,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
        // In an embedded page the few that matter most are enough.
        if *panel == Panel::Controls && !link.embed {
            parts.extend([Part::More, Part::Lineup]);
        }
    }
    parts
}

/// Whether the page stands as it does when no link asks for anything else.
pub fn is_whole(link: &Link) -> bool {
    !link.embed && link.show.is_none()
}

/// Whether anything on show needs more than the line-up's results: timelines can be saved, too.
pub fn needs_detail(link: &Link) -> bool {
    link.shows(&[Panel::Timeline, Panel::Diagram, Panel::Log, Panel::Why, Panel::Take])
}
