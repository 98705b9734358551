//! What else can be said of an event: a short list to choose from, narrowed by what is typed; every row is one change.
//!
//! ```text
//!   who takes part │ tags │ note │ picture │ color │ same as … │ another event │ all alike │ hidden ones │ edits without a place
//! ```
//!
//! Its date and words have fields of their own in the inspector.

use super::cx::{Cx, entity_anchor};
use super::lookup::{self, Lookup};
use super::theme::{self, STEP};
use super::{widgets, words};
use crate::edit::{Change, Edit, Who, event_anchor};
use crate::model::text::fold;
use crate::model::{
    Anchor, Claim, DocId, Edtf, EntityId, EntityKind, Event, EventId, PlaceNow, TextRange, Unplaced,
};
use crate::session::Command;
use egui::{Key, Modifiers, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Who(EventId),
    Tags(EventId),
    Note(EventId),
    Picture(EventId),
    Color(EventId),
    /// Which other event is this one?
    Same(EventId),
    /// Which of its sentences tell another one?
    Split(EventId),
    Alike(EventId),
    Kind(EntityId),
    /// Which way of writing stands for somebody else?
    SplitName(EntityId),
    Hidden,
    Unplaced,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    pub ask: Ask,
    pub text: String,
    pub at: usize,
}

impl Pick {
    pub fn new(ask: Ask) -> Self {
        Self {
            ask,
            text: String::new(),
            at: 0,
        }
    }

    pub fn title(&self) -> &'static str {
        match self.ask {
            Ask::Who(_) => "Who takes part",
            Ask::Tags(_) => "Tags",
            Ask::Note(_) => "Note",
            Ask::Picture(_) => "Picture",
            Ask::Color(_) => "Color",
            Ask::Same(_) => "The same event as",
            Ask::Split(_) => "Which sentence tells another event",
            Ask::Alike(_) => "All like this",
            Ask::Kind(_) => "What kind of name it is",
            Ask::SplitName(_) => "Which stands for somebody else",
            Ask::Hidden => "Hidden events",
            Ask::Unplaced => "What you said and has no sure place now",
        }
    }

    fn hint(&self) -> &'static str {
        match self.ask {
            Ask::Who(_) => "A name",
            Ask::Tags(_) => "A tag",
            Ask::Note(_) => "What is to be remembered of it",
            Ask::Picture(_) => "Path of a picture",
            _ => "Type to narrow the list",
        }
    }

    fn nothing(&self) -> &'static str {
        match self.ask {
            Ask::Hidden => "No event is hidden.",
            Ask::Unplaced => "Everything you said is in its place.",
            Ask::Split(_) => "Only one sentence tells it.",
            Ask::SplitName(_) => "It is written in one way only.",
            Ask::Alike(_) => "No other event is like this one.",
            Ask::Note(_) | Ask::Tags(_) | Ask::Picture(_) => "Type it, then press Enter.",
            _ => "Nothing is called that.",
        }
    }
}

/// One choice, and the change that it is.
struct Row {
    text: String,
    hint: String,
    change: Change,
}

fn row(text: impl Into<String>, hint: &str, title: String, edits: Vec<Edit>) -> Row {
    Row {
        text: text.into(),
        hint: hint.to_owned(),
        change: Change::new(title, edits),
    }
}

/// More nobody reads; typing narrows them.
const LISTED: usize = 60;

