//! `dateline timeline`.

use super::args::TimelineArgs;
use super::{print_outcome, rules};
use crate::engine;

pub(super) fn run(args: &TimelineArgs) -> Result<(), String> {
    let outcome = engine::run(&args.paths, &rules::options_with(&args.own, &args.besides)?)?;
    print_outcome(&outcome, args.text)
}
