//! The part of the bundled font that a picture's text uses, as a font file of its own.
//!
//! A picture of thirty events would otherwise carry three thousand letters of which it shows sixty. What is left out beside the
//! letters is kerning, which the layout does not count on either.

use crate::scene::{Weight, font_bytes};
use std::collections::BTreeSet;
use subsetter::{GlyphRemapper, subset};
use ttf_parser::{Face, RawFace};
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

/// The font's file with these characters, those of them that it has; `None` where it cannot be taken apart.
pub(super) fn part(weight: Weight, chars: &BTreeSet<char>) -> Option<Vec<u8>> {
    let whole = font_bytes(weight);
    let face = Face::parse(whole, 0).ok()?;
    let mut glyphs = GlyphRemapper::new();
    let mappings: Vec<(char, GlyphId)> = chars
        .iter()
        .filter_map(|c| Some((*c, face.glyph_index(*c)?.0)))
        .map(|(c, glyph)| (c, GlyphId::from(glyphs.remap(glyph))))
        .collect();
    let outlines = subset(whole, 0, &glyphs).ok()?;
    // Made for PDF, that file lacks two tables without which browsers take no font: which character is which glyph, and the
    // measures of lines.
    let mut font = FontBuilder::new();
    for record in RawFace::parse(&outlines, 0).ok()?.table_records {
        let table = outlines
            .get(record.offset as usize..)?
            .get(..record.length as usize)?;
        font.add_raw(Tag::from_be_bytes(record.tag.to_bytes()), table);
    }
    font.add_table(&Cmap::from_mappings(mappings).ok()?).ok()?;
    let measures = face
        .raw_face()
        .table(ttf_parser::Tag::from_bytes(b"OS/2"))?;
    font.add_raw(Tag::new(b"OS/2"), measures);
    Some(font.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    #[test]
    fn a_part_has_the_letters_it_was_asked_for_and_no_others() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let text = "Əliyev, Миграция ñü 1990–2025 …";
            let part = part(weight, &chars(text)).expect("the bundled font can be taken apart");
            assert!(part.len() < font_bytes(weight).len() / 5, "{}", part.len());
            let (new, whole) = (
                Face::parse(&part, 0).expect("a font"),
                Face::parse(font_bytes(weight), 0).expect("the bundled font"),
            );
            for c in text.chars() {
                let (a, b) = (
                    new.glyph_index(c).expect("kept"),
                    whole.glyph_index(c).expect("there"),
                );
                assert_eq!(new.glyph_hor_advance(a), whole.glyph_hor_advance(b), "{c}");
                assert_eq!(
                    new.glyph_bounding_box(a),
                    whole.glyph_bounding_box(b),
                    "{c}"
                );
            }
            assert!(new.glyph_index('Z').is_none());
            assert_eq!(new.ascender(), whole.ascender());
            assert_eq!(new.weight(), whole.weight());
        }
    }

    #[test]
    fn what_the_font_does_not_have_is_no_error() {
        assert!(part(Weight::Regular, &chars("")).is_some());
        assert!(part(Weight::Regular, &chars("移民 \u{10ffff}")).is_some());
    }
}
