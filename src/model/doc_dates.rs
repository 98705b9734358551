//! How one document's dates are read: what they count from, which of two numbers is the day, and why.
//!
//! Not the dates themselves; those are [`super::facts::TimeMention`].

use super::{Anchor, EdtfDate, Published, Reason, TimeMention};
use serde::{Deserialize, Serialize};

/// What "two days ago" and "Friday" count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CountsFrom {
    /// The document's own date: news, letters, minutes.
    Written,
    /// The date last spoken of: histories, told from within.
    LastSpoken,
}

/// Which number of 03/04/2019 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NumberOrder {
    DayFirst,
    MonthFirst,
}

impl NumberOrder {
    /// "day first"
    pub fn words(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
        }
    }
}

/// What the user says of a document's dates; `None` where it is left to the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatesAs {
    pub counts_from: Option<CountsFrom>,
    pub order: Option<NumberOrder>,
    /// The document's own date.
    pub written: Option<EdtfDate>,
}

impl DatesAs {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What was decided for a document, with the reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocDates {
    pub counts_from: CountsFrom,
    pub counts_why: Reason,
    /// `None` where nothing decides.
    pub order: Option<NumberOrder>,
    /// Why the order is what it is, or why it stays open. Empty where no date asks for it.
    pub order_why: Vec<Reason>,
    /// What the document's own dates show of the order.
    pub shows: OrderShown,
    /// The document's own date in both orders, where that depends on the order: day first, month first.
    pub published: Option<Box<[Option<Published>; 2]>>,
    /// What the user said, by which all this was read.
    pub said: DatesAs,
    /// By which of the user's own rules: [`super::OwnRules::key`].
    pub own_rules: u64,
}

impl Default for DocDates {
    fn default() -> Self {
        Self {
            counts_from: CountsFrom::Written,
            counts_why: Reason::new("It has no dates to count."),
            order: None,
            order_why: Vec::new(),
            shows: OrderShown::default(),
            published: None,
            said: DatesAs::default(),
            own_rules: 0,
        }
    }
}

/// Dates of two numbers of which only one can be the day, counted by what they show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OrderShown {
    pub day_first: Option<Shows>,
    pub month_first: Option<Shows>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shows {
    pub dates: usize,
    /// The first of them.
    pub example: Anchor,
    /// Why the example shows it: "there is no month 25".
    pub because: String,
}

impl OrderShown {
    /// The order that dates show where all of them show the same: where both are there, they settle nothing.
    pub fn one_sided(&self) -> Option<(NumberOrder, &Shows)> {
        match (&self.day_first, &self.month_first) {
            (Some(shows), None) => Some((NumberOrder::DayFirst, shows)),
            (None, Some(shows)) => Some((NumberOrder::MonthFirst, shows)),
            (None, None) | (Some(_), Some(_)) => None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.day_first.is_none() && self.month_first.is_none()
    }

    pub fn add(&mut self, order: NumberOrder, example: Anchor, because: String) {
        let side = match order {
            NumberOrder::DayFirst => &mut self.day_first,
            NumberOrder::MonthFirst => &mut self.month_first,
        };
        side.get_or_insert(Shows {
            dates: 0,
            example,
            because,
        })
        .dates += 1;
    }
}

/// A date that reads differently in the two orders, where its document does not decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BothOrders {
    pub day_first: TimeMention,
    pub month_first: TimeMention,
}

impl BothOrders {
    pub fn read(&self, order: NumberOrder) -> &TimeMention {
        match order {
            NumberOrder::DayFirst => &self.day_first,
            NumberOrder::MonthFirst => &self.month_first,
        }
    }
}
