//! The command line: every flag, declared once.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// Turns a folder of documents into a timeline its reader can trust.
///
/// Without a command it opens the window, with the folders and files given.
#[derive(Parser, Debug)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub action: Option<Action>,
    /// Folders, documents or one .dateline project to open in the window
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Open the sample folder that comes with the program
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,
    /// Open another window even where one runs that could open the folders
    #[arg(long)]
    pub new_window: bool,
    /// Tell of a fault the program stopped at, with this report
    #[arg(long, hide = true, value_name = "REPORT")]
    pub fault: Option<PathBuf>,
    /// Print how fast the window is: first frame, first event, all read, CPU time per frame (see BENCHMARKS.md)
    #[arg(long, hide = true)]
    pub timings: bool,
    /// With --timings: show as many made-up events in place of documents
    #[arg(long, hide = true, value_name = "EVENTS", requires = "timings")]
    pub crowd: Option<usize>,
    /// With --timings: zoom in and out meanwhile, and close the window after as many seconds
    #[arg(long, hide = true, value_name = "SECONDS", requires = "timings", value_parser = seconds)]
    pub quit_after: Option<f32>,
}

fn seconds(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(n) if (0.0..=86_400.0).contains(&n) => Ok(n),
        _ => Err("a number of seconds is needed, such as 10".to_owned()),
    }
}

#[derive(Subcommand, Debug)]
pub(super) enum Action {
    /// Print what each document says, one JSON object a line
    Extract(ExtractArgs),
    /// Print what all documents say together, as one JSON object
    Timeline(TimelineArgs),
    /// Put together what extract --whole has printed, as timeline does
    Resolve(ResolveArgs),
    /// Write the timeline as a picture, as data or as a page to share
    Export(Box<ExportArgs>),
    /// Change a project as a script says
    Edit(EditArgs),
    /// Take the events of tables and calendars into a project, beside those that were read
    Import(ImportArgs),
    /// Look at the rules by which dates are found
    #[command(subcommand)]
    Rules(RulesAction),
    /// Print what a shell needs to complete this command line
    Completions(CompletionsArgs),
    /// Print the manual page, in the form `man` reads
    Man,
    /// Put this program into your menu, and open projects with it, where no package did (Linux)
    #[command(subcommand)]
    Desktop(DesktopAction),
    /// Read the files named on standard input: what the program starts itself for, so that a broken file harms nothing
    #[command(hide = true)]
    ReadFiles,
}

#[derive(Subcommand, Debug, Clone, Copy)]
pub(super) enum DesktopAction {
    /// Write the menu entry, the icons and the file type, for you alone and only below your data folder
    Add,
    /// Take them away again
    Remove,
}

#[derive(Subcommand, Debug)]
pub(super) enum RulesAction {
    /// Run the examples of date rules and print those that fail
    Check(CheckArgs),
    /// Print the page of the docs that is made from the rules
    #[command(hide = true)]
    Doc(DocArgs),
}

/// Prints what a shell needs to complete this command line: dateline completions bash > ~/.local/share/bash-completion/completions/dateline
#[derive(clap::Args, Debug)]
pub(super) struct CompletionsArgs {
    pub shell: clap_complete::Shell,
}

