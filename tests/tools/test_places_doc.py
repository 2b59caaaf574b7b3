"""docs/places.md against the tables: each place of its list has the country that it says, as a place and as a party."""
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTED = re.findall(r"^\| ([A-Z][\w ]+) \| (none|[A-Z]{3}) \| \d \|$", (ROOT / "docs/places.md").read_text(encoding="utf-8"), re.M)


def countries(path, name_column, other_names):
    out = {}
    lines = [line.split("\t") for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header = lines[0]
    for row in lines[1:]:
        cells = dict(zip(header, row))
        for name in [cells[name_column], *cells[other_names].split("|")]:
            out.setdefault(name, cells["country"])
    return out


PLACES = countries("data/places/regions.tsv", "name", "names")
PARTIES = countries("data/actors/regions.tsv", "name", "aliases")


def test_the_list_is_there():
    assert len(LISTED) > 20


@pytest.mark.parametrize("name, country", LISTED)
def test_country_of_a_listed_place(name, country):
    want = "" if country == "none" else country
    assert PLACES[name] == want
    assert PARTIES.get(name, want) == want
