//! Review in the window: the list of what is doubtful, the page of one pair, and the bar of answers below it.
//!
//! Which question comes when is [`super::queue`]; an answer is an edit like any other.

use super::actions::{Action, key_text};
use super::canvas::{document_title, go_to_neighbourhood};
use super::cx::{Cx, entity_anchor};
use super::inspector::reason_ui;
use super::lists::fitted;
use super::queue::Item;
use super::state::{ListTab, RightTab};
use super::theme::{self, STEP};
use super::{quotes, widgets, words};
use crate::edit::{Change, Edit};
use crate::model::{Doubtful, Entity, EntityId, EntityKind, Reason};
use crate::session::Command;
use egui::{
    Color32, CornerRadius, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

const ROW: f32 = 44.0;

/// Review is what is being done: its list is on screen.
pub fn is_open(cx: &Cx<'_>) -> bool {
    cx.state.lists_open() && cx.state.prefs.list_tab == ListTab::Review
}

/// How many questions are open.
pub fn left(cx: &Cx<'_>) -> usize {
    cx.state.queue.left(&cx.look.asked)
}

/// The pair that is being asked about.
pub fn pair<'a>(cx: &Cx<'a>) -> Option<(&'a Doubtful, &'a Entity, &'a Entity)> {
    let Some(Item::Pair(a, b)) = cx.state.queue.at() else {
        return None;
    };
    let look = cx.look;
    let doubtful = &look.timeline.doubtful;
    let found = doubtful.iter().find(|d| (d.a, d.b) == (a, b))?;
    Some((found, look.entity(a)?, look.entity(b)?))
}

/// Once a frame while Review is open: the question looked at is one that is still open.
pub fn settle(cx: &mut Cx<'_>) {
    if !is_open(cx)
        && let Some(aside) = cx.state.queue.take_aside()
    {
        cx.state.take_up(aside);
    }
    if is_open(cx) && cx.state.queue.settle(cx.shown.revision, &cx.look.asked) {
        show(cx);
    }
}

/// Opens Review at the question that is next, or at the selected event where that is asked about.
pub fn open(cx: &mut Cx<'_>) {
    cx.state.open_lists();
    cx.state.prefs.list_tab = ListTab::Review;
    cx.state.prefs.details_open = true;
    let selected = cx.state.selection.event;
    if let Some(id) = selected
        && cx.look.asked.contains(&Item::Date(id))
    {
        cx.state.queue.go_to(Item::Date(id), &cx.look.asked);
    }
    cx.state.queue.settle(cx.shown.revision, &cx.look.asked);
    if cx.state.queue.at().is_some() {
        // It comes back when Review is left.
        cx.state.queue.lay_aside(cx.state.selection.clone());
    }
    show(cx);
}

/// Shows the question on the right: a pair on its own page, an event on the event's.
fn show(cx: &mut Cx<'_>) {
    cx.state.right = RightTab::Event;
    cx.state.editing = None;
    match cx.state.queue.at() {
        Some(Item::Date(id)) => {
            cx.state.select_event(id);
            go_to_neighbourhood(cx, id);
        }
        // A pair has its own page.
        Some(Item::Pair(..)) => cx.state.select_nothing(),
        None => {}
    }
}

/// To the next or previous question, without an answer.
pub fn step(cx: &mut Cx<'_>, forward: bool) {
    cx.state.queue.step(forward, &cx.look.asked);
    show(cx);
}

pub fn skip(cx: &mut Cx<'_>) {
    if let Some(item) = cx.state.queue.at() {
        cx.state.queue.skip(item, &cx.look.asked);
        show(cx);
    }
}

/// The event that is being looked at has been answered by confirming or hiding it.
pub fn answered_event(cx: &mut Cx<'_>) {
    if let Some(item @ Item::Date(id)) = cx.state.queue.at()
        && is_open(cx)
        && cx.state.selection.event == Some(id)
    {
        let revision = cx.shown.revision;
        cx.state.queue.answered(item, revision, &cx.look.asked);
        show(cx);
    }
}

