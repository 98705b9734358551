//! Plain text → blocks: which lines belong together, and what each block is.
//!
//! Not the reading of files. Works on the text as it stands: nothing is moved or dropped.
//!
//! ```text
//! lines ─(blank lines)▶ chunks ─(footers, lists, rows, short lines)▶ paragraphs ─(shape, place)▶ blocks
//! ```

use super::lines;
use crate::model::{Block, BlockKind, TextRange};
use std::ops::Range;

/// What plain text is made of.
pub(super) struct Outline {
    pub blocks: Vec<Block>,
    /// Where the title stands.
    pub title: Option<TextRange>,
}

/// Lines longer than this are not wrapped by hand or by a mail program: each is a paragraph of its own.
const MAX_WRAP_COLUMN: usize = 130;

/// A chunk whose longest line is shorter is no wrapped prose but an address, a list of names, a verse.
const MIN_WRAP_COLUMN: usize = 45;

/// A title may be long where an office writes it; more words than this are a paragraph without its full stop.
const MAX_TITLE_WORDS: usize = 32;

/// A heading further down is shorter.
const MAX_HEADING_WORDS: usize = 14;

/// Finds blocks and title.
pub(super) fn outline(text: &str) -> Outline {
    let mut pieces = Vec::new();
    for chunk in chunks(text) {
        join_lines(text, &chunk, &mut pieces);
    }
    annals(text, &mut pieces);
    let (kinds, title) = classify(text, &pieces);
    let blocks = pieces
        .iter()
        .zip(kinds)
        .map(|(piece, kind)| Block {
            range: TextRange::new(piece.range.start, piece.range.end),
            kind,
        })
        .collect::<Vec<_>>();
    Outline {
        title: title.map(|i| {
            let range = blocks[i].range;
            let subject = lines::subject(range.of(text)).unwrap_or(0);
            TextRange::new(range.start as usize + subject, range.end as usize)
        }),
        blocks,
    }
}

/// "1788. The old weir was carried away." and below it, between blank lines, "1789. New weir finished.": paragraphs of a chronicle are its
/// lines, however long they are.
fn annals(text: &str, pieces: &mut [Piece]) {
    let years = || {
        let plain = |(i, p): (usize, &Piece)| {
            let year = lines::year_of_annals(&text[p.range.clone()])?;
            matches!(p.look, Look::Plain | Look::ListItem).then_some((i, year))
        };
        pieces.iter().enumerate().filter_map(plain)
    };
    let found: Vec<(usize, u16)> = years().collect();
    let in_order = found.windows(2).all(|w| w[0].1 <= w[1].1);
    // "1051. The applicant …", "1052. The Court …": paragraphs that are counted.
    let counted = found
        .windows(2)
        .all(|w| w[0].1.checked_add(1) == Some(w[1].1));
    if found.len() >= PARAGRAPHS_OF_ANNALS && in_order && !counted {
        // Between them "14 March 1941 – …" and "1915–1919 – …" are lines of the same chronicle.
        let (first, last) = (found[0].0, found[found.len() - 1].0);
        for piece in &mut pieces[first..=last] {
            if piece.look == Look::Plain && lines::begins_with_date(&text[piece.range.clone()]) {
                piece.look = Look::ListItem;
            }
        }
        for (i, _) in found {
            pieces[i].look = Look::ListItem;
        }
    }
    dated_paragraphs(text, pieces);
}

/// "12 April 2016 – The treaty ends. …" and below it, between blank lines, "2019 – Secret meeting. …": most paragraphs from the first such
/// to the last are of a chronology.
fn dated_paragraphs(text: &str, pieces: &mut [Piece]) {
    let dated = |p: &Piece| {
        let words = &text[p.range.clone()];
        p.look == Look::Plain && p.set_off_before && lines::begins_with_date(words)
    };
    let found: Vec<usize> = (0..pieces.len()).filter(|&i| dated(&pieces[i])).collect();
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return;
    };
    if found.len() >= PARAGRAPHS_OF_ANNALS && 2 * found.len() > last - first {
        for i in found {
            pieces[i].look = Look::ListItem;
        }
    }
}

