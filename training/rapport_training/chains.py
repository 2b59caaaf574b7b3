"""Trains the weights by which mentions are grouped into chains, on GUM's training part: a choice among the chains so far and
a new one for each mention, by a softmax over sums of weights (a log-linear mention ranker, as Durrett and Klein 2013).

usage: python -m rapport_training.chains --data DIR --program rapport-chains --out WEIGHTS.tsv
"""
import argparse
import collections
import json
import math
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools"))
import gum  # noqa: E402

LEFT_OUT = ("conversation", "vlog", "podcast")  # Speech without a writer: its "I" changes with each line.
NEAR = ("news", "interview", "speech")  # Nearest to what is read: twice an epoch.
LEAST_SEEN, LEAST_WEIGHT = 3, 0.02


def choices(program, documents):
    """[(right, [features...]...)] of the mentions, through the program."""
    lines = "".join(json.dumps(d) + "\n" for d in documents)
    out = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [(c["right"], c["features"]) for line in out.splitlines() for c in json.loads(line)["choices"]]


def train(examples, epochs, rng):
    """{feature: weight} by stochastic gradients with a rate that falls for features often seen (Adagrad)."""
    seen = collections.Counter(f for _, options in examples for option in options for f in set(option))
    weights = {f: 0.0 for f, n in seen.items() if n >= LEAST_SEEN}
    squares = dict.fromkeys(weights, 1e-2)
    for epoch in range(epochs):
        rng.shuffle(examples)
        rate = 0.15 * 0.5**epoch
        loss = 0.0
        for right, options in examples:
            sums = [sum(weights.get(f, 0.0) for f in option) for option in options]
            top = max(sums)
            shares = [math.exp(s - top) for s in sums]
            total = sum(shares)
            loss -= math.log(shares[right] / total)
            for k, option in enumerate(options):
                slope = shares[k] / total - (k == right)
                if abs(slope) < 1e-3:
                    continue
                for f in option:
                    if f in weights:
                        squares[f] += slope * slope
                        weights[f] -= rate * slope / math.sqrt(squares[f])
        print(f"epoch {epoch + 1} loss {loss / len(examples):.4f}", flush=True)
    return weights


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("RAPPORT_DATA", "../shared"))
    p.add_argument("--program", required=True, help="the program rapport-chains")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--new", type=float, default=0.0, help="added to the weight of a new chain; below 0 joins more")
    p.add_argument("--leave-out", type=int, default=0, help="every Nth near document is left out, to try things on")
    args = p.parse_args()
    rng = random.Random(args.seed)
    documents = [d for d in gum.documents(os.path.join(args.data, "data/treebank/gum-train.conllu"))
                 if gum.genre_of(d["id"]) not in LEFT_OUT]
    near = [d for d in documents if gum.genre_of(d["id"]) in NEAR]
    left_out = {d["id"] for d in near[:: args.leave_out]} if args.leave_out else set()
    examples = choices(args.program, [d for d in documents + near if d["id"] not in left_out])
    print(f"documents {len(documents) - len(left_out)}, mentions {len(examples)}")
    weights = train(examples, args.epochs, rng)
    # kNewForm, kind 28: every new chain has exactly one feature of it.
    for feature in weights:
        weights[feature] += args.new if feature % 64 == 28 else 0
    kept = {f: w for f, w in weights.items() if abs(w) >= LEAST_WEIGHT}
    with open(args.out, "w", encoding="utf-8") as f:
        f.write("feature\tweight\n")
        f.writelines(f"{feature}\t{weight:.3f}\n" for feature, weight in sorted(kept.items()))
    print(f"weights {len(kept)}")


if __name__ == "__main__":
    main()
