//! The completion plot and its three views: by request, over time, by percentile.

use super::axes::{Axes, FOOT};
use super::field::{Field, letters};
use super::names::{self, Name, Place};
use super::stairs::{self, Line};
use super::ticks::{percent_ticks, reply_ticks, request_ticks, ticks, time_labels, time_ticks};
use super::{Anchor, Role, Scene, Shape, finished, groups, labels, percentiles, request};
use crate::explain::number::{count, duration};
use crate::explain::{axis_titles, plot_description};
use crate::scenario::{Client, Entry, Micros, View};
use crate::sim::{EntryResult, Results, Run};
use crate::words::t;

/// What the plot shows, and how large.
#[derive(Clone, Copy, Debug)]
pub struct Plot<'a> {
    /// What was simulated.
    pub results: &'a Results,
    /// The entries on show, in the order of the line-up.
    pub shown: &'a [Entry],
    /// Which of its three views.
    pub view: View,
    /// Time at the end of the axis that counts it, in microseconds; not below [`top_of_axis`].
    pub until: Micros,
    /// Width in CSS pixels.
    pub width: i32,
    /// The playhead's time, in microseconds of the simulation; `None` draws none.
    pub at: Option<Micros>,
}

/// The time that a view's axis has to reach, in microseconds. By request, it is the longest that
/// one on show took to its reply, refusal or kill; by percentile, the longest response time; over
/// time, the latest end of any kind after the first sending.
#[must_use]
pub fn top_of_axis(results: &Results, shown: &[Entry], view: View) -> Micros {
    let top = |result: &EntryResult| match view {
        View::Request => request::latest(result),
        View::Finished => result.summary.makespan,
        View::Percentiles => result.summary.longest(),
    };
    shown.iter().filter_map(|&entry| results.of(entry)).map(top).max().unwrap_or(0)
}

/// Where everything is, before it is drawn. It depends on the settings, the entries on show and
/// the axis, and on nothing else of the results.
pub(super) struct Layout {
    pub field: Field,
    place: Place,
    /// Entries on show that have results.
    shown: Vec<Entry>,
    /// Numbers at the axis up, and their texts.
    up: Vec<(u64, String)>,
}

impl<'a> Plot<'a> {
    /// Draws the plot. With nothing on show it has no lines: say so in words beside it.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let layout = self.layout();
        let Layout { field, place, .. } = &layout;
        let runs = self.runs();
        let groups = groups(self.results, self.shown, self.view);
        let names = place.names(&groups, &layout.shown, self.width());

