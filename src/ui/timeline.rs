//! The timeline of the entry in focus: who does what when, the playhead, and its controls.

use super::app::{App, Msg};
use super::playhead::{Move, Playhead};
use super::{icon, scene, table};
use crate::chart::{Hit, Role, Scene, Shape, Timeline, activity_mark};
use crate::explain::number::duration;
use crate::explain::{TIME_SPENT, Table, TimeSpent, time_spent};
use crate::platform::{self, WidthObserver};
use crate::scenario::{Micros, Scenario};
use crate::sim::playback::speeds;
use crate::sim::{Results, Traced};
use crate::words::{look_up, t};
use std::ops::Range;
use web_sys::HtmlSelectElement;
use yew::html::Scope;
use yew::prelude::*;

/// Width of the timeline before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// Id of the timeline as a table.
pub const TABLE: &str = "spent";

/// Pixels that a finger may move before it drags.
const SLACK: i32 = 8;

/// The shortest time that can be looked at, in microseconds.
const SHORTEST: Micros = 10;

/// What the reader does with the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// It has another width, in CSS pixels.
    Width(i32),
    /// The pointer is over it, at these shares of its width and height.
    Over(f64, f64),
    /// The pointer is pressed there: it takes hold of the playhead.
    Pressed(f64),
    /// A finger is put there: it takes hold if it moves along, or when it is lifted.
    Touched(f64),
    /// The pointer is let go.
    LetGo,
    /// The pointer is taken away, by the page that scrolls for one.
    Lost,
    /// The pointer has left.
    Out,
    /// Half of the time that is shown.
    ZoomIn,
    /// Twice the time that is shown.
    ZoomOut,
    /// All of the run.
    ZoomAll,
}

/// What follows from it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// There is something new to see.
    pub seen: bool,
    /// Another window or width: the entry has to be traced anew.
    pub window: bool,
    /// The playhead is dragged to this time.
    pub at: Option<Micros>,
}

/// The timeline as it is drawn.
pub struct TimelinePanel {
    scene: Scene,
    /// The part of the run that is shown; `None` for all of it.
    zoom: Option<Range<Micros>>,
    width: i32,
    /// Where the pointer is, in pixels of the picture.
    point: Option<(i32, i32)>,
    held: bool,
    /// Where a finger was put down, in pixels of the picture.
    touched: Option<i32>,
    node: NodeRef,
    observer: Option<WidthObserver>,
}

impl Default for TimelinePanel {
    fn default() -> Self {
        Self {
            scene: Scene::default(),
            zoom: None,
            width: FIRST_WIDTH,
            point: None,
            held: false,
            touched: None,
            node: NodeRef::default(),
            observer: None,
        }
    }
}

impl TimelinePanel {
    /// Follows the width of the timeline, once that is there.
    pub fn observe(&mut self, link: &Scope<App>) {
        super::observe(&mut self.observer, &self.node, link, |width| Msg::Look(Look::Width(width)));
    }

    /// Shows all of the run.
    pub fn reset(&mut self) {
        self.zoom = None;
        self.point = None;
        self.held = false;
        self.touched = None;
    }

    /// The window to trace of a run that ends at a time, and in how many columns.
    /// A part that the run doesn't have any more gives way to all of it.
    pub fn window(&mut self, scenario: &Scenario, end: Micros) -> (Range<Micros>, u32) {
        let whole = 0..end.max(1);
        self.zoom.take_if(|zoom| zoom.end > whole.end);
        let window = self.zoom.clone().unwrap_or(whole);
        (window, Timeline::columns(scenario, self.width))
    }

    /// Draws the timeline anew.
    pub fn redraw(&mut self, results: &Results, traced: &Traced) {
        self.scene = self.timeline((results, traced)).scene();
    }

    fn timeline<'a>(&self, (results, traced): (&'a Results, &'a Traced)) -> Timeline<'a> {
        timeline(results, traced, self.width)
    }

