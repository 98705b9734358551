//! Which tellings are of one happening: few pairs compared, each on time, participants and words.
//!
//! ```text
//! tellings ─blocks▶ pairs that share something rare ─likeness▶ score ─best first, nothing contradictory▶ groups
//! ```
//!
//! Different meetings of the same people stay apart; the same meeting told with two dates is one, with both readings kept.

use super::telling::{Telling, TellingId};
use crate::model::facts::LinkKind;
use crate::model::{Anchor, Constraints, Edtf, EntityId, EntityKind, Source, Status};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Groups of tellings, each sorted, in order of their first telling.
pub fn groups(
    tellings: &[Telling<'_>],
    sources: &[Source],
    constraints: &Constraints,
) -> Vec<Vec<TellingId>> {
    let rarity = Rarity::of(tellings);
    let mut sets = Sets::new(tellings);
    for (i, t) in tellings.iter().enumerate() {
        if let Some((to, LinkKind::Same)) = t.link {
            sets.join(i, to);
        }
    }
    for (a, b) in &constraints.same {
        for (i, j) in anchored_pairs(tellings, sources, a, b) {
            sets.join(i, j);
        }
    }
    let mut apart: Vec<(TellingId, TellingId)> = Vec::new();
    for (a, b) in &constraints.different {
        apart.extend(anchored_pairs(tellings, sources, a, b));
    }
    let pairs = candidate_pairs(tellings);
    let mut scored: Vec<(f32, TellingId, TellingId)> = pairs
        .into_iter()
        .filter_map(|(i, j)| {
            likeness(&tellings[i], &tellings[j], sources, &rarity).map(|score| (score, i, j))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (score, i, j) in scored {
        sets.join_unless_contradictory(i, j, score >= CERTAIN, &apart);
    }
    sets.groups()
}

/// From here on two tellings are one even where their dates differ.
const CERTAIN: f32 = 0.9;

/// A block with more tellings than this says nothing: its pairs are left to rarer blocks. Keeps the work n log n.
const BLOCK_MAX: usize = 60;

/// Two undated reports written further apart than this tell of different meetings, however alike they sound.
const SAME_OCCASION_DAYS: i64 = 45;

/// Two dates given for one event differ by a slip of days or of the year; further apart they are two events.
const SLIP_DAYS: i64 = 3;

/// As far as this where the words are alike too.
const LONG_SLIP_DAYS: i64 = 31;

fn candidate_pairs(tellings: &[Telling<'_>]) -> Vec<(TellingId, TellingId)> {
    let mut blocks: BTreeMap<String, Vec<TellingId>> = BTreeMap::new();
    for (i, t) in tellings.iter().enumerate() {
        let mut put = |key: String| blocks.entry(key).or_default().push(i);
        put(format!("s {}", t.sentence));
        if let Some((series, number)) = t.series {
            put(format!("n {series} {number}"));
        }
        let days: Vec<(u8, u8)> = t
            .possible_dates()
            .iter()
            .filter_map(|e| e.single()?.month_day())
            .collect();
        for (kind, id) in &t.entities {
            if *kind != EntityKind::Place {
                put(format!("c {id} {}", t.event.concept));
                for (m, d) in &days {
                    put(format!("d {id} {m}-{d}"));
                }
            }
        }
        for (m, d) in &days {
            put(format!("dc {m}-{d} {}", t.event.concept));
            for word in &t.words {
                put(format!("dw {m}-{d} {word}"));
            }
        }
    }
    // What was planned meets what is told of it under another day by its words.
    let by_words = |t: &Telling<'_>| -> Vec<String> {
        let concept = &t.event.concept;
        t.words.iter().map(|w| format!("w {concept} {w}")).collect()
    };
    let planned = |t: &&Telling<'_>| t.event.status == Status::Planned && t.edtf.is_some();
    let keys: HashSet<String> = tellings.iter().filter(planned).flat_map(by_words).collect();
    for (i, t) in tellings
        .iter()
        .enumerate()
        .filter(|(_, t)| t.edtf.is_some())
    {
        for key in by_words(t).into_iter().filter(|key| keys.contains(key)) {
            blocks.entry(key).or_default().push(i);
        }
    }
    let mut pairs: Vec<(TellingId, TellingId)> = Vec::new();
    for block in blocks.values() {
        if block.len() <= BLOCK_MAX {
            for (n, &i) in block.iter().enumerate() {
                pairs.extend(block[n + 1..].iter().map(|&j| (i, j)));
            }
        } else {
            // Copies of one sentence: neighbors suffice to make them one.
            pairs.extend(block.windows(2).map(|w| (w[0], w[1])));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much sharing somebody says, by how many tellings they are in.
struct Rarity {
    tellings_with: HashMap<EntityId, usize>,
    n_tellings: f32,
}

impl Rarity {
    fn of(tellings: &[Telling<'_>]) -> Self {
        let mut tellings_with: HashMap<EntityId, usize> = HashMap::new();
        for t in tellings {
            for (_, id) in &t.entities {
                *tellings_with.entry(*id).or_default() += 1;
            }
        }
        Self {
            tellings_with,
            n_tellings: tellings.len() as f32,
        }
    }

    fn weight(&self, (kind, id): (EntityKind, EntityId)) -> f32 {
        let by_kind = match kind {
            EntityKind::Project => 1.2,
            EntityKind::Person | EntityKind::Work | EntityKind::Series => 1.0,
            EntityKind::Organisation => 0.5,
            EntityKind::Place => 0.3,
        };
        let n = self.tellings_with.get(&id).copied().unwrap_or(1) as f32;
        by_kind * (1.0 + (self.n_tellings / n).ln().max(0.0)) / 2.0
    }
}

/// How the dates of two tellings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Dates {
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
fn dates_of(a: &Telling<'_>, b: &Telling<'_>) -> Dates {
    if a.either.is_none() && b.either.is_none() {
        return dates(a.date(), b.date());
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

fn dates(a: Option<&Edtf>, b: Option<&Edtf>) -> Dates {
    let (Some(a), Some(b)) = (a, b) else {
        return Dates::Unknown;
    };
    if a == b {
        return Dates::Equal;
    }
    if let (Some(x), Some(y)) = (a.single(), b.single())
        && (x.known_year().is_none() || y.known_year().is_none())
    {
        return match (x.month_day(), y.month_day()) {
            (Some(p), Some(q)) if p == q => Dates::Fitting,
            (Some(_), Some(_)) => Dates::Apart(None),
            _ => Dates::Unknown,
        };
    }
    match (a.bounds(), b.bounds()) {
        ((Some(a0), Some(a1)), (Some(b0), Some(b1))) => {
            if a0 < b1 && b0 < a1 {
                Dates::Within
            } else {
                Dates::Apart(Some((a0.0 - b0.0).abs() / crate::model::time::DAY))
            }
        }
        _ => Dates::Unknown,
    }
}

/// 0 to 1 where two tellings may be of one happening; `None` where they are not.
fn likeness(a: &Telling<'_>, b: &Telling<'_>, sources: &[Source], rarity: &Rarity) -> Option<f32> {
    let same_words = a.sentence == b.sentence && a.sentence.len() >= 40;
    let same_trigger = a.event.concept == b.event.concept && !a.event.concept.is_empty();
    if same_words {
        // "Minutes of the meeting of the Council", in March and in May: the day is no word of the sentence.
        let said = |t: &Telling<'_>| t.time.is_none_or(|time| t.event.range.overlaps(time.range));
        let apart = matches!(dates_of(a, b), Dates::Apart(Some(days)) if days > SLIP_DAYS);
        if apart && !said(a) && !said(b) {
            return None;
        }
        // A copied sentence tells the same things in the same order.
        return (a.event.trigger.start - a.event.range.start
            == b.event.trigger.start - b.event.range.start)
            .then_some(1.0);
    }
    if a.recurs() != b.recurs() {
        return None;
    }
    if a.source == b.source {
        // A document comes back to what it has told: the same deed done to the same thing with a name of its own.
        let dates = dates_of(a, b);
        let same_thing = a
            .entities
            .iter()
            .any(|e| e.0 == EntityKind::Work && b.entities.contains(e));
        let fits = matches!(dates, Dates::Unknown | Dates::Equal | Dates::Fitting);
        let alike = same_trigger && same_thing && fits && jaccard(&a.words, &b.words) >= 0.25;
        return (alike && a.is_part() == b.is_part()).then_some(0.5);
    }
    let dates = dates_of(a, b);
    if let (Some(x), Some(y)) = (a.series, b.series) {
        // Two tellings of one numbered meeting, neither of a part of it.
        if x == y && !a.is_part() && !b.is_part() {
            return Some(0.95);
        }
        if x.0 == y.0 && x.1 != y.1 {
            return None;
        }
    }
    let copied = jaccard(&a.sentence_words, &b.sentence_words);
    let shared: f32 = a
        .entities
        .iter()
        .filter(|e| b.entities.contains(e))
        .map(|&e| rarity.weight(e))
        .sum();
    let total = |t: &Telling<'_>| t.entities.iter().map(|&e| rarity.weight(e)).sum::<f32>();
    let smaller = total(a).min(total(b));
    let mut who = if smaller > 0.0 { shared / smaller } else { 0.0 };
    let (mut pa, mut pb) = (a.people().peekable(), b.people().peekable());
    if pa.peek().is_some() && pb.peek().is_some() {
        let others: Vec<EntityId> = pb.collect();
        if !pa.any(|p| others.contains(&p)) {
            who *= 0.3;
        }
    }
    let words = jaccard(&a.words, &b.words);
    let anchored = a
        .entities
        .iter()
        .any(|e| matches!(e.0, EntityKind::Project | EntityKind::Work) && b.entities.contains(e));
    let score = match dates {
        Dates::Equal | Dates::Fitting => {
            let long_past = long_past(a, sources) && long_past(b, sources);
            let alike =
                same_trigger && (who >= 0.35 || words >= 0.3 || dates == Dates::Equal && long_past);
            let very_alike = who >= 0.5 && words >= 0.25 || words >= 0.5 || copied >= COPIED;
            (alike || very_alike).then_some(
                0.6 + 0.1 * who + 0.1 * words + 0.05 * f32::from(u8::from(dates == Dates::Equal)),
            )
        }
        Dates::Within => (same_trigger && who >= 0.5 && words >= 0.4 || copied >= COPIED)
            .then_some(0.5 + 0.1 * who + 0.1 * words),
        Dates::Unknown => {
            let near = written_near(a, b, sources);
            let alike = same_trigger && anchored && who >= 0.6 && words >= 0.4;
            (near && alike || copied >= COPIED)
                .then_some(0.4 + 0.1 * who + 0.1 * words + 0.3 * copied)
        }
        Dates::Apart(Some(days)) => {
            let year_slip = (360..=370).contains(&days);
            let alike = same_trigger && anchored && who >= 0.6 && !a.is_part() && !b.is_part();
            let near = days <= SLIP_DAYS && words >= 0.2 || days <= LONG_SLIP_DAYS && words >= 0.4;
            // Months and numbers slip in old stories, whose words stay: "the garrison surrendered".
            let retold = same_trigger
                && days <= SLIP_DAYS
                && words >= 0.8
                && a.words.len() > 1
                && long_past(a, sources)
                && long_past(b, sources);
            let moved = was_moved(a, b, sources);
            (alike && (near || year_slip && words >= 0.4) || retold || moved).then_some(CERTAIN)
        }
        Dates::Apart(None) => None,
    };
    // A part of an occasion is not the occasion.
    if a.is_part() != b.is_part()
        && copied < COPIED
        && !matches!(dates, Dates::Equal | Dates::Fitting)
    {
        return None;
    }
    score
}

/// Two sentences that share this much of their words are copies of one with a detail changed.
const COPIED: f32 = 0.7;

/// Was the one planned, and is the other told later as planned for, or as happened on, another day not long after?
fn was_moved(a: &Telling<'_>, b: &Telling<'_>, sources: &[Source]) -> bool {
    let written =
        |t: &Telling<'_>| Some(sources[t.source].facts.published.as_ref()?.date.bounds()?.0);
    let (Some(wa), Some(wb)) = (written(a), written(b)) else {
        return false;
    };
    let (plan, news) = if wa <= wb { (a, b) } else { (b, a) };
    let told = |t: &Telling<'_>| t.date().and_then(|e| e.bounds().0);
    let (Some(planned_for), Some(now)) = (told(plan), told(news)) else {
        return false;
    };
    let later = (1..=MOVED_DAYS * crate::model::time::DAY).contains(&(now.0 - planned_for.0));
    // What is still only planned was moved where that was told before the day had come; later it is the next of its kind.
    let in_time = news.event.status != Status::Planned || wa.max(wb) <= planned_for;
    let once = !OFTEN.contains(&plan.event.concept.as_str());
    let words = a.words.iter().filter(|w| b.words.contains(w)).count();
    let all = a.words.len().min(b.words.len());
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
const OFTEN: [&str; 10] = [
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

/// More than a year before the document that tells it: history, where the same day and deed are the same event.
fn long_past(t: &Telling<'_>, sources: &[Source]) -> bool {
    let told = t.date().and_then(|e| e.bounds().1);
    let written = sources[t.source]
        .facts
        .published
        .as_ref()
        .filter(|p| p.source.is_trusted())
        .and_then(|p| p.date.bounds());
    match (told, written) {
        (Some(told), Some((written, _))) => written.0 - told.0 > 366 * crate::model::time::DAY,
        (Some(_), None) => true,
        _ => false,
    }
}

fn written_near(a: &Telling<'_>, b: &Telling<'_>, sources: &[Source]) -> bool {
    let day = |t: &Telling<'_>| {
        let own = t.date().and_then(|e| e.bounds().0);
        own.or_else(|| {
            sources[t.source]
                .facts
                .published
                .as_ref()
                .filter(|p| p.source.is_trusted())
                .and_then(|p| p.date.bounds())
                .map(|b| b.0)
        })
    };
    match (day(a), day(b)) {
        (Some(x), Some(y)) => (x.0 - y.0).abs() <= SAME_OCCASION_DAYS * crate::model::time::DAY,
        _ => true,
    }
}

/// Shared words over all words; both sorted, each word once.
fn jaccard<T: Ord>(a: &[T], b: &[T]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    shared as f32 / (a.len() + b.len() - shared) as f32
}

/// The tellings that two quotations stand for.
fn anchored_pairs(
    tellings: &[Telling<'_>],
    sources: &[Source],
    a: &Anchor,
    b: &Anchor,
) -> Vec<(TellingId, TellingId)> {
    let at = |anchor: &Anchor| {
        tellings.iter().position(|t| {
            let doc = &sources[t.source].document;
            let event = t.event;
            // A gesture in the window names an event by its sentence up to the trigger, so that two events of one sentence differ.
            let at = event.range.start == anchor.range.start
                && (event.range.end == anchor.range.end || event.trigger.end == anchor.range.end);
            let quoted = !anchor.quote.is_empty() && event.range.of(&doc.text) == anchor.quote;
            doc.id == anchor.doc && (at || event.trigger == anchor.range || quoted)
        })
    };
    at(a).zip(at(b)).into_iter().collect()
}

/// Union–find; every set knows the exact dates in it, so that no chain of likenesses joins what contradicts.
struct Sets {
    parent: Vec<usize>,
    members: Vec<Vec<TellingId>>,
    /// The different dates told in each set: few, however many tell them.
    dates: Vec<Vec<Edtf>>,
    number: Vec<Option<(EntityId, u32)>>,
}

impl Sets {
    fn new(tellings: &[Telling<'_>]) -> Self {
        Self {
            parent: (0..tellings.len()).collect(),
            members: (0..tellings.len()).map(|i| vec![i]).collect(),
            dates: tellings
                .iter()
                .map(|t| t.possible_dates().to_vec())
                .collect(),
            number: tellings.iter().map(|t| t.series).collect(),
        }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn join(&mut self, i: usize, j: usize) {
        let (i, j) = (self.root(i), self.root(j));
        if i == j {
            return;
        }
        let (keep, lose) = if self.members[i].len() >= self.members[j].len() {
            (i, j)
        } else {
            (j, i)
        };
        let moved = std::mem::take(&mut self.members[lose]);
        self.members[keep].extend(moved);
        let dates = std::mem::take(&mut self.dates[lose]);
        self.dates[keep].extend(dates);
        self.dates[keep].sort();
        self.dates[keep].dedup();
        self.number[keep] = self.number[keep].or(self.number[lose]);
        self.parent[lose] = keep;
    }

    fn join_unless_contradictory(
        &mut self,
        i: usize,
        j: usize,
        certain: bool,
        apart: &[(usize, usize)],
    ) {
        let (ri, rj) = (self.root(i), self.root(j));
        if ri == rj {
            return;
        }
        let forbidden = apart.iter().any(|&(x, y)| {
            let (x, y) = (self.root(x), self.root(y));
            (x, y) == (ri, rj) || (x, y) == (rj, ri)
        });
        // A set that already holds two readings takes in what fits one of them.
        let (one, other) = (&self.dates[ri], &self.dates[rj]);
        let fit = |x: &Edtf| {
            let apart = |y| matches!(dates(Some(x), Some(y)), Dates::Apart(_));
            !other.iter().all(apart)
        };
        let contradictory = !one.is_empty() && !other.is_empty() && !one.iter().any(fit);
        let other_number = self.number[ri]
            .zip(self.number[rj])
            .is_some_and(|(x, y)| x.0 == y.0 && x.1 != y.1);
        if !forbidden && !other_number && (certain || !contradictory) {
            self.join(ri, rj);
        }
    }

    fn groups(self) -> Vec<Vec<TellingId>> {
        let mut groups: Vec<Vec<TellingId>> =
            self.members.into_iter().filter(|m| !m.is_empty()).collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }
}
