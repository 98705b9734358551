//! Pages as the web has them: what is text, what is not, and what the page says about itself.

use super::parse;
use crate::read::show;
use proptest::prelude::*;

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    assert_eq!(show(&parse(html)), expected);
}

const ONE: &str = "The harbour office opened its doors to visitors in the morning, and more than two hundred people came, among them children from the island’s only school.";
const TWO: &str = "A. Moss thanked the fishermen for their help and promised that the old pier would be repaired before winter, as had been agreed with the town.";

#[test]
fn menus_footers_and_notices_are_left_out() {
    check(
        &format!(
            r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Day held | Harbour Office</title>
            <meta property="og:title" content="Harbour Day held"><meta property="og:site_name" content="Harbour Office">
            <meta property="article:published_time" content="2019-12-18T10:00:00+04:00">
            <script>var x = "1 January 1970";</script><style>p {{ color: red }}</style></head>
            <body><div id="cookie-banner"><p>We use cookies. <button>Accept all</button></p></div>
            <header><a href="/">Harbour Office</a><nav><ul><li><a href="/n">News</a></li><li><a href="/c">Contact</a></li></ul></nav></header>
            <main><article><h1>Harbour Day held</h1><p class="date">18 December 2019</p><p>{ONE}</p><p>{TWO}</p>
            <ul><li>three boats were named after the town’s first pilots</li><li>one lamp was lit</li></ul>
            <table><tr><th>Year</th><th>Visitors</th></tr><tr><td>2018</td><td>190</td></tr></table></article></main>
            <footer><p>© 2024 Harbour Office</p><p>All rights reserved</p></footer></body></html>"#
        ),
        &[
            "title Harbour Day held",
            "hint article:published_time 2019-12-18T10:00:00+04:00",
            "h1 Harbour Day held",
            "p 18 December 2019",
            &format!("p {ONE}"),
            &format!("p {TWO}"),
            "li three boats were named after the town’s first pilots",
            "li one lamp was lit",
            "tr Year Visitors",
            "tr 2018 190",
        ],
    );
}

#[test]
fn a_page_with_hardly_any_text_is_taken_whole() {
    check(
        "<html><head><title>Note</title></head><body><h1>Note</h1><p>Rain &amp; snow fell&nbsp;today.</p><p>More.</p></body></html>",
        &[
            "title Note",
            "h1 Note",
            "p Rain & snow fell today.",
            "p More.",
        ],
    );
    check("", &[]);
    check("<p>Rain", &["p Rain"]);
}

#[test]
fn old_pages_with_line_breaks_and_layout_tables() {
    check(
        &format!(
            "<html><body><table><tr><td><font size=2><b>Harbour Day</b><br><br>{ONE}<br>{TWO}<br>© 1999 Harbour Office</font></td></tr></table></body></html>"
        ),
        &[
            "p Harbour Day",
            &format!("p {ONE}"),
            &format!("p {TWO}"),
            "x © 1999 Harbour Office",
        ],
    );
}

#[test]
fn the_heading_is_not_the_logo() {
    check(
        &format!(
            "<html><head><title>Pier repaired - Harbour Office</title></head><body><h1>Harbour Office</h1><div class=content><h2>Pier repaired</h2><p>{ONE}</p><p>{TWO}</p></div></body></html>"
        ),
        &[
            "title Pier repaired",
            "h1 Pier repaired",
            &format!("p {ONE}"),
            &format!("p {TWO}"),
        ],
    );
}

#[test]
fn dates_in_the_head_have_names() {
    check(
        r#"<html><head><meta name="DC.date" content="2019-12-18"><meta name="viewport" content="width=1">
        <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"datePublished":"2019-12-17"}]}</script>
        <script type="application/ld+json">{broken</script></head>
        <body><h1>Note</h1><time datetime="2019-12-16">16 Dec</time><p>Rain fell, they said on <time datetime="1990-01-01">New Year</time>.</p></body></html>"#,
        &[
            "title Note",
            "hint dc.date 2019-12-18",
            "hint datePublished 2019-12-17",
            "hint time 2019-12-16",
            "h1 Note",
            "p 16 Dec",
            "p Rain fell, they said on New Year.",
        ],
    );
}

#[test]
fn nasty_pages() {
    // Unclosed, crossed and nested where they must not be.
    check(
        "<p><b>Rain <i>fell</b> today</i><p>Snow<div>and hail</p></div><li>one<li>two",
        &[
            "p Rain fell today",
            "p Snow",
            "p and hail",
            "li one",
            "li two",
        ],
    );
    // Comments, CDATA, text that looks like markup, entities without their end.
    check(
        "<!-- 1990 --><p>1 < 2 &amp;amp; 3 &lt;b&gt; &copy x &#x41;&#0;&nosuch;</p><![CDATA[x]]>",
        &["p 1 < 2 &amp; 3 <b> © x A\u{fffd}&nosuch;"],
    );
    check(
        "<h1></h1><h1>  </h1><p hidden>no</p><p style='DISPLAY : none'>no</p><p>yes",
        &["p yes"],
    );
}

#[test]
fn depth_bombs_end() {
    for bomb in [
        "<div>",
        "<b>",
        "<a href=x>",
        "<table><tr><td>",
        "<ul><li>",
        "<font size=1><p>",
    ] {
        let html = format!("{}<p>Rain fell.</p>", bomb.repeat(50_000));
        let text = parse(&html).text;
        assert!(text.contains("Rain fell."), "{bomb}");
    }
    let many = "<p>".repeat(50_000);
    assert!(
        parse(&format!("{many}Rain fell."))
            .text
            .contains("Rain fell.")
    );
}

proptest! {
    #[test]
    fn any_text_is_a_page(html in "(?s).{0,200}|(</?(div|p|h1|table|tr|td|li|ul|b|time|title|script|br)[ =\"a-z]{0,6}>?[a-zA-Z0-9& ]{0,12}){0,14}") {
        let parsed = parse(&html);
        let mut at = 0;
        for block in &parsed.blocks {
            let range = block.range.usize();
            prop_assert!(at <= range.start && range.start < range.end && parsed.text.get(range.clone()).is_some());
            at = range.end;
        }
        if let Some((_, Some(range))) = parsed.title {
            prop_assert!(parsed.text.get(range.usize()).is_some());
        }
    }
}
