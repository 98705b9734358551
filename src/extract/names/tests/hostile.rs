//! Texts made to be slow or to break something: the time grows with the text only, and nothing breaks.
//!
//! How long they take in a shipped program is in BENCHMARKS.md (`cargo bench --bench names`).

use super::shapes::SHAPES;
use super::*;
use crate::extract::Rules;
use std::time::Instant;

/// Seconds this thread has worked, where the system says so: what else the machine does is none of the text's.
fn worked(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |n| n / 1e9)
}

/// Seconds for finding the names, the shorter of two runs.
fn secs(text: &str) -> f64 {
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment_in(&doc, "en");
    let rules = Rules::builtin();
    let times = crate::extract::dates::dates(&doc, &seg, &rules.dates, &Default::default()).times;
    let once = || {
        let begin = Instant::now();
        let before = worked(begin);
        names(&doc, &seg, &times, &rules.names);
        worked(begin) - before
    };
    once().min(once())
}

#[test]
fn time_grows_with_the_text_only_whatever_its_shape() {
    for (name, make) in SHAPES {
        let (small, large) = (make(12_000), make(96_000));
        let (a, b) = (secs(&small), secs(&large));
        // Eight times the text; quadratic would be sixty-four.
        assert!(b < 24.0 * a.max(0.004), "{name}: {a} s, then {b} s");
    }
}

/// All of a document's names are in order, in it and refer to each other only.
fn sound(text: &str, lang: &'static str) -> Result<(), TestCaseError> {
    let rules = Rules::builtin();
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment_in(&doc, lang);
    let times = crate::extract::dates::dates(&doc, &seg, &rules.dates, &Default::default()).times;
    let found = names(&doc, &seg, &times, &rules.names);
    for (i, n) in found.iter().enumerate() {
        let range = n.range.usize();
        prop_assert!(range.start < range.end && doc.text.get(range).is_some());
        prop_assert!(i == 0 || found[i - 1].range.start <= n.range.start);
        prop_assert!(
            n.refers_to
                .is_none_or(|r| (r as usize) < found.len() && r as usize != i)
        );
        prop_assert!(n.ties.iter().all(|t| (t.to as usize) < found.len()));
        for part in n
            .roles
            .iter()
            .map(|r| r.range)
            .chain(n.said.iter().copied())
        {
            prop_assert!(doc.text.get(part.usize()).is_some());
        }
    }
    // The same again, at a desk where the document has lain before.
    prop_assert_eq!(found, names(&doc, &seg, &times, &rules.names));
    Ok(())
}

/// Words that some rule asks for, so that odd text gets further into the rules than letters thrown at random.
const WORDS: &str = "Mr\\.|Dr|the|of|and|,|\\.|\\(|\\)|“|”|\"|«|»|’s|-|–|:|Service|Council|Ministry|State|Republic|IOM|UN|114th|session|project|film\
    |director|Director General|chief|mayor|said|told|who|he|her|Jr\\.|aged 41|née|formerly|succeeded by|took office|since 2010|in May\
    |run by|funded|Baku|Lake|Orla|Tolmer|TOLMER|von|al-|II rank|День|служба|Министерство|Xidmətində|Günü|\n\n|é|İ|ß|\u{301}|\u{200d}|\u{feff}|𝒜|１|Ⅷ|ﬁ";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_text_breaks_anything(
        text in proptest::string::string_regex(&format!("(?s)(({WORDS}) ?|[A-Z][a-z]{{1,5}} |\\PC|.){{0,50}}")).expect("a pattern"),
        lang in prop::sample::select(vec!["en", "az", "tr", "ru", "fr", "de", "und"]),
    ) {
        sound(&text, lang)?;
    }

    #[test]
    fn no_string_breaks_anything(text in any::<String>(), lang in prop::sample::select(vec!["en", "az", "fr"])) {
        sound(&text, lang)?;
    }
}
