//! `dateline export`.

use super::args::ExportArgs;
use super::{rules, say};
use crate::engine;
use crate::export::data::Table;
use crate::export::paper::{Pages, Paper, Preset};
use crate::export::{Format, Kind};
use crate::model::asked::{key_value, parse, pieces, take_terms};
use crate::model::{Edtf, Filter, GroupBy, Instant, Timeline, View};
use crate::scene::ENGLISH;
use crate::session::ExportRequest;

const THEMES: [&str; 3] = ["paper", "light", "dark"];

const COLORS: [&str; 3] = ["usual", "bright", "single"];

/// From the width of a phone to more than any poster.
const WIDTHS: std::ops::RangeInclusive<f32> = 200.0..=20_000.0;

/// From a thumbnail to what the finest printers tell apart.
const SCALES: std::ops::RangeInclusive<f32> = 0.1..=20.0;

/// How much of the whole range is left free at each side, so that no mark touches the edge.
const MARGIN: f64 = 0.03;

pub(super) fn run(args: &ExportArgs) -> Result<(), String> {
    // Everything that can be wrong about the command line is told before anything is read.
    let format = format(args)?;
    let table = choose("--table", &args.table, &Table::ALL.map(Table::name))?;
    let mut filter = args
        .only
        .as_deref()
        .map(asked)
        .transpose()?
        .unwrap_or_default();
    let group_by = choose(
        "--group-by",
        &args.group_by,
        &GroupBy::ALL.map(GroupBy::name),
    )?;
    let theme = choose("--theme", &args.theme, &THEMES)?;
    let colors = choose("--colors", &args.colors, &COLORS)?;
    let preset = choose("--preset", &args.preset, &Preset::ALL.map(|p| p.info().key))?;
    let pages = choose("--pages", &args.pages, &Pages::ALL.map(|(_, key, _)| key))?;
    if !SCALES.contains(&args.scale) {
        return Err(format!(
            "--scale must be between {} and {} pixels a point",
            SCALES.start(),
            SCALES.end()
        ));
    }
    let from = day("--from", args.from.as_deref())?.and_then(|(from, _)| from);
    let to = day("--to", args.to.as_deref())?.and_then(|(_, to)| to);
    if !WIDTHS.contains(&args.width) {
        return Err(format!(
            "--width must be between {} and {} pixels",
            WIDTHS.start(),
            WIDTHS.end()
        ));
    }
    let outcome = engine::run(&args.paths, &rules::options_with(&args.own, &args.besides)?)?;
    for note in &outcome.notes {
        say(&note.line());
    }
    let (start, end) = match format.info().kind {
        Kind::Picture => window(&outcome.timeline, from, to)?,
        // Of data a range is a filter like any other.
        Kind::Data => {
            if from.is_some() || to.is_some() {
                let (a, b) = (
                    from.unwrap_or(Instant(i64::MIN)),
                    to.unwrap_or(Instant(i64::MAX)),
                );
                if a >= b {
                    return Err("--from must be before --to".to_owned());
                }
                filter.range = Some((a, b));
            }
            (0.0, 1.0)
        }
    };
    let request = ExportRequest {
        to: args.output.clone(),
        format: Some(format),
        view: View {
            start,
            end,
            group_by: GroupBy::ALL[group_by],
            filter,
            ..View::default()
        },
        theme: THEMES[theme].to_owned(),
        colors: COLORS[colors],
        names: &ENGLISH,
        width: args.width,
        title: title(args),
        paper: Paper {
            preset: Preset::ALL[preset],
            pages: Pages::ALL[pages].0,
            scale: args.scale,
            subtitle: args.subtitle.clone(),
            legend: !args.no_legend,
            notes: args.notes,
            source: args.source.clone(),
        },
        with_texts: args.with_texts,
        table: Table::ALL[table],
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

fn format(args: &ExportArgs) -> Result<Format, String> {
    let keys: Vec<&str> = Format::ALL.iter().map(|f| f.info().key).collect();
    if let Some(said) = &args.format {
        return Ok(Format::ALL[choose("--format", said, &keys)?]);
    }
    Format::of_file(&args.output).ok_or_else(|| {
        format!(
            "Dateline writes {}; give the file one of these endings, or say --format — {}",
            Format::endings(),
            args.output.display()
        )
    })
}

/// What `--where` asks for. What looks like a condition and is none would be searched for as words, and find nothing.
fn asked(query: &str) -> Result<Filter, String> {
    let mut words = query.to_owned();
    let _ = take_terms(&mut words, true);
    let odd = pieces(&words)
        .into_iter()
        .find(|p| key_value(p.text).is_some());
    match odd {
        Some(piece) => Err(format!(
            "--where does not understand “{}”; try person:Lind, before:1950 or is:undated",
            piece.text
        )),
        None => Ok(parse(query)),
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
