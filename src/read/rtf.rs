//! RTF → text and blocks, by a small reader of its control words.
//!
//! Not its look. Whatever is marked as skippable, and everything that is known to be no text, is passed over.
//!
//! ```text
//! rtf   := group
//! group := "{" (group | "\" word [-]digits? " "? | "\" symbol | "\'" hex hex | text)* "}"
//! ```

use super::Parsed;
use super::flow::Flow;
use super::office::{CREATED, MODIFIED, Properties, given_title, parsed};
use crate::model::{BlockKind, PartKind};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::BTreeMap;

/// Groups whose text is not the document's.
const NO_TEXT: [&str; 38] = [
    "colortbl",
    "stylesheet",
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "nonesttables",
    "listtable",
    "listoverridetable",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "generator",
    "xmlnstbl",
    "rsidtbl",
    "bkmkstart",
    "bkmkend",
    "annotation",
    "atnid",
    "atnauthor",
    "atrfstart",
    "atrfend",
    "template",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "filetbl",
    "revtbl",
    "mmathPr",
];

/// Deeper groups share the state of the one they stand in: nothing that is meant to be read nests so.
const MAX_DEPTH: usize = 2_000;

pub(super) fn parse(bytes: &[u8]) -> Parsed {
    let mut reader = Reader::new(bytes);
    reader.run();
    let mut out = reader.flow.finish();
    if reader.pages < 2 {
        out.parts.clear();
    }
    let mut properties = Properties {
        title: given_title(&reader.title),
        dates: Vec::new(),
    };
    for (called, [year, month, day]) in [(CREATED, reader.created), (MODIFIED, reader.changed)] {
        if year > 1980 && (1..=12).contains(&month) && (1..=31).contains(&day) {
            properties
                .dates
                .push((called, format!("{year:04}-{month:02}-{day:02}")));
        }
    }
    parsed(out, properties)
}

