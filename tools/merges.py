#!/usr/bin/env python3
"""How well happenings are told apart and together in a folder of tools/big_folder.py, whose truth its sentences show.

usage: dateline timeline FOLDER | tools/merges.py [-v]

One happening of that folder is always told in the same words, its date aside, which is written in four ways. So two tellings are of one
happening where their sentences are the same with the dates written alike. One sentence may tell of two ("met … and discussed"): whether they
are one event counts neither for nor against, and tellings are only to come together where the same word of the sentence is meant.

Prints B-cubed precision and recall (Bagga and Baldwin 1998) over all tellings, and how many events mix happenings. With -v the worst of them.
"""
import collections, datetime, json, re, sys

MONTHS = {datetime.date(2000, m, 1).strftime("%B"): m for m in range(1, 13)}
NAMES = "|".join(MONTHS)
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DAY = re.compile(rf"(?:(?:{WEEKDAYS}), )?(?:(\d{{1,2}}) ({NAMES}) (\d{{4}})|({NAMES}) (\d{{1,2}}), (\d{{4}}))")


def iso(match):
    d, m, y, m2, d2, y2 = match.groups()
    return f"{int(y or y2):04}-{MONTHS[m or m2]:02}-{int(d or d2):02}"


def key(claim):
    """What is told, and by which word of it."""
    quote, begins = claim["quote"], claim["start"]
    trigger = claim.get("trigger")
    # Positions are in characters of the document; the sentence is quoted with its white space made single.
    word = quote[trigger["start"] - begins : trigger["end"] - begins] if trigger else ""
    sentence = DAY.sub(iso, quote)
    known = sentence.startswith(("On ", "The ", "Between ")) or re.match(r"\w+ \w+ (was|said|visited|resigned) ", sentence)
    # A title or a first line may stand above many documents.
    return (sentence if known else f"{sentence} ({claim['doc']})", word)


def main():
    timeline = json.load(sys.stdin)
    events = [[key(claim) for claim in event["claims"]] for event in timeline["events"]]
    by_word = collections.Counter(k for event in events for k in event)
    tellings = sum(by_word.values())
    precision = recall = 0
    mixed, split = [], collections.Counter()
    for event in events:
        sentences = collections.Counter(sentence for sentence, _ in event)
        precision += sum(n * n / len(event) for n in sentences.values())
        for k, n in collections.Counter(event).items():
            recall += n * n / by_word[k]
            split[k] += 1
        if len(sentences) > 1:
            mixed.append(sentences)
    print(f"{tellings:,} tellings of {len({s for s, _ in by_word}):,} happenings, {len(events):,} events")
    print(f"B³ precision {100 * precision / tellings:.2f} %, recall {100 * recall / tellings:.2f} %")
    share = 100 * len(mixed) / max(len(events), 1)
    print(f"{len(mixed):,} events ({share:.2f} %) are of several happenings; the largest of {max(map(len, mixed), default=1)}")
    if "-v" in sys.argv:
        for sentences in sorted(mixed, key=len, reverse=True)[:12]:
            print(f"-- {len(sentences)} happenings")
            for sentence, n in sentences.most_common(4):
                print(f"   {n}× {sentence}")
        print("-- told apart")
        for (sentence, word), n in split.most_common(12):
            print(f"   {n} events of {by_word[sentence, word]} tellings by “{word}”: {sentence}")


if __name__ == "__main__":
    main()
