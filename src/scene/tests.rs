//! What must hold for any timeline, and two pictures as text.

use super::*;
use crate::model::view::LaneKey;
use crate::model::{EntityKind, Filter, GroupBy, Instant, Timeline, View};
use expect_test::expect;
use proptest::prelude::*;

fn at(year: i32, month: u8, day: u8) -> f64 {
    Instant::from_ymd(year, month, day).map_or(0.0, Instant::seconds)
}

fn view(timeline: &Timeline, group_by: GroupBy) -> View {
    let (start, end) = fit(timeline, &Filter::default());
    View {
        start,
        end,
        group_by,
        ..View::default()
    }
}

fn draw(timeline: &Timeline, view: &View, size: (f32, f32), scroll_y: f32) -> Scene {
    let frame = Frame {
        today: Some(at(2026, 11, 21)),
        ..Frame::default()
    };
    layout(
        timeline,
        &Index::new(timeline),
        view,
        &Theme::light(),
        &FontMeasure::new(),
        size,
        scroll_y,
        &frame,
    )
}

/// Rectangles of all texts: their letters, without the room between lines.
fn texts(scene: &Scene) -> Vec<(Rect, &str)> {
    let m = FontMeasure::new();
    scene
        .shapes
        .iter()
        .filter_map(|s| match s {
            Shape::Text {
                at,
                text,
                size,
                weight,
                align,
                ..
            } => {
                let w = m.width(text, *size, *weight);
                let x = match align {
                    Align::Left => at.x,
                    Align::Center => at.x - w / 2.0,
                    Align::Right => at.x - w,
                };
                Some((
                    Rect::new(x, at.y - size * 0.7, w, size * 0.7),
                    text.as_str(),
                ))
            }
            _ => None,
        })
        .collect()
}

fn numbers(shape: &Shape) -> Vec<f32> {
    let rect = |r: &Rect| vec![r.x, r.y, r.w, r.h];
    match shape {
        Shape::Rect { rect: r, .. } | Shape::SoftBand { rect: r, .. } | Shape::Clip(r) => rect(r),
        Shape::Circle { center, radius, .. } => vec![center.x, center.y, *radius],
        Shape::Polygon { points, .. } => points.iter().flat_map(|p| [p.x, p.y]).collect(),
        Shape::Line { from, to, .. } => vec![from.x, from.y, to.x, to.y],
        Shape::Text { at, size, .. } => vec![at.x, at.y, *size],
        Shape::Unclip => Vec::new(),
    }
}

