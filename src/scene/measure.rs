//! Widths of text in the bundled font, without a window.
//!
//! Kerning is left out on purpose: the exports place text as a run and the few tenths of a point it would save are
//! inside the room that labels keep around themselves.

use super::Weight;
use super::names::{ENGLISH, Names};
use std::sync::OnceLock;

/// Widths of text in the bundled font, in points.
pub trait Measure {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;

    /// The words that the picture is in.
    fn names(&self) -> &'static Names {
        &ENGLISH
    }
}

/// The font files that layout, window and exports share, so that widths agree.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf"),
    }
}

/// The family's name inside both files.
pub const FONT_FAMILY: &str = "Noto Sans";

/// [`Measure`] by the glyph widths in the bundled files.
#[derive(Clone, Copy)]
pub struct FontMeasure {
    regular: &'static Face,
    semibold: &'static Face,
    names: &'static Names,
}

struct Face {
    /// Of the characters below this table's length, in shares of the type size; read once.
    common: Vec<f32>,
    face: Option<ttf_parser::Face<'static>>,
    units: f32,
}

/// Latin with its extensions, Greek and Cyrillic.
const COMMON: u32 = 0x530;

/// What a character counts that the font does not have: a square, as East Asian characters are. Those of Hebrew and Arabic
/// and of the scripts of India and Indochina are narrower, whichever font shows them; what stands on another has no width.
fn unknown_width(c: char) -> f32 {
    /// The widest average of the fonts that were looked at (Noto, DejaVu) is 0.57.
    const NARROW: f32 = 0.6;
    match u32::from(c) {
        0x0591..=0x05BD | 0x05BF | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC => {
            0.0
        }
        0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0.0,
        0x0530..=0x10FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF => NARROW,
        _ => 1.0,
    }
}

impl FontMeasure {
    pub fn new() -> Self {
        static FACES: OnceLock<[Face; 2]> = OnceLock::new();
        let [regular, semibold] =
            FACES.get_or_init(|| [Face::new(Weight::Regular), Face::new(Weight::SemiBold)]);
        Self {
            regular,
            semibold,
            names: &ENGLISH,
        }
    }

    /// With words of another language.
    #[must_use]
    pub fn naming(self, names: &'static Names) -> Self {
        Self { names, ..self }
    }
}

impl Default for FontMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure for FontMeasure {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let face = match weight {
            Weight::Regular => self.regular,
            Weight::SemiBold => self.semibold,
        };
        text.chars().map(|c| face.width(c)).sum::<f32>() * size
    }

    fn names(&self) -> &'static Names {
        self.names
    }
}

impl Face {
    fn new(weight: Weight) -> Self {
        let face = ttf_parser::Face::parse(font_bytes(weight), 0).ok();
        let units = face
            .as_ref()
            .map_or(1000.0, |f| f32::from(f.units_per_em()));
        let mut this = Self {
            common: Vec::new(),
            face,
            units,
        };
        this.common = (0..COMMON)
            .map(|c| char::from_u32(c).map_or(0.0, |c| this.look_up(c)))
            .collect();
        this
    }

    fn width(&self, c: char) -> f32 {
        match self.common.get(c as usize) {
            Some(width) => *width,
            None => self.look_up(c),
        }
    }

    fn look_up(&self, c: char) -> f32 {
        if c.is_control() {
            return 0.0;
        }
        self.face
            .as_ref()
            .and_then(|f| f.glyph_hor_advance(f.glyph_index(c)?))
            .map_or_else(|| unknown_width(c), |w| f32::from(w) / self.units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_text_size_and_weight() {
        let m = FontMeasure::new();
        let width = |text, size, weight| m.width(text, size, weight);
        assert_eq!(width("", 12.0, Weight::Regular), 0.0);
        let one = width("Migration", 12.0, Weight::Regular);
        assert!((40.0..70.0).contains(&one), "{one}");
        assert!((width("Migration", 24.0, Weight::Regular) - 2.0 * one).abs() < 0.01);
        assert!(width("Migration", 12.0, Weight::SemiBold) > one);
        assert!(width("ə", 12.0, Weight::Regular) < 12.0);
        assert_eq!(width("移", 12.0, Weight::Regular), 12.0);
        // Hebrew is narrower, and its points and Arabic's marks have no width of their own.
        assert!(width("גשר", 12.0, Weight::Regular) < 24.0);
        assert_eq!(
            width("גֶשֶר", 12.0, Weight::Regular),
            width("גשר", 12.0, Weight::Regular)
        );
        // Tabular figures: numbers of equal length are equally wide.
        assert_eq!(
            width("1119", 12.0, Weight::Regular),
            width("2048", 12.0, Weight::Regular)
        );
    }
}
