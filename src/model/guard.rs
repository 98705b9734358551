//! Cells of a table that a spreadsheet program would run as a formula, and how they are kept from that.
//!
//! Not how tables are written or read; those who do so must agree on this.

use std::borrow::Cow;

/// Would a spreadsheet program take this for a formula, or was it guarded against that?
pub fn is_guarded(text: &str) -> bool {
    text.strip_prefix('\'').is_some_and(is_risky)
}

fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) || is_guarded(text)
}

/// So that it is not.
pub fn guarded(text: &str) -> Cow<'_, str> {
    match is_risky(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_written_is_run_and_nothing_is_lost() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@sum", "'@sum"),
            ("-0043-03-15", "'-0043-03-15"),
            ("'=1", "''=1"),
            ("’tis", "’tis"),
            ("'twas", "'twas"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            let guarded = guarded(text);
            assert_eq!(guarded, written);
            let back = match is_guarded(&guarded) {
                true => &guarded[1..],
                false => &guarded,
            };
            assert_eq!(back, text);
        }
    }
}
