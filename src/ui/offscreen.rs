//! The timeline drawn as the window draws it, up to the triangles, without a window: for measuring what a frame costs.
//!
//! Not a second way to draw: the same canvas and the same overview, in a context of their own.

use super::canvas::Canvas;
use super::cx::{Cx, Outbox};
use super::looking::Looking;
use super::overview::{self, Overview};
use super::reader::Reader;
use super::state::{Prefs, State};
use super::theme::{self, Tokens};
use crate::model::{DocId, Filter, GroupBy, TextRange, Timeline};
use crate::session::Shown;
use egui::{CentralPanel, Panel, Pos2, RawInput, Rect, pos2, vec2};
use std::sync::Arc;
use std::time::Duration;

pub struct Offscreen {
    ctx: egui::Context,
    canvas: Canvas,
    overview: Overview,
    reader: Reader,
    state: State,
    looking: Looking,
    shown: Shown,
    tokens: Tokens,
    size: (f32, f32),
    now: f64,
    pointer: Option<Pos2>,
}

/// How wide a document is, in points.
const READER: f32 = 340.0;

/// What one frame came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawn {
    pub triangles: usize,
    /// After how long the window wants another frame by itself; `Duration::MAX` where it waits for a reason.
    pub again: Duration,
}

impl Offscreen {
    pub fn new(timeline: Arc<Timeline>, size: (f32, f32)) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let prefs = Prefs {
            motion: false,
            ..Prefs::default()
        };
        Self {
            ctx,
            canvas: Canvas::default(),
            overview: Overview::default(),
            reader: Reader::default(),
            state: State::new(prefs),
            looking: Looking::default(),
            shown: Shown {
                timeline,
                ..Shown::default()
            },
            tokens: Tokens::of(theme::Looks::default()),
            size,
            now: 0.0,
            pointer: None,
        }
    }

    /// The window of time, in seconds since 1970.
    pub fn window(&mut self, start: f64, end: f64) {
        self.state.set_window(start, end);
    }

    pub fn group_by(&mut self, group_by: GroupBy) {
        self.state.group_by(group_by);
    }

    pub fn filter(&mut self, filter: Filter) {
        self.state.view.filter = filter;
    }

    pub fn scroll_to(&mut self, y: f32) {
        self.state.scroll_y = y;
    }

    /// Opens a document beside the timeline, at a byte of its text.
    pub fn read(&mut self, doc: &DocId, byte: usize) {
        self.state.read(doc, TextRange::new(byte, byte));
    }

    /// How often a document's text was cut into rows from its beginning, and its ruler worked out.
    pub fn reader_work(&self) -> (usize, usize) {
        self.reader.work()
    }

    /// Another timeline, as after an edit.
    pub fn show(&mut self, timeline: Arc<Timeline>) {
        self.shown.timeline = timeline;
        self.shown.revision += 1;
    }

    pub fn point_at(&mut self, x: f32, y: f32) {
        self.pointer = Some(pos2(x, y));
    }

    /// Frames until what was asked for is drawn; how many.
    pub fn settle(&mut self) -> usize {
        let mut frames = 1;
        self.frame();
        while !(self.canvas.is_ready() && self.looking.is_ready()) {
            crate::engine::give_way();
            self.frame();
            frames += 1;
        }
        frames
    }

    /// One frame at 60 in a second: laid out, painted and tessellated.
    pub fn frame(&mut self) -> Drawn {
        self.now += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(
                Pos2::ZERO,
                vec2(self.size.0, self.size.1),
            )),
            time: Some(self.now),
            events: self
                .pointer
                .map(egui::Event::PointerMoved)
                .into_iter()
                .collect(),
            ..RawInput::default()
        };
        let Self {
            ctx,
            canvas,
            overview,
            reader,
            state,
            looking,
            shown,
            tokens,
            now,
            ..
        } = self;
        looking.follow(&shown.timeline, &state.view, ctx);
        let mut out = Outbox::default();
        let mut output = ctx.run_ui(input, |ui| {
            let mut cx = Cx {
                shown,
                look: &looking.look,
                t: tokens,
                state,
                out: &mut out,
                now: *now,
            };
            Panel::top("overview")
                .exact_size(overview::HEIGHT)
                .show(ui, |ui| overview::overview_ui(ui, &mut cx, overview));
            if cx.state.reading.doc.is_some() {
                Panel::right("details")
                    .exact_size(READER)
                    .show(ui, |ui| reader.ui(ui, &mut cx));
            }
            CentralPanel::no_frame().show(ui, |ui| canvas.ui(ui, &mut cx));
        });
        let again = output
            .viewport_output
            .values()
            .map(|v| v.repaint_delay)
            .min()
            .unwrap_or(Duration::MAX);
        // There is no graphics card to hand them to.
        output.textures_delta.clear();
        let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
        Drawn {
            triangles: meshes
                .iter()
                .map(|p| match &p.primitive {
                    egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                    egui::epaint::Primitive::Callback(_) => 0,
                })
                .sum(),
            again,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{fit, fixture};

    fn screen(timeline: Timeline) -> Offscreen {
        let (start, end) = fit(&timeline, &Filter::default());
        let mut screen = Offscreen::new(Arc::new(timeline), (1280.0, 800.0));
        screen.window(start, end);
        screen.settle();
        screen
    }

    /// Draws what is asked for until nothing more is; egui lets things fade in, and waits for a moment before a tooltip.
    fn come_to_rest(screen: &mut Offscreen) {
        /// Two thirds of a second.
        const FRAMES: usize = 40;
        let still = (0..FRAMES).any(|_| screen.frame().again == Duration::MAX);
        assert!(still, "{:?}", screen.ctx.repaint_causes());
    }

    /// Any edit cut the document that is open anew, and every frame worked out where its places of interest are.
    #[test]
    fn a_text_that_stays_is_cut_once_and_its_ruler_made_once() {
        let timeline = crate::ui::fixture::timeline();
        let doc = timeline.documents[0].id.clone();
        let mut screen = screen(timeline.clone());
        screen.read(&doc, 0);
        come_to_rest(&mut screen);
        assert_eq!(screen.reader_work(), (1, 1));
        screen.read(&doc, 40);
        come_to_rest(&mut screen);
        assert_eq!(screen.reader_work(), (1, 1));
        // The same documents after an edit: other places of interest, the same rows.
        screen.show(Arc::new(timeline.clone()));
        come_to_rest(&mut screen);
        assert_eq!(screen.reader_work(), (1, 2));
        // Another text of the same length is not the same text.
        let mut other = timeline;
        let text = other.documents[0].text.replace('e', "a");
        other.documents[0].text = text.into();
        screen.show(Arc::new(other));
        come_to_rest(&mut screen);
        assert_eq!(screen.reader_work(), (2, 3));
    }

    #[test]
    fn nothing_is_drawn_again_without_a_reason() {
        let mut screen = screen(fixture::small());
        come_to_rest(&mut screen);
        // A pointer that rests is no reason.
        screen.point_at(700.0, 400.0);
        screen.frame();
        screen.pointer = None;
        come_to_rest(&mut screen);
        screen.group_by(GroupBy::Person);
        screen.frame();
        come_to_rest(&mut screen);
    }

    #[test]
    fn many_events_are_arranged_beside_the_window() {
        let mut screen = screen(fixture::many(25_000, 3));
        let many = screen.frame().triangles;
        screen.filter(Filter {
            search: "no event says this".to_owned(),
            ..Filter::default()
        });
        // The lanes that are there stay until the others are made.
        assert!(screen.frame().triangles > many / 2);
        screen.settle();
        let few = screen.frame().triangles;
        assert!(few < many / 2, "{few} of {many}");
        come_to_rest(&mut screen);
    }
}