/// How many events each lane has in the window, counted the slow way.
fn in_view(timeline: &Timeline, view: &View, lane: &Lane) -> usize {
    timeline
        .events
        .iter()
        .filter(|e| !e.when.is_undated())
        .filter(|e| {
            let known = (
                e.when.earliest.map(Instant::seconds),
                e.when.latest.map(Instant::seconds),
            );
            let (start, end) = match known {
                // What has one bound alone is in view where that is.
                (None, Some(end)) if !e.when.recurs() => (end - 1.0, end),
                (Some(start), None) if !e.when.recurs() => (start, start + 1.0),
                (start, end) => (
                    start.unwrap_or(f64::NEG_INFINITY),
                    end.unwrap_or(f64::INFINITY),
                ),
            };
            start < view.end && end.max(start + 1.0) > view.start
        })
        .filter(|e| match &lane.key {
            LaneKey::All => true,
            LaneKey::Entity(id) => {
                e.entities.contains(id) || e.series.is_some_and(|s| s.series == *id)
            }
            LaneKey::Document(doc) => e.claims.iter().any(|c| c.doc == *doc),
            LaneKey::Kind(kind) => e.kind == *kind,
            LaneKey::Tag(tag) => e.user.tags.contains(tag),
            LaneKey::Rest => match view.group_by {
                GroupBy::Kind => e.kind.is_empty(),
                GroupBy::Tag => e.user.tags.is_empty(),
                GroupBy::Series => e.series.is_none(),
                GroupBy::Document => e.claims.is_empty(),
                by => !e
                    .entities
                    .iter()
                    .any(|id| timeline.entity(*id).map(|e| e.kind) == by.entity_kind()),
            },
        })
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_overlaps_and_nothing_is_lost(
        n in 0..1500usize, seed in 0..u64::MAX, by in 0..6usize, from in 0.0..1.0f64, log in -6.0..0.5f64,
        width in 300.0..1600.0f32, height in 200.0..1200.0f32,
    ) {
        let timeline = fixture::many(n, seed);
        let mut view = view(&timeline, GroupBy::ALL[by]);
        let span = view.end - view.start;
        view.start += span * from;
        view.end = view.start + (span * 10f64.powf(log)).max(60.0);
        let scene = draw(&timeline, &view, (width, f32::INFINITY), 0.0);
        for shape in &scene.shapes {
            prop_assert!(numbers(shape).iter().all(|n| n.is_finite()), "{shape:?}");
        }
        let texts = texts(&scene);
        for (i, (a, text)) in texts.iter().enumerate() {
            for (b, other) in &texts[i + 1..] {
                prop_assert!(!a.grown(-0.1).overlaps(&b.grown(-0.1)), "“{text}” {a:?} “{other}” {b:?}");
            }
            prop_assert!(a.x >= -0.5 && a.right() <= scene.width + 0.5, "“{text}” is cut");
        }
        for lane in &scene.lanes {
            let drawn: usize = scene
                .items
                .iter()
                .filter(|i| lane.rect.contains(i.mark.center()))
                .map(|i| match &i.target {
                    Target::Event(_) => 1,
                    Target::Fold { count, .. } => *count,
                    Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => 0,
                })
                .sum();
            prop_assert_eq!(drawn, in_view(&timeline, &view, lane), "{}", lane.title);
        }
        // On a screen of some height no item is outside of the lanes that show.
        let scene = draw(&timeline, &view, (width, height), 40.0);
        prop_assert_eq!(
            scene.shapes.iter().filter(|s| matches!(s, Shape::Clip(_))).count(),
            scene.shapes.iter().filter(|s| matches!(s, Shape::Unclip)).count()
        );
        for item in &scene.items {
            prop_assert!(item.mark.w > 0.0 && item.mark.h > 0.0, "{item:?}");
        }
    }
}

/// Days only, so that nothing but the room decides: `n` of them over a century.
fn days(n: usize, seed: u64) -> Timeline {
    let mut random = fixture::Random(seed);
    let mut b = fixture::Builder::default();
    for i in 0..n {
        let (year, month) = (1900 + random.below(100) as i32, 1 + random.below(12) as u8);
        let day = fixture::on(year, month, 1 + random.below(28) as u8);
        let label = "Meeting of the steering committee with guests"
            .split_at(10 + random.below(35))
            .0;
        let importance = random.below(1000) as f32 / 1000.0;
        b.event(&format!("{i} {label}"), day).matters(importance);
    }
    b.build()
}

/// Which events have a label, and the height each stands at.
fn labeled(scene: &Scene) -> std::collections::BTreeMap<crate::model::EventId, (Rect, bool)> {
    scene
        .items
        .iter()
        .filter_map(|i| match i.target {
            Target::Event(id) => Some((id, (i.mark, i.hit.w > i.mark.w + 12.0))),
            _ => None,
        })
        .collect()
}

/// Which events have their words in the picture, inside of a bar or beside it, in which lane: by the number they begin with.
fn worded(scene: &Scene) -> std::collections::BTreeSet<(usize, usize)> {
    let words = |(rect, text): (Rect, &str)| {
        let center = rect.center();
        let lanes = scene.lanes.iter();
        let lane = lanes.enumerate().find(|(_, l)| l.rect.contains(center))?.0;
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let is_label = center.x > scene.plot.x && text[digits..].starts_with([' ', '…']);
        Some((lane, text[..digits].parse().ok().filter(|_| is_label)?))
    };
    texts(scene).into_iter().filter_map(words).collect()
}

