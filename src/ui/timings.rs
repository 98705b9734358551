//! How fast the window is: when the first frame, the first event and the last document showed, and what a frame costs.
//!
//! For scripts: prints on standard error, and only where it was asked for. Changes nothing of what is shown but, where the
//! window is to close by itself, zooms in and out meanwhile, so that every frame is laid out anew.

use std::time::{Duration, Instant};

/// What `dateline --timings` asks for.
#[derive(Clone, Copy, Debug)]
pub struct Measuring {
    /// When the process began.
    pub began: Instant,
    /// Close the window after as many seconds, counted from then.
    pub quit_after: Option<f32>,
    /// Show as many made-up events in place of documents.
    pub crowd: Option<usize>,
}

pub struct Timings {
    asked: Measuring,
    first_frame: bool,
    first_event: bool,
    all_read: bool,
    /// How long each frame took since everything was read, in seconds by the clock on the wall.
    frames: Vec<f32>,
    /// What each took of a processor in the window's thread, where other programs take their turns too: this is the frame's
    /// own cost, and what goes beyond it was waited for.
    processor: Vec<f32>,
    /// What the window's thread had taken of a processor when the frame began, in seconds.
    began: Option<f64>,
}

/// What was on screen in a frame.
pub struct Seen {
    pub has_event: bool,
    pub is_all_read: bool,
}

/// What is to follow a frame.
pub enum Next {
    /// Another, at once: the window is zooming.
    Frame,
    /// What comes by itself, or another after so long. Frames that nobody needs would slow the reading down.
    Wait(Option<Duration>),
    Close,
}

/// One turn of zooming in and out while the window waits to be closed.
const TURN_SECS: f64 = 4.0;
/// How far in it goes: to a tenth.
const DEPTH: f64 = 10.0;

impl Timings {
    pub fn new(asked: Measuring) -> Self {
        Self {
            asked,
            first_frame: false,
            first_event: false,
            all_read: false,
            frames: Vec::new(),
            processor: Vec::new(),
            began: None,
        }
    }

    /// Call when a frame begins: what the one before has cost, and the window's span as a share of the whole while
    /// zooming; `None` where the person at the window decides.
    pub fn begin(&mut self, cpu_secs: Option<f32>, now: f64) -> Option<f64> {
        let spent = thread_secs();
        if self.all_read {
            self.frames.extend(cpu_secs);
            let took = self.began.zip(spent).map(|(a, b)| (b - a) as f32);
            self.processor.extend(took);
        }
        self.began = spent;
        (self.all_read && self.asked.quit_after.is_some()).then(|| {
            let turn = (now / TURN_SECS * std::f64::consts::TAU).cos();
            DEPTH.powf((turn - 1.0) / 2.0)
        })
    }

    /// Call when a frame ends.
    pub fn end(&mut self, seen: &Seen) -> Next {
        let since = self.asked.began.elapsed();
        let say = |done: &mut bool, is: bool, what: &str| {
            if is && !std::mem::replace(done, true) {
                eprintln!("{what}: {} ms", since.as_millis());
            }
        };
        say(&mut self.first_frame, true, "first frame");
        say(
            &mut self.first_event,
            seen.has_event,
            "first event on screen",
        );
        say(&mut self.all_read, seen.is_all_read, "all read");
        match self.asked.quit_after.map(Duration::from_secs_f32) {
            None => Next::Wait(None),
            Some(limit) if since >= limit => Next::Close,
            Some(_) if self.all_read => Next::Frame,
            Some(limit) => Next::Wait(Some(limit - since)),
        }
    }
}

/// The report at the end, when the window is closed in whatever way.
impl Drop for Timings {
    fn drop(&mut self) {
        let say = |what: &str, mut frames: Vec<f32>| {
            frames.sort_by(f32::total_cmp);
            let at = |share: f32| {
                let i = (share * frames.len().saturating_sub(1) as f32).round() as usize;
                frames.get(i).map_or(f32::NAN, |s| s * 1000.0)
            };
            let (n, median, p99, most) = (frames.len(), at(0.5), at(0.99), at(1.0));
            eprintln!("{what}: {n}, median {median:.2} ms, p99 {p99:.2} ms, most {most:.2} ms");
        };
        say("frames by the clock", std::mem::take(&mut self.frames));
        let processor = std::mem::take(&mut self.processor);
        say("frames, CPU time", processor);
    }
}

/// What this thread has taken of a processor so far, in seconds; `None` where the system does not say.
fn thread_secs() -> Option<f64> {
    // Linux: nanoseconds on a processor come first in this file.
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(line.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
