//! What else happened in the same project: what came before an event, and what came after it.
//!
//! Of the whole timeline, whatever the filter: a search for one word must not hide what led up to what it finds.

use super::event_row_ui;
use crate::model::{EntityId, EntityKind, Event, EventId, Filter};
use crate::ui::canvas::go_to_neighbourhood;
use crate::ui::cx::Cx;
use crate::ui::lookup::middle;
use crate::ui::theme;
use crate::ui::widgets;
use egui::{Id, RichText, Ui};
use std::sync::Arc;

/// All events of somebody or something by their numbers, in time order.
///
/// Looked for once for as long as the same one is asked of the same timeline: of a million events that takes some
/// milliseconds.
pub(super) fn all_of(ui: &Ui, cx: &Cx<'_>, id: EntityId) -> Arc<Vec<u32>> {
    type Known = (u64, u64, EntityId, Arc<Vec<u32>>);
    let slot = Id::unique("events-of");
    let (revision, passes) = (cx.shown.revision, cx.look.passes);
    let known: Option<Known> = ui.data(|d| d.get_temp(slot));
    if let Some((.., all)) = known.filter(|k| (k.0, k.1, k.2) == (revision, passes, id)) {
        return all;
    }
    let look = cx.look;
    let events = &look.timeline.events;
    let mut all: Vec<u32> = match look.entity_number(id) {
        Some(number) => (0..events.len() as u32)
            .filter(|e| look.index.entities_of(*e).any(|i| i == number))
            .collect(),
        None => Vec::new(),
    };
    let at = |i: u32| middle(&events[i as usize]);
    all.sort_by(|a, b| at(*a).total_cmp(&at(*b)).then(a.cmp(b)));
    let all = Arc::new(all);
    let known: Known = (revision, passes, id, Arc::clone(&all));
    ui.data_mut(|d| d.insert_temp(slot, known));
    all
}

/// The nearest before and after it, in the order they happened, with the event itself between them.
pub(super) fn beside_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    /// On each side: the rest is one click away, on the project's own page.
    const NEAREST: usize = 4;
    let project = event.entities.iter().find_map(|id| {
        let entity = cx.look.entity(*id)?;
        (entity.kind == EntityKind::Project).then_some(entity)
    });
    let Some(project) = project else {
        return;
    };
    let all = all_of(ui, cx, project.id);
    let number = cx.look.number(event.id);
    let Some(at) = all.iter().position(|i| Some(*i as usize) == number) else {
        return;
    };
    if all.len() < 2 {
        return;
    }
    let name = widgets::shorten(&project.name, 60);
    widgets::section(ui, cx.t, &text!("beside-project", name = name));
    for i in at.saturating_sub(NEAREST)..(at + NEAREST + 1).min(all.len()) {
        if i == at {
            let here = RichText::new(text!("beside-this")).font(theme::strong(theme::SMALL));
            ui.label(here.color(cx.t.accent));
            continue;
        }
        let other = &cx.look.timeline.events[all[i] as usize];
        if event_row_ui(ui, cx, other) {
            go_to(cx, other.id);
        }
    }
    if all.len() > 2 * NEAREST + 1
        && widgets::link(ui, cx.t, &text!("beside-all", n = all.len())).clicked()
    {
        only_of(cx, project.id);
    }
}

/// Of a filter that it does not pass nothing is left.
fn go_to(cx: &mut Cx<'_>, id: EventId) {
    let passing = cx
        .look
        .index
        .passing(&cx.look.timeline, &cx.state.view.filter);
    let number = cx.look.number(id);
    if !number.is_some_and(|i| passing[i]) {
        cx.state.show_all();
    }
    cx.state.select_event(id);
    go_to_neighbourhood(cx, id);
}

/// All of one, and nothing else that narrowed what is shown.
pub(super) fn only_of(cx: &mut Cx<'_>, id: EntityId) {
    cx.state.selection.event = None;
    cx.state.use_filter(Filter {
        entities: [id].into(),
        ..Filter::default()
    });
}
