//! The same pipeline without a window: the caller waits, and the output does not depend on the number of threads.

use super::documents::{self, Had, Reader, Understood};
use super::files;
use super::guard::guarded;
use super::kept::{self, Gather, Plan};
use super::pool::{self, Cancel, Done, Limits};
use super::reading::nothing_to_read;
use super::store::Cache;
use super::timeline::{Outside, Resolver};
use super::writing;
use crate::edit::EditLog;
use crate::model::{DocId, Note, Noted, OwnRules, Source, Timeline, Unplaced, View};
use crate::project::{self, Project};
use crate::read::{self, Found};
use crate::session::{DatesSaid, EncodingsSaid, ExportRequest, HowToRead};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub limits: Limits,
    /// Date rules to be used besides those that ship and those of the project.
    pub rules: Vec<OwnRules>,
    /// What may be used besides the documents.
    pub outside: Outside,
    /// Where what is read is kept.
    pub cache: Cache,
}

/// A folder read to its end.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub timeline: Timeline,
    /// Everything that has to be said about files and edits, sorted.
    pub notes: Vec<Note>,
    /// What the opened project file was looking at.
    pub view: Option<View>,
}

/// One document of a stream, whatever became of it.
#[derive(Clone, Debug)]
pub struct Extracted {
    pub doc: DocId,
    /// `None` where it could not be read.
    pub source: Option<Source>,
    pub notes: Vec<Note>,
}

/// A document given as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub doc: String,
    pub text: String,
    /// The document's own date.
    pub published: Option<String>,
}

/// Reads folders and files (or one project file with its edits) and makes their timeline.
///
/// `Err` is one sentence: a path that does not exist, nothing to read, a project file that cannot be opened.
pub fn run(paths: &[PathBuf], options: &Options) -> Result<Outcome, String> {
    let (folders, mut log, mut rules, view, before, mut notes) = match paths {
        [path] if path.extension().is_some_and(|e| e == "dateline") => {
            let (saved, notes) = project::load(path)?;
            let Project {
                folders,
                documents,
                log,
                rules,
                view,
                ..
            } = saved;
            (folders, log, rules, view, documents, notes)
        }
        paths => (
            paths.to_vec(),
            EditLog::default(),
            Vec::new(),
            None,
            Vec::new(),
            Vec::new(),
        ),
    };
    rules.extend(options.rules.iter().cloned());
    let (timeline, told, _) = made(&folders, &mut log, &before, rules, options)?;
    notes.extend(told);
    notes.extend(timeline.notes.iter().cloned());
    notes.extend(timeline.unplaced.iter().map(Unplaced::note));
    notes.sort();
    notes.dedup();
    Ok(Outcome {
        timeline,
        notes,
        view,
    })
}

/// The timeline of a project that is open, for whoever checks edits against it.
///
/// The project then knows the documents as they are.
pub(super) fn run_project(project: &mut Project, options: &Options) -> Result<Timeline, String> {
    let rules = project
        .rules
        .iter()
        .chain(&options.rules)
        .cloned()
        .collect();
    let (folders, log) = (&project.folders, &mut project.log);
    let (timeline, _, documents) = made(folders, log, &project.documents, rules, options)?;
    project.documents = documents;
    Ok(timeline)
}

/// Documents by name, each with the hash of its bytes.
type Named = Vec<(DocId, [u8; 32])>;

