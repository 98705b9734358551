//! The app: takes in what the engine has, lays the panels out, and carries out what they asked for.
//!
//! Draws nothing itself.

use super::actions::Action;
use super::canvas::{self, Canvas};
use super::cx::{Cx, Outbox};
use super::files::{Files, Outcome, RULES_ENDING, Wish};
use super::lists::Lists;
use super::lookup::Lookup;
use super::overview::{self, Overview, whole};
use super::reader::Reader;
use super::state::{Editing, Overlay, Prefs, RightTab, State, ThemeChoice};
use super::summary::Summary;
use super::theme::{self, STEP, Tokens};
use super::timings::{Next, Seen, Timings};
use super::{inspector, overlays, review, start, status, topbar, tray, widgets};
use crate::edit::{Edit, event_anchor};
use crate::engine::{self, Engine};
use crate::model::{Event, GroupBy, View};
use crate::session::{Command, Shown};
use egui::{CentralPanel, Frame, Margin, Panel, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

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
    look: Lookup,
    tokens: Tokens,
    canvas: Canvas,
    overview: Overview,
    lists: Lists,
    reader: Reader,
    summary: Summary,
    files: Files,
    out: Outbox,
    /// The filter that [`Self::look`] was made for.
    filter_seen: u64,
    /// What is open, to notice another folder.
    open: Option<(Option<String>, Vec<PathBuf>)>,
    looked: Option<View>,
    motion_seen: Option<bool>,
    title: String,
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
            look: Lookup::default(),
            tokens: Tokens::of(false),
            canvas: Canvas::default(),
            overview: Overview::default(),
            lists: Lists::default(),
            reader: Reader::default(),
            summary: Summary::default(),
            files: Files::default(),
            out: Outbox::default(),
            filter_seen: 0,
            open: None,
            looked: None,
            motion_seen: None,
            title: String::new(),
            timings: None,
        };
        if !paths.is_empty() {
            this.work.send(Command::Open(paths));
        }
        this.take_in(0.0);
        this
    }

    /// Takes over what the engine shows now.
    fn take_in(&mut self, now: f64) {
        let shown = Arc::clone(self.work.shown());
        let open = (shown.name.clone(), shown.roots.clone());
        let another = self.open.as_ref() != Some(&open);
        if another {
            if self.open.is_some() {
                self.state.forget_folder();
            }
            if let [root] = &shown.roots[..] {
                self.state.prefs.remember(root);
            }
            self.open = Some(open);
        }
        let changed = another || !Arc::ptr_eq(&shown.timeline, &self.look.timeline);
        if another && let Some(view) = &shown.view {
            self.state.view = view.clone();
            self.state.moved = true;
            self.state.filter_revision += 1;
        }
        self.shown = shown;
        if !changed {
            return;
        }
        self.look = Lookup::new(Arc::clone(&self.shown.timeline));
        self.look.filter(&self.state.view.filter);
        self.filter_seen = self.state.filter_revision;
        // Until the person has moved the view it follows the documents; after that it stays where it is.
        if !self.state.moved
            && let Some((start, end)) = whole(self.look.range)
        {
            if another || self.state.view.start == self.state.view.end {
                self.state.set_window(start, end);
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

    fn cx(&mut self, now: f64) -> Cx<'_> {
        Cx {
            shown: &self.shown,
            look: &self.look,
            t: &self.tokens,
            state: &mut self.state,
            out: &mut self.out,
            now,
        }
    }

    fn before_frame(&mut self, ctx: &egui::Context, now: f64) {
        theme::apply(self.state.prefs.theme, ctx);
        let dark = ctx.theme() == egui::Theme::Dark;
        if dark != self.tokens.dark {
            self.tokens = Tokens::of(dark);
        }
        let motion = self.state.prefs.motion;
        if self.motion_seen.replace(motion) != Some(motion) {
            ctx.all_styles_mut(|s| {
                s.animation_time = if motion { 0.12 } else { 0.0 };
                if !motion {
                    s.scroll_animation = egui::style::ScrollAnimation::none();
                }
            });
        }
        if self.state.advance(now) {
            ctx.request_repaint();
        }
        match self.files.poll(ctx, now) {
            Some(Outcome::Path(Wish::Folder, path)) => {
                self.work.send(Command::Open(vec![path]));
            }
            Some(Outcome::Path(Wish::Picture, path)) => {
                if let Some(Overlay::Export(mut form)) = self.state.overlay.take() {
                    form.path = path.display().to_string();
                    overlays::send(&mut self.cx(now), &mut form, path);
                    self.state.overlay = Some(Overlay::Export(form));
                }
            }
            Some(Outcome::Path(Wish::Project, path)) => {
                let ending = crate::ui::files::PROJECT_ENDING;
                let path = if path.extension().is_some() {
                    path
                } else {
                    path.with_extension(ending)
                };
                self.work.send(Command::SaveAs(path));
            }
            Some(Outcome::Path(Wish::Rules, path)) => self.use_rules(&[path]),
            Some(Outcome::NoDialog(Wish::Rules)) => self.work.send(Command::Complain(
                "No file dialog answers here; drop the file of rules on this window instead"
                    .to_owned(),
            )),
            Some(Outcome::NoDialog(Wish::Folder)) => {
                self.state.typed_path = Some(String::new());
                self.state.focus_field = true;
            }
            Some(Outcome::NoDialog(Wish::Picture)) => {
                if let Some(Overlay::Export(form)) = &mut self.state.overlay {
                    form.path = typed_default(&self.shown, form.format);
                    form.no_dialog = true;
                }
            }
            Some(Outcome::NoDialog(Wish::Project)) => {
                self.state.overlay = Some(Overlay::SaveAs(typed_default(
                    &self.shown,
                    super::files::PROJECT_ENDING,
                )));
            }
            Some(Outcome::Cancelled) | None => {}
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
            true => self.use_rules(&dropped),
            false => self.work.send(Command::Open(dropped)),
        }
    }

    /// Takes the project's own date rules from files, and says how many they are and what is wrong with them.
    fn use_rules(&mut self, paths: &[PathBuf]) {
        let read = engine::own_rules(paths).and_then(|own| {
            let about = super::words::about_rules(&engine::check_own(&own)?);
            Ok(Command::UseRules(own, about))
        });
        self.work.send(read.unwrap_or_else(Command::Complain));
    }

    fn after_frame(&mut self, ctx: &egui::Context, now: f64) {
        if self.state.filter_revision != self.filter_seen {
            self.filter_seen = self.state.filter_revision;
            self.look.filter(&self.state.view.filter);
            ctx.request_repaint();
        }
        for action in std::mem::take(&mut self.out.actions) {
            self.act(action, ctx, now);
        }
        for command in std::mem::take(&mut self.out.commands) {
            self.work.send(command);
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
        // What a command changed at once is taken over now, not when the pointer next moves.
        if !Arc::ptr_eq(self.work.shown(), &self.shown) {
            ctx.request_repaint();
        }
    }

    fn act(&mut self, action: Action, ctx: &egui::Context, now: f64) {
        match action {
            Action::OpenFolder => self.files.ask_folder(now),
            Action::OpenSample => self.work.send(Command::OpenSample),
            Action::Save => self.save(now),
            Action::Reread => self.work.send(Command::Reread),
            Action::UseRules => self.files.ask_rules(now),
            Action::DropRules => self.work.send(Command::UseRules(
                Vec::new(),
                "Only Dateline’s own date rules are used".to_owned(),
            )),
            Action::Stop => self.work.send(Command::Stop),
            Action::Close => self.work.send(Command::Close),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::OnlyVisible => {
                let (start, end) = self.state.goal();
                // A hundredth of the window is as exact as anybody sees.
                let range = super::words::whole_units(start, end, (end - start) / 100.0);
                self.state.only_range(self.look.range.map(|_| range));
            }
            Action::Export => {
                if self.shown.name.is_some() {
                    let form = overlays::export_form(self.shown.name.as_deref());
                    self.state.overlay = Some(Overlay::Export(form));
                }
            }
            Action::Undo => self.work.send(Command::Undo),
            Action::Redo => self.work.send(Command::Redo),
            Action::Search => self.state.focus_search = self.shown.name.is_some(),
            Action::Palette => {
                self.state.overlay = Some(Overlay::Palette {
                    query: String::new(),
                    at: 0,
                });
            }
            Action::Shortcuts => self.state.overlay = Some(Overlay::Shortcuts),
            Action::Back => self.state.walk(true, now),
            Action::Forward => self.state.walk(false, now),
            Action::FitAll => canvas::fit_all(&mut self.cx(now)),
            Action::ZoomIn | Action::ZoomOut => self.zoom(action == Action::ZoomIn, now),
            Action::NextEvent => self.step(true, now),
            Action::PreviousEvent => self.step(false, now),
            Action::EventAbove | Action::EventBelow => {
                let up = action == Action::EventAbove;
                // With no event selected the arrows walk through what is asked.
                let asked = self.state.queue.at();
                let is_asked = |id| asked == Some(super::queue::Item::Date(id));
                if review::is_open(&self.cx(now)) && self.state.selection.event.is_none_or(is_asked)
                {
                    review::step(&mut self.cx(now), !up);
                    return ctx.request_repaint();
                }
                let next = self
                    .state
                    .selection
                    .event
                    .and_then(|id| self.canvas.vertical_neighbour(id, up));
                if let Some(id) = next {
                    self.state.select_event(id);
                }
            }
            Action::OpenSelected => {
                if let Some(id) = self.state.selection.event {
                    self.state.prefs.details_open = true;
                    self.state.right = RightTab::Event;
                    canvas::go_to_neighbourhood(&mut self.cx(now), id);
                }
            }
            Action::ShowInDocument => {
                if let Some((doc, range)) = self
                    .selected()
                    .and_then(|e| self.look.evidence_of(e))
                    .map(|c| (c.doc.clone(), c.range))
                {
                    self.state.read(&doc, range);
                }
            }
            Action::Confirm => {
                self.change_selected("Confirm", |event| Edit::Confirm { event });
                review::answered_event(&mut self.cx(now));
            }
            Action::Hide => {
                self.change_selected("Hide", |event| Edit::Hide { event });
                let before = self.state.selection.event;
                review::answered_event(&mut self.cx(now));
                if self.state.selection.event == before {
                    self.state.selection.event = None;
                }
            }
            Action::Review => {
                if self.shown.name.is_some() {
                    review::open(&mut self.cx(now));
                }
            }
            Action::SaySame | Action::SayDifferent | Action::Skip => {
                let mut cx = self.cx(now);
                // What is answered is what is seen.
                if cx.shown.name.is_none() || !review::is_open(&cx) {
                    return;
                }
                match action {
                    Action::Skip => review::skip(&mut cx),
                    _ => review::answer(&mut cx, action == Action::SaySame),
                }
            }
            Action::EditDate => {
                let wanted = self.selected().map(|e| {
                    let text = e.when.edtf.as_ref().map(ToString::to_string);
                    Editing::Date(e.id, text.unwrap_or_default())
                });
                self.edit(wanted);
            }
            Action::EditWords => {
                let wanted = self
                    .selected()
                    .map(|e| Editing::Words(e.id, e.label.clone()));
                self.edit(wanted);
            }
            Action::ShowAll => self.state.show_all(),
            Action::ClearSelection => {
                if self.state.overlay.take().is_none()
                    && self.state.typed_path.take().is_none()
                    && !self.canvas.close_list()
                {
                    self.state.clear();
                }
            }
            Action::GroupByProject => self.state.group_by(GroupBy::Project),
            Action::GroupByPerson => self.state.group_by(GroupBy::Person),
            Action::GroupByOrganisation => self.state.group_by(GroupBy::Organisation),
            Action::GroupByDocument => self.state.group_by(GroupBy::Document),
            Action::GroupBySeries => self.state.group_by(GroupBy::Series),
            Action::GroupByNone => self.state.group_by(GroupBy::None),
            Action::ThemeSystem => self.state.prefs.theme = ThemeChoice::System,
            Action::ThemeLight => self.state.prefs.theme = ThemeChoice::Light,
            Action::ThemeDark => self.state.prefs.theme = ThemeChoice::Dark,
            Action::ToggleLists => self.state.prefs.lists_open ^= true,
            Action::ToggleDetails => self.state.prefs.details_open ^= true,
            Action::ToggleTray => self.state.prefs.tray_open ^= true,
            Action::ToggleOverview => self.state.prefs.overview_open ^= true,
            Action::ToggleMotion => self.state.prefs.motion ^= true,
        }
        ctx.request_repaint();
    }

    fn save(&mut self, now: f64) {
        if self.shown.name.is_none() {
            return;
        }
        match &self.shown.project {
            Some(path) => {
                let path = path.clone();
                self.work.send(Command::SaveAs(path));
            }
            None => {
                let name = typed_name(&self.shown, super::files::PROJECT_ENDING);
                self.files.ask_project(&name, now);
            }
        }
    }

    fn zoom(&mut self, nearer: bool, now: f64) {
        /// One press of a key: as two notches of a wheel.
        const FACTOR: f64 = 1.6;
        let (start, end) = self.state.goal();
        let selected = self.selected().map(super::lookup::middle);
        // Around the selected event where it shows, else around the middle.
        let at = selected
            .filter(|s| *s > start && *s < end)
            .unwrap_or((start + end) / 2.0);
        let k = if nearer { 1.0 / FACTOR } else { FACTOR };
        self.state.moved = true;
        self.state
            .glide_to((at - (at - start) * k, at + (end - at) * k), now);
    }

    /// To the next or previous event in time.
    fn step(&mut self, forward: bool, now: f64) {
        let events = &self.look.timeline.events;
        let dated = &self.look.dated;
        let current = self
            .state
            .selection
            .event
            .and_then(|id| dated.iter().position(|i| events[*i].id == id));
        let next = match current {
            Some(at) if forward => dated.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|at| dated.get(at)),
            // Nothing selected: the first that is in the window.
            None => {
                let (start, end) = self.state.goal();
                dated
                    .iter()
                    .find(|i| (start..=end).contains(&super::lookup::middle(&events[**i])))
                    .or(dated.first())
            }
        };
        if let Some(id) = next.map(|i| events[*i].id) {
            self.state.select_event(id);
            canvas::bring_into_view(&mut self.cx(now), id);
        }
    }

    fn selected(&self) -> Option<&Event> {
        self.look.event(self.state.selection.event?)
    }

    fn edit(&mut self, wanted: Option<Editing>) {
        if wanted.is_some() {
            self.state.editing = wanted;
            self.state.focus_field = true;
            self.state.prefs.details_open = true;
            self.state.right = RightTab::Event;
        }
    }

    fn change_selected(&mut self, verb: &str, edit: impl FnOnce(crate::model::Anchor) -> Edit) {
        let wish = self.selected().and_then(|event| {
            let label = widgets::shorten(&event.label, 40);
            Some((format!("{verb} “{label}”"), event_anchor(event)?))
        });
        if let Some((title, anchor)) = wish {
            self.out.change(title, edit(anchor));
        }
    }

    fn time_begin(&mut self, cpu_secs: Option<f32>, now: f64) {
        let share = self.timings.as_mut().and_then(|t| t.begin(cpu_secs, now));
        if let Some(share) = share
            && let Some((start, end)) = whole(self.look.range)
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

    fn panels_ui(&mut self, ui: &mut Ui, now: f64) {
        let bar = Frame::NONE
            .fill(self.tokens.panel)
            .inner_margin(Margin::symmetric(12, 0));
        Panel::top("bar")
            .exact_size(48.0)
            .frame(bar)
            .show(ui, |ui| topbar::topbar_ui(ui, &mut self.cx(now)));
        Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar)
            .show(ui, |ui| status::status_ui(ui, &mut self.cx(now)));
        if self.shown.name.is_none() {
            CentralPanel::no_frame().show(ui, |ui| start::start_ui(ui, &mut self.cx(now)));
            return;
        }
        if self.state.typed_path.is_some() {
            let frame = bar.inner_margin(Margin::symmetric(16, 12));
            Panel::top("typed")
                .frame(frame)
                .show(ui, |ui| start::typed_path_ui(ui, &mut self.cx(now)));
        }
        let Self {
            state,
            shown,
            look,
            tokens,
            canvas,
            overview,
            lists,
            reader,
            summary,
            out,
            ..
        } = self;
        let mut cx = Cx {
            shown,
            look,
            t: tokens,
            state,
            out,
            now,
        };
        let side = Frame::NONE.fill(cx.t.panel);
        review::settle(&mut cx);

        let mut open = cx.state.prefs.lists_open;
        Panel::left("lists")
            .default_size(272.0)
            .size_range(200.0..=480.0)
            .frame(side.inner_margin(Margin {
                left: 8,
                right: 8,
                top: 8,
                bottom: 0,
            }))
            .show_collapsible(ui, &mut open, |ui| lists.ui(ui, &mut cx));
        cx.state.prefs.lists_open = open;

        let mut open = cx.state.prefs.details_open;
        Panel::right("details")
            .default_size(340.0)
            .size_range(260.0..=720.0)
            .frame(side)
            .show_collapsible(ui, &mut open, |ui| {
                ui.spacing_mut().item_spacing.y = STEP;
                inspector::tabs_ui(ui, &mut cx);
                let y = ui.cursor().top() - STEP;
                ui.painter().hline(ui.max_rect().x_range(), y, cx.t.line());
                if review::is_open(&cx) && cx.state.queue.at().is_some() {
                    Panel::bottom("answers")
                        .resizable(false)
                        .frame(side.inner_margin(Margin::symmetric(16, 0)))
                        .show(ui, |ui| review::bar_ui(ui, &mut cx));
                }
                match cx.state.right {
                    RightTab::Event => inspector::inspector_ui(ui, &mut cx, summary),
                    RightTab::Document => reader.ui(ui, &mut cx),
                }
            });
        cx.state.prefs.details_open = open;

        let mut open = cx.state.prefs.overview_open && cx.look.range.is_some();
        Panel::top("overview")
            .exact_size(overview::HEIGHT)
            .frame(side)
            .show_collapsible(ui, &mut open, |ui| {
                overview::overview_ui(ui, &mut cx, overview);
            });

        // Nothing that passes the filter: the room belongs to the timeline.
        let has_undated = !cx.look.undated.is_empty();
        let mut open = cx.state.prefs.tray_open && has_undated;
        let was = open;
        Panel::bottom("tray")
            .resizable(has_undated)
            .default_size(96.0)
            .size_range(88.0..=320.0)
            .frame(side.inner_margin(Margin::symmetric(12, 8)))
            .show_collapsible(ui, &mut open, |ui| tray::tray_ui(ui, &mut cx));
        if open != was && has_undated {
            cx.state.prefs.tray_open = open;
        }

        CentralPanel::no_frame().show(ui, |ui| {
            if cx.look.range.is_none() {
                start::nothing_dated_ui(ui, &mut cx);
            } else {
                canvas.ui(ui, &mut cx);
            }
        });
    }
}

fn typed_name(shown: &Shown, ending: &str) -> String {
    let stem = shown.name.as_deref().filter(|n| !n.is_empty());
    format!("{}.{ending}", stem.unwrap_or("timeline"))
}

/// Where a typed path starts: beside the folder that is open.
fn typed_default(shown: &Shown, ending: &str) -> String {
    let name = typed_name(shown, ending);
    match shown.roots.first().and_then(|r| r.parent()) {
        Some(parent) => parent.join(name).display().to_string(),
        None => name,
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let now = ctx.input(|i| i.time);
        let polled = self.work.poll();
        if polled || !Arc::ptr_eq(self.work.shown(), &self.shown) {
            self.take_in(now);
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
        let ask = overlays::overlay_ui(ui, &mut self.cx(now));
        // Keys belong to what is on top.
        if self.state.overlay.is_none() {
            let pressed = Action::pressed(&ctx, self.state.form_open());
            // In this very frame: the next key may already be in it.
            if pressed.contains(&Action::Search) && self.shown.name.is_some() {
                self.state.focus_search = true;
            }
            self.out.actions.extend(pressed);
        }
        self.panels_ui(ui, now);
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
