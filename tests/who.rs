//! Who is who over small folders written for it: names of one letter code are one, names of two are two.
//!
//! Each folder of `tests/who` is a case. `[[Ann Tolmer|ann]]` in a document is a name and whose it is; the brackets are taken out before
//! the document is read. Goes through the public stages only and asks nothing of dates or events.

mod who_marked;

use dateline::model::{EntityId, Timeline};
use std::collections::BTreeMap;
use std::path::Path;
use who_marked::{Gold, entity, timeline_of};

/// B³ F1 over all cases may not fall below this.
const FLOOR: f64 = 0.95;

fn case(folder: &Path) -> (Timeline, Vec<Gold>) {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a case")
        .flatten()
        .map(|e| e.path())
        .collect();
    files.sort();
    timeline_of(&files)
}

#[test]
fn names_of_one_are_one_and_names_of_two_are_two() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/who");
    let mut folders: Vec<_> = std::fs::read_dir(root)
        .expect("tests/who")
        .flatten()
        .map(|e| e.path())
        .collect();
    folders.retain(|f| f.is_dir());
    folders.sort();
    let (mut n, mut precision, mut recall, mut documents) = (0.0, 0.0, 0.0, 0);
    let mut wrong = Vec::new();
    for folder in &folders {
        let name = folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let (timeline, gold) = case(folder);
        documents += timeline.documents.len();
        let found: Vec<Option<EntityId>> = gold.iter().map(|g| entity(&timeline, g)).collect();
        let same = |a: usize, b: usize| a == b || found[a].is_some() && found[a] == found[b];
        for a in 0..gold.len() {
            if found[a].is_none() {
                wrong.push(format!(
                    "{name}: “{}” is not found in {}",
                    gold[a].words, gold[a].doc
                ));
            }
            let count =
                |f: &dyn Fn(usize) -> bool| (0..gold.len()).filter(|&b| f(b)).count() as f64;
            let both = count(&|b| same(a, b) && gold[a].whose == gold[b].whose);
            n += 1.0;
            precision += both / count(&|b| same(a, b));
            recall += both / count(&|b| gold[a].whose == gold[b].whose);
            for b in a + 1..gold.len() {
                let one = gold[a].whose == gold[b].whose;
                if one != same(a, b) {
                    let (a, b) = (&gold[a], &gold[b]);
                    let must = if one { "must be one" } else { "must be two" };
                    wrong.push(format!(
                        "{name}: “{}” ({}) and “{}” ({}) {must}",
                        a.words, a.doc, b.words, b.doc
                    ));
                }
            }
        }
    }
    let (p, r) = (precision / n, recall / n);
    let f1 = 2.0 * p * r / (p + r);
    println!(
        "{documents} documents, {} cases, {n} names: B³ P {p:.3} R {r:.3} F1 {f1:.3}",
        folders.len()
    );
    assert!(documents >= 30, "the cases are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(f1 >= FLOOR, "B³ F1 {f1:.3} is below {FLOOR}");
}

/// Spares nobody a look at what else is found: the names that must not come out at all.
#[test]
fn what_is_no_name_of_its_kind_stays_out() {
    let no: BTreeMap<&str, (&str, &str)> = BTreeMap::from([
        ("observances", ("person", "Günü")),
        ("student-in-azerbaijani", ("person", "Tələbə")),
        ("application", ("organisation", "TARLA")),
    ]);
    for (name, (kind, words)) in no {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/who")
            .join(name);
        let (timeline, _) = case(&folder);
        let junk = timeline
            .entities
            .iter()
            .find(|e| e.kind.name() == kind && e.name.contains(words));
        assert_eq!(junk.map(|e| &e.name), None, "{name}");
    }
}
