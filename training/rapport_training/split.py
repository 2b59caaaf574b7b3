"""The one split that serves every training and every score: ten parts by a hash of the sentence.

Source of the rule: the data README, 'Splits'. Parts 0 and 1 are set aside: no model sees them in training. Part 2 is held
back in the first training run to fit thresholds and calibration.

usage: python -m rapport_training.split DATA_DIR SPLIT.tsv     writes key hash and part of every sentence, no text
"""
import csv
import glob
import hashlib
import json
import os
import re
import sys

SET_ASIDE = (0, 1)
TUNING = (2,)


def letters(text):
    """The text's letters and digits, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def key(text):
    """The sentence's letters as 16 hex digits of SHA-1."""
    return hashlib.sha1(letters(text).encode("utf-8")).hexdigest()[:16]


def part(text):
    """Part 0 to 9 of a sentence."""
    return int(key(text), 16) % 10


def sentences(data_dir):
    """Yields every sentence of the event sets once per occurrence."""
    events = os.path.join(data_dir, "events")
    for path in sorted(glob.glob(os.path.join(events, "annotated_*.jsonl"))):
        with open(path, encoding="utf-8") as f:
            for line in f:
                yield json.loads(line)["text"]
    with open(os.path.join(events, "plv_train.tsv"), encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            yield re.sub(r"</?[st]>", "", row["marked_sentence"])
    with open(os.path.join(events, "cameo_quad.tsv"), encoding="utf-8") as f:
        for line in f:
            yield max(line.rstrip("\n").split("\t"), key=len)
    with open(os.path.join(events, "cameo_actors.bio"), encoding="utf-8") as f:
        for block in f.read().split("\n\n"):
            words = [line.split("\t")[0] for line in block.splitlines() if line.strip()]
            if words:
                yield " ".join(words)


def main():
    rows = sorted({(key(s), part(s)) for s in sentences(sys.argv[1])})
    with open(sys.argv[2], "w", encoding="utf-8") as f:
        f.write("key\tpart\n")
        f.writelines(f"{k}\t{p}\n" for k, p in rows)
    print(f"{len(rows)} sentences, set aside {sum(p in SET_ASIDE for _, p in rows)}")


if __name__ == "__main__":
    main()
