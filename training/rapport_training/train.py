"""Trains the language core. Seeded; writes a checkpoint, a log and the scores on the parts that it did not see.

usage: python -m rapport_training.train --data DIR --tokens PROGRAM --encoder DIR --ontology DIR --out DIR [options]
"""
import argparse
import copy
import json
import math
import os
import random
import time

import torch
import torch.nn.functional as F

from . import data as data_mod
from . import entities as entities_mod
from . import pairs as pairs_mod
from . import public
from .evaluate import report
from .labels import Labels
from .model import EventModel, load_bert
from .safetensors_file import read_safetensors
from .split import SET_ASIDE, TUNING
from .stories import Stories

ENTITY_WEIGHT = 0.25
# Sub-words of BERT's vocabulary.
BEGIN, END, HIDDEN_WORD = 101, 102, 103


def hide(ids, mask, share):
    """`ids` with a random share of its sub-words, the marks of begin and end apart, replaced by [MASK]: what is to be read from
    the rest of the sentence cannot be learned by heart from one name."""
    drawn = (torch.rand(ids.shape) < share) & mask & (ids != BEGIN) & (ids != END)
    return ids.masked_fill(drawn, HIDDEN_WORD)


def loss_of(model, batch, rng, type_noise, hidden_share=0.0):
    hidden = model.encode(hide(batch.ids, batch.mask, hidden_share), batch.mask)
    tags = model.tag(hidden, batch.first)
    loss = F.cross_entropy(tags[batch.words], batch.tags[batch.words], reduction="sum") / len(batch.ids)
    if len(batch.row):
        row = batch.row
        noise = torch.tensor([rng.random() < type_noise for _ in range(len(row))])
        other = torch.tensor([rng.randrange(model.type_vector.num_embeddings) for _ in range(len(row))])
        types = torch.where(noise, other, batch.types)
        roles, labels = model.frame(hidden[row], batch.mask[row], batch.first[row], batch.trigger_mask,
                                    batch.trigger_first, types)
        valid = batch.words[row]
        # Sums over the words of a sentence, as its labels are few and far between.
        loss = loss + F.cross_entropy(roles[valid].flatten(0, 1), batch.roles[valid].flatten(), reduction="sum") / len(row) / 2
        loss = loss + F.cross_entropy(labels["status"], batch.status) + 0.4 * F.cross_entropy(labels["mode"], batch.mode)
        loss = loss + 0.4 * F.cross_entropy(labels["about"], batch.about)
        contexts = F.binary_cross_entropy_with_logits(labels["contexts"], batch.contexts, reduction="none")
        loss = loss + 0.15 * contexts.sum(-1).mean()
    return loss


def optimiser_of(model, extra, args):
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")] + list(extra)
    return torch.optim.AdamW([{"params": encoder, "lr": args.lr}, {"params": heads, "lr": args.head_lr}], weight_decay=0.01)


