//! The plot: its three views, and the read-out of one place across all entries.

use super::app::{App, Msg};
use super::lesson::Guess;
use super::parts::{keyed, node, tag, text};
use super::{scene, table};
use crate::chart::{Plot, Scene, Shape, top_of_axis};
use crate::explain::{self, Readout, Table, caption, entry_name, readout, twin, view_name};
use crate::platform::{self, WidthObserver};
use crate::scenario::{Edit, Entry, Link, Micros, View};
use crate::sim::Results;
use crate::words::t;
use yew::html::Scope;
use yew::prelude::*;

/// Width of the plot before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// Id of the plot as a table.
pub const TABLE: &str = "twin";

/// Parts of the plot that a page key moves the read-out by.
const TENTHS: u64 = 10;

/// What the reader does with the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// The pointer is over it, at this share of its width.
    Over(f64),
    /// The pointer is pressed there: the read-out stays.
    Pinned(f64),
    /// The pointer has left it.
    Out,
    /// By so many places, with the keyboard.
    Step(i32),
    /// By so many tenths of all places.
    Page(i32),
    /// To the first place.
    First,
    /// To the last place.
    Last,
    /// No read-out.
    Close,
}

/// The plot as it is drawn, and what is read out.
pub struct PlotPanel {
    scene: Scene,
    width: i32,
    /// Time at the top of the axis, in microseconds.
    until: Micros,
    /// The place that is read out, and whether it stays when the pointer leaves.
    place: Option<(u64, bool)>,
    /// What stands there, and how it is marked in the plot.
    read: Option<(Readout, Vec<Shape>)>,
    /// The plot as a table, while that is open.
    table: Option<Table>,
    /// What the reader predicted of it; drawn anew with the plot.
    pub guess: Option<Guess>,
    /// How that is marked in the plot.
    mark: Vec<Shape>,
    node: NodeRef,
    observer: Option<WidthObserver>,
}

impl Default for PlotPanel {
    fn default() -> Self {
        Self {
            scene: Scene::default(),
            width: FIRST_WIDTH,
            until: 0,
            place: None,
            read: None,
            table: None,
            guess: None,
            mark: Vec::new(),
            node: NodeRef::default(),
            observer: None,
        }
    }
}

impl PlotPanel {
    /// Follows the width of the plot, once that is there.
    pub fn observe(&mut self, link: &Scope<App>) {
        super::observe(&mut self.observer, &self.node, link, Msg::Room);
    }

    /// Draws the plot anew. Its axis grows at once, and shrinks only when no slider is held: a
    /// plot that rescales under the reader's hand can't be compared with itself.
    pub fn redraw(&mut self, results: &Results, link: &Link, held: bool, table: bool) {
        let shown: Vec<Entry> = link.shown().collect();
        let top = top_of_axis(results, &shown, link.view);
        let top = self.guess.as_ref().map_or(top, |guess| guess.reach(link.view, top));
        self.until = if held { self.until.max(top) } else { top };
        let plot = self.plot(results, &shown, link.view);
        self.scene = plot.scene();
        let sketch = self.guess.as_ref().and_then(|guess| guess.sketch(link.view));
        self.mark = sketch.map(|(it, name)| plot.sketch(&it, &name)).unwrap_or_default();
        let (first, last) = plot.bounds();
        self.place = self.place.map(|(place, pinned)| (place.clamp(first, last), pinned));
        self.table = table.then(|| {
            let table = twin(results, &shown, link.view);
            match &self.guess {
                Some(guess) => guess.beside(table, link.view),
                None => table,
            }
        });
        self.read_out(results, &shown, link.view);
    }

    /// Reads the place out.
    fn read_out(&mut self, results: &Results, shown: &[Entry], view: View) {
        self.read = self.place.map(|(place, _)| {
            let marks = self.plot(results, shown, view).cursor(place);
            let mut read = readout(results, shown, view, place);
            read.predicted = self.guess.as_ref().and_then(|guess| guess.at(view, place));
            (read, marks)
        });
    }

