//! The app: takes in what the engine has, lays the panels out, and carries out what they asked for.
//!
//! Draws nothing itself.

mod act;
mod panels;

use super::actions::Action;
use super::canvas::Canvas;
use super::cx::{Cx, Outbox};
use super::files::{self, Files, Outcome, RULES_ENDING, Wish};
use super::find::Find;
use super::lists::Lists;
use super::looking::Looking;
use super::overview::{Overview, whole};
use super::reader::Reader;
use super::state::{Overlay, Prefs, State};
use super::text::{self, Language};
use super::theme::{self, Looks, Tokens};
use super::timings::{Next, Seen, Timings};
use super::{exporting, overlays};
use crate::engine::Engine;
use crate::model::View;
use crate::session::{Command, Shown};
use act::typed_default;
use egui::{Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// What the window needs of the engine, so that a test can stand in for it.
pub trait Work {
    fn send(&mut self, command: Command);
    /// True where what is shown has changed.
    fn poll(&mut self) -> bool;
    fn shown(&self) -> &Arc<Shown>;
}

impl Work for Engine {
    fn send(&mut self, command: Command) {
        Engine::send(self, command);
    }

    fn poll(&mut self) -> bool {
        Engine::poll(self)
    }

    fn shown(&self) -> &Arc<Shown> {
        Engine::shown(self)
    }
}

/// Under this key the preferences are stored.
const PREFS: &str = "prefs";

pub struct App {
    work: Box<dyn Work>,
    pub state: State,
    shown: Arc<Shown>,
    looking: Looking,
    tokens: Tokens,
    canvas: Canvas,
    overview: Overview,
    lists: Lists,
    find: Find,
    reader: Reader,
    files: Files,
    out: Outbox,
    /// Another folder was opened, and its first timeline has not been looked at.
    is_fresh: bool,
    /// What is open, to notice another folder.
    open: Option<(Option<String>, Vec<PathBuf>)>,
    looked: Option<View>,
    motion_seen: Option<bool>,
    title: String,
    /// It was said that the last changes are not saved; whoever closes again means it.
    warned: bool,
    /// When what could not be saved was last tried again.
    save_tried: f64,
    /// What later starts of the program ask this window to open.
    pub later_starts: Option<Receiver<Vec<PathBuf>>>,
    /// Only where it was asked for.
    pub timings: Option<Timings>,
}

impl App {
    pub fn new(cc: &eframe::CreationContext<'_>, work: Box<dyn Work>, paths: Vec<PathBuf>) -> Self {
        theme::install(&cc.egui_ctx);
        cc.egui_ctx
            .options_mut(|o| o.fallback_theme = egui::Theme::Light);
        let prefs: Prefs = cc
            .storage
            .and_then(|s| eframe::get_value(s, PREFS))
            .unwrap_or_default();
        let mut this = Self {
            work,
            state: State::new(prefs),
            shown: Arc::default(),
            looking: Looking::default(),
            tokens: Tokens::of(Looks::default()),
            canvas: Canvas::default(),
            overview: Overview::default(),
            lists: Lists::default(),
            find: Find::default(),
            reader: Reader::default(),
            files: Files::default(),
            out: Outbox::default(),
            is_fresh: false,
            open: None,
            looked: None,
            motion_seen: None,
            title: String::new(),
            warned: false,
            save_tried: 0.0,
            later_starts: None,
            timings: None,
        };
        if !paths.is_empty() {
            this.work.send(Command::Open(paths));
        }
        this.take_in();
        this
    }

    pub fn open_sample(&mut self) {
        self.work.send(Command::OpenSample);
    }

    /// Takes over what the engine shows now.
    fn take_in(&mut self) {
        let shown = Arc::clone(self.work.shown());
        let open = (shown.name.clone(), shown.roots.clone());
        let another = self.open.as_ref() != Some(&open);
        if another {
            if self.open.is_some() {
                self.state.forget_folder();
            }
            if let Some(opened) = shown.project.as_ref().or(match &shown.roots[..] {
                [only] => Some(only),
                _ => None,
            }) {
                self.state.prefs.remember(opened);
            }
            self.open = Some(open);
        }
        if another && let Some(view) = &shown.view {
            self.state.view = view.clone();
            self.state.typed.text.clone_from(&view.filter.search);
            self.state.moved = true;
        }
        self.is_fresh |= another;
        self.shown = shown;
    }

    /// Looks at the newest timeline through the filter that is asked for, as soon as both are made.
    fn look(&mut self, ctx: &egui::Context, now: f64) {
        let timeline = &self.shown.timeline;
        if !self.looking.follow(timeline, &self.state.view, ctx) {
            return;
        }
        if let Some(label) = &self.state.added {
            let timeline = &self.shown.timeline;
            let is_it = |e: &&crate::model::Event| e.user.by_hand.is_some() && e.label == *label;
            if let Some(id) = timeline.events.iter().find(is_it).map(|e| e.id) {
                self.state.added = None;
                self.state.select_event(id);
                super::canvas::bring_into_view(&mut self.cx(now), id);
            }
        }
        let is_fresh = std::mem::take(&mut self.is_fresh);
        let documents = &self.shown.timeline.documents;
        // A look at so many shows which scripts a folder is written in.
        const READ: usize = 400;
        let mut texts = documents.iter().take(READ).map(|d| &*d.text);
        self.state.missing_letters = theme::missing_letters(ctx, &mut texts);
        // Until the person has moved the view it follows the documents; after that it stays where it is.
        if !self.state.moved
            && let Some((start, end)) = whole(self.looking.look.range)
        {
            if is_fresh || self.state.view.start == self.state.view.end {
                self.state.set_window(start, end);
                // The first place to come back to.
                self.state.note_place();
            } else {
                self.state.glide_to((start, end), now);
            }
        }
    }

    /// The export form goes once the picture is written, and stays with the reason where it could not be.
    fn answer_export(&mut self) {
        let Some(Overlay::Export(form)) = &mut self.state.overlay else {
            return;
        };
        let Some(before) = &form.sent else {
            return;
        };
        // The same sentence twice is an answer too, if nothing else is going on that could have been told of.
        let busy = self.shown.progress.is_some() || self.shown.resolving;
        if busy && self.shown.message == *before {
            return;
        }
        match &self.shown.message {
            Some((why, true)) => {
                form.failed = Some(why.clone());
                form.sent = None;
                form.focus = true;
            }
            Some((_, false)) => self.state.overlay = None,
            None => {}
        }
    }

    #[cfg(test)]
    pub fn shown_text(&self, doc: &crate::model::DocId) -> Arc<str> {
        let document = self.shown.timeline.document(doc);
        document.map_or_else(|| Arc::from(""), |d| Arc::clone(&d.text))
    }

    fn cx(&mut self, now: f64) -> Cx<'_> {
        Cx {
            shown: &self.shown,
            look: &self.looking.look,
            t: &self.tokens,
            state: &mut self.state,
            out: &mut self.out,
            now,
        }
    }

    fn before_frame(&mut self, ctx: &egui::Context, now: f64) {
        theme::apply(self.state.prefs.theme, ctx);
        text::set(
            self.state
                .prefs
                .language
                .unwrap_or_else(Language::of_system),
        );
        let dark = ctx.theme() == egui::Theme::Dark;
        let looks = Looks::new(&self.state.prefs, dark);
        let scale = self.state.prefs.scale;
        if ctx.zoom_factor() != scale {
            ctx.set_zoom_factor(scale);
        }
        let motion = self.state.prefs.motion;
        if looks != self.tokens.looks || self.motion_seen.replace(motion) != Some(motion) {
            self.motion_seen = Some(motion);
            self.tokens = Tokens::of(looks);
            theme::restyle(ctx, &self.state.prefs);
        }
        self.warned &= self.shown.unsaved;
        if self.shown.unsaved && !self.warned && ctx.input(|i| i.viewport().close_requested()) {
            self.warned = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.work
                .send(Command::Complain(text!("app-unsaved").to_owned()));
        }
        self.look(ctx, now);
        if self.state.advance(now) {
            ctx.request_repaint();
        }
        match self.files.poll(ctx, now) {
            Some(Outcome::Path(Wish::Picture, path)) => {
                if let Some(Overlay::Export(mut form)) = self.state.overlay.take() {
                    form.path = path.display().to_string();
                    exporting::send(&mut self.cx(now), &mut form, path);
                    self.state.overlay = Some(Overlay::Export(form));
                }
            }
            Some(Outcome::Path(wish @ (Wish::Project | Wish::Copy), path)) => {
                let ending = crate::ui::files::PROJECT_ENDING;
                let path = if path.extension().is_some() {
                    path
                } else {
                    path.with_extension(ending)
                };
                self.take(wish, path);
            }
            Some(Outcome::Path(wish @ (Wish::Folder | Wish::Rules | Wish::Events), path)) => {
                self.take(wish, path);
            }
            Some(Outcome::NoDialog(wish @ (Wish::Folder | Wish::Rules | Wish::Events))) => {
                self.state.typed_path = Some((wish, String::new()));
                self.state.focus_field = true;
            }
            Some(Outcome::NoDialog(Wish::Picture)) => {
                if let Some(Overlay::Export(form)) = &mut self.state.overlay {
                    form.path = typed_default(&self.shown, form.format.info().extension);
                    form.no_dialog = true;
                }
            }
            Some(Outcome::NoDialog(wish @ (Wish::Project | Wish::Copy))) => {
                let path = typed_default(&self.shown, super::files::PROJECT_ENDING);
                self.state.overlay = Some(Overlay::SaveAs(path, wish == Wish::Copy));
                self.state.focus_field = true;
            }
            Some(Outcome::Cancelled) | None => {}
        }
        let asked = self.later_starts.iter().flat_map(|r| r.try_iter()).last();
        if let Some(paths) = asked {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            if !paths.is_empty() {
                self.work.send(Command::Open(paths));
            }
        }
        let dropped: Vec<PathBuf> = ctx.input(|i| {
            i.raw
                .dropped_files
                .iter()
                .map(|f| f.path().to_path_buf())
                .collect()
        });
        let is_rules = |p: &PathBuf| p.extension().is_some_and(|e| e == RULES_ENDING);
        match dropped.iter().all(is_rules) {
            _ if dropped.is_empty() => {}
            true => self.work.send(files::rules(&dropped)),
            false => self.work.send(Command::Open(dropped)),
        }
    }

    fn take(&mut self, wish: Wish, path: PathBuf) {
        if let Some(command) = files::taken(wish, path) {
            self.work.send(command);
        }
    }

    fn after_frame(&mut self, ctx: &egui::Context, now: f64) {
        for action in std::mem::take(&mut self.out.actions) {
            self.act(action, ctx, now);
        }
        for command in std::mem::take(&mut self.out.commands) {
            self.work.send(command);
        }
        /// Somebody makes room while the window waits.
        const TRY_AGAIN_SECS: f64 = 5.0;
        if self.shown.unsaved {
            if now - self.save_tried >= TRY_AGAIN_SECS {
                self.save_tried = now;
                self.work.send(Command::SaveAgain);
            }
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(TRY_AGAIN_SECS));
        } else {
            self.save_tried = now;
        }
        let settled = self.state.glide.is_none() && !ctx.input(|i| i.pointer.any_down());
        if self.shown.project.is_some() && settled && self.looked.as_ref() != Some(&self.state.view)
        {
            self.looked = Some(self.state.view.clone());
            self.work.send(Command::Look(self.state.view.clone()));
        }
        let title = match &self.shown.name {
            Some(name) => format!("{name} – Dateline"),
            None => "Dateline".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        // What changed at once is taken over now, not when the pointer next moves.
        let filtered = self.looking.look.passed().filter == self.state.view.filter;
        let waits = self.looking.is_ready() && !filtered;
        if waits || !Arc::ptr_eq(self.work.shown(), &self.shown) {
            ctx.request_repaint();
        }
    }

    fn time_begin(&mut self, cpu_secs: Option<f32>, now: f64) {
        let share = self.timings.as_mut().and_then(|t| t.begin(cpu_secs, now));
        if let Some(share) = share
            && let Some((start, end)) = whole(self.looking.look.range)
        {
            let (middle, half) = ((start + end) / 2.0, (end - start) / 2.0 * share);
            self.state.moved = true;
            self.state.glide = None;
            self.state.set_window(middle - half, middle + half);
        }
    }

    fn time_end(&mut self, ctx: &egui::Context) {
        let Some(timings) = &mut self.timings else {
            return;
        };
        let seen = Seen {
            has_event: self.canvas.shows_event(),
            is_all_read: self.shown.name.is_some()
                && self.shown.progress.is_none()
                && !self.shown.resolving,
        };
        match timings.end(&seen) {
            Next::Frame => ctx.request_repaint(),
            Next::Wait(None) => {}
            Next::Wait(Some(time)) => ctx.request_repaint_after(time),
            Next::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, _ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let polled = self.work.poll();
        if polled || !Arc::ptr_eq(self.work.shown(), &self.shown) {
            self.take_in();
        }
        if polled {
            self.answer_export();
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let now = ctx.input(|i| i.time);
        self.time_begin(frame.info().cpu_usage, now);
        self.before_frame(&ctx, now);
        let covered = self.state.overlay.is_some();
        let ask = overlays::overlay_ui(ui, &mut self.cx(now));
        // Keys belong to what is on top: those of the frame that closes a dialog were typed into it.
        if !covered && self.state.overlay.is_none() {
            if let Some(doc) = self.state.reading.doc.clone() {
                let text = self.looking.look.timeline.document(&doc);
                if let Some(text) = text.map(|d| Arc::clone(&d.text)) {
                    self.reader.keys(&ctx, &mut self.state, &text);
                }
            }
            let pressed = Action::pressed(&ctx, self.state.form_open());
            // In this very frame: the next key may already be in it.
            if pressed.contains(&Action::Search) && self.shown.name.is_some() {
                self.state.focus_search = true;
            }
            self.out.actions.extend(pressed);
        }
        let hovered = self.state.hovered;
        self.panels_ui(ui, now);
        // What one panel points at the others show, those too that were drawn before it.
        let pointed = std::mem::replace(&mut self.state.pointed, self.state.pointing.take());
        if (self.state.hovered, self.state.pointed) != (hovered, pointed) {
            ctx.request_repaint();
        }
        if let Some(ask) = ask {
            self.files.ask_picture(&ask.name, ask.ending, now);
        }
        self.after_frame(&ctx, now);
        self.time_end(&ctx);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, PREFS, &self.state.prefs);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.tokens.ground.to_normalized_gamma_f32()
    }
}
