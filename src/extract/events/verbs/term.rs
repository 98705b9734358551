//! Tables of who held an office from when until when: "Eva Lindqvist | 1998–2004" below "Heads of the Fisheries Board".
//!
//! Only rows that hold nothing but a name and years, and only below words that say of what office.

use super::super::lists::List;
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::facts::RoleStatus;
use crate::model::text::fold;
use crate::model::{Edtf, EventMention, Grain, NameKind, Phrase, Status, TokenKind};
use std::ops::Range;

/// The office that a heading lists the holders of, of one of them: "Heads of the Fisheries Board" → "Head of the Fisheries Board".
pub(in crate::extract::events) fn office_of(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    // "List of past presidents of the Club".
    let at = (0..words.len().min(LEADING_WORDS)).find(|&i| singular(words[i]).is_some())?;
    let one = singular(words[at])?;
    let rest = words[at + 1..].join(" ");
    let whole = words.len() - at <= LONGEST_OFFICE && !rest.contains([':', ';', '?', '!']);
    let office = format!("{one} {}", rest.trim_end_matches('.'));
    whole.then(|| office.trim_end().to_owned())
}

/// "List of past presidents".
const LEADING_WORDS: usize = 4;

/// A heading of more words is a sentence.
const LONGEST_OFFICE: usize = 9;

/// "Heads" → "Head", where many hold the office one after the other.
fn singular(word: &str) -> Option<String> {
    let stem = match word.strip_suffix("men") {
        Some(stem) => format!("{stem}man"),
        None => word.strip_suffix('s')?.to_owned(),
    };
    List::Office.has(&fold(&stem)).then_some(stem)
}

impl Told<'_> {
    /// "Director Eva Lund, who took up her post in May" → "Eva Lund took up her post as Director": which post, where one is told.
    pub(super) fn with_the_post(&self, label: String, subject: &Range<usize>) -> String {
        let mut back = label.rsplit(' ');
        let post = back.next().is_some_and(|w| List::Post.has(w));
        let own = matches!(back.next(), Some("his" | "her" | "their"));
        if !(self.english && post && own) {
            return label;
        }
        let holder = self
            .names_in(subject.clone())
            .find(|n| n.kind == NameKind::Person && !n.form.stands_in());
        match holder.map(|n| &n.roles[..]) {
            // "Former director Eva Lund, who took up her post": another one, maybe.
            Some([role])
                if role.status == RoleStatus::Holds
                    && role.role.split(' ').count() <= LONGEST_OFFICE / 2 =>
            {
                format!("{label} as {}", role.role)
            }
            _ => label,
        }
    }

    /// "Eva Moll was keeper of the light from 1917 to 1929": an office, and how long it was held.
    pub(super) fn was_in_office(&self, index: usize) -> Option<Draft> {
        let was = self.words.iter().position(|w| w == "was")?;
        let (time, covered, _) = self.times.iter().find(|(_, covered, t)| {
            let span = matches!(t.edtf, Some(Edtf::Interval(..))) || self.begins_a_span_at(covered);
            span && covered.start > was + 1
        })?;
        let lead = covered.start - usize::from(self.words[covered.start - 1] == "from");
        let person = self.name_indexes_in(0..was).find(|&n| {
            let name = &self.all_names[n as usize];
            name.kind == NameKind::Person && self.covered(name.range).end == was
        });
        let pronoun = was == 1 && matches!(self.words[0].as_str(), "he" | "she");
        let person = match person {
            Some(person) => person,
            None => self.people_meant(&(0..1)).filter(|_| pronoun)?,
        };
        let office = was + 1..lead;
        let one = office
            .clone()
            .any(|i| List::Office.has(&self.words[i]) || List::Holding.has(&self.words[i]));
        let plain = !self.words[office.clone()]
            .iter()
            .any(|w| matches!(w.as_str(), "," | ";" | "and" | "not"));
        let ends = self.words[covered.end..]
            .iter()
            .all(|w| !w.contains(char::is_alphabetic) || w == "to" || w == "until")
            || self
                .times
                .iter()
                .any(|(_, c, _)| c.end + 1 >= self.words.len());
        if !(self.english && one && plain && ends && office.len() <= LONGEST_OFFICE) {
            return None;
        }
        let words = label::phrase(self, office.clone(), true).join(" ");
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(office),
            label: format!(
                "{} was {words}",
                self.shown(&self.all_names[person as usize])
            ),
            concept: Phrase::default(),
            since: None,
            time: Some(*time),
            names: self
                .names
                .iter()
                .copied()
                .chain([person])
                .collect::<std::collections::BTreeSet<u32>>()
                .into_iter()
                .collect(),
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: self.prominence(index) * 0.6,
        };
        Some(Draft::new(event, index, self.sentence.role, u16::MAX))
    }

    /// "from 1917 to 1929": the first of two dates that "to" joins.
    fn begins_a_span_at(&self, covered: &Range<usize>) -> bool {
        let from = covered.start > 0 && self.words[covered.start - 1] == "from";
        let to = self
            .words
            .get(covered.end)
            .is_some_and(|w| matches!(w.as_str(), "to" | "until" | "till"));
        from && to
            && self
                .times
                .iter()
                .any(|(_, c, _)| c.start == covered.end + 1)
    }

    /// A row of such a table.
    pub(super) fn term_of_office(&self, index: usize) -> Option<Draft> {
        let office = self.office.as_ref()?;
        let mut people = self.names.iter().copied().filter(|&n| {
            let name = &self.all_names[n as usize];
            name.kind == NameKind::Person && !name.form.stands_in()
        });
        let (Some(person), None) = (people.next(), people.next()) else {
            return None;
        };
        let name = &self.all_names[person as usize];
        let own = self.covered(name.range);
        let mut depth = 0;
        for i in 0..self.words.len() {
            let word = self.words[i].as_str();
            match word {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            let only = own.contains(&i)
                || self.timed[i]
                || self.dropped[i]
                || depth > 0
                || self.tokens[i].kind != TokenKind::Word
                || List::Introducing.has(word)
                || matches!(word, "present" | "today" | "now" | "date");
            if !only {
                return None;
            }
        }
        let (time, ..) = self.times.iter().find(|(_, _, t)| {
            let year = |e: &Edtf| e.grain() >= Grain::Year && e.bounds().0.is_some();
            t.edtf.as_ref().is_some_and(year)
        })?;
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(own),
            label: label::of_topic(self.shown(name), office),
            concept: Phrase::default(),
            since: None,
            time: Some(*time),
            names: self.names.clone(),
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: self.prominence(index) * 0.6,
        };
        Some(Draft {
            verbless: true,
            ..Draft::new(event, index, self.sentence.role, u16::MAX)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::office_of;

    #[test]
    fn offices_of_headings() {
        let one = |heading| office_of(heading).unwrap_or_default();
        assert_eq!(
            one("Heads of the Fisheries Board"),
            "Head of the Fisheries Board"
        );
        assert_eq!(one("Past Chairmen"), "Chairman");
        assert_eq!(
            one("Directors General of the Harbor Office"),
            "Director General of the Harbor Office"
        );
        assert_eq!(one("Ships of the Harbor Office"), "");
        assert_eq!(one("The mayor speaks"), "");
    }
}
