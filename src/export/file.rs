//! Files to take along.

use super::{Picture, Pieces, Subject, csv, json};
use crate::scenario::{Entry, Link, View};
use crate::sim::{Results, Traced};
use crate::words::mark;
use std::ops::Deref;

/// What can be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The completion plot as SVG.
    PlotSvg,
    /// The completion plot as PNG.
    PlotPng,
    /// The timeline as SVG.
    TimelineSvg,
    /// The timeline as PNG.
    TimelinePng,
    /// A row for each request, as CSV.
    Csv,
    /// All results, as JSON.
    Json,
}

/// A file that can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File<T> {
    /// Its name, which names the scenario: `pool-vs-loop-4-workers-16-requests.svg`.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// What is in it.
    pub content: T,
}

impl Kind {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::PlotSvg, Self::PlotPng, Self::TimelineSvg, Self::TimelinePng, Self::Csv, Self::Json];

    /// What its button says, for [`look_up`](crate::words::look_up).
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PlotSvg => mark!("Plot as SVG"),
            Self::PlotPng => mark!("Plot as PNG"),
            Self::TimelineSvg => mark!("Timeline as SVG"),
            Self::TimelinePng => mark!("Timeline as PNG"),
            Self::Csv => mark!("Data as CSV"),
            Self::Json => mark!("Data as JSON"),
        }
    }

    /// Whether it has to be drawn in pixels.
    #[must_use]
    pub const fn is_png(self) -> bool {
        matches!(self, Self::PlotPng | Self::TimelinePng)
    }

    /// Whether it is results as data, and no picture.
    #[must_use]
    pub const fn is_data(self) -> bool {
        matches!(self, Self::Csv | Self::Json)
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::PlotSvg | Self::TimelineSvg => "image/svg+xml",
            Self::PlotPng | Self::TimelinePng => "image/png",
            Self::Csv => "text/csv",
            Self::Json => "application/json",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::PlotSvg | Self::TimelineSvg => ".svg",
            Self::PlotPng | Self::TimelinePng => ".png",
            Self::Csv => ".csv",
            Self::Json => ".json",
        }
    }
}

/// What the file with a link's completion plot as SVG is called.
#[must_use]
pub fn plot_name(link: &Link) -> String {
    name(Kind::PlotSvg, link, Some(link.view), None)
}

/// Makes the file of a picture; of a PNG it has the SVG that this is to be made of. `None` if the
/// kind is no picture, or a timeline and there is none.
#[must_use]
pub fn picture(kind: Kind, subject: &Subject, traced: Option<&Traced>) -> Option<File<Picture>> {
    let link = of_results(subject.link, subject.results);
    let subject = Subject { link: &link, ..*subject };
    let (name, content) = match kind {
        Kind::PlotSvg | Kind::PlotPng => (name(kind, &link, Some(link.view), None), subject.plot()),
        Kind::TimelineSvg | Kind::TimelinePng => {
            let traced = traced?;
            (name(kind, &link, None, Some(traced.entry)), subject.timeline(traced))
        }
        Kind::Csv | Kind::Json => return None,
    };
    Some(File { name, mime: kind.mime(), content })
}

/// Makes the file of results as data, which is written when its pieces are taken. `None` if the kind
/// is a picture.
#[must_use]
pub fn data<R: Deref<Target = Results>>(
    kind: Kind,
    link: &Link,
    results: R,
) -> Option<File<Pieces<R>>> {
    let link = of_results(link, &results);
    let content = match kind {
        Kind::Csv => csv(results),
        Kind::Json => json(&link, &[], results),
        _ => return None,
    };
    Some(File { name: name(kind, &link, None, None), mime: kind.mime(), content })
}

/// The link with the scenario of the results, and what it says of looks as far as that has it:
/// results may be of the scenario before, and a file is of one scenario alone.
fn of_results(link: &Link, results: &Results) -> Link {
    let scenario = &results.scenario;
    if link.scenario == *scenario {
        return link.opened();
    }
    let lineup = &scenario.lineup;
    let hidden = link.hidden.iter().copied().filter(|entry| lineup.contains(entry)).collect();
    let focused = lineup.iter().position(|&entry| Some(entry) == link.focused());
    let focus = focused.unwrap_or(0);
    Link { scenario: scenario.clone(), hidden, focus, at: None, ..link.opened() }
}

/// `pool-vs-loop-4-workers-16-requests.svg`, with the view or the entry where it is about one.
fn name(kind: Kind, link: &Link, view: Option<View>, entry: Option<Entry>) -> String {
    let scenario = &link.scenario;
    let counted = |number: u32, word: &str| {
        ["-", &number.to_string(), "-", word, if number == 1 { "" } else { "s" }].concat()
    };
    let mut name = ["pool-vs-loop", &counted(scenario.workers, "worker")].concat();
    name.push_str(&counted(scenario.requests, "request"));
    if let Some(view) = view.filter(|view| *view != View::Request) {
        name.push('-');
        name.push_str(view.word());
    }
    if let Some(Entry { server, handler }) = entry {
        name.push_str(&["-timeline-", server.word(), "-", handler.word()].concat());
    }
    name.push_str(kind.ending());
    name
}
