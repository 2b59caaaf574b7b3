"""Table Schema types and constraints (Frictionless)."""
import datetime
import re

from json_lines import Json


TYPES = frozenset("""string number integer boolean object array date time datetime year
    yearmonth duration geopoint geojson any list""".split())
CONSTRAINTS = frozenset("""required unique minLength maxLength minimum maximum pattern enum
    exclusiveMinimum exclusiveMaximum jsonSchema""".split())
_LAYOUTS = {"date": "%Y-%m-%d", "time": "%H:%M:%S", "datetime": "%Y-%m-%dT%H:%M:%S",
            "year": "%Y", "yearmonth": "%Y-%m"}
_SHAPES = {"date": r"\d{4}-\d\d-\d\d", "time": r"\d\d:\d\d:\d\d(\.\d+)?Z?",
           "datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
           "year": r"\d{4}", "yearmonth": r"\d{4}-\d\d"}
_FORMATS = {"email": r"[^@\s]+@[^@\s]+", "uri": r"[A-Za-z][A-Za-z0-9+.-]*:\S+",
            "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"}


def cast(field, text):
    """The value of a cell that is not missing; ValueError(why) where it has none."""
    kind = field.get("type", "any")
    return _CASTS.get(kind, lambda _field, cell: cell)(field, text)


def _string(field, text):
    shape = _FORMATS.get(field.get("format", "default"))
    if shape and not re.fullmatch(shape, text):
        raise ValueError(f"{text!r} is no {field['format']}")
    return text


def _integer(field, text):
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise ValueError(f"{text!r} is not an integer")
    return int(text)


def _number(field, text):
    plain = text.replace(field.get("groupChar") or "\0", "")
    plain = plain.replace(field.get("decimalChar", "."), ".")
    if plain in ("NaN", "INF", "-INF"):
        return float(plain)
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?", plain):
        raise ValueError(f"{text!r} is not a number")
    return float(plain)


def _boolean(field, text):
    if text in field.get("trueValues", ["true", "True", "TRUE", "1"]):
        return True
    if text in field.get("falseValues", ["false", "False", "FALSE", "0"]):
        return False
    raise ValueError(f"{text!r} is not a boolean")


def _moment(field, text):
    kind, layout = field["type"], field.get("format", "default")
    if layout == "any":
        return text
    if layout == "default":
        if not re.fullmatch(_SHAPES[kind], text):
            raise ValueError(f"{text!r} is not a {kind}")
        text, layout = text[:len(_example(kind))], _LAYOUTS[kind]
    try:
        value = datetime.datetime.strptime(text, layout)
    except ValueError:
        raise ValueError(f"{text!r} is not a {kind} of the form {layout}") from None
    if value.strftime(layout) != text:
        raise ValueError(f"{text!r} is not written out as {layout}")
    return value


def _example(kind):
    return datetime.datetime(2000, 1, 1).strftime(_LAYOUTS[kind])


def _geopoint(field, text):
    layout = field.get("format", "default")
    if layout == "object":
        pair = [Json(text).value.get(name) for name in ("lon", "lat")]
    else:
        pair = re.split(r", ?", text.strip("[]") if layout == "array" else text)
    try:
        lon, lat = (float(part) for part in pair)
    except (TypeError, ValueError):
        raise ValueError(f"{text!r} is not lon, lat") from None
    if abs(lon) > 180 or abs(lat) > 90:
        raise ValueError(f"{text!r}: lon, lat out of range")
    return lon, lat


def _json(field, text):
    value, wanted = Json(text).value, list if field["type"] == "array" else dict
    if not isinstance(value, wanted):
        raise ValueError(f"{text!r} is not a JSON {field['type']}")
    return value


_CASTS = {"string": _string, "integer": _integer, "number": _number, "boolean": _boolean,
          "date": _moment, "time": _moment, "datetime": _moment, "year": _moment,
          "yearmonth": _moment, "geopoint": _geopoint, "array": _json, "object": _json,
          "geojson": _json}


def constrain(field, value, text):
    """ValueError(why) where a value breaks a constraint of its field."""
    rules = field.get("constraints", {})
    if "enum" in rules and value not in rules["enum"] and text not in map(str, rules["enum"]):
        raise ValueError(f"{text!r} is not in the enum")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        raise ValueError(f"{text!r} does not match {rules['pattern']}")
    if len(text) < rules.get("minLength", 0) or len(text) > rules.get("maxLength", len(text)):
        raise ValueError(f"{text!r} has {len(text)} characters")
    for name, broken in (("minimum", lambda a, b: a < b), ("maximum", lambda a, b: a > b),
                         ("exclusiveMinimum", lambda a, b: a <= b),
                         ("exclusiveMaximum", lambda a, b: a >= b)):
        if name in rules and broken(value, _limit(field, rules[name])):
            raise ValueError(f"{text!r} breaks {name} {rules[name]}")


def _limit(field, limit):
    return cast(field, limit) if isinstance(limit, str) else limit