fn rows(pick: &Pick, look: &Lookup, selected: Option<EventId>) -> Vec<Row> {
    let typed = pick.text.trim();
    let query = fold(typed);
    let fits = |name: &str| fold(name).contains(&query);
    let event = match pick.ask {
        Ask::Who(id)
        | Ask::Tags(id)
        | Ask::Note(id)
        | Ask::Picture(id)
        | Ask::Color(id)
        | Ask::Same(id)
        | Ask::Split(id)
        | Ask::Alike(id) => {
            let found = look.event(id).and_then(|e| Some((e, event_anchor(e)?)));
            let Some(found) = found else {
                return Vec::new();
            };
            Some(found)
        }
        Ask::Kind(_) | Ask::SplitName(_) | Ask::Hidden | Ask::Unplaced => None,
    };
    let label = |e: &Event| widgets::shorten(&e.label, 40);
    match (&pick.ask, event) {
        (Ask::Who(_), Some((event, at))) => who_rows(event, &at, typed, &fits, look),
        (Ask::Tags(_), Some((event, at))) => tag_rows(event, &at, typed, &fits, look),
        (Ask::Note(_), Some((event, at))) => {
            let one = |text: &str, title: &str, note: &str| {
                let edit = Edit::SetNote {
                    event: at.clone(),
                    note: note.to_owned(),
                };
                row(text, "", format!("{title} “{}”", label(event)), vec![edit])
            };
            let mut out = Vec::new();
            if !typed.is_empty() && typed != event.user.note {
                out.push(one(typed, "Note on", typed));
            }
            if !event.user.note.is_empty() {
                out.push(one("Delete the note", "Delete the note on", ""));
            }
            out
        }
        (Ask::Picture(_), Some((event, at))) => {
            let one = |text: &str, title: &str, picture: &str| {
                let edit = Edit::SetPicture {
                    event: at.clone(),
                    picture: picture.to_owned(),
                };
                row(text, "", format!("{title} “{}”", label(event)), vec![edit])
            };
            let mut out = Vec::new();
            if !typed.is_empty() && typed != event.user.picture {
                out.push(one(typed, "Picture for", typed));
            }
            if !event.user.picture.is_empty() {
                out.push(one("No picture", "No picture for", ""));
            }
            out
        }
        (Ask::Color(_), Some((event, at))) => {
            let colors = (0..COLORS).map(|n| (format!("Color {}", n + 1), Some(n)));
            let all = std::iter::once(("The color of its lane".to_owned(), None)).chain(colors);
            all.filter(|(name, color)| fits(name) && *color != event.user.color)
                .map(|(name, color)| {
                    let edit = Edit::SetColor {
                        event: at.clone(),
                        color,
                    };
                    row(name, "", format!("Color “{}”", label(event)), vec![edit])
                })
                .collect()
        }
        (Ask::Same(_), Some((event, at))) => same_rows(event, &at, &fits, look),
        (Ask::Split(_), Some((event, _))) => split_rows(event, &fits),
        (Ask::Alike(_), Some((event, _))) => alike_rows(event, &fits, look),
        (Ask::Kind(id), _) => kind_rows(*id, &fits, look),
        (Ask::SplitName(id), _) => name_rows(*id, &fits, look),
        (Ask::Hidden, _) => {
            let hidden = look.timeline.hidden.iter().filter(|e| fits(&e.label));
            hidden
                .filter_map(|e| {
                    let edit = Edit::Show {
                        event: event_anchor(e)?,
                    };
                    let title = format!("Show “{}” again", label(e));
                    Some(row(&e.label, &words::when(&e.when), title, vec![edit]))
                })
                .take(LISTED)
                .collect()
        }
        (Ask::Unplaced, _) => {
            let target = selected.and_then(|id| look.event(id));
            // What was said of the same words is decided at once.
            let mut places: Vec<(&Unplaced, usize)> = Vec::new();
            for unplaced in look.timeline.unplaced.iter().filter(|u| fits(&u.title)) {
                let of_same = |(u, _): &&mut (&Unplaced, usize)| {
                    u.said_of == unplaced.said_of && is_alike(&u.now, &unplaced.now)
                };
                if let Some((_, n)) = places.iter_mut().find(of_same) {
                    *n += 1;
                } else if places.len() < LISTED {
                    places.push((unplaced, 1));
                }
            }
            let all = places.into_iter();
            all.flat_map(|(u, n)| unplaced_rows(u, n, target, look))
                .collect()
        }
        (_, None) => Vec::new(),
    }
}

/// As many as a theme has for lanes.
const COLORS: u8 = 8;

