//! What the window remembers between frames: selection, view, history, open panels and what comes back at the next start.
//!
//! Nothing of the documents; that is [`crate::session::Shown`].

mod lanes;
mod narrow;
mod prefs;

pub use prefs::{Colors, ListTab, Prefs, SCALES, Sort, ThemeChoice};

use super::files::Wish;
use super::find::Typed;
use super::help;
use super::naming::PeriodForm;
use super::queue::Queue;
use super::reader::Selected;
use super::say::{AddForm, Pick};
use super::tour::{Spots, Tour};
use crate::export::Format;
use crate::export::data::Table;
use crate::export::paper::Paper;
use crate::model::view::LaneKey;
use crate::model::{DocId, EntityId, EventId, Filter, GroupBy, TextRange, View};
use crate::scene::Scene;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How long a glide takes. 160 ms: LOOK asks for 120 to 200; shorter reads as a jump, longer as waiting.
pub const GLIDE_SECS: f64 = 0.16;

/// The narrowest window of time: a minute.
const MIN_SPAN_SECS: f64 = 60.0;
/// The widest: 20,000 years.
const MAX_SPAN_SECS: f64 = 20_000.0 * 365.25 * 86_400.0;

/// One selection for all panels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    pub event: Option<EventId>,
    pub entities: BTreeSet<EntityId>,
    pub documents: BTreeSet<DocId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RightTab {
    #[default]
    Event,
    Document,
}

/// A way from one window of time to another.
#[derive(Clone, Copy, Debug)]
pub struct Glide {
    pub from: (f64, f64),
    pub to: (f64, f64),
    /// When it began, in egui's seconds.
    pub began: f64,
}

/// What the reader shows.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub doc: Option<DocId>,
    /// What is lit.
    pub lit: Option<TextRange>,
    /// Set for one frame: scroll so that `lit` shows.
    pub scroll: bool,
    /// Words the reader has selected, or where the caret is.
    pub selected: Option<Selected>,
    /// Set for one frame: the text takes the keyboard.
    pub focus: bool,
}

/// A field being edited in place.
#[derive(Clone, Debug, PartialEq)]
pub enum Editing {
    Date(EventId, String),
    Words(EventId, String),
    /// The document's own date.
    Written(DocId, String),
    Rename(EntityId, String),
    /// The other one is picked from a list, narrowed by these words.
    SameAs(EntityId, String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    Palette {
        query: String,
        at: usize,
    },
    Shortcuts,
    /// With whose work is in it, in full.
    About {
        licences: bool,
    },
    Export(ExportForm),
    Notes,
    /// Where the changes go, typed because no dialog answered.
    /// With true where it is a copy.
    SaveAs(String, bool),
    /// What narrows the timeline is given this name.
    KeepFilter(String),
    Period(PeriodForm),
    /// Something said of an event by choosing from a list.
    Pick(Pick),
    Add(AddForm),
    Guide(help::Open),
    Tour(Tour),
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExportForm {
    pub format: Format,
    pub range: ExportRange,
    /// The chosen range as it is typed; an end that is left empty is that of everything.
    pub from: String,
    pub to: String,
    /// In place of what is said of the documents; that, where it is left empty.
    pub source: String,
    /// Only what the search and the filters let through.
    pub filtered: bool,
    pub theme: &'static str,
    pub title: String,
    pub paper: Paper,
    pub table: Table,
    pub with_texts: bool,
    /// The picture as it was laid out last, small.
    pub preview: Option<Preview>,
    pub path: String,
    /// The system has no dialog to choose the file with.
    pub no_dialog: bool,
    /// Asked for and not yet answered: what the status bar said before.
    pub sent: Option<Option<(String, bool)>>,
    /// Why it was not written.
    pub failed: Option<String>,
    /// Set for one frame: the path takes the keyboard.
    pub focus: bool,
}

/// Which time a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportRange {
    Whole,
    Visible,
    Chosen,
}

/// A picture made small, and what it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub key: String,
    pub scene: Arc<Scene>,
    /// How many pages there are.
    pub count: usize,
}

/// One place the reader has been.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    window: (f64, f64),
    selection: Selection,
    filter: Filter,
}

#[derive(Default)]
struct History {
    places: Vec<Place>,
    /// Index of the place we are at.
    at: usize,
}

