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
        | Job::Resolve { .. }
        | Job::Show { .. } => {}
    }
}

/// Height to lay out on paper: as tall as its content.
const EVERY_LANE: f32 = f32::INFINITY;

/// What the picture rests on, for its foot.
/// Where it is from, and what a picture along time cannot show.
fn source(timeline: &Timeline, passing: &[bool]) -> String {
    let from = match timeline.documents.len() {
        1 => "From 1 document".to_owned(),
        n => format!("From {n} documents"),
    };
    let undated = timeline.events.iter().zip(passing);
    match undated.filter(|(e, p)| **p && e.when.is_undated()).count() {
        0 => from,
        1 => format!("{from}. One event has no date and is not shown."),
        n => format!("{from}. {n} events have no date and are not shown."),
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
        let index = Index::new(timeline);
        let passing = index.passing(timeline, &request.view.filter);
        let frame = Frame {
            title: request.title.clone(),
            legend: true,
            source: Some(source(timeline, &passing)),
            today: None,
        };
        let scene = scene::layout(
            timeline,
            &index,
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
