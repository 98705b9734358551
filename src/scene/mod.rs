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

use crate::model::view::LaneKey;
use crate::model::{EventId, Timeline, View};

/// What is precomputed once per timeline so that a layout costs by the window's width, not by the number of events.
pub struct Index {}

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        let _ = timeline;
        Self {}
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub w: f32,
    pub h: f32,
}

/// sRGB, alpha not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(pub [u8; 4]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub color: Color,
    /// Length of dash and of gap; `None` for a solid line.
    pub dash: Option<f32>,
}

/// One thing to draw. In the order of the list, later over earlier.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect {
        rect: Rect,
        radius: f32,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    },
    /// A band with soft ends: transparent at `rect`'s left and right where `soft_left`/`soft_right`, full in the middle.
    SoftBand {
        rect: Rect,
        fill: Color,
        soft_left: bool,
        soft_right: bool,
    },
    Circle {
        center: Point,
        radius: f32,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    },
    /// A convex polygon.
    Polygon {
        points: Vec<Point>,
        fill: Option<Color>,
        stroke: Option<Stroke>,
    },
    Line {
        from: Point,
        to: Point,
        stroke: Stroke,
    },
    /// One line of text. `at` is the left, middle or right end of its baseline, by `align`.
    Text {
        at: Point,
        text: String,
        /// In points.
        size: f32,
        weight: Weight,
        align: Align,
        color: Color,
    },
    /// All shapes up to the matching [`Shape::Unclip`] are cut at this rectangle.
    Clip(Rect),
    Unclip,
}

/// What a place in the picture stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Event(EventId),
    /// Several events too close to tell apart: how many, which (at most the first 200 by importance), and the time they span in seconds.
    Fold {
        count: usize,
        events: Vec<EventId>,
        start: f64,
        end: f64,
    },
    /// A lane's header.
    Lane(LaneKey),
}

/// A hit-testable thing; also one stop of the accessible tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub target: Target,
    /// The mark itself, for drawing a selection ring around.
    pub mark: Rect,
    /// Mark and label together: where the pointer counts.
    pub hit: Rect,
    /// What a screen reader says: "18 December 2019: Closing ceremony …".
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub key: LaneKey,
    pub title: String,
    /// Events in it that pass the filter, in view or not.
    pub count: usize,
    pub folded: bool,
    /// The whole lane, header included.
    pub rect: Rect,
    pub header: Rect,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    pub width: f32,
    /// The full height of all lanes: may be more than what was asked for; the canvas scrolls.
    pub height: f32,
    /// Where time is drawn: right of the lane headers, below the axis.
    pub plot: Rect,
    pub axis: Rect,
    pub shapes: Vec<Shape>,
    pub items: Vec<Item>,
    pub lanes: Vec<Lane>,
}

/// Time ↔ x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// Seconds since 1970 at `x0`.
    pub start: f64,
    /// Seconds since 1970 at `x1`.
    pub end: f64,
    pub x0: f32,
    pub x1: f32,
}

impl TimeScale {
    pub fn x_from_seconds(&self, seconds: f64) -> f64 {
        let t = (seconds - self.start) / (self.end - self.start);
        f64::from(self.x0) + t * f64::from(self.x1 - self.x0)
    }

    pub fn seconds_from_x(&self, x: f64) -> f64 {
        let t = (x - f64::from(self.x0)) / f64::from(self.x1 - self.x0);
        self.start + t * (self.end - self.start)
    }
}

/// Widths of text in the bundled font, in points.
pub trait Measure {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;
}

/// Colors, sizes and type by meaning; the same tokens for window and paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {}

/// What the picture carries besides the lanes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Frame {
    /// For paper: above the picture.
    pub title: Option<String>,
    /// For paper: what the marks mean, below the picture.
    pub legend: bool,
    /// For paper: "5 documents, read 21 November 2026", at the foot.
    pub source: Option<String>,
    /// Today, in seconds since 1970, to mark it; `None` leaves the mark out. (No clock below the engine.)
    pub today: Option<f64>,
}

/// `size` is width and height in points; lanes below the height are left out of `shapes` unless `scroll_y` brings them in.
pub fn layout(
    timeline: &Timeline,
    index: &Index,
    view: &View,
    theme: &Theme,
    measure: &dyn Measure,
    size: (f32, f32),
    scroll_y: f32,
    frame: &Frame,
) -> Scene {
    let _ = (timeline, index, view, theme, measure, scroll_y, frame);
    Scene {
        width: size.0,
        height: size.1,
        ..Scene::default()
    }
}