/// The questions of the family that is asked about, this one among them; one alone is no family.
fn family<'a>(cx: &Cx<'a>) -> Vec<(&'a Entity, &'a Entity)> {
    let Some((pair, ..)) = pair(cx) else {
        return Vec::new();
    };
    let look = cx.look;
    let Some(family) = look.asked.families.get(&pair.a) else {
        return Vec::new();
    };
    let is_of = |id: &EntityId| look.asked.families.get(id) == Some(family);
    let of_it = look
        .timeline
        .doubtful
        .iter()
        .filter(|d| is_of(&d.a) && is_of(&d.b));
    of_it
        .filter_map(|d| look.entity(d.a).zip(look.entity(d.b)))
        .filter(|(a, b)| a.kind == b.kind)
        .collect()
}

/// All of a family are one, or none is another: one step that can be undone, whatever is asked of them.
pub fn answer_family(cx: &mut Cx<'_>, same: bool) {
    let pairs = family(cx);
    let Some(item) = cx.state.queue.at().filter(|_| pairs.len() > 1) else {
        return;
    };
    let edits: Vec<Edit> = pairs
        .iter()
        .filter_map(|(a, b)| {
            let (a, b) = (entity_anchor(a, cx.look)?, entity_anchor(b, cx.look)?);
            Some(match same {
                true => Edit::Same { a, b },
                false => Edit::Different { a, b },
            })
        })
        .collect();
    let name = pairs.first().map_or("", |(a, _)| &a.name);
    let name = widgets::shorten(name, 32);
    let title = match same {
        true => text!("change-all-same", name = name),
        false => text!("change-none-same", name = name),
    };
    cx.out.send(Command::Do(Change::new(title, edits)));
    let revision = cx.shown.revision;
    cx.state.queue.answered(item, revision, &cx.look.asked);
    show(cx);
}

/// These two are one, or two: one step that can be undone, and on to the next.
pub fn answer(cx: &mut Cx<'_>, same: bool) {
    let (Some(item), Some((_, one, other))) = (cx.state.queue.at(), pair(cx)) else {
        return;
    };
    let (Some(a), Some(b)) = (entity_anchor(one, cx.look), entity_anchor(other, cx.look)) else {
        return;
    };
    let (x, y) = (
        widgets::shorten(&one.name, 32),
        widgets::shorten(&other.name, 32),
    );
    let title = match (same, x == y) {
        (true, false) => text!("change-same", a = x, b = y),
        (false, false) => text!("change-different", a = x, b = y),
        (true, true) => text!("change-both-one", name = x),
        (false, true) => text!("change-two", name = x),
    };
    let edit = match same {
        true => Edit::Same { a, b },
        false => Edit::Different { a, b },
    };
    cx.out.change(title, edit);
    let revision = cx.shown.revision;
    cx.state.queue.answered(item, revision, &cx.look.asked);
    show(cx);
}

/// On somebody's own page: who else may be they, each a click from the question.
pub fn of_entity_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    let look = cx.look;
    let mut title = Some(text!("review-same-as"));
    for d in &look.timeline.doubtful {
        let other = match entity.id {
            id if id == d.a => d.b,
            id if id == d.b => d.a,
            _ => continue,
        };
        let Some(other) = look.entity(other) else {
            continue;
        };
        if let Some(title) = title.take() {
            widgets::section(ui, cx.t, title);
        }
        let response =
            widgets::link(ui, cx.t, &other.name).on_hover_text(text!("review-same-as-hint"));
        response.widget_info(|| {
            let text = text!("review-whether", name = &other.name);
            WidgetInfo::labeled(Role::Link, true, text)
        });
        if response.clicked() {
            cx.state.queue.go_to(Item::Pair(d.a, d.b), &look.asked);
            open(cx);
        }
    }
}

