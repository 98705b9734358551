//! The writing lane: project files and pictures, in the order they were asked for.

use super::Tell;
use super::guard::guarded;
use super::saved::Keepers;
use crate::export::Format;
use crate::model::Timeline;
use crate::project;
use crate::scene::{self, FontMeasure, Frame, Index, Theme};
use crate::session::{Event, ExportRequest, Job};

pub(super) fn write(job: Job, keepers: &Keepers, tell: &Tell) {
    match job {
        Job::Save {
            to,
            saved,
            asked,
            how,
        } => {
            let result = keepers.save(&to, saved, how);
            tell.tell(Event::Saved { to, asked, result });
        }
        Job::Release { path } => keepers.release(&path),
        Job::Export { request, timeline } => {
            let result = picture(&timeline, &request);
            let to = request.to;
            tell.tell(Event::Exported { to, result });
        }
        Job::StopReading
        | Job::Read { .. }
        | Job::Understand { .. }
        | Job::Load { .. }
        | Job::Recall { .. }
        | Job::Resolve { .. } => {}
    }
}

/// Height to lay out on paper: as tall as its content.
const EVERY_LANE: f32 = f32::INFINITY;

/// What the picture rests on, for its foot.
fn source(timeline: &Timeline) -> String {
    match timeline.documents.len() {
        1 => "From 1 document".to_owned(),
        n => format!("From {n} documents"),
    }
}

/// Lays out and writes one picture. `Err` is the sentence that says why it was not written.
pub(super) fn picture(timeline: &Timeline, request: &ExportRequest) -> Result<(), String> {
    let ending = request.to.extension().unwrap_or_default();
    let Some(format) = Format::from_extension(&ending.to_string_lossy()) else {
        return Err(format!(
            "Dateline writes .png, .svg and .pdf; give the file one of these endings — {}",
            request.to.display()
        ));
    };
    let drawn = guarded(|| {
        let theme = Theme::named(&request.theme)
            .unwrap_or_else(Theme::paper)
            .with_colors(request.colors);
        let frame = Frame {
            title: request.title.clone(),
            legend: true,
            source: Some(source(timeline)),
            today: None,
        };
        let scene = scene::layout(
            timeline,
            &Index::new(timeline),
            &request.view,
            &theme,
            &FontMeasure::new(),
            (request.width, EVERY_LANE),
            0.0,
            &frame,
        );
        format.write(&scene, &theme)
    });
    let bytes = drawn.unwrap_or_else(|| {
        Err("The picture could not be drawn; another size or a shorter range may help".to_owned())
    })?;
    project::write_whole(&request.to, &bytes)
}
