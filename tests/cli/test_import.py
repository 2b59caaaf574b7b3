"""rapport import: round trips of every format, malformed rows, gzip, standard input, origin."""
import csv
import gzip
import io
import json

import pytest
from conftest import STORY, Program, html_of, needs_model
from test_export import records

pytestmark = needs_model
ORIGINS = {"gdelt-events": "gdelt", "icews": "icews", "polecat": "polecat", "phoenix": "phoenix"}

ACLED = """\ufeffevent_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,inter1,actor2,inter2,\
civilian_targeting,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities
KEN1,2024-05-17,2024,1,Demonstrations,Protests,Peaceful protest,Teachers (Kenya),6,,0,,Kenya,Nairobi,Nairobi,-1.28,36.82,1,Star,"They
said ""no"", and went home",0
KEN2,2024-05-18,2024,1,Political violence,Battles,Armed clash,Military Forces of Kenya (2022-),1,Gunmen,3,,Kenya,,Lamu,-2.27,40.9,1,Star,x,2
KEN3,2024-05-18,2024,1,Strategic developments,Strategic developments,Other,Army,1,,0,,Kenya,,Lamu,-2.27,40.9,1,Star,x,0
KEN4,18th of May,2024,1,Political violence,Battles,Armed clash,A,1,B,3,,Kenya,,Lamu,-2.27,40.9,1,Star,x,2
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("imports"))
    for number, place in enumerate(["Lima", "Cusco"]):
        program.write(f"news/{number}.html", html_of(STORY.replace("Lima", place)))
    program.write("news/2.jsonl", json.dumps({"id": "t1", "published": "2024-05-16", "outlet": "Alpine Herald",
                                              "url": "https://news.example.org/1",
                                              "text": "Romania and Kosovo signed an agreement in Geneva on Monday, 13 May 2024. "
                                                      "Germany postponed a visit to Serbia."}) + "\n")
    assert program("add", "news").returncode == 0
    for form in [*ORIGINS, "jsonl"]:
        assert program("export", "--to", form, "--out", form).returncode == 0
    return program


def imported(program, form, *files, store=None):
    store = store or f"{form}.db"
    run = program("import", "--from", form, "--store", store, *files)
    return run, records(program("query", "--store", store, "--sort", "stored", "--format", "jsonl"))


def party(actor, names=True, title=False):
    if actor is None:
        return None
    known = [actor["country"], sorted(set(actor["sectors"]) - {"UNK"})]
    return known + ([actor["name"] or actor["text"]] if names else []) + ([actor["title"]] if title else [])


def place(record):
    first = record["places"][0] if record["places"] else None
    return first and [first["name"], first["country"], first["latitude"], first["longitude"]]


def day(record):
    return record["time"]["start"] if record["date_basis"] == "event" else record["story"]["published"][:10]


def pairs(record):
    a, r = record["actors"], record["recipients"]
    if a and r:
        return [(x, y) for x in a for y in r]
    if len(a) > 1:
        return [(x, y) for x in a for y in a if x is not y]
    return [(x, None) for x in a] + [(None, y) for y in r]


def first(parties):
    return parties[0] if parties else None


# What each format can hold of who, where and what.
HELD = {
    "gdelt-events": lambda r, a, b: [day(r), r["cameo"], r["plover"], r["goldstein"], party(a), party(b), place(r), r["story"]["url"]],
    "icews": lambda r, a, b: [day(r), r["cameo"], r["plover"], party(a), party(b), place(r), r["story"]["outlet"]],
    "polecat": lambda r, a, b: [day(r), r["plover"], r["quad_class"], r["contexts"], party(a, title=True),
                                party(b, title=True), place(r), r["story"]["outlet"], r["story"]["published"][:10]],
    "phoenix": lambda r, a, b: [day(r), r["cameo"], r["plover"], r["goldstein"], party(a, names=False) if a and a["code"] else None,
                                party(b, names=False) if b and b["code"] else None, place(r), r["story"]["url"]],
}


@pytest.mark.parametrize("form", ORIGINS)
def test_round_trip(filled, form):
    want = [HELD[form](r, a, b) for r in records(filled("query", "--sort", "stored", "--format", "jsonl"))
            if r["plover"] and r["date_basis"] and (r["cameo"] or form == "polecat") for a, b in pairs(r)]
    run, got = imported(filled, form, form)
    assert run.returncode == 0 and not run.stderr
    assert want and [HELD[form](r, first(r["actors"]), first(r["recipients"])) for r in got] == want
    for r in got:
        assert r["origin"] == ORIGINS[form] and r["model"] is None and r["mentions"] == [] and r["confidence"] == 0
        assert r["status"] == "actual" and r["plover"] == r["event"]
    again, same = imported(filled, form, form)
    assert f"0 records imported, {len(got)} there already".encode() in again.stdout and same == got
    assert filled("check", "--store", f"{form}.db").returncode == 0


@pytest.mark.parametrize("form", ORIGINS)
def test_a_second_trip_changes_nothing(filled, form):
    imported(filled, form, form)
    filled("export", "--store", f"{form}.db", "--to", form, "--out", f"{form}.2")
    _, got = imported(filled, form, f"{form}.2", store=f"{form}.2.db")
    drop = {"id", "key", "story"} if form == "phoenix" else {"story"}
    assert [{k: v for k, v in r.items() if k not in drop} for r in got] == \
        [{k: v for k, v in r.items() if k not in drop} for r in imported(filled, form, form)[1]]


def test_our_own_lines_come_back_to_the_byte(filled):
    run, _ = imported(filled, "jsonl", "jsonl")
    assert run.returncode == 0
    assert filled("export", "--store", "jsonl.db", "--to", "jsonl").stdout == (filled.folder / "jsonl").read_bytes()
    # Records in the order of their dates, so that those of a story stand apart.
    lines = (filled.folder / "jsonl").read_text().splitlines(keepends=True)
    filled.write("sorted.jsonl", "".join(sorted(lines)))
    _, got = imported(filled, "jsonl", "sorted.jsonl", store="sorted.db")
    assert sorted(r["id"] for r in got) == sorted(json.loads(line)["id"] for line in lines)
    assert filled("coverage", "--store", "jsonl.db", "--format", "csv").stdout.decode().splitlines()[1:] == []


def test_what_is_not_known_of_a_sentence_is_shown_as_left_out(filled):
    imported(filled, "jsonl", "jsonl")
    texts = {program: {row["id"]: row["sentence_text"] for row in csv.DictReader(io.StringIO(
        filled("export", "--store", store, "--to", "csv").stdout.decode(), newline=""))}
        for program, store in (("read", "rapport.db"), ("lines", "jsonl.db"))}
    assert texts["read"].keys() == texts["lines"].keys() and texts["read"] != texts["lines"]
    for key, whole in texts["read"].items():
        at = 0
        for part in filter(None, (part.strip() for part in texts["lines"][key].split("…"))):
            at = whole.index(part, at) + len(part)  # Every stretch was printed so, in this order.


def test_our_own_lines_never_replace_a_story_that_was_read(filled):
    before = filled("query", "--sort", "stored", "--format", "jsonl").stdout
    run = filled("import", "--from", "jsonl", "jsonl")
    assert run.returncode == 0 and b"of stories that are there in another form" in run.stdout
    assert filled("query", "--sort", "stored", "--format", "jsonl").stdout == before


def test_imported_and_coded_records_side_by_side(filled):
    before = filled("coverage", "--format", "csv").stdout
    mine = records(filled("query", "--origin", "rapport", "--format", "jsonl"))
    assert filled("import", "--from", "icews", "icews").returncode == 0
    theirs = records(filled("query", "--origin", "icews", "--format", "jsonl"))
    assert theirs and {r["origin"] for r in theirs} == {"icews"}
    assert records(filled("query", "--origin", "rapport", "--format", "jsonl")) == mine
    # What was read is what was read.
    assert filled("coverage", "--format", "csv").stdout == before
    shown = filled("show", theirs[0]["id"]).stdout.decode()
    assert "import=icews file=icews" in shown


def test_acled(filled):
    filled.write("acled.csv", ACLED)
    run, got = imported(filled, "acled", "acled.csv")
    assert run.returncode == 1
    assert run.stderr.decode().splitlines() == ["rapport: acled.csv:6: event_date: '18th of May'"]
    assert b"4 rows read; 2 records imported" in run.stdout and b"1 malformed; 1 without a PLOVER category" in run.stdout
    assert [(r["id"], r["event"], r["actors"][0]["country"]) for r in got] == \
        [("acled:KEN1", "PROTEST", "KEN"), ("acled:KEN2", "ASSAULT", "KEN")]


def test_malformed_rows_are_named_and_passed_over(filled):
    rows = (filled.folder / "gdelt-events").read_text().splitlines()
    good = len(rows)

    def with_cell(place, text):
        cells = rows[0].split("\t")
        cells[place] = text
        return "\t".join(cells)

    rows[1:1] = ["", "one\ttwo", with_cell(26, "999"), with_cell(1, "20240230"), with_cell(0, "1e3")]
    filled.write("broken.CSV", "\n".join(rows))  # No newline at the end.
    run, got = imported(filled, "gdelt-events", "no-such.CSV", "broken.CSV", store="broken.db")
    lines = run.stderr.decode().splitlines()
    assert run.returncode == 1 and lines[0].startswith("rapport: no-such.CSV: ")
    assert lines[1:] == ["rapport: broken.CSV:3: 2 columns, not 61, 58 or 57", "rapport: broken.CSV:4: EventCode: '999'",
                         "rapport: broken.CSV:5: SQLDATE: '20240230'", "rapport: broken.CSV:6: GLOBALEVENTID: '1e3'"]
    assert len(got) == good
    other = filled("import", "--from", "polecat", "--store", "none.db", "gdelt-events")
    assert other.returncode == 1 and other.stderr.decode().count("\n") == 1 and b"no header of this format" in other.stderr


def test_files_of_another_kind(filled):
    filled.write("many.CSV", "a\tb\n" * 5000)
    run = filled("import", "--from", "gdelt-events", "--store", "none.db", "many.CSV")
    lines = run.stderr.decode().splitlines()
    assert run.returncode == 1 and len(lines) == 101 and lines[-1] == "rapport: further malformed rows are only counted"
    assert b"5000 rows read; 0 records imported, 0 there already; 5000 malformed" in run.stdout
    filled.write("x.zip", b"PK\x03\x04" + b"\n" * 50)
    run = filled("import", "--from", "gdelt-events", "--store", "none.db", "x.zip")
    assert run.returncode == 1 and b"x.zip: a zip archive" in run.stderr and run.stderr.count(b"\n") == 1
    filled.write("empty.CSV", "")
    assert filled("import", "--from", "icews", "--store", "none.db", "empty.CSV").returncode == 0


def test_gzip_and_standard_input(filled):
    plain = (filled.folder / "phoenix").read_bytes()
    filled.write("phoenix.gz", gzip.compress(plain))
    _, want = imported(filled, "phoenix", "phoenix", store="p1.db")
    _, got = imported(filled, "phoenix", "phoenix.gz", store="p2.db")
    assert got == want
    run = filled("import", "--from", "phoenix", "--store", "p3.db", "-", stdin=plain)
    assert run.returncode == 0 and f"{len(want)} records imported".encode() in run.stdout
    cut = filled.write("cut.gz", gzip.compress(plain * 50)[:-200])
    assert filled("import", "--from", "phoenix", "--store", "p4.db", cut).returncode == 1


def test_old_encodings(filled):
    text = (filled.folder / "polecat").read_text().replace("Fjord Post", "Fjörd Post").replace("Ø", "O").replace("å", "a")
    filled.write("latin.txt", "".join(c if ord(c) < 256 else "?" for c in text).encode("latin-1"))
    run, got = imported(filled, "polecat", "latin.txt", store="latin.db")
    assert run.returncode == 0 and "Fjörd Post" in {r["story"]["outlet"] for r in got}


@pytest.mark.parametrize("arguments,message", [
    (["x.tab"], "--from is required"),
    (["--from", "icews"], "FILE is required"),
    (["--from", "xls", "x.tab"], "'xls' is not one of"),
])
def test_wrong_use(filled, arguments, message):
    run = filled("import", "--store", "wrong.db", *arguments)
    assert run.returncode == 2 and message in run.stderr.decode()
    assert not (filled.folder / "wrong.db").exists()


def test_a_changed_row_is_a_new_state_and_a_file_of_another_name_is_none(filled):
    filled.write("week1.csv", ACLED)
    filled.write("week2.csv", ACLED.replace("Armed clash,Military Forces of Kenya (2022-)", "Attack,Military Forces of Uganda"))
    _, first = imported(filled, "acled", "week1.csv", store="weeks.db")
    filled.write("copy.csv", ACLED)
    run, same = imported(filled, "acled", "copy.csv", store="weeks.db")
    assert b"0 records imported, 2 there already" in run.stdout and same == first
    run, _ = imported(filled, "acled", "week2.csv", store="weeks.db")
    assert b"1 records imported, 1 there already" in run.stdout
    shown = records(filled("show", "--store", "weeks.db", "acled:KEN2", "--format", "jsonl"))
    assert "UGA" in json.dumps(shown[0]) and "KEN" in json.dumps(shown[-1])
    run = filled("import", "--from", "acled", "--store", "weeks.db", "-", stdin=(filled.folder / "week2.csv").read_bytes())
    assert b"0 records imported, 2 there already" in run.stdout
    assert filled("check", "--store", "weeks.db").returncode == 0


def test_our_own_lines_of_one_story_in_several_files(filled):
    lines = (filled.folder / "jsonl").read_text().splitlines(keepends=True)
    filled.write("even.jsonl", "".join(lines[::2]))
    filled.write("odd.jsonl", "".join(lines[1::2] + lines[:1]))  # One line stands in both.
    run, got = imported(filled, "jsonl", "even.jsonl", "odd.jsonl", store="halves.db")
    assert run.returncode == 0 and sorted(r["id"] for r in got) == sorted(json.loads(line)["id"] for line in lines)
    run, again = imported(filled, "jsonl", "even.jsonl", store="halves.db")
    assert run.returncode == 1 and b"import the files together" in run.stderr and again == got
    filled.write("all.jsonl", "".join(lines))
    run, again = imported(filled, "jsonl", "all.jsonl", store="halves.db")
    assert run.returncode == 0 and len(again) == len(lines)


def test_lines_without_an_end(filled):
    rows = (filled.folder / "gdelt-events").read_bytes()
    filled.write("zeros.gz", gzip.compress(bytes(200 << 20) + b"\n" + rows))
    run, got = imported(filled, "gdelt-events", "zeros.gz", store="zeros.db")
    assert run.returncode == 1 and run.stderr.decode().splitlines() == ["rapport: zeros.gz:1: longer than 67108864 bytes"]
    assert len(got) == rows.count(b"\n")


def test_a_quote_without_its_second_one(filled):
    lines = ACLED.splitlines(keepends=True)
    more = "".join(lines[3].replace("KEN2", f"ZZZ{n}") for n in range(2000))
    filled.write("quote.csv", lines[0] + lines[3].replace("Star", '"Star') + more)
    run, got = imported(filled, "acled", "quote.csv", store="quote.db")
    assert run.returncode == 1 and len(got) == 2000
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("rapport: quote.csv:2: ") and "columns" in line