/// The timeline of folders, what is to be said of their files, and the documents in them, sorted. Where some have other names
/// than `before`, the log follows them.
fn made(
    folders: &[PathBuf],
    log: &mut EditLog,
    before: &[(DocId, [u8; 32])],
    rules: Vec<OwnRules>,
    options: &Options,
) -> Result<(Timeline, Vec<Note>, Named), String> {
    let mut found = find(folders)?;
    let mut notes = std::mem::take(&mut found.notes);
    let mut sources: Vec<Source> = Vec::new();
    let mut how = HowToRead {
        said: DatesSaid::in_force(log),
        encodings: EncodingsSaid::in_force(log),
        rules,
    };

    let (reader, told) = Reader::new(Vec::new(), &how);
    notes.extend(told);
    reader.say_encodings(&mut found.value);
    let store = guarded(|| options.cache.open(folders, Some(&found.value))).flatten();
    let reader = reader.keeping(store.is_some());
    let threads = options.limits.threads;
    let mut plan = Plan::of(found.value, store.clone(), threads, |kept| {
        reader.is_as_wanted(kept)
    });
    let recalled = plan.unchanged.then(|| plan.recall(threads)).flatten();
    let read = std::mem::take(&mut plan.read);
    let mut gather = Gather::new(store.clone());
    read_found(
        read,
        options,
        &reader,
        &mut gather,
        &mut sources,
        &mut notes,
    );
    // Where what could not be read before can be read now, it is not the same folder any more.
    if let Some(recalled) = recalled.filter(|_| sources.is_empty()) {
        let named = plan.documents().map(|kept| (kept.name.clone(), kept.hash));
        let mut now: Named = named.collect();
        now.sort_by(|a, b| a.0.cmp(&b.0));
        let (steps, _) = crate::edit::moved(log, before, &now);
        if steps.is_empty()
            && let Some(timeline) = Resolver::recall(recalled, log, &options.outside)
        {
            notes.extend(kept::notes(&plan));
            return Ok((timeline, notes, now));
        }
    }
    plan.take_up(&reader, &options.limits, &Cancel::default(), |understood| {
        sources.extend(understood.source.and_then(Had::source));
        notes.extend(understood.notes);
        true
    });
    read_found(
        plan.read,
        options,
        &reader,
        &mut gather,
        &mut sources,
        &mut notes,
    );
    sources.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    let named = |s: &Source| (s.document.id.clone(), s.document.hash);
    let now: Vec<_> = sources.iter().map(named).collect();
    let (steps, _) = crate::edit::moved(log, before, &now);
    if !steps.is_empty() {
        for step in steps {
            log.push(step);
        }
        // What was said of a document's dates holds for it under its new name.
        how.said = DatesSaid::in_force(log);
        let (reader, _) = Reader::new(Vec::new(), &how);
        let again = |s: &Source| s.facts.dates.said != how.said.of(&s.document.id);
        for source in sources.iter_mut().filter(|s| again(s)) {
            *source = reader.again(source.document.clone());
        }
    }
    let now = sources.iter().map(named).collect();
    let timeline = Resolver::once(store.clone(), sources, log, &options.outside);
    let trouble = store.and_then(|store| store.trouble());
    notes.extend(trouble.map(|why| Note::new(None, why)));
    Ok((timeline, notes, now))
}

/// Reads files and keeps what is in them.
fn read_found(
    found: Vec<Found>,
    options: &Options,
    reader: &Reader,
    gather: &mut Gather,
    sources: &mut Vec<Source>,
    notes: &mut Vec<Note>,
) {
    if found.is_empty() {
        return;
    }
    let marks = reader.keeps();
    understand_found(
        found,
        options,
        reader.clone(),
        marks,
        |u| u,
        |mut understood| {
            gather.add(understood.of.take());
            sources.extend(understood.source.and_then(Had::source));
            notes.extend(understood.notes);
            true
        },
    );
}

/// Reads folders and files one by one, in their order, and gives `each` what `render` made of them on a worker thread.
/// `each` returns false to stop. The value is what has to be said about the folders.
///
/// `Err` is one sentence: a path that does not exist, nothing to read.
pub fn extract_files<R: Send + 'static>(
    paths: &[PathBuf],
    options: &Options,
    render: impl Fn(&Extracted) -> R + Send + Sync + 'static,
    each: impl FnMut(R) -> bool,
) -> Result<Vec<Note>, String> {
    let found = find(paths)?;
    let (reader, mut notes) = Reader::new(Vec::new(), &how_of(options));
    notes.extend(found.notes);
    let extracted = |understood: Understood| Extracted {
        doc: understood.doc,
        source: understood.source.and_then(Had::source),
        notes: understood.notes,
    };
    let render = move |understood| render(&extracted(understood));
    understand_found(found.value, options, reader, false, render, each);
    Ok(notes)
}

