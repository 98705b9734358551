//! Scene → PDF with searchable text and the fonts inside.
//!
//! Drawn from the same SVG as the PNG.

use crate::scene::{Scene, Theme};
use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

/// Each page as large as its picture; a point of the scene is a point on paper.
///
/// # Errors
/// One sentence, where a picture is empty or could not be encoded.
pub fn pdf(pages: &[Scene], theme: &Theme) -> Result<Vec<u8>, String> {
    let nothing = || "There is nothing to draw: the picture has no size.".to_owned();
    let mut document = Document::new();
    document.set_metadata(Metadata::new().creator("Dateline".to_owned()));
    if pages.is_empty() {
        return Err(nothing());
    }
    for scene in pages {
        let (width, height) = super::extent(scene);
        let size = Size::from_wh(width, height).ok_or_else(nothing)?;
        let settings = PageSettings::from_wh(width, height).ok_or_else(nothing)?;
        let tree = super::png::tree(scene, theme)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface
            .draw_svg(&tree, size, SvgSettings::default())
            .ok_or("The picture could not be drawn as PDF.")?;
        surface.finish();
        page.finish();
    }
    document
        .finish()
        .map_err(|e| format!("The picture could not be encoded as PDF: {e:?}."))
}
