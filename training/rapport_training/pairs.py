"""Sentences with two given parties, marked, for the relation head.

Two sources: the pair set plv_train.tsv (one category a pair; CONCEDE and RETREAT are one class, YIELD) and the annotated
events that name both parties, whose category is the guidelines' (training folds of the pair set hold the same sentences as
annotated_train.jsonl, so those are taken from the pair set alone).
"""
import os

import torch

from .data import CLS, MAX_PIECES, SEP, tokenise
from .scoring import scoring_module
from .split import part

# [unused0] to [unused3] of BERT's vocabulary: <s> </s> <t> </t>. The same ids as in src/analysis/relation.cpp.
SOURCE_BEGIN, SOURCE_END, TARGET_BEGIN, TARGET_END = 1, 2, 3, 4
YIELD = ("CONCEDE", "RETREAT")
# The guidelines' table "Event and status to PLOVER": what a future act becomes; hypothetical and the like become nothing.
FUTURE = {**dict.fromkeys(["CONSULT", "SUPPORT", "COOPERATE", "AID"], "AGREE"), "RETREAT": "CONCEDE",
          **dict.fromkeys(["PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"], "THREATEN")}


def category(event):
    """The PLOVER category of an annotated event, None where its status gives none."""
    if event["status"] in ("actual", "historical"):
        return event["type"]
    return FUTURE.get(event["type"], event["type"]) if event["status"] == "future" else None


class Pair:
    """ids with marks; first <s> and <t> (0, the sentence's start, where a side is not named); the classes that are right."""

    def __init__(self, text, tokens, source, target, right):
        self.part, self.right = part(text), right
        opens = {}
        closes = {}
        for spans, begin_mark, end_mark in ((source, SOURCE_BEGIN, SOURCE_END), (target, TARGET_BEGIN, TARGET_END)):
            for begin, end in spans:
                hit = [i for i, (b, e) in enumerate(tokens["tokens"]) if b < end and begin < e]
                if hit:
                    opens.setdefault(hit[0], []).append(begin_mark)
                    closes.setdefault(hit[-1], []).append(end_mark)
        self.ids = [CLS]
        for i, pieces in enumerate(tokens["pieces"]):
            more = opens.get(i, []) + pieces + closes.get(i, [])
            if len(self.ids) + len(more) > MAX_PIECES + 1:
                break
            self.ids += more
        self.ids.append(SEP)
        self.at = [self.ids.index(m) if m in self.ids else 0 for m in (SOURCE_BEGIN, TARGET_BEGIN)]


def pair_set(data_dir):
    """Text, source spans, target spans and right categories of each pair, as the scoring script reads them."""
    path = os.path.join(data_dir, "data", "events", "plv_train.tsv")
    for _, text, source, target, root, _ in scoring_module(data_dir, "relations").rows(path):
        yield text, source, target, YIELD if root == "YIELD" else (root,)


def annotated_pairs(sentences):
    """Pairs of parties with one category only."""
    for s in sentences:
        if s.source == "annotated_train.jsonl":
            continue
        found = {}
        for e in s.gold:
            kind = category(e)
            if kind and e["actor"] and e["recipient"]:
                found.setdefault((tuple(map(tuple, e["actor"])), tuple(map(tuple, e["recipient"]))), set()).add(kind)
        for (actor, recipient), kinds in found.items():
            if len(kinds) == 1:
                yield s.text, actor, recipient, tuple(kinds)


def load(rows, tokens_program, vocab, labels):
    rows = list(rows)
    dumps = tokenise([{"id": str(n), "text": r[0]} for n, r in enumerate(rows)], tokens_program, vocab)
    return [Pair(text, tokens, source, target, [labels.types.index(k) for k in right])
            for (text, source, target, right), tokens in zip(rows, dumps)]


class PairBatch:
    def __init__(self, pairs, types):
        n = max(len(p.ids) for p in pairs)
        self.ids = torch.zeros(len(pairs), n, dtype=torch.long)
        self.mask = torch.zeros(len(pairs), n, dtype=torch.bool)
        self.right = torch.zeros(len(pairs), types, dtype=torch.bool)
        for i, p in enumerate(pairs):
            self.ids[i, : len(p.ids)] = torch.tensor(p.ids)
            self.mask[i, : len(p.ids)] = True
            self.right[i, p.right] = True
        self.at = torch.tensor([p.at for p in pairs])


def loss(model, batch):
    """Cross-entropy; a class that is two of ours counts by the sum of their probabilities."""
    logits = model.relate(batch.ids, batch.mask, batch.at).float().log_softmax(-1)
    return -logits.masked_fill(~batch.right, -1e9).logsumexp(-1).mean()


class Sampler:
    """Draws pairs without end, each once before any comes again."""

    def __init__(self, pairs, rng):
        self.pairs, self.rng, self.queue = pairs, rng, []

    def draw(self, count):
        while len(self.queue) < count:
            fresh = list(self.pairs)
            self.rng.shuffle(fresh)
            self.queue += fresh
        out, self.queue = self.queue[:count], self.queue[count:]
        return out