    /// Moves the window so that it has the playhead in it. Whether it had to.
    pub fn follow(&mut self, at: Micros, end: Micros) -> bool {
        let Some(zoom) = self.zoom.clone().filter(|zoom| !(zoom.start..=zoom.end).contains(&at))
        else {
            return false;
        };
        let length = zoom.end - zoom.start;
        // On from the left edge when playing on, else around the playhead.
        let start = if at > zoom.end { at } else { at.saturating_sub(length) };
        let start = start.min(end.saturating_sub(length));
        self.zoom = Some(start..start + length);
        true
    }

    /// Takes what the reader does; `at` is where the playhead is, in a run that ends at a time.
    pub fn update(
        &mut self,
        look: Look,
        drawn: Option<(&Results, &Traced)>,
        at: Micros,
        end: Micros,
    ) -> Change {
        let pixel = |share: f64, of: i32| (share * f64::from(of)) as i32;
        let width = self.width;
        let timeline = |(results, traced)| timeline(results, traced, width);
        let time = |x: i32| Some(timeline(drawn?).round_time_at(x));
        match look {
            Look::Width(width) => {
                let new = width != self.width;
                self.width = width;
                Change { seen: new, window: new, at: None }
            }
            Look::Over(x, y) => {
                let point = (pixel(x, self.scene.width), pixel(y, self.scene.height));
                // A finger that moves along the timeline drags; across, it scrolls the page.
                if self.touched.is_some_and(|from| (point.0 - from).abs() > SLACK) {
                    self.held = true;
                }
                let at = self.held.then(|| time(point.0)).flatten();
                let under = |(x, y): (i32, i32)| drawn.and_then(|it| timeline(it).hit(x, y));
                let seen = self.held || self.point.and_then(under) != under(point);
                self.point = Some(point);
                Change { seen, window: false, at }
            }
            Look::Pressed(x) => {
                let at = time(pixel(x, self.scene.width));
                self.held = true;
                Change { seen: true, window: false, at }
            }
            Look::Touched(x) => {
                self.touched = Some(pixel(x, self.scene.width));
                Change::default()
            }
            Look::LetGo => {
                let tapped = self.touched.take().filter(|_| !self.held);
                let seen = std::mem::take(&mut self.held) || tapped.is_some();
                Change { seen, window: false, at: tapped.and_then(time) }
            }
            Look::Lost => {
                self.touched = None;
                let seen = std::mem::take(&mut self.held);
                Change { seen, ..Change::default() }
            }
            Look::Out => {
                let seen = self.point.take().is_some();
                Change { seen, ..Change::default() }
            }
            Look::ZoomIn | Look::ZoomOut | Look::ZoomAll => {
                let window = self.zoom.clone().unwrap_or(0..end.max(1));
                let length = window.end - window.start;
                let wished = match look {
                    Look::ZoomIn => (length / 2).max(SHORTEST),
                    Look::ZoomOut => length.saturating_mul(2),
                    _ => end,
                };
                let old = self.zoom.take();
                if wished < end {
                    // Around the playhead, if that is in sight; else around the middle.
                    let middle = window.start + length / 2;
                    let centre =
                        if (window.start..=window.end).contains(&at) { at } else { middle };
                    let start = centre.saturating_sub(wished / 2).min(end - wished);
                    self.zoom = Some(start..start + wished);
                }
                let new = self.zoom != old;
                Change { seen: new, window: new, at: None }
            }
        }
    }

    /// The picture with the playhead over it, and what it can be moved with.
    pub fn view(
        &self,
        scope: &Scope<App>,
        drawn: Option<(&Results, &Traced)>,
        shown: &Shown<'_>,
        table: bool,
    ) -> Html {
        let content = drawn.map(|drawn| self.picture(scope, drawn, shown));
        html! {
            <div key="timeline" class="timeline">
                <div id="timeline" ref={self.node.clone()}>{ content }</div>
                { for drawn.map(|drawn| self.below(scope, drawn, table)) }
            </div>
        }
    }

