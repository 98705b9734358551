//! Everything that can be asked for by menu, key or palette, declared once.
//!
//! Not what it does; that is [`crate::ui::app`].

mod keys;

pub use keys::key_text;

use egui::{Key, KeyboardShortcut, Modifiers};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    OpenFolder,
    OpenSample,
    Save,
    Reread,
    UseRules,
    DropRules,
    ClearCache,
    ToggleOutside,
    Stop,
    Close,
    Quit,
    Export,
    Import,
    Undo,
    Redo,
    Search,
    Palette,
    Shortcuts,
    Guide,
    Tour,
    About,
    Back,
    Forward,
    FitAll,
    ZoomIn,
    ZoomOut,
    OnlyVisible,
    NextEvent,
    PreviousEvent,
    EventAbove,
    EventBelow,
    OpenSelected,
    ShowInDocument,
    Confirm,
    EditDate,
    EditWords,
    AddEvent,
    EditWho,
    EditTags,
    EditNote,
    EditPicture,
    EditColor,
    EditLane,
    SameEvent,
    SplitEvent,
    Alike,
    EditKind,
    NotAName,
    EditDates,
    QuoteWords,
    ShowHidden,
    Unplaced,
    SaveCopy,
    Hide,
    ShowAll,
    ClearSelection,
    Review,
    SaySame,
    SayDifferent,
    SayAllSame,
    SayNoneSame,
    Skip,
    GroupByProject,
    GroupByPerson,
    GroupByOrganisation,
    GroupByDocument,
    GroupBySeries,
    GroupByPlace,
    GroupByKind,
    GroupByTag,
    GroupByNone,
    SortByTime,
    SortByName,
    SortByCount,
    FoldLane,
    PinLane,
    LaneUp,
    LaneDown,
    FoldAll,
    KeepFilter,
    ToggleDims,
    NamePeriod,
    EachTime,
    Larger,
    Smaller,
    UsualSize,
    ToggleContrast,
    NextColors,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ToggleLists,
    ToggleDetails,
    ToggleTray,
    ToggleOverview,
    ToggleMotion,
}

/// What menus, palette and shortcut sheet say about an action.
pub struct Info {
    /// Sentence case, no full stop; `…` where more is asked before anything happens.
    pub text: &'static str,
    pub hint: &'static str,
    pub key: Option<KeyboardShortcut>,
    /// Under which heading the shortcut sheet lists it.
    pub group: Group,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Folder,
    Find,
    Timeline,
    Event,
    Lanes,
    Review,
    View,
}

impl Group {
    pub const ALL: [Self; 7] = [
        Self::Folder,
        Self::Find,
        Self::Timeline,
        Self::Event,
        Self::Lanes,
        Self::Review,
        Self::View,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Folder => "Folder",
            Self::Find => "Find",
            Self::Timeline => "Timeline",
            Self::Event => "Event",
            Self::Lanes => "Lanes",
            Self::Review => "Review",
            Self::View => "View",
        }
    }
}

const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::SHIFT, key))
}

const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(
        Modifiers::COMMAND.plus(Modifiers::SHIFT),
        key,
    ))
}

const fn alt(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::ALT, key))
}

