"""trend, dyads, coverage and diff on a store that the program filled."""
import collections
import csv
import io
import json

import pytest
from conftest import STORY, html_of, needs_model

pytestmark = needs_model


@pytest.fixture
def filled(rapport):
    for number, (place, day) in enumerate([("Lima", "2024-05-17"), ("Cusco", "2024-05-18"), ("Tacna", "2024-07-01")]):
        rapport.write(f"news/{number}.html", html_of(STORY.replace("Lima", place)).replace("2024-05-17", day))
    assert rapport("add", "news").returncode == 0
    return rapport


def rows(run):
    assert run.returncode == 0, run.stderr.decode()
    return list(csv.DictReader(io.StringIO(run.stdout.decode(), newline="")))


def records(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def day_of(record):
    if record["date_basis"] is None:
        return None
    return (record["time"]["start"] if record["date_basis"] == "event" else record["story"]["published"])[:10]


def test_trend_counts_what_query_finds(filled):
    found = [r for r in records(filled("query")) if r["plover"]]
    want = collections.Counter(day_of(r)[:7] for r in found if day_of(r))
    got = rows(filled("trend"))
    assert {row["period"]: int(row["records"]) for row in got if row["records"] != "0"} == want
    assert all(int(row["records"]) == int(row["by_event"]) + int(row["by_publication"]) for row in got)
    assert [row["stories"] for row in got if row["period"] == "2024-05"] == ["2"]
    grouped = rows(filled("trend", "--by", "event", "--period", "year"))
    assert sum(int(row["records"]) for row in grouped) == sum(want.values())
    assert {row["group"] for row in grouped} == {r["plover"] for r in found if day_of(r)}


def test_trend_says_what_it_leaves_out(filled):
    everything = records(filled("query"))
    without = sum(r["plover"] is None for r in everything)
    undated = sum(r["plover"] is not None and day_of(r) is None for r in everything)
    error = filled("trend").stderr.decode()
    assert (f"category: {without} " in error) == (without > 0)
    assert (f"date: {undated}\n" in error) == (undated > 0)
    assert filled("trend", "--quiet").stderr == b""


def test_trend_draws_bars(filled):
    drawn = filled("trend", "--format", "table", "--per", "stories", env={"COLUMNS": "140"}).stdout.decode()
    assert drawn.startswith("PERIOD ") and "█" in drawn and " % by publication\n" in drawn


def test_dyads_rank_pairs(filled):
    pairs = collections.Counter()
    for r in records(filled("query")):
        acting = {a["country"] for a in r["actors"]} - {None}
        others = acting | ({a["country"] for a in r["recipients"]} - {None})
        if r["plover"]:
            pairs.update({tuple(sorted((a, b))) for a in acting for b in others if a != b})
    got = rows(filled("dyads"))
    assert {(row["one"], row["other"]): int(row["records"]) for row in got} == pairs
    assert [int(row["records"]) for row in got] == sorted(pairs.values(), reverse=True)
    assert len(rows(filled("dyads", "--limit", "1"))) == 1


def test_coverage_counts_stories(filled):
    got = rows(filled("coverage"))
    assert [(row["day"], row["stories"]) for row in got] == [("2024-05-17", "1"), ("2024-05-18", "1"), ("2024-07-01", "1")]
    assert [json.loads(line)["stories"] for line in filled("coverage", "--by", "outlet", "--format", "jsonl").stdout.splitlines()] == [3]
    assert [row["month"] for row in rows(filled("coverage", "--by", "month", "--until", "2024-05"))] == ["2024-05"]


def test_diff_tells_new_from_changed(filled):
    everything = records(filled("query", "--sort", "stored"))
    new = records(filled("diff", "2000", "--format", "jsonl"))
    assert [change["after"] for change in new] == everything
    assert {(change["change"], change["cause"]) for change in new} == {("new", "news")}
    assert filled("diff", "2999-12-31").stdout == b""
    assert filled("diff", "2000").stdout.decode().startswith("new, by the news\n")


@pytest.mark.parametrize("arguments,message", [
    (["trend", "--period", "hour"], "'hour' is not one of"),
    (["trend", "--event", "DANCE"], "'DANCE' is no event"),
    (["dyads", "--since", "x"], "'x' is no date"),
    (["coverage", "--by", "size"], "'size' is not one of"),
    (["coverage", "--until", "x"], "'x' is no date"),
    (["diff", "yesterday"], "'yesterday' is no date"),
    (["diff"], "SINCE is required"),
])
def test_wrong_use(filled, arguments, message):
    run = filled(*arguments)
    assert run.returncode == 2 and message in run.stderr.decode() and run.stdout == b""
