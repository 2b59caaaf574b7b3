#!/usr/bin/env python3
"""Scores who names are, and when times are, on the sets that were written without a look at the tables.

usage: names.py names NAMES500.tsv --program rapport-parties --tables data [--wrong]
       names.py times TIMES200.tsv --program rapport [--wrong]

names: country, sectors, both, and the canonical name of the words in their sentence on the date, by kind; without the place of an
act, which lends unnamed parties a country in a story. times: first and last day of the expression as `rapport explain` has
them, of the frame with the highest confidence that has it as its time; expressions that no frame has are counted apart.
--wrong: prints what was wrong.
"""
import argparse
import collections
import csv
import json
import subprocess


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def run(command, lines):
    out = subprocess.run(command, input="".join(json.dumps(line) + "\n" for line in lines).encode(),
                         stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def score_names(rows, program, tables, wrong):
    lines = []
    for number, row in enumerate(rows):
        begin = row["context"].index(row["text"])
        lines.append({"id": number, "text": row["context"], "published": row["date"] or None, "begin": begin,
                      "end": begin + len(row["text"])})
    counts = collections.defaultdict(collections.Counter)
    for row, answer in zip(rows, run([program, tables], lines)):
        party = answer["parties"][0]
        country = (party["country"] or "") == row["country"]
        sectors = set(party["sectors"]) == set(row["sectors"].split())
        name = (party["name"] or "") == row["name"]
        for kind in (row["kind"], "all"):
            counts[kind].update(rows=1, country=country, sectors=sectors, both=country and sectors, name=name)
        if wrong and not (country and sectors):
            print(row["text"], row["date"], "is", row["country"], row["sectors"], "and not", party)
    for kind, c in counts.items():
        print(f"{kind:10} {c['rows']:4}" + "".join(f"  {k} {c[k] / c['rows']:.3f}" for k in ("country", "sectors", "both", "name")))


def time_of(row, frames):
    """The trace of the expression, of the surest frame that has it; None."""
    begin = row["text"].index(row["expression"])
    end = begin + len(row["expression"])
    for frame in sorted(frames, key=lambda f: -f["confidence"]):
        for mention in frame["mentions"]:
            if mention["role"] == "time" and mention["begin"] < end and begin < mention["end"] and mention["time"]:
                return mention["time"]
    return None


def score_times(rows, program, wrong):
    lines = [{"id": r["id"], "text": r["text"], **({"published": r["published"]} if r["published"] else {})} for r in rows]
    frames = collections.defaultdict(list)
    for sentence in run([program, "explain", "--quiet", "--as", "jsonl", "--format", "jsonl", "-"], lines):
        frames[sentence["story"]] += sentence["frames"]
    counts = collections.Counter()
    for row in rows:
        time = time_of(row, frames[row["id"]])
        right = time is not None and (time["start"] or "", time["end"] or "") == (row["start"], row["end"])
        counts.update(rows=1, found=time is not None, right=right)
        if wrong and not right:
            print(row["id"], row["published"], row["expression"], row["start"], row["end"], "and not",
                  (time["start"], time["end"]) if time else "found")
    print(f"rows {counts['rows']}  found {counts['found']}  right {counts['right']} "
          f"({counts['right'] / max(counts['found'], 1):.3f} of those found)")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=("names", "times"))
    p.add_argument("rows")
    p.add_argument("--program", required=True)
    p.add_argument("--tables", default="data")
    p.add_argument("--wrong", action="store_true")
    args = p.parse_args()
    if args.what == "names":
        score_names(rows_of(args.rows), args.program, args.tables, args.wrong)
    else:
        score_times(rows_of(args.rows), args.program, args.wrong)


if __name__ == "__main__":
    main()
