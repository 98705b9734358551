//! A timeline as tables: what is in which row and column. Not how a table is written; that is `csv` and `xlsx`.
//!
//! The headings are what the import looks for, so that a table that was written can be read again.

use super::{
    Civil, Told, edtf, exact_clock, exact_day, first_day, kind_of_date, known, last_day, one_line,
    other_dates, status, steps, word,
};
use crate::model::facts::TieKind;
use crate::model::words::{edtf_words, recurrence_words, when_words};
use crate::model::{
    DocInfo, Edtf, Entity, EntityId, EntityKind, Event, Meaning, PublishedSource, Role,
};
use std::collections::BTreeMap;

/// The tables there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    #[default]
    Events,
    People,
    Organisations,
    Projects,
    Evidence,
    Documents,
}

impl Table {
    pub const ALL: [Self; 6] = [
        Self::Events,
        Self::People,
        Self::Organisations,
        Self::Projects,
        Self::Evidence,
        Self::Documents,
    ];

    /// As `--table` takes it, and as files and sheets are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::People => "people",
            Self::Organisations => "organisations",
            Self::Projects => "projects",
            Self::Evidence => "evidence",
            Self::Documents => "documents",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    /// A day of the calendar.
    Day(Civil),
    /// Hour, minute and second of a day.
    Clock(Civil, (u8, u8, u8)),
    Number(f64),
    Empty,
}

impl Cell {
    fn of(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }

    fn opt(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |t| Self::of(t))
    }

    fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }

    fn yes(is: bool) -> Self {
        Self::of(if is { "yes" } else { "no" })
    }
}

pub(super) struct Column {
    pub name: &'static str,
    /// In characters, where a program shows columns.
    pub width: u16,
}

pub(super) struct Rows {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// Several values in one cell: "a; b". A semicolon within one is doubled.
pub(super) fn several<'t>(values: impl IntoIterator<Item = &'t str>) -> String {
    let values: Vec<String> = values.into_iter().map(|v| v.replace(';', ";;")).collect();
    values.join("; ")
}

pub(super) fn rows(told: &Told<'_>, table: Table) -> Rows {
    match table {
        Table::Events => events(told),
        Table::People => entities(told, EntityKind::Person),
        Table::Organisations => entities(told, EntityKind::Organisation),
        Table::Projects => entities(told, EntityKind::Project),
        Table::Evidence => evidence(told),
        Table::Documents => documents(told),
    }
}

