//! What comes back at the next start. A shrug if lost.
//!
//! Nothing of what is open.

use crate::model::GroupBy;
use crate::ui::text::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What comes back at the next start. A shrug if lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub theme: ThemeChoice,
    /// `None` is the system's, as far as the window speaks it.
    pub language: Option<Language>,
    pub group_by: Group,
    pub lists_open: bool,
    pub details_open: bool,
    pub tray_open: bool,
    pub overview_open: bool,
    /// False where the person asked for stillness.
    pub motion: bool,
    /// How large everything is, against what the system says.
    pub scale: f32,
    pub contrast: bool,
    pub colors: Colors,
    /// Newest first.
    pub recent: Vec<PathBuf>,
    pub list_tab: ListTab,
    pub sort: Sort,
    /// The tour of the sample was seen, or skipped.
    pub toured: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            language: None,
            group_by: Group::default(),
            lists_open: true,
            details_open: true,
            tray_open: true,
            overview_open: true,
            motion: true,
            scale: 1.0,
            contrast: false,
            colors: Colors::default(),
            recent: Vec::new(),
            list_tab: ListTab::default(),
            sort: Sort::default(),
            toured: false,
        }
    }
}

/// How many folders the start page remembers.
const RECENT: usize = 8;

impl Prefs {
    pub fn remember(&mut self, root: &std::path::Path) {
        self.recent.retain(|r| r != root);
        self.recent.insert(0, root.to_owned());
        self.recent.truncate(RECENT);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// From half as large to three times: more is no window any more.
pub const SCALES: (f32, f32) = (0.5, 3.0);

/// Which set of colors tells lanes apart. All are safe for color-blind eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Colors {
    /// Okabe and Ito's.
    #[default]
    Usual,
    /// Paul Tol's, brighter.
    Bright,
    /// One hue from light to dark, told apart by lightness alone.
    Single,
}

impl Colors {
    /// Its name in `assets/theme.toml`, which has none for the usual ones.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Bright => "bright",
            Self::Single => "single",
        }
    }

    pub fn next(self) -> Self {
        match self {
            Self::Usual => Self::Bright,
            Self::Bright => Self::Single,
            Self::Single => Self::Usual,
        }
    }
}

/// [`GroupBy`] as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Group {
    #[default]
    Project,
    Person,
    Organisation,
    Document,
    Series,
    Place,
    Kind,
    Tag,
    None,
}

impl From<Group> for GroupBy {
    fn from(group: Group) -> Self {
        match group {
            Group::Project => Self::Project,
            Group::Person => Self::Person,
            Group::Organisation => Self::Organisation,
            Group::Document => Self::Document,
            Group::Series => Self::Series,
            Group::Place => Self::Place,
            Group::Kind => Self::Kind,
            Group::Tag => Self::Tag,
            Group::None => Self::None,
        }
    }
}

impl From<GroupBy> for Group {
    fn from(group: GroupBy) -> Self {
        match group {
            GroupBy::Project => Self::Project,
            GroupBy::Person => Self::Person,
            GroupBy::Organisation => Self::Organisation,
            GroupBy::Document => Self::Document,
            GroupBy::Series => Self::Series,
            GroupBy::Place => Self::Place,
            GroupBy::Kind => Self::Kind,
            GroupBy::Tag => Self::Tag,
            GroupBy::None => Self::None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ListTab {
    #[default]
    People,
    Projects,
    Organisations,
    Documents,
    Series,
    Review,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sort {
    #[default]
    Count,
    Name,
    FirstSeen,
}
