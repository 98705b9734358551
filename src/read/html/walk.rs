//! A page's tree → blocks of text, in reading order.
//!
//! Walks with a stack of its own, so that no depth of nesting is too much.

use crate::model::BlockKind;
use crate::read::builder::{Builder, push_collapsed};
use dom_query::{Document, NodeRef};

/// What is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// A part that is known to be text.
    Article,
    /// A whole page: menus, footers and notices are left out.
    Page,
}

/// A table row longer than this is a page laid out with a table.
const MAX_ROW_CHARS: usize = 400;

/// Never text, wherever they stand.
const NO_TEXT: [&str; 24] = [
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "meta", "link",
    "iframe", "object", "embed", "canvas", "audio", "video", "button", "select", "input",
    "textarea", "datalist", "map", "dialog", "form",
];

/// Not the page's own text.
const AROUND: [&str; 4] = ["nav", "footer", "aside", "menu"];

/// Words in a class or an id that mean the same.
const AROUND_WORDS: [&str; 33] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "mainmenu",
    "topmenu",
    "submenu",
    "footer",
    "sidebar",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "sharing",
    "social",
    "related",
    "comments",
    "advert",
    "advertisement",
    "banner",
    "popup",
    "modal",
    "pagination",
    "pager",
    "skip",
    "toolbar",
    "search",
    "subscribe",
    "newsletter",
    "copyright",
];

/// Elements that stand in a line of text.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
];

/// The page's blocks.
pub(super) fn blocks(page: &Document, scope: Scope) -> Builder {
    let mut walker = Walker {
        out: Builder::default(),
        current: String::new(),
        kinds: Vec::new(),
        pending_break: false,
    };
    let root = match scope {
        Scope::Page => page.body().unwrap_or_else(|| page.root()),
        Scope::Article => page.root(),
    };
    let mut stack = vec![Step::Enter(root)];
    while let Some(step) = stack.pop() {
        match step {
            Step::Leave(leave) => walker.leave(leave),
            Step::Enter(node) => {
                if node.is_text() {
                    walker.text(&node.text());
                    continue;
                }
                let name = node.node_name().unwrap_or_default().to_lowercase();
                if node.is_element()
                    && (NO_TEXT.contains(&name.as_str())
                        || is_hidden(&node)
                        || scope == Scope::Page && is_around(&node, &name))
                {
                    continue;
                }
                if let Some(leave) = walker.enter(&node, &name) {
                    stack.push(Step::Leave(leave));
                }
                // The last child goes in first.
                stack.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    walker.flush();
    walker.out
}

enum Step<'t> {
    Enter(NodeRef<'t>),
    Leave(Leave),
}

/// What is done at an element's end.
enum Leave {
    Flush,
    FlushAndPop,
    Cell,
}

struct Walker {
    out: Builder,
    current: String,
    /// What the open elements make of the text in them, innermost last.
    kinds: Vec<BlockKind>,
    /// A line break was seen; whether it parts two lines or two paragraphs is seen by what follows.
    pending_break: bool,
}

impl Walker {
    fn enter(&mut self, node: &NodeRef<'_>, name: &str) -> Option<Leave> {
        let kind = match name {
            "br" => {
                self.pending_break = true;
                return None;
            }
            "h1" => BlockKind::Heading(1),
            "h2" => BlockKind::Heading(2),
            "h3" => BlockKind::Heading(3),
            "h4" => BlockKind::Heading(4),
            "h5" => BlockKind::Heading(5),
            "h6" => BlockKind::Heading(6),
            "li" => BlockKind::ListItem,
            "tr" if is_row(node) => BlockKind::TableRow,
            "td" | "th" if self.in_row() => return Some(Leave::Cell),
            _ if INLINE.contains(&name) || !node.is_element() => return None,
            _ if self.in_row() || self.in_heading() => {
                self.text(" ");
                return None;
            }
            _ => {
                self.flush();
                return Some(Leave::Flush);
            }
        };
        self.flush();
        self.kinds.push(kind);
        Some(Leave::FlushAndPop)
    }

    fn leave(&mut self, leave: Leave) {
        match leave {
            Leave::Flush => self.flush(),
            Leave::FlushAndPop => {
                self.flush();
                self.kinds.pop();
            }
            Leave::Cell => {
                self.pending_break = false;
                let end = self.current.trim_end_matches(' ').len();
                self.current.truncate(end);
                if !self.current.is_empty() {
                    self.current.push('\t');
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let first = text.chars().find(|c| !c.is_whitespace());
        if let Some(first) = first
            && std::mem::take(&mut self.pending_break)
        {
            let goes_on = !matches!(self.kinds.last(), None | Some(BlockKind::Paragraph))
                || first.is_lowercase()
                    && !self.current.trim_end().ends_with(['.', '!', '?', ':', ';']);
            if goes_on {
                push_collapsed(&mut self.current, " ");
            } else {
                self.flush();
            }
        }
        push_collapsed(&mut self.current, text);
    }

    fn flush(&mut self) {
        self.pending_break = false;
        let content = std::mem::take(&mut self.current);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        self.out.push(kind, content.trim_end_matches(['\t', ' ']));
    }

    fn in_row(&self) -> bool {
        self.kinds.contains(&BlockKind::TableRow)
    }

    fn in_heading(&self) -> bool {
        matches!(self.kinds.last(), Some(BlockKind::Heading(_)))
    }
}

/// A row of data, rather than a page laid out with a table.
fn is_row(row: &NodeRef<'_>) -> bool {
    let mut chars = 0;
    let mut paragraphs = 0;
    for node in row.descendants_it() {
        if node.is_text() {
            chars += node.text().trim().chars().count();
        } else if let Some(name) = node.node_name() {
            paragraphs += usize::from(&*name == "p");
            if matches!(&*name, "table" | "h1" | "h2" | "h3" | "article" | "section") {
                return false;
            }
        }
        if chars > MAX_ROW_CHARS || paragraphs > 4 {
            return false;
        }
    }
    true
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String = style.to_lowercase().split_whitespace().collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Menus, footers, notices: by element, role, class or id.
pub(super) fn is_around(node: &NodeRef<'_>, name: &str) -> bool {
    if AROUND.contains(&name) {
        return true;
    }
    if matches!(name, "body" | "html" | "main" | "article" | "h1") || INLINE.contains(&name) {
        return false;
    }
    if let Some(role) = node.attr("role")
        && matches!(
            &*role,
            "navigation"
                | "contentinfo"
                | "search"
                | "complementary"
                | "dialog"
                | "alert"
                | "menu"
                | "menubar"
        )
    {
        return true;
    }
    ["class", "id"].iter().any(|attr| {
        node.attr(attr).is_some_and(|value| {
            let value = value.to_lowercase();
            value
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| AROUND_WORDS.contains(&word))
        })
    })
}
