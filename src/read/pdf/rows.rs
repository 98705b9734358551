//! A page's letters → lines, in the order one reads them: columns one after the other, tables row by row.
//!
//! Not what lines make; that is [`super::pages`]'s.
//!
//! ```text
//! letters ─(same base line, small gap)▶ pieces ─(gutters)▶ columns ─(same base line)▶ lines
//! ```

use super::glyphs::{Letter, Text};
use hayro_interpret::kurbo::{Point, Vec2};

/// A gap wider than this, in heights of the font, is a blank between words. Letters that belong together stand closer than a
/// tenth, the narrowest blanks of justified text are a fifth.
const WORD_GAP: f64 = 0.15;

/// A gap wider than this parts two columns or two cells of a table.
const PIECE_GAP: f64 = 1.3;

/// Two letters stand on one line where their base lines are closer than this, in heights of the font.
const SAME_LINE: f64 = 0.35;

/// Columns are parted by at least this, in heights of the font.
const GUTTER: f64 = 0.9;

/// On each side of a gutter stand at least so many lines, else it is a table or chance.
const COLUMN_LINES: usize = 4;

/// Lines of columns have at least so many letters at the mean; cells of tables are shorter.
const COLUMN_CHARS: usize = 16;

/// Regions in regions in regions: no page is laid out so.
const MAX_DEPTH: usize = 12;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The base line, from the top of the page.
    pub y: f64,
    pub size: f64,
    /// Cells of a table's row: tabs part them.
    pub is_row: bool,
    /// The column the line stands in: its edges.
    pub left: f64,
    pub right: f64,
    /// Counts the columns and regions of a page: paragraphs go on only inside one, or from one to the next.
    pub region: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    pub height: f64,
}

impl Page {
    pub fn chars(&self) -> usize {
        self.lines.iter().map(|l| l.text.len()).sum()
    }
}

/// A run of letters on one line without a large gap.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    chars: usize,
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
}

pub(super) fn of_page(letters: Vec<Letter>, height: f64) -> Page {
    // Text set upright first, then what is turned, each way by itself.
    let mut ways: [Vec<Letter>; 4] = Default::default();
    for letter in letters {
        let way = way(letter.to - letter.from);
        ways[way].push(turned(letter, way));
    }
    let mut out = Page {
        lines: Vec::new(),
        height,
    };
    let mut region = 0;
    for letters in ways {
        let pieces = pieces(&letters);
        order(pieces, 0, &mut region, &mut out.lines);
    }
    out
}

/// 0 for text from left to right, then clockwise by quarters.
fn way(direction: Vec2) -> usize {
    if direction.x.abs() >= direction.y.abs() {
        if direction.x >= 0.0 { 0 } else { 2 }
    } else if direction.y > 0.0 {
        1
    } else {
        3
    }
}

/// The letter as it stands where the page is turned so that the letter is upright.
fn turned(mut letter: Letter, way: usize) -> Letter {
    let turn = |p: Point| match way {
        0 => p,
        1 => Point::new(p.y, -p.x),
        2 => Point::new(-p.x, -p.y),
        _ => Point::new(-p.y, p.x),
    };
    letter.from = turn(letter.from);
    letter.to = turn(letter.to);
    letter
}

/// Letters in the order they are drawn → pieces of lines.
fn pieces(letters: &[Letter]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut blank = false;
    for letter in letters {
        if matches!(letter.text, Text::Char(' ')) {
            blank = true;
            continue;
        }
        let width = (letter.to.x - letter.from.x).max(0.0);
        let goes_on = out.last().is_some_and(|last| {
            let size = last.size.max(letter.size);
            let gap = letter.from.x - last.x1;
            (last.y - letter.from.y).abs() < size * SAME_LINE
                && gap < size * PIECE_GAP
                // A step back is kerning, an accent or the next letter of a script from right to left.
                && gap > -size * 0.7 - width
        });
        if !goes_on {
            out.push(Piece {
                text: String::new(),
                chars: 0,
                x0: letter.from.x,
                x1: letter.from.x,
                y: letter.from.y,
                size: letter.size,
            });
            blank = false;
        }
        let Some(piece) = out.last_mut() else {
            continue;
        };
        let gap = letter.from.x - piece.x1;
        let is_word =
            blank && gap > -letter.size * 0.3 || gap > piece.size.max(letter.size) * WORD_GAP;
        if goes_on && is_word && !piece.text.ends_with(' ') && !matches!(letter.text, Text::None) {
            piece.text.push(' ');
        }
        blank = false;
        match &letter.text {
            Text::Char(c) => push_char(&mut piece.text, *c),
            Text::Some(text) => text.chars().for_each(|c| push_char(&mut piece.text, c)),
            Text::None => {}
        }
        piece.chars += 1;
        piece.x0 = piece.x0.min(letter.from.x);
        piece.x1 = piece.x1.max(letter.to.x).max(letter.from.x);
        // A small number set higher belongs to the line, but does not move it.
        if letter.size > piece.size {
            (piece.size, piece.y) = (letter.size, letter.from.y);
        }
    }
    out.retain(|p| !p.text.trim().is_empty());
    out
}

