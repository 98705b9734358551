//! The words of a picture: points, shapes, and what they stand for.
//!
//! Not how a timeline becomes one; that is [`super::layout`].

use super::keep::Kept;
use crate::model::EventId;
use crate::model::view::LaneKey;

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
        /// The lane it stands in.
        lane: LaneKey,
        count: usize,
        events: Vec<EventId>,
        start: f64,
        end: f64,
    },
    /// A lane's header.
    Lane(LaneKey),
    /// A stretch of time that the user has named.
    Period(String),
    /// Numbers of a series that nobody tells of, and the seconds between which they would be.
    Gap {
        start: f64,
        end: f64,
    },
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
    /// What it is painted in.
    pub color: Color,
    pub folded: bool,
    /// It stays on top while the others scroll.
    pub pinned: bool,
    /// The whole lane, header included, where it is drawn (after scrolling; perhaps out of the picture).
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
    /// On a screen those that show, else all.
    pub lanes: Vec<Lane>,
    /// Time ↔ x as it was drawn.
    pub scale: TimeScale,
    /// How far the lanes are scrolled.
    pub scroll_y: f32,
    /// Which labels show, for the next picture: [`super::Before`].
    pub kept: Kept,
}

/// Time ↔ x.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
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

/// What the picture carries besides the lanes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Frame {
    /// For paper: above the picture.
    pub title: Option<String>,
    /// For paper: what the marks mean, below the picture.
    pub legend: bool,
    /// On paper all the same, but nobody has to be told what the marks mean.
    pub without_legend: bool,
    /// For paper: "5 documents, read 21 November 2026", at the foot.
    pub source: Option<String>,
    /// Today, in seconds since 1970, to mark it; `None` leaves the mark out. (No clock below the engine.)
    pub today: Option<f64>,
}

impl Rect {
    pub fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    pub fn from_x(x0: f32, x1: f32, y: f32, h: f32) -> Self {
        Self::new(x0, y, x1 - x0, h)
    }

    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    pub fn center(&self) -> Point {
        Point {
            x: self.x + self.w / 2.0,
            y: self.y + self.h / 2.0,
        }
    }

    pub fn contains(&self, p: Point) -> bool {
        self.x <= p.x && p.x < self.right() && self.y <= p.y && p.y < self.bottom()
    }

    /// Share an area, edges excluded.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn cover(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            w: self.right().max(other.right()) - x,
            h: self.bottom().max(other.bottom()) - y,
        }
    }

    pub fn grown(&self, by: f32) -> Self {
        Self::new(
            self.x - by,
            self.y - by,
            self.w + 2.0 * by,
            self.h + 2.0 * by,
        )
    }
}

impl Color {
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self([r, g, b, 255])
    }

    /// The same color, `share` (0 to 1) as opaque as it is.
    pub fn faded(self, share: f32) -> Self {
        let [r, g, b, a] = self.0;
        Self([r, g, b, (f32::from(a) * share).round() as u8])
    }

    /// This color, `share` (0 to 1) of the way towards another; opaque.
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |i: usize| {
            let (a, b) = (f32::from(self.0[i]), f32::from(other.0[i]));
            (a + (b - a) * share).round() as u8
        };
        Self([mix(0), mix(1), mix(2), 255])
    }

    /// Relative luminance after WCAG 2, 0 to 1.
    pub fn luminance(self) -> f32 {
        let part = |i: usize| {
            let c = f32::from(self.0[i]) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
    }

    /// Contrast after WCAG 2, 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// "#rrggbb", or "#rrggbbaa" where it lets something through.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#')?;
        if !hex.is_ascii() {
            return None;
        }
        let byte = |i: usize| u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok();
        match hex.len() {
            6 => Some(Self([byte(0)?, byte(1)?, byte(2)?, 255])),
            8 => Some(Self([byte(0)?, byte(1)?, byte(2)?, byte(3)?])),
            _ => None,
        }
    }

    /// "#rrggbb"; opacity is told apart.
    pub fn hex(self) -> String {
        let [r, g, b, _] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// 0 to 1.
    pub fn opacity(self) -> f32 {
        f32::from(self.0[3]) / 255.0
    }
}

impl Stroke {
    pub fn solid(width: f32, color: Color) -> Self {
        Self {
            width,
            color,
            dash: None,
        }
    }

    pub fn dashed(width: f32, color: Color, dash: f32) -> Self {
        Self {
            width,
            color,
            dash: Some(dash),
        }
    }
}

impl Scene {
    /// What is under a point. Items do not overlap, except that a mark may stand on a long band: then the smaller one counts.
    pub fn hit(&self, point: Point) -> Option<&Item> {
        self.items
            .iter()
            .filter(|i| i.hit.contains(point))
            .min_by(|a, b| (a.hit.w * a.hit.h).total_cmp(&(b.hit.w * b.hit.h)))
    }

    /// Where an event is drawn: the first place, where it stands in several lanes.
    pub fn item_of(&self, event: EventId) -> Option<&Item> {
        self.items.iter().find(|i| i.target == Target::Event(event))
    }

    /// Everywhere an event is drawn on its own.
    pub fn items_of(&self, event: EventId) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(move |i| i.target == Target::Event(event))
    }

    /// The lane under a point, its header included.
    pub fn lane_at(&self, point: Point) -> Option<&Lane> {
        self.lanes.iter().find(|l| l.rect.contains(point))
    }
}
