"""rapport export, read by programs of others: those of tools/requirements-loaders.txt, none of which reaches the network.

What has no loader there is read by tests/cli/format_readers; docs/formats/exports.md lists which is which.
"""
import io
import json
import sys
import types
import zipfile
from pathlib import Path

import pytest
from conftest import needs_model
from test_export import pairs
from test_field_exports import day_of, filled, name, ours, wanted  # noqa: F401 (filled is a fixture)

pytestmark = needs_model
TABLES = ["gdelt-events", "gdelt-mentions", "icews", "polecat", "phoenix"]
HEADED = ["icews", "polecat"]

# Names, titles and outlets with the marks that a loader may stumble over, and one text at two addresses.
ODD = [
    {"title": '"Peace now" march', "outlet": '"Star Weekly', "published": "2024-05-16",
     "text": 'Kenyan police arrested "Free Press" editor Ana Lumi in Nairobi on Monday, 13 May 2024. Kenya accused Uganda of theft; '
             "Uganda, it said, had taken <all> & more. Uganda's army attacked Kenya's army. Kenya praised Uganda."},
    *[{"title": "One text", "outlet": outlet, "published": "2024-05-16", "url": f"https://a.example.org/{outlet};s=1?q=\"a\"&b='c'",
       "text": "Kenya condemned Uganda on Monday, 13 May 2024."} for outlet in ("one", "two")],
]


def loader(module):
    return pytest.importorskip(module, reason=f"{module} of tools/requirements-loaders.txt is not installed")


@pytest.fixture(scope="module")
def odd(filled):  # noqa: F811
    filled.write("odd/1.jsonl", "".join(json.dumps(story) + "\n" for story in ODD))
    assert filled("add", "odd").returncode == 0
    for form in [*TABLES, "petrarch", "csv", "geojson", "graphml", "gexf", "rss"]:
        assert filled("export", "--to", form, "--out", f"all.{form}").returncode == 0
    return filled


def path(program, form):
    return str(program.folder / f"all.{form}")


def node_of(party):
    return name(party), party["country"] or "", " ".join(party["sectors"]), party["code"] or ""


def edges_of(program):
    """Every pair of two parties that a record with a category is about."""
    return [(node_of(a), node_of(b), r["plover"]) for r in ours(program) if r["plover"] for a, b in pairs(r) if a and b]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx(odd, form):
    networkx = loader("networkx")
    graph = {"graphml": networkx.read_graphml, "gexf": lambda file: networkx.read_gexf(file, version="1.3")}[form](path(odd, form))
    want = edges_of(odd)
    assert graph.is_directed() and graph.is_multigraph() and graph.number_of_edges() == len(set(want)) > 3
    nodes = {key: tuple(node.get(what, "") for what in ("name", "country", "sectors", "code")) for key, node in graph.nodes(data=True)}
    told = [(nodes[a], nodes[b], edge) for a, b, edge in graph.edges(data=True)]
    assert {(a, b, edge["category"]) for a, b, edge in told} == set(want)
    assert sum(edge["records"] for _, _, edge in told) == len(want)
    for _, _, edge in told:
        assert type(edge["records"]) is int and type(edge["goldstein_sum"]) is float
        assert form == "graphml" or edge["weight"] == edge["records"]
    assert set(nodes.values()) == {party for a, b, _ in want for party in (a, b)}


def test_feedparser(odd):
    feed = loader("feedparser").parse(path(odd, "rss"))
    want = ours(odd)[::-1]
    assert not feed.bozo and feed.version == "rss20" and feed.feed.title and len(feed.entries) == len(want)
    assert len({entry.id for entry in feed.entries}) == len(want)  # A reader of feeds shows a guid once.
    for entry, record in zip(feed.entries, want):
        assert entry.published_parsed[:3] == tuple(map(int, record["story"]["published"][:10].split("-"))) or record["story"]["url"]
        assert entry.get("link") == record["story"]["url"] and entry.title and entry.summary
        assert [tag.term for tag in entry.tags if tag.scheme == "event"] == [record["plover"] or record["event"]]


def test_geojson(odd):
    geojson = loader("geojson")
    collection = geojson.loads(Path(path(odd, "geojson")).read_text())
    want = ours(odd)
    assert isinstance(collection, geojson.FeatureCollection) and collection.is_valid and not collection.errors()
    assert [feature.properties for feature in collection.features] == want
    assert len({feature.id for feature in collection.features}) == len(want)
    assert any(feature.geometry for feature in collection.features)


