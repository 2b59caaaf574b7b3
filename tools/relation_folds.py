#!/usr/bin/env python3
"""Scores `rapport relate` on the pair set by folds: each pair by the model that has not seen its sentence.

usage: relation_folds.py RELATIONS.py GOLD.tsv K=ANSWERS.jsonl... [--rounds 1000] [--seed 1]

RELATIONS.py is the scoring script of the data folder (eval/relations.py), GOLD.tsv its pair set. K=ANSWERS.jsonl: what the
model of fold K (0 to 4: trained without parts 2K and 2K + 1 of training/split.tsv) answered; pairs of folds that are not given
are left out. The released model is that of fold 0. Prints macro-F1 and accuracy, pooled, with 95 % intervals by bootstrap.
"""
import argparse
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "training"))
from rapport_training.scoring import load_script  # noqa: E402
from rapport_training.split import part  # noqa: E402


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("script")
    p.add_argument("gold")
    p.add_argument("answers", nargs="+", help="K=ANSWERS.jsonl")
    p.add_argument("--rounds", type=int, default=1000)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    scoring = load_script(args.script)
    answers = {}
    for item in args.answers:
        fold, path = item.split("=", 1)
        with open(path, encoding="utf-8") as f:
            answers[int(fold)] = {r["id"]: r.get("plover") for r in map(json.loads, f)}
    pairs = []
    for key, text, _, _, root, quad in scoring.rows(args.gold):
        fold = part(text) // 2
        if fold in answers:
            got = answers[fold].get(key)
            got = "YIELD" if got in ("CONCEDE", "RETREAT") else got
            pairs.append((root, got, quad, scoring.QUAD.get(got)))
    rng = random.Random(args.seed)
    samples = [[rng.choice(pairs) for _ in pairs] for _ in range(args.rounds)]
    print(f"pairs {len(pairs)} of folds {sorted(answers)}, without an answer {sum(p[1] is None for p in pairs)}")
    for name, at in (("root", 0), ("quad", 2)):
        f1, accuracy = scoring.macro([p[at] for p in pairs], [p[at + 1] for p in pairs])
        spread = sorted(scoring.macro([p[at] for p in s], [p[at + 1] for p in s])[0] for s in samples)
        low, high = spread[int(0.025 * len(spread))], spread[int(0.975 * len(spread)) - 1]
        print(f"{name} macro-F1 {f1:.4f} [{low:.3f}, {high:.3f}] accuracy {accuracy:.4f}")


if __name__ == "__main__":
    main()
