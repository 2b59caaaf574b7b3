"""Pages of every kind: what is read, what is refused, and what the rest of a batch makes of it."""
import gzip
import html
import json
import re

import pytest
from conftest import STORY, html_of


def stories(run):
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def read(rapport, *arguments, **more):
    return rapport("text", "--format", "jsonl", *arguments, **more)


def assert_refused(run, where):
    assert run.returncode == 1
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"rapport: {where}: "), lines
    assert "note:" not in lines[0]


def test_the_story_of_a_page(rapport, page):
    run = read(rapport, page)
    assert (run.returncode, run.stderr) == (0, b"")
    story, = stories(run)
    assert list(story) == ["id", "path", "story", "index", "title", "outlet", "published", "modified", "url", "language",
                           "section", "authors", "dateline", "text", "body", "lines"]
    assert (story["id"], story["path"], story["index"]) == ("page", "page.html", 0)
    assert story["title"] == STORY.splitlines()[0] and story["outlet"] == "Fjord Post"
    assert story["published"].startswith("2024-05-17")
    begin, end = story["body"]
    assert story["text"][:begin] == story["title"] + "\n"
    assert story["text"][begin:].startswith("Foreign Minister Åse") and end <= len(story["text"])
    assert "Contact us" not in story["text"]


def test_lines_lead_back_to_the_page(rapport, page):
    story, = stories(read(rapport, page))
    source = (rapport.folder / page).read_bytes()
    assert len(story["lines"]) >= 3
    for line in story["lines"]:
        begin, end = line["text"]
        on_page = source[slice(*line["page"])].decode("utf-8")
        assert " ".join(re.sub(r"<[^>]*>", "", html.unescape(on_page)).split()) == story["text"][begin:end]


def test_plain_text(rapport):
    rapport.write("page.txt", STORY)
    story, = stories(read(rapport, "page.txt"))
    assert story["id"] == "page" and "Åse Ødegård" in story["text"]


@pytest.mark.parametrize("encoding, charset", [("latin-1", "iso-8859-1"), ("cp1252", "windows-1252"),
                                               ("utf-16", "utf-16"), ("utf-8-sig", "utf-8")])
def test_encodings(rapport, encoding, charset):
    text = STORY if encoding != "latin-1" else STORY.replace("“", '"').replace("”", '"')
    rapport.write("page.html", html_of(text, charset).encode(encoding))
    run = read(rapport, "page.html")
    assert run.returncode == 0, run.stderr
    story, = stories(run)
    assert story["title"].startswith("Ødegård") and "Åse Ødegård" in story["text"]


def test_broken_utf8_is_valid_in_the_output(rapport):
    broken = html_of().encode().replace("Åse".encode(), b"\xff\xfeAse", 1)
    rapport.write("page.html", broken)
    run = read(rapport, "page.html")
    run.stdout.decode("utf-8", errors="strict")
    assert run.returncode in (0, 1) and run.stdout.count(b"\n") + run.stderr.count(b"\n") >= 1


def test_gzip(rapport):
    rapport.write("page.html", html_of())
    rapport.write("packed.html.gz", gzip.compress(html_of().encode()))
    plain, packed = (stories(read(rapport, name)) for name in ("page.html", "packed.html.gz"))
    assert [story["text"] for story in plain] == [story["text"] for story in packed]
    assert packed[0]["id"] == "packed"


