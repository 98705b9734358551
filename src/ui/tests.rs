//! The window as a screen reader sees it: no renderer, no display, no engine.
//!
//! How it looks is not tested here; that is what pictures are for.

use super::app::{App, Work};
use super::files::Wish;
use super::fixture;
use super::state::{Overlay, ThemeChoice};
use crate::edit::{Change, Edit, SaidOfDates, Say, Scope};
use crate::model::{
    DocId, EdtfDate, Note, NumberOrder, Published, PublishedSource, Reason, Timeline,
};
use crate::session::{Command, Shown};
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

mod find;
mod help;
mod lanes;
mod minute;
mod quoting;
mod review;
mod say;
mod spans;

type Sent = Rc<RefCell<Vec<Command>>>;

/// Shows what it was given and remembers what it was asked.
struct Stand {
    shown: Arc<Shown>,
    sent: Sent,
    /// What comes back of the last export, with true where it failed.
    answer: Option<(String, bool)>,
}

impl Work for Stand {
    fn send(&mut self, command: Command) {
        if command == Command::OpenSample {
            self.shown = Arc::new(open());
        }
        if let Command::Export(request) = &command {
            let missing = request.to.starts_with("/missing");
            let to = request.to.display();
            self.answer = Some(match missing {
                true => (format!("Nothing was saved — {to}"), true),
                false => (format!("Saved {to}"), false),
            });
        }
        self.sent.borrow_mut().push(command);
    }

    fn poll(&mut self) -> bool {
        let Some((message, failed)) = self.answer.take() else {
            return false;
        };
        let mut shown = Shown::clone(&self.shown);
        if failed {
            shown.notes.push(Note::new(None, message.clone()));
        }
        shown.message = Some((message, failed));
        self.shown = Arc::new(shown);
        true
    }

    fn shown(&self) -> &Arc<Shown> {
        &self.shown
    }
}

fn open() -> Shown {
    Shown {
        revision: 1,
        timeline: Arc::new(fixture::timeline()),
        name: Some("River".into()),
        roots: vec![PathBuf::from("/river")],
        ..Shown::default()
    }
}

fn window(shown: Shown) -> (Harness<'static, App>, Sent) {
    let sent = Sent::default();
    let work = Stand {
        shown: Arc::new(shown),
        sent: Rc::clone(&sent),
        answer: None,
    };
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(64)
        .build_eframe(|cc| App::new(cc, Box::new(work), Vec::new()));
    harness.run();
    (harness, sent)
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn click(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn an_empty_window_says_what_to_do() {
    let (mut harness, sent) = window(Shown::default());
    harness.get_by_label("Open a folder…");
    click(&mut harness, "Try the sample");
    assert_eq!(*sent.borrow(), [Command::OpenSample]);
    harness.get_by_label_contains("Timeline, 4 events");
}

#[test]
fn the_lists_show_who_and_what() {
    let (mut harness, _) = window(open());
    harness.get_by_label("Mara Lind, 1 event");
    harness.get_by_label("Mr Holm, 0 events");
    click(&mut harness, "Documents");
    harness.get_by_label("Annals of the River Office");
    click(&mut harness, "Organisations");
    harness.get_by_label("River Office, 2 events");
}

/// Enter zoomed to the event that was selected, whatever had the keyboard.
#[test]
fn enter_presses_what_has_the_keyboard() {
    let (mut harness, _) = window(open());
    harness.get_by_label("Mara Lind, 1 event").focus();
    harness.run();
    let view = harness.state().state.view.clone();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().state.view.start, view.start);
    assert!(!harness.state().state.selection.entities.is_empty());
}

#[test]
fn an_undated_event_is_in_the_tray_with_what_is_known() {
    let (mut harness, _) = window(open());
    harness.get_by_label("not dated: 31st session in the old town hall");
    click(
        &mut harness,
        "30 July, year unknown: Toll house burned down",
    );
    harness.get_by_label("Show in document: The toll house burned down on 30 July.");
}

#[test]
fn an_event_is_reached_by_keyboard_and_its_evidence_is_shown() {
    let (mut harness, _) = window(open());
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label(
        "Show in document: The stone bridge at Ostra was opened by Mara Lind on 4 May 1911.",
    );
    harness.get_by_label("The sources disagree");
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("Show in document: The ferry ran for the last time in 1912.");
    press(&mut harness, Key::ArrowLeft);
    harness.get_by_label("The sources disagree");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("The sources disagree").is_none());
    assert_eq!(harness.state().state.selection.event, None);
}

