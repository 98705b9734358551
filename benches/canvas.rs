//! What one frame of the timeline costs, for up to a million events: layout, painting and tessellation; what the timeline
//! keeps for it in memory; and what an export costs.
//!
//! Frames are those of the window itself (canvas and overview), in a context without a window, so all but the graphics card's
//! part; without the feature `window` only the layout. Times of frames, lanes and searches are processor time of one thread.

mod timing;

use dateline::export::Format;
use dateline::extract::{Rules, extract};
use dateline::model::{Constraints, Filter, GroupBy, Source, Timeline, View};
use dateline::resolve::resolve;
use dateline::scene::{FontMeasure, Frame, Index, Point, Scene, Theme, fit, fixture, layout};
use dateline::{read, segment};
use std::hint::black_box;
use std::sync::Arc;
use timing::{Random, live_bytes, sample, share, thread_secs, timed};

#[global_allocator]
static COUNTING: timing::Counting = timing::Counting;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// A large window, in points.
const WINDOW: (f32, f32) = (1600.0, 900.0);
const DAY: f64 = 86_400.0;

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    // `-- 1000000` measures that many events alone.
    let asked: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = match &asked[..] {
        _ if quick => &SIZES[..1],
        [] => &SIZES[..],
        asked => asked,
    };
    for &n in sizes {
        measure(n);
    }
    #[cfg(feature = "window")]
    reader();
    exports();
}

/// A document of ten megabytes beside the timeline: while it is cut into rows, and while it is scrolled.
#[cfg(feature = "window")]
fn reader() {
    use dateline::model::{EntityKind, TextRange};
    const BYTES: usize = 10_000_000;
    const FRAMES: usize = 600;
    let mut timeline = fixture::crowd(1_000, 7);
    let sentence = "On a day in spring the committee met again and a person spoke of the bridge at length, as before. ";
    // Every eighth is a paragraph of its own; the last third is one paragraph.
    let mut text = String::with_capacity(BYTES + 200);
    while text.len() < BYTES {
        text.push_str(sentence);
        if text.len().is_multiple_of(8) && text.len() < BYTES / 3 * 2 {
            text.push_str("\n\n");
        }
    }
    let len = text.len();
    let doc = timeline.documents[0].id.clone();
    timeline.documents[0].text = text.into();
    // Somebody is named in every second sentence.
    let step = 2 * sentence.len();
    let places = (0..len - step).step_by(step);
    let mentions = places.map(|at| (doc.clone(), TextRange::new(at + 26, at + 35)));
    if let Some(somebody) = timeline
        .entities
        .iter_mut()
        .find(|e| e.kind == EntityKind::Person)
    {
        somebody.mentions = mentions.collect();
    }
    let timeline = Arc::new(timeline);
    let opened = || {
        let mut screen = dateline::ui::Offscreen::new(Arc::clone(&timeline), WINDOW);
        screen.settle();
        screen
    };
    // Its end is asked for before anything is cut.
    let mut screen = opened();
    screen.read(&doc, len - 1_000);
    let mut ending: Vec<f64> = (0..60)
        .map(|_| {
            let began = thread_secs();
            black_box(screen.frame());
            (thread_secs() - began) * 1e3
        })
        .collect();
    let mut screen = opened();
    let mut cost = |byte: usize| {
        screen.read(&doc, byte);
        let began = thread_secs();
        black_box(screen.frame());
        (thread_secs() - began) * 1e3
    };
    let mut cutting: Vec<f64> = (0..60).map(|i| cost(i * 100)).collect();
    let mut costs: Vec<f64> = (0..FRAMES).map(|i| cost(len / FRAMES * i)).collect();
    println!(
        "reader {BYTES} bytes: frame median {:.3} ms p99 {:.3} ms while scrolling, at most {:.2} ms while it is cut, {:.2} ms on the way to its end; cut {} times, ruler made {} times",
        share(&mut costs, 0.5),
        share(&mut costs, 0.99),
        share(&mut cutting, 1.0),
        share(&mut ending, 1.0),
        screen.reader_work().0,
        screen.reader_work().1,
    );
}