/// The left panel's list: how far it has come, and every open question.
pub fn list_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let list = cx.state.queue.list(&cx.look.asked);
    if list.is_empty() {
        nothing_ui(ui, cx);
        return;
    }
    progress_ui(ui, cx, list.len());
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("review")
        .auto_shrink([false, false])
        .show_rows(ui, ROW, list.len(), |ui, shown| {
            if let Some(place) = cx.state.queue.reveal() {
                let top = ui.cursor().top() + (place as f32 - shown.start as f32) * ROW;
                let row = Rect::from_min_size(pos2(ui.cursor().left(), top), vec2(1.0, ROW));
                ui.scroll_to_rect(row, None);
            }
            for item in &list[shown] {
                row_ui(ui, cx, *item);
            }
        });
}

/// "7 left", what was answered so far, and both as a bar.
fn progress_ui(ui: &mut Ui, cx: &Cx<'_>, left: usize) {
    let answered = cx.shown.answered;
    let done = answered.same + answered.different + answered.confirmed + answered.dated;
    ui.horizontal(|ui| {
        ui.add_space(2.0 * STEP);
        ui.label(
            RichText::new(text!("review-left", n = left))
                .font(theme::strong(theme::BODY))
                .color(cx.t.text),
        );
    });
    let names = text!("review-names-hint");
    let dates = text!("review-dates-hint");
    for (text, hint) in [
        (words::answered(answered), names),
        (words::dates_answered(answered), dates),
    ] {
        let Some(text) = text else {
            continue;
        };
        ui.horizontal_wrapped(|ui| {
            ui.add_space(2.0 * STEP);
            ui.label(RichText::new(text).font(theme::small()).color(cx.t.weak))
                .on_hover_text(hint);
        });
    }
    for text in words::shares(answered) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(4.0 * STEP);
            ui.label(RichText::new(text).font(theme::small()).color(cx.t.weak))
                .on_hover_text(text!("review-shares-hint"));
        });
    }
    if done > 0 {
        let size = vec2(ui.available_width(), 6.0);
        let (bar, _) = ui.allocate_exact_size(size, Sense::hover());
        let bar = bar.shrink2(vec2(2.0 * STEP, 0.0));
        let painter = ui.painter();
        painter.rect_filled(bar, 3.0, cx.t.pressed);
        let mut part = bar;
        part.set_width(bar.width() * done as f32 / (done + left) as f32);
        painter.rect_filled(part, 3.0, cx.t.accent);
    }
    ui.add_space(2.0 * STEP);
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.shown.progress.is_some() || cx.shown.resolving && cx.look.timeline.documents.is_empty() {
        widgets::nothing(ui, cx.t, text!("list-still-reading"));
        return;
    }
    ui.add_space(8.0 * STEP);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let center = rect.center();
    ui.painter()
        .circle_stroke(center, 12.0, Stroke::new(1.5, cx.t.accent));
    let tick = [(-5.0, 0.0), (-1.5, 4.0), (5.5, -4.5)].map(|(x, y)| center + vec2(x, y));
    ui.painter()
        .line(tick.to_vec(), Stroke::new(1.5, cx.t.accent));
    ui.add_space(2.0 * STEP);
    ui.vertical_centered(|ui| {
        ui.label(
            RichText::new(text!("review-nothing"))
                .font(theme::strong(theme::BODY))
                .color(cx.t.text),
        );
        let answered = cx.shown.answered;
        let said = [words::answered(answered), words::dates_answered(answered)];
        let shares = words::shares(answered);
        let said: Vec<String> = said.into_iter().flatten().chain(shares).collect();
        let text = match said.is_empty() {
            true => text!("review-what").to_owned(),
            false => said.join("\n"),
        };
        ui.set_max_width(ui.available_width().min(240.0));
        ui.label(RichText::new(text).font(theme::small()).color(cx.t.weak));
    });
}