@pytest.mark.parametrize("form", [*TABLES, "csv"])
def test_frictionless(odd, form):
    report = loader("frictionless").validate(path(odd, form) + ".datapackage.json")
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    (task,) = report.tasks
    assert task.stats["rows"] == json.loads(Path(path(odd, form) + ".datapackage.json").read_text())["rows"] > 0


@pytest.mark.parametrize("form", [*TABLES, "petrarch", "csv"])
@pytest.mark.parametrize("quotes", [True, False], ids=["by default", "without quotes"])
def test_pandas(odd, form, quotes):
    """As the codebook says, and as most call it: without a word about quotes."""
    pandas = loader("pandas")
    options = {"dtype": str, "keep_default_na": False}
    if form != "csv":
        options |= {"sep": "\t", "header": 0 if form in HEADED else None, "quoting": 0 if quotes else 3}
    if form == "petrarch":
        options["names"] = range(8)  # An address is the seventh of eight columns where there is one.
    frame = pandas.read_csv(path(odd, form), **options)
    want = wanted(odd, needs_cameo=form != "polecat")
    assert len(frame) == (len(ours(odd)) if form == "csv" else len(want))
    if form == "icews":
        assert list(frame["CAMEO Code"]) == [r["cameo"] for r, _, _ in want]
        assert [one.strip("'\"") for one in frame["Publisher"]] == [r["story"]["outlet"].strip("'\"") for r, _, _ in want]
    if form == "polecat":
        assert list(frame["Event Date"]) == [day_of(r) for r, _, _ in want]
        assert list(frame["Actor Name"].replace("None", "")) == [name(a) for _, a, _ in want]


# ---- gdeltPyR ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def gdelt(monkeypatch):
    """gdeltPyR, whose requests are answered from the files that its package brings, and from `served`."""
    requests, served = loader("requests"), {}
    shipped = Path(sys.prefix) / "data"

    def get(url, **_):
        tail = url.rpartition("/")[2]
        content = served.get(tail) or (shipped / tail).read_bytes()
        return types.SimpleNamespace(content=content, status_code=200, url=url)

    monkeypatch.setattr(requests, "get", get)
    package = loader("gdelt")
    return package, served, shipped


# Names that gdeltPyR's table spells otherwise than GDELT's manual does.
SPELT = {"ActionGeo_Fullname": "ActionGeo_FullName", "Actor1Geo_Fullname": "Actor1Geo_FullName",
         "Actor2Geo_Fullname": "Actor2Geo_FullName"}


@pytest.mark.parametrize("form,table", [("gdelt-events", "events"), ("gdelt-mentions", "mentions")])
def test_gdeltpyr(odd, gdelt, form, table):
    pandas, (package, served, shipped) = loader("pandas"), gdelt
    from gdelt.parallel import _mp_worker
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.write(path(odd, form), "20240516120000.CSV")
    served["20240516120000.CSV.zip"] = archive.getvalue()
    frame = _mp_worker("http://data.gdeltproject.org/gdeltv2/20240516120000.CSV.zip", table=table)
    want = wanted(odd)
    columns = pandas.read_csv(shipped / ("events2.csv" if table == "events" else "mentions.csv"))["name"].tolist()
    fields = json.loads(Path(path(odd, form) + ".datapackage.json").read_text())["resources"][0]["schema"]["fields"]
    assert [SPELT.get(field["name"], field["name"]) for field in fields] == [SPELT.get(name, name) for name in columns]
    assert frame.shape == (len(want), len(columns))
    frame.columns = columns
    ids = "GLOBALEVENTID"
    assert frame[ids].is_unique and (frame[ids] > 0).all()
    if table == "events":
        codes = pandas.read_json(shipped / "cameoCodes.json", dtype={"cameoCode": str, "GoldsteinScale": float})
        scale = dict(zip(codes["cameoCode"], codes["GoldsteinScale"]))
        assert [str(code) for code in frame["EventCode"]] == [r["cameo"] for r, _, _ in want]
        known = frame[frame["EventCode"].isin(scale)]
        assert len(known) > 5 and (known["GoldsteinScale"] == known["EventCode"].map(scale)).all()
        assert list(frame["SQLDATE"].astype(str)) == [day_of(r).replace("-", "") for r, _, _ in want]
