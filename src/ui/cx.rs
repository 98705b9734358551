//! What every panel gets: what is shown, what is remembered, and where wishes go.
//!
//! Panels read, draw and send; nothing is changed here.

use super::actions::Action;
use super::lookup::Lookup;
use super::state::State;
use super::theme::Tokens;
use crate::edit::{Change, Edit};
use crate::model::{Anchor, Entity};
use crate::session::{Command, Shown};

pub struct Cx<'a> {
    pub shown: &'a Shown,
    pub look: &'a Lookup,
    pub t: &'a Tokens,
    pub state: &'a mut State,
    pub out: &'a mut Outbox,
    /// egui's clock, in seconds.
    pub now: f64,
}

/// What was asked for during a frame; carried out after it.
#[derive(Default)]
pub struct Outbox {
    pub commands: Vec<Command>,
    pub actions: Vec<Action>,
}

impl Outbox {
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }

    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// One gesture with one edit.
    pub fn change(&mut self, title: String, edit: Edit) {
        self.send(Command::Do(Change::new(title, vec![edit])));
    }
}

/// The quotation that stands for somebody: the first place that names them in full, else by another of their names. A
/// pronoun or "the Service" only where there is nothing else: such words stand all over a document that has changed.
pub fn entity_anchor(entity: &Entity, look: &Lookup) -> Option<Anchor> {
    let anchors = || {
        entity.mentions.iter().filter_map(|(doc, range)| {
            let text = &look.timeline.document(doc)?.text;
            Some(Anchor {
                doc: doc.clone(),
                range: *range,
                quote: range.of(text).to_owned(),
            })
        })
    };
    let rank = |a: &Anchor| match () {
        () if a.quote == entity.name => 0,
        () if entity.aliases.contains(&a.quote) => 1,
        () => 2,
    };
    // Of equals the first stays.
    let mut best: Option<(i32, Anchor)> = None;
    for anchor in anchors() {
        let rank = rank(&anchor);
        if best.as_ref().is_none_or(|(b, _)| rank < *b) {
            best = Some((rank, anchor));
        }
        if rank == 0 {
            break;
        }
    }
    best.map(|(_, anchor)| anchor)
}
