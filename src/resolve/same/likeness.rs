//! How alike two tellings are: their dates, who takes part, their words; and what speaks against their being of one happening.
//!
//! Two tellings at a time; which pairs are worth it is [`super::blocks`]'s.

use super::brief::{self, Brief, Told};
use super::content::Content;
use super::retold;
use crate::model::time::DAY;
use crate::model::{Edtf, EntityId, EntityKind, Instant, Source, Status};
use crate::resolve::telling::{Telling, TellingId};
use rustc_hash::FxHashMap;

/// All tellings, with what comparing two of them asks for again and again.
pub(super) struct Compared<'a> {
    pub tellings: &'a [Telling<'a>],
    pub(super) briefs: Vec<Brief<'a>>,
    pub(super) content: Content,
    /// When each source was written, where it says so in a way to be trusted.
    pub(super) written: Vec<Option<(Instant, Instant)>>,
    /// The same whether to be trusted or not.
    dated: Vec<Option<Instant>>,
    /// How much sharing somebody says, by how many tellings they are in; of each entity of each telling, in order.
    weights: Vec<f32>,
    /// Where those of each telling begin.
    weights_from: Vec<u32>,
    totals: Vec<f32>,
    /// Of what has no date, the year that another event of its sentence gives: "in 1962 three died when a scaffold fell".
    pub(super) beside: Vec<Option<i32>>,
    long_past: Vec<bool>,
    /// Of how many tellings, of all documents, a day and a kind of happening are: [`retold::alone_that_day`].
    pub(super) alone: retold::Alone,
}

impl<'a> Compared<'a> {
    pub fn new(tellings: &'a [Telling<'a>], sources: &[Source]) -> Self {
        let mut tellings_with: FxHashMap<EntityId, usize> = FxHashMap::default();
        for t in tellings {
            for (_, id) in &t.entities {
                *tellings_with.entry(*id).or_default() += 1;
            }
        }
        let weight = |(kind, id): &(EntityKind, EntityId)| {
            let by_kind = match kind {
                EntityKind::Project => 1.2,
                EntityKind::Person | EntityKind::Work | EntityKind::Series => 1.0,
                EntityKind::Organisation => 0.5,
                EntityKind::Place => 0.3,
            };
            let n = tellings_with.get(id).copied().unwrap_or(1) as f32;
            by_kind * (1.0 + (tellings.len() as f32 / n).ln().max(0.0)) / 2.0
        };
        let mut weights: Vec<f32> = Vec::new();
        let mut weights_from: Vec<u32> = Vec::with_capacity(tellings.len());
        let mut totals: Vec<f32> = Vec::with_capacity(tellings.len());
        for t in tellings {
            let from = weights.len();
            weights.extend(t.entities.iter().map(weight));
            weights_from.push(from as u32);
            totals.push(weights[from..].iter().sum());
        }
        let bounds = |s: &Source, trusted: bool| {
            let published = s.facts.published.as_ref()?;
            (published.source.is_trusted() || !trusted)
                .then(|| published.date.bounds())
                .flatten()
        };
        let mut all = Self {
            tellings,
            briefs: brief::briefs(tellings),
            content: Content::new(tellings, sources),
            written: sources.iter().map(|s| bounds(s, true)).collect(),
            dated: sources
                .iter()
                .map(|s| bounds(s, false).map(|b| b.0))
                .collect(),
            totals,
            weights,
            weights_from,
            beside: beside(tellings),
            long_past: Vec::new(),
            alone: retold::Alone::default(),
        };
        all.alone = retold::Alone::of(&all);
        all.long_past = tellings.iter().map(|t| all.is_long_past(t)).collect();
        all
    }

    /// More than a year before the document that tells it: history, where the same day and deed are the same event.
    fn is_long_past(&self, t: &Telling<'_>) -> bool {
        let told = t.date().and_then(|e| e.bounds().1.or(e.bounds().0));
        match (told, self.written[t.source]) {
            (Some(told), Some((written, _))) => written.0 - told.0 > 366 * DAY,
            (Some(_), None) => true,
            _ => false,
        }
    }

    pub fn long_past(&self, telling: TellingId) -> bool {
        self.long_past[telling]
    }

    /// Shared participants over those of the telling with fewer, the rare ones counting more.
    fn who(&self, i: TellingId, j: TellingId) -> f32 {
        let (a, b) = (&self.tellings[i].entities, &self.tellings[j].entities);
        let smaller = self.totals[i].min(self.totals[j]);
        if smaller <= 0.0 {
            return 0.0;
        }
        // Both are sorted.
        let (mut x, mut y, mut shared) = (0, 0, 0.0);
        while x < a.len() && y < b.len() {
            match a[x].cmp(&b[y]) {
                std::cmp::Ordering::Less => x += 1,
                std::cmp::Ordering::Greater => y += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.weights[self.weights_from[i] as usize + x];
                    x += 1;
                    y += 1;
                }
            }
        }
        shared / smaller
    }
}

