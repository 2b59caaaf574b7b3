"""rapport compare: two origins of one store, two stores."""
import csv
import io

import pytest
from conftest import needs_model
from test_import import filled  # noqa: F401

pytestmark = needs_model


def rows(run):
    assert run.returncode == 0, run.stderr
    return list(csv.DictReader(io.StringIO(run.stdout.decode(), newline="")))


@pytest.fixture(scope="module")
def both(filled):  # noqa: F811
    assert filled("import", "--store", "both.db", "--from", "jsonl", "jsonl").returncode == 0
    assert filled("import", "--store", "both.db", "--from", "icews", "icews").returncode == 0
    return filled


def test_an_export_agrees_with_what_it_is_of(both):
    run = both("compare", "--store", "both.db", "rapport", "icews", "--period", "day", "--days", "0", "--format", "csv")
    table = rows(run)
    assert table[0]["one"] == "all" and {("NOR", "PER")} <= {(row["one"], row["other"]) for row in table[1:]}
    assert float(table[0]["share_a"]) == float(table[0]["share_b"]) == 1 and float(table[0]["series_r"]) > 0.9
    assert b"rapport: from 2024-05-" in run.stderr and b" of rapport, " in run.stderr


def test_two_stores(both):
    assert both("import", "--store", "other.db", "--from", "polecat", "polecat").returncode == 0
    table = rows(both("compare", "both.db", "./other.db", "--origin", "rapport,polecat", "--plover", "AGREE", "--format", "csv"))
    assert int(table[0]["records_b"]) > 0
    assert int(table[0]["records_a"]) <= int(rows(both("compare", "both.db", "other.db"))[0]["records_a"])
    assert rows(both("compare", "both.db", "other.db", "--limit", "1"))[2:] == []


def test_nothing_in_common(both):
    run = both("compare", "--store", "both.db", "rapport", "acled")
    assert run.returncode == 0 and b"no period in which both have records" in run.stderr


@pytest.mark.parametrize("arguments,message", [
    (["rapport"], "B is required"),
    (["rapport", "no-such.db"], "no-such.db"),
    (["rapport", "icews", "--days", "x"], "--days"),
])
def test_wrong_use(both, arguments, message):
    run = both("compare", "--store", "both.db", *arguments)
    assert run.returncode == 2 and message in run.stderr.decode()


