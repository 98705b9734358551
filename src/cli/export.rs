//! `dateline export`.

use super::args::ExportArgs;
use super::{rules, say};
use crate::engine;
use crate::model::{Edtf, GroupBy, Instant, Timeline, View};
use crate::session::ExportRequest;
use std::path::Path;

const THEMES: [&str; 3] = ["paper", "light", "dark"];

const COLORS: [&str; 3] = ["usual", "bright", "single"];

const FORMATS: [&str; 3] = ["png", "svg", "pdf"];

/// From the width of a phone to more than any poster.
const WIDTHS: std::ops::RangeInclusive<f32> = 200.0..=20_000.0;

/// How much of the whole range is left free at each side, so that no mark touches the edge.
const MARGIN: f64 = 0.03;

pub(super) fn run(args: &ExportArgs) -> Result<(), String> {
    // Everything that can be wrong about the command line is told before anything is read.
    check_ending(&args.output)?;
    let group_by = choose(
        "--group-by",
        &args.group_by,
        &GroupBy::ALL.map(GroupBy::name),
    )?;
    let theme = choose("--theme", &args.theme, &THEMES)?;
    let colors = choose("--colors", &args.colors, &COLORS)?;
    let from = day("--from", args.from.as_deref())?.and_then(|(from, _)| from);
    let to = day("--to", args.to.as_deref())?.and_then(|(_, to)| to);
    if !WIDTHS.contains(&args.width) {
        return Err(format!(
            "--width must be between {} and {} pixels",
            WIDTHS.start(),
            WIDTHS.end()
        ));
    }
    let outcome = engine::run(&args.paths, &rules::options_with(&args.own, &args.outside)?)?;
    for note in &outcome.notes {
        say(&note.line());
    }
    let (start, end) = window(&outcome.timeline, from, to)?;
    let request = ExportRequest {
        to: args.output.clone(),
        view: View {
            start,
            end,
            group_by: GroupBy::ALL[group_by],
            ..View::default()
        },
        theme: THEMES[theme].to_owned(),
        colors: COLORS[colors],
        width: args.width,
        title: title(args),
    };
    engine::export(&outcome.timeline, &request)
}

/// What was asked for, else the name of the one folder that was read.
fn title(args: &ExportArgs) -> Option<String> {
    match (&args.title, &args.paths[..]) {
        (Some(title), _) => (!title.is_empty()).then(|| title.clone()),
        (None, [only]) => only
            .canonicalize()
            .ok()?
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned()),
        (None, _) => None,
    }
}

fn check_ending(output: &Path) -> Result<(), String> {
    let ending = output
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    if FORMATS.contains(&ending.as_str()) {
        Ok(())
    } else {
        Err(format!(
            "Dateline writes .png, .svg and .pdf; give the file one of these endings — {}",
            output.display()
        ))
    }
}

/// Index of the choice.
fn choose(flag: &str, said: &str, choices: &[&str]) -> Result<usize, String> {
    choices.iter().position(|c| *c == said).ok_or_else(|| {
        format!(
            "{flag} does not know “{said}”; choose one of {}",
            choices.join(", ")
        )
    })
}

type Bounds = (Option<Instant>, Option<Instant>);

fn day(flag: &str, said: Option<&str>) -> Result<Option<Bounds>, String> {
    let Some(said) = said else { return Ok(None) };
    let bounds = said.parse::<Edtf>().map(|edtf| edtf.bounds());
    match bounds {
        Ok(bounds @ (Some(_), Some(_))) => Ok(Some(bounds)),
        _ => Err(format!(
            "{flag} needs a year, month or day such as 1990, 1990-12 or 1990-12-18, not “{said}”"
        )),
    }
}

/// The window of time to draw, in seconds since 1970: what was asked for, else everything that has a date.
fn window(
    timeline: &Timeline,
    from: Option<Instant>,
    to: Option<Instant>,
) -> Result<(f64, f64), String> {
    let ends = timeline
        .events
        .iter()
        .flat_map(|e| [e.when.earliest, e.when.latest])
        .flatten();
    let first = ends.clone().min();
    let last = ends.max();
    let nothing = || {
        "There is nothing with a date to draw; look at what was found with dateline timeline, or give --from and --to".to_owned()
    };
    let start = from.or(first).ok_or_else(nothing)?.seconds();
    let end = to.or(last).ok_or_else(nothing)?.seconds();
    if from.is_some() && to.is_some() && start >= end {
        return Err("--from must be before --to".to_owned());
    }
    if start >= end {
        return Err(
            "There is nothing with a date in this range; choose another --from or --to".to_owned(),
        );
    }
    let margin = (end - start) * MARGIN;
    Ok((
        from.map_or(start - margin, |_| start),
        to.map_or(end + margin, |_| end),
    ))
}
