//! Why a text is no date in this notation, in a sentence for the person who typed it.
//!
//! Not the reading itself; that is [`super::parse`].

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotEdtf {
    Empty,
    Letters,
    Year,
    LongYear,
    YearTooFar,
    Significant,
    Month,
    Day,
    NoSuchDay,
    Time,
    Qualifier,
    TooManyParts,
    Slashes,
    NoEnds,
    Backwards,
    SetOpen,
    SetEmpty,
    SetRange,
    NotPlain,
}

impl NotEdtf {
    pub const ALL: [Self; 19] = [
        Self::Empty,
        Self::Letters,
        Self::Year,
        Self::LongYear,
        Self::YearTooFar,
        Self::Significant,
        Self::Month,
        Self::Day,
        Self::NoSuchDay,
        Self::Time,
        Self::Qualifier,
        Self::TooManyParts,
        Self::Slashes,
        Self::NoEnds,
        Self::Backwards,
        Self::SetOpen,
        Self::SetEmpty,
        Self::SetRange,
        Self::NotPlain,
    ];

    /// One sentence: what is wrong and what would be right.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => {
                "There is no date yet: write a year, month or day such as 1990, 1990-12 or 1990-12-18."
            }
            Self::Letters => {
                "A date is written in figures, such as 1990-12-18; X stands for a figure that is not known."
            }
            Self::Year => {
                "A year has four figures, such as 1990, 0476, -0043 or 198X; a longer one begins with Y, such as Y12000."
            }
            Self::LongYear => {
                "Y stands before a year of five figures or more, such as Y12000, or before one with an exponent, such as Y-17E7."
            }
            Self::YearTooFar => {
                "This year is further away than can be counted here: eighteen figures are the most."
            }
            Self::Significant => {
                "S stands after a year alone and says how many of its figures count: 1950S2 is some year of the 1900s, about 1950."
            }
            Self::Month => {
                "Months are 01 to 12; seasons, quarters and halves of a year are 21 to 41; both have two figures."
            }
            Self::Day => "Days are 01 to 31, with two figures, after a month.",
            Self::NoSuchDay => "The calendar has no such day.",
            Self::Time => {
                "A time stands after a whole date, as in 1990-12-18T14:30:00, with Z or an offset such as +04:00 where one is known."
            }
            Self::Qualifier => {
                "“?” (uncertain), “~” (approximate) and “%” (both) stand once before or after the part they are about."
            }
            Self::TooManyParts => {
                "A date has a year, a month and a day, and nothing after them but a time."
            }
            Self::Slashes => "An interval has one “/”, between its start and its end.",
            Self::NoEnds => {
                "An interval needs a date on one side at least, such as 1990/.. or ../1990."
            }
            Self::Backwards => "The interval ends before it begins.",
            Self::SetOpen => {
                "A set ends with the bracket it began with: [1990,1992] or {1990,1992}."
            }
            Self::SetEmpty => "Between the commas of a set stands a date each.",
            Self::SetRange => {
                "In a set, “..” stands between two dates in their order, before the first one or after the last one."
            }
            Self::NotPlain => "This says more than one plain date can hold.",
        }
    }
}

impl fmt::Display for NotEdtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl std::error::Error for NotEdtf {}
