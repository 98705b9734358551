//! The selected event's date, dragged to another: what would be set, shown while it is held, and the edit when it is let go.
//!
//! What is typed as a date is the inspector's.

use super::{Canvas, Drag};
use crate::edit::{Edit, event_anchor};
use crate::model::edtf::{AnyDate, End};
use crate::model::{Edtf, EdtfDate, EventId, Instant, Meaning};
use crate::scene::Target;
use crate::ui::cx::Cx;
use crate::ui::theme::{self, STEP};
use crate::ui::{paint, review, widgets, words};
use chrono::Datelike;
use egui::{CornerRadius, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// A unit narrower than this is not aimed at.
const AIMED_AT: f64 = 4.0;

/// What is held.
#[derive(Clone)]
pub(super) struct Grabbed {
    id: EventId,
    side: Side,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// All of it.
    Whole,
    /// Of what lasted, the end that was nearer.
    Start,
    End,
}

impl Canvas {
    /// The selected event, where its mark is under the pointer and Shift is held. What recurs has no one date to set.
    pub(super) fn grabbed(&self, ui: &Ui, cx: &Cx<'_>, p: Pos2) -> Option<Grabbed> {
        if !ui.input(|i| i.modifiers.shift) || cx.shown.read_only.is_some() {
            return None;
        }
        let id = cx.state.selection.event?;
        let event = cx.look.event(id)?;
        event_anchor(event)?;
        let is_its = |i: &&crate::scene::Item| i.target == Target::Event(id);
        let near =
            |i: &&crate::scene::Item| paint::rect(i.mark, Pos2::ZERO).expand(4.0).contains(p);
        let mut items = self.scene.items.iter().filter(is_its);
        let mark = items.find(near)?.mark;
        let side = match (
            &event.when.meaning,
            event.when.edtf.as_ref().and_then(Edtf::ends),
        ) {
            (Meaning::Recurs(_), _) => return None,
            (_, Some((End::Date(_), End::Date(_)))) => match p.x < mark.center().x {
                true => Side::Start,
                false => Side::End,
            },
            (_, Some((End::Date(_), _))) => Side::Start,
            (_, Some((_, End::Date(_)))) => Side::End,
            _ => Side::Whole,
        };
        Some(Grabbed { id, side })
    }

    /// The date that letting go here would set, and where it stands.
    fn date_at(
        &self,
        cx: &Cx<'_>,
        grabbed: &Grabbed,
        x: f32,
    ) -> Option<(Edtf, (Instant, Instant))> {
        let scale = self.scale(cx);
        let at = scale.seconds_from_x(f64::from(x.clamp(scale.x0, scale.x1)));
        let per_point = (scale.end - scale.start) / f64::from((scale.x1 - scale.x0).max(1.0));
        let (date, span) = snapped(at, per_point * AIMED_AT)?;
        let moved = End::Date(AnyDate::Plain(date));
        let old = cx.look.event(grabbed.id)?.when.edtf.as_ref();
        let edtf = match (grabbed.side, old.and_then(Edtf::ends)) {
            (Side::Start, Some((_, end))) => Edtf::interval(moved, end)?,
            (Side::End, Some((start, _))) => Edtf::interval(start, moved)?,
            _ => Edtf::Date(date),
        };
        Some((edtf, span))
    }

    pub(super) fn set_date(&self, cx: &mut Cx<'_>, grabbed: &Grabbed, x: f32) {
        let Some((date, _)) = self.date_at(cx, grabbed, x) else {
            return;
        };
        let Some(event) = cx.look.event(grabbed.id) else {
            return;
        };
        let Some(anchor) = event_anchor(event).filter(|_| event.when.edtf.as_ref() != Some(&date))
        else {
            return;
        };
        let title = text!("change-date", event = widgets::shorten(&event.label, 40));
        cx.out.change(
            title,
            Edit::SetDate {
                event: anchor,
                date,
            },
        );
        review::answered_event(cx);
    }

    /// Where the date would be, and its words.
    pub(super) fn date_ui(
        &self,
        painter: &egui::Painter,
        cx: &Cx<'_>,
        rect: Rect,
        pointer: Option<Pos2>,
    ) {
        let (Some(Drag::Date(grabbed)), Some(p)) = (&self.dragging, pointer) else {
            return;
        };
        let scale = self.scale(cx);
        let found = self.date_at(cx, grabbed, p.x - rect.left());
        let text = match &found {
            Some((date, _)) => words::edtf_words(date),
            None => text!("date-ends-before").to_owned(),
        };
        let color = match found {
            Some(_) => cx.t.accent,
            None => cx.t.warn,
        };
        if let Some((_, (from, to))) = found {
            let x = |t: Instant| {
                rect.left() + (scale.x_from_seconds(t.seconds()) as f32).clamp(scale.x0, scale.x1)
            };
            let top = rect.top() + self.scene.axis.y;
            let band =
                Rect::from_x_y_ranges(x(from)..=x(to).max(x(from) + 1.0), top..=rect.bottom());
            painter.rect(
                band,
                CornerRadius::ZERO,
                color.gamma_multiply(0.10),
                Stroke::new(1.0, color.gamma_multiply(0.6)),
                egui::StrokeKind::Inside,
            );
        }
        let text = painter.layout_no_wrap(text, theme::strong(theme::SMALL), cx.t.on_accent);
        let size = text.size() + vec2(12.0, 4.0);
        // Above the pointer, so that the hand does not hide it.
        let left = (p.x - size.x / 2.0)
            .min(rect.right() - size.x)
            .max(rect.left());
        let top = (p.y - size.y - 4.0 * STEP).max(rect.top());
        let label = Rect::from_min_size(pos2(left, top), size);
        painter.rect_filled(label, CornerRadius::same(10), color);
        painter.galley(label.min + vec2(6.0, 2.0), text, cx.t.on_accent);
    }
}

/// The day, month or year at an instant, and its span: the finest that is no shorter than `unit` seconds, else the year.
fn snapped(at: f64, unit: f64) -> Option<(EdtfDate, (Instant, Instant))> {
    /// A month has at least as many days.
    const MONTH: f64 = 28.0;
    const DAY: f64 = 86_400.0;
    // As far as a calendar date can be counted.
    let at = Instant(at.clamp(-6.3e12, 6.3e12) as i64);
    let day = at.date();
    let (year, month) = (day.year(), day.month0() as u8 + 1);
    let ymd = Instant::from_ymd;
    Some(match unit / DAY {
        d if d <= 1.0 => {
            let start = Instant::from_date(day);
            (
                EdtfDate::from_date(day),
                (start, Instant(start.0 + DAY as i64)),
            )
        }
        d if d <= MONTH => {
            let next = match month {
                12 => ymd(year + 1, 1, 1)?,
                m => ymd(year, m + 1, 1)?,
            };
            (EdtfDate::month(year, month), (ymd(year, month, 1)?, next))
        }
        _ => (
            EdtfDate::year(year),
            (ymd(year, 1, 1)?, ymd(year + 1, 1, 1)?),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_snaps_to_what_can_be_told_apart() {
        let at = Instant::from_ymd(1911, 12, 4).expect("a day").seconds() + 5000.0;
        let day = 86_400.0;
        let check = |unit: f64, expect: &str| {
            let (date, (from, to)) = snapped(at, unit).expect("it is a date");
            assert_eq!(Edtf::Date(date).to_string(), expect);
            assert!(from.seconds() <= at && at < to.seconds());
        };
        check(60.0, "1911-12-04");
        check(day, "1911-12-04");
        check(2.0 * day, "1911-12");
        check(29.0 * day, "1911");
        check(9000.0 * day, "1911");
        // Far beyond any calendar it is still a date.
        for at in [f64::MAX, f64::MIN, f64::NAN] {
            assert!(snapped(at, 1.0).is_some() && snapped(at, 1e12).is_some());
        }
    }
}
