//! What a file is, by what is in it; its name decides only between kinds of text.
//!
//! Not the reading of it. Nothing beyond the file's first bytes is looked at.

use super::{encoding, html, mail, one_line};
use std::path::Path;

/// How much of a file is looked at.
pub(super) const PROBED_BYTES: usize = 64 * 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Html,
    Csv,
    Rtf,
    Pdf,
    /// An office document, a book or an archive: which, its list of files says.
    Zip,
    /// Outlook's mail, an old spreadsheet or an old document: which, its list of streams says.
    Compound,
    Mail,
    Mailbox,
    /// A web page saved with its pictures.
    SavedPage,
    /// Not read: the sentence that says why and what to do.
    Refused(String),
}

/// What can be read, for whoever has nothing of it.
pub(super) const READABLE: &str = "Dateline reads text, Markdown, web pages, PDF, Word, OpenDocument, RTF, PowerPoint, spreadsheets, EPUB, e-mail and ZIP files";

/// What the first bytes of a file and its name say it is.
pub(super) fn of(name: &Path, head: &[u8]) -> Kind {
    let ending = ending(name);
    let ending = ending.as_deref();
    let trimmed = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    if head[..head.len().min(1024)]
        .windows(5)
        .any(|w| w == b"%PDF-")
        && !trimmed.starts_with(b"<")
    {
        return Kind::Pdf;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Compound;
    }
    if trimmed.starts_with(b"{\\rtf") {
        return Kind::Rtf;
    }
    if let Some(kind) = encoding::binary_kind(head) {
        return Kind::Refused(refusal(kind));
    }
    if is_mailbox(head) {
        return Kind::Mailbox;
    }
    let mail = mail_heads(head);
    if matches!(ending, Some("mht" | "mhtml")) && mail.own > 0 {
        return Kind::SavedPage;
    }
    // A memo in plain text begins with "From" and "To", too; only programs write "Message-ID".
    if mail.own > 0 && mail.all > 1
        || matches!(ending, Some("eml" | "emlx" | "email")) && mail.all > 0
    {
        return Kind::Mail;
    }
    match ending {
        _ if html::looks_like_page(head) => Kind::Html,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        Some("md" | "markdown") => Kind::Markdown,
        Some("csv" | "tsv" | "tab") => Kind::Csv,
        None | Some("txt" | "text" | "log" | "asc" | "rst" | "nfo" | "eml" | "mht" | "mhtml") => {
            Kind::Text
        }
        // Named as a document, but of text: somebody has given it that name; programs call their tables so.
        Some("xls" | "xlsx" | "ods") => Kind::Csv,
        Some("doc" | "docx" | "rtf" | "pdf" | "odt" | "wpd" | "msg" | "ppt" | "pptx" | "epub") => {
            Kind::Text
        }
        Some(ending) => Kind::Refused(format!(
            "Files of type .{ending} are not read. {READABLE}; save it as one of these"
        )),
    }
}

/// What kind a file is by its name alone: of text that is at hand without a file.
pub(super) fn of_name(name: &Path) -> Kind {
    of(name, b"")
}

fn refusal(kind: &str) -> String {
    match kind {
        "not text" => "This file is neither text nor a document that can be read. Save it as text or PDF to include it".to_owned(),
        "a picture" => "This file is a picture, and pictures are not read. Turn it into text (OCR) to include what stands in it".to_owned(),
        "a compressed file" => "This file is a compressed file that is not read. Unpack it, or pack it as a ZIP file".to_owned(),
        kind => format!("This file is {kind}, which is not read"),
    }
}

/// A file's ending in lower case: letters and digits only and no more than ten. "Letter of 3.5.2019" has none, "v2.1" neither.
fn ending(name: &Path) -> Option<String> {
    let ending = name.extension()?.to_string_lossy().to_lowercase();
    let is_ending = (1..=10).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphanumeric())
        && ending.contains(|c: char| c.is_ascii_alphabetic());
    is_ending.then(|| one_line(&ending))
}