/// The same for texts, as they come: in bounded memory, and an answer never waits for the next text.
///
/// `parse` makes a text of an input on a worker thread; its error, told with the input's number from 1, ends the stream.
/// The value is what has to be said about the rules.
pub fn extract_texts<I: Clone + Send + 'static, R: Send + 'static>(
    inputs: impl Iterator<Item = I> + Send + 'static,
    options: &Options,
    parse: impl Fn(&I) -> Result<Text, String> + Send + Sync + 'static,
    render: impl Fn(&Extracted) -> R + Send + Sync + 'static,
    mut each: impl FnMut(R) -> bool,
) -> Result<Vec<Note>, (usize, String)> {
    let parse = Arc::new(parse);
    let render = Arc::new(render);
    let (parse_again, render_again) = (parse.clone(), render.clone());
    let mut failed = None;
    let (reader, notes) = Reader::new(Vec::new(), &how_of(options));
    pool::run(
        inputs,
        &options.limits,
        &Cancel::default(),
        true,
        move |input| {
            let text = parse(&input)?;
            let document = read::from_text(&text.doc, &text.text, text.published.as_deref());
            let (source, notes) = reader.source(Noted::quiet(Arc::new(document)));
            Ok(render(&Extracted {
                doc: source.document.id.clone(),
                source: Some(source),
                notes,
            }))
        },
        |index, done| {
            let lost = |input: I, note: fn(&DocId) -> Note| {
                parse_again(&input).map(|text| {
                    let doc = DocId::new(&text.doc);
                    render_again(&Extracted {
                        notes: vec![note(&doc)],
                        doc,
                        source: None,
                    })
                })
            };
            let result = match done {
                Done::Value(result) => result,
                Done::Panicked(input) => lost(input, documents::panicked),
                Done::TooLong(input) => lost(input, documents::too_long),
            };
            match result {
                Ok(rendered) => each(rendered),
                Err(why) => {
                    failed = Some((index + 1, why));
                    false
                }
            }
        },
    );
    failed.map_or(Ok(notes), Err)
}

/// Writes one picture, or one file of data. `Err` is the sentence that says why it was not written.
pub fn export(timeline: &Timeline, request: &ExportRequest) -> Result<(), String> {
    writing::export(timeline, request)
}

/// Where there is no project: only the rules are given.
fn how_of(options: &Options) -> HowToRead {
    HowToRead {
        rules: options.rules.clone(),
        ..HowToRead::default()
    }
}

fn find(paths: &[PathBuf]) -> Result<Noted<Vec<Found>>, String> {
    if let Some(missing) = paths.iter().find(|path| !exists(path)) {
        return Err(format!(
            "There is no such folder or file; check the spelling — {}",
            missing.display()
        ));
    }
    let found = read::find(paths);
    if found.value.is_empty() {
        let why = found.notes.into_iter().next();
        return Err(why.unwrap_or_else(|| nothing_to_read(paths)).line());
    }
    Ok(found)
}

/// Also true of what is there but may not be looked at: reading it says so better.
fn exists(path: &Path) -> bool {
    !matches!(path.try_exists(), Ok(false))
}

fn understand_found<R: Send + 'static>(
    found: Vec<Found>,
    options: &Options,
    reader: Reader,
    marks: bool,
    render: impl Fn(Understood) -> R + Send + Sync + 'static,
    mut each: impl FnMut(R) -> bool,
) {
    let render = Arc::new(render);
    let render_again = render.clone();
    let cancel = Cancel::default();
    pool::run(
        files::read_all(found, &options.limits, &cancel, true, marks),
        &options.limits,
        &cancel,
        true,
        move |read| render(reader.understand(read)),
        |_, done| {
            let lost = |read: files::Read, note: fn(&DocId) -> Note| {
                render_again(Understood::lost(read, note))
            };
            let rendered = match done {
                Done::Value(rendered) => rendered,
                Done::Panicked(read) => lost(read, documents::panicked),
                Done::TooLong(read) => lost(read, documents::too_long),
            };
            each(rendered)
        },
    );
}
