//! Holds the code to the import table of ARCHITECTURE.md: borders that nothing checks wash away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Module → the modules it may import, from the table in ARCHITECTURE.md.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string("ARCHITECTURE.md")
        .expect("ARCHITECTURE.md stands beside Cargo.toml");
    let mut table = BTreeMap::new();
    for line in text.lines().filter(|l| l.starts_with("| `")) {
        let mut cells = line.trim_matches('|').split('|').map(names_in);
        let (Some(modules), Some(may)) = (cells.next(), cells.next()) else {
            continue;
        };
        for module in modules {
            table.insert(module, may.clone());
        }
    }
    table
}

/// The words between backticks.
fn names_in(cell: &str) -> BTreeSet<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Tests may look at any room: they stand in `tests.rs`, in a folder `tests`, or behind `#[cfg(test)]` at a file's end.
fn is_test(path: &Path) -> bool {
    path.components()
        .any(|c| matches!(c.as_os_str().to_str(), Some("tests" | "tests.rs")))
}

/// Every `crate::module` that a file names outside comments and tests, with its line.
fn imports(path: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(path).expect("a source file");
    let mut found = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.starts_with("#[cfg(test)]") {
            break;
        }
        let code = line.split("//").next().unwrap_or("");
        for rest in code.split("crate::").skip(1) {
            let module: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // `use crate::{a, b}` would slip through: it is not written in this code.
            assert!(
                !rest.starts_with('{'),
                "{}:{}: name one module a `use`",
                path.display(),
                n + 1
            );
            found.push((n + 1, module));
        }
    }
    found
}

fn files(dir: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir)
        .expect("a folder of sources")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let table = table();
    let mut wrong = Vec::new();
    let modules: Vec<String> = std::fs::read_dir("src")
        .expect("src")
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(modules.len() > 10, "the modules were found: {modules:?}");
    for module in &modules {
        let may = table
            .get(module)
            .unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for `{module}`"));
        let mut sources = Vec::new();
        files(&Path::new("src").join(module), &mut sources);
        for path in sources.into_iter().filter(|p| !is_test(p)) {
            for (line, import) in imports(&path) {
                if import != *module && !may.contains(&import) {
                    wrong.push(format!(
                        "{}:{line}: {module} imports {import}",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_toolkit_stays_in_the_window_and_threads_in_the_engine() {
    let mut sources = Vec::new();
    files(Path::new("src"), &mut sources);
    let mut wrong = Vec::new();
    for path in sources {
        let shown = path.to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).expect("a source file");
        for (n, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            let names = |word: &str| {
                code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
                    .any(|w| w.starts_with(word))
            };
            let toolkit = ["egui::", "eframe::", "egui_plot::", "rfd::"]
                .iter()
                .any(|c| names(c));
            if toolkit && !shown.contains("src/ui/") {
                wrong.push(format!("{shown}:{}: the toolkit outside src/ui", n + 1));
            }
            let threads = names("std::thread::") || names("thread::spawn");
            // The system's folder dialog blocks its thread until a person answers; the window may give it one of its own.
            if threads
                && !shown.contains("src/engine/")
                && !shown.contains("src/ui/dialog")
                && !shown.contains("test")
            {
                wrong.push(format!("{shown}:{}: a thread outside src/engine", n + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
