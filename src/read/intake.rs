//! One file's bytes → the documents in it: chooses the reader, keeps count of what has been unpacked, and opens what is
//! packed in each other.
//!
//! Not the disk; that is [`super::file`]'s.

use super::kind::{self, Kind};
use super::mail::{self, Attachment, Content, Letter};
use super::office::package::Package;
use super::{
    MAX_BYTES, MAX_HTML_BYTES, MAX_TEXT, Parsed, archive, encoding, epub, html, msg, office, parse,
    pdf, rtf, sheet,
};
use crate::model::{DateHint, DocId, Document, Format, HintSource, Note, Noted};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Archives in archives: nobody packs deeper who wants to be read.
const MAX_DEPTH: usize = 5;

/// What is unpacked of one file at most, all that is packed in it together.
const MAX_UNPACKED: u64 = 2 << 30;

/// What is unpacked at once at most: one file inside an archive.
const MAX_MEMBER: u64 = 256 << 20;

/// Documents that one file may hold.
const MAX_DOCUMENTS: usize = 200_000;

/// One file, in memory as far as it is read.
pub(super) struct File<'a> {
    pub bytes: Vec<u8>,
    /// How long it is, all of it.
    pub length: u64,
    /// The encoding the user says it is in.
    pub encoding: Option<&'a str>,
    /// When it was saved, as far as that is known.
    pub time: Option<DateHint>,
}

/// Where documents and notes go as they are read, one by one: a mailbox holds thousands.
pub(super) struct Intake<'a> {
    path: PathBuf,
    each: &'a mut dyn FnMut(Noted<Option<Document>>),
    left: u64,
    documents: usize,
    ids: BTreeSet<String>,
}

impl<'a> Intake<'a> {
    pub fn new(path: &Path, each: &'a mut dyn FnMut(Noted<Option<Document>>)) -> Self {
        Self {
            path: path.to_path_buf(),
            each,
            left: MAX_UNPACKED,
            documents: 0,
            ids: BTreeSet::new(),
        }
    }

    pub fn note(&mut self, id: &str, message: &str) {
        let note = Note::new(Some(DocId::new(id)), message);
        (self.each)(Noted {
            value: None,
            notes: vec![note],
        });
    }

    pub fn has_room(&self) -> bool {
        self.left > 0 && self.documents < MAX_DOCUMENTS
    }

    /// How large the next file may be that is unpacked.
    pub fn room(&self) -> u64 {
        self.left.min(MAX_MEMBER)
    }

