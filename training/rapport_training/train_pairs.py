"""Trains encoder and relation head on the pair set alone, leaving one of its five folds out: a measurement, not a release.

usage: python -m rapport_training.train_pairs --fold K [options of train.py that apply]

Fold K is parts 2K and 2K + 1 of the split. Writes a checkpoint that export.py takes; `tools/relation_folds.py` scores the
five models by the command itself.
"""
import argparse
import os
import random

import torch

from . import pairs as pairs_mod
from .labels import Labels
from .model import EventModel, load_bert
from .safetensors_file import read_safetensors
from .train import optimiser_of, rate_schedule


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("RAPPORT_DATA", "../shared"))
    for name in ("tokens", "encoder", "ontology", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--fold", type=int, choices=range(5), required=True)
    p.add_argument("--layers", type=int, default=12)
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--head-lr", type=float, default=8e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--bf16", action="store_true")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    os.makedirs(args.out, exist_ok=True)
    labels = Labels(args.ontology)
    vocab = os.path.join(args.encoder, "vocab.txt")
    held = {2 * args.fold, 2 * args.fold + 1}
    pairs = [p for p in pairs_mod.load(pairs_mod.pair_set(args.data), args.tokens, vocab, labels) if p.part not in held]
    print(f"options {vars(args)}\npairs {len(pairs)}", flush=True)
    model = EventModel(labels, layers=args.layers)
    load_bert(model, read_safetensors(os.path.join(args.encoder, "model.safetensors")))
    optimiser = optimiser_of(model, [], args)
    schedule = rate_schedule(optimiser, args.epochs * -(-len(pairs) // args.batch), 0.0)
    model.train()
    for epoch in range(args.epochs):
        order = sorted(pairs, key=lambda p: len(p.ids) + rng.random() * 20)
        groups = [order[i : i + args.batch] for i in range(0, len(order), args.batch)]
        rng.shuffle(groups)
        total = 0.0
        for group in groups:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = pairs_mod.loss(model, pairs_mod.PairBatch(group, len(labels.types)))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} loss {total / len(groups):.4f}", flush=True)
    torch.save({"model": model.state_dict(), "labels": labels.manifest(), "args": vars(args)}, os.path.join(args.out, "checkpoint.pt"))


if __name__ == "__main__":
    main()
