//! Timeline + view → a picture as a list of positioned shapes; no toolkit.
//!
//! ```text
//!   Timeline ─Index::new▶ Index ┐
//!   View, Theme, Measure, size ─┴─layout▶ Scene { shapes, items, lanes } ─▶ canvas, svg, png, pdf
//! ```
//!
//! The canvas and every export are one `match` over [`Shape`]; hit-testing and the accessible tree read [`Item`]s.
//! All lengths are points (1/72 in on paper, logical pixels on screen), y downwards, f32; time is f64 seconds until a
//! shape is emitted.

mod axis;
mod calendar;
mod find;
mod fit;
#[doc(hidden)]
pub mod fixture;
mod folds;
mod gaps;
mod group;
mod index;
mod keep;
mod labels;
mod lane;
mod layout;
mod legend;
mod marks;
mod measure;
mod names;
mod pack;
mod periods;
mod rows;
mod shape;
mod stack;
mod text;
mod theme;
mod ticks;
mod words;

pub use calendar::year_name;
pub use fit::{fit, neighborhood};
pub use group::Wanted;
pub use index::{Documents, Index};
pub use keep::{Before, Kept};
pub use labels::{ellipsized, wrapped};
pub use layout::{layout, layout_after};
pub use measure::{FONT_FAMILY, FontMeasure, Measure, font_bytes};
pub use names::{ENGLISH, ENGLISH_WORDS, LaneSaid, MonthForm, Names, Sign};
pub use shape::{
    Align, Color, Frame, Item, Lane, Point, Rect, Scene, Shape, Stroke, Target, TimeScale, Weight,
};
pub use theme::{Palette, Sizes, Theme};
pub use ticks::{Step, Tick, Ticks, ticks};
pub use words::{event_words, when_words};

#[cfg(test)]
mod tests;
