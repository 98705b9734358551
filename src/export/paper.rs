//! A timeline on paper: how large, on how many pages, with which title, foot and notes.
//!
//! Not how marks are drawn; that is [`crate::scene`], which is asked for each page anew, so that a page is a picture like any other.
//!
//! ```text
//! ┌ title, subtitle ┐
//! │ picture         │   one page, several, or one as tall as it needs
//! │ legend, source  │
//! └ notes: 1 · …    ┘   numbered as the labels are
//! ```

use super::data::{Told, Wish, known, one_line, word};
use crate::model::{DocId, Filter, Timeline, View};
use crate::scene::{
    self, Align, Color, Frame, Index, Measure, Names, Point, Rect, Scene, Shape, Theme, Weight,
    wrapped,
};
use std::collections::BTreeSet;

/// A size that is often asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// As wide as is said, as tall as it needs.
    #[default]
    Free,
    Column,
    A4,
    Slide,
    Square,
}

/// How a [`Preset`] is spoken of.
pub struct PresetInfo {
    pub name: &'static str,
    /// As `--preset` takes it.
    pub key: &'static str,
    /// In points.
    pub size: Option<(f32, f32)>,
}

impl Preset {
    pub const ALL: [Self; 5] = [
        Self::Free,
        Self::Column,
        Self::A4,
        Self::Slide,
        Self::Square,
    ];

    pub fn info(self) -> PresetInfo {
        let (name, key, size) = match self {
            Self::Free => ("As it comes", "free", None),
            // Two columns of a broadsheet, 98 mm.
            Self::Column => ("Newspaper column", "column", Some((278.0, 420.0))),
            Self::A4 => ("A4 landscape", "a4", Some((842.0, 595.0))),
            Self::Slide => ("Slide 16:9", "slide", Some((960.0, 540.0))),
            Self::Square => ("Square", "square", Some((720.0, 720.0))),
        };
        PresetInfo { name, key, size }
    }
}

/// What becomes of more than a page holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// It is made smaller, and what still has no room is left out and said so.
    #[default]
    One,
    /// It goes on on further pages.
    Tiled,
    /// The page is as tall as it needs.
    Poster,
}

impl Pages {
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::One, "one", "One page"),
        (Self::Tiled, "tiled", "Several pages"),
        (Self::Poster, "poster", "Poster"),
    ];
}

/// All that a person chooses of a picture beside what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub preset: Preset,
    pub pages: Pages,
    /// Pixels per point of a PNG.
    pub scale: f32,
    pub subtitle: String,
    pub legend: bool,
    /// Which document says what, numbered as the labels are.
    pub notes: bool,
    /// In place of what is said of the documents at the foot; "" leaves it out.
    pub source: Option<String>,
}

impl Default for Paper {
    fn default() -> Self {
        Self {
            preset: Preset::default(),
            pages: Pages::default(),
            scale: super::PNG_SCALE,
            subtitle: String::new(),
            legend: true,
            notes: false,
            source: None,
        }
    }
}

/// A picture's inputs.
pub struct Sheet<'a> {
    pub timeline: &'a Timeline,
    pub view: &'a View,
    pub theme: &'a Theme,
    pub measure: &'a dyn Measure,
    pub paper: &'a Paper,
    /// In points, where the preset does not say.
    pub width: f32,
    pub title: &'a str,
    /// What the picture rests on.
    pub source: &'a str,
}

/// How much smaller than usual a picture is made to fit: print of 12.5 points at a third would be read by nobody.
const SMALLER: [f32; 6] = [1.0, 1.2, 1.4, 1.6, 1.8, 2.0];
/// Left and right of words.
const MARGIN: f32 = 16.0;
/// Nobody prints more.
const MOST_PAGES: usize = 500;

/// What a picture rests on, for its foot: where it is from, and what a picture along time cannot show. Of a part of the timeline only the
/// documents that tell of it are counted; of the whole all that were read, for that nothing else is told is said by them too.
pub fn source(timeline: &Timeline, filter: &Filter, names: &Names) -> String {
    let passing = Index::new(timeline).passing(timeline, filter);
    let passing = timeline.events.iter().zip(passing.iter());
    let passing = passing.filter_map(|(event, passes)| passes.then_some(event));
    let undated = passing.clone().filter(|e| e.when.is_undated()).count();
    let documents = match filter.is_empty() {
        true => timeline.documents.len(),
        false => {
            let telling: BTreeSet<&DocId> =
                passing.flat_map(|e| &e.claims).map(|c| &c.doc).collect();
            telling.len()
        }
    };
    (names.source)(documents, undated)
}

