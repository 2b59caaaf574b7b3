"""rapport schema, and what is published with versions: every line that the program writes is valid."""
import json

import jsonschema
import pytest
from conftest import ROOT, needs_model
from test_import import imported, filled  # noqa: F401

VERSIONS = ROOT / "docs/formats/versions"


def validator(text):
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_program_prints_what_is_published(rapport):
    newest = (ROOT / "docs/formats/record.schema.json").read_bytes()
    plover = (VERSIONS / "plover-0.8.schema.json").read_bytes()
    for arguments, want in (([], newest), (["record"], newest), (["plover-json"], plover)):
        run = rapport("schema", *arguments)
        assert run.returncode == 0 and run.stdout.rstrip(b"\n") == want.rstrip(b"\n")
        validator(run.stdout)
    assert rapport("schema", "xml").returncode == 2


def test_the_newest_schema_is_its_version():
    newest = json.loads((ROOT / "docs/formats/record.schema.json").read_text())
    version = newest["properties"]["schema_version"]["const"]
    assert json.loads((VERSIONS / f"record-{version}.schema.json").read_text()) == newest


@needs_model
def test_plover_json_is_valid(filled):  # noqa: F811
    check = validator(filled("schema", "plover-json").stdout)
    for more in ([], ["--status", "any", "--date", "published"], ["--no-text"]):
        lines = filled("export", "--to", "plover-json", *more).stdout.decode().splitlines()
        assert lines
        for line in lines:
            check.validate(json.loads(line))


@needs_model
@pytest.mark.parametrize("form", ["gdelt-events", "icews", "polecat", "phoenix", "jsonl"])
def test_imported_records_are_valid(filled, form):  # noqa: F811
    check = validator(filled("schema").stdout)
    _, got = imported(filled, form, form, store=f"schema-{form}.db")
    assert got
    for record in got:
        check.validate(record)