    fn picture(&self, scope: &Scope<App>, drawn: (&Results, &Traced), shown: &Shown<'_>) -> Html {
        let timeline = self.timeline(drawn);
        let mut over: Vec<Shape> = Vec::new();
        let hit = self.point.filter(|_| !self.held).and_then(|(x, y)| timeline.hit(x, y));
        over.extend(timeline.playhead(shown.at).into_iter().flatten());
        over.extend(hit.as_ref().map(mark));
        let over_it = scope.batch_callback(|event: PointerEvent| {
            platform::place_in(&event).map(|(x, y)| Msg::Look(Look::Over(x, y)))
        });
        let pressed = scope.batch_callback(|event: PointerEvent| {
            (event.button() == 0).then(|| platform::capture(&event))?;
            let (x, _) = platform::place_in(&event)?;
            let touch = event.pointer_type() == "touch";
            Some(Msg::Look(if touch { Look::Touched(x) } else { Look::Pressed(x) }))
        });
        let let_go = scope.callback(|_: PointerEvent| Msg::Look(Look::LetGo));
        let lost = scope.callback(|_: PointerEvent| Msg::Look(Look::Lost));
        let onkeydown = scope.batch_callback(|event: KeyboardEvent| {
            let step = key(&event)?;
            event.prevent_default();
            Some(Msg::Play(step))
        });
        // What changes with every frame is not to be read out.
        let spoken = match shown.playing {
            true => t!("playing").into(),
            false => [&shown.time(), ". ", shown.words].concat(),
        };
        html! {
            <div class="canvas" key="canvas">
                { scene::draw(&self.scene, &over) }
                <div id="playhead" class="reader held" role="slider" tabindex="0" aria-label={t!("Playhead")}
                    aria-valuemin="0" aria-valuemax={shown.end.to_string()}
                    aria-valuenow={shown.at.to_string()} aria-valuetext={spoken}
                    onpointermove={over_it} onpointerdown={pressed} onpointerup={let_go.clone()}
                    onpointercancel={lost} {onkeydown}
                    onpointerleave={scope.callback(|_| Msg::Look(Look::Out))} />
            </div>
        }
    }

    /// What the pointer is over, what the marks mean, and the picture as a table.
    fn below(&self, scope: &Scope<App>, drawn: (&Results, &Traced), open: bool) -> Html {
        let timeline = self.timeline(drawn);
        let (results, traced) = drawn;
        let hit = self.point.and_then(|(x, y)| timeline.hit(x, y));
        let sample = |(activity, words): (crate::sim::Activity, &'static str)| {
            html! { <li key={words}>{ scene::sample(&activity_mark(activity)) }{ words }</li> }
        };
        let told = hit.map(|hit| timeline.text(&hit.mark));
        html! {
            <>
                <p key="tip" id="tip" class="readout">{ told.unwrap_or_else(|| t!("Point at the timeline to read it out; drag to move the playhead.").into()) }</p>
                <ul key="key" class="legend">{ for timeline.keys().into_iter().map(sample) }</ul>
                { table::folded(scope, TABLE, t!("The timeline as a table"), open,
                    open.then(|| spent(&results.scenario, traced)).as_ref()) }
            </>
        }
    }
}

fn timeline<'a>(results: &'a Results, traced: &'a Traced, width: i32) -> Timeline<'a> {
    Timeline { scenario: &results.scenario, traced, width, at: None }
}

/// A frame around what is under the pointer.
fn mark(hit: &Hit) -> Shape {
    let Hit { x, y, width, height, .. } = *hit;
    let data = format!("M{x} {y}h{width}v{height}h-{width}z");
    Shape::Path { role: Role::Cursor, data }
}

/// Where the time of all requests went, as a table.
fn spent(scenario: &Scenario, traced: &Traced) -> Table {
    let lines = time_spent(scenario, traced.entry, &traced.account);
    let row = |line: TimeSpent| vec![line.name.into(), line.share, line.total, line.mean];
    Table {
        caption: t!("Where the time of all requests went, from their sending to their end").into(),
        heads: TIME_SPENT.map(|head| look_up(head).into()).into(),
        rows: lines.into_iter().map(row).collect(),
    }
}