@pytest.mark.parametrize("name, content", [
    ("empty.html", b""), ("blank.txt", b" \n\t\n "), ("image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    ("nul.txt", b"\0" * 4096), ("cut.html.gz", gzip.compress(html_of().encode() * 50)[:-200]),
    ("bare.html", b"<html><body><nav><a href='/a'>Home</a></nav></body></html>")])
def test_refused_pages_do_not_stop_the_others(rapport, page, name, content):
    rapport.write(name, content)
    run = read(rapport, name, page)
    assert_refused(run, name)
    assert [story["path"] for story in stories(run)] == [page]


def test_missing_file_and_good_file(rapport, page):
    run = read(rapport, "missing.html", page)
    assert_refused(run, "missing.html")
    assert len(stories(run)) == 1


def test_control_characters_in_a_name_do_not_reach_the_terminal(rapport):
    run = read(rapport, "a\x1b]0;owned\x07\nb.html")
    assert run.returncode == 1
    assert b"\x1b" not in run.stderr and b"\x07" not in run.stderr and run.stderr.count(b"\n") == 1


def test_folder_in_the_order_of_names(rapport):
    for name in ("news/b.html", "news/a/z.html", "news/a.html", "news/B.html"):
        rapport.write(name, html_of())
    paths = [story["path"] for story in stories(read(rapport, "news"))]
    assert paths == sorted(paths) and len(paths) == 4


def test_standard_input(rapport):
    for arguments in ([], ["-"]):
        run = read(rapport, *arguments, stdin=html_of().encode())
        story, = stories(run)
        assert run.returncode == 0 and story["id"] == "-" and story["path"] == "-"


def test_empty_standard_input(rapport):
    assert_refused(read(rapport, stdin=b""), "-")


def test_published_dates_pages_that_state_none(rapport, page):
    rapport.write("page.txt", STORY)
    dates = [story["published"] for story in stories(read(rapport, "page.txt", page, "--published", "2020-02-29"))]
    assert dates[0] == "2020-02-29" and dates[1].startswith("2024-05-17")


def test_bad_line_in_the_middle_of_a_feed(rapport):
    good = [json.dumps({"id": f"n{number}", "text": STORY}) for number in range(2)]
    rapport.write("feed.jsonl", f"{good[0]}\n{{\"id\": 1, \n{good[1]}\n")
    run = read(rapport, "feed.jsonl")
    assert run.returncode == 1 and b"feed.jsonl:2" in run.stderr
    found = stories(run)
    assert [story["id"] for story in found] == ["n0", "n1"]
    assert all(story["text"] == STORY for story in found), "the text exactly as given"


@pytest.mark.parametrize("limit, read_all", [("5000", False), ("5K", False), ("1M", True), ("1g", True)])
def test_page_beyond_the_limit(rapport, page, limit, read_all):
    rapport.write("big.txt", STORY * 100)
    run = read(rapport, "big.txt", page, "--max-page", limit)
    assert len(stories(run)) == (2 if read_all else 1)
    if read_all:
        assert run.returncode == 0
    else:
        assert_refused(run, "big.txt")
        assert b"input-too-large: page of more than 5" in run.stderr


def test_gzip_that_unpacks_beyond_the_limit(rapport):
    rapport.write("bomb.txt.gz", gzip.compress(b"a " * 10_000_000))
    assert_refused(read(rapport, "bomb.txt.gz", "--max-page", "100000"), "bomb.txt.gz")


def test_line_beyond_the_limit(rapport, page):
    lines = [json.dumps({"id": f"n{n}", "text": STORY * (1 + 20 * (n == 1))}) for n in range(3)]
    rapport.write("feed.jsonl", "\n".join(lines))
    run = read(rapport, "feed.jsonl", page, "--max-line", "4K", "--max-page", "3K")
    assert_refused(run, "feed.jsonl:2")
    assert b"input-too-large: line of more than 4096 bytes" in run.stderr
    assert [story["id"] for story in stories(run)] == ["n0", "n2", "page"], "--max-page is not for lines"


def test_page_beyond_the_time(rapport, page):
    paragraphs = "".join(f"<p>The council of Lima ended meeting {n} on Tuesday.</p>" for n in range(300_000))
    rapport.write("slow.html", html_of().replace("</article>", paragraphs + "</article>"))
    run = read(rapport, "slow.html", page, "--max-seconds", "0.1")
    assert_refused(run, "slow.html")
    assert b"timeout: took more than 0.1 seconds" in run.stderr
    assert [story["path"] for story in stories(run)] == [page]


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8"])
def test_page_saved_with_its_http_header(rapport, charset):
    body = html_of(charset="").encode(charset)
    header = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n".encode()
    rapport.write("page.html", header + body)
    rapport.write("bare.html", html_of())
    run = read(rapport, "page.html", "bare.html")
    assert (run.returncode, run.stderr) == (0, b"")
    saved, bare = stories(run)
    assert saved["text"] == bare["text"]


def test_large_page(rapport):
    # numbered, as the reader drops paragraphs that stand twice
    lines = (f"<p>Meeting {n} of the council of Lima ended on Tuesday with item {n} left open.</p>\n" for n in range(600_000))
    rapport.write("large.html", f"<html><body><article><h1>A long day</h1>{''.join(lines)}</article></body></html>")
    assert (rapport.folder / "large.html").stat().st_size > 50_000_000
    run = read(rapport, "large.html")
    assert run.returncode == 0, run.stderr
    story, = stories(run)
    assert "Meeting 0 " in story["text"] and "Meeting 599999 " in story["text"]


def test_notes_are_silenced_and_errors_are_not(rapport, page):
    run = read(rapport, "missing.html", page, "--quiet")
    assert_refused(run, "missing.html")