fn beside(tellings: &[Telling<'_>]) -> Vec<Option<i32>> {
    let mut out = vec![None; tellings.len()];
    let one_sentence =
        |a: &Telling<'_>, b: &Telling<'_>| (a.source, a.event.range) == (b.source, b.event.range);
    let mut from = 0;
    for sentence in tellings.chunk_by(one_sentence) {
        let to = from + sentence.len();
        let mut years = sentence
            .iter()
            .filter_map(|t| t.date()?.single()?.known_year());
        if let Some(year) = years.next().filter(|y| years.all(|other| other == *y)) {
            for (i, t) in (from..to).zip(sentence) {
                out[i] = t.date().is_none().then_some(year);
            }
        }
        from = to;
    }
    out
}

/// How the dates of two tellings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Dates {
    /// One names no date.
    Unknown,
    Equal,
    /// "December 18" and 18 December 2019.
    Fitting,
    /// A day within the other's month or year.
    Within,
    /// Apart by so many days; `None` where day and month differ and no year is known.
    Apart(Option<i64>),
}

/// Of tellings whose numbers can be read both ways, the readings that stand nearest; they fit at best.
fn dates_of(i: TellingId, j: TellingId, all: &Compared<'_>) -> Dates {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    if a.either.is_none() && b.either.is_none() {
        return compared(all.briefs[i].told.as_ref(), all.briefs[j].told.as_ref());
    }
    let pairs = a
        .possible_dates()
        .iter()
        .flat_map(|x| b.possible_dates().iter().map(move |y| (x, y)));
    let all: Vec<Dates> = pairs.map(|(x, y)| dates(Some(x), Some(y))).collect();
    if all
        .iter()
        .any(|d| matches!(d, Dates::Equal | Dates::Fitting))
    {
        Dates::Fitting
    } else if all.contains(&Dates::Within) {
        Dates::Within
    } else if !all.is_empty() && all.iter().all(|d| matches!(d, Dates::Apart(_))) {
        Dates::Apart(None)
    } else {
        Dates::Unknown
    }
}

pub(super) fn dates(a: Option<&Edtf>, b: Option<&Edtf>) -> Dates {
    compared(a.map(Told::of).as_ref(), b.map(Told::of).as_ref())
}

fn compared(a: Option<&Told<'_>>, b: Option<&Told<'_>>) -> Dates {
    let (Some(a), Some(b)) = (a, b) else {
        return Dates::Unknown;
    };
    if (a.from, a.to, a.month_day) == (b.from, b.to, b.month_day) && a.edtf == b.edtf {
        return Dates::Equal;
    }
    if a.single && b.single && !(a.has_year && b.has_year) {
        return match (a.month_day, b.month_day) {
            (Some(p), Some(q)) if p == q => Dates::Fitting,
            (Some(_), Some(_)) => Dates::Apart(None),
            _ => Dates::Unknown,
        };
    }
    // "Besieged from 3 May", "laid siege on 3 May": the same beginning.
    if a.begins.is_some() && a.begins == b.begins {
        return Dates::Fitting;
    }
    match ((a.from, a.to), (b.from, b.to)) {
        ((Some(a0), Some(a1)), (Some(b0), Some(b1))) => {
            // "From 1979 to 1981" and "from 1981 to 1983" share a year and are two times.
            let staggered =
                !a.single && !b.single && (a0 < b0) == (a1 < b1) && a0 != b0 && a1 != b1;
            if a0 < b1 && b0 < a1 && !staggered {
                Dates::Within
            } else {
                Dates::Apart(Some((a0.0 - b0.0).abs() / DAY))
            }
        }
        _ => Dates::Unknown,
    }
}

