//! The right panel while nothing is selected: what these documents hold, how surely it is dated, and where to begin.
//!
//! Counted anew only where the timeline or the filter has changed.

use super::canvas::go_to_neighbourhood;
use super::cx::Cx;
use super::inspector::event_row_ui;
use super::lookup::Turned;
use super::state::Overlay;
use super::theme::{self, STEP};
use super::{widgets, words};
use crate::model::{Certainty, EventId, Instant};
use egui::{Color32, CornerRadius, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// As many as are listed under each heading.
const LISTED: usize = 6;

/// What is counted for each filter.
#[derive(Default)]
pub struct Counted {
    /// In the order of [`kinds`].
    counts: [usize; 4],
    n_disputed: usize,
    disputed: Vec<EventId>,
    /// Told by more than one document, the most told first.
    told: Vec<EventId>,
    first: Option<Instant>,
    last: Option<Instant>,
}

/// How surely events are dated, in a few words and in a sentence.
fn kinds() -> [(&'static str, &'static str); 4] {
    [
        (text!("sure-stated"), text!("summary-stated")),
        (text!("sure-derived"), text!("summary-derived")),
        (text!("sure-bounded"), text!("summary-bounded")),
        (text!("summary-undated"), text!("summary-undated.hint")),
    ]
}

impl Counted {
    /// By numbers of the events that pass.
    pub fn new(turned: &Turned, dated: &[u32], undated: &[u32]) -> Self {
        let events = &turned.timeline.events;
        let mut this = Self::default();
        this.counts[3] = undated.len();
        let mut told = Vec::new();
        for i in dated.iter().chain(undated) {
            let event = &events[*i as usize];
            if event.readings.len() > 1 && !event.reads_both_ways() {
                this.n_disputed += 1;
                if this.disputed.len() < LISTED {
                    this.disputed.push(event.id);
                }
            } else {
                let documents = turned.index.documents_of(*i).len();
                if documents > 1 {
                    told.push((documents, event.importance, event.id));
                }
            }
            if event.when.is_undated() {
                continue;
            }
            let kind = match event.when.certainty {
                Certainty::Stated => 0,
                Certainty::Derived => 1,
                Certainty::Bounded | Certainty::Unknown => 2,
            };
            this.counts[kind] += 1;
            if !event.when.recurs() {
                let (a, b) = (event.when.earliest, event.when.latest);
                this.first = [this.first, a.or(b)].into_iter().flatten().min();
                let end = b.map(|t| Instant(t.0 - 1)).or(a);
                this.last = [this.last, end].into_iter().flatten().max();
            }
        }
        let most = |a: &(usize, f32, EventId), b: &(usize, f32, EventId)| {
            (b.0.cmp(&a.0))
                .then(b.1.total_cmp(&a.1))
                .then(a.2.cmp(&b.2))
        };
        if told.len() > LISTED {
            told.select_nth_unstable_by(LISTED, most);
            told.truncate(LISTED);
        }
        told.sort_by(most);
        this.told = told.into_iter().map(|(.., id)| id).collect();
        this
    }

    pub fn ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let name = cx.shown.name.clone().unwrap_or_default();
        ui.add(
            egui::Label::new(
                RichText::new(name)
                    .font(theme::strong(theme::TITLE))
                    .color(cx.t.text),
            )
            .truncate(),
        );
        let documents = text!("n-documents", n = cx.look.timeline.documents.len());
        let n: usize = self.counts.iter().sum();
        let events = text!("n-events", n = n);
        let mut about = text!("summary-about", documents = documents, events = events);
        if let (Some(first), Some(last)) = (self.first, self.last) {
            let (a, b) = (words::year(first), words::year(last));
            about = match a == b {
                true => text!("summary-in", what = about, year = a),
                false => text!("summary-from-to", what = about, from = a, to = b),
            };
        }
        ui.label(RichText::new(about).color(cx.t.weak));
        if n == 0 {
            return;
        }
        widgets::section(ui, cx.t, text!("summary-how-sure"));
        self.bar_ui(ui, cx);
        if self.n_disputed > 0 {
            widgets::section(ui, cx.t, &text!("summary-disputed", n = self.n_disputed));
            rows_ui(ui, cx, &self.disputed);
        }
        if !self.told.is_empty() {
            widgets::section(ui, cx.t, text!("summary-told"));
            rows_ui(ui, cx, &self.told);
        }
        if let Some(text) = words::notes(&cx.shown.notes) {
            widgets::section(ui, cx.t, text!("summary-notes"));
            if widgets::link(ui, cx.t, &text).clicked() {
                cx.state.overlay = Some(Overlay::Notes);
            }
        }
        ui.add_space(4.0 * STEP);
        ui.label(
            RichText::new(text!("summary-select"))
                .font(theme::small())
                .color(cx.t.faint),
        );
    }

    /// One bar in four parts, and what each part means.
    fn bar_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let colors = [
            cx.t.accent,
            cx.t.accent.gamma_multiply(0.55),
            cx.t.warn,
            cx.t.faint.gamma_multiply(0.5),
        ];
        let total = self.counts.iter().sum::<usize>().max(1) as f32;
        let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
        let mut x = bar.left();
        for (n, color) in self.counts.iter().zip(colors) {
            let width = bar.width() * *n as f32 / total;
            let part = Rect::from_min_max(pos2(x, bar.top()), pos2(x + width, bar.bottom()));
            if *n > 0 {
                // A hairline between parts, in the panel's own color.
                let part = part.with_max_x((part.right() - 1.0).max(part.left() + 1.0));
                ui.painter().rect_filled(part, CornerRadius::same(2), color);
            }
            x += width;
        }
        ui.add_space(STEP);
        let rows = self.counts.iter().zip(colors).zip(kinds());
        // What there is none of is no row: a search would leave three lines of nothing.
        for ((n, color), (name, sentence)) in rows.filter(|((n, _), _)| **n > 0) {
            count_row_ui(ui, cx, *n, color, name).on_hover_text(sentence);
        }
    }
}

fn count_row_ui(ui: &mut Ui, cx: &Cx<'_>, n: usize, color: Color32, name: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, text!("summary-part", n = n, kind = name))
    });
    let painter = ui.painter();
    let middle = rect.center().y;
    painter.rect_filled(
        Rect::from_center_size(pos2(rect.left() + 5.0, middle), vec2(10.0, 10.0)),
        CornerRadius::same(2),
        color,
    );
    painter.text(
        pos2(rect.left() + 18.0, middle),
        egui::Align2::LEFT_CENTER,
        name,
        theme::body(),
        cx.t.text,
    );
    painter.text(
        pos2(rect.right(), middle),
        egui::Align2::RIGHT_CENTER,
        words::grouped(n),
        theme::body(),
        cx.t.text,
    );
    response
}

fn rows_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[EventId]) {
    let look = cx.look;
    for event in ids.iter().filter_map(|id| look.event(*id)) {
        if event_row_ui(ui, cx, event) {
            cx.state.select_event(event.id);
            go_to_neighbourhood(cx, event.id);
        }
    }
}
