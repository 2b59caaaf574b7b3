"""Fits the confidence of a frame on the tuning part and writes the manifest's calibration fields.

usage: python -m rapport_training.calibrate --data DIR --tokens PROGRAM --encoder DIR --checkpoint FILE
       --out FILE [--parts 2]

A logistic regression from four log odds (src/analysis/manifest.hpp names them) to whether the frame is right. Two readings
of right are fitted and printed: trigger and type; and these with a right party on each side (or none on both). The first
goes into the manifest; docs/accuracy.md says why. The checkpoint must not have seen the part.
"""
import argparse
import json
import os

import numpy as np

from . import data as data_mod
from .decode import predict
from .evaluate import load_checkpoint
from .scoring import scoring_module

FLOOR, CONTEXT_FLOOR = 0.35, 0.4


def log_odds(p):
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(p / (1 - p))


def inputs(event):
    return [log_odds(event["trigger_score"]), log_odds(event["type_score"] / event["trigger_score"]),
            log_odds(event["weakest"]["actor"]), log_odds(event["weakest"]["recipient"])]


def side_right(scoring, gold, got, text):
    if not gold or not got:
        return not gold and not got
    return any(scoring.same(g, [p[0], p[1], text[p[0] : p[1]]]) for g in gold for p in got)


def samples(model, sentences, labels, scoring):
    """Yields the inputs of each predicted frame, whether trigger and type are right, and whether the parties are too."""
    for sentence, events in predict(model, sentences, labels, FLOOR):
        for e in events:
            b, t = e["trigger"]
            near = [g for g in sentence.gold if g["type"] == e["type"] and g["trigger"] and g["trigger"][0] < t and b < g["trigger"][1]]
            parties = any(all(side_right(scoring, g[r], e[r], sentence.text) for r in ("actor", "recipient")) for g in near)
            yield inputs(e), bool(near), parties


def fit(x, y, ridge=1.0):
    """Logistic regression by Newton's method; returns bias and weights."""
    a = np.hstack([np.ones((len(x), 1)), x])
    w = np.zeros(a.shape[1])
    penalty = ridge * np.eye(a.shape[1])
    penalty[0, 0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-a @ w))
        gradient = a.T @ (p - y) + penalty @ w
        hessian = (a * (p * (1 - p))[:, None]).T @ a + penalty
        w -= np.linalg.solve(hessian, gradient)
    return w


def calibration_error(p, y, bins=10):
    """Expected calibration error over bins of equal width."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs(p[which == b].mean() - y[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("RAPPORT_DATA", "../shared"))
    for name in ("tokens", "encoder", "checkpoint", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--corpus", nargs="*", default=[])
    p.add_argument("--parts", nargs="+", type=int, default=[2])
    args = p.parse_args()
    model, labels = load_checkpoint(args.checkpoint)
    sentences = data_mod.load(data_mod.annotated_paths(os.path.join(args.data, "data")) + args.corpus, args.tokens,
                              os.path.join(args.encoder, "vocab.txt"), labels)
    sentences = [s for s in sentences if s.part in args.parts]
    rows = list(samples(model, sentences, labels, scoring_module(args.data)))
    x = np.array([r[0] for r in rows])
    out = {}
    for name, column in (("type", 1), ("type and parties", 2)):
        y = np.array([r[column] for r in rows], float)
        w = fit(x, y)
        prob = 1 / (1 + np.exp(-(w[0] + x @ w[1:])))
        sure = prob >= 0.5
        print(f"{name}: frames {len(y)}, right {y.mean():.3f}, weights {np.round(w, 3)}, calibration error "
              f"{calibration_error(prob, y):.3f}, kept at 0.5 {sure.mean():.3f}, of them right in type "
              f"{np.array([r[1] for r in rows], float)[sure].mean():.3f}")
        out[name] = {"bias": round(float(w[0]), 4), "weights": [round(float(v), 4) for v in w[1:]]}
    with open(args.out, "w", encoding="utf-8") as f:
        json.dump({"trigger_floor": FLOOR, "context_floor": CONTEXT_FLOOR, "calibration": out["type"]}, f)


if __name__ == "__main__":
    main()