/// An accent that is set by itself before or behind its letter ("´e") is left as it is but for the most common ones.
fn push_char(text: &mut String, c: char) {
    let combining = match c {
        '\u{b4}' => '\u{301}',
        '`' => '\u{300}',
        '\u{a8}' => '\u{308}',
        '\u{2c6}' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{b8}' => '\u{327}',
        '\u{2c7}' => '\u{30c}',
        _ => '\0',
    };
    let last = text.chars().next_back();
    // TeX draws the accent first and the letter over it.
    if combining == '\0'
        && c.is_alphabetic()
        && let Some(accent) = last.and_then(|l| match l {
            '\u{b4}' => Some('\u{301}'),
            '\u{a8}' => Some('\u{308}'),
            '\u{2c6}' => Some('\u{302}'),
            '\u{2dc}' => Some('\u{303}'),
            '\u{2c7}' => Some('\u{30c}'),
            _ => None,
        })
        && let Some(whole) = unicode_normalization::char::compose(c, accent)
    {
        text.pop();
        text.push(whole);
        return;
    }
    text.push(c);
}

/// Puts the lines of a region of the page into reading order.
fn order(mut pieces: Vec<Piece>, depth: usize, region: &mut usize, out: &mut Vec<Line>) {
    if pieces.is_empty() {
        return;
    }
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let rows = rows(&pieces);
    if depth < MAX_DEPTH
        && let Some(band) = columns(&pieces, &rows)
    {
        let Band {
            first,
            last,
            gutter,
        } = band;
        let (mut above, mut left, mut right, mut below) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (i, row) in rows.iter().enumerate() {
            for piece in row {
                let piece = pieces[*piece].clone();
                let side = if i < first {
                    &mut above
                } else if i > last {
                    &mut below
                } else if piece.x0 < gutter {
                    &mut left
                } else {
                    &mut right
                };
                side.push(piece);
            }
        }
        for part in [above, left, right, below] {
            order(part, depth + 1, region, out);
        }
        return;
    }
    *region += 1;
    let left = pieces.iter().map(|p| p.x0).fold(f64::INFINITY, f64::min);
    let right = pieces
        .iter()
        .map(|p| p.x1)
        .fold(f64::NEG_INFINITY, f64::max);
    for row in rows {
        out.push(line(&pieces, &row, (left, right), *region));
    }
}

/// Pieces on the same base line, each row from left to right; rows from top to bottom. `pieces` are sorted by base line.
fn rows(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut at = (f64::NEG_INFINITY, 0.0);
    for (i, piece) in pieces.iter().enumerate() {
        let (y, size) = at;
        let same = (piece.y - y).abs() < SAME_LINE * f64::min(size, piece.size).max(1.0) * 1.2;
        if same && let Some(row) = out.last_mut() {
            row.push(i);
        } else {
            out.push(vec![i]);
            at = (piece.y, piece.size);
        }
        if piece.size > at.1 {
            at = (piece.y, piece.size);
        }
    }
    for row in &mut out {
        row.sort_by(|a, b| pieces[*a].x0.total_cmp(&pieces[*b].x0));
    }
    out
}

/// Rows in which text stands in two columns.
struct Band {
    first: usize,
    last: usize,
    /// Where the right one begins.
    gutter: f64,
}

/// The longest run of rows with a common gutter that has prose on both sides.
fn columns(pieces: &[Piece], rows: &[Vec<usize>]) -> Option<Band> {
    let mut best: Option<(usize, Band)> = None;
    let mut first = 0;
    while first < rows.len() {
        // Only a row with something on both sides can begin a band.
        let mut open: Vec<(f64, f64)> = gaps(pieces, &rows[first]);
        if open.is_empty() {
            first += 1;
            continue;
        }
        let mut last = first;
        let mut held = open.clone();
        for (i, row) in rows.iter().enumerate().skip(first + 1) {
            open = narrowed(&open, pieces, row);
            if open.is_empty() {
                break;
            }
            last = i;
            held.clone_from(&open);
        }
        let found = held
            .iter()
            .filter_map(|gap| band(pieces, rows, first, last, *gap))
            .max_by_key(|(lines, _)| *lines);
        let next = last + 1;
        if let Some((lines, band)) = found
            && best.as_ref().is_none_or(|(most, _)| lines > *most)
        {
            best = Some((lines, band));
        }
        // A band that ended at a wide line may begin anew behind it; one that was none may begin one row further down.
        first = if next > first + 1 {
            next.max(first + 1)
        } else {
            first + 1
        };
    }
    best.map(|(_, band)| band)
}

/// The gaps between the pieces of a row that are wide enough.
fn gaps(pieces: &[Piece], row: &[usize]) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (n, i) in row.iter().enumerate() {
        let piece = &pieces[*i];
        if n > 0 && piece.x0 - end > piece.size * GUTTER {
            out.push((end, piece.x0));
        }
        end = end.max(piece.x1);
    }
    out
}

