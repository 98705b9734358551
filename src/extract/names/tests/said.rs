//! What is said of names: every yes beside a no.
//!
//! Through the whole of one document's reading, dates included, because terms of office need them.

use crate::model::{DocFacts, NameForm, NameKind, NameMention, RoleStatus, TieKind};

fn read(text: &str) -> (DocFacts, String) {
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment(&doc);
    let facts = crate::extract::extract(
        &doc,
        &seg,
        crate::extract::Rules::builtin(),
        &Default::default(),
    );
    (facts, doc.text.to_string())
}

fn target<'f>(facts: &'f DocFacts, n: &'f NameMention) -> Option<&'f str> {
    let t = facts.names.get(n.refers_to? as usize)?;
    let t = t
        .refers_to
        .and_then(|r| facts.names.get(r as usize))
        .unwrap_or(t);
    Some(&t.name)
}

/// Pronouns with whom they mean: "he = Ann Lee".
#[track_caller]
fn pronouns(text: &str, expect: &[&str]) {
    let (facts, _) = read(text);
    let got: Vec<String> = facts
        .names
        .iter()
        .filter(|n| n.form == NameForm::Pronoun)
        .map(|n| format!("{} = {}", n.name, target(&facts, n).unwrap_or("?")))
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn pronouns_where_one_person_can_be_meant() {
    pronouns(
        "Mr. Ole Brandt opened the mill. He thanked the workers.",
        &["He = Ole Brandt"],
    );
    // Two people it fits.
    pronouns(
        "Mr. Ole Brandt met Mr. Karl Weber. He thanked the workers.",
        &[],
    );
    // Two people, one of them of the other sex.
    pronouns(
        "Mr. Ole Brandt met Ms. Eva Weber. She thanked the workers.",
        &["She = Eva Weber"],
    );
    // Nobody it fits.
    pronouns("Ms. Eva Weber opened the mill. He was late.", &[]);
    // A stranger in between.
    pronouns(
        "Mr. Ole Brandt opened the mill. A worker sang. He was applauded.",
        &[],
    );
    // Too far away.
    pronouns(
        "Mr. Ole Brandt opened the mill. It rained. The roof held. The river rose. He was late.",
        &[],
    );
    // Inside a quotation others are spoken of.
    pronouns(
        "“I never knew whether he would come,” said Ms. Eva Weber.",
        &[],
    );
    // An object is not its own subject.
    pronouns(
        "Ms. Eva Weber came early. Ms. Ida Holm greeted her at the gate.",
        &["her = Eva Weber"],
    );
    pronouns(
        "Mr. Ole Brandt came early and took his coat.",
        &["his = Ole Brandt"],
    );
    // Whose it is nobody can say.
    pronouns(
        "Mr. Ole Brandt told the court that the accused had taken his coat.",
        &[],
    );
    // "her" before a noun is hers.
    pronouns("Ms. Eva Weber came early. Ms. Ida Holm took her coat.", &[]);
}

/// Titles alone with whom they mean, "?" where other documents may know.
#[track_caller]
fn titles(text: &str, expect: &[&str]) {
    let (facts, _) = read(text);
    let got: Vec<String> = facts
        .names
        .iter()
        .filter(|n| n.form == NameForm::Nominal && n.kind == NameKind::Person)
        .map(|n| format!("{} = {}", n.name, target(&facts, n).unwrap_or("?")))
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn titles_alone() {
    titles(
        "Eva Weber, Director of the Harbour Museum, opened the hall. The Director thanked the builders.",
        &["Director = Eva Weber"],
    );
    titles(
        "Present: Prof. Eva Weber (Vice-Chancellor, in the chair). The Vice-Chancellor thanked the builders.",
        &["Vice-Chancellor = Eva Weber"],
    );
    // Two directors.
    titles(
        "Eva Weber, Director of the Harbour Museum, met Karl Brandt, Director of the River Museum. The Director was pleased.",
        &[],
    );
    // Whoever it was then.
    titles(
        "The mayor of Eastmoor planted a tree on Friday.",
        &["mayor of Eastmoor = ?"],
    );
    titles(
        "The Director of the Harbour Museum planted a tree.",
        &["Director of the Harbour Museum = ?"],
    );
    // Any mayor, and a reason of state.
    titles("A mayor of a small town planted a tree.", &[]);
    titles("The chief reason was the rain.", &[]);
    // Who held it once.
    titles("The former mayor of Eastmoor planted a tree.", &[]);
}

/// "the project" with the project it means.
#[track_caller]
fn projects(text: &str, expect: &[&str]) {
    let (facts, _) = read(text);
    let got: Vec<&str> = facts
        .names
        .iter()
        .filter(|n| n.form == NameForm::Nominal && n.kind == NameKind::Project)
        .map(|n| target(&facts, n).unwrap_or("?"))
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn the_project_named_last() {
    projects(
        "The project “Clean Wells for Villages” opened in May. The project ended in June.",
        &["Clean Wells for Villages"],
    );
    // Nobody knows which, and something of it.
    projects("The project ended in June.", &[]);
    projects(
        "The project “Clean Wells for Villages” opened in May. The project manager left in June.",
        &[],
    );
    // Another was named since.
    projects(
        "The project “Clean Wells for Villages” opened in May, and the project “Safe Roads for All” in June. The project ended in July.",
        &["Safe Roads for All"],
    );
}

/// Who said which quotation.
#[track_caller]
fn speech(text: &str, expect: &[(&str, &str)]) {
    let (facts, text) = read(text);
    let got: Vec<(&str, &str)> = facts
        .names
        .iter()
        .flat_map(|n| n.said.iter().map(move |r| (n, r)))
        .map(|(n, r)| (target(&facts, n).unwrap_or(&n.name), r.of(&text)))
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn quotations_and_their_speakers() {
    speech(
        "“The mill is old but dry,” said Ms. Eva Weber.",
        &[("Eva Weber", "“The mill is old but dry,”")],
    );
    speech(
        "Ms. Eva Weber told reporters: “The mill is old.”",
        &[("Eva Weber", "“The mill is old.”")],
    );
    speech(
        "Mr. Ole Brandt came late. “The road was under water,” he explained.",
        &[("Ole Brandt", "“The road was under water,”")],
    );
    speech(
        "“The mill is old,” Ms. Eva Weber said. “It will be mended soon.”",
        &[
            ("Eva Weber", "“The mill is old,”"),
            ("Eva Weber", "“It will be mended soon.”"),
        ],
    );
    // A title is nothing said, and nobody says this.
    speech(
        "Ms. Eva Weber showed the film “The Old Mill” to guests.",
        &[],
    );
    speech(
        "“The mill is old but dry,” says a poster. Ms. Eva Weber came.",
        &[],
    );
}

/// What ties two names: "A succeeds B".
#[track_caller]
fn ties(text: &str, expect: &[&str]) {
    let (facts, _) = read(text);
    let got: Vec<String> = facts
        .names
        .iter()
        .flat_map(|n| n.ties.iter().map(move |t| (n, t)))
        .map(|(n, t)| {
            format!(
                "{} {} {}",
                n.name,
                t.kind.name(),
                facts.names[t.to as usize].name
            )
        })
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn names_tied_to_names() {
    ties(
        "Ms. Eva Weber succeeds Mr. Ole Brandt as Director.",
        &["Eva Weber succeeds Ole Brandt"],
    );
    ties(
        "Mr. Ole Brandt was succeeded by Ms. Eva Weber in May.",
        &["Eva Weber succeeds Ole Brandt"],
    );
    ties("Ms. Eva Weber was met by Mr. Ole Brandt.", &[]);
    ties(
        "The Harbour Bank (formerly known as the Sailors Bank) lent money.",
        &["Sailors Bank same as Harbour Bank"],
    );
    ties("The Harbour Bank met officials of the Sailors Bank.", &[]);
    ties(
        "Dear Ms. Weber,\n\nMy late father, Ole Brandt, built the mill.\n\nYours sincerely,\n\nO. Brandt\n",
        &["Ole Brandt relative of O. Brandt"],
    );
    ties(
        "A ceremony at the end of the project “Clean Wells for Villages” was held. It was organized by the Harbour Bank.",
        &[],
    );
    ties(
        "The project “Clean Wells for Villages” is funded by the Harbour Bank.",
        &["Clean Wells for Villages funded by Harbour Bank"],
    );
    ties(
        "The project “Clean Wells for Villages” began in May. It is implemented by the River Foundation.",
        &["Clean Wells for Villages run by River Foundation"],
    );
    ties(
        "The project “Clean Wells for Villages” began in May. The school was funded by the Harbour Bank.",
        &[],
    );
    ties(
        "The “Clean Wells for Villages” project is late, said its coordinator, Ms. Eva Weber.",
        &["Clean Wells for Villages run by Eva Weber"],
    );
    ties(
        "The talk was of the project “Clean Wells for Villages”. The State Water Service praised the River Foundation and its \
         director, Ms. Eva Weber.",
        &[],
    );
    assert_eq!(TieKind::Succeeds.name(), "succeeds");
}

#[test]
fn names_before_marriage_and_ages() {
    let (facts, _) = read("Ms. Anna Weber (née Holm) sang. Karl Brandt, 21, scored twice.");
    let of = |name: &str| facts.names.iter().find(|n| n.name == name).expect("found");
    assert_eq!(of("Anna Weber").also.as_deref(), Some("Holm"));
    assert_eq!(of("Karl Brandt").age, Some(21));
    // A day and a year are no age.
    let (facts, _) = read("Ms. Anna Weber, 3 May, sang. She was born Holm or so.");
    assert!(
        facts
            .names
            .iter()
            .all(|n| n.age.is_none() && n.also.is_none())
    );
}

/// Roles with how and from when until when: "Director | holds | 2018 –".
#[track_caller]
fn terms(text: &str, expect: &[&str]) {
    let (facts, _) = read(text);
    let date = |i: Option<u32>| -> String {
        i.and_then(|i| facts.times[i as usize].edtf.as_ref())
            .map_or(String::new(), ToString::to_string)
    };
    let got: Vec<String> = facts
        .names
        .iter()
        .filter(|n| !n.form.stands_in())
        .flat_map(|n| n.roles.iter().map(move |r| (n, r)))
        .map(|(n, r)| {
            let of = r.organisation.as_deref().or(r.place.as_deref());
            format!(
                "{}: {} | {} | {} | {}–{}",
                n.name,
                r.role,
                of.unwrap_or(""),
                r.status.name(),
                date(r.since),
                date(r.until)
            )
        })
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn offices_with_their_time() {
    terms(
        "Eva Weber, Director of the Harbour Museum since 2018, opened the hall.",
        &["Eva Weber: Director | Harbour Museum | holds | 2018–"],
    );
    // The hall's date is not hers.
    terms(
        "Eva Weber, Director of the Harbour Museum, opened the hall that has stood since 1950.",
        &["Eva Weber: Director | Harbour Museum | holds | –"],
    );
    terms(
        "Eva Weber was appointed Director of the Harbour Museum on 3 May 2019.",
        &["Eva Weber: Director | Harbour Museum | holds | 2019-05-03–"],
    );
    terms(
        "Karl Brandt, who had headed the Harbour Museum since 2008, was thanked.",
        &["Karl Brandt: head | Harbour Museum | former | 2008–"],
    );
    terms(
        "Eva Weber has been Director of the Harbour Museum since 2019.",
        &["Eva Weber: Director | Harbour Museum | holds | 2019–"],
    );
    terms(
        "Eva Weber is the new mayor of Eastmoor.",
        &["Eva Weber: mayor of Eastmoor | Eastmoor | holds | –"],
    );
    // A judgment is no office.
    terms("Eva Weber is a leader.", &[]);
    terms(
        "Acting Director Karl Brandt met former Director Eva Weber.",
        &[
            "Karl Brandt: Acting Director |  | acting | –",
            "Eva Weber: former Director |  | former | –",
        ],
    );
    terms(
        "Eva Weber was appointed Director of the Harbour Museum on 3 May 2019. She succeeds Karl Brandt.",
        &[
            "Eva Weber: Director | Harbour Museum | holds | 2019-05-03–",
            "Karl Brandt: Director | Harbour Museum | former | –2019-05-03",
        ],
    );
    terms(
        "It was agreed to appoint Ms. Eva Weber as Deputy Registrar with effect from 1 April 2023.",
        &["Eva Weber: Deputy Registrar |  | holds | 2023-04-01–"],
    );
    // The day of an election is not that of taking office.
    terms(
        "The members elected Ms. Eva Weber as Treasurer on 1 April 2023.",
        &["Eva Weber: Treasurer |  | holds | –"],
    );
    terms(
        "Eva Weber became Registrar in June 2024.",
        &["Eva Weber: Registrar |  | holds | 2024-06–"],
    );
    terms("Eva Weber became angry in June 2024.", &[]);
    terms(
        "Eva Weber of the Harbour Museum was elected treasurer.",
        &["Eva Weber: treasurer |  | elect | –"],
    );
    terms(
        "Eva Weber was appointed Director of the Harbour Museum on 3 May 2019. She succeeds Karl Brandt, who retired in April 2019.",
        &[
            "Eva Weber: Director | Harbour Museum | holds | 2019-05-03–",
            "Karl Brandt: Director | Harbour Museum | former | –2019-04",
        ],
    );
    terms(
        "Eva Weber, who chairs the Harbour Museum, opened the hall.",
        &["Eva Weber: chair | Harbour Museum | holds | –"],
    );
    terms("Eva Weber, who once led the dance, opened the hall.", &[]);
    // Below a letter.
    terms(
        "Dear Mr. Brandt,\n\nThe hall is open and we are glad of it.\n\nYours sincerely,\n\nEva Weber\nManaging Director\n",
        &["Eva Weber: Managing Director |  | holds | –"],
    );
    terms(
        "Dear Mr. Brandt,\n\nThe hall is open and we are glad of it.\n\nYours sincerely,\n\nEva Weber\nThe director told me that rain had come in.\n",
        &[],
    );
    // From a club and not from the office.
    terms(
        "Registrar Karl Brandt resigned from the club in May 2019.",
        &["Karl Brandt: Registrar |  | holds | –"],
    );
    assert_eq!(RoleStatus::Elect.name(), "elect");
}

#[test]
fn who_is_no_relation_of_a_namesake() {
    ties(
        "Rex Stone, of Pier Road, who keeps the boats and is no relation of Sir Rex Stone, paid.",
        &["Rex Stone no relation of Rex Stone"],
    );
    ties(
        "The painter Rex Stone, not to be confused with the sailor Rex Stone, was ill.",
        &["Rex Stone no relation of Rex Stone"],
    );
    ties(
        "Mr. Rex Stone spoke first. Then Ms. Ada Stone (no relation) read her letter.",
        &["Ada Stone no relation of Rex Stone"],
    );
    ties("Rex Stone has no relation to the Harbour Office.", &[]);
    ties(
        "Rex Stone said that no harm was done to Sir Rex Stone.",
        &[],
    );
}

#[test]
fn another_surname_behind_the_name() {
    ties(
        "It was given to Mrs Ann Weir, as Ms Holm then was.",
        &["Holm same as Ann Weir"],
    );
    ties(
        "The chair, Ann Holm (until 1 June Ann Weir), left.",
        &["Ann Weir same as Ann Holm"],
    );
    ties("It was given to Mrs Ann Weir, as Ms Holm said.", &[]);
    ties("The chair, Ann Holm (until 1 June Rex Weir), left.", &[]);
    ties(
        "It was given to Mrs Ann Weir, and Ms Holm then was ill.",
        &[],
    );
}

#[test]
fn who_pays_a_sum_for_a_project() {
    ties(
        "The Ministry of Trade will pay £3 million for the “Quiet Piers” project.",
        &["Quiet Piers funded by Ministry of Trade"],
    );
    ties(
        "The Ministry of Trade will pay attention to the “Quiet Piers” project.",
        &[],
    );
    ties(
        "The Ministry of Trade will pay £3 million for the bridge, not the “Quiet Piers” project.",
        &[],
    );
}

#[test]
fn offices_that_are_handed_over() {
    terms(
        "Ms. Ann Weir was appointed Harbour Master in July 2021, succeeding Mr. Rex Stone.",
        &[
            "Ann Weir: Harbour Master |  | holds | 2021-07–",
            "Rex Stone: Harbour Master |  | former | –2021-07",
        ],
    );
    // What the one before held was not held for the time being.
    terms(
        "Ms. Ann Weir, acting Chief of the Harbour Office, and her predecessor, Mr. Rex Stone, met.",
        &[
            "Ann Weir: acting Chief | Harbour Office | acting | –",
            "Rex Stone: Chief | Harbour Office | former | –",
        ],
    );
    terms(
        "Our treasurer, Mr. Rex Stone, retired in May 2021. He is succeeded by Ms. Ann Weir.",
        &[
            "Rex Stone: treasurer |  | former | –2021-05",
            "Ann Weir: treasurer |  | holds | 2021-05–",
        ],
    );
    terms(
        "Our treasurer, Mr. Rex Stone, retired in May 2021. He is missed by Ms. Ann Weir.",
        &["Rex Stone: treasurer |  | former | –2021-05"],
    );
}

#[test]
fn a_day_before_a_title_is_no_part_of_it() {
    terms(
        "On 20 December 2021 Mayor Ann Weir cut the ribbon.",
        &["Ann Weir: Mayor |  | holds | –"],
    );
    terms(
        "The then Mayor, Ann Weir, cut the ribbon.",
        &["Ann Weir: Mayor |  | former | –"],
    );
    terms(
        "Deputy Mayor Ann Weir cut the ribbon.",
        &["Ann Weir: Deputy Mayor |  | holds | –"],
    );
}

#[test]
fn those_who_sign_below_each_other_are_several() {
    let people = |text: &str| -> Vec<String> {
        let (facts, _) = read(text);
        let people = facts.names.iter().filter(|n| n.kind == NameKind::Person);
        people
            .map(|n| match n.roles.first() {
                Some(r) => format!("{}, {}", n.name, r.role),
                None => n.name.to_string(),
            })
            .collect()
    };
    assert_eq!(
        people("We thank all who helped us.\n\nPeter Brandt, Chair\nMary Weir\nDaniel Holm\n"),
        ["Peter Brandt, Chair", "Mary Weir", "Daniel Holm"]
    );
    // One that runs on in the next line.
    assert_eq!(
        people("The report was signed on Monday by the painter Maria\nTeresa Weir and sent out.\n"),
        ["Maria Teresa Weir, painter"]
    );
}

#[test]
fn an_acronym_of_two_bodies_is_what_was_spelled_out_last() {
    let meant = |text: &str| -> Vec<String> {
        let (facts, _) = read(text);
        let names = facts.names.iter().filter(|n| n.form == NameForm::Acronym);
        names
            .map(|n| target(&facts, n).unwrap_or("?").to_owned())
            .collect()
    };
    assert_eq!(
        meant(
            "The Tolmer Harbour Authority (THA) lent a boat. The THA was thanked. A letter went to the Tolmer Housing Association (THA). The THA wrote back."
        ),
        [
            "Tolmer Harbour Authority",
            "Tolmer Harbour Authority",
            "Tolmer Housing Association",
            "Tolmer Housing Association"
        ]
    );
    assert_eq!(
        meant("The THA was thanked. The Tolmer Harbour Authority (THA) lent a boat."),
        ["Tolmer Harbour Authority", "Tolmer Harbour Authority"]
    );
}