fn is_mailbox(head: &[u8]) -> bool {
    let mut lines = head.split(|b| *b == b'\n');
    let first = lines.next().unwrap_or_default();
    mail::is_from_line(first) && mail_heads(&head[(first.len() + 1).min(head.len())..]).all > 0
}

/// How many heads of an e-mail a text begins with.
#[derive(Default)]
struct MailHeads {
    all: usize,
    /// Of those that only programs write.
    own: usize,
}

fn mail_heads(head: &[u8]) -> MailHeads {
    const WRITTEN: [&str; 7] = ["from", "to", "cc", "subject", "date", "reply-to", "sender"];
    const OWN: [&str; 10] = [
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "content-type",
        "delivered-to",
        "x-mailer",
        "dkim-signature",
        "content-transfer-encoding",
        "snapshot-content-location",
    ];
    /// A mail that has come far has many heads of routers before its own.
    const LOOKED_AT: usize = 200;
    let mut out = MailHeads::default();
    for (i, line) in head.split(|b| *b == b'\n').take(LOOKED_AT).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() || !line.is_ascii() && out.all == 0 {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        // Apple's EMLX has the length of the mail in its first line.
        if i == 0 && line.trim_ascii().iter().all(u8::is_ascii_digit) {
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else {
            break;
        };
        let key = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        if !key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        {
            break;
        }
        out.own += usize::from(OWN.contains(&key.as_str()));
        out.all += usize::from(OWN.contains(&key.as_str()) || WRITTEN.contains(&key.as_str()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, head: &[u8], expected: Kind) {
        assert_eq!(of(name.as_ref(), head), expected, "{name}");
    }

    #[test]
    fn what_is_inside_decides() {
        check("a.txt", b"\n%PDF-1.7 ...", Kind::Pdf);
        check("a.jpg", b"%PDF-1.7 ...", Kind::Pdf);
        check("a.doc", b"{\\rtf1 rain}", Kind::Rtf);
        check("a.doc", b"PK\x03\x04...", Kind::Zip);
        check("a", b"<!DOCTYPE html><html><body>", Kind::Html);
        check("a.bin", b"<!DOCTYPE html><html><body>", Kind::Html);
        check("a.doc", b"Rain fell.", Kind::Text);
        check("a.log", b"Rain fell.", Kind::Text);
        check("minutes of 3.5.2019", b"Rain fell.", Kind::Text);
        check("a.csv", b"a,b", Kind::Csv);
        check("a.xls", b"a\tb", Kind::Csv);
        check(
            "a",
            b"From: a@b.c\nMessage-ID: <1>\nSubject: x\n\nRain",
            Kind::Mail,
        );
        check("a.eml", b"From: a@b.c\nSubject: x\n\nRain", Kind::Mail);
        check(
            "a.txt",
            b"From a@b Sun Mar  3 10:30:00 2019\nFrom: a@b.c\n\nRain",
            Kind::Mailbox,
        );
        check(
            "a.mht",
            b"From: <Saved by x>\nMIME-Version: 1.0\n\n",
            Kind::SavedPage,
        );
        // A memo is no e-mail, a letter no mailbox.
        check(
            "a.txt",
            b"From: A. Moss\nTo: B. Lind\nDate: 3 May 2019\n\nRain",
            Kind::Text,
        );
        check(
            "a.txt",
            b"From the harbor: rain in 2019\nFrom: here\n",
            Kind::Text,
        );
        for (name, head, start) in [
            ("a.txt", &b"\x89PNG..."[..], "This file is a picture"),
            (
                "a.txt",
                &[0, 1, 2, 3, 0, 0, 9, 1, 5, 5, 5],
                "This file is neither text",
            ),
            ("a.json", b"{}", "Files of type .json are not read"),
            ("a.rs", b"fn", "Files of type .rs"),
        ] {
            let kind = of(name.as_ref(), head);
            assert!(
                matches!(&kind, Kind::Refused(why) if why.starts_with(start)),
                "{kind:?}"
            );
        }
    }
}
