"""Frictionless datapackage.json beside its tables.

The rules are those of Data Package, Tabular
Data Resource, Table Dialect and Table Schema at specs.frictionlessdata.io.
"""
import hashlib
import re
from pathlib import Path

import table_schema
from csv_lines import read_records
from json_lines import Json
from reader_core import URL, bad, decode, load

_NAME = re.compile(r"[-a-z0-9._/]+\Z")
_DIALECT = frozenset("""delimiter quoteChar doubleQuote lineTerminator header escapeChar
    nullSequence skipInitialSpace commentChar caseSensitiveHeader csvddfVersion
    headerRows $schema""".split())
_HASHES = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}


def read_datapackage(source, tables=None):
    """One dict per resource: name, path, fields and rows (cast to their types).

    source: the folder, the path of datapackage.json, or its bytes with
    tables = {path: bytes}.
    """
    folder = None
    if not isinstance(source, (bytes, bytearray)):
        source = Path(source)
        source = source / "datapackage.json" if source.is_dir() else source
        folder = source.parent
    doc = Json(decode(load(source)))
    _check_package(doc)
    found, names = [], {}
    for at, resource in enumerate(doc.value["resources"]):
        path = ("resources", at)
        _check_resource(doc, path, resource, names)
        data = _data(doc, path, resource, folder, tables or {})
        found.append(_table(doc, path, resource, data))
    for at, resource in enumerate(doc.value["resources"]):
        _check_foreign(doc, ("resources", at), resource, found)
    return [{key: value for key, value in table.items() if key != "lines"} for table in found]


def _check_package(doc):
    """Data Package: an object with resources; name, profile, licences well formed."""
    package = doc.value
    if not isinstance(package, dict):
        doc.fail((), "not a JSON object")
    if not isinstance(package.get("resources"), list) or not package["resources"]:
        doc.fail(("resources",), "a package has at least one resource")
    if "name" in package and not _NAME.match(str(package["name"])):
        doc.fail(("name",), f"{package['name']!r}: lower case letters, digits and -._/ only")
    profile = package.get("profile", "data-package")
    if profile not in ("data-package", "tabular-data-package") and not _is_url(profile):
        doc.fail(("profile",), f"unknown profile {profile!r}")
    for name, keys in (("licenses", ("name", "path")), ("sources", ("title", "path"))):
        for at, entry in enumerate(_kind(doc, (name,), package.get(name, []), list)):
            if not any(_kind(doc, (name, at), entry, dict).get(key) for key in keys):
                doc.fail((name, at), f"has neither {' nor '.join(keys)}")


def _is_url(value):
    return isinstance(value, str) and bool(URL.match(value))


def _kind(doc, path, value, kind):
    """The value, which must be of this JSON kind."""
    if not isinstance(value, kind) or isinstance(value, bool):
        doc.fail(path, f"{value!r} is not a JSON {'object' if kind is dict else kind.__name__}")
    return value


def _check_resource(doc, path, resource, names):
    """Data Resource: unique name, safe relative path, UTF-8, a table's profile."""
    if not isinstance(resource, dict):
        doc.fail(path, "not a JSON object")
    name = resource.get("name")
    if not isinstance(name, str) or not _NAME.match(name):
        doc.fail(path + ("name",), f"{name!r}: lower case letters, digits and -._/ only")
    if name in names:
        doc.fail(path + ("name",), f"{name!r} is already resource {names[name]}")
    names[name] = path[1]
    where = resource.get("path")
    if not isinstance(where, str) or not where:
        doc.fail(path + ("path",), "a table beside the package has one path")
    if where.startswith(("/", "~")) or ".." in where.split("/") or "\\" in where or ":" in where:
        doc.fail(path + ("path",), f"{where!r} is not a path below the package")
    if str(resource.get("encoding", "utf-8")).lower() != "utf-8":
        doc.fail(path + ("encoding",), f"{resource['encoding']!r}, not utf-8")
    tabular = doc.value.get("profile") == "tabular-data-package"
    profile = resource.get("profile", "" if tabular else "data-resource")
    if profile not in ("tabular-data-resource",) + (() if tabular else ("data-resource",)):
        doc.fail(path + ("profile",), f"{profile!r} in this kind of package")
    _check_dialect(doc, path, resource)
    _check_schema(doc, path + ("schema",), resource.get("schema"))


def _check_dialect(doc, path, resource):
    """Table Dialect: known keys, one-character marks, tabs where the format says so."""
    dialect = _kind(doc, path + ("dialect",), resource.get("dialect", {}), dict)
    for key, value in dialect.items():
        if key not in _DIALECT:
            doc.fail(path + ("dialect", key), "no such key in a table dialect")
        if key == "quoteChar" and value in (None, ""):
            continue
        if key in ("delimiter", "quoteChar") and (not isinstance(value, str) or len(value) != 1):
            doc.fail(path + ("dialect", key), f"{value!r} is not one character")
    tabs = resource.get("format") == "tsv" \
        or resource.get("mediatype") == "text/tab-separated-values"
    if tabs and dialect.get("delimiter") != "\t":
        doc.fail(path + ("dialect", "delimiter"), "a tsv resource has a tab delimiter")