/// In and out again, at a place of the window by a step a frame: what had its words has them in the next picture. Going out,
/// who makes room is not back with the picture after. How many labels were asked after, going in.
fn zoomed(
    mut timeline: Timeline,
    group_by: GroupBy,
    height: f32,
    (at, step): (f64, f64),
) -> Result<usize, TestCaseError> {
    for (i, event) in timeline.events.iter_mut().enumerate() {
        event.label = format!("{i} {}", event.label);
        event.series = None;
    }
    let index = Index::new(&timeline);
    let mut view = view(&timeline, group_by);
    let anchor = view.start + (view.end - view.start) * at;
    let mut before = Before::default();
    let mut history: Vec<std::collections::BTreeSet<(usize, usize)>> = Vec::new();
    let (mut compared, mut lanes) = (0, 0);
    const FRAMES: usize = 60;
    for frame in 0..2 * FRAMES {
        let scene = layout_after(
            &before,
            &timeline,
            &index,
            &view,
            &Theme::light(),
            &FontMeasure::new(),
            (2400.0, height),
            0.0,
            &Frame::default(),
        );
        let now = worded(&scene);
        // Near the window's edges labels change sides, which those next to them have to make room for.
        let inner = |(lane, number): &(usize, usize)| {
            let event = &timeline.events[*number];
            let readings = event.readings.iter().map(|r| r.edtf.bounds());
            let all = readings.chain([(event.when.earliest, event.when.latest)]);
            let mut x = all
                .flat_map(|(a, b)| [a, b])
                .flatten()
                .map(|t| scene.scale.x_from_seconds(t.seconds()) as f32);
            // Lanes below may be pushed out of the picture, or come in.
            let shows = *lane < scene.lanes.len().min(lanes);
            shows && x.all(|x| x > scene.plot.x + 400.0 && x < scene.plot.right() - 850.0)
        };
        match &history[..] {
            [.., last] if frame < FRAMES => {
                for label in last.iter().filter(|l| inner(l)) {
                    compared += 1;
                    prop_assert!(now.contains(label), "frame {frame}: {label:?} is gone");
                }
            }
            [.., old, last] => {
                for label in old.difference(last).filter(|l| inner(l)) {
                    prop_assert!(!now.contains(label), "frame {frame}: {label:?} is back");
                }
            }
            _ => {}
        }
        before = Before {
            kept: scene.kept.clone(),
            anchor: None,
        };
        history.push(now);
        lanes = scene.lanes.len();
        let k = if frame < FRAMES { 1.0 / step } else { step };
        (view.start, view.end) = (
            anchor - (anchor - view.start) * k,
            anchor + (view.end - anchor) * k,
        );
    }
    Ok(compared)
}

/// The two properties below would hold, too, if nothing were compared.
#[test]
fn labels_are_compared_from_frame_to_frame() {
    let mut compared = Vec::new();
    for by in [GroupBy::None, GroupBy::Project] {
        for height in [200.0, 900.0] {
            compared.push(zoomed(fixture::many(600, 7), by, height, (0.4, 1.05)));
        }
    }
    let all: Result<Vec<usize>, _> = compared.into_iter().collect();
    assert!(
        matches!(&all, Ok(n) if n.iter().sum::<usize>() > 1_000),
        "{all:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_label_stays_while_it_fits(
        n in 1..3_000usize, seed in 0..u64::MAX, height in 120.0..900.0f32, at in 0.2..0.8f64, step in 1.01..1.25f64,
    ) {
        zoomed(days(n, seed), GroupBy::None, height, (at, step))?;
    }

    #[test]
    fn a_label_stays_while_it_fits_whatever_its_form_and_lane(
        n in 1..1_500usize, seed in 0..u64::MAX, by in 0..6usize, height in 120.0..1200.0f32, at in 0.2..0.8f64,
        step in 1.01..1.25f64,
    ) {
        zoomed(fixture::many(n, seed), GroupBy::ALL[by], height, (at, step))?;
    }
}

