//! What the window says, in the language its reader chose: messages by what they mean, from `assets/messages`.
//!
//! Not what other rooms say – how a date was worked out, why an edit is refused, the command line –, which is English for now. The
//! words of a picture are handed to the room that draws it (`picture`).
//!
//! ```text
//!   text!("menu-close")                    &'static str, formatted once a language
//!   text!("n-events", n = events.len())    String, with plurals and figures as the language has them
//! ```
//!
//! A message that a language lacks is said in English; that English lacks none is held by this folder's tests.

/// A message by its key: as it is, or with arguments by their names in the message.
macro_rules! text {
    ($key:literal) => {
        $crate::ui::text::plain($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::text::with($key, [$((stringify!($name), ($value).into())),+])
    };
}

pub mod dates;
mod language;
mod messages;
mod picture;
#[cfg(test)]
mod tests;

pub use language::{Language, current, set, speaking};
pub use messages::{plain, with};
pub use picture::WORDS;
