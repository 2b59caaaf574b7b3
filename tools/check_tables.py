#!/usr/bin/env python3
"""Check the reviewed actor tables under data/actors.

Every *.tsv in the folder is read and checked against the schema for its
name; people.tsv (or a part of it, people_*.tsv) is checked if present.
Findings are printed as FILE:LINE: message.
Exit status: 0 when the tables are in order, 1 when not, 2 for wrong usage.
"""

import argparse
import datetime
import pathlib
import re
import sys

SECTORS = set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN "
    "LAB MED REF OPP PRE REL SOC".split())
BODY_CODES = set("UNO EUR IGO NGO MNC IMG ISM".split())
PERSON_BODIES = {"UNO", "EUR", "IGO"}
SOURCES = {"countryinfo", "ngec", "petrarch2", "iso3166", "wikidata", "own"}
COUNTRY_KINDS = {"un_member", "observer", "other", "dependency"}
AGENT_KINDS = {"title", "noun", "institution"}

# name of the table: columns, columns of the primary key, columns with lists
SCHEMAS = {
    "countries": (
        "iso3 name names adjectives demonyms capitals seats kind "
        "controlled_by source", "iso3",
        "names adjectives demonyms capitals seats source"),
    "regions": (
        "name aliases country sectors adjectives source", "name",
        "aliases sectors adjectives source"),
    "bodies": (
        "name aliases code sectors wikidata source", "name",
        "aliases sectors source"),
    "orgs": (
        "name aliases country sectors begin end wikidata source",
        "name country begin", "aliases sectors source"),
    "agents": (
        "phrase plural sectors kind source", "phrase", "sectors source"),
    "offices": ("words key source", "words", "source"),
    "name_order": ("country order source", "country", "source"),
    "people": (
        "name aliases country sectors office begin end wikidata source",
        "name country office begin", "aliases sectors source"),
}
REQUIRED = ("countries", "regions", "bodies", "orgs", "agents", "offices",
            "name_order")

ISO3 = re.compile(r"[A-Z]{3}")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Report:
    def __init__(self):
        self.count = 0

    def __call__(self, path, line, message):
        self.count += 1
        print(f"{path}:{line}: {message}")


def valid_date(text):
    m = DATE.fullmatch(text)
    if not m:
        return False
    try:
        datetime.date(int(m[1]), int(m[2] or 1), int(m[3] or 1))
    except ValueError:
        return False
    return True


