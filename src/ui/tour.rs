//! The tour of the sample: five cards beside what they tell of, once at the first look and again from the help menu.
//!
//! It changes nothing that was read and takes nothing away: everything behind a card works while it is up.

use super::actions::Action;
use super::canvas;
use super::cx::Cx;
use super::help::Page;
use super::state::{ListTab, Overlay, RightTab};
use super::theme::{self, STEP};
use super::{review, widgets};
use crate::model::{Certainty, EventId};
use egui::{
    Align, Color32, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Rect, RichText, Role,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Where the parts of the window stood in the last frame, for a card to stand beside them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spots {
    pub bar: Rect,
    pub details: Rect,
    pub canvas: Rect,
}

impl Default for Spots {
    fn default() -> Self {
        Self {
            bar: Rect::NOTHING,
            details: Rect::NOTHING,
            canvas: Rect::NOTHING,
        }
    }
}

/// How far the tour has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    step: usize,
    /// What the step shows has been brought up.
    arranged: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Bar,
    Details,
    Canvas,
}

struct Step {
    title: &'static str,
    text: &'static str,
    /// Below the words: what the marks mean.
    marks: bool,
    spot: Spot,
    page: Page,
}

fn steps() -> [Step; 5] {
    [
        Step {
            title: text!("tour-happened"),
            text: text!("tour-happened.text"),
            marks: false,
            spot: Spot::Canvas,
            page: Page::Timeline,
        },
        Step {
            title: text!("tour-sentence"),
            text: text!("tour-sentence.text"),
            marks: false,
            spot: Spot::Details,
            page: Page::Dates,
        },
        Step {
            title: text!("tour-sure"),
            text: text!("tour-sure.text"),
            marks: true,
            spot: Spot::Canvas,
            page: Page::Timeline,
        },
        Step {
            title: text!("tour-word"),
            text: text!("tour-word.text"),
            marks: false,
            spot: Spot::Details,
            page: Page::Review,
        },
        Step {
            title: text!("tour-find"),
            text: text!("tour-find.text"),
            marks: false,
            spot: Spot::Bar,
            page: Page::First,
        },
    ]
}

const WIDTH: f32 = 340.0;
const GAP: f32 = 16.0;

/// True while the tour goes on.
pub fn tour_ui(ui: &mut Ui, cx: &mut Cx<'_>, tour: &mut Tour) -> bool {
    let steps = steps();
    let Some(step) = steps.get(tour.step) else {
        return false;
    };
    if !std::mem::replace(&mut tour.arranged, true) {
        arrange(cx, tour.step);
    }
    let target = match step.spot {
        Spot::Bar => cx.state.spots.bar,
        Spot::Details => cx.state.spots.details,
        Spot::Canvas => cx.state.spots.canvas,
    };
    let screen = ui.ctx().content_rect();
    if target.is_positive() {
        let layer = egui::LayerId::new(egui::Order::Middle, egui::Id::unique("tour ring"));
        ui.ctx().layer_painter(layer).rect_stroke(
            target.intersect(screen).shrink(3.0),
            CornerRadius::same(8),
            Stroke::new(2.0, cx.t.accent),
            StrokeKind::Inside,
        );
    }
    let (mut next, mut back, mut skip) = keys(ui);
    let size = ui
        .data(|d| d.get_temp::<Vec2>(egui::Id::unique("tour size")))
        .unwrap_or(vec2(WIDTH, 200.0));
    let shown = egui::Area::new(egui::Id::unique("tour"))
        .order(egui::Order::Foreground)
        .fixed_pos(place(step.spot, target, screen, size).min)
        .show(ui.ctx(), |ui| {
            let frame = Frame::window(ui.style()).inner_margin(Margin::same(16));
            frame
                .show(ui, |ui| {
                    ui.set_width(WIDTH.min(screen.width() - 64.0) - 32.0);
                    let at = text!("tour-at", n = tour.step + 1, all = steps.len());
                    ui.label(RichText::new(at).font(theme::small()).color(cx.t.weak));
                    ui.add_space(STEP);
                    let title = ui.label(
                        RichText::new(step.title)
                            .font(theme::strong(15.0))
                            .color(cx.t.text),
                    );
                    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, step.title));
                    ui.add_space(STEP);
                    ui.label(RichText::new(step.text).color(cx.t.text));
                    if step.marks {
                        ui.add_space(2.0 * STEP);
                        marks_ui(ui, cx);
                    }
                    ui.add_space(3.0 * STEP);
                    let is_last = tour.step + 1 == steps.len();
                    ui.horizontal(|ui| {
                        if !is_last {
                            let tall = egui::Button::new(text!("tour-skip"))
                                .frame_when_inactive(false)
                                .min_size(vec2(0.0, theme::CONTROL + STEP));
                            skip |= ui.add(tall).clicked();
                        } else if widgets::link(ui, cx.t, text!("tour-read-on")).clicked() {
                            cx.state.help = Some(step.page);
                        }
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            let forward = if is_last {
                                text!("tour-done")
                            } else {
                                text!("tour-next")
                            };
                            next |= widgets::primary(ui, cx.t, forward).clicked();
                            let tall = egui::Button::new(text!("tour-back"))
                                .min_size(vec2(0.0, theme::CONTROL + STEP));
                            back |= ui.add_enabled(tour.step > 0, tall).clicked();
                        });
                    });
                })
                .response
                .rect
        });
    // How large the card became is known a frame later than where it has to stand.
    if (shown.inner.size() - size).length() > 1.0 {
        ui.data_mut(|d| d.insert_temp(egui::Id::unique("tour size"), shown.inner.size()));
        ui.ctx().request_repaint();
    }
    match () {
        () if skip => return false,
        () if next => {
            tour.step += 1;
            tour.arranged = false;
        }
        () if back && tour.step > 0 => {
            tour.step -= 1;
            tour.arranged = false;
        }
        () => return true,
    }
    ui.ctx().request_repaint();
    tour.step < steps.len()
}

