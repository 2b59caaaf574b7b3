"""bench/page_peers.py on pages made up here; nothing is installed and no speed is judged."""
import gzip
import json
import subprocess
import sys

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
from conftest import BINARY, STORY, html_of  # noqa: E402

# The measure itself is the data folder's; here one that counts words.
SCORE = """import json, sys
truth, answers = json.load(open(sys.argv[1])), [json.loads(line) for line in open(sys.argv[2])]
print("pages", len(truth), "F1", 1.0 if all(truth[a["id"]]["articleBody"][:20] in a["text"] for a in answers) else 0.0)
"""


def data_folder(root):
    pages = root / "data/pages/html"
    pages.mkdir(parents=True)
    (pages / "one.html.gz").write_bytes(gzip.compress(html_of().encode()))
    body = STORY.split("\n\n", 1)[1].strip()
    (root / "data/pages/ground-truth.json").write_text(json.dumps({"one": {"articleBody": body}}))
    (root / "eval").mkdir()
    (root / "eval/pages.py").write_text(SCORE)
    return root


def run(*arguments):
    return subprocess.run([sys.executable, ROOT / "bench/page_peers.py", *map(str, arguments)], capture_output=True, text=True)


def test_ours_is_measured_without_a_peer(tmp_path):
    figures = tmp_path / "figures.json"
    (tmp_path / "work").mkdir()
    out = run("--rapport", BINARY, "--data", data_folder(tmp_path / "given"), "--work", tmp_path / "work", "--rounds", 2,
              "--json", figures)
    assert out.returncode == 0, out.stderr
    assert out.stdout.count("| `rapport` |") == 1
    result, = json.loads(figures.read_text()).values()
    assert result["f1"] == 1.0 and 0 < result["least"] <= result["pages_per_core_second"] <= result["most"]


def test_no_pages_is_an_error(tmp_path):
    out = run("--rapport", BINARY, "--data", tmp_path, "--work", tmp_path / "work")
    assert out.returncode == 1 and "no pages in" in out.stderr
