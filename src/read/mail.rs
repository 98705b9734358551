//! E-mail → its text with sender, addressees and subject, when it was sent, and what is attached to it.
//!
//! Not the files attached; those are read as files. Mailboxes (MBOX) are cut into their messages here.

use super::builder::Builder;
use super::{Parsed, html, one_line, plain};
use crate::model::{BlockKind, DateHint, HintSource, TextRange};
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::io::BufRead;

/// What is attached to an e-mail.
pub(super) struct Attachment {
    pub name: String,
    pub content: Content,
    /// Shown inside the text (a logo in a signature): a picture there is no document that was left out.
    pub inline: bool,
}

pub(super) enum Content {
    Bytes(Vec<u8>),
    /// Another e-mail.
    Mail(Box<Letter>),
}

/// An e-mail, taken apart.
#[derive(Default)]
pub(super) struct Letter {
    pub subject: String,
    /// (label, who)
    pub people: Vec<(&'static str, String)>,
    /// RFC 3339.
    pub sent: Option<String>,
    pub body: Body,
    pub attachments: Vec<Attachment>,
}

#[derive(Default)]
pub(super) struct Body {
    pub text: Option<String>,
    pub html: Option<String>,
}

/// Mails attached to mails attached to mails: nobody reads deeper.
const MAX_DEPTH: usize = 6;

/// `None` where the bytes have no heads of an e-mail.
pub(super) fn letter(bytes: &[u8]) -> Option<Letter> {
    let message = MessageParser::default().parse(bytes)?;
    (!message.headers().is_empty()).then(|| of_message(&message, 0))
}

/// A web page saved with its pictures (MHTML) is written as an e-mail: the page's HTML.
pub(super) fn saved_page(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(bytes)?;
    let is_page = message.header_raw("Snapshot-Content-Location").is_some()
        || message
            .from()
            .is_some_and(|from| people(from).starts_with("Saved by"));
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    page.filter(|_| is_page || message.date().is_none() || message.to().is_none())
}

fn of_message(message: &Message<'_>, depth: usize) -> Letter {
    let mut letter = Letter {
        subject: one_line(message.subject().unwrap_or("")),
        sent: message
            .date()
            .filter(|d| d.is_valid())
            .map(|d| d.to_rfc3339()),
        ..Letter::default()
    };
    for (label, who) in [
        ("From", message.from()),
        ("To", message.to()),
        ("Cc", message.cc()),
    ] {
        let who = who.map(people).unwrap_or_default();
        if !who.is_empty() {
            letter.people.push((label, who));
        }
    }
    let mut shown = Vec::new();
    for &id in &message.text_body {
        if let Some(MessagePart {
            body: PartType::Text(text),
            ..
        }) = message.part(id)
        {
            letter.body.text.get_or_insert_default().push_str(text);
            shown.push(id);
        }
    }
    for &id in &message.html_body {
        if let Some(MessagePart {
            body: PartType::Html(html),
            ..
        }) = message.part(id)
        {
            letter.body.html.get_or_insert_default().push_str(html);
            shown.push(id);
        }
    }
    for (i, &id) in message.attachments.iter().enumerate() {
        let Some(part) = message.part(id).filter(|_| !shown.contains(&id)) else {
            continue;
        };
        let content = match &part.body {
            PartType::Message(inner) if depth < MAX_DEPTH => {
                Content::Mail(Box::new(of_message(inner, depth + 1)))
            }
            PartType::Message(_) | PartType::Multipart(_) => continue,
            PartType::Text(text) => Content::Bytes(text.as_bytes().to_vec()),
            PartType::Html(html) => Content::Bytes(html.as_bytes().to_vec()),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                Content::Bytes(bytes.to_vec())
            }
        };
        letter.attachments.push(Attachment {
            name: attachment_name(part, i + 1, &content),
            inline: part.content_id().is_some() || matches!(part.body, PartType::InlineBinary(_)),
            content,
        });
    }
    letter
}

fn attachment_name(part: &MessagePart<'_>, number: usize, content: &Content) -> String {
    if let Some(name) = part
        .attachment_name()
        .map(one_line)
        .filter(|n| !n.is_empty())
    {
        return name;
    }
    match content {
        Content::Mail(letter) if !letter.subject.is_empty() => format!("{}.eml", letter.subject),
        Content::Mail(_) => format!("{number}.eml"),
        Content::Bytes(_) => format!("attachment {number}"),
    }
}

