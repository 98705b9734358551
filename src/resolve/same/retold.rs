//! One happening told in other words: in a review long after, in a headline, in a list of dates, in the news that gives no day.
//!
//! By what is the same in both, the rare words counting more ([`super::content`]); copies and slips of dates are weighed elsewhere.

use super::brief::Told;
use super::content::Shared;
use super::likeness::{Compared, Dates, NEWS_DAYS, SLIP_DAYS, other_doers, tongues_differ};
use crate::model::time::DAY;
use crate::model::{EdtfDate, EntityId, EntityKind, Grain, Status};
use crate::resolve::telling::{Telling, TellingId};
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

/// Do two tellings tell of the same kind of happening?
#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Same,
    /// One of them says it in a word that is of no list, or that means little alone: "Flight to Sweden", "left the harbor". Or in words that
    /// often mean one deed: "opened", "inaugurated".
    Open,
    Other,
}

fn deed(i: TellingId, j: TellingId, all: &Compared<'_>) -> Deed {
    let (a, b) = (&all.briefs[i], &all.briefs[j]);
    let same_verb = all.tellings[i].verb == all.tellings[j].verb;
    if a.concept == b.concept && (a.concept != 0 || same_verb) {
        Deed::Same
    } else if a.concept != b.concept && (a.says_little || b.says_little || a.family == b.family) {
        Deed::Open
    } else {
        Deed::Other
    }
}

fn often(i: TellingId, all: &Compared<'_>) -> bool {
    all.briefs[i].often
}

/// Enough of the same words, here or above them, that it is no chance; and not only the same people, where each says what it was about.
fn speaks_of_one(shared: Shared, all: &Compared<'_>) -> bool {
    let other_things = shared.things == 0 && shared.both_say_things && shared.overlap < 0.9;
    shared.words > 0 && !other_things && shared.bits + shared.topic >= all.content.enough()
}

/// One body signs this and opens that on one day: two kinds of deed, and beside names no word is the same.
pub(super) fn of_other_things(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    deed(i, j, all) == Deed::Other && {
        let shared = all.content.shared(all.tellings, i, j);
        let (a, b) = (&all.tellings[i], &all.tellings[j]);
        shared.things == 0 && (shared.both_say_things || names_more(a, b) && names_more(b, a))
    }
}

/// Names it somebody or something, beside places, of which the other says nothing?
fn names_more(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let new = |e: &(EntityKind, EntityId)| e.0 != EntityKind::Place && !b.entities.contains(e);
    a.entities.iter().any(new)
}

/// Names it people of whom the other says nothing?
fn other_people(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    a.people().any(|p| b.people().all(|q| p != q))
}

/// Told of the same day: "Siege of the castle by Duke Rollo", "the army of Duke Rollo lay down before the castle".
pub(super) fn on_a_day(i: TellingId, j: TellingId, dates: Dates, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let day = |k: TellingId| {
        let told = all.briefs[k].told.as_ref();
        told.is_some_and(Told::says_the_day)
    };
    // The same year or month says no more than that the one fits into the other.
    if dates == Dates::Equal && !day(i) && all.briefs[i].told.is_some_and(|t| t.single) {
        return within(i, j, all);
    }
    let shared = all.content.shared(all.tellings, i, j);
    let alike = match deed(i, j, all) {
        Deed::Same => shared.overlap >= 0.5,
        Deed::Open => shared.overlap >= 0.6,
        // "Burned down", "was destroyed by fire": the words have to be more than those of names.
        Deed::Other => shared.overlap >= 0.66 && shared.things >= 2 && shared.words >= 3,
    };
    alike && speaks_of_one(shared, all) && !other_doers(a, b)
}

/// Told to the year or month here and to the day there: "opened in March", "opened on 6 March".
pub(super) fn more_exactly(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    // What lasted from March to May is not what came on a day of it.
    let single = |k: TellingId| all.briefs[k].told.is_some_and(|t| t.single);
    single(i) && single(j) && within(i, j, all)
}

fn within(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    if often(i, all) || often(j, all) || other_doers(a, b) {
        return false;
    }
    let deed = deed(i, j, all);
    if deed == Deed::Other {
        return false;
    }
    let shared = all.content.shared(all.tellings, i, j);
    let alike = match deed {
        Deed::Same => shared.overlap >= 0.6,
        Deed::Open | Deed::Other => shared.overlap >= 0.75 && shared.words >= 2,
    };
    alike && speaks_of_one(shared, all)
}