/// Are two tellings plainly of two happenings? At a glance: what this lets pass is weighed.
///
/// Invariant: refuses nothing that [`weighed`] would join.
pub(super) fn plainly_two(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.briefs[i], &all.briefs[j]);
    let special = a.sentence == b.sentence
        || a.source == b.source
        || a.either
        || b.either
        || a.series && b.series;
    if special {
        return false;
    }
    let copied = || a.sentence_words.may_reach(b.sentence_words, COPIED);
    let deed = a.concept == b.concept;
    let family = a.family == b.family;
    match compared(a.told.as_ref(), b.told.as_ref()) {
        Dates::Apart(None) => true,
        Dates::Apart(Some(days)) => {
            let slip = days <= LONG_SLIP_DAYS || YEAR_SLIP_DAYS.contains(&days);
            if a.planned || b.planned {
                return !deed;
            }
            // A slip is believed of what is done to the same thing, or told in nearly the same words.
            let thing = || a.entities.may_meet(b.entities) && a.words.may_reach(b.words, 0.2);
            let retold = || a.words.may_reach(b.words, 0.8);
            !deed || a.concept == 0 || !slip || !(thing() || retold())
        }
        Dates::Unknown => {
            let abroad = tongues_differ(a, b);
            let alike = deed
                && a.concept != 0
                && a.entities.may_meet(b.entities)
                && (abroad || a.words.may_reach(b.words, 0.4));
            let retold = (family || a.says_little || b.says_little)
                && a.words.may_meet(b.words)
                && may_be_news(i, j, all);
            !(alike || retold || copied())
        }
        Dates::Within => {
            let often = a.often || b.often;
            let alike = deed && a.concept != 0 && a.words.may_reach(b.words, 0.4);
            let retold =
                (family || a.says_little || b.says_little) && !often && a.words.may_meet(b.words);
            !(alike || retold || deed && a.once_in_a_life || copied())
        }
        Dates::Equal | Dates::Fitting => {
            let worded = a.words.may_reach(b.words, 0.25);
            let history = || all.long_past[i] && all.long_past[j];
            let deed = deed && a.concept != 0;
            let called_off = a.planned || b.planned;
            let alone = || retold::alone_that_day(i, j, all);
            let retold = (family || a.says_little || b.says_little) && a.words.may_meet(b.words);
            !worded
                && !retold
                && !called_off
                && !(deed && (a.entities.may_meet(b.entities) || history() || alone()))
                && !copied()
        }
    }
}

/// In two languages, both known?
pub(super) fn tongues_differ(a: &Brief<'_>, b: &Brief<'_>) -> bool {
    a.lang != b.lang && !a.lang.is_empty() && !b.lang.is_empty()
}

/// Of two tellings of which one has no date, or neither: can they be news of the same days, or of the year beside? By their documents'
/// days alone, which [`retold::as_news`] weighs with their words.
fn may_be_news(i: TellingId, j: TellingId, all: &Compared<'_>) -> bool {
    let (a, b) = (&all.briefs[i], &all.briefs[j]);
    let written = |t: &Brief<'_>| all.written[t.source as usize];
    let (told, news, its) = match (a.told, b.told) {
        (Some(told), None) => (told, j, b),
        (None, Some(told)) => (told, i, a),
        (None, None) => {
            let near = |((x, _), (y, _)): ((Instant, _), (Instant, _))| {
                (x.0 - y.0).abs() <= NEWS_DAYS * DAY
            };
            return written(a).zip(written(b)).is_some_and(near);
        }
        (Some(_), Some(_)) => return false,
    };
    let (from, to) = (told.from.map(|t| t.0), told.to.map(|t| t.0));
    let fresh = |(day, _): (Instant, Instant)| {
        from.is_some_and(|from| day.0 >= from) && to.is_some_and(|to| day.0 - to <= NEWS_DAYS * DAY)
    };
    all.beside[news].is_some() || written(its).is_some_and(fresh)
}

