//! The languages that the window speaks, and which of them it speaks now.
//!
//! Not the languages of documents; the window may speak one and read eleven.

use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::sync::OnceLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    English,
    Azerbaijani,
    Russian,
}

impl Language {
    /// In the order the switch lists them, which is that of their own names.
    pub const ALL: [Self; 3] = [Self::Azerbaijani, Self::English, Self::Russian];

    /// What it is called by those who speak it: who cannot read the window finds it all the same.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Azerbaijani => "Azərbaycanca",
            Self::Russian => "Русский",
        }
    }

    /// As BCP 47 has it; its folder in `assets/messages`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Azerbaijani => "az",
            Self::Russian => "ru",
        }
    }

    /// Of a locale as systems name it: "ru_RU.UTF-8", "az-Latn-AZ", "C".
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        let is = |l: &Self| l.tag().eq_ignore_ascii_case(language);
        Self::ALL.into_iter().find(is)
    }

    /// What the system is set to, English where the window does not speak that; in tests always English.
    pub fn of_system() -> Self {
        static FOUND: OnceLock<Language> = OnceLock::new();
        *FOUND.get_or_init(|| {
            // In this order POSIX asks them; the first that says anything is heard.
            let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty() && !cfg!(test));
            said.and_then(|value| Self::of_locale(&value))
                .unwrap_or(Self::English)
        })
    }
}

/// What the window speaks now. In tests each thread has its own, so that one in Russian does not change those beside it.
#[cfg(not(test))]
mod now {
    use super::Language;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    static NOW: AtomicUsize = AtomicUsize::new(Language::English as usize);

    pub fn get() -> usize {
        NOW.load(Relaxed)
    }

    pub fn set(language: Language) {
        NOW.store(language as usize, Relaxed);
    }
}

thread_local! {
    /// What this thread speaks meanwhile, whatever the window speaks.
    static MEANWHILE: Cell<Option<Language>> = const { Cell::new(None) };
}

/// What is said in another language than the window's: what an action is called in English, whatever the window calls it.
pub fn speaking<R>(language: Language, say: impl FnOnce() -> R) -> R {
    let before = MEANWHILE.replace(Some(language));
    let said = say();
    MEANWHILE.set(before);
    said
}

pub fn current() -> Language {
    if let Some(language) = MEANWHILE.get() {
        return language;
    }
    match now::get() {
        n if n == Language::Azerbaijani as usize => Language::Azerbaijani,
        n if n == Language::Russian as usize => Language::Russian,
        _ => Language::English,
    }
}

/// From the next frame on the window speaks this.
pub fn set(language: Language) {
    now::set(language);
}

#[cfg(test)]
mod now {
    use super::Language;
    use std::cell::Cell;

    thread_local! {
        static NOW: Cell<usize> = const { Cell::new(Language::English as usize) };
    }

    pub fn get() -> usize {
        NOW.get()
    }

    pub fn set(language: Language) {
        NOW.set(language as usize);
    }
}
