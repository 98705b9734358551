//! Two dates with one word between them: "in 2011 or 2012", one of the two and nobody says which; "in March and April", both.
//!
//! Says nothing of what happened; the two dates stand in the text as they are, and each is read as both or as the choice.

use super::lists::List;
use crate::model::edtf::{AnyDate, DateSet, Endpoint, Member, Rare};
use crate::model::{Document, Edtf, Reason, Signal, TimeMention};

/// Gives both of two dates with nothing but an "or" between them the choice of the two, and with an "and" the two together.
pub fn choices(times: &mut [TimeMention], doc: &Document) {
    for i in 1..times.len() {
        let (before, rest) = times.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else {
            continue;
        };
        let between = doc
            .text
            .get(first.range.end as usize..second.range.start as usize);
        let word = between.map_or("", |b| if b.contains('\n') { "" } else { b.trim() });
        let or = List::Or.has(word);
        if !(or || List::BothTimes.has(word))
            || first.recurrence.is_some()
            || second.recurrence.is_some()
        {
            continue;
        }
        let (Some(Edtf::Date(one)), Some(Edtf::Date(other))) = (&first.edtf, &second.edtf) else {
            continue;
        };
        let known = one.bounds().is_some() && other.bounds().is_some();
        if !known || one == other || one.grain() != other.grain() {
            continue;
        }
        let bounds = one.bounds().zip(other.bounds());
        let in_order = bounds.is_some_and(|((_, ends), (begins, _))| ends <= begins);
        let follows = bounds.is_some_and(|((_, ends), (begins, _))| ends == begins);
        let plain = first.signal == Signal::At && second.signal == Signal::At;
        if !(or || in_order && plain) {
            continue;
        }
        let member = |date| Member::One(AnyDate::Plain(date));
        let both = Edtf::Rare(Box::new(Rare::Set(DateSet {
            is_choice: or,
            members: vec![member(*one), member(*other)],
        })));
        // "In March and April": two months that are one time.
        let both = match follows && !or {
            true => Edtf::Interval(Endpoint::Date(*one), Endpoint::Date(*other)),
            false => both,
        };
        let why = Reason::new(
            match or {
                true => "The text leaves open which of two dates it was.",
                false => "The text names two dates, and it was on both.",
            }
            .to_owned(),
        );
        for time in [first, second] {
            time.edtf = Some(both.clone());
            time.why.push(why.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_of_two() {
        let when = |text: &str| -> Vec<String> {
            let doc = crate::read::from_text("t.txt", text, None);
            let seg = crate::segment::segment(&doc);
            let rules = crate::extract::Rules::builtin();
            let facts = crate::extract::extract(&doc, &seg, rules, &Default::default());
            let edtf = |e: &crate::model::EventMention| facts.times[e.time? as usize].edtf.clone();
            let shown = facts.events.iter().filter_map(edtf);
            shown.map(|e| e.to_string()).collect()
        };
        assert_eq!(
            when("The roof was repaired in 1911 or 1912."),
            ["[1911,1912]"]
        );
        assert_eq!(
            when("The roof was repaired in 1911 or soon after the flood of 1912."),
            ["1911", "1912"]
        );
        assert_eq!(
            when("The roof was repaired in 1911 and the mill sold in 1912."),
            ["1911", "1912"]
        );
        assert_eq!(
            when("The roof was repaired on 3 May 1911 or in 1912."),
            ["1911-05-03"]
        );
        // Both, as one time where the one follows on the other.
        assert_eq!(
            when("The roof was repaired in March and April 1911."),
            ["1911-03/1911-04"]
        );
        assert_eq!(
            when("The men were heard on 2 May 1911 and 9 June 1911."),
            ["{1911-05-02,1911-06-09}"]
        );
        assert_eq!(
            when("The roof was repaired in 1911 and, in 1915, burned."),
            ["1911", "1915"]
        );
    }
}
