"""PLOVER records as JSON lines or one JSON array."""
import datetime
import re

from cameo_tables import AUXILIARY_MODES, CONTEXTS, MODES, PLOVER, PROTEST_CONTEXTS
from json_lines import Json
from reader_core import URL, decode, load, split_lines

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"([01][0-9]|2[0-3])(:[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?"

# The manual's JSON tables.  A kind is a name below, or a pattern after "=".
RECORD = {
    "id": "text", "has_event": "bool", "date": "day", "time": "time", "enddate": "day",
    "endtime": "time", "actor": "entities", "recipient": "entities", "event": "texts",
    "event_loc": "location", "event_text": "texts", "quad_code": "int 1 4",
    "event_scale": "num -10 10", "mode": "texts", "context": "texts", "link": "any",
    "text": "text", "text_info": "text_info", "cite_info": "cite_info", "coder": "text",
    "coded_date": "day", "coded_time": "time", "comment": "text", "size": "size"}
ENTITY = {
    "code": r"=[A-Z]{3}", "sector": "text", "entity_text": "text",
    "identifier_id": r"=(https?://www\.wikidata\.org/(wiki|entity)/)?Q[1-9][0-9]*",
    "identifier_text": "text", "religion": "text", "ethnicity": "text", "office": "text",
    "gender": "text", "age": "int 0 150"}
OBJECTS = {
    "text_info": {"sequence": "int 0 1000000", "start": "int 0 1000000000",
                  "end": "int 0 1000000000", "text_story": "texts"},
    "size": {"dead": "count", "injured": "count", "arrested": "count"},
    "cite_info": {
        "corpus": "text", "citation": "text", "url": "url", "title": "text",
        "language": r"=[a-z]{2}", "publication": "text", "license": "text",
        "copyright": "text", "coder": "text", "codebook": "text", "version": "text"},
    "location": {
        "extracted_place": "text", "resolved_place": "text", "geonameid": "geoname",
        "lat": "num -90 90", "lon": "num -180 180", "city": "text", "district": "text",
        "province": "text", "country": "text", "country_code": r"=[A-Z]{3}",
        "feature_class": r"=[A-Z]", "feature_code": r"=[A-Z0-9]+",
        "resolution": "int 1 5"}}
REQUIRED = ("id", "date", "actor", "event")


def read_plover(source, prefix="rapport"):
    """JSON lines (one record a line) or one array of records.

    prefix: keys that begin with it are the project's own and are let pass.
    """
    records, seen = [], {}
    for doc, path, record in _records(decode(load(source))):
        if not isinstance(record, dict):
            doc.fail(path, "a record is a JSON object")
        _check_object(doc, path, record, RECORD, prefix)
        for name in REQUIRED:
            if record.get(name) in (None, "", []):
                doc.fail(path + (name,), "required")
        _check_coding(doc, path, record)
        _check_links(doc, path, record)
        if record["id"] in seen:
            doc.fail(path + ("id",), f"{record['id']!r} already on line {seen[record['id']]}")
        seen[record["id"]] = doc.lines[path]
        records.append(record)
    return records


def _records(text):
    """(document, path, record) of either layout."""
    if text.lstrip().startswith("["):
        doc = Json(text)
        return [(doc, (at,), record) for at, record in enumerate(doc.value)]
    docs = [Json(line, number) for number, line in enumerate(split_lines(text), 1)]
    return [(doc, (), doc.value) for doc in docs]


def _check_object(doc, path, value, table, prefix):
    """Every key is in the table (or the project's own), every value of its kind."""
    if not isinstance(value, dict):
        doc.fail(path, "not a JSON object")
    for key, item in value.items():
        if key.startswith(prefix):
            continue
        if key not in table:
            doc.fail(path + (key,), "no PLOVER field of this name")
        if item is not None:
            _check_kind(doc, path + (key,), item, table[key], prefix)


