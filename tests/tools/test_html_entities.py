"""The table of character references is what its script writes, and holds the whole list of the standard."""
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tools"))
import html_entities  # noqa: E402


def test_the_table_is_what_the_script_writes():
    with open(html_entities.TABLE, encoding="ascii") as table:
        assert table.read() == html_entities.table_text()


def test_all_names_of_the_standard():
    rows = html_entities.rows()
    assert len(rows) + sum(may_be_open for _, _, may_be_open in rows) == 2231
