"""rapport export: each format read by a reader of its own, written from docs/formats/exports.md."""
import csv
import io
import json
import os
import re
import signal
import xml.etree.ElementTree as ET

import pytest
from conftest import STORY, html_of, needs_model

pytestmark = needs_model
FORMATS = ["jsonl", "csv", "geojson", "graphml", "gexf", "petrarch"]


@pytest.fixture
def filled(rapport):
    for number, place in enumerate(["Lima", "Cusco", "Tacna"]):
        rapport.write(f"news/{number}.html", html_of(STORY.replace("Lima", place)))
    assert rapport("add", "news").returncode == 0
    return rapport


def records(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def pairs(record):
    actors, recipients = record["actors"], record["recipients"]
    if actors and recipients:
        return [(a, r) for a in actors for r in recipients]
    if len(actors) > 1:
        return [(a, b) for i, a in enumerate(actors) for j, b in enumerate(actors) if i != j]
    return [(a, None) for a in actors] + [(None, r) for r in recipients]


def test_our_own_formats(filled):
    assert filled("export", "--to", "jsonl").stdout == filled("read", "news").stdout
    assert filled("export", "--to", "csv").stdout == filled("read", "news", "--format", "csv").stdout
    rows = csv.DictReader(io.StringIO(filled("export", "--to", "csv", "--no-text").stdout.decode(), newline=""))
    assert {row["sentence_text"] for row in rows} == {""}


def test_geojson(filled):
    features = json.loads(filled("export", "--to", "geojson").stdout)["features"]
    assert [feature["properties"] for feature in features] == records(filled("read", "news"))
    for feature in features:
        places = [[p["longitude"], p["latitude"]] for p in feature["properties"]["places"] if p["latitude"] is not None]
        geometry = feature["geometry"]
        assert (geometry is None) == (not places)
        if geometry:
            assert geometry["coordinates"] == (places[0] if geometry["type"] == "Point" else places)


def test_petrarch(filled):
    want = []
    for r in records(filled("read", "news")):
        if r["plover"] and r["cameo"] and r["date_basis"]:
            day = r["time"]["start"] if r["date_basis"] == "event" else r["story"]["published"][:10]
            want += [(day.replace("-", ""), (a or {}).get("code") or "---", (b or {}).get("code") or "---", r["cameo"], "Fjord Post")
                     for a, b in pairs(r)]
    got = [line.split("\t") for line in filled("export", "--to", "petrarch").stdout.decode().splitlines()]
    assert want and [(g[0], g[1], g[2], g[3], g[-1]) for g in got] == want
    assert {len(g) for g in got} == {7} and all(re.fullmatch(r"[0-9a-f]{16}_\d\d(;[0-9a-f]{16}_\d\d)*", g[5]) for g in got)


def sum_of_edges(filled):
    return sum(a is not None and b is not None
               for r in records(filled("read", "news")) if r["plover"] for a, b in pairs(r))


def test_graphml(filled):
    root = ET.fromstring(filled("export", "--to", "graphml").stdout)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    names = {key.get("id"): key.get("attr.name") for key in root.findall("g:key", space)}
    nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
    edges = [({names[d.get("key")]: d.text for d in edge}, edge) for edge in root.iterfind(".//g:edge", space)]
    assert nodes and all(edge.get("source") in nodes and edge.get("target") in nodes for _, edge in edges)
    assert sum(int(data["records"]) for data, _ in edges) == sum_of_edges(filled)


def test_gexf(filled):
    root = ET.fromstring(filled("export", "--to", "gexf").stdout)
    space = {"g": "http://gexf.net/1.3"}
    nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
    edges = list(root.iterfind(".//g:edge", space))
    assert nodes and all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    assert sum(int(edge.get("weight")) for edge in edges) == sum_of_edges(filled)


@pytest.mark.parametrize("form", FORMATS)
def test_file_and_codebook(filled, form):
    run = filled("export", "--to", form, "--event", "CONSULT,AGREE", "--out", f"out.{form}")
    assert run.returncode == 0 and run.stdout == b""
    rows = re.match(r"rapport: (\d+) records, (\d+) rows", run.stderr.decode())
    assert rows
    text = (filled.folder / f"out.{form}.codebook.md").read_text()
    assert re.search(r"^- Made by: model \S+, as=auto tables=\w+, rapport [\d.]+$", text, re.M), text
    assert f"Records: {rows.group(1)}; rows: {rows.group(2)}" in text and "--event 'CONSULT,AGREE'" in text
    assert (filled.folder / f"out.{form}").read_bytes() == filled("export", "--to", form, "--event", "CONSULT,AGREE").stdout


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_export(filled, form):
    run = filled("export", "--to", form, "--since", "2999")
    assert run.returncode == 0 and run.stderr.startswith(b"rapport: 0 records, 0 rows")
    assert filled("export", "--to", form, "--since", "2999", "--quiet").stderr == b""


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_records_without_an_edge_are_counted(filled, form):
    alone = sum(not any(a and b for a, b in pairs(r)) for r in records(filled("read", "news")) if r["plover"])
    assert alone and f"; {alone} left out without two known parties".encode() in filled("export", "--to", form).stderr


def test_nothing_of_an_earlier_export_stays_beside_the_file(filled):
    assert filled("export", "--to", "csv", "--out", "x").returncode == 0
    assert (filled.folder / "x.datapackage.json").exists()
    assert filled("export", "--to", "jsonl", "--out", "x").returncode == 0
    assert not (filled.folder / "x.datapackage.json").exists() and "# JSON lines" in (filled.folder / "x.codebook.md").read_text()


def test_outputs_that_are_no_file(filled):
    """A full disk, a pipe and a device: no codebook beside them, and none beside what could not be written."""
    plain = filled("export", "--to", "csv").stdout
    dash = filled("export", "--to", "csv", "--out", "-")
    assert dash.stdout == plain and not (filled.folder / "-").exists()
    for form in ["jsonl", "csv", "gexf", "icews", "rss"]:
        run = filled("export", "--to", form, "--out", "/dev/full")
        assert run.returncode == 1 and run.stderr.decode() == "rapport: /dev/full: No space left on device\n"
    device = filled("export", "--to", "csv", "--out", "/dev/stdout")
    assert device.returncode == 0 and device.stdout == plain and device.stderr.count(b"\n") == 1
    assert not [each for each in os.listdir("/dev") if each.endswith((".codebook.md", ".datapackage.json"))]
    (filled.folder / "folder").mkdir()
    run = filled("export", "--to", "csv", "--out", "folder")
    assert run.returncode == 1 and b"folder: Is a directory" in run.stderr and os.listdir(filled.folder / "folder") == []
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        run = filled("export", "--to", "csv", stdout=closed)
    assert run.returncode in (-signal.SIGPIPE, 128 + signal.SIGPIPE) and run.stderr == b""


@pytest.mark.parametrize("arguments,message", [
    (["--to", "csv", "--out", ""], "--out: a file must be named"),
    ([], "--to is required"),
    (["--to", "xls"], "'xls' is not one of"),
    (["--to", "csv", "--event", "DANCE", "--out", "keep.txt"], "'DANCE' is no event"),
])
def test_wrong_use(filled, arguments, message):
    filled.write("keep.txt", "kept")
    run = filled("export", *arguments)
    assert run.returncode == 2 and message in run.stderr.decode()
    assert (filled.folder / "keep.txt").read_bytes() == b"kept"
