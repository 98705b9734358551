//! What each action does.
//!
//! What it is called and which key it has is declared in [`crate::ui::actions`].

use super::App;
use crate::edit::{Edit, event_anchor};
use crate::model::view::LaneSort;
use crate::model::{Anchor, DocId, Entity, EntityId, Event, EventId, GroupBy};
use crate::session::{Command, Shown};
use crate::ui::actions::Action;
use crate::ui::cx::entity_anchor;
use crate::ui::help::Page;
use crate::ui::naming::PeriodForm;
use crate::ui::say::{self, AddForm, Ask, Pick};
use crate::ui::state::{Editing, Overlay, RightTab, SCALES, ThemeChoice};
use crate::ui::text::Language;
use crate::ui::{
    canvas, exporting, files, find, lookup, queue, reader, review, tour, widgets, words,
};
use egui::ViewportCommand;
use std::path::Path;

/// The steps that everything in the window is made larger and smaller by.
fn larger(scale: f32, more: bool) -> f32 {
    const STEP: f32 = 0.1;
    let steps = (scale / STEP).round() + if more { 1.0 } else { -1.0 };
    (steps * STEP).clamp(SCALES.0, SCALES.1)
}

pub(super) fn typed_name(shown: &Shown, ending: &str) -> String {
    let stem = shown.name.as_deref().filter(|n| !n.is_empty());
    format!("{}.{ending}", stem.unwrap_or("timeline"))
}

