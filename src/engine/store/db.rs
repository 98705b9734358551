//! The SQLite file: its tables, how it is opened, and what becomes of one that is damaged.
//!
//! Not what is in it.

use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one waits for another window that writes to the same file.
const PATIENCE: Duration = Duration::from_secs(3);

/// Counts up with every change to the tables.
pub(super) const FORM: u32 = 3;

const TABLES: &str = "
create table if not exists files (
    id integer primary key autoincrement,
    name text not null unique,
    encoding text,
    size integer not null,
    modified integer not null,
    changed integer not null,
    at integer not null,
    hash blob,
    documents integer not null
);
create table if not exists documents (
    id integer primary key autoincrement,
    file integer not null,
    name text not null,
    hash blob not null,
    said integer not null,
    key blob not null,
    notes blob
);
create index if not exists documents_of on documents (file);
create index if not exists documents_named on documents (name);
create table if not exists findings (id integer primary key, body blob not null);
create table if not exists texts (id integer primary key, body blob not null);
create table if not exists timelines (
    id integer primary key autoincrement,
    sources blob not null,
    head blob not null,
    complete integer not null
);
create table if not exists timeline_parts (
    timeline integer not null,
    kind integer not null,
    part integer not null,
    body blob not null,
    primary key (timeline, kind, part)
);
create table if not exists indexed (upto integer not null);
create virtual table if not exists words using fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 0'
);
";

/// Opens the file to write to. One that is damaged, or is none of ours, is made anew.
pub(super) fn open_or_make(path: &Path, most_bytes: i64) -> rusqlite::Result<Connection> {
    match open(path, most_bytes) {
        Err(error) if is_damage(&error) => {
            remove(path);
            open(path, most_bytes)
        }
        opened => opened,
    }
}

fn open(path: &Path, most_bytes: i64) -> rusqlite::Result<Connection> {
    private(path);
    let mut db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    // With a journal of what is to come, readers and one writer do not wait for each other, and a program that is killed
    // leaves the file whole. Whether the last second reaches the disk when the power goes does not matter.
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "normal")?;
    db.pragma_update(None, "page_size", 8192)?;
    db.pragma_update(None, "cache_size", -16_384)?;
    db.pragma_update(None, "journal_size_limit", 64 << 20)?;
    // Two who write take turns from the beginning of a step: neither has to give one up.
    db.set_transaction_behavior(rusqlite::TransactionBehavior::Immediate);
    let page: i64 = db.pragma_query_value(None, "page_size", |row| row.get(0))?;
    db.pragma_update(None, "max_page_count", (most_bytes / page.max(512)).max(64))?;
    db.execute_batch(TABLES)?;
    Ok(db)
}

/// Opens the file to read from.
pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "query_only", true)?;
    db.pragma_update(None, "cache_size", -8_192)?;
    Ok(db)
}

/// Nobody else may read what stands in the documents: the file is made before SQLite would make it for all.
fn private(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Where it cannot be made, opening it says so.
    drop(options.open(path));
}

/// The file is not what it should be, rather than only busy, or the disk full.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(error, _) => matches!(
            error.code,
            ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TypeMismatch
                // A table or a column is not there: none of ours.
                | ErrorCode::Unknown
        ),
        rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..)
        | rusqlite::Error::SqlInputError { .. } => true,
        _ => false,
    }
}

/// What the user is told where the disk takes no more; `None` of what is nothing to them.
pub(super) fn trouble(error: &rusqlite::Error) -> Option<String> {
    let rusqlite::Error::SqliteFailure(error, _) = error else {
        return None;
    };
    let why = match error.code {
        ErrorCode::DiskFull => "there is no room for it",
        ErrorCode::SystemIoFailure => "the disk could not be written to",
        ErrorCode::ReadOnly => "the disk may not be written to",
        _ => return None,
    };
    Some(format!(
        "What was read could not be kept for the next time, because {why}. Everything else goes on; the folder is read anew when it is opened again"
    ))
}

/// The file with what SQLite keeps beside it. Whoever has it open still reads what it was.
pub(super) fn remove(path: &Path) {
    for file in all_of(path) {
        let _ = std::fs::remove_file(file);
    }
}

/// The files that belong together.
pub(super) fn all_of(path: &Path) -> [PathBuf; 3] {
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    [path.to_owned(), beside("-wal"), beside("-shm")]
}
