"""tools/page_metadata.py: what counts as right, on answers made up here."""
import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import page_metadata  # noqa: E402

TITLE = "Dockers end “strike” in Listown"


@pytest.mark.parametrize("answer, wrong", [
    ({"title": 'DOCKERS end "strike" in Listown', "published": "2024-03-05T08:00:00Z", "outlet": "The Gazette"}, set()),
    ({"title": TITLE, "published": "2024-03-06", "outlet": "gazette.example"}, set()),
    ({"title": TITLE + " today", "published": "2024-03-05", "outlet": "Gazette"}, {"title"}),
    ({"title": TITLE, "published": "2024-03-07", "outlet": None}, {"date", "outlet"}),
    ({"title": None, "published": None, "outlet": "Gazettes"}, {"title", "date", "outlet"}),
    (None, {"title", "date", "outlet"})])
def test_what_is_right(answer, wrong):
    table = [("page", page_metadata.title_hash(TITLE), ["2024-03-05", "2024-03-06"], ["Gazette", "gazette.example"])]
    misses, pages = page_metadata.score(table, {} if answer is None else {"page": answer})
    assert pages == 1 and {field for field, names in misses.items() if names} == wrong


def test_the_first_story_of_a_page_counts(tmp_path):
    lines = tmp_path / "answers.jsonl"
    lines.write_text("".join(json.dumps({"id": "page", "title": title}) + "\n" for title in ("one", "two")))
    assert page_metadata.read_answers(lines)["page"]["title"] == "one"


def test_the_table_of_the_public_pages():
    rows = list(page_metadata.read_table(page_metadata.__file__.replace("tools/page_metadata.py", "training/held_out/pages_metadata.tsv")))
    assert len({page for page, *_ in rows}) == len(rows) == 91
    assert all(len(title) == 16 and dates and all(outlets) for _, title, dates, outlets in rows)
