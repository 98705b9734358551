//! `dateline rules`, and the rules of a user's own that other commands are given.

use super::args::{BesidesArgs, CheckArgs, DocArgs, OutsideArgs, OwnRulesArgs};
use super::print;
use crate::engine::{self, Cache, Counted, Options, Outside};
use std::fmt::Write;

/// Options with the rules given; `Err` where a file cannot be read.
pub(super) fn options(args: &OwnRulesArgs) -> Result<Options, String> {
    Ok(Options {
        rules: engine::own_rules(&args.rules)?,
        ..Options::default()
    })
}

/// The same with what may be used besides the documents.
pub(super) fn options_with(args: &OwnRulesArgs, besides: &BesidesArgs) -> Result<Options, String> {
    Ok(Options {
        rules: engine::own_rules(&args.rules)?,
        cache: match besides.cache.no_cache {
            true => Cache::none(),
            false => Cache::usual(),
        },
        ..options_outside(&besides.outside)?
    })
}

/// Only what may be used besides the documents.
pub(super) fn options_outside(outside: &OutsideArgs) -> Result<Options, String> {
    Ok(Options {
        outside: Outside {
            left_out: outside.no_chronology,
            files: engine::own_chronology(&outside.chronology)?,
        },
        ..Options::default()
    })
}

pub(super) fn check(args: &CheckArgs) -> Result<(), String> {
    let found = engine::check_rules(&args.paths)?;
    let mut out = String::new();
    for problem in &found.problems {
        let _ = writeln!(out, "{problem}");
    }
    for failure in &found.checked.failures {
        let _ = writeln!(out, "{}", failure.line());
    }
    let mut all = Counted::default();
    for counted in &found.checked.counts {
        let _ = writeln!(out, "{}", summary(&counted.lang, counted));
        all.rules += counted.rules;
        all.yes += counted.yes;
        all.no += counted.no;
        all.failed += counted.failed;
    }
    if found.checked.counts.len() != 1 {
        let _ = writeln!(out, "{}", summary("all", &all));
    }
    print(&out)?;
    match (found.problems.len(), all.failed) {
        (0, 0) => Ok(()),
        (0, n) => Err(format!(
            "{} not kept",
            count(n, "example is", "examples are")
        )),
        (n, 0) => Err(format!("{} not be used", count(n, "rule can", "rules can"))),
        (n, m) => Err(format!(
            "{} not be used and {} not kept",
            count(n, "rule can", "rules can"),
            count(m, "example is", "examples are")
        )),
    }
}

/// "en: 131 rules, 402 yes, 318 no, all kept"
fn summary(name: &str, counted: &Counted) -> String {
    let Counted {
        lang: _,
        rules,
        yes,
        no,
        failed,
    } = counted;
    let kept = match failed {
        0 => "all kept".to_owned(),
        n => format!("{n} not kept"),
    };
    format!(
        "{name}: {}, {yes} yes, {no} no, {kept}",
        count(*rules, "rule", "rules")
    )
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

pub(super) fn doc(args: &DocArgs) -> Result<(), String> {
    print(&engine::rules_page(args.folder.as_deref())?)
}
