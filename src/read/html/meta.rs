//! What a page says about itself: its title, its heading, the date above its text and the dates in its head.
//!
//! Not which of the dates is right; they are listed best first and named.

use super::walk::is_around;
use crate::model::text::fold;
use crate::model::{DateHint, HintSource};
use crate::read::{lines, one_line};
use dom_query::{Document, NodeRef};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub title: Option<String>,
    /// The title as the page shows it, if it does.
    pub heading: Option<String>,
    /// A line near the heading that is a date and little else.
    pub date_line: Option<String>,
    pub date_hints: Vec<DateHint>,
}

/// Names of meta tags (`property`, `name` or `itemprop`, lower case) that hold the day of publication, best first.
const META_DATES: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "publish_date",
    "published_time",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "date",
    "datecreated",
];

/// Words in a class or an id of an element that shows the page's date.
const DATE_WORDS: [&str; 13] = [
    "date",
    "datetime",
    "pubdate",
    "published",
    "posted",
    "publish",
    "timestamp",
    "time",
    "newsdate",
    "tarix",
    "datum",
    "fecha",
    "meta",
];

/// A date that the page shows stands within this many elements of its heading.
const MAX_ELEMENTS_FROM_HEADING: usize = 25;

pub(super) fn of(page: &Document) -> Meta {
    let mut out = Meta::default();
    let metas = meta_tags(page);
    let value = |name: &str| {
        metas
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    };
    let page_title = page
        .select_single("title")
        .nodes()
        .first()
        .map(|n| one_line(&n.text()));
    let site = value("og:site_name").map(str::to_owned);
    let open_title = value("og:title")
        .or_else(|| value("twitter:title"))
        .or_else(|| value("dc.title"))
        .map(one_line);
    let elements = elements(page);
    let titles: Vec<&str> = [open_title.as_deref(), page_title.as_deref()]
        .into_iter()
        .flatten()
        .filter(|t| !t.is_empty())
        .collect();
    let heading_at = heading(&elements, &titles, site.as_deref());
    out.heading = heading_at.map(|i| one_line(&elements[i].node.text()));
    out.title = out
        .heading
        .clone()
        .or_else(|| {
            titles
                .first()
                .map(|t| without_site(t, site.as_deref(), &titles))
        })
        .filter(|t| !t.is_empty());
    out.date_line = date_line(&elements, heading_at);
    out.date_hints = date_hints(page, &metas, &elements, heading_at);
    out
}

/// Every meta tag that has a value: its name in lower case.
fn meta_tags(page: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for node in page.select("meta").nodes() {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|a| node.attr(a));
        let value = node
            .attr("content")
            .map(|v| v.trim().to_owned())
            .unwrap_or_default();
        if let Some(name) = name
            && !value.is_empty()
        {
            out.push((name.trim().to_lowercase(), value));
        }
    }
    out
}

struct Element<'t> {
    node: NodeRef<'t>,
    name: String,
    /// Inside a menu, a footer or a list of other pages.
    around: bool,
}

/// Elements of the page in order.
fn elements(page: &Document) -> Vec<Element<'_>> {
    let mut out = Vec::new();
    let mut stack = vec![(page.body().unwrap_or_else(|| page.root()), false)];
    while let Some((node, around)) = stack.pop() {
        if !node.is_element() && !node.is_document() {
            continue;
        }
        let name = node.node_name().unwrap_or_default().to_lowercase();
        let around = around || is_around(&node, &name);
        stack.extend(node.children_it(true).map(|child| (child, around)));
        out.push(Element { node, name, around });
    }
    out
}