/// What of the gaps stays free in this row too.
fn narrowed(open: &[(f64, f64)], pieces: &[Piece], row: &[usize]) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for &(from, to) in open {
        let (mut from, mut to) = (from, to);
        let mut is_free = true;
        let mut size: f64 = 1.0;
        for i in row {
            let piece = &pieces[*i];
            size = size.max(piece.size);
            if piece.x1 <= from || piece.x0 >= to {
                continue;
            }
            // What reaches into the gap from one side narrows it; what stands across it closes it.
            if piece.x0 <= from && piece.x1 < to {
                from = piece.x1;
            } else if piece.x1 >= to && piece.x0 > from {
                to = piece.x0;
            } else {
                is_free = false;
            }
        }
        if is_free && to - from > size * GUTTER * 0.8 {
            out.push((from, to));
        }
    }
    out
}

/// A band with prose on both sides of a gap, and how many lines it has.
fn band(
    pieces: &[Piece],
    rows: &[Vec<usize>],
    first: usize,
    last: usize,
    gap: (f64, f64),
) -> Option<(usize, Band)> {
    let gutter = (gap.0 + gap.1) / 2.0;
    let mut sides = [(0, 0); 2];
    for row in &rows[first..=last] {
        let mut on = [0; 2];
        for i in row {
            let piece = &pieces[*i];
            on[usize::from(piece.x0 >= gutter)] += piece.chars;
        }
        for (side, chars) in sides.iter_mut().zip(on) {
            side.0 += usize::from(chars > 0);
            side.1 += chars;
        }
    }
    let is_prose = sides
        .iter()
        .all(|(lines, chars)| *lines >= COLUMN_LINES && *chars >= lines * COLUMN_CHARS);
    is_prose.then_some((
        sides[0].0 + sides[1].0,
        Band {
            first,
            last,
            gutter,
        },
    ))
}

fn line(pieces: &[Piece], row: &[usize], (left, right): (f64, f64), region: usize) -> Line {
    let mut out = Line {
        left,
        right,
        region,
        x0: f64::INFINITY,
        x1: f64::NEG_INFINITY,
        ..Line::default()
    };
    for i in row {
        let piece = &pieces[*i];
        let gap = piece.x0 - out.x1;
        if !out.text.is_empty() {
            let is_cell = gap > piece.size * PIECE_GAP;
            out.is_row |= is_cell;
            if is_cell {
                out.text.push('\t');
            } else if gap > piece.size.min(out.size) * WORD_GAP {
                out.text.push(' ');
            }
        }
        out.text.push_str(piece.text.trim());
        out.x0 = out.x0.min(piece.x0);
        out.x1 = out.x1.max(piece.x1);
        if piece.size > out.size {
            (out.size, out.y) = (piece.size, piece.y);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters half as wide as high, ten high, as a program sets them: (x, y, text).
    fn letters(set: &[(f64, f64, &str)]) -> Vec<Letter> {
        let mut out = Vec::new();
        for (x, y, text) in set {
            let mut x = *x;
            for c in text.chars() {
                out.push(Letter {
                    text: Text::Char(c),
                    from: Point::new(x, *y),
                    to: Point::new(x + 5.0, *y),
                    size: 10.0,
                });
                x += 5.0;
            }
        }
        out
    }

    #[track_caller]
    fn check(set: &[(f64, f64, &str)], expected: &[&str]) {
        let page = of_page(letters(set), 800.0);
        let got: Vec<&str> = page.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn words_and_lines() {
        check(
            &[
                (0.0, 10.0, "rain"),
                (22.0, 10.0, "fell"),
                (0.0, 24.0, "and snow"),
            ],
            &["rain fell", "and snow"],
        );
        // Drawn from below.
        check(
            &[(0.0, 24.0, "and snow"), (0.0, 10.0, "rain fell")],
            &["rain fell", "and snow"],
        );
        // A small number above the line; a wide gap.
        check(
            &[(0.0, 10.0, "rain"), (20.0, 7.5, "2"), (100.0, 10.0, "1990")],
            &["rain2\t1990"],
        );
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let left = [
            "the harbor office was",
            "opened on a rainy day",
            "by whoever came along",
            "and nobody else was",
        ];
        let right = [
            "invited to it, so that",
            "the rooms were empty",
            "until late at night,",
            "when the lamp was lit",
        ];
        let mut set = vec![(0.0, 10.0, "a title that stands across both of the columns")];
        for (i, (left, right)) in left.iter().zip(right).enumerate() {
            let y = 40.0 + 12.0 * i as f64;
            set.push((0.0, y, left));
            set.push((150.0, y, right));
        }
        set.push((0.0, 110.0, "a foot that stands across both of the columns"));
        let expected: Vec<&str> = [set[0].2]
            .into_iter()
            .chain(left)
            .chain(right)
            .chain([set[9].2])
            .collect();
        check(&set, &expected);
        // Cells of a table stay in their rows.
        let mut table = Vec::new();
        for i in 0..5 {
            table.push((0.0, 40.0 + 12.0 * i as f64, "1990"));
            table.push((150.0, 40.0 + 12.0 * i as f64, "rain"));
        }
        check(&table, &["1990\train"; 5]);
    }
}
