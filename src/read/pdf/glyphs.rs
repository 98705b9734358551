//! A page's drawing → its letters, each with where it stands.
//!
//! Nothing is drawn. What stands outside the page or is set twice in one place (as some programs do for bold) counts once.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{self, Dict, Name};
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use rustc_hash::FxHashSet;

/// Letters of one page; a page of small print has ten thousand.
const MAX_LETTERS: usize = 300_000;

/// One letter (or a few, of a ligature), with its origin and the end of its advance on the base line.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub text: Text,
    pub from: Point,
    pub to: Point,
    /// Height of the font as it is drawn.
    pub size: f64,
}

#[derive(Clone, Debug)]
pub(super) enum Text {
    Char(char),
    Some(Box<str>),
    /// Its text has been given with a letter before it.
    None,
}

pub(super) struct Glyphs {
    pub letters: Vec<Letter>,
    pub pictures: usize,
    /// Glyphs that no letter could be found for.
    pub unreadable: usize,
    area: Rect,
    seen: FxHashSet<(char, i32, i32)>,
    /// What the open marks say stands there in place of the glyphs, and whether it has been written.
    marks: Vec<Mark>,
}

enum Mark {
    Other,
    /// Set on every page: number, head, foot.
    Repeated,
    Instead(Option<String>),
}

impl Glyphs {
    pub fn new(area: Rect) -> Self {
        Self {
            letters: Vec::new(),
            pictures: 0,
            unreadable: 0,
            area: area.inflate(area.width() * 0.01, area.height() * 0.01),
            seen: FxHashSet::default(),
            marks: Vec::new(),
        }
    }

    fn is_repeated(&self) -> bool {
        self.marks.iter().any(|m| matches!(m, Mark::Repeated))
    }

    fn push(&mut self, mut text: Text, from: Point, to: Point, size: f64) {
        let is_placed = from.is_finite() && to.is_finite() && size.is_finite() && size > 0.01;
        if !(is_placed && self.area.contains(from)) {
            return;
        }
        if let Some(Mark::Instead(said)) = self
            .marks
            .iter_mut()
            .rev()
            .find(|m| matches!(m, Mark::Instead(_)))
        {
            text = match said.take() {
                Some(said) => Text::Some(said.into()),
                None => Text::None,
            };
        } else if let Text::Char(c) = text
            && c != ' '
        {
            let cell = |v: f64| (v / (size * 0.1)) as i32;
            let (x, y) = (cell(from.x), cell(from.y));
            let is_double =
                (x - 1..=x + 1).any(|x| (y - 1..=y + 1).any(|y| self.seen.contains(&(c, x, y))));
            if is_double {
                return;
            }
            self.seen.insert((c, x, y));
        }
        if self.letters.len() < MAX_LETTERS {
            self.letters.push(Letter {
                text,
                from,
                to,
                size,
            });
        }
    }
}

impl<'a> Device<'a> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.is_repeated() {
            return;
        }
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let from = transform * Point::ZERO;
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let to = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            let size = (transform * Point::new(0.0, 1000.0) - from).hypot();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => of_char(c),
                Some(BfString::String(text)) => Some(Text::Some(text.into())),
                None => None,
            };
            match text {
                Some(text) => self.push(text, from, to, size),
                None if self.area.contains(from) => self.unreadable += 1,
                None => {}
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let said = properties.and_then(|p| p.get::<object::String<'_>>(b"ActualText".as_slice()));
        let kind = |key: &[u8]| {
            properties
                .and_then(|p| p.get::<Name<'_>>(key))
                .map(|n| n.as_str().to_owned())
        };
        let mark = if let Some(said) = said {
            Mark::Instead(Some(super::text_of(said.as_bytes())))
        } else if tag == b"Artifact"
            && (kind(b"Type").as_deref() == Some("Pagination")
                || matches!(kind(b"Subtype").as_deref(), Some("Header" | "Footer")))
        {
            Mark::Repeated
        } else {
            Mark::Other
        };
        self.marks.push(mark);
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// What a letter says: ligatures as their letters, nothing of what has no meaning outside its font.
fn of_char(c: char) -> Option<Text> {
    let letters = match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\0' => return None,
        c if c.is_whitespace() => return Some(Text::Char(' ')),
        c if c.is_control() => return None,
        c => return Some(Text::Char(c)),
    };
    Some(Text::Some(letters.into()))
}