/// 0 to 1 where two tellings may be of one happening; `None` where they are not.
pub(super) fn weighed(i: TellingId, j: TellingId, all: &Compared<'_>) -> Option<f32> {
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let (x, y) = (&all.briefs[i], &all.briefs[j]);
    let same_trigger = x.concept == y.concept && x.concept != 0;
    let dates = dates_of(i, j, all);
    if a.sentence == b.sentence && a.sentence_bytes >= COPY_BYTES {
        // What stands in every year's minutes word by word is told of each year's meeting.
        let other_time = match dates {
            // A copy may slip in its own words; what other lines date apart is apart.
            Dates::Apart(Some(days)) => {
                let slips = a.says_when() && b.says_when();
                days > if slips { LONG_SLIP_DAYS } else { SLIP_DAYS }
            }
            Dates::Apart(None) => true,
            Dates::Unknown => !all.written_near(a, b),
            Dates::Equal | Dates::Fitting | Dates::Within => false,
        };
        // A copied sentence tells the same things in the same order.
        let same_place = a.event.trigger.start - a.event.range.start
            == b.event.trigger.start - b.event.range.start;
        return (same_place && !other_time).then_some(1.0);
    }
    if a.recurs() != b.recurs() {
        return None;
    }
    if a.source == b.source {
        // A document comes back to what it has told: the same deed done to the same thing with a name of its own.
        let same_thing = a
            .entities
            .iter()
            .any(|e| e.0 == EntityKind::Work && b.entities.contains(e));
        let fits = matches!(dates, Dates::Unknown | Dates::Equal | Dates::Fitting);
        let alike = same_trigger && same_thing && fits && jaccard(&a.words, &b.words) >= 0.25;
        let once = same_trigger && x.once_in_a_life && fits && once_in_a_life(a, b);
        return (once || alike && a.is_part() == b.is_part()).then_some(0.5);
    }
    if let (Some(x), Some(y)) = (a.series, b.series) {
        // Two tellings of one numbered meeting, neither of a part of it.
        if x == y && !a.is_part() && !b.is_part() {
            return Some(0.95);
        }
        if x.0 == y.0 && x.1 != y.1 {
            return None;
        }
    }
    let mut who = all.who(i, j);
    let mut pa = a.people().peekable();
    if pa.peek().is_some() && b.people().next().is_some() && !pa.any(|p| b.people().any(|q| p == q))
    {
        who *= 0.3;
    }
    let words = jaccard(&a.words, &b.words);
    // Most pairs are told apart before their sentences have to be compared word by word.
    let copied = || jaccard(&a.sentence_words, &b.sentence_words);
    let others = || of_others(a, b) == Some(true);
    // "Eva Lund said that the ferry would come" and "Jan Olsen said that the ferry would come" differ in the one thing that counts.
    let is_copy =
        || x.sentence_words.may_reach(y.sentence_words, COPIED) && copied() >= COPIED && !others();
    let anchored = || {
        a.entities.iter().any(|e| {
            matches!(e.0, EntityKind::Project | EntityKind::Work) && b.entities.contains(e)
        })
    };
    let long_past = all.long_past[i] && all.long_past[j];
    let score = match dates {
        Dates::Equal | Dates::Fitting => {
            let of_history = dates == Dates::Equal && long_past;
            // In one year the same people do much of a kind; and on one day many bodies meet and many people resign.
            let coarse = x.told.is_some_and(|t| !t.says_the_day());
            let meets = if coarse {
                who >= 0.5 && words >= 0.4
            } else {
                who >= 0.35 || words >= 0.3 || of_history
            };
            let alike = same_trigger && meets && !others();
            let very_alike = || {
                (who >= 0.5 && words >= 0.25 || words >= 0.5) && !retold::of_other_things(i, j, all)
                    || is_copy()
            };
            (alike
                || very_alike()
                || same_trigger && x.once_in_a_life && once_in_a_life(a, b)
                || (x.planned || y.planned) && was_called_off(a, b)
                || retold::alone_that_day(i, j, all)
                || retold::on_a_day(i, j, dates, all))
            .then_some(
                0.6 + 0.1 * who + 0.1 * words + 0.05 * f32::from(u8::from(dates == Dates::Equal)),
            )
        }
        Dates::Within => {
            // "Born in 1920" and "born on 11 June 1920", of one and the same: but a board meets often in a year.
            let once = !x.often;
            let told_alike = same_trigger && once && words >= 0.6 && a.words.len() > 2;
            // The same people visit, meet and speak many times a year: then more than their names has to be the same.
            let alike = same_trigger && who >= 0.5 && words >= if once { 0.4 } else { 0.6 };
            (alike
                || told_alike && !other_doers(a, b)
                || same_trigger && x.once_in_a_life && once_in_a_life(a, b)
                || is_copy()
                || retold::more_exactly(i, j, all))
            .then_some(0.5 + 0.1 * who + 0.1 * words)
        }
        Dates::Unknown => {
            let alike = same_trigger
                && who >= 0.6
                && words >= 0.4
                && anchored()
                && all.written_near(a, b)
                && !other_doers(a, b);
            // Between two languages no word but a name is the same.
            let retold = who >= 0.6 && words >= 0.4
                || tongues_differ(x, y)
                    && who >= 0.45
                    && a.people().any(|p| b.people().any(|q| p == q));
            let fresh = same_trigger && retold && all.is_news_of(a, b);
            // "Minutes" above those of two boards is no copy.
            let long = a.sentence_bytes.min(b.sentence_bytes) >= COPY_BYTES;
            (alike
                || fresh
                || long && is_copy() && all.written_near(a, b)
                || retold::as_news(i, j, all))
            .then(|| 0.4 + 0.1 * who + 0.1 * words + 0.3 * copied())
        }
        Dates::Apart(Some(days)) => {
            let year_slip = YEAR_SLIP_DAYS.contains(&days);
            let alike = same_trigger
                && who >= 0.6
                && !a.is_part()
                && !b.is_part()
                && anchored()
                && !other_doers(a, b);
            let near = days <= SLIP_DAYS && words >= 0.2 || days <= LONG_SLIP_DAYS && words >= 0.4;
            // Months and numbers slip in old stories, whose words stay: "the garrison surrendered".
            let retold =
                same_trigger && days <= SLIP_DAYS && words >= 0.8 && a.words.len() > 1 && long_past;
            (alike && (near || year_slip && words >= 0.4)
                || retold
                || all.was_moved(i, j)
                || retold::after_its_plan(i, j, days, all))
            .then_some(super::CERTAIN)
        }
        Dates::Apart(None) => None,
    };
    // A part of an occasion is not the occasion.
    if score.is_some()
        && a.is_part() != b.is_part()
        && !is_copy()
        && !once_in_a_life(a, b)
        && !matches!(dates, Dates::Equal | Dates::Fitting)
    {
        return None;
    }
    score
}

