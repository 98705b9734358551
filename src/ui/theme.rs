//! Colors, type and spacing of the window by meaning, and egui's style made from them.
//!
//! The timeline itself is colored by [`crate::scene::Theme`]; this is what stands around it.

use super::state::{Colors, Prefs, ThemeChoice};
use crate::model::EntityKind;
use crate::scene::{Theme, Weight, font_bytes};
use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontData, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Visuals, vec2,
};

/// One step of the rhythm, in points. Every distance is a multiple.
pub const STEP: f32 = 4.0;

/// The three sizes of type, in points.
pub const SMALL: f32 = 11.5;
pub const BODY: f32 = 13.0;
pub const TITLE: f32 = 17.0;

/// Height of a button or a field.
pub const CONTROL: f32 = 28.0;

pub const SEMIBOLD: &str = "semibold";

pub fn body() -> FontId {
    FontId::new(BODY, FontFamily::Proportional)
}

pub fn small() -> FontId {
    FontId::new(SMALL, FontFamily::Proportional)
}

pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// What of the preferences changes colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Looks {
    pub dark: bool,
    pub contrast: bool,
    pub colors: Colors,
}

impl Looks {
    pub fn new(prefs: &Prefs, dark: bool) -> Self {
        Self {
            dark,
            contrast: prefs.contrast,
            colors: prefs.colors,
        }
    }
}

/// Colors by meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Tokens {
    pub looks: Looks,
    pub dark: bool,
    /// Behind the timeline and the reader.
    pub ground: Color32,
    /// Behind lists, bars and the inspector.
    pub panel: Color32,
    /// Fields and wells.
    pub sunken: Color32,
    /// A button at rest.
    pub raised: Color32,
    /// Under the pointer.
    pub hover: Color32,
    pub pressed: Color32,
    pub hairline: Color32,
    pub text: Color32,
    pub weak: Color32,
    pub faint: Color32,
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// Behind the evidence.
    pub evidence: Color32,
    pub warn: Color32,
    pub person: Color32,
    pub project: Color32,
    pub organisation: Color32,
    pub series: Color32,
    pub place: Color32,
    pub date: Color32,
    pub document: Color32,
}

impl Tokens {
    pub fn of(looks: Looks) -> Self {
        let dark = looks.dark;
        let theme = of_scene(looks);
        let c = &theme.color;
        let of = |color| super::paint::color(color);
        let (surface, panel, text) = (of(c.surface), of(c.panel), of(c.text));
        let toward_text = |share: f32| panel.lerp_to_gamma(text, share);
        Self {
            looks,
            dark,
            ground: surface,
            panel,
            sunken: if dark { surface } else { of(c.raised) },
            raised: of(c.raised),
            hover: toward_text(0.06),
            pressed: toward_text(0.11),
            hairline: of(c.border).lerp_to_gamma(panel, 0.25),
            text,
            weak: of(c.muted),
            faint: of(c.faint).lerp_to_gamma(of(c.muted), 0.5),
            accent: of(c.accent),
            on_accent: of(c.on_accent),
            accent_soft: panel.lerp_to_gamma(of(c.accent), if dark { 0.22 } else { 0.13 }),
            // A marker pen: yellow in daylight, a dim amber at night.
            evidence: if dark {
                surface.lerp_to_gamma(Color32::from_rgb(0xE9, 0xB9, 0x49), 0.24)
            } else {
                Color32::from_rgb(0xFF, 0xF0, 0xB8)
            },
            warn: of(c.warning),
            person: of(c.person),
            project: of(c.project),
            organisation: of(c.organisation),
            series: of(c.series),
            place: of(c.place),
            date: of(c.date),
            document: of(c.muted),
        }
    }

    pub fn kind(&self, kind: EntityKind) -> Color32 {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Project => self.project,
            EntityKind::Organisation => self.organisation,
            EntityKind::Place => self.place,
            EntityKind::Series => self.series,
            EntityKind::Work => self.document,
        }
    }

    pub fn line(&self) -> Stroke {
        Stroke::new(1.0, self.hairline)
    }
}

/// Fonts and both styles; once, before the first frame.
pub fn install(ctx: &egui::Context) {
    let family = |family: FontFamily| InsertFontFamily {
        family,
        priority: FontPriority::Highest,
    };
    ctx.add_font(FontInsert::new(
        "Noto Sans",
        FontData::from_static(font_bytes(Weight::Regular)),
        vec![family(FontFamily::Proportional)],
    ));
    ctx.add_font(FontInsert::new(
        "Noto Sans SemiBold",
        FontData::from_static(font_bytes(Weight::SemiBold)),
        vec![family(FontFamily::Name(SEMIBOLD.into()))],
    ));
    // Larger and smaller are actions of ours, remembered from one start to the next.
    ctx.options_mut(|o| o.zoom_with_keyboard = false);
    restyle(ctx, &Prefs::default());
}

