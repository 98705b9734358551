//! Every value the extractor writes can be read back: TIMEX3, EDTF and RRULE, over the sample and whatever folder
//! `DATELINE_VALUES_DIR` names.

use std::process::Command;

fn texts(json: &str) -> Vec<serde_json::Value> {
    json.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

#[test]
fn what_the_extractor_writes_is_read_back() {
    let more = std::env::var("DATELINE_VALUES_DIR").ok();
    let mut seen = 0;
    let mut wrong = std::collections::BTreeSet::new();
    for folder in ["data/sample".to_owned()].into_iter().chain(more) {
        let out = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["extract", &folder])
            .output()
            .expect("dateline runs");
        for document in texts(&String::from_utf8_lossy(&out.stdout)) {
            for time in document["times"].as_array().into_iter().flatten() {
                seen += 1;
                let value = time["value"].as_str().unwrap_or_default();
                let timex = value.parse::<dateline::model::Timex>();
                if timex.is_err() {
                    wrong.insert(format!("TIMEX3 {value}: {}", time["text"]));
                }
                if let Some(edtf) = time["edtf"].as_str() {
                    let read = edtf.parse::<dateline::model::Edtf>();
                    if read.map(|r| r.to_string()) != Ok(edtf.to_owned()) {
                        wrong.insert(format!("EDTF {edtf}: {}", time["text"]));
                    }
                }
                if let Some(rule) = time["rrule"].as_str() {
                    let read = rule.parse::<dateline::model::Recurrence>();
                    if read.ok().and_then(|r| r.rrule()).as_deref() != Some(rule) {
                        wrong.insert(format!("RRULE {rule}: {}", time["text"]));
                    }
                }
            }
        }
    }
    assert!(seen > 50, "the sample has dates: {seen}");
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
