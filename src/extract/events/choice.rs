//! "In 2011 or 2012": one of two dates, and nobody says which.
//!
//! Says nothing of what happened; the two dates stand in the text as they are, and each is read as the choice.

use super::lists::List;
use crate::model::edtf::{AnyDate, DateSet, Member, Rare};
use crate::model::{Document, Edtf, Reason, TimeMention};

/// Gives both of two dates with nothing but an "or" between them the choice of the two.
pub fn choices(times: &mut [TimeMention], doc: &Document) {
    for i in 1..times.len() {
        let (before, rest) = times.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else {
            continue;
        };
        let between = doc
            .text
            .get(first.range.end as usize..second.range.start as usize);
        let joined = between.is_some_and(|b| List::Or.has(b.trim()) && !b.contains('\n'));
        if !joined || first.recurrence.is_some() || second.recurrence.is_some() {
            continue;
        }
        let (Some(Edtf::Date(one)), Some(Edtf::Date(other))) = (&first.edtf, &second.edtf) else {
            continue;
        };
        let known = one.bounds().is_some() && other.bounds().is_some();
        if !known || one == other || one.grain() != other.grain() {
            continue;
        }
        let member = |date| Member::One(AnyDate::Plain(date));
        let choice = Edtf::Rare(Box::new(Rare::Set(DateSet {
            is_choice: true,
            members: vec![member(*one), member(*other)],
        })));
        let why = Reason::new("The text leaves open which of two dates it was.".to_owned());
        for time in [first, second] {
            time.edtf = Some(choice.clone());
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
    }
}
