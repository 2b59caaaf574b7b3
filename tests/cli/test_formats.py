"""Inputs that hold many stories, compressed files and patterns: what is read of them, and what is said of the rest."""
import bz2
import gzip
import json
import lzma

import pytest
from conftest import STORY, html_of

PAGE = html_of()
TITLE, LEAD = STORY.split("\n\n")[:2]


def record(kind, url, content_type, block):
    block = block.encode()
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-20T01:02:03Z\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def answer(url, page=PAGE, status=200):
    return record("response", url, "application/http; msgtype=response",
                  f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}")


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Feed</title>
<item><title>{TITLE}</title><link>https://fjord.example/1</link><pubDate>Fri, 17 May 2024 10:00:00 +0200</pubDate>
<description><![CDATA[<p>{LEAD}</p>]]></description></item></channel></rss>"""

MAIL = f"""From: "Fjord Letter" <news@fjord.example>
To: reader@mail.example
Subject: The fishing row deepens
Date: Fri, 17 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{STORY}"""

JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Feed", "items": [
    {"id": "https://fjord.example/1", "url": "https://fjord.example/1", "title": TITLE, "content_text": LEAD,
     "date_published": "2024-05-17T08:00:00Z"}]})

CSV = f'headline,date,body\n"{TITLE}",2024-05-17,"{LEAD}"\n'

SENTENCES = """<Sentences><Sentence date="20240517" id="FJO001_01" source="Fjord" sentence="true">
<Text>Norway condemned Peru.</Text></Sentence></Sentences>"""


def stories(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


@pytest.mark.parametrize("name, content, arguments, outlet", [
    ("crawl.warc", answer("https://fjord.example/1"), [], "Fjord Post"),
    ("crawl.warc.gz", gzip.compress(answer("https://fjord.example/1")), ["--as", "warc"], "Fjord Post"),
    ("feed.xml", RSS.encode(), [], "Fjord Feed"),
    ("feed.json", JSON_FEED.encode(), ["--as", "feed"], "Fjord Feed"),
    ("letter.eml", MAIL.encode(), [], "Fjord Letter"),
    ("wire.csv", CSV.encode(), ["--columns", "text=body,title=headline,published=date"], None),
    ("sentences.xml", SENTENCES.encode(), ["--as", "petrarch"], "Fjord"),
    ("page.html.bz2", bz2.compress(PAGE.encode()), [], "Fjord Post"),
    ("page.html.xz", lzma.compress(PAGE.encode()), [], "Fjord Post"),
])
def test_each_kind_is_read(rapport, name, content, arguments, outlet):
    (rapport.folder / name).write_bytes(content)
    run = rapport("text", name, "--format", "jsonl", *arguments)
    assert run.returncode == 0, run.stderr
    (story,) = stories(run)
    assert "condemned" in story["text"]
    assert story["published"].startswith("2024-05-17")
    assert story["outlet"] == outlet
    piped = rapport("text", "--format", "jsonl", *arguments, stdin=content)
    assert [s["text"] for s in stories(piped)] == [story["text"]]


def test_an_archive_gives_address_and_time_of_capture(rapport):
    (rapport.folder / "a.warc").write_bytes(
        answer("https://fjord.example/1") + answer("https://fjord.example/2", status=404) +
        record("revisit", "https://fjord.example/3", "application/http", ""))
    run = rapport("text", "a.warc", "--format", "jsonl")
    assert run.returncode == 0
    (story,) = stories(run)
    assert story["id"] == story["url"] == "https://fjord.example/1"
    assert story["captured"] == "2024-05-20T01:02:03Z" and story["published"] == "2024-05-17T08:00:00Z"
    assert "not read: 1 pages that an earlier capture holds (revisits), 1 answers" in run.stderr.decode()


def test_what_is_broken_is_named_and_the_rest_is_read(rapport):
    first = gzip.compress(answer("https://fjord.example/1"))
    second = gzip.compress(answer("https://fjord.example/2"))
    (rapport.folder / "a.warc.gz").write_bytes(first + second[:-20] + second)
    (rapport.folder / "b.csv").write_text("id,text\n1,Norway condemned Peru.\n2\n3,Peru condemned Norway.\n")
    (rapport.folder / "c.xml").write_text(RSS[:-10])
    run = rapport("text", "a.warc.gz", "b.csv", "c.xml", "--format", "jsonl")
    assert run.returncode == 1
    assert len(stories(run)) == 5
    errors = run.stderr.decode()
    assert f"a.warc.gz:byte {len(first)}: bad-compression" in errors
    assert "b.csv:3: bad-row: 1 cells where the header row has 2" in errors
    assert f"c.xml:byte {len(RSS[:-10].encode())}: bad-xml: the file ends inside of <channel>" in errors


def test_patterns_are_expanded(rapport):
    for name in ["news/b.html", "news/a.html", "news/deep/c.html", "news/d.txt"]:
        (rapport.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (rapport.folder / name).write_text(PAGE)

    def paths(*arguments):
        return [story["path"] for story in stories(rapport("text", *arguments, "--format", "jsonl"))]

    assert paths("news/*.html") == ["news/a.html", "news/b.html"]
    assert paths("news/**/*.html") == ["news/a.html", "news/b.html", "news/deep/c.html"]
    run = rapport("text", "news/*.xml")
    assert run.returncode == 1 and "news/*.xml: input-empty: no file fits this pattern" in run.stderr.decode()


def test_out_is_not_read_through_a_pattern(rapport):
    (rapport.folder / "a.html").write_text(PAGE)
    run = rapport("text", "*.html", "--out", "a.html")
    assert run.returncode == 2 and (rapport.folder / "a.html").read_text() == PAGE
    run = rapport("text", "*.html", "--out", "new.html")
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("columns, message", [
    ("body", "'body' is not FIELD=COLUMN"),
    ("text=", "'text=' is not FIELD=COLUMN"),
    ("body=text", "'body' is no field"),
    ("text=a,text=b", "'text' is given two columns"),
])
def test_wrong_columns_are_refused(rapport, columns, message):
    run = rapport("text", "a.csv", "--columns", columns)
    assert run.returncode == 2 and message in run.stderr.decode()


def test_a_sitemap_is_no_error(rapport):
    (rapport.folder / "map.xml").write_text("<urlset><url><loc>https://fjord.example/1</loc></url></urlset>")
    run = rapport("text", "map.xml")
    assert run.returncode == 0 and run.stdout == b""
    assert "a sitemap has no text: 1 addresses" in run.stderr.decode()
