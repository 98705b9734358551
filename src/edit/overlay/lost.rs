//! Why an edit changes nothing now, as a sentence.

/// Why an edit has no place any more.
#[derive(Clone, Copy)]
pub(super) enum Why {
    Document,
    Words,
    Event,
    Name,
    /// It was said of a name or an event, and there is neither.
    Neither,
}

impl Why {
    pub fn sentence(self, quote: &str) -> String {
        let quote = short(quote);
        match self {
            Self::Document => "Its document was not read".to_owned(),
            Self::Words => format!("The document no longer says “{quote}”"),
            Self::Event => format!("No event is found in “{quote}” any more"),
            Self::Name => format!("“{quote}” is not found as a name any more"),
            Self::Neither => format!("Neither a name nor an event is found in “{quote}” any more"),
        }
    }
}

/// At most sixty characters: enough to recognize a sentence by.
pub(super) fn short(quote: &str) -> String {
    match quote.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", quote[..end].trim_end()),
        None => quote.to_owned(),
    }
}
