//! The thread that writes: takes what is ordered, many things in one step, and what nobody waits for when it has nothing else
//! to do.
//!
//! Whatever goes wrong here costs only the cache: a full disk, a file that another window writes to for too long.

use super::record::{Again, Fresh, Mark, Row};
use super::timelines;
use super::{State, search};
use crate::model::Timeline;
use crate::session::MadeOf;
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError};
use std::time::{Duration, Instant};

/// So long things are gathered before they are written: what is lost where the program is killed.
const STEP: Duration = Duration::from_millis(300);

/// While files are read the index waits: it would take the processor from those who wait for a timeline.
const QUIET: Duration = Duration::from_secs(2);

/// A timeline is written when none has followed it for so long.
const SETTLED: Duration = Duration::from_secs(3);

pub(super) enum Write {
    File(Box<Fresh>),
    Again(Box<Again>),
    Mark(Box<Mark>),
    Forget(Vec<i64>),
    Timeline(MadeOf, Arc<Timeline>),
    /// Tells when everything ordered before is written.
    Written(SyncSender<()>),
    /// Tells when everything ordered before is written and indexed.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests wait by it"))]
    Settle(SyncSender<()>),
}

pub(super) fn run(mut db: Connection, orders: &Receiver<Write>, state: &State) {
    let mut writer = Writer {
        timeline: None,
        settling: Vec::new(),
        written: Vec::new(),
        quiet_since: Instant::now(),
    };
    while let Some(more) = writer.step(&mut db, orders, state).unwrap_or_else(|error| {
        state.give_up_for(&error);
        None
    }) {
        if !more {
            break;
        }
    }
    // Whoever still orders something must not wait for nobody.
    drop(db);
}

struct Writer {
    timeline: Option<(MadeOf, Arc<Timeline>, Instant)>,
    settling: Vec<SyncSender<()>>,
    written: Vec<SyncSender<()>>,
    /// When a file was last written.
    quiet_since: Instant,
}

impl Writer {
    /// Some work. `Some(false)` when there will be no more.
    fn step(
        &mut self,
        db: &mut Connection,
        orders: &Receiver<Write>,
        state: &State,
    ) -> rusqlite::Result<Option<bool>> {
        let indexed = state.indexed.load(Ordering::Relaxed);
        let reading = self.quiet_since.elapsed() < QUIET;
        let idle = (indexed || reading) && self.settling.is_empty();
        let first = match (idle, indexed && self.timeline.is_none()) {
            (true, true) => orders.recv().map_err(|_| TryRecvError::Disconnected),
            (true, false) => orders.recv_timeout(STEP).map_err(|e| match e {
                RecvTimeoutError::Timeout => TryRecvError::Empty,
                RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
            }),
            (false, _) => orders.try_recv(),
        };
        match first {
            Ok(first) => {
                self.take(db, first, orders, state)?;
                Ok(Some(true))
            }
            Err(TryRecvError::Empty) => {
                self.idle(db, state)?;
                Ok(Some(true))
            }
            Err(TryRecvError::Disconnected) => {
                self.write_timeline(db, state)?;
                Ok(Some(false))
            }
        }
    }

    /// Writes what comes, all in one step.
    fn take(
        &mut self,
        db: &mut Connection,
        first: Write,
        orders: &Receiver<Write>,
        state: &State,
    ) -> rusqlite::Result<()> {
        let began = Instant::now();
        let step = db.transaction()?;
        let mut next = Some(first);
        while let Some(order) = next.take() {
            self.obey(&step, order, state)?;
            let left = STEP.saturating_sub(began.elapsed());
            if left.is_zero() || !self.settling.is_empty() || !self.written.is_empty() {
                break;
            }
            next = orders.recv_timeout(left).ok();
        }
        step.commit()?;
        for tell in self.written.drain(..) {
            let _ = tell.try_send(());
        }
        Ok(())
    }

