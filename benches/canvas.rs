//! What one frame of the timeline costs before it is painted, for up to a million events; and what an export costs.
//!
//! Not what the toolkit does with the shapes. `cargo bench --no-default-features --bench canvas`

mod timing;

use dateline::export::Format;
use dateline::extract::{Rules, extract};
use dateline::model::{Constraints, Filter, GroupBy, Source, Timeline, View};
use dateline::resolve::resolve;
use dateline::scene::{FontMeasure, Frame, Index, Point, Scene, Theme, fit, fixture, layout};
use dateline::{read, segment};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use timing::{Random, sample, share, timed};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// A large window, in points.
const WINDOW: (f32, f32) = (1600.0, 900.0);
const DAY: f64 = 86_400.0;

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    let sizes = if quick { &SIZES[..1] } else { &SIZES[..] };
    for &n in sizes {
        measure(n);
    }
    exports();
}

fn measure(n: usize) {
    let timeline = fixture::many(n, 7);
    let (secs, index) = timed(|| Index::new(&timeline));
    println!("index               {:9.2} ms  events {n}", secs * 1e3);
    for group_by in [GroupBy::None, GroupBy::Project, GroupBy::Person] {
        frames(&timeline, &index, group_by);
    }
}

/// From the whole range down to one day at a tenth a frame, then along: what a hand on the wheel does.
fn frames(timeline: &Timeline, index: &Index, group_by: GroupBy) {
    let n = timeline.events.len();
    let (start, end) = fit(timeline, &Filter::default());
    let mut view = view(start, end, group_by);
    let draw = |view: &View| {
        let theme = Theme::light();
        layout(
            timeline,
            index,
            view,
            &theme,
            &FontMeasure::new(),
            WINDOW,
            0.0,
            &Frame::default(),
        )
    };
    let (first, whole) = timed(|| draw(&view));
    let mut costs = Vec::new();
    let mut frame = |view: &View| {
        let (secs, scene) = timed(|| draw(view));
        costs.push(secs * 1e3);
        scene.shapes.len()
    };
    // Near the end of the crowded part, away from the exact middle.
    let anchor = start + (end - start) * 0.47;
    while view.end - view.start > DAY {
        frame(&view);
        (view.start, view.end) = (
            anchor + (view.start - anchor) * 0.9,
            anchor + (view.end - anchor) * 0.9,
        );
    }
    for span in [DAY * 30.0, DAY * 365.0, DAY * 3_650.0, DAY * 36_500.0] {
        (view.start, view.end) = (anchor - span / 2.0, anchor + span / 2.0);
        for _ in 0..50 {
            frame(&view);
            view.start += span * 0.01;
            view.end += span * 0.01;
        }
    }
    println!(
        "frame median {:7.3} ms p99 {:7.3} ms events {n}  {group_by:?}, {} frames; first frame with grouping {:.2} ms; hit {:.2} µs",
        share(&mut costs, 0.5),
        share(&mut costs, 0.99),
        costs.len(),
        first * 1e3,
        hit_micros(&whole),
    );
}

fn view(start: f64, end: f64, group_by: GroupBy) -> View {
    View {
        start,
        end,
        group_by,
        filter: Filter::default(),
        folded_lanes: BTreeSet::new(),
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
    let (start, end) = fit(&timeline, &Filter::default());
    let view = view(start, end, GroupBy::Project);
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
        let (secs, bytes) = timed(|| format.write(&scene, &theme).expect("a picture"));
        println!(
            "export {:<12} {:9.1} ms  {:.0} kB, {} events of the sample",
            format.info().name,
            secs * 1e3,
            bytes.len() as f64 / 1e3,
            timeline.events.len()
        );
    }
}
