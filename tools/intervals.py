#!/usr/bin/env python3
"""Bootstrap intervals of the sentence scores: resamples the gold sentences with replacement.

usage: intervals.py SENTENCES.py GOLD.jsonl RECORDS.jsonl [--rounds 500] [--seed 1]
SENTENCES.py is the scoring script of the data folder (eval/sentences.py).
"""
import argparse
import collections
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "training"))
from rapport_training.scoring import load_script  # noqa: E402


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script")
    parser.add_argument("gold")
    parser.add_argument("records")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    scoring = load_script(args.script)

    records = collections.defaultdict(list)
    for r in load(args.records):
        if r["confidence"] >= 0.5:
            records[r["story"]["id"]].append(r)
    singles = [scoring.score([g], records)[0] for g in load(args.gold)]
    rng = random.Random(args.seed)
    figures = collections.defaultdict(list)
    for _ in range(args.rounds):
        n = collections.Counter()
        for one in rng.choices(singles, k=len(singles)):
            n.update(one)
        figures["trigger"].append(scoring.prf(n["trigger"], n["pred"], n["gold"])[2])
        figures["trigger+type"].append(scoring.prf(n["type"], n["pred"], n["gold"])[2])
        figures["type+status+both parties"].append(scoring.prf(n["whole"], n["pred"], n["gold"])[2])
        for role in ("actor", "recipient"):
            figures[role + " (event right)"].append(
                scoring.prf(n["hit_" + role], n["in_pred_" + role], n["in_gold_" + role])[2])
    for name, values in figures.items():
        values.sort()
        low, high = (values[int(len(values) * q)] for q in (0.025, 0.975))
        print(f"{name:28s} F1 95 % interval {low:.3f} to {high:.3f}")


if __name__ == "__main__":
    main()