/// What nobody does twice: concepts of `data/events`.
pub(super) const ONCE_IN_A_LIFE: [&str; 2] = ["be born", "die"];

/// Nobody is born or dies twice: told of one and the same person in one year, it is one, however it is told. Both tell of one such deed.
fn once_in_a_life(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let mut people = a.people();
    people.next().is_some()
        && people.next().is_none()
        && a.people().eq(b.people())
        && a.happened()
        && b.happened()
        && !other_doers(a, b)
}

/// What was planned for a day, and what is told as called off of that very day, in two words at least that are the same: "the spring fair
/// was fixed for 27 April", "the spring fair tomorrow has been called off".
fn was_called_off(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (plan, news) = match (a.event.status, b.event.status) {
        (Status::Planned, Status::Cancelled) => (a, b),
        (Status::Cancelled, Status::Planned) => (b, a),
        _ => return false,
    };
    let day = |t: &Telling<'_>| t.date().and_then(|d| d.single()?.month_day()).is_some();
    let shared = plan.words.iter().filter(|w| news.words.contains(w)).count();
    // Two places, two things: every town has its fair.
    let places = |t: &Telling<'_>| -> Vec<EntityId> {
        let places = t.entities.iter().filter(|(k, _)| *k == EntityKind::Place);
        places.map(|(_, id)| *id).collect()
    };
    let (here, there) = (places(plan), places(news));
    let elsewhere =
        !here.is_empty() && !there.is_empty() && !here.iter().any(|p| there.contains(p));
    day(plan) && day(news) && shared >= 2 && !elsewhere && !other_doers(a, b)
}

