//! The writing lane: project files and pictures, in the order they were asked for.

use super::Tell;
use super::guard::guarded;
use super::kept::Shelf;
use super::saved::Keepers;
use crate::export::data::Wish;
use crate::export::paper::{self, Sheet};
use crate::export::{Format, Kind};
use crate::model::Timeline;
use crate::project;
use crate::scene::{FontMeasure, Theme};
use crate::session::{Event, ExportRequest, Job, Seen, Since};

pub(super) fn write(job: Job, keepers: &Keepers, shelf: &Shelf, tell: &Tell) {
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
        Job::Compare {
            revision,
            since,
            now,
        } => {
            let seen = match since {
                Since::Shown(before) => Some(Seen::of(&before)),
                Since::LastOpen(file) => std::fs::read(file)
                    .ok()
                    .and_then(|bytes| Seen::from_bytes(&bytes)),
            };
            let news = seen.map(|seen| seen.news(&now));
            tell.tell(Event::News { revision, news });
        }
        Job::Remember { to, timeline } => {
            // Where it can't be kept, nothing is told the next time: nobody's word is in it.
            let _ = project::write_whole(&to, &Seen::of(&timeline).to_bytes());
        }
        Job::Export { request, timeline } => {
            let result = export(&timeline, &request);
            let to = request.to;
            tell.tell(Event::Exported { to, result });
        }
        Job::Import { from } => {
            let result = super::importing::import(&from);
            tell.tell(Event::Imported { from, result });
        }
        Job::ClearCache => {
            let before = shelf.bytes();
            shelf.clear();
            let bytes = before.saturating_sub(shelf.bytes());
            tell.tell(Event::Cache {
                bytes,
                cleared: true,
                trouble: None,
            });
        }
        Job::StopReading
        | Job::Pause
        | Job::GoOn
        | Job::Read { .. }
        | Job::Understand { .. }
        | Job::Load { .. }
        | Job::Recall { .. }
        | Job::Resolve { .. }
        | Job::Show { .. } => {}
    }
}

/// Writes one picture, or one file of data. `Err` is the sentence that says why it was not written.
pub(super) fn export(timeline: &Timeline, request: &ExportRequest) -> Result<(), String> {
    let Some(format) = request.format.or_else(|| Format::of_file(&request.to)) else {
        return Err(format!(
            "Dateline writes {}; give the file one of these endings — {}",
            Format::endings(),
            request.to.display()
        ));
    };
    let made = guarded(|| match format.info().kind {
        Kind::Picture => picture(format, timeline, request),
        Kind::Data => {
            let wish = Wish {
                title: request.title.as_deref().unwrap_or(""),
                with_texts: request.with_texts,
                table: request.table,
                notes: &timeline.notes,
                group_by: request.view.group_by.name(),
                colors: request.colors,
            };
            format.write_data(timeline, &request.view.filter, &wish)
        }
    });
    let bytes = made.unwrap_or_else(|| {
        Err("The file could not be made; another format or a shorter range may help".to_owned())
    })?;
    project::write_whole(&request.to, &bytes)
}

fn picture(
    format: Format,
    timeline: &Timeline,
    request: &ExportRequest,
) -> Result<Vec<u8>, String> {
    let theme = Theme::named(&request.theme)
        .unwrap_or_else(Theme::paper)
        .with_colors(request.colors);
    let pages = paper::pages(&Sheet {
        timeline,
        view: &request.view,
        theme: &theme,
        measure: &FontMeasure::new().naming(request.names),
        paper: &request.paper,
        width: request.width,
        title: request.title.as_deref().unwrap_or(""),
        source: &paper::source(timeline, &request.view.filter, request.names),
    });
    format.write(pages, &theme, request.paper.scale)
}
