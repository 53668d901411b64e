//! Files to take along.

use super::{Picture, Report, Subject, csv};
use crate::scenario::{Entry, Link, View};
use crate::sim::Traced;
use crate::words::mark;

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

/// A file that is ready to be saved, but for one thing: a PNG is still the SVG that it has to be
/// made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, which names the scenario: `pool-vs-loop-4-workers-16-requests.svg`.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// What is in it; of a PNG the SVG.
    pub text: String,
    /// Width and height of a picture in CSS pixels.
    pub size: Option<(i32, i32)>,
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

/// Makes the file of a kind. `None` if it is a timeline and there is none.
#[must_use]
pub fn file(kind: Kind, subject: &Subject, traced: Option<&Traced>) -> Option<File> {
    // Results may be of the scenario before: a file is of one scenario alone.
    let link = of_results(subject);
    let subject = Subject { link: &link, ..*subject };
    let (text, size) = match kind {
        Kind::PlotSvg | Kind::PlotPng => drawn(subject.plot()),
        Kind::TimelineSvg | Kind::TimelinePng => drawn(subject.timeline(traced?)),
        Kind::Csv => (csv(subject.results), None),
        Kind::Json => (Report::new(&link, &[], subject.results).json(), None),
    };
    let entry = match kind {
        Kind::TimelineSvg | Kind::TimelinePng => Some(traced?.entry),
        _ => None,
    };
    let view = matches!(kind, Kind::PlotSvg | Kind::PlotPng).then_some(link.view);
    Some(File { name: name(kind, &link, view, entry), mime: kind.mime(), text, size })
}

fn drawn(picture: Picture) -> (String, Option<(i32, i32)>) {
    (picture.svg, Some((picture.width, picture.height)))
}

/// The link with the scenario of the results, and what it says of looks as far as that has it.
fn of_results(subject: &Subject) -> Link {
    let (link, scenario) = (subject.link, &subject.results.scenario);
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