        let mut shapes = Vec::new();
        self.axes(&layout).draw(field, &mut shapes);
        let lines: Vec<Line> = runs.iter().map(|run| self.line(field, run)).collect();
        for (line, data) in lines.iter().zip(stairs::paths(field.left, &lines)) {
            shapes.push(Shape::Path { role: Role::Series(line.entry), data });
        }
        self.marks(field, &runs, &mut shapes);
        self.names(&layout, &groups, &names, &mut shapes);
        shapes.extend(self.at.map(|at| self.playhead(at)).unwrap_or_default());
        Scene {
            width: field.end() + field.right,
            height: field.bottom() + FOOT + place.foot(&layout.shown),
            description: plot_description(self.results, &groups, self.view),
            shapes,
        }
    }

    /// The playhead: a thin line at a time of the simulation, in microseconds. `None` where the
    /// view has no such time, or it is beyond the axis. By request, only of a burst completion
    /// times are times of the simulation.
    #[must_use]
    pub fn playhead(&self, at: Micros) -> Vec<Shape> {
        self.line_at(at).unwrap_or_default()
    }

    fn line_at(&self, at: Micros) -> Option<Vec<Shape>> {
        let field = self.layout().field;
        let after = at.checked_sub(self.results.first_sent())?;
        let (data, x, y) = match self.view {
            View::Request if self.results.scenario.client == Client::Burst => {
                let y = field.y(at.min(field.up));
                (at <= field.up)
                    .then(|| (format!("M{} {y}H{}", field.left, field.end()), None, y))?
            }
            View::Finished => {
                let x = field.left + field.column(after.min(field.across));
                let data = format!("M{x} {}V{}", field.bottom(), field.top);
                (after <= field.across).then_some((data, Some(x), field.top + 10))?
            }
            _ => return None,
        };
        // Beside the line, on the side that has room.
        let late = x.is_some_and(|x| x > field.left + field.width / 2);
        let (x, anchor) = match x {
            None => (field.left + 4, Anchor::Start),
            Some(x) if late => (x - 4, Anchor::End),
            Some(x) => (x + 4, Anchor::Start),
        };
        let text = t!("playhead {time}", time = duration(at));
        let label = Shape::Text { role: Role::Tick, x, y: y - 4, anchor, text };
        Some(vec![Shape::Path { role: Role::Playhead, data }, label])
    }

    /// The runs on show.
    pub(super) fn runs(&self) -> Vec<&'a Run> {
        let results = self.shown.iter().filter_map(|&entry| self.results.of(entry));
        results.map(|result| &result.run).collect()
    }

    const fn width(&self) -> i32 {
        if self.width < 200 { 200 } else { self.width }
    }

    pub(super) fn layout(&self) -> Layout {
        let width = self.width();
        let shown: Vec<Entry> = self.runs().iter().map(|run| run.entry).collect();
        let place = Place::of(&shown, width, self.view != View::Finished);
        let height = match place {
            Place::Beside | Place::KeyBeside => (width * 45 / 100).clamp(260, 400),
            // Above their lines' ends names want a taller field, to stay clear of the next line.
            Place::Above => 310,
            Place::KeyBelow => 270,
        };
        let head = place.head(&shown);
        let top = if head > 0 { 28 + head } else { 30 };
        let (requests, until) = (self.results.scenario.requests, self.until.max(1));
        // The end of the axis is drawn within the field.
        let padded = until + until / 50;
        let (across, highest, up) = match self.view {
            View::Finished => (padded, requests.into(), reply_ticks(requests, height - top - FOOT)),
            View::Request | View::Percentiles => {
                let across = if self.view == View::Request { requests.into() } else { 100 };
                (across, padded, ticks(until, (height / 80).unsigned_abs().into()))
            }
        };
        let texts = match self.view {
            View::Finished => up.iter().map(|&tick| count(tick)).collect(),
            View::Request | View::Percentiles => time_labels(&up),
        };
        let digits = texts.iter().map(|text| text.chars().count()).max();
        let left = letters(digits.unwrap_or(0), 60) + 12;
        let right = place.right(&shown);
        let field = Field {
            left,
            top,
            width: (width - left - right).max(40),
            height: height - top - FOOT,
            right,
            across,
            up: highest,
        };
        Layout { field, place, shown, up: up.into_iter().zip(texts).collect() }
    }

    fn axes<'b>(&self, layout: &'b Layout) -> Axes<'b> {
        let field = &layout.field;
        let (title_up, title_across) = axis_titles(&self.results.scenario, self.view);
        let mut guides = Vec::new();
        let across = match self.view {
            View::Request => {
                let ticks = request_ticks(self.results.scenario.requests, field.width);
                let place = |(tick, text): (u32, _)| (request::x(field, tick.into()), text);
                ticks.into_iter().map(place).collect()
            }
            View::Finished => {
                let ticks = time_ticks(self.until.max(1), field.width);
                ticks
                    .into_iter()
                    .map(|(tick, text)| (field.left + field.column(tick), text))
                    .collect()
            }
            View::Percentiles => {
                let ticks = percent_ticks(field.width);
                guides = percentiles::guides(field, &ticks);
                ticks.iter().map(|&tick| (percentiles::x(field, tick), tick.to_string())).collect()
            }
        };
        Axes { up: &layout.up, title_up, across, title_across, guides }
    }

    fn line(&self, field: &Field, run: &Run) -> Line {
        match self.view {
            View::Request => request::line(field, run),
            View::Finished => finished::line(field, run, self.results.first_sent()),
            View::Percentiles => percentiles::line(field, run),
        }
    }

    /// Draws what there is besides lines: points, crosses, marks at ends.
    fn marks(&self, field: &Field, runs: &[&Run], shapes: &mut Vec<Shape>) {
        let mut draw = |role, data: String| {
            if !data.is_empty() {
                shapes.push(Shape::Path { role, data });
            }
        };
        match self.view {
            View::Request => {
                for run in runs {
                    draw(Role::Lost(run.entry), request::lost(field, run));
                }
                for (run, data) in runs.iter().zip(request::points(field, runs)) {
                    draw(Role::Points(run.entry), data);
                }
            }
            View::Finished => {
                let origin = self.results.first_sent();
                for run in runs {
                    let result = self.results.of(run.entry);
                    let mark = result.and_then(|it| finished::mark(field, it, origin));
                    draw(Role::Points(run.entry), mark.unwrap_or_default());
                }
            }
            View::Percentiles => {}
        }
    }

    fn names(
        &self,
        layout: &Layout,
        groups: &[Vec<Entry>],
        names: &[Name],
        shapes: &mut Vec<Shape>,
    ) {
        let (field, place) = (&layout.field, layout.place);
        let result = |group: &Vec<Entry>| group.first().and_then(|&entry| self.results.of(entry));
        let end = |group: &Vec<Entry>| {
            result(group).map_or(field.bottom(), |result| match self.view {
                View::Request => request::end(field, &result.run),
                // Over time all lines may end at the same height: there the key is all there is.
                View::Finished => field.top,
                View::Percentiles => field.y(result.summary.longest()),
            })
        };
        let ends: Vec<i32> = groups.iter().map(end).collect();
        let corner = match place {
            Place::Beside | Place::Above => {
                return names::at_ends(field, names, &ends, place, shapes);
            }
            Place::KeyBeside => (field.end() + 10, field.top - 8),
            Place::KeyBelow => (0, field.bottom() + FOOT + 6),
        };
        // In the order in which the lines end: over time from the first, otherwise from the top.
        let order = match self.view {
            View::Request | View::Percentiles => labels::rising(&ends),
            View::Finished => {
                let origin = self.results.first_sent();
                let last = |group| result(group).and_then(|it| finished::last(it, origin));
                let last: Vec<Micros> =
                    groups.iter().map(|group| last(group).unwrap_or(Micros::MAX)).collect();
                labels::rising(&last)
            }
        };
        let sorted: Vec<_> = order.into_iter().map(|it| (&groups[it], &names[it])).collect();
        names::key(&sorted, corner, shapes);
    }
}