#[test]
fn an_event_is_reached_by_pointer() {
    let (mut harness, _) = window(open());
    let node = harness
        .get_all_by_role(Role::ListItem)
        .find(|n| {
            n.accesskit_node()
                .label()
                .is_some_and(|l| l.contains("Stone bridge"))
        })
        .expect("the bridge is on the timeline");
    node.click();
    harness.run();
    harness.get_by_label("The sources disagree");
}

#[test]
fn a_source_opens_the_document_with_its_sentence_lit() {
    let (mut harness, _) = window(open());
    press(&mut harness, Key::ArrowRight);
    click(
        &mut harness,
        "Show in document: M. Lind told me that the bridge was opened on 5 May.",
    );
    let reading = &harness.state().state.reading;
    assert_eq!(reading.doc.as_ref().map(|d| d.as_str()), Some("letter.txt"));
    assert!(reading.lit.is_some());
    harness.get_by_label("Places of interest in this document");
}

/// The file's name stood twice above a document without a title.
#[test]
fn the_readers_head_says_a_name_once() {
    let head = |title: Option<&str>| {
        let mut shown = open();
        let mut timeline = fixture::timeline();
        let doc = timeline
            .documents
            .iter_mut()
            .find(|d| d.id.as_str() == "letter.txt");
        doc.expect("a letter").title = title.map(str::to_owned);
        shown.timeline = Arc::new(timeline);
        let (mut harness, _) = window(shown);
        press(&mut harness, Key::ArrowRight);
        click(
            &mut harness,
            "Show in document: M. Lind told me that the bridge was opened on 5 May.",
        );
        let names = harness.query_all_by_label_contains("letter.txt");
        names
            .filter(|n| n.accesskit_node().role() == Role::Label)
            .count()
    };
    assert_eq!(head(None), 1);
    assert_eq!(head(Some("A letter to Mr Holm")), 1);
    assert_eq!(head(Some("letter.txt")), 1);
}

