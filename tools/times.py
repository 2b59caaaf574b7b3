#!/usr/bin/env python3
"""Which of the time spans of annotated sentences the room coding reads as a time or a duration.

usage: times.py ANNOTATED.jsonl... --program build/release/training/times/rapport-times [--misses N]

ANNOTATED: sentences with "text" and "events", whose "time" holds [begin, end] pairs. Each span of a sentence counts once. Prints
the shares of spans that are read and dated, and the N most frequent that are not read. Exit status 2 on unusable input.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys


def spans_of(files):
    """Yields the text of each time span, once a sentence."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            sentence = json.loads(line)
            yield from {tuple(span): sentence["text"][span[0] : span[1]]
                        for event in sentence["events"] for span in event.get("time", [])}.values()


def read(program, expressions, published):
    lines = "".join(" ".join(e.split()) + "\n" for e in expressions)
    out = subprocess.run([program, published], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [line.split("\t") for line in out.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/training/times/rapport-times")
    parser.add_argument("--published", default="2023-06-18")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    missing = [f for f in options.files if not f.exists()]
    if missing:
        print(f"times: {missing[0]}: no such file", file=sys.stderr)
        return 2
    expressions = list(spans_of(options.files))
    answers = read(options.program, expressions, options.published)
    known = [a != ["-"] * 4 for a in answers]
    dated = [a[0] != "-" or a[1] != "-" or a[3] != "-" for a in answers]
    total = max(len(expressions), 1)
    print(f"{len(expressions)} spans, read {sum(known)} {sum(known) / total:.3f}, dated or measured {sum(dated)} "
          f"{sum(dated) / total:.3f}")
    for text, count in collections.Counter(e.lower() for e, k in zip(expressions, known) if not k).most_common(options.misses):
        print(f"{count:5} {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
