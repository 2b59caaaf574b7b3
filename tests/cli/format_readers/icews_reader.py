"""ICEWS coded event data."""
from cameo_tables import ICEWS_INTENSITY
from gdelt_reader import check_cameo, check_score
from reader_core import check_unique, rows_of

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
    "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors",
    "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude")
# Of CONSULT these four codes have no direction.
SYMMETRIC = ("040", "041", "044", "046")
MISSING = ("", "NA")


def read_icews(source, date_form="YYYY-MM-DD", twins=True):
    """20 tab columns, header, no quoting.

    date_form: "m/d/YYYY" for Events.2017; twins: a symmetric event must stand
    twice in the file, with source and target swapped.
    """
    rows, seen, labels = rows_of(source, COLUMNS, header=True), {}, {}
    for row in rows:
        row.moment("Event Date", date_form)
        key = (row.integer("Event ID", 1), row["Event Date"])
        check_unique(row, "Event ID", key, seen)
        if row["Event Text"].strip() in MISSING:
            row.fail("Event Text", "empty, but required")
        if row["Source Name"].strip() in MISSING and row["Target Name"].strip() in MISSING:
            row.fail("Source Name", "neither source nor target")
        _check_code(row, labels)
        for name in ("Source Sectors", "Target Sectors"):
            row.items(name, ",")
        row.integer("Story ID", 1)
        row.integer("Sentence Number", 1)
        _check_place(row)
    if twins:
        _check_twins(rows)
    return [row.cells for row in rows]


def _check_code(row, labels):
    """One label for one code, and ICEWS's own scale."""
    code = check_cameo(row, "CAMEO Code")
    if len(code) < 3:
        row.fail("CAMEO Code", f"{code!r}: fewer than 3 digits, a leading 0 may be lost")
    check_score(row, "Intensity", code, ICEWS_INTENSITY)
    label = labels.setdefault(code, row["Event Text"])
    if label != row["Event Text"]:
        row.fail("Event Text", f"{row['Event Text']!r}, but {code} was {label!r} before")


def _check_place(row):
    """A point is whole and in range; a missing number is empty or NA."""
    if row["Latitude"] in MISSING and row["Longitude"] in MISSING:
        return
    for name in ("Latitude", "Longitude"):
        if row[name] in MISSING:
            row.fail(name, "empty although the other half is given")
    row.point("Latitude", "Longitude")


def _check_twins(rows):
    """Symmetric events are written twice, source and target swapped."""
    def key(row, source, target):
        return tuple(row[name] for name in (
            "Event Date", "CAMEO Code", "Story ID", "Sentence Number",
            f"{source} Name", f"{source} Sectors", f"{source} Country",
            f"{target} Name", f"{target} Sectors", f"{target} Country"))
    present = {key(row, "Source", "Target") for row in rows}
    for row in rows:
        if row["CAMEO Code"] in SYMMETRIC and key(row, "Target", "Source") not in present:
            row.fail("Source Name", f"symmetric code {row['CAMEO Code']} without the row "
                                    "that swaps source and target")
