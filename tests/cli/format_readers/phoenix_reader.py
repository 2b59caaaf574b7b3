"""Phoenix rows and PETRARCH2 output lines."""
import re

from cameo_tables import GOLDSTEIN, PHOENIX_GOLDSTEIN, PHOENIX_QUAD
from gdelt_reader import check_cameo
from reader_core import URL, check_unique, rows_of

PHOENIX_COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
    "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity",
    "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "QuadClass",
    "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode",
    "SentenceID", "URLs", "NewsSources")
ROLES = frozenset("GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL".split())
GROUPS = frozenset("IGO NGO IMG MNC".split())


def read_phoenix(source, one_a_day=True):
    """26 tab columns, no header; the last line may lack its line end.

    one_a_day: the pipeline's filter has run, one row for (date, source, target, event).
    """
    rows = rows_of(source, PHOENIX_COLUMNS, header=False, final_newline=False)
    ids, days, last = {}, {}, -1
    for row in rows:
        last = _check_id(row, ids, last)
        _check_day(row)
        for who in ("SourceActor", "TargetActor"):
            _check_actor(row, who)
        _check_event(row)
        check_issues(row)
        _check_place(row)
        _check_stories(row)
        key = tuple(row[name] for name in
                    ("Date", "SourceActorFull", "TargetActorFull", "EventCode"))
        if one_a_day:
            check_unique(row, "EventCode", key, days)
    return [row.cells for row in rows]


def _check_id(row, ids, last):
    """EventID is {n}_{version}, n counts up."""
    row.match("EventID", r"(0|[1-9][0-9]*)_[A-Za-z0-9.]+", "not {n}_{version}")
    number = int(row["EventID"].split("_")[0])
    check_unique(row, "EventID", number, ids)
    if number < last:
        row.fail("EventID", f"{number} after {last}: not increasing")
    return number


def _check_day(row):
    """The date and its three cuts."""
    row.moment("Date", "YYYYMMDD")
    for name, wanted in (("Year", row["Date"][:4]), ("Month", row["Date"][4:6]),
                         ("Day", row["Date"][6:])):
        if row[name] != wanted:
            row.fail(name, f"{row[name]!r} does not agree with Date {row['Date']}")


def _check_actor(row, who):
    """Postprocess.py L253-275: entity, role and the rest of the full code."""
    full = row.match(f"{who}Full", r"([A-Z]{3}([A-Z0-9]{3})*)|---", "not groups of 3 letters")
    if full == "---":
        full = ""
    head, role = full[:3], full[3:6] if full[3:6] in ROLES else ""
    entity = row.one_of(f"{who}Entity", ("", head))
    if head in GROUPS and not entity:
        row.fail(f"{who}Entity", f"empty, but {full} begins with {head}")
    if head in ROLES and entity:
        row.fail(f"{who}Entity", f"{entity} is a role, not a country or group")
    if row[f"{who}Role"] != role:
        row.fail(f"{who}Role", f"{row[who + 'Role']!r}, but {full} gives {role!r}")
    rest = full[6 if role else 3:]
    wanted = ";".join(rest[at:at + 3] for at in range(0, len(rest), 3))
    if row[f"{who}Attribute"] != wanted:
        row.fail(f"{who}Attribute", f"{row[who + 'Attribute']!r}, but {full} gives {wanted!r}")


def _check_event(row):
    """Root, class 0-4 and score of the code."""
    code = check_cameo(row, "EventCode")
    if row["EventRootCode"] != code[:2]:
        row.fail("EventRootCode", f"{row['EventRootCode']!r}, but code {code} gives {code[:2]!r}")
    row.one_of("QuadClass", ("0", "1", "2", "3", "4"))
    if int(row["QuadClass"]) != PHOENIX_QUAD[code[:2]]:
        row.fail("QuadClass", f"{row['QuadClass']}, but root {code[:2]} is "
                              f"class {PHOENIX_QUAD[code[:2]]}")
    score = row.number("GoldsteinScore", -10, 10)
    # A code that Phoenix's own table lacks takes the score of its root there.
    allowed = {PHOENIX_GOLDSTEIN.get(code, GOLDSTEIN[code[:2]]), GOLDSTEIN[code[:2]]}
    if score not in allowed:
        row.fail("GoldsteinScore", f"{score} for code {code}, the table has {allowed}")


def check_issues(row):
    """Empty, or NAME,count;NAME,count without repeats."""
    names = []
    for item in row.items("Issues"):
        if not re.fullmatch(r"[^,;\s]+,[1-9][0-9]*", item):
            row.fail("Issues", f"{item!r} is not NAME,count")
        names.append(item.split(",")[0])
    if len(set(names)) != len(names):
        row.fail("Issues", "an issue is named twice")


def _check_place(row):
    """Create_strings: point and name together, or all five cells empty."""
    if row.point("Lat", "Lon") is None:
        for name in ("LocationName", "StateName", "CountryCode"):
            if row[name]:
                row.fail(name, "given without Lat and Lon")
    else:
        row.need("LocationName")


def _check_stories(row):
    """Sentence ids, addresses and sources, each a ; list."""
    row.need("SentenceID")
    row.items("SentenceID")
    for url in row.items("URLs"):
        if not URL.match(url):
            row.fail("URLs", f"{url!r} is not an absolute http(s) URL")
    row.need("NewsSources")
    row.items("NewsSources")


def read_petrarch(source, actor_text=False, event_text=False, actor_root=False):
    """7 tab columns, 8 with a URL, then the columns switched on."""
    extra = (("SourceText", "TargetText") if actor_text else ()) \
        + (("EventText",) if event_text else ()) \
        + (("SourceRoot", "TargetRoot") if actor_root else ())
    head = ("Date", "Source", "Target", "Code", "Issues", "SentenceIDs")
    short, long = head + ("StorySource",) + extra, head + ("URL", "StorySource") + extra
    rows = rows_of(source, long, header=False,
                   widths={len(short): short, len(long): long})
    for row in rows:
        _check_line(row)
        for name in extra:
            if not row[name].strip():
                row.fail(name, "empty; a missing text is written ---")
    return [row.cells for row in rows]


def _check_line(row):
    """The columns every line has."""
    row.moment("Date", "YYYYMMDD")
    for name in ("Source", "Target"):
        row.match(name, r"[A-Z]{3}([A-Z0-9]{3})*|---", "not groups of 3 letters")
    check_cameo(row, "Code")
    check_issues(row)
    row.need("SentenceIDs")
    parts = row.items("SentenceIDs")
    if any(re.search(r"\s", part) for part in parts) or len(set(parts)) != len(parts):
        row.fail("SentenceIDs", "a blank within an id, or an id twice")
    if "URL" in row.names:
        row.url("URL")
    row.need("StorySource")
