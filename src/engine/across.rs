//! Past one machine: a document with what it says as one line, which another machine can put together with others'.
//!
//! ```text
//!   documents ─▶ extract --whole ─lines▶ ┐
//!   documents ─▶ extract --whole ─lines▶ ┼─▶ resolve ─▶ timeline
//!   documents ─▶ extract --whole ─lines▶ ┘
//! ```
//!
//! Not who runs what where; that is any engine's that can send lines through a program.

use super::headless::{Extracted, Options, Outcome};
use super::pool::{self, Cancel, Done};
use super::timeline::Resolver;
use crate::edit::EditLog;
use crate::model::{DocFacts, DocId, Document, Note, Source, Unplaced};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The lines of one version are understood by the same version only.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a line has besides what is meant for others.
#[derive(Serialize)]
pub struct Whole<'a> {
    version: &'static str,
    document: &'a Document,
    facts: &'a DocFacts,
}

impl<'a> Whole<'a> {
    /// `None` of what could not be read.
    pub fn of(extracted: &'a Extracted) -> Option<Self> {
        let Source { document, facts } = extracted.source.as_ref()?;
        Some(Self {
            version: VERSION,
            document,
            facts,
        })
    }
}

/// A line as it is read again: the rest is for others.
#[derive(Deserialize)]
struct Line<'a> {
    doc: String,
    /// Written with `--whole`, and not where the document could not be read.
    #[serde(borrow)]
    whole: Option<&'a serde_json::value::RawValue>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    notes: Vec<NoteLine>,
}

#[derive(Deserialize)]
struct NoteLine {
    about: Option<String>,
    message: String,
}

#[derive(Deserialize)]
struct Version {
    version: String,
}

#[derive(Deserialize)]
struct Taken {
    document: Document,
    facts: DocFacts,
}

/// What became of one line.
struct Parsed {
    source: Option<Source>,
    notes: Vec<Note>,
}

fn parse(line: &[u8]) -> Result<Parsed, String> {
    let broken = |error: &serde_json::Error| {
        format!(
            "is not one that dateline extract --whole has printed ({})",
            error.to_string().replace(" at line 1 column", " at byte")
        )
    };
    let line: Line<'_> = serde_json::from_slice(line).map_err(|e| broken(&e))?;
    let notes = line.notes.into_iter();
    let notes: Vec<Note> = notes
        .map(|note| Note::new(note.about.map(|a| DocId::new(&a)), note.message))
        .collect();
    let Some(whole) = line.whole else {
        // What could not be read is a line with its notes alone.
        if notes.is_empty() {
            return Err(format!(
                "tells of {} without what is needed to put documents together; print it with dateline extract --whole",
                line.doc
            ));
        }
        return Ok(Parsed {
            source: None,
            notes,
        });
    };
    let by: Version = serde_json::from_str(whole.get()).map_err(|e| broken(&e))?;
    if by.version != VERSION {
        return Err(format!(
            "was printed by Dateline {}, and this is {VERSION}; use one version for both",
            by.version
        ));
    }
    let Taken {
        mut document,
        facts,
    } = serde_json::from_str(whole.get()).map_err(|e| broken(&e))?;
    document.text = Arc::from(line.text);
    Ok(Parsed {
        source: Some(Source {
            document: Arc::new(document),
            facts: Arc::new(facts),
        }),
        notes,
    })
}

/// Puts together what [`Whole`] lines tell, in whatever order they come.
///
/// Each line is dropped once it is understood; what is kept is what the timeline is made of. The error has the line's number.
pub fn resolve_lines(
    lines: impl Iterator<Item = (usize, Result<Arc<Vec<u8>>, String>)> + Send + 'static,
    options: &Options,
) -> Result<Outcome, String> {
    let mut sources = BTreeMap::<DocId, Source>::new();
    let mut notes = Vec::new();
    let mut failed = None;
    let work = |(number, line): (usize, Result<Arc<Vec<u8>>, String>)| {
        let parsed = parse(&line?).map_err(|why| format!("Line {number} of standard input {why}"));
        parsed.map(|parsed| (number, parsed))
    };
    pool::run(
        lines,
        &options.limits,
        &Cancel::default(),
        true,
        work,
        |index, done| {
            let parsed = match done {
                Done::Value(parsed) => parsed,
                Done::Panicked(_) | Done::TooLong(_) => Err(format!(
                    "Line {} of standard input could not be understood",
                    index + 1
                )),
            };
            match parsed {
                Ok((
                    number,
                    Parsed {
                        source,
                        notes: told,
                    },
                )) => {
                    notes.extend(told);
                    let Some(source) = source else {
                        return true;
                    };
                    let id = source.document.id.clone();
                    if sources.insert(id.clone(), source).is_some() {
                        failed = Some(format!(
                            "Line {number} of standard input tells of {id}, as one before it does; give every document a name of its own"
                        ));
                    }
                    failed.is_none()
                }
                Err(why) => {
                    failed = Some(why);
                    false
                }
            }
        },
    );
    if let Some(why) = failed {
        return Err(why);
    }
    if sources.is_empty() {
        return Err(
            "There is no document on standard input; give what dateline extract --whole prints"
                .to_owned(),
        );
    }
    let sources: Vec<Source> = sources.into_values().collect();
    let log = EditLog::default();
    let timeline = Resolver::once(None, sources, &log, &options.outside);
    notes.extend(timeline.notes.iter().cloned());
    notes.extend(timeline.unplaced.iter().map(Unplaced::note));
    notes.sort();
    notes.dedup();
    Ok(Outcome {
        timeline,
        notes,
        view: None,
    })
}