def read_table(path, columns, report):
    """Rows of a table as (line number, {column: cell}); None if unreadable."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        report(path, data[:e.start].count(b"\n") + 1, "not UTF-8")
        return None
    if "\ufeff" in text:
        report(path, 1, "byte order mark")
    if "\r" in text:
        report(path, text[:text.index("\r")].count("\n") + 1,
               "carriage return")
    if not text.endswith("\n"):
        report(path, text.count("\n") + 1, "no newline at the end")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    start = 0
    while start < len(lines) and lines[start].startswith("#"):
        start += 1
    if start == len(lines):
        report(path, start + 1, "no header")
        return None
    if lines[start].split("\t") != columns:
        report(path, start + 1, "header is not: " + " ".join(columns))
        return None
    rows = []
    for number, line in enumerate(lines[start + 1:], start + 2):
        cells = line.split("\t")
        if line.startswith("#"):
            report(path, number, "comment after the header")
        elif len(cells) != len(columns):
            report(path, number,
                   f"{len(cells)} columns instead of {len(columns)}")
        else:
            rows.append((number, dict(zip(columns, cells))))
    return rows


def check_cells(path, number, row, lists, report):
    """What holds for every table: white space, lists, source."""
    for column, cell in row.items():
        if cell != cell.strip() or "  " in cell:
            report(path, number, f"{column}: stray white space")
        if any(ord(c) < 32 or c == "\u00a0" for c in cell):
            report(path, number, f"{column}: control character or no-break "
                   "space")
        if column in lists and cell:
            items = cell.split("|")
            if any(not i or i != i.strip() for i in items):
                report(path, number, f"{column}: empty or padded value")
            seen = set()
            for i in items:
                if i in seen:
                    report(path, number, f"{column}: '{i}' twice")
                seen.add(i)
        elif column not in lists and "|" in cell:
            report(path, number, f"{column}: more than one value")
    if not row["source"]:
        report(path, number, "source: empty")
    for s in row["source"].split("|"):
        if s and s not in SOURCES:
            report(path, number, f"source: unknown id '{s}'")
    for column in ("aliases", "names"):
        if column in row and row["name"] in row[column].split("|"):
            report(path, number, f"{column}: repeats the name")


def check_row(table, path, number, row, countries, report):
    def bad(message):
        report(path, number, message)

    def need(column):
        if not row[column]:
            bad(f"{column}: empty")

    def country(column, also=(), optional=False):
        code = row[column]
        if not code:
            if not optional:
                bad(f"{column}: empty")
        elif not ISO3.fullmatch(code):
            bad(f"{column}: '{code}' is not a three-letter code")
        elif code not in countries and code not in also:
            bad(f"{column}: '{code}' is not in countries.tsv")

    for s in row.get("sectors", "").split("|"):
        if s and s not in SECTORS:
            bad(f"sectors: '{s}' is not a PLOVER sector of the guidelines")
    if row.get("wikidata") and not WIKIDATA.fullmatch(row["wikidata"]):
        bad(f"wikidata: '{row['wikidata']}' is not a Q-number")
    dates = {}
    for column in ("begin", "end"):
        if row.get(column):
            if valid_date(row[column]):
                dates[column] = row[column]
            else:
                bad(f"{column}: '{row[column]}' is not YYYY, YYYY-MM or "
                    "YYYY-MM-DD")
    if len(dates) == 2:
        n = min(len(dates["begin"]), len(dates["end"]))
        if dates["begin"][:n] > dates["end"][:n]:
            bad("end: before begin")

    if table == "offices":
        need("words")
        for column in ("words", "key"):
            if not re.fullmatch(r"[a-z ]*", row[column]):
                bad(f"{column}: not lower-case words")
        return
    if table == "name_order":
        country("country")
        if row["order"] != "family_first":
            bad(f"order: '{row['order']}' is not family_first")
        return
    if table == "agents":
        need("phrase")
        need("sectors")
        for column in ("phrase", "plural"):
            if row[column] != row[column].lower():
                bad(f"{column}: not lower case")
        if row["plural"] == row["phrase"] + "s":
            bad("plural: regular, leave it empty")
        if row["kind"] not in AGENT_KINDS:
            bad(f"kind: '{row['kind']}' is not one of "
                + ", ".join(sorted(AGENT_KINDS)))
        return
    need("name")
    if table == "countries":
        if not ISO3.fullmatch(row["iso3"]):
            bad(f"iso3: '{row['iso3']}' is not a three-letter code")
        if row["iso3"] in BODY_CODES:
            bad(f"iso3: '{row['iso3']}' is the code of a kind of body")
        if row["kind"] not in COUNTRY_KINDS:
            bad(f"kind: '{row['kind']}' is not one of "
                + ", ".join(sorted(COUNTRY_KINDS)))
        country("controlled_by", optional=row["kind"] != "dependency")
        if row["controlled_by"]:
            if row["kind"] in ("un_member", "observer"):
                bad(f"controlled_by: set for a row of kind {row['kind']}")
            elif countries.get(row["controlled_by"]) == "dependency":
                bad("controlled_by: is a dependency itself")
    elif table == "regions":
        country("country", optional=True)
    elif table == "bodies":
        if row["code"] not in BODY_CODES:
            bad(f"code: '{row['code']}' is not one of "
                + ", ".join(sorted(BODY_CODES)))
    elif table == "orgs":
        country("country")
        need("sectors")
    elif table == "people":
        country("country", also=PERSON_BODIES)
        if row.get("country") not in ("UNO", "EUR", "IGO", "NGO"):  # an office of a body may have no sector
            need("sectors")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    default = pathlib.Path(__file__).resolve().parent.parent / "data/actors"
    parser.add_argument("folder", nargs="?", type=pathlib.Path,
                        default=default,
                        help="folder of the tables (default: data/actors of "
                        "this checkout)")
    parser.add_argument("-v", "--verbose", action="store_true",
                        help="print the number of rows of each table")
    args = parser.parse_args()
    if not args.folder.is_dir():
        parser.error(f"no such folder: {args.folder}")

    report = Report()
    tables = []
    for name in REQUIRED:
        if not (args.folder / f"{name}.tsv").is_file():
            report(args.folder / f"{name}.tsv", 1, "missing")
    for path in sorted(args.folder.glob("*.tsv")):
        table = "people" if path.stem.startswith("people_") else path.stem
        if table not in SCHEMAS:
            report(path, 1, "no schema for a table of this name")
            continue
        columns, key, lists = (s.split() for s in SCHEMAS[table])
        rows = read_table(path, columns, report)
        if rows is not None:
            tables.append((path, table, key, lists, rows))
            if args.verbose:
                print(f"{path.name}: {len(rows)} rows", file=sys.stderr)

    countries = {row["iso3"]: row["kind"]
                 for _, table, _, _, rows in tables if table == "countries"
                 for _, row in rows}
    for path, table, key, lists, rows in tables:
        seen = {}
        names = {}
        for number, row in rows:
            check_cells(path, number, row, lists, report)
            check_row(table, path, number, row, countries, report)
            k = tuple(row[c] for c in key)
            if k in seen:
                report(path, number, f"same {' + '.join(key)} as line "
                       f"{seen[k]}: {' + '.join(k)}")
            seen.setdefault(k, number)
            if table == "countries":
                if row["name"] in names:
                    report(path, number, "same name as line "
                           f"{names[row['name']]}")
                names.setdefault(row["name"], number)
    if report.count:
        print(f"{report.count} problem{'s' * (report.count != 1)}",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