    pub fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes as u64);
    }

    /// A name that no other part of the same file has.
    pub fn fresh_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = match wanted.rsplit_once('.') {
                Some((stem, ending)) if !ending.contains('/') => format!("{stem} ({n}).{ending}"),
                _ => format!("{wanted} ({n})"),
            };
            n += 1;
        }
        id
    }

    /// Reads one file, whole in memory; `time` is what is known of when it was saved.
    pub fn file(&mut self, id: &str, bytes: Vec<u8>, time: Option<String>, depth: usize) {
        let kind = kind::of(id.as_ref(), &bytes[..bytes.len().min(kind::PROBED_BYTES)]);
        let time = time.map(|value| DateHint {
            source: HintSource::FileTime,
            value,
        });
        let length = bytes.len() as u64;
        let file = File {
            bytes,
            length,
            encoding: None,
            time,
        };
        self.read(id, &kind, file, depth);
    }

    /// The same of a file whose kind is known.
    pub fn read(&mut self, id: &str, kind: &Kind, file: File<'_>, depth: usize) {
        let File {
            bytes,
            length,
            encoding,
            time,
        } = file;
        if depth > MAX_DEPTH {
            self.note(id, "This file is packed in too many archives, one in the other, and was not opened. Unpack them to include it");
            return;
        }
        let hash = *blake3::hash(&bytes).as_bytes();
        let found = match kind {
            Kind::Refused(why) => {
                self.note(id, why);
                return;
            }
            Kind::Text | Kind::Markdown | Kind::Html | Kind::Csv => {
                let (parsed, format, encoding) = text(kind, &bytes, length, encoding);
                self.document(id, format, encoding, parsed, hash, time);
                return;
            }
            Kind::SavedPage => mail::saved_page(&bytes)
                .map(|page| (html::parse(&page), Format::Html))
                .ok_or_else(|| broken("saved web page")),
            Kind::Rtf => Ok((rtf::parse(&bytes), Format::Rtf)),
            Kind::Pdf => pdf::parse(bytes).map(|parsed| (parsed, Format::Pdf)),
            Kind::Zip => match self.zip(id, bytes, depth) {
                Some(found) => found,
                None => return,
            },
            Kind::Compound => match self.compound(id, bytes, hash, time.clone(), depth) {
                Some(found) => found,
                None => return,
            },
            Kind::Mail => match mail::letter(without_count(&bytes)) {
                Some(letter) => {
                    self.letter(id, &letter, hash, time, depth);
                    return;
                }
                None => Err(broken("e-mail")),
            },
            Kind::Mailbox => {
                self.mailbox(id, Cursor::new(bytes), time, depth);
                return;
            }
        };
        match found {
            Ok((parsed, format)) => self.document(id, format, "", parsed, hash, time),
            Err(why) => self.note(id, &why),
        }
    }

    fn document(
        &mut self,
        id: &str,
        format: Format,
        encoding: &'static str,
        parsed: Parsed,
        hash: [u8; 32],
        time: Option<DateHint>,
    ) {
        let Parsed {
            text,
            blocks,
            title,
            mut date_hints,
            parts,
            notes: mut messages,
        } = parsed;
        if blocks.is_empty() && messages.is_empty() {
            messages.push("There are no words in this file".to_owned());
        }
        date_hints.extend(time);
        let id = DocId::new(id);
        let notes = messages
            .into_iter()
            .map(|message| Note::new(Some(id.clone()), message))
            .collect();
        let mut document = Document {
            id,
            path: self.path.clone(),
            format,
            encoding,
            text: Arc::from(text),
            blocks,
            title,
            date_hints,
            hash,
            parts,
            copy_of: None,
        };
        cut(&mut document);
        self.documents += 1;
        (self.each)(Noted {
            value: Some(document),
            notes,
        });
    }

    /// An office document or a book; of an archive its files are read and there is nothing left to say.
    fn zip(&mut self, id: &str, bytes: Vec<u8>, depth: usize) -> Option<Found> {
        let Some(mut package) = Package::open(bytes.clone()) else {
            return Some(Err(broken("document or archive")));
        };
        let names = package.names();
        let has = |name: &str| names.iter().any(|n| n == name);
        let any = |start: &str| names.iter().any(|n| n.starts_with(start));
        let mimetype = package.bytes("mimetype").unwrap_or_default();
        let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
        let open = mimetype.strip_prefix("application/vnd.oasis.opendocument.");
        if open.is_some() && office::odf::is_encrypted(&mut package) {
            return Some(Err(LOCKED.to_owned()));
        }
        let found = if open.is_some_and(|o| o.starts_with("spreadsheet")) || any("xl/workbook") {
            spreadsheet(bytes, &mut package)
        } else if open.is_some_and(|o| o.starts_with("presentation")) {
            office::odf::parse(package).map(|p| (p, Format::Odp))
        } else if open.is_some_and(|o| o.starts_with("text")) {
            office::odf::parse(package).map(|p| (p, Format::Odt))
        } else if mimetype == "application/epub+zip"
            || has("META-INF/container.xml") && names.iter().any(|n| n.ends_with(".opf"))
        {
            epub::parse(package).map(|p| (p, Format::Epub))
        } else if any("word/document") {
            office::docx::parse(package).map(|p| (p, Format::Docx))
        } else if any("ppt/presentation") {
            office::pptx::parse(package).map(|p| (p, Format::Pptx))
        } else if open.is_some() || has("[Content_Types].xml") {
            return Some(Err("This is an office document of a kind that is not read. Save it as PDF or text to include it".to_owned()));
        } else if any("Index/") && names.iter().any(|n| n.ends_with(".iwa")) {
            return Some(Err("This document was made with Apple’s Pages, Numbers or Keynote, which are not read. Export it as PDF to include it".to_owned()));
        } else {
            match zip::ZipArchive::new(Cursor::new(bytes)) {
                Ok(mut zip) => archive::read(&mut zip, id, depth, self),
                Err(_) => return Some(Err(broken("archive"))),
            }
            return None;
        };
        Some(found.ok_or_else(|| broken("office document")))
    }

    /// Outlook's mail, or an old spreadsheet.
    fn compound(
        &mut self,
        id: &str,
        bytes: Vec<u8>,
        hash: [u8; 32],
        time: Option<DateHint>,
        depth: usize,
    ) -> Option<Found> {
        let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes.clone())) else {
            return Some(Err(broken("office document")));
        };
        if msg::is_mail(&file) {
            let letter = msg::letter(&mut file);
            self.letter(id, &letter, hash, time, depth);
            return None;
        }
        Some(if file.exists("/EncryptedPackage") {
            Err(LOCKED.to_owned())
        } else if file.exists("/Workbook") || file.exists("/Book") {
            match calamine::open_workbook_from_rs::<calamine::Xls<_>, _>(Cursor::new(bytes)) {
                Ok(book) => Ok((
                    sheet::parse(
                        &mut calamine::Sheets::Xls(book),
                        office::Properties::default(),
                    ),
                    Format::Sheet,
                )),
                Err(calamine::XlsError::Password) => Err(LOCKED.to_owned()),
                Err(_) => Err(broken("spreadsheet")),
            }
        } else if file.exists("/WordDocument") {
            Err("This is a Word document of before 2007, which is not read. Save it as .docx or PDF to include it".to_owned())
        } else if file.exists("/PowerPoint Document") {
            Err("This is a PowerPoint presentation of before 2007, which is not read. Save it as .pptx or PDF to include it".to_owned())
        } else {
            Err("This is an old office document of a kind that is not read. Save it as PDF or text to include it".to_owned())
        })
    }

    fn letter(
        &mut self,
        id: &str,
        letter: &Letter,
        hash: [u8; 32],
        time: Option<DateHint>,
        depth: usize,
    ) {
        self.document(id, Format::Mail, "", mail::parsed(letter), hash, time);
        for Attachment {
            name,
            content,
            inline,
        } in &letter.attachments
        {
            let name = archive::clean(&name.replace('/', "_"));
            let inner = self.fresh_id(&format!("{id}/{name}"));
            match content {
                Content::Mail(inner_letter) => {
                    let hash = *blake3::hash(
                        format!(
                            "{}\0{:?}\0{:?}",
                            inner_letter.subject, inner_letter.sent, inner_letter.body.text
                        )
                        .as_bytes(),
                    )
                    .as_bytes();
                    self.letter(&inner, inner_letter, hash, None, depth + 1);
                }
                Content::Bytes(bytes) => {
                    let head = &bytes[..bytes.len().min(kind::PROBED_BYTES)];
                    let kind = kind::of(name.as_ref(), head);
                    if *inline && matches!(kind, Kind::Refused(_)) {
                        continue;
                    }
                    // What is attached is not younger than the mail.
                    let sent = letter.sent.clone().map(|value| DateHint {
                        source: HintSource::Meta("date of the e-mail it came with".to_owned()),
                        value,
                    });
                    let file = File {
                        bytes: bytes.clone(),
                        length: bytes.len() as u64,
                        encoding: None,
                        time: sent,
                    };
                    self.read(&inner, &kind, file, depth + 1);
                }
            }
        }
    }

    /// Every message of a mailbox, with its number as its name.
    pub fn mailbox(
        &mut self,
        id: &str,
        mailbox: impl std::io::BufRead,
        time: Option<DateHint>,
        depth: usize,
    ) {
        let mut number = 0;
        let mut full = false;
        let done = mail::each_message(mailbox, MAX_MEMBER, |bytes| {
            number += 1;
            let inner = format!("{id}/{number}.eml");
            self.spend(bytes.len());
            match mail::letter(&bytes) {
                Some(letter) => {
                    let hash = *blake3::hash(&bytes).as_bytes();
                    self.letter(&inner, &letter, hash, time.clone(), depth + 1);
                }
                None => self.note(&inner, &broken("e-mail")),
            }
            full = !self.has_room();
            !full
        });
        if full {
            self.note(id, "This mailbox holds more than is read of one file; what comes behind was left out. Split it into several files to have all of it");
        } else if done.is_err() {
            self.note(id, "This mailbox could not be read to its end. Try again, or copy it to this computer first");
        } else if number == 0 {
            self.note(id, &broken("mailbox"));
        }
    }
}

