#!/usr/bin/env python3
"""Checks data/ontology and data/places: columns, duplicates, references, ranges, sources.

Prints one line a fault, "file:line: what", and exits 1 when there is one. Standard library only.
"""

import argparse
import itertools
import pathlib
import re
import sys

KINDS = {"country", "territory", "admin1", "area", "sea", "site", "world_region"}
CITY_KINDS = {"capital", "admin", "city"}
WORD_CLASSES = {"determiner", "inside", "near", "joint", "city", "division", "capital", "country", "elsewhere", "mission",
                "border", "occupied", "generic", "common", "between", "no_name"}
NOT_HAPPENED = {"hypothetical", "negated", "postponed", "cancelled"}


class Table:
    """Rows of a TSV file as dicts, with faults collected in `faults`."""

    def __init__(self, path, columns, faults):
        self.path, self.rows, self.faults = path, [], faults
        header = None
        text = path.read_text(encoding="utf-8") if path.exists() else faults.append(f"{path}:0: missing") or ""
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if header != columns:
                    self.fault(number, f"columns are {header}, not {columns}")
                continue
            if len(cells) != len(columns):
                self.fault(number, f"{len(cells)} cells instead of {len(columns)}")
                continue
            if any(cell != cell.strip() for cell in cells):
                self.fault(number, "white space around a cell")
            self.rows.append((number, dict(zip(columns, cells))))

    def fault(self, line, what):
        self.faults.append(f"{self.path}:{line}: {what}")

    def unique(self, *columns):
        seen = {}
        for line, row in self.rows:
            key = tuple(row[c] for c in columns)
            if key in seen:
                self.fault(line, f"{key} stands on line {seen[key]} already")
            seen.setdefault(key, line)

    def values(self, column):
        return {row[column] for _, row in self.rows}


def check_position(table, line, row, needed):
    cells = (row["latitude"], row["longitude"])
    if cells == ("", ""):
        if needed:
            table.fault(line, "no position")
        return
    for cell, limit in zip(cells, (90, 180)):
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell) or abs(float(cell)) > limit:
            table.fault(line, f"position '{cell}' out of range")


def check_places(folder, countries, faults):
    regions = Table(folder / "regions.tsv", ["name", "names", "kind", "country", "admin1", "latitude", "longitude",
                                             "geonames", "source"], faults)
    admin1 = Table(folder / "admin1.tsv", ["country", "code", "name", "names", "latitude", "longitude", "source"], faults)
    cities = Table(folder / "cities.tsv", ["geonames", "name", "names", "country", "admin1", "latitude", "longitude",
                                           "population", "kind", "source"], faults)
    names = Table(folder / "city_names.tsv", ["geonames", "name", "names", "source"], faults)
    words = Table(folder / "words.tsv", ["word", "class"], faults)
    regions.unique("name", "kind", "country")
    admin1.unique("country", "code")
    cities.unique("geonames")
    names.unique("geonames")
    words.unique("word", "class")
    own = {row["country"] for _, row in regions.rows if row["kind"] in ("country", "territory")}
    for code in sorted(countries - own):
        faults.append(f"{regions.path}:0: country {code} has no row")
    for table in (regions, admin1, cities):
        for line, row in table.rows:
            empty = table is regions and row["kind"] in ("sea", "area", "site", "world_region")
            if row["country"] not in own and not (empty and row["country"] == ""):
                table.fault(line, f"unknown country '{row['country']}'")
            check_position(table, line, row, not (table is regions and row["kind"] == "world_region"))
            if not row["name"] or not row["source"]:
                table.fault(line, "no name or no source")
    for line, row in regions.rows:
        if row["kind"] not in KINDS:
            regions.fault(line, f"unknown kind '{row['kind']}'")
        if row["geonames"] and not row["geonames"].isdigit():
            regions.fault(line, f"GeoNames id '{row['geonames']}'")
    for line, row in cities.rows:
        if row["kind"] not in CITY_KINDS or not row["population"].isdigit() or not row["geonames"].isdigit():
            cities.fault(line, "kind, population or id")
    for line, row in words.rows:
        if row["class"] not in WORD_CLASSES:
            words.fault(line, f"unknown class '{row['class']}'")
    for number in sorted(names.values("geonames") - cities.values("geonames")):
        faults.append(f"{names.path}:0: GeoNames id {number} is not in cities.tsv")


