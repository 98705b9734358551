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
    Pause,
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
    SpeakAzerbaijani,
    SpeakEnglish,
    SpeakRussian,
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
            Self::Folder => text!("group-folder"),
            Self::Find => text!("group-find"),
            Self::Timeline => text!("group-timeline"),
            Self::Event => text!("group-event"),
            Self::Lanes => text!("group-lanes"),
            Self::Review => text!("group-review"),
            Self::View => text!("group-view"),
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
        Self::Pause,
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
        Self::SpeakAzerbaijani,
        Self::SpeakEnglish,
        Self::SpeakRussian,
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
                text!("action-open-folder"),
                text!("action-open-folder.hint"),
                ctrl(Key::O),
                Folder,
            ),
            Self::OpenSample => row(
                text!("action-open-sample"),
                text!("action-open-sample.hint"),
                None,
                Folder,
            ),
            Self::Save => row(
                text!("action-save"),
                text!("action-save.hint"),
                ctrl(Key::S),
                Folder,
            ),
            Self::Reread => row(
                text!("action-reread"),
                text!("action-reread.hint"),
                ctrl(Key::R),
                Folder,
            ),
            Self::Pause => row(
                text!("action-pause"),
                text!("action-pause.hint"),
                ctrl(Key::P),
                Folder,
            ),
            Self::Stop => row(
                text!("action-stop"),
                text!("action-stop.hint"),
                None,
                Folder,
            ),
            Self::Close => row(
                text!("action-close"),
                text!("action-close.hint"),
                ctrl(Key::W),
                Folder,
            ),
            Self::Quit => row(
                text!("action-quit"),
                text!("action-quit.hint"),
                ctrl(Key::Q),
                Folder,
            ),
            Self::UseRules => row(
                text!("action-use-rules"),
                text!("action-use-rules.hint"),
                None,
                Folder,
            ),
            Self::DropRules => row(
                text!("action-drop-rules"),
                text!("action-drop-rules.hint"),
                None,
                Folder,
            ),
            Self::ClearCache => row(
                text!("action-clear-cache"),
                text!("action-clear-cache.hint"),
                None,
                Folder,
            ),
            Self::ToggleOutside => row(
                text!("action-toggle-outside"),
                text!("action-toggle-outside.hint"),
                None,
                Folder,
            ),
            Self::Export => row(
                text!("action-export"),
                text!("action-export.hint"),
                ctrl(Key::E),
                Folder,
            ),
            Self::Import => row(
                text!("action-import"),
                text!("action-import.hint"),
                None,
                Folder,
            ),
            Self::Undo => row(
                text!("action-undo"),
                text!("action-undo.hint"),
                ctrl(Key::Z),
                Event,
            ),
            Self::Redo => row(
                text!("action-redo"),
                text!("action-redo.hint"),
                ctrl_shift(Key::Z),
                Event,
            ),
            Self::Search => row(
                text!("action-search"),
                text!("action-search.hint"),
                ctrl(Key::F),
                Find,
            ),
            Self::Palette => row(
                text!("action-palette"),
                text!("action-palette.hint"),
                ctrl(Key::K),
                Find,
            ),
            Self::Shortcuts => row(
                text!("action-shortcuts"),
                text!("action-shortcuts.hint"),
                plain(Key::Questionmark),
                Find,
            ),
            Self::Guide => row(
                text!("action-guide"),
                text!("action-guide.hint"),
                plain(Key::F1),
                Find,
            ),
            Self::Tour => row(text!("action-tour"), text!("action-tour.hint"), None, Find),
            Self::About => row(
                text!("action-about"),
                text!("action-about.hint"),
                None,
                Find,
            ),
            Self::Back => row(
                text!("action-back"),
                text!("action-back.hint"),
                alt(Key::ArrowLeft),
                Find,
            ),
            Self::Forward => row(
                text!("action-forward"),
                text!("action-forward.hint"),
                alt(Key::ArrowRight),
                Find,
            ),
            Self::FitAll => row(
                text!("action-fit-all"),
                text!("action-fit-all.hint"),
                plain(Key::Home),
                Timeline,
            ),
            Self::ZoomIn => row(
                text!("action-zoom-in"),
                text!("action-zoom-in.hint"),
                plain(Key::Plus),
                Timeline,
            ),
            Self::ZoomOut => row(
                text!("action-zoom-out"),
                text!("action-zoom-out.hint"),
                plain(Key::Minus),
                Timeline,
            ),
            Self::OnlyVisible => row(
                text!("action-only-visible"),
                text!("action-only-visible.hint"),
                plain(Key::R),
                Timeline,
            ),
            Self::NextEvent => row(
                text!("action-next-event"),
                text!("action-next-event.hint"),
                plain(Key::ArrowRight),
                Timeline,
            ),
            Self::PreviousEvent => row(
                text!("action-previous-event"),
                text!("action-previous-event.hint"),
                plain(Key::ArrowLeft),
                Timeline,
            ),
            Self::EventAbove => row(
                text!("action-event-above"),
                text!("action-event-above.hint"),
                plain(Key::ArrowUp),
                Timeline,
            ),
            Self::EventBelow => row(
                text!("action-event-below"),
                text!("action-event-below.hint"),
                plain(Key::ArrowDown),
                Timeline,
            ),
            Self::OpenSelected => row(
                text!("action-open-selected"),
                text!("action-open-selected.hint"),
                plain(Key::Enter),
                Event,
            ),
            Self::ShowInDocument => row(
                text!("action-show-in-document"),
                text!("action-show-in-document.hint"),
                plain(Key::D),
                Event,
            ),
            Self::Confirm => row(
                text!("action-confirm"),
                text!("action-confirm.hint"),
                plain(Key::C),
                Event,
            ),
            Self::EditDate => row(
                text!("action-edit-date"),
                text!("action-edit-date.hint"),
                plain(Key::E),
                Event,
            ),
            Self::EditWords => row(
                text!("action-edit-words"),
                text!("action-edit-words.hint"),
                plain(Key::F2),
                Event,
            ),
            Self::AddEvent => row(
                text!("action-add-event"),
                text!("action-add-event.hint"),
                plain(Key::A),
                Event,
            ),
            Self::EditWho => row(
                text!("action-edit-who"),
                text!("action-edit-who.hint"),
                plain(Key::W),
                Event,
            ),
            Self::EditTags => row(
                text!("action-edit-tags"),
                text!("action-edit-tags.hint"),
                plain(Key::G),
                Event,
            ),
            Self::EditNote => row(
                text!("action-edit-note"),
                text!("action-edit-note.hint"),
                plain(Key::O),
                Event,
            ),
            Self::EditPicture => row(
                text!("action-edit-picture"),
                text!("action-edit-picture.hint"),
                None,
                Event,
            ),
            Self::EditColor => row(
                text!("action-edit-color"),
                text!("action-edit-color.hint"),
                None,
                Event,
            ),
            Self::EditLane => row(
                text!("action-edit-lane"),
                text!("action-edit-lane.hint"),
                plain(Key::J),
                Event,
            ),
            Self::EditKind => row(
                text!("action-edit-kind"),
                text!("action-edit-kind.hint"),
                plain(Key::I),
                Event,
            ),
            Self::NotAName => row(
                text!("action-not-a-name"),
                text!("action-not-a-name.hint"),
                shift(Key::Delete),
                Event,
            ),
            Self::EditDates => row(
                text!("action-edit-dates"),
                text!("action-edit-dates.hint"),
                plain(Key::H),
                Event,
            ),
            Self::QuoteWords => row(
                text!("action-quote-words"),
                text!("action-quote-words.hint"),
                plain(Key::Q),
                Event,
            ),
            Self::SameEvent => row(
                text!("action-same-event"),
                text!("action-same-event.hint"),
                plain(Key::M),
                Event,
            ),
            Self::SplitEvent => row(
                text!("action-split-event"),
                text!("action-split-event.hint"),
                None,
                Event,
            ),
            Self::Alike => row(
                text!("action-alike"),
                text!("action-alike.hint"),
                plain(Key::Y),
                Event,
            ),
            Self::ShowHidden => row(
                text!("action-show-hidden"),
                text!("action-show-hidden.hint"),
                None,
                Event,
            ),
            Self::Unplaced => row(
                text!("action-unplaced"),
                text!("action-unplaced.hint"),
                plain(Key::U),
                Review,
            ),
            Self::SaveCopy => row(
                text!("action-save-copy"),
                text!("action-save-copy.hint"),
                None,
                Folder,
            ),
            Self::Hide => row(
                text!("action-hide"),
                text!("action-hide.hint"),
                plain(Key::Delete),
                Event,
            ),
            Self::ShowAll => row(
                text!("action-show-all"),
                text!("action-show-all.hint"),
                None,
                Find,
            ),
            Self::ClearSelection => row(
                text!("action-clear-selection"),
                text!("action-clear-selection.hint"),
                plain(Key::Escape),
                Find,
            ),
            Self::Review => row(
                text!("action-review"),
                text!("action-review.hint"),
                plain(Key::V),
                Review,
            ),
            Self::SaySame => row(
                text!("action-say-same"),
                text!("action-say-same.hint"),
                plain(Key::S),
                Review,
            ),
            Self::SayDifferent => row(
                text!("action-say-different"),
                text!("action-say-different.hint"),
                plain(Key::N),
                Review,
            ),
            Self::SayAllSame => row(
                text!("action-say-all-same"),
                text!("action-say-all-same.hint"),
                shift(Key::S),
                Review,
            ),
            Self::SayNoneSame => row(
                text!("action-say-none-same"),
                text!("action-say-none-same.hint"),
                shift(Key::N),
                Review,
            ),
            Self::Skip => row(
                text!("action-skip"),
                text!("action-skip.hint"),
                plain(Key::K),
                Review,
            ),
            Self::GroupByProject => row(
                text!("action-group-by-project"),
                text!("action-group-by-project.hint"),
                plain(Key::Num1),
                Lanes,
            ),
            Self::GroupByPerson => row(
                text!("action-group-by-person"),
                text!("action-group-by-person.hint"),
                plain(Key::Num2),
                Lanes,
            ),
            Self::GroupByOrganisation => row(
                text!("action-group-by-organisation"),
                text!("action-group-by-organisation.hint"),
                plain(Key::Num3),
                Lanes,
            ),
            Self::GroupByDocument => row(
                text!("action-group-by-document"),
                text!("action-group-by-document.hint"),
                plain(Key::Num4),
                Lanes,
            ),
            Self::GroupBySeries => row(
                text!("action-group-by-series"),
                text!("action-group-by-series.hint"),
                plain(Key::Num5),
                Lanes,
            ),
            Self::GroupByPlace => row(
                text!("action-group-by-place"),
                text!("action-group-by-place.hint"),
                plain(Key::Num6),
                Lanes,
            ),
            Self::GroupByKind => row(
                text!("action-group-by-kind"),
                text!("action-group-by-kind.hint"),
                plain(Key::Num7),
                Lanes,
            ),
            Self::GroupByTag => row(
                text!("action-group-by-tag"),
                text!("action-group-by-tag.hint"),
                plain(Key::Num8),
                Lanes,
            ),
            Self::GroupByNone => row(
                text!("action-group-by-none"),
                text!("action-group-by-none.hint"),
                plain(Key::Num0),
                Lanes,
            ),
            Self::SortByTime => row(
                text!("action-sort-by-time"),
                text!("action-sort-by-time.hint"),
                None,
                Lanes,
            ),
            Self::SortByName => row(
                text!("action-sort-by-name"),
                text!("action-sort-by-name.hint"),
                None,
                Lanes,
            ),
            Self::SortByCount => row(
                text!("action-sort-by-count"),
                text!("action-sort-by-count.hint"),
                None,
                Lanes,
            ),
            Self::FoldLane => row(
                text!("action-fold-lane"),
                text!("action-fold-lane.hint"),
                plain(Key::L),
                Lanes,
            ),
            Self::PinLane => row(
                text!("action-pin-lane"),
                text!("action-pin-lane.hint"),
                plain(Key::P),
                Lanes,
            ),
            Self::LaneUp => row(
                text!("action-lane-up"),
                text!("action-lane-up.hint"),
                alt(Key::ArrowUp),
                Lanes,
            ),
            Self::LaneDown => row(
                text!("action-lane-down"),
                text!("action-lane-down.hint"),
                alt(Key::ArrowDown),
                Lanes,
            ),
            Self::FoldAll => row(
                text!("action-fold-all"),
                text!("action-fold-all.hint"),
                None,
                Lanes,
            ),
            Self::KeepFilter => row(
                text!("action-keep-filter"),
                text!("action-keep-filter.hint"),
                None,
                Find,
            ),
            Self::ToggleDims => row(
                text!("action-toggle-dims"),
                text!("action-toggle-dims.hint"),
                plain(Key::X),
                Find,
            ),
            Self::NamePeriod => row(
                text!("action-name-period"),
                text!("action-name-period.hint"),
                plain(Key::B),
                Timeline,
            ),
            Self::EachTime => row(
                text!("action-each-time"),
                text!("action-each-time.hint"),
                plain(Key::T),
                Event,
            ),
            Self::Larger => row(
                text!("action-larger"),
                text!("action-larger.hint"),
                ctrl(Key::Plus),
                View,
            ),
            Self::Smaller => row(
                text!("action-smaller"),
                text!("action-smaller.hint"),
                ctrl(Key::Minus),
                View,
            ),
            Self::UsualSize => row(
                text!("action-usual-size"),
                text!("action-usual-size.hint"),
                ctrl(Key::Num0),
                View,
            ),
            Self::ToggleContrast => row(
                text!("action-toggle-contrast"),
                text!("action-toggle-contrast.hint"),
                None,
                View,
            ),
            Self::NextColors => row(
                text!("action-next-colors"),
                text!("action-next-colors.hint"),
                None,
                View,
            ),
            Self::ThemeSystem => row(
                text!("action-theme-system"),
                text!("action-theme-system.hint"),
                None,
                View,
            ),
            Self::ThemeLight => row(
                text!("action-theme-light"),
                text!("action-theme-light.hint"),
                None,
                View,
            ),
            Self::ThemeDark => row(
                text!("action-theme-dark"),
                text!("action-theme-dark.hint"),
                None,
                View,
            ),
            Self::SpeakAzerbaijani => row(
                text!("action-speak-azerbaijani"),
                text!("action-speak-azerbaijani.hint"),
                None,
                View,
            ),
            Self::SpeakEnglish => row(
                text!("action-speak-english"),
                text!("action-speak-english.hint"),
                None,
                View,
            ),
            Self::SpeakRussian => row(
                text!("action-speak-russian"),
                text!("action-speak-russian.hint"),
                None,
                View,
            ),
            Self::ToggleLists => row(
                text!("action-toggle-lists"),
                text!("action-toggle-lists.hint"),
                ctrl(Key::B),
                View,
            ),
            Self::ToggleDetails => row(
                text!("action-toggle-details"),
                text!("action-toggle-details.hint"),
                ctrl(Key::I),
                View,
            ),
            Self::ToggleTray => row(
                text!("action-toggle-tray"),
                text!("action-toggle-tray.hint"),
                ctrl(Key::U),
                View,
            ),
            Self::ToggleOverview => row(
                text!("action-toggle-overview"),
                text!("action-toggle-overview.hint"),
                ctrl(Key::M),
                View,
            ),
            Self::ToggleMotion => row(
                text!("action-toggle-motion"),
                text!("action-toggle-motion.hint"),
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
