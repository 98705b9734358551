//! Whole documents through [`super::segment`]; the rules for single marks are tested beside them.

use super::*;
use crate::read::from_text;
use proptest::prelude::*;

/// One line a sentence: its role, then its text with breaks as spaces.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let doc = from_text("test", text, None);
    let got: Vec<String> = segment(&doc)
        .sentences
        .iter()
        .map(|s| {
            let words: Vec<&str> = s.range.of(&doc.text).split_whitespace().collect();
            format!("{:?}: {}", s.role, words.join(" "))
        })
        .collect();
    assert_eq!(got, expected);
}

const PROSE: &str =
    "The harbour office opened its doors to visitors in the morning and closed them at night.";

#[test]
fn roles_follow_the_outline() {
    check(
        &format!(
            "Harbour Day\n\nBaku, 3 March 2019\n\n{PROSE} Rain fell.\n\nMore came. Then night.\n\n- one\n- two\n\n© 2024 Harbour Office"
        ),
        &[
            "Title: Harbour Day",
            "HeadLine: Baku, 3 March 2019",
            &format!("Lead: {PROSE}"),
            "Lead: Rain fell.",
            "Body: More came.",
            "Body: Then night.",
            "ListItem: - one",
            "ListItem: - two",
            "Boilerplate: © 2024 Harbour Office",
        ],
    );
}

#[test]
fn wrapped_lines_are_one_sentence() {
    check(
        "The harbour office opened its doors to visitors in the morning and\nV. Lind closed them only late on the rainy evening of Nov.\n29 in the rain. Nobody had expected so many people to come to the old\npier.",
        &[
            "Lead: The harbour office opened its doors to visitors in the morning and V. Lind closed them only late on the rainy evening of Nov. 29 in the rain.",
            "Lead: Nobody had expected so many people to come to the old pier.",
        ],
    );
}

#[test]
fn languages() {
    let lang = |text: &str| segment(&from_text("test", text, None)).lang;
    assert_eq!(lang(PROSE), "en");
    assert_eq!(
        lang(
            "Am Morgen öffnete das Hafenamt seine Türen für die Besucher, und erst spät in der Nacht wurden sie wieder geschlossen."
        ),
        "de"
    );
    assert_eq!(
        lang(
            "Liman idarəsi səhər tezdən qapılarını ziyarətçilərin üzünə açdı və yalnız gecədən xeyli keçəndən sonra bağladı."
        ),
        "az"
    );
    assert_eq!(
        lang(
            "Утром управление порта открыло двери для посетителей, а закрыло их только поздно ночью, когда все разошлись."
        ),
        "ru"
    );
    assert_eq!(lang("Harbour Day"), "und");
    assert_eq!(lang(""), "und");
}

#[test]
fn a_paragraph_in_another_language() {
    let german = "Am Morgen öffnete das Hafenamt seine Türen für die Besucher, und erst spät in der Nacht wurden sie am 3. Oktober wieder geschlossen.";
    let more = "Fishermen from the island brought their catch before sunrise, as they have done for as long as anybody here remembers, and sold it from the boats.";
    let text = format!(
        "{more}\n\n{PROSE} Nobody had expected so many people to come all the way to the old pier.\n\n{german}\n\n{more}"
    );
    let doc = from_text("test", &text, None);
    let out = segment(&doc);
    assert_eq!(out.lang, "en");
    let langs: Vec<&str> = out.sentences.iter().map(|s| s.lang).collect();
    assert_eq!(langs, ["en", "en", "en", "de", "en"]);
}

/// The folder that ships with the program: every document with its title and language, and nothing to complain of.
#[test]
fn the_sample_is_read_as_a_reader_would() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let found = crate::read::find(&[root]);
    assert_eq!(found.notes, []);
    let mut got = Vec::new();
    for file in &found.value {
        let read = crate::read::read(file);
        assert_eq!(read.notes, []);
        let [doc] = &read.value[..] else {
            panic!("one document in {}", file.id);
        };
        check_whole(doc);
        let title = doc.title.as_ref().map_or("–", |(title, _)| title);
        got.push(format!("{} {}: {title}", doc.id, segment(doc).lang));
    }
    let expected = [
        "2019-12-18-migrants-day.txt en: Closing ceremony of a joint border management project held in Baku",
        "az-beynelxalq-miqrantlar-gunu.txt az: Beynəlxalq Miqrantlar Günü qeyd olunub",
        "chronology.html en: International Migrants Day: a short chronology",
        "council/109th-session-note.txt en: 109th Session of the IOM Council",
        "council/110th-session-report.md en: Report on the 110th Session of the IOM Council",
        "council/114th-session-day-one.txt en: State Migration Service takes part in the 114th Session of the IOM Council",
        "council/sessions-list.html en: Regular sessions of the Council",
        "letters/letter-to-the-regional-office.txt en: –",
        "meeting-on-voluntary-return.txt en: Meeting on voluntary return",
        "memorandum-signed.html en: Memorandum on the training center signed",
        "minutes-working-group.md en: Minutes of the working group on the training center",
        "mission-newsletter.md en: A day for migrants, and a farewell to a project",
        "ru-sovet-mom.txt ru: Завершилась 111-я сессия Совета МОМ",
        "swing-visit-recollection.md en: A visitor with a notebook",
    ];
    assert_eq!(got, expected);
}