    fn plot<'a>(&self, results: &'a Results, shown: &'a [Entry], view: View) -> Plot<'a> {
        Plot { results, shown, view, until: self.until, width: self.width, at: None }
    }

    /// It has another width, in CSS pixels. Whether that is so.
    pub fn resize(&mut self, width: i32) -> bool {
        std::mem::replace(&mut self.width, width) != width
    }

    /// Takes what the reader does. Whether there is something new to see.
    pub fn update(&mut self, reading: Reading, results: &Results, link: &Link) -> bool {
        let shown: Vec<Entry> = link.shown().collect();
        let plot = self.plot(results, &shown, link.view);
        let (first, last) = plot.bounds();
        let old = self.place;
        let here = old.map(|(place, _)| place);
        let at = |share: f64| plot.place_at((share * f64::from(self.scene.width)) as i32);
        self.place = match reading {
            Reading::Over(share) => match old {
                Some((_, true)) => old,
                _ => Some((at(share), false)),
            },
            Reading::Pinned(share) => {
                let place = at(share);
                // Pressed again, it comes loose.
                (old != Some((place, true))).then_some((place, true))
            }
            Reading::Out => old.filter(|(_, pinned)| *pinned),
            Reading::Step(by) => Some((here.map_or(first, |place| plot.step(place, by)), true)),
            Reading::Page(by) => {
                let tenth = i64::try_from((last - first) / TENTHS).unwrap_or(i64::MAX).max(1);
                let there = |place: u64| place.saturating_add_signed(tenth * i64::from(by));
                Some((here.map_or(first, there).clamp(first, last), true))
            }
            Reading::First => Some((first, true)),
            Reading::Last => Some((last, true)),
            Reading::Close => None,
        };
        let moved = self.place != old;
        if moved {
            self.read_out(results, &shown, link.view);
        }
        moved
    }

    /// The view that the plot shows next; nothing is read out of it yet.
    pub fn forget(&mut self) {
        self.place = None;
        self.read = None;
    }

    /// The plot, and the newest scenario in words.
    pub fn view(
        &self,
        scope: &Scope<App>,
        results: Option<&Results>,
        link: &Link,
        open: bool,
    ) -> Html {
        let shown: Vec<Entry> = link.shown().collect();
        let of = results
            .map(|results| Link { scenario: results.scenario.clone(), ..Link::default() }.encode());
        let empty = |why: &'static str| text_class("p", "empty", why);
        let drawn = results.map(|results| (results, nothing_to_plot(results, &shown)));
        let content = match drawn {
            None => Html::default(),
            Some((_, Some(why))) => empty(why),
            Some((results, None)) => self.picture(scope, results, &shown, link.view, link.at),
        };
        let twin = drawn.is_some_and(|(_, why)| why.is_none()).then(|| {
            table::folded(scope, TABLE, t!("The plot as a table"), open, self.table.as_ref())
        });
        let tab = |view: View| {
            html! {
                <button type="button" class="tab" value={view.word()}
                    aria-pressed={(view == link.view).to_string()}
                    onclick={scope.callback(move |_| Msg::Edit(Edit::View(view)))}>
                    { view_name(view) }
                </button>
            }
        };
        html! {
            <section key="plot" class="plot" aria-labelledby="plot-title">
                <h2 id="plot-title" class="unseen">{ node(t!("Completion times")) }</h2>
                <div class="stay">
                    <div key="views" id="views" class="tabs" role="group" aria-label={t!("View of the plot")}>
                        { for View::ALL.map(tab) }
                    </div>
                    <div key="plot" id="plot" ref={self.node.clone()} data-shown={of}>{ content }</div>
                    { self.lines() }
                    <p key="caption" class="caption">{ caption(&link.scenario) }</p>
                    { twin }
                </div>
            </section>
        }
    }

