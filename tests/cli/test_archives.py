"""Web archives beside warcio, which also writes them, and FastWARC where it is installed."""
import gzip
import io
import json

import pytest
from conftest import STORY, html_of

warcio = pytest.importorskip("warcio")
from warcio.archiveiterator import ArchiveIterator  # noqa: E402
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402


def chunked(body):
    parts = [body[i:i + 100] for i in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


CODINGS = {
    "plain": ([], lambda body: body),
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress),
    "chunks": ([("Transfer-Encoding", "chunked")], chunked),
    "both": ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], lambda body: chunked(gzip.compress(body))),
}


def write_archive(path, packed):
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=packed, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a test"}))
        for number, (name, (fields, code)) in enumerate(CODINGS.items()):
            url = f"https://fjord.example/{number}-{name}"
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "fjord.example")], is_http_request=True)
            page = html_of(STORY.replace("Thousands", f"{number + 2},000")).encode()
            answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8"), *fields], protocol="HTTP/1.1")
            response = writer.create_warc_record(url, "response", payload=io.BytesIO(code(page)), http_headers=answer)
            writer.write_request_response_pair(
                writer.create_warc_record(url, "request", http_headers=request), response)
        gone = StatusAndHeaders("404 Not Found", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record("https://fjord.example/gone", "response",
                                                      payload=io.BytesIO(b"<p>no</p>"), http_headers=gone))
        writer.write_record(writer.create_revisit_record("https://fjord.example/again", "sha1:x",
                                                         "https://fjord.example/0-plain", "2024-05-17T00:00:00Z"))


def pages_by_warcio(path):
    """Address, time, offset and page of each response with status 200."""
    out = []
    with open(path, "rb") as stream:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                body = record.content_stream().read()
                out.append((record.rec_headers["WARC-Target-URI"], record.rec_headers["WARC-Date"],
                            records.get_record_offset(), body))
    return out


def stories(run):
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_are_those_of_warcio(rapport, packed):
    path = rapport.folder / "crawl.warc"
    write_archive(path, packed)
    expected = pages_by_warcio(path)
    assert len(expected) == len(CODINGS)
    run = rapport("text", path.name, "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    assert [(s["url"], s["captured"]) for s in stories(run)] == [page[:2] for page in expected]
    for story, (_, _, _, page) in zip(stories(run), expected):
        alone, = stories(rapport("text", "--as", "html", "--format", "jsonl", stdin=page))
        assert story["text"] == alone["text"]


def test_a_damage_is_named_by_the_offset_of_warcio(rapport):
    path = rapport.folder / "crawl.warc.gz"
    write_archive(path, True)
    offset = pages_by_warcio(path)[1][2]
    damaged = bytearray(path.read_bytes())
    damaged[offset + 300:offset + 340] = bytes(40)
    path.write_bytes(damaged)
    run = rapport("text", path.name, "--format", "jsonl")
    assert run.returncode == 1
    assert len(stories(run)) == len(CODINGS) - 1
    assert f"crawl.warc.gz:byte {offset}: bad-compression" in run.stderr.decode()


def test_the_pages_are_those_of_fastwarc(rapport):
    fastwarc = pytest.importorskip("fastwarc.warc")
    path = rapport.folder / "crawl.warc.gz"
    write_archive(path, True)
    with open(path, "rb") as stream:
        records = fastwarc.ArchiveIterator(stream, record_types=fastwarc.WarcRecordType.response)
        expected = [r.headers["WARC-Target-URI"] for r in records if r.http_headers.status_code == 200]
    assert [s["url"] for s in stories(rapport("text", path.name, "--format", "jsonl"))] == expected