def _check_kind(doc, path, item, kind, prefix):
    """One value against the kind the tables name."""
    if kind == "entities":
        if not isinstance(item, list):
            doc.fail(path, "not a list of entities")
        for at, entity in enumerate(item):
            _check_object(doc, path + (at,), entity, ENTITY, prefix)
    elif kind in OBJECTS:
        _check_object(doc, path, item, OBJECTS[kind], prefix)
    elif kind == "texts":
        _check_texts(doc, path, item)
    elif kind == "bool" and not isinstance(item, bool):
        doc.fail(path, f"{item!r} is not true or false")
    elif kind.startswith(("int ", "num ")):
        _check_number(doc, path, item, *kind.split())
    elif kind not in ("any", "bool"):
        _check_text(doc, path, item, kind)


def _check_texts(doc, path, item):
    """A non-repeating list of non-empty strings."""
    if not isinstance(item, list):
        doc.fail(path, "not a list")
    for at, part in enumerate(item):
        if not isinstance(part, str) or not part.strip():
            doc.fail(path + (at,), "not a non-empty string")
        if path[-1] != "text_story" and part in item[:at]:
            doc.fail(path + (at,), f"{part!r} twice in the list")


def _check_number(doc, path, item, kind, low, high):
    """An integer or a number in a range; true and false are neither."""
    fits = isinstance(item, int if kind == "int" else (int, float))
    if not fits or isinstance(item, bool):
        doc.fail(path, f"{item!r} is not {'an integer' if kind == 'int' else 'a number'}")
    if not float(low) <= item <= float(high):
        doc.fail(path, f"{item} is outside {low}..{high}")


def _check_text(doc, path, item, kind):
    """A string of some shape; count and geoname may be numbers as well."""
    if kind in ("count", "geoname") and isinstance(item, int) and not isinstance(item, bool):
        if item < 0:
            doc.fail(path, f"{item} is negative")
        return
    if not isinstance(item, str) or not item.strip():
        doc.fail(path, f"{item!r} is not a non-empty string")
    shapes = {"day": _DAY, "time": _TIME, "url": URL.pattern[:-2], "geoname": r"[1-9][0-9]*"}
    shape = kind[1:] if kind.startswith("=") else shapes.get(kind)
    if shape and not re.fullmatch(shape, item):
        doc.fail(path, f"{item!r} is not of the form {shape}")
    if kind == "day":
        try:
            datetime.date.fromisoformat(item)
        except ValueError:
            doc.fail(path, f"{item!r} is not on the calendar")


def _check_coding(doc, path, record):
    """The event table: names, class, modes, contexts, recipient."""
    events = record["event"]
    for at, event in enumerate(events):
        if event not in PLOVER:
            doc.fail(path + ("event", at), f"{event!r} is no PLOVER event")
        if PLOVER[event][1] and not record.get("recipient"):
            doc.fail(path + ("recipient",), f"{event} needs a recipient")
    quad = record.get("quad_code")
    if quad is not None and quad not in {PLOVER[event][0] for event in events}:
        doc.fail(path + ("quad_code",), f"{quad} is not the class of {', '.join(events)}")
    modes = AUXILIARY_MODES.union(*(MODES[event] for event in events))
    contexts = CONTEXTS | (PROTEST_CONTEXTS if "PROTEST" in events else frozenset())
    for name, allowed in (("mode", modes), ("context", contexts)):
        for at, part in enumerate(record.get(name) or []):
            if part not in allowed:
                doc.fail(path + (name, at), f"{part!r} is no {name} of {', '.join(events)}")


def _check_links(doc, path, record):
    """Dates in order, spans in order, both halves of a point, named entities."""
    if record.get("enddate") and record["enddate"] < record["date"]:
        doc.fail(path + ("enddate",), "before date")
    for name in ("actor", "recipient"):
        for at, entity in enumerate(record.get(name) or []):
            if not any(entity.get(key) for key in ("code", "sector", "entity_text")):
                doc.fail(path + (name, at), "an entity without code, sector and text")
    info = record.get("text_info") or {}
    pair = (info.get("start"), info.get("end"))
    if (pair[0] is None) != (pair[1] is None) or None not in pair and pair[0] > pair[1]:
        doc.fail(path + ("text_info", "end"), f"start and end are {pair}")
    place = record.get("event_loc") or {}
    if (place.get("lat") is None) != (place.get("lon") is None):
        missing = "lat" if place.get("lat") is None else "lon"
        doc.fail(path + ("event_loc", missing), "missing although the other half is given")
