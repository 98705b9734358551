//! What is out of sight: hidden events, and what was said of words that are no longer what they were.

use super::{Asked, LISTED, Row, row, short};
use crate::edit::{Edit, event_anchor};
use crate::model::{Anchor, Edtf, Meant, PlaceNow, Unplaced};
use crate::ui::cx::entity_anchor;
use crate::ui::state::Selection;
use crate::ui::{widgets, words};

pub(super) fn hidden(asked: &Asked<'_>) -> Vec<Row> {
    let hidden = asked.look.timeline.hidden.iter();
    let rows = hidden.filter(|e| asked.fits(&e.label)).filter_map(|e| {
        let edit = Edit::Show {
            event: event_anchor(e)?,
        };
        let title = text!("change-show", event = short(&e.label));
        Some(row(&e.label, &words::when(&e.when), title, vec![edit]))
    });
    rows.take(LISTED).collect()
}

/// With an event or a name selected, what has lost its place can be said of that.
pub(super) fn unplaced(selected: &Selection, asked: &Asked<'_>) -> Vec<Row> {
    let targets = targets(selected, asked);
    // What was said of the same words is decided at once.
    let mut places: Vec<(&Unplaced, usize)> = Vec::new();
    let all = asked.look.timeline.unplaced.iter();
    for unplaced in all.filter(|u| asked.fits(&u.title)) {
        let of_same = |(u, _): &&mut (&Unplaced, usize)| {
            u.said_of == unplaced.said_of && is_alike(&u.now, &unplaced.now)
        };
        if let Some((_, n)) = places.iter_mut().find(of_same) {
            *n += 1;
        } else if places.len() < LISTED {
            places.push((unplaced, 1));
        }
    }
    let all = places.into_iter();
    all.flat_map(|(u, n)| unplaced_rows(u, n, &targets, asked))
        .collect()
}

/// What is selected and can be said something of: its name, how it is quoted, and what it is.
fn targets(selected: &Selection, asked: &Asked<'_>) -> Vec<(String, Anchor, Meant)> {
    let look = asked.look;
    let event = selected.event.and_then(|id| look.event(id));
    let event = event.and_then(|e| Some((short(&e.label), event_anchor(e)?, Meant::Event)));
    let mut entities = selected.entities.iter();
    let one = entities.next().filter(|_| entities.next().is_none());
    let one = one.and_then(|id| look.entity(*id));
    let one = one.and_then(|e| Some((short(&e.name), entity_anchor(e, look)?, Meant::Name)));
    event.into_iter().chain(one).collect()
}

fn is_alike(a: &PlaceNow, b: &PlaceNow) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// `n` is how many were said of the same words.
fn unplaced_rows(
    unplaced: &Unplaced,
    n: usize,
    targets: &[(String, Anchor, Meant)],
    asked: &Asked<'_>,
) -> Vec<Row> {
    let Unplaced {
        title,
        said_of,
        of,
        now,
    } = unplaced;
    let title = match n {
        1 => title.clone(),
        n => text!("unplaced-more", change = title, n = n - 1),
    };
    let mut out = Vec::new();
    let to = |to: Anchor| Edit::Reattach {
        from: said_of.clone(),
        to,
    };
    match now {
        PlaceNow::Lost(why) => {
            // What was said of a name is not said of an event, nor what was said of a whole document.
            let fits = |is: Meant| *of == Some(is) || of.is_none() && !said_of.quote.is_empty();
            for (label, anchor, _) in targets.iter().filter(|(_, _, is)| fits(*is)) {
                let text = text!("unplaced-say-of", event = label, change = &title);
                out.push(row(&text, why, text.clone(), vec![to(anchor.clone())]));
            }
            let edit = Edit::Drop {
                said_of: said_of.clone(),
            };
            let text = text!("unplaced-leave", change = &title);
            out.push(row(
                text,
                why,
                text!("change-leave", change = &title),
                vec![edit],
            ));
        }
        PlaceNow::Guessed(doc, range) => {
            let words = asked.look.timeline.document(doc).map(|d| range.of(&d.text));
            let quote = words.unwrap_or_default().to_owned();
            let hint = format!("“{}”", widgets::shorten(&quote, 60));
            let anchor = Anchor {
                doc: doc.clone(),
                range: *range,
                quote,
            };
            let text = text!("unplaced-meant", change = &title);
            out.push(row(
                text,
                &hint,
                text!("change-meant", change = &title),
                vec![to(anchor)],
            ));
            let edit = Edit::Drop {
                said_of: said_of.clone(),
            };
            let text = text!("unplaced-leave", change = &title);
            out.push(row(
                text,
                &hint,
                text!("change-leave", change = &title),
                vec![edit],
            ));
        }
        PlaceNow::Refused { why, other } => {
            let edit = Edit::Different {
                a: said_of.clone(),
                b: other.clone(),
            };
            let text = text!("unplaced-apart", change = &title);
            let names = [said_of, other].map(|at| short(&at.quote));
            let title = text!("change-different", a = &names[0], b = &names[1]);
            out.push(row(text, why, title, vec![edit]));
        }
        PlaceNow::Differs { then, now } => {
            let words = |date: &str| match date.parse::<Edtf>() {
                Ok(date) => words::edtf_words(&date),
                Err(_) => text!("unplaced-no-date").to_owned(),
            };
            let hint = text!("unplaced-now-say", now = words(now), then = words(then));
            let edit = Edit::Confirm {
                event: said_of.clone(),
            };
            let text = text!("unplaced-holds", change = &title);
            out.push(row(
                text,
                &hint,
                text!("change-holds", change = &title),
                vec![edit],
            ));
            if let Ok(date) = now.parse() {
                let edit = Edit::SetDate {
                    event: said_of.clone(),
                    date,
                };
                let text = text!("unplaced-take", change = &title);
                out.push(row(
                    text,
                    &hint,
                    text!("change-take", change = &title),
                    vec![edit],
                ));
            }
        }
    }
    out
}
