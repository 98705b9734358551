//! A project's own date rules, as their file says them; compiled where documents are read.

/// One file of rules for one language, in the language of `data/dates`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnRules {
    /// The file's name, for messages.
    pub name: String,
    /// ISO 639-1.
    pub lang: String,
    pub text: String,
}
