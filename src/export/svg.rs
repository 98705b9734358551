//! Scene → SVG with text as text and the bundled font inside.
//!
//! The PNG and the PDF are made from this, so that the three cannot differ.

use crate::scene::{
    Align, Color, FONT_FAMILY, Point, Rect, Scene, Shape, Stroke, Theme, Weight, font_bytes,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A whole SVG document that looks the same wherever it is opened: the font is inside.
pub fn svg(scene: &Scene, theme: &Theme) -> String {
    write(scene, theme, true)
}

/// Without the font inside, for renderers that are handed it as a file.
pub(super) fn svg_without_font(scene: &Scene, theme: &Theme) -> String {
    write(scene, theme, false)
}

/// What stands in for the bundled font where a viewer ignores fonts inside a picture.
const FALLBACKS: &str = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

fn write(scene: &Scene, theme: &Theme, with_font: bool) -> String {
    let (width, height) = super::extent(scene);
    let mut defs = String::new();
    let mut body = String::new();
    let mut used: BTreeMap<u16, (Weight, BTreeSet<char>)> = BTreeMap::new();
    let mut ids = 0;
    let mut open = 0usize;
    for shape in &scene.shapes {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let _ = write!(body, "<rect {}", rect_attributes(rect));
                if *radius > 0.0 {
                    let _ = write!(
                        body,
                        r#" rx="{}""#,
                        n(radius.min(rect.h / 2.0).min(rect.w / 2.0))
                    );
                }
                let _ = writeln!(body, "{}/>", paint(*fill, *stroke));
            }
            Shape::SoftBand {
                rect,
                fill,
                soft_left,
                soft_right,
            } => {
                ids += 1;
                let _ = writeln!(
                    defs,
                    r#"<linearGradient id="g{ids}">{}</linearGradient>"#,
                    stops(*fill, *soft_left, *soft_right)
                );
                let _ = writeln!(
                    body,
                    r#"<rect {} fill="url(#g{ids})"/>"#,
                    rect_attributes(rect)
                );
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let _ = writeln!(
                    body,
                    r#"<circle cx="{}" cy="{}" r="{}"{}/>"#,
                    n(center.x),
                    n(center.y),
                    n(*radius),
                    paint(*fill, *stroke)
                );
            }
            Shape::Polygon {
                points,
                fill,
                stroke,
            } => {
                let points: Vec<String> = points
                    .iter()
                    .map(|Point { x, y }| format!("{},{}", n(*x), n(*y)))
                    .collect();
                let _ = writeln!(
                    body,
                    r#"<polygon points="{}"{}/>"#,
                    points.join(" "),
                    paint(*fill, *stroke)
                );
            }
            Shape::Line { from, to, stroke } => {
                let _ = writeln!(
                    body,
                    r#"<line x1="{}" y1="{}" x2="{}" y2="{}"{}/>"#,
                    n(from.x),
                    n(from.y),
                    n(to.x),
                    n(to.y),
                    outline(*stroke)
                );
            }
            Shape::Text {
                at,
                text,
                size,
                weight,
                align,
                color,
            } => {
                let chars = &mut used
                    .entry(number(*weight))
                    .or_insert((*weight, BTreeSet::new()))
                    .1;
                chars.extend(text.chars());
                let anchor = match align {
                    Align::Left => "",
                    Align::Center => r#" text-anchor="middle""#,
                    Align::Right => r#" text-anchor="end""#,
                };
                let weight = match weight {
                    Weight::Regular => "",
                    Weight::SemiBold => r#" font-weight="600""#,
                };
                let _ = writeln!(
                    body,
                    r#"<text x="{}" y="{}" font-size="{}"{anchor}{weight}{}>{}</text>"#,
                    n(at.x),
                    n(at.y),
                    n(*size),
                    fill_attributes(*color),
                    escaped(text)
                );
            }
            Shape::Clip(rect) => {
                ids += 1;
                open += 1;
                let _ = writeln!(
                    defs,
                    r#"<clipPath id="c{ids}"><rect {}/></clipPath>"#,
                    rect_attributes(rect)
                );
                let _ = writeln!(body, r#"<g clip-path="url(#c{ids})">"#);
            }
            Shape::Unclip => {
                if open > 0 {
                    open -= 1;
                    body.push_str("</g>\n");
                }
            }
        }
    }
    for _ in 0..open {
        body.push_str("</g>\n");
    }
    if with_font {
        defs.push_str(&font_style(&used));
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"'{FONT_FAMILY}', {FALLBACKS}\" text-rendering=\"geometricPrecision\" style=\"background:{background}\">\n\
         <defs>\n{defs}</defs>\n{body}</svg>\n",
        w = n(width),
        h = n(height),
        background = theme.color.surface.hex(),
    )
}

