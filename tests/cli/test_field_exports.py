"""rapport export: the formats of the field, read by strict readers of their descriptions (format_readers)."""
import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from conftest import STORY, Program, html_of, needs_model
from test_export import pairs, records

sys.path.insert(0, str(Path(__file__).resolve().parent / "format_readers"))
import format_readers  # noqa: E402

pytestmark = needs_model
TABLES = ["gdelt-events", "gdelt-mentions", "icews", "polecat", "phoenix"]
ALL = [*TABLES, "plover-json", "rss"]
# An export holds the stories of many updates; a consultation stands in it once, as the text has it; all of a day's rows are there.
OPTIONS = {"gdelt-events": {"any_order": True}, "gdelt-mentions": {"one_update": False}, "icews": {"twins": False}, "phoenix": {"one_a_day": False}}


def read(form, text, **options):
    reader = format_readers.READERS["plover" if form == "plover-json" else form]
    return reader(text.encode(), **{**OPTIONS.get(form, {}), **options})


# An own text with a body of no country, two sectors and an act that did not take place.
TALKS = """Envoys of UN and Norway meet in Geneva

United Nations envoy Hanna Serwaa met Norwegian journalists and doctors in Geneva on Monday. France said on Wednesday that it
had not attacked Mali. Germany postponed a visit of its defence minister to Romania.

Police arrested two doctors in Bucharest on Tuesday, 14 May 2024, officials said.
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("exports"))
    for number, place in enumerate(["Lima", "Cusco", "Tacna"]):
        program.write(f"news/{number}.html", html_of(STORY.replace("Lima", place)))
    program.write("news/talks.jsonl", json.dumps({
        "id": "t1", "title": "Envoys of UN and Norway meet in Geneva", "text": TALKS, "published": "2024-05-16T22:30:00-04:00",
        "url": "https://news.example.org/world/1?a=b&c=d", "outlet": "Alpine Herald"}) + "\n")
    assert program("add", "news").returncode == 0
    return program


def exported(filled, form, *more):
    run = filled("export", "--to", form, *more)
    assert run.returncode == 0, run.stderr
    return run.stdout.decode()


def ours(filled, *more):
    return records(filled("query", "--sort", "stored", *more))


def day_of(record):
    return record["time"]["start"] if record["date_basis"] == "event" else record["story"]["published"][:10]


def wanted(filled, needs_cameo=True):
    """The rows that a format of pairs must have."""
    return [(r, a, b) for r in ours(filled) if r["plover"] and r["date_basis"] and (r["cameo"] or not needs_cameo)
            for a, b in pairs(r)]


def name(party):
    return "" if party is None else party["name"] or party["text"]


def is_id(text, record):
    """A story that came without an id is told from its twin elsewhere by digits that stand for its address."""
    hashed = re.fullmatch("[0-9a-f]{16}", record["story"]["id"])
    return re.fullmatch(record["id"] + ("-[0-9a-f]{8}" if hashed else ""), text) is not None


def test_gdelt_events(filled):
    rows, want = read("gdelt-events", exported(filled, "gdelt-events")), wanted(filled)
    assert want and len(rows) == len(want)
    for row, (r, a, b) in zip(rows, want):
        assert row["SQLDATE"] == day_of(r).replace("-", "") and row["EventCode"] == r["cameo"]
        assert float(row["GoldsteinScale"]) == r["goldstein"] and int(row["NumMentions"]) == len(r["mentions"])
        assert row["Actor1Name"] == name(a) and row["Actor2Name"] == name(b)
        empty = [c for c in row if re.search(r"Ethnic|Religion|ADM[12]|FeatureID|AvgTone|Actor[12]Geo", c)]
        assert len(empty) == 3 * 2 + 8 * 2 + 1 + 3 and {row[c] for c in empty} == {""}
        if r["story"]["id"] == "t1":
            assert row["SOURCEURL"] == r["story"]["url"] and row["DATEADDED"] == "20240517023000"
        else:
            assert row["SOURCEURL"] == "Fjord Post: " + r["story"]["title"] and row["DATEADDED"] == "20240517080000"
    assert exported(filled, "gdelt-events") == exported(filled, "gdelt-events")


def test_gdelt_mentions(filled):
    rows, want = read("gdelt-mentions", exported(filled, "gdelt-mentions")), wanted(filled)
    events = read("gdelt-events", exported(filled, "gdelt-events"))
    assert [row["GLOBALEVENTID"] for row in rows] == [row["GLOBALEVENTID"] for row in events]
    for row, (r, a, b) in zip(rows, want):
        mention = r["mentions"][0]
        assert int(row["SentenceID"]) == mention["sentence"] + 1 and int(row["ActionCharOffset"]) == mention["trigger"]["begin"]
        assert int(row["Actor1CharOffset"]) == (a["begin"] if a else -1)
        assert int(row["Actor2CharOffset"]) == (b["begin"] if b else -1)
        assert abs(int(row["Confidence"]) - 100 * r["confidence"]) <= 1
        web = r["story"]["url"] is not None
        assert row["MentionType"] == ("1" if web else "2")
        assert row["MentionSourceName"] == ("news.example.org" if web else "Fjord Post")


def test_icews(filled):
    rows, want = read("icews", exported(filled, "icews")), wanted(filled)
    assert len(rows) == len(want)
    for row, (r, a, b) in zip(rows, want):
        assert (row["Event Date"], row["CAMEO Code"], row["Source Name"], row["Target Name"]) == \
            (day_of(r), r["cameo"], name(a), name(b))
        assert int(row["Sentence Number"]) == r["mentions"][0]["sentence"] + 1 and row["Publisher"] == r["story"]["outlet"]
        for side, party in (("Source", a), ("Target", b)):
            sectors = row[side + " Sectors"].split(",")
            assert ("Government" in sectors) == bool(party and "GOV" in party["sectors"])
            assert ("Intelligence Ministry" in sectors) == bool(party and "SPY" in party["sectors"])
    names = {(r["country"], row["Source Country"]) for row, (_, r, _) in zip(rows, want) if r and r["country"]}
    assert ("NOR", "Norway") in names


def test_polecat(filled):
    rows, want = read("polecat", exported(filled, "polecat")), wanted(filled, needs_cameo=False)
    assert len(rows) == len(want)
    rows = [{name: "" if cell == "None" else cell for name, cell in row.items()} for row in rows]
    for row, (r, a, b) in zip(rows, want):
        assert (row["Event Date"], row["Event Type"], row["Quad Code"]) == (day_of(r), r["plover"], str(r["quad_class"]))
        assert row["Event Mode"] == ((r["mode"] or "") if r["event"] == r["plover"] else "")
        assert row["Contexts"] == ";".join(r["contexts"]) and is_id(row["Event ID"].rpartition("-")[0], r)
        for side, party in (("Actor", a), ("Recipient", b)):
            party = party or {"country": None, "sectors": [], "title": None, "text": ""}
            assert row[side + " Country"] == (party["country"] or "") and row[side + " Title"] == (party["title"] or "")
            assert row[side + " Sectors"] == ";".join(party["sectors"]) and row[side + " Name Raw"] == party["text"]
        assert row["Publication Date"] == r["story"]["published"][:10] and row["Language"] == r["story"]["language"]


def test_phoenix(filled):
    rows, want = read("phoenix", exported(filled, "phoenix")), wanted(filled)
    assert len(rows) == len(want)
    for row, (r, a, b) in zip(rows, want):
        assert (row["Date"], row["EventCode"]) == (day_of(r).replace("-", ""), r["cameo"])
        assert float(row["GoldsteinScore"]) == r["goldstein"] and row["NewsSources"] == r["story"]["outlet"]
        assert {x.rpartition("_")[0] for x in row["SentenceID"].split(";")} == {r["story"]["id"]}
        assert row["URLs"] == (r["story"]["url"] or "")
        for side, party in (("Source", a), ("Target", b)):
            if party and party["country"] in ("NOR", "PER", "FRA", "DEU"):
                assert row[side + "ActorEntity"] == party["country"]


def test_sectors_are_those_of_cameo(filled):
    codes = {code for row in read("phoenix", exported(filled, "phoenix", "--status", "any"))
             for code in (row["SourceActorFull"], row["TargetActorFull"])}
    parties = [p for r in ours(filled) for p in r["actors"] + r["recipients"]]
    assert any("MED" in p["sectors"] for p in parties)  # PLOVER's code for medicine
    assert not any("JRN" in re.findall("...", code) for code in codes)
    assert any("HLH" in re.findall("...", code) for code in codes)


def test_plover_json(filled):
    rows = read("plover-json", exported(filled, "plover-json"))
    want = [r for r in ours(filled) if r["plover"] and r["date_basis"]]
    assert len(rows) == len(want) == len({row["id"] for row in rows})
    for row, r in zip(rows, want):
        assert is_id(row["id"], r)
        assert row["date"] == day_of(r) and row["event"] == [r["plover"]] and row["rapport_status"] == r["status"]
        assert [p["entity_text"] for p in row["actor"]] == [p["text"] for p in r["actors"]]
        assert ("future" in row.get("mode", [])) == (r["status"] == "future")
        assert row["text_info"]["start"] == r["mentions"][0]["begin"] and row["text"]
    for row in read("plover-json", exported(filled, "plover-json", "--no-text")):
        assert "text" not in row and "event_text" not in row


def test_rss(filled):
    channel = ET.fromstring(exported(filled, "rss")).find("channel")
    assert all(channel.find(tag).text for tag in ("title", "link", "description"))
    items = channel.findall("item")
    want = ours(filled)[::-1]  # The latest stored first, whatever its status.
    assert len(items) == len(want) == len({item.find("guid").text for item in items})
    assert all(is_id(item.find("guid").text, r) for item, r in zip(items, want))
    for item, r in zip(items, want):
        assert item.find("title").text and item.find("description").text
        assert (item.find("link") is None) == (r["story"]["url"] is None)
        assert parsedate_to_datetime(item.find("pubDate").text).strftime("%Y-%m-%dT%H:%M") == \
            ("2024-05-17T02:30" if r["story"]["url"] else "2024-05-17T08:00")
        assert r["status"] in [c.text for c in item.findall("category")]
    bare = ET.fromstring(exported(filled, "rss", "--no-text"))
    assert not any("Norway condemned" in d.text for d in bare.iter("description"))


def test_status_must_be_asked_for(filled):
    run = filled("export", "--to", "polecat")
    left_out = sum(r["plover"] is None for r in ours(filled))
    assert left_out and f"; {left_out} left out without a PLOVER category".encode() in run.stderr
    every = filled("export", "--to", "plover-json", "--status", "any", "--date", "published")
    assert b"PLOVER category" not in every.stderr
    assert len(read("plover-json", every.stdout.decode())) > len(read("plover-json", exported(filled, "plover-json")))


# What no two rows of a day may have in common. Parties are the same by their codes, which ICEWS and POLECAT do not have: there
# rows of other names may be left out as well.
SAME = {
    "gdelt-events": ("SQLDATE", "Actor1Code|Actor1Name", "Actor2Code|Actor2Name", "EventCode"),
    "icews": ("Event Date", "Source Name", "Source Country", "Target Name", "Target Country", "CAMEO Code"),
    "polecat": ("Event Date", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country", "Event Type"),
    "phoenix": ("Date", "SourceActorFull", "TargetActorFull", "EventCode"),
    "petrarch": ("Date", "Source", "Target", "Code"),
}


@pytest.mark.parametrize("form", [*ALL, "jsonl", "csv", "petrarch", "gexf"])
def test_one_a_day(filled, form):
    run = filled("export", "--to", form, "--one-a-day")
    assert run.returncode == 0 and b"left out as the day's second of pair and event" in run.stderr
    if form in SAME:
        columns = SAME[form]
        options = {"one_a_day": True} if form == "phoenix" else {}
        keys, every = ([tuple(next(filter(None, map(row.get, c.split("|"))), "") for c in columns) for row in rows] for rows in (
            read(form, run.stdout.decode(), **options), read(form, exported(filled, form))))
        assert len(keys) == len(set(keys)) and set(keys) <= set(every) and len(every) > len(keys)
        assert form in ("icews", "polecat") or set(keys) == set(every)
    if form == "gdelt-mentions":
        events = read("gdelt-events", exported(filled, "gdelt-events", "--one-a-day"))
        assert [row["GLOBALEVENTID"] for row in read(form, run.stdout.decode())] == [row["GLOBALEVENTID"] for row in events]
    if form in ("jsonl", "plover-json"):
        got, every = records(run), records(filled("export", "--to", form))
        assert 0 < len(got) < len(every) and {r["id"] for r in got} < {r["id"] for r in every}


@pytest.mark.parametrize("form", ALL + ["csv"])
def test_codebook_and_description(filled, form):
    run = filled("export", "--to", form, "--out", f"x-{form}.txt")
    assert run.returncode == 0 and run.stdout == b""
    rows = re.match(r"rapport: (\d+) records, (\d+) rows", run.stderr.decode())
    book = (filled.folder / f"x-{form}.txt.codebook.md").read_text()
    assert f"Records: {rows.group(1)}; rows: {rows.group(2)}" in book
    path = filled.folder / f"x-{form}.txt.datapackage.json"
    assert path.exists() == (form in TABLES or form == "csv")
    text = (filled.folder / f"x-{form}.txt").read_bytes().decode()
    if not path.exists():
        return
    package = json.loads(path.read_text())
    (resource,) = package["resources"]
    assert resource["path"] == f"x-{form}.txt" and re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    names = [field["name"] for field in resource["schema"]["fields"]]
    if form == "csv":
        assert next(csv.reader(io.StringIO(text, newline=""))) == names
        return
    got = read(form, text)
    assert package["rows"] == len(got) == int(rows.group(2)) and names == list(got[0])
    missing = set(resource["schema"]["missingValues"])
    for field in resource["schema"]["fields"]:
        cells = {row[field["name"]] for row in got} - missing
        if "no source" in field["description"]:
            assert not cells and f"`{field['name']}`" in book.split("without a source")[1]
        if field["type"] in ("integer", "number"):
            assert all(re.fullmatch(r"-?\d+" if field["type"] == "integer" else r"-?\d+(\.\d+)?", cell) for cell in cells)


@pytest.mark.parametrize("form", [*ALL, "petrarch"])
def test_every_status_and_date_can_be_read(filled, form):
    text = exported(filled, form, "--status", "any", "--date", "published")
    options = {"categories": False} if form == "polecat" else {}
    assert len(read(form, text, **options)) >= len(read(form, exported(filled, form)))


@pytest.mark.parametrize("form", [*TABLES, "csv"])
def test_descriptions_can_be_read(filled, form):
    assert filled("export", "--to", form, "--out", f"y-{form}.txt").returncode == 0
    assert format_readers.read_datapackage(filled.folder / f"y-{form}.txt.datapackage.json")


def test_mentions_are_of_the_events(filled):
    events = read("gdelt-events", exported(filled, "gdelt-events"))
    assert format_readers.read_gdelt_mentions(exported(filled, "gdelt-mentions").encode(), events, one_update=False)


def test_tables_that_are_not_there(filled):
    run = filled("export", "--to", "icews", env={"RAPPORT_TABLES": "/no/such/tables"})
    assert run.returncode == 1 and b"/no/such/tables/formats/countries.tsv" in run.stderr