/// What a group hands on to the groups in it.
#[derive(Clone, Copy)]
struct State {
    target: Target,
    encoding: &'static Encoding,
    /// How many characters stand in for one given by its number.
    replacing: usize,
    hidden: bool,
    in_table: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Nowhere,
    Fonts,
    Title,
    Created,
    Changed,
    /// The mark of a list item: it says that the paragraph is one.
    ListMark,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
    stack: Vec<State>,
    /// Groups beyond [`MAX_DEPTH`].
    too_deep: usize,
    /// The group has just been opened with `\*`: it is skipped unless its word is known.
    skippable: bool,
    /// Bytes of text that wait for their encoding.
    pending: Vec<u8>,
    /// The first half of a character given in two numbers.
    high: Option<u16>,
    /// Characters still to be skipped after one given by its number.
    skip: usize,
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    default: &'static Encoding,
    flow: Flow,
    row_open: bool,
    pages: u32,
    title: String,
    created: [i32; 3],
    changed: [i32; 3],
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut flow = Flow::default();
        flow.begin(PartKind::Page, 1, None);
        Self {
            bytes,
            at: 0,
            state: State {
                target: Target::Text,
                encoding: WINDOWS_1252,
                replacing: 1,
                hidden: false,
                in_table: false,
            },
            stack: Vec::new(),
            too_deep: 0,
            skippable: false,
            pending: Vec::new(),
            high: None,
            skip: 0,
            fonts: BTreeMap::new(),
            font: 0,
            default: WINDOWS_1252,
            flow,
            row_open: false,
            pages: 1,
            title: String::new(),
            created: [0; 3],
            changed: [0; 3],
        }
    }

    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => {
                    self.write_pending();
                    self.skippable = false;
                    if self.stack.len() < MAX_DEPTH {
                        self.stack.push(self.state);
                    } else {
                        self.too_deep += 1;
                    }
                }
                b'}' => {
                    self.write_pending();
                    self.skip = 0;
                    if self.too_deep > 0 {
                        self.too_deep -= 1;
                    } else if let Some(state) = self.stack.pop() {
                        self.state = state;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
        }
        self.write_pending();
        if self.row_open {
            self.flow.end_row();
        }
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else {
            return;
        };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            match first {
                b'\'' => {
                    let hex = self.bytes.get(self.at..self.at + 2);
                    let value = hex
                        .and_then(|h| std::str::from_utf8(h).ok())
                        .and_then(|h| u8::from_str_radix(h, 16).ok());
                    if let Some(value) = value {
                        self.at += 2;
                        self.byte(value);
                    }
                }
                b'*' => self.skippable = true,
                b'~' => self.char('\u{a0}'),
                b'_' => self.char('-'),
                b'-' => {}
                b'\r' | b'\n' => self.word("par", None),
                b'\\' | b'{' | b'}' => self.byte(first),
                _ => {}
            }
            return;
        }
        let rest = &self.bytes[self.at..];
        let letters = rest
            .iter()
            .take(32)
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or("");
        let rest = &rest[letters..];
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[sign..]
            .iter()
            .take(10)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(&rest[..sign + digits])
            .ok()
            .and_then(|n| n.parse().ok());
        let length = if digits > 0 { sign + digits } else { 0 };
        let blank = usize::from(rest.get(length) == Some(&b' '));
        self.at += letters + length + blank;
        self.word(word, number);
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let skippable = std::mem::take(&mut self.skippable);
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return;
        }
        self.write_pending();
        self.skip = 0;
        let on = number != Some(0);
        match word {
            "bin" => {
                let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            "ansicpg" => {
                if let Some(encoding) = number.and_then(of_code_page) {
                    self.default = encoding;
                    self.state.encoding = encoding;
                }
            }
            "mac" => {
                self.default = encoding_rs::MACINTOSH;
                self.state.encoding = self.default;
            }
            "uc" => self.state.replacing = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "fonttbl" => self.state.target = Target::Fonts,
            "f" => {
                self.font = number.unwrap_or(0);
                if self.state.target != Target::Fonts {
                    self.state.encoding =
                        self.fonts.get(&self.font).copied().unwrap_or(self.default);
                }
            }
            "fcharset" if self.state.target == Target::Fonts => {
                if let Some(encoding) = number.and_then(of_charset) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "cpg" if self.state.target == Target::Fonts => {
                if let Some(encoding) = number.and_then(of_code_page) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "info" => self.state.target = Target::Nowhere,
            "title" if self.state.target == Target::Nowhere => self.state.target = Target::Title,
            "creatim" if self.state.target == Target::Nowhere => {
                self.state.target = Target::Created
            }
            "revtim" if self.state.target == Target::Nowhere => self.state.target = Target::Changed,
            "yr" | "mo" | "dy" => {
                let place = match word {
                    "yr" => 0,
                    "mo" => 1,
                    _ => 2,
                };
                match self.state.target {
                    Target::Created => self.created[place] = number.unwrap_or(0),
                    Target::Changed => self.changed[place] = number.unwrap_or(0),
                    _ => {}
                }
            }
            "listtext" | "pntext" => self.state.target = self.narrowed(Target::ListMark),
            "v" => self.state.hidden = on,
            "deleted" => self.state.hidden = on,
            "plain" => self.state.hidden = false,
            _ if NO_TEXT.contains(&word) => self.state.target = Target::Nowhere,
            "shptxt" | "shpinst" | "footnote" | "nesttableprops" | "fldrslt" | "field" => {}
            _ if skippable => self.state.target = Target::Nowhere,
            _ if self.state.target == Target::Text => self.layout(word, number),
            _ => {}
        }
        if self.state.target == Target::ListMark {
            self.flow.kind = Some(BlockKind::ListItem);
        }
    }

    /// A group for a purpose of its own, unless it stands in one that is no text.
    fn narrowed(&self, target: Target) -> Target {
        match self.state.target {
            Target::Text => target,
            other => other,
        }
    }

    fn layout(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" => self.flow.end_paragraph(),
            "line" | "tab" | "softline" | "lbr" => self.char(' '),
            "page" | "softpage" => {
                self.pages += 1;
                self.flow.begin(PartKind::Page, self.pages, None);
            }
            "pard" => {
                self.state.in_table = false;
                self.flow.kind = None;
            }
            "intbl" => self.state.in_table = true,
            "trowd" if !self.row_open => {
                self.flow.begin_row();
                self.row_open = true;
            }
            "cell" | "nestcell" => {
                if !self.row_open {
                    self.flow.begin_row();
                    self.row_open = true;
                }
                self.flow.end_cell();
            }
            "row" | "nestrow" if self.row_open => {
                self.row_open = false;
                self.flow.end_row();
            }
            "outlinelevel" => {
                if let Some(level) = number.and_then(|n| u8::try_from(n).ok()).filter(|l| *l < 9) {
                    self.flow.kind = Some(BlockKind::Heading(level.min(5) + 1));
                }
            }
            "emdash" => self.char('—'),
            "endash" => self.char('–'),
            "lquote" => self.char('‘'),
            "rquote" => self.char('’'),
            "ldblquote" => self.char('“'),
            "rdblquote" => self.char('”'),
            "bullet" => self.char('•'),
            "emspace" | "enspace" | "qmspace" => self.char(' '),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if matches!(self.state.target, Target::Text | Target::Title) && !self.state.hidden {
            self.pending.push(byte);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.write_pending();
        self.skip = self.state.replacing;
        let unit = (number & 0xffff) as u16;
        let pair = self.high.take().map(|high| [high, unit]);
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let units = pair
            .as_ref()
            .map_or(std::slice::from_ref(&unit), |p| p.as_slice());
        for c in char::decode_utf16(units.iter().copied()).flatten() {
            // Symbol fonts put their letters into the private room; a bullet is the only one that says something.
            if !('\u{f000}'..='\u{f0ff}').contains(&c) {
                self.char(c);
            }
        }
    }

    fn char(&mut self, c: char) {
        self.write_pending();
        if !self.state.hidden {
            let mut buffer = [0; 4];
            self.write(c.encode_utf8(&mut buffer));
        }
    }

    fn write_pending(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.write(&text);
    }

    fn write(&mut self, text: &str) {
        match self.state.target {
            Target::Text => self.flow.text(text),
            Target::Title => self.title.push_str(text),
            _ => {}
        }
    }
}

fn of_code_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        866 => "ibm866".to_owned(),
        28591..=28606 => format!("iso-8859-{}", page - 28590),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The sets of characters of Windows' fonts.
fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_code_page(match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::show;
    use proptest::prelude::*;

    #[track_caller]
    fn check(rtf: &str, expected: &[&str]) {
        assert_eq!(show(&parse(rtf.as_bytes())), expected);
    }

    const TWO: &str =
        "Two boats came in and three went out again before anybody had seen them, they said.";

    #[test]
    fn paragraphs_letters_and_properties() {
        check(
            &format!(
                r"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0\fcharset0 Arial;}}{{\f1\fcharset204 Arial Cyr;}}}}{{\info{{\title Harbor Day}}{{\creatim\yr2019\mo5\dy3}}}}
\pard Gr\'f6\'dfe \u8211?\~rain {{\f1\'ef\'ee\'f0\'f2}}\par {TWO}{{\*\nonsense gone}}{{\v hidden}}{{\header running head}}\par}}"
            ),
            &[
                "title Harbor Day",
                "hint creation date 2019-05-03",
                "p Größe – rain порт",
                &format!("p {TWO}"),
            ],
        );
        check(
            r"{\rtf1 one\{two\}\u-10179?\u-8704?\par}",
            &["p one{two}😀"],
        );
        check(r"{\rtf1\uc2 \u246oe!\bin3 }}}\par}", &["p ö!"]);
    }

    #[test]
    fn tables_and_lists() {
        check(
            r"{\rtf1\trowd\pard\intbl 1990\cell Rain\cell\row\trowd\intbl 1991\cell Snow\cell\row\pard{\listtext\bullet\tab}one\par{\listtext\bullet}two\par\pard end.\par}",
            &["tr 1990 Rain", "tr 1991 Snow", "li one", "li two", "p end."],
        );
    }

    #[test]
    fn broken_ones() {
        for rtf in [
            r"{\rtf1 rain",
            r"{\rtf1 rain}}}}",
            r"{\rtf1 rain\'z",
            r"{\rtf1 rain\u",
            r"{\rtf1 rain\",
        ] {
            let got = show(&parse(rtf.as_bytes()));
            assert!(
                got.last().is_some_and(|l| l.starts_with("p rain")),
                "{rtf}: {got:?}"
            );
        }
        let deep = format!("{{\\rtf1 {}rain", "{".repeat(100_000));
        assert_eq!(show(&parse(deep.as_bytes())), ["p rain"]);
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), words in "(\\\\[a-z]{1,6}-?[0-9]{0,3} ?|[{}]|\\\\'[0-9a-f]{2}|[a-z ]{0,5}){0,30}") {
            let _ = parse(&bytes);
            let _ = parse(format!("{{\\rtf1 {words}").as_bytes());
        }
    }
}
