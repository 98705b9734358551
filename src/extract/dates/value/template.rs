//! A rule's value as it stands in its file, "date y=$year m=$month d=$day", parsed.
//!
//! Filling it with what was captured is [`super::fill`]'s business.

use super::super::lexicon::{NameId, Names};
use super::NOTHING;

/// "date y=$year m=$month d=$day", parsed.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) op: Op,
    /// By [`packed`] key.
    pub(super) args: Vec<(u64, Arg)>,
    /// One bit for some of the keys there are: what is not here is asked for most.
    pub(super) some: u64,
    /// Its month is a name, or a number with its sign; one that is only a number is kept in a slot `m`.
    pub(super) named_month: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Date,
    Shift,
    Near,
    Of,
    With,
    Time,
    Duration,
    Set,
    Ref,
    Range,
    Days,
    Years,
    Is,
    /// Words that look like a date and are none: they are taken out of the text for all other rules.
    Nothing,
    Count,
}

#[derive(Clone, Debug)]
pub(super) enum Arg {
    Slot(NameId),
    Minus(NameId),
    Int(i32),
    Word(String),
}

const OPS: &[(&str, Op)] = &[
    ("date", Op::Date),
    ("shift", Op::Shift),
    ("near", Op::Near),
    ("of", Op::Of),
    ("with", Op::With),
    ("time", Op::Time),
    ("duration", Op::Duration),
    ("set", Op::Set),
    ("ref", Op::Ref),
    ("range", Op::Range),
    ("days", Op::Days),
    ("years", Op::Years),
    ("is", Op::Is),
    (NOTHING, Op::Nothing),
    ("count", Op::Count),
];

const KEYS: &[&str] = &[
    "y", "yy", "decade", "century", "bc", "m", "d", "d2", "q", "half", "season", "wd", "we",
    "holiday", "a", "b", "n", "n2", "u", "u2", "to", "side", "base", "mod", "part", "h", "min",
    "sec", "pm", "times", "on", "v", "some", "clock", "cal", "era", "as", "late", "listed", "like",
    "zone", "hm", "early", "over", "next", "yh", "yl", "bare", "pair", "nth",
];

/// A key of at most eight letters as one number, which is compared faster than its letters.
#[inline(always)]
pub(super) const fn packed(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let mut out = 0;
    let mut at = 0;
    while at < bytes.len() {
        out = out << 8 | bytes[at] as u64;
        at += 1;
    }
    out
}

/// One of 64 bits for a packed key, by Fibonacci hashing.
#[inline(always)]
pub(super) const fn bit(key: u64) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

impl Template {
    pub fn parse(text: &str, names: &mut Names) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let name = words.next().unwrap_or("");
        let op = OPS
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, op)| *op)
            .ok_or_else(|| format!("the value begins with an unknown word “{name}”"))?;
        let mut args = Vec::new();
        for word in words {
            let (key, arg) = word
                .split_once('=')
                .ok_or_else(|| format!("“{word}” lacks its “=”"))?;
            let key = KEYS
                .iter()
                .find(|k| **k == key)
                .ok_or_else(|| format!("unknown key “{key}”"))?;
            let arg = if let Some(slot) = arg.strip_prefix('$') {
                Arg::Slot(names.id(slot))
            } else if let Some(slot) = arg.strip_prefix("-$") {
                Arg::Minus(names.id(slot))
            } else if let Ok(n) = arg.parse() {
                Arg::Int(n)
            } else {
                Arg::Word(arg.to_string())
            };
            args.push((packed(key), arg));
        }
        let some = args.iter().fold(0, |all, (key, _)| all | bit(*key));
        let number = names.id("m");
        let month = |(key, arg): &(u64, Arg)| {
            *key == packed("m") && matches!(arg, Arg::Slot(slot) if *slot != number)
        };
        let named_month = args.iter().any(month);
        Ok(Self {
            op,
            args,
            some,
            named_month,
        })
    }
}
