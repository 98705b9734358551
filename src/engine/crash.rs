//! Where the program itself fails: a report that can be sent, and who shows it.
//!
//! Not what one document makes fail; that costs only the document (`guard`).

use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::thread::ThreadId;

/// From now on a fault on this thread, which is the window's, writes a report into `folder` and calls `show` with its path.
/// A fault on another thread costs only that thread's work and is told there.
pub fn report_to(folder: PathBuf, show: impl Fn(&Path) + Send + Sync + 'static) {
    let of: ThreadId = std::thread::current().id();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        usual(info);
        if std::thread::current().id() != of || super::guard::is_guarded() {
            return;
        }
        if let Some(path) = written(&folder, &report(info)) {
            show(&path);
        }
    }));
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let what = info.payload_as_str().unwrap_or("no message");
    let version = env!("CARGO_PKG_VERSION");
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let when = chrono::Utc::now().format("%Y-%m-%d %H:%M UTC");
    let what = without_quotations(what);
    // Names of folders on this machine may stand in what was compiled; of the documents nothing does.
    let trace = Backtrace::force_capture();
    format!(
        "Dateline {version} stopped because of a fault in the program\n\n\
         when     {when}\nsystem   {system} {machine}\nwhere    {place}\nwhat     {what}\n\n{trace}\n"
    )
}

/// A fault's message without what it quotes: that may be a document's text, which is nobody's to send.
fn without_quotations(message: &str) -> String {
    const LONGEST: usize = 400;
    let mut out = String::new();
    let mut quoted = false;
    for c in message.chars() {
        match c {
            '`' | '"' | '“' | '”' => {
                if !quoted {
                    out.push_str("[…]");
                }
                quoted = !quoted;
            }
            _ if quoted => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        if out.len() > LONGEST {
            break;
        }
    }
    out
}

/// The report's path, where it could be written.
fn written(folder: &Path, report: &str) -> Option<PathBuf> {
    std::fs::create_dir_all(folder).ok()?;
    let name = chrono::Utc::now()
        .format("fault-%Y%m%d-%H%M%S.txt")
        .to_string();
    let path = folder.join(name);
    std::fs::write(&path, report).ok()?;
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_quotes_no_document() {
        let check =
            |message: &str, expected: &str| assert_eq!(without_quotations(message), expected);
        check(
            "index out of bounds: the len is 3",
            "index out of bounds: the len is 3",
        );
        check(
            "byte index 1 is not a char boundary; it is inside 'é' of `Dear Élodie`[...]",
            "byte index 1 is not a char boundary; it is inside 'é' of […][...]",
        );
        check(
            "called on an Err value: \"secret\"",
            "called on an Err value: […]",
        );
        check("an odd \" quote", "an odd […]");
        assert!(without_quotations(&"x".repeat(10_000)).len() < 500);
    }

    #[test]
    fn a_fault_of_the_windows_thread_leaves_a_report_and_one_elsewhere_none() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().to_path_buf();
        let (tell, told) = std::sync::mpsc::channel();
        let tell = std::sync::Mutex::new(tell);
        std::thread::spawn(move || {
            report_to(own, move |path| {
                let _ = tell.lock().map(|t| t.send(path.to_path_buf()));
            });
            let _ = std::thread::spawn(|| panic!("elsewhere")).join();
            assert!(super::super::guard::guarded(|| panic!("one document")).is_none());
            let _ = std::panic::catch_unwind(|| panic!("the window"));
        })
        .join()
        .unwrap();
        let reports: Vec<PathBuf> = told.try_iter().collect();
        assert_eq!(reports.len(), 1, "{reports:?}");
        let text = std::fs::read_to_string(&reports[0]).unwrap();
        assert!(text.contains("what     the window"), "{text}");
        assert!(text.contains(env!("CARGO_PKG_VERSION")));
    }
}