/// Does each name somebody who does it, of whom the other says nothing? "Morland ratified it" is not "Velden ratified it", but "the sale of
/// Vesta was completed" may be "Lindholm completed the sale of Vesta".
pub(super) fn other_doers(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let unknown_to = |t: &Telling<'_>, other: &Telling<'_>| {
        !t.doers
            .iter()
            .any(|d| other.doers.contains(d) || other.entities.iter().any(|(_, id)| id == d))
    };
    !a.doers.is_empty() && !b.doers.is_empty() && unknown_to(a, b) && unknown_to(b, a)
}

/// Do they tell of different people's doing, or of different projects? `None` where they do not say enough to be told apart by that.
pub(super) fn of_others(a: &Telling<'_>, b: &Telling<'_>) -> Option<bool> {
    let (p, q) = (
        of_kind(a, EntityKind::Project),
        of_kind(b, EntityKind::Project),
    );
    if p.clone().next().is_some() && q.clone().next().is_some() {
        return Some(!p.clone().any(|id| q.clone().any(|other| other == id)));
    }
    // One convention, adopted by whoever adopts it in this language and in that.
    let mut works = of_kind(a, EntityKind::Work);
    if works.any(|id| b.entities.contains(&(EntityKind::Work, id))) {
        return Some(false);
    }
    // Whom another language calls by another name need not be another.
    let known = |t: &Telling<'_>| t.lang != "und";
    if a.lang != b.lang && known(a) && known(b) {
        return None;
    }
    // "Petra Salling opened the wing", "the library's wing was opened": a person and a body, who may be of one doing. And in one town many
    // do much.
    let does = |kind: EntityKind| {
        let one = |t: &Telling<'_>| of_kind(t, kind).any(|id| t.doers.contains(&id));
        one(a) && one(b)
    };
    let known_to = |t: &Telling<'_>, other: &Telling<'_>| {
        let mut doers = DOERS.into_iter().flat_map(|kind| of_kind(t, kind));
        doers.any(|id| t.doers.contains(&id) && other.entities.iter().any(|e| e.1 == id))
    };
    let comparable = DOERS.into_iter().any(does);
    comparable.then(|| !known_to(a, b) && !known_to(b, a))
}

/// Who can be told apart by name as doing something.
const DOERS: [EntityKind; 2] = [EntityKind::Person, EntityKind::Organisation];

fn of_kind<'t>(
    t: &'t Telling<'_>,
    kind: EntityKind,
) -> impl Iterator<Item = EntityId> + Clone + 't {
    let all = t.entities.iter().filter(move |e| e.0 == kind);
    all.map(|(_, id)| *id)
}

/// Undated reports written further apart than this tell of different meetings, however alike they sound.
const SAME_OCCASION_DAYS: i64 = 45;

/// Two dates given for one event differ by a slip of days or of the year; further apart they are two events.
pub(super) const SLIP_DAYS: i64 = 3;

/// What is news in a report that gives no day came about at most so long before it was written.
pub(super) const NEWS_DAYS: i64 = 2;

/// As far as this where the words are alike too.
const LONG_SLIP_DAYS: i64 = 31;

/// And so far where the year alone is wrong.
const YEAR_SLIP_DAYS: std::ops::RangeInclusive<i64> = 360..=370;

/// Shorter sentences may be the same by chance: "The meeting was held on Monday."
const COPY_BYTES: u32 = 40;

/// Two sentences that share this much of their words are copies of one with a detail changed.
const COPIED: f32 = 0.7;