fn row_ui(ui: &mut Ui, cx: &mut Cx<'_>, item: Item) {
    let look = cx.look;
    let (first, second, kind, color) = match item {
        Item::Pair(a, b) => {
            let (Some(a), Some(b)) = (look.entity(a), look.entity(b)) else {
                return;
            };
            let color = cx.t.kind(a.kind);
            (a.name.clone(), b.name.clone(), pair_words(a.kind), color)
        }
        Item::Date(id) => {
            let Some(event) = look.event(id) else {
                return;
            };
            let when: Vec<String> = event
                .readings
                .iter()
                .map(|r| words::edtf_words(&r.edtf))
                .collect();
            let when = when.join(text!("review-or"));
            (
                event.label.clone(),
                when,
                text!("review-disagree"),
                cx.t.date,
            )
        }
    };
    let on = cx.state.queue.at() == Some(item);
    let skipped = cx.state.queue.is_skipped(item);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = match item {
        Item::Pair(..) => text!("review-pair", a = &first, b = &second, kind = kind),
        Item::Date(_) => text!("review-date", event = &first, dates = &second, kind = kind),
    };
    let name = match skipped {
        true => text!("review-skipped-row", what = name),
        false => name,
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    let fill = match on {
        true => cx.t.accent_soft,
        false if response.hovered() || response.has_focus() => cx.t.hover,
        false => Color32::TRANSPARENT,
    };
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect.shrink2(vec2(2.0, 1.0)), CornerRadius::same(6), fill);
    let left = rect.left() + 26.0;
    let dot = |y: f32| pos2(rect.left() + 14.0, rect.top() + y);
    match item {
        // Two dots with a line between them: may they be one?
        Item::Pair(..) => {
            painter.line_segment([dot(15.0), dot(32.0)], Stroke::new(1.0, cx.t.faint));
            painter.circle_filled(dot(15.0), 4.0, color);
            painter.circle(dot(32.0), 4.0, cx.t.panel, Stroke::new(1.4, color));
        }
        Item::Date(_) => {
            let icon = Rect::from_center_size(dot(15.0), vec2(16.0, 16.0));
            super::icons::paint(&painter, icon, super::icons::Icon::Fork, color);
        }
    }
    let mut room = rect.right() - 8.0 - left;
    if skipped {
        let galley = painter.layout_no_wrap(
            text!("review-skipped").to_owned(),
            theme::small(),
            cx.t.faint,
        );
        room -= galley.size().x + STEP;
        let at = pos2(rect.right() - 8.0 - galley.size().x, rect.top() + 7.0);
        painter.galley(at, galley, cx.t.faint);
    }
    let ink = if skipped { cx.t.weak } else { cx.t.text };
    let (font, ink_2) = match item {
        Item::Pair(..) => (theme::body(), ink),
        Item::Date(_) => (theme::small(), cx.t.weak),
    };
    fitted(
        &painter,
        pos2(left, rect.top() + 5.0),
        &first,
        theme::body(),
        ink,
        room,
    );
    fitted(
        &painter,
        pos2(left, rect.top() + 23.0),
        &second,
        font,
        ink_2,
        rect.right() - 8.0 - left,
    );
    if response.on_hover_text(name).clicked() {
        cx.state.queue.go_to(item, &look.asked);
        cx.state.prefs.details_open = true;
        show(cx);
    }
}

fn pair_words(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => text!("review-two-people"),
        EntityKind::Project => text!("review-two-projects"),
        EntityKind::Organisation => text!("review-two-organisations"),
        EntityKind::Place => text!("review-two-places"),
        EntityKind::Series => text!("review-two-series"),
        EntityKind::Work => text!("review-two-works"),
    }
}

/// How sure the program is, in three words for a badge.
fn likely_words(likely: f32) -> &'static str {
    match likely {
        l if l >= 0.6 => text!("review-likely-one"),
        l if l >= 0.4 => text!("review-hard"),
        _ => text!("review-likely-two"),
    }
}

