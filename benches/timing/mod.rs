//! What both benchmarks share: a clock, shares of a sorted list, the sample, and made-up numbers that are the same everywhere.
//!
//! No statistics: figures are read beside each other from one run.

use std::path::Path;
use std::time::Instant;

/// Runs once; seconds it took, and what it made.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed().as_secs_f64(), made)
}

/// Runs once; seconds of processor time this thread took (clock time where the system does not say), and what it made.
#[allow(dead_code)] // Each benchmark is a program of its own and uses its part.
pub fn cpu_timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    // Linux: nanoseconds on a processor come first in this file.
    let spent = || -> Option<f64> {
        let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(line.split(' ').next()?.parse::<f64>().ok()? / 1e9)
    };
    let before = spent();
    let (clock, made) = timed(work);
    let cpu = before.zip(spent()).map(|(before, after)| after - before);
    (cpu.unwrap_or(clock), made)
}

/// Name and contents of every file in `data/sample`, sorted by name.
#[allow(dead_code, reason = "not every bench reads the sample")]
pub fn sample() -> Vec<(String, String)> {
    fn collect(folder: &Path, prefix: &str, out: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("data/sample stands beside Cargo.toml") {
            let path = entry.expect("a folder that can be listed").path();
            let name = path
                .file_name()
                .and_then(|n| n.to_str())
                .expect("a plain name")
                .to_owned();
            let id = format!("{prefix}{name}");
            if path.is_dir() {
                collect(&path, &format!("{id}/"), out);
            } else {
                out.push((id, std::fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    let mut out = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample"),
        "",
        &mut out,
    );
    out.sort();
    out
}

/// SplitMix64.
#[allow(dead_code)] // Each benchmark is a program of its own and uses its part.
pub struct Random(pub u64);

#[allow(dead_code)]
impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// The value below which `share` (0 to 1) of all lie. 0 of nothing.
#[allow(dead_code)]
pub fn share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len().saturating_sub(1) as f64 * share).round() as usize;
    values.get(at).copied().unwrap_or(0.0)
}

/// The most memory this program has had at once, in MB; `None` where the system does not say.
#[allow(dead_code)]
pub fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}

/// Seconds of processor time this thread has taken, to the microsecond; clock time where the system has no such clock.
///
/// `/proc` counts the same, but only to the last tick of the scheduler: too coarse for one frame.
#[allow(dead_code)]
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub fn thread_secs() -> f64 {
    #[repr(C)]
    struct Timespec {
        secs: i64,
        nanos: i64,
    }
    unsafe extern "C" {
        fn clock_gettime(clock: i32, to: *mut Timespec) -> i32;
    }
    const THREAD_CPUTIME: i32 = 3;
    let mut now = Timespec { secs: 0, nanos: 0 };
    // SAFETY: the system's own function, given a place of the layout it writes on 64-bit Linux.
    unsafe { clock_gettime(THREAD_CPUTIME, &raw mut now) };
    now.secs as f64 + now.nanos as f64 / 1e9
}

#[allow(dead_code)]
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub fn thread_secs() -> f64 {
    use std::sync::OnceLock;
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    BEGAN.get_or_init(Instant::now).elapsed().as_secs_f64()
}

/// Bytes that are allocated and not yet freed, where the benchmark counts them.
#[allow(dead_code)]
pub fn live_bytes() -> i64 {
    LIVE.load(std::sync::atomic::Ordering::Relaxed)
}

static LIVE: std::sync::atomic::AtomicI64 = std::sync::atomic::AtomicI64::new(0);

/// The system's allocator, counting.
#[allow(dead_code)]
pub struct Counting;

// SAFETY: everything is passed on to the system's allocator as it came.
unsafe impl std::alloc::GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: std::alloc::Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size() as i64, std::sync::atomic::Ordering::Relaxed);
        unsafe { std::alloc::System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: std::alloc::Layout) {
        LIVE.fetch_sub(layout.size() as i64, std::sync::atomic::Ordering::Relaxed);
        unsafe { std::alloc::System.dealloc(at, layout) }
    }
}
