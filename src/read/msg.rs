//! MSG: an e-mail as Outlook saves it, in Microsoft's file system inside a file.
//!
//! Not the calendar entries and contacts Outlook saves the same way; their text is read as a mail's.

use super::mail::{Attachment, Body, Content, Letter};
use super::one_line;
use cfb::CompoundFile;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// What is read of one stream at most.
const MAX_STREAM: u64 = 64 << 20;

/// Mails attached to mails: nobody reads deeper.
const MAX_DEPTH: usize = 6;

/// What is attached to one mail at most.
const MAX_ATTACHMENTS: usize = 1_000;

pub(super) type Compound = CompoundFile<Cursor<Vec<u8>>>;

/// Properties by their numbers in [MS-OXPROPS].
mod property {
    pub const SUBJECT: u16 = 0x0037;
    pub const SENT: u16 = 0x0039;
    pub const DELIVERED: u16 = 0x0e06;
    pub const SENDER: u16 = 0x0c1a;
    pub const SENDER_ADDRESS: u16 = 0x0c1f;
    pub const TO: u16 = 0x0e04;
    pub const CC: u16 = 0x0e03;
    pub const BODY: u16 = 0x1000;
    pub const RTF: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const LONG_NAME: u16 = 0x3707;
    pub const NAME: u16 = 0x3704;
    pub const DATA: u16 = 0x3701;
    pub const CONTENT_ID: u16 = 0x3712;
}

pub(super) fn is_mail(file: &Compound) -> bool {
    file.exists("/__properties_version1.0")
}

pub(super) fn letter(file: &mut Compound) -> Letter {
    of_storage(file, Path::new("/"), 0)
}

fn of_storage(file: &mut Compound, at: &Path, depth: usize) -> Letter {
    let mut text = |property| string(file, at, property);
    let sender = text(property::SENDER).or_else(|| text(property::SENDER_ADDRESS));
    let people = [
        ("From", sender),
        ("To", text(property::TO)),
        ("Cc", text(property::CC)),
    ];
    let subject = text(property::SUBJECT).map_or_else(String::new, |s| one_line(&s));
    let mut body = Body {
        text: text(property::BODY),
        html: text(property::HTML),
    };
    if body.html.is_none()
        && let Some(bytes) = stream(file, at, property::HTML, 0x0102)
    {
        body.html = Some(
            super::encoding::decode(&bytes, super::html::declared_encoding(&bytes).as_deref()).text,
        );
    }
    if body.text.is_none()
        && body.html.is_none()
        && let Some(rtf) = stream(file, at, property::RTF, 0x0102).and_then(|b| unpacked_rtf(&b))
    {
        body.text = Some(super::rtf::parse(&rtf).text);
    }
    let people = people.into_iter().filter_map(|(label, who)| {
        // Outlook ends the list of addressees with a zero.
        let who = who
            .map(|w| one_line(w.trim_end_matches('\0')).replace(';', ","))
            .filter(|w| !w.is_empty());
        who.map(|who| (label, who))
    });
    let people = people.collect();
    let mut letter = Letter {
        subject,
        people,
        sent: sent(file, at, depth),
        body,
        attachments: Vec::new(),
    };
    let storages: Vec<PathBuf> = file.read_storage(at).map_or_else(
        |_| Vec::new(),
        |entries| {
            let attached = entries.filter(|e| e.is_storage() && e.name().starts_with("__attach"));
            attached
                .map(|e| e.path().to_path_buf())
                .take(MAX_ATTACHMENTS)
                .collect()
        },
    );
    for (i, storage) in storages.iter().enumerate() {
        let name = string(file, storage, property::LONG_NAME)
            .or_else(|| string(file, storage, property::NAME));
        let name = name.map(|n| one_line(&n)).filter(|n| !n.is_empty());
        let inner = storage.join(stream_name(property::DATA, 0x000d));
        let content = if let Some(bytes) = stream(file, storage, property::DATA, 0x0102) {
            Content::Bytes(bytes)
        } else if depth < MAX_DEPTH && file.is_storage(&inner) {
            Content::Mail(Box::new(of_storage(file, &inner, depth + 1)))
        } else {
            continue;
        };
        let name = name.unwrap_or_else(|| match &content {
            Content::Mail(inner) if !inner.subject.is_empty() => format!("{}.msg", inner.subject),
            Content::Mail(_) | Content::Bytes(_) => format!("attachment {}", i + 1),
        });
        letter.attachments.push(Attachment {
            name,
            inline: string(file, storage, property::CONTENT_ID).is_some(),
            content,
        });
    }
    letter
}

