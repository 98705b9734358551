//! How often names are right, by their kind, the source that found them, and how sure that source is of itself.
//!
//! Only counts and writes the table; `src/extract/names/trust.rs` reads it.

use dateline::model::{NameKind, NameMention, NameSource};
use std::fmt;

const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

/// A point of the table stands for at least so many names, so that chance moves it by a few hundredths only.
const LEAST: usize = 60;

/// What a source says of itself, and whether it was right.
#[derive(Default)]
pub struct Shares {
    seen: [[Vec<(f32, bool)>; NameSource::ALL.len()]; 3],
}

/// Names of about one weight.
#[derive(Clone, Copy)]
struct Bin {
    n: usize,
    right: usize,
    says: f64,
}

impl Bin {
    fn share(&self) -> f64 {
        self.right as f64 / self.n.max(1) as f64
    }

    fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.right += other.right;
        self.says += other.says;
    }
}

impl Shares {
    pub fn count(&mut self, name: &NameMention, right: bool) {
        let kind = KINDS.iter().position(|k| *k == name.kind);
        let source = NameSource::ALL.iter().position(|s| *s == name.source);
        if let (Some(kind), Some(source)) = (kind, source) {
            self.seen[kind][source].push((name.sure, right));
        }
    }

    /// Bins of at least [`LEAST`] names whose shares rise: where a surer bin is right less often, the two are one.
    fn bins(&self, kind: usize, source: usize) -> Vec<Bin> {
        let mut seen = self.seen[kind][source].clone();
        seen.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut bins: Vec<Bin> = Vec::new();
        // Names of one weight are never parted: how they were sorted would decide where.
        for alike in seen.chunk_by(|a, b| a.0 == b.0) {
            let new = Bin {
                n: alike.len(),
                right: alike.iter().filter(|s| s.1).count(),
                says: alike.iter().map(|s| f64::from(s.0)).sum(),
            };
            match bins.last_mut().filter(|b| b.n < LEAST) {
                Some(last) => last.add(&new),
                None => bins.push(new),
            }
        }
        if let [.., before, last] = bins.as_mut_slice()
            && last.n < LEAST
        {
            before.add(&last.clone());
            bins.pop();
        }
        let mut rising: Vec<Bin> = Vec::new();
        for bin in bins {
            rising.push(bin);
            while let [.., a, b] = rising.as_mut_slice() {
                if a.share() < b.share() {
                    break;
                }
                a.add(&b.clone());
                rising.pop();
            }
        }
        rising
    }

    /// The points of a bin: what it says of itself on average, how often it is right. Few names are drawn towards all of their kind.
    fn points(&self, kind: usize, source: usize) -> Vec<(f64, f64)> {
        let all: Vec<&(f32, bool)> = self.seen[kind].iter().flatten().collect();
        let mean = all.iter().filter(|s| s.1).count() as f64 / all.len().max(1) as f64;
        let bins = self.bins(kind, source);
        if bins.is_empty() {
            return vec![(0.5, round(mean))];
        }
        let mut out: Vec<(f64, f64)> = Vec::new();
        for bin in bins {
            const DRAWN: f64 = 4.0;
            let is = (bin.right as f64 + DRAWN * mean) / (bin.n as f64 + DRAWN);
            let (says, is) = (fine(bin.says / bin.n as f64), round(is));
            match out.last_mut() {
                // Drawing may have turned them round, and rounding may have made two one.
                Some(last) if last.0 >= says || last.1 >= is => last.1 = last.1.max(is),
                _ => out.push((says, is)),
            }
        }
        out
    }

    /// The file `data/names/model/sure.toml`.
    pub fn file(&self) -> String {
        let mut out = "# How often names are right, by kind and by the source that found them: [what the source says of itself, the share that is right].\n\
            # Where none were met it is the share of all of the kind. Measured on gum, wikigold and politics, each read with a model that was\n\
            # trained on the others; written by `cargo run --release --example train_names -- FOLDER --check --sure`,\n\
            # to be done anew whenever the rules or the model change.\n"
            .to_owned();
        for (k, kind) in KINDS.iter().enumerate() {
            out += &format!("\n[{}]\n", kind.name());
            for (s, source) in NameSource::ALL.iter().enumerate() {
                let points: Vec<String> = self
                    .points(k, s)
                    .iter()
                    .map(|(says, is)| format!("[{says:?}, {is:?}]"))
                    .collect();
                out += &format!("{:?} = [{}]\n", source.name(), points.join(", "));
            }
        }
        out
    }
}

/// Most of what a source says of itself lies just below one.
fn fine(x: f64) -> f64 {
    (x * 1e6).round() / 1e6
}

fn round(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// For the eye: how many there are of each, and the shares of their bins.
impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (k, kind) in KINDS.iter().enumerate() {
            for (s, source) in NameSource::ALL.iter().enumerate() {
                let seen = &self.seen[k][s];
                let right = seen.iter().filter(|s| s.1).count();
                write!(
                    f,
                    "{} by {}: {right} of {}:",
                    kind.name(),
                    source.name(),
                    seen.len()
                )?;
                for (says, is) in self.points(k, s) {
                    write!(f, " {says:.2}→{is:.2}")?;
                }
                writeln!(f)?;
            }
        }
        Ok(())
    }
}