impl Action {
    pub const ALL: &'static [Self] = &[
        Self::OpenFolder,
        Self::OpenSample,
        Self::Save,
        Self::Reread,
        Self::UseRules,
        Self::DropRules,
        Self::ClearCache,
        Self::ToggleOutside,
        Self::Stop,
        Self::Close,
        Self::Quit,
        Self::Export,
        Self::Import,
        Self::Undo,
        Self::Redo,
        Self::Search,
        Self::Palette,
        Self::Shortcuts,
        Self::Guide,
        Self::Tour,
        Self::About,
        Self::Back,
        Self::Forward,
        Self::FitAll,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::OnlyVisible,
        Self::NextEvent,
        Self::PreviousEvent,
        Self::EventAbove,
        Self::EventBelow,
        Self::OpenSelected,
        Self::ShowInDocument,
        Self::Confirm,
        Self::EditDate,
        Self::EditWords,
        Self::AddEvent,
        Self::EditWho,
        Self::EditTags,
        Self::EditNote,
        Self::EditPicture,
        Self::EditColor,
        Self::EditLane,
        Self::SameEvent,
        Self::SplitEvent,
        Self::Alike,
        Self::EditKind,
        Self::NotAName,
        Self::EditDates,
        Self::QuoteWords,
        Self::ShowHidden,
        Self::Unplaced,
        Self::SaveCopy,
        Self::Hide,
        Self::ShowAll,
        Self::ClearSelection,
        Self::Review,
        Self::SaySame,
        Self::SayDifferent,
        Self::SayAllSame,
        Self::SayNoneSame,
        Self::Skip,
        Self::GroupByProject,
        Self::GroupByPerson,
        Self::GroupByOrganisation,
        Self::GroupByDocument,
        Self::GroupBySeries,
        Self::GroupByPlace,
        Self::GroupByKind,
        Self::GroupByTag,
        Self::GroupByNone,
        Self::SortByTime,
        Self::SortByName,
        Self::SortByCount,
        Self::FoldLane,
        Self::PinLane,
        Self::LaneUp,
        Self::LaneDown,
        Self::FoldAll,
        Self::KeepFilter,
        Self::ToggleDims,
        Self::NamePeriod,
        Self::EachTime,
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
        Self::ToggleContrast,
        Self::NextColors,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::ToggleLists,
        Self::ToggleDetails,
        Self::ToggleTray,
        Self::ToggleOverview,
        Self::ToggleMotion,
    ];

    pub fn info(self) -> Info {
        use Group::{Event, Find, Folder, Lanes, Review, Timeline, View};
        let row = |text, hint, key, group| Info {
            text,
            hint,
            key,
            group,
        };
        match self {
            Self::OpenFolder => row(
                "Open a folder…",
                "Read every document in a folder",
                ctrl(Key::O),
                Folder,
            ),
            Self::OpenSample => row(
                "Try the sample",
                "Open the documents that ship with the program",
                None,
                Folder,
            ),
            Self::Save => row(
                "Save changes…",
                "Keep what you changed in a project file of its own",
                ctrl(Key::S),
                Folder,
            ),
            Self::Reread => row(
                "Read again",
                "Read all documents again; your changes stay",
                ctrl(Key::R),
                Folder,
            ),
            Self::Stop => row(
                "Stop reading",
                "What has been read so far stays",
                None,
                Folder,
            ),
            Self::Close => row(
                "Close folder",
                "Back to the start page",
                ctrl(Key::W),
                Folder,
            ),
            Self::Quit => row(
                "Quit",
                "Close the window; what you saved is there next time",
                ctrl(Key::Q),
                Folder,
            ),
            Self::UseRules => row(
                "Use date rules from a file…",
                "Rules of your own, in TOML, on top of Dateline’s; saved with the project",
                None,
                Folder,
            ),
            Self::DropRules => row(
                "Use Dateline’s date rules only",
                "Leave the project’s own date rules out",
                None,
                Folder,
            ),
            Self::ClearCache => row(
                "Clear the cache",
                "Forget what was kept of all folders so that they open quickly; no document and no change of yours is touched",
                None,
                Folder,
            ),
            Self::ToggleOutside => row(
                "Turn knowledge from outside on or off",
                "Terms of office and numbered meetings that ship with Dateline; what rests on them says so",
                None,
                Folder,
            ),
            Self::Export => row(
                "Export…",
                "Write the timeline as a picture (PNG, SVG, PDF), a page to share, or data (XLSX, CSV, JSON, iCalendar…)",
                ctrl(Key::E),
                Folder,
            ),
            Self::Import => row(
                "Import events…",
                "Take events of your own from a table, a calendar, TimelineJS or Markwhen, as one step that can be undone",
                None,
                Folder,
            ),
            Self::Undo => row("Undo", "Take back the last change", ctrl(Key::Z), Event),
            Self::Redo => row(
                "Redo",
                "Do again what was taken back",
                ctrl_shift(Key::Z),
                Event,
            ),
            Self::Search => row(
                "Search",
                "Show only what has these words",
                ctrl(Key::F),
                Find,
            ),
            Self::Palette => row(
                "All actions…",
                "Find any action by typing its name",
                ctrl(Key::K),
                Find,
            ),
            Self::Shortcuts => row(
                "Keyboard shortcuts",
                "Every key on one page",
                plain(Key::Questionmark),
                Find,
            ),
            Self::Guide => row(
                "Guide",
                "How everything works, beginning with what is in front of you",
                plain(Key::F1),
                Find,
            ),
            Self::Tour => row(
                "Take the tour",
                "The sample in five steps; what is open closes and is kept",
                None,
                Find,
            ),
            Self::About => row(
                "About Dateline",
                "Version, licences, and whose work is in it",
                None,
                Find,
            ),
            Self::Back => row("Back", "Where you were before", alt(Key::ArrowLeft), Find),
            Self::Forward => row(
                "Forward",
                "Where you were before going back",
                alt(Key::ArrowRight),
                Find,
            ),
            Self::FitAll => row(
                "Fit all",
                "Show the whole range",
                plain(Key::Home),
                Timeline,
            ),
            Self::ZoomIn => row(
                "Zoom in",
                "See a shorter time in more detail",
                plain(Key::Plus),
                Timeline,
            ),
            Self::ZoomOut => row("Zoom out", "See a longer time", plain(Key::Minus), Timeline),
            Self::OnlyVisible => row(
                "Filter to the visible range",
                "Show only what happened in it, everywhere; a drag on the axis chooses another",
                plain(Key::R),
                Timeline,
            ),
            Self::NextEvent => row(
                "Next event",
                "Select the next event in time",
                plain(Key::ArrowRight),
                Timeline,
            ),
            Self::PreviousEvent => row(
                "Previous event",
                "Select the event before in time",
                plain(Key::ArrowLeft),
                Timeline,
            ),
            Self::EventAbove => row(
                "Event above",
                "Select the nearest event further up",
                plain(Key::ArrowUp),
                Timeline,
            ),
            Self::EventBelow => row(
                "Event below",
                "Select the nearest event further down",
                plain(Key::ArrowDown),
                Timeline,
            ),
            Self::OpenSelected => row(
                "Zoom to event",
                "Fit the selected event’s neighbourhood",
                plain(Key::Enter),
                Event,
            ),
            Self::ShowInDocument => row(
                "Show in document",
                "Open the sentence that says so",
                plain(Key::D),
                Event,
            ),
            Self::Confirm => row(
                "Confirm",
                "Say that the event is right as it stands",
                plain(Key::C),
                Event,
            ),
            Self::EditDate => row("Edit date", "Say when it happened", plain(Key::E), Event),
            Self::EditWords => row(
                "Edit words",
                "Say what the event is called, or, where a name is selected, give it another",
                plain(Key::F2),
                Event,
            ),
            Self::AddEvent => row(
                "Add an event…",
                "Something that the documents do not tell, or that was not found; of the words selected in the document, if some are",
                plain(Key::A),
                Event,
            ),
            Self::EditWho => row(
                "Change who takes part…",
                "Add or leave out people, organisations, projects and places; its lanes follow",
                plain(Key::W),
                Event,
            ),
            Self::EditTags => row("Tag…", "Give it a word of yours", plain(Key::G), Event),
            Self::EditNote => row(
                "Note…",
                "What you want to remember of it",
                plain(Key::O),
                Event,
            ),
            Self::EditPicture => row("Picture…", "A picture that belongs to it", None, Event),
            Self::EditColor => row(
                "Color…",
                "A color of its own in place of its lane’s",
                None,
                Event,
            ),
            Self::EditLane => row(
                "Lane…",
                "A lane of yours that it stands in when lanes are grouped by tag",
                plain(Key::J),
                Event,
            ),
            Self::EditKind => row(
                "Kind of name…",
                "Say that the selected name is a person, an organisation, a project, a place",
                plain(Key::I),
                Event,
            ),
            Self::NotAName => row(
                "Not a name",
                "What was taken for the selected person, organisation or project is none",
                shift(Key::Delete),
                Event,
            ),
            Self::EditDates => row(
                "How dates are read…",
                "Of the document that shows or its folder: day or month first, what they count from, its own date",
                plain(Key::H),
                Event,
            ),
            Self::QuoteWords => row(
                "Select words in the document",
                "Arrows move through its text, with Shift they select; A makes an event of it",
                plain(Key::Q),
                Event,
            ),
            Self::SameEvent => row(
                "Same event as…",
                "Two tellings of one event become one; where a name is selected, two names",
                plain(Key::M),
                Event,
            ),
            Self::SplitEvent => row(
                "Split…",
                "A sentence that tells another event goes its own way; of a name, a way of writing",
                None,
                Event,
            ),
            Self::Alike => row(
                "All like this…",
                "Confirm or hide all that are called the same, of one kind, or of one document",
                plain(Key::Y),
                Event,
            ),
            Self::ShowHidden => row(
                "Hidden events…",
                "What was hidden can be shown again",
                None,
                Event,
            ),
            Self::Unplaced => row(
                "Changes without a sure place…",
                "What you said of words that are no longer quite what they were",
                plain(Key::U),
                Review,
            ),
            Self::SaveCopy => row(
                "Save a copy…",
                "The project as it is now, in a file that later changes do not touch",
                None,
                Folder,
            ),
            Self::Hide => row(
                "Hide event",
                "Leave the event out of the timeline",
                plain(Key::Delete),
                Event,
            ),
            Self::ShowAll => row("Clear all filters", "Show every event again", None, Find),
            Self::ClearSelection => row(
                "Clear selection",
                "Select nothing; once more clears the search",
                plain(Key::Escape),
                Find,
            ),
            Self::Review => row(
                "Review",
                "What the program is least sure of and matters most, one after the other",
                plain(Key::V),
                Review,
            ),
            Self::SaySame => row("Same", "In Review: the two are one", plain(Key::S), Review),
            Self::SayDifferent => row(
                "Not the same",
                "In Review: the two are two",
                plain(Key::N),
                Review,
            ),
            Self::SayAllSame => row(
                "All the same",
                "In Review: all names that are in question together are one",
                shift(Key::S),
                Review,
            ),
            Self::SayNoneSame => row(
                "None the same",
                "In Review: of the names that are in question together no two are one",
                shift(Key::N),
                Review,
            ),
            Self::Skip => row(
                "Skip",
                "In Review: leave it open; it comes back at the end",
                plain(Key::K),
                Review,
            ),
            Self::GroupByProject => row(
                "Group by project",
                "One lane for each project",
                plain(Key::Num1),
                Lanes,
            ),
            Self::GroupByPerson => row(
                "Group by person",
                "One lane for each person",
                plain(Key::Num2),
                Lanes,
            ),
            Self::GroupByOrganisation => row(
                "Group by organisation",
                "One lane for each organisation",
                plain(Key::Num3),
                Lanes,
            ),
            Self::GroupByDocument => row(
                "Group by document",
                "One lane for each document",
                plain(Key::Num4),
                Lanes,
            ),
            Self::GroupBySeries => row(
                "Group by series",
                "One lane for each series",
                plain(Key::Num5),
                Lanes,
            ),
            Self::GroupByPlace => row(
                "Group by place",
                "One lane for each place",
                plain(Key::Num6),
                Lanes,
            ),
            Self::GroupByKind => row(
                "Group by kind of event",
                "One lane for what was signed, one for what was opened, and so on",
                plain(Key::Num7),
                Lanes,
            ),
            Self::GroupByTag => row(
                "Group by tag",
                "Lanes of your own choosing: the one it was put in, else one for each of its tags",
                plain(Key::Num8),
                Lanes,
            ),
            Self::GroupByNone => row("One lane", "All events together", plain(Key::Num0), Lanes),
            Self::SortByTime => row(
                "Sort lanes by time",
                "The lane that begins first stands on top; what was moved by hand goes back",
                None,
                Lanes,
            ),
            Self::SortByName => row(
                "Sort lanes by name",
                "In the order of the alphabet; what was moved by hand goes back",
                None,
                Lanes,
            ),
            Self::SortByCount => row(
                "Sort lanes by number of events",
                "The fullest lane stands on top; what was moved by hand goes back",
                None,
                Lanes,
            ),
            Self::FoldLane => row(
                "Fold or unfold the lane",
                "Of the selected event, or the one that was clicked last",
                plain(Key::L),
                Lanes,
            ),
            Self::PinLane => row(
                "Pin or unpin the lane",
                "It stays on top while the others scroll",
                plain(Key::P),
                Lanes,
            ),
            Self::LaneUp => row(
                "Move the lane up",
                "Past the one above; lanes can be dragged by their names, too",
                alt(Key::ArrowUp),
                Lanes,
            ),
            Self::LaneDown => row(
                "Move the lane down",
                "Past the one below; lanes can be dragged by their names, too",
                alt(Key::ArrowDown),
                Lanes,
            ),
            Self::FoldAll => row(
                "Fold or unfold all lanes",
                "Only their names, or all of them",
                None,
                Lanes,
            ),
            Self::KeepFilter => row(
                "Keep this filter…",
                "Give what narrows the timeline a name, to come back to it",
                None,
                Find,
            ),
            Self::ToggleDims => row(
                "Dim what is filtered out",
                "Show it faintly, in place of not at all",
                plain(Key::X),
                Find,
            ),
            Self::NamePeriod => row(
                "Name a period…",
                "A war, a phase, an era: a band below the axis, with a name",
                plain(Key::B),
                Timeline,
            ),
            Self::EachTime => row(
                "Show each time",
                "Of an event that comes again and again: every time with its date, or one line",
                plain(Key::T),
                Event,
            ),
            Self::Larger => row("Larger", "Everything in the window", ctrl(Key::Plus), View),
            Self::Smaller => row(
                "Smaller",
                "Everything in the window",
                ctrl(Key::Minus),
                View,
            ),
            Self::UsualSize => row(
                "Usual size",
                "As large as the system says",
                ctrl(Key::Num0),
                View,
            ),
            Self::ToggleContrast => row(
                "High contrast on or off",
                "Black on white or white on black, with stronger lines",
                None,
                View,
            ),
            Self::NextColors => row(
                "Other colors for lanes",
                "Three sets (colour palettes); all can be told apart by color-blind eyes",
                None,
                View,
            ),
            Self::ThemeSystem => row(
                "Theme of the system",
                "Light or dark, as the system is",
                None,
                View,
            ),
            Self::ThemeLight => row("Light theme", "Dark words on a light ground", None, View),
            Self::ThemeDark => row("Dark theme", "Light words on a dark ground", None, View),
            Self::ToggleLists => row(
                "Show or hide the lists",
                "People, projects, documents and the rest",
                ctrl(Key::B),
                View,
            ),
            Self::ToggleDetails => row(
                "Show or hide the details",
                "The event and the document beside the timeline",
                ctrl(Key::I),
                View,
            ),
            Self::ToggleTray => row(
                "Show or hide undated events",
                "What happened but has no date yet",
                ctrl(Key::U),
                View,
            ),
            Self::ToggleOverview => row(
                "Show or hide the overview",
                "How many events there are over the whole range",
                ctrl(Key::M),
                View,
            ),
            Self::ToggleMotion => row(
                "Turn motion on or off",
                "Zoom and fit at once instead of gliding",
                None,
                View,
            ),
        }
    }

    /// A second key that does the same.
    pub fn other_key(self) -> Option<KeyboardShortcut> {
        match self {
            Self::Palette => ctrl_shift(Key::P),
            Self::Redo => ctrl(Key::Y),
            Self::ZoomIn => plain(Key::Equals),
            Self::Larger => ctrl(Key::Equals),
            _ => None,
        }
    }

    /// What is typed next goes to a field or a form, not to shortcuts.
    pub fn takes_keyboard(self) -> bool {
        matches!(
            self,
            Self::Search
                | Self::Palette
                | Self::Shortcuts
                | Self::Guide
                | Self::Tour
                | Self::About
                | Self::Export
                | Self::EditDate
                | Self::EditWords
                | Self::KeepFilter
                | Self::NamePeriod
                | Self::AddEvent
                | Self::EditWho
                | Self::EditTags
                | Self::EditNote
                | Self::EditPicture
                | Self::EditColor
                | Self::EditLane
                | Self::EditKind
                | Self::EditDates
                | Self::SameEvent
                | Self::SplitEvent
                | Self::Alike
                | Self::ShowHidden
                | Self::Unplaced
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_action_has_its_own_name_and_key_and_a_hint() {
        let mut names = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for action in Action::ALL {
            let info = action.info();
            assert!(
                names.insert(info.text),
                "two actions are called {}",
                info.text
            );
            assert!(!info.hint.is_empty(), "{action:?} has no hint");
            assert!(!info.text.ends_with('.') && !info.hint.ends_with('.'));
            for key in info.key.into_iter().chain(action.other_key()) {
                let name = format!("{:?} {:?}", key.modifiers, key.logical_key);
                assert!(keys.insert(name.clone()), "two actions on {name}");
            }
        }
        let all: BTreeSet<Action> = Action::ALL.iter().copied().collect();
        assert_eq!(all.len(), Action::ALL.len(), "an action is listed twice");
    }
}