fn who_rows(
    event: &Event,
    at: &Anchor,
    typed: &str,
    fits: &dyn Fn(&str) -> bool,
    look: &Lookup,
) -> Vec<Row> {
    let label = widgets::shorten(&event.label, 40);
    let who = |entity: &crate::model::Entity| match entity_anchor(entity, look) {
        Some(mention) => Who::Mentioned(mention),
        None => Who::Named(entity.kind, entity.name.clone()),
    };
    let takes_part = event.entities.iter().filter_map(|id| look.entity(*id));
    let mut out: Vec<Row> = takes_part
        .filter(|e| fits(&e.name))
        .map(|e| {
            let edit = Edit::Without {
                event: at.clone(),
                who: who(e),
            };
            let title = format!("“{}” takes no part in “{label}”", e.name);
            row(
                &e.name,
                "takes part; choose to leave out",
                title,
                vec![edit],
            )
        })
        .collect();
    let others = look.timeline.entities.iter();
    let others = others.filter(|e| !event.entities.contains(&e.id) && fits(&e.name));
    out.extend(others.take(LISTED).map(|e| {
        let edit = Edit::With {
            event: at.clone(),
            who: who(e),
        };
        let title = format!("“{}” takes part in “{label}”", e.name);
        row(&e.name, e.kind.name(), title, vec![edit])
    }));
    if !typed.is_empty() {
        use EntityKind::{Organisation, Person, Place, Project};
        for kind in [Person, Organisation, Project, Place] {
            let edit = Edit::With {
                event: at.clone(),
                who: Who::Named(kind, typed.to_owned()),
            };
            let title = format!("“{typed}” takes part in “{label}”");
            let hint = format!("a new {}", kind.name());
            out.push(row(typed, &hint, title, vec![edit]));
        }
    }
    out
}

fn tag_rows(
    event: &Event,
    at: &Anchor,
    typed: &str,
    fits: &dyn Fn(&str) -> bool,
    look: &Lookup,
) -> Vec<Row> {
    let label = widgets::shorten(&event.label, 40);
    let own = &event.user.tags;
    let mut out: Vec<Row> = own
        .iter()
        .filter(|t| fits(t))
        .map(|tag| {
            let edit = Edit::NoTag {
                event: at.clone(),
                tag: tag.clone(),
            };
            let title = format!("Take the tag “{tag}” off “{label}”");
            row(tag, "choose to take it off", title, vec![edit])
        })
        .collect();
    let mut others: std::collections::BTreeSet<&str> = look
        .timeline
        .events
        .iter()
        .flat_map(|e| e.user.tags.iter().map(String::as_str))
        .filter(|t| fits(t))
        .collect();
    if !typed.is_empty() {
        others.insert(typed);
    }
    let others = others.into_iter().filter(|t| !own.iter().any(|o| o == t));
    out.extend(others.take(LISTED).map(|tag| {
        let edit = Edit::Tag {
            event: at.clone(),
            tag: tag.to_owned(),
        };
        row(tag, "", format!("Tag “{label}” “{tag}”"), vec![edit])
    }));
    out
}

/// The nearest in time first.
fn same_rows(event: &Event, at: &Anchor, fits: &dyn Fn(&str) -> bool, look: &Lookup) -> Vec<Row> {
    // What was added by hand is told by no sentence that could be joined.
    let told = |e: &&Event| e.id != event.id && e.user.by_hand.is_none() && fits(&e.label);
    let here = lookup::middle(event);
    let far = |e: &Event| match e.when.is_undated() || event.when.is_undated() {
        true => f64::MAX,
        false => (lookup::middle(e) - here).abs(),
    };
    let mut others: Vec<&Event> = look.timeline.events.iter().filter(told).collect();
    others.sort_by(|a, b| far(a).total_cmp(&far(b)));
    if event.user.by_hand.is_some() {
        return Vec::new();
    }
    let title = |e: &Event| {
        let (a, b) = (
            widgets::shorten(&event.label, 28),
            widgets::shorten(&e.label, 28),
        );
        format!("“{a}” is the same event as “{b}”")
    };
    let same = others.into_iter().take(LISTED).filter_map(|e| {
        let edit = Edit::Same {
            a: at.clone(),
            b: event_anchor(e)?,
        };
        Some(row(&e.label, &words::when(&e.when), title(e), vec![edit]))
    });
    same.collect()
}

