"""correct, recode, sample and audit on a store that the program filled."""
import csv
import io
import json
import shutil

import pytest
from conftest import ROOT, STORY, html_of, needs_model

pytestmark = needs_model


def records(run):
    assert run.returncode == 0, run.stderr.decode()
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def stored(rapport, *filters):
    return records(rapport("query", "--sort", "stored", "--format", "jsonl", *filters))


@pytest.fixture
def filled(rapport):
    rapport.write("page.html", html_of(STORY))
    assert rapport("add", "page.html").returncode == 0
    return rapport


def test_a_correction_outlives_reading_again(filled):
    first, *others = stored(filled)
    run = filled("correct", first["id"], "status=cancelled", "recipients=Land of fish=PERGOV", "--by", "A. Lund")
    assert run.returncode == 0, run.stderr
    changed, *same = stored(filled)
    assert same == others
    assert changed["status"] == "cancelled" and changed["plover"] is None and changed["key"] == first["key"]
    assert [(r["name"], r["code"]) for r in changed["recipients"]] == [("Land of fish", "PERGOV")]
    assert b"1 there already" in filled("add", "page.html").stdout
    filled("add", "page.html", "--published", "2020-01-01")  # other options: another run, which reads it again
    again = stored(filled)[0]
    assert again["status"] == "cancelled" and again["recipients"] == changed["recipients"]
    listed = filled("correct", "--list").stdout.decode().splitlines()
    assert len(listed) == 2 and all(", by A. Lund, " in line for line in listed)
    assert filled("correct", first["id"], "--undo", "all", "--quiet").returncode == 0
    assert stored(filled)[0]["status"] == first["status"]
    assert filled("correct", "--list", first["id"]).stdout.decode().count("taken back") == 2
    assert b": sound" in filled("check").stdout


def test_an_undo_reaches_every_story_of_the_key(rapport):
    text = "Kenya condemned Uganda on Monday, 13 May 2024. Kenya signed a treaty with Uganda."
    rapport.write("agency.jsonl", "".join(json.dumps({"title": "Agency", "text": text, "url": f"https://{host}.example.org/1"}) + "\n"
                                          for host in ("one", "two")))
    assert b"2 stories added" in rapport("add", "agency.jsonl").stdout
    before = stored(rapport)
    first = before[0]
    assert len({r["story"]["url"] for r in before if r["key"] == first["key"]}) == 2
    assert rapport("correct", first["key"], "status=cancelled", "rejected=yes").returncode == 0
    assert len(stored(rapport)) == len(before) - 2
    assert rapport("correct", first["key"], "--undo", "rejected").returncode == 0
    assert [r["status"] for r in stored(rapport) if r["key"] == first["key"]] == ["cancelled", "cancelled"]
    assert rapport("correct", first["id"], "--undo", "all").returncode == 0
    assert sorted(map(json.dumps, stored(rapport))) == sorted(map(json.dumps, before))
    again = rapport("correct", first["id"], "--undo", "all")
    assert again.returncode == 1 and b"no correction of" in again.stderr
    assert b": sound" in rapport("check").stdout


def test_a_rejected_record_is_gone(filled):
    first, *others = stored(filled)
    assert b": rejected" in filled("correct", first["key"], "rejected=yes").stdout
    assert stored(filled) == others
    assert b"withdrawn" in filled("show", first["id"]).stdout


def test_recode_goes_on_where_it_ended(filled, tmp_path):
    before = stored(filled)
    run = filled("recode")
    assert b"0 read again, 1 passed over" in run.stdout
    tables = tmp_path / "tables"
    shutil.copytree(ROOT / "data", tables)
    with open(tables / "actors/agents.tsv", "a", encoding="utf-8") as f:
        f.write("# another state of the tables\n")
    assert b"1 read again, 0 passed over" in filled("recode", "--tables", tables).stdout
    assert b"0 read again, 1 passed over" in filled("recode", "--tables", tables).stdout
    assert stored(filled) == before
    assert b"0 read again, 0 passed over" in filled("recode", "--event", "RETREAT", "--since", "2090").stdout


@pytest.mark.parametrize("arguments, code, message", [
    (["correct", "nothing", "status=future"], 1, "no current record"),
    (["correct", "x"], 2, "FIELD=VALUE"),
    (["correct", "status=future"], 2, "FIELD=VALUE"),
    (["correct", "x", "colour=red"], 2, "fields are event"),
    (["correct", "x", "rejected=no"], 2, "only 'yes'"),
    (["correct", "x", "--undo", "colour"], 2, "is no field"),
    (["correct", "x", "status=future", "--list"], 2, "one of them"),
    (["sample", "0"], 2, "N"),
    (["sample", "5", "--by", "colour"], 2, "no key of strata"),
    (["audit", "absent.csv"], 2, "absent.csv"),
    (["audit", "page.html"], 1, "page.html:1"),
])
def test_wrong_use(filled, arguments, code, message):
    run = filled(*arguments)
    assert run.returncode == code, run.stdout
    assert message in run.stderr.decode()


def test_a_sheet_goes_out_and_comes_back(filled):
    run = filled("sample", 4, "--by", "event,status", "--quiet")
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader(io.StringIO(run.stdout.decode())))
    assert 0 < len(rows) <= 4 and {row["id"] for row in rows} <= {r["id"] for r in stored(filled)}
    assert run.stdout == filled("sample", 4, "--by", "event,status", "--quiet").stdout
    for number, row in enumerate(rows):
        row.update(event_right="y", actors_right="n" if number == 0 else "y", recipients_right="y")
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    filled.write("sheet.csv", sheet.getvalue())
    answer = list(csv.DictReader(io.StringIO(filled("audit", "sheet.csv").stdout.decode())))
    total = {row["question"]: row for row in answer if row["stratum"] == "total"}
    assert total["event"]["share"] == "1.000"
    assert total["record"]["judged"] == str(len(rows)) and total["record"]["right"] == str(len(rows) - 1)
    assert float(total["record"]["low"]) < float(total["record"]["share"]) < float(total["record"]["high"]) + 1e-9
