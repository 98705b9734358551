//! What the canvas waits for: the timeline turned round for drawing, and the lanes of a grouping and a filter.
//!
//! Made beside the window where there is much of it; until then what is there stays.

use super::Canvas;
use crate::engine::Aside;
use crate::model::{Filter, GroupBy, Timeline, View};
use crate::scene::Index;
use crate::ui::cx::Cx;
use std::sync::Arc;
use std::task::Poll;

/// The timeline that is drawn, turned round for drawing; and by which grouping and filter, the last whose lanes are made.
pub(super) struct Base {
    pub(super) timeline: Arc<Timeline>,
    pub(super) index: Arc<Index>,
    group_by: GroupBy,
    filter: Filter,
}

pub(super) enum Making {
    Base(Arc<Timeline>, Aside<Base>),
    Lanes(GroupBy, Filter, Aside<()>),
    /// What the first search would wait for.
    Search(Aside<()>),
}

/// A timeline of more events is turned round by another thread: of as many it takes a millisecond or two.
pub(super) const BESIDE: usize = 20_000;

impl Base {
    fn new(timeline: Arc<Timeline>, group_by: GroupBy, filter: Filter) -> Self {
        let index = Index::new(&timeline);
        index.prepare(&timeline, group_by, &filter);
        Self {
            timeline,
            index: Arc::new(index),
            group_by,
            filter,
        }
    }

    fn prepare_search(&self, ctx: egui::Context) -> Aside<()> {
        let (index, timeline) = (Arc::clone(&self.index), Arc::clone(&self.timeline));
        let make = move || index.prepare_search(&timeline);
        Aside::start(make, move || ctx.request_repaint())
    }

    /// What is drawn of the view that is asked for: all but lanes that are not made yet.
    pub(super) fn view(&self, cx: &Cx<'_>) -> View {
        let asked = &cx.state.view;
        View {
            start: asked.start,
            end: asked.end,
            group_by: self.group_by,
            filter: self.filter.clone(),
            folded_lanes: asked.folded_lanes.clone(),
        }
    }
}

impl Canvas {
    /// Takes over what was made beside the window, and has made what is needed next. Until then the lanes that are there stay.
    pub(super) fn make_ready(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let (timeline, view) = (&cx.look.timeline, &cx.state.view);
        let beside = timeline.events.len() > BESIDE;
        let mut failed = false;
        match self.making.take() {
            Some(Making::Base(of, aside)) => match aside.poll() {
                // Meanwhile there may be a newer one.
                _ if !Arc::ptr_eq(&of, timeline) => {}
                Poll::Ready(Some(base)) => {
                    self.base = Some(base);
                    self.key = None;
                    let base = self.base.as_ref();
                    self.making = base.map(|b| Making::Search(b.prepare_search(ctx.clone())));
                }
                Poll::Ready(None) => failed = true,
                Poll::Pending => self.making = Some(Making::Base(of, aside)),
            },
            Some(Making::Lanes(group_by, filter, aside)) => match aside.poll() {
                Poll::Pending => self.making = Some(Making::Lanes(group_by, filter, aside)),
                Poll::Ready(answer) => failed = answer.is_none(),
            },
            Some(Making::Search(aside)) if aside.poll().is_pending() => {
                self.making = Some(Making::Search(aside));
            }
            Some(Making::Search(_)) | None => {}
        }
        let at_once = !beside || failed;
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        let (group_by, filter) = (view.group_by, &view.filter);
        let current = self.base.as_mut();
        let Some(base) = current.filter(|b| Arc::ptr_eq(&b.timeline, timeline)) else {
            let (timeline, filter) = (Arc::clone(timeline), filter.clone());
            if at_once {
                self.base = Some(Base::new(timeline, group_by, filter));
                self.making = None;
                self.key = None;
            } else if !matches!(self.making, Some(Making::Base(..))) {
                let of = Arc::clone(&timeline);
                let make = move || Base::new(timeline, group_by, filter);
                self.making = Some(Making::Base(of, Aside::start(make, wake)));
            }
            return;
        };
        if base.group_by == group_by && base.filter == *filter {
            return;
        }
        if at_once || base.index.is_prepared(group_by, filter) {
            base.group_by = group_by;
            base.filter = filter.clone();
        } else if !matches!(self.making, Some(Making::Lanes(..))) {
            let (index, timeline) = (Arc::clone(&base.index), Arc::clone(timeline));
            let by = filter.clone();
            let make = move || index.prepare(&timeline, group_by, &by);
            self.making = Some(Making::Lanes(
                group_by,
                filter.clone(),
                Aside::start(make, wake),
            ));
        }
    }
}