/// The heading that is the page's own: one that the page's title repeats, else the first of the first level that is not the site's name.
fn heading(elements: &[Element<'_>], titles: &[&str], site: Option<&str>) -> Option<usize> {
    const MOST_LOOKED_AT: usize = 40;
    let site = site.map(fold);
    let candidates: Vec<(usize, String)> = elements
        .iter()
        .enumerate()
        .filter(|(_, e)| matches!(e.name.as_str(), "h1" | "h2" | "h3") && !e.around)
        .take(MOST_LOOKED_AT)
        .map(|(i, e)| (i, fold(&e.node.text())))
        .filter(|(_, text)| !text.is_empty() && site.as_ref() != Some(text))
        .collect();
    let folded: Vec<String> = titles.iter().map(|t| fold(t)).collect();
    let is_repeated = |text: &str| {
        folded.iter().any(|t| {
            t == text || t.starts_with(&format!("{text} ")) || t.ends_with(&format!(" {text}"))
        })
    };
    // A logo is repeated too, at the end of the title, behind the page's own.
    let is_site_name = |text: &str| {
        folded
            .iter()
            .any(|t| t != text && t.ends_with(&format!(" {text}")))
            && !folded.iter().any(|t| t == text)
    };
    let own = || candidates.iter().filter(|(_, text)| !is_site_name(text));
    own()
        .filter(|(_, text)| is_repeated(text))
        .max_by_key(|(i, text)| (text.len(), std::cmp::Reverse(*i)))
        .or_else(|| own().find(|(i, _)| elements[*i].name == "h1"))
        .map(|(i, _)| *i)
}

/// "Harbour Day | Harbour Office" → "Harbour Day", where what is cut off is the site's name or stands in the other title nowhere.
fn without_site(title: &str, site: Option<&str>, titles: &[&str]) -> String {
    for separator in [" | ", " – ", " — ", " :: ", " » ", " - ", " • "] {
        let Some((head, tail)) = title.rsplit_once(separator) else {
            continue;
        };
        let is_site = site.is_some_and(|s| fold(s) == fold(tail));
        let is_repeated = titles.iter().any(|t| *t != title && fold(t) == fold(head));
        let is_short_name = tail.split_whitespace().count() <= 4
            && head.split_whitespace().count() > tail.split_whitespace().count();
        if is_site || is_repeated || matches!(separator, " | " | " :: ") && is_short_name {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The text of an element near the heading that shows a date and little else.
fn date_line(elements: &[Element<'_>], heading_at: Option<usize>) -> Option<String> {
    let near = near_heading(elements, heading_at);
    near.filter(|e| e.name == "time" || has_date_word(&e.node))
        .map(|e| one_line(&e.node.text()))
        .find(|text| !text.is_empty() && text.len() <= 80 && lines::is_date_line(text))
}

/// Elements from a little before the heading to a little after it, those after it first.
fn near_heading<'a, 't>(
    elements: &'a [Element<'t>],
    heading_at: Option<usize>,
) -> impl Iterator<Item = &'a Element<'t>> {
    let (before, after) = match heading_at {
        Some(at) => (
            &elements[at.saturating_sub(MAX_ELEMENTS_FROM_HEADING)..at],
            &elements[at..elements.len().min(at + MAX_ELEMENTS_FROM_HEADING)],
        ),
        None => (&elements[..0], elements),
    };
    after
        .iter()
        .chain(before.iter().rev())
        .filter(|e| !e.around)
}

fn has_date_word(node: &NodeRef<'_>) -> bool {
    ["class", "id", "itemprop"].iter().any(|attr| {
        node.attr(attr).is_some_and(|value| {
            let value = value.to_lowercase();
            value
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| DATE_WORDS.contains(&word) || word == "datepublished")
        })
    })
}

fn date_hints(
    page: &Document,
    metas: &[(String, String)],
    elements: &[Element<'_>],
    heading_at: Option<usize>,
) -> Vec<DateHint> {
    let mut out: Vec<DateHint> = Vec::new();
    let mut push = |name: &str, value: &str| {
        let value = value.trim();
        // A hint without a digit is a placeholder.
        if value.contains(|c: char| c.is_ascii_digit()) && out.iter().all(|h| h.value != value) {
            out.push(DateHint {
                source: HintSource::Meta(name.to_owned()),
                value: value.to_owned(),
            });
        }
    };
    for name in META_DATES {
        for (_, value) in metas.iter().filter(|(n, _)| n == name) {
            push(name, value);
        }
    }
    for script in page.select("script[type='application/ld+json']").nodes() {
        if let Some(date) = json_date(&script.text()) {
            push("datePublished", &date);
        }
    }
    for element in elements.iter().filter(|e| {
        !e.around
            && e.node
                .attr("itemprop")
                .is_some_and(|p| p.eq_ignore_ascii_case("datePublished"))
    }) {
        if let Some(value) = element
            .node
            .attr("datetime")
            .or_else(|| element.node.attr("content"))
        {
            push("datePublished", &value);
        }
    }
    // `<time>` marks any date of a text; beside the heading it is the page's own.
    let near = near_heading(elements, heading_at.or(Some(0)));
    if let Some(value) = near
        .filter(|e| e.name == "time")
        .find_map(|e| e.node.attr("datetime"))
    {
        push("time", &value);
    }
    out
}

/// The first "datePublished" anywhere in a page's JSON-LD.
fn json_date(json: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json.trim()).ok()?;
    let mut queue = std::collections::VecDeque::from([&value]);
    while let Some(value) = queue.pop_front() {
        match value {
            serde_json::Value::Object(map) => {
                if let Some(date) = map.get("datePublished").and_then(|d| d.as_str()) {
                    return Some(date.to_owned());
                }
                queue.extend(map.values());
            }
            serde_json::Value::Array(items) => queue.extend(items),
            _ => {}
        }
    }
    None
}
