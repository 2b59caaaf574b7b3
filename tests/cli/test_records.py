"""Records of `rapport read`: schema, spans, formats, the same bytes every time. What is found is the model's affair and
measured elsewhere; here it only has to be something."""
import csv
import io
import json

import jsonschema
import pytest
from conftest import ROOT, STORY, html_of, needs_model

pytestmark = needs_model


@pytest.fixture(scope="module")
def validator():
    schema = json.loads((ROOT / "docs/formats/record.schema.json").read_text())
    return jsonschema.Draft202012Validator(schema)


def records(run):
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def spans(record):
    for key in ("actors", "recipients", "places", "issues", "said_by"):
        for item in record[key]:
            yield item["text"], item["begin"], item["end"]
    for mention in record["mentions"]:
        yield mention["trigger"]["text"], mention["trigger"]["begin"], mention["trigger"]["end"]
    if record["time"] and record["time"]["begin"] is not None:
        yield record["time"]["text"], record["time"]["begin"], record["time"]["end_offset"]


def test_every_record_is_valid_and_its_spans_read_what_they_say(rapport, page, validator):
    rapport.write("feed.jsonl", json.dumps({"id": "n1", "text": STORY}) + "\n")
    run = rapport("read", page, "feed.jsonl")
    assert run.returncode == 0 and b'"confidence":' in run.stdout
    texts = {}
    for line in rapport("text", page, "feed.jsonl", "--format", "jsonl").stdout.decode().splitlines():
        texts[json.loads(line)["story"]] = json.loads(line)["text"]
    found = records(run)
    assert found
    for record in found:
        validator.validate(record)
        text = texts[record["story"]["id"]]
        for words, begin, end in spans(record):
            assert text[begin:end] == words
        for mention in record["mentions"]:
            assert mention["begin"] <= mention["trigger"]["begin"] < mention["trigger"]["end"] <= mention["end"]
    assert len({record["id"] for record in found}) == len(found)


def test_same_bytes_with_any_number_of_threads(rapport):
    for number in range(8):
        rapport.write(f"news/{number}.html", html_of(STORY.replace("Lima", f"Lima{number}")))
    outputs = [rapport("read", "news", "--threads", threads).stdout for threads in (1, 2, 3)]
    before = rapport("--threads", "2", "read", "news").stdout
    assert outputs[0] and outputs[0] == outputs[1] == outputs[2] == before


def test_jsonl_is_the_form_in_a_pipe_and_in_a_file(rapport, page):
    printed = rapport("read", page).stdout
    assert printed == rapport("read", page, "--format", "jsonl").stdout
    assert rapport("read", page, "--out", "out.jsonl").returncode == 0
    assert (rapport.folder / "out.jsonl").read_bytes() == printed


def test_csv_says_the_same_as_jsonl(rapport, page):
    found = records(rapport("read", page))
    text = rapport("read", page, "--format", "csv").stdout.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [record["id"] for record in found]
    for row, record in zip(rows, found):
        assert row["event"] == record["event"] and row["status"] == record["status"]
        assert row["confidence"] == f"{record['confidence']:.3f}"
        assert row["actor_texts"].count("|") == max(0, len(record["actors"]) - 1)
        assert row["trigger"] == record["mentions"][0]["trigger"]["text"]


def test_csv_and_table_have_their_header_even_without_events(rapport):
    rapport.write("quiet.txt", "The lake is calm today and the water is clear and cold.\n")
    assert rapport("read", "quiet.txt", "--format", "csv").stdout.startswith(b"id,key,story,")
    assert rapport("read", "quiet.txt", "--format", "table").stdout.startswith(b"CONF  DATE")
    assert rapport("read", "quiet.txt").returncode == 0


def test_report_names_story_and_marks_words(rapport, page):
    out = rapport("read", page, "--format", "report").stdout.decode()
    assert out.startswith(STORY.splitlines()[0] + "\nFjord Post · 17 May 2024")
    assert "[" in out and "]" in out


def test_a_page_that_cannot_be_read_leaves_the_others(rapport, page):
    run = rapport("read", "missing.html", page)
    assert run.returncode == 1 and run.stderr.startswith(b"rapport: missing.html: ")
    assert records(run)


@pytest.mark.parametrize("isa", ["auto", "portable"])
def test_isa_is_accepted(rapport, page, isa):
    assert rapport("read", page, "--isa", isa).returncode == 0


def test_page_beyond_the_time_gives_no_record(rapport, page):
    # numbered, as the reader drops paragraphs that stand twice
    rapport.write("slow.txt", "\n".join(f"Norway condemned Peru in note {n} of Monday." for n in range(30_000)))
    run = rapport("read", "slow.txt", page, "--threads", "1", "--max-seconds", "1")
    assert run.returncode == 1
    assert run.stderr.decode().splitlines() == ["rapport: slow.txt: timeout: took more than 1 seconds"]
    assert {record["story"]["path"] for record in records(run)} == {page}


def test_time_that_is_not_used_up_changes_nothing(rapport, page):
    assert rapport("read", page, "--max-seconds", "1000").stdout == rapport("read", page).stdout