/// Was the one planned, and is the other told later as planned for, or as happened on, another day not long after?
fn was_moved(all: &Compared<'_>, i: TellingId, j: TellingId) -> bool {
    if !all.briefs[i].planned && !all.briefs[j].planned {
        return false;
    }
    let (a, b) = (&all.tellings[i], &all.tellings[j]);
    let written = |t: &Telling<'_>| all.dated[t.source];
    let (Some(wa), Some(wb)) = (written(a), written(b)) else {
        return false;
    };
    let (plan, news) = if wa <= wb { (a, b) } else { (b, a) };
    let told = |t: &Telling<'_>| t.date().and_then(|e| e.bounds().0);
    let (Some(planned_for), Some(now)) = (told(plan), told(news)) else {
        return false;
    };
    let later = (1..=MOVED_DAYS * DAY).contains(&(now.0 - planned_for.0));
    // What is still only planned was moved where that was told before the day had come; later it is the next of its kind.
    let in_time = news.event.status != Status::Planned || wa.max(wb) <= planned_for;
    let concept = plan.event.concept.as_str();
    // Ships and people go somewhere often, but for the first time once.
    let once = !OFTEN.contains(&concept) || concept == "visit" && retold::says_the_same(i, j, all);
    // Beside the word for what happened: that is asked for itself.
    let verb =
        usize::from(a.verb == b.verb && a.words.contains(&a.verb) && b.words.contains(&b.verb));
    let words = a.words.iter().filter(|w| b.words.contains(w)).count() - verb;
    let all = a.words.len().min(b.words.len()) - verb;
    let deed = a.event.concept == b.event.concept;
    let alike = match (deed, plan.event.concept.is_empty()) {
        (true, false) => words >= 2 && words * 10 >= all * 7,
        // A verb of no list: its own words have to be the same.
        (true, true) => words >= 3 && words * 10 >= all * 9,
        (false, _) => false,
    };
    plan.event.status == Status::Planned && later && in_time && once && alike
}

/// What the same people do again and again: another day is another time.
pub(super) const OFTEN: [&str; 10] = [
    "session",
    "meet",
    "event",
    "ceremony",
    "visit",
    "participate",
    "hold",
    "speak",
    "plan",
    "show",
];

/// What is put off by more than this is planned anew: every year's festival is.
const MOVED_DAYS: i64 = 300;

impl Compared<'_> {
    fn was_moved(&self, i: TellingId, j: TellingId) -> bool {
        was_moved(self, i, j)
    }

    /// "On 31 August the purchase of Vesta was completed", and a report of that very day, which says of no other day when it was.
    fn is_news_of(&self, a: &Telling<'_>, b: &Telling<'_>) -> bool {
        let (dated, news) = match (a.date(), b.date()) {
            (Some(_), None) => (a, b),
            (None, Some(_)) => (b, a),
            _ => return false,
        };
        let day = dated.date().and_then(|d| d.single()?.exact_day());
        let told = dated
            .date()
            .and_then(|d| d.bounds().0)
            .filter(|_| day.is_some());
        let written = self.written[news.source];
        let soon = told.zip(written).is_some_and(|(told, (from, to))| {
            to.0 - from.0 <= DAY && (0..=NEWS_DAYS * DAY).contains(&(from.0 - told.0))
        });
        let once = !OFTEN.contains(&a.event.concept.as_str());
        soon && once && a.happened() && b.happened() && !other_doers(a, b)
    }

    fn written_near(&self, a: &Telling<'_>, b: &Telling<'_>) -> bool {
        let day = |t: &Telling<'_>| {
            let own = t.date().and_then(|e| e.bounds().0);
            own.or_else(|| self.written[t.source].map(|b| b.0))
        };
        match (day(a), day(b)) {
            (Some(x), Some(y)) => (x.0 - y.0).abs() <= SAME_OCCASION_DAYS * DAY,
            _ => true,
        }
    }
}

/// Shared words over all words; both sorted, each word once.
fn jaccard<T: Ord>(a: &[T], b: &[T]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut x, mut y, mut shared) = (0, 0, 0);
    while x < a.len() && y < b.len() {
        match a[x].cmp(&b[y]) {
            std::cmp::Ordering::Less => x += 1,
            std::cmp::Ordering::Greater => y += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                x += 1;
                y += 1;
            }
        }
    }
    shared as f32 / (a.len() + b.len() - shared) as f32
}
