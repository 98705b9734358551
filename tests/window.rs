//! The real window on a display of its own: opened, typed into, looked at and closed. What it says is tested in `src/ui`.
//!
//! Skipped, with a line that says so, where there is no virtual display to open it on.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A debug build on a busy machine takes a few seconds to its first frame.
const PATIENCE: Duration = Duration::from_secs(60);

fn is_installed(program: &str, arg: &str) -> bool {
    let tried = Command::new(program)
        .arg(arg)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tried.is_ok()
}

/// A display with a number that was free, and that number.
fn display() -> Option<(Running, String)> {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let out = server.stdout.take();
    let server = Running(server);
    let mut number = String::new();
    BufReader::new(out?).read_line(&mut number).ok()?;
    let number = number.trim();
    (!number.is_empty()).then(|| (server, format!(":{number}")))
}

struct Desk {
    display: String,
}

impl Desk {
    /// What a program prints on this display; `None` where it fails.
    fn ask(&self, program: &str, args: &[&str]) -> Option<String> {
        let output = Command::new(program)
            .args(args)
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    }

    fn xdotool(&self, args: &[&str]) -> Option<String> {
        self.ask("xdotool", args)
    }

    /// A picture of the whole screen, and how many colors it has.
    fn picture(&self, to: &Path) -> (Vec<u8>, u32) {
        let to = to.to_str().expect("a plain path");
        self.ask("import", &["-window", "root", "-depth", "8", to])
            .expect("a picture is taken");
        let raw = Command::new("convert")
            .args([to, "rgb:-"])
            .output()
            .expect("the picture is read");
        let colors = self
            .ask("identify", &["-format", "%k", to])
            .and_then(|n| n.parse().ok());
        (raw.stdout, colors.expect("a number of colors"))
    }
}

/// Tries until it is there.
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "{what} did not come");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn the_window_opens_takes_keys_and_closes() {
    if !cfg!(feature = "window") {
        println!("skipped: built without the window");
        return;
    }
    for (program, arg) in [
        ("Xvfb", "-help"),
        ("xdotool", "version"),
        ("import", "-version"),
        ("convert", "-version"),
        ("identify", "-version"),
    ] {
        if !is_installed(program, arg) {
            println!("skipped: {program} is not installed");
            return;
        }
    }
    let Some((_server, display)) = display() else {
        println!("skipped: no virtual display could be opened");
        return;
    };
    let desk = Desk { display };
    let home = tempfile::tempdir().expect("a folder");
    let mut app = Running(
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .arg("data/sample")
            .env("DISPLAY", &desk.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LC_ALL", "C") // the window speaks as the system does; what is looked for here is English
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts"),
    );
    let window = wait_for("the window with its folder's name", || {
        let found = desk.xdotool(&["search", "--name", "sample.*Dateline"])?;
        Some(found.lines().next()?.to_owned()).filter(|id| !id.is_empty())
    });
    // Without a window manager nobody gives the keyboard to a window.
    desk.xdotool(&["windowfocus", &window])
        .expect("the window takes the keyboard");
    let (_, _) = wait_for("a picture with something on it", || {
        Some(desk.picture(&home.path().join("before.png"))).filter(|(_, colors)| *colors > 300)
    });
    // What is still moving comes to rest.
    std::thread::sleep(Duration::from_secs(1));
    let (before, _) = desk.picture(&home.path().join("before.png"));

    desk.xdotool(&["key", "ctrl+f"]).expect("a key is pressed");
    desk.xdotool(&["type", "--delay", "40", "ceremony"])
        .expect("a word is typed");
    wait_for("the search", || {
        let (after, _) = desk.picture(&home.path().join("search.png"));
        let changed = after.iter().zip(&before).filter(|(a, b)| a != b).count();
        // More than a blinking cursor and one word: the timeline itself is another.
        (changed > 20_000).then_some(())
    });
    desk.xdotool(&["key", "Escape"]).expect("a key is pressed");
    std::thread::sleep(Duration::from_secs(1));
    let (_, colors) = desk.picture(&home.path().join("after.png"));
    assert!(colors > 300, "{colors} colors");
    assert!(
        app.0.try_wait().expect("it can be asked").is_none(),
        "it lives"
    );

    desk.xdotool(&["key", "ctrl+q"]).expect("a key is pressed");
    let status = wait_for("the end", || app.0.try_wait().expect("it can be asked"));
    assert!(status.success(), "{status}");
}
