//! Date rules as their users see them: their examples run, their page written, a project's own compiled once.

use super::guard::guarded;
use crate::extract::Rules;
use crate::extract::dates::examples::{self, WRITTEN};
use crate::extract::dates::{self, DateRules};
use crate::model::{Document, Note, OwnRules, Segmented};
use crate::read;
use crate::segment;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub use crate::extract::dates::examples::{Checked, Counted, Failure};

/// What became of a look at rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckedRules {
    pub checked: Checked,
    /// A sentence on each thing that could not be used.
    pub problems: Vec<String>,
}

/// The rules of files, to be laid over those that ship. `Err` is one sentence with the path last.
pub fn own_rules(paths: &[PathBuf]) -> Result<Vec<OwnRules>, String> {
    own_files(paths, "These date rules")
}

/// Files of knowledge from outside the documents, as they are written.
pub fn own_chronology(paths: &[PathBuf]) -> Result<Vec<OwnRules>, String> {
    own_files(paths, "What is known from outside the documents")
}

fn own_files(paths: &[PathBuf], what: &str) -> Result<Vec<OwnRules>, String> {
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|e| {
            format!(
                "{what} cannot be read ({e}); give a .toml file — {}",
                path.display()
            )
        })?;
        Ok(OwnRules {
            name: path.display().to_string(),
            text,
        })
    };
    paths.iter().map(read).collect()
}

/// Runs the examples of the rules that ship, of a folder laid out as `data/dates`, or of a user's own files.
///
/// `Err` is one sentence: what is not there or cannot be read.
pub fn check_rules(paths: &[PathBuf]) -> Result<CheckedRules, String> {
    match paths {
        [] => check(&DateRules::builtin(), &|_| true),
        [folder] if folder.is_dir() => check(&DateRules::from_folder(folder)?, &|_| true),
        files => check_own(&own_rules(files)?),
    }
}

/// Runs the examples of a user's own rules, among all others.
pub fn check_own(own: &[OwnRules]) -> Result<CheckedRules, String> {
    let (rules, problems) = DateRules::with_own(own);
    let is_own = |path: &str| own.iter().any(|o| o.name == path);
    let found = check(&rules, &is_own)?;
    Ok(CheckedRules { problems, ..found })
}

fn check(rules: &DateRules, chosen: &dyn Fn(&str) -> bool) -> Result<CheckedRules, String> {
    let checked = guarded(|| examples::check(rules, &cut, chosen)).unwrap_or_else(|| {
        Err("The rules could not be run; please report this with the file".to_owned())
    })?;
    Ok(CheckedRules {
        checked,
        problems: Vec::new(),
    })
}

/// An example is read as any document is, only that its language is known.
fn cut(text: &str, lang: &'static str) -> (Document, Segmented) {
    let document = read::from_text("example", text, Some(WRITTEN));
    let segmented = segment::segment_in(&document, lang);
    (document, segmented)
}

/// The page of the docs made from the rules that ship, or from those of a folder. `Err` is one sentence.
pub fn rules_page(folder: Option<&Path>) -> Result<String, String> {
    match folder {
        Some(folder) => dates::page(&DateRules::from_folder(folder)?),
        None => dates::page(&DateRules::builtin()),
    }
}

/// The rules that ship with a project's own on top, and a note on each thing in those that could not be used.
///
/// Compiled again only where they are others than the last time.
pub(super) fn compiled(own: &[OwnRules]) -> (Rules, Vec<Note>) {
    static LAST: Mutex<Option<(u64, Rules, Vec<Note>)>> = Mutex::new(None);
    let key = OwnRules::key(own);
    if key == 0 {
        return (Rules::builtin().clone(), Vec::new());
    }
    let mut last = LAST
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((known, rules, notes)) = &*last
        && *known == key
    {
        return (rules.clone(), notes.clone());
    }
    let (rules, problems) = Rules::with_own(own);
    let notes: Vec<Note> = problems.into_iter().map(|p| Note::new(None, p)).collect();
    *last = Some((key, rules.clone(), notes.clone()));
    (rules, notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_keep_their_examples_as_documents_are_cut() {
        let found = check_rules(&[]).expect("they can be read");
        let wrong: Vec<String> = found.checked.failures.iter().map(Failure::line).collect();
        let all: usize = found.checked.counts.iter().map(|c| c.yes + c.no).sum();
        assert!(all > 400, "{all} examples");
        assert!(
            wrong.is_empty(),
            "{} of {all}:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }

    #[test]
    fn a_users_own_examples_are_run_among_the_shipped_rules() {
        let own = |value: &str| OwnRules {
            name: "mine.toml".to_owned(),
            text: format!(
                "language = \"en\"\n\n[[rule]]\nname = \"founders-day\"\npattern = \"founders day\"\nvalue = \"date m=5 d=4\"\nyes = [[\"On founders day they met.\", \"founders day\", \"{value}\"]]\nno = [\"The founders met.\"]\n"
            ),
        };
        let good = check_own(&[own("2019-05-04")]).expect("they are run");
        assert_eq!(good.checked.failures, []);
        assert_eq!(good.checked.counts[0].rules, 1);
        let bad = check_own(&[own("2019-05-05")]).expect("they are run");
        assert_eq!(
            bad.checked.failures[0].line(),
            "mine.toml:7: en/founders-day: “On founders day they met.” should give “founders day” = 2019-05-05, gives “founders day” = 2019-05-04 (by en/founders-day)"
        );
    }
}