/// A search left lines of nothing in the summary.
#[test]
fn the_summary_lists_only_what_there_is() {
    let (mut harness, _) = window(open());
    harness.get_by_label("1 event: worked out");
    harness.get_by_label("2 events: undated");
    assert!(harness.query_by_label_contains("0 events:").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.get_by_label("Search events").type_text("ferry");
    harness.run();
    harness.get_by_label("1 event: worked out");
    assert!(harness.query_by_label_contains("event: stated").is_none());
    assert!(harness.query_by_label_contains("0 events:").is_none());
}

#[test]
fn search_narrows_and_escape_clears() {
    let (mut harness, _) = window(open());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.get_by_label("Search events").type_text("ferry");
    harness.run();
    harness.get_by_label_contains("Timeline, 1 event,");
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("Timeline, 4 events");
}

#[test]
fn a_person_becomes_a_chip_that_can_be_taken_away() {
    let (mut harness, _) = window(open());
    click(&mut harness, "Mara Lind, 1 event");
    harness.get_by_label_contains("Timeline, 1 event,");
    click(&mut harness, "Remove the filter Mara Lind");
    harness.get_by_label_contains("Timeline, 4 events");
}

#[test]
fn the_theme_goes_round() {
    let (mut harness, _) = window(open());
    assert_eq!(harness.state().state.prefs.theme, ThemeChoice::System);
    click(&mut harness, "Theme: as the system");
    click(&mut harness, "Theme: light");
    assert_eq!(harness.state().state.prefs.theme, ThemeChoice::Dark);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn a_date_is_given_in_place() {
    let (mut harness, sent) = window(open());
    click(&mut harness, "not dated: 31st session in the old town hall");
    click(&mut harness, "Edit date…");
    harness.get_by_label("Date").type_text("June 1925");
    harness.run();
    harness.get_by_label("June 1925");
    click(&mut harness, "Save");
    let sent = sent.borrow();
    let [Command::Do(Change { title, edits, .. })] = &sent[..] else {
        panic!("{sent:?}");
    };
    assert_eq!(title, "Set the date of “31st session in the old town hall”");
    assert!(
        matches!(&edits[..], [Edit::SetDate { date, .. }] if date.to_string() == "1925-06"),
        "{edits:?}"
    );
}

/// What nothing is called makes the list small; the next word makes it large again.
#[test]
fn the_palette_grows_again_after_it_found_nothing() {
    use crate::ui::text::{Language, set};
    let (mut harness, _) = window(open());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    type_keys(&mut harness, "zzz");
    harness.get_by_label("No action is called that.");
    for _ in 0..3 {
        press(&mut harness, Key::Backspace);
    }
    type_keys(&mut harness, "language");
    harness.run();
    harness.get_by_label("Language: Русский").click();
    harness.run();
    let language = harness.state().state.prefs.language;
    assert_eq!(language, Some(Language::Russian));
    harness.get_by_label_contains("Прочие события");
    set(Language::English);
}

#[test]
fn the_palette_runs_what_is_typed() {
    let (mut harness, _) = window(open());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find an action").type_text("dark");
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().state.prefs.theme, ThemeChoice::Dark);
    assert!(harness.query_by_label("Find an action").is_none());
}

#[test]
fn the_palette_is_found_under_both_spellings() {
    let (mut harness, _) = window(open());
    let before = harness.state().state.prefs.colors;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find an action").type_text("colour");
    harness.run();
    press(&mut harness, Key::Enter);
    assert_ne!(harness.state().state.prefs.colors, before);
}

#[test]
fn the_export_asks_for_nothing_it_could_know() {
    let (mut harness, sent) = window(open());
    click(&mut harness, "Export…");
    // The proposed path has the keyboard, and is written over.
    let path = harness.get_by_label("Path of the picture");
    assert_eq!(path.value().as_deref(), Some("/River.png"));
    type_keys(&mut harness, "/tmp/river");
    click(&mut harness, "PDF");
    harness
        .get_by_role_and_label(Role::Button, "Export")
        .click();
    harness.run();
    let sent = sent.borrow();
    let [Command::Export(request)] = &sent[..] else {
        panic!("{sent:?}");
    };
    assert_eq!(request.to, PathBuf::from("/tmp/river.pdf"));
    assert_eq!(request.title.as_deref(), Some("River"));
}

#[test]
fn every_format_of_the_table_is_in_the_dialog_and_changes_the_ending() {
    use crate::export::Format;
    for format in Format::ALL {
        let (mut harness, sent) = window(open());
        click(&mut harness, "Export…");
        // "PNG" is chosen already; everything else is a click.
        click(&mut harness, format.info().name);
        let path = harness.get_by_label("Path of the picture");
        let expected = format!("/River.{}", format.info().extension);
        assert_eq!(path.value().as_deref(), Some(expected.as_str()));
        assert_eq!(
            harness
                .query_by_label("The picture as it will be")
                .is_some(),
            format.is_picture()
        );
        harness
            .get_by_role_and_label(Role::Button, "Export")
            .click();
        harness.run();
        let sent = sent.borrow();
        let Some(Command::Export(request)) = sent.last() else {
            panic!("{sent:?}");
        };
        assert_eq!(request.format, Some(format));
    }
}

#[test]
fn a_folder_with_nothing_dated_says_so() {
    let mut shown = open();
    let mut timeline = fixture::timeline();
    timeline.events.retain(|e| e.when.is_undated());
    shown.timeline = Arc::new(timeline);
    let (harness, _) = window(shown);
    harness.get_by_label("Nothing dated");
}

#[test]
fn a_drag_on_the_axis_filters_and_escape_shows_all_again() {
    let (mut harness, _) = window(open());
    let axis = harness
        .get_by_label_contains("Timeline, 4 events")
        .rect()
        .left_top()
        + egui::vec2(300.0, 30.0);
    // Shift zooms instead and keeps every event.
    let mut drag = |to: f32, modifiers: Modifiers| {
        harness.event_modifiers(egui::Event::PointerMoved(axis), modifiers);
        let button = |pos, pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        };
        harness.event_modifiers(button(axis, true), modifiers);
        harness.run();
        let end = axis + egui::vec2(to, 0.0);
        harness.event_modifiers(egui::Event::PointerMoved(end), modifiers);
        harness.run();
        harness.event_modifiers(button(end, false), modifiers);
        harness.run();
        (
            harness.state().state.view.filter.range,
            harness.state().state.view.end - harness.state().state.view.start,
        )
    };
    let (range, span) = drag(60.0, Modifiers::SHIFT);
    assert_eq!(range, None);
    let (range, same_span) = drag(60.0, Modifiers::NONE);
    assert!(range.is_some());
    assert_eq!(span, same_span);
    harness.get_by_label_contains("Remove the filter");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().state.view.filter.range, None);
    harness.get_by_label_contains("Timeline, 4 events");
}

