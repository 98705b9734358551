//! The guide inside the window: which chapter belongs to which panel, and where it is opened.
//!
//! The words themselves are the chapters in `docs/guide/src`, shipped inside the program; mdBook makes pages of the same files.

mod guide;
#[cfg(test)]
mod keyboard;
mod text;

pub use guide::{Open, WIDTH, guide_ui};

use super::cx::Cx;
use super::icons::Icon;
use super::state::{ListTab, Overlay, RightTab};
use super::{review, widgets};
use egui::{Response, Ui};
use std::path::PathBuf;

/// One chapter of the guide, in the order of its table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Welcome,
    Install,
    First,
    Timeline,
    Finding,
    Correcting,
    Review,
    Exporting,
    Projects,
    Folders,
    Dates,
    Wrong,
    Keyboard,
    Developers,
}

impl Page {
    pub const ALL: [Self; 14] = [
        Self::Welcome,
        Self::Install,
        Self::First,
        Self::Timeline,
        Self::Finding,
        Self::Correcting,
        Self::Review,
        Self::Exporting,
        Self::Projects,
        Self::Folders,
        Self::Dates,
        Self::Wrong,
        Self::Keyboard,
        Self::Developers,
    ];

    /// The chapter's file, and what is in it.
    fn source(self) -> (&'static str, &'static str) {
        macro_rules! chapter {
            ($name:literal) => {
                (
                    $name,
                    include_str!(concat!("../../../docs/guide/src/", $name)),
                )
            };
        }
        match self {
            Self::Welcome => chapter!("README.md"),
            Self::Install => chapter!("install.md"),
            Self::First => chapter!("first-ten-minutes.md"),
            Self::Timeline => chapter!("timeline.md"),
            Self::Finding => chapter!("finding.md"),
            Self::Correcting => chapter!("correcting.md"),
            Self::Review => chapter!("review.md"),
            Self::Exporting => chapter!("exporting.md"),
            Self::Projects => chapter!("projects.md"),
            Self::Folders => chapter!("folders.md"),
            Self::Dates => chapter!("dates.md"),
            Self::Wrong => chapter!("wrong.md"),
            Self::Keyboard => chapter!("keyboard.md"),
            Self::Developers => chapter!("developers.md"),
        }
    }

    pub fn file(self) -> &'static str {
        self.source().0
    }

    pub fn text(self) -> &'static str {
        self.source().1
    }

    /// Its first heading.
    pub fn title(self) -> &'static str {
        let head = self.text().lines().find_map(|l| l.strip_prefix("# "));
        head.unwrap_or_default().trim()
    }

    /// The chapter that a link in another one leads to; `None` where it leads out of what ships inside the program.
    pub fn of_link(link: &str) -> Option<Self> {
        let file = link.split('#').next().unwrap_or(link);
        Self::ALL.into_iter().find(|p| p.file() == file)
    }

    /// What is being looked at, for the key that asks for help.
    pub fn of_panels(cx: &Cx<'_>) -> Self {
        match () {
            () if cx.shown.name.is_none() => Self::First,
            () if review::is_open(cx) => Self::Review,
            () if cx.state.prefs.details_open && cx.state.right == RightTab::Document => {
                Self::Correcting
            }
            () if cx.state.prefs.details_open && cx.state.selection.event.is_some() => Self::Dates,
            () => Self::Timeline,
        }
    }

    pub fn of_list(tab: ListTab) -> Self {
        match tab {
            ListTab::Review => Self::Review,
            ListTab::Documents => Self::Folders,
            ListTab::People | ListTab::Projects | ListTab::Organisations | ListTab::Series => {
                Self::Finding
            }
        }
    }

    pub fn of_overlay(overlay: &Overlay) -> Self {
        match overlay {
            Overlay::Palette { .. } | Overlay::Shortcuts => Self::Keyboard,
            Overlay::About { .. } => Self::Welcome,
            Overlay::Export(_) => Self::Exporting,
            Overlay::Notes => Self::Folders,
            Overlay::SaveAs(..) => Self::Projects,
            Overlay::KeepFilter(_) | Overlay::Period(_) => Self::Finding,
            Overlay::Pick(_) | Overlay::Add(_) => Self::Correcting,
            Overlay::Guide(open) => open.page,
            Overlay::Tour(_) => Self::First,
        }
    }
}

/// The small question mark of a panel or a dialog: a click opens the chapter about it.
pub fn mark(ui: &mut Ui, cx: &mut Cx<'_>, page: Page) -> Response {
    let name = text!("help-about", page = page.title());
    let response = widgets::icon_button_sized(ui, cx.t, Icon::Help, &name, false, 20.0);
    if response.clicked() {
        cx.state.help = Some(page);
    }
    response
}

/// The guide as pages for a browser, where it was installed with the program.
pub fn built_pages() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    // Beside the program as packages for Debian, other Linuxes, macOS and Windows lay it down.
    ["../share/doc/dateline/guide", "../Resources/guide", "guide"]
        .iter()
        .map(|there| folder.join(there).join("index.html"))
        .find(|page| page.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_the_chapters_of_the_table_of_contents_in_their_order() {
        let summary = include_str!("../../../docs/guide/src/SUMMARY.md");
        let link = |line: &str| Some(line.split_once("](")?.1.split_once(')')?.0.to_owned());
        let listed: Vec<String> = summary.lines().filter_map(link).collect();
        // These two are made of other files when the pages are built, and too long for the window.
        let built = ["all-dates.md", "own-date-rules.md"];
        let inside: Vec<&str> = listed
            .iter()
            .map(String::as_str)
            .filter(|l| !built.contains(l))
            .collect();
        let ours: Vec<&str> = Page::ALL.iter().map(|p| p.file()).collect();
        assert_eq!(inside, ours);
        assert_eq!(listed.len(), ours.len() + built.len());
    }

    #[test]
    fn every_chapter_has_a_title_of_its_own() {
        let titles: std::collections::BTreeSet<_> = Page::ALL.iter().map(|p| p.title()).collect();
        assert_eq!(titles.len(), Page::ALL.len());
        assert!(!titles.contains(""));
    }

    #[test]
    fn a_link_leads_to_its_chapter_and_no_other_does() {
        assert_eq!(Page::of_link("review.md"), Some(Page::Review));
        assert_eq!(Page::of_link("dates.md#a-year"), Some(Page::Dates));
        assert_eq!(Page::of_link("all-dates.md"), None);
        assert_eq!(Page::of_link("elsewhere"), None);
    }
}
