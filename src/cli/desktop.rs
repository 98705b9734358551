//! `dateline desktop add`: the menu entry, icons and file type of a program that came as one file.
//!
//! Packages lay down the same files for everybody; this writes them for one person, below the folder the system keeps for that.

use super::args::DesktopAction;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where each file goes below the person's data folder.
const FILES: [(&str, &[u8]); 5] = [
    (
        "mime/packages/dateline.xml",
        include_bytes!("../../assets/linux/dateline.xml"),
    ),
    (
        "icons/hicolor/scalable/apps/dateline.svg",
        include_bytes!("../../assets/icons/dateline.svg"),
    ),
    (
        "icons/hicolor/48x48/apps/dateline.png",
        include_bytes!("../../assets/icons/dateline-48.png"),
    ),
    (
        "icons/hicolor/128x128/apps/dateline.png",
        include_bytes!("../../assets/icons/dateline-128.png"),
    ),
    (
        "icons/hicolor/256x256/apps/dateline.png",
        include_bytes!("../../assets/icons/dateline-256.png"),
    ),
];

const ENTRY: (&str, &str) = (
    "applications/dateline.desktop",
    include_str!("../../assets/linux/dateline.desktop"),
);

/// What keeps the system's lists of entries and types, where it is installed: the program, and the folder it is told of.
const REFRESH: [(&str, &str); 2] = [
    ("update-desktop-database", "applications"),
    ("update-mime-database", "mime"),
];

pub fn run(what: DesktopAction) -> Result<(), String> {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return Err("Menu entries of this kind are for Linux; drag the program to where you want it, or use the installer".to_owned());
    }
    let data = data_folder().ok_or(
        "It is not known where your data folder is; set XDG_DATA_HOME or HOME and try again",
    )?;
    match what {
        DesktopAction::Add => {
            let program = std::env::current_exe()
                .map_err(|e| format!("Where this program is could not be found out ({e})"))?;
            add(&data, &program)?;
            super::print(&format!(
                "Dateline is in your menu now, and opens projects with a double click. Keep the program where it is — {}\n",
                program.display()
            ))?;
        }
        DesktopAction::Remove => {
            remove(&data)?;
            super::print("Dateline is out of your menu; the program and your changes stay\n")?;
        }
    }
    for (tool, folder) in REFRESH {
        // Systems without these tools look at the files themselves.
        let _ = Command::new(tool)
            .arg(data.join(folder))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
    Ok(())
}

/// As the system's rules for folders say: the variable where it is an absolute path, else the usual place.
fn data_folder() -> Option<PathBuf> {
    let told = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    told.filter(|p| p.is_absolute())
        .or_else(|| std::env::home_dir().map(|h| h.join(".local/share")))
}

fn add(data: &Path, program: &Path) -> Result<(), String> {
    for (path, bytes) in FILES {
        write(&data.join(path), bytes)?;
    }
    let entry = ENTRY.1.replace(
        "Exec=dateline",
        &format!("Exec={}", quoted(&program.to_string_lossy())),
    );
    write(&data.join(ENTRY.0), entry.as_bytes())
}

fn remove(data: &Path) -> Result<(), String> {
    let paths = FILES.iter().map(|(path, _)| *path).chain([ENTRY.0]);
    for path in paths {
        let path = data.join(path);
        match std::fs::remove_file(&path) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => {
                return Err(format!(
                    "It could not be taken away ({e}); delete it by hand — {}",
                    path.display()
                ));
            }
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|e| {
            format!(
                "It could not be written ({e}); see whether the folder may be written to — {}",
                path.display()
            )
        })
}

/// A path as a menu entry takes it: in quotes, with what has a meaning there escaped, once for the quotes and once for the file.
fn quoted(path: &str) -> String {
    let mut out = String::from("\"");
    for c in path.chars() {
        match c {
            '"' | '`' | '$' => out.extend(["\\\\", &c.to_string()]),
            '\\' => out.push_str("\\\\\\\\"),
            '%' => out.push_str("%%"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_all_taken_away_and_nothing_else() {
        let home = tempfile::tempdir().expect("a folder");
        let other = home.path().join("applications/other.desktop");
        write(&other, b"[Desktop Entry]\n").expect("written");
        add(home.path(), Path::new("/opt/my tools/dateline")).expect("added");
        let entry = std::fs::read_to_string(home.path().join(ENTRY.0)).expect("the entry");
        assert!(entry.contains("Exec=\"/opt/my tools/dateline\" %F\n"));
        assert!(entry.contains("Exec=\"/opt/my tools/dateline\" --sample\n"));
        assert!(!entry.contains("Exec=dateline"));
        for (path, _) in FILES {
            assert!(home.path().join(path).is_file(), "{path}");
        }
        remove(home.path()).expect("removed");
        for path in FILES.iter().map(|(p, _)| *p).chain([ENTRY.0]) {
            assert!(!home.path().join(path).exists(), "{path}");
        }
        assert!(other.is_file(), "another program's entry stays");
        // A second time there is nothing to take away, and that is no fault.
        remove(home.path()).expect("nothing to do");
    }

    #[test]
    fn odd_paths_are_quoted() {
        assert_eq!(quoted("/opt/dateline"), "\"/opt/dateline\"");
        assert_eq!(quoted("/50% off/$x"), "\"/50%% off/\\\\$x\"");
    }
}
