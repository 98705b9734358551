//! Which sentence of a document tells what its headline tells, so that the two are one.
//!
//! A headline says no date of its own most of the time: it gets none here; the telling it joins has it.

use super::Draft;
use crate::model::text::fold;
use crate::model::{Document, NameKind, NameMention, Segmented, SentenceRole, Status};

/// The telling of a headline's happening below it: the same kind of happening to the same things, or nearly the same words.
///
/// Of several the one that shares most, and of those the first.
pub(super) fn told_below(
    headline: &Draft,
    drafts: &[Draft],
    names: &[NameMention],
) -> Option<usize> {
    let own = &headline.said;
    let fits = |(i, draft): (usize, &Draft)| {
        let body = !matches!(draft.role, SentenceRole::Title) && !draft.background && !draft.spoken;
        let dates = headline.event.time.is_none() || headline.event.time == draft.event.time;
        let status = headline.event.status == draft.event.status
            || headline.event.status == Status::Happened && headline.verbless_status();
        // "which had supplied the town since 1924": looked back on, and no news.
        let looks_back = draft.perfect && draft.concept != headline.concept;
        if !(body && dates && status) || looks_back {
            return None;
        }
        let shared = own.iter().filter(|w| draft.said.contains(*w)).count();
        let same_kind = headline.concept != u16::MAX && headline.concept == draft.concept
            || !headline.deed.is_empty() && draft.said.contains(&headline.deed);
        let enough = if same_kind {
            shared >= SHARED_OF_A_KIND.min(own.len())
        } else {
            shared >= SHARED_OTHERWISE
                && shared * 2 > own.len()
                && shares_more_than_names(headline, draft, names)
        };
        enough.then_some((shared * 2 + usize::from(same_kind), std::cmp::Reverse(i)))
    };
    let best = drafts.iter().enumerate().filter_map(fits).max()?;
    Some(best.1.0)
}

/// "The Union opens its books" above "Eva Lund was appointed treasurer of the Union": the same name is not yet the same news.
pub(super) fn shares_more_than_names(
    headline: &Draft,
    draft: &Draft,
    names: &[NameMention],
) -> bool {
    let named = named(headline, names);
    let more = |w: &String| !named.contains(w) && draft.said.contains(w);
    headline.said.iter().any(more)
}

/// "Statement by the Company", "The Commission meets in Dorna" say who and what kind of thing, and leave the news to the text.
pub(super) fn says_things(headline: &Draft, names: &[NameMention]) -> bool {
    let named = named(headline, names);
    let thing = |w: &String| !named.contains(w) && *w != headline.deed;
    headline.said.iter().any(thing)
}

/// The stems of the names of who takes part and where. A convention, a project or a day of its own is what it is about.
fn named(headline: &Draft, names: &[NameMention]) -> Vec<String> {
    let all = headline.event.names.iter().map(|n| &names[*n as usize]);
    let who = all.filter(|name| {
        matches!(
            name.kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        )
    });
    who.flat_map(|name| stems(&name.name)).collect()
}

/// Words shared beside the kind of happening, and without it.
const SHARED_OF_A_KIND: usize = 2;
const SHARED_OTHERWISE: usize = 3;

impl Draft {
    /// "The siege of the castle": a noun does not say whether it is over.
    fn verbless_status(&self) -> bool {
        self.by_noun
    }
}

/// "EMBASSY OF NORWAY", "Press release No. 12" and then what happened: below the head of a paper the first line that tells something is its
/// headline.
pub(super) fn find_below_the_head(drafts: &mut [Draft]) {
    if drafts.iter().any(|d| d.role == SentenceRole::Title) {
        return;
    }
    let lead = drafts.iter().filter(|d| d.role == SentenceRole::Lead);
    let Some(lead) = lead.map(|d| d.sentence).min() else {
        return;
    };
    let line = |d: &&mut Draft| {
        let head = matches!(d.role, SentenceRole::HeadLine | SentenceRole::Heading);
        head && d.sentence < lead && !d.by_noun
    };
    if let Some(first) = drafts.iter_mut().filter(line).min_by_key(|d| d.sentence)
        && first.event.time.is_none()
    {
        first.role = SentenceRole::Title;
    }
}

/// Gives each draft the stems of what its own sentence says of it, for comparing.
pub(super) fn give_words(drafts: &mut [Draft], doc: &Document, seg: &Segmented) {
    let has_headline = drafts.iter().any(|d| d.role == SentenceRole::Title);
    if !has_headline {
        return;
    }
    for draft in drafts {
        let trigger = draft.event.trigger.of(&doc.text);
        draft.deed = stem(&fold(trigger));
        let mut words = stems(&draft.event.label);
        // What was told is also in the words that the label had no room for, up to a dozen behind the verb.
        if draft.role != SentenceRole::Title
            && let Some(sentence) = seg.sentences.get(draft.sentence)
        {
            let from = draft.event.trigger.end as usize;
            let to = sentence.range.end as usize;
            let rest = doc.text.get(from..to.max(from)).unwrap_or("");
            let near: Vec<&str> = rest.split_whitespace().take(WORDS_BEHIND).collect();
            words.extend(stems(&near.join(" ")));
        }
        words.sort_unstable();
        words.dedup();
        draft.said = words;
    }
}

const WORDS_BEHIND: usize = 12;

fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(' ')
        .filter(|w| w.chars().count() > 3 || w.starts_with(|c: char| c.is_ascii_digit()))
        .map(stem)
        .collect()
}

/// Without the endings that a headline and its text differ in: "recalls", "recalled", "lamps".
fn stem(word: &str) -> String {
    let word = word.split(' ').next().unwrap_or("");
    for ending in ["ing", "ed", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn endings_of_headlines_and_texts() {
        for (a, b) in [
            ("recalls", "recalled"),
            ("lamp", "lamps"),
            ("unveiling", "unveils"),
            ("close", "closed"),
        ] {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("lamp"), stem("lump"));
        assert_eq!(stem("red"), "red");
    }
}
