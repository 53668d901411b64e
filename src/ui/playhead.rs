//! The playhead: a time of the run, moved by hand, event by event, or by playing.

use super::app::{App, Msg};
use crate::platform::{self, Frame};
use crate::scenario::Micros;
use crate::sim::playback::{SPEEDS, USUAL, advanced, speeds};
use crate::sim::{Run, next_event, previous_event};
use yew::html::Scope;

/// Milliseconds between two frames of which no more is played: a page that hung doesn't jump.
const LONGEST_FRAME: f64 = 100.0;

/// Parts of the run that a page key moves the playhead by.
const TENTHS: Micros = 10;

/// What moves the playhead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// To the beginning.
    Start,
    /// To the end.
    End,
    /// To the event before.
    Back,
    /// To the next event.
    Forward,
    /// Back by a tenth of the run.
    PageBack,
    /// On by a tenth of the run.
    PageForward,
    /// To a time, in microseconds.
    To(Micros),
    /// Play, or stop playing.
    Toggle,
    /// Play at the speed in this place.
    Speed(usize),
    /// A frame is drawn at this time of the browser, in milliseconds.
    Frame(f64),
    /// The page was hidden or shown, or the reader asks for less or more motion.
    Seen,
}

/// How the playhead moves.
#[derive(Debug)]
pub struct Playhead {
    /// Place of the speed at which runs are played.
    pub speed: usize,
    /// Whether the reader asks for less motion: then playing goes event by event, by hand.
    pub still: bool,
    /// The next frame while playing, and when the last one was drawn.
    frame: Option<(Frame, Option<f64>)>,
}

impl Default for Playhead {
    fn default() -> Self {
        Self { speed: USUAL, still: platform::wants_less_motion(), frame: None }
    }
}

impl Playhead {
    /// Whether the run is being played.
    pub fn is_playing(&self) -> bool {
        self.frame.is_some()
    }

    /// Stops playing.
    pub fn stop(&mut self) {
        self.frame = None;
    }

    /// Takes a move. Where the playhead is to be then, `None` being the end.
    pub fn update(
        &mut self,
        link: &Scope<App>,
        step: Move,
        at: Option<Micros>,
        run: &Run,
        end: Micros,
    ) -> Option<Micros> {
        let here = at.map_or(end, |at| at.min(end));
        let playing = self.frame.take();
        let to = |time: Micros| Some(time).filter(|&time| time < end);
        match step {
            Move::Start => Some(0),
            Move::End => None,
            Move::Back => previous_event(run, here).map_or(Some(0), to),
            Move::Forward => next_event(run, here).and_then(to),
            Move::PageBack => to(here.saturating_sub((end / TENTHS).max(1))),
            Move::PageForward => to(here + (end / TENTHS).max(1)),
            Move::To(time) => to(time),
            Move::Toggle if playing.is_some() => at,
            // At the end, playing begins anew.
            Move::Toggle if here >= end && self.still => Some(0),
            Move::Toggle if self.still => next_event(run, here).and_then(to),
            Move::Toggle => {
                self.frame = frame(link, None);
                Some(if here < end { here } else { 0 })
            }
            Move::Speed(place) => {
                self.speed = place.min(SPEEDS - 1);
                self.frame = playing;
                at
            }
            Move::Frame(now) => {
                let passed = playing.and_then(|(_, last)| last).map_or(0.0, |last| now - last);
                let speed = speeds(end)[self.speed.min(SPEEDS - 1)];
                let next = advanced(here, end, speed, passed.clamp(0.0, LONGEST_FRAME));
                if next.is_some() {
                    self.frame = frame(link, Some(now));
                }
                next
            }
            Move::Seen => {
                self.still = platform::wants_less_motion();
                if !self.still && !platform::is_hidden() {
                    self.frame = playing;
                }
                at
            }
        }
    }
}

fn frame(link: &Scope<App>, last: Option<f64>) -> Option<(Frame, Option<f64>)> {
    let drawn = link.callback(|now| Msg::Play(Move::Frame(now)));
    Frame::next(move |now| drawn.emit(now)).map(|frame| (frame, last))
}
