//! `dateline resolve`: what many machines have extracted, put together on one.

use super::args::ResolveArgs;
use super::{extract, print_outcome, rules};
use crate::engine;

pub(super) fn run(args: &ResolveArgs) -> Result<(), String> {
    let options = rules::options_outside(&args.outside)?;
    let outcome = engine::resolve_lines(extract::lines(), &options)?;
    print_outcome(&outcome, args.text)
}