def _check_schema(doc, path, schema):
    """Table Schema: named, typed fields; keys that name fields."""
    if not isinstance(schema, dict) or not schema.get("fields"):
        doc.fail(path, "a table has a schema with fields")
    names = []
    for at, field in enumerate(_kind(doc, path + ("fields",), schema["fields"], list)):
        here = path + ("fields", at)
        if not isinstance(_kind(doc, here, field, dict).get("name"), str) \
                or field["name"] in ["", *names]:
            doc.fail(here + ("name",), f"{field.get('name')!r} is empty or there already")
        names.append(field["name"])
        if str(field.get("type", "any")) not in table_schema.TYPES:
            doc.fail(here + ("type",), f"unknown type {field['type']!r}")
        rules = _kind(doc, here + ("constraints",), field.get("constraints", {}), dict)
        for rule in rules:
            if rule not in table_schema.CONSTRAINTS:
                doc.fail(here + ("constraints", rule), "unknown constraint")
            if rule.startswith(("min", "max")) and not isinstance(rules[rule], (int, float, str)):
                doc.fail(here + ("constraints", rule), f"{rules[rule]!r} is no limit")
    for key in _as_list(schema.get("primaryKey")):
        if key not in names:
            doc.fail(path + ("primaryKey",), f"no field {key!r}")


def _as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def _data(doc, path, resource, folder, tables):
    """The bytes of a table, of the declared size and hash."""
    where = resource["path"]
    if where in tables:
        data = tables[where]
    elif folder is not None and (folder / where).is_file():
        data = (folder / where).read_bytes()
    else:
        doc.fail(path + ("path",), f"no file {where!r} beside the package")
    if "bytes" in resource and resource["bytes"] != len(data):
        doc.fail(path + ("bytes",), f"{resource['bytes']}, the file has {len(data)}")
    if "hash" in resource:
        kind, _, digest = str(resource["hash"]).rpartition(":")
        kind = kind or _HASHES.get(len(digest), "md5")
        if kind not in hashlib.algorithms_available:
            doc.fail(path + ("hash",), f"unknown algorithm {kind!r}")
        if hashlib.new(kind, data).hexdigest() != digest.lower():
            doc.fail(path + ("hash",), f"not the {kind} of the file")
    return data


def _table(doc, path, resource, data):
    """The rows under the dialect and the schema."""
    dialect, schema = resource.get("dialect", {}), resource["schema"]
    records = read_records(decode(load(data)), dialect)
    fields = schema["fields"]
    if dialect.get("header", True):
        _check_header(records, fields)
        records = records[1:]
    missing = _kind(doc, path + ("schema", "missingValues"),
                    schema.get("missingValues", [""]), list)
    rows, lines = [], []
    for line, cells in records:
        rows.append(_row(line, cells, fields, missing))
        lines.append(line)
    _check_keys(schema, rows, lines)
    return {"name": resource["name"], "path": resource["path"],
            "fields": [field["name"] for field in fields], "rows": rows, "lines": lines}


def _check_header(records, fields):
    """The header line is the schema's field names, in order."""
    if not records:
        bad(1, fields[0]["name"], "missing header line")
    line, found = records[0]
    for at, field in enumerate(fields):
        if at >= len(found) or found[at] != field["name"]:
            bad(line, field["name"], f"header has {found[at] if at < len(found) else None!r} "
                                     f"at position {at + 1}")
    if len(found) > len(fields):
        bad(line, len(fields) + 1, f"extra header {found[len(fields)]!r}")


def _row(line, cells, fields, missing):
    """One record cast field by field."""
    if len(cells) != len(fields):
        bad(line, min(len(cells), len(fields)) + 1,
            f"{len(cells)} columns, the schema has {len(fields)}")
    row = {}
    for field, text in zip(fields, cells):
        name = field["name"]
        if text in missing:
            if field.get("constraints", {}).get("required"):
                bad(line, name, "missing, but required")
            row[name] = None
            continue
        try:
            row[name] = table_schema.cast(field, text)
            table_schema.constrain(field, row[name], text)
        except (ValueError, TypeError, re.error) as error:
            bad(line, name, str(error))
    return row


def _check_keys(schema, rows, lines):
    """Unique fields and the primary key."""
    groups = [[field["name"]] for field in schema["fields"]
              if field.get("constraints", {}).get("unique")]
    primary = _as_list(schema.get("primaryKey"))
    for names in groups + ([primary] if primary else []):
        seen = {}
        for line, row in zip(lines, rows):
            key = tuple(str(row[name]) for name in names)
            if names == primary and any(row[name] is None for name in names):
                bad(line, "+".join(names), "part of the primary key is missing")
            if any(row[name] is not None for name in names) and key in seen:
                bad(line, "+".join(names), f"{key} already on line {seen[key]}")
            seen[key] = line


def _check_foreign(doc, path, resource, found):
    """Foreign keys: every value stands in the table referred to ("" is this table)."""
    by_name = {table["name"]: table for table in found}
    table = found[path[1]]
    path += ("schema", "foreignKeys")
    for at, key in enumerate(_kind(doc, path, resource["schema"].get("foreignKeys", []), list)):
        here = path + (at,)
        if not isinstance(_kind(doc, here, key, dict).get("reference"), dict) \
                or "fields" not in key or "fields" not in key["reference"]:
            doc.fail(here, "a foreign key has fields and a reference with fields")
        own, reference = _as_list(key["fields"]), key["reference"]
        target = by_name.get(str(reference.get("resource") or table["name"]))
        if target is None:
            doc.fail(here, f"no resource {reference['resource']!r}")
        theirs = _as_list(reference["fields"])
        if not own or len(own) != len(theirs):
            doc.fail(here, "the two field lists are empty or of different length")
        for name, there in [(name, table) for name in own] + [(name, target) for name in theirs]:
            if name not in there["fields"]:
                doc.fail(here, f"no field {name!r} in {there['name']}")
        known = {tuple(row[name] for name in theirs) for row in target["rows"]}
        for line, row in zip(table["lines"], table["rows"]):
            value = tuple(row[name] for name in own)
            if None not in value and value not in known:
                bad(line, "+".join(own), f"{value} is not in {target['name']}")
