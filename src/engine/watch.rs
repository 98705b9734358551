//! Watches the folders that are open: says when something in them changed, once things have come to rest.
//!
//! Not what changed; reading again finds that out, and with a cache costs next to nothing. Where the system tells of no changes (a
//! network drive, too many folders) one looks now and then.

use super::Tell;
use crate::session::Event;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::AccessKind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};

/// Nothing has changed for so long: what was being copied is there.
const REST: Duration = Duration::from_millis(400);

/// What never comes to rest is told of all the same.
const LONGEST: Duration = Duration::from_secs(3);

/// How often one looks where the system tells nothing.
const NOW_AND_THEN: Duration = Duration::from_secs(20);

/// Folders that are being watched. Dropping it ends that.
pub(super) struct Watch {
    roots: Vec<PathBuf>,
    /// `None` where the system tells nothing.
    _watcher: Option<RecommendedWatcher>,
    /// The thread that waits for rest ends when this is gone.
    _stop: SyncSender<()>,
}

impl Watch {
    pub fn of(roots: &[PathBuf], tell: &Tell) -> Option<Self> {
        Self::with(roots, tell, NOW_AND_THEN, true)
    }

    fn with(
        roots: &[PathBuf],
        tell: &Tell,
        now_and_then: Duration,
        ask_system: bool,
    ) -> Option<Self> {
        // One is enough: that something changed, not how often.
        let (change, changes) = mpsc::sync_channel(1);
        let watcher = ask_system.then(|| watcher(roots, change.clone())).flatten();
        let looks = watcher.is_none().then_some(now_and_then);
        let (told, roots_told) = (tell.clone(), roots.to_vec());
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                wait(&changes, looks, || {
                    told.tell(Event::Changed {
                        roots: roots_told.clone(),
                    })
                });
            })
            .ok()?;
        Some(Self {
            roots: roots.to_vec(),
            _watcher: watcher,
            _stop: change,
        })
    }

    pub fn is_of(&self, roots: &[PathBuf]) -> bool {
        self.roots == roots
    }
}

/// `None` where the system cannot tell of all of these folders.
fn watcher(roots: &[PathBuf], change: SyncSender<()>) -> Option<RecommendedWatcher> {
    let heard = move |event: notify::Result<notify::Event>| {
        let counts = match event {
            Ok(event) => is_change(event.kind),
            // Something was missed.
            Err(_) => true,
        };
        if counts {
            let _ = change.try_send(());
        }
    };
    let mut watcher = notify::recommended_watcher(heard).ok()?;
    for root in roots {
        watcher.watch(root, RecursiveMode::Recursive).ok()?;
    }
    Some(watcher)
}

/// That a file was looked at is none; ours are looked at while they are read.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(notify::event::AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

/// Tells of changes until nobody listens or nobody is left to tell of any.
fn wait(changes: &Receiver<()>, looks: Option<Duration>, mut tell: impl FnMut() -> bool) {
    loop {
        let first = match looks {
            Some(time) => changes.recv_timeout(time),
            None => changes.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match first {
            Ok(()) => {
                let began = Instant::now();
                while began.elapsed() < LONGEST {
                    match changes.recv_timeout(REST) {
                        Ok(()) => {}
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if !tell() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Arc;

    #[test]
    fn a_burst_is_told_once_and_looking_at_files_never() {
        let dir = tempfile::tempdir().expect("a folder");
        for ask_system in [true, false] {
            let (events, heard) = mpsc::sync_channel(16);
            let tell = Tell {
                events,
                wake: Arc::new(|| {}),
            };
            let roots = [dir.path().to_owned()];
            let now_and_then = Duration::from_millis(300);
            let watch = Watch::with(&roots, &tell, now_and_then, ask_system).expect("it begins");
            let told = |wait: u64| heard.recv_timeout(Duration::from_millis(wait)).is_ok();
            if ask_system {
                assert!(!told(700), "nothing has happened");
                for n in 0..50 {
                    fs::write(dir.path().join(format!("{n}.txt")), "words").expect("written");
                }
                assert!(told(5000));
                assert!(!told(900), "a burst is one change");
                for n in 0..50 {
                    let _ = fs::read(dir.path().join(format!("{n}.txt")));
                }
                assert!(!told(900), "reading changes nothing");
                fs::create_dir(dir.path().join("below")).expect("made");
                assert!(told(5000));
                fs::write(dir.path().join("below/a.txt"), "words").expect("written");
                assert!(told(5000), "in a folder that is new");
                fs::rename(dir.path().join("1.txt"), dir.path().join("x.txt")).expect("moved");
                assert!(told(5000));
                fs::remove_file(dir.path().join("x.txt")).expect("removed");
                assert!(told(5000));
            } else {
                assert!(told(2000) && told(2000), "one looks now and then");
            }
            drop(watch);
            assert!(!told(1000), "it has ended");
        }
    }
}
