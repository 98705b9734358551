//! A scene → SVG, PNG, PDF. Not what is in the picture; that is [`crate::scene`].
//!
//! ```text
//! Scene ─▶ svg ─┬▶ file, with the font inside
//!               ├▶ png
//!               └▶ pdf
//! ```

mod font;
mod pdf;
mod png;
mod svg;

pub use pdf::pdf;
pub use png::png;
pub use svg::svg;

use crate::scene::{Rect, Scene, Shape, Theme};

/// What a picture can be written as; declared once for menu, file dialog, command line and test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Png,
    Svg,
    Pdf,
}

/// How a [`Format`] is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// "PNG"
    pub name: &'static str,
    /// Without the dot, lower case.
    pub extension: &'static str,
    /// What it is good for, in a few words.
    pub hint: &'static str,
}

/// Pixels per point of a PNG: sharp on paper and on fine screens.
pub const PNG_SCALE: f32 = 2.0;

impl Format {
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    pub fn info(self) -> Info {
        let (name, extension, hint) = match self {
            Self::Png => ("PNG", "png", "A picture for slides and web pages"),
            Self::Svg => ("SVG", "svg", "Stays sharp at any size and can be edited"),
            Self::Pdf => ("PDF", "pdf", "For printing; its text can be searched"),
        };
        Info {
            name,
            extension,
            hint,
        }
    }

    /// By a file's ending, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|f| f.info().extension.eq_ignore_ascii_case(extension))
    }

    /// The file's bytes; a PNG at [`PNG_SCALE`].
    ///
    /// # Errors
    /// One sentence, where the picture is empty, too large, or could not be encoded.
    pub fn write(self, scene: &Scene, theme: &Theme) -> Result<Vec<u8>, String> {
        match self {
            Self::Png => png(scene, theme, PNG_SCALE),
            Self::Svg => Ok(svg(scene, theme).into_bytes()),
            Self::Pdf => pdf(scene, theme),
        }
    }
}

/// Width and height of what is drawn: the first shape of a scene is its background.
fn extent(scene: &Scene) -> (f32, f32) {
    match scene.shapes.first() {
        Some(Shape::Rect {
            rect: Rect { w, h, .. },
            ..
        }) => (*w, *h),
        _ => (scene.width, scene.height),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Filter, GroupBy, View};
    use crate::scene::{FontMeasure, Frame, Index, fit, fixture, layout};

    /// Writes `$SCENE_PICTURES/….{png,svg,pdf}` to be looked at; without the variable it only checks that all can be made.
    #[test]
    fn pictures() {
        let folder = std::env::var("SCENE_PICTURES").ok();
        let small = fixture::small();
        let many = fixture::many(2000, 7);
        let index = |t| Index::new(t);
        let today =
            Some(crate::model::Instant::from_ymd(2026, 11, 21).map_or(0.0, |t| t.seconds()));
        let paper = Frame {
            title: Some("Border management and training in Azerbaijan".to_owned()),
            legend: true,
            source: Some("5 documents, read 21 November 2026".to_owned()),
            today: None,
        };
        let screen = Frame {
            today,
            ..Frame::default()
        };
        let days = |a: (i32, u8, u8), b: (i32, u8, u8)| {
            let at =
                |(y, m, d)| crate::model::Instant::from_ymd(y, m, d).map_or(0.0, |t| t.seconds());
            Some((at(a), at(b)))
        };
        let all = f32::INFINITY;
        let cases = [
            (
                "light-project",
                &small,
                "light",
                GroupBy::Project,
                None,
                800.0,
                &screen,
            ),
            (
                "dark-project",
                &small,
                "dark",
                GroupBy::Project,
                None,
                800.0,
                &screen,
            ),
            (
                "paper-project",
                &small,
                "paper",
                GroupBy::Project,
                None,
                all,
                &paper,
            ),
            (
                "paper-none",
                &small,
                "paper",
                GroupBy::None,
                None,
                all,
                &paper,
            ),
            (
                "dark-person",
                &small,
                "dark",
                GroupBy::Person,
                None,
                800.0,
                &screen,
            ),
            (
                "light-series",
                &small,
                "light",
                GroupBy::Series,
                None,
                800.0,
                &screen,
            ),
            (
                "light-zoom",
                &small,
                "light",
                GroupBy::Project,
                days((2017, 1, 1), (2020, 9, 1)),
                800.0,
                &screen,
            ),
            (
                "light-days",
                &small,
                "light",
                GroupBy::Organisation,
                days((2019, 11, 20), (2019, 12, 24)),
                800.0,
                &screen,
            ),
            (
                "dark-many",
                &many,
                "dark",
                GroupBy::Project,
                None,
                800.0,
                &screen,
            ),
            (
                "light-many",
                &many,
                "light",
                GroupBy::Project,
                days((1900, 1, 1), (1920, 1, 1)),
                800.0,
                &screen,
            ),
        ];
        for (name, timeline, theme, group_by, window, height, frame) in cases {
            let theme = Theme::named(theme).expect("a listed theme");
            let (start, end) = window.unwrap_or_else(|| fit(timeline, &Filter::default()));
            let view = View {
                start,
                end,
                group_by,
                ..View::default()
            };
            let scene = layout(
                timeline,
                &index(timeline),
                &view,
                &theme,
                &FontMeasure::new(),
                (1280.0, height),
                0.0,
                frame,
            );
            for format in Format::ALL {
                if folder.is_none() && name != "paper-project" {
                    continue;
                }
                let bytes = match format {
                    Format::Png => png(&scene, &theme, 1.0),
                    _ => format.write(&scene, &theme),
                };
                let bytes = bytes.expect("the picture can be made");
                if let Some(folder) = &folder {
                    let path = format!("{folder}/scene-{name}.{}", format.info().extension);
                    std::fs::write(path, bytes).expect("the picture can be written");
                }
            }
        }
    }

    #[test]
    fn formats_are_known_by_their_ending() {
        for format in Format::ALL {
            assert_eq!(
                Format::from_extension(format.info().extension),
                Some(format)
            );
        }
        assert_eq!(Format::from_extension("PDF"), Some(Format::Pdf));
        assert_eq!(Format::from_extension("doc"), None);
    }
}