/// As CSS counts weights.
fn number(weight: Weight) -> u16 {
    match weight {
        Weight::Regular => 400,
        Weight::SemiBold => 600,
    }
}

/// The font inside, of each weight as much as the picture's text uses.
fn font_style(used: &BTreeMap<u16, (Weight, BTreeSet<char>)>) -> String {
    let mut out = String::from("<style>\n");
    for (number, (weight, chars)) in used {
        let part = super::font::part(*weight, chars);
        let bytes = part.as_deref().unwrap_or(font_bytes(*weight));
        let _ = writeln!(
            out,
            "@font-face{{font-family:'{FONT_FAMILY}';font-weight:{number};src:url(data:font/ttf;base64,{}) format('truetype')}}",
            base64(bytes)
        );
    }
    out.push_str("</style>\n");
    out
}

fn rect_attributes(rect: &Rect) -> String {
    format!(
        r#"x="{}" y="{}" width="{}" height="{}""#,
        n(rect.x),
        n(rect.y),
        n(rect.w.max(0.0)),
        n(rect.h.max(0.0))
    )
}

fn paint(fill: Option<Color>, stroke: Option<Stroke>) -> String {
    let mut out = fill.map_or_else(|| r#" fill="none""#.to_owned(), fill_attributes);
    if let Some(stroke) = stroke {
        out += &outline(stroke);
    }
    out
}

fn fill_attributes(color: Color) -> String {
    match color.0[3] {
        255 => format!(r#" fill="{}""#, color.hex()),
        _ => format!(
            r#" fill="{}" fill-opacity="{}""#,
            color.hex(),
            n(color.opacity())
        ),
    }
}

fn outline(stroke: Stroke) -> String {
    let mut out = format!(
        r#" stroke="{}" stroke-width="{}""#,
        stroke.color.hex(),
        n(stroke.width)
    );
    if stroke.color.0[3] != 255 {
        let _ = write!(out, r#" stroke-opacity="{}""#, n(stroke.color.opacity()));
    }
    if let Some(dash) = stroke.dash {
        let _ = write!(out, r#" stroke-dasharray="{0} {0}""#, n(dash));
    }
    out
}

/// Transparent at a soft end, full from the middle on.
fn stops(fill: Color, soft_left: bool, soft_right: bool) -> String {
    let stop = |offset: &str, share: f32| {
        format!(
            r#"<stop offset="{offset}" stop-color="{}" stop-opacity="{}"/>"#,
            fill.hex(),
            n(fill.opacity() * share)
        )
    };
    let end = |soft: bool| if soft { 0.0 } else { 1.0 };
    stop("0", end(soft_left)) + &stop("0.5", 1.0) + &stop("1", end(soft_right))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML knows no control characters; a picture that cannot be opened helps nobody.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Two decimals are finer than any printer, and no more than are needed.
fn n(value: f32) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let mut out = format!("{value:.2}");
    if out.contains('.') {
        out.truncate(out.trim_end_matches('0').trim_end_matches('.').len());
    }
    match out.as_str() {
        "-0" => "0".to_owned(),
        _ => out,
    }
}

pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let b = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = b(0) << 16 | b(1) << 8 | b(2);
        for i in 0..4 {
            if i <= chunk.len() {
                out.push(char::from(ALPHABET[(bits >> (18 - 6 * i)) as usize & 63]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_odd() {
        assert_eq!(
            [1.0, 0.5, -0.001, 12.346, 100.0, f32::NAN].map(n).join(" "),
            "1 0.5 0 12.35 100 0"
        );
    }

    #[test]
    fn base64_as_everybody_else_writes_it() {
        let all = ["", "f", "fo", "foo", "foob"].map(|t| base64(t.as_bytes()));
        assert_eq!(all, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn what_xml_forbids_does_not_get_in() {
        assert_eq!(escaped("a<b> & \u{1}\u{ffff}c"), "a&lt;b&gt; &amp;   c");
    }
}
