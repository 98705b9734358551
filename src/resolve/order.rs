//! Which number of 03/04/2019 is the day, where its own document does not show it: by its source, then by the folder.
//!
//! ```text
//! what each document shows ─▶ headed alike · same folder · all ─first that shows anything, one way only─▶ its reading
//! ```
//!
//! Only documents of one language are asked for each other, and where they write both ways they settle nothing: then both
//! readings stay. What an event's other tellings settle is in [`super::dating`].

use crate::model::{DocDates, NameKind, NumberOrder, OrderShown, Reason, Shows, Source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sources in their order, those with open dates read as the others show.
pub fn settle(sources: &mut [Source]) {
    let open: Vec<usize> = (0..sources.len())
        .filter(|&s| is_open(&sources[s]))
        .collect();
    if open.is_empty() {
        return;
    }
    let shown = Shown::of(sources.iter());
    settle_as(sources, open, &shown);
}

/// A few documents, read as all of the folder show: what stands, and what is new.
pub fn settle_by(few: &mut [Source], others: &Shown, more: &[Source]) {
    let open: Vec<usize> = (0..few.len()).filter(|&s| is_open(&few[s])).collect();
    if open.is_empty() {
        return;
    }
    let mut shown = others.clone();
    more.iter().for_each(|source| shown.take_in(source));
    settle_as(few, open, &shown);
}

fn settle_as(sources: &mut [Source], open: Vec<usize>, shown: &Shown) {
    for s in open {
        let decided = shown.decide(&sources[s]);
        let mut facts = (*sources[s].facts).clone();
        match decided {
            Decided::As(order, why) => {
                for time in &mut facts.times {
                    if let Some(both) = time.readings.take() {
                        *time = both.read(order).clone();
                        time.why.push(why.clone());
                    }
                }
                if let Some(both) = facts.dates.published.take() {
                    let [day_first, month_first] = *both;
                    facts.published = match order {
                        NumberOrder::DayFirst => day_first,
                        NumberOrder::MonthFirst => month_first,
                    };
                }
                facts.dates.order = Some(order);
                facts.dates.order_why = vec![why];
            }
            Decided::Open(why) => {
                for time in &mut facts.times {
                    if time.readings.is_some() {
                        time.why.push(why.clone());
                    }
                }
                facts.dates.order_why.push(why);
            }
        }
        sources[s].facts = Arc::new(facts);
    }
}

fn is_open(source: &Source) -> bool {
    let DocDates {
        order, published, ..
    } = &source.facts.dates;
    order.is_none()
        && (published.is_some() || source.facts.times.iter().any(|t| t.readings.is_some()))
}

enum Decided {
    As(NumberOrder, Reason),
    Open(Reason),
}

/// Documents that may be asked for each other, nearest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Circle {
    /// An organisation is named in their first line.
    Headed(String),
    Folder(String),
    All,
}

impl Circle {
    fn words(&self) -> String {
        match self {
            Self::Headed(name) => format!("headed “{name}” like this document"),
            Self::Folder(folder) if folder.is_empty() => "beside it".to_owned(),
            Self::Folder(folder) => format!("in the same folder, “{folder}”"),
            Self::All => "elsewhere among the documents".to_owned(),
        }
    }
}

fn circles(source: &Source) -> impl Iterator<Item = Circle> {
    let folder = match source.document.id.as_str().rsplit_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => String::new(),
    };
    letterhead(source)
        .map(Circle::Headed)
        .into_iter()
        .chain([Circle::Folder(folder), Circle::All])
}

/// The organisation that a document's first line names: whose letter, release or page it is.
fn letterhead(source: &Source) -> Option<String> {
    let text = &source.document.text;
    let start = text.len() - text.trim_start().len();
    let end = text[start..].find('\n').map_or(text.len(), |n| start + n);
    let name = source
        .facts
        .names
        .iter()
        .take_while(|n| (n.range.start as usize) < end)
        .find(|n| n.kind == NameKind::Organisation)?;
    Some(name.name.to_string())
}

/// What the documents of each circle show, by language.
#[derive(Clone, Default)]
pub struct Shown(BTreeMap<Circle, BTreeMap<&'static str, OrderShown>>);

/// What the segmenting stage says where it cannot tell the language: such a document may be in any.
const ANY_LANGUAGE: &str = "und";

impl Shown {
    fn of<'s>(sources: impl Iterator<Item = &'s Source>) -> Self {
        let mut shown = Self::default();
        sources.for_each(|source| shown.take_in(source));
        shown
    }

    /// One document more.
    pub fn take_in(&mut self, source: &Source) {
        if source.facts.dates.shows.is_empty() {
            return;
        }
        for circle in circles(source) {
            let by_language = self.0.entry(circle).or_default();
            let all = by_language.entry(source.facts.lang).or_default();
            add(all, &source.facts.dates.shows);
        }
    }

    fn decide(&self, source: &Source) -> Decided {
        let facts = &source.facts;
        if !facts.dates.shows.is_empty() {
            // It shows both orders itself, so no other document can speak for it.
            return Decided::Open(Reason::new("So both readings are kept."));
        }
        for circle in circles(source) {
            let mut all = OrderShown::default();
            for (lang, shown) in self.0.get(&circle).into_iter().flatten() {
                if [*lang, facts.lang].contains(&ANY_LANGUAGE) || *lang == facts.lang {
                    add(&mut all, shown);
                }
            }
            if let Some((order, shows)) = all.one_sided() {
                return Decided::As(order, because(order, shows, &circle));
            }
            if let (Some(day), Some(month)) = (&all.day_first, &all.month_first) {
                let text = format!(
                    "Documents {} write both ways: “{}” in “{}” has its day first, “{}” in “{}” its month. So both readings are kept.",
                    circle.words(),
                    day.example.quote,
                    day.example.doc,
                    month.example.quote,
                    month.example.doc
                );
                return Decided::Open(Reason::quoting(text, day.example.clone()));
            }
        }
        Decided::Open(Reason::new(
            "No other document shows it either, so both readings are kept.",
        ))
    }
}

fn add(all: &mut OrderShown, one: &OrderShown) {
    for (side, shows) in [
        (&mut all.day_first, &one.day_first),
        (&mut all.month_first, &one.month_first),
    ] {
        match (side, shows) {
            (_, None) => {}
            (Some(side), Some(shows)) => side.dates += shows.dates,
            (side @ None, Some(shows)) => *side = Some(shows.clone()),
        }
    }
}

fn because(order: NumberOrder, shows: &Shows, circle: &Circle) -> Reason {
    let others = match shows.dates {
        0 | 1 => String::new(),
        2 => ", and another date there is written so".to_owned(),
        n => format!(", and {} other dates there are written so", n - 1),
    };
    let text = format!(
        "“{}” in “{}”, a document {}, can only be read {} ({}){others}.",
        shows.example.quote,
        shows.example.doc,
        circle.words(),
        order.words(),
        shows.because
    );
    Reason::quoting(text, shows.example.clone())
}

#[cfg(test)]
mod tests;
