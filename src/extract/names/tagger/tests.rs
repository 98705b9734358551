//! What the model finds in sentences written for it, what it must not, and that learning is the same every time.

use super::super::forms::Forms;
use super::super::words::meet;
use super::super::{NameRules, names};
use super::train::Course;
use super::*;
use crate::model::{NameMention, TextRange};
use proptest::prelude::*;
use std::sync::OnceLock;

fn rules() -> &'static NameRules {
    static RULES: OnceLock<NameRules> = OnceLock::new();
    RULES.get_or_init(NameRules::builtin)
}

fn found(text: &str, rules: &NameRules) -> Vec<NameMention> {
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment_in(&doc, LANGUAGE);
    names(&doc, &seg, &[], rules)
}

/// "kind name" for each name, in text order.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let got: Vec<String> = found(text, rules())
        .iter()
        .map(|n| format!("{} {}", n.kind.name(), n.name))
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn the_shipped_model_loads() {
    assert!(Model::parse(SHIPPED).is_some());
    assert!(SHIPPED.len() < 5_000_000, "{} bytes", SHIPPED.len());
    assert!(Tagger::builtin(&Lexicon::builtin()).is_some());
}

#[test]
fn people_no_list_knows() {
    check(
        "Yesterday Tvorimka Belloqui told reporters that the dam was safe.",
        &["person Tvorimka Belloqui"],
    );
    // The same words where a thing stands.
    check("The repairs were slow and the dam was not safe.", &[]);
}

#[test]
fn bodies_without_a_head_word() {
    check(
        "Zentaro said it would cut jobs after the regulator fined Zentaro in March.",
        &["organisation Zentaro", "organisation Zentaro"],
    );
    check(
        "The firm said it would cut jobs after the regulator fined it in March.",
        &[],
    );
}

#[test]
fn parts_of_a_name_are_the_same_as_by_rule() {
    let text =
        "Dr. Quelima Ostrobey, chief executive of Zentaro, opened the fair. Later Ostrobey left.";
    let names = found(text, rules());
    let first = names.iter().find(|n| n.name == "Quelima Ostrobey");
    let first = first.expect("a person with a role");
    assert_eq!(first.honorific.as_deref(), Some("Dr."));
    assert_eq!(first.roles.len(), 1);
    assert_eq!(first.roles[0].role, "chief executive");
    let short = names.iter().find(|n| n.name == "Ostrobey");
    assert!(short.is_some_and(|n| n.refers_to.is_some()), "{names:#?}");
    assert!(names.iter().all(|n| (0.0..=1.0).contains(&n.sure)));
}

#[test]
fn one_name_is_one_kind_in_a_document() {
    let text =
        "Mr Velbuta spoke first. Velbuta said the road was closed. Near Velbuta stood his brother.";
    let kinds: Vec<_> = found(text, rules())
        .iter()
        .filter(|n| n.name == "Velbuta")
        .map(|n| n.kind)
        .collect();
    assert_eq!(kinds, [NameKind::Person; 3]);
}

/// A few sentences with their names between brackets: p person, o organisation, l place.
fn lessons() -> Vec<(String, Vec<(TextRange, NameKind)>)> {
    [
        "[p Orla Mbeki] met [p Tove Quant] in [l Harnow] on Monday.",
        "The [o Harnow Council] said [p Mbeki] was late.",
        "Nobody in [l Harnow] knows [o Zentaro].",
        "On Monday the weather was fine.",
    ]
    .iter()
    .map(|line| {
        let (mut text, mut names) = (String::new(), Vec::new());
        for (n, part) in line.split(['[', ']']).enumerate() {
            let begin = text.len();
            match (n % 2 == 1).then(|| part.split_once(' ')).flatten() {
                None => text.push_str(part),
                Some((kind, name)) => {
                    text.push_str(name);
                    let kind = match kind {
                        "p" => NameKind::Person,
                        "o" => NameKind::Organisation,
                        _ => NameKind::Place,
                    };
                    names.push((TextRange::new(begin, text.len()), kind));
                }
            }
        }
        (text, names)
    })
    .collect()
}

fn learned() -> Vec<u8> {
    let rules = NameRules::with_model(&[]);
    let mut course = Course::new(&rules);
    for round in 0..8 {
        for (text, names) in lessons() {
            let doc = crate::read::from_text(&format!("{round}"), &text, None);
            let seg = crate::segment::segment_in(&doc, LANGUAGE);
            course.add(&doc, &seg, &names, 1.0);
        }
    }
    course.train()
}

