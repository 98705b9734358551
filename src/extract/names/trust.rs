//! How sure a found name is: which source it comes from, and how often names of that source and weight are right.
//!
//! Finds nothing and decides nothing; whose word counts is `joined`'s. The shares stand in `data/names/model/sure.toml`, measured by
//! `examples/train_names --check --sure` on each training corpus with a model that was trained on the others.

use super::draft::Draft;
use crate::model::{NameKind, NameSource};

static MEASURED: &str = include_str!("../../../data/names/model/sure.toml");

/// The source that a rule is by itself; the model's share is added where it agrees (`joined`).
pub fn source(rule: &str) -> NameSource {
    match rule {
        "known body" | "known acronym" | "list of places" => NameSource::List,
        super::joined::MODEL => NameSource::Model,
        "seen elsewhere in the document" | "surname of a person of the document" => {
            NameSource::Elsewhere
        }
        _ => NameSource::Rule,
    }
}

/// A rule or a list with which the model agrees.
pub fn with_model(source: NameSource) -> NameSource {
    match source {
        NameSource::List | NameSource::ListAndModel => NameSource::ListAndModel,
        NameSource::Rule | NameSource::RuleAndModel | NameSource::Elsewhere => {
            NameSource::RuleAndModel
        }
        NameSource::Model => NameSource::Model,
    }
}

/// From what a source says of itself to how often it is right.
#[derive(Debug, Default)]
pub struct Shares {
    /// By kind and source: pairs of both, rising.
    curves: [[Vec<(f32, f32)>; NameSource::ALL.len()]; 3],
}

const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

impl Shares {
    pub fn builtin() -> Self {
        Self::of(MEASURED)
    }

    /// What does not read is left out; a test holds the shipped file to reading whole.
    pub fn of(text: &str) -> Self {
        let mut out = Self::default();
        let Ok(table) = text.parse::<toml::Table>() else {
            return out;
        };
        for (kind, row) in KINDS.iter().zip(&mut out.curves) {
            for (source, curve) in NameSource::ALL.iter().zip(row) {
                let points = table
                    .get(kind.name())
                    .and_then(|t| t.get(source.name()))
                    .and_then(toml::Value::as_array);
                *curve = points
                    .into_iter()
                    .flatten()
                    .filter_map(|point| match point.as_array()?.as_slice() {
                        [says, is] => Some((number(says)?, number(is)?)),
                        _ => None,
                    })
                    .collect();
            }
        }
        out
    }

    /// What is not measured stays as it is.
    pub fn say(&self, drafts: &mut [Draft]) {
        for d in drafts {
            if d.form.stands_in() {
                continue;
            }
            let kind = KINDS.iter().position(|k| *k == d.kind);
            let source = NameSource::ALL.iter().position(|s| *s == d.source);
            if let (Some(kind), Some(source)) = (kind, source) {
                d.sure = read(&self.curves[kind][source], d.sure);
            }
        }
    }
}

fn number(value: &toml::Value) -> Option<f32> {
    Some(value.as_float()? as f32)
}

/// Between two points in a straight line, before the first and after the last as there.
fn read(curve: &[(f32, f32)], says: f32) -> f32 {
    let after = curve.partition_point(|p| p.0 <= says);
    match (after.checked_sub(1).map(|i| curve[i]), curve.get(after)) {
        (Some(a), Some(b)) => a.1 + (b.1 - a.1) * (says - a.0) / (b.0 - a.0),
        (Some(end), None) => end.1,
        (None, Some(begin)) => begin.1,
        (None, None) => says,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_measured_points() {
        let curve = [(0.5, 0.25), (0.75, 0.75), (1.0, 0.875)];
        let got = [0.0, 0.5, 0.625, 0.75, 0.875, 1.0].map(|says| read(&curve, says));
        assert_eq!(got, [0.25, 0.25, 0.5, 0.75, 0.8125, 0.875]);
        // What nobody measured stays.
        assert_eq!(read(&[], 0.625), 0.625);
    }

    #[test]
    fn what_says_more_of_itself_is_right_more_often() {
        let shares = Shares::builtin();
        for (kind, row) in KINDS.iter().zip(&shares.curves) {
            for (source, curve) in NameSource::ALL.iter().zip(row) {
                assert!(!curve.is_empty(), "{} by {}", kind.name(), source.name());
                for pair in curve.windows(2) {
                    assert!(
                        pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1,
                        "{} by {}: {pair:?}",
                        kind.name(),
                        source.name()
                    );
                }
                assert!(curve.iter().all(|p| (0.0..=1.0).contains(&p.1)));
            }
        }
    }

    #[test]
    fn a_body_that_two_see_is_surer_than_one_that_only_the_model_sees() {
        let shares = Shares::builtin();
        let of = |source: NameSource, says: f32| {
            let at = NameSource::ALL.iter().position(|s| *s == source);
            read(&shares.curves[1][at.unwrap_or_default()], says)
        };
        assert!(of(NameSource::RuleAndModel, 1.0) > of(NameSource::Model, 1.0));
        assert!(of(NameSource::ListAndModel, 1.0) > of(NameSource::Model, 1.0));
        // What the model alone is nine tenths sure of is right less often than that.
        assert!(of(NameSource::Model, 0.9) < 0.9);
    }

    #[test]
    fn a_broken_file_measures_nothing() {
        for text in ["", "[person", "[person]\nmodel = [[0.5], 3, [\"a\", 1.0]]"] {
            let shares = Shares::of(text);
            assert!(shares.curves.iter().flatten().all(Vec::is_empty), "{text}");
        }
    }
}
