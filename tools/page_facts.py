#!/usr/bin/env python3
"""Scores rapport on pages that have a list of facts.

usage: page_facts.py FACTS.py FOLDER [--rapport FILE] [--model DIR] [--misses]

FACTS.py is the data folder's eval/facts.py. FOLDER holds NAME.txt or NAME.html beside NAME.facts.json, whose "published" is given
to the program. Prints a line a page and the sum: facts found, false statements made, records that the page states. Exit status 1
when a page could not be read, 2 on unusable input.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

LAST = re.compile(r"facts (\d+)/(\d+), wrong (\d+), records (\d+), precision (\d+)/(\d+)")


def pages_of(folder):
    """Yields (page, facts file)."""
    for facts in sorted(folder.glob("*.facts.json")):
        name = facts.name.removesuffix(".facts.json")
        yield next(p for p in (folder / f"{name}.txt", folder / f"{name}.html") if p.exists()), facts


def records_of(options, page, published):
    command = [options.rapport, "read", "--quiet", "--format", "jsonl", "--published", published, page]
    if options.model:
        command[2:2] = ["--model", options.model]
    return subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rapport", default="build/release/bin/rapport")
    parser.add_argument("--model")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was stated wrongly, too")
    options = parser.parse_args()
    pages = list(pages_of(options.folder)) if options.folder.is_dir() else []
    if not pages or not options.facts.exists():
        print("page_facts: no pages with facts, or no scoring script", file=sys.stderr)
        return 2
    total, failed = [0] * 6, 0
    for page, facts in pages:
        published = json.loads(facts.read_text(encoding="utf-8"))["published"]
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as records:
            try:
                records.write(records_of(options, page, published))
            except subprocess.CalledProcessError:
                failed += 1
                continue
            records.flush()
            out = subprocess.run([sys.executable, options.facts, facts, records.name], stdout=subprocess.PIPE, text=True).stdout
        found = LAST.search(out)
        if not found:
            print(f"{page.name}: the scoring script printed no sum", file=sys.stderr)
            failed += 1
            continue
        counts = list(map(int, found.groups()))
        total = [a + b for a, b in zip(total, counts)]
        print(f"{page.name:18} {found.group()}")
        if options.misses:
            print(out[: found.start()].rstrip())
    print(f"{'all':18} facts {total[0]}/{total[1]} {total[0] / max(total[1], 1):.3f}, wrong {total[2]}, "
          f"precision {total[4]}/{total[5]} {total[4] / max(total[5], 1):.3f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
