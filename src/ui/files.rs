//! The system's own dialogs, asked without making the window wait.
//!
//! Where no dialog answers, that is found out and said, so that a path can be typed instead.

use crate::engine;
use crate::session::Command;
use egui::Context;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Poll, Wake, Waker};

/// How a project file's name ends.
pub const PROJECT_ENDING: &str = "dateline";

/// How a file of date rules ends.
pub const RULES_ENDING: &str = "toml";

type Answer = Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>;

/// An answer of "nothing" sooner than this is no person's: no dialog came up.
///
/// 0.4 s: the portal's refusal took under 50 ms here; nobody reads a dialog and closes it in less than half a second.
const NOBODY_ANSWERED_SECS: f64 = 0.4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Folder,
    Picture,
    Project,
    Copy,
    Rules,
    /// A table or a calendar to take events from.
    Events,
}

pub enum Outcome {
    Path(Wish, PathBuf),
    Cancelled,
    /// There is no dialog on this system.
    NoDialog(Wish),
}

/// What is to be done with what was chosen or typed; `None` where the window has a form of its own for it.
pub fn taken(wish: Wish, path: PathBuf) -> Option<Command> {
    match wish {
        Wish::Folder => Some(Command::Open(vec![path])),
        Wish::Events => Some(Command::Import(path)),
        Wish::Rules => Some(rules(&[path])),
        Wish::Project => Some(Command::SaveAs(path)),
        Wish::Copy => Some(Command::SaveCopy(path)),
        Wish::Picture => None,
    }
}

/// Takes the project's own date rules from files, and says how many they are and what is wrong with them.
pub fn rules(paths: &[PathBuf]) -> Command {
    let read = engine::own_rules(paths).and_then(|own| {
        let about = super::words::about_rules(&engine::check_own(&own)?);
        Ok(Command::UseRules(own, about))
    });
    read.unwrap_or_else(Command::Complain)
}

/// A typed path, where "~" is the person's own folder as it is in a terminal.
pub fn typed(path: &str) -> PathBuf {
    let path = path.trim();
    let home = std::env::home_dir().filter(|_| path == "~" || path.starts_with("~/"));
    match home {
        Some(home) => home.join(path.trim_start_matches('~').trim_start_matches('/')),
        None => PathBuf::from(path),
    }
}

/// At most one dialog at a time.
#[derive(Default)]
pub struct Files {
    open: Option<(Wish, Answer, f64)>,
}

struct Repaint(Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

impl Files {
    pub fn ask_folder(&mut self, now: f64) {
        let dialog = rfd::AsyncFileDialog::new().set_title(text!("dialog-folder"));
        self.open = Some((Wish::Folder, Box::pin(dialog.pick_folder()), now));
    }

    pub fn ask_picture(&mut self, file_name: &str, ending: &str, now: f64) {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(text!("dialog-picture"))
            .add_filter(ending.to_uppercase(), &[ending])
            .set_file_name(file_name);
        self.open = Some((Wish::Picture, Box::pin(dialog.save_file()), now));
    }

    pub fn ask_rules(&mut self, now: f64) {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(text!("dialog-rules"))
            .add_filter(text!("dialog-rules-kind"), &[RULES_ENDING]);
        self.open = Some((Wish::Rules, Box::pin(dialog.pick_file()), now));
    }

    pub fn ask_events(&mut self, now: f64) {
        let endings = crate::import::Kind::ENDINGS.map(|(e, _)| e);
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(text!("dialog-events"))
            .add_filter(text!("dialog-events-kind"), &endings);
        self.open = Some((Wish::Events, Box::pin(dialog.pick_file()), now));
    }

    pub fn ask_project(&mut self, file_name: &str, now: f64) {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(text!("overlay-save"))
            .add_filter(text!("dialog-project-kind"), &[PROJECT_ENDING])
            .set_file_name(file_name);
        self.open = Some((Wish::Project, Box::pin(dialog.save_file()), now));
    }

    pub fn ask_copy(&mut self, file_name: &str, now: f64) {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(text!("overlay-save-copy"))
            .add_filter(text!("dialog-project-kind"), &[PROJECT_ENDING])
            .set_file_name(file_name);
        self.open = Some((Wish::Copy, Box::pin(dialog.save_file()), now));
    }

    /// What became of the dialog, once; `None` while it is open or none is.
    pub fn poll(&mut self, ctx: &Context, now: f64) -> Option<Outcome> {
        let (wish, answer, asked) = self.open.as_mut()?;
        let waker = Waker::from(Arc::new(Repaint(ctx.clone())));
        let mut task = std::task::Context::from_waker(&waker);
        let Poll::Ready(file) = answer.as_mut().poll(&mut task) else {
            return None;
        };
        let outcome = match file {
            Some(file) => Outcome::Path(*wish, file.path().to_owned()),
            None if now - *asked < NOBODY_ANSWERED_SECS => Outcome::NoDialog(*wish),
            None => Outcome::Cancelled,
        };
        self.open = None;
        Some(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_persons_own_folder() {
        let home = std::env::home_dir().expect("a home");
        assert_eq!(typed(" ~/papers "), home.join("papers"));
        assert_eq!(typed("~"), home);
        assert_eq!(typed("/a/~b"), PathBuf::from("/a/~b"));
        assert_eq!(typed("~b"), PathBuf::from("~b"));
    }
}