/// Forward, back, and away, while no field is being typed into and no button has the keyboard.
fn keys(ui: &Ui) -> (bool, bool, bool) {
    if ui.ctx().text_edit_focused() {
        return (false, false, false);
    }
    let on_button = ui.ctx().memory(|m| m.focused().is_some());
    ui.input_mut(|i| {
        let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
        let right = pressed(Key::ArrowRight);
        let left = pressed(Key::ArrowLeft);
        // Enter on a focused button is that button's.
        let enter = !on_button && pressed(Key::Enter);
        (right || enter, left, pressed(Key::Escape))
    })
}

/// Beside what it tells of, and wholly in the window.
fn place(spot: Spot, target: Rect, screen: Rect, size: Vec2) -> Rect {
    let target = if target.is_positive() { target } else { screen };
    let min = match spot {
        Spot::Bar => pos2(
            target.center().x - size.x / 2.0,
            target.bottom() + GAP / 2.0,
        ),
        Spot::Details => pos2(target.left() - size.x - GAP, target.top() + 64.0),
        Spot::Canvas => pos2(
            target.center().x - size.x / 2.0,
            target.bottom() - size.y - GAP,
        ),
    };
    let room = screen.shrink(8.0);
    let most = (room.max - size).max(room.min);
    Rect::from_min_size(min.clamp(room.min, most), size)
}

/// Brings up what the step is about.
fn arrange(cx: &mut Cx<'_>, step: usize) {
    match step {
        0 => canvas::fit_all(cx),
        1 | 2 => {
            cx.state.prefs.details_open = true;
            cx.state.right = RightTab::Event;
            if let Some(id) = telling(cx) {
                cx.state.select_event(id);
            }
        }
        3 => {
            cx.state.selection.event = None;
            review::open(cx);
        }
        _ => {
            if cx.state.prefs.list_tab == ListTab::Review {
                cx.state.prefs.list_tab = ListTab::People;
            }
        }
    }
}

/// The event that shows most: one that several documents tell of and whose date was worked out in most steps.
fn telling(cx: &Cx<'_>) -> Option<EventId> {
    let dated = cx.look.timeline.events.iter();
    let shows = |e: &&crate::model::Event| {
        let documents: std::collections::BTreeSet<_> = e.claims.iter().map(|c| &c.doc).collect();
        let derived = e.when.certainty == Certainty::Derived;
        (derived, documents.len(), e.when.why.len(), e.id)
    };
    dated
        .filter(|e| e.when.edtf.is_some())
        .max_by_key(shows)
        .map(|e| e.id)
}