/// Where a typed path starts: beside the folder that is open.
pub(super) fn typed_default(shown: &Shown, ending: &str) -> String {
    let name = typed_name(shown, ending);
    let beside = shown.roots.first().and_then(|r| r.parent());
    // What ships with the program lies beside nothing.
    let home = std::env::home_dir().filter(|_| beside.is_none());
    let Some(parent) = beside.map(Path::to_path_buf).or(home) else {
        return name;
    };
    /// Nobody keeps more; then the last is proposed, and the person sees which.
    const MOST: usize = 99;
    let stem = name.strip_suffix(&format!(".{ending}")).unwrap_or(&name);
    let numbered = (2..=MOST).map(|n| format!("{stem} {n}.{ending}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    // What is there already is not proposed to be written over.
    let free = names.find(|n| !parent.join(n).exists());
    parent.join(free.unwrap_or(name)).display().to_string()
}

impl App {
    pub(super) fn act(&mut self, action: Action, ctx: &egui::Context, now: f64) {
        match action {
            Action::OpenFolder => self.files.ask_folder(now),
            Action::OpenSample => self.work.send(Command::OpenSample),
            Action::Save => self.save(now),
            Action::Reread => self.work.send(Command::Reread),
            Action::UseRules => self.files.ask_rules(now),
            Action::DropRules => self.work.send(Command::UseRules(
                Vec::new(),
                text!("app-own-rules-only").to_owned(),
            )),
            Action::ClearCache => self.work.send(Command::ClearCache),
            Action::ToggleOutside => {
                self.work
                    .send(Command::UseOutside(self.shown.documents_alone));
            }
            Action::Pause => self.work.send(match self.shown.paused {
                true => Command::GoOn,
                false => Command::Pause,
            }),
            Action::Stop => self.work.send(Command::Stop),
            Action::Close => self.work.send(Command::Close),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::OnlyVisible => {
                let (start, end) = self.state.goal();
                // A hundredth of the window is as exact as anybody sees.
                let range = words::whole_units(start, end, (end - start) / 100.0);
                self.state
                    .only_range(self.looking.look.range.map(|_| range));
            }
            Action::Export => {
                if self.shown.name.is_some() {
                    let path = typed_default(&self.shown, "png");
                    let form = exporting::export_form(self.shown.name.as_deref(), path);
                    self.state.overlay = Some(Overlay::Export(form));
                }
            }
            Action::Import => {
                if self.shown.name.is_some() {
                    self.files.ask_events(now);
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
            Action::Guide => self.state.help = Some(Page::of_panels(&self.cx(now))),
            Action::Tour => tour::again(&mut self.cx(now)),
            Action::About => self.state.overlay = Some(Overlay::About { licences: false }),
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
                let is_asked = |id| asked == Some(queue::Item::Date(id));
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
                    .and_then(|e| self.looking.look.evidence_of(e))
                    .map(|c| (c.doc.clone(), c.range))
                {
                    self.state.read(&doc, range);
                }
            }
            Action::Confirm => {
                self.change_selected(
                    |label| text!("change-confirm", event = label),
                    |event| Edit::Confirm { event },
                );
                review::answered_event(&mut self.cx(now));
            }
            Action::Hide => {
                self.change_selected(
                    |label| text!("change-hide", event = label),
                    |event| Edit::Hide { event },
                );
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
            Action::SaySame
            | Action::SayDifferent
            | Action::SayAllSame
            | Action::SayNoneSame
            | Action::Skip => {
                let mut cx = self.cx(now);
                // What is answered is what is seen.
                if cx.shown.name.is_none() || !review::is_open(&cx) {
                    return;
                }
                match action {
                    Action::Skip => review::skip(&mut cx),
                    Action::SayAllSame => review::answer_family(&mut cx, true),
                    Action::SayNoneSame => review::answer_family(&mut cx, false),
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
                match wanted {
                    Some(_) => self.edit(wanted),
                    None => self.pick_name(Ask::Rename),
                }
            }
            Action::AddEvent => self.add_event(),
            Action::EditWho => self.pick(Ask::Who),
            Action::EditTags => self.pick(Ask::Tags),
            Action::EditNote => self.pick(Ask::Note),
            Action::EditPicture => self.pick(Ask::Picture),
            Action::EditColor => self.pick(Ask::Color),
            Action::EditLane => self.pick(Ask::Lane),
            Action::SameEvent => self.same(),
            Action::SplitEvent => self.pick_of(Ask::Split, Ask::SplitName),
            Action::EditKind => self.pick_name(Ask::Kind),
            Action::NotAName => self.not_a_name(),
            Action::EditDates => {
                if let Some(doc) = self.document() {
                    self.state.overlay = Some(Overlay::Pick(Pick::new(Ask::Dates(doc))));
                }
            }
            Action::QuoteWords => self.quote(),
            Action::Alike => self.pick(Ask::Alike),
            Action::ShowHidden => self.state.overlay = Some(Overlay::Pick(Pick::new(Ask::Hidden))),
            Action::Unplaced => {
                self.state.overlay = Some(Overlay::Pick(Pick::new(Ask::Unplaced)));
            }
            Action::SaveCopy => {
                if self.shown.name.is_some() {
                    let name = typed_name(&self.shown, files::PROJECT_ENDING);
                    self.files.ask_copy(&name, now);
                }
            }
            Action::ShowAll => self.state.show_all(),
            // A drag ends without effect, and nothing else does.
            Action::ClearSelection if self.canvas.let_go() => {}
            Action::ClearSelection if self.state.typed.close() => {
                self.state.type_search(String::new());
                if let Some(id) = ctx.memory(|m| m.focused()) {
                    ctx.memory_mut(|m| m.surrender_focus(id));
                }
            }
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
            Action::GroupByPlace => self.state.group_by(GroupBy::Place),
            Action::GroupByKind => self.state.group_by(GroupBy::Kind),
            Action::GroupByTag => self.state.group_by(GroupBy::Tag),
            Action::GroupByNone => self.state.group_by(GroupBy::None),
            Action::SortByTime => self.state.sort_lanes(LaneSort::First),
            Action::SortByName => self.state.sort_lanes(LaneSort::Name),
            Action::SortByCount => self.state.sort_lanes(LaneSort::Count),
            Action::FoldLane | Action::PinLane | Action::LaneUp | Action::LaneDown => {
                self.act_on_lane(action);
            }
            Action::FoldAll => {
                let keys = self.canvas.lane_keys(&self.looking.look, &self.state.view);
                let folded = &mut self.state.view.folded_lanes;
                match folded.is_empty() {
                    true => folded.extend(keys),
                    false => folded.clear(),
                }
            }
            Action::KeepFilter => {
                if !self.state.view.filter.is_empty() {
                    let name = find::name_of(&self.cx(now));
                    self.state.overlay = Some(Overlay::KeepFilter(name));
                    self.state.focus_field = true;
                }
            }
            Action::ToggleDims => self.state.view.dims ^= true,
            Action::NamePeriod => {
                if self.shown.name.is_some() {
                    let form = PeriodForm::new(&self.state.view);
                    self.state.overlay = Some(Overlay::Period(form));
                    self.state.focus_field = true;
                }
            }
            Action::EachTime => {
                if let Some(id) = self.selected().filter(|e| e.when.recurs()).map(|e| e.id) {
                    self.state.toggle_each_time(id);
                }
            }
            Action::Larger => self.state.prefs.scale = larger(self.state.prefs.scale, true),
            Action::Smaller => self.state.prefs.scale = larger(self.state.prefs.scale, false),
            Action::UsualSize => self.state.prefs.scale = 1.0,
            Action::ToggleContrast => self.state.prefs.contrast ^= true,
            Action::NextColors => self.state.prefs.colors = self.state.prefs.colors.next(),
            Action::ThemeSystem => self.state.prefs.theme = ThemeChoice::System,
            Action::ThemeLight => self.state.prefs.theme = ThemeChoice::Light,
            Action::ThemeDark => self.state.prefs.theme = ThemeChoice::Dark,
            Action::SpeakAzerbaijani => self.speak(Language::Azerbaijani),
            Action::SpeakEnglish => self.speak(Language::English),
            Action::SpeakRussian => self.speak(Language::Russian),
            Action::ToggleLists => self.state.toggle_lists(),
            Action::ToggleDetails => self.state.prefs.details_open ^= true,
            Action::ToggleTray => self.state.prefs.tray_open ^= true,
            Action::ToggleOverview => self.state.prefs.overview_open ^= true,
            Action::ToggleMotion => self.state.prefs.motion ^= true,
        }
        ctx.request_repaint();
    }

    /// On the lane of the selected event, else the one that was clicked last.
    fn act_on_lane(&mut self, action: Action) {
        let of_event = self
            .state
            .selection
            .event
            .and_then(|id| self.canvas.lane_of(id));
        let Some(lane) = of_event.or_else(|| self.state.lane.clone()) else {
            return;
        };
        match action {
            Action::FoldLane => self.state.toggle_lane(&lane),
            Action::PinLane => self.state.toggle_pin(&lane),
            _ => {
                let keys = self.canvas.lane_keys(&self.looking.look, &self.state.view);
                self.state.step_lane(&keys, &lane, action == Action::LaneUp);
            }
        }
    }

    /// Asks something of the selected event.
    fn pick(&mut self, ask: fn(EventId) -> Ask) {
        if let Some(id) = self.state.selection.event {
            let mut pick = Pick::new(ask(id));
            let user = self.selected().map(|e| &e.user);
            pick.text = match (&pick.ask, user) {
                (Ask::Note(_), Some(user)) => user.note.clone(),
                (Ask::Picture(_), Some(user)) => user.picture.clone(),
                _ => String::new(),
            };
            self.state.overlay = Some(Overlay::Pick(pick));
        }
    }

    /// Asks something of the selected event, else of the selected name.
    fn pick_of(&mut self, event: fn(EventId) -> Ask, name: fn(EntityId) -> Ask) {
        match self.state.selection.event {
            Some(_) => self.pick(event),
            None => self.pick_name(name),
        }
    }

    /// Asks which event or name the selected one is; several selected names are one.
    fn same(&mut self) {
        let names = &self.state.selection.entities;
        if self.state.selection.event.is_some() || names.len() < 2 {
            return self.pick_of(Ask::Same, Ask::SameName);
        }
        match say::one_of(names, &self.looking.look) {
            Some(change) => self.out.send(Command::Do(change)),
            None => self.state.overlay = Some(Overlay::Pick(Pick::new(Ask::NotOne))),
        }
    }

    /// The one name that is selected.
    fn name(&self) -> Option<&Entity> {
        let mut selected = self.state.selection.entities.iter();
        let only = selected.next().filter(|_| selected.next().is_none())?;
        self.looking.look.entity(*only)
    }

    fn pick_name(&mut self, ask: fn(EntityId) -> Ask) {
        if let Some(name) = self.name() {
            let mut pick = Pick::new(ask(name.id));
            if matches!(pick.ask, Ask::Rename(_)) {
                pick.text.clone_from(&name.name);
            }
            self.state.overlay = Some(Overlay::Pick(pick));
        }
    }

    fn not_a_name(&mut self) {
        let named = self.name().and_then(|entity| {
            let mention = entity_anchor(entity, &self.looking.look)?;
            Some((text!("change-no-name", name = &entity.name), mention))
        });
        if let Some((title, mention)) = named {
            self.out.change(title, Edit::NotAName { mention });
        }
    }

    /// The document that shows, else the one that is selected, else the one that tells of the selected event.
    fn document(&self) -> Option<DocId> {
        let state = &self.state;
        let shows = state.prefs.details_open && state.right == RightTab::Document;
        let shown = state.reading.doc.clone().filter(|_| shows);
        shown
            .or_else(|| state.selection.documents.iter().next().cloned())
            .or_else(|| {
                let told = self.looking.look.evidence_of(self.selected()?)?;
                Some(told.doc.clone())
            })
    }

    /// The words that are selected in the reader, else those that are lit in it, where it shows.
    fn quoted(&self) -> Option<Anchor> {
        let reading = &self.state.reading;
        let shows = self.state.prefs.details_open && self.state.right == RightTab::Document;
        let doc = reading.doc.as_ref().filter(|_| shows)?;
        let text = &self.looking.look.timeline.document(doc)?.text;
        let selected = reading.selected.map(|s| s.range());
        let range = [selected, reading.lit]
            .into_iter()
            .flatten()
            .find_map(|range| reader::whole_words(text, range))?;
        Some(Anchor {
            doc: doc.clone(),
            range,
            quote: range.of(text).to_owned(),
        })
    }

    /// Opens the form for an event of the words that are selected, with the date that stands in or beside them.
    fn add_event(&mut self) {
        if self.shown.name.is_none() {
            return;
        }
        let form = match self.quoted() {
            None => AddForm::default(),
            Some(says) => {
                self.work
                    .send(Command::DateOf(says.doc.clone(), says.range));
                let near = self.work.shown().near.clone();
                let text = self.looking.look.timeline.document(&says.doc);
                AddForm::of(says, near.zip(text.map(|d| &*d.text)))
            }
        };
        self.state.overlay = Some(Overlay::Add(form));
        self.state.focus_field = true;
    }

    /// Opens the document that shows, is selected or tells of the selected event, and gives its text the keyboard.
    fn quote(&mut self) {
        let Some(doc) = self.document() else {
            return;
        };
        if self.state.reading.doc.as_ref() != Some(&doc) {
            let look = &self.looking.look;
            let told = self.selected().and_then(|e| look.evidence_of(e));
            let lit = told.filter(|c| c.doc == doc).map(|c| c.range);
            self.state.read(&doc, lit.unwrap_or_default());
        }
        self.state.right = RightTab::Document;
        self.state.prefs.details_open = true;
        self.state.reading.focus = true;
        let lit = self.state.reading.lit.map_or(0, |l| l.start as usize);
        self.state
            .reading
            .selected
            .get_or_insert(reader::Selected::at(lit));
    }

    pub(super) fn save(&mut self, now: f64) {
        if self.shown.name.is_none() {
            return;
        }
        match &self.shown.project {
            Some(path) if self.shown.read_only.is_none() => {
                let path = path.clone();
                self.work.send(Command::SaveAs(path));
            }
            // What can only be looked at is saved under another name.
            Some(_) | None => {
                let name = typed_name(&self.shown, files::PROJECT_ENDING);
                self.files.ask_project(&name, now);
            }
        }
    }

    pub(super) fn zoom(&mut self, nearer: bool, now: f64) {
        /// One press of a key: as two notches of a wheel.
        const FACTOR: f64 = 1.6;
        let (start, end) = self.state.goal();
        let selected = self.selected().map(lookup::middle);
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
    pub(super) fn step(&mut self, forward: bool, now: f64) {
        let events = &self.looking.look.timeline.events;
        let dated = &self.looking.look.passed().dated;
        let current = self
            .state
            .selection
            .event
            .and_then(|id| dated.iter().position(|i| events[*i as usize].id == id));
        let next = match current {
            Some(at) if forward => dated.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|at| dated.get(at)),
            // Nothing selected: the first that is in the window.
            None => {
                let (start, end) = self.state.goal();
                dated
                    .iter()
                    .find(|i| (start..=end).contains(&lookup::middle(&events[**i as usize])))
                    .or(dated.first())
            }
        };
        if let Some(id) = next.map(|i| events[*i as usize].id) {
            self.state.select_event(id);
            canvas::bring_into_view(&mut self.cx(now), id);
        }
    }

    pub(super) fn selected(&self) -> Option<&Event> {
        self.looking.look.event(self.state.selection.event?)
    }

    /// From the next frame on, which is asked for by whatever asked for this.
    fn speak(&mut self, language: Language) {
        self.state.prefs.language = Some(language);
    }

    pub(super) fn edit(&mut self, wanted: Option<Editing>) {
        if wanted.is_some() {
            self.state.editing = wanted;
            self.state.focus_field = true;
            self.state.prefs.details_open = true;
            self.state.right = RightTab::Event;
        }
    }

    pub(super) fn change_selected(
        &mut self,
        title: impl FnOnce(&str) -> String,
        edit: impl FnOnce(crate::model::Anchor) -> Edit,
    ) {
        let wish = self.selected().and_then(|event| {
            let label = widgets::shorten(&event.label, 40);
            Some((title(&label), event_anchor(event)?))
        });
        if let Some((title, anchor)) = wish {
            self.out.change(title, edit(anchor));
        }
    }
}
