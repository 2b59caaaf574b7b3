"""GDELT 2.0 events and mentions."""
import re

from cameo_tables import GDELT_GOLDSTEIN, GDELT_QUAD, ROOTS
from reader_core import check_unique, rows_of

_PARTS = ("CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
          "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long",
        "FeatureID")


def _actor(who):
    return (f"{who}Code", f"{who}Name") + tuple(who + part for part in _PARTS)


def _geo(who):
    return tuple(f"{who}Geo_{part}" for part in _GEO)


EVENT_COLUMNS = (
    ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    + _actor("Actor1") + _actor("Actor2")
    + ("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
       "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone")
    + _geo("Actor1") + _geo("Actor2") + _geo("Action") + ("DATEADDED", "SOURCEURL"))

MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType",
    "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
    "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras")


def read_gdelt_events(source, increasing=False, any_order=False):
    """61 tab columns, no header, one event a line.

    increasing asks for rising GLOBALEVENTID as well as unique ones; any_order
    lets an actor code hold its parts in another order than the columns have
    (released rows: IGOUNO with group UNO and type IGO).
    """
    rows, seen, last = rows_of(source, EVENT_COLUMNS, header=False), {}, 0
    for row in rows:
        number = row.integer("GLOBALEVENTID", 1)
        check_unique(row, "GLOBALEVENTID", number, seen)
        if increasing and number < last:
            row.fail("GLOBALEVENTID", f"{number} after {last}: not increasing")
        last = number
        _check_dates(row)
        for who in ("Actor1", "Actor2"):
            _check_actor(row, who, any_order)
        _check_action(row)
        _check_counts(row)
        for who in ("Actor1", "Actor2", "Action"):
            _check_geo(row, who + "Geo_")
        _quarter_hour(row, "DATEADDED")
        row.need("SOURCEURL")
    return [row.cells for row in rows]


def _check_dates(row):
    """Columns 2-5: four spellings of one day."""
    day = row.moment("SQLDATE", "YYYYMMDD")
    for name, wanted in (("MonthYear", row["SQLDATE"][:6]), ("Year", row["SQLDATE"][:4])):
        if row[name] != wanted:
            row.fail(name, f"{row[name]!r} does not agree with SQLDATE {row['SQLDATE']}")
    row.match("FractionDate", r"[0-9]{4}\.[0-9]{1,4}", "not YYYY.FFFF")
    year, fraction = row["FractionDate"].split(".")
    if year != row["Year"]:
        row.fail("FractionDate", f"year {year} does not agree with SQLDATE")
    part = day.timetuple().tm_yday / 365
    if abs(float("0." + fraction) - part) > 0.02:
        row.fail("FractionDate", f".{fraction} is not the part of the year gone by "
                                 f"(about {part:.4f})")


def _check_actor(row, who, any_order):
    """Columns 6-15 and 16-25: the code is its parts in column order."""
    code, parts = row[f"{who}Code"], [row[who + part] for part in _PARTS]
    for part, value in zip(_PARTS, parts):
        shape = r"([A-Z]{3}|[a-z]{3})?" if part == "EthnicCode" else r"([A-Z]{3})?"
        if not re.fullmatch(shape, value):
            row.fail(who + part, f"{value!r} is not a 3-letter CAMEO code")
    for first, second in ((3, 4), (5, 6), (6, 7)):
        if parts[second] and not parts[first]:
            row.fail(who + _PARTS[second], f"given although {_PARTS[first]} is empty")
    pieces = [code[at:at + 3] for at in range(0, len(code), 3)]
    if code != "".join(parts) and not (any_order and sorted(pieces) == sorted(filter(None, parts))):
        row.fail(f"{who}Code", f"{code!r} is not its parts in order: {''.join(parts)!r}")
    if code and not row[f"{who}Name"].strip():  # The code may be blank, the name of a code may not.
        row.fail(f"{who}Name", "a code without a name")


