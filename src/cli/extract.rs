//! `dateline extract`: a pure map from documents to what they say, streamed in bounded memory.

use super::args::ExtractArgs;
use super::{facts, rules, say, written_or};
use crate::engine::{self, Extracted, Options, Text};
use crate::model::Note;
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Write};
use std::sync::Arc;

/// What standard input is read in.
const READ_BYTES: usize = 1 << 18;

pub(super) fn run(args: &ExtractArgs) -> Result<(), String> {
    let (with_text, whole) = (args.text, args.whole);
    // Printed on the worker threads; here the lines are only passed on.
    let render = move |extracted: &Extracted| Line {
        json: facts::print(extracted, with_text, whole),
        notes: extracted.notes.iter().map(|note| note.line()).collect(),
    };
    let mut out = io::stdout().lock();
    let mut written = Ok(true);
    let each = |line: Line| {
        for note in &line.notes {
            say(note);
        }
        written = written_or(out.write_all(&line.json).and_then(|()| out.flush()));
        matches!(written, Ok(true))
    };
    let options = rules::options(&args.own)?;
    let notes = if args.jsonl {
        jsonl(&options, render, each)?
    } else {
        engine::extract_files(&args.paths, &options, render, each)?
    };
    for note in notes {
        say(&note.line());
    }
    written.map(|_| ())
}

struct Line {
    json: Vec<u8>,
    notes: Vec<String>,
}

/// One line of standard input. Borrowed where it holds no escapes.
#[derive(Deserialize)]
struct TextLine<'a> {
    #[serde(borrow)]
    doc: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
}

fn jsonl(
    options: &Options,
    render: impl Fn(&Extracted) -> Line + Send + Sync + 'static,
    each: impl FnMut(Line) -> bool,
) -> Result<Vec<Note>, String> {
    let result = engine::extract_texts(lines(), options, parse, render, each);
    result.map_err(|(_, why)| why)
}

/// A line with its number from 1, or the sentence on why there is none.
pub(super) type Input = (usize, Result<Arc<Vec<u8>>, String>);

/// The lines of standard input that are not blank.
pub(super) fn lines() -> impl Iterator<Item = Input> + Send {
    let mut input = BufReader::with_capacity(READ_BYTES, io::stdin());
    let mut number = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        loop {
            if ended {
                return None;
            }
            number += 1;
            let mut line = Vec::new();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                // Some programs begin what they write with a byte-order mark.
                Ok(_) if number == 1 && line.starts_with(b"\xEF\xBB\xBF") => {
                    return Some((number, Ok(Arc::new(line.split_off(3)))));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some((number, Ok(Arc::new(line)))),
                Err(error) => {
                    ended = true;
                    let why = format!("Standard input could not be read ({error})");
                    return Some((number, Err(why)));
                }
            }
        }
    })
}

fn parse((number, line): &Input) -> Result<Text, String> {
    let line = line.as_ref().map_err(Clone::clone)?;
    let TextLine {
        doc,
        text,
        published,
    } = serde_json::from_slice(line).map_err(|error| {
        format!(
            "Line {number} of standard input is not a document ({}); write one {{\"doc\": …, \"text\": …}} a line",
            error.to_string().replace(" at line 1 column", " at byte")
        )
    })?;
    Ok(Text {
        doc: doc.into_owned(),
        text: text.into_owned(),
        published: published.map(Cow::into_owned),
    })
}
