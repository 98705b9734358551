//! One document → what it says: dates, names, events, each with the bytes that say so.

pub mod dates;
pub mod events;
pub mod names;

use crate::model::{DatesAs, DocFacts, Document, OwnRules, Segmented};
use std::sync::Arc;

/// The compiled knowledge of `data/`, and a user's own rules on top. Cheap to clone.
#[derive(Clone)]
pub struct Rules {
    pub dates: Arc<dates::DateRules>,
    pub names: Arc<names::NameRules>,
    pub events: Arc<events::EventRules>,
}

impl Rules {
    /// The rules that ship with the program, compiled once.
    pub fn builtin() -> &'static Self {
        static RULES: std::sync::OnceLock<Rules> = std::sync::OnceLock::new();
        RULES.get_or_init(|| Rules {
            dates: Arc::new(date_rules()),
            names: Arc::new(names::NameRules::builtin()),
            events: Arc::new(events::EventRules::builtin()),
        })
    }

    /// The same with a user's own date rules on top; and a sentence on each thing in those that could not be used.
    pub fn with_own(own: &[OwnRules]) -> (Self, Vec<String>) {
        if own.is_empty() {
            return (Self::builtin().clone(), Vec::new());
        }
        let (dates, problems) = dates::DateRules::with_own(own);
        let rules = Self {
            dates: Arc::new(dates),
            ..Self::builtin().clone()
        };
        (rules, problems)
    }
}

/// Names a folder of date rules to be used instead of the program's own: for those who write rules (`data/dates/README.md`).
const RULES_FOLDER: &str = "DATELINE_DATE_RULES";

fn date_rules() -> dates::DateRules {
    let Some(folder) = std::env::var_os(RULES_FOLDER) else {
        return dates::DateRules::builtin();
    };
    dates::DateRules::from_folder(folder.as_ref()).unwrap_or_else(|message| {
        eprintln!("{message}. The program’s own rules are used");
        dates::DateRules::builtin()
    })
}

/// Everything one document says, its dates read as the user has said.
pub fn extract(doc: &Document, seg: &Segmented, rules: &Rules, said: &DatesAs) -> DocFacts {
    let mut dates = dates::dates(doc, seg, &rules.dates, said);
    events::moved(&mut dates.times, doc, seg.lang, &rules.events);
    events::choices(&mut dates.times, doc);
    let names = names::names(doc, seg, &dates.times, &rules.names);
    let events = events::events(doc, seg, &dates, &names, &rules.events);
    let facts = DocFacts {
        doc: doc.id.clone(),
        title: doc.title.as_ref().map(|(title, _)| title.clone()),
        lang: seg.lang,
        published: dates.published,
        copyright_year: dates.copyright_year,
        dates: dates.dates,
        times: dates.times,
        names,
        events,
        notes: dates.notes,
    };
    facts.compacted()
}
