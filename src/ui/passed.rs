//! What of a timeline passes a filter, and how much of it each person, project and document has. Made once per filter.
//!
//! For a thread beside the window where there are many events: nothing here is drawn.

use super::lookup::{Turned, middle};
use super::summary::Counted;
use crate::model::{EntityId, Event, Filter};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many bars a small plot of mentions over time has.
pub const BARS: usize = 24;

/// Into how many stretches the whole range is cut for the overview: finer than any screen.
const STRETCHES: usize = 8_192;

/// One row of a list.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub events: usize,
    pub documents: usize,
    /// The earliest event, in seconds since 1970.
    pub first: Option<f64>,
    /// Events per bucket over the whole range.
    pub bars: [u16; BARS],
}

#[derive(Default)]
pub struct Passed {
    /// The filter this was made for.
    pub filter: Filter,
    /// Numbers of events that have a place on the axis, in time order.
    pub dated: Vec<u32>,
    /// Numbers of those that have none.
    pub undated: Vec<u32>,
    /// Dated events in each of as many equal stretches of the whole range.
    pub stretches: Vec<u32>,
    pub summary: Counted,
    rows: Arc<Rows>,
}

/// The lists' rows, counted for all but who is selected.
#[derive(Default)]
struct Rows {
    counted: Filter,
    entities: Vec<Row>,
    documents: Vec<Row>,
}

impl Passed {
    /// `before` is what passed the filter before, of the same timeline.
    pub fn new(turned: &Turned, filter: &Filter, before: Option<&Self>) -> Self {
        let events = &turned.timeline.events;
        let passing = turned.index.passing(&turned.timeline, filter);
        let passes = |i: &u32| passing[*i as usize];
        let dated: Vec<u32> = turned.in_time.iter().copied().filter(passes).collect();
        let undated: Vec<u32> = match turned.n_undated {
            0 => Vec::new(),
            _ => (0..events.len() as u32)
                .filter(|i| passes(i) && events[*i as usize].when.is_undated())
                .collect(),
        };
        // Who is selected does not empty the others' rows: from them the next is chosen.
        let others = Filter {
            entities: BTreeSet::new(),
            documents: BTreeSet::new(),
            ..filter.clone()
        };
        let same = before.filter(|b| b.rows.counted == others && !b.rows.entities.is_empty());
        let rows = match same {
            Some(before) => Arc::clone(&before.rows),
            None => Arc::new(Rows::new(turned, others)),
        };
        Self {
            filter: filter.clone(),
            stretches: stretches(turned, &dated),
            summary: Counted::new(turned, &dated, &undated),
            dated,
            undated,
            rows,
        }
    }

    pub fn len(&self) -> usize {
        self.dated.len() + self.undated.len()
    }

    /// Whether the lists' rows were counted of only a part of what there is.
    pub fn is_narrowed(&self) -> bool {
        !self.rows.counted.is_empty()
    }

    pub fn entity(&self, turned: &Turned, id: EntityId) -> Row {
        let at = turned.entity_number(id);
        let row = at.and_then(|i| self.rows.entities.get(i));
        row.cloned().unwrap_or_default()
    }

    /// By the entity's number in the timeline.
    pub fn entity_row(&self, number: usize) -> Option<&Row> {
        self.rows.entities.get(number)
    }

    /// By the document's number in the timeline.
    pub fn document_row(&self, number: usize) -> Option<&Row> {
        self.rows.documents.get(number)
    }
}

impl Rows {
    fn new(turned: &Turned, filter: Filter) -> Self {
        let timeline = &turned.timeline;
        let passing = turned.index.passing(timeline, &filter);
        let mut entities = vec![Row::default(); timeline.entities.len()];
        let mut documents = vec![Row::default(); timeline.documents.len()];
        let bucket = |event: &Event| -> Option<usize> {
            let (from, to) = turned.range.filter(|_| !event.when.is_undated())?;
            let t = (middle(event) - from) / (to - from).max(1.0);
            Some(((t * BARS as f64) as usize).min(BARS - 1))
        };
        for (event, number) in timeline.events.iter().zip(0..) {
            if !passing[number as usize] {
                continue;
            }
            let b = bucket(event);
            let first = event.when.earliest.or(event.when.latest);
            let add = |row: &mut Row| {
                row.events += 1;
                if let Some(b) = b {
                    row.bars[b] = row.bars[b].saturating_add(1);
                }
                if let Some(first) = first {
                    let s = first.seconds();
                    row.first = Some(row.first.map_or(s, |f| f.min(s)));
                }
            };
            for i in turned.index.entities_of(number) {
                add(&mut entities[i]);
            }
            for i in turned.index.documents_of(number) {
                add(&mut documents[i]);
            }
        }
        for (row, n) in entities.iter_mut().zip(&turned.told.named_in) {
            row.documents = *n as usize;
        }
        Self {
            counted: filter,
            entities,
            documents,
        }
    }
}

fn stretches(turned: &Turned, dated: &[u32]) -> Vec<u32> {
    let Some((from, to)) = super::overview::whole(turned.range) else {
        return Vec::new();
    };
    let mut out = vec![0; STRETCHES];
    for i in dated {
        let at = middle(&turned.timeline.events[*i as usize]);
        let t = (at - from) / (to - from);
        if t.is_finite() {
            out[((t * STRETCHES as f64) as usize).min(STRETCHES - 1)] += 1;
        }
    }
    out
}