/// The same picture, larger or smaller.
pub fn scaled(mut scene: Scene, by: f32) -> Scene {
    let (width, height) = super::extent(&scene);
    moved(&mut scene, by, 0.0);
    (scene.width, scene.height) = (width * by, height * by);
    scene
}

/// The pages, in order.
pub fn pages(sheet: &Sheet<'_>) -> Vec<Scene> {
    let numbered = sheet.paper.notes.then(|| numbered(sheet));
    let timeline = numbered.as_ref().map_or(sheet.timeline, |(t, _)| t);
    let index = Index::new(timeline);
    let pages = Pager {
        sheet,
        timeline,
        index: &index,
    };
    let mut out = match (sheet.paper.preset.info().size, sheet.paper.pages) {
        (Some(size), Pages::One) => vec![pages.fitted(size)],
        (Some(size), Pages::Tiled) => pages.tiled(size),
        (None, Pages::Tiled) => pages.tiled((sheet.width, sheet.width * A4)),
        (size, Pages::Poster) | (size @ None, Pages::One) => {
            let width = size.map_or(sheet.width, |(w, _)| w * POSTER);
            vec![pages.one((width, f32::INFINITY), 0.0, None)]
        }
    };
    if let Some((_, notes)) = &numbered {
        let room = match (sheet.paper.preset.info().size, sheet.paper.pages) {
            (Some(size), Pages::One | Pages::Tiled) => size,
            (None, Pages::Tiled) => (sheet.width, sheet.width * A4),
            _ => (out.first().map_or(sheet.width, |s| s.width), f32::INFINITY),
        };
        out.extend(notes_on(sheet, notes, room));
    }
    out
}

/// Height to width of a landscape page.
const A4: f32 = 595.0 / 842.0;
/// A poster is as wide as so many pages.
const POSTER: f32 = 2.0;

struct Pager<'a> {
    sheet: &'a Sheet<'a>,
    timeline: &'a Timeline,
    index: &'a Index,
}

