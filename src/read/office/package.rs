//! The ZIP file that an office document or a book is, and the XML inside it.
//!
//! Not what the XML means. Whatever the file claims of itself, no more is unpacked than is allowed.

use crate::read::encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What is unpacked of one file at most, and of all files of one package together.
const MAX_UNPACKED: u64 = 192 << 20;

pub(in crate::read) struct Package {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// How many bytes may still be unpacked.
    left: u64,
    /// Something was not read because it is too large or damaged.
    pub cut: bool,
}

impl Package {
    /// `None` where the bytes are no ZIP file, or too damaged to be read as one.
    pub fn open(bytes: Vec<u8>) -> Option<Self> {
        Some(Self {
            zip: ZipArchive::new(Cursor::new(bytes)).ok()?,
            left: MAX_UNPACKED,
            cut: false,
        })
    }

    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(|n| n.into_owned()).collect()
    }

    /// The file of this name, as far as it may be and can be unpacked.
    pub fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.zip.by_name(name).ok()?;
        let mut bytes = Vec::new();
        let done = file.take(self.left).read_to_end(&mut bytes);
        self.left -= bytes.len() as u64;
        self.cut |= done.is_err() || self.left == 0;
        Some(bytes)
    }

    pub fn xml(&mut self, name: &str) -> Option<String> {
        let bytes = self.bytes(name)?;
        Some(encoding::decode(&bytes, declared(&bytes).as_deref()).text)
    }

    /// What a part leads to, from the file beside it: (id, end of the type's name, path inside the package).
    pub fn relations(&mut self, of: &str) -> Vec<(String, String, String)> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let path = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        let Some(xml) = self.xml(&path) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        each_event(&xml, |event| {
            if let Step::Open(e) = event
                && name(e) == "Relationship"
                && attr(e, "TargetMode").as_deref() != Some("External")
            {
                let kind = attr(e, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = joined(folder, &attr(e, "Target").unwrap_or_default());
                out.push((attr(e, "Id").unwrap_or_default(), kind, target));
            }
        });
        out
    }
}

/// A path inside a package that is given relative to a folder in it: "ppt/slides" and "../media/a.xml" → "ppt/media/a.xml".
pub(in crate::read) fn joined(folder: &str, target: &str) -> String {
    let (base, target) = match target.strip_prefix('/') {
        Some(whole) => ("", whole),
        None => (folder, target),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let at = head.find("encoding")? + "encoding".len();
    let rest = head[at..].trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = rest[1..].split(quote).next()?;
    Some(name.to_owned())
}

/// What an XML file is made of, as far as it matters here.
pub(in crate::read) enum Step<'a> {
    Open(&'a BytesStart<'a>),
    /// The local name.
    Close(&'a str),
    Text(&'a str),
}

/// Calls `each` with every element and text in order; an empty element is opened and closed. Ends where the XML is broken.
///
/// Entities a document declares for itself are left out: nothing is expanded.
pub(in crate::read) fn each_event(xml: &str, mut each: impl FnMut(&Step<'_>)) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => each(&Step::Open(&e)),
            Ok(Event::Empty(e)) => {
                each(&Step::Open(&e));
                each(&Step::Close(e.local_name().as_ref()));
            }
            Ok(Event::End(e)) => each(&Step::Close(e.local_name().as_ref())),
            Ok(Event::Text(text)) => each(&Step::Text(&text.xml10_content())),
            Ok(Event::CData(text)) => each(&Step::Text(&text.xml10_content())),
            Ok(Event::GeneralRef(entity)) => {
                let mut buffer = [0; 4];
                if let Ok(Some(c)) = entity.resolve_char_ref() {
                    each(&Step::Text(c.encode_utf8(&mut buffer)));
                } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(&entity) {
                    each(&Step::Text(text));
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An element's name without its prefix.
pub(in crate::read) fn name<'a>(element: &'a BytesStart<'_>) -> &'a str {
    element.local_name().into_inner()
}

/// An attribute by its name without its prefix.
pub(in crate::read) fn attr(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == wanted)
        .map(|a| {
            quick_xml::escape::unescape(&a.value)
                .map_or_else(|_| a.value.to_string(), |v| v.into_owned())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_inside_a_package() {
        assert_eq!(joined("ppt/slides", "../notes/n1.xml"), "ppt/notes/n1.xml");
        assert_eq!(joined("ppt", "/word/a.xml"), "word/a.xml");
        assert_eq!(joined("", "../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn xml_is_read_to_where_it_breaks() {
        let of = |xml: &str| {
            let mut out = String::new();
            each_event(xml, |step| match step {
                Step::Open(e) => out.push_str(&format!("<{}>", name(e))),
                Step::Close(name) => out.push_str(&format!("</{name}>")),
                Step::Text(text) => out.push_str(text),
            });
            out
        };
        assert_eq!(
            of("<a:b c='1'>x &amp; &#x41;<d/></a:b>"),
            "<b>x & A<d></d></b>"
        );
        assert_eq!(
            of("<a>one<b>two</a></a></a>three"),
            "<a>one<b>two</a></a></a>three"
        );
        assert_eq!(of("<a>one<b tw"), "<a>one");
        assert_eq!(
            of("<!DOCTYPE a [<!ENTITY b 'boo'>]><a>&b;&lt;</a>"),
            "<a><</a>"
        );
    }
}
