//! All documents' facts and the user's word → the timeline. The pipeline's second half.
//!
//! ```text
//! sources, edits ─▶ quick: a few documents laid into what stands ─▶ shown at once
//!                └▶ settled: everything resolved, stoppable ───────▶ shown in its place, the same bytes as from scratch
//! ```
//!
//! Without a window only the second is asked for.

use super::copies::Copies;
use super::guard::guarded;
use super::spread::{Stop, Stoppable, Threads};
use super::store::{self, Store};
use crate::edit::{self, EditLog};
use crate::model::{Constraints, DocId, Document, Held, Note, OwnRules, Parked, Source, Timeline};
use crate::resolve;
use crate::resolve::chronology::Chronology;
use crate::resolve::spread;
use crate::resolve::standing::{Change, Standing};
use crate::session::{MadeOf, Recalled};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What may be used besides the documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Nothing at all: the documents alone.
    pub left_out: bool,
    /// The user's own files, besides what ships.
    pub files: Vec<OwnRules>,
}

impl Outside {
    /// What tells one from another.
    fn key(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        hash.update(&[self.left_out.into()]);
        hash.update(&OwnRules::key(&self.files).to_le_bytes());
        *hash.finalize().as_bytes()
    }
}

/// The last findings, and what they were made from.
struct Last {
    sources: Vec<Parked>,
    constraints: Constraints,
    outside: Outside,
    /// With nothing of the user's word laid over it.
    findings: Arc<Timeline>,
    /// The same ready to take in a few documents; made when there is time for it, of a very large folder when it is asked for.
    standing: Option<Standing>,
    /// It is to be kept, and lies in memory where resolving left it.
    scattered: bool,
}

/// More documents than these are no few: then only everything together says what they come to.
const FEW: usize = 16;

/// A smaller folder is resolved as a whole before anybody has looked up.
const LARGE_FOLDER: usize = 500;

/// What makes a larger one ready for a few documents takes hundreds of megabytes, and most are opened and not changed.
const VERY_LARGE_FOLDER: usize = 30_000;

/// What fewer documents leave scattered in memory is not worth gathering.
const MANY: usize = 2_000;

/// How often it is asked whether the timeline has been kept by now.
const LOOK: Duration = Duration::from_millis(20);

/// So long it may take until it is.
const PATIENCE: Duration = Duration::from_secs(60);

/// Remembers the last findings, so that an edit that changes nobody's identity costs only the overlay, and a document more only
/// what is near it.
///
/// Whoever watches a folder calls nothing here: it asks for the documents it has to be resolved (`Job::Resolve`), and what differs from
/// the last time is seen by which [`Source`]s are the very same values. So a document that has not changed must keep its `Arc`s.
#[derive(Default)]
pub(super) struct Resolver {
    last: Option<Last>,
    copies: Copies,
    /// What was kept of the same documents.
    recalled: Option<Arc<Recalled>>,
    /// Where what all documents say is kept.
    store: Option<Arc<Store>>,
}

impl Resolver {
    pub fn keep_in(&mut self, store: Option<Arc<Store>>) {
        self.store = store;
    }

    /// What was kept, with the user's word as it is now.
    pub fn show(&mut self, recalled: Arc<Recalled>, log: &EditLog, complete: bool) -> Timeline {
        let timeline = laid_over(&recalled.findings, log, complete);
        self.recalled = Some(recalled);
        timeline
    }

    /// What was kept, where reading and resolving everything would come to the same.
    pub fn recall(recalled: Recalled, log: &EditLog, outside: &Outside) -> Option<Timeline> {
        let Recalled {
            of,
            findings,
            holds,
        } = recalled;
        let texts = findings.documents.iter().map(|d| (&d.id, &*d.text));
        let constraints = edit::constraints_in(log, &edit::Finder::new(texts.collect(), log));
        let same = holds && of.constraints == constraints && of.outside == outside.key();
        same.then(|| laid_over(&findings, log, true))
    }

