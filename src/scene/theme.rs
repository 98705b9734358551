//! Colors, sizes and type by meaning; the same tokens for window and paper.
//!
//! Not the values themselves: those are in `assets/theme.toml`.

use super::Color;
use crate::model::EntityKind;
use serde::{Deserialize, Deserializer, de::Error};
use std::collections::BTreeMap;
use std::sync::OnceLock;

#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// "light", "dark" or "paper".
    pub name: &'static str,
    pub color: Palette,
    pub size: Sizes,
    /// Asked for by eyes that need it: nothing is drawn faded.
    pub strong: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Behind the lanes.
    pub surface: Color,
    /// Side panels and lane headers.
    pub panel: Color,
    /// Menus, cards, fields.
    pub raised: Color,
    pub border: Color,
    /// Hairlines at each tick.
    pub grid: Color,
    /// Where a year, a month or a day begins.
    pub grid_strong: Color,
    /// Every other lane.
    pub lane_band: Color,
    pub weekend: Color,
    pub text: Color,
    /// What is said second.
    pub muted: Color,
    /// What is only hinted at.
    pub faint: Color,
    pub accent: Color,
    pub on_accent: Color,
    pub selection: Color,
    pub hover: Color,
    pub warning: Color,
    pub error: Color,
    pub good: Color,
    pub person: Color,
    pub project: Color,
    pub organisation: Color,
    pub place: Color,
    pub series: Color,
    pub work: Color,
    pub date: Color,
    /// Events that belong to no lane.
    pub rest: Color,
    lanes: Vec<Color>,
}

/// In points.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    pub title: f32,
    pub body: f32,
    pub small: f32,
    /// Distances are multiples of this.
    pub unit: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    size: Sizes,
    light: Palette,
    dark: Palette,
    paper: Palette,
    colors: BTreeMap<String, Set>,
}

/// Another set of colors for lanes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    light: Vec<Color>,
    dark: Vec<Color>,
}

impl Theme {
    pub const NAMES: [&'static str; 3] = ["light", "dark", "paper"];

    /// "light", "dark" or "paper"; `None` for any other name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::light()),
            "dark" => Some(Self::dark()),
            "paper" => Some(Self::paper()),
            _ => None,
        }
    }

    pub fn light() -> Self {
        Self::of("light", &file().light)
    }

    pub fn dark() -> Self {
        Self::of("dark", &file().dark)
    }

    pub fn paper() -> Self {
        Self::of("paper", &file().paper)
    }

    /// With another set of colors for lanes, by its name in `assets/theme.toml`; the same where there is none.
    pub fn with_colors(mut self, set: &str) -> Self {
        if let Some(set) = file().colors.get(set) {
            let lanes = match self.name {
                "dark" => &set.dark,
                _ => &set.light,
            };
            self.color.lanes.clone_from(lanes);
        }
        self
    }

    /// For eyes that need it: pure grounds, text as strong as can be, lines that are seen without looking for them.
    pub fn with_contrast(mut self) -> Self {
        let (ground, ink) = match self.name {
            "dark" => (Color::rgb(0, 0, 0), Color::rgb(255, 255, 255)),
            _ => (Color::rgb(255, 255, 255), Color::rgb(0, 0, 0)),
        };
        self.strong = true;
        let color = &mut self.color;
        for surface in [&mut color.surface, &mut color.panel, &mut color.raised] {
            *surface = ground;
        }
        for (token, share) in [
            (&mut color.text, 1.0),
            (&mut color.muted, 0.85),
            (&mut color.faint, 0.7),
            (&mut color.border, 0.55),
            (&mut color.grid_strong, 0.34),
            (&mut color.grid, 0.18),
            (&mut color.lane_band, 0.06),
        ] {
            *token = ground.mixed(ink, share);
        }
        let meant = [
            &mut color.accent,
            &mut color.warning,
            &mut color.error,
            &mut color.good,
            &mut color.person,
            &mut color.project,
            &mut color.organisation,
            &mut color.place,
            &mut color.series,
            &mut color.work,
            &mut color.date,
            &mut color.rest,
        ];
        /// WCAG 2, level AAA for text.
        const ENOUGH: f32 = 7.0;
        for token in meant.into_iter().chain(&mut color.lanes) {
            let mut steps = 0;
            while token.contrast(ground) < ENOUGH && steps < 20 {
                *token = token.mixed(ink, 0.08);
                steps += 1;
            }
        }
        self
    }

    fn of(name: &'static str, color: &Palette) -> Self {
        Self {
            name,
            color: color.clone(),
            size: file().size,
            strong: false,
        }
    }
}

