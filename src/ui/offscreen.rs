//! The timeline drawn as the window draws it, up to the triangles, without a window: for measuring what a frame costs.
//!
//! Not a second way to draw: the same canvas and the same overview, in a context of their own.

use super::canvas::Canvas;
use super::cx::{Cx, Outbox};
use super::lookup::Lookup;
use super::overview::{self, Overview};
use super::state::{Prefs, State};
use super::theme::{self, Tokens};
use crate::model::{Filter, GroupBy, Timeline};
use crate::session::Shown;
use egui::{CentralPanel, Panel, Pos2, RawInput, Rect, pos2, vec2};
use std::sync::Arc;

pub struct Offscreen {
    ctx: egui::Context,
    canvas: Canvas,
    overview: Overview,
    state: State,
    look: Lookup,
    shown: Shown,
    tokens: Tokens,
    size: (f32, f32),
    now: f64,
    pointer: Option<Pos2>,
}

/// What one frame came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawn {
    pub triangles: usize,
    /// The window has asked for another frame by itself.
    pub again: bool,
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
            state: State::new(prefs),
            look: Lookup::new(Arc::clone(&timeline)),
            shown: Shown {
                timeline,
                ..Shown::default()
            },
            tokens: Tokens::of(false),
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
        self.look.filter(&filter);
        self.state.view.filter = filter;
    }

    pub fn scroll_to(&mut self, y: f32) {
        self.state.scroll_y = y;
    }

    pub fn point_at(&mut self, x: f32, y: f32) {
        self.pointer = Some(pos2(x, y));
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
            state,
            look,
            shown,
            tokens,
            now,
            ..
        } = self;
        let mut out = Outbox::default();
        let output = ctx.run_ui(input, |ui| {
            let mut cx = Cx {
                shown,
                look,
                t: tokens,
                state,
                out: &mut out,
                now: *now,
            };
            Panel::top("overview")
                .exact_size(overview::HEIGHT)
                .show(ui, |ui| overview::overview_ui(ui, &mut cx, overview));
            CentralPanel::no_frame().show(ui, |ui| canvas.ui(ui, &mut cx));
        });
        let again = output
            .viewport_output
            .values()
            .any(|v| v.repaint_delay.is_zero());
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