impl Pager<'_> {
    /// One picture under its title.
    fn one(&self, size: (f32, f32), scroll_y: f32, remark: Option<&str>) -> Scene {
        let sheet = self.sheet;
        let paper = sheet.paper;
        let mut source = paper
            .source
            .clone()
            .unwrap_or_else(|| sheet.source.to_owned());
        if let Some(remark) = remark {
            if !source.is_empty() {
                source.push_str(". ");
            }
            source.push_str(remark);
        }
        let frame = Frame {
            title: None,
            legend: true,
            without_legend: !paper.legend,
            source: (!source.is_empty()).then_some(source),
            today: None,
        };
        let head = self.head(size.0);
        let mut scene = scene::layout(
            self.timeline,
            self.index,
            sheet.view,
            sheet.theme,
            sheet.measure,
            (size.0, (size.1 - head.height).max(1.0)),
            scroll_y,
            &frame,
        );
        moved(&mut scene, 1.0, head.height);
        let visible = super::extent(&scene).1;
        let mut shapes = vec![ground(sheet.theme, size.0, head.height + visible)];
        shapes.extend(head.shapes);
        shapes.append(&mut scene.shapes);
        scene.shapes = shapes;
        (scene.width, scene.height) = super::extent(&scene);
        scene
    }

    fn head(&self, width: f32) -> Scene {
        let theme = self.sheet.theme;
        let mut out = Scene::default();
        let room = width - 2.0 * MARGIN;
        let mut y = 0.0;
        for (words, size, weight, color, gap) in [
            (
                self.sheet.title,
                theme.size.title,
                Weight::SemiBold,
                theme.color.text,
                16.0,
            ),
            (
                self.sheet.paper.subtitle.as_str(),
                theme.size.body,
                Weight::Regular,
                theme.color.muted,
                6.0,
            ),
        ] {
            // A narrow picture has its title on several lines rather than cut.
            let lines = wrapped(words, room, 3, size, weight, self.sheet.measure);
            for (i, line) in lines.into_iter().enumerate() {
                y += if i == 0 { gap + size } else { size * 1.3 };
                out.shapes.push(text(MARGIN, y, line, size, weight, color));
            }
        }
        out.height = if y > 0.0 { y + 14.0 } else { 0.0 };
        out
    }

    /// One page: as large as it can be, and at the smallest with what has room.
    fn fitted(&self, (width, height): (f32, f32)) -> Scene {
        for smaller in SMALLER {
            let mut scene = self.one((width * smaller, f32::INFINITY), 0.0, None);
            if super::extent(&scene).1 <= height * smaller {
                resize(
                    &mut scene,
                    self.sheet.theme,
                    width * smaller,
                    height * smaller,
                );
                moved(&mut scene, 1.0 / smaller, 0.0);
                return scene;
            }
        }
        let smaller = SMALLER[SMALLER.len() - 1];
        let size = (width * smaller, height * smaller);
        let scene = self.one(size, 0.0, None);
        let fits = |l: &&scene::Lane| l.rect.bottom() <= scene.plot.bottom() + 0.5;
        let shown = scene.lanes.iter().filter(fits).count();
        let all = self.index.lane_count(self.timeline, self.sheet.view);
        let remark = match all.saturating_sub(shown) {
            0 => None,
            n => Some((self.sheet.measure.names().no_room)(n)),
        };
        let mut scene = self.one(size, 0.0, remark.as_deref());
        self.mask(&mut scene);
        resize(&mut scene, self.sheet.theme, size.0, size.1);
        moved(&mut scene, 1.0 / smaller, 0.0);
        scene
    }

    /// Page after page, each with its axis, no lane cut that fits one.
    fn tiled(&self, (width, height): (f32, f32)) -> Vec<Scene> {
        let smaller = SMALLER[2];
        let size = (width * smaller, height * smaller);
        let mut out = Vec::new();
        let mut scroll = 0.0;
        loop {
            let mut scene = self.one(size, scroll, None);
            // The last page scrolls no further than the end, and would show again what the page before has shown: it is
            // made shorter by that.
            let covered = scroll - scene.scroll_y;
            if covered > 0.5 && covered < size.1 - 1.0 {
                scene = self.one((size.0, size.1 - covered), scroll, None);
            }
            let (room, bottom) = (scene.plot.h, scene.plot.bottom());
            let cut = scene.lanes.iter().find(|l| l.rect.bottom() > bottom + 0.5);
            let next = cut.map(|l| {
                let at = scene.scroll_y + l.rect.y - scene.plot.y;
                // A lane taller than a page goes on where it was cut.
                if at > scroll + 1.0 { at } else { scroll + room }
            });
            self.mask(&mut scene);
            resize(&mut scene, self.sheet.theme, size.0, size.1);
            moved(&mut scene, 1.0 / smaller, 0.0);
            out.push(scene);
            match next {
                Some(next) if room > 1.0 && next > scroll + 0.5 && out.len() < MOST_PAGES => {
                    scroll = next;
                }
                _ => return out,
            }
        }
    }

    /// Covers the lane that the page's end would cut.
    fn mask(&self, scene: &mut Scene) {
        let bottom = scene.plot.bottom();
        let cut = scene
            .lanes
            .iter()
            .find(|l| l.rect.bottom() > bottom + 0.5 && l.rect.y > scene.plot.y + 1.0);
        if let Some(y) = cut.map(|l| l.rect.y).filter(|y| *y < bottom) {
            // A little more, for letters that reach over the edge.
            let over = Rect::new(0.0, y, scene.width, bottom - y + 4.0);
            scene
                .shapes
                .push(filled(over, self.sheet.theme.color.surface));
        }
    }
}

fn filled(rect: Rect, color: Color) -> Shape {
    Shape::Rect {
        rect,
        radius: 0.0,
        fill: Some(color),
        stroke: None,
    }
}

fn ground(theme: &Theme, width: f32, height: f32) -> Shape {
    filled(Rect::new(0.0, 0.0, width, height), theme.color.surface)
}

/// The first shape of a scene is its ground, and says how large it is.
fn resize(scene: &mut Scene, theme: &Theme, width: f32, height: f32) {
    if let Some(first) = scene.shapes.first_mut() {
        *first = ground(theme, width, height);
    }
    (scene.width, scene.height) = (width, height);
}