/// Presses on the selected event's mark, moves by 90 points, and lets go, or presses Escape before.
fn drag_the_bridge(modifiers: Modifiers, escape: bool) -> (Vec<Command>, bool) {
    let (mut harness, sent) = window(open());
    click(&mut harness, "4 May 1911: Stone bridge at Ostra opened");
    let at = harness
        .get_by_label("4 May 1911: Stone bridge at Ostra opened")
        .rect();
    let at = at.left_center() + egui::vec2(5.0, 0.0);
    let selected = harness.state().state.selection.event.is_some();
    assert!(selected, "it was not selected");
    let before = harness.state().state.view.start;
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers,
    };
    harness.event_modifiers(egui::Event::PointerMoved(at), modifiers);
    harness.event_modifiers(button(at, true), modifiers);
    harness.run();
    let end = at + egui::vec2(90.0, 0.0);
    harness.event_modifiers(egui::Event::PointerMoved(end), modifiers);
    harness.run();
    if escape {
        press(&mut harness, Key::Escape);
    }
    harness.event_modifiers(button(end, false), modifiers);
    harness.run();
    let panned = harness.state().state.view.start != before;
    let selected = harness.state().state.selection.event.is_some();
    assert!(selected, "the drag let go of the event");
    (sent.borrow().clone(), panned)
}

#[test]
fn the_selected_mark_dragged_with_shift_sets_its_date_and_a_plain_drag_pans() {
    let (sent, panned) = drag_the_bridge(Modifiers::SHIFT, false);
    assert!(!panned);
    let [Command::Do(change)] = &sent[..] else {
        panic!("not one change: {sent:?}");
    };
    assert_eq!(
        change.title,
        "Set the date of “Stone bridge at Ostra opened”"
    );
    let [Edit::SetDate { date, .. }] = &change.edits[..] else {
        panic!("not one date: {:?}", change.edits);
    };
    assert!(
        date.single().is_some() && date.to_string().as_str() > "1911-05-04",
        "{date}"
    );

    let (sent, panned) = drag_the_bridge(Modifiers::SHIFT, true);
    assert_eq!((sent, panned), (Vec::new(), false));
    let (sent, panned) = drag_the_bridge(Modifiers::NONE, false);
    assert_eq!((sent, panned), (Vec::new(), true));
}

#[test]
fn with_nothing_selected_the_right_panel_sums_up() {
    let (mut harness, _) = window(open());
    harness.get_by_label("Sources disagree (1)");
    click(&mut harness, "Mara Lind, 1 event");
    assert!(harness.query_by_label("Sources disagree (1)").is_none());
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only its path is wanted".to_owned())
    }
}

#[test]
fn what_is_dropped_is_opened() {
    let (mut harness, sent) = window(Shown::default());
    let path = PathBuf::from("/river/letters");
    harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(path.clone())));
    harness.run();
    assert_eq!(*sent.borrow(), [Command::Open(vec![path])]);
}