/// What the playhead shows.
pub struct Shown<'a> {
    /// Its time, in microseconds.
    pub at: Micros,
    /// The end of the run.
    pub end: Micros,
    /// Whether it moves by itself.
    pub playing: bool,
    /// Where the requests are then, in words.
    pub words: &'a str,
}

impl Shown<'_> {
    fn time(&self) -> String {
        t!("{at} of {end}", at = duration(self.at), end = duration(self.end))
    }
}

/// The buttons that move the playhead and the window.
pub fn controls(scope: &Scope<App>, playhead: &Playhead, shown: &Shown<'_>, zoomed: bool) -> Html {
    let play = |step: Move| scope.callback(move |_: MouseEvent| Msg::Play(step));
    let look = |look: Look| scope.callback(move |_: MouseEvent| Msg::Look(look));
    let (at_start, at_end) = (shown.at == 0, shown.at >= shown.end);
    let (name, picture) = match (playhead.is_playing(), playhead.still) {
        (true, _) => (t!("Pause"), icon::PAUSE),
        (false, true) => (t!("Play the next event"), icon::PLAY),
        (false, false) => (t!("Play"), icon::PLAY),
    };
    let speed = |(place, speed): (usize, Micros)| -> Html {
        let words = match speed {
            1_000_000 => t!("real time").into(),
            _ => t!("{time} a second", time = duration(speed)),
        };
        html! { <option key={place} selected={place == playhead.speed}>{ words }</option> }
    };
    let onchange = scope.callback(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Msg::Play(Move::Speed(usize::try_from(select.selected_index()).unwrap_or(0)))
    });
    let index = i32::try_from(playhead.speed).unwrap_or(0);
    let zoom =
        |id: &'static str, words: &'static str, name: &'static str, step: Look, off: bool| {
            html! {
                <button key={id} {id} type="button" class="quiet" aria-label={name} title={name}
                    aria-disabled={off.then_some("true")} onclick={look(step)}>{ words }</button>
            }
        };
    html! {
        <div key="transport" id="transport" class="transport">
            <div key="moves" role="group" aria-label={t!("Playhead")}>
                { icon::button("to-start", t!("To the start"), icon::START, at_start, play(Move::Start)) }
                { icon::button("back", t!("One event back"), icon::BACK, at_start, play(Move::Back)) }
                { icon::button("play", name, picture, false, play(Move::Toggle)) }
                { icon::button("forward", t!("One event on"), icon::FORWARD, at_end, play(Move::Forward)) }
                { icon::button("to-end", t!("To the end"), icon::END, at_end, play(Move::End)) }
            </div>
            <span key="time" id="time">{ shown.time() }</span>
            <select key="speed" id="speed" aria-label={t!("Speed")} {onchange} ~selectedIndex={index}>
                { for speeds(shown.end).into_iter().enumerate().map(speed) }
            </select>
            <div key="zoom" role="group" aria-label={t!("Zoom")}>
                { zoom("zoom-out", "−", t!("Zoom out"), Look::ZoomOut, !zoomed) }
                { zoom("zoom-in", "+", t!("Zoom in"), Look::ZoomIn, false) }
                { zoom("zoom-all", t!("All"), t!("All of the run"), Look::ZoomAll, !zoomed) }
            </div>
        </div>
    }
}

impl TimelinePanel {
    /// Whether only a part of the run is shown.
    pub fn is_zoomed(&self) -> bool {
        self.zoom.is_some()
    }
}

/// What a key does on the timeline.
fn key(event: &KeyboardEvent) -> Option<Move> {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Move::Forward,
        "ArrowLeft" | "ArrowDown" => Move::Back,
        "PageUp" => Move::PageForward,
        "PageDown" => Move::PageBack,
        "Home" => Move::Start,
        "End" => Move::End,
        _ => return None,
    })
}