/// What made room comes back once one has zoomed on, or in again: a place that is free is not left empty for good.
#[test]
fn a_label_that_made_room_comes_back_later() {
    let timeline = days(62, 17_448_687_207_977_145_586);
    let index = Index::new(&timeline);
    let whole = view(&timeline, GroupBy::None);
    let (theme, measure, size) = (Theme::light(), FontMeasure::new(), (2400.0, 150.0));
    let named = |before: &Before, span: f64| {
        let mut view = whole.clone();
        (view.start, view.end) = (whole.start, whole.start + span);
        let scene = layout_after(
            before,
            &timeline,
            &index,
            &view,
            &theme,
            &measure,
            size,
            0.0,
            &Frame::default(),
        );
        let all = labeled(&scene).into_iter();
        let labels: std::collections::BTreeSet<_> =
            all.filter(|(_, (_, has))| *has).map(|(id, _)| id).collect();
        let before = Before {
            kept: scene.kept.clone(),
            anchor: None,
        };
        (labels, before)
    };
    const STEP: f64 = 1.05;
    let mut span = (whole.end - whole.start) / 8.0;
    let (mut last, mut before) = named(&Before::default(), span);
    // Who went at which span, and who came back later.
    let mut gone = std::collections::BTreeMap::new();
    let (mut back, mut nearest) = (0, f64::INFINITY);
    while span < 8.0 * (whole.end - whole.start) {
        let at = span;
        span *= STEP;
        let now = named(&before, span);
        for id in &now.0 {
            if let Some(since) = gone.remove(id) {
                back += 1;
                nearest = nearest.min(span / since);
            }
        }
        gone.extend(last.difference(&now.0).map(|id| (*id, at)));
        (last, before) = now;
    }
    assert!(back > 0, "nobody ever comes back");
    assert!(nearest > 2.0, "somebody is back after {nearest}");
    // In again to where it was: it is there at once.
    let (_, since) = gone.pop_last().expect("somebody is away at last");
    let (there, _) = named(&before, since);
    let (fresh, _) = named(&Before::default(), since);
    assert!(
        there.len() >= fresh.len() * 9 / 10,
        "{} of {}",
        there.len(),
        fresh.len()
    );
}

#[test]
fn of_many_lanes_those_on_screen_are_the_same_wherever_one_came_from() {
    let timeline = fixture::crowd(30_000, 5);
    let index = Index::new(&timeline);
    let view = view(&timeline, GroupBy::Person);
    let drawn = |before: &Before, scroll_y: f32| {
        layout_after(
            before,
            &timeline,
            &index,
            &view,
            &Theme::light(),
            &FontMeasure::new(),
            (1200.0, 600.0),
            scroll_y,
            &Frame::default(),
        )
    };
    let none = Before::default();
    let whole = drawn(&none, 0.0).height;
    let mut last: Option<(f32, String)> = None;
    for step in 0..60u8 {
        let scene = drawn(&none, whole * f32::from(step) / 60.0);
        // The lanes fill the room without a gap, and scrolling never goes back.
        for pair in scene.lanes.windows(2) {
            assert!((pair[0].rect.bottom() - pair[1].rect.y).abs() < 0.01);
        }
        let first = &scene.lanes[0];
        assert!(first.rect.y <= scene.plot.y + 0.01);
        if let Some((y, title)) = &last
            && *title == first.title
        {
            assert!(first.rect.y <= *y);
        }
        last = Some((first.rect.y, first.title.clone()));
        // A lane that is held stands where it is held, and the others with it.
        let held = scene.lanes.get(1).map(|l| (l.key.clone(), l.rect.y));
        let again = drawn(
            &Before {
                anchor: held,
                ..Before::default()
            },
            0.0,
        );
        let y = |scene: &Scene, key: &LaneKey| {
            let mut lanes = scene.lanes.iter();
            lanes.find(|l| l.key == *key).map(|l| l.rect.y)
        };
        for lane in &scene.lanes {
            let other = y(&again, &lane.key).unwrap_or(f32::NAN);
            assert!((other - lane.rect.y).abs() < 0.5, "{} {step}", lane.title);
        }
    }
}

