//! What the canvas waits for: the lanes of a grouping and a filter.
//!
//! Made beside the window where there are many events; until then those that are there stay.

use super::Canvas;
use crate::engine::Aside;
use crate::model::{Timeline, View};
use crate::scene::{Index, Wanted};
use crate::ui::cx::Cx;
use crate::ui::looking::BESIDE;
use std::sync::Arc;
use std::task::Poll;

/// The timeline that is drawn, turned round for drawing, and its lanes that are made.
pub(super) struct Base {
    pub(super) timeline: Arc<Timeline>,
    pub(super) index: Arc<Index>,
    lanes: Wanted,
}

pub(super) enum Making {
    Lanes(Aside<()>),
    /// What the first search would wait for.
    Search(Aside<()>),
}

impl Base {
    /// What is drawn of the view that is asked for: all but lanes that are not made yet.
    pub(super) fn view(&self, cx: &Cx<'_>) -> View {
        let asked = &cx.state.view;
        let Wanted {
            group_by,
            filter,
            order,
            dims,
        } = self.lanes.clone();
        View {
            start: asked.start,
            end: asked.end,
            folded_lanes: asked.folded_lanes.clone(),
            unfolded: asked.unfolded.clone(),
            group_by,
            filter,
            order,
            dims,
        }
    }
}

impl Canvas {
    /// Takes over what was made beside the window, and has made what is needed next. Until then the lanes that are there stay.
    pub(super) fn make_ready(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let (timeline, index) = (&cx.look.timeline, &cx.look.index);
        let mut failed = false;
        match self.making.take() {
            Some(Making::Lanes(aside)) => match aside.poll() {
                Poll::Pending => self.making = Some(Making::Lanes(aside)),
                Poll::Ready(answer) => failed = answer.is_none(),
            },
            Some(Making::Search(aside)) if aside.poll().is_pending() => {
                self.making = Some(Making::Search(aside));
            }
            Some(Making::Search(_)) | None => {}
        }
        let is_same = |b: &&Base| Arc::ptr_eq(&b.timeline, timeline);
        let current = self.base.as_ref().filter(is_same);
        let wanted = Wanted::from(&cx.state.view);
        if current.is_some_and(|b| b.lanes == wanted) {
            return;
        }
        let beside = timeline.events.len() > BESIDE;
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        let (to, of) = (Arc::clone(index), Arc::clone(timeline));
        if !beside || failed || index.is_prepared(&wanted) {
            if current.is_none() {
                self.key = None;
                let prepare = move || to.prepare_search(&of);
                self.making = beside.then(|| Making::Search(Aside::start(prepare, wake)));
            }
            self.base = Some(Base {
                timeline: Arc::clone(timeline),
                index: Arc::clone(index),
                lanes: wanted,
            });
        } else if !matches!(self.making, Some(Making::Lanes(..))) {
            let prepare = move || to.prepare(&of, &wanted);
            self.making = Some(Making::Lanes(Aside::start(prepare, wake)));
        }
    }
}
