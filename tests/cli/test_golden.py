"""Whole documents: the records of the example pages, byte by byte. `./dev approve` writes them anew; the change is reviewed
as a difference."""
import subprocess

import pytest

from conftest import BINARY, ROOT

PAGES = sorted((ROOT / "examples").iterdir())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
@pytest.mark.parametrize("isa", ["auto", "portable"])
def test_records_are_the_approved_ones(page, isa):
    run = subprocess.run([BINARY, "read", "--isa", isa, "--format", "jsonl", str(page.relative_to(ROOT))],
                         cwd=ROOT, capture_output=True, check=True)
    golden = ROOT / "tests" / "golden" / (page.name.split(".")[0] + ".jsonl")
    assert run.stdout.decode("utf-8") == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_its_page():
    assert {p.stem for p in (ROOT / "tests" / "golden").glob("*.jsonl")} == {p.name.split(".")[0] for p in PAGES}