#[test]
fn an_event_of_two_people_is_in_both_lanes_and_the_rest_comes_last() {
    let timeline = fixture::small();
    let scene = draw(
        &timeline,
        &view(&timeline, GroupBy::Person),
        (1280.0, 900.0),
        0.0,
    );
    let signed = timeline
        .events
        .iter()
        .find(|e| e.label.starts_with("Memorandum"))
        .expect("it is in the fixture");
    assert_eq!(scene.items_of(signed.id).count(), 2);
    assert_eq!(scene.lanes.last().map(|l| &l.key), Some(&LaneKey::Rest));
    assert!(scene.item_of(signed.id).is_some());
}

#[test]
fn the_pointer_finds_what_is_drawn_there() {
    let timeline = fixture::small();
    let scene = draw(
        &timeline,
        &view(&timeline, GroupBy::Project),
        (1280.0, 900.0),
        0.0,
    );
    for item in &scene.items {
        if matches!(item.target, Target::Event(_)) {
            let hit = scene.hit(item.mark.center()).map(|i| &i.target);
            assert_eq!(hit, Some(&item.target), "{}", item.name);
        }
    }
    assert_eq!(scene.hit(Point { x: 700.0, y: 5.0 }), None);
    let header = scene.lanes[1].header.center();
    assert_eq!(
        scene.hit(header).map(|i| &i.target),
        Some(&Target::Lane(scene.lanes[1].key.clone()))
    );
    assert_eq!(
        scene.lane_at(header).map(|l| &l.key),
        Some(&scene.lanes[1].key)
    );
}

#[test]
fn a_folded_lane_counts_what_it_hides() {
    let timeline = fixture::small();
    let mut view = view(&timeline, GroupBy::Project);
    let school = timeline
        .of_kind(EntityKind::Project)
        .find(|e| e.name == "Migration School")
        .expect("it is in the fixture");
    view.folded_lanes.insert(LaneKey::Entity(school.id));
    let scene = draw(&timeline, &view, (1280.0, 900.0), 0.0);
    let lane = scene
        .lanes
        .iter()
        .find(|l| l.folded)
        .expect("one lane is folded");
    let counts: Vec<usize> = scene
        .items
        .iter()
        .filter(|i| lane.rect.contains(i.mark.center()))
        .filter_map(|i| match i.target {
            Target::Fold { count, .. } => Some(count),
            _ => None,
        })
        .collect();
    assert_eq!(counts.iter().sum::<usize>(), 4, "{counts:?}");
}

#[test]
fn an_empty_timeline_is_an_empty_picture() {
    let timeline = Timeline::default();
    let scene = draw(
        &timeline,
        &view(&timeline, GroupBy::Project),
        (1280.0, 900.0),
        0.0,
    );
    assert_eq!((scene.lanes.len(), scene.items.len()), (0, 0));
    let none = draw(&timeline, &view(&timeline, GroupBy::None), (0.0, 0.0), 0.0);
    assert_eq!(none.items.len(), 0);
}

#[test]
fn the_window_for_all_holds_all() {
    let timeline = fixture::small();
    let (start, end) = fit(&timeline, &Filter::default());
    assert!(start < at(1990, 12, 18) && end > at(2025, 9, 1));
    assert_eq!(
        fit(&Timeline::default(), &Filter::default()),
        (at(1970, 1, 1), at(2030, 1, 1))
    );
    let mut one = fixture::Builder::default();
    one.event("Alone", fixture::on(2019, 12, 18));
    let (start, end) = fit(&one.build(), &Filter::default());
    assert_eq!((start, end), (at(2019, 10, 18), at(2020, 2, 18)));
    let event = timeline.events.iter().find(|e| e.when.is_undated());
    assert_eq!(event.and_then(neighborhood), None);
}