    /// The last word: everything resolved together. `sources` are sorted by document. `complete` is false while more documents are
    /// still to come: an edit whose words are not there yet is then no news.
    #[cfg(test)]
    pub fn timeline(
        &mut self,
        sources: Vec<Parked>,
        log: &EditLog,
        outside: &Outside,
        complete: bool,
    ) -> Timeline {
        let settled = self.settled(sources, log, outside, complete, &|| false);
        settled.unwrap_or_default()
    }

    /// The same for whoever asks only once: nothing is remembered, so that what was read is let go as soon as it has been used.
    pub fn once(
        store: Option<Arc<Store>>,
        sources: Vec<Source>,
        log: &EditLog,
        outside: &Outside,
    ) -> Timeline {
        let constraints = constraints(sources.iter().map(|s| &*s.document), log);
        let keys = || {
            let key = |s: &Source| {
                let dates = &s.facts.dates;
                store::document_key(&s.document, &dates.said, dates.own_rules)
            };
            store::of_keys(sources.iter().map(key))
        };
        let made_of = store
            .as_ref()
            .map(|_| made_of(keys(), &constraints, outside));
        let marked = || Some(Copies::default().marked(sources));
        let findings = findings(marked, &constraints, outside, &|| false);
        laid_over(&kept(findings, store.zip(made_of)), log, true)
    }

    /// The same; `None` as soon as it is wanted no more.
    pub fn settled(
        &mut self,
        sources: Vec<Parked>,
        log: &EditLog,
        outside: &Outside,
        complete: bool,
        unwanted: Stop<'_>,
    ) -> Option<Timeline> {
        let constraints = constraints(sources.iter().map(|s| &*s.document), log);
        let known = self.last.as_ref().is_some_and(|last| {
            same(&last.sources, &sources)
                && last.constraints == constraints
                && last.outside == *outside
        });
        let made_of = || made_of(key_of(&sources), &constraints, outside);
        let recalled = self.recalled.take().filter(|_| !known);
        let recalled = recalled.filter(|recalled| recalled.of == made_of());
        let mut scattered = false;
        let findings = if let Some(recalled) = recalled {
            Some(recalled.findings.clone())
        } else if known {
            None
        } else {
            let store = self.store.clone().filter(|_| complete);
            let made_of = store.as_ref().map(|_| made_of());
            // What differs in much gives no quick answer any more, and is only in the way.
            let much = |last: &Last| Change::between(&last.sources, &sources, FEW).is_none();
            if self.last.as_ref().is_some_and(much) {
                self.last = None;
            }
            let copies = &mut self.copies;
            let marked = || Some(copies.marked(at_hand(&sources)?));
            let findings = findings(marked, &constraints, outside, unwanted);
            if findings.is_none() && unwanted() {
                return None;
            }
            scattered = findings.is_some() && store.is_some();
            Some(kept(findings, store.zip(made_of)))
        };
        if let Some(findings) = findings {
            self.last = Some(Last {
                sources,
                constraints,
                outside: outside.clone(),
                findings,
                standing: None,
                scattered,
            });
        }
        let last = self.last.as_ref()?;
        Some(laid_over(&last.findings, log, complete))
    }

    /// Not the last word, but at once: what differs from the last time, laid into what stands. `None` where that is too much, or where
    /// the whole is as soon there. [`Self::settled`] is to be asked right after.
    pub fn quick(
        &mut self,
        sources: &[Parked],
        log: &EditLog,
        outside: &Outside,
        complete: bool,
    ) -> Option<Timeline> {
        let last = self.last.as_mut().filter(|_| complete)?;
        if last.standing.is_none() && last.sources.len() < VERY_LARGE_FOLDER {
            return None;
        }
        let change = Change::between(&last.sources, sources, FEW)?;
        if change.is_empty() || last.outside != *outside {
            return None;
        }
        // Who is who has been said anew: that is asked of everybody.
        let constraints = constraints(sources.iter().map(|s| &*s.document), log);
        if constraints != last.constraints {
            return None;
        }
        last.stand();
        let standing = last.standing.as_ref()?;
        let findings = guarded(|| {
            let (known, _) = compiled(outside);
            standing.with(&change, &constraints, &known)
        });
        Some(laid_over(&findings?, log, complete))
    }

