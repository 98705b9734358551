//! Edits from a script: each checked against what the documents say now, and on the disk before it is told as saved.
//!
//! The rules are those of the window; only the gestures are lines of JSON.

use super::headless::{Options, run_project};
use crate::edit::{self, Change, EditLog, Step};
use crate::model::Timeline;
use crate::project::{self, Keeper, Opened, Project};
use std::path::{Path, PathBuf};

/// What became of one line.
#[derive(Clone, Debug, PartialEq)]
pub enum Applied {
    /// It is on the disk.
    Saved,
    /// It was not taken; the sentence, to stand after "line 3", says why.
    Refused(String),
}

/// Applies lines to a project, one after the other, and tells what became of each; `each` returns false to stop.
///
/// `new` are the folders of a project that is begun where there is none. With `checked` the documents are read first, and an
/// edit whose words are not there, or are no event or name there, is refused.
pub fn apply_edits(
    path: &Path,
    new: &[PathBuf],
    lines: impl Iterator<Item = Result<String, String>>,
    checked: bool,
    options: &Options,
    mut each: impl FnMut(usize, Applied) -> bool,
) -> Result<(), String> {
    let (mut project, mut keeper) = opened(path, new)?;
    let timeline = match checked {
        true => Some(run_project(&mut project, options)?),
        false => None,
    };
    for (i, line) in lines.enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let step = project::parse_step(&line).and_then(|step| match &timeline {
            Some(timeline) => settled(step, timeline, &project.log),
            None => Ok(with_keys(step, &project.log)),
        });
        let applied = match step {
            Err(why) => Applied::Refused(why),
            Ok(step) => {
                let before = project.log.clone();
                match take(&mut project.log, step) {
                    Err(why) => Applied::Refused(why),
                    Ok(()) => {
                        if let Err(why) = keeper.save(&project, false) {
                            project.log = before;
                            return Err(why);
                        }
                        Applied::Saved
                    }
                }
            }
        };
        if !each(i + 1, applied) {
            break;
        }
    }
    Ok(())
}

pub(super) fn opened(path: &Path, new: &[PathBuf]) -> Result<(Project, Keeper), String> {
    if !path.exists() && !new.is_empty() {
        let project = Project {
            folders: new.to_vec(),
            ..Project::default()
        };
        let mut keeper = project::begin(path)?;
        keeper.save(&project, true)?;
        return Ok((project, keeper));
    }
    let Opened {
        project, keeper, ..
    } = project::open(path)?;
    match keeper {
        Some(keeper) => Ok((project, keeper)),
        None => {
            let why = project.read_only.unwrap_or_default();
            Err(format!("Nothing was changed. {why} — {}", path.display()))
        }
    }
}

fn take(log: &mut EditLog, step: Step) -> Result<(), String> {
    match step {
        Step::Undid => log
            .undo()
            .map(drop)
            .ok_or_else(|| "cannot undo: there is nothing left to undo".to_owned()),
        Step::Redid => log
            .redo()
            .map(drop)
            .ok_or_else(|| "cannot redo: nothing was undone last".to_owned()),
        step => {
            log.push(step);
            Ok(())
        }
    }
}

/// Every event that is added can be spoken of later.
fn with_keys(step: Step, log: &EditLog) -> Step {
    let Step::Did(mut change) = step else {
        return step;
    };
    change.name_added(log.steps().len());
    Step::Did(change)
}

/// A step whose quotations stand where its words are now; `Err` where one of them means nothing.
fn settled(step: Step, timeline: &Timeline, log: &EditLog) -> Result<Step, String> {
    match with_keys(step, log) {
        Step::Did(mut change) => {
            for edit in &mut change.edits {
                edit::settle(edit, timeline, log)?;
            }
            let change = Change::new(change.title, change.edits);
            Ok(Step::Did(edit::complete(change, timeline)))
        }
        step => Ok(step),
    }
}
