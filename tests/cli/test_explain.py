"""`rapport explain`: its forms against the records of `rapport read`, its documentation, wrong use. What is found is the
model's affair; here it has to agree with itself."""
import json
import re
import subprocess

import pytest
from conftest import ROOT, html_of, needs_model
from test_cli import on_terminal

# An own text with a pronoun, a short name, a set, a place and times of several kinds.
PAGE = """Ødegård and Castillo agree on fishing after talks in Lima

LIMA, May 17, 2024 — Foreign Minister Åse Ødegård of Norway met President Dina Boluarte in Lima on Thursday. She
criticised the seizure of a trawler last week. The two countries will hold further talks in Oslo in early June,
Peruvian officials said. Ødegård visits Chile on Monday for two days.

Police arrested three fishermen who protested near the port. The army may send ships, officials warned on 12 May 2024.
"""


def sentences(run):
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def explained(rapport, *arguments, **more):
    return rapport("explain", "--format", "jsonl", *arguments, **more)


def spans(value):
    """Every object with text, begin and end, at any depth."""
    if isinstance(value, dict):
        if {"text", "begin", "end"} <= set(value):
            yield value["text"], value["begin"], value["end"]
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def keys(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            if key != "cells":
                yield from keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


@pytest.mark.parametrize("arguments, named", [
    (["--format", "csv"], "'csv'"),
    (["--format", "report"], "'report'"),
    (["--as", "pdf"], "'pdf'"),
    (["--published", "2024-13-01"], "2024-13-01"),
    (["--threads", "0"], "'0'"),
    (["--bogus"], "--bogus"),
    (["--out", "page.html"], "page.html"),
])
def test_wrong_use(rapport, page, arguments, named):
    run = rapport("explain", page, *arguments)
    lines = run.stderr.decode().splitlines()
    assert (run.returncode, run.stdout) == (2, b"")
    assert named in lines[0] and lines[1].startswith("Try 'rapport explain --help'")
    assert (rapport.folder / page).read_text() == html_of(), "the page is untouched"


def test_missing_model_is_named(rapport, page):
    run = rapport("explain", page, "--model", "no/such/folder", "--out", "out.txt")
    assert run.returncode == 2 and b"no/such/folder" in run.stderr
    assert not (rapport.folder / "out.txt").exists()


@needs_model
def test_every_sentence_and_every_record(rapport, page):
    rapport.write("page.txt", PAGE)
    for name in (page, "page.txt"):
        run = explained(rapport, name)
        assert (run.returncode, run.stderr) == (0, b"")
        lines = sentences(run)
        records = sentences(rapport("read", name, "--format", "jsonl"))
        assert [line["sentence"] for line in lines] == list(range(len(lines)))
        frames = [(line, frame) for line in lines for frame in line["frames"]]
        assert frames and {frame["record"] for _, frame in frames} == {record["id"] for record in records}
        by_id = {record["id"]: record for record in records}
        for line, frame in frames:
            record = by_id[frame["record"]]
            assert (frame["event"], frame["status"]) == (record["event"], record["status"])
            triggers = {(m["sentence"], m["trigger"]["begin"], m["trigger"]["end"]) for m in record["mentions"]}
            assert (line["sentence"], frame["trigger"]["begin"], frame["trigger"]["end"]) in triggers
            assert record["confidence"] >= frame["confidence"]
            assert {apart["record"] for apart in frame["kept_apart"]} <= set(by_id) - {frame["record"]}
        assert sum(not frame["merged"] for _, frame in frames) == len(records)


@needs_model
def test_codes_and_parties_are_those_of_the_record(rapport):
    rapport.write("page.txt", PAGE)
    records = {record["id"]: record for record in sentences(rapport("read", "page.txt", "--format", "jsonl"))}
    alone = 0
    for line in sentences(explained(rapport, "page.txt")):
        for frame in line["frames"]:
            record = records[frame["record"]]
            if len(record["mentions"]) > 1:
                continue
            alone += 1
            for name, code in frame["codes"].items():
                assert code["value"] == record[name]
                assert code["row"] is None or code["row"]["line"] > 1
            for role, field in (("actor", "actors"), ("recipient", "recipients"), ("said_by", "said_by")):
                parties = [party for mention in frame["mentions"] if mention["role"] == role
                           for party in mention["parties"] if not party["repeated"]]
                assert [(p["name"], p["code"]) for p in parties] == [(a["name"], a["code"]) for a in record[field]]
            taken = [m["time"] for m in frame["mentions"] if m["time"] and m["time"]["used"] and not m["time"]["duration"]]
            assert [t["start"] for t in taken] == ([record["time"]["start"]] if record["time"] else [])
    assert alone


@needs_model
def test_rows_are_the_lines_of_the_tables(rapport):
    rapport.write("page.txt", PAGE)
    rows = [code["row"] for line in sentences(explained(rapport, "page.txt")) for frame in line["frames"]
            for code in frame["codes"].values() if code["row"]]
    assert rows
    for row in rows:
        lines = (ROOT / "data/ontology" / row["table"]).read_text(encoding="utf-8").splitlines()
        header = next(line for line in lines if not line.startswith("#")).split("\t")
        cells = dict(zip(header, lines[row["line"] - 1].split("\t")))
        for column, value in row["cells"].items():
            written = cells[column]
            assert value == written or float(value) == float(written), (row, written)


@needs_model
def test_spans_read_what_they_say(rapport):
    rapport.write("page.txt", PAGE)
    text = sentences(rapport("text", "page.txt", "--format", "jsonl"))[0]["text"]
    found = list(spans(sentences(explained(rapport, "page.txt"))))
    assert len(found) > 50
    for words, begin, end in found:
        assert text[begin:end] == words


@needs_model
def test_every_key_and_rule_is_documented(rapport):
    rapport.write("page.txt", PAGE)
    docs = (ROOT / "docs/formats/explain.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z][a-z_0-9-]*)`", docs))
    lines = sentences(explained(rapport, "page.txt"))
    assert set(keys(lines)) - {"value", "row"} <= documented
    mentions = [m for line in lines for frame in line["frames"] for m in frame["mentions"]]
    rules = {step["rule"] for m in mentions for party in m["parties"] for step in party["steps"]}
    rules |= {m[kind]["rule"] for m in mentions for kind in ("place", "time") if m[kind]}
    assert rules and rules <= documented
    source = (ROOT / "src/wire/explanation_words.cpp").read_text(encoding="utf-8")
    assert set(re.findall(r'\{PartyRule::k\w+, "([a-z-]+)"', source)) <= documented
    assert set(re.findall(r'^ +\{"([a-z-]+)", "', source, re.MULTILINE)) <= documented