/// Types letters as a keyboard does: each with its key, all in one frame.
fn type_keys(harness: &mut Harness<'_, App>, text: &str) {
    for c in text.chars() {
        if let Some(key) = Key::from_name(&c.to_uppercase().to_string()) {
            harness.key_press(key);
        }
        harness.event(egui::Event::Text(c.to_string()));
    }
    harness.run();
}

/// Where no dialog of the system answers, a file of events is typed as a folder is; what is not there is corrected, not typed anew.
#[test]
fn events_come_in_without_a_dialog() {
    let (mut harness, sent) = window(open());
    let state = &mut harness.state_mut().state;
    (state.typed_path, state.focus_field) = (Some((Wish::Events, String::new())), true);
    harness.run();
    type_keys(&mut harness, "/missing/river.csv");
    press(&mut harness, Key::Enter);
    let path = harness.get_by_label("Path of the file");
    assert_eq!(path.value().as_deref(), Some("/missing/river.csv"));
    assert!(path.is_focused());
    let missing = PathBuf::from("/missing/river.csv");
    assert_eq!(*sent.borrow(), [Command::Import(missing)]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("river.csv");
    std::fs::write(&file, "").expect("a file");
    harness.state_mut().state.typed_path = Some((Wish::Events, file.display().to_string()));
    click(&mut harness, "Import");
    assert_eq!(sent.borrow().last(), Some(&Command::Import(file)));
    assert!(harness.query_by_label("Path of the file").is_none());
    // Esc asks for nothing.
    harness.state_mut().state.typed_path = Some((Wish::Folder, "/river".to_owned()));
    harness.run();
    press(&mut harness, Key::Escape);
    assert!(harness.state().state.typed_path.is_none());
    assert_eq!(sent.borrow().len(), 2);
}

#[test]
fn a_failed_export_keeps_its_form_path_and_keyboard() {
    let (mut harness, sent) = window(open());
    press(&mut harness, Key::ArrowRight);
    let selected = harness.state().state.selection.event;
    click(&mut harness, "Export…");
    type_keys(&mut harness, "/missing/river.png");
    press(&mut harness, Key::Enter);
    type_keys(&mut harness, "c");
    // Beside the form and in the status bar.
    assert_eq!(
        harness
            .get_all_by_label("Nothing was saved — /missing/river.png")
            .count(),
        2
    );
    let path = harness.get_by_label("Path of the picture");
    assert!(path.is_focused());
    assert_eq!(path.value().as_deref(), Some("/missing/river.pngc"));
    assert_eq!(harness.state().state.selection.event, selected);
    assert_eq!(sent.borrow().len(), 1);
}

/// The third range beside the whole one and the window's: one that is typed; what is no range is told and not written.
#[test]
fn a_picture_of_a_chosen_range_has_its_own_source_line() {
    let (mut harness, sent) = window(open());
    click(&mut harness, "Export…");
    type_keys(&mut harness, "/there/river.png");
    click(&mut harness, "From – to");
    let form = |harness: &mut Harness<'_, App>, from: &str, to: &str| {
        let Some(Overlay::Export(form)) = &mut harness.state_mut().state.overlay else {
            panic!("no form");
        };
        (form.from, form.to) = (from.to_owned(), to.to_owned());
        "The river's own papers".clone_into(&mut form.source);
        harness.run();
    };
    for (from, to) in [("1911", "1910"), ("soon", ""), ("", "31 Feb 1912")] {
        form(&mut harness, from, to);
        harness.get_by_label_contains("Type a year, a month or a day");
        press(&mut harness, Key::Enter);
        assert!(sent.borrow().is_empty(), "{from} {to}");
    }
    form(&mut harness, "1911", "May 1912");
    let export = harness.get_by_role_and_label(Role::Button, "Export");
    export.click();
    harness.run();
    let sent = sent.borrow();
    let Some(Command::Export(request)) = sent.last() else {
        panic!("{sent:?}");
    };
    let day = |y, m, d| crate::model::Instant::from_ymd(y, m, d).map(|t| t.seconds());
    assert_eq!(Some(request.view.start), day(1911, 1, 1));
    assert_eq!(Some(request.view.end), day(1912, 6, 1));
    assert_eq!(
        request.paper.source.as_deref(),
        Some("The river's own papers")
    );
}

