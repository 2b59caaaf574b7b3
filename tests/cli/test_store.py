"""The commands on a store: add, query, show, timeline, check. What is found is the model's affair; what goes in must come
out."""
import csv
import io
import json
import os
import random
import re
import resource
import signal
import subprocess
import time

import pytest
from conftest import BINARY, STORY, html_of, needs_model

pytestmark = needs_model

PLACES = ["Lima", "Cusco", "Callao", "Iquitos", "Tacna", "Piura", "Puno", "Ica"]


def write_pages(rapport, count=6):
    for number in range(count):
        story = STORY.replace("Lima", f"{PLACES[number % 8]} {number}")
        rapport.write(f"news/{number:03}.html", html_of(story))
    return "news"


def lines(run):
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode().splitlines()


def records(run):
    return [json.loads(line) for line in lines(run)]


@pytest.fixture
def filled(rapport):
    pages = write_pages(rapport)
    run = rapport("add", pages)
    assert run.returncode == 0, run.stderr
    return rapport


def test_what_read_prints_is_what_the_store_gives_back(filled):
    for form in ("jsonl", "csv"):
        read = filled("read", "news", "--format", form).stdout
        assert read
        assert filled("query", "--sort", "stored", "--format", form).stdout == read


def test_a_page_of_lines_comes_back_as_well(rapport):
    rows = [{"id": f"n{n}", "text": STORY.replace("Lima", place), "published": "2024-05-17", "outlet": "Straße 7"}
            for n, place in enumerate(PLACES)]
    rapport.write("feed.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    rapport.write("bare.jsonl", "".join(json.dumps({"text": row["text"] + " It rained."}) + "\n" for row in rows))
    assert rapport("add", "feed.jsonl", "bare.jsonl").returncode == 0
    assert rapport("query", "--sort", "stored").stdout == rapport("read", "feed.jsonl", "bare.jsonl").stdout


def test_the_same_pages_again_change_nothing(filled):
    before = filled("query", "--sort", "stored").stdout
    assert b"6 stories added, 0 replaced, 0 there already" not in before
    run = filled("add", "news")
    assert run.stdout.decode() == "rapport.db: 0 stories added, 0 replaced, 6 there already; 0 records\n"
    assert filled("query", "--sort", "stored").stdout == before


def test_a_changed_page_replaces_its_records(filled):
    old = records(filled("query", "--sort", "stored"))[0]["id"]
    filled.write("news/000.html", html_of(STORY.replace("Lima", "Arequipa").replace("condemned", "praised")))
    run = filled("add", "news")
    assert re.fullmatch(r"rapport.db: 0 stories added, 1 replaced, 5 there already; \d+ records?\n", run.stdout.decode())
    read = sorted(filled("read", "news").stdout.splitlines())
    assert sorted(filled("query", "--sort", "stored").stdout.splitlines()) == read
    assert "1 former revisions" in filled("check").stdout.decode()
    states = [json.loads(line) for line in lines(filled("show", old, "--format", "jsonl"))]
    assert states[-1]["until"] and states[-1]["record"]["id"] == old


def test_other_options_read_again(filled):
    run = filled("add", "news", "--as", "html")
    assert b" 0 stories added, 6 replaced, 0 there already" in run.stdout
    assert filled("query", "--sort", "stored").stdout == filled("read", "news").stdout


def test_where_the_store_is(rapport, page):
    assert rapport("add", page, "--store", "a.db", "--quiet").stdout == b""
    assert rapport("add", page, env={"RAPPORT_STORE": "b.db"}).stdout.startswith(b"b.db: ")
    assert rapport("add", page, env={"RAPPORT_STORE": "b.db"}).stdout.startswith(b"b.db: 0 stories added")
    assert (rapport.folder / "a.db").exists() and not (rapport.folder / "rapport.db").exists()
    assert rapport("query", "--store", "a.db").stdout == rapport("query", env={"RAPPORT_STORE": "b.db"}).stdout


@pytest.mark.parametrize("command", [["query"], ["show", "x"], ["timeline", "USA", "CHN"], ["check"]])
def test_no_store_is_an_error_and_makes_none(rapport, command):
    run = rapport(*command)
    assert (run.returncode, run.stderr) == (2, b"rapport: rapport.db: no store here\n")
    assert list(rapport.folder.iterdir()) == []


def test_filters_find_what_they_say(filled):
    everything = records(filled("query"))
    assert len(everything) > 6
    for option, value, fits in [
        ("--event", "CONSULT", lambda r: r["event"] == "CONSULT"),
        ("--status", "future", lambda r: r["status"] == "future"),
        ("--actor", "NOR", lambda r: any(a["country"] == "NOR" for a in r["actors"])),
        ("--min-confidence", "0.9", lambda r: r["confidence"] >= 0.9),
        ("--quad", "3,4", lambda r: r["quad_class"] in (3, 4)),
        ("--outlet", "fjord", lambda r: r["story"]["outlet"] == "Fjord Post"),
    ]:
        found = records(filled("query", option, value))
        assert found, option
        assert sorted(r["id"] for r in found) == sorted(r["id"] for r in everything if fits(r)), option
    assert len(records(filled("query", "--text", "trawler"))) < len(everything)
    assert records(filled("query", "--until", "1999")) == []


def test_days_months_and_years(filled):
    whole = lines(filled("query", "--since", "2024-05-01", "--until", "2024-05-31"))
    assert whole and lines(filled("query", "--since", "2024-05", "--until", "2024-05")) == whole
    assert lines(filled("query", "--since", "2023", "--until", "2024-05")) == whole


def test_pages_by_cursor(filled):
    whole = lines(filled("query"))
    run = filled("query", "--limit", "4")
    got = lines(run)
    while cursor := re.search(r"--cursor '([^']+)'", run.stderr.decode()):
        run = filled("query", "--limit", "4", "--cursor", cursor.group(1))
        got += lines(run)
    assert got == whole


def test_counts_leave_out_what_has_no_category(filled):
    everything = records(filled("query"))
    without = sum(r["plover"] is None for r in everything)
    run = filled("query", "--count")
    assert int(run.stdout) == len(everything) - without
    assert (b"category: %d" % without in run.stderr) == (without > 0)
    assert int(filled("query", "--count", "--status", "any").stdout) == len(everything)


def test_forms(filled):
    table = filled("query", "--format", "table", env={"COLUMNS": "120"}).stdout.decode()
    assert table.startswith("CONF  DATE") and "Ødegård" in table
    rows = list(csv.DictReader(io.StringIO(filled("query", "--format", "csv").stdout.decode(), newline="")))
    assert [row["id"] for row in rows] == [r["id"] for r in records(filled("query"))]
    assert filled("query", "--out", "out.jsonl").stdout == b""
    assert (filled.folder / "out.jsonl").read_bytes() == filled("query").stdout


def test_show_and_timeline(filled):
    record = records(filled("query"))[0]
    shown = filled("show", record["id"]).stdout.decode()
    assert shown.startswith(f"record {record['id']}\n") and "current" in shown and "[" in shown
    assert filled("show", record["key"]).stdout.decode() == shown
    missing = filled("show", "nothing")
    assert missing.returncode == 1 and b"no record has the id or key 'nothing'" in missing.stderr
    timeline = filled("timeline", "NOR", "Peru").stdout.decode()
    assert "What happened" in timeline and "Fjord Post · 17 May 2024" in timeline
    parts = [json.loads(line) for line in lines(filled("timeline", "NOR", "Peru", "--format", "jsonl"))]
    assert {part["part"] for part in parts} <= {"happened", "agreed", "pending", "postponed", "cancelled", "disputed"}
    assert filled("timeline", "NOR", "XYZ").stdout == b"Nothing is known between the two.\n"


@pytest.mark.parametrize("arguments,message", [
    (["--event", "DANCE"], "'DANCE' is no event"),
    (["--status", "done"], "'done' is no status"),
    (["--since", "yesterday"], "'yesterday' is no date"),
    (["--since", "2024-13"], "'2024-13' is no date"),
    (["--quad", "x"], "--quad: 'x' is not a number"),
    (["--bbox", "1,2,3"], "--bbox: '1,2,3' is not four numbers"),
    (["--bbox", "1,9,3,8"], "is no box"),
    (["--dyad", "USA"], "--dyad: 'USA' is not two parties"),
    (["--min-confidence", "2"], "--min-confidence: '2' is not a number"),
    (["--limit", "0"], "--limit: '0' is not a whole number"),
    (["--sort", "size"], "--sort: 'size' is not"),
    (["--cursor", "x"], "'x' is no cursor"),
    (["--text", "?"], "'?' has no word"),
    (["--store", "postgresql://127.0.0.1:1/y?colour=red"], "no URL of a database"),
])
def test_wrong_questions(filled, arguments, message):
    run = filled("query", *arguments)
    assert run.returncode == 2 and message in run.stderr.decode() and run.stdout == b""


def test_a_wrong_question_leaves_the_file_of_out_alone(filled):
    filled.write("keep.txt", "kept")
    assert filled("query", "--event", "DANCE", "--out", "keep.txt").returncode == 2
    assert (filled.folder / "keep.txt").read_bytes() == b"kept"


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
@pytest.mark.parametrize("command", [["query"], ["query", "--count"], ["show", "x"], ["timeline", "NOR", "PER"], ["trend"],
                                     ["dyads"], ["coverage"], ["diff", "2024-01-01"]])
def test_out_never_writes_over_the_store(filled, command, ending):
    before = (filled.folder / "rapport.db").read_bytes()
    (filled.folder / "link").symlink_to("rapport.db" + ending)
    for out in ["./rapport.db" + ending, filled.folder / ("rapport.db" + ending), "link"]:
        run = filled(*command, "--out", out)
        assert run.returncode == 2 and b"is the store's own file" in run.stderr, (out, run.stderr)
    assert (filled.folder / "rapport.db").read_bytes() == before
    assert filled("check").returncode == 0


def test_two_versions_of_a_story_in_one_feed(rapport):
    def line(place):
        return json.dumps({"id": "x", "text": STORY.replace("Lima", place), "published": "2024-05-17"}) + "\n"
    rapport.write("feed.jsonl", line("Lima") + line("Cusco"))
    rapport.write("last.jsonl", line("Cusco"))
    assert rapport("add", "feed.jsonl").returncode == 0
    current = rapport("read", "last.jsonl").stdout.replace(b"last.jsonl", b"feed.jsonl")
    texts = {(r["id"], r["status"]) for r in map(json.loads, current.splitlines())}
    sizes = set()
    for threads in ("1", "2", "1"):
        run = rapport("add", "feed.jsonl", "--threads", threads)
        assert b" 0 stories added, 0 replaced, 1 there already" in run.stdout, run.stdout
        assert {(r["id"], r["status"]) for r in records(rapport("query"))} == texts
        sizes.add(rapport("check").stdout)
    assert len(sizes) == 1
    # The former version alone is a change again.
    rapport.write("first.jsonl", line("Lima"))
    assert b"1 replaced" in rapport("add", "first.jsonl").stdout
    assert b"1 replaced" in rapport("add", "feed.jsonl").stdout
    assert {(r["id"], r["status"]) for r in records(rapport("query"))} == texts


def test_two_files_with_one_text(rapport):
    for name, day in (("a", "17"), ("b", "18")):
        rapport.write(f"news/{name}.html", html_of().replace("2024-05-17", "2024-05-" + day))
    assert b" 2 stories added, 0 replaced" in rapport("add", "news").stdout
    assert b" 0 stories added, 0 replaced, 2 there already" in rapport("add", "news").stdout


def test_the_folder_that_holds_the_store(rapport):
    write_pages(rapport, 2)
    for _ in range(2):
        run = rapport("add", ".", cwd=rapport.folder / "news")
        assert run.returncode == 0 and run.stderr == b"", run.stderr
    assert b"2 there already" in run.stdout


@pytest.mark.parametrize("command", [["query"], ["check"], ["timeline", "USA", "CHN"]])
def test_files_of_something_else_stay_as_they_are(rapport, command):
    rapport.write("rapport.db", b"")
    run = rapport(*command)
    assert run.returncode == (1 if command == ["check"] else 2) and b"no store" in run.stderr
    assert (rapport.folder / "rapport.db").read_bytes() == b""


def test_what_is_no_store(rapport):
    rapport.write("rapport.db", "no database at all, but long enough to be looked at\n" * 20)
    run = rapport("query")
    assert run.returncode == 2 and run.stderr.startswith(b"rapport: rapport.db: ")
    assert rapport("check").returncode == 1


def test_check_finds_damage(filled):
    path = filled.folder / "rapport.db"
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data), 4096):
        data[place:place + 64] = bytes(64)
    path.write_bytes(data)
    run = filled("check")
    assert run.returncode == 1 and run.stderr.startswith(b"rapport: rapport.db: ")


