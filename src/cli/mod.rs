//! The same engine without a window.

use std::process::ExitCode;

/// Parses the command line and runs it. Prints an error once, as one sentence on standard error.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