#[track_caller]
fn check_whole(doc: &Document) {
    let out = segment(doc);
    let text: &str = &doc.text;
    let mut at = 0;
    for token in &out.tokens {
        let range = token.range.usize();
        assert!(range.start < range.end && at <= range.start);
        assert!(text[at..range.start].chars().all(tokens::is_space));
        assert!(text.get(range.clone()).is_some());
        at = range.end;
    }
    assert!(text[at..].chars().all(tokens::is_space));
    let mut next = 0;
    for sentence in &out.sentences {
        let range = sentence.token_range();
        assert_eq!(range.start, next);
        assert!(range.end > range.start);
        assert_eq!(sentence.range, sentences::cover(&out.tokens, &range));
        assert!((sentence.block as usize) < doc.blocks.len().max(1));
        next = range.end;
    }
    assert_eq!(next, out.tokens.len());
}

proptest! {
    #[test]
    fn every_token_has_its_sentence(text in "(?s).{0,200}|([a-zA-Z©|. •1-9?!“”\"'-]{0,30}[\\n\\r\\t]{0,2}){0,12}") {
        check_whole(&from_text("test", &text, None));
    }

    /// Also where the outline is nonsense.
    #[test]
    fn any_outline_will_do(text in "(?s).{0,80}", ranges in prop::collection::vec((0..200_usize, 0..90_usize), 0..6)) {
        let mut doc = from_text("test", &text, None);
        doc.blocks = ranges
            .into_iter()
            .map(|(start, len)| crate::model::Block { range: TextRange::new(start, start + len), kind: BlockKind::ListItem })
            .collect();
        check_whole(&doc);
    }
}

#[test]
fn scripts_tell_the_language_of_a_line() {
    let lang = |text: &str| segment(&crate::read::from_text("t.txt", text, None)).lang;
    assert_eq!(lang("会议于2019年12月18日在北京举行。"), "zh");
    assert_eq!(lang("會議在臺北舉行,他說明年再來。"), "zh");
    assert_eq!(lang("会議は2019年12月18日に東京で開かれた。"), "ja");
    assert_eq!(lang("회의는 2019년 12월 18일에 서울에서 열렸다."), "ko");
    assert_eq!(lang("Η συνάντηση έγινε στην Αθήνα το 2019."), "el");
    assert_eq!(lang("הפגישה התקיימה בירושלים ב-2019."), "he");
    assert_eq!(lang("عقد الاجتماع في القاهرة عام 2019."), "ar");
    assert_eq!(lang("این نشست در تهران برگزار شد و پایان یافت."), "fa");
    // Beside each what it is not.
    assert_eq!(lang("Tokyo 東京"), "und");
    assert_eq!(lang("α, β"), "und");
    assert_eq!(lang("یہ اجلاس لاہور میں ہوا اور لڑکے آئے"), "und");
}

#[test]
fn sentences_of_other_scripts_end() {
    let count = |text: &str| {
        segment(&crate::read::from_text("t.txt", text, None))
            .sentences
            .len()
    };
    assert_eq!(count("会议结束了。他说:「很好。」大家都走了！真的？"), 4);
    assert_eq!(count("会議は終わった。彼は帰った。"), 2);
    assert_eq!(count("هل انتهى الاجتماع؟ نعم انتهى. ثم عادوا."), 3);
    assert_eq!(count("کیا یہ درست ہے۔ ہاں۔"), 2);
    assert_eq!(count("הישיבה הסתיימה. צה\"ל הודיע על כך."), 2);
    assert_eq!(count("Τι ώρα είναι; Δεν ξέρω."), 2);
    assert_eq!(count("Ήρθε· μίλησε· έφυγε."), 1);
    assert_eq!(count("회의가 끝났다. 그는 돌아갔다."), 2);
    assert_eq!(count("그는 2019. 12. 18. 돌아갔다. 비가 왔다."), 3);
    // A decimal number and an ordinal end none.
    assert_eq!(count("ارتفع 3.5 في المئة."), 1);
    assert_eq!(count("增长了3.5%左右。"), 1);
}

#[test]
fn a_short_text_is_in_the_language_of_its_function_words() {
    let lang = |text: &str| {
        let doc = crate::read::from_text("t.txt", text, None);
        segment(&doc).lang
    };
    assert_eq!(lang("On 05/06/2017 the office opened."), "en");
    assert_eq!(
        lang(
            "The sirens went off almost at once on Aug. 7, 1998 at the harbours of Bergen, Kiel and Gdynia."
        ),
        "en"
    );
    assert_eq!(
        lang("Am 5. Mai wurde das Amt im Hafen eröffnet, und es kam die Presse."),
        "de"
    );
    assert_eq!(lang("El 5 de mayo se abrió la oficina en el puerto."), "es");
    // Names alone, and a language whose function words are not known, are left open.
    assert_eq!(lang("Ali Mammadov, Leyla Aliyeva, John Smith"), "und");
    assert_ne!(
        lang("Han sagde at det er for sent, og at de alle skal hjem."),
        "en"
    );
}