/// How a sentence's event is named: the sentence up to the word that names the happening.
fn claim_anchor(claim: &Claim) -> Anchor {
    let end = claim.trigger.map_or(claim.range.end, |t| t.end);
    let len = end.saturating_sub(claim.range.start) as usize;
    let quote = claim.quote.get(..len).unwrap_or(&claim.quote);
    let start = claim.range.start as usize;
    Anchor {
        doc: claim.doc.clone(),
        range: TextRange::new(start, start + quote.len()),
        quote: quote.to_owned(),
    }
}

/// A sentence is another event than all others that tell this one.
fn split_rows(event: &Event, fits: &dyn Fn(&str) -> bool) -> Vec<Row> {
    let claims = lookup::sentences_of(event);
    if claims.len() < 2 {
        return Vec::new();
    }
    let label = widgets::shorten(&event.label, 40);
    claims
        .iter()
        .filter(|c| fits(&c.quote))
        .take(LISTED)
        .map(|claim| {
            let others = claims
                .iter()
                .filter(|c| (&c.doc, c.range) != (&claim.doc, claim.range));
            let edits = others.map(|other| Edit::Different {
                a: claim_anchor(claim),
                b: claim_anchor(other),
            });
            let text = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            row(
                text,
                claim.doc.as_str(),
                format!("Another event than “{label}”"),
                edits.collect(),
            )
        })
        .collect()
}

/// Hide or confirm all that are called the same, or are of one kind.
fn alike_rows(event: &Event, fits: &dyn Fn(&str) -> bool, look: &Lookup) -> Vec<Row> {
    let name = fold(&event.label);
    let short = widgets::shorten(&event.label, 32);
    let called = look
        .timeline
        .events
        .iter()
        .filter(|e| fold(&e.label) == name);
    let of_kind = look
        .timeline
        .events
        .iter()
        .filter(|e| e.kind == event.kind && !e.kind.is_empty());
    let alone = |e: &Event| -> Option<DocId> {
        let mut docs = lookup::documents_of(e).into_iter();
        docs.next().filter(|_| docs.next().is_none()).cloned()
    };
    let one_doc = alone(event);
    let of_doc = look
        .timeline
        .events
        .iter()
        .filter(|e| one_doc.is_some() && alone(e) == one_doc);
    let groups: [(String, Vec<&Event>); 3] = [
        (format!("called “{short}”"), called.collect()),
        (format!("of the kind “{}”", event.kind), of_kind.collect()),
        (
            format!(
                "told by {} alone",
                one_doc.as_ref().map_or("", DocId::as_str)
            ),
            of_doc.collect(),
        ),
    ];
    let mut out = Vec::new();
    for (which, events) in groups.into_iter().filter(|(_, events)| events.len() > 1) {
        let n = words::grouped(events.len());
        type Make = fn(Anchor) -> Edit;
        let verbs: [(&str, Make); 2] = [
            ("Confirm", |event| Edit::Confirm { event }),
            ("Hide", |event| Edit::Hide { event }),
        ];
        for (verb, make) in verbs {
            let title = format!("{verb} all {n} {which}");
            let anchors = events.iter().filter_map(|e| event_anchor(e));
            let edits: Vec<Edit> = anchors.map(make).collect();
            out.push(row(
                title.clone(),
                "one step, which can be undone",
                title,
                edits,
            ));
        }
    }
    out.retain(|row| fits(&row.text));
    out
}

fn kind_rows(id: EntityId, fits: &dyn Fn(&str) -> bool, look: &Lookup) -> Vec<Row> {
    let found = look
        .entity(id)
        .and_then(|e| Some((e, entity_anchor(e, look)?)));
    let Some((entity, mention)) = found else {
        return Vec::new();
    };
    EntityKind::ALL
        .into_iter()
        .filter(|kind| *kind != entity.kind && fits(kind.name()))
        .map(|kind| {
            let edit = Edit::Retype {
                mention: mention.clone(),
                kind,
            };
            let title = format!("“{}” is a {}", entity.name, kind.name());
            row(kind.name(), "", title, vec![edit])
        })
        .collect()
}

