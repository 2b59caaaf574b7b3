"""bench/peers.py: what it reads, and that it goes on without a peer. Nothing is installed and no speed is judged."""
import importlib.util
import json
import subprocess
import sys

import pytest

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
from conftest import BINARY, has_model  # noqa: E402


@pytest.fixture(scope="module")
def peers():
    spec = importlib.util.spec_from_file_location("peers", ROOT / "bench/peers.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["peers"] = module
    spec.loader.exec_module(module)
    return module


def test_sentences_are_the_same_each_time_and_differ(peers):
    sentences = peers.sentences_of(1600)
    assert sentences == peers.sentences_of(1600) and len(sentences) == 1600
    assert len(set(sentences)) > 760


@pytest.mark.parametrize("text, pieces", [("Peru condemned it.", ["[CLS]", "peru", "condemned", "it", ".", "[SEP]"]),
                                          ("Málaga", ["[CLS]", "malaga", "[SEP]"]),
                                          ("", ["[CLS]", "[SEP]"])])
def test_sub_words(peers, text, pieces):
    vocabulary = peers.WordPiece()
    names = {number: piece for piece, number in vocabulary.ids.items()}
    assert [names[number] for number in vocabulary.sentence(text)] == pieces


@pytest.mark.skipif(not has_model(), reason="no model: models/default is absent")
def test_a_peer_that_is_absent_is_named_and_the_rest_measured(tmp_path):
    figures = tmp_path / "figures.json"
    run = subprocess.run([sys.executable, ROOT / "bench/peers.py", "--rapport", BINARY, "--nn-bench", tmp_path / "none",
                          "--work", tmp_path / "work", "--python", tmp_path / "python", "--rounds", "1", "--sentences",
                          "24", "--only", "rapport,encoder,spacy", "--json", figures],
                         capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    assert "| rapport | " in run.stdout
    assert "- encoder: NOT MEASURED: " in run.stdout and "- spacy: NOT MEASURED: " in run.stdout
    assert set(json.loads(figures.read_text())["peers"]) == {"rapport"}


def test_a_peer_that_does_not_exist_is_refused():
    run = subprocess.run([sys.executable, ROOT / "bench/peers.py", "--rapport", "a", "--nn-bench", "b", "--work", "c",
                          "--only", "gpu"], capture_output=True, text=True)
    assert run.returncode == 2 and "no peer gpu" in run.stderr


def test_the_work_folder_may_be_relative(peers, tmp_path, monkeypatch):
    """Maven runs in the work folder: a relative path would be taken from there."""
    asked = []

    def no_fetch(work, target):
        asked.append((work, target))
        raise peers.Missing("not fetched in a test")
    monkeypatch.setattr(peers, "fetch", no_fetch)
    monkeypatch.chdir(tmp_path)
    assert peers.main(["--rapport", "a", "--nn-bench", "b", "--work", "work", "--rounds", "1", "--sentences", "5", "--only", "onnx"]) == 1
    assert asked == [(tmp_path / "work", tmp_path / "work/bge-small-en-v1.5.onnx")]
