//! The writing lane: project files and pictures, in the order they were asked for.

use super::Tell;
use super::guard::guarded;
use super::saved;
use crate::model::Timeline;
use crate::project;
use crate::session::{Event, ExportRequest, Job};

pub(super) fn write(job: Job, tell: &Tell) {
    match job {
        Job::Save { to, saved, asked } => {
            let result = saved::save(&to, saved);
            tell.tell(Event::Saved { to, asked, result });
        }
        Job::Export { request, timeline } => {
            let result = picture(&timeline, &request);
            let to = request.to;
            tell.tell(Event::Exported { to, result });
        }
        Job::StopReading | Job::Read { .. } | Job::Load { .. } | Job::Resolve { .. } => {}
    }
}

/// Lays out and writes one picture. `Err` is the sentence that says why it was not written.
pub(super) fn picture(timeline: &Timeline, request: &ExportRequest) -> Result<(), String> {
    let drawn = guarded(|| -> Result<Vec<u8>, String> {
        let _ = (timeline, request);
        Err("Pictures are not drawn yet".to_owned())
    });
    let bytes = drawn.unwrap_or_else(|| {
        Err("The picture could not be drawn; another size or a shorter range may help".to_owned())
    })?;
    project::write_whole(&request.to, &bytes)
}