    /// Makes ready for [`Self::quick`]; to be called when nothing waits.
    pub fn stand(&mut self) {
        let now = LARGE_FOLDER..VERY_LARGE_FOLDER;
        if let Some(last) = &mut self.last
            && now.contains(&last.sources.len())
        {
            last.stand();
        }
    }

    /// Takes the last findings up out of the cache as soon as they are kept, in place of what resolving left in far more memory.
    /// `None` where that is not needed, or something else is to be done first.
    pub fn gather(&mut self, waiting: Stop<'_>) -> Option<Arc<Recalled>> {
        let (last, store) = (self.last.as_mut()?, self.store.as_ref()?);
        if !last.scattered || last.sources.len() < MANY {
            return None;
        }
        let began = Instant::now();
        while !store.has_timeline() {
            if waiting() || store.is_given_up() || began.elapsed() > PATIENCE {
                return None;
            }
            std::thread::sleep(LOOK);
        }
        last.scattered = false;
        let of = made_of(key_of(&last.sources), &last.constraints, &last.outside);
        let texts = || -> FxHashMap<&DocId, &Arc<str>> {
            let documents = last.sources.iter().map(|s| &s.document);
            documents.map(|d| (&d.id, &d.text)).collect()
        };
        let recalled = guarded(|| {
            store.timeline_with(Threads::all().0, |names, _, _| {
                let texts = texts();
                let texts = names
                    .iter()
                    .map(|name| texts.get(name).map(|t| Arc::clone(t)));
                texts.collect()
            })
        });
        let recalled = recalled.flatten().filter(|recalled| recalled.of == of)?;
        last.findings = recalled.findings.clone();
        last.standing = None;
        Some(Arc::new(recalled))
    }
}

impl Last {
    fn stand(&mut self) {
        if self.standing.is_none() {
            let (sources, findings) = (self.sources.clone(), self.findings.clone());
            self.standing = guarded(|| Standing::new(sources, (*findings).clone()));
        }
    }
}

/// What tells this timeline from every other.
fn made_of(sources: [u8; 32], constraints: &Constraints, outside: &Outside) -> MadeOf {
    MadeOf {
        sources,
        outside: outside.key(),
        constraints: constraints.clone(),
    }
}

/// What all documents say together; `None` where that failed or is wanted no more.
fn findings(
    marked: impl FnOnce() -> Option<Vec<Source>> + Send,
    constraints: &Constraints,
    outside: &Outside,
    unwanted: Stop<'_>,
) -> Option<Timeline> {
    apart(|| {
        let (known, problems) = compiled(outside);
        let threads = Stoppable::new(Threads::all(), unwanted);
        let mut timeline = resolve::resolve_given(marked()?, constraints, &known, &threads);
        timeline.notes.extend(problems);
        // Once for all edits to come: with nothing said it is laid over nothing.
        Some(edit::overlay(timeline, &EditLog::default()))
    })
    .flatten()
}

/// On a thread that ends with it: what a thread has taken that goes on goes back to the system only when that thread comes to take more.
/// `None` where it failed.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("resolve".to_owned());
        let thread = thread.spawn_scoped(scope, || guarded(work)).ok()?;
        thread.join().ok().flatten()
    })
}

