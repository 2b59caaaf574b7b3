"""What comes back of each field when an export is imported again, against the table of docs/formats/imports.md.

The records are made here, so that the table does not hang on a model.
"""
import datetime
import json
import re

import pytest
from conftest import BINARY, ROOT, Program
from test_export import pairs, records

FORMATS = ["gdelt-events", "icews", "polecat", "phoenix", "jsonl"]


def day(record):
    return record["time"]["start"] if record["date_basis"] == "event" else record["story"]["published"][:10]


def party(text, name=None, country=None, sectors=(), title=None, wikidata=None):
    code = (country or "") + "".join(sectors)
    return {"text": text, "name": name, "country": country, "sectors": list(sectors), "code": code or None, "title": title,
            "wikidata": wikidata}


def place(text, country, precision, latitude, longitude, admin1=None, geonames=None):
    return {"text": text, "name": text, "country": country, "admin1": admin1, "latitude": latitude, "longitude": longitude,
            "geonames": geonames, "precision": precision}


def time(text, start, end, precision):
    return {"text": text, "start": start, "end": end, "precision": precision}


NORWAY = party("Foreign Minister Ødegård", "Åse Ødegård", "NOR", ["GOV"], "foreign minister", "Q1")
PERU = party("the envoy", "Ana Paz", "PER", ["GOV"], "envoy", "Q2")
KENYA, UGANDA, UN = party("Kenya", "Kenya", "KEN"), party("Uganda", "Uganda", "UGA"), party("the UN", "United Nations", "UNO")
LIMA = place("Lima", "PER", "city", -12.04318, -77.02824, "Lima region", 3936456)

# What a record says; the rest is filled in by record().
ACTS = [
    dict(event="CONSULT", mode="visit", status="future", plover="AGREE", cameo="036", quad_class=1, goldstein=4.0, contexts=["diplomatic"],
         actors=[NORWAY], recipients=[PERU], places=[LIMA, place("Oslo", "NOR", "city", 59.91273, 10.74609, "Oslo", 3143244)],
         time=time("Tuesday", "2024-05-21", "2024-05-21", "day"), duration="PT6H", said_by=[party("officials", None, "PER", ["GOV"])],
         issues=[{"text": "fish quotas", "topic": None}]),
    dict(event="CONSULT", mode="multilateral", plover="CONSULT", cameo="046", quad_class=1, goldstein=7.0, actors=[KENYA, UGANDA],
         places=[place("Tatarstan", "RUS", "admin1", 55.5, 50.5)], time=time("3 to 5 May", "2024-05-03", "2024-05-05", "range")),
    dict(event="COERCE", mode="arrest", plover="COERCE", cameo="173", quad_class=4, goldstein=-5.0,
         actors=[party("police", None, "PER", ["COP"])], recipients=[party("activists", None, "KEN", ["SOC"])],
         contexts=["rights_freedoms"], places=[place("Kenya", "KEN", "country", 1.0, 38.0, None, 192950)]),
    dict(event="ACCUSE", mode="disapprove", about="COERCE", plover="ACCUSE", cameo="111", quad_class=3, goldstein=-2.0, actors=[KENYA],
         recipients=[UN], contexts=["human_rights"]),
    dict(event="AID", plover="AID", cameo="070", quad_class=2, goldstein=7.0, actors=[UN], recipients=[party("refugees", None, "UGA", ["UNK"])]),
]


def record(number, act, story):
    out = {"id": f"{number:016x}", "story": story, "mode": None, "about": None, "status": "actual", "contexts": [], "recipients": [],
           "places": [], "time": None, "duration": None, "issues": [], "said_by": [], **json.loads(json.dumps(act))}
    words, begin = out["event"] + " ", 1000 * number

    def put(one, end="end"):
        nonlocal words
        one |= {"begin": begin + len(words), end: begin + len(words) + len(one["text"])}
        words += one["text"] + " "

    for key in ("actors", "recipients", "places", "issues", "said_by"):
        for one in out[key]:
            put(one)
    if out["time"]:
        put(out["time"], "end_offset")
    out["mentions"] = [{"begin": begin, "end": begin + len(words), "sentence": number,
                        "trigger": {"text": out["event"], "begin": begin, "end": begin + len(out["event"])}}]
    return out | {"confidence": 0.8, "model": "m-1", "schema_version": "1.0", "origin": "rapport", "key": f"{story['id']}:{number}",
                  "date_basis": "event" if out["time"] else "published"}


def story(**facts):
    return {"title": None, "outlet": None, "url": None, "published": None, "language": "en", "cluster": None, "path": "x.jsonl",
            "dateline": None, **facts}


STORIES = [story(id="t1", title="Envoys meet", outlet="Fjord Post", url="https://news.example.org/1", published="2024-05-16T22:30:00-04:00"),
           story(id="t2", title="Talks end", outlet="Lake Times", published="2024-05-15")]


def party_fields(side):
    def of(what):
        return lambda r, a, b: {"a": a, "b": b}[side] and what({"a": a, "b": b}[side])
    who = "actor" if side == "a" else "recipient"
    return {
        f"{who}: name, else words": of(lambda p: p["name"] or p["text"]),
        f"{who}: words": of(lambda p: p["text"]),
        f"{who}: country": of(lambda p: p["country"]),
        f"{who}: sectors": of(lambda p: sorted(p["sectors"])),
        f"{who}: code": of(lambda p: p["code"]),
        f"{who}: title": of(lambda p: p["title"]),
        f"{who}: Wikidata id": of(lambda p: p["wikidata"]),
    }


def of_place(key):
    return lambda r, a, b: r["places"][0][key] if r["places"] else None


def of_time(key):
    return lambda r, a, b: r["time"] and r["time"][key]


