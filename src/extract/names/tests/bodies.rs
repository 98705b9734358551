//! Bodies that the lists know, what is none though it looks so, and names in headlines: every yes beside a no.
//!
//! Through the whole of one document's names; what is said of them stands in `said`.

use super::found;
use crate::model::{NameForm, NameKind, NameSource};

/// People, organisations and places in text order, "ORG name" and so on; titles alone left out.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let got: Vec<String> = found(text)
        .into_iter()
        .filter(|n| n.form != NameForm::Nominal)
        .filter_map(|n| {
            let kind = match n.kind {
                NameKind::Person => "PER",
                NameKind::Organisation => "ORG",
                NameKind::Place => "LOC",
                _ => return None,
            };
            Some(format!("{kind} {}", n.name))
        })
        .collect();
    assert_eq!(got, expect, "{text}");
}

/// A headline needs a text below it, in which capitals mean something.
#[track_caller]
fn headline(line: &str, expect: &[&str]) {
    let text = format!(
        "{line}\n\nThe talks went on for several hours on Monday, and those who were there said that they had not been told what would be done next.\n"
    );
    check(&text, expect);
}

#[test]
fn bodies_of_the_world_by_their_names() {
    check(
        "A report by Doctors Without Borders named the bank.",
        &["ORG Doctors Without Borders"],
    );
    check(
        "In the evening the Knesset voted, and Deutsche Welle carried it.",
        &["ORG Knesset", "ORG Deutsche Welle"],
    );
    check("They work as doctors without borders and fees.", &[]);
    check("He was told that peace now was all they wanted.", &[]);
}

#[test]
fn bodies_named_in_another_language() {
    check(
        "The Companhia Tolmer de Navegação bought a ship from the Banco do Sul.",
        &["ORG Companhia Tolmer de Navegação", "ORG Banco do Sul"],
    );
    check("He kept his clube in the banco.", &[]);
}

#[test]
fn an_office_is_no_body() {
    check(
        "Present: Mr. Ole Brandt (Harbour Master). The Harbour Master reported on the nets.",
        &["PER Ole Brandt"],
    );
    check(
        "The Harbour Museum reported on the nets.",
        &["ORG Harbour Museum"],
    );
}

#[test]
fn an_institution_by_its_kind_alone() {
    check(
        "The bill was sent to Parliament on Monday.",
        &["ORG Parliament"],
    );
    check("A parliament without power is none, he wrote.", &[]);
}

#[test]
fn an_acronym_whose_long_form_is_no_body() {
    check(
        "The Road Traffic Act (RTAX) is old, and the RTAX will be changed.",
        &[],
    );
    check(
        "They bought automatic guided vehicles (AGVT), and the AGVT have come.",
        &[],
    );
    check(
        "Rice costs 40 CUP a pound, and the XQT 300 is sold out.",
        &[],
    );
    check(
        "The Road Traffic Authority (RTAX) is old, and the RTAX will be changed.",
        &["ORG Road Traffic Authority", "ORG RTAX", "ORG RTAX"],
    );
    // In this text it has another meaning.
    check(
        "The State Migration Service has moved. Guests of the SMS came by bus.",
        &["ORG State Migration Service", "ORG SMS"],
    );
    check("He sent an SMS to his mother.", &[]);
}

#[test]
fn peoples_are_no_bodies() {
    check("Among the crowd were British Indians and Oromos.", &[]);
    check("The Indian Army was there too.", &["ORG Indian Army"]);
}

#[test]
fn where_a_body_begins_and_ends() {
    check(
        "She told The Harbour Times that it was late.",
        &["ORG The Harbour Times"],
    );
    check(
        "She told the Harbour Times that it was late.",
        &["ORG Harbour Times"],
    );
    check(
        "Training and Curriculum Unit\n\nWe write to you on the plans for next year, which have been changed again.",
        &["ORG Training and Curriculum Unit"],
    );
}

#[test]
fn a_head_word_makes_a_body_of_what_may_be_a_place() {
    check(
        "Professor Paul Tolmer gave a lecture at the Harbour Museum.",
        &["PER Paul Tolmer", "ORG Harbour Museum"],
    );
    check(
        "Dr. Ngozi Bello has headed the Free Clinic of Surulere for four years.",
        &["PER Ngozi Bello", "ORG Free Clinic of Surulere"],
    );
    check(
        "Professor Paul Tolmer gave a lecture at the museum.",
        &["PER Paul Tolmer"],
    );
}

#[test]
fn a_cell_of_a_table_that_is_a_name() {
    check(
        "Director General of IOM\tIn office\nWilliam Lacy Swing\t1 October 2008\nAntónio Vitorino\tsince 1 October 2018\n",
        &["ORG IOM", "PER William Lacy Swing", "PER António Vitorino"],
    );
}

