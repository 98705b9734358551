//! What is said in passing – by a paper, in a clause between commas, of another's doing – keeps its own date and its own subject.

use super::check;
use expect_test::expect;

#[test]
fn what_is_done_by_a_paper_is_done_on_its_day() {
    check(
        "By decision of 9 February 2012, served on the owner on 14 February 2012, the harbor board rejected the plan.",
        expect![[r#"
            Harbor board rejected the plan | 9 February 2012
        "#]],
    );
    check(
        "In a letter dated 3 May 2012 the harbor board refused the permit.",
        expect![[r#"
            Harbor board refused the permit | 3 May 2012
        "#]],
    );
    check(
        "The harbor board revoked the decision of 9 February 2012.",
        expect![[r#"
            Harbor board revoked the decision | –
        "#]],
    );
    check(
        "The board challenged Decree No. 44 of 6 February 2018.",
        expect![""],
    );
}

#[test]
fn a_participle_between_may_have_the_date() {
    check(
        "Eva Lund asked the board to lift the ban on fishing imposed by decree on 6 February 2012.",
        expect![""],
    );
    check(
        "Eva Lund visited the fair organized by the board on 6 February 2012.",
        expect![[r#"
            Eva Lund visited the fair organized by the board | 6 February 2012
        "#]],
    );
    check(
        "Eva Lund received the delegation led by Karl Moll on 6 February 2012.",
        expect![[r#"
            Eva Lund received the delegation led by Karl Moll | 6 February 2012
        "#]],
    );
}

#[test]
fn one_of_several_participles_has_its_own_date() {
    check(
        "The rules were drafted by a team led by Eva Lund, checked at a workshop on 3 June 2012 and approved by the board.",
        expect![[r#"
            Rules drafted by a team led by Eva Lund | – part
            Rules checked at a workshop | 3 June 2012
            Rules approved by the board | –
        "#]],
    );
    check(
        "The rules were drafted by Eva Lund, elected in 2012.",
        expect![[r#"
            Rules drafted by Eva Lund | – part
            Eva Lund elected | 2012
        "#]],
    );
}

#[test]
fn what_is_named_a_day_was_not_done_on_it() {
    check(
        "In 2001 the council proclaimed 18 December as the Day of the Sea.",
        expect![[r#"
            Council proclaimed | 2001
        "#]],
    );
    check(
        "The hall opened on 3 May 2012 as a museum.",
        expect![[r#"
        Hall opened | 3 May 2012
    "#]],
    );
}

#[test]
fn figures_may_stand_in_what_is_compared() {
    check(
        "The port issued 41,000 permits in 2012, compared with 28,500 in the whole of 2011.",
        expect![[r#"
            Port issued 41,000 permits | 2012
        "#]],
    );
    check(
        "More than 120 people gathered in Orsk on 3 May 2012.",
        expect![[r#"
            More than 120 people gathered in Orsk | 3 May 2012
        "#]],
    );
}

#[test]
fn what_is_moved_to_a_day_is_then() {
    check(
        "News\n\n17 November 2011\n\nThe opening of the center has been moved to 1 March 2012.",
        expect![[r#"
            Opening of the center moved | 1 March 2012 planned
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nEva Lund moved to Bergen in March 2010.",
        expect![[r#"
            Eva Lund moved to Bergen | March 2010
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nThe fair, originally planned for May 2011, has been postponed.",
        expect![[r#"
            Fair postponed | – planned
        "#]],
    );
}

#[test]
fn a_clause_in_passing_keeps_its_own() {
    check(
        "The law, which Parliament adopted in May 2012, entered into force in June 2013.",
        expect![[r#"
            Parliament adopted the law | May 2012
            Law entered into force | June 2013
        "#]],
    );
    check(
        "The company, which employs 300 people, was founded in 1962.",
        expect![[r#"
            Company founded | 1962
        "#]],
    );
    check(
        "The men, who were freed on 3 May 2012 after the visit of the board, had gone home on 5 May 2012.",
        expect![[r#"
            Men freed after the visit of the board | 3 May 2012
            Men had gone home | 5 May 2012
        "#]],
    );
    check(
        "Three of the treaties to which the island acceded entered into force in 2012.",
        expect![[r#"
            Island acceded | –
            Three of the treaties entered into force | 2012
        "#]],
    );
    check(
        "They wrote the results of a survey of 300 workers, which was carried out in 2012.",
        expect![[r#"
            Survey of 300 workers carried out | 2012
        "#]],
    );
}

#[test]
fn what_leads_in_is_no_subject() {
    check(
        "Since our office in Bergen was opened in 1998, the town has grown.",
        expect![[r#"
            Office in Bergen opened | 1998
            Town has grown | – part
        "#]],
    );
    check(
        "Activity 1.1 The bridge was repaired in May 2012.",
        expect![[r#"
            Bridge repaired | May 2012
        "#]],
    );
    check(
        "Thirty years ago, the council adopted the charter.",
        expect![[r#"
            Council adopted the charter | Thirty years ago
        "#]],
    );
    check(
        "Following the flood of the harbor a new wall was built in 2012.",
        expect![[r#"
            New wall built | 2012
        "#]],
    );
    check(
        "By application lodged on 12 May 2012, the owners asked for more.",
        expect![[r#"
            Application lodged | 12 May 2012
            Owners asked | – part
        "#]],
    );
}

#[test]
fn people_are_born() {
    // FIXME: he was born, and not Norway.
    check(
        "Ivar Holm, a national of Norway born on 4 August 1989, left the firm in 2012.",
        expect![[r#"
            Norway born | 4 August 1989
            Ivar Holm left the firm | 2012
        "#]],
    );
    check(
        "Ivar Holm, a carpenter born on 4 August 1989, left the firm in 2012.",
        expect![[r#"
            Ivar Holm born | 4 August 1989
            Ivar Holm left the firm | 2012
        "#]],
    );
}

#[test]
fn the_date_that_leads_a_line_is_its_own() {
    check(
        "- June 2018: mandate of the board extended to 30 June 2019\n- July 2018: Karl Moll takes office\n",
        expect![[r#"
            Mandate of the board extended | June 2018
            Karl Moll takes office | July 2018
        "#]],
    );
    check(
        "- 2018: On 3 May the bridge opened\n- 2019: Karl Moll takes office\n",
        expect![[r#"
            Bridge opened | 3 May
            Karl Moll takes office | 2019
        "#]],
    );
    check(
        "Chronology of the harbor\n\n- May 2018: The bridge opened\n- 2025: Next review of the harbor rules due\n",
        expect![[r#"
            Bridge opened | May 2018
            Next review of the harbor rules due | 2025
        "#]],
    );
}

#[test]
fn done_at_a_meeting_on_its_day() {
    check(
        "The committee approved the plan at its third meeting, held on 12 June 2018.",
        expect![[r#"
            Committee approved the plan at its third meeting | 12 June 2018
            Third meeting held | 12 June 2018
        "#]],
    );
    check(
        "The committee approved the plan for the fair, held on 12 June 2018.",
        expect![[r#"
            Committee approved the plan for the fair | –
            Fair held | 12 June 2018
        "#]],
    );
}

#[test]
fn which_conference_is_spoken_of() {
    check(
        "The project was launched at a workshop on 29 April 2012. A closing conference was held on 28 September 2013. Speaking at the conference, Eva Lund thanked the town.",
        expect![[r#"
            Project launched at a workshop | 29 April 2012
            Closing conference held | 28 September 2013
            Eva Lund speaks at the conference | – part
        "#]],
    );
}

#[test]
fn what_is_still_to_come() {
    check(
        "News\n\n17 November 2011\n\nThe envoy will brief the board on 22 December 2011.",
        expect![[r#"
            Envoy to brief the board | 22 December 2011 planned
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nThe will brief as it was, was read on 3 May 2010.",
        expect![[r#"
            Will brief as it was, was read | 3 May 2010
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nThe term of Eva Lund ends in 2014.",
        expect![[r#"
            Term of Eva Lund ends | 2014 planned
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nEva Lund is expected to take up her post in December 2011.",
        expect![[r#"
            Eva Lund to take up her post | December 2011 planned
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\nEva Lund announced that the firm would open a mill in May 2012.",
        expect![[r#"
            Eva Lund announced that the firm would open a mill | – part
            Firm to open a mill | May 2012 planned
        "#]],
    );
    check(
        "News\n\n17 November 2011\n\n# Coming up\n\n- 5 May: Harbor day\n",
        expect![[r#"
            Harbor day | 5 May planned
        "#]],
    );
}

#[test]
fn a_word_between_will_and_its_verb_is_no_verb() {
    for text in [
        "The office will already hold the papers if you have not received it and should update them.",
        "There is going to be a focus on it. This will all help children stay away.",
    ] {
        check(text, expect![""]);
    }
}

#[test]
fn it_was_done_by_somebody() {
    check(
        "The hall was built in 1962. It was opened by Eva Lund.",
        expect![[r#"
            Hall built | 1962
            Hall opened by Eva Lund | –
        "#]],
    );
}

#[test]
fn this_morning_is_that_of_the_dateline() {
    check(
        "Forum opens\n\nORSK, 7 October 2011 – The forum gathered this morning in the hall.",
        expect![[r#"
            Forum opens | –
            Forum gathered in the hall | this morning
        "#]],
    );
    check(
        "Forum opens\n\n(7 October 2011) – The forum gathered today in the hall.",
        expect![[r#"
            Forum opens | –
            Forum gathered in the hall | today
        "#]],
    );
}

#[test]
fn whose_decision_and_of_what_day() {
    check(
        "Eva Lund said that the government's decision of 2 March 2012 to extend the permits had been an example.",
        expect![[r#"
            Government's decision to extend the permits | 2 March 2012
        "#]],
    );
}

#[test]
fn a_month_that_is_planned_for_is_counted_from_the_writing() {
    check(
        "News\n\n17 November 2011\n\nEva Lund recalled that the charter had been adopted on 8 October. The board will send it out by the end of the month.",
        expect![[r#"
            Charter adopted | 8 October
            Board to send it out | the end of the month planned
        "#]],
    );
}
