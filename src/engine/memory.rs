//! What was let go of goes back to the system.

use std::time::Duration;

/// So long a thread has had nothing to do before it gives back: in the middle of work what was let go of is soon taken again.
pub(super) const IDLE: Duration = Duration::from_secs(2);

/// Gives back what lies free: what this thread has let go of, and every thread that has ended.
///
/// mimalloc gives back only when something is taken anew, which in a program at rest is never: a hundred thousand documents left a
/// gigabyte lying there. Some milliseconds for each gigabyte.
pub fn give_back() {
    // SAFETY: takes and gives no pointer and may be called on any thread at any time. Where another allocator is used, mimalloc has
    // nothing to give.
    #[allow(unsafe_code)]
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}