/// What alone is told of a kind and a day, and what each document tells of.
#[derive(Default)]
pub(super) struct Alone {
    /// How many documents tell of it, and who tells of it twice, by day and kind.
    told: FxHashMap<(EdtfDate, u32), Vec<u32>>,
    /// Of each source everybody and everything told of, places aside, sorted.
    of_source: Vec<Vec<EntityId>>,
}

/// What more documents than this tell of is told apart by who did it.
const FEW: usize = 4;

/// So many of those whom one document tells of the other has to tell of too.
const COMMON_TO_BOTH: usize = 2;

/// And so many where they are in two languages, in which few names are written alike.
const COMMON_TO_TONGUES: usize = 1;

impl Alone {
    pub fn of(all: &Compared<'_>) -> Self {
        let sources = all.written.len();
        let mut out = Self {
            told: FxHashMap::default(),
            of_source: vec![Vec::new(); sources],
        };
        for (i, t) in all.tellings.iter().enumerate() {
            let people = t.entities.iter().filter(|e| e.0 != EntityKind::Place);
            out.of_source[t.source].extend(people.map(|e| e.1));
            if let Some(key) = day_and_deed(i, all) {
                let told = out.told.entry(key).or_default();
                if told.len() <= FEW {
                    told.push(t.source as u32);
                }
            }
        }
        for entities in &mut out.of_source {
            entities.sort_unstable();
            entities.dedup();
        }
        out
    }

    fn share(&self, a: usize, b: usize, least: usize) -> bool {
        let (a, b) = (&self.of_source[a], &self.of_source[b]);
        let mut both = a.iter().filter(|id| b.binary_search(id).is_ok());
        both.nth(least - 1).is_some()
    }
}

/// The day and the kind of happening of what is done seldom; nothing where either is open.
fn day_and_deed(i: TellingId, all: &Compared<'_>) -> Option<(EdtfDate, u32)> {
    let brief = &all.briefs[i];
    let seldom = brief.concept != 0 && !brief.says_little && !brief.often && !brief.series;
    let told = brief.told.filter(|t| seldom && t.single)?;
    let day = match told.has_year {
        true => told.edtf.single()?.exact_day()?,
        // "Will enter into force on 19 July", in a paper of June 2018.
        false => {
            let (month, day) = told.month_day?;
            let written = all.written[brief.source as usize]?.0.date();
            let years = (written.year() - 1)..=(written.year() + 1);
            let days = years.filter_map(|y| NaiveDate::from_ymd_opt(y, month.into(), day.into()));
            days.min_by_key(|d| (*d - written).num_days().abs())?
        }
    };
    Some((EdtfDate::from_date(day), brief.concept))
}

/// "On Monday the court fined our company", "Vale Stone Ltd was fined yesterday": of that day nothing else of the kind is told, the two
/// documents tell of the same people and bodies, and one of the tellings names nobody who did it.
pub(super) fn alone_that_day(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let Some(key) = day_and_deed(i, all).filter(|key| day_and_deed(j, all) == Some(*key)) else {
        return false;
    };
    let told = all.alone.told.get(&key).map_or(&[][..], Vec::as_slice);
    let twice = |source: usize| told.iter().filter(|s| **s as usize == source).count() > 1;
    // "The Agreement on Border Crossings", "Соглашение о пунктах пропуска": in another language a paper has another name.
    let abroad = tongues_differ(&all.briefs[i], &all.briefs[j]);
    let (others, least) = match abroad {
        true => (other_people(a, b) && other_people(b, a), COMMON_TO_TONGUES),
        false => (names_more(a, b) && names_more(b, a), COMMON_TO_BOTH),
    };
    told.len() <= FEW
        && !(twice(a.source) || twice(b.source))
        && (a.doers.is_empty() || b.doers.is_empty())
        && !others
        && all.alone.share(a.source, b.source, least)
}