    fn picture(
        &self,
        scope: &Scope<App>,
        results: &Results,
        shown: &[Entry],
        view: View,
        at: Option<Micros>,
    ) -> Html {
        let plot = self.plot(results, shown, view);
        let mut over: Vec<Shape> = at.map(|at| plot.playhead(at)).unwrap_or_default();
        over.extend(self.mark.iter().cloned());
        over.extend(self.read.iter().flat_map(|(_, marks)| marks.iter().cloned()));
        let (first, last) = plot.bounds();
        let place = self.place.map(|(place, _)| place);
        let spoken = self.read.as_ref().map(|(lines, _)| lines.sentence());
        let pointer = |reading: fn(f64) -> Reading| {
            scope.batch_callback(move |event: PointerEvent| {
                platform::place_in(&event).map(|(x, _)| Msg::Read(reading(x)))
            })
        };
        let onkeydown = scope.batch_callback(|event: KeyboardEvent| {
            let reading = key(&event)?;
            event.prevent_default();
            Some(Msg::Read(reading))
        });
        html! {
            <div class="canvas">
                { scene::draw(&self.scene, &over) }
                <div id="reader" class="reader" role="slider" tabindex="0"
                    aria-label={t!("Read-out, {view}", view = view_name(view))}
                    aria-valuemin={first.to_string()} aria-valuemax={last.to_string()}
                    aria-valuenow={place.unwrap_or(first).to_string()}
                    aria-valuetext={spoken.unwrap_or_else(|| t!("none yet").into())}
                    onpointermove={pointer(Reading::Over)} onclick={scope.batch_callback(|event: MouseEvent| {
                        platform::place_in(&event).map(|(x, _)| Msg::Read(Reading::Pinned(x)))
                    })}
                    onpointerleave={scope.callback(|_| Msg::Read(Reading::Out))} {onkeydown} />
            </div>
        }
    }

    /// What is read out, an entry in its server's colour.
    fn lines(&self) -> Html {
        let content = match &self.read {
            Some((lines, _)) => {
                let mut words = vec![text("strong", lines.title.clone())];
                words.extend(lines.rows.iter().map(reading));
                words.extend(lines.predicted().map(|said| text("span", said)));
                words
            }
            None => vec![text(
                "span",
                t!("Point at the plot, or use the arrow keys on it, to read it out."),
            )],
        };
        let mut line = keyed("p", "readout", content);
        line.add_attribute("id", "readout");
        line.add_attribute("class", "readout");
        line.into()
    }
}

/// Entries that have the same there, and what they have.
fn reading(row: &explain::Reading) -> Html {
    let mut words: Vec<Html> = Vec::new();
    for (place, &entry) in row.entries.iter().enumerate() {
        if place > 0 {
            words.push(" = ".into());
        }
        words.push(html! { <span class={entry.server.word()}>{ entry_name(entry) }</span> });
    }
    words.push(" ".into());
    words.push(text("b", row.value.clone()));
    tag("span", words).into()
}

fn text_class(name: &'static str, class: &'static str, words: &'static str) -> Html {
    let mut tag = tag(name, vec![words.into()]);
    tag.add_attribute("class", class);
    tag.into()
}

/// What a key does on the plot.
fn key(event: &KeyboardEvent) -> Option<Reading> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Reading::Step(1),
        "ArrowLeft" | "ArrowDown" => Reading::Step(-1),
        "PageUp" => Reading::Page(1),
        "PageDown" => Reading::Page(-1),
        "Home" => Reading::First,
        "End" => Reading::Last,
        "Escape" => Reading::Close,
        _ => return None,
    })
}

/// Why there is nothing to plot, if so.
fn nothing_to_plot(results: &Results, shown: &[Entry]) -> Option<&'static str> {
    let entries = || shown.iter().filter_map(|&entry| results.of(entry));
    if shown.is_empty() {
        Some(t!("Nothing to plot: every entry of the line-up is hidden."))
    } else if entries().next().is_none() {
        Some(t!("Nothing to plot: what is on show is too large to simulate."))
    } else if entries().all(|result| result.summary.served == 0) {
        Some(t!("Nothing to plot: no request was answered."))
    } else {
        let at_once = top_of_axis(results, shown, View::Request) == 0;
        at_once.then(|| t!("Nothing to plot: every reply comes at once."))
    }
}