/// Fewer may begin with any number.
const PARAGRAPHS_OF_ANNALS: usize = 3;

/// Lines that make one block, and what their own look says about it.
#[derive(Clone, Debug)]
struct Piece {
    range: Range<usize>,
    look: Look,
    /// A blank line (or the text's beginning) stands before it.
    set_off_before: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    ListItem,
    TableRow,
    Boilerplate,
    /// A ruler follows that underlines it.
    Underlined,
}

/// Runs of lines without a blank line between; every line trimmed, as byte ranges.
fn chunks(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut out: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split([
        '\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let separator_at = at + line.len();
        let trimmed = line.trim_start_matches(is_blank);
        let start = separator_at - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_blank);
        // "\r\n" is one line break, not a blank line.
        let is_between_cr_and_lf =
            line.is_empty() && text[..at].ends_with('\r') && text[at..].starts_with('\n');
        if trimmed.is_empty() {
            open &= is_between_cr_and_lf;
        } else {
            let range = start..start + trimmed.len();
            match out.last_mut().filter(|_| open) {
                Some(chunk) => chunk.push(range),
                None => out.push(vec![range]),
            }
            open = true;
        }
        at = separator_at
            + text[separator_at..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    out
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Joins the lines of one chunk to pieces.
fn join_lines(text: &str, chunk: &[Range<usize>], out: &mut Vec<Piece>) {
    let first_piece = out.len();
    let column = chunk
        .iter()
        .map(|l| columns(&text[l.clone()]))
        .max()
        .unwrap_or(0);
    let mut open_end: Option<usize> = None;
    let looks = looks_of(text, chunk);
    for (i, line) in chunk.iter().enumerate() {
        let content = &text[line.clone()];
        let next = chunk.get(i + 1).map(|n| &text[n.clone()]);
        let look = looks[i];
        let previous = out.last().filter(|_| out.len() > first_piece).cloned();
        let underlines = look == Look::Boilerplate
            && is_underline(content)
            && previous
                .as_ref()
                .is_some_and(|p| p.look == Look::Plain && columns(&text[p.range.clone()]) <= 100);
        if underlines && let Some(last) = out.last_mut() {
            last.look = Look::Underlined;
        }
        let continues = look == Look::Plain
            && previous.as_ref().is_some_and(|p| {
                matches!(p.look, Look::Plain | Look::ListItem | Look::Boilerplate)
                    && open_end.is_some_and(|end| end == i)
                    && !(p.look == Look::Boilerplate && is_underline(&text[p.range.clone()]))
            });
        if continues && let Some(last) = out.last_mut() {
            last.range.end = line.end;
        } else {
            push_line(text, line.clone(), look, out);
        }
        // A place and a date below a title are no more words of it.
        let wraps = next.is_some_and(|next| {
            is_wrapped(content, next, column)
                && !(lines::is_date_line(next) && !ends_open(content) && !begins_small(next))
                // "To: …" below "From: …" is a line of its own.
                && !((lines::is_head_line(next) || lines::subject(next).is_some())
                    && next.contains(':')
                    && !begins_small(next))
        });
        open_end = wraps.then_some(i + 1);
    }
    if let Some(first) = out.get_mut(first_piece) {
        first.set_off_before = true;
    }
}

/// A line of its own; cut in two where a page's footer runs into the next page's text without a line break.
fn push_line(text: &str, line: Range<usize>, look: Look, out: &mut Vec<Piece>) {
    let content = &text[line.clone()];
    let mut push = |range: Range<usize>, look: Look| {
        if !range.is_empty() {
            out.push(Piece {
                range,
                look,
                set_off_before: false,
            });
        }
    };
    if let Some(glue) = glued_footer(content) {
        push(line.start..line.start + glue, Look::Boilerplate);
        let rest = line.start + glue..line.end;
        let look = look_of(&text[rest.clone()]);
        push(rest, look);
        if let Some(last) = out.last_mut() {
            last.set_off_before = true; // The next page begins here.
        }
    } else {
        push(line, look);
    }
}

/// "All rights reservedThe Chief …" is a footer and what was glued to it: the length of the footer.
fn glued_footer(line: &str) -> Option<usize> {
    const PHRASE: &str = "rights reserved";
    let at = line.as_bytes().windows(PHRASE.len()).position(|words| {
        matches!(words[0], b'r' | b'R') && words.eq_ignore_ascii_case(PHRASE.as_bytes())
    })?;
    let end = at + PHRASE.len();
    let rest = &line[end..];
    let is_glued = rest.starts_with(char::is_alphabetic) && rest.len() >= 5;
    (is_glued && lines::is_footer(&line[..end])).then_some(end)
}

fn look_of(line: &str) -> Look {
    if lines::is_boilerplate(line) {
        Look::Boilerplate
    } else if lines::is_table_row(line) {
        Look::TableRow
    } else if lines::list_marker(line).is_some() {
        Look::ListItem
    } else {
        Look::Plain
    }
}

/// Whether a line is of a kind.
type IsLine = fn(&str) -> bool;

/// What each line of a chunk looks like by itself or, where it is one of several of its kind, beside the others.
fn looks_of(text: &str, chunk: &[Range<usize>]) -> Vec<Look> {
    let line = |i: usize| &text[chunk[i].clone()];
    let mut looks: Vec<Look> = (0..chunk.len()).map(|i| look_of(line(i))).collect();
    // A line alone, as most paragraphs are, has no others beside it.
    if chunk.len() < 2 {
        return looks;
    }
    let kinds: [(IsLine, Look); 4] = [
        (lines::begins_with_date, Look::ListItem),
        (lines::begins_with_hour, Look::ListItem),
        (lines::ends_with_date, Look::ListItem),
        (lines::is_row_of_two, Look::TableRow),
    ];
    for (is_one, look) in kinds {
        let of_kind: Vec<usize> = (0..chunk.len())
            .filter(|&i| looks[i] == Look::Plain && is_one(line(i)))
            .collect();
        // Neighbors, or nearly: a longer line may have been wrapped between them.
        let near = |a: usize, b: usize| b - a <= LINES_OF_A_ROW;
        for (k, &i) in of_kind.iter().enumerate() {
            let before = k > 0 && near(of_kind[k - 1], i);
            let after = of_kind.get(k + 1).is_some_and(|&next| near(i, next));
            if before || after {
                looks[i] = look;
            }
        }
    }
    // "June 1998 The office opens", between lines that are plainly of a chronology.
    let dated: Vec<bool> = (0..chunk.len())
        .map(|i| looks[i] == Look::ListItem && lines::begins_with_date(line(i)))
        .collect();
    for i in 0..chunk.len() {
        let beside = i > 0 && dated[i - 1] || dated.get(i + 1) == Some(&true);
        if looks[i] == Look::Plain && beside && lines::begins_with_bare_date(line(i)) {
            looks[i] = Look::ListItem;
        }
    }
    looks
}

/// A line of a chronology that was wrapped takes so many lines at most; those further apart are no list.
const LINES_OF_A_ROW: usize = 3;

/// "=====" or "-----": three or more of one mark.
fn is_underline(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next();
    line.len() >= 3
        && matches!(first, Some('=' | '-' | '~' | '_'))
        && chars.all(|c| Some(c) == first)
}

/// Whether the break between two lines of a chunk is there only because the first one was full.
fn is_wrapped(line: &str, next: &str, column: usize) -> bool {
    if column > MAX_WRAP_COLUMN {
        // Long lines are not wrapped; but a break before a small letter is no paragraph's end either.
        return begins_small(next) && !ends_sentence(line) && columns(line) > MIN_WRAP_COLUMN;
    }
    if begins_small(next) && !ends_sentence(line) {
        return true;
    }
    if column < MIN_WRAP_COLUMN {
        return false;
    }
    let next_word = next.split_whitespace().next().unwrap_or("");
    let room = column.saturating_sub(columns(line));
    let is_full = columns(next_word) + 1 > room;
    // Text wrapped by hand is ragged: a line may be a sixth shorter, one that stops in the middle of a sentence a third.
    is_full || room * 6 <= column || !ends_sentence(line) && room * 3 <= column
}

fn begins_small(line: &str) -> bool {
    let first = line.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_lowercase)
}

/// "held in Oslo on": the line cannot end here.
fn ends_open(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or("");
    line.ends_with([',', '-', '–', '—'])
        || last.chars().count() <= 3 && last.chars().all(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']'])
        .ends_with(['.', '!', '?', ':', '…', '。', ';'])
}

fn columns(line: &str) -> usize {
    line.chars().count()
}

/// Says of every piece what it is, and which one is the title.
fn classify(text: &str, pieces: &[Piece]) -> (Vec<BlockKind>, Option<usize>) {
    let mut kinds = Vec::with_capacity(pieces.len());
    let mut title = None;
    let mut body_seen = false;
    let last_text = pieces
        .iter()
        .rposition(|p| p.look != Look::Boilerplate)
        .unwrap_or(0);
    for (i, piece) in pieces.iter().enumerate() {
        let content = &text[piece.range.clone()];
        let kind = match piece.look {
            Look::Boilerplate => BlockKind::Boilerplate,
            Look::TableRow => BlockKind::TableRow,
            Look::ListItem if is_numbered_heading(pieces, i, content) => BlockKind::Heading(2),
            Look::ListItem => BlockKind::ListItem,
            _ if lines::is_footer(content) => BlockKind::Boilerplate,
            _ if title.is_none() && !body_seen && lines::subject(content).is_some() => {
                BlockKind::Heading(1)
            }
            Look::Underlined | Look::Plain => {
                let limit = if body_seen {
                    MAX_HEADING_WORDS
                } else {
                    MAX_TITLE_WORDS
                };
                let stands_out = piece.look == Look::Underlined
                    || has_heading_shape(content, limit)
                        && i < last_text
                        && (piece.set_off_before || follows_prose(text, pieces, i))
                        && heads_text(text, &pieces[i + 1..]);
                if !stands_out {
                    BlockKind::Paragraph
                } else if title.is_none() && !body_seen {
                    BlockKind::Heading(1)
                } else {
                    BlockKind::Heading(2)
                }
            }
        };
        if kind == BlockKind::Heading(1) {
            title = Some(i);
        }
        let is_head = lines::is_date_line(content) || lines::is_head_line(content);
        body_seen |= match kind {
            BlockKind::Paragraph => !is_head,
            BlockKind::ListItem | BlockKind::TableRow => true,
            BlockKind::Heading(_) | BlockKind::Boilerplate => false,
        };
        kinds.push(kind);
    }
    (kinds, title)
}

/// Short, without a full stop at its end, and neither a line of date and place nor one of a letter's head.
fn has_heading_shape(content: &str, max_words: usize) -> bool {
    let words = content.split_whitespace().take(max_words + 1).count();
    let first = content.chars().find(|c| c.is_alphanumeric());
    words <= max_words
        && content.len() <= 400
        && first.is_some_and(|c| !c.is_lowercase())
        && content.contains(char::is_alphabetic)
        && !content.ends_with(['.', ',', ';', ':', '…', '。', '-', '–', '—'])
        && !lines::is_date_line(content)
        && !lines::is_head_line(content)
        && !is_several_sentences(content)
}

/// "It rained. Then it stopped": prose whose last full stop was forgotten.
fn is_several_sentences(content: &str) -> bool {
    let mut words = content.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches(['"', '”', '’', '»']);
        let is_end = bare.len() > 5 && bare.ends_with('.') && !bare[..bare.len() - 1].contains('.');
        if is_end
            && words
                .peek()
                .is_some_and(|n| n.starts_with(char::is_uppercase))
            && words.clone().count() > 2
        {
            return true;
        }
    }
    false
}