#[test]
fn the_small_timeline_by_series() {
    let timeline = fixture::small();
    let mut view = view(&timeline, GroupBy::Series);
    view.start = at(2013, 1, 1);
    view.end = at(2025, 1, 1);
    let scene = draw(&timeline, &view, (1000.0, 400.0), 0.0);
    expect![[r#"
        1000 × 392
        axis 2010s 2020s 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024
        International Migrants Day (2) 44+36
          208..984 Every year on 18 December since 2000: International Migrants Day observed
            “International Migrants Day observed · every year on 18 December since 2000”
        Council of the International Organization for Migration (7) 80+84
          262..272 26–29 November 2013: Session of the Council in Geneva
            “#103”
          326..336 25–28 November 2014: Session of the Council in Geneva
            “#105”
          390..400 24–27 November 2015: Session of the Council in Geneva
            “#106”
          585..595 27–30 November 2018: Session of the Council in Geneva
            “#109”
          650..660 26–29 November 2019: Session of the Council in Geneva
            “#110”
          844..854 29 November – 2 December 2022: Session of the Council in Geneva
            “#113”
          855..914 Between 1 January 2023 and 29 November 2023: Session of the Council in Geneva
            “#114”
          267..331 Council of the International Organization for Migration: no document tells of number 104
            “#104”
          396..590 Council of the International Organization for Migration: no document tells of numbers 107 to 108
            “#107–108”
          655..849 Council of the International Organization for Migration: no document tells of numbers 111 to 112
            “#111–112”
        Other events (23) 164+228
          208..553 Between 2007 and 30 April 2018: Firudin Nabiyev heads the Service
            “Firudin Nabiyev heads the Service”
          208..580 1 October 2008 – 30 September 2018: William Lacy Swing leads the Organization
            “William Lacy Swing leads the Organization”
          649..659 27 November 2019: Memorandum on the Regional Training Center signed
            “Memorandum on the Regional Training Center signed”
          467..658 Between 1 January 2017 and 18 December 2019: Border guards trained at seven crossing points
            “Border guards trained at seven crossing points”
          467..661 January 2017 – December 2019: Border project carried out
            “Border project carried out”
          543..557 April 2018: Vusal Huseynov appointed Chief of the Service
            “Vusal Huseynov appointed Chief of the Service”
          576..586 8 October 2018: Migration School opens its first course
            “Migration School opens its first course”
          580..903 1 October 2018 – 30 September 2023: António Vitorino leads the Organization
            “António Vitorino leads the Organization”
          653..663 18 December 2019: Closing ceremony of the border project
            “Closing ceremony of the border project”
          570..584 September 2018: Visit of a delegation to the training center in Baku
          609..619 15 April 2019: Second course of the Migration School
          671..701 Some time from 1 March 2020 on: School moves its lectures online
          208..237 1 more event
            “+1”
          475..503 1 more event
            “+1”
          618..658 3 more events
            “+3”
          669..697 1 more event
            “+1”
    "#]].assert_eq(&scene.to_text());
}

#[test]
fn marks_without_a_label_stand_in_rows_of_their_own() {
    let timeline = fixture::many(600, 7);
    let index = Index::new(&timeline);
    let view = view(&timeline, GroupBy::None);
    let (theme, measure) = (Theme::light(), FontMeasure::new());
    let kept = super::keep::Kept::default();
    let packer = super::pack::Packer {
        timeline: &timeline,
        index: &index,
        theme: &theme,
        measure: &measure,
        scale: TimeScale {
            start: view.start,
            end: view.end,
            x0: 0.0,
            x1: 1200.0,
        },
        by_series: false,
        in_time: false,
        unfolded: &view.unfolded,
        kept: &kept,
    };
    let lanes = index.lanes(&timeline, &(&view).into());
    for cap in [4, 10, 30] {
        let packed = packer.pack(&lanes.lanes[0], 0, super::pack::Cap::of(cap));
        let rows = |labeled: bool| -> std::collections::BTreeSet<usize> {
            let puts = packed.placed.iter();
            let of = puts.filter(|put| put.label.is_some() == labeled);
            of.map(|put| put.row).collect()
        };
        let (named, bare) = (rows(true), rows(false));
        assert!(!named.is_empty() && !bare.is_empty(), "{cap}");
        assert!(named.last() < bare.first(), "{cap}: {named:?} {bare:?}");
        assert!(packed.rows <= cap);
    }
}

/// Which numbers are missing, as the pointer and a screen reader are told.
fn gaps_of(timeline: &Timeline, view: &View) -> Vec<String> {
    let scene = draw(timeline, view, (1000.0, 4000.0), 0.0);
    let gap = |i: &Item| matches!(i.target, Target::Gap { .. }).then(|| i.name.clone());
    scene.items.iter().filter_map(gap).collect()
}

#[test]
fn numbers_nobody_tells_of_show_whatever_the_lanes() {
    let timeline = fixture::small();
    for group_by in [
        GroupBy::Series,
        GroupBy::Project,
        GroupBy::None,
        GroupBy::Document,
    ] {
        let view = view(&timeline, group_by);
        let mut gaps = gaps_of(&timeline, &view);
        // An event that several documents tell of is in the lane of each.
        gaps.sort();
        gaps.dedup();
        let series =
            "Council of the International Organization for Migration: no document tells of";
        assert_eq!(
            gaps,
            [
                format!("{series} number 104"),
                format!("{series} numbers 107 to 108"),
                format!("{series} numbers 111 to 112"),
            ],
            "{group_by:?}"
        );
    }
    // Where the members are filtered out, what is between them is not asked for.
    let mut narrowed = view(&timeline, GroupBy::None);
    narrowed.filter.search = "certificates".to_owned();
    assert_eq!(gaps_of(&timeline, &narrowed), Vec::<String>::new());
}

#[test]
fn on_paper_rows_come_by_time() {
    let timeline = fixture::small();
    let view = view(&timeline, GroupBy::None);
    let scene = draw(&timeline, &view, (900.0, f32::INFINITY), 0.0);
    let start = |id| {
        let event = timeline.events.iter().find(|e| e.id == id);
        event.and_then(|e| e.when.earliest.or(e.when.latest))
    };
    // The first of each row comes no earlier than the first of the row above.
    let mut firsts: std::collections::BTreeMap<i64, _> = Default::default();
    for item in &scene.items {
        if let Target::Event(id) = item.target {
            let row = (item.mark.center().y * 10.0) as i64;
            let first = firsts.entry(row).or_insert(start(id));
            *first = (*first).min(start(id));
        }
    }
    let firsts: Vec<_> = firsts.into_values().collect();
    assert!(firsts.len() > 3 && firsts.is_sorted(), "{firsts:?}");
}

/// Who opens an SVG may have another font: a label left of its mark ends there, however wide its letters are.
#[test]
fn labels_left_of_their_marks_are_set_from_them() {
    let timeline = fixture::small();
    let (start, end) = fit(&timeline, &Filter::default());
    let view = View {
        start,
        end,
        ..View::default()
    };
    let frame = Frame::default();
    let scene = layout(
        &timeline,
        &Index::new(&timeline),
        &view,
        &Theme::paper(),
        &FontMeasure::new(),
        (700.0, f32::INFINITY),
        0.0,
        &frame,
    );
    let (mut left, mut right) = (0, 0);
    for item in &scene.items {
        let Target::Event(id) = &item.target else {
            continue;
        };
        let event = timeline.events.iter().find(|e| e.id == *id);
        let label = event.map_or("", |e| e.label.as_str());
        for shape in &scene.shapes {
            let Shape::Text {
                at,
                text,
                align,
                size,
                // Names of lanes are heavier.
                weight: Weight::Regular,
                ..
            } = shape
            else {
                continue;
            };
            let level = at.y > item.mark.y && at.y < item.mark.bottom() + 4.0;
            if !level || !label.starts_with(text.trim_end_matches('…')) || text.is_empty() {
                continue;
            }
            let width = FontMeasure::new().width(text, *size, Weight::Regular);
            match (*align, item.mark.x) {
                (Align::Right, mark) if at.x <= mark => left += 1,
                (Align::Left, mark) if at.x + width > mark => right += 1,
                (align, mark) => panic!("{text}: {align:?} {} {mark}", at.x),
            }
        }
    }
    assert!(left > 0 && right > 0, "{left} {right}");
}
