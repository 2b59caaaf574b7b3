"""Long runs: progress, interruption and going on, the log, counts, exit codes."""
import gzip
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
from test_cli import open_terminal

PLACES = ["Lima", "Cusco", "Callao", "Iquitos", "Tacna", "Piura", "Puno", "Ica"]


def line_of(number, text=None):
    text = text or f"Norway condemned Peru over trawler {number} in {PLACES[number % 8]} on Monday."
    return json.dumps({"id": f"n{number}", "text": text, "published": "2024-05-17"}) + "\n"


def write_mixed(rapport, lines=150):
    """Lines, packed lines, pages, a packed page; among them what cannot be read."""
    rapport.write("in/a.jsonl", "".join(line_of(n) for n in range(lines)))
    rapport.write("in/b.jsonl.gz", gzip.compress("".join(line_of(n) for n in range(lines, 2 * lines)).encode()))
    for number in range(24):
        rapport.write(f"in/pages/{number:03}.html", html_of(STORY.replace("Lima", f"{PLACES[number % 8]} {number}")))
    rapport.write("in/pages/004.html", b"\x00\x01\x02 binary")
    rapport.write("in/z.html.gz", gzip.compress(html_of().encode()))
    rapport.write("in/c.jsonl", "".join(line_of(n) for n in range(2 * lines, 3 * lines)) + "{broken\n" + line_of(9999))
    return ["in", "missing.html", "in/a.jsonl"]


def start(rapport, *arguments, **more):
    more.setdefault("stdout", subprocess.PIPE)
    more.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen([BINARY, *map(str, arguments)], cwd=rapport.folder, stderr=subprocess.PIPE, **more)


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def kept(rapport, name="out.jsonl.progress"):
    path = rapport.folder / name
    return json.loads(path.read_text()) if path.exists() else None


def log_without_times(rapport, name):
    return [{k: v for k, v in json.loads(line).items() if k != "ms"} for line in (rapport.folder / name).read_text().splitlines()]


# ---- interrupted runs


@needs_model
def test_killed_at_any_moment_a_run_ends_as_if_it_had_not_been(rapport):
    """$RAPPORT_KILLS: how often; ./dev check asks for 100."""
    pages = write_mixed(rapport)
    whole = rapport("read", *pages, "--out", "whole.jsonl", "--log", "whole.log")
    assert whole.returncode == 1 and b"625 stories read, 3 pages failed" in whole.stderr, whole.stderr
    expected = (rapport.folder / "whole.jsonl").read_bytes()
    assert not kept(rapport, "whole.jsonl.progress")
    rng = random.Random(20240602)
    out, complete = rapport.folder / "out.jsonl", 0
    kills = int(os.environ.get("RAPPORT_KILLS", "10"))
    while kills > 0 or complete == 0:
        process = start(rapport, "read", *pages, "--out", out.name, "--log", "out.log", "--resume")
        try:
            error = process.communicate(timeout=rng.uniform(0.0, 2.0) if kills > 0 else 300)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills -= 1
        else:
            assert process.returncode == 1 and b"625 stories read, 3 pages failed" in error, error
        if not out.exists() or kept(rapport):  # One that was killed between its last step and its end is complete.
            continue
        complete += 1
        assert out.read_bytes() == expected
        assert [{**line, "where": line["where"]} for line in log_without_times(rapport, "out.log")] == \
            log_without_times(rapport, "whole.log")
        out.unlink()
    assert not (rapport.folder / "out.jsonl.progress.new").exists()


@needs_model
def test_killed_at_any_moment_adding_goes_on(rapport):
    pages = write_mixed(rapport)
    assert rapport("add", *pages, "--store", "whole.db").returncode == 1
    expected = rapport("query", "--store", "whole.db", "--sort", "stored").stdout
    rng = random.Random(20240603)
    kills, complete = int(os.environ.get("RAPPORT_KILLS", "10")), 0
    while kills > 0 or complete == 0:
        process = start(rapport, "add", *pages, "--resume")
        try:
            process.communicate(timeout=rng.uniform(0.0, 2.0) if kills > 0 else 300)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills -= 1
            continue
        complete += 1
        assert process.returncode == 1
        assert rapport("query", "--sort", "stored").stdout == expected
        check = rapport("check").stdout
        assert check.startswith(b"rapport.db: sound; 475 stories") and b" 0 former revisions" in check, check
        for path in rapport.folder.glob("rapport.db*"):
            path.unlink()


