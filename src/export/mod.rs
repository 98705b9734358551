//! A scene → SVG, PNG, PDF; a timeline → data for other programs. Not what is in the picture; that is [`crate::scene`].
//!
//! ```text
//! Scene ─▶ svg ─┬▶ file, with the font inside
//!               ├▶ png
//!               └▶ pdf
//! Timeline ─▶ data
//! ```

pub mod data;
mod font;
mod page;
pub mod paper;
mod pdf;
mod png;
mod svg;

pub use pdf::pdf;
pub use png::{png, rgba};
pub use svg::svg;

use crate::model::{Filter, Timeline};
/// A picture's words, which whoever asks for one chooses.
pub use crate::scene::Names;
use crate::scene::{Rect, Scene, Shape, Theme};
use std::path::Path;

/// What a timeline can be written as; declared once for menu, file dialog, command line and test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Png,
    Svg,
    Pdf,
    Page,
    Xlsx,
    Csv,
    Tables,
    Markdown,
    Json,
    Calendar,
    TimelineJs,
    Markwhen,
    GraphMl,
}

/// What it is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scene.
    Picture,
    /// The timeline itself.
    Data,
}

/// How a [`Format`] is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// "PNG"
    pub name: &'static str,
    /// As `--format` takes it.
    pub key: &'static str,
    /// Without the dot, lower case.
    pub extension: &'static str,
    pub kind: Kind,
    /// What it is good for, in a few words.
    pub hint: &'static str,
}

/// Pixels per point of a PNG: sharp on paper and on fine screens.
pub const PNG_SCALE: f32 = 2.0;

impl Format {
    pub const ALL: [Self; 13] = [
        Self::Png,
        Self::Svg,
        Self::Pdf,
        Self::Page,
        Self::Xlsx,
        Self::Csv,
        Self::Tables,
        Self::Markdown,
        Self::Json,
        Self::Calendar,
        Self::TimelineJs,
        Self::Markwhen,
        Self::GraphMl,
    ];

    #[rustfmt::skip]
    pub fn info(self) -> Info {
        use Kind::{Data, Picture};
        let row = |name, key, extension, kind, hint| Info { name, key, extension, kind, hint };
        match self {
            Self::Png => row("PNG", "png", "png", Picture, "A picture for slides and web pages"),
            Self::Svg => row("SVG", "svg", "svg", Picture, "Stays sharp at any size and can be edited"),
            Self::Pdf => row("PDF", "pdf", "pdf", Picture, "For printing; its text can be searched"),
            Self::Page => row("Web page", "html", "html", Data, "The timeline itself, to be opened by anybody: one file, no network"),
            Self::Xlsx => row("XLSX", "xlsx", "xlsx", Data, "Tables for Excel and LibreOffice, a sheet each"),
            Self::Csv => row("CSV", "csv", "csv", Data, "One table, for any program"),
            Self::Tables => row("CSV, all tables", "tables", "zip", Data, "Events, people, projects, evidence and the rest, a file each, in one ZIP"),
            Self::Markdown => row("Markdown", "markdown", "md", Data, "A report to read, with every sentence it rests on"),
            Self::Json => row("JSON", "json", "json", Data, "Everything there is, for programs"),
            Self::Calendar => row("iCalendar", "ics", "ics", Data, "For calendars on phones and computers"),
            Self::TimelineJs => row("TimelineJS", "timelinejs", "timeline.json", Data, "For stories with Knight Lab’s TimelineJS"),
            Self::Markwhen => row("Markwhen", "markwhen", "mw", Data, "A timeline as plain text"),
            Self::GraphMl => row("GraphML", "graphml", "graphml", Data, "Who has to do with what, for Gephi, yEd and Cytoscape"),
        }
    }

    /// By a file's ending, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|f| f.info().extension.eq_ignore_ascii_case(extension))
    }

    /// By a file's name: the longest ending that fits it.
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let fits = |f: &Self| name.ends_with(&format!(".{}", f.info().extension));
        let all = Self::ALL.into_iter().filter(fits);
        all.max_by_key(|f| f.info().extension.len())
    }

    /// As `--format` says it.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.info().key == key)
    }

    pub fn is_picture(self) -> bool {
        self.info().kind == Kind::Picture
    }

    /// ".png, .svg, .pdf and …", for a sentence.
    pub fn endings() -> String {
        let all: Vec<String> = Self::ALL
            .iter()
            .map(|f| format!(".{}", f.info().extension))
            .collect();
        let (last, others) = all.split_last().map_or(("", &[][..]), |(l, o)| (l, o));
        format!("{} and {last}", others.join(", "))
    }

    /// A picture's bytes: its pages one below the other where the format has no pages; a PNG with so many pixels a point.
    ///
    /// # Errors
    /// One sentence, where the picture is empty, too large, or could not be encoded.
    pub fn write(self, pages: Vec<Scene>, theme: &Theme, scale: f32) -> Result<Vec<u8>, String> {
        let one = |mut pages: Vec<Scene>| match pages.len() {
            1 => pages.remove(0),
            _ => paper::joined(pages, theme),
        };
        match self {
            Self::Png => png(&one(pages), theme, scale),
            Self::Svg => Ok(svg(&one(pages), theme).into_bytes()),
            Self::Pdf => pdf(&pages, theme),
            Self::Page
            | Self::Xlsx
            | Self::Csv
            | Self::Tables
            | Self::Markdown
            | Self::Json
            | Self::Calendar
            | Self::TimelineJs
            | Self::Markwhen
            | Self::GraphMl => Err("This is no picture".to_owned()),
        }
    }

    /// The bytes of a file of data, with only what passes the filter.
    ///
    /// # Errors
    /// One sentence, where the format has no room for so much, or is a picture.
    pub fn write_data(
        self,
        timeline: &Timeline,
        filter: &Filter,
        wish: &data::Wish,
    ) -> Result<Vec<u8>, String> {
        data::write(self, &data::narrowed(timeline, filter), wish)
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
    use crate::model::{GroupBy, View};
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
            ..Frame::default()
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
            for format in Format::ALL.into_iter().filter(|f| f.is_picture()) {
                if folder.is_none() && name != "paper-project" {
                    continue;
                }
                let bytes = match format {
                    Format::Png => png(&scene, &theme, 1.0),
                    _ => format.write(vec![scene.clone()], &theme, 1.0),
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
            let info = format.info();
            assert_eq!(Format::from_extension(info.extension), Some(format));
            assert_eq!(Format::from_key(info.key), Some(format));
            let name = format!("A b.c.{}", info.extension.to_uppercase());
            assert_eq!(Format::of_file(Path::new(&name)), Some(format));
        }
        assert_eq!(Format::of_file(Path::new("a.json")), Some(Format::Json));
        assert_eq!(Format::of_file(Path::new("png")), None);
        assert_eq!(Format::from_extension("PDF"), Some(Format::Pdf));
        assert_eq!(Format::from_extension("doc"), None);
    }
}
