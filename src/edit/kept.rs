//! What the user has given a name: stretches of time, and filters.
//!
//! Nothing of the documents.

use super::{Edit, EditLog};
use crate::model::Period;

/// The named stretches of time that are in force, in the order they were first said.
pub fn periods(log: &EditLog) -> Vec<Period> {
    named(log, |edit| match edit {
        Edit::Period { name, span } => Some((name, Some(span.clone()))),
        Edit::NoPeriod { name } => Some((name, None)),
        _ => None,
    })
    .into_iter()
    .map(|(name, span)| Period { name, span })
    .collect()
}

/// The filters that are kept: name and how it is typed, in the order they were first kept.
pub fn filters(log: &EditLog) -> Vec<(String, String)> {
    named(log, |edit| match edit {
        Edit::KeepFilter { name, query } => Some((name, Some(query.clone()))),
        Edit::DropFilter { name } => Some((name, None)),
        _ => None,
    })
}

/// Of several under one name the last counts, where the first stood.
fn named<T>(
    log: &EditLog,
    said: impl Fn(&Edit) -> Option<(&String, Option<T>)>,
) -> Vec<(String, T)> {
    let mut out: Vec<(String, T)> = Vec::new();
    for (name, value) in log.in_force().flat_map(|c| &c.edits).filter_map(said) {
        let at = out.iter().position(|(n, _)| n == name);
        match (at, value) {
            (Some(at), Some(value)) => out[at].1 = value,
            (Some(at), None) => drop(out.remove(at)),
            (None, Some(value)) => out.push((name.clone(), value)),
            (None, None) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;

    fn said(log: &mut EditLog, edit: Edit) {
        log.apply(Change::new("A word", vec![edit]));
    }

    fn period(name: &str, span: &str) -> Edit {
        Edit::Period {
            name: name.to_owned(),
            span: span.parse().expect("a span"),
        }
    }

    #[test]
    fn of_one_name_the_last_word_counts_and_an_undo_brings_the_one_before_back() {
        let mut log = EditLog::default();
        said(&mut log, period("The flood", "1911/1912"));
        said(&mut log, period("Rebuilding", "1913/.."));
        said(&mut log, period("The flood", "1911-05/1912"));
        let show = |log: &EditLog| -> Vec<String> {
            let all = periods(log);
            all.iter()
                .map(|p| format!("{} {}", p.name, p.span))
                .collect()
        };
        assert_eq!(show(&log), ["The flood 1911-05/1912", "Rebuilding 1913/.."]);
        let name = "The flood".to_owned();
        said(&mut log, Edit::NoPeriod { name });
        assert_eq!(show(&log), ["Rebuilding 1913/.."]);
        log.undo();
        log.undo();
        assert_eq!(show(&log), ["The flood 1911/1912", "Rebuilding 1913/.."]);
        assert!(filters(&log).is_empty());
    }
}
