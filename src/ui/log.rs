//! The access log of the entry in focus, up to the playhead: only the rows in view.

use super::app::{App, Msg};
use super::parts::node;
use crate::explain::{entry_name, replies};
use crate::export::log_line;
use crate::sim::Run;
use crate::words::t;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

/// Rows of the window.
const ROWS: usize = 12;

/// Letters' heights of a row, in tenths.
const ROW: usize = 15;

/// Letters' heights of all that is scrolled, at most, in tenths: browsers have no higher pages.
const MOST: usize = 8_000_000;

/// Where the log is scrolled to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Log {
    /// The share that is scrolled by, 0 to 1; `None` at the end, where it stays when rows come.
    place: Option<f64>,
}

impl Log {
    /// Takes what was scrolled. Whether other rows are in view.
    pub fn scrolled(&mut self, element: &Element) -> bool {
        let room = element.scroll_height() - element.client_height();
        let top = element.scroll_top();
        let place = (room > 0 && top < room - 2).then(|| f64::from(top) / f64::from(room));
        let moved = place != self.place;
        self.place = place;
        moved
    }

    /// Whether the newest rows are in view, and are to stay.
    pub fn follows(self) -> bool {
        self.place.is_none()
    }

    /// The first row in view of so many.
    fn first(self, rows: usize) -> usize {
        let last = rows.saturating_sub(ROWS);
        self.place.map_or(last, |place| (place * last as f64) as usize).min(last)
    }

    /// The rows of the replies up to the playhead; `order` are these, in their order.
    pub fn view(self, link: &Scope<App>, run: Option<&Run>, order: &[u32]) -> Html {
        let first = self.first(order.len());
        let onscroll = link.batch_callback(|event: Event| {
            let element: Element = event.target_dyn_into()?;
            Some(Msg::Scrolled(element))
        });
        let row = |run: &Run, (place, &request): (usize, &u32)| -> Html {
            html! { <li key={place}>{ log_line(run, request) }</li> }
        };
        let rows = run.into_iter().flat_map(|run| {
            let rows = order.iter().enumerate().skip(first).take(ROWS);
            rows.map(move |it| row(run, it)).collect::<Vec<_>>()
        });
        let height = (order.len().max(ROWS) * ROW).min(MOST);
        let name = run.map(|run| entry_name(run.entry)).unwrap_or_default();
        html! {
            <section key="log" id="log" class="log" aria-labelledby="log-title">
                <h2 id="log-title">{ node(t!("Access log")) }</h2>
                <div id="log-rows" class="rows" tabindex="0" role="region" {onscroll}
                    aria-label={t!("Access log of {entry}", entry = name)}>
                    <ol start={(first + 1).to_string()}>{ for rows }</ol>
                    <svg width="1" height={format!("{}.{}em", height / 10, height % 10)} aria-hidden="true" />
                </div>
                <p class="caption">{ replies(order.len()) }</p>
            </section>
        }
    }
}
