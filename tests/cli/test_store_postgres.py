"""The commands on a store in PostgreSQL give what they give on a file."""
import itertools
import json
import os
import random
import re
import signal
import subprocess
import time

import postgres_server
import pytest
from conftest import BINARY, needs_model
from test_runs import line_of, start, wait_for
from test_store import write_pages

pytestmark = [needs_model,
              pytest.mark.skipif(postgres_server.binaries() is None, reason="no PostgreSQL server is installed")]

numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server():
    started = postgres_server.PostgresServer()
    yield started
    started.stop()


@pytest.fixture
def url(server):
    schema = f"s{next(numbers)}"
    assert server.run(f"CREATE SCHEMA {schema}").returncode == 0
    return server.url(schema)


def test_every_command_says_the_same_as_of_a_file(rapport, url):
    pages = write_pages(rapport)
    for place in ("rapport.db", url):
        run = rapport("add", "--store", place, pages)
        assert run.returncode == 0, run.stderr
        assert run.stdout.decode().startswith(f"{place}: 6 stories added, 0 replaced, 0 there already; ")
        assert b"0 stories added, 0 replaced, 6 there already; 0 records" in rapport("add", "--store", place, pages).stdout
    record = rapport("query", "--limit", "1", "--format", "csv").stdout.decode().splitlines()[1].split(",")[0]
    for command in (["query", "--sort", "stored"], ["query", "--text", "trawler lima*", "--format", "csv"],
                    ["query", "--dyad", "NOR,PER", "--format", "table"], ["query", "--count"], ["trend"],
                    ["trend", "--by", "event", "--period", "day"], ["dyads"], ["coverage"], ["timeline", "NOR", "PER"],
                    ["diff", "2020-01-01"], ["export", "--to", "petrarch"], ["show", record]):
        of_file = rapport(*command)
        of_server = rapport(*command, env={"RAPPORT_STORE": url})
        assert of_server.returncode == of_file.returncode == 0, of_server.stderr
        # When stories were stored is told to the second.
        stored = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?")
        blank = (lambda text: stored.sub(b"TIME", text)) if command[0] in ("show", "diff") else bytes
        assert blank(of_server.stdout) == blank(of_file.stdout) != b"", command
    assert b": sound; 6 stories" in rapport("check", "--store", url).stdout
    for out, place in (("file", "rapport.db"), ("server", url)):
        assert rapport("export", "--to", "icews", "--out", out, "--store", place).returncode == 0
    made = [[line for line in (rapport.folder / f"{out}.codebook.md").read_text().splitlines() if "- Made: " not in line]
            for out in ("file", "server")]
    assert made[0] == made[1] and any(line.startswith("- Made by: model ") for line in made[0])


def test_a_correction_is_taken_back(rapport, url):
    assert rapport("add", "--store", url, write_pages(rapport, 2)).returncode == 0
    before = rapport("query", "--store", url, "--sort", "stored", "--format", "jsonl").stdout
    key = json.loads(before.splitlines()[0])["key"]
    assert rapport("correct", "--store", url, key, "status=cancelled").returncode == 0
    assert rapport("query", "--store", url, "--sort", "stored", "--format", "jsonl").stdout != before
    assert rapport("correct", "--store", url, key, "--undo", "all").returncode == 0
    after = rapport("query", "--store", url, "--sort", "stored", "--format", "jsonl").stdout
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    assert b": sound; 2 stories" in rapport("check", "--store", url).stdout


def test_a_run_that_was_stopped_is_gone_on_with(rapport, url):
    rapport.write("feed.jsonl", "".join(line_of(n) for n in range(400)))
    process = start(rapport, "add", "feed.jsonl", "--store", url, "--log", "add.log")
    log = rapport.folder / "add.log"
    wait_for(lambda: log.exists() and log.stat().st_size > 5000)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 143
    stored = int(re.search(rb"sound; (\d+) stories", rapport("check", "--store", url).stdout).group(1))
    run = rapport("add", "feed.jsonl", "--store", url, "--log", "add.log", "--resume")
    assert run.returncode == 0 and b": %d stories added, 0 replaced, 0 there already" % (400 - stored) in run.stdout, run.stdout
    assert len(log.read_bytes().splitlines()) == 400
    assert rapport("query", "--sort", "stored", "--store", url).stdout == rapport("read", "feed.jsonl").stdout


def test_a_run_that_is_killed_goes_on_where_it_was(rapport, url):
    pages = write_pages(rapport, 120)
    begin = time.monotonic()
    assert rapport("add", pages).returncode == 0
    whole = time.monotonic() - begin
    before = 0
    killed = 0
    points = random.Random(20240601)
    for _ in range(max(3, int(os.environ.get("RAPPORT_KILLS", 5)))):
        process = subprocess.Popen([BINARY, "add", "--quiet", "--store", url, pages], cwd=rapport.folder)
        time.sleep(points.uniform(0, whole * 1.2))
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        run = rapport("check", "--store", url)
        if run.returncode == 0:
            stories = int(run.stdout.split(b"sound; ")[1].split()[0])
            assert stories >= before
            before = stories
        else:
            assert b"no store here" in run.stderr and before == 0
    assert killed > 0
    assert rapport("add", "--store", url, pages).returncode == 0
    assert rapport("query", "--store", url, "--sort", "stored").stdout == rapport("query", "--sort", "stored").stdout


def test_two_runs_at_once(rapport, url):
    pages = write_pages(rapport, 12)
    runs = [subprocess.Popen([BINARY, "add", "--quiet", "--store", url, pages], cwd=rapport.folder) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert b": sound; 12 stories" in rapport("check", "--store", url).stdout
    assert rapport("add", pages).returncode == 0
    both = [sorted(rapport("query", "--store", place, "--sort", "stored").stdout.splitlines())
            for place in (url, "rapport.db")]
    assert both[0] == both[1] != []


def test_damage_is_found(rapport, server, url):
    assert rapport("add", "--store", url, write_pages(rapport)).returncode == 0
    schema = url.rsplit("%3D", 1)[1]
    server.run(f"DELETE FROM {schema}.actor_words")
    run = rapport("check", "--store", url)
    assert run.returncode == 1 and b"actors cannot be searched" in run.stderr


def test_errors_name_host_and_database_and_hide_the_password(rapport, server, url):
    for place, said in ((f"postgresql://tester:pear77@/nowhere?host={server.folder}", [str(server.folder), "nowhere"]),
                        ("postgresql://ann:pear77@127.0.0.1:1/team", ["127.0.0.1", "team"]),
                        ("postgresql://ann:pear77%@127.0.0.1:1/team", ["no URL"])):
        for command in (["query"], ["check"], ["add", "page.txt"]):
            run = rapport(*command, "--store", place)
            message = run.stderr.decode()
            assert run.returncode in (1, 2) and "pear77" not in message + run.stdout.decode()
            assert all(part in message for part in said), message
    run = rapport("query", "--store", url)
    assert run.returncode == 2 and b"no store here" in run.stderr
    page = write_pages(rapport, 1)
    secret = url.replace("tester@", "tester:pear77@")
    for command in (["add", page], ["check"]):
        run = rapport(*command, "--store", secret)
        assert run.returncode == 0 and b"tester:***@" in run.stdout and b"pear77" not in run.stdout