    fn obey(&mut self, db: &Connection, order: Write, state: &State) -> rusqlite::Result<()> {
        match order {
            Write::File(fresh) => {
                state.indexed.store(false, Ordering::Relaxed);
                self.quiet_since = Instant::now();
                file(db, &fresh)
            }
            Write::Again(again) => {
                let Again {
                    name,
                    said,
                    key,
                    findings,
                    notes,
                } = *again;
                db.prepare_cached(
                    "update findings set body = ?2 where id in (select id from documents where name = ?1)",
                )?
                .execute((name.as_str(), findings))?;
                db.prepare_cached(
                    "update documents set said = ?2, key = ?3, notes = ?4 where name = ?1",
                )?
                .execute((name.as_str(), said, key, notes))?;
                Ok(())
            }
            Write::Mark(mark) => {
                let stamp = mark.stamp;
                db.prepare_cached(
                    "update files set size = ?2, modified = ?3, changed = ?4, at = ?5, hash = ?6 where name = ?1",
                )?
                .execute((
                    mark.name.as_str(),
                    stamp.size,
                    stamp.modified,
                    stamp.changed,
                    mark.at,
                    mark.hash,
                ))?;
                Ok(())
            }
            Write::Forget(files) => files.into_iter().try_for_each(|file| forget(db, file)),
            Write::Timeline(of, findings) => {
                self.timeline = Some((of, findings, Instant::now()));
                Ok(())
            }
            Write::Written(tell) => {
                self.written.push(tell);
                Ok(())
            }
            Write::Settle(tell) => {
                self.settling.push(tell);
                Ok(())
            }
        }
    }

    /// What nobody waits for.
    fn idle(&mut self, db: &mut Connection, state: &State) -> rusqlite::Result<()> {
        let settled = |at: &Instant| at.elapsed() > SETTLED || !self.settling.is_empty();
        if self.timeline.as_ref().is_some_and(|(_, _, at)| settled(at)) {
            return self.write_timeline(db, state);
        }
        let is_quiet = self.quiet_since.elapsed() >= QUIET || !self.settling.is_empty();
        if !state.indexed.load(Ordering::Relaxed) {
            if !is_quiet {
                return Ok(());
            }
            let step = db.transaction()?;
            let all = search::index_more(&step)?;
            step.commit()?;
            state.indexed.store(all, Ordering::Relaxed);
            return Ok(());
        }
        for tell in self.settling.drain(..) {
            let _ = tell.try_send(());
        }
        Ok(())
    }

    fn write_timeline(&mut self, db: &mut Connection, state: &State) -> rusqlite::Result<()> {
        let Some((of, findings, _)) = self.timeline.take() else {
            return Ok(());
        };
        let written = timelines::write(db, &of, &findings)?;
        state.timeline_lies.store(written, Ordering::Relaxed);
        Ok(())
    }
}

/// A file in place of what was kept of it.
fn file(db: &Connection, fresh: &Fresh) -> rusqlite::Result<()> {
    let Fresh { mark, rows } = fresh;
    let before = db
        .prepare_cached("select id from files where name = ?1")?
        .query_map([mark.name.as_str()], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    before.into_iter().try_for_each(|file| forget(db, file))?;
    let stamp = mark.stamp;
    db.prepare_cached(
        "insert into files (name, encoding, size, modified, changed, at, hash, documents)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        mark.name.as_str(),
        &mark.encoding,
        stamp.size,
        stamp.modified,
        stamp.changed,
        mark.at,
        mark.hash,
        rows.len() as i64,
    ))?;
    let file = db.last_insert_rowid();
    for row in rows {
        let Row {
            hash,
            text,
            understood,
        } = row;
        let Again {
            name,
            said,
            key,
            findings,
            notes,
        } = understood;
        db.prepare_cached(
            "insert into documents (file, name, hash, said, key, notes) values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((file, name.as_str(), hash, said, key, notes))?;
        let id = db.last_insert_rowid();
        db.prepare_cached("insert into findings (id, body) values (?1, ?2)")?
            .execute((id, findings))?;
        db.prepare_cached("insert into texts (id, body) values (?1, ?2)")?
            .execute((id, text))?;
    }
    Ok(())
}

fn forget(db: &Connection, file: i64) -> rusqlite::Result<()> {
    let documents = db
        .prepare_cached("select id from documents where file = ?1")?
        .query_map([file], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    for id in documents {
        search::forget(db, id)?;
        for delete in [
            "delete from findings where id = ?1",
            "delete from texts where id = ?1",
            "delete from documents where id = ?1",
        ] {
            db.prepare_cached(delete)?.execute([id])?;
        }
    }
    db.prepare_cached("delete from files where id = ?1")?
        .execute([file])?;
    Ok(())
}