/// The right panel's page of the pair that is asked about.
pub fn pair_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some((doubtful, a, b)) = pair(cx) else {
        return;
    };
    let question = match a.kind {
        EntityKind::Person => text!("review-person"),
        EntityKind::Project => text!("review-project"),
        EntityKind::Organisation => text!("review-organisation"),
        EntityKind::Place => text!("review-place"),
        EntityKind::Series => text!("review-series"),
        EntityKind::Work => text!("review-work"),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * STEP;
        ui.label(
            RichText::new(question)
                .font(theme::strong(15.0))
                .color(cx.t.text),
        );
        widgets::badge(ui, cx.t.accent, likely_words(doubtful.likely))
            .on_hover_text(text!("review-decide"));
    });
    ui.add_space(STEP);
    for entity in [a, b] {
        card_ui(ui, cx, entity);
        ui.add_space(STEP);
    }
    reasons_ui(ui, cx, text!("review-for-one"), "+", &doubtful.why);
    reasons_ui(ui, cx, text!("review-for-two"), "−", &doubtful.against);
    family_ui(ui, cx);
    ui.add_space(4.0 * STEP);
}

/// The other names that are in question with these, and that all can be answered at once.
fn family_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let pairs = family(cx);
    if pairs.len() < 2 {
        return;
    }
    let mut names: Vec<&Entity> = Vec::new();
    for entity in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
        if !names.iter().any(|n| n.id == entity.id) {
            names.push(entity);
        }
    }
    let title = text!("review-together", n = names.len());
    widgets::section(ui, cx.t, &title);
    /// More nobody tells apart at a glance.
    const LISTED: usize = 12;
    for entity in names.iter().take(LISTED) {
        if widgets::link(ui, cx.t, &entity.name).clicked() {
            cx.state.select_entity(entity.id, false);
        }
    }
    if names.len() > LISTED {
        let more = text!("and-more", n = names.len() - LISTED);
        ui.label(RichText::new(more).color(cx.t.weak));
    }
}

fn reasons_ui(ui: &mut Ui, cx: &mut Cx<'_>, title: &str, sign: &str, reasons: &[Reason]) {
    widgets::section(ui, cx.t, title);
    if reasons.is_empty() {
        ui.label(RichText::new(text!("review-no-reasons")).color(cx.t.weak));
    }
    for reason in reasons {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(16.0, 18.0), |ui| {
                ui.label(RichText::new(sign).color(cx.t.weak));
            });
            ui.vertical(|ui| reason_ui(ui, cx, reason));
        });
    }
}

/// One of the two: what is known of it, and how the documents speak of it.
fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    Frame::NONE
        .fill(cx.t.ground)
        .stroke(cx.t.line())
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = RichText::new(&entity.name)
                .font(theme::strong(theme::BODY))
                .color(cx.t.kind(entity.kind));
            let label = ui
                .add(egui::Label::new(name).sense(Sense::click()).wrap())
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text(text!("review-card-hint"));
            label.widget_info(|| {
                WidgetInfo::labeled(Role::Link, true, text!("select", name = &entity.name))
            });
            if label.clicked() {
                cx.state.select_entity(entity.id, false);
            }
            let weak = |text: String| RichText::new(text).font(theme::small()).color(cx.t.weak);
            ui.label(weak(counts(entity)));
            for role in entity.roles.iter().take(2) {
                let when = words::role_time(role);
                let mut text = words::role_words(role);
                if !when.is_empty() {
                    text += &format!(" ({when})");
                }
                ui.label(RichText::new(text).font(theme::small()).color(cx.t.text));
            }
            if !entity.aliases.is_empty() {
                let some: Vec<&str> = entity.aliases.iter().take(4).map(String::as_str).collect();
                ui.label(weak(text!("list-also", names = some.join(" · "))));
            }
            for quote in quotes::of(entity, cx.look) {
                ui.add_space(STEP);
                if quotes::quote_ui(ui, cx, &quote) {
                    cx.state.read(&quote.doc, quote.name);
                }
            }
        });
}