fn columns<const N: usize>(columns: [(&'static str, u16); N]) -> Vec<Column> {
    let column = |(name, width)| Column { name, width };
    columns.into_iter().map(column).collect()
}

fn events(told: &Told<'_>) -> Rows {
    let columns = columns([
        ("Title", 48),
        ("When", 26),
        ("Date", 14),
        ("Earliest", 12),
        ("Latest", 12),
        ("Known by", 24),
        ("How it is known", 48),
        ("Kind of date", 14),
        ("Repeats", 18),
        ("Status", 12),
        ("Confirmed by a person", 12),
        ("A person’s word", 24),
        ("Other dates", 28),
        ("People", 28),
        ("Organisations", 28),
        ("Projects", 28),
        ("Places", 20),
        ("Series", 20),
        ("Number", 8),
        ("Sentence", 60),
        ("Document", 28),
        ("Page", 10),
        ("Independent sources", 10),
        ("Tags", 16),
        ("Note", 28),
        ("Picture", 16),
        ("Importance", 10),
        ("Id", 16),
    ]);
    let rows = told
        .timeline
        .events
        .iter()
        .map(|e| event(e, told))
        .collect();
    Rows { columns, rows }
}

fn event(event: &Event, told: &Told<'_>) -> Vec<Cell> {
    let when = &event.when;
    let names = |kind| Cell::of(several(told.names(event, kind)));
    let first = event.claims.first();
    let user = &event.user;
    let series = event.series.and_then(|s| told.entity(s.series));
    vec![
        Cell::of(event.label.as_str()),
        Cell::of(when_words(when)),
        match (exact_day(when), exact_clock(when)) {
            (Some(day), _) => Cell::Day(day),
            (None, Some((day, clock))) => Cell::Clock(day, clock),
            (None, None) => Cell::of(edtf(when)),
        },
        when.earliest
            .map_or(Cell::Empty, |t| Cell::Day(first_day(t))),
        when.latest.map_or(Cell::Empty, |t| Cell::Day(last_day(t))),
        Cell::of(known(event)),
        Cell::of(steps(when)),
        Cell::of(kind_of_date(when)),
        match &when.meaning {
            Meaning::Recurs(rule) => {
                Cell::of(rule.rrule().unwrap_or_else(|| recurrence_words(rule)))
            }
            Meaning::Point | Meaning::Lasted => Cell::Empty,
        },
        Cell::of(status(event.status)),
        Cell::yes(user.confirmed || user.dated || user.by_hand.is_some()),
        Cell::of(word(event)),
        Cell::opt(other_dates(event)),
        names(EntityKind::Person),
        names(EntityKind::Organisation),
        names(EntityKind::Project),
        names(EntityKind::Place),
        Cell::opt(series.map(|s| s.name.as_str())),
        match event.series.and_then(|s| s.number) {
            Some(n) => Cell::Number(n.into()),
            None => Cell::Empty,
        },
        Cell::opt(first.map(|c| one_line(&c.quote))),
        Cell::opt(first.map(|c| c.doc.as_str())),
        Cell::opt(first.and_then(|c| told.page(c))),
        Cell::count(told.timeline.voices(event.claims.iter())),
        Cell::of(several(user.tags.iter().map(String::as_str))),
        Cell::of(user.note.as_str()),
        Cell::of(user.picture.as_str()),
        Cell::Number((f64::from(event.importance) * 1000.0).round() / 1000.0),
        Cell::of(event.id.to_string()),
    ]
}

fn evidence(told: &Told<'_>) -> Rows {
    let columns = columns([
        ("Event", 48),
        ("Sentence", 80),
        ("Document", 28),
        ("Page", 10),
        ("Date in this sentence", 16),
        ("Document dated", 14),
        ("Known by", 24),
        ("Confirmed by a person", 12),
        ("From byte", 10),
        ("To byte", 10),
        ("Event id", 16),
    ]);
    let mut rows = Vec::new();
    for event in &told.timeline.events {
        let user = &event.user;
        for claim in &event.claims {
            let doc = told.timeline.document(&claim.doc);
            let published = doc.and_then(|d| d.published.as_ref());
            rows.push(vec![
                Cell::of(event.label.as_str()),
                Cell::of(one_line(&claim.quote)),
                Cell::of(claim.doc.as_str()),
                Cell::opt(told.page(claim)),
                Cell::opt(claim.edtf.as_deref().map(ToString::to_string)),
                Cell::opt(published.map(|p| p.date.to_string())),
                Cell::of(known(event)),
                Cell::yes(user.confirmed || user.dated),
                Cell::Number(claim.range.start.into()),
                Cell::Number(claim.range.end.into()),
                Cell::of(event.id.to_string()),
            ]);
        }
    }
    Rows { columns, rows }
}

/// An office as it stands in a cell: "Chief, River Office (since 2018)".
pub(super) fn role_words(role: &Role) -> String {
    use crate::model::RoleStatus::*;
    let mut text = match role.status {
        Holds => role.role.clone(),
        status @ (Acting | Former | Elect) => format!("{} ({})", role.role, status.name()),
    };
    for of in [&role.place, &role.organisation].into_iter().flatten() {
        text += &format!(", {of}");
    }
    let time = match (&role.from, &role.to) {
        (Some(a), Some(b)) => format!(" ({} – {})", edtf_words(a), edtf_words(b)),
        (Some(a), None) => format!(" (since {})", edtf_words(a)),
        (None, Some(b)) => format!(" (until {})", edtf_words(b)),
        (None, None) => String::new(),
    };
    text + &time
}

fn entities(told: &Told<'_>, kind: EntityKind) -> Rows {
    let is_person = kind == EntityKind::Person;
    let is_project = kind == EntityKind::Project;
    let mut head = vec![("Name", 36), ("Also written", 36)];
    match kind {
        EntityKind::Person => head.extend([("Roles", 48), ("Roles from", 28)]),
        EntityKind::Project => head.extend([
            ("Started", 14),
            ("Ended", 14),
            ("Run by", 28),
            ("Funded by", 28),
            ("The words that say so", 48),
        ]),
        _ => {}
    }
    head.extend([
        ("Events", 8),
        ("Documents", 10),
        ("Mentions", 10),
        ("First event", 12),
        ("Last event", 12),
        ("Sentence", 60),
        ("Document", 28),
        ("Page", 10),
        ("How the names were joined", 48),
        ("Importance", 10),
        ("Id", 16),
    ]);
    let column = |(name, width)| Column { name, width };
    let mut events: BTreeMap<EntityId, Vec<&Event>> = BTreeMap::new();
    for event in &told.timeline.events {
        for id in &event.entities {
            events.entry(*id).or_default().push(event);
        }
    }
    let row = |e: &Entity| {
        let part = events.get(&e.id).map_or(&[][..], Vec::as_slice);
        let docs: std::collections::BTreeSet<_> = e.mentions.iter().map(|m| &m.0).collect();
        let first = e.mentions.first();
        let mut cells = vec![
            Cell::of(e.name.as_str()),
            Cell::of(several(e.aliases.iter().map(String::as_str))),
        ];
        if is_person {
            let roles: Vec<String> = e.roles.iter().map(role_words).collect();
            let from: std::collections::BTreeSet<&str> = e
                .roles
                .iter()
                .flat_map(|r| r.docs.iter().map(|d| d.as_str()))
                .collect();
            cells.push(Cell::of(several(roles.iter().map(String::as_str))));
            cells.push(Cell::of(several(from)));
        }
        if is_project {
            let day = |edtf: Option<&Edtf>| Cell::opt(edtf.map(ToString::to_string));
            cells.push(day(e.span.as_ref().and_then(|s| s.start.as_ref())));
            cells.push(day(e.span.as_ref().and_then(|s| s.end.as_ref())));
            let tied = |kind: TieKind| {
                let to = e.ties.iter().filter(|t| t.kind == kind);
                let names: std::collections::BTreeSet<&str> = to
                    .filter_map(|t| told.entity(t.to))
                    .map(|o| o.name.as_str())
                    .collect();
                Cell::of(several(names))
            };
            cells.push(tied(TieKind::RunBy));
            cells.push(tied(TieKind::FundedBy));
            let words = e.ties.iter().filter_map(|t| {
                let words = told.sentence(&t.doc, t.signal)?;
                Some(format!("“{words}” — {}", t.doc))
            });
            let words: Vec<String> = words.collect();
            cells.push(Cell::of(words.join(" ")));
        }
        let starts = part.iter().filter_map(|e| e.when.earliest).min();
        let ends = part.iter().filter_map(|e| e.when.latest).max();
        let doc = first.and_then(|(doc, _)| told.timeline.document(doc));
        let why: Vec<&str> = e.why.iter().map(|r| r.text.as_str()).collect();
        cells.extend([
            Cell::count(part.len()),
            Cell::count(docs.len()),
            Cell::count(e.mentions.len()),
            starts.map_or(Cell::Empty, |t| Cell::Day(first_day(t))),
            ends.map_or(Cell::Empty, |t| Cell::Day(last_day(t))),
            Cell::opt(first.and_then(|(doc, range)| told.sentence(doc, *range))),
            Cell::opt(first.map(|(doc, _)| doc.as_str())),
            Cell::opt(first.zip(doc).and_then(|(m, d)| d.origin.page(m.1))),
            Cell::of(why.join(" ")),
            Cell::Number((f64::from(e.importance) * 1000.0).round() / 1000.0),
            Cell::of(e.id.to_string()),
        ]);
        cells
    };
    Rows {
        rows: told.timeline.of_kind(kind).map(row).collect(),
        columns: head.into_iter().map(column).collect(),
    }
}

/// How a document's own date is known.
pub(super) fn dated_by(source: PublishedSource) -> &'static str {
    match source {
        PublishedSource::Given => "given beside the text",
        PublishedSource::HeadLine => "its first lines",
        PublishedSource::Dateline => "its dateline",
        PublishedSource::Record => "its record",
        PublishedSource::Meta => "what its file says",
        PublishedSource::FileTime => "when its file was last changed",
    }
}

fn documents(told: &Told<'_>) -> Rows {
    let columns = columns([
        ("Document", 36),
        ("Title", 48),
        ("Dated", 14),
        ("Dated by", 28),
        ("How it is known", 48),
        ("Language", 10),
        ("Copy of", 28),
        ("Events told", 10),
        ("Characters", 12),
    ]);
    let mut told_by: BTreeMap<&str, usize> = BTreeMap::new();
    for event in &told.timeline.events {
        let docs: std::collections::BTreeSet<&str> =
            event.claims.iter().map(|c| c.doc.as_str()).collect();
        for doc in docs {
            *told_by.entry(doc).or_default() += 1;
        }
    }
    let row = |d: &DocInfo| {
        let published = d.published.as_ref();
        vec![
            Cell::of(d.id.as_str()),
            Cell::opt(d.title.as_deref()),
            Cell::opt(published.map(|p| p.date.to_string())),
            Cell::opt(published.map(|p| dated_by(p.source))),
            Cell::opt(published.map(|p| {
                let why: Vec<&str> = p.why.iter().map(|r| r.text.as_str()).collect();
                why.join(" ")
            })),
            Cell::of(d.lang),
            Cell::opt(d.origin.copy_of.as_ref().map(|o| o.as_str())),
            Cell::count(told_by.get(d.id.as_str()).copied().unwrap_or(0)),
            Cell::count(d.text.chars().count()),
        ]
    };
    Rows {
        columns,
        rows: told.timeline.documents.iter().map(row).collect(),
    }
}