def test_a_bad_page_leaves_the_others(filled):
    run = filled("add", "missing.html", "news")
    assert run.returncode == 1 and b"missing.html" in run.stderr and b"6 there already" in run.stdout


def start(rapport, *arguments, **more):
    return subprocess.Popen([BINARY, *arguments], cwd=rapport.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def test_killed_at_any_moment_nothing_is_lost_or_doubled(rapport):
    """$RAPPORT_KILLS: how often; ./dev check asks for 100."""
    pages = write_pages(rapport, 120)
    rng = random.Random(20240601)
    known = set()
    for _ in range(int(os.environ.get("RAPPORT_KILLS", "20"))):
        process = start(rapport, "add", pages, "--threads", "1")
        time.sleep(rng.uniform(0.0, 0.6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        path = rapport.folder / "rapport.db"
        if not path.exists() or path.stat().st_size == 0:
            continue
        check = rapport("check")
        assert check.returncode == 0, check.stderr
        now = set(lines(rapport("query", "--sort", "stored")))
        assert known <= now, "a record that was stored is lost"
        known = now
    assert rapport("add", pages).returncode == 0
    assert rapport("check").stdout.startswith(b"rapport.db: sound; 120 stories")
    assert sorted(rapport("query").stdout.splitlines()) == sorted(rapport("read", pages).stdout.splitlines())


def test_two_writers_wait_for_each_other(rapport):
    pages = write_pages(rapport, 24)
    writers = [start(rapport, "add", pages, "--threads", "1") for _ in range(2)]
    for writer in writers:
        assert writer.communicate()[1] == b"" and writer.returncode == 0
    assert rapport("check").stdout.startswith(b"rapport.db: sound; 24 stories")
    assert sorted(rapport("query").stdout.splitlines()) == sorted(rapport("read", pages).stdout.splitlines())


def test_a_full_disk_is_an_error_and_leaves_the_store_sound(rapport):
    pages = write_pages(rapport, 60)
    limit = 1_600_000
    process = start(rapport, "add", pages, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    error = process.communicate()[1]
    assert process.returncode == 1 and error.startswith(b"rapport: rapport.db: "), error
    check = rapport("check").stdout
    assert check.startswith(b"rapport.db: sound; ")
    assert rapport("add", pages).returncode == 0
    assert rapport("check").stdout.startswith(b"rapport.db: sound; 60 stories")