/// Both styles anew, where a preference that they depend on has changed.
pub fn restyle(ctx: &egui::Context, prefs: &Prefs) {
    for (theme, dark) in [(egui::Theme::Light, false), (egui::Theme::Dark, true)] {
        let mut style = style(&Tokens::of(Looks::new(prefs, dark)));
        if !prefs.motion {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        ctx.set_style_of(theme, style);
    }
}

/// Says in a sentence which letters of a text no font of this system has, if any; they would show as boxes.
pub fn missing_letters(
    ctx: &egui::Context,
    texts: &mut dyn Iterator<Item = &str>,
) -> Option<String> {
    /// Of each text its beginning: a script is rarely used for one word alone.
    const READ: usize = 2_000;
    let mut letters = std::collections::BTreeSet::new();
    for text in texts {
        letters.extend(
            text.chars()
                .take(READ)
                .filter(|c| c.is_alphabetic() && !c.is_ascii()),
        );
    }
    let missing: Vec<char> = ctx.fonts_mut(|f| {
        letters
            .into_iter()
            .filter(|c| !f.has_glyph(&body(), *c))
            .collect()
    });
    let first = missing.first()?;
    let n = missing.len();
    let letter = format!("U+{:04X}", u32::from(*first));
    Some(match n {
        1 => text!("no-font-for-one", letter = letter),
        n => text!("no-font-for", letter = letter, more = n - 1),
    })
}

/// Says which theme holds; each frame, cheap where nothing changed.
pub fn apply(choice: ThemeChoice, ctx: &egui::Context) {
    let wanted = match choice {
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
        ThemeChoice::System => egui::ThemePreference::System,
    };
    if ctx.options(|o| o.theme_preference) != wanted {
        ctx.set_theme(wanted);
    }
}

fn style(t: &Tokens) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, small()),
            (TextStyle::Body, body()),
            (TextStyle::Button, body()),
            (TextStyle::Heading, strong(TITLE)),
            (
                TextStyle::Monospace,
                FontId::new(SMALL, FontFamily::Monospace),
            ),
        ]
        .into(),
        visuals: visuals(t),
        animation_time: 0.12,
        ..Style::default()
    };
    let s = &mut style.spacing;
    s.item_spacing = vec2(2.0 * STEP, STEP);
    s.button_padding = vec2(2.5 * STEP, STEP);
    s.interact_size = vec2(CONTROL, CONTROL);
    s.window_margin = Margin::same(16);
    s.menu_margin = Margin::same(8);
    s.icon_width = 16.0;
    s.tooltip_width = 360.0;
    s.menu_width = 240.0;
    s.scroll.bar_width = 8.0;
    s.scroll.floating_width = 4.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(t: &Tokens) -> Visuals {
    let round = CornerRadius::same(6);
    let widget = |fill: Color32, edge: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: round,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let base = if t.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let shadow = |blur: u8, alpha: u8| Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(if t.dark { alpha * 3 } else { alpha }),
    };
    Visuals {
        dark_mode: t.dark,
        override_text_color: None,
        weak_text_color: Some(t.weak),
        widgets: Widgets {
            noninteractive: widget(t.panel, t.line(), t.text),
            inactive: widget(t.raised, t.line(), t.text),
            hovered: widget(t.hover, t.line(), t.text),
            active: widget(t.pressed, Stroke::new(1.0, t.accent), t.text),
            open: widget(t.hover, t.line(), t.text),
        },
        selection: Selection {
            bg_fill: t.accent_soft,
            stroke: Stroke::new(1.0, t.text),
        },
        hyperlink_color: t.accent,
        faint_bg_color: t.panel,
        extreme_bg_color: t.sunken,
        text_edit_bg_color: Some(t.sunken),
        code_bg_color: t.hover,
        warn_fg_color: t.warn,
        error_fg_color: t.warn,
        window_corner_radius: CornerRadius::same(10),
        window_shadow: shadow(28, 40),
        window_fill: t.panel,
        window_stroke: t.line(),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: t.panel,
        popup_shadow: shadow(16, 28),
        indent_has_left_vline: false,
        ..base
    }
}

/// The timeline's own colors in the same light.
pub fn of_scene(looks: Looks) -> Theme {
    let theme = if looks.dark {
        Theme::dark()
    } else {
        Theme::light()
    };
    let theme = theme.with_colors(looks.colors.name());
    match looks.contrast {
        true => theme.with_contrast(),
        false => theme,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f64 {
        let lin = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 {
                v / 12.92
            } else {
                ((v + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * lin(c.r()) + 0.7152 * lin(c.g()) + 0.0722 * lin(c.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, 1.4.3: 4.5 for text. `faint` is for what repeats something said elsewhere: 3.
    #[test]
    fn words_can_be_read_on_every_ground() {
        let all = [(false, false), (false, true), (true, false), (true, true)];
        for (dark, strong) in all {
            let t = Tokens::of(Looks {
                dark,
                contrast: strong,
                ..Looks::default()
            });
            for ground in [t.ground, t.panel, t.sunken] {
                for ink in [
                    t.text,
                    t.weak,
                    t.accent,
                    t.warn,
                    t.person,
                    t.project,
                    t.organisation,
                    t.series,
                    t.place,
                    t.date,
                    t.document,
                ] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
                }
                assert!(contrast(t.faint, ground) >= 3.0);
            }
            assert!(contrast(t.text, t.accent_soft) >= 4.5);
            assert!(contrast(t.text, t.evidence) >= 4.5);
            assert!(contrast(t.on_accent, t.accent) >= 4.5);
        }
    }

    /// WCAG 2.2, 1.4.11: 3 for marks; and two that stand beside each other are not the same.
    #[test]
    fn marks_of_every_set_can_be_seen_and_told_apart() {
        for colors in [Colors::Usual, Colors::Bright, Colors::Single] {
            for dark in [false, true] {
                let looks = Looks {
                    dark,
                    colors,
                    ..Looks::default()
                };
                let palette = of_scene(looks).color;
                for nth in 0..8 {
                    let color = palette.lane(nth);
                    assert!(
                        color.contrast(palette.surface) >= 2.9,
                        "{colors:?} {nth} {}",
                        color.hex()
                    );
                    assert_ne!(color, palette.lane(nth + 1), "{colors:?} {nth}");
                }
            }
        }
    }
}
