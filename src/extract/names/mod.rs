//! Finds people, organisations, projects, places, works and numbered meetings, with roles.
//!
//! One document at a time; who is who across documents is `resolve::who`.
//!
//! ```text
//! words ─▶ projects, works ─▶ organisations, acronyms ─▶ places ─▶ people with roles ─▶ numbered meetings ─▶ short forms, titles alone
//! ```
//!
//! Each step claims its words, so the surest come first; people are last among the names because what is left is theirs.

mod beside;
mod coref;
mod draft;
mod funding;
mod lexicon;
mod mend;
mod organisations;
mod people;
mod places;
mod pronouns;
mod roles;
mod series;
mod speech;
mod terms;
#[cfg(test)]
mod tests;
mod things;
mod words;

use crate::model::{Document, NameKind, NameMention, Segmented, TimeMention};
use draft::Drafts;
use lexicon::Lexicon;
use words::Words;

/// The compiled word lists of `data/names`.
pub struct NameRules {
    lexicon: Lexicon,
}

impl NameRules {
    pub fn builtin() -> Self {
        Self {
            lexicon: Lexicon::builtin(),
        }
    }
}

/// In text order; a short name may stand inside a longer one.
pub fn names(
    doc: &Document,
    seg: &Segmented,
    times: &[TimeMention],
    rules: &NameRules,
) -> Vec<NameMention> {
    let words = Words::of(doc, seg, &rules.lexicon);
    let mut drafts = Drafts::new(words.list.len());
    gather(&words, times, seg.lang, &rules.lexicon, &mut drafts);
    say(&words, times, seg.lang, &rules.lexicon, &mut drafts);
    drafts.into_mentions(&words)
}

/// What is said of the names that were found, whichever source found them.
fn say(words: &Words, times: &[TimeMention], lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    mend::find(words, lang, lex, drafts);
    beside::find(words, drafts);
    funding::find(words, drafts);
    let quotations = speech::quotations(words);
    let quoted = speech::quoted(words, &quotations);
    pronouns::find(words, lang, lex, &quoted, drafts);
    beside::successions(words, drafts);
    speech::find(words, &quotations, drafts);
    terms::find(words, times, lex, drafts);
}

/// The one place where the sources of names are put together; a trained model would be one more source here.
fn gather(words: &Words, times: &[TimeMention], lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    let _ = times;
    things::find(words, lex, drafts);
    organisations::find_full(words, lex, drafts);
    places::find(words, lex, drafts);
    organisations::find_again(
        words,
        drafts,
        &[NameKind::Organisation, NameKind::Project, NameKind::Work],
    );
    organisations::find_acronyms(words, lex, drafts);
    organisations::find_short(words, lex, drafts);
    organisations::in_first_case(words, lex, drafts);
    people::find(words, lang, lex, drafts);
    series::find(words, lex, drafts);
    coref::titles(words, lex, drafts);
    coref::meetings(words, lex, drafts);
}