fn text(x: f32, y: f32, text: String, size: f32, weight: Weight, color: Color) -> Shape {
    Shape::Text {
        at: Point { x, y },
        text,
        size,
        weight,
        align: Align::Left,
        color,
    }
}

/// Everything `by` times as large, then further down.
fn moved(scene: &mut Scene, by: f32, down: f32) {
    let point = |p: &mut Point| (p.x, p.y) = (p.x * by, p.y * by + down);
    let rect = |r: &mut Rect| *r = Rect::new(r.x * by, r.y * by + down, r.w * by, r.h * by);
    let pen = |s: &mut scene::Stroke| {
        s.width *= by;
        s.dash = s.dash.map(|d| d * by);
    };
    for shape in &mut scene.shapes {
        match shape {
            Shape::Rect {
                rect: r,
                radius,
                stroke,
                ..
            } => {
                rect(r);
                *radius *= by;
                if let Some(stroke) = stroke {
                    pen(stroke);
                }
            }
            Shape::SoftBand { rect: r, .. } | Shape::Clip(r) => rect(r),
            Shape::Circle {
                center,
                radius,
                stroke,
                ..
            } => {
                point(center);
                *radius *= by;
                if let Some(stroke) = stroke {
                    pen(stroke);
                }
            }
            Shape::Polygon { points, stroke, .. } => {
                points.iter_mut().for_each(point);
                if let Some(stroke) = stroke {
                    pen(stroke);
                }
            }
            Shape::Line { from, to, stroke } => {
                point(from);
                point(to);
                pen(stroke);
            }
            Shape::Text { at, size, .. } => {
                point(at);
                *size *= by;
            }
            Shape::Unclip => {}
        }
    }
    for r in [&mut scene.plot, &mut scene.axis] {
        rect(r);
    }
    for lane in &mut scene.lanes {
        rect(&mut lane.rect);
        rect(&mut lane.header);
    }
    scene.width *= by;
    scene.height = scene.height * by + down;
}

/// One below the other, as one picture.
pub(super) fn joined(pages: Vec<Scene>, theme: &Theme) -> Scene {
    let mut out = Scene::default();
    for mut page in pages {
        let (width, height) = super::extent(&page);
        moved(&mut page, 1.0, out.height);
        out.shapes.append(&mut page.shapes);
        out.width = out.width.max(width);
        out.height += height;
    }
    let (width, height) = (out.width, out.height);
    out.shapes.insert(0, ground(theme, width, height));
    out
}

/// What stands behind one mark.
struct NoteOn {
    head: String,
    lines: Vec<String>,
}

/// The timeline with a number before each label that is in the picture, and what is to be said of each.
fn numbered(sheet: &Sheet<'_>) -> (Timeline, Vec<NoteOn>) {
    let mut out = sheet.timeline.clone();
    let passing = Index::new(sheet.timeline).passing(sheet.timeline, &sheet.view.filter);
    let told = Told::new(sheet.timeline, &Wish::default());
    let names = sheet.measure.names();
    let mut notes = Vec::new();
    for (i, event) in sheet.timeline.events.iter().enumerate() {
        let when = &event.when;
        let seen = !when.is_undated()
            && when.earliest.is_none_or(|t| t.seconds() <= sheet.view.end)
            && when.latest.is_none_or(|t| t.seconds() >= sheet.view.start);
        if !passing.get(i).copied().unwrap_or(false) || !seen {
            continue;
        }
        let n = notes.len() + 1;
        out.events[i].label = format!("{n} · {}", event.label);
        let mut lines: Vec<String> = event
            .claims
            .iter()
            .map(|c| format!("“{}” — {}", one_line(&c.quote), told.place(c)))
            .collect();
        lines.push((names.known)(known(event), word(event)));
        notes.push(NoteOn {
            head: format!("{n} · {} · {}", (names.when)(when), event.label),
            lines,
        });
    }
    (out, notes)
}

/// More lines than a sentence needs are cut.
const MOST_LINES: usize = 12;

