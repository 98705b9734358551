//! The program: the window, or one headless command. Prints an error once, at the end.

use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::cli::main()
}
