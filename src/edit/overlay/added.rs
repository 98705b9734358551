//! Events that the user adds: what is typed, and whoever is named in the words that say so.

use super::dated::set_date;
use super::{Over, Said};
use crate::model::timeline::{UserMark, UserSaid};
use crate::model::{
    Anchor, Claim, DocId, Edtf, EntityKind, Event, EventData, EventId, Meaning, Recurrence, Status,
    TextRange, When,
};

/// What somebody took the trouble to add matters: more than most that was found, less than what many tell.
const BY_HAND: f32 = 0.8;

impl Over<'_> {
    pub(super) fn add(
        &mut self,
        key: &str,
        label: &str,
        (date, every): (Option<&Edtf>, Option<&Recurrence>),
        says: Option<&Anchor>,
        said: Said<'_>,
    ) {
        let claim = says.and_then(|anchor| {
            let found = self.place(anchor, None, said)?;
            Some(Claim {
                doc: found.doc,
                range: found.range,
                trigger: None,
                quote: anchor.quote.as_str().into(),
                edtf: None,
                time: None,
            })
        });
        let id = EventId::of(&["by hand", key]);
        if self.events.iter().any(|e| e.id == id) {
            return;
        }
        let mut event = Event::new(EventData {
            claims: claim.into_iter().collect(),
            importance: BY_HAND,
            user: UserMark::of(UserSaid {
                by_hand: Some(key.to_owned()),
                ..UserSaid::default()
            }),
            ..EventData::called(id, label, When::unknown())
        });
        if let Some(every) = every {
            event.when.meaning = Meaning::Recurs(every.clone().into());
            event.status = Status::Recurring;
        }
        if let Some(date) = date {
            event.when = set_date(&event, date);
            event.user.dated = true;
        }
        // Whoever is named in the words that say so takes part.
        let mut named = Vec::new();
        for claim in &event.claims {
            for entity in &self.entities {
                let here =
                    |(d, r): &(DocId, TextRange)| *d == claim.doc && claim.range.contains(*r);
                if entity.kind != EntityKind::Work && entity.mentions.iter().any(here) {
                    named.push(entity.id);
                }
            }
        }
        event.entities.extend(named);
        self.events.push(event);
    }
}
