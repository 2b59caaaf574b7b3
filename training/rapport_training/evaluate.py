"""Scores a checkpoint on the set-aside or the tuning part, with the shared scoring script.

usage: python -m rapport_training.evaluate --data DIR --tokens PROGRAM --encoder DIR --checkpoint FILE
       [--parts 0 1] [--floor 0.5]
"""
import argparse
import collections
import contextlib
import io
import json
import os
import sys
import tempfile

import torch

from . import data as data_mod
from .decode import as_record, predict
from .labels import Labels
from .model import EventModel
from .scoring import scoring_module


def report(model, sentences, labels, data_dir, floor=0.5):
    """The scoring script's output, an event counting when the probability of its trigger is `floor` or more."""
    scoring = scoring_module(data_dir)
    with tempfile.TemporaryDirectory() as folder:
        gold, records = os.path.join(folder, "gold.jsonl"), os.path.join(folder, "records.jsonl")
        with open(gold, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"id": s.id, "events": s.gold}) + "\n" for s in sentences)
        with open(records, "w", encoding="utf-8") as f:
            for sentence, events in predict(model, sentences, labels, floor):
                f.writelines(json.dumps(as_record(sentence, e, 1.0)) + "\n" for e in events)
        out, argv = io.StringIO(), sys.argv
        sys.argv = ["sentences.py", gold, records]
        with contextlib.redirect_stdout(out):
            scoring.main()
        sys.argv = argv
    return out.getvalue()


def load_checkpoint(path):
    """The model and its labels."""
    state = torch.load(path, map_location="cpu")
    labels = Labels.of_checkpoint(state["labels"])
    model = EventModel(labels, layers=state["args"]["layers"])
    model.load_state_dict(state["model"])
    return model, labels


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("RAPPORT_DATA", "../shared"))
    p.add_argument("--tokens", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--parts", nargs="+", type=int, default=[0, 1])
    p.add_argument("--floor", type=float, nargs="+", default=[0.5])
    p.add_argument("--by-source", action="store_true")
    args = p.parse_args()
    torch.set_num_threads(2)
    model, labels = load_checkpoint(args.checkpoint)
    sentences = data_mod.load(data_mod.annotated_paths(os.path.join(args.data, "data")), args.tokens,
                              os.path.join(args.encoder, "vocab.txt"), labels)
    sentences = [s for s in sentences if s.part in args.parts]
    groups = collections.defaultdict(list, {"all": sentences})
    if args.by_source:
        for s in sentences:
            groups[s.source].append(s)
    for name, group in groups.items():
        for floor in args.floor:
            print(f"== {name}, floor {floor}")
            print(report(model, group, labels, args.data, floor))


if __name__ == "__main__":
    main()