pub struct State {
    pub prefs: Prefs,
    pub view: View,
    /// True once the person has moved the view: new documents no longer move it.
    pub moved: bool,
    pub glide: Option<Glide>,
    pub selection: Selection,
    pub hovered: Option<EventId>,
    /// Whose name the pointer is on, anywhere: as every panel shows it, and as this frame finds it for the next.
    pub pointed: Option<EntityId>,
    pub pointing: Option<EntityId>,
    /// The user added an event called so: it is selected once it is there.
    pub added: Option<String>,
    /// Just selected: the lanes scroll until it shows.
    pub reveal: Option<EventId>,
    pub right: RightTab,
    pub reading: Reading,
    pub editing: Option<Editing>,
    /// Set for one frame: the field that was just opened takes the keyboard.
    pub focus_field: bool,
    pub focus_search: bool,
    /// In the search field, and what its list is about.
    pub typed: Typed,
    /// The lane that keys act on: the last that was clicked, where no event is selected.
    pub lane: Option<LaneKey>,
    pub overlay: Option<Overlay>,
    /// Set for one frame: the guide was asked for at this chapter.
    pub help: Option<help::Page>,
    pub spots: Spots,
    /// The sentence that says which letters no font of this system has.
    pub missing_letters: Option<String>,
    pub list_query: String,
    /// What is said of a document's dates is said of its whole folder.
    pub dates_of_folder: bool,
    pub list_unfolded: BTreeSet<EntityId>,
    pub queue: Queue,
    pub scroll_y: f32,
    /// The window is so narrow that the lists show only once they are asked for, and whether they were.
    pub tight: bool,
    pub tight_lists: bool,
    /// Where the lists end, in the window.
    pub lists_right: f32,
    /// What is asked for where no dialog answers, and its path as far as it is typed.
    pub typed_path: Option<(Wish, String)>,
    history: History,
}

impl State {
    pub fn new(prefs: Prefs) -> Self {
        let group_by = prefs.group_by.into();
        Self {
            prefs,
            view: View {
                start: -86_400.0 * 365.0 * 40.0,
                end: 86_400.0 * 365.0 * 60.0,
                group_by,
                ..View::default()
            },
            moved: false,
            glide: None,
            selection: Selection::default(),
            hovered: None,
            pointed: None,
            pointing: None,
            added: None,
            reveal: None,
            right: RightTab::Event,
            reading: Reading::default(),
            editing: None,
            focus_field: false,
            focus_search: false,
            typed: Typed::default(),
            lane: None,
            overlay: None,
            help: None,
            spots: Spots::default(),
            missing_letters: None,
            list_query: String::new(),
            dates_of_folder: false,
            list_unfolded: BTreeSet::new(),
            queue: Queue::default(),
            scroll_y: 0.0,
            tight: false,
            tight_lists: false,
            lists_right: 0.0,
            typed_path: None,
            history: History::default(),
        }
    }

    /// Another folder: nothing of the old one stays but the preferences.
    pub fn forget_folder(&mut self) {
        let prefs = self.prefs.clone();
        *self = Self::new(prefs);
    }

    /// A field is on screen, or about to be, that what is typed is meant for.
    pub fn form_open(&self) -> bool {
        let editing = match &self.editing {
            Some(Editing::Date(id, _) | Editing::Words(id, _)) => {
                self.prefs.details_open
                    && self.right == RightTab::Event
                    && self.selection.event == Some(*id)
            }
            Some(Editing::Written(id, _)) => {
                self.prefs.details_open
                    && self.right == RightTab::Document
                    && self.reading.doc.as_ref() == Some(id)
            }
            Some(Editing::Rename(..) | Editing::SameAs(..)) => self.lists_open(),
            None => false,
        };
        editing || self.focus_search || self.typed_path.is_some()
    }

    pub fn lists_open(&self) -> bool {
        match self.tight {
            true => self.tight_lists,
            false => self.prefs.lists_open,
        }
    }

    pub fn toggle_lists(&mut self) {
        match self.tight {
            true => self.tight_lists ^= true,
            false => self.prefs.lists_open ^= true,
        }
    }

    pub fn open_lists(&mut self) {
        match self.tight {
            true => self.tight_lists = true,
            false => self.prefs.lists_open = true,
        }
    }