def moment(text):
    return datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc) if "T" in text else None


FIELDS = {
    "day": lambda r, a, b: day(r),
    "event": lambda r, a, b: r["event"],
    "category": lambda r, a, b: r["plover"],
    "mode": lambda r, a, b: r["mode"],
    "about": lambda r, a, b: r["about"],
    "status": lambda r, a, b: r["status"],
    "CAMEO code": lambda r, a, b: r["cameo"],
    "Goldstein value": lambda r, a, b: r["goldstein"],
    "quad class": lambda r, a, b: r["quad_class"],
    "contexts": lambda r, a, b: r["contexts"],
    **party_fields("a"), **party_fields("b"),
    "said by": lambda r, a, b: r["said_by"],
    "time: words": of_time("text"),
    "time: end": of_time("end"),
    "time: precision": of_time("precision"),
    "date: basis": lambda r, a, b: r["date_basis"],
    "first place: name": of_place("name"),
    "first place: country": of_place("country"),
    "first place: division": of_place("admin1"),
    "first place: position": lambda r, a, b: [r["places"][0][k] for k in ("latitude", "longitude")] if r["places"] else None,
    "first place: GeoNames number": of_place("geonames"),
    "first place: precision": of_place("precision"),
    "further places": lambda r, a, b: r["places"][1:],
    "duration": lambda r, a, b: r["duration"],
    "issues": lambda r, a, b: r["issues"],
    "confidence": lambda r, a, b: r["confidence"],
    "mentions": lambda r, a, b: r["mentions"],
    "model": lambda r, a, b: r["model"],
    "id and key": lambda r, a, b: [r["id"], r["key"]],
    "story: id": lambda r, a, b: r["story"]["id"],
    "story: title": lambda r, a, b: r["story"]["title"],
    "story: outlet": lambda r, a, b: r["story"]["outlet"],
    "story: address": lambda r, a, b: r["story"]["url"],
    "story: day of publication": lambda r, a, b: (r["story"]["published"] or "")[:10],
    "story: time of publication": lambda r, a, b: moment(r["story"]["published"] or ""),
    "story: language": lambda r, a, b: r["story"]["language"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    assert BINARY.exists(), f"{BINARY} is not built; set RAPPORT_BIN"
    program = Program(tmp_path_factory.mktemp("trips"))
    lines = [record(10 * at + number, act, each) for at, each in enumerate(STORIES) for number, act in enumerate(ACTS)]
    program.write("lines.jsonl", "".join(json.dumps(r) + "\n" for r in lines))
    run = program("import", "--from", "jsonl", "lines.jsonl")
    assert run.returncode == 0, run.stderr
    assert len(records(program("query", "--format", "jsonl"))) == len(lines)
    return program


def trips(program, form):
    """[(record, actor, recipient, what came back)], a row a pair; our own lines hold the record whole."""
    run = program("export", "--to", form, "--out", form)
    assert run.returncode == 0, run.stderr
    run = program("import", "--from", form, "--store", f"{form}.db", form)
    assert run.returncode == 0 and not run.stderr, run.stderr
    back = records(program("query", "--store", f"{form}.db", "--sort", "stored", "--format", "jsonl"))
    mine = records(program("query", "--sort", "stored", "--format", "jsonl"))
    if form == "jsonl":
        assert [r["id"] for r in mine] == [r["id"] for r in back]
        return [(r, *(pairs(r) or [(None, None)])[0], b) for r, b in zip(mine, back)]
    rows = [(r, a, b) for r in mine if r["plover"] and r["date_basis"] and (r["cameo"] or form == "polecat") for a, b in pairs(r)]
    assert len(rows) == len(back)
    return [(r, a, b, got) for (r, a, b), got in zip(rows, back)]


def kept(rows, field, whole):
    """"yes": in every row; "no": in none that has a value; "part": in some. None: no row has a value."""
    seen = []
    for record, a, b, back in rows:
        value = field(record, a, b)
        if value not in (None, "", []):
            first = (pairs(back) or [(None, None)])[0] if whole else \
                [side[0] if side else None for side in (back["actors"], back["recipients"])]
            seen.append(field(back, *first) == value)
    return None if not seen else "yes" if all(seen) else "part" if any(seen) else "no"


def table_of(program):
    rows = {form: trips(program, form) for form in FORMATS}
    return {name: [kept(rows[form], field, form == "jsonl") for form in FORMATS] for name, field in FIELDS.items()}


def test_the_table_of_the_docs_is_what_happens(filled):
    text = (ROOT / "docs/formats/imports.md").read_text()
    head = f"| Field | {' | '.join(f'`{form}`' for form in FORMATS)} |\n"
    assert head in text
    lines = text[text.index(head):].split("\n\n")[0].splitlines()[2:]
    told = {name: cells for name, *cells in ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)}
    found = table_of(filled)
    missing = [name for name, cells in found.items() if None in cells]
    assert not missing, f"the sample has no value for {missing}"
    assert told == found, "\n".join(f"| {name} | {' | '.join(cells)} |" for name, cells in found.items())


def test_formats_without_an_import_are_named(filled):
    text = (ROOT / "docs/formats/imports.md").read_text()
    told = re.findall("`([a-z-]+)`", re.search(r"The other formats are only written: ([^.]*)\.", text)[1])
    written = re.search(r"--to FORMAT:{([^}]*)}", filled("export", "--help").stdout.decode())[1].split(",")
    read = re.search(r"--from FORMAT:{([^}]*)}", filled("import", "--help").stdout.decode())[1].split(",")
    assert set(FORMATS) == set(written) & set(read) and sorted(told) == sorted(set(written) - set(read))
    for form in told:
        run = filled("import", "--from", form, "x")
        assert run.returncode == 2 and b"is not one of" in run.stderr