/// Four looks of a mark, drawn as on the timeline.
fn marks_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let color = cx.t.accent;
    type Draw = fn(&egui::Painter, Rect, Color32, Color32);
    let rows: [(Draw, &str); 4] = [
        (
            |p, r, color, _| {
                p.circle_filled(r.center(), 5.0, color);
            },
            text!("tour-day-said"),
        ),
        (
            |p, r, color, ground| {
                p.circle(r.center(), 4.5, ground, Stroke::new(1.8, color));
            },
            text!("tour-day-worked-out"),
        ),
        (
            |p, r, color, _| {
                let bar = Rect::from_center_size(r.center(), vec2(30.0, 9.0));
                let edge = Stroke::new(1.0, color);
                p.rect(
                    bar,
                    4.5,
                    color.gamma_multiply(0.25),
                    edge,
                    StrokeKind::Inside,
                );
            },
            text!("tour-some-time"),
        ),
        (
            |p, r, color, _| {
                let (y, x) = (r.center().y, r.center().x + 13.0);
                let pen = Stroke::new(1.8, color);
                p.line_segment([pos2(x, y - 6.0), pos2(x, y + 6.0)], pen);
                for (n, fades) in [(1.0, 1.0), (2.0, 0.7), (3.0, 0.4)] {
                    let at = x - 7.0 * n;
                    let bracket = vec![
                        pos2(at + 2.5, y - 4.5),
                        pos2(at, y),
                        pos2(at + 2.5, y + 4.5),
                    ];
                    p.line(bracket, Stroke::new(1.6, color.gamma_multiply(fades)));
                }
            },
            text!("tour-before-after"),
        ),
    ];
    for (draw, words) in rows {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(36.0, 18.0), Sense::hover());
            draw(ui.painter(), rect, color, cx.t.ground);
            ui.label(RichText::new(words).color(cx.t.text));
        });
    }
}

/// The sample is what is open: it has a name and stands in no folder.
fn is_sample(cx: &Cx<'_>) -> bool {
    cx.shown.name.is_some() && cx.shown.roots.is_empty()
}

/// Begins it where this is the time: over the sample, until it was seen once, as soon as all of it is read.
pub fn begin(cx: &mut Cx<'_>) {
    let read = cx.shown.progress.is_none() && !cx.shown.resolving && cx.look.range.is_some();
    if is_sample(cx) && read && !cx.state.prefs.toured && cx.state.overlay.is_none() {
        cx.state.prefs.toured = true;
        cx.state.overlay = Some(Overlay::Tour(Tour::default()));
    }
}

/// Asked for again: over the sample, which opens where something else is open.
pub fn again(cx: &mut Cx<'_>) {
    cx.state.prefs.toured = false;
    if !is_sample(cx) {
        cx.out.act(Action::OpenSample);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_stands_beside_its_panel_and_inside_the_window() {
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
        let size = vec2(340.0, 220.0);
        let details = Rect::from_min_max(pos2(940.0, 48.0), pos2(1280.0, 772.0));
        let canvas = Rect::from_min_max(pos2(272.0, 48.0), pos2(940.0, 772.0));
        let bar = Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 48.0));
        for (spot, target) in [
            (Spot::Details, details),
            (Spot::Bar, bar),
            (Spot::Canvas, canvas),
            // Closed, or not there yet.
            (Spot::Details, Rect::NOTHING),
        ] {
            let card = place(spot, target, screen, size);
            assert!(screen.contains_rect(card), "{spot:?}: {card:?}");
            if spot != Spot::Canvas && target.is_positive() {
                assert!(!card.intersects(target), "{spot:?} hides what it tells of");
            }
        }
        // A window smaller than the card: its upper left corner still shows.
        let small = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 100.0));
        assert!(place(Spot::Details, details, small, size).min.x >= 0.0);
    }

    #[test]
    fn every_step_says_something_of_its_own() {
        let titles: std::collections::BTreeSet<_> = steps().iter().map(|s| s.title).collect();
        assert_eq!(titles.len(), steps().len());
        assert!(steps().iter().all(|s| s.text.chars().count() < 300));
    }
}