impl Palette {
    /// The color of the lane that comes `nth` among all of its grouping.
    pub fn lane(&self, nth: usize) -> Color {
        self.lanes
            .get(nth % self.lanes.len().max(1))
            .copied()
            .unwrap_or(self.rest)
    }

    pub fn of_kind(&self, kind: EntityKind) -> Color {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Project => self.project,
            EntityKind::Organisation => self.organisation,
            EntityKind::Place => self.place,
            EntityKind::Series => self.series,
            EntityKind::Work => self.work,
        }
    }

    /// Text or surface color, whichever can be read better on `fill`.
    pub fn on(&self, fill: Color) -> Color {
        let (dark, light) = if self.text.luminance() < self.surface.luminance() {
            (self.text, Color::rgb(255, 255, 255))
        } else {
            (Color::rgb(12, 16, 20), self.text)
        };
        // White is preferred on colors of medium lightness, as print does; the eye reads it better there than the
        // formula says.
        if light.contrast(fill) >= 3.4 {
            light
        } else {
            dark
        }
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!("“{text}” is no color; write #rrggbb or #rrggbbaa"))
        })
    }
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| {
        // The file is compiled in and a test reads it, so this cannot fail in a program that was built from a green commit.
        toml::from_str(include_str!("../../assets/theme.toml"))
            .expect("assets/theme.toml is complete")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Theme> {
        Theme::NAMES
            .iter()
            .map(|n| Theme::named(n).expect("a listed theme exists"))
            .collect()
    }

    #[test]
    fn text_can_be_read_on_every_surface() {
        for theme in all() {
            let c = &theme.color;
            for surface in [c.surface, c.panel, c.raised, c.lane_band] {
                let name = theme.name;
                assert!(c.text.contrast(surface) >= 7.0, "{name} text");
                assert!(c.muted.contrast(surface) >= 4.5, "{name} muted");
                for (what, color) in [
                    ("accent", c.accent),
                    ("warning", c.warning),
                    ("error", c.error),
                    ("person", c.person),
                    ("project", c.project),
                    ("organisation", c.organisation),
                    ("series", c.series),
                    ("date", c.date),
                ] {
                    let contrast = color.contrast(surface);
                    assert!(contrast >= 4.5, "{name} {what} {contrast}");
                }
            }
        }
    }

    #[test]
    fn marks_stand_out_from_the_surface() {
        for theme in all() {
            for nth in 0..8 {
                let contrast = theme.color.lane(nth).contrast(theme.color.surface);
                assert!(contrast >= 2.9, "{} lane {nth} {contrast}", theme.name);
                let fill = theme.color.lane(nth);
                let on = theme.color.on(fill).contrast(fill);
                assert!(on >= 3.3, "{} on lane {nth} {on}", theme.name);
            }
        }
    }

    #[test]
    fn a_name_nobody_knows_is_no_theme() {
        assert_eq!(Theme::named("sepia"), None);
        assert_eq!(Color::parse("#12345"), None);
        assert_eq!(Color::parse("#1234567€"), None);
        assert_eq!(Color::parse("#ff000080"), Some(Color([255, 0, 0, 128])));
    }
}
