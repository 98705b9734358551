#!/usr/bin/env python3
"""Makes a folder of made-up documents, to measure with: by default 100,000 of them, 250 MB of plain text. The same at every run.

usage: tools/big_folder.py FOLDER [DOCUMENTS [BYTES_EACH]]

Press releases, minutes, letters, diaries and reports of a land that does not exist, each told by the same few thousand people, bodies and
projects, so that one happening is told by several documents and a name means the same in many. What it makes is never committed.
"""
import datetime, os, random, sys

GIVEN = """Anna Peter Maria Thomas Elena David Olga Karim Ines Jonas Leyla Marta Felix Aysel Hugo Petra Samir Clara Viktor Nadia Emil Rosa Ivan
Helen Tobias Greta Yusuf Lena Oskar Farida Martin Judith Pavel Salma Erik Beatrice Anton Miriam Rafael Ingrid""".split()
SYLLABLES = "ba ren kol mi tas vor li dan os jer un sel gra ney pol tu wick har zo lem fa quin sto eb mar dru ost vel".split()
HEADS = ["Institute", "Commission", "Council", "Museum", "Office", "Union", "Agency", "Foundation", "Ministry", "Association"]
FIELDS = ["Water", "Forests", "Public Health", "Fisheries", "Railways", "Rural Schools", "Trade", "Migration", "Energy", "Housing"]
OFFICES = ["director", "chair", "secretary", "deputy director", "spokesperson", "treasurer", "mayor", "adviser"]
THINGS = ["bridge", "archive", "harbour crane", "reading room", "pumping station", "school", "clinic", "ferry", "market hall", "library"]
MATTERS = ["the floods of the spring", "the price of timber", "the new timetable", "the state of the roads", "the budget",
           "access to clean water", "the training of nurses", "the census", "the repair of the dam", "the fishing quota"]
MONTHS = [datetime.date(2000, m, 1).strftime("%B") for m in range(1, 13)]
# What is told of nobody and no day. Its words vary, for no sentence stands in ten thousand documents of a real folder.
FILLER = [
    "Nobody in the {a} room had expected the matter of the {b} to be settled so soon.",
    "The figures on {b} are given twice, because the first {c} has a mistake in it.",
    "More time is needed to look at the {a} {c} on {b}.",
    "The {a} road behind the {c} is narrow.",
    "The costs of {b} are shared between the town and the {a} province.",
    "A list of {a} questions on {b} is attached to this {c}.",
    "What remains of {b} is mostly a matter of patience and {a} paint.",
    "The {a} tables at the end of the {c} give {b} in thousands.",
    "The {c} is {a}, and so is most of what can be said of {b}.",
    "There is little disagreement about {b}, and much about the {a} way to it.",
]
FILL_A = """long narrow green quiet northern southern lower upper old new dry wet steep empty crowded wooden iron painted broken mended early late
public private small large plain costly cheap heavy light distant nearby""".split()
FILL_B = """wages timber salt rents tolls seed coal linen wool paper glass bricks drainage lighting pensions fares harvests vaccines surveys
archives wells fences signposts kitchens orchards ditches lanterns bells chimneys gutters ladders ropes sails""".split()
FILL_C = """sheet report mill yard barn cellar ledger folder map drawing letter gate wall tower shed counter cupboard staircase corridor chapel
quarry pond orchard kiln loft""".split()


