//! Empty axes: where a prediction is drawn before there is anything to see.

use crate::chart::{Plot, Scene, Shape, Sketch};
use crate::lesson::handles::between;
use crate::scenario::{Link, Micros};
use crate::sim::Results;

/// Width before it is known, in CSS pixels.
const FIRST_WIDTH: i32 = 640;

/// Parts of an axis that a page key moves by.
const TENTHS: i32 = 10;

/// What the reader does on the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// The pointer is pressed, at these shares of its width and height.
    Down(f64, f64),
    /// It moves.
    Move(f64, f64),
    /// It is let go.
    Up,
    /// By so many places across, with the keyboard.
    Across(i32),
    /// By so many steps up.
    Rise(i32),
    /// By so many tenths up.
    Page(i32),
    /// To the first place.
    First,
    /// To the last place.
    Last,
}

/// What can be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: the board shows what is typed.
    #[default]
    Nothing,
    /// The height of a point at this place.
    Point(u64),
    /// A line, by its heights at these places.
    Line(Vec<u64>),
}

/// What is drawn, in the axes' values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The heights of a line's handles, or the one of a point; none before the first stroke.
    pub values: Vec<u64>,
    /// The handle that the keyboard moves.
    pub handle: usize,
    /// The handle and the height where the pointer was last, while it is pressed.
    held: Option<(usize, u64)>,
}

/// Axes without lines, as wide as there is room.
pub struct Board {
    /// Results of nothing: all that axes need.
    empty: Results,
    link: Link,
    until: Micros,
    width: i32,
    scene: Scene,
    /// What can be drawn on it.
    pub kind: Kind,
}

impl Default for Board {
    fn default() -> Self {
        Self::new(Link::default(), 0, Kind::Nothing, FIRST_WIDTH)
    }
}

impl Board {
    /// The axes of a link's plot, with times up to so many microseconds.
    pub fn new(link: Link, until: Micros, kind: Kind, width: i32) -> Self {
        let scenario = link.scenario.clone();
        let empty = Results { scenario, entries: Vec::new(), too_large: Vec::new() };
        let mut board = Self { empty, link, until, width, scene: Scene::default(), kind };
        board.word_anew();
        board
    }

    /// The plot that the axes are of.
    pub fn plot(&self) -> Plot<'_> {
        let (view, until, width) = (self.link.view, self.until, self.width);
        Plot { results: &self.empty, shown: &[], view, until, width, at: None }
    }

    /// The axes.
    pub const fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Its width, in CSS pixels.
    pub const fn width(&self) -> i32 {
        self.width
    }

    /// It has another width, in CSS pixels. Whether that is so.
    pub fn resize(&mut self, width: i32) -> bool {
        let other = std::mem::replace(&mut self.width, width) != width;
        if other {
            self.word_anew();
        }
        other
    }

    /// Draws the axes anew, as in another language.
    pub fn word_anew(&mut self) {
        self.scene = self.plot().scene();
    }

    /// What is drawn on it, as it stands in the plot.
    pub fn sketch(&self, drawing: &Drawing) -> Option<Sketch> {
        let first = *drawing.values.first()?;
        Some(match &self.kind {
            Kind::Nothing => return None,
            Kind::Point(place) => Sketch::Point(*place, first),
            Kind::Line(places) => {
                Sketch::Line(places.iter().copied().zip(drawing.values.iter().copied()).collect())
            }
        })
    }

    /// What the keyboard would move, over the axes.
    pub fn cursor(&self, drawing: &Drawing) -> Vec<Shape> {
        match &self.kind {
            Kind::Nothing => Vec::new(),
            Kind::Point(place) => self.plot().cursor(*place),
            Kind::Line(places) => {
                places.get(drawing.handle).map(|&at| self.plot().cursor(at)).unwrap_or_default()
            }
        }
    }

    /// Takes a stroke. Whether there is something new to see.
    pub fn draw(&self, drawing: &mut Drawing, stroke: Stroke) -> bool {
        let before = drawing.clone();
        self.stroke(self.places(), drawing, stroke);
        *drawing != before
    }

    /// The place across and the value up at shares of the board's width and height.
    fn at(&self, x: f64, y: f64) -> (u64, u64) {
        let plot = self.plot();
        let pixel = |share: f64, of: i32| (share * f64::from(of)) as i32;
        (plot.place_at(pixel(x, self.scene.width)), plot.value_at(pixel(y, self.scene.height)))
    }

    fn stroke(&self, places: &[u64], drawing: &mut Drawing, stroke: Stroke) {
        let plot = self.plot();
        let last = places.len().saturating_sub(1);
        let handle = drawing.handle.min(last);
        let height = drawing.values.get(handle).copied().unwrap_or(0);
        match stroke {
            Stroke::Move(..) if drawing.held.is_none() => {}
            Stroke::Down(x, y) | Stroke::Move(x, y) => {
                let (place, value) = self.at(x, y);
                let there = nearest(places, place);
                let from = drawing.held.unwrap_or((there, value));
                drawing.held = Some((there, value));
                drawing.handle = there;
                // A quick hand passes over handles between two events: they are on its way.
                for at in from.0.min(there)..=from.0.max(there) {
                    let [all, gone] = [there, at].map(|it| it.abs_diff(from.0) as u64);
                    let height = if all == 0 { value } else { between(from.1, value, gone, all) };
                    set(drawing, places.len(), at, height);
                }
            }
            Stroke::Up => drawing.held = None,
            Stroke::Across(by) => {
                drawing.handle = handle.saturating_add_signed(by as isize).min(last);
            }
            Stroke::Rise(by) => lift(drawing, places.len(), handle, plot.step_up(height, by)),
            Stroke::Page(by) => {
                lift(drawing, places.len(), handle, plot.step_up(height, by * TENTHS));
            }
            Stroke::First => drawing.handle = 0,
            Stroke::Last => drawing.handle = last,
        }
    }

    /// The places that have a handle.
    pub fn places(&self) -> &[u64] {
        match &self.kind {
            Kind::Nothing => &[],
            Kind::Point(place) => std::slice::from_ref(place),
            Kind::Line(places) => places,
        }
    }

    /// Sets one handle's height, as it is typed.
    pub fn set(&self, drawing: &mut Drawing, handle: usize, value: u64) {
        let count = self.places().len();
        if handle < count {
            drawing.handle = handle;
            set(drawing, count, handle, value);
        }
    }
}

/// Sets the height of a handle and of those after it that are as high: stairs are made of such.
fn lift(drawing: &mut Drawing, count: usize, handle: usize, value: u64) {
    set(drawing, count, handle, drawing.values.get(handle).copied().unwrap_or(0));
    let Some(from) = drawing.values.get_mut(handle..) else { return };
    let height = from.first().copied();
    let level = from.iter().take_while(|&&there| Some(there) == height).count();
    from[..level].fill(value);
}

/// Sets the height of a handle. The first stroke makes a whole line, as high all along.
fn set(drawing: &mut Drawing, count: usize, handle: usize, value: u64) {
    if drawing.values.len() != count {
        drawing.values = vec![value; count];
    }
    if let Some(there) = drawing.values.get_mut(handle) {
        *there = value;
    }
}

/// The handle that is nearest to a place.
fn nearest(places: &[u64], place: u64) -> usize {
    let all = places.iter().enumerate();
    all.min_by_key(|(_, there)| there.abs_diff(place)).map_or(0, |(handle, _)| handle)
}