/// One tells no day but is news of it: a judgment of 16 November, and "fined in November".
pub(super) fn as_news(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (dated, news) = match (all.briefs[i].told, all.briefs[j].told) {
        (Some(told), None) => (told, j),
        (None, Some(told)) => (told, i),
        (None, None) => return both_news(i, j, all),
        (Some(_), Some(_)) => return false,
    };
    if in_the_year_beside(i, j, all) {
        return true;
    }
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let (Some((from, to)), Some((told_from, told_to))) = (
        all.written[all.tellings[news].source],
        dated.from.zip(dated.to),
    ) else {
        return false;
    };
    let fine = dated.single && dated.edtf.grain() >= Grain::Month;
    let fresh = to.0 - from.0 <= DAY
        && from.0 >= told_from.0
        && from.0 - told_to.0 <= (NEWS_DAYS - 1) * DAY;
    if !fine || !fresh || !a.happened() || !b.happened() || often(i, all) || other_doers(a, b) {
        return false;
    }
    let shared = all.content.shared(all.tellings, i, j);
    deed(i, j, all) == Deed::Same && shared.overlap >= 0.6 && speaks_of_one(shared, all)
}

/// What has no date itself but stands in a sentence with something of that year.
fn in_the_year_beside(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let year = |k: TellingId| {
        let own = all.tellings[k].date();
        own.map_or(all.beside[k], |d| d.single()?.known_year())
    };
    year(i).is_some_and(|y| year(j) == Some(y))
        && all.tellings[i].happened()
        && all.tellings[j].happened()
        && within(i, j, all)
}

/// Neither tells a day, and they are news of the same days: "twelve workers were hurt this morning", "fourteen workers were hurt".
fn both_news(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let day = |k: TellingId| {
        let written = all.written[all.tellings[k].source];
        written.filter(|(from, to)| to.0 - from.0 <= DAY)
    };
    let near = day(i)
        .zip(day(j))
        .is_some_and(|(x, y)| (x.0.0 - y.0.0).abs() <= (NEWS_DAYS - 1) * DAY);
    if !near || !a.happened() || !b.happened() || often(i, all) || other_doers(a, b) {
        return false;
    }
    let shared = all.content.shared(all.tellings, i, j);
    deed(i, j, all) == Deed::Same
        && shared.overlap >= 0.6
        && shared.things > 0
        && speaks_of_one(shared, all)
}

/// What was to be on the fourteenth and was on the fifteenth, as one tells who was there.
pub(super) fn after_its_plan(i: TellingId, j: TellingId, days: i64, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let plan_and_news = matches!(
        (a.event.status, b.event.status),
        (Status::Planned, Status::Happened) | (Status::Happened, Status::Planned)
    );
    if !plan_and_news || days > SLIP_DAYS || often(i, all) || other_doers(a, b) {
        return false;
    }
    let shared = all.content.shared(all.tellings, i, j);
    deed(i, j, all) == Deed::Same && shared.overlap >= 0.75 && speaks_of_one(shared, all)
}

/// What the same thing does only once although its kind does it often: "will sail for the first time on 14 May", "sailed for the first
/// time".
pub(super) fn says_the_same(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let shared = all.content.shared(all.tellings, i, j);
    shared.things >= 2 && shared.overlap >= 0.75 && speaks_of_one(shared, all)
}

#[cfg(test)]
mod tests {
    use crate::model::Constraints;
    use crate::resolve::{resolve, tests::sources};

    /// How many happenings two documents tell of, each in one sentence, under titles of their own.
    #[track_caller]
    fn check(one: &str, other: &str, events: usize) {
        let timeline = resolve(
            &sources(&[("a.txt", one), ("b.txt", other)]),
            &Constraints::default(),
        );
        let told: Vec<&str> = timeline.events.iter().map(|e| e.label.as_str()).collect();
        assert_eq!(told.len(), events, "{told:?}");
    }

    #[test]
    fn a_review_tells_to_the_month_what_a_report_told_to_the_day() {
        let report = "On 6 March 2014 the nurses opened a mobile clinic beside the market.\n";
        check(
            report,
            "In March 2014 we opened the mobile clinic in Ombari.\n",
            1,
        );
        // Another thing, another month, another deed.
        check(report, "In March 2014 we opened a school in Ombari.\n", 2);
        check(
            report,
            "In May 2014 we opened a mobile clinic in Sull.\n",
            2,
        );
        check(report, "In March 2014 we sold the mobile clinic.\n", 2);
    }