#[test]
fn learning_twice_gives_the_same_bytes() {
    let first = learned();
    assert_eq!(first, learned());
    // And something was learned.
    let rules = NameRules::with_model(&first);
    let got: Vec<_> = found("Tove Quant met Orla Mbeki in Harnow on Monday.", &rules)
        .iter()
        .map(|n| (n.name.to_string(), n.kind))
        .collect();
    assert!(
        got.contains(&("Harnow".to_owned(), NameKind::Place)),
        "{got:?}"
    );
}

#[test]
fn other_languages_keep_the_rules() {
    let text = "Le président a rencontré Tvorimka Belloqui lundi à la mairie.";
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment_in(&doc, "fr");
    let by_model = names(&doc, &seg, &[], rules());
    assert!(by_model.iter().all(|n| n.rule != "trained model"));
    assert_eq!(
        by_model,
        names(&doc, &seg, &[], &NameRules::with_model(&[]))
    );
}

#[test]
fn time_grows_with_the_text_only() {
    let time = |n: usize| {
        let text = "Orla Mbeki of Zentaro (ZNT) met ALL THE MEN AND WOMEN of New Harnow ".repeat(n);
        let begin = std::time::Instant::now();
        found(&text, rules());
        begin.elapsed().as_secs_f64()
    };
    time(10);
    let (small, large) = (time(50), time(400));
    // Eight times the text; quadratic would be sixty-four.
    assert!(large < 30.0 * small.max(0.005), "{small} {large}");
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,120}|([A-Z][a-z]{0,5}[ .,'’()-]{1,2}){0,40}|[\\x00-\\u{2ff}\\u{200b}\\u{feff}İẞǅ]{0,60}") {
        for n in found(&text, rules()) {
            let range = n.range.usize();
            prop_assert!(range.start < range.end && text.get(range).is_some());
        }
    }
}

#[test]
fn what_the_rules_read_on_belongs_to_the_name() {
    // A son is another than his father.
    check(
        "Walter Stannard Jr. opened the loom hall.",
        &["person Walter Stannard Jr."],
    );
    // A board is another than its institute.
    check(
        "The Board of the Institute for Heath and Moorland had voted.",
        &["organisation Board of the Institute for Heath and Moorland"],
    );
    check(
        "The sign of the Institute for Heath and Moorland had fallen.",
        &["organisation Institute for Heath and Moorland"],
    );
}

/// What is read from tables and sums kept is what adding up all features one by one gives.
fn same_by_sums(text: &str) {
    use super::page::{Album, Page};
    use super::sums::{Kept, Reader};
    let lex = Lexicon::builtin();
    let tagger = Tagger::builtin(&lex).expect("the shipped model");
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment_in(&doc, LANGUAGE);
    let (mut forms, mut album, mut kept) = (Forms::default(), Album::default(), Kept::default());
    // The second time all is known already.
    for _ in 0..2 {
        forms.begin();
        let met = meet(&doc, &seg, &lex, &mut forms);
        let words = Words::of(&doc, &seg, &lex, &forms, &met);
        let mut drafts = Drafts::new(words.list.len());
        super::super::by_rules(&words, LANGUAGE, &lex, &mut drafts);
        let page = Page::of(&words, &drafts, &tagger.known, &mut album);
        assert!(!page.stretches.is_empty());
        let mut reader = Reader::of(&tagger.model, &tagger.tables, &mut kept);
        for &(from, to) in &page.stretches {
            reader.begin(&page, (from, to));
            for i in from..to {
                let mut sum = [0; labels::LANES];
                page.features(i, &mut |f| tagger.model.add(f, &mut sum));
                let read = reader.read(&page, i);
                assert_eq!(
                    read[..labels::N_LABELS],
                    sum[..labels::N_LABELS],
                    "{}",
                    words.list[i].text
                );
            }
        }
    }
}

#[test]
fn sums_kept_are_sums_of_features() {
    for text in [
        "Quelima Ostrobey, chief executive of Zentaro Holdings, told the Harnow Gazette on Tuesday that Zentaro was safe.",
        "The Ministry of Transport (MT) and the “Clean Wells” project. Mr. O’Brien’s house; THE END OF 1999",
        "A. B. Tolmer met Tolmer, and tolmer is no word. ’Tis the Workers’ Union’s.",
    ] {
        same_by_sums(text);
    }
}