type Found = Result<(Parsed, Format), String>;

const LOCKED: &str =
    "This file is locked with a password. Save it without the password to include it";

fn broken(what: &str) -> String {
    format!(
        "This {what} is damaged and could not be read. Open it with the program it was made with and save it again, or get a better copy"
    )
}

fn spreadsheet(bytes: Vec<u8>, package: &mut Package) -> Option<(Parsed, Format)> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let properties = office::sheet_properties(package);
    Some((sheet::parse(&mut book, properties), Format::Sheet))
}

/// Text in any encoding; `asked` is the one the user says it is in.
fn text(
    kind: &Kind,
    bytes: &[u8],
    length: u64,
    asked: Option<&str>,
) -> (Parsed, Format, &'static str) {
    let limit = limit_of(kind);
    let is_cut = length > limit;
    let bytes = &bytes[..bytes.len().min(limit as usize)];
    let declared = (*kind == Kind::Html)
        .then(|| html::declared_encoding(bytes))
        .flatten();
    let decoded = match asked {
        Some(asked) => encoding::decode_as(bytes, asked),
        None => encoding::decode(bytes, declared.as_deref()),
    };
    let format = match kind {
        Kind::Html => Format::Html,
        Kind::Markdown => Format::Markdown,
        Kind::Csv => Format::Csv,
        _ => Format::Text,
    };
    let mut parsed = parse(format, &decoded.text);
    if is_cut {
        parsed.notes.push(format!(
            "This file is {} long; only its first {} were read. Split it into smaller files to have all of it",
            size(length),
            size(limit)
        ));
    }
    // A character cut in two by the limit is no damage.
    if decoded.replaced && !is_cut {
        parsed.notes.push(format!(
            "Some characters of this file have no meaning in {} and are shown as “\u{fffd}”. Save it as UTF-8 if words are missing",
            decoded.encoding
        ));
    }
    (parsed, format, decoded.encoding)
}

/// How much is read of a file of one kind of text.
pub(super) fn limit_of(kind: &Kind) -> u64 {
    match kind {
        Kind::Html => MAX_HTML_BYTES,
        _ => MAX_BYTES,
    }
}

pub(super) fn size(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}

/// EMLX has the length of the mail in its first line.
fn without_count(bytes: &[u8]) -> &[u8] {
    match bytes.iter().position(|b| *b == b'\n') {
        Some(end) if end < 12 && bytes[..end].trim_ascii().iter().all(u8::is_ascii_digit) => {
            &bytes[end + 1..]
        }
        _ => bytes,
    }
}

/// No document is longer than is read of one, whatever its reader made of it.
fn cut(document: &mut Document) {
    if document.text.len() <= MAX_TEXT + MAX_TEXT / 8 {
        return;
    }
    let mut end = MAX_TEXT;
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    document.text = Arc::from(&document.text[..end]);
    document.blocks.retain(|b| b.range.end as usize <= end);
    document.parts.retain(|p| (p.start as usize) < end);
    if let Some((_, place)) = &mut document.title
        && place.is_some_and(|p| p.end as usize > end)
    {
        *place = None;
    }
}
