//! Whether an edit that was written by hand or by a script means something in what the documents say now.
//!
//! The window needs none of this: its gestures are made on what is there.

use super::overlay::what;
use super::{Edit, EditLog, Scope, Who, entity_of, event_of, meant_in};
use crate::model::{Anchor, Meant, TextRange, Timeline};

/// Puts the edit's quotations where their words stand. `Err` says why it means nothing, to stand after "line 3".
pub fn settle(edit: &mut Edit, timeline: &Timeline, log: &EditLog) -> Result<(), String> {
    let is_same = matches!(edit, Edit::Same { .. });
    let event = |anchor: &mut Anchor| -> Result<(), String> {
        if anchor.doc.as_str().is_empty() {
            return match is_added(&anchor.quote, log) {
                true => Ok(()),
                false => Err(format!(
                    "is about an event “{}” that was not added",
                    anchor.quote
                )),
            };
        }
        words(anchor, timeline)?;
        event_of(timeline, anchor)
            .map(|_| ())
            .ok_or_else(|| format!("is about an event, and none is found in “{}”", anchor.quote))
    };
    let mention = |anchor: &mut Anchor| -> Result<(), String> {
        words(anchor, timeline)?;
        entity_of(timeline, anchor).map(|_| ()).ok_or_else(|| {
            format!(
                "is about a name, and “{}” is not found as one",
                anchor.quote
            )
        })
    };
    match edit {
        Edit::SetDate { event: at, .. }
        | Edit::SetLabel { event: at, .. }
        | Edit::Confirm { event: at }
        | Edit::Hide { event: at }
        | Edit::Show { event: at }
        | Edit::Tag { event: at, .. }
        | Edit::NoTag { event: at, .. }
        | Edit::SetColor { event: at, .. }
        | Edit::SetLane { event: at, .. }
        | Edit::SetNote { event: at, .. }
        | Edit::SetPicture { event: at, .. } => event(at),
        Edit::With { event: at, who } | Edit::Without { event: at, who } => {
            event(at)?;
            match who {
                Who::Mentioned(at) => mention(at),
                Who::Named(..) => Ok(()),
            }
        }
        Edit::Add { says, .. } => says.as_mut().map_or(Ok(()), |at| words(at, timeline)),
        Edit::Same { a, b } | Edit::Different { a, b } => {
            // Two names, or two events: a quotation of either kind.
            for at in [&mut *a, &mut *b] {
                mention(at).or_else(|_| event(at)).map_err(|_| {
                    format!("is about a name or an event, and “{}” is neither", at.quote)
                })?;
            }
            match is_same {
                true => of_one_kind(a, b, timeline),
                false => Ok(()),
            }
        }
        Edit::Rename { mention: at, .. }
        | Edit::Retype { mention: at, .. }
        | Edit::NotAName { mention: at } => mention(at),
        Edit::Reattach { to, .. } => words(to, timeline),
        Edit::DocumentDates {
            of: Scope::Document(doc),
            ..
        }
        | Edit::ReadAs {
            of: Scope::Document(doc),
            ..
        } if timeline.document(doc).is_none() => Err(format!("is about {doc}, which was not read")),
        Edit::ReadAs {
            encoding: Some(name),
            ..
        } if !is_encoding(name) => Err(format!(
            "names an encoding that is not known: “{name}”; name one as \"windows-1251\", or null to find out"
        )),
        Edit::DocumentDates { .. }
        | Edit::ReadAs { .. }
        | Edit::Drop { .. }
        | Edit::Period { .. }
        | Edit::NoPeriod { .. }
        | Edit::KeepFilter { .. }
        | Edit::DropFilter { .. }
        | Edit::Unknown(_) => Ok(()),
    }
}

/// Names of two kinds are never made one: to say so would change nothing, and nobody would hear of it.
fn of_one_kind(a: &Anchor, b: &Anchor, timeline: &Timeline) -> Result<(), String> {
    // Two events are one whoever is named in their sentences.
    if [a, b]
        .iter()
        .any(|at| meant_in(timeline, at) != Some(Meant::Name))
    {
        return Ok(());
    }
    let (Some(one), Some(other)) = (entity_of(timeline, a), entity_of(timeline, b)) else {
        return Ok(());
    };
    match one.kind == other.kind {
        true => Ok(()),
        false => Err(format!(
            "says that “{}” and “{}” are one, and they cannot be: {} and {}",
            one.name,
            other.name,
            what(one.kind),
            what(other.kind)
        )),
    }
}

/// By the names that web pages use.
fn is_encoding(name: &str) -> bool {
    encoding_rs::Encoding::for_label(name.as_bytes()).is_some()
}

fn is_added(key: &str, log: &EditLog) -> bool {
    let mut edits = log.in_force().flat_map(|change| &change.edits);
    edits.any(|e| matches!(e, Edit::Add { key: k, .. } if k == key))
}

fn words(anchor: &mut Anchor, timeline: &Timeline) -> Result<(), String> {
    let Some(document) = timeline.document(&anchor.doc) else {
        return Err(format!("is about {}, which was not read", anchor.doc));
    };
    if anchor.quote.is_empty() {
        return Err("quotes nothing".to_owned());
    }
    if anchor.range.of(&document.text) == anchor.quote {
        return Ok(());
    }
    let mut found = document.text.match_indices(&anchor.quote);
    let Some((start, words)) = found.next() else {
        return Err(format!(
            "quotes “{}”, which {} does not say",
            anchor.quote, anchor.doc
        ));
    };
    match found.count() {
        0 => {
            anchor.range = TextRange::new(start, start + words.len());
            Ok(())
        }
        n => Err(format!(
            "quotes “{}”, which {} says {} times; say which by \"start\" and \"end\", or quote more",
            anchor.quote,
            anchor.doc,
            n + 1
        )),
    }
}
