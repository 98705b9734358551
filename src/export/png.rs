//! Scene → PNG, rendered from the SVG with the bundled fonts; with the system's only for letters that those do not have.

use super::svg::svg_without_font;
use crate::scene::{Scene, Shape, Theme, Weight, font_bytes};
use resvg::tiny_skia;
use std::sync::{Arc, OnceLock};
use usvg::fontdb;

/// A picture larger than this is refused: 300 million pixels are 1.2 GB while it is being made.
const MOST_PIXELS: f64 = 3e8;

/// `scale` is pixels per point: 1 for the screen, 2 for print.
///
/// # Errors
/// One sentence, where the picture is empty or too large, or could not be encoded.
pub fn png(scene: &Scene, theme: &Theme, scale: f32) -> Result<Vec<u8>, String> {
    pixels(scene, theme, scale)?
        .encode_png()
        .map_err(|e| format!("The picture could not be encoded as PNG: {e}."))
}

/// Width, height, and red, green, blue and opacity of each pixel: for the clipboard.
///
/// # Errors
/// One sentence, where the picture is empty or too large.
pub fn rgba(scene: &Scene, theme: &Theme, scale: f32) -> Result<(u32, u32, Vec<u8>), String> {
    let pixmap = pixels(scene, theme, scale)?;
    let size = (pixmap.width(), pixmap.height());
    Ok((size.0, size.1, pixmap.take_demultiplied()))
}

fn pixels(scene: &Scene, theme: &Theme, scale: f32) -> Result<tiny_skia::Pixmap, String> {
    let (width, height) = super::extent(scene);
    let (w, h) = ((width * scale).ceil(), (height * scale).ceil());
    if !(w >= 1.0 && h >= 1.0 && f64::from(w) * f64::from(h) <= MOST_PIXELS) {
        return Err(format!(
            "A picture of {w} × {h} pixels can't be made. Choose a smaller width, or export as SVG or PDF."
        ));
    }
    let tree = tree(scene, theme)?;
    let mut pixmap = tiny_skia::Pixmap::new(w as u32, h as u32)
        .ok_or("There is not enough memory for a picture of this size. Choose a smaller width.")?;
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    Ok(pixmap)
}

/// The scene as the renderers of PNG and PDF read it.
pub(super) fn tree(scene: &Scene, theme: &Theme) -> Result<usvg::Tree, String> {
    let options = usvg::Options {
        fontdb: fonts(is_covered(scene)),
        font_family: crate::scene::FONT_FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&svg_without_font(scene, theme), &options)
        .map_err(|e| format!("The picture could not be drawn: {e}."))
}

/// Whether the bundled fonts have every letter of a picture.
fn is_covered(scene: &Scene) -> bool {
    let Ok(face) = ttf_parser::Face::parse(font_bytes(Weight::Regular), 0) else {
        return true;
    };
    let texts = scene.shapes.iter().filter_map(|s| match s {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let mut letters = texts.flat_map(str::chars).filter(|c| c.is_alphanumeric());
    letters.all(|c| face.glyph_index(c).is_some())
}

/// The bundled fonts and no others where they suffice, so that a picture is the same on every machine. Arabic, Hebrew or
/// Chinese letters are of the system's fonts, if those have them.
fn fonts(suffice: bool) -> Arc<fontdb::Database> {
    static FONTS: [OnceLock<Arc<fontdb::Database>>; 2] = [OnceLock::new(), OnceLock::new()];
    FONTS[usize::from(suffice)]
        .get_or_init(|| {
            let mut fonts = fontdb::Database::new();
            if !suffice {
                fonts.load_system_fonts();
            }
            for weight in [Weight::Regular, Weight::SemiBold] {
                fonts.load_font_source(fontdb::Source::Binary(Arc::new(font_bytes(weight))));
            }
            fonts.set_sans_serif_family(crate::scene::FONT_FAMILY);
            Arc::new(fonts)
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Align, Color, Point};

    #[test]
    fn only_letters_that_the_bundled_fonts_lack_ask_for_others() {
        for (text, covered) in [
            ("Əliyev, Миграция, Γέφυρα · 1990–2025 …", true),
            ("Bridge → opened", true),
            ("הגשר הישן", false),
            ("جسر قديم", false),
            ("石橋", false),
        ] {
            let scene = Scene {
                shapes: vec![Shape::Text {
                    at: Point { x: 0.0, y: 0.0 },
                    text: text.to_owned(),
                    size: 12.0,
                    weight: Weight::Regular,
                    align: Align::Left,
                    color: Color::rgb(0, 0, 0),
                }],
                ..Scene::default()
            };
            assert_eq!(is_covered(&scene), covered, "{text}");
        }
    }
}