@needs_model
def test_same_bytes_with_any_number_of_threads(rapport):
    for number in range(6):
        rapport.write(f"news/{number}.txt", PAGE.replace("Lima", f"Lima{number}"))
    for form in ("jsonl", "readable"):
        outputs = {rapport("explain", "news", "--format", form, "--threads", n).stdout for n in (1, 2, 3)}
        assert len(outputs) == 1 and outputs.pop()


@needs_model
def test_readable_is_the_default_and_plain_in_a_pipe(rapport):
    rapport.write("page.txt", PAGE)
    run = rapport("explain", "page.txt")
    out = run.stdout.decode()
    assert run.returncode == 0 and run.stdout == rapport("explain", "page.txt", "--format", "readable").stdout
    assert "\x1b" not in out and out.startswith(PAGE.splitlines()[0])
    assert re.search(r"^  words +LIMA \| ,", out, re.M) and re.search(r"^    CAMEO ", out, re.M)
    assert "cameo.tsv:" in out and "plover.tsv:" in out
    rapport("explain", "page.txt", "--out", "out.txt")
    assert (rapport.folder / "out.txt").read_bytes() == run.stdout


@needs_model
@pytest.mark.parametrize("env, coloured", [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_only_where_it_is_wanted(rapport, env, coloured):
    rapport.write("page.txt", PAGE)
    out, code = on_terminal(rapport.folder, "explain", "page.txt", env=env, stdin=subprocess.DEVNULL)
    assert code == 0 and ("\x1b[" in out) == coloured and "Ødegård" in out


@needs_model
def test_standard_input_and_date(rapport):
    text = b"The talks\n\nNorway will hold talks with Peru on Tuesday.\n"
    for arguments in ([], ["-"]):
        lines = sentences(explained(rapport, "--as", "text", "--published", "2024-05-17", *arguments, stdin=text))
        times = [m["time"] for line in lines for frame in line["frames"] for m in frame["mentions"] if m["time"]]
        assert lines[0]["path"] == "-"
        assert all(time["anchor"] in (None, "2024-05-17") for time in times)


@needs_model
def test_a_page_that_cannot_be_read_leaves_the_others(rapport, page):
    rapport.write("image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    run = explained(rapport, "missing.html", "image.html", page)
    assert run.returncode == 1 and run.stderr.count(b"\n") == 2 and run.stderr.startswith(b"rapport: missing.html: ")
    assert {line["path"] for line in sentences(run)} == {page}


@needs_model
def test_a_page_without_events(rapport):
    rapport.write("quiet.txt", "The lake is calm today and the water is clear and cold.\n")
    lines = sentences(explained(rapport, "quiet.txt"))
    assert lines and all(line["tokens"] for line in lines)
    assert rapport("explain", "quiet.txt").returncode == 0
