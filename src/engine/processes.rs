//! Reading processes: our own program, started again to read what may go wrong, one file after the other.
//!
//! ```text
//!   Processes ─path▶ dateline read-files ─documents▶ Processes        a file that crashes, hangs or swells it costs itself:
//!       ▲                    ✗                                        the process is ended, the file noted, another one
//!       └── another one ◀────┘                                        reads the next
//! ```
//!
//! Not the reading itself; that is [`crate::read`]'s, in whichever process.

use super::guard::guarded;
use super::wire;
use crate::model::{Document, Note, Noted};
use crate::read::{self, Found};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// A file may go so long without anything being read of it. The largest PDFs we know take five seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a reading process may take of memory, all in all. The largest file we know takes a quarter of it.
const MAX_MEMORY: u64 = 2 << 30;

/// A process is replaced after so many files, so that whatever it has kept of them is given back.
const FILES_EACH: usize = 500;

/// No answer is longer: a document's text, with room for its outline.
const MAX_FRAME: u32 = 512 << 20;

/// Deeply nested files are read on a stack as large as the window's threads have.
const STACK_BYTES: usize = 32 << 20;

/// The command that makes this program a reading process.
pub const READING_COMMAND: &str = "read-files";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program to start for reading. Until this is said, as in tests of the library, files are read in this process.
pub fn read_in_processes() {
    let linux = PathBuf::from("/proc/self/exe"); // Also there when the program has been replaced by a newer one meanwhile.
    let program = if linux.exists() {
        Ok(linux)
    } else {
        std::env::current_exe()
    };
    if let Ok(program) = program {
        let _ = PROGRAM.set(program);
    }
}

/// The processes of one reading. They end with it.
pub(super) struct Processes {
    idle: Mutex<Vec<Process>>,
    patience: Duration,
}

impl Processes {
    pub fn new() -> Self {
        // For tests: how long to wait for a file that hangs.
        let millis = std::env::var("DATELINE_PATIENCE_MS")
            .ok()
            .and_then(|m| m.parse().ok());
        Self {
            idle: Mutex::default(),
            patience: millis.map_or(PATIENCE, Duration::from_millis),
        }
    }

    /// Reads one file, in a process of its own where the program is known.
    pub fn read(&self, found: &Found, each: &mut dyn FnMut(Noted<Option<Document>>)) {
        let Some(program) = PROGRAM.get() else {
            read::read_each(found, each);
            return;
        };
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let process = idle.map_or_else(|| Process::start(program, self.patience), Ok);
        let read = process.and_then(|mut process| {
            let end = process.read(found, each)?;
            Ok((process, end))
        });
        let why = match read {
            Ok((process, End::Read)) => {
                if process.files < FILES_EACH {
                    self.idle
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(process);
                }
                return;
            }
            Ok((process, End::TooLong)) => {
                drop(process);
                "This file took too long to be read and was left out. It may be damaged; save it again with the program it was made with, or in another format".to_owned()
            }
            Ok((process, End::Died)) => process.obituary(),
            Err(error) => format!(
                "This file could not be read, because the process that reads such files could not be started ({error}). Try again when fewer programs are open"
            ),
        };
        each(Noted {
            value: None,
            notes: vec![Note::new(Some(found.id.clone()), why)],
        });
    }
}

/// How the reading of a file ended.
enum End {
    Read,
    TooLong,
    Died,
}

struct Process {
    child: Child,
    stdin: BufWriter<ChildStdin>,
    answers: Receiver<Vec<u8>>,
    files: usize,
    patience: Duration,
}

