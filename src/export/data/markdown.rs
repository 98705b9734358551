//! A report to read: events by year with their evidence, and how each date is known.

use super::{Told, edtf, first_day, known, one_line, other_dates, word};
use crate::model::words::{edtf_words, when_words, year_name};
use crate::model::{EntityKind, Event, Status};
use std::fmt::Write;

pub(super) fn report(told: &Told<'_>) -> String {
    let timeline = told.timeline;
    let title = if told.title.is_empty() {
        "Timeline"
    } else {
        told.title
    };
    let mut out = format!("# {}\n\n", text(title));
    let agreed = timeline.events.iter().filter(|e| is_agreed(e)).count();
    let _ = writeln!(
        out,
        "{} from {}. {} confirmed, dated or added by a person; the others are as they were found.\n",
        count(timeline.events.len(), "event", "events"),
        count(timeline.documents.len(), "document", "documents"),
        match agreed {
            0 => "None was".to_owned(),
            1 => "One was".to_owned(),
            n => format!("{n} were"),
        }
    );
    let mut head = None;
    for event in &timeline.events {
        let year = match (event.when.earliest, event.when.latest) {
            (Some(from), _) => year_name(first_day(from).0),
            (None, Some(_)) => "Begin not known".to_owned(),
            (None, None) => "Without a date".to_owned(),
        };
        if head.as_ref() != Some(&year) {
            let _ = writeln!(out, "## {year}\n");
            head = Some(year);
        }
        entry(&mut out, event, told);
    }
    disagreements(&mut out, told);
    documents(&mut out, told);
    out
}

fn is_agreed(event: &Event) -> bool {
    let user = &event.user;
    user.confirmed || user.dated || user.by_hand.is_some()
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

fn entry(out: &mut String, event: &Event, told: &Told<'_>) {
    let _ = writeln!(out, "### {}\n", text(&event.label));
    let status = match event.status {
        Status::Planned => ", planned",
        Status::Cancelled => ", cancelled",
        Status::Happened | Status::Recurring => "",
    };
    let edtf = edtf(&event.when);
    let edtf = if edtf.is_empty() {
        String::new()
    } else {
        format!(" · `{edtf}`")
    };
    let _ = writeln!(
        out,
        "**{}**{status}{edtf} · {}\n",
        text(&capitalized(&when_words(&event.when))),
        text(known(event))
    );
    for claim in &event.claims {
        let _ = writeln!(
            out,
            "> {}\n>\n> — {}\n",
            text(&format!("“{}”", one_line(&claim.quote))),
            text(&told.place(claim))
        );
    }
    for (name, kind) in [
        ("People", EntityKind::Person),
        ("Organisations", EntityKind::Organisation),
        ("Projects", EntityKind::Project),
        ("Places", EntityKind::Place),
    ] {
        let names = told.names(event, kind);
        if !names.is_empty() {
            let _ = writeln!(out, "- {name}: {}", text(&names.join(", ")));
        }
    }
    for reason in &event.when.why {
        let _ = writeln!(out, "- How this is known: {}", text(&reason.text));
    }
    if let Some(others) = other_dates(event) {
        let _ = writeln!(out, "- {}", text(&others));
    }
    if !event.user.tags.is_empty() {
        let _ = writeln!(out, "- Tags: {}", text(&event.user.tags.join(", ")));
    }
    if !event.user.note.is_empty() {
        let _ = writeln!(out, "- Note: {}", text(&one_line(&event.user.note)));
    }
    let _ = writeln!(out, "- {}\n", word(event));
}

fn disagreements(out: &mut String, told: &Told<'_>) {
    let disputed: Vec<&Event> = told
        .timeline
        .events
        .iter()
        .filter(|e| e.is_disputed() && !e.was_moved())
        .collect();
    if disputed.is_empty() {
        return;
    }
    out.push_str("## Where sources disagree\n\n");
    for event in disputed {
        let _ = writeln!(out, "### {}\n", text(&event.label));
        for reading in &event.readings {
            let who = reading
                .claims
                .iter()
                .filter_map(|c| event.claims.get(*c as usize));
            let who: Vec<String> = who
                .map(|c| format!("“{}” ({})", one_line(&c.quote), told.place(c)))
                .collect();
            let _ = writeln!(
                out,
                "- **{}**: {}",
                text(&capitalized(&edtf_words(&reading.edtf))),
                text(&who.join("; "))
            );
        }
        out.push('\n');
    }
}

fn documents(out: &mut String, told: &Told<'_>) {
    if told.timeline.documents.is_empty() {
        return;
    }
    out.push_str("## Documents\n\n");
    for doc in &told.timeline.documents {
        let title = doc
            .title
            .as_deref()
            .map(|t| format!("{} — ", text(&one_line(t))));
        let dated = doc.published.as_ref().map(|p| {
            let date = crate::model::words::date_words(p.date);
            format!(
                ", {} (dated by {})",
                text(&date),
                super::rows::dated_by(p.source)
            )
        });
        let _ = writeln!(
            out,
            "- {}{}{}",
            title.unwrap_or_default(),
            text(doc.id.as_str()),
            dated.unwrap_or_default()
        );
    }
}

/// Nothing a document says is taken for a mark of Markdown, or for HTML.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut is_start = true;
    let mut after_digits = false;
    for c in words.chars() {
        let marks = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => true,
            '+' | '-' => is_start,
            // "1." at a line's start would begin a list.
            '.' | ')' => after_digits,
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        match c {
            '\n' | '\r' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        after_digits = c.is_ascii_digit() && (is_start || after_digits);
        is_start &= c.is_whitespace();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_documents_are_no_marks() {
        for (words, written) in [
            ("1. Opening", "1\\. Opening"),
            ("- item", "\\- item"),
            ("a - b", "a - b"),
            ("<b>#1*</b>", "\\<b\\>\\#1\\*\\</b\\>"),
            ("in 2019. Then", "in 2019. Then"),
        ] {
            assert_eq!(text(words), written);
        }
    }
}