fn notes_on(sheet: &Sheet<'_>, notes: &[NoteOn], (width, height): (f32, f32)) -> Vec<Scene> {
    let theme = sheet.theme;
    let (small, color) = (theme.size.small, &theme.color);
    let room = width - 2.0 * MARGIN;
    let line = small * 1.45;
    let mut out: Vec<Scene> = Vec::new();
    let mut shapes: Vec<Shape> = Vec::new();
    let mut y = MARGIN;
    let mut finish = |shapes: &mut Vec<Shape>, y: f32| {
        let height = if height.is_finite() {
            height
        } else {
            y + MARGIN
        };
        let mut scene = Scene {
            width,
            height,
            ..Scene::default()
        };
        scene.shapes.push(ground(theme, width, height));
        scene.shapes.append(shapes);
        out.push(scene);
    };
    y += theme.size.body;
    shapes.push(text(
        MARGIN,
        y,
        (sheet.measure.names().notes)().to_owned(),
        theme.size.body,
        Weight::SemiBold,
        color.text,
    ));
    y += line * 0.6;
    for note in notes {
        let mut lines: Vec<(String, Weight, Color)> = Vec::new();
        let mut add = |words: &str, weight, ink| {
            let found = wrapped(words, room, MOST_LINES, small, weight, sheet.measure);
            lines.extend(found.into_iter().map(|l| (l, weight, ink)));
        };
        add(&note.head, Weight::SemiBold, color.text);
        for words in &note.lines {
            add(words, Weight::Regular, color.muted);
        }
        let needs = lines.len() as f32 * line + line * 0.5;
        if y + needs > height - MARGIN && y > 3.0 * MARGIN {
            finish(&mut shapes, y);
            y = MARGIN;
        }
        for (words, weight, ink) in lines {
            y += line;
            shapes.push(text(MARGIN, y, words, small, weight, ink));
        }
        y += line * 0.5;
    }
    finish(&mut shapes, y);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{FontMeasure, fit, fixture};

    fn made(timeline: &Timeline, paper: &Paper) -> Vec<Scene> {
        let (start, end) = fit(timeline, &Filter::default());
        let view = View {
            start,
            end,
            ..View::default()
        };
        pages(&Sheet {
            timeline,
            view: &view,
            theme: &Theme::paper(),
            measure: &FontMeasure::new(),
            paper,
            width: 1400.0,
            title: "Border management and training",
            source: "From 5 documents",
        })
    }

    fn words(scene: &Scene) -> Vec<&str> {
        let text = |s: &'_ Shape| matches!(s, Shape::Text { .. });
        let all = scene.shapes.iter().filter(|s| text(s));
        all.filter_map(|s| match s {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn a_page_of_a_size_is_of_that_size_and_nothing_stands_outside() {
        for timeline in [fixture::small(), fixture::crowd(10_000, 3)] {
            for preset in Preset::ALL {
                let Some((width, height)) = preset.info().size else {
                    continue;
                };
                let paper = Paper {
                    preset,
                    ..Paper::default()
                };
                let found = made(&timeline, &paper);
                assert_eq!(found.len(), 1);
                let (w, h) = super::super::extent(&found[0]);
                assert!(
                    (w - width).abs() < 0.1 && (h - height).abs() < 0.1,
                    "{w} {h}"
                );
                let (mut clipped, mut smallest) = (0, f32::INFINITY);
                for shape in &found[0].shapes {
                    match shape {
                        Shape::Clip(_) => clipped += 1,
                        Shape::Unclip => clipped -= 1,
                        Shape::Text { size, at, .. } => {
                            let inside = (0.0..=height).contains(&at.y);
                            assert!(clipped > 0 || inside, "{at:?}");
                            smallest = smallest.min(*size);
                        }
                        _ => {}
                    }
                }
                assert!(smallest >= 5.0, "{smallest}: print that can be read");
            }
        }
    }

    #[test]
    fn what_one_page_does_not_hold_goes_on_and_no_lane_is_lost() {
        for timeline in [fixture::small(), fixture::crowd(10_000, 3)] {
            let a4 = Paper {
                preset: Preset::A4,
                ..Paper::default()
            };
            let with = |pages| Paper {
                pages,
                ..a4.clone()
            };
            let poster = made(&timeline, &with(Pages::Poster));
            let tiled = made(&timeline, &with(Pages::Tiled));
            assert_eq!(poster.len(), 1);
            assert!(!tiled.is_empty() && tiled.len() < MOST_PAGES);
            let all: Vec<_> = poster[0].lanes.iter().map(|l| l.key.clone()).collect();
            for key in all {
                let on = |page: &&Scene| {
                    let bottom = page.plot.bottom() + 0.5;
                    let whole =
                        |l: &scene::Lane| l.rect.bottom() <= bottom || l.rect.h > page.plot.h;
                    page.lanes.iter().any(|l| l.key == key && whole(l))
                };
                assert!(
                    tiled.iter().any(|p| on(&p)),
                    "{key:?} is on one of {} pages",
                    tiled.len()
                );
            }
        }
    }

    #[test]
    fn the_foot_counts_the_documents_of_what_is_in_the_picture() {
        let timeline = fixture::small();
        let of = |filter: &Filter| source(&timeline, filter, &crate::scene::ENGLISH);
        let all = timeline.documents.len();
        assert!(of(&Filter::default()).starts_with(&format!("From {all} documents")));
        let one = Filter {
            documents: [timeline.documents[0].id.clone()].into(),
            ..Filter::default()
        };
        let told = of(&one);
        let also: BTreeSet<_> = (timeline.events.iter())
            .filter(|e| e.claims.iter().any(|c| c.doc == timeline.documents[0].id))
            .flat_map(|e| e.claims.iter().map(|c| &c.doc))
            .collect();
        assert!(also.len() < all, "{also:?}");
        let (singular, plural) = ("From 1 document", format!("From {} documents", also.len()));
        assert!(
            told.starts_with(&plural) || also.len() == 1 && told.starts_with(singular),
            "{told}"
        );
    }

    #[test]
    fn the_legend_explains_what_is_in_the_picture_and_nothing_else() {
        let small = fixture::small();
        let check = |keep: &dyn Fn(&crate::model::Event) -> bool, there: &[&str], not: &[&str]| {
            let mut timeline = small.clone();
            timeline.events.retain(|e| keep(e));
            let pages = made(&timeline, &Paper::default());
            let joined = joined(pages, &Theme::paper());
            let words = words(&joined);
            for w in there {
                assert!(words.contains(w), "{w} of {words:?}");
            }
            for w in not {
                assert!(!words.contains(w), "{w} in {words:?}");
            }
        };
        let sign = crate::scene::ENGLISH.sign;
        use crate::model::{Certainty, Status};
        use crate::scene::Sign;
        check(
            &|_| true,
            &[sign(Sign::Day), sign(Sign::Cancelled), sign(Sign::Disagree)],
            &[],
        );
        check(
            &|e| {
                e.when.certainty == Certainty::Stated
                    && e.status == Status::Happened
                    && e.readings.is_empty()
                    && !e.when.recurs()
            },
            &[sign(Sign::Day)],
            &[
                sign(Sign::Cancelled),
                sign(Sign::Disagree),
                sign(Sign::WorkedOut),
                sign(Sign::Again),
                sign(Sign::Folded),
            ],
        );
    }

    #[test]
    fn notes_are_numbered_as_the_labels_are() {
        let timeline = fixture::small();
        let paper = Paper {
            notes: true,
            ..Paper::default()
        };
        let pages = made(&timeline, &paper);
        let joined = joined(pages, &Theme::paper());
        let words = words(&joined);
        assert!(words.contains(&"Notes"));
        assert!(
            words.iter().filter(|w| w.starts_with("1 · ")).count() >= 2,
            "mark and note"
        );
        assert!(words.iter().any(|w| w.contains("confirmed by a person") || w.contains("Confirmed by a person")));
    }

    #[test]
    fn title_subtitle_and_source_are_there_and_the_legend_can_be_left_out() {
        let timeline = fixture::small();
        let paper = Paper {
            subtitle: "What was said, and by whom".to_owned(),
            source: Some("From the archive".to_owned()),
            ..Paper::default()
        };
        let with = made(&timeline, &paper);
        assert!(
            [
                "Border management and training",
                "What was said, and by whom",
                "From the archive",
                "day known"
            ]
            .iter()
            .all(|w| words(&with[0]).contains(w))
        );
        let without = made(
            &timeline,
            &Paper {
                legend: false,
                ..paper
            },
        );
        assert!(!words(&without[0]).contains(&"day known"));
    }
}
