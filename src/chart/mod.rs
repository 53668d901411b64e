//! Results to pictures: one scene of shapes and texts with roles, and its writer to SVG.
//!
//! The page draws the same scene as Yew nodes, so that what is exported is what is shown. A scene
//! is made for a size in CSS pixels: text keeps its reading size whatever the width.

mod axes;
mod blank;
mod coincide;
mod colour;
mod cursor;
mod diagram;
mod field;
mod finished;
mod labels;
mod names;
mod percentiles;
mod plot;
mod request;
mod scene;
mod sketch;
mod stairs;
mod svg;
pub mod ticks;
mod timeline;

pub use blank::blank;
pub use coincide::groups;
pub use colour::{COLOURS, colour};
pub use diagram::Diagram;
pub use plot::{Plot, top_of_axis};
pub use scene::{Anchor, ChipState, Role, Scene, Shape, Tone, activity_class, dashes};
pub use sketch::Sketch;
pub use svg::{escaped, to_svg, write_shapes};
pub use timeline::{Hit, Mark, Timeline, activity_mark};