#[test]
fn headlines_in_capitals() {
    headline(
        "MINISTER OF HEALTH ANNA KOWALSKA VISITS BAKU",
        &["PER ANNA KOWALSKA", "LOC BAKU"],
    );
    headline(
        "PRESIDENT ADAMU TEMBO MEETS IMF CHIEF IN LAGOS",
        &["PER ADAMU TEMBO", "ORG IMF", "LOC LAGOS"],
    );
    headline(
        "WORLD BANK APPROVES LOAN FOR KENYA",
        &["ORG WORLD BANK", "LOC KENYA"],
    );
    headline(
        "POLICE ARREST THREE MEN IN NAIROBI AFTER ROBBERY",
        &["LOC NAIROBI"],
    );
    headline("RISING PRICES HIT FARMERS AFTER DROUGHT", &[]);
    headline(
        "MINISTRY OF EDUCATION DENIES REPORT",
        &["ORG MINISTRY OF EDUCATION"],
    );
}

#[test]
fn headlines_with_capitals() {
    headline(
        "World Bank Approves Loan For Kenya, Says Minister John Mbadi",
        &["ORG World Bank", "LOC Kenya", "PER John Mbadi"],
    );
    headline(
        "Prime Minister Anna Kowalska Arrives In Baku For Talks",
        &["PER Anna Kowalska", "LOC Baku"],
    );
    headline(
        "Reuters Reporter Elena Sokolova Freed In Minsk",
        &["ORG Reuters", "PER Elena Sokolova", "LOC Minsk"],
    );
    headline(
        "Toyota Recalls Cars In Japan And Germany",
        &["ORG Toyota", "LOC Japan", "LOC Germany"],
    );
    headline("How To Apply For A Visa In Five Steps", &[]);
    headline("Five Things To Know About The New Tax Law", &[]);
}

#[test]
fn offices_are_no_bodies() {
    let bodies = |text, expect: &[&str]| super::check(NameKind::Organisation, text, expect);
    bodies(
        "The Harbour Master reported that the pier was safe, and the Town Clerk thanked the Superintendent of Police.",
        &[],
    );
    bodies(
        "The Harbour Board reported that the pier was safe, and the Town Council thanked the Police Federation.",
        &["Harbour Board", "Town Council", "Police Federation"],
    );
    bodies(
        "Office of the Minister\nMinistry of Fisheries\n\nThe minister will reply in May, as he has said more than once.",
        &["Ministry of Fisheries"],
    );
    bodies(
        "The Office of the Ombudsman closed two complaints in May.",
        &["Office of the Ombudsman"],
    );
}

#[test]
fn what_is_cited_or_measured_is_no_body() {
    let bodies = |text, expect: &[&str]| super::check(NameKind::Organisation, text, expect);
    bodies(
        "Earlier work found no effect (Marlow & Okoro, 2014), and Marlow & Okoro (2016) found none again.",
        &[],
    );
    bodies(
        "The sea surface temperature (SST) was high, and SST fell in May.",
        &[],
    );
    bodies(
        "Marlow & Okoro Ltd, 2014 the firm of the year, has closed.",
        &["Marlow & Okoro Ltd"],
    );
}

#[test]
fn a_firm_is_one_without_its_legal_form_too() {
    let text = "Agrovia Limited opened a laboratory in May. Agrovia said in June that it would train farmers.\n\nFarmers thanked Agrovia.";
    super::check(
        NameKind::Organisation,
        text,
        &["Agrovia Limited", "Agrovia", "Agrovia"],
    );
    // One of that name who is a person stays one.
    let text = "Ostwick Limited opened a shop in May. Mr. Daniel Ostwick said in June that it was sold. Mr. Ostwick has left.";
    super::check(NameKind::Person, text, &["Daniel Ostwick", "Ostwick"]);
}

#[test]
fn every_mention_says_who_found_it_and_how_sure() {
    let names = found(
        "The Ministry of Health met Doctors Without Borders. Yesterday Tvorimka Belloqui told reporters so, and those who were there said that they had not been told what would be done next.",
    );
    assert!(names.len() >= 3);
    for name in &names {
        assert!(!name.rule.is_empty(), "{name:?}");
        assert!((0.3..=1.0).contains(&name.sure), "{name:?}");
    }
    let sources: Vec<NameSource> = names.iter().map(|n| n.source).collect();
    assert!(sources.contains(&NameSource::ListAndModel), "{names:?}");
    // What a rule sees and the model does not is the rule's alone, and the other way round.
    for name in &names {
        assert_eq!(
            name.source == NameSource::Model,
            name.rule == crate::extract::names::joined::MODEL,
            "{name:?}"
        );
    }
}

#[test]
fn a_title_and_a_piece_of_a_heading_are_no_bodies() {
    check(
        "The ship was named by the Minister of Trade, Rt Hon. Anna Weir MP, on Monday.",
        &["PER Anna Weir"],
    );
    check(
        "The RTA was founded in 1990 by the town of Oslo.",
        &["ORG RTA", "LOC Oslo"],
    );
    headline("THE TOLMOUTH COURIER", &[]);
}