def alternatives(cell, every):
    return set(every) if cell == "*" else set(cell.split("|"))


def check_rules(rules, events, modes, statuses, contexts, codes):
    """Names exist; no rule repeats the fields of another; only acts that did not take place are without a code."""
    seen = {}
    for line, row in rules.rows:
        here = alternatives(row["event"], events)
        unknown = (here | alternatives(row["about"], events)) - events
        unknown |= alternatives(row["status"], statuses) - statuses
        unknown |= set(re.split(r"[|&]", row["context"])) - contexts - {"*"}
        for event, mode in itertools.product(here, alternatives(row["mode"], [])):
            unknown |= set() if (event, mode) in modes else {f"{event} {mode}"}
        if row["cameo"] == "-":
            if alternatives(row["status"], statuses) - NOT_HAPPENED:
                rules.fault(line, "no code for an act that took place or will")
        elif row["cameo"] not in codes:
            unknown.add(row["cameo"])
        for name in sorted(unknown):
            rules.fault(line, f"unknown name '{name}'")
        cells = [row[c].split("|") for c in ("event", "mode", "about", "status", "context")]
        for key in itertools.product(*cells):
            if key in seen:
                rules.fault(line, f"{key} stands on line {seen[key]} already")
            seen.setdefault(key, line)


def check_ontology(folder, faults):
    events = Table(folder / "events.tsv", ["event", "quad_class", "definition"], faults)
    statuses = Table(folder / "statuses.tsv", ["status", "definition"], faults)
    modes = Table(folder / "modes.tsv", ["event", "mode", "label"], faults)
    contexts = Table(folder / "contexts.tsv", ["context", "definition"], faults)
    plover = Table(folder / "plover.tsv", ["event", "status", "plover"], faults)
    codes = Table(folder / "cameo_codes.tsv", ["code", "label", "goldstein_gdelt", "goldstein_icews", "source"], faults)
    rules = Table(folder / "cameo.tsv", ["event", "mode", "about", "status", "context", "cameo"], faults)
    for table, key in ((events, ["event"]), (statuses, ["status"]), (modes, ["event", "mode"]), (codes, ["code"]),
                       (contexts, ["context"]), (plover, ["event", "status"])):
        table.unique(*key)
    for line, row in events.rows:
        if row["quad_class"] not in ("1", "2", "3", "4"):
            events.fault(line, f"quad class '{row['quad_class']}'")
    for line, row in modes.rows:
        if row["event"] not in events.values("event"):
            modes.fault(line, f"unknown event '{row['event']}'")
    for line, row in plover.rows:
        if row["event"] not in events.values("event") or row["plover"] not in events.values("event") | {"-"}:
            plover.fault(line, "unknown event")
        if row["status"] not in statuses.values("status"):
            plover.fault(line, f"unknown status '{row['status']}'")
        if (row["plover"] == "-") != (row["status"] in NOT_HAPPENED):
            plover.fault(line, "a category for an act that did not take place, or none for one that did")
    if len(plover.rows) != len(events.rows) * len(statuses.rows):
        faults.append(f"{plover.path}:0: not every event and status")
    number = re.compile(r"(-?\d+(\.\d+)?)?")
    for line, row in codes.rows:
        if not re.fullmatch(r"\d{2,4}", row["code"]) or not row["label"] or not row["source"]:
            codes.fault(line, "code, label or source")
        if not number.fullmatch(row["goldstein_gdelt"]) or not number.fullmatch(row["goldstein_icews"]):
            codes.fault(line, "a score that is no number")
    pairs = {(row["event"], row["mode"]) for _, row in modes.rows}
    check_rules(rules, events.values("event"), pairs, statuses.values("status"), contexts.values("context"),
                codes.values("code"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "data")
    data = parser.parse_args().data
    faults = []
    lines = [line.split("\t") for line in (data / "actors/countries.tsv").read_text(encoding="utf-8").split("\n")
             if line.strip() and not line.startswith("#")]
    check_ontology(data / "ontology", faults)
    check_places(data / "places", {line[lines[0].index("iso3")] for line in lines[1:]}, faults)
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
