//! Makes what the panels read: at once where that is little, beside the window where it is much.
//!
//! Until the new is there the old stays, so that typing never waits.

use super::lookup::Lookup;
use super::passed::Passed;
use crate::engine::Aside;
use crate::model::{Filter, Timeline, View};
use std::sync::Arc;
use std::task::Poll;

#[derive(Default)]
pub struct Looking {
    pub look: Lookup,
    making: Option<Making>,
}

enum Making {
    Look(Arc<Timeline>, Aside<Lookup>),
    Passed(Aside<Passed>),
}

/// A timeline of more events is turned round by another thread: of as many it takes a few milliseconds.
pub const BESIDE: usize = 20_000;

impl Looking {
    /// Whether what is there is what was asked for.
    pub fn is_ready(&self) -> bool {
        self.making.is_none()
    }

    /// Call once before each frame. True where another timeline has just become the one to look at.
    pub fn follow(&mut self, timeline: &Arc<Timeline>, view: &View, ctx: &egui::Context) -> bool {
        let mut arrived = false;
        let mut failed = false;
        match self.making.take() {
            Some(Making::Look(of, aside)) => match aside.poll() {
                // Meanwhile there may be a newer one: what is there now is still newer than what was there before.
                Poll::Ready(Some(look)) => {
                    let passes = self.look.passes + 1;
                    self.look = Lookup { passes, ..look };
                    arrived = true;
                }
                Poll::Ready(None) => failed = true,
                Poll::Pending => self.making = Some(Making::Look(of, aside)),
            },
            Some(Making::Passed(aside)) => match aside.poll() {
                Poll::Ready(Some(passed)) => self.look.pass(passed),
                Poll::Ready(None) => failed = true,
                Poll::Pending => self.making = Some(Making::Passed(aside)),
            },
            None => {}
        }
        let at_once = failed || timeline.events.len() <= BESIDE;
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        if !Arc::ptr_eq(&self.look.timeline, timeline) {
            if at_once {
                let passes = self.look.passes + 1;
                let look = Lookup::new(Arc::clone(timeline), &view.filter);
                self.look = Lookup { passes, ..look };
                self.making = None;
                return true;
            }
            // One at a time: a newer one begins when this one is there.
            if !matches!(self.making, Some(Making::Look(..))) {
                let (of, view) = (Arc::clone(timeline), view.clone());
                let make = move || {
                    let look = Lookup::new(of, &view.filter);
                    look.index.prepare(&look.timeline, &(&view).into());
                    look
                };
                let aside = Aside::start(make, wake);
                self.making = Some(Making::Look(Arc::clone(timeline), aside));
            }
            return arrived;
        }
        if self.making.is_none() && self.look.passed().filter != view.filter {
            let filter = view.filter.clone();
            if at_once {
                let passed = Passed::new(&self.look.turned, &filter, Some(self.look.passed()));
                self.look.pass(passed);
            } else {
                self.making = Some(Making::Passed(self.pass_beside(filter, wake)));
            }
        }
        arrived
    }

    fn pass_beside(&self, filter: Filter, wake: impl FnOnce() + Send + 'static) -> Aside<Passed> {
        let turned = Arc::clone(&self.look.turned);
        let before = self.look.share_passed();
        Aside::start(move || Passed::new(&turned, &filter, Some(&before)), wake)
    }
}