/// What was put away, to be worked with: nobody else holds these facts.
fn at_hand(parked: &[Parked]) -> Option<Vec<Source>> {
    let parts = spread::map(&Threads::all(), parked.len(), |part| {
        let part = parked[part].iter().map(Held::at_hand);
        part.collect::<Option<Vec<Source>>>()
    });
    let parts: Option<Vec<Vec<Source>>> = parts.into_iter().collect();
    Some(parts?.into_iter().flatten().collect())
}

fn key_of(sources: &[Parked]) -> [u8; 32] {
    let key = |s: &Parked| store::document_key(&s.document, s.said(), s.own_rules());
    store::of_keys(sources.iter().map(key))
}

/// The same, kept for the next time; where it failed, what is to be said of that.
fn kept(findings: Option<Timeline>, keep: Option<(Arc<Store>, MadeOf)>) -> Arc<Timeline> {
    let Some(findings) = findings.map(Arc::new) else {
        let failed = "The documents were read but could not be put together; please report this with the documents, if they may be shown";
        return Arc::new(Timeline {
            notes: vec![Note::new(None, failed)],
            ..Timeline::default()
        });
    };
    if let Some((store, made_of)) = keep {
        store.keep_timeline(made_of, findings.clone());
    }
    findings
}

fn constraints<'d>(documents: impl Iterator<Item = &'d Document>, log: &EditLog) -> Constraints {
    if log.in_force().next().is_none() {
        return Constraints::default();
    }
    let texts = documents.map(|d| (&d.id, &*d.text));
    edit::constraints_in(log, &edit::Finder::new(texts.collect(), log))
}

/// Nothing is copied but what the user has said something of.
fn laid_over(findings: &Timeline, log: &EditLog, complete: bool) -> Timeline {
    if log.in_force().next().is_none() {
        return findings.clone();
    }
    let timeline = edit::overlay(findings.clone(), log);
    if complete {
        timeline
    } else {
        Timeline {
            unplaced: Vec::new(),
            ..timeline
        }
    }
}
/// What ships, unless it is left out, and the user's own files; with what is wrong with those.
fn compiled(outside: &Outside) -> (Cow<'static, Chronology>, Vec<Note>) {
    let shipped = if outside.left_out {
        return (Cow::Borrowed(Chronology::none()), Vec::new());
    } else {
        Chronology::builtin()
    };
    if outside.files.is_empty() {
        return (Cow::Borrowed(shipped), Vec::new());
    }
    let mut all = shipped.clone();
    let notes = outside
        .files
        .iter()
        .filter_map(|file| all.add(&file.name, &file.text).err())
        .map(|told| Note::new(None, told))
        .collect();
    (Cow::Owned(all), notes)
}