/// Each way of writing, as somebody else than the first.
fn name_rows(id: EntityId, fits: &dyn Fn(&str) -> bool, look: &Lookup) -> Vec<Row> {
    let found = look
        .entity(id)
        .and_then(|e| Some((e, entity_anchor(e, look)?)));
    let Some((entity, first)) = found else {
        return Vec::new();
    };
    let mut seen = std::collections::BTreeSet::from([fold(&first.quote)]);
    let mut out = Vec::new();
    for (doc, range) in &entity.mentions {
        let Some(document) = look.timeline.document(doc) else {
            continue;
        };
        let quote = range.of(&document.text);
        if !seen.insert(fold(quote)) || !fits(quote) {
            continue;
        }
        let b = Anchor {
            doc: doc.clone(),
            range: *range,
            quote: quote.to_owned(),
        };
        let title = format!("“{quote}” is not “{}”", entity.name);
        let edit = Edit::Different {
            a: first.clone(),
            b,
        };
        out.push(row(quote, doc.as_str(), title, vec![edit]));
    }
    out.truncate(LISTED);
    out
}

fn is_alike(a: &PlaceNow, b: &PlaceNow) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// `n` is how many were said of the same words.
fn unplaced_rows(unplaced: &Unplaced, n: usize, target: Option<&Event>, look: &Lookup) -> Vec<Row> {
    let Unplaced {
        title,
        said_of,
        now,
    } = unplaced;
    let title = match n {
        1 => title.clone(),
        n => format!("{title} and {} more", n - 1),
    };
    let mut out = Vec::new();
    let to = |to: Anchor| Edit::Reattach {
        from: said_of.clone(),
        to,
    };
    match now {
        PlaceNow::Lost(why) => {
            if let Some((event, anchor)) = target.and_then(|e| Some((e, event_anchor(e)?))) {
                let label = widgets::shorten(&event.label, 40);
                let text = format!("Say it of “{label}”: {title}");
                out.push(row(
                    text,
                    why,
                    format!("Say it of “{label}”: {title}"),
                    vec![to(anchor)],
                ));
            }
            let edit = Edit::Drop {
                said_of: said_of.clone(),
            };
            let text = format!("Leave it aside: {title}");
            out.push(row(text, why, format!("Leave aside: {title}"), vec![edit]));
        }
        PlaceNow::Guessed(doc, range) => {
            let words = look.timeline.document(doc).map(|d| range.of(&d.text));
            let quote = words.unwrap_or_default().to_owned();
            let hint = format!("“{}”", widgets::shorten(&quote, 60));
            let anchor = Anchor {
                doc: doc.clone(),
                range: *range,
                quote,
            };
            let text = format!("These words are meant: {title}");
            out.push(row(
                text,
                &hint,
                format!("It is meant: {title}"),
                vec![to(anchor)],
            ));
            let edit = Edit::Drop {
                said_of: said_of.clone(),
            };
            let text = format!("Leave it aside: {title}");
            out.push(row(
                text,
                &hint,
                format!("Leave aside: {title}"),
                vec![edit],
            ));
        }
        PlaceNow::Differs { then, now } => {
            let words = |date: &str| match date.parse::<Edtf>() {
                Ok(date) => words::edtf_words(&date),
                Err(_) => "no date".to_owned(),
            };
            let hint = format!("the documents now say {}, not {}", words(now), words(then));
            let edit = Edit::Confirm {
                event: said_of.clone(),
            };
            let text = format!("What you said holds: {title}");
            out.push(row(text, &hint, format!("It holds: {title}"), vec![edit]));
            if let Ok(date) = now.parse() {
                let edit = Edit::SetDate {
                    event: said_of.clone(),
                    date,
                };
                let text = format!("Take what the documents say: {title}");
                out.push(row(
                    text,
                    &hint,
                    format!("Take the documents’ date: {title}"),
                    vec![edit],
                ));
            }
        }
    }
    out
}