/// Runs every yes and no example of the date rules and prints each that fails, with rule, file and line.
///
/// Without a path the rules that ship are run; a folder is one laid out as data/dates; files are rules of your own, run
/// among those that ship.
#[derive(clap::Args, Debug)]
pub(super) struct CheckArgs {
    /// A folder of rules, or files of rules of your own
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub(super) struct DocArgs {
    /// A folder laid out as data/dates, in place of the rules that ship
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// What is known besides the documents: terms of office, numbered meetings.
#[derive(clap::Args, Debug)]
pub(super) struct OutsideArgs {
    /// Use no knowledge from outside the documents
    #[arg(long, conflicts_with = "chronology")]
    pub no_chronology: bool,
    /// Use this knowledge too; may be given more than once (see data/chronology)
    #[arg(long, value_name = "FILE")]
    pub chronology: Vec<PathBuf>,
}

/// What may be used besides the documents, and what was read of them before.
#[derive(clap::Args, Debug)]
pub(super) struct BesidesArgs {
    #[command(flatten)]
    pub outside: OutsideArgs,
    #[command(flatten)]
    pub cache: CacheArgs,
}

/// What was read before.
#[derive(clap::Args, Debug)]
pub(super) struct CacheArgs {
    /// Read everything anew, and keep nothing of it for the next time
    #[arg(long)]
    pub no_cache: bool,
}

/// Date rules of the user's own.
#[derive(clap::Args, Debug)]
pub(super) struct OwnRulesArgs {
    /// Find dates by these rules too; may be given more than once (see dateline rules check)
    #[arg(long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
}

/// Prints what each document says: its dates, names and events, each with the bytes of the text that say so.
///
/// One JSON object a line and document, in the documents' order. Offsets are UTF-8 bytes into the document's extracted text.
#[derive(clap::Args, Debug)]
pub(super) struct ExtractArgs {
    /// Folders and documents to read
    #[arg(value_name = "PATH", required_unless_present = "jsonl")]
    pub paths: Vec<PathBuf>,
    /// Read documents from standard input instead, one {"doc": …, "text": …, "published"?: …} a line
    #[arg(long, conflicts_with = "paths")]
    pub jsonl: bool,
    /// Print each document's extracted text too, as "text"
    #[arg(long)]
    pub text: bool,
    /// Print with each document all that dateline resolve needs to put it together with others
    #[arg(long)]
    pub whole: bool,
    #[command(flatten)]
    pub own: OwnRulesArgs,
}

/// Reads from standard input what dateline extract --whole has printed, on this machine or on many, and prints the timeline.
///
/// The lines may come in any order. The output is that of dateline timeline.
#[derive(clap::Args, Debug)]
pub(super) struct ResolveArgs {
    /// Print the documents' extracted texts too, as "text"
    #[arg(long)]
    pub text: bool,
    #[command(flatten)]
    pub outside: OutsideArgs,
}

/// Prints what all documents say together: events, people, organisations, projects, each once, with the evidence.
///
/// Offsets are UTF-8 bytes into the documents' extracted texts.
#[derive(clap::Args, Debug)]
pub(super) struct TimelineArgs {
    /// Folders and documents to read, or one .dateline project
    #[arg(value_name = "FOLDER", required = true)]
    pub paths: Vec<PathBuf>,
    /// Print the documents' extracted texts too, as "text"
    #[arg(long)]
    pub text: bool,
    #[command(flatten)]
    pub besides: BesidesArgs,
    #[command(flatten)]
    pub own: OwnRulesArgs,
}

/// Writes the timeline as a picture, as data for other programs, or as a page to share.
///
/// The ending chooses the format: .png, .svg and .pdf are pictures; .html is a page to share; .xlsx, .csv, .zip (all tables as CSV), .md, .json, .ics, .mw
/// and .graphml are data. In every format of data each event has the sentence, the document, the page, how its date is known
/// and whether a person confirmed it. See docs/exports.md.
#[derive(clap::Args, Debug)]
pub(super) struct ExportArgs {
    /// Folders and documents to read, or one .dateline project
    #[arg(value_name = "FOLDER", required = true)]
    pub paths: Vec<PathBuf>,
    /// Where to write it; the ending chooses the format
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The format, whatever the ending: png, svg, pdf, html, xlsx, csv, tables, markdown, json, ics, timelinejs, markwhen or graphml
    #[arg(long, value_name = "F")]
    pub format: Option<String>,
    /// Only events that pass, typed as in the window's search: 'bridge person:Lind -before:1950 is:undated'
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub only: Option<String>,
    /// Which table a .csv holds: events, people, organisations, projects, evidence or documents
    #[arg(long, value_name = "T", default_value = "events")]
    pub table: String,
    /// The documents' full texts too, in the formats that have room for them (.json, .html)
    #[arg(long)]
    pub with_texts: bool,
    /// Begin here: a year, month or day (1990, 1990-12, 1990-12-18)
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// End here, included: a year, month or day
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Width in pixels (points in SVG and PDF)
    #[arg(
        long,
        value_name = "PX",
        default_value_t = 1600.0,
        allow_negative_numbers = true
    )]
    pub width: f32,
    /// One lane for each: project, person, organisation, document, series or none
    #[arg(long, value_name = "G", default_value = "project")]
    pub group_by: String,
    /// Ground and ink: paper, light or dark
    #[arg(long, value_name = "T", default_value = "paper")]
    pub theme: String,
    /// Colors of lanes: usual, bright, or single (one hue, told apart by lightness)
    #[arg(long, value_name = "C", default_value = "usual")]
    pub colors: String,
    /// A picture of this size: column (of a newspaper), a4 (landscape), slide (16:9), square, or free
    #[arg(long, value_name = "P", default_value = "free")]
    pub preset: String,
    /// What becomes of more than a page holds: one (made smaller), tiled (over several pages) or poster (as tall as it needs)
    #[arg(long, value_name = "P", default_value = "one")]
    pub pages: String,
    /// Pixels per point of a .png
    #[arg(
        long,
        value_name = "N",
        default_value_t = 2.0,
        allow_negative_numbers = true
    )]
    pub scale: f32,
    /// A line below the title
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub subtitle: String,
    /// What the foot says the picture rests on, in place of the number of documents; "" for nothing
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// Leave out what the marks mean
    #[arg(long)]
    pub no_legend: bool,
    /// Number the labels, and list for each the sentence, the document, how the date is known and whether a person confirmed it
    #[arg(long)]
    pub notes: bool,
    /// The title above the picture; the folder's name where none is given, "" for none
    #[arg(long)]
    pub title: Option<String>,
    #[command(flatten)]
    pub besides: BesidesArgs,
    #[command(flatten)]
    pub own: OwnRulesArgs,
}

