#!/usr/bin/env python3
"""Writes the annotated sentences that no model was trained on, as gold and as one-sentence stories.

usage: set_aside.py DATA_DIR GOLD.jsonl STORIES.jsonl [MORE.jsonl...]

DATA_DIR is the folder with events/annotated_*.jsonl; MORE are further files of that form, as annotation/check.py writes
them. The rule of the split is that of training/rapport_training/split.py.
"""
import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "training"))
from rapport_training.split import SET_ASIDE, part  # noqa: E402


def main():
    data, gold_path, stories_path, *more = sys.argv[1:]
    count = 0
    with open(gold_path, "w", encoding="utf-8") as gold, open(stories_path, "w", encoding="utf-8") as stories:
        for path in sorted(glob.glob(os.path.join(data, "events", "annotated_*.jsonl"))) + more:
            with open(path, encoding="utf-8") as f:
                rows = [json.loads(line) for line in f]
            for row in rows:
                if part(row["text"]) in SET_ASIDE:
                    gold.write(json.dumps({"id": row["id"], "events": row["events"]}) + "\n")
                    stories.write(json.dumps({"id": row["id"], "text": row["text"]}) + "\n")
                    count += 1
    print(f"{count} set-aside sentences")


if __name__ == "__main__":
    main()
