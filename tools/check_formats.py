#!/usr/bin/env python3
"""Checks data/formats: columns, duplicates, references to the other tables, ranges, sources.

Prints one line a fault, "file:line: what", and exits 1 when there is one. Standard library only.
"""

import argparse
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from check_places import Table  # noqa: E402
from check_tables import BODY_CODES, SECTORS  # noqa: E402

SOURCES = {"cameo2plover", "iso3166", "geonames", "countryinfo", "petrarch2", "gdelt", "icews", "phoenix", "plover", "acled", "own"}
# Empty, or of this form.
FORMS = {
    "iso3": r"[A-Z]{3}", "cameo": r"[A-Z]{3}([A-Z]{3})*", "gdelt": r"([A-Z]{3})?", "fips": r"([A-Z]{2})?",
    "cow": r"([A-Z]{3})?", "cow_number": r"([1-9]\d{0,2})?", "gdelt_type": r"([A-Z]{3})?", "root": r"\d\d",
    "role": r"[A-Z]{3}", "gdelt_quad": r"[1-4]", "phoenix_quad": r"[0-4]", "score": r"-?\d+(\.\d+)?", "sector": r"[A-Z]{3}",
}
MAY_BE_EMPTY = {("sectors", "cameo"), ("bodies", "cameo")}
ANY = {("cameo_plover", "cameo")}  # Codes of acts there, of parties elsewhere.


def column(path, name):
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")
             if line.strip() and not line.startswith("#")]
    at = lines[0].index(name)
    return [line[at] for line in lines[1:]]


def check_cells(table, name):
    for line, row in table.rows:
        for key, cell in row.items():
            if key in FORMS and (name, key) not in ANY and not re.fullmatch(FORMS[key], cell) and not (cell == "" and (name, key) in MAY_BE_EMPTY):
                table.fault(line, f"{key}: '{cell}'")
        if not row["source"] or set(row["source"].split("|")) - SOURCES:
            table.fault(line, f"source: '{row['source']}'")


def same(table, key, want):
    """Each of `want` has a row, and nothing else."""
    have = table.values(key)
    for missing in sorted(want - have):
        table.fault(0, f"{missing} has no row")
    for more in sorted(have - want):
        table.fault(0, f"'{more}' is unknown")


def unique_where_given(table, key):
    seen = {}
    for line, row in table.rows:
        if row[key] and row[key] in seen:
            table.fault(line, f"{key} '{row[key]}' stands on line {seen[row[key]]} already")
        seen.setdefault(row[key], line)


def check(data, faults):
    folder = data / "formats"

    def load(name, columns, *keys):
        table = Table(folder / f"{name}.tsv", [*columns.split(), "source"], faults)
        table.unique(*keys)
        check_cells(table, name)
        return table

    countries = load("countries", "iso3 cameo gdelt fips cow cow_number icews", "iso3")
    same(countries, "iso3", set(column(data / "actors/countries.tsv", "iso3")))
    for key in ("cameo", "gdelt", "fips", "cow", "cow_number", "icews"):
        unique_where_given(countries, key)
    for line, row in countries.rows:
        if (row["cow"] == "") != (row["cow_number"] == ""):
            countries.fault(line, "COW letters without a number, or the reverse")
    same(load("bodies", "code cameo gdelt_type", "code"), "code", BODY_CODES)
    same(load("sectors", "sector cameo icews", "sector"), "sector", SECTORS)
    roots = load("roots", "root gdelt_quad phoenix_quad", "root")
    same(roots, "root", {code for code in column(data / "ontology/cameo_codes.tsv", "code") if len(code) == 2})
    scores = load("intensities", "event mode score", "event", "mode")
    events = set(column(data / "ontology/events.tsv", "event"))
    modes = {*zip(column(data / "ontology/modes.tsv", "event"), column(data / "ontology/modes.tsv", "mode"))}
    same(scores, "event", events)
    for line, row in scores.rows:
        if row["mode"] and (row["event"], row["mode"]) not in modes:
            scores.fault(line, f"unknown mode '{row['event']} {row['mode']}'")
        if abs(float(row["score"])) > 10:
            scores.fault(line, "score out of range")
    check_imports(load, data, events, modes)
    for event in sorted(events - {row["event"] for _, row in scores.rows if not row["mode"]}):
        scores.fault(0, f"{event} has no score without a mode")


def check_imports(load, data, events, modes):
    codes = set(column(data / "ontology/cameo_codes.tsv", "code"))
    contexts = set(column(data / "ontology/contexts.tsv", "context"))
    acts = load("cameo_plover", "cameo event mode contexts", "cameo")
    same(acts, "cameo", {code for code in codes if not code.startswith("01")})
    for table in (acts, load("acled_events", "acled event mode", "acled")):
        for line, row in table.rows:
            if row["event"] not in events or (row["mode"] and (row["event"], row["mode"]) not in modes):
                table.fault(line, f"unknown act '{row['event']} {row['mode']}'")
            if set(row.get("contexts", "").split("|")) - contexts - {""}:
                table.fault(line, f"unknown context in '{row['contexts']}'")
    for name, columns, key in (("cameo_roles", "role sector", "role"), ("icews_sectors", "icews sector", "icews"),
                               ("acled_inter", "number label sector", "number")):
        table = load(name, columns, key)
        for line, row in table.rows:
            if row["sector"] not in SECTORS:
                table.fault(line, f"unknown sector '{row['sector']}'")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "data")
    faults = []
    check(parser.parse_args().data, faults)
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