fn stream_name(property: u16, kind: u16) -> String {
    format!("__substg1.0_{property:04X}{kind:04X}")
}

fn stream(file: &mut Compound, at: &Path, property: u16, kind: u16) -> Option<Vec<u8>> {
    let path = at.join(stream_name(property, kind));
    if !file.is_stream(&path) {
        return None;
    }
    let mut bytes = Vec::new();
    let read = file
        .open_stream(&path)
        .ok()?
        .take(MAX_STREAM)
        .read_to_end(&mut bytes);
    (read.is_ok() || !bytes.is_empty()).then_some(bytes)
}

/// UTF-16, or the letters of whatever machine wrote it.
fn string(file: &mut Compound, at: &Path, property: u16) -> Option<String> {
    if let Some(bytes) = stream(file, at, property, 0x001f) {
        return Some(
            encoding_rs::UTF_16LE
                .decode_without_bom_handling(&bytes)
                .0
                .into_owned(),
        );
    }
    let bytes = stream(file, at, property, 0x001e)?;
    Some(super::encoding::decode(&bytes, None).text)
}

/// When it was sent, out of the table of what is short: sixteen bytes each, behind a head of its own length.
fn sent(file: &mut Compound, at: &Path, depth: usize) -> Option<String> {
    let mut table = Vec::new();
    let path = at.join("__properties_version1.0");
    file.open_stream(&path)
        .ok()?
        .take(1 << 20)
        .read_to_end(&mut table)
        .ok()?;
    let head = if depth == 0 { 32 } else { 24 };
    let time = |wanted: u16| {
        table.get(head..)?.chunks_exact(16).find_map(|entry| {
            let kind = u16::from_le_bytes([entry[0], entry[1]]);
            let property = u16::from_le_bytes([entry[2], entry[3]]);
            let value = u64::from_le_bytes(entry[8..].try_into().ok()?);
            (kind == 0x0040 && property == wanted).then_some(value)
        })
    };
    let ticks = time(property::SENT).or_else(|| time(property::DELIVERED))?;
    // Tenths of microseconds since 1601.
    let seconds = i64::try_from(ticks / 10_000_000).ok()? - 11_644_473_600;
    let at = chrono::DateTime::from_timestamp(seconds, 0)?;
    Some(at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

/// RTF as Outlook packs it ([MS-OXRTFCP]): what was said before is named by where it stands in a window of 4096 bytes.
fn unpacked_rtf(packed: &[u8]) -> Option<Vec<u8>> {
    const SAID_BEFORE: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    const MAX_UNPACKED: usize = 64 << 20;
    let (head, body) = packed.split_at_checked(16)?;
    if head[8..12] == *b"MELA" {
        return Some(body.to_vec());
    }
    if head[8..12] != *b"LZFu" {
        return None;
    }
    let mut window = [b' '; 4096];
    window[..SAID_BEFORE.len()].copy_from_slice(SAID_BEFORE);
    let mut at = SAID_BEFORE.len();
    let mut out = Vec::new();
    let mut bytes = body.iter().copied();
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if flags & (1 << bit) == 0 {
                let Some(byte) = bytes.next() else {
                    return Some(out);
                };
                window[at] = byte;
                at = (at + 1) % window.len();
                out.push(byte);
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else {
                return Some(out);
            };
            let reference = u16::from_be_bytes([high, low]);
            let (from, length) = (usize::from(reference >> 4), usize::from(reference & 15) + 2);
            if from == at || out.len() > MAX_UNPACKED {
                return Some(out);
            }
            for i in 0..length {
                let byte = window[(from + i) % window.len()];
                window[at] = byte;
                at = (at + 1) % window.len();
                out.push(byte);
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::unpacked_rtf;

    #[test]
    fn packed_rtf() {
        // The example of the specification: a short text, with one reference into what is said before, and one to the end.
        let packed = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0,
            0x0a, 0, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68,
            0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f,
            0xa0,
        ];
        let text = unpacked_rtf(&packed).expect("it is packed");
        assert_eq!(
            String::from_utf8_lossy(&text),
            "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
        );
        assert_eq!(unpacked_rtf(&packed[..20]).map(|t| t.len()), Some(12));
        assert_eq!(unpacked_rtf(b"short"), None);
    }
}