/// True once something was chosen.
pub fn pick_ui(ui: &mut Ui, cx: &mut Cx<'_>, pick: &mut Pick) -> bool {
    let (down, up, enter) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let before = pick.text.clone();
    let hint = pick.hint();
    let field = ui.add(
        TextEdit::singleline(&mut pick.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    let title = pick.title();
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, title));
    field.request_focus();
    if pick.text != before {
        pick.at = 0;
    }
    ui.add_space(STEP);
    let found = rows(pick, cx.look, cx.state.selection.event);
    if found.is_empty() {
        ui.label(RichText::new(pick.nothing()).color(cx.t.weak));
        return false;
    }
    pick.at = (pick.at + usize::from(down))
        .min(found.len() - 1)
        .saturating_sub(usize::from(up));
    let mut chosen = enter.then_some(pick.at);
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, row) in found.iter().enumerate() {
            if row_ui(ui, cx, row, i == pick.at, down || up) {
                chosen = Some(i);
            }
        }
    });
    let Some(row) = chosen.and_then(|i| found.into_iter().nth(i)) else {
        return false;
    };
    cx.out.send(Command::Do(row.change));
    true
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, on: bool, follow: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    let name = match row.hint.is_empty() {
        true => row.text.clone(),
        false => format!("{}, {}", row.text, row.hint),
    };
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, on, &name));
    if on || response.hovered() {
        let fill = if on { cx.t.accent_soft } else { cx.t.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if on && follow {
        ui.scroll_to_rect(rect, None);
    }
    let left = rect.left() + 10.0;
    let room = rect.width() - 20.0;
    let text = ui
        .painter()
        .layout_no_wrap(row.text.clone(), theme::body(), cx.t.text);
    let wide = text.size().x.min(room * 0.7);
    let at = |x: f32| egui::pos2(x, rect.center().y - 9.0);
    super::lists::fitted(
        ui.painter(),
        at(left),
        &row.text,
        theme::body(),
        cx.t.text,
        wide + 1.0,
    );
    let hint = left + wide + 12.0;
    super::lists::fitted(
        ui.painter(),
        at(hint) + vec2(0.0, 1.0),
        &row.hint,
        theme::small(),
        cx.t.faint,
        rect.right() - 10.0 - hint,
    );
    response.on_hover_text(name).clicked()
}

/// An event that is added by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddForm {
    pub label: String,
    pub date: String,
    /// The words that say so: those that are lit in the reader.
    pub says: Option<Anchor>,
}

/// True once it is done.
pub fn add_ui(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut AddForm) -> bool {
    let mut enter = super::naming::field_ui(ui, cx, "What", "What happened", &mut form.label);
    ui.add_space(STEP);
    let hint = "18 December 1990, 1990-12, 198X, 2000/..";
    enter |= super::naming::field_ui(ui, cx, "When", hint, &mut form.date);
    let date = words::parse_date(&form.date);
    let none = form.date.trim().is_empty();
    let said = match &date {
        Some(date) => words::edtf_words(date),
        None if none => "Empty where the day is not known".to_owned(),
        None => "Not a date yet; try “18 December 1990” or “1990-12”".to_owned(),
    };
    ui.label(RichText::new(said).font(theme::small()).color(cx.t.weak));
    if let Some(says) = &form.says {
        let quote = format!("“{}” says so", widgets::shorten(&says.quote, 80));
        ui.label(RichText::new(quote).font(theme::small()).color(cx.t.weak));
    }
    ui.add_space(STEP);
    let label = form.label.trim().to_owned();
    let can = !label.is_empty() && (none || date.is_some());
    let mut done = false;
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(can, |ui| widgets::primary(ui, cx.t, "Add").clicked())
            .inner;
        if can && (save || enter) {
            let edit = Edit::Add {
                key: String::new(),
                label: label.clone(),
                date,
                says: form.says.take(),
            };
            cx.out
                .change(format!("Add “{}”", widgets::shorten(&label, 40)), edit);
            done = true;
        }
        done |= ui.button("Cancel").clicked();
    });
    done
}