/// The very same values, not only equal ones: costs no comparison of texts.
fn same(a: &[Parked], b: &[Parked]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::depot::NamelessFile;
    use crate::extract::{Rules, extract};
    use crate::model::parked::{Depot, Lies};

    fn source(name: &str, text: &str) -> Parked {
        let document = crate::read::from_text(name, text, None);
        let seg = crate::segment::segment(&document);
        let facts = extract(&document, &seg, Rules::builtin(), &Default::default());
        Parked::of(Source {
            document: Arc::new(document),
            facts: Arc::new(facts),
        })
    }

    fn sources(n: usize) -> Vec<Parked> {
        let of = |i: usize| {
            let (day, month) = (i % 28 + 1, ["May", "June", "July"][i % 3]);
            let text = format!("Ms. Eva Lund opened quay {i} of Velmark on {day} {month} 2011.\n");
            source(&format!("{i:04}.txt"), &text)
        };
        (0..n).map(of).collect()
    }

    #[test]
    fn facts_are_put_away_beside_a_text_of_any_length() {
        let told = "Ms. Eva Lund opened the quay of Velmark on 5 May 2011.\n";
        // Only what is within 64 kB of its end is looked back to.
        let long = format!("{told}{}{told}", "Nothing more.\n".repeat(6_000));
        for (text, events) in [(long.as_str(), 2), (told, 1), ("", 0), ("A", 0)] {
            let parked = source("a.txt", text);
            let facts = parked.at_hand().expect("it is whole").facts;
            assert_eq!(facts.events.len(), events);
            let again = Parked::of(parked.at_hand().expect("it is whole"));
            assert_eq!(again.at_hand().expect("it is whole").facts, facts);
        }
    }

    #[test]
    fn what_was_put_away_is_taken_up_as_it_was() {
        for parked in sources(3) {
            let source = parked.at_hand().expect("it is whole");
            assert_eq!(source.facts.events.len(), 1);
            let again = Parked::of(source.clone());
            let taken = again.at_hand().expect("it is whole");
            assert_eq!(*taken.facts, *source.facts);
            assert!(Arc::ptr_eq(&taken.document, &source.document));
            assert!(again.is(&again.clone()) && !again.is(&parked));
            let broken = Parked::of_packed(source.document, Default::default(), 0, [7; 9].into());
            assert!(broken.at_hand().is_none());
        }
    }

    /// A disk that is full.
    #[derive(Debug)]
    struct Full;

    impl Depot for Full {
        fn put(&self, _: &[u8]) -> Option<Lies> {
            None
        }

        fn take(&self, _: Lies) -> Option<Vec<u8>> {
            None
        }
    }

    #[test]
    fn what_was_put_out_of_memory_is_taken_up_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = NamelessFile::make_in(folder.path()).expect("a file");
        let (file, full): (Arc<dyn Depot>, Arc<dyn Depot>) = (Arc::new(file), Arc::new(Full));
        for parked in sources(3) {
            let source = parked.at_hand().expect("it is whole");
            let is_whole = |parked: &Parked| {
                let taken = parked.at_hand();
                taken.is_some_and(|taken| *taken.facts == *source.facts)
            };
            let other = parked.clone();
            assert!(!parked.put_into(&full) && is_whole(&parked), "it stays");
            assert!(parked.put_into(&file) && parked.is(&other));
            // Whoever else holds it does not keep it in memory.
            for held in [parked, other] {
                assert!(is_whole(&held));
                assert!(held.put_into(&full), "it is out of memory already");
            }
        }
    }

    #[test]
    fn a_document_more_of_a_large_folder_shows_at_once_and_comes_to_rest_as_from_scratch() {
        let (all, log, outside) = (
            sources(LARGE_FOLDER + 1),
            EditLog::default(),
            Outside::default(),
        );
        let mut resolver = Resolver::default();
        resolver.timeline(all[..LARGE_FOLDER].to_vec(), &log, &outside, true);
        assert!(
            resolver.quick(&all, &log, &outside, true).is_none(),
            "nothing stands yet"
        );
        resolver.stand();
        let quick = resolver
            .quick(&all, &log, &outside, true)
            .expect("one more");
        assert_eq!(quick.documents.len(), all.len());
        let last = &all[LARGE_FOLDER].document.id;
        assert!(
            quick
                .events
                .iter()
                .flat_map(|e| &e.claims)
                .any(|c| c.doc == *last)
        );
        // Nothing differs, more is to come, too much differs: then there is no quick answer.
        assert!(
            resolver
                .quick(&all[..LARGE_FOLDER], &log, &outside, true)
                .is_none()
        );
        assert!(resolver.quick(&all, &log, &outside, false).is_none());
        assert!(
            resolver
                .quick(&all[..LARGE_FOLDER - FEW - 1], &log, &outside, true)
                .is_none()
        );
        // Given up, it leaves everything as it stands.
        assert!(
            resolver
                .settled(all.clone(), &log, &outside, true, &|| true)
                .is_none()
        );
        assert!(resolver.quick(&all, &log, &outside, true).is_some());
        let settled = resolver.settled(all.clone(), &log, &outside, true, &|| false);
        assert!(settled == Some(Resolver::default().timeline(all, &log, &outside, true)));
    }
}
