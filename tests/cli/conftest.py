"""The program under test and small helpers.

$RAPPORT_BIN names the program (default: build/release/bin/rapport). Tests that need the model are skipped by name
where the program finds none; $RAPPORT_MODEL and $RAPPORT_TABLES reach it as always.
"""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("RAPPORT_BIN", ROOT / "build/release/bin/rapport")).resolve()

# An own text, with letters of several bytes before the events.
STORY = """Ødegård flies to Lima as fishing row deepens

Foreign Minister Åse Ødegård of Norway will visit Peru on Tuesday, Peruvian officials said on Friday. Norway
condemned Peru's seizure of a trawler last week. “We will talk about everything,” President Dina Boluarte said.

Thousands of fishermen protested in Lima on Thursday, and police arrested three of them, the interior ministry said.
"""

HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>{title}</title><meta property="og:site_name" content="Fjord Post">
<meta property="article:published_time" content="2024-05-17T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>{title}</h1>{body}</article>
<footer>Contact us</footer></body></html>
"""


def html_of(story=STORY, charset="utf-8"):
    title, *paragraphs = [part for part in story.split("\n\n") if part.strip()]
    body = "".join(f"<p>{part.strip()}</p>" for part in paragraphs)
    return HTML.format(charset=charset, title=title.strip(), body=body)


def has_model():
    if not BINARY.exists():
        return False
    out = subprocess.run([BINARY, "--version"], capture_output=True, text=True, timeout=120).stdout
    return "model none found" not in out and "model " in out


needs_model = pytest.mark.skipif(not has_model(), reason="no model: models/default is absent")


class Program:
    """Runs the program in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, *arguments, stdin=b"", env=None, **more):
        environment = {**os.environ, **(env or {})}
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("cwd", self.folder)
        return subprocess.run([BINARY, *map(str, arguments)], input=stdin, stderr=subprocess.PIPE,
                              env=environment, timeout=300, **more)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return name


@pytest.fixture
def rapport(tmp_path):
    assert BINARY.exists(), f"{BINARY} is not built; set RAPPORT_BIN"
    return Program(tmp_path)


@pytest.fixture
def page(rapport):
    return rapport.write("page.html", html_of())