def rate_schedule(optimiser, steps, final):
    """Rises over the first 6 % of the steps, then falls in a line to the share `final`."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda i: min(1.0, (i + 1) / (0.06 * steps)) * (final + (1 - final) * max(0.0, 1 - i / steps)))


@torch.no_grad()
def update_mean(mean, model, decay):
    """mean = decay * mean + (1 - decay) * model, parameter by parameter."""
    for m, w in zip(mean.parameters(), model.parameters()):
        m.lerp_(w, 1 - decay)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", default=os.environ.get("RAPPORT_DATA", "../shared"), help="folder with data/ and eval/")
    p.add_argument("--tokens", required=True, help="the program rapport-tokens")
    p.add_argument("--encoder", required=True, help="folder that from_onnx.py wrote: model.safetensors, vocab.txt")
    p.add_argument("--ontology", required=True, help="data/ontology of the repository")
    p.add_argument("--corpus", nargs="*", default=[], help="further annotated *.jsonl files")
    p.add_argument("--annotations", help="folder of our annotations of further public sentences")
    p.add_argument("--pages", help="output of `rapport text --format jsonl` over data/pages/html, for the annotations of pages")
    p.add_argument("--quiet", type=int, default=0, help="sentences of quiet genres as examples without an event")
    p.add_argument("--with-tuning", action="store_true", help="train on the tuning part too: of a model that is calibrated already")
    p.add_argument("--public-times", type=int, default=1, help="how often an epoch has the annotated sentences of the data folder")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--head-lr", type=float, default=8e-4)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--type-noise", type=float, default=0.1)
    p.add_argument("--hide", type=float, default=0.0, help="share of the sub-words that are hidden from the network, drawn anew each time")
    p.add_argument("--init", help="go on from this checkpoint instead of the encoder's own weights")
    p.add_argument("--stories", type=int, default=3, help="synthetic stories a step, 0: none")
    p.add_argument("--average", type=float, default=0.998, help="decay of the running mean of weights that is kept")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--pairs", type=int, default=4, help="pairs a step for the relation head, 0: none")
    p.add_argument("--mentions", type=int, default=4, help="GUM sentences a step for the entity head, 0: none")
    p.add_argument("--final-rate", type=float, default=0.0, help="what the learning rates fall to, as a share")
    p.add_argument("--bf16", action="store_true", help="products in bfloat16 (faster where the processor has it)")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    os.makedirs(args.out, exist_ok=True)
    log = open(os.path.join(args.out, "train.log"), "w", encoding="utf-8", buffering=1)

    def say(text):
        print(text, flush=True)
        log.write(text + "\n")

    labels = Labels(args.ontology)
    vocab = os.path.join(args.encoder, "vocab.txt")
    paths = data_mod.annotated_paths(os.path.join(args.data, "data")) + args.corpus
    more = [*(public.annotated(args.annotations, args.data, args.pages) if args.annotations else []), *public.quiet(args.data, args.quiet)]
    sentences = data_mod.load(paths, args.tokens, vocab, labels, more)
    held = set(SET_ASIDE)
    # The tuning part of the public sets is for the calibration.
    tuning = set() if args.with_tuning else set(TUNING)
    train = [s for s in sentences if s.part not in held and not (s.part in tuning and s.source.startswith("annotated_"))]
    say(f"options {vars(args)}")
    say(f"sentences {len(sentences)}, in training {len(train)}, events {sum(len(s.events) for s in train)}")

    model = EventModel(labels, layers=args.layers, dropout=args.dropout)
    load_bert(model, read_safetensors(os.path.join(args.encoder, "model.safetensors")))
    if args.init:
        model.load_state_dict(torch.load(args.init, map_location="cpu")["model"], strict=False)
    stories = None
    if args.stories:
        aside = [s.text for s in sentences if s.part in SET_ASIDE]
        stories = Stories(args.data, labels, args.tokens, vocab, aside, args.seed)
        say(f"stories {len(stories.items)}")
    sampler = None
    if args.pairs:
        rows = [*pairs_mod.pair_set(args.data), *pairs_mod.annotated_pairs(train)]
        pairs = [p for p in pairs_mod.load(rows, args.tokens, vocab, labels) if p.part not in held]
        sampler = pairs_mod.Sampler(pairs, rng)
        say(f"pairs {len(pairs)}")
    mentions = None
    if args.mentions:
        rows = [s for s in entities_mod.load(args.data, "train", args.tokens, vocab)
                if s.part not in held and len(s.pieces) <= entities_mod.LONGEST]
        mentions = pairs_mod.Sampler(rows, rng)
        say(f"sentences with entity mentions {len(rows)}")
    train += [s for s in train if s.source.startswith("annotated_")] * (args.public_times - 1)
    optimiser = optimiser_of(model, stories.head.parameters() if stories else [], args)
    mean = copy.deepcopy(model)
    steps = args.epochs * math.ceil(len(train) / args.batch)
    schedule = rate_schedule(optimiser, steps, args.final_rate)
    started = time.time()
    for epoch in range(args.epochs):
        model.train()
        total, n = 0.0, 0
        for batch in data_mod.batches(train, args.batch, labels, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = loss_of(model, batch, rng, args.type_noise, args.hide)
                if stories:
                    loss = loss + stories.loss(model, args.stories)
                if sampler:
                    loss = loss + pairs_mod.loss(model, pairs_mod.PairBatch(sampler.draw(args.pairs), len(labels.types)))
                if mentions:
                    loss = loss + ENTITY_WEIGHT * entities_mod.loss(model, entities_mod.EntityBatch(mentions.draw(args.mentions)))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            update_mean(mean, model, min(args.average, n / (n + 10) if epoch == 0 else args.average))
            if n % 50 == 0:
                print(f"  step {n} loss {loss.item():.3f} minutes {(time.time() - started) / 60:.1f}", flush=True)
            total, n = total + loss.item(), n + 1
        say(f"epoch {epoch + 1} loss {total / n:.4f} minutes {(time.time() - started) / 60:.1f}")
        torch.save({"model": mean.state_dict(), "labels": labels.manifest(), "args": vars(args)},
                   os.path.join(args.out, "checkpoint.pt"))
    held_back = [s for s in sentences if s.part in SET_ASIDE and s.source.startswith("annotated_")]
    say(report(mean, held_back, labels, args.data))
    if mentions:
        for kind, (found, right, gold) in entities_mod.score(mean, entities_mod.load(args.data, "dev", args.tokens, vocab)).items():
            say(f"mentions of GUM's development part, {kind}: found {found}, right {right}, gold {gold}, "
                f"F1 {2 * right / max(found + gold, 1):.3f}")


if __name__ == "__main__":
    main()