def check_cameo(row, name, known=None):
    """Two to four digits, root 01-20, leading zero kept."""
    code = row.match(name, r"[0-9]{2,4}", "not 2 to 4 CAMEO digits")
    if code[:2] not in ROOTS:
        row.fail(name, f"{code!r}: no CAMEO root {code[:2]!r}")
    if known is not None and code not in known:
        row.fail(name, f"{code!r} is not in the CAMEO table")
    return code


def check_score(row, name, code, table):
    """The score is a number in -10..10, and the table's for this code."""
    score, wanted = row.number(name, -10, 10), table.get(code)
    if wanted is not None and score not in (wanted if isinstance(wanted, tuple) else (wanted,)):
        row.fail(name, f"{score} for code {code}, the table has {wanted}")


def _check_action(row):
    """Columns 26-31: code, its base, root, class and score."""
    row.one_of("IsRootEvent", ("0", "1"))
    code = check_cameo(row, "EventCode", GDELT_GOLDSTEIN)
    for name, wanted in (("EventBaseCode", code[:3]), ("EventRootCode", code[:2])):
        if row[name] != wanted:
            row.fail(name, f"{row[name]!r}, but code {code} gives {wanted!r}")
    row.one_of("QuadClass", ("1", "2", "3", "4"))
    if int(row["QuadClass"]) != GDELT_QUAD[code[:2]]:
        row.fail("QuadClass", f"{row['QuadClass']}, but root {code[:2]} is "
                              f"class {GDELT_QUAD[code[:2]]}")
    check_score(row, "GoldsteinScale", code, GDELT_GOLDSTEIN)


def _check_counts(row):
    """Columns 32-35: mentions >= articles >= sources >= 1; tone."""
    mentions = row.integer("NumMentions", 1)
    sources = row.integer("NumSources", 1)
    articles = row.integer("NumArticles", 1)
    if articles > mentions:
        row.fail("NumArticles", f"{articles} articles but {mentions} mentions")
    if sources > articles:
        row.fail("NumSources", f"{sources} sources but {articles} articles")
    if row["AvgTone"]:  # Unknown where no tone was measured.
        row.number("AvgTone", -100, 100)


def _check_geo(row, head):
    """Columns 36-59: one place block, whole or empty."""
    kind = row.one_of(head + "Type", ("", "0", "1", "2", "3", "4", "5"))
    if kind in ("", "0"):
        for part in _GEO[1:]:
            if row[head + part]:
                row.fail(head + part, f"given although {head}Type is {kind or 'empty'}")
        return
    _check_place_codes(row, head, kind)
    if row.point(head + "Lat", head + "Long") is None:
        row.fail(head + "Lat", f"empty although {head}Type is {kind}")
    if kind in "34":
        row.match(head + "FeatureID", r"(-?[0-9]+)?", "a city has a signed number here")


def _check_place_codes(row, head, kind):
    """FIPS country, ADM1 and ADM2 that agree with the type of match."""
    row.need(head + "FullName")
    commas = {"1": 0}.get(kind, 1)  # The division of a city may be unknown.
    if row[head + "FullName"].count(",") < commas:
        row.fail(head + "FullName", f"type {kind} has {commas + 1} parts between commas")
    country = row.match(head + "CountryCode", r"[A-Z]{2}", "not a 2-letter FIPS country")
    if (kind in "23") and country != "US" or (kind in "45") and country == "US":
        row.fail(head + "CountryCode", f"{country} with type {kind}")
    rest = r"" if kind == "1" else r"[A-Z0-9]{2}"
    row.match(head + "ADM1Code", f"({country}{rest})?", f"not {country} and the ADM1 code")
    shape = r"" if kind == "1" else r"([A-Z]{2}[0-9]{3})?" if country == "US" else r"[0-9]*"
    row.match(head + "ADM2Code", shape, f"no ADM2 code of type {kind} in {country}")