fn measure(n: usize) {
    let timeline = Arc::new(fixture::crowd(n, 7));
    let before = live_bytes();
    let (secs, index) = timed(|| Index::new(&timeline));
    let of_index = live_bytes() - before;
    let whole = fit(&timeline, &Filter::default());
    for group_by in [GroupBy::None, GroupBy::Project, GroupBy::Person] {
        let before = live_bytes();
        let began = thread_secs();
        let scene = draw(&timeline, &index, &view(whole, group_by));
        let grouping = thread_secs() - began;
        println!(
            "index {:8.2} ms, {group_by:?} grouped and laid out {:8.2} ms, {:5.1} + {:5.1} bytes an event, hit-test {:.2} µs, events {n}",
            secs * 1e3,
            grouping * 1e3,
            of_index as f64 / n as f64,
            (live_bytes() - before) as f64 / n as f64,
            hit_micros(&scene),
        );
        finds(&timeline, &index, whole, group_by);
    }
    drop(index);
    frames(&timeline, whole);
}

/// What a new filter costs: the lanes made anew for it. The window has this done by another thread.
fn finds(timeline: &Timeline, index: &Index, whole: (f64, f64), group_by: GroupBy) {
    if group_by != GroupBy::Project {
        return;
    }
    let search = |words: &str| Filter {
        search: words.to_owned(),
        ..Filter::default()
    };
    let someone = timeline.entities.iter().map(|e| e.id).take(1).collect();
    let filters = [
        ("search for two words", search("committee person")),
        ("search for one event", search("(777)")),
        (
            "filter by one person",
            Filter {
                entities: someone,
                ..Filter::default()
            },
        ),
    ];
    let before = live_bytes();
    let (secs, ()) = timed(|| index.prepare_search(timeline));
    println!(
        "search prepared        {:8.2} ms, {:5.1} bytes an event, events {}",
        secs * 1e3,
        (live_bytes() - before) as f64 / timeline.events.len() as f64,
        timeline.events.len()
    );
    for (what, filter) in filters {
        let mut view = view(whole, group_by);
        view.filter = filter;
        let began = thread_secs();
        let scene = draw(timeline, index, &view);
        let secs = thread_secs() - began;
        println!(
            "{what:22} {:8.2} ms, {} lanes, events {}",
            secs * 1e3,
            scene.lanes.len(),
            timeline.events.len()
        );
    }
}

/// What a hand on the wheel does: from the whole range down to minutes at a tenth a frame, into the crowded day and into a
/// quiet one; then along at five scales; then down through the lanes.
fn path(whole: (f64, f64)) -> Vec<(f64, f64, f32)> {
    let (year, month, day) = fixture::CROWDED_DAY;
    let crowded = dateline::model::Instant::from_ymd(year, month, day).map_or(0.0, |i| i.seconds())
        + DAY / 2.0;
    /// The narrowest window there is.
    const MINUTES: f64 = 600.0;
    let mut out = Vec::new();
    for anchor in [crowded, crowded - 50.3 * 365.25 * DAY] {
        let (mut start, mut end) = whole;
        while end - start > MINUTES {
            out.push((start, end, 0.0));
            (start, end) = (
                anchor + (start - anchor) * 0.9,
                anchor + (end - anchor) * 0.9,
            );
        }
    }
    for span in [0.2, 30.0, 365.0, 3_650.0, 36_500.0].map(|days| days * DAY) {
        let start = crowded - span * 0.7;
        out.extend((0..60).map(|i| {
            let start = start + span * 0.01 * f64::from(i);
            (start, start + span, 0.0)
        }));
    }
    let (start, end) = (crowded - 200.0 * DAY, crowded + 165.0 * DAY);
    out.extend((0..100u8).map(|i| (start, end, f32::from(i) * 40.0)));
    out
}

