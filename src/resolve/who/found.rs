//! What an entity rests on where that is little: which source of names found it, and how often such names are right.
//!
//! Says it in words; what the sources are worth was measured where names are found (`extract::names`).

use crate::model::{NameKind, NameMention, NameSource, Passage, Reason, Source};

/// An entity one of whose mentions is as sure as this needs no such word: nine in ten are right.
const SURE: f32 = 0.8;

/// The one language in which names were held against texts.
const MEASURED: &str = "en";

/// “Only the trained model takes “Western Echo” for an organisation: of ten such names about six are right.” `mentions` are those that name it.
pub fn reason<'s>(mentions: impl Iterator<Item = (&'s Source, &'s NameMention)>) -> Option<Reason> {
    let mut best: Option<(&Source, &NameMention)> = None;
    for (source, name) in mentions {
        if source.facts.lang != MEASURED {
            return None;
        }
        if best.is_none_or(|(_, b)| name.sure > b.sure) {
            best = Some((source, name));
        }
    }
    let (source, name) = best.filter(|(_, n)| n.sure < SURE)?;
    let kind = match name.kind {
        NameKind::Person => "a person",
        NameKind::Organisation => "an organisation",
        NameKind::Place => "a place",
        NameKind::Project | NameKind::Series | NameKind::Work => return None,
    };
    let who = match name.source {
        NameSource::Rule => "Only a rule",
        NameSource::List => "Only a list of names",
        NameSource::Model => "Only the trained model",
        NameSource::RuleAndModel => "A rule and the trained model",
        NameSource::ListAndModel => "A list of names and the trained model",
        NameSource::Elsewhere => "What stands elsewhere",
    };
    let takes = match name.source {
        NameSource::RuleAndModel | NameSource::ListAndModel => "take",
        _ => "takes",
    };
    const OF_TEN: [&str; 9] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight",
    ];
    let right = OF_TEN[((name.sure * 10.0).round().max(0.0) as usize).min(OF_TEN.len() - 1)];
    Some(Reason {
        text: format!(
            "{who} {takes} “{}” for {kind}: of ten such names about {right} are right.",
            name.name
        )
        .into(),
        evidence: Some(Passage {
            doc: source.document.id.clone(),
            range: name.range,
        }),
    })
}
