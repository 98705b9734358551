//! The notices of whose work is in the program name what Cargo.toml links, and nothing that is no longer there.

use std::collections::BTreeSet;

fn notices() -> BTreeSet<(String, String)> {
    let text = include_str!("../assets/third-party.txt");
    let lists = text.lines().take_while(|line| !line.starts_with("----"));
    let named = lists
        .filter_map(|line| line.split_once(" – "))
        .map(|(name, licence)| {
            assert!(!licence.is_empty(), "{name} has no licence");
            let (name, version) = name.split_once(' ').expect("a name and a version");
            (name.to_owned(), version.to_owned())
        });
    named.collect()
}

#[test]
fn every_library_the_program_links_is_named() {
    let manifest: toml::Table = include_str!("../Cargo.toml").parse().unwrap();
    let named = notices();
    for library in manifest["dependencies"].as_table().unwrap().keys() {
        let is_named = named.iter().any(|(name, _)| name == library);
        assert!(
            is_named,
            "{library} is missing: run python3 tools/notices.py"
        );
    }
    let only_tests = manifest["dev-dependencies"].as_table().unwrap();
    assert!(only_tests.contains_key("proptest"));
    assert!(
        !named.iter().any(|(name, _)| name == "proptest"),
        "proptest is not linked"
    );
}

#[test]
fn every_library_named_is_the_one_that_is_linked() {
    let lock: toml::Table = include_str!("../Cargo.lock").parse().unwrap();
    let locked: BTreeSet<(&str, &str)> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["name"].as_str().unwrap(), p["version"].as_str().unwrap()))
        .collect();
    let named = notices();
    assert!(named.len() > 100, "{} libraries", named.len());
    for (name, version) in &named {
        let is_locked = locked.contains(&(name.as_str(), version.as_str()));
        assert!(
            is_locked,
            "{name} {version} is no longer linked: run python3 tools/notices.py"
        );
    }
}
