"""POLECAT, the Dataverse layout of NGEC."""
import re

from cameo_tables import CONTEXTS, MODES, PLOVER, PROTEST_CONTEXTS, QUAD_NAMES
from reader_core import check_unique, rows_of

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code",
    "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector",
    "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version")
LISTS = ("Event Mode", "Contexts", "Actor Sectors", "Recipient Sectors", "Story People",
         "Story Organizations", "Story Locations")
REQUIRED = ("Event ID", "Event Date", "Event Type", "Intensity", "Quad Code",
            "Publication Date", "Language", "Version")
NONE = "None"


def read_polecat(source, categories=True):
    """40 tab columns, header, missing cells say None.

    categories: every row is a PLOVER event, so that it has a class and what the event needs.
    """
    rows, seen = rows_of(source, COLUMNS, header=True), {}
    for row in rows:
        for name in COLUMNS:
            if not row[name].strip():
                row.fail(name, "empty; a missing value is written None")
        for name in REQUIRED:
            if row[name] == NONE and (categories or name != "Quad Code"):
                row.fail(name, "None, but required")
        check_unique(row, "Event ID", row["Event ID"], seen)
        for name in ("Event Date", "Publication Date"):
            row.moment(name, "YYYY-MM-DD")
        parts = {name: _parts(row, name) for name in LISTS}
        _check_event(row, parts, row["Quad Code"] != NONE)
        _check_parties(row, parts)
        _check_place(row)
    return [row.cells for row in rows]


def _parts(row, name):
    """A multi-valued cell is a `;` list (one blank after `;` is let pass)."""
    if row[name] == NONE:
        return []
    parts = [part.removeprefix(" ") for part in row.items(name)]
    if len(set(parts)) != len(parts) or NONE in parts:
        row.fail(name, "the list repeats an item or holds None")
    return parts


def _check_event(row, parts, is_event):
    """Event, its modes, class, contexts and whether it needs a recipient."""
    event = row.one_of("Event Type", PLOVER)
    quad, needs, _ = PLOVER[event]
    for mode in parts["Event Mode"]:
        if mode not in MODES[event]:
            row.fail("Event Mode", f"{mode!r} is no mode of {event}")
    row.number("Intensity", -10, 10)
    if is_event and row["Quad Code"] not in (str(quad), QUAD_NAMES[quad]):
        row.fail("Quad Code", f"{row['Quad Code']!r}, but {event} is {QUAD_NAMES[quad]} ({quad})")
    for context in parts["Contexts"]:
        if context not in CONTEXTS | (PROTEST_CONTEXTS if event == "PROTEST" else set()):
            row.fail("Contexts", f"{context!r} is no PLOVER context")
    named = [row[f"Recipient {part}"] for part in ("Name", "Country", "Name Raw")]
    if needs and is_event and set(named) == {NONE}:
        row.fail("Recipient Name", f"None, but {event} needs a recipient")


def _check_parties(row, parts):
    """The primary sector is one of the sectors."""
    for who in ("Actor", "Recipient"):
        primary, sectors = f"Primary {who} Sector", parts[f"{who} Sectors"]
        if (row[primary] == NONE) != (not sectors):
            row.fail(primary, f"{row[primary]!r}, but {who} Sectors is {row[who + ' Sectors']!r}")
        if sectors and row[primary] not in sectors:
            row.fail(primary, f"{row[primary]!r} is not among {who} Sectors")


def _check_place(row):
    """A whole point in range, and a numeric GeoNames id, or None."""
    if (row["Latitude"] == NONE) != (row["Longitude"] == NONE):
        name = "Latitude" if row["Latitude"] == NONE else "Longitude"
        row.fail(name, "None although the other half is given")
    if row["Latitude"] != NONE:
        row.point("Latitude", "Longitude")
    if not re.fullmatch(r"[1-9][0-9]*|None", row["GeoNames ID"]):
        row.fail("GeoNames ID", f"{row['GeoNames ID']!r} is not a GeoNames number")