    pub fn read(&mut self, doc: &DocId, lit: TextRange) {
        self.reading = Reading {
            doc: Some(doc.clone()),
            lit: Some(lit),
            scroll: true,
            ..Reading::default()
        };
        self.right = RightTab::Document;
        self.prefs.details_open = true;
    }

    pub fn group_by(&mut self, group: GroupBy) {
        self.view.group_by = group;
        self.prefs.group_by = group.into();
        self.scroll_y = 0.0;
    }

    /// Puts the window of time there at once, within what an axis can show.
    pub fn set_window(&mut self, start: f64, end: f64) {
        let (start, end) = clamp_window(start, end);
        self.view.start = start;
        self.view.end = end;
    }

    /// Moves there with a glide, or at once where motion is off.
    pub fn glide_to(&mut self, to: (f64, f64), now: f64) {
        let to = clamp_window(to.0, to.1);
        if self.prefs.motion {
            self.glide = Some(Glide {
                from: (self.view.start, self.view.end),
                to,
                began: now,
            });
        } else {
            self.glide = None;
            self.set_window(to.0, to.1);
        }
    }

    /// One step of the glide. True while there is more to come.
    pub fn advance(&mut self, now: f64) -> bool {
        let Some(glide) = self.glide else {
            return false;
        };
        let t = ((now - glide.began) / GLIDE_SECS).clamp(0.0, 1.0);
        let eased = 1.0 - (1.0 - t).powi(3);
        let mix = |a: f64, b: f64| a + (b - a) * eased;
        // Zooming is even to the eye when the span changes by equal factors, not by equal seconds.
        let (span_a, span_b) = (glide.from.1 - glide.from.0, glide.to.1 - glide.to.0);
        let span = span_a * (span_b / span_a).powf(eased);
        let mid = if (span_b - span_a).abs() > span_a * 1e-6 {
            // The point that stands still on screen while the span changes.
            let k = (span - span_a) / (span_b - span_a);
            let (mid_a, mid_b) = (
                (glide.from.0 + glide.from.1) / 2.0,
                (glide.to.0 + glide.to.1) / 2.0,
            );
            mid_a + (mid_b - mid_a) * k
        } else {
            mix(
                (glide.from.0 + glide.from.1) / 2.0,
                (glide.to.0 + glide.to.1) / 2.0,
            )
        };
        if t >= 1.0 {
            self.glide = None;
            self.set_window(glide.to.0, glide.to.1);
            self.note_place();
            return false;
        }
        self.set_window(mid - span / 2.0, mid + span / 2.0);
        true
    }

    /// Zooms by `factor` (2 shows half as much time) with `at` staying where it is.
    pub fn zoom_about(&mut self, at: f64, factor: f64) {
        let span = self.view.end - self.view.start;
        let wanted = (span / factor).clamp(MIN_SPAN_SECS, MAX_SPAN_SECS);
        let k = wanted / span;
        self.glide = None;
        self.moved = true;
        self.set_window(
            at - (at - self.view.start) * k,
            at + (self.view.end - at) * k,
        );
    }

    pub fn pan(&mut self, seconds: f64) {
        self.glide = None;
        self.moved = true;
        self.set_window(self.view.start + seconds, self.view.end + seconds);
    }

    /// The window of time that is being gone to, or the one that shows.
    pub fn goal(&self) -> (f64, f64) {
        self.glide
            .map_or((self.view.start, self.view.end), |g| g.to)
    }

    fn place(&self) -> Place {
        Place {
            window: self.goal(),
            selection: self.selection.clone(),
            filter: self.view.filter.clone(),
        }
    }

    /// Remembers where we are, for Back.
    pub fn note_place(&mut self) {
        let place = self.place();
        let history = &mut self.history;
        if history.places.get(history.at) == Some(&place) {
            return;
        }
        history.places.truncate(history.at + 1);
        history.places.push(place);
        /// More steps than anybody walks back.
        const MOST: usize = 200;
        if history.places.len() > MOST {
            history.places.remove(0);
        }
        history.at = history.places.len() - 1;
    }

    /// What narrows the timeline is another than at the place we were last: typing does not make a place of each letter.
    fn has_searched(&self) -> bool {
        let last = self.history.places.get(self.history.at);
        last.is_some_and(|p| p.filter != self.view.filter)
    }

