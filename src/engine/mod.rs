//! Threads: runs jobs, sends events, can be stopped.
//!
//! ```text
//!   send ─▶ Session ─Job─▶ reading │ resolving │ writing ─Event─▶ poll ─▶ Session ─▶ shown
//! ```
//!
//! The session lives on the caller's thread; each of the three lanes is a thread with a mailbox. In the reading and the
//! resolving lane a new job takes the place of a waiting one; what is to be written is never left out.

mod across;
mod apply;
mod aside;
mod copies;
#[cfg(feature = "window")]
mod crash;
mod depot;
mod documents;
mod files;
mod guard;
mod headless;
mod importing;
#[cfg(feature = "window")]
mod instance;
mod kept;
mod mailbox;
mod memory;
mod pool;
mod processes;
mod reading;
mod rules;
mod sample;
mod saved;
mod spread;
mod store;
mod timeline;
mod watch;
mod wire;
mod writing;

pub use across::{Whole, resolve_lines};
pub use apply::{Applied, apply_edits};
pub use aside::{Aside, give_way};
#[cfg(feature = "window")]
pub use crash::report_to;
pub use headless::{Extracted, Options, Outcome, Text, export, extract_files, extract_texts, run};
pub use importing::import_into;
#[cfg(feature = "window")]
pub use instance::{Instance, instance};
pub use memory::give_back;
pub use pool::Limits;
pub use processes::{READING_COMMAND, read_in_processes, serve_reading};
pub use rules::{
    Checked, CheckedRules, Counted, Failure, check_own, check_rules, own_chronology, own_rules,
    rules_page,
};
pub use spread::Threads;
pub use store::Cache;
pub use timeline::Outside;

use crate::model::query::FullText;
use crate::session::{Command, Event, Job, Session, Shown};
use mailbox::Mailbox;
use pool::Cancel;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::JoinHandle;

/// How many events may wait for [`Engine::poll`] before the workers wait too.
const EVENTS_WAITING: usize = 256;

/// The work behind the window. Never makes its caller wait.
pub struct Engine {
    session: Session,
    shown: Arc<Shown>,
    /// `None` only while the engine is dropped.
    events: Option<Receiver<Event>>,
    reading: Arc<Mailbox<(Job, Cancel)>>,
    resolving: Arc<Mailbox<Job>>,
    writing: Arc<Mailbox<Job>>,
    /// Stops what is being read now.
    cancel: Cancel,
    writer: Option<JoinHandle<()>>,
    /// The cache of what is open.
    shelf: Arc<kept::Shelf>,
}

/// Where a lane sends its events.
#[derive(Clone)]
struct Tell {
    events: SyncSender<Event>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Tell {
    /// False where nobody listens any more.
    fn tell(&self, event: Event) -> bool {
        let heard = self.events.send(event).is_ok();
        if heard {
            (self.wake)();
        }
        heard
    }
}

impl Engine {
    /// `wake` is called from a worker thread whenever [`Self::poll`] would find something new.
    ///
    /// Nothing is kept of what is read.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::start_with(Cache::none(), wake)
    }

    /// The same, with what was read kept there.
    pub fn start_with(cache: Cache, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shelf = Arc::new(kept::Shelf::new(cache));
        let (events, receiver) = mpsc::sync_channel(EVENTS_WAITING);
        let tell = Tell {
            events,
            wake: Arc::new(wake),
        };
        let reading = Arc::new(Mailbox::default());
        let resolving = Arc::new(Mailbox::default());
        let writing = Arc::new(Mailbox::default());
        let keepers = saved::Keepers::default();
        let (opens, shelf_read) = (keepers.clone(), shelf.clone());
        let mut watch = None;
        lane(&reading, &tell, move |(job, cancel), tell| {
            reading::read(job, &cancel, &opens, &shelf_read, &mut watch, tell);
        });
        let mut resolver = timeline::Resolver::default();
        let (shelf_resolve, waiting) = (shelf.clone(), resolving.clone());
        lane(&resolving, &tell, move |job, tell| match job {
            Job::Resolve { .. } => {
                resolver.keep_in(shelf_resolve.now());
                resolve(&mut resolver, job, &|| waiting.is_waited_for(), tell);
            }
            Job::Show {
                revision,
                recalled,
                log,
                complete,
            } => {
                let timeline = Arc::new(resolver.show(recalled, &log, complete));
                tell.tell(Event::Resolved {
                    revision,
                    timeline,
                    settled: true,
                });
            }
            _ => {}
        });
        let shelf_write = shelf.clone();
        let writer = lane(&writing, &tell, move |job, tell| {
            writing::write(job, &keepers, &shelf_write, tell);
        });
        Self {
            session: Session::default(),
            shown: Arc::default(),
            events: Some(receiver),
            reading,
            resolving,
            writing,
            cancel: Cancel::default(),
            writer: Some(writer),
            shelf,
        }
    }