#[test]
fn an_export_that_worked_closes_its_form() {
    let (mut harness, _) = window(open());
    for _ in 0..2 {
        click(&mut harness, "Export…");
        type_keys(&mut harness, "/there/river.png");
        press(&mut harness, Key::Enter);
        assert!(harness.query_by_label("Path of the picture").is_none());
    }
}

#[test]
fn a_wrong_date_keeps_its_field_and_keyboard() {
    let (mut harness, sent) = window(open());
    click(&mut harness, "not dated: 31st session in the old town hall");
    click(&mut harness, "Edit date…");
    type_keys(&mut harness, "31 Feb 2019");
    press(&mut harness, Key::Enter);
    type_keys(&mut harness, "c");
    let field = harness.get_by_label("Date");
    assert!(field.is_focused());
    assert_eq!(field.value().as_deref(), Some("31 Feb 2019c"));
    assert!(sent.borrow().is_empty());
}

#[test]
fn after_ctrl_f_the_very_next_key_is_searched_for() {
    for together in [true, false] {
        let (mut harness, sent) = window(open());
        press(&mut harness, Key::ArrowRight);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        if !together {
            harness.step();
        }
        type_keys(&mut harness, "cer3");
        assert_eq!(harness.state().state.view.filter.search, "cer3");
        assert!(harness.state().state.editing.is_none());
        assert_eq!(harness.state().state.view.filter.range, None);
        assert!(sent.borrow().is_empty());
    }
}

#[test]
fn without_a_field_letters_are_shortcuts() {
    let (mut harness, sent) = window(open());
    press(&mut harness, Key::ArrowRight);
    type_keys(&mut harness, "c");
    assert!(matches!(&sent.borrow()[..], [Command::Do(_)]));
}

fn with(change: impl FnOnce(&mut Timeline)) -> Shown {
    let mut timeline = fixture::timeline();
    change(&mut timeline);
    Shown {
        timeline: Arc::new(timeline),
        ..open()
    }
}

#[test]
fn sources_are_documents_and_a_sentence_is_listed_once() {
    let ferry = "Ferry ran for the last time";
    let sentence = "Show in document: The ferry ran for the last time in 1912.";
    let twice = |t: &mut Timeline| {
        let event = t.events.iter_mut().find(|e| e.label == ferry);
        let event = event.expect("the ferry is there");
        let again = event.claims[0].clone();
        event.claims.push(again);
    };
    let (mut harness, _) = window(with(twice));
    assert!(
        harness
            .query_by_label("Told by several documents")
            .is_none()
    );
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("2 sources");
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("Source");
    assert_eq!(harness.get_all_by_label(sentence).count(), 1);

    let (harness, _) = window(with(|t| {
        twice(t);
        for event in t.events.iter_mut().filter(|e| e.label == ferry) {
            event.claims[1].doc = DocId::new("letter.txt");
        }
    }));
    harness.get_by_label("Told by several documents");
}

#[test]
fn a_time_of_the_file_is_told_as_such_and_draws_no_bar() {
    let shown = with(|t| {
        t.documents[1].published = Some(Published {
            date: EdtfDate::day(2026, 11, 21),
            source: PublishedSource::FileTime,
            range: None,
            why: Vec::new(),
        });
        t.events
            .retain(|e| e.label != "Harbour Renewal programme" && e.readings.is_empty());
    });
    let look = super::lookup::Lookup::new(Arc::clone(&shown.timeline), &Default::default());
    let is_letter = |d: &crate::model::DocInfo| d.id == DocId::new("letter.txt");
    let number = look.timeline.documents.iter().position(is_letter);
    let row = look.passed().document_row(number.expect("a letter"));
    let row = row.expect("its row");
    assert_eq!((row.events, row.bars.iter().sum::<u16>()), (1, 0));
    let (mut harness, _) = window(shown);
    click(
        &mut harness,
        "30 July, year unknown: Toll house burned down",
    );
    harness.get_by_label("file dated 21 November 2026, not the document");
}

