//! What an event's date becomes when the user sets it: the word of the user, with what the documents say beside it.

use crate::model::edtf::{End, Rare};
use crate::model::{Anchor, Certainty, Edtf, Event, Meaning, Reason, TextRange, When};

pub(super) fn set_date(event: &Event, date: &Edtf) -> When {
    let mut why = vec![Reason::new("You set this date.")];
    for claim in &event.claims {
        if let (Some(edtf), Some(time)) = (&claim.edtf, claim.time)
            && **edtf != *date
        {
            why.push(Reason::quoting(
                format!("The document gives {}.", **edtf),
                Anchor {
                    doc: claim.doc.clone(),
                    range: time,
                    quote: quote_within(claim.range, &claim.quote, time),
                },
            ));
        }
    }
    // It stands as firm as a stated one; that it is the user's own, the event's mark says.
    let mut when = When::of(date.clone(), Certainty::Stated, why);
    // One of several days is some time within them.
    let is_choice = matches!(date, Edtf::Rare(r) if matches!(&**r, Rare::Set(s) if s.is_choice));
    if when.span().is_none() || is_choice {
        when.certainty = Certainty::Bounded;
    }
    when.meaning = match (&event.when.meaning, date.ends()) {
        // "Since 1999" is said of what comes again; one day is said of one time.
        (Meaning::Recurs(rule), Some(_)) => Meaning::Recurs(rule.clone()),
        // That it ended is known where the end's own date is not.
        (_, Some((End::Date(_), End::Date(_) | End::Unknown))) => Meaning::Lasted,
        (_, Some((End::Unknown, End::Date(_)))) => Meaning::Lasted,
        (_, Some(_)) => event.when.meaning.clone(),
        (_, None) => Meaning::Point,
    };
    when
}

/// The words of `part`, where it stands inside the quoted `whole`.
fn quote_within(whole: TextRange, quote: &str, part: TextRange) -> String {
    let words = (|| {
        let start = part.start.checked_sub(whole.start)? as usize;
        quote.get(start..start + part.len())
    })();
    words.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventData, EventId, Grain, Recurrence};

    #[test]
    fn one_day_of_what_comes_again_is_one_time_and_since_is_all_of_them() {
        let mut event = Event::new(EventData::called(EventId(1), "", When::unknown()));
        event.when.meaning = Meaning::Recurs(Recurrence::every(Grain::Year).into());
        let meaning = |date: &str| set_date(&event, &date.parse().expect("a date")).meaning;
        assert_eq!(meaning("1999-05-04"), Meaning::Point);
        assert_eq!(meaning("1999/.."), event.when.meaning);
    }
}
