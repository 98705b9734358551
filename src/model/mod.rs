//! The words every layer shares: plain values, no disk, no threads, no toolkit.
//!
//! In reading order: where something stands ([`anchor`]), what was read ([`document`], [`segmented`]),
//! when something was ([`time`], [`edtf`], [`recurrence`], [`when`]; for others [`timex`] and [`rrule`], said in [`words`]),
//! what one document says ([`facts`]), and what all of them say together ([`timeline`]), looked at through a [`view`].

pub mod anchor;
pub mod asked;
pub mod constraints;
pub mod doc_dates;
pub mod document;
pub mod edtf;
pub mod facts;
pub mod guard;
pub mod list;
pub mod name_support;
pub mod note;
pub mod own_rules;
pub mod parked;
pub mod phrase;
pub mod query;
pub mod quote;
pub mod quoted;
pub mod recurrence;
pub mod rrule;
pub mod segmented;
pub mod series;
pub mod shared;
pub mod stored;
pub mod text;
pub mod time;
pub mod timeline;
pub mod timex;
pub mod typed;
pub mod view;
pub mod voices;
pub mod when;
pub mod words;

pub use anchor::{Anchor, DocId, Passage, TextRange};
pub use constraints::{Constraints, Pair};
pub use doc_dates::{BothOrders, CountsFrom, DatesAs, DocDates, NumberOrder, OrderShown, Shows};
pub use document::{Block, BlockKind, DateHint, Document, Format, HintSource, Part, PartKind};
pub use edtf::{Edtf, EdtfDate, Endpoint, NotEdtf};
pub use facts::{
    DocFacts, EventMention, NameForm, NameKind, NameMention, NameSource, Published,
    PublishedSource, RangeEnd, RoleClaim, RoleStatus, Signal, Source, Status, Tie, TieKind,
    TimeMention, TimexType,
};
pub use list::List;
pub use note::{Note, Noted};
pub use own_rules::OwnRules;
pub use parked::{Held, Parked};
pub use phrase::Phrase;
pub use quote::Quote;
pub use quoted::Meant;
pub use recurrence::Recurrence;
pub use segmented::{Segmented, Sentence, SentenceRole, Token, TokenKind};
pub use series::Gap;
pub use shared::Shared;
pub use time::{Grain, Instant};
pub use timeline::{
    Claim, DocData, DocInfo, Doubtful, Entity, EntityData, EntityId, EntityKind, EntityTie, Event,
    EventData, EventId, Origin, Period, PlaceNow, Reading, Role, SeriesMembership, Span, Timeline,
    Unplaced,
};
pub use timex::Timex;
pub use view::{Filter, GroupBy, View};
pub use when::{Certainty, Meaning, Reason, When, Why};