    pub fn can_go(&self, back: bool) -> bool {
        if back {
            self.history.at > 0 || self.has_searched()
        } else {
            self.history.at + 1 < self.history.places.len()
        }
    }

    pub fn walk(&mut self, back: bool, now: f64) {
        if !self.can_go(back) {
            return;
        }
        if self.has_searched() {
            self.note_place();
            if !back {
                // What was ahead is gone.
                return;
            }
        }
        self.history.at = if back {
            self.history.at - 1
        } else {
            self.history.at + 1
        };
        let place = self.history.places[self.history.at].clone();
        self.selection = place.selection;
        self.typed.text.clone_from(&place.filter.search);
        self.view.filter = place.filter;
        self.moved = true;
        self.glide_to(place.window, now);
    }
}

fn clamp_window(start: f64, end: f64) -> (f64, f64) {
    let mid = (start + end) / 2.0;
    let span = (end - start).clamp(MIN_SPAN_SECS, MAX_SPAN_SECS);
    // chrono's calendar ends at ±262,000 years; the axis needs to name what it shows.
    const FAR: f64 = 200_000.0 * 365.25 * 86_400.0;
    let mid = if mid.is_finite() {
        mid.clamp(-FAR, FAR)
    } else {
        0.0
    };
    let span = if span.is_finite() {
        span
    } else {
        MAX_SPAN_SECS
    };
    (mid - span / 2.0, mid + span / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_keeps_what_is_under_the_pointer() {
        let mut state = State::new(Prefs::default());
        state.set_window(0.0, 1_000_000.0);
        state.zoom_about(250_000.0, 2.0);
        let t = (250_000.0 - state.view.start) / (state.view.end - state.view.start);
        assert!((t - 0.25).abs() < 1e-9, "{t}");
        for _ in 0..200 {
            state.zoom_about(250_000.0, 2.0);
        }
        assert!(state.view.end - state.view.start >= MIN_SPAN_SECS - 1e-3);
        for _ in 0..400 {
            state.zoom_about(0.0, 0.5);
        }
        assert!(state.view.end.is_finite() && state.view.start < state.view.end);
    }

    #[test]
    fn a_glide_arrives_and_back_returns() {
        let mut state = State::new(Prefs::default());
        state.set_window(0.0, 1_000_000.0);
        state.note_place();
        state.glide_to((2_000_000.0, 2_100_000.0), 0.0);
        assert!(state.advance(0.05));
        assert!(!state.advance(1.0));
        assert_eq!(
            (state.view.start, state.view.end),
            (2_000_000.0, 2_100_000.0)
        );
        assert!(state.can_go(true) && !state.can_go(false));
        state.prefs.motion = false;
        state.walk(true, 2.0);
        assert_eq!(state.view.start, 0.0);
        assert!(state.can_go(false));
    }

    #[test]
    fn back_leaves_a_search_and_forward_returns_to_it() {
        let mut state = State::new(Prefs::default());
        state.prefs.motion = false;
        state.note_place();
        assert!(!state.can_go(true));
        for typed in ["c", "ce", "ceremony"] {
            state.type_search(typed.into());
        }
        assert!(state.can_go(true));
        state.walk(true, 0.0);
        assert_eq!(
            (state.typed.text.as_str(), state.view.filter.search.as_str()),
            ("", "")
        );
        // One step, however many letters.
        assert!(!state.can_go(true));
        state.walk(false, 0.0);
        assert_eq!(state.typed.text, "ceremony");
        assert_eq!(state.view.filter.search, "ceremony");
    }

    #[test]
    fn escape_clears_the_selection_before_the_search() {
        let mut state = State::new(Prefs::default());
        state.type_search("ceremony".into());
        state.select_event(EventId(1));
        state.clear();
        assert_eq!(state.selection, Selection::default());
        assert_eq!(state.view.filter.search, "ceremony");
        state.clear();
        assert_eq!(state.view.filter.search, "");
    }

    #[test]
    fn ctrl_click_adds_and_a_second_click_takes_back() {
        let mut state = State::new(Prefs::default());
        let (a, b) = (EntityId(1), EntityId(2));
        state.select_entity(a, false);
        state.select_entity(b, true);
        assert_eq!(state.view.filter.entities, BTreeSet::from([a, b]));
        state.select_entity(b, true);
        state.select_entity(a, false);
        assert!(state.view.filter.entities.is_empty());
    }
}