@needs_model
@pytest.mark.parametrize("number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_a_run_in_good_order(rapport, number, code):
    rapport.write("feed.jsonl", "".join(line_of(n) for n in range(600)))
    process = start(rapport, "read", "feed.jsonl", "--out", "out.jsonl")
    wait_for(lambda: (kept(rapport) or {"items": 0})["items"] > 0)
    process.send_signal(number)
    error = process.communicate(timeout=60)[1].decode()
    assert process.returncode == code
    assert re.fullmatch(rf"rapport: stopped by {number.name} after \d+ stories; the same command with --resume goes on\n", error)
    state = kept(rapport)
    assert 0 < state["items"] < 600 and (rapport.folder / "out.jsonl").stat().st_size == state["output_bytes"]
    assert rapport("read", "feed.jsonl", "--out", "out.jsonl", "--resume").returncode == 0
    assert (rapport.folder / "out.jsonl").read_bytes() == rapport("read", "feed.jsonl").stdout
    assert kept(rapport) is None


@needs_model
def test_a_signal_ends_adding_in_good_order(rapport):
    rapport.write("feed.jsonl", "".join(line_of(n) for n in range(600)))
    process = start(rapport, "add", "feed.jsonl", "--log", "add.log")
    log = rapport.folder / "add.log"
    wait_for(lambda: log.exists() and log.stat().st_size > 5000)
    process.send_signal(signal.SIGINT)
    error = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130 and "; the same command with --resume goes on\n" in error
    stored = int(re.match(rb"rapport.db: sound; (\d+) stories", rapport("check").stdout).group(1))
    run = rapport("add", "feed.jsonl", "--log", "add.log", "--resume")
    assert run.returncode == 0
    assert run.stdout.startswith(b"rapport.db: %d stories added, 0 replaced, 0 there already" % (600 - stored)), run.stdout
    assert len(log.read_bytes().splitlines()) == 600
    assert b"begins anew" in rapport("add", "feed.jsonl", "--log", "add.log", "--resume").stderr


@pytest.mark.parametrize("signals", [1, 2])
def test_a_run_that_waits_for_input_can_be_stopped(rapport, signals):
    process = start(rapport, "text", "--out", "out.txt", stdin=subprocess.PIPE)
    process.stdin.write((line_of(1) + line_of(2)).encode())
    process.stdin.flush()
    wait_for(lambda: kept(rapport, "out.txt.progress") is not None)
    time.sleep(0.2)
    for _ in range(signals):
        process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
    assert process.returncode in ((143, -signal.SIGTERM) if signals == 2 else (143,))


def test_going_on_with_text_from_standard_input(rapport):
    lines = "".join(line_of(n) for n in range(50))
    whole = rapport("text", "--format", "jsonl", stdin=lines.encode()).stdout
    process = start(rapport, "text", "--format", "jsonl", "--out", "out.jsonl", stdin=subprocess.PIPE)
    process.stdin.write(lines[:len(lines) // 2].encode())
    process.stdin.flush()
    wait_for(lambda: (rapport.folder / "out.jsonl").exists())
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    other = lines.replace("Norway", "Sweden").encode()
    if kept(rapport)["items"] > 0:
        assert rapport("text", "--format", "jsonl", "--out", "out.jsonl", "--resume", stdin=other).returncode == 2
    assert rapport("text", "--format", "jsonl", "--out", "out.jsonl", "--resume", stdin=lines.encode()).returncode == 0
    assert (rapport.folder / "out.jsonl").read_bytes() == whole


@pytest.fixture
def interrupted(rapport):
    """A run of `text` that met a full disk behind its fifth page or so."""
    for number in range(40):
        rapport.write(f"news/{number:03}.html", html_of(STORY.replace("Lima", f"{PLACES[number % 8]} {number}")))
    limit = 12_000
    run = rapport("text", "news", "--format", "jsonl", "--out", "out.jsonl",
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert run.returncode == 1
    assert run.stderr.decode().splitlines()[-2:] == ["rapport: out.jsonl: File too large",
                                                     "rapport: when there is room again the same command with --resume goes on"]
    return rapport


def test_a_full_disk_is_gone_on_with(interrupted):
    run = interrupted("text", "news", "--format", "jsonl", "--out", "out.jsonl", "--resume")
    assert run.returncode == 0 and run.stderr == b"", run.stderr
    assert (interrupted.folder / "out.jsonl").read_bytes() == interrupted("text", "news", "--format", "jsonl").stdout
    assert kept(interrupted) is None


@pytest.mark.parametrize("arguments, message", [
    (["news", "--format", "readable"], "it had options=--format 'jsonl', this one has options=--format 'readable'"),
    (["news", "--format", "jsonl", "--published", "2024-05-01"], "it had options=--format 'jsonl', this one has options=--published '2024-05-01' --format 'jsonl'"),
    (["./news", "--format", "jsonl"], "it had page=news, this one has page=./news"),
    (["news", "news", "--format", "jsonl"], "it had nothing more, this one has page=news"),
    (["news", "--format", "jsonl", "--log", "new.log"], "it had log=, this one has log=new.log"),
])
def test_another_run_is_refused(interrupted, arguments, message):
    before = (interrupted.folder / "out.jsonl").read_bytes()
    run = interrupted("text", *arguments, "--out", "out.jsonl", "--resume")
    assert run.returncode == 2 and run.stdout == b""
    assert run.stderr.decode() == f"rapport: out.jsonl.progress: the run that was interrupted is another one: {message}\n"
    assert (interrupted.folder / "out.jsonl").read_bytes() == before and kept(interrupted)


@needs_model
def test_other_pages_and_tables_are_refused(rapport):
    for number in range(60):
        rapport.write(f"news/{number:03}.html", html_of(STORY.replace("Lima", f"{PLACES[number % 8]} {number}")))
    process = start(rapport, "read", "news", "--out", "out.jsonl")
    wait_for(lambda: (kept(rapport) or {"inputs": 0})["inputs"] > 2)
    process.kill()
    process.communicate()
    out = (rapport.folder / "out.jsonl").read_bytes()
    page = rapport.folder / "news/001.html"
    times = page.stat()
    os.utime(page, (times.st_atime, times.st_mtime + 10))
    run = rapport("read", "news", "--out", "out.jsonl", "--resume")
    assert run.returncode == 2 and b"a file in front of it has changed" in run.stderr, run.stderr
    assert (rapport.folder / "out.jsonl").read_bytes() == out, "nothing is cut"
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    (rapport.folder / "out.jsonl.progress").write_text((rapport.folder / "out.jsonl.progress").read_text().replace(
        '"tables=', '"tables=0'))
    run = rapport("read", "news", "--out", "out.jsonl", "--resume")
    assert run.returncode == 2 and b"it had tables=0" in run.stderr, run.stderr


def test_what_cannot_be_gone_on_with(interrupted):
    again = ["text", "news", "--format", "jsonl", "--out", "out.jsonl", "--resume"]
    state = (interrupted.folder / "out.jsonl.progress").read_text()
    interrupted.write("out.jsonl.progress", state[:50])
    run = interrupted(*again)
    assert run.returncode == 2 and b"out.jsonl.progress: no state of a run" in run.stderr
    interrupted.write("out.jsonl.progress", state.replace('"output_bytes":0', '"output_bytes":99999999'))
    if '"output_bytes":0' in state:
        run = interrupted(*again)
        assert run.returncode == 2 and b"out.jsonl: is shorter than" in run.stderr
    (interrupted.folder / "out.jsonl.progress").unlink()
    run = interrupted(*again)
    assert run.returncode == 2 and b"there is no interrupted run" in run.stderr
    (interrupted.folder / "out.jsonl").unlink()
    assert interrupted(*again).returncode == 0, "it begins"
    assert interrupted(*again).returncode == 2, "it is complete"


@pytest.mark.parametrize("arguments, message", [
    (["--resume"], "--resume needs --out"),
    (["--resume", "--out", "/dev/null"], "/dev/null is no file"),
    (["--out", "x", "--log", "x"], "--log and --out name the same file"),
    (["--log", "page.html"], "--log page.html would overwrite"),
])
def test_wrong_use(rapport, page, arguments, message):
    run = rapport("text", page, *arguments)
    assert run.returncode == 2 and message in run.stderr.decode()
    assert (rapport.folder / page).read_text() == html_of()


@needs_model
def test_the_log_never_writes_over_the_store(rapport, page):
    assert rapport("add", page).returncode == 0
    run = rapport("add", page, "--log", "rapport.db")
    assert run.returncode == 2 and b"--log: 'rapport.db' is the store's own file" in run.stderr
    assert rapport("check").returncode == 0


@needs_model
def test_a_header_is_written_once(rapport):
    rapport.write("feed.jsonl", "".join(line_of(n) for n in range(400)))
    arguments = ["read", "feed.jsonl", "--format", "csv", "--out", "out.csv"]
    process = start(rapport, *arguments)
    wait_for(lambda: (kept(rapport, "out.csv.progress") or {"items": 0})["items"] > 0)
    process.kill()
    process.communicate()
    assert rapport(*arguments, "--resume").returncode == 0
    assert (rapport.folder / "out.csv").read_bytes() == rapport("read", "feed.jsonl", "--format", "csv").stdout


def test_without_a_place_for_the_state_a_run_is_done_all_the_same(rapport, page):
    (rapport.folder / "out.jsonl.progress").mkdir()
    run = rapport("text", page, "--out", "out.jsonl")
    assert run.returncode == 0 and b"note: cannot be written" in run.stderr
    assert (rapport.folder / "out.jsonl").stat().st_size > 0


# ---- progress


def drawn_by(rapport, *arguments, stdin=subprocess.DEVNULL, lines=()):
    main, side = open_terminal()
    process = subprocess.Popen([BINARY, *arguments], stdin=stdin, stderr=side, stdout=subprocess.PIPE, cwd=rapport.folder)
    os.close(side)
    for line in lines:
        process.stdin.write(line.encode())
        process.stdin.flush()
        time.sleep(0.15)
    if process.stdin:
        process.stdin.close()
    drawn = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        drawn += chunk
    os.close(main)
    process.stdout.read()
    process.wait(timeout=60)
    return drawn.decode()


@needs_model
def test_progress_counts_stories_bytes_and_time(rapport):
    rapport.write("feed.jsonl", "".join(line_of(n, STORY.replace("Lima", f"Lima {n}")) for n in range(60)))
    size = (rapport.folder / "feed.jsonl").stat().st_size
    drawn = drawn_by(rapport, "read", "feed.jsonl", "--out", "out.jsonl")
    draws = re.findall(r"\r\x1b\[K(\d+) stories, (\d+) events, (\d+\.\d) a second, (\d+\.\d) kB of (\d+\.\d) kB, (\d+)%, (\d+:\d\d) left",
                       drawn)
    assert len(draws) > 2, drawn
    assert all(draw[4] == f"{size / 1000:.1f}" for draw in draws)
    assert int(draws[0][0]) < int(draws[-1][0]) <= 60 and int(draws[-1][5]) <= 100
    assert "\r\x1b[Krapport: 60 stories read; " in drawn, "the line is gone before the counts"
    assert drawn_by(rapport, "read", "feed.jsonl", "--out", "out.jsonl", "--quiet") == ""
    assert drawn_by(rapport, "add", "feed.jsonl", "--quiet") == ""
    assert " stories, " in drawn_by(rapport, "add", "feed.jsonl", "--store", "other.db")
    assert b"\x1b" not in rapport("read", "feed.jsonl", "--out", "out.jsonl").stderr


def test_progress_of_standard_input_has_no_end(rapport):
    drawn = drawn_by(rapport, "text", "--out", "out.txt", stdin=subprocess.PIPE, lines=[line_of(n) for n in range(6)])
    assert re.search(r"\d+ stories, 0 events, \d+\.\d a second, \d+\.\d kB\r", drawn), drawn
    assert "%" not in drawn and "left" not in drawn


# ---- log, counts, exit codes


@needs_model
def test_the_log_has_a_line_for_each_story_and_message(rapport):
    french = "Le président a déclaré mardi que les négociations avec son voisin reprendraient la semaine prochaine à Lima, " * 3
    rapport.write("feed.jsonl", line_of(1) + line_of(2, french) + "{broken\n")
    run = rapport("read", "feed.jsonl", "missing.html", "--log", "run.log", "--out", "out.jsonl")
    assert run.returncode == 1
    lines = [json.loads(line) for line in (rapport.folder / "run.log").read_text().splitlines()]
    assert [(line["where"], line["story"], line["level"], line["code"]) for line in lines] == [
        ("feed.jsonl:1", "n1", "info", "read"), ("feed.jsonl:2", "n2", "note", "other-language"),
        ("feed.jsonl:3", None, "error", "bad-json"), ("missing.html", None, "error", "file-not-found")]
    assert isinstance(lines[0]["ms"], int) and lines[0]["records"] >= 1
    first = log_without_times(rapport, "run.log")
    assert rapport("read", "feed.jsonl", "missing.html", "--log", "run.log", "--threads", "1").returncode == 1
    assert log_without_times(rapport, "run.log") == first
    assert rapport("add", "feed.jsonl", "--log", "run.log").returncode == 1
    assert rapport("add", "feed.jsonl", "--log", "run.log").returncode == 1
    assert [line["code"] for line in log_without_times(rapport, "run.log")] == ["skipped", "skipped", "bad-json"]


def test_a_log_that_cannot_be_written(rapport, page):
    run = rapport("text", page, "--log", "no/such/folder/log")
    assert run.returncode == 1 and b"no/such/folder/log: No such file or directory" in run.stderr
    if os.path.exists("/dev/full"):
        run = rapport("text", page, "--log", "/dev/full")
        assert run.returncode == 1 and b"/dev/full: No space left on device" in run.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_device_as_output(rapport, page):
    run = rapport("text", page, "--out", "/dev/full")
    assert run.returncode == 1 and run.stderr == b"rapport: /dev/full: No space left on device\n"


@pytest.mark.parametrize("pages, stdin, code", [
    (["good.html"], b"", 0), (["good.html", "good.html"], b"", 0), (["."], b"", 1), (["bad.html"], b"", 1),
    (["good.html", "none.html"], b"", 1), (["-"], b"", 1), (["-"], STORY.encode(), 0), (["-"], b"\x00\x01\x02", 1),
    (["-", "good.html"], b"{\"text\":1}\n" + STORY.encode(), 1), (["empty"], b"", 1)])
def test_the_exit_code_says_whether_all_was_read(rapport, pages, stdin, code):
    rapport.write("good.html", html_of())
    rapport.write("bad.html", b"\x00\x01\x02")
    (rapport.folder / "empty").mkdir()
    for more in ([], ["--quiet"], ["--out", rapport.folder.parent / f"{rapport.folder.name}.out"]):
        run = rapport("text", *pages, *more, stdin=stdin)
        assert run.returncode == code, (more, run.stderr)
        assert not ("--quiet" in more and b"stories read" in run.stderr), run.stderr


def test_counts_at_the_end_of_a_long_run(rapport):
    rapport.write("long.jsonl", "".join(line_of(n) for n in range(99)) + "{broken\n")
    rapport.write("short.jsonl", "".join(line_of(n) for n in range(99)))
    assert rapport("text", "long.jsonl").stderr.splitlines()[-1] == b"rapport: 99 stories read, 1 page failed"
    assert rapport("text", "short.jsonl").stderr == b""
    assert b"stories read" not in rapport("text", "long.jsonl", "--quiet").stderr
    assert drawn_by(rapport, "text", "short.jsonl").endswith("rapport: 99 stories read\r\n")