def _quarter_hour(row, name):
    """Columns 2-3: YYYYMMDDHHMMSS on a quarter of an hour."""
    when = row.moment(name, "YYYYMMDDHHMMSS")
    if when.minute % 15 or when.second:
        row.fail(name, f"{row[name]} is not a 15-minute time")
    return when


def read_gdelt_mentions(source, events=None, one_update=True):
    """16 tab columns, no header, one row per (event, article).

    events: a path, bytes or rows of read_gdelt_events; each mention must then
    refer to one of them and repeat its DATEADDED.  one_update: the file is that of
    one update, and not of several together.
    """
    added = None if events is None else _added(events)
    rows, seen = rows_of(source, MENTION_COLUMNS, header=False), {}
    for row in rows:
        number = row.integer("GLOBALEVENTID", 1)
        _check_mention_times(row, rows[0]["MentionTimeDate"] if one_update else None)
        _check_reference(row, added)
        _check_document(row)
        _check_offsets(row)
        _check_translation(row)
        if row["Extras"]:
            row.fail("Extras", "reserved, must be blank")
        check_unique(row, "MentionIdentifier", (number, row["MentionIdentifier"]), seen)
    return [row.cells for row in rows]


def _added(events):
    rows = events if isinstance(events, list) else read_gdelt_events(events)
    return {row["GLOBALEVENTID"]: row["DATEADDED"] for row in rows}


def _check_mention_times(row, update):
    """Columns 2-3: first seen, then this update, one for the whole file."""
    first, now = _quarter_hour(row, "EventTimeDate"), _quarter_hour(row, "MentionTimeDate")
    if first > now:
        row.fail("EventTimeDate", "event recorded after this update")
    if update is not None and row["MentionTimeDate"] != update:
        row.fail("MentionTimeDate", f"{row['MentionTimeDate']}, line 1 has {update}")


def _check_reference(row, added):
    """Columns 1-2: the mention refers to an event record."""
    if added is None:
        return
    if row["GLOBALEVENTID"] not in added:
        row.fail("GLOBALEVENTID", f"no event {row['GLOBALEVENTID']} in the events file")
    if row["EventTimeDate"] != added[row["GLOBALEVENTID"]]:
        row.fail("EventTimeDate", f"event has DATEADDED {added[row['GLOBALEVENTID']]}")


def _check_document(row):
    """Columns 4-6 and 13-14: where the document is found, its size and tone."""
    row.one_of("MentionType", ("1", "2", "3", "4", "5", "6"))
    row.need("MentionSourceName")
    row.need("MentionIdentifier")
    if row["MentionType"] in "16":
        row.url("MentionIdentifier")
    if row["MentionType"] == "1":
        host = re.split(r"[/?#:]", row["MentionIdentifier"].split("//", 1)[1])[0].lower()
        name = row["MentionSourceName"].lower()
        if host != name and not host.endswith("." + name):
            row.fail("MentionSourceName", f"{name!r} is not the domain of {host!r}")
    row.integer("MentionDocLen", 1)
    if row["MentionDocTone"]:
        row.number("MentionDocTone", -100, 100)


def _check_offsets(row):
    """Columns 7-12: sentence from 1, offsets in the text or -1, two flags."""
    row.integer("SentenceID", 1)
    length = int(row["MentionDocLen"])
    for name in ("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"):
        if row.integer(name, -1) >= length:
            row.fail(name, f"{row[name]} is past the document's {length} characters")
    if row["ActionCharOffset"] == "-1":
        row.fail("ActionCharOffset", "the action must have a place in the text")
    row.one_of("InRawText", ("0", "1"))
    row.integer("Confidence", 0, 100)


def _check_translation(row):
    """Column 15: blank, or srclc:xxx;eng:citation."""
    row.match("MentionDocTranslationInfo", r"(srclc:[a-z]{3}; ?eng:[^;]*[^;\s])?",
              "not srclc:xxx;eng:engine")