/// "Anna Lind, B. Moss"; the address of whoever has no name.
fn people(address: &Address<'_>) -> String {
    let names = address.iter().filter_map(|a| {
        let name = a.name.as_deref().map(one_line).filter(|n| !n.is_empty());
        name.or_else(|| a.address.as_deref().map(one_line))
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The text that is read: the subject, who wrote to whom and when, and what was written.
pub(super) fn parsed(letter: &Letter) -> Parsed {
    let mut out = Builder::default();
    out.push(BlockKind::Heading(1), &letter.subject);
    let title = out.blocks.first().map(|b| b.range);
    for (label, who) in &letter.people {
        out.push(BlockKind::Paragraph, &format!("{label}: {who}"));
    }
    if let Some(day) = letter.sent.as_ref().and_then(|s| s.get(..16)) {
        out.push(
            BlockKind::Paragraph,
            &format!("Date: {}", day.replace('T', " ")),
        );
    }
    append_body(&mut out, &letter.body);
    Parsed {
        title: title
            .filter(|_| !letter.subject.is_empty())
            .map(|range| (letter.subject.clone(), Some(range))),
        date_hints: letter
            .sent
            .iter()
            .map(|value| DateHint {
                source: HintSource::Sent,
                value: value.clone(),
            })
            .collect(),
        text: out.text,
        blocks: out.blocks,
        parts: Vec::new(),
        notes: Vec::new(),
    }
}

/// The written text; the HTML where that says much more ("your program cannot show this message").
fn append_body(out: &mut Builder, body: &Body) {
    let words = |text: &str| text.split_whitespace().count();
    let html = body.html.as_deref().map(html::blocks_of_fragment);
    match (&body.text, html) {
        (Some(text), Some(html)) if words(text) * 3 < words(&html.text) => out.append(&html),
        (None, Some(html)) => out.append(&html),
        (Some(text), _) => append_plain(out, text),
        (None, None) => {}
    }
}

/// Plain text block by block; the marks of what is quoted are no part of it.
fn append_plain(out: &mut Builder, text: &str) {
    let mut clean = String::with_capacity(text.len());
    for line in text.lines() {
        let mut line = line;
        while let Some(rest) = line.strip_prefix('>') {
            line = rest.strip_prefix(' ').unwrap_or(rest);
        }
        clean.push_str(line);
        clean.push('\n');
    }
    for block in plain::outline(&clean).blocks {
        let kind = match block.kind {
            BlockKind::Heading(1) => BlockKind::Paragraph,
            kind => kind,
        };
        let range: TextRange = block.range;
        out.push(kind, range.of(&clean));
    }
}

/// Cuts a mailbox into its messages; `each` answers false to stop. A message longer than `most` bytes is cut there.
///
/// A message begins with a line "From … 2019" at the beginning or after a blank line; in a text such a line is written
/// ">From".
pub(super) fn each_message(
    mut mailbox: impl BufRead,
    most: u64,
    mut each: impl FnMut(Vec<u8>) -> bool,
) -> std::io::Result<()> {
    let (mut line, mut message): (Vec<u8>, Option<Vec<u8>>) = (Vec::new(), None);
    let mut after_blank = true;
    loop {
        line.clear();
        let read = std::io::Read::take(&mut mailbox, 1 << 20).read_until(b'\n', &mut line)?;
        let begins = read == 0 || after_blank && is_from_line(&line);
        if begins
            && let Some(message) = message.take()
            && !each(message)
        {
            return Ok(());
        }
        if read == 0 {
            return Ok(());
        }
        if begins {
            message = Some(Vec::new());
        } else if let Some(message) = &mut message {
            let text = match line.iter().position(|b| *b != b'>') {
                Some(marks) if marks > 0 && line[marks..].starts_with(b"From ") => &line[1..],
                _ => &line[..],
            };
            if message.len() as u64 + text.len() as u64 <= most {
                message.extend_from_slice(text);
            }
        }
        after_blank = line.iter().all(|b| matches!(b, b'\r' | b'\n'));
    }
}

/// "From anna@example.org Sun Mar  3 10:30:00 2019"
pub(super) fn is_from_line(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let Ok(rest) = std::str::from_utf8(rest) else {
        return false;
    };
    let all_digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let is_year = |w: &str| w.len() == 4 && w.starts_with(['1', '2']) && all_digits(w);
    let is_time = |w: &str| w.contains(':') && w.split(':').all(|n| n.len() == 2 && all_digits(n));
    let mut words = rest.split_whitespace();
    rest.len() < 300 && words.clone().any(is_year) && words.any(is_time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::show;

    const MAIL: &str = "From: \"Anna Lind\" <anna@example.org>\r\nTo: moss@example.org\r\nSubject: =?utf-8?q?The_old_p=C3=AFer?=\r\nDate: Sun, 3 Mar 2019 10:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nThe pier is to be repaired by the summer, größer than it was.\r\n\r\n> We ask for an answer.\r\n--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=plan.csv\r\n\r\na,b\r\n--x--\r\n";

    #[test]
    fn a_mail_with_an_attachment() {
        // Latin-1, as the part says.
        let bytes: Vec<u8> = MAIL.chars().map(|c| c as u8).collect();
        let letter = letter(&bytes).expect("a mail");
        assert_eq!(
            show(&parsed(&letter)),
            [
                "title The old pïer",
                "hint sent 2019-03-03T10:30:00+01:00",
                "h1 The old pïer",
                "p From: Anna Lind",
                "p To: moss@example.org",
                "p Date: 2019-03-03 10:30",
                "p The pier is to be repaired by the summer, größer than it was.",
                "p We ask for an answer.",
            ]
        );
        let names: Vec<&str> = letter.attachments.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["plan.csv"]);
    }

    #[test]
    fn mailboxes() {
        let of = |text: &str| {
            let mut out = Vec::new();
            each_message(text.as_bytes(), 1_000, |m| {
                out.push(String::from_utf8_lossy(&m).into_owned());
                true
            })
            .expect("memory is always readable");
            out
        };
        assert_eq!(
            of(
                "From a Sun Mar  3 10:30:00 2019\nSubject: one\n\nFrom here on it rained in 2019: more.\n\n>From here\n\nFrom b Sun Mar  3 10:30:00 2019\nSubject: two\n"
            ),
            [
                "Subject: one\n\nFrom here on it rained in 2019: more.\n\nFrom here\n\n",
                "Subject: two\n"
            ]
        );
        assert!(of("nothing").is_empty());
    }
}