#[test]
fn a_failed_export_is_no_document_that_was_not_read() {
    let failed = Note::new(None, "Nothing was saved");
    let unread = Note::new(Some(DocId::new("a.txt")), "It is not text");
    for (notes, said) in [
        (vec![failed.clone()], "1 message"),
        (vec![failed, unread], "Not read: 1 note"),
    ] {
        let (harness, _) = window(Shown { notes, ..open() });
        assert!(harness.get_all_by_label(said).count() > 0);
    }
}

#[test]
fn the_sentence_with_the_date_is_shown_rather_than_the_title() {
    let (mut harness, _) = window(with(|t| {
        let event = t
            .events
            .iter_mut()
            .find(|e| e.claims.len() == 1 && e.claims[0].time.is_some());
        let event = event.expect("there is one");
        let mut title = event.claims[0].clone();
        title.time = None;
        title.range.end = title.range.start + 3;
        event.claims.insert(0, title);
        let only = event.clone();
        t.events = vec![only];
    }));
    press(&mut harness, Key::ArrowRight);
    let dated = harness.state().state.selection.event;
    assert!(dated.is_some());
    press(&mut harness, Key::D);
    let lit = harness
        .state()
        .state
        .reading
        .lit
        .expect("a sentence is lit");
    assert!(lit.len() > 3);
}

#[test]
fn why_there_is_no_window_is_told_without_a_source_path() {
    let check = |error: &str, told: &str| assert_eq!(super::reason(error), told);
    check(
        "winit EventLoopError: os error at /a/b/winit-0.30/src/mod.rs:788: Failed to open connection to X server.",
        "Failed to open connection to X server",
    );
    check("no suitable graphics", "no suitable graphics");
}

#[test]
fn how_a_documents_dates_are_read_is_shown_and_changed() {
    let mut shown = open();
    let mut timeline = fixture::timeline();
    let letter = DocId::new("letter.txt");
    if let Some(doc) = timeline.documents.iter_mut().find(|d| d.id == letter) {
        doc.published = Some(Published {
            date: EdtfDate::day(1919, 12, 20),
            source: PublishedSource::HeadLine,
            range: None,
            why: vec![Reason::new("The document is dated 20 December 1919.")],
        });
        doc.dates.counts_why = Reason::new("It is dated 20 December 1919 and tells from that day.");
        doc.dates.order_why = vec![Reason::new("Nothing shows which number is the day.")];
    }
    shown.timeline = Arc::new(timeline);
    let (mut harness, sent) = window(shown);
    harness
        .state_mut()
        .state
        .read(&letter, crate::model::TextRange::default());
    harness.run();
    click(
        &mut harness,
        "Dates count from 20 December 1919 · 03/04 can be read both ways",
    );
    harness.get_by_label("It is dated 20 December 1919 and tells from that day.");
    harness.get_by_label("Nothing shows which number is the day.");
    let say = |order| SaidOfDates {
        order: Say::Is(order),
        ..SaidOfDates::default()
    };
    click(&mut harness, "03/04 is read as Dateline decides");
    click(&mut harness, "day first, 3 April");
    assert_eq!(
        sent.borrow().last(),
        Some(&Command::Do(Change {
            title: "Read dates of “letter.txt” day first".into(),
            edits: vec![Edit::DocumentDates {
                of: Scope::Document(letter.clone()),
                say: say(NumberOrder::DayFirst),
            }],
            around: Vec::new(),
        }))
    );
    click(&mut harness, "For all documents");
    click(&mut harness, "03/04 is read as Dateline decides");
    click(&mut harness, "month first, 4 March");
    assert_eq!(
        sent.borrow().last(),
        Some(&Command::Do(Change {
            title: "Read dates of all documents month first".into(),
            edits: vec![Edit::DocumentDates {
                of: Scope::Folder(String::new()),
                say: say(NumberOrder::MonthFirst),
            }],
            around: Vec::new(),
        }))
    );
    click(&mut harness, "Say its date…");
    let field = harness.get_by_label("Date of the document");
    field.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness
        .get_by_label("Date of the document")
        .type_text("21 December 1919");
    harness.run();
    click(&mut harness, "Save");
    assert_eq!(
        sent.borrow().last(),
        Some(&Command::Do(Change {
            title: "Date “letter.txt” 21 December 1919".into(),
            edits: vec![Edit::DocumentDates {
                of: Scope::Document(letter),
                say: SaidOfDates {
                    written: Say::Is(EdtfDate::day(1919, 12, 21)),
                    ..SaidOfDates::default()
                },
            }],
            around: Vec::new(),
        }))
    );
}

