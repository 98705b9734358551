//! What can be asked of events beside words: who takes part, which document tells of it, before and after when.
//!
//! Not how it is typed; that is the window's search field.

use super::text::fold;
use super::{DocInfo, Edtf, Entity, EntityKind, Event, Instant};

/// One condition. All conditions of a filter must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub ask: Ask,
    /// It must not hold: "-person:Lind".
    pub not: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Somebody or something of this kind takes part, one of whose names has these words.
    Of(EntityKind, String),
    /// A document tells of it whose title or file name has these words.
    Document(String),
    /// It may have begun before this began.
    Before(Edtf),
    /// It may have ended after this ended.
    After(Edtf),
    Undated,
    /// Review asks about its date, or about somebody who takes part.
    Review,
}

impl From<Ask> for Term {
    fn from(ask: Ask) -> Self {
        Self { ask, not: false }
    }
}

/// Something that knows quickly which documents hold words: an index of their texts.
pub trait FullText: std::fmt::Debug + Send + Sync {
    /// Of all documents those in which a word begins with each of these, folded, and perhaps a few more; sorted by name.
    /// `None` where it cannot tell, and the texts have to be looked through.
    fn documents(&self, words: &[String]) -> Option<Vec<super::DocId>>;
}

/// A word that is a year, as somebody types it beside others: "ceremony 2019".
pub fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    (word.len() == 4 && (1000..3000).contains(&year)).then_some(year)
}

/// Whether all the folded words stand in a name.
pub struct Words(Vec<String>);

impl Words {
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(' ').filter(|w| !w.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    /// Nothing is asked for, and nothing is found: "person:" alone is a word in the making.
    pub fn stand_in(&self, name: &str) -> bool {
        let name = fold(name);
        !self.0.is_empty() && self.0.iter().all(|w| name.contains(w.as_str()))
    }

    pub fn name(&self, entity: &Entity) -> bool {
        self.stand_in(&entity.name) || entity.aliases.iter().any(|a| self.stand_in(a))
    }

    pub fn title(&self, doc: &DocInfo) -> bool {
        let title = doc.title.as_deref().unwrap_or("");
        self.stand_in(&format!("{title} {}", doc.id))
    }
}

impl Ask {
    /// For [`Ask::Before`] the moment it may have begun before.
    pub fn limit(&self) -> Option<Instant> {
        match self {
            Self::Before(date) => date.bounds().0,
            Self::After(date) => date.bounds().1,
            Self::Of(..) | Self::Document(_) | Self::Undated | Self::Review => None,
        }
    }

    /// What can be told by the event's time alone; `None` where that says nothing.
    pub fn of_time(&self, event: &Event) -> Option<bool> {
        let when = &event.when;
        match self {
            Self::Undated => Some(when.is_undated()),
            Self::Before(_) => Some(
                self.limit()
                    .is_some_and(|to| !when.is_undated() && when.earliest.is_none_or(|at| at < to)),
            ),
            Self::After(_) => {
                Some(self.limit().is_some_and(|from| {
                    !when.is_undated() && when.latest.is_none_or(|at| at > from)
                }))
            }
            Self::Of(..) | Self::Document(_) | Self::Review => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_must_stand_in_a_name() {
        assert!(Words::new("huseynov v").stand_in("Vusal Hüseynov"));
        assert!(!Words::new("huseynov ali").stand_in("Vusal Hüseynov"));
        assert!(!Words::new(" ").stand_in("Vusal Hüseynov"));
    }
}