/// Applies edits to a project, one a line, by the rules of the window: {"confirm": {"event": {"doc": …, "quote": …}}}.
///
/// Each line is one step that can be undone, and on the disk before it is told as saved. A line that means nothing is
/// refused with a sentence, and the others go on. The lines are those of a project file; see docs/edits.md.
#[derive(clap::Args, Debug)]
pub(super) struct EditArgs {
    /// The .dateline project
    #[arg(value_name = "PROJECT")]
    pub project: PathBuf,
    /// The edits, one JSON object a line; "-" reads them from standard input
    #[arg(long, value_name = "FILE")]
    pub apply: PathBuf,
    /// Where there is no such project: begin one for this folder; may be given more than once
    #[arg(long, value_name = "FOLDER")]
    pub folder: Vec<PathBuf>,
    /// Do not read the documents first: an edit is kept whether or not its words are there
    #[arg(long)]
    pub unchecked: bool,
    #[command(flatten)]
    pub besides: BesidesArgs,
    #[command(flatten)]
    pub own: OwnRulesArgs,
}

/// Takes the events of tables (.csv, .xlsx), calendars (.ics), TimelineJS (.json) and Markwhen (.mw) into a project, as if they
/// had been added by hand: all of a file in one step that can be undone.
///
/// Columns are known by their headings: Title, Date, or Start and End, People, Organisations, Projects, Places, Tags, Note. For
/// each row that could not be taken a sentence says why, and the others are taken. See docs/exports.md.
#[derive(clap::Args, Debug)]
pub(super) struct ImportArgs {
    /// Files of events
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The .dateline project
    #[arg(long, value_name = "PROJECT")]
    pub into: PathBuf,
    /// Where there is no such project: begin one for this folder; may be given more than once
    #[arg(long, value_name = "FOLDER")]
    pub folder: Vec<PathBuf>,
}

pub(super) enum Parsed {
    Args(Box<Args>),
    /// Help or version, to be printed.
    Help(String),
    /// One sentence on what is wrong and what to do.
    Wrong(String),
}

pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Parsed {
    match Args::try_parse_from(args) {
        Ok(args) => Parsed::Args(Box::new(args)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Parsed::Help(error.to_string())
            }
            _ => Parsed::Wrong(one_sentence(&error.to_string())),
        },
    }
}

/// What a shell needs to complete the command line.
pub(super) fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "dateline", &mut out);
    out
}

/// The manual page: the program's own words, and below them each command's.
pub(super) fn man() -> std::io::Result<Vec<u8>> {
    let mut command = Args::command();
    command.build();
    let mut out = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command
        .get_subcommands()
        .filter(|c| !c.is_hide_set() && c.get_name() != "help")
    {
        let page = clap_mangen::Man::new(sub.clone());
        let name = sub.get_name().to_uppercase();
        out.extend(format!(".SH \"THE COMMAND {name}\"\n").into_bytes());
        // Its sections become parts of ours.
        let mut part = Vec::new();
        page.render_synopsis_section(&mut part)?;
        page.render_description_section(&mut part)?;
        page.render_options_section(&mut part)?;
        let text = String::from_utf8_lossy(&part).replace(".SH ", ".SS ");
        out.extend(text.into_bytes());
    }
    Ok(out)
}

/// clap explains over several lines; the first paragraph says what is wrong.
fn one_sentence(explained: &str) -> String {
    let what = explained.split("\n\n").next().unwrap_or_default();
    let what = what.strip_prefix("error: ").unwrap_or(what);
    let words: Vec<&str> = what.split_whitespace().collect();
    format!(
        "{}; see {} --help",
        words.join(" "),
        Args::command().get_name()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[track_caller]
    fn wrong(line: &str) -> String {
        match parse(line.split(' ').map(OsString::from)) {
            Parsed::Wrong(sentence) => sentence,
            Parsed::Args(args) => panic!("{args:?}"),
            Parsed::Help(text) => panic!("{text}"),
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn man_page_and_completions_know_every_command() {
        let man = String::from_utf8(man().expect("a page")).expect("UTF-8");
        let shells = clap_complete::Shell::value_variants();
        let completions = shells
            .iter()
            .map(|s| String::from_utf8_lossy(&completions(*s)).into_owned());
        let completions: Vec<String> = completions.collect();
        for command in Args::command().get_subcommands() {
            let name = command.get_name();
            if command.is_hide_set() {
                assert!(!man.contains(&format!("COMMAND {}", name.to_uppercase())));
                continue;
            }
            assert!(
                man.contains(&format!("COMMAND {}", name.to_uppercase())),
                "{name}"
            );
            assert!(completions.iter().all(|c| c.contains(name)), "{name}");
        }
    }

    #[test]
    fn a_wrong_command_line_is_one_sentence() {
        for line in [
            "dateline timeline",
            "dateline extract",
            "dateline extract --jsonl a.txt",
            "dateline export a",
            "dateline export a -o b.png --width wide",
            "dateline timeline --nonsense a",
        ] {
            let sentence = wrong(line);
            assert!(!sentence.contains('\n'), "{sentence}");
            assert!(sentence.ends_with("see dateline --help"), "{sentence}");
        }
    }

    #[test]
    fn paths_alone_open_the_window() {
        let Parsed::Args(args) = parse(["dateline", "a", "b"].map(OsString::from)) else {
            panic!("it parses");
        };
        assert!(args.action.is_none());
        assert_eq!(args.paths.len(), 2);
    }
}