    #[test]
    fn a_day_has_many_happenings() {
        let one = "The State Forest Agency signed a memorandum on 17 May 2017.\n";
        check(
            one,
            "On 17 May 2017 the State Forest Agency opened an office in Sull.\n",
            2,
        );
        let fire = "On 9 March 2009 fire destroyed the drying hall of the mill.\n";
        check(
            fire,
            "On 9 March 2009 the drying hall of the mill burned down.\n",
            1,
        );
        check(
            fire,
            "On 9 March 2009 the mayor married in the town hall.\n",
            2,
        );
    }

    #[test]
    fn on_one_day_many_do_the_same() {
        let one = "Rosa Lind resigned as chair of the Arden Board of Trade on 26 October 1979.\n";
        check(
            one,
            "On 26 October 1979 Rosa Lind, chair of the Arden Board of Trade, resigned.\n",
            1,
        );
        check(
            one,
            "Leyla Holm resigned as director of the Velmark Union of Railways on 26 October 1979.\n",
            2,
        );
    }

    #[test]
    fn what_alone_was_done_that_day_is_one() {
        let court = "Vale Stone fined\n\n30 January 2018\n\nVale Stone Ltd was fined £180,000 on 29 January 2018. Adam Pryce had sued the company. Jane Skelton resigned in 2016.\n";
        let letter = "Harrow Vale, 5 February 2018\n\nDear Adam Pryce,\n\nOn 29 January 2018 the court fined our company. Since 2016 Vale Stone Ltd has paid Adam Pryce a pension. Jane Skelton signed it.\n";
        // Of nobody whom the first document knows.
        let other = "Sull, 5 February 2018\n\nDear Mr. Holt,\n\nOn 29 January 2018 the court fined our company. In 2016 Arden Mills Ltd hired Rosa Lind.\n";
        let fined = |a: &str, b: &str| {
            let docs = [("a.txt", a), ("b.txt", b)];
            let timeline = resolve(&sources(&docs), &Constraints::default());
            let of =
                |e: &&crate::model::Event| e.claims.iter().any(|c| c.quote.contains(" fined "));
            timeline.events.iter().filter(of).count()
        };
        assert_eq!(fined(court, letter), 1);
        assert_eq!(fined(court, other), 2);
    }

    #[test]
    fn what_another_language_tells_of_that_day_is_the_same() {
        let release = "Border crossings\n\n19 June 2018\n\nThe foreign minister Urmas Teder met his guest in Osterby today. The Agreement on Border Crossings was signed in Lissa on 2 March 2018.\n";
        let news = "Новый пункт пропуска\n\n3 сентября 2018 года\n\nВ субботу на границе прошла церемония. В церемонии приняли участие министр иностранных дел Урмас Тедер и другие гости. Соглашение о пунктах пропуска было подписано 2 марта 2018 года.\n";
        // Of nobody whom the release knows.
        let other = "Новый пункт пропуска\n\n3 сентября 2018 года\n\nВ субботу на границе прошла церемония. В церемонии приняли участие министр иностранных дел Антон Лосев и другие гости. Соглашение о пунктах пропуска было подписано 2 марта 2018 года.\n";
        let signed = |news: &str| {
            let docs = [("a.txt", release), ("b.txt", news)];
            let timeline = resolve(&sources(&docs), &Constraints::default());
            let of = |e: &&crate::model::Event| {
                let quotes = || e.claims.iter().map(|c| c.quote.as_str());
                quotes().any(|q| q.contains("signed") || q.contains("подписано"))
            };
            timeline.events.iter().filter(of).count()
        };
        assert_eq!(signed(news), 1);
        assert_eq!(signed(other), 2);
    }

    #[test]
    fn a_plan_and_its_news_say_it_in_one_word() {
        let plan = "Quarry\n\n12 October 2016\n\nThe Mines Inspectorate will publish its first findings on 17 October 2016.\n";
        check(
            plan,
            "17 October 2016: Preliminary findings published.\n",
            1,
        );
        check(
            plan,
            "17 October 2016: Preliminary calendar published.\n",
            2,
        );
    }

