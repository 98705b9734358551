//! The full-text index: which documents have words that begin as those that are typed.
//!
//! Only words of alphabets: where words are not parted by spaces the index cannot tell, and the texts are looked through.

use crate::model::DocId;
use crate::model::text::fold;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Words in more documents than this are met at once by whoever looks through the texts.
const MOST: usize = 5_000;

/// How many documents are put into the index in one go.
const AT_ONCE: i64 = 400;

/// `None` where the index cannot tell.
pub(super) fn documents(
    reader: &Connection,
    words: &[String],
) -> rusqlite::Result<Option<Vec<DocId>>> {
    let Some(query) = query(words) else {
        return Ok(None);
    };
    let mut select = reader.prepare(
        "select documents.name from words join documents on documents.id = words.rowid
         where words match ?1 limit ?2",
    )?;
    let mut rows = select.query((query, MOST as i64))?;
    let mut out = BTreeSet::new();
    while let Some(row) = rows.next()? {
        out.insert(DocId::new(row.get_ref(0)?.as_str()?));
    }
    Ok((out.len() < MOST).then(|| out.into_iter().collect()))
}

/// Every run of letters and figures as the beginning of a word; all must be there.
fn query(words: &[String]) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        let folded = fold(word);
        let runs = folded.split(|c: char| !c.is_alphanumeric());
        for run in runs.filter(|run| !run.is_empty()) {
            if run.chars().any(has_no_spaces) {
                return None;
            }
            out.push(format!("\"{run}\"*"));
        }
    }
    (!out.is_empty()).then(|| out.join(" AND "))
}

/// Letters of scripts that put no spaces between words.
fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{2e80}'..='\u{9fff}' // Chinese, Japanese
        | '\u{ac00}'..='\u{d7af}' // Korean, whose endings stand at the word
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Puts some more documents into the index. True where all are in it.
pub(super) fn index_more(db: &Connection) -> rusqlite::Result<bool> {
    let upto: Option<i64> = db.query_row("select max(upto) from indexed", [], |row| row.get(0))?;
    let upto = upto.unwrap_or(0);
    let mut select = db.prepare_cached(
        "select texts.id, texts.body from texts where texts.id > ?1 order by texts.id limit ?2",
    )?;
    let mut insert = db.prepare_cached("insert into words (rowid, text) values (?1, ?2)")?;
    let mut rows = select.query([upto, AT_ONCE])?;
    let (mut last, mut n) = (upto, 0);
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        n += 1;
        let text = super::code::unpacked(row.get_ref(1)?.as_blob()?);
        let text = text.and_then(|t| String::from_utf8(t).ok());
        // The same folding as of what is typed. A text that is damaged is told of where it is read.
        insert.execute((last, fold(&text.unwrap_or_default())))?;
    }
    if n > 0 {
        db.execute("delete from indexed", [])?;
        db.execute("insert into indexed (upto) values (?1)", [last])?;
    }
    Ok(n < AT_ONCE)
}

/// These documents are not there any more. They must still be in `texts`.
pub(super) fn forget(db: &Connection, document: i64) -> rusqlite::Result<()> {
    let upto: Option<i64> = db.query_row("select max(upto) from indexed", [], |row| row.get(0))?;
    if upto.is_some_and(|upto| document <= upto) {
        db.prepare_cached("delete from words where rowid = ?1")?
            .execute([document])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn what_is_typed_asks_for_beginnings_of_words_and_nothing_else() {
        let asked = |text: &str| query(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(
            asked("Brücke lu").as_deref(),
            Some("\"brucke\"* AND \"lu\"*")
        );
        assert_eq!(
            asked("o\"neil OR").as_deref(),
            Some("\"o\"* AND \"neil\"* AND \"or\"*")
        );
        // Nothing to ask the index for.
        assert_eq!(asked("…"), None);
        assert_eq!(asked("橋"), None);
    }
}
