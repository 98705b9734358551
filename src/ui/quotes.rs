//! How documents speak of somebody: the name with the words around it, cut to a line or two and a click from its place.
//!
//! Not the evidence of an event, which is whole sentences.

use super::canvas::document_title;
use super::cx::Cx;
use super::lookup::Lookup;
use super::theme;
use crate::model::{DocId, Entity, TextRange};
use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Role, Sense, Ui, WidgetInfo};

/// How many quotations say enough of somebody to tell them from another.
const QUOTED: usize = 2;

/// How much of the text is shown on either side of a name, in bytes: with the name about three lines of a narrow panel.
const AROUND: usize = 64;

pub struct Quote {
    pub doc: DocId,
    /// Where the name stands.
    pub name: TextRange,
    pub before: String,
    pub words: String,
    pub after: String,
}

/// The first place in each of the first documents, written in full where the document does.
pub fn of(entity: &Entity, look: &Lookup) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    for chunk in entity.mentions.chunk_by(|a, b| a.0 == b.0) {
        let Some(text) = chunk.first().and_then(|(d, _)| look.timeline.document(d)) else {
            continue;
        };
        let text = &text.text;
        let named = |names: &dyn Fn(&str) -> bool| chunk.iter().find(|(_, r)| names(r.of(text)));
        let best = named(&|w| w == entity.name)
            .or_else(|| named(&|w| entity.aliases.iter().any(|a| a == w)))
            .or(chunk.first());
        if let Some((doc, range)) = best {
            out.push(quote(doc, text, *range));
        }
        if out.len() == QUOTED {
            break;
        }
    }
    out
}

fn quote(doc: &DocId, text: &str, range: TextRange) -> Quote {
    let before = text.get(..range.start as usize).unwrap_or("");
    let after = text.get(range.end as usize..).unwrap_or("");
    Quote {
        doc: doc.clone(),
        name: range,
        before: tail(before),
        words: one_line(range.of(text)),
        after: head(after),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The end of a text, from the paragraph's beginning or from a whole word.
fn tail(text: &str) -> String {
    let paragraph = text.rfind("\n\n").map_or(0, |i| i + 2);
    let text = &text[paragraph..];
    let mut from = text.len().saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let cut = match text[from..].find(char::is_whitespace) {
        Some(space) if from > 0 => format!("…{}", one_line(&text[from + space..])),
        _ if from > 0 => "…".to_owned(),
        _ => one_line(text),
    };
    match text.ends_with(char::is_whitespace) && !cut.is_empty() {
        true => cut + " ",
        false => cut,
    }
}

/// The beginning of a text, to the paragraph's end or to a whole word.
fn head(text: &str) -> String {
    let text = text.split("\n\n").next().unwrap_or("").trim_end();
    let mut to = text.len().min(AROUND);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let cut = match text[..to].rfind(char::is_whitespace) {
        Some(space) if to < text.len() => format!("{}…", one_line(&text[..space])),
        _ if to < text.len() => "…".to_owned(),
        _ => one_line(text),
    };
    match text.starts_with(char::is_whitespace) {
        true => format!(" {cut}"),
        false => cut,
    }
}

/// True where it was clicked.
pub fn quote_ui(ui: &mut Ui, cx: &Cx<'_>, quote: &Quote) -> bool {
    let mut job = LayoutJob::default();
    let plain = |color| TextFormat::simple(theme::small(), color);
    let strong = TextFormat::simple(theme::strong(theme::SMALL), cx.t.text);
    job.append("“", 0.0, plain(cx.t.weak));
    job.append(&quote.before, 0.0, plain(cx.t.weak));
    job.append(&quote.words, 0.0, strong);
    job.append(&quote.after, 0.0, plain(cx.t.weak));
    job.append("”\n", 0.0, plain(cx.t.weak));
    let title = document_title(cx.look, &quote.doc);
    job.append(&title, 0.0, plain(cx.t.accent));
    let response = ui
        .add(egui::Label::new(job).sense(Sense::click()).wrap())
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(text!("show-in", document = &title));
    response.widget_info(|| {
        let words = format!("{}{}{}", quote.before, quote.words, quote.after);
        WidgetInfo::labeled(Role::Link, true, text!("show-in-document", words = words))
    });
    if response.has_focus() {
        let y = response.rect.bottom();
        let line = egui::Stroke::new(1.0, cx.t.accent);
        ui.painter().hline(response.rect.x_range(), y, line);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, before: &str, after: &str) {
        let start = text.find(name).expect("the name stands there");
        let found = quote(
            &DocId::new("a.txt"),
            text,
            TextRange::new(start, start + name.len()),
        );
        assert_eq!(
            (&*found.before, &*found.words, &*found.after),
            (before, name, after)
        );
    }

    #[test]
    fn a_name_is_quoted_with_the_words_around_it() {
        check(
            "A talk.\n\nThen Ann Lee\nspoke.\n\nAll left.",
            "Ann Lee",
            "Then ",
            " spoke.",
        );
        check("Ann Lee", "Ann Lee", "", "");
        check("(Ann Lee), she", "Ann Lee", "(", "), she");
        let long = format!("{} Ann Lee {}", "дом ".repeat(40), "дом ".repeat(40));
        let start = long.find("Ann").expect("there");
        let found = quote(&DocId::new("a"), &long, TextRange::new(start, start + 7));
        assert!(found.before.starts_with("…дом ") && found.before.ends_with("дом "));
        assert!(found.after.starts_with(" дом") && found.after.ends_with("дом…"));
        // One endless word is no quotation.
        check(
            &format!("{}Ann Lee{}", "ж".repeat(90), "ж".repeat(90)),
            "Ann Lee",
            "…",
            "…",
        );
    }
}
