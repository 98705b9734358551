//! Where each panel stands in the window.

use super::App;
use crate::ui::cx::Cx;
use crate::ui::state::RightTab;
use crate::ui::theme::STEP;
use crate::ui::{find, inspector, overview, review, start, status, topbar, tray};
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

/// A window narrower than this, in points as large as the person reads them, has to share out its width.
const NARROW: f32 = 980.0;
/// In a window narrower than this chips have a row of their own: between the search and the lanes there is no room for them.
const CHIPS_BELOW: f32 = 1100.0;
/// Narrower than this, as with large type on a small screen, labels on the timeline would be cut to a word: the lists wait
/// until they are asked for.
const NARROWEST: f32 = 760.0;
/// A window lower than this has no room for the overview.
const LOW: f32 = 400.0;

impl App {
    pub(super) fn panels_ui(&mut self, ui: &mut Ui, now: f64) {
        let window = ui.available_size();
        let narrow = window.x < NARROW;
        let chips_below = window.x < CHIPS_BELOW;
        let bar = Frame::NONE
            .fill(self.tokens.panel)
            .inner_margin(Margin::symmetric(12, 0));
        Panel::top("bar")
            .exact_size(48.0)
            .frame(bar)
            .show(ui, |ui| {
                let mut find = std::mem::take(&mut self.find);
                topbar::topbar_ui(ui, &mut self.cx(now), &mut find, (narrow, chips_below));
                self.find = find;
                self.state.spots.bar = ui.max_rect();
            });
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar)
            .show(ui, |ui| status::status_ui(ui, &mut self.cx(now)));
        if self.shown.name.is_none() {
            CentralPanel::no_frame().show(ui, |ui| start::start_ui(ui, &mut self.cx(now)));
            return;
        }
        if chips_below && find::has_chips(&self.cx(now)) {
            Panel::top("chips")
                .exact_size(40.0)
                .frame(bar)
                .show(ui, |ui| topbar::chips_ui(ui, &mut self.cx(now)));
        }
        if self.state.typed_path.is_some() {
            let frame = bar.inner_margin(Margin::symmetric(16, 12));
            Panel::top("typed")
                .frame(frame)
                .show(ui, |ui| start::typed_path_ui(ui, &mut self.cx(now)));
        }
        let Self {
            state,
            shown,
            looking,
            tokens,
            canvas,
            overview,
            lists,
            reader,
            out,
            ..
        } = self;
        let mut cx = Cx {
            shown,
            look: &looking.look,
            t: tokens,
            state,
            out,
            now,
        };
        let side = Frame::NONE.fill(cx.t.panel);
        review::settle(&mut cx);

        cx.state.tight = window.x < NARROWEST;
        let mut open = cx.state.lists_open();
        // The timeline keeps half of a narrow window; a size of its own is remembered for that.
        let share = |of: f32, most: f32| most.min((window.x * of).floor());
        Panel::left(if narrow { "narrow lists" } else { "lists" })
            .default_size(share(0.23, 272.0))
            .size_range(share(0.2, 200.0)..=share(0.4, 480.0))
            .frame(side.inner_margin(Margin {
                left: 8,
                right: 8,
                top: 8,
                bottom: 0,
            }))
            .show_collapsible(ui, &mut open, |ui| {
                lists.ui(ui, &mut cx);
            });
        if open != cx.state.lists_open() {
            cx.state.toggle_lists();
        }
        cx.state.lists_right = ui.available_rect_before_wrap().left();

        let mut open = cx.state.prefs.details_open;
        Panel::right(if narrow { "narrow details" } else { "details" })
            .default_size(share(0.27, 340.0))
            .size_range(share(0.24, 240.0)..=share(0.6, 720.0))
            .frame(side)
            .show_collapsible(ui, &mut open, |ui| {
                ui.spacing_mut().item_spacing.y = STEP;
                cx.state.spots.details = ui.max_rect();
                inspector::tabs_ui(ui, &mut cx);
                let y = ui.cursor().top() - STEP;
                ui.painter().hline(ui.max_rect().x_range(), y, cx.t.line());
                if review::is_open(&cx) && cx.state.queue.at().is_some() {
                    Panel::bottom("answers")
                        .resizable(false)
                        .frame(side.inner_margin(Margin::symmetric(16, 0)))
                        .show(ui, |ui| review::bar_ui(ui, &mut cx));
                }
                match cx.state.right {
                    RightTab::Event => inspector::inspector_ui(ui, &mut cx),
                    RightTab::Document => reader.ui(ui, &mut cx),
                }
            });
        cx.state.prefs.details_open = open;

        let low = window.y < LOW;
        let mut open = cx.state.prefs.overview_open && cx.look.range.is_some() && !low;
        Panel::top("overview")
            .exact_size(overview::HEIGHT)
            .frame(side)
            .show_collapsible(ui, &mut open, |ui| {
                overview::overview_ui(ui, &mut cx, overview);
            });

        // Nothing that passes the filter: the room belongs to the timeline.
        let has_undated = !cx.look.passed().undated.is_empty();
        let mut open = cx.state.prefs.tray_open && has_undated;
        let was = open;
        Panel::bottom("tray")
            .resizable(has_undated)
            .default_size(96.0)
            .size_range(88.0..=320.0)
            .frame(side.inner_margin(Margin::symmetric(12, 8)))
            .show_collapsible(ui, &mut open, |ui| tray::tray_ui(ui, &mut cx));
        if open != was && has_undated {
            cx.state.prefs.tray_open = open;
        }

        CentralPanel::no_frame().show(ui, |ui| {
            if cx.look.range.is_none() {
                start::nothing_dated_ui(ui, &mut cx);
            } else {
                let room = ui.available_rect_before_wrap();
                cx.state.spots.canvas = room;
                canvas.ui(ui, &mut cx);
                start::nothing_passes_ui(ui, &mut cx, room);
            }
        });
    }
}
