//! Finds people, organisations, projects, places, works and numbered meetings, with roles.
//!
//! One document at a time; who is who across documents is `resolve::who`.
//!
//! ```text
//! words ─▶ projects, works ─▶ organisations, acronyms ─▶ places ─▶ people ─▶ the trained model ─▶ roles ─▶ numbered meetings ─▶ titles alone
//! ```
//!
//! Each step claims its words, so the surest come first; people are last among the names because what is left is theirs. In English
//! the model (`tagger`) then reads all that as witnesses, and `joined` says whose word counts where.

mod acronyms;
mod apart;
mod beside;
mod coref;
mod draft;
mod evidence;
mod foreign;
mod forms;
mod funding;
mod joined;
mod kin;
mod lexicon;
mod lists;
mod made;
mod mend;
mod mentions;
mod no_names;
mod office;
mod organisations;
mod people;
mod places;
mod pronouns;
pub use pronouns::man_by_name;
mod numerals;
mod roles;
mod series;
mod shorter;
mod speech;
pub mod tagger;
mod terms;
#[cfg(test)]
mod tests;
mod things;
pub mod tongue;
mod trust;
mod words;

use crate::model::{Document, NameKind, NameMention, Segmented, TimeMention};
use draft::Drafts;
use forms::Forms;
use lexicon::Lexicon;
use std::sync::{Mutex, OnceLock, PoisonError};
use tagger::{Seen, Tagger};
use tongue::Tongues;
use trust::Shares;
use words::Words;

/// The compiled word lists of `data/names`, and the trained model once a document first needs it.
pub struct NameRules {
    lexicon: Lexicon,
    tagger: OnceLock<Option<Tagger>>,
    tongues: Tongues,
    /// How sure names are; nothing where the sources are to be measured.
    shares: Shares,
    /// What the last documents were read with, one for each that is read at once.
    pool: Mutex<Vec<Desk>>,
}

/// What is kept from one document to the next.
#[derive(Default)]
struct Desk {
    forms: Forms,
    seen: Seen,
}

impl NameRules {
    pub fn builtin() -> Self {
        Self {
            lexicon: Lexicon::builtin(),
            tagger: OnceLock::new(),
            tongues: Tongues::default(),
            shares: Shares::builtin(),
            pool: Mutex::default(),
        }
    }

    /// With a model of one's own, as the trainer has to measure what it made; without one where `model` holds none. Each name is as sure as its
    /// source says, which is what the trainer measures.
    pub fn with_model(model: &[u8]) -> Self {
        let lexicon = Lexicon::builtin();
        let tagger = OnceLock::from(Tagger::of(model, &lexicon));
        Self {
            lexicon,
            tagger,
            tongues: Tongues::default(),
            shares: Shares::default(),
            pool: Mutex::default(),
        }
    }

    /// A desk that nobody sits at. One that was left in a panic is no loss.
    fn desk(&self) -> Desk {
        let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        pool.pop().unwrap_or_default()
    }

    fn give_back(&self, desk: Desk) {
        let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        pool.push(desk);
    }

    fn tagger(&self, lang: &str) -> Option<&Tagger> {
        let make = || Tagger::builtin(&self.lexicon);
        (lang == tagger::LANGUAGE)
            .then(|| self.tagger.get_or_init(make).as_ref())
            .flatten()
    }
}

/// In text order; a short name may stand inside a longer one.
pub fn names(
    doc: &Document,
    seg: &Segmented,
    times: &[TimeMention],
    rules: &NameRules,
) -> Vec<NameMention> {
    let cut = rules
        .tongues
        .of(seg.lang)
        .and_then(|t| t.cut_words(doc, seg));
    let seg = cut.as_ref().unwrap_or(seg);
    let mut desk = rules.desk();
    let Desk { forms, seen } = &mut desk;
    if forms.begin() {
        *seen = Seen::default();
    }
    let met = words::meet(doc, seg, &rules.lexicon, forms);
    let words = Words::of(doc, seg, &rules.lexicon, forms, &met);
    let mut drafts = Drafts::new(words.list.len());
    gather(&words, seg.lang, rules, seen, &mut drafts);
    say(&words, times, seg.lang, &rules.lexicon, &mut drafts);
    let found = drafts.into_mentions(&words);
    rules.give_back(desk);
    found
}

/// What is said of the names that were found, whichever source found them.
fn say(words: &Words, times: &[TimeMention], lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    mend::find(words, lang, lex, drafts);
    beside::find(words, lex, drafts);
    kin::find(words, drafts);
    apart::find(words, drafts);
    funding::find(words, drafts);
    let quotations = speech::quotations(words);
    let quoted = speech::quoted(words, &quotations);
    pronouns::find(words, lang, lex, &quoted, drafts);
    beside::successions(words, drafts);
    speech::find(words, &quotations, drafts);
    terms::find(words, times, lex, drafts);
}

/// The one place where the sources of names are put together.
fn gather(words: &Words, lang: &str, rules: &NameRules, seen: &mut Seen, drafts: &mut Drafts) {
    let lex = &rules.lexicon;
    if let Some(tongue) = rules.tongues.of(lang) {
        things::find(words, lex, drafts);
        tongue::find(words, tongue, drafts);
        organisations::in_first_case(words, lex, drafts);
        tongue::describe(words, tongue, drafts);
        series::find(words, lang, lex, drafts);
        return;
    }
    by_rules(words, lang, lex, drafts);
    if let Some(tagger) = rules.tagger(lang) {
        let found = tagger.find(words, drafts, seen);
        joined::join(words, lex, &found, drafts);
    }
    mend::lines(words, lex, drafts);
    foreign::find(words, drafts);
    shorter::find(words, lex, drafts);
    mentions::describe(words, lex, drafts);
    made::find(words, lex, drafts);
    series::find(words, lang, lex, drafts);
    coref::titles(words, lex, drafts);
    coref::meetings(words, lex, drafts);
    coref::projects(words, drafts);
    // Measured with the model; other languages are read by rules that say for themselves what they are worth.
    if rules.tagger(lang).is_some() {
        rules.shares.say(&mut drafts.list);
    }
}

/// What the rules find by themselves; the model takes their word as one witness more, in training too.
fn by_rules(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    things::find(words, lex, drafts);
    organisations::find_full(words, lex, drafts);
    places::find(words, lex, drafts);
    organisations::find_again(
        words,
        drafts,
        &[NameKind::Organisation, NameKind::Project, NameKind::Work],
    );
    acronyms::find(words, lex, drafts);
    organisations::find_short(words, lex, drafts);
    organisations::institutions(words, lex, drafts);
    organisations::in_first_case(words, lex, drafts);
    people::find(words, lang, lex, drafts);
}
