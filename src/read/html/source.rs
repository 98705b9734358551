//! What can be said of a page without parsing it: is it one, in what encoding, how deep.
//!
//! Everything here is one pass over the bytes, whatever they are.

/// How much of a file is looked at for its type and encoding. Browsers look at 1024 bytes; comments come first on some pages.
const HEAD_BYTES: usize = 4096;

/// Elements open inside one another. Pages have thirty to sixty; parsing grows with the square of this.
const MAX_DEPTH: usize = 512;

/// Elements that need no end tag, or have none.
const NEVER_CLOSED: [&str; 31] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "html", "body", "head", "rp",
];

/// Whether these are the first bytes of a web page.
pub(in crate::read) fn looks_like_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).to_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}

/// The encoding that the page's own head names.
pub(in crate::read) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).to_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find(['c', 'e']) {
        rest = &rest[at..];
        let after = rest
            .strip_prefix("charset")
            .or_else(|| rest.strip_prefix("encoding"));
        let Some(value) = after.and_then(|a| a.trim_start().strip_prefix('=')) else {
            rest = &rest[1..];
            continue;
        };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')))
            .unwrap_or(value.len());
        if end > 0 {
            return Some(value[..end].to_owned());
        }
        rest = value;
    }
    None
}

/// Whether more elements are open inside one another than any page needs.
pub(super) fn is_too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let is_end = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let len = name
            .bytes()
            .take(12)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        if len == 0 {
            continue;
        }
        let name = name[..len].to_ascii_lowercase();
        if NEVER_CLOSED.contains(&name.as_str()) {
            // Rows and paragraphs close each other; but lists and tables inside them are counted themselves.
            continue;
        }
        if is_end {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            if depth > MAX_DEPTH {
                return true;
            }
        }
    }
    false
}

/// What stands between tags, one line for each piece; scripts, styles and comments left out.
pub(super) fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        out.push('\n');
        rest = &rest[at..];
        let skip_to = |end: &str| rest.find(end).map(|i| i + end.len());
        let begins = |name: &str| {
            rest.get(1..=name.len())
                .is_some_and(|n| n.eq_ignore_ascii_case(name))
        };
        let end = if rest.starts_with("<!--") {
            skip_to("-->")
        } else if begins("script") {
            skip_to("</script").or_else(|| skip_to("</SCRIPT"))
        } else if begins("style") {
            skip_to("</style").or_else(|| skip_to("</STYLE"))
        } else {
            skip_to(">")
        };
        match end {
            Some(end) => rest = &rest[end..],
            None => return out,
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_no_pages() {
        assert!(looks_like_page(b"\n<!DOCTYPE html>") && looks_like_page(b"<HTML lang=en>"));
        assert!(looks_like_page(
            b"<?xml version='1.0'?>\n<!DOCTYPE html><html>"
        ));
        assert!(
            !looks_like_page(b"Use <html> as the first tag.")
                && !looks_like_page(b"<?xml version='1.0'?><feed>")
        );
    }

    #[test]
    fn declared_encodings() {
        let of = |html: &str| declared_encoding(html.as_bytes());
        assert_eq!(
            of("<meta charset=\"windows-1251\">").as_deref(),
            Some("windows-1251")
        );
        assert_eq!(
            of("<meta content='text/html; charset=ISO-8859-9'>").as_deref(),
            Some("iso-8859-9")
        );
        assert_eq!(
            of("<?xml version='1.0' encoding=\"koi8-r\"?>").as_deref(),
            Some("koi8-r")
        );
        assert_eq!(of("<p>charset of the letters"), None);
    }

    #[test]
    fn depth() {
        assert!(!is_too_deep(&"<div><p>one<br></div>".repeat(10_000)));
        assert!(is_too_deep(&"<div>".repeat(1_000)));
        assert!(is_too_deep(&"<font size=1>".repeat(1_000)));
        assert!(!is_too_deep(&"1 < 2 ".repeat(10_000)));
    }
}