/// "12 mentions in 4 documents".
fn counts(entity: &Entity) -> String {
    let mut docs: Vec<_> = entity.mentions.iter().map(|(d, _)| d).collect();
    docs.dedup();
    text!(
        "review-mentions",
        mentions = entity.mentions.len(),
        documents = docs.len()
    )
}

/// Below the right panel's page, whichever it is: the question and its answers, one key each.
pub fn bar_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(item) = cx.state.queue.at() else {
        return;
    };
    ui.add_space(2.0 * STEP);
    if let Some((_, a, b)) = pair(cx) {
        let text = format!("{} · {}", a.name, b.name);
        ui.add(
            egui::Label::new(RichText::new(text).font(theme::small()).color(cx.t.weak)).truncate(),
        );
    } else if let Item::Date(id) = item
        && let Some(event) = cx.look.event(id)
    {
        let text = text!("review-when", event = &event.label);
        ui.add(
            egui::Label::new(RichText::new(text).font(theme::small()).color(cx.t.weak)).truncate(),
        );
        if cx.state.selection.event == Some(id) {
            disputed_ui(ui, cx, event);
        }
    }
    let actions = match item {
        Item::Pair(..) if family(cx).len() > 1 => vec![
            Action::SaySame,
            Action::SayDifferent,
            Action::SayAllSame,
            Action::SayNoneSame,
            Action::Skip,
        ],
        Item::Pair(..) => vec![Action::SaySame, Action::SayDifferent, Action::Skip],
        Item::Date(_) => vec![
            Action::Confirm,
            Action::EditDate,
            Action::SameEvent,
            Action::Hide,
            Action::Skip,
        ],
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().button_padding.x = 2.0 * STEP;
        for action in actions {
            let info = action.info();
            let mut button = egui::Button::new(info.text).min_size(vec2(0.0, 32.0));
            if let Some(key) = info.key {
                let key = RichText::new(key_text(ui.ctx(), &key))
                    .font(theme::small())
                    .color(cx.t.weak);
                button = button.right_text(key);
            }
            let response = ui.add(button).on_hover_text(info.hint);
            response.widget_info(|| {
                WidgetInfo::labeled(
                    Role::Button,
                    true,
                    text!("review-button", action = info.text),
                )
            });
            if response.clicked() {
                // What else is selected is not what was asked.
                if let Item::Date(id) = item {
                    cx.state.select_event(id);
                }
                cx.out.act(action);
            }
        }
    });
    ui.add_space(2.0 * STEP);
}

/// One button for each date that a document gives: a click says that it is right.
fn disputed_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &crate::model::Event) {
    let taken = event.when.edtf.as_ref();
    for reading in event.readings.iter().take(4) {
        let date = words::edtf_words(&reading.edtf);
        let docs: std::collections::BTreeSet<_> = reading
            .claims
            .iter()
            .filter_map(|i| event.claims.get(*i as usize))
            .map(|c| &c.doc)
            .collect();
        let who: Vec<String> = docs.iter().map(|d| document_title(cx.look, d)).collect();
        let text = text!("review-it-was", date = &date);
        let response = widgets::link(ui, cx.t, &text)
            .on_hover_text(text!("review-says-so", documents = who.join(", ")));
        if !response.clicked() {
            continue;
        }
        let Some(anchor) = crate::edit::event_anchor(event) else {
            continue;
        };
        if taken == Some(&reading.edtf) {
            cx.out.act(Action::Confirm);
        } else {
            let title = text!("change-date", event = widgets::shorten(&event.label, 40));
            cx.out.change(
                title,
                Edit::SetDate {
                    event: anchor,
                    date: reading.edtf.clone(),
                },
            );
            answered_event(cx);
        }
    }
}