impl Process {
    fn start(program: &std::path::Path, patience: Duration) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(READING_COMMAND)
            .env("DATELINE_PATIENCE_MS", patience.as_millis().to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("it has no pipes"));
        };
        let (tell, answers) = mpsc::sync_channel(16);
        std::thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            while let Ok(Some(frame)) = read_frame(&mut stdout) {
                if tell.send(frame).is_err() {
                    return;
                }
            }
        });
        Ok(Self {
            child,
            stdin: BufWriter::new(stdin),
            answers,
            files: 0,
            patience,
        })
    }

    fn read(
        &mut self,
        found: &Found,
        each: &mut dyn FnMut(Noted<Option<Document>>),
    ) -> io::Result<End> {
        self.files += 1;
        let asked = write_frame(&mut self.stdin, &wire::question(found));
        if asked.is_err() {
            return Ok(End::Died);
        }
        loop {
            match self.answers.recv_timeout(self.patience) {
                Ok(frame) => match wire::answer(&frame, found) {
                    Some(wire::Answer::Read(read)) => each(*read),
                    Some(wire::Answer::End) => return Ok(End::Read),
                    None => return Ok(End::Died),
                },
                Err(RecvTimeoutError::Timeout) => return Ok(End::TooLong),
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Died),
            }
        }
    }

    /// What it died of, as far as it has said so.
    fn obituary(mut self) -> String {
        let _ = self.child.kill();
        let status = self.child.wait();
        let mut said = String::new();
        if let Some(stderr) = self.child.stderr.take() {
            let mut bytes = Vec::new();
            let _ = stderr.take(64 << 10).read_to_end(&mut bytes);
            said = String::from_utf8_lossy(&bytes).into_owned();
        }
        let code = status.ok().and_then(|s| s.code());
        if said.contains("memory allocation of") {
            "This file needs more memory than is given to one file, and was left out. Split it, or save it in another format".to_owned()
        } else if said.contains("overflowed its stack") {
            "This file is nested too deeply to be read, and was left out. Save it again with the program it was made with, or in another format".to_owned()
        } else if code == Some(TOO_LONG) {
            "This file took too long to be read and was left out. It may be damaged; save it again with the program it was made with, or in another format".to_owned()
        } else {
            "This file broke the process that read it, and was left out; nothing else was harmed. It may be damaged: save it again with the program it was made with, or in another format".to_owned()
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a reading process ends itself when a file takes too long and nobody has ended it.
const TOO_LONG: i32 = 75;

/// Is a reading process: reads the files it is asked for on standard input until that ends.
pub fn serve_reading() {
    limit_memory();
    let patience = Processes::new().patience;
    let began = Instant::now();
    // When something was last read, in milliseconds of this process; 0 while it waits.
    static BUSY_SINCE: AtomicU64 = AtomicU64::new(0);
    let now = move || began.elapsed().as_millis() as u64 + 1;
    // Whoever started this process ends it when it hangs; but that may have ended itself.
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let since = BUSY_SINCE.load(Ordering::Relaxed);
            if since > 0 && now().saturating_sub(since) > patience.as_millis() as u64 + 2_000 {
                std::process::exit(TOO_LONG);
            }
        }
    });
    let work = move || {
        let (mut stdin, mut stdout) = (BufReader::new(io::stdin()), BufWriter::new(io::stdout()));
        while let Ok(Some(frame)) = read_frame(&mut stdin) {
            let Some(found) = wire::asked(&frame) else {
                return;
            };
            let mut is_heard = true;
            BUSY_SINCE.store(now(), Ordering::Relaxed);
            let read = guarded(|| {
                read::read_each(&found, &mut |read| {
                    is_heard &= write_frame(&mut stdout, &wire::read(&read)).is_ok();
                    BUSY_SINCE.store(now(), Ordering::Relaxed);
                });
            });
            BUSY_SINCE.store(0, Ordering::Relaxed);
            if read.is_none() {
                let why = "This file could not be read: it is damaged, or written in a way that is not understood. Save it again with the program it was made with, or in another format";
                let note = Noted {
                    value: None,
                    notes: vec![Note::new(Some(found.id.clone()), why)],
                };
                is_heard &= write_frame(&mut stdout, &wire::read(&note)).is_ok();
            }
            is_heard &= write_frame(&mut stdout, &wire::end()).is_ok();
            if !is_heard {
                return;
            }
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(work);
    if let Ok(thread) = thread {
        let _ = thread.join();
    }
}

/// No more memory than is given to one file, no dumps, and no writing of files at all.
#[cfg(unix)]
fn limit_memory() {
    use rlimit::Resource;
    let _ = Resource::AS.set(MAX_MEMORY, MAX_MEMORY);
    let _ = Resource::CORE.set(0, 0);
    let _ = Resource::FSIZE.set(0, 0);
}

/// Elsewhere only the time is limited.
#[cfg(not(unix))]
fn limit_memory() {
    let _ = MAX_MEMORY;
}

/// A length and as many bytes; `None` at the end.
fn read_frame(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length);
    if length > MAX_FRAME {
        return Err(io::Error::other("too long"));
    }
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    Ok((bytes.len() == length as usize).then_some(bytes))
}

fn write_frame(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::Error::other("too long"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}
