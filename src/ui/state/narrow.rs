//! What is selected, and what narrows the timeline: who, which document, which words, when.

use super::{Reading, RightTab, Selection, State};
use crate::model::{DocId, EntityId, EventId, Filter, Instant};
use crate::ui::find;
use std::collections::BTreeSet;

impl State {
    pub fn select_event(&mut self, event: EventId) {
        if self.selection.event == Some(event) {
            return;
        }
        self.selection.event = Some(event);
        self.reveal = Some(event);
        self.editing = None;
        self.note_place();
    }

    /// `add` keeps what is selected and toggles this one.
    pub fn select_entity(&mut self, id: EntityId, add: bool) {
        let chosen = &mut self.selection.entities;
        if add {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        } else if chosen.len() == 1 && chosen.contains(&id) && self.selection.documents.is_empty() {
            chosen.clear();
        } else {
            *chosen = BTreeSet::from([id]);
            self.selection.documents.clear();
        }
        self.selection.event = None;
        self.right = RightTab::Event;
        self.filter_by_selection();
    }

    pub fn select_document(&mut self, id: &DocId, add: bool) {
        let chosen = &mut self.selection.documents;
        if add {
            if !chosen.remove(id) {
                chosen.insert(id.clone());
            }
        } else if chosen.len() == 1 && chosen.contains(id) && self.selection.entities.is_empty() {
            chosen.clear();
        } else {
            *chosen = BTreeSet::from([id.clone()]);
            self.selection.entities.clear();
            self.reading = Reading {
                doc: Some(id.clone()),
                ..Reading::default()
            };
            self.right = RightTab::Document;
        }
        self.filter_by_selection();
    }

    fn filter_by_selection(&mut self) {
        self.view.filter.entities = self.selection.entities.clone();
        self.view.filter.documents = self.selection.documents.clone();
        self.note_place();
    }

    /// Esc: first what is selected, then the range, then what is searched for.
    pub fn clear(&mut self) {
        if self.editing.take().is_some() {
            return;
        }
        if self.selection != Selection::default() {
            self.selection = Selection::default();
            self.filter_by_selection();
        } else if self.view.filter.range.is_some() {
            self.only_range(None);
        } else if !self.typed.text.is_empty() {
            self.type_search(String::new());
        } else if !self.view.filter.terms.is_empty() {
            self.view.filter.terms.clear();
        }
    }

    /// As after Esc, without what else Esc does.
    pub fn select_nothing(&mut self) {
        if self.selection != Selection::default() {
            self.selection = Selection::default();
            self.filter_by_selection();
        }
    }

    /// What was selected before, unless something else is by now.
    pub fn take_up(&mut self, selection: Selection) {
        if self.selection == Selection::default() {
            self.selection = selection;
            self.filter_by_selection();
        }
    }

    pub fn show_all(&mut self) {
        self.selection.entities.clear();
        self.selection.documents.clear();
        self.use_filter(Filter::default());
    }

    /// Searches for what was typed: plain words at once, a condition as soon as something follows it.
    pub fn type_search(&mut self, text: String) {
        let mut text = text;
        let terms = find::take_terms(&mut text, false);
        self.view.filter.terms.extend(terms);
        self.view.filter.search = find::plain_words(&text);
        self.typed.text = text;
    }

    /// In place of all that narrowed what is shown.
    pub fn use_filter(&mut self, filter: Filter) {
        self.selection.entities = filter.entities.clone();
        self.selection.documents = filter.documents.clone();
        self.typed.text.clone_from(&filter.search);
        self.view.filter = filter;
        self.note_place();
    }

    /// Only what may have happened in this range, or in any.
    pub fn only_range(&mut self, range: Option<(Instant, Instant)>) {
        self.view.filter.range = range;
        self.note_place();
    }

    pub fn toggle_hidden(&mut self, id: EntityId) {
        let hidden = &mut self.view.filter.hidden;
        if !hidden.remove(&id) {
            hidden.insert(id);
        }
    }
}