class World:
    """Who and what there is, the same for every document."""

    def __init__(self, random_, documents):
        def word(parts):
            return "".join(random_.choice(SYLLABLES) for _ in range(parts)).capitalize()

        many = max(20, documents // 25)
        self.towns = sorted({word(2) + random_.choice(["", "ford", "moor", "stead"]) for _ in range(max(12, many // 20))})
        surnames = sorted({word(random_.choice([2, 2, 3])) for _ in range(max(20, many // 2))})
        self.people = [f"{random_.choice(GIVEN)} {random_.choice(surnames)}" for _ in range(many)]
        self.bodies = [f"{random_.choice(self.towns)} {random_.choice(HEADS)} of {random_.choice(FIELDS)}" for _ in range(many // 4)]
        self.projects = [f"{word(2)} {random_.choice(['Bridge', 'Harvest', 'Lantern', 'Rivers', 'Schools'])} Project" for _ in range(many // 8)]
        # What happened: who, to what, where, when. Several documents tell of each.
        self.stories = sorted((self.story(random_) for _ in range(documents * 3)), key=lambda story: story[8])

    def story(self, r):
        day = datetime.date(1970, 1, 1) + datetime.timedelta(days=r.randrange(365 * 54))
        return (r.choice(self.people), r.choice(self.bodies), r.choice(self.towns), r.choice(self.projects), r.choice(THINGS),
                r.choice(MATTERS), r.choice(OFFICES), r.randrange(12), day, r.choice(self.people))


def written(day, r):
    form = r.randrange(4)
    if form == 0:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if form == 1:
        return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    if form == 2:
        return day.isoformat()
    return f"{day.strftime('%A')}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def sentence(story, r):
    who, body, town, project, thing, matter, office, deed, day, other = story
    on = written(day, r)
    year = day.year
    return (
        f"On {on} {who}, {office} of the {body}, opened the new {thing} in {town}.",
        f"The {body} met in {town} on {on} and discussed {matter}.",
        f"{who} was appointed {office} of the {body} on {on}.",
        f"The {body} launched the {project} in {MONTHS[day.month - 1]} {year}, and {who} spoke of {matter}.",
        f"On {on} {who} and {other} signed an agreement on {matter} in {town}.",
        f"{who} said on {on} that the {thing} would be finished within two years.",
        f"The {project}, run by the {body}, ended on {on}.",
        f"{other} visited {town} on {on} to look at the {thing}.",
        f"Between {year} and {year + 2} the {body} spent most of its money on {matter}.",
        f"{who} resigned as {office} of the {body} on {on}, and {other} succeeded {who.split()[-1]}.",
        f"The {thing} in {town} was closed on {on} after a storm.",
        f"The {body} adopted a report on {matter} on {on}; {who} voted against it.",
    )[deed]


def document(number, world, size, r):
    kind = number % 5
    first = r.randrange(len(world.stories))
    own = world.stories[first]
    day = own[8] + datetime.timedelta(days=r.randrange(1, 20))
    town, body = own[2], own[1]
    if kind == 0:
        lines = [f"{body} opens its books", "", f"{town.upper()}, {day.day} {MONTHS[day.month - 1]} {day.year} —"]
    elif kind == 1:
        lines = [f"Minutes of the meeting of the {body} held on {day.day} {MONTHS[day.month - 1]} {day.year}", ""]
    elif kind == 2:
        lines = [f"{town}, {day.isoformat()}", "", f"Dear {own[0]},", ""]
    elif kind == 3:
        lines = [f"Report {number} on {own[5]}", "", f"Published: {day.day} {MONTHS[day.month - 1]} {day.year}", ""]
    else:
        lines = [f"Notes from {town}", ""]
    length = sum(map(len, lines))
    paragraph = []
    size = int(size * r.uniform(0.5, 1.5))
    while length < size:
        if r.random() < 0.55:
            # Of the same weeks or of any time before, so that several documents share a story and none tells what is still to come.
            story = world.stories[max(0, first - r.randrange(6)) if r.random() < 0.5 else r.randrange(first + 1)]
            line = sentence(story, r)
        else:
            line = r.choice(FILLER).format(a=r.choice(FILL_A), b=r.choice(FILL_B), c=r.choice(FILL_C))
        paragraph.append(line)
        length += len(line) + 1
        if len(paragraph) == 5:
            lines += [" ".join(paragraph), ""]
            paragraph = []
    lines.append(" ".join(paragraph))
    return "\n".join(lines) + "\n"


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    folder = sys.argv[1]
    documents = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 2_480
    world = World(random.Random(1), documents)
    total = 0
    for number in range(documents):
        # Each document from its own number, so that a smaller folder of as many stories begins like a larger one.
        text = document(number, world, size, random.Random(number + 2)).encode()
        below = os.path.join(folder, f"{number // 1000:03}")
        if number % 1000 == 0:
            os.makedirs(below, exist_ok=True)
        path = os.path.join(below, f"{number:06}.txt")
        with open(path, "wb") as file:
            file.write(text)
        # A time of its own, which does not change from run to run.
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
        total += len(text)
    print(f"{documents:,} documents, {total / 1e6:.1f} MB of text in {folder}")


if __name__ == "__main__":
    main()