    /// Keeps what is said of folders that no project file is open for in a folder of the program's own, made where it is missing.
    pub fn keep_in(&mut self, folder: PathBuf) {
        // Where it can't be made, saving says so.
        let _ = std::fs::create_dir_all(&folder);
        self.session.keep_in(folder);
    }

    pub fn send(&mut self, command: Command) {
        let jobs = self.session.command(command);
        self.dispatch(jobs);
        self.share();
    }

    /// Takes in what the workers have sent. True where [`Self::shown`] changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        // At most what can be waiting now: a busy engine must not hold up a frame.
        for _ in 0..EVENTS_WAITING {
            let Some(Ok(event)) = self.events.as_ref().map(Receiver::try_recv) else {
                break;
            };
            let jobs = self.session.event(event);
            self.dispatch(jobs);
            changed = true;
        }
        if changed {
            self.share();
        }
        changed
    }

    pub fn shown(&self) -> &Arc<Shown> {
        &self.shown
    }

    fn share(&mut self) {
        let full_text = self.shelf.now().map(|store| store as Arc<dyn FullText>);
        self.shown = self.session.share(full_text);
    }

    fn dispatch(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            match job {
                Job::StopReading => {
                    self.cancel.cancel();
                    self.reading.clear();
                }
                Job::Pause => self.cancel.pause(true),
                Job::GoOn => self.cancel.pause(false),
                Job::Read { .. }
                | Job::Understand { .. }
                | Job::Load { .. }
                | Job::Recall { .. } => {
                    self.cancel.cancel();
                    self.cancel = Cancel::default();
                    self.reading.put_instead((job, self.cancel.clone()));
                }
                Job::Resolve { .. } | Job::Show { .. } => self.resolving.put_instead(job),
                Job::Save { .. }
                | Job::Release { .. }
                | Job::Export { .. }
                | Job::Compare { .. }
                | Job::Remember { .. }
                | Job::Import { .. }
                | Job::ClearCache => {
                    self.writing.put(job);
                }
            }
        }
    }
}

impl Drop for Engine {
    /// Stops reading at once; what is to be saved is saved first.
    fn drop(&mut self) {
        self.cancel.cancel();
        let jobs = self.session.leave();
        self.dispatch(jobs);
        // Nobody listens any more: a lane that waits to tell goes on.
        self.events = None;
        self.reading.clear();
        self.reading.close();
        self.resolving.clear();
        self.resolving.close();
        self.writing.close();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
        // What was read is kept before the program ends.
        self.shelf.close();
    }
}

/// At once what a few documents come to beside what stands, then everything together; which is given up where a newer job waits, but only
/// if that job can be answered at once too: a folder that changes all the time must come to rest.
fn resolve(resolver: &mut timeline::Resolver, job: Job, waiting: spread::Stop<'_>, tell: &Tell) {
    let Job::Resolve {
        revision,
        sources,
        log,
        documents_alone,
        complete,
    } = job
    else {
        return;
    };
    let outside = Outside {
        left_out: documents_alone,
        ..Outside::default()
    };
    let quick = resolver.quick(&sources, &log, &outside, complete);
    let was_quick = quick.is_some();
    if let Some(timeline) = quick {
        tell.tell(Event::Resolved {
            revision,
            timeline: Arc::new(timeline),
            settled: false,
        });
    }
    let unwanted = || was_quick && waiting();
    let settled = resolver.settled(sources, &log, &outside, complete, &unwanted);
    if let Some(timeline) = settled {
        tell.tell(Event::Resolved {
            revision,
            timeline: Arc::new(timeline),
            settled: true,
        });
    }
    if waiting() {
        return;
    }
    resolver.stand();
    if let Some(recalled) = resolver.gather(waiting) {
        tell.tell(Event::TakenUp { revision, recalled });
        if !waiting() {
            resolver.stand();
        }
    }
}

/// A thread that does what comes into its mailbox until that is closed and empty. When nothing has come for a while, what it has let go
/// of goes back to the system.
fn lane<J: Send + 'static>(
    mailbox: &Arc<Mailbox<J>>,
    tell: &Tell,
    mut work: impl FnMut(J, &Tell) + Send + 'static,
) -> JoinHandle<()> {
    let (mailbox, tell) = (mailbox.clone(), tell.clone());
    std::thread::spawn(move || {
        while let Some(job) = mailbox.take((memory::IDLE, &mut memory::give_back)) {
            work(job, &tell);
        }
    })
}

#[cfg(test)]
mod tests;