    #[test]
    fn nobody_dies_twice_in_one_report() {
        let text = "Report for 2020\n\nDorothea Lunn, founder of the Institute of Ice, died on 24 May 2020.\n\n| Date | What |\n|---|---|\n| 24 May 2020 | Death of Dorothea Lunn |\n";
        let timeline = resolve(&sources(&[("a.md", text)]), &Constraints::default());
        let died = timeline
            .events
            .iter()
            .filter(|e| e.label.to_lowercase().contains("lunn"));
        assert_eq!(died.count(), 1);
    }

    #[test]
    fn two_projects_are_two() {
        let one =
            "The Harvest Project, run by the Arden Union of Forests, ended on 18 December 1987.\n";
        check(
            one,
            "On 18 December 1987 the Harvest Project, run by the Arden Union of Forests, ended.\n",
            1,
        );
        check(
            one,
            "The Lantern Project, run by the Arden Institute of Fisheries, ended on 18 December 1987.\n",
            2,
        );
    }

    #[test]
    fn what_two_people_say_alike_is_said_of_two_things() {
        let one = "Erik Sand said on 24 May 1981 that the school in Arden would be finished within two years.\n";
        let same = "Erik Sand said on May 24, 1981 that the school in Arden would be finished within two years.\n";
        let other = "Olga Wick said on 5 May 1981 that the school in Arden would be finished within two years.\n";
        let planned = |a: &str, b: &str| {
            let docs = [("a.txt", a), ("b.txt", b)];
            let timeline = resolve(&sources(&docs), &Constraints::default());
            let planned = |e: &&crate::model::Event| e.status == crate::model::Status::Planned;
            timeline.events.iter().filter(planned).count()
        };
        assert_eq!(planned(one, same), 1);
        assert_eq!(planned(one, other), 2);
    }

    #[test]
    fn years_that_overlap_are_not_the_same_years() {
        let one = "From 1979 to 1981 the Arden Council rebuilt the harbor walls.\n";
        check(
            one,
            "The Arden Council rebuilt the harbor walls from 1979 to 1981.\n",
            1,
        );
        check(
            one,
            "From 1980 to 1983 the Arden Council rebuilt the harbor walls.\n",
            2,
        );
    }

    /// "The Union opens its books" above what the Union did joined it with what others did that spring, and those with each other.
    #[test]
    fn a_vague_headline_makes_no_chain() {
        let head = "Arden Union of Housing opens its books\n\nArden, 4 June 1972 –\n\n";
        let one =
            format!("{head}The Arden Union of Housing launched the Bridge Project in May 1972.\n");
        let other = format!(
            "{head}The Velmark Museum of Forests launched the Rivers Project in May 1972.\n"
        );
        let third = "The Arden Union of Housing launched the Bridge Project in May 1972.\n";
        let docs = [
            ("a.txt", one.as_str()),
            ("b.txt", other.as_str()),
            ("c.txt", third),
        ];
        let timeline = resolve(&sources(&docs), &Constraints::default());
        let of = |doc: &str| {
            let told = |e: &&crate::model::Event| {
                e.claims
                    .iter()
                    .any(|c| c.doc.as_str() == doc && c.quote.contains("launched"))
            };
            timeline.events.iter().find(told).map(|e| e.id)
        };
        assert!(of("a.txt").is_some() && of("a.txt") == of("c.txt"));
        assert!(of("b.txt").is_some() && of("a.txt") != of("b.txt"));
    }

    #[test]
    fn news_of_one_day_is_of_one_event_whatever_the_count() {
        let one = "Fire at the paper mill\n\nStromland, 9 March 2009\n\nThe fire injured twelve workers of the mill.\n";
        let other = "Fire at the paper mill\n\nStromland, 10 March 2009\n\nFourteen workers of the mill were injured.\n";
        let later = "Fire at the paper mill\n\nStromland, 10 June 2009\n\nFourteen workers of the mill were injured.\n";
        let told = |a: &str, b: &str| {
            let docs = [("a.txt", a), ("b.txt", b)];
            let timeline = resolve(&sources(&docs), &Constraints::default());
            let injured = |e: &&crate::model::Event| e.label.contains("injured");
            timeline.events.iter().filter(injured).count()
        };
        assert_eq!(told(one, other), 1);
        assert_eq!(told(one, later), 2);
    }
}