/// Where no blank lines are set, a heading stands right below the end of a paragraph. An address goes on below a name.
fn follows_prose(text: &str, pieces: &[Piece], i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|before| ends_sentence(&text[pieces[before].range.clone()]))
}

/// Whether what follows a line is something that it can be the heading of.
fn heads_text(text: &str, rest: &[Piece]) -> bool {
    // A few short lines (a date, a place, a subtitle) may stand between a heading and its text.
    rest.iter()
        .filter(|p| p.look != Look::Boilerplate)
        .take(4)
        .any(|p| {
            let content = &text[p.range.clone()];
            matches!(p.look, Look::ListItem | Look::TableRow)
                || content.split_whitespace().take(8).count() >= 8
                || ends_sentence(content)
        })
}

/// "2. Background" with prose after it is a heading; "2. apples" between other items is none.
fn is_numbered_heading(pieces: &[Piece], i: usize, content: &str) -> bool {
    let piece = &pieces[i];
    let Some(marker) = lines::list_marker(content) else {
        return false;
    };
    let is_numbered = content.starts_with(|c: char| c.is_ascii_digit());
    let next_is_prose = pieces
        .get(i + 1)
        .is_some_and(|next| next.look == Look::Plain && next.range.len() > 60);
    is_numbered
        && next_is_prose
        && piece.set_off_before
        && content.split_whitespace().count() <= MAX_HEADING_WORDS
        && has_heading_shape(&content[marker..], MAX_HEADING_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One line a block: its kind, then its text with breaks as spaces.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let got: Vec<String> = outline(text)
            .blocks
            .iter()
            .map(|b| {
                let kind = match b.kind {
                    BlockKind::Heading(n) => format!("h{n}"),
                    BlockKind::Paragraph => "p".into(),
                    BlockKind::ListItem => "li".into(),
                    BlockKind::TableRow => "tr".into(),
                    BlockKind::Boilerplate => "x".into(),
                };
                let words: Vec<&str> = b.range.of(text).split_whitespace().collect();
                format!("{kind} {}", words.join(" "))
            })
            .collect();
        assert_eq!(got, expected);
    }

    const PROSE: &str =
        "The harbour office opened its doors to visitors in the morning and closed them at night.";

    #[test]
    fn title_and_paragraphs() {
        check(
            &format!("\nHarbour Office opens\n\n{PROSE}\n\n{PROSE}\n"),
            &[
                "h1 Harbour Office opens",
                &format!("p {PROSE}"),
                &format!("p {PROSE}"),
            ],
        );
        // No title: the text begins right away.
        check(
            &format!(" 18.12.2019\n\n{PROSE}\n"),
            &["p 18.12.2019", &format!("p {PROSE}")],
        );
        check(PROSE, &[&format!("p {PROSE}")]);
    }

    #[test]
    fn menu_words_and_footers_are_no_titles() {
        check(
            &format!(
                "newsPhoto\n\nHarbour Day\n\n{PROSE}\n\n© 2024 Harbour Office\nTerms for users | Privacy Policy | All rights reserved"
            ),
            &[
                "x newsPhoto",
                "h1 Harbour Day",
                &format!("p {PROSE}"),
                "x © 2024 Harbour Office",
                "x Terms for users | Privacy Policy | All rights reserved",
            ],
        );
        check(
            &format!("Privacy Policy | All rights reservedHarbour Day\n\n{PROSE}"),
            &[
                "x Privacy Policy | All rights reserved",
                "h1 Harbour Day",
                &format!("p {PROSE}"),
            ],
        );
        check(
            &format!("PRESS RELEASE\n\nHarbour Day\n\n{PROSE}"),
            &["p PRESS RELEASE", "h1 Harbour Day", &format!("p {PROSE}")],
        );
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let wrapped = "The harbour office opened its doors to visitors in the morning\nand closed them late on the evening of the third of March, as A. Moss and\nV. Lind had asked. Nobody had expected so many people to come\nto the old pier.";
        check(
            &format!("Harbour Day\n{wrapped}\r\n\r\n{wrapped}"),
            &[
                "h1 Harbour Day",
                &format!("p {}", wrapped.replace('\n', " ")),
                &format!("p {}", wrapped.replace('\n', " ")),
            ],
        );
    }

    #[test]
    fn chronologies_are_lists() {
        check(
            &format!(
                "The pier: a chronology\n\n1959 – Competition\n3 April 1961 – Foundation stone laid\n\n{PROSE}"
            ),
            &[
                "h1 The pier: a chronology",
                "li 1959 – Competition",
                "li 3 April 1961 – Foundation stone laid",
                &format!("p {PROSE}"),
            ],
        );
        // One such line is a dateline or a sentence.
        let one = format!("3 April 1961 – {PROSE}");
        check(
            &format!("The pier\n\n{one}\n{PROSE}"),
            &["h1 The pier", &format!("p {one} {PROSE}")],
        );
        check(
            "Sightings\n\nDate | Where\n3 May 1990 | Pier\n4 May 1990 | Quay",
            &[
                "h1 Sightings",
                "tr Date | Where",
                "tr 3 May 1990 | Pier",
                "tr 4 May 1990 | Quay",
            ],
        );
    }

    #[test]
    fn a_date_below_a_title_is_no_part_of_it() {
        check(
            &format!(
                "Remarks by the mayor at the opening of the old pier of the harbour\nOslo, 18 January 2011\n\n{PROSE}"
            ),
            &[
                "h1 Remarks by the mayor at the opening of the old pier of the harbour",
                "p Oslo, 18 January 2011",
                &format!("p {PROSE}"),
            ],
        );
    }

    #[test]
    fn lines_without_blank_lines_between() {
        let text = format!("Harbour Day\n{PROSE} {PROSE}\n{PROSE} {PROSE}");
        check(
            &text,
            &[
                "h1 Harbour Day",
                &format!("p {PROSE} {PROSE}"),
                &format!("p {PROSE} {PROSE}"),
            ],
        );
    }

    #[test]
    fn lists_tables_and_headings() {
        check(
            &format!(
                "Minutes\n=======\n\n1. Opening\n\n{PROSE}\n\n- one\n- two goes on\n  here\n\n103rd\t2013\n105th\t2014\n\nEnd matters\n\n{PROSE}"
            ),
            &[
                "h1 Minutes",
                "x =======",
                "h2 1. Opening",
                &format!("p {PROSE}"),
                "li - one",
                "li - two goes on here",
                "tr 103rd 2013",
                "tr 105th 2014",
                "h2 End matters",
                &format!("p {PROSE}"),
            ],
        );
    }

    #[test]
    fn a_letter() {
        check(
            &format!(
                "Harbour Office\n12 Pier Street\n\nBaku, 3 March 2019\n\nDear Ms. Lind,\n\n{PROSE}\n\nYours sincerely,\n\nA. Moss\n"
            ),
            &[
                "h1 Harbour Office",
                "p 12 Pier Street",
                "p Baku, 3 March 2019",
                "p Dear Ms. Lind,",
                &format!("p {PROSE}"),
                "p Yours sincerely,",
                "p A. Moss",
            ],
        );
    }

    #[test]
    fn the_subject_of_a_note_is_its_title() {
        let text = format!("MEMO\n\nSubject: The old pier\nBaku, 3 March 2019\n\n{PROSE}");
        check(
            &text,
            &[
                "p MEMO",
                "h1 Subject: The old pier",
                "p Baku, 3 March 2019",
                &format!("p {PROSE}"),
            ],
        );
        assert_eq!(
            outline(&text).title.map(|t| t.of(&text)),
            Some("The old pier")
        );
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_cover_every_word(text in "(?s).{0,200}|([a-zA-Z©|. •1-9-]{0,30}[\\n\\r\\t]{0,2}){0,12}") {
            let outline = outline(&text);
            let mut at = 0;
            for block in &outline.blocks {
                let range = block.range.usize();
                prop_assert!(range.start < range.end && at <= range.start);
                prop_assert!(text[at..range.start].chars().all(is_blank));
                prop_assert!(text.is_char_boundary(range.end));
                at = range.end;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
