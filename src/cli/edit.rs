//! `dateline edit`: prints "line 3: saved" once it is, and says of what is refused why.

use super::args::EditArgs;
use super::{rules, say, written_or};
use crate::engine::{self, Applied};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

pub(super) fn run(args: &EditArgs) -> Result<(), String> {
    let options = rules::options_with(&args.own, &args.besides)?;
    let input: Box<dyn BufRead> = match args.apply == Path::new("-") {
        true => Box::new(BufReader::new(io::stdin())),
        false => Box::new(BufReader::new(File::open(&args.apply).map_err(|e| {
            format!(
                "The edits could not be read ({e}); check the path — {}",
                args.apply.display()
            )
        })?)),
    };
    let lines = input.lines().map(|line| {
        line.map_err(|e| {
            format!("The edits could not be read any further ({e}); all before are saved")
        })
    });
    let mut refused = 0;
    let mut written = Ok(true);
    let mut out = io::stdout().lock();
    engine::apply_edits(
        &args.project,
        &args.folder,
        lines,
        !args.unchecked,
        &options,
        |n, applied| {
            match applied {
                Applied::Saved => {
                    let told = writeln!(out, "line {n}: saved").and_then(|()| out.flush());
                    written = written_or(told);
                }
                Applied::Refused(why) => {
                    refused += 1;
                    say(&format!("line {n} {why}"));
                }
            }
            matches!(written, Ok(true))
        },
    )?;
    written?;
    match refused {
        0 => Ok(()),
        1 => Err("One line was refused; all others are saved".to_owned()),
        n => Err(format!("{n} lines were refused; all others are saved")),
    }
}