/// From the start page to a picture without a pointer: the palette, the search, the event, its sentence, the export.
#[test]
fn from_start_to_a_picture_by_keys_alone() {
    let (mut harness, sent) = window(Shown::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    type_keys(&mut harness, "try the sample");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("Timeline, 4 events");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    type_keys(&mut harness, "bridge");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    harness.get_by_label("The sources disagree");
    press(&mut harness, Key::D);
    assert!(harness.state().state.reading.lit.is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run();
    type_keys(&mut harness, "/there/bridge.svg");
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("Path of the picture").is_none());
    let sent = sent.borrow();
    let Some(Command::Export(request)) = sent.last() else {
        panic!("{sent:?}");
    };
    assert_eq!(request.to, PathBuf::from("/there/bridge.svg"));
    assert_eq!(request.view.filter.search, "bridge");
}

/// The same as a screen reader does it: by what things are called, and by their own actions.
#[test]
fn from_start_to_a_picture_by_the_tree_alone() {
    let (mut harness, sent) = window(Shown::default());
    let ask = |harness: &mut Harness<'_, App>, role: Role, name: &str| {
        let by = |n: &egui_kittest::Node<'_>| {
            let label = n.accesskit_node().label();
            // The beginning of a name is enough where nothing is called just that.
            label.as_deref() == Some(name)
                || label.is_some_and(|l| name.contains(' ') && l.contains(name))
        };
        let nodes = harness.get_all_by_role(role);
        let node = nodes.into_iter().find(by);
        node.unwrap_or_else(|| panic!("no {role:?} “{name}”"))
            .click_accesskit();
        harness.run();
    };
    ask(&mut harness, Role::Button, "Try the sample");
    ask(&mut harness, Role::ListItem, "Stone bridge");
    harness.get_by_label("The sources disagree");
    ask(&mut harness, Role::Link, "Show in document: M. Lind");
    assert!(harness.state().state.reading.lit.is_some());
    ask(&mut harness, Role::Button, "Export…");
    ask(&mut harness, Role::Button, "SVG");
    let path = harness.get_by_label("Path of the picture").value();
    assert_eq!(path.as_deref(), Some("/River.svg"));
    ask(&mut harness, Role::Button, "Export");
    let sent = sent.borrow();
    assert!(
        matches!(sent.last(), Some(Command::Export(r)) if r.to.as_os_str() == "/River.svg"),
        "{sent:?}"
    );
}

#[test]
fn where_everything_is_filtered_out_it_says_so() {
    let (mut harness, _) = window(open());
    let nothing = "Nothing has all that is asked for.";
    assert!(harness.query_by_label(nothing).is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    type_keys(&mut harness, "zzz");
    harness.get_by_label(nothing);
    click(&mut harness, "Show all events");
    assert!(harness.query_by_label(nothing).is_none());
    harness.get_by_label_contains("Timeline, 4 events");
}

#[test]
fn a_date_of_the_user_is_not_called_a_document_s() {
    let badge = |dated: bool| {
        let mut timeline = fixture::timeline();
        let bridge = timeline
            .events
            .iter_mut()
            .find(|e| e.label.contains("bridge"));
        let bridge = bridge.expect("the bridge is there");
        (bridge.user.edited, bridge.user.dated) = (dated, dated);
        super::words::certainty(bridge).0
    };
    assert_eq!(badge(true), "set by you");
    assert_eq!(badge(false), "stated");
}

#[test]
fn review_gives_back_what_was_selected() {
    let (mut harness, _) = window(open());
    press(&mut harness, Key::ArrowRight);
    let selected = harness.state().state.selection.clone();
    assert!(selected.event.is_some());
    press(&mut harness, Key::V);
    click(&mut harness, "People");
    assert_eq!(harness.state().state.selection, selected);
}