#[cfg(feature = "window")]
fn frames(timeline: &Arc<Timeline>, whole: (f64, f64)) {
    let n = timeline.events.len();
    let before = live_bytes();
    let (secs, mut screen) = timed(|| dateline::ui::Offscreen::new(Arc::clone(timeline), WINDOW));
    println!(
        "window made {:8.2} ms, {:5.1} bytes an event, events {n}",
        secs * 1e3,
        (live_bytes() - before) as f64 / n as f64
    );
    screen.point_at(900.0, 500.0);
    for group_by in [GroupBy::None, GroupBy::Project, GroupBy::Person] {
        screen.group_by(group_by);
        screen.window(whole.0, whole.1);
        // Grouped by another thread, while this one goes on drawing what it has.
        let (first, _) = timed(|| screen.settle());
        let mut costs = Vec::new();
        let mut triangles = 0;
        let mut worst = (0.0, 0);
        for (i, (start, end, y)) in path(whole).into_iter().enumerate() {
            screen.window(start, end);
            screen.scroll_to(y);
            let began = thread_secs();
            let drawn = screen.frame();
            let cost = (thread_secs() - began) * 1e3;
            triangles = triangles.max(drawn.triangles);
            if cost > worst.0 {
                worst = (cost, i);
            }
            costs.push(cost);
        }
        println!(
            "frame median {:.3} ms p99 {:.3} ms events {n}  {group_by:?}, {} frames, most {:.2} ms (frame {}), at most {triangles} triangles; lanes made beside it in {:.1} ms; the window keeps {:.1} bytes an event",
            share(&mut costs, 0.5),
            share(&mut costs, 0.99),
            costs.len(),
            worst.0,
            worst.1,
            first * 1e3,
            (live_bytes() - before) as f64 / n as f64,
        );
    }
}

#[cfg(not(feature = "window"))]
fn frames(timeline: &Arc<Timeline>, whole: (f64, f64)) {
    let index = Index::new(timeline);
    for group_by in [GroupBy::None, GroupBy::Project, GroupBy::Person] {
        let mut view = view(whole, group_by);
        draw(timeline, &index, &view);
        let mut costs = Vec::new();
        for (start, end, _) in path(whole) {
            (view.start, view.end) = (start, end);
            let began = thread_secs();
            black_box(draw(timeline, &index, &view));
            costs.push((thread_secs() - began) * 1e3);
        }
        println!(
            "frame median {:.3} ms p99 {:.3} ms events {}  {group_by:?}, {} frames, layout alone",
            share(&mut costs, 0.5),
            share(&mut costs, 0.99),
            timeline.events.len(),
            costs.len(),
        );
    }
}

fn draw(timeline: &Timeline, index: &Index, view: &View) -> Scene {
    layout(
        timeline,
        index,
        view,
        &Theme::light(),
        &FontMeasure::new(),
        WINDOW,
        0.0,
        &Frame::default(),
    )
}

fn view((start, end): (f64, f64), group_by: GroupBy) -> View {
    View {
        start,
        end,
        group_by,
        ..View::default()
    }
}

/// What is under the pointer, at random places of the crowded whole.
fn hit_micros(scene: &Scene) -> f64 {
    const TIMES: usize = 2_000;
    let mut random = Random(1);
    let points: Vec<Point> = (0..TIMES)
        .map(|_| Point {
            x: random.below(WINDOW.0 as usize) as f32,
            y: random.below(WINDOW.1 as usize) as f32,
        })
        .collect();
    let (secs, _) = timed(|| {
        points
            .iter()
            .filter(|p| black_box(scene.hit(**p)).is_some())
            .count()
    });
    secs * 1e6 / TIMES as f64
}

fn exports() {
    let sources: Vec<Source> = sample()
        .into_iter()
        .map(|(name, source)| {
            let document = read::from_source(&name, &source);
            let facts = extract(
                &document,
                &segment::segment(&document),
                Rules::builtin(),
                &Default::default(),
            );
            Source {
                document: Arc::new(document),
                facts: Arc::new(facts),
            }
        })
        .collect();
    let timeline = resolve(&sources, &Constraints::default());
    let index = Index::new(&timeline);
    let view = view(fit(&timeline, &Filter::default()), GroupBy::Project);
    let theme = Theme::light();
    let frame = Frame {
        title: Some("Sample".to_owned()),
        legend: true,
        ..Frame::default()
    };
    let size = (1400.0, f32::INFINITY);
    let scene = layout(
        &timeline,
        &index,
        &view,
        &theme,
        &FontMeasure::new(),
        size,
        0.0,
        &frame,
    );
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        let pages = vec![scene.clone()];
        let written = || format.write(pages, &theme, dateline::export::PNG_SCALE);
        let (secs, bytes) = timed(|| written().expect("a picture"));
        println!(
            "export {:<12} {:9.1} ms  {:.0} kB, {} events of the sample",
            format.info().name,
            secs * 1e3,
            bytes.len() as f64 / 1e3,
            timeline.events.len()
        );
    }
}
