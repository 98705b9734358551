//! Text that fits: ellipsized or wrapped to a width, never cut inside a letter.
//!
//! Knows nothing of where it will stand.

use super::{Measure, Weight};

/// The text, or as much of it as fits with "…" behind; empty where not even that fits.
pub fn ellipsized(
    text: &str,
    width: f32,
    size: f32,
    weight: Weight,
    measure: &dyn Measure,
) -> String {
    if measure.width(text, size, weight) <= width {
        return text.to_owned();
    }
    let room = width - measure.width("…", size, weight);
    if room <= 0.0 {
        return String::new();
    }
    let head = &text[..prefix(text, room, size, weight, measure)];
    // A word's last letters are worth more than a lone beginning of the next one.
    let head = match head.rfind(' ') {
        Some(space) if head.len() - space <= 3 => &head[..space],
        _ => head,
    };
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || ",;:–-(".contains(c));
    match head {
        "" => String::new(),
        head => format!("{head}…"),
    }
}

/// At most `lines` lines, broken at spaces, the last one ellipsized.
pub fn wrapped(
    text: &str,
    width: f32,
    lines: usize,
    size: f32,
    weight: Weight,
    measure: &dyn Measure,
) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && out.len() < lines {
        if out.len() + 1 == lines || measure.width(rest, size, weight) <= width {
            out.push(ellipsized(rest, width, size, weight, measure));
            break;
        }
        let fits = prefix(rest, width, size, weight, measure);
        // The space after the last word that fits may itself stick out.
        let fits_with_space = fits + usize::from(rest[fits..].starts_with(' '));
        match rest[..fits_with_space].rfind(' ') {
            Some(space) if space > 0 => {
                out.push(rest[..space].trim_end().to_owned());
                rest = rest[space..].trim_start();
            }
            _ => {
                out.push(ellipsized(rest, width, size, weight, measure));
                break;
            }
        }
    }
    out.retain(|line| !line.is_empty());
    out
}

/// How many bytes of `text` fit; always a boundary of characters.
fn prefix(text: &str, width: f32, size: f32, weight: Weight, measure: &dyn Measure) -> usize {
    let mut used = 0.0;
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        used += measure.width(c.encode_utf8(&mut buffer), size, weight);
        if used > width {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::super::FontMeasure;
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, width: f32, lines: usize, expect: &[&str]) {
        let got = wrapped(
            text,
            width,
            lines,
            12.0,
            Weight::Regular,
            &FontMeasure::new(),
        );
        assert_eq!(got, expect);
    }

    #[test]
    fn text_is_broken_at_spaces_and_cut_with_an_ellipsis() {
        let title = "Consolidation of Migration and Border Management";
        check(title, 1000.0, 1, &[title]);
        check(
            title,
            130.0,
            3,
            &["Consolidation of", "Migration and Border", "Management"],
        );
        check(
            title,
            130.0,
            2,
            &["Consolidation of", "Migration and Borde…"],
        );
        check(title, 60.0, 1, &["Consolid…"]);
        check(title, 3.0, 1, &[]);
        check("", 100.0, 2, &[]);
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,60}", width in 0.0..200.0f32, lines in 0..4usize) {
            let m = FontMeasure::new();
            let got = wrapped(&text, width, lines, 12.0, Weight::Regular, &m);
            prop_assert!(got.len() <= lines);
            for line in got {
                prop_assert!(m.width(&line, 12.0, Weight::Regular) <= width + 0.01, "{line}");
            }
        }
    }
}
