"""Annotated sentences as tensors.

A Sentence holds the program's own tokens and sub-words (from rapport-tokens) and, for each event, word-level labels.
"""
import glob
import itertools
import json
import os
import subprocess

import numpy as np
import torch

from .labels import ROLES
from .split import part

CLS, SEP, PAD = 101, 102, 0
OUTSIDE, INSIDE, FIRST_TYPE = 0, 1, 2
MAX_PIECES = 254


class Event:
    """trigger [first word, last word + 1); roles: list of word ranges for each of ROLES; labels as indices."""

    def __init__(self, event, covers, labels):
        self.type = labels.types.index(event["type"])
        self.trigger = covers(event["trigger"])
        self.status = labels.statuses.index(event["status"])
        mode = f"{event['type']}.{event['mode']}"
        self.mode = 1 + labels.modes.index(mode) if event.get("mode") else 0
        self.about = 1 + labels.types.index(event["about"]) if event.get("about") else 0
        self.contexts = [labels.contexts.index(c) for c in event["contexts"] if c in labels.contexts]
        self.roles = [[r for r in (covers(s) for s in event[role]) if r] for role in ROLES]


class Sentence:
    def __init__(self, row, tokens, labels):
        self.id, self.text, self.part = row["id"], row["text"], part(row["text"])
        self.source = row.get("source", "")
        self.tokens = tokens["tokens"]
        self.pieces, self.first = [CLS], []
        for ids in tokens["pieces"]:
            if len(self.pieces) + len(ids) > MAX_PIECES:
                break
            self.first.append(len(self.pieces))
            self.pieces += ids
        self.tokens = self.tokens[: len(self.first)]
        self.pieces.append(SEP)
        self.gold = row["events"]
        events = (Event(e, self.covers, labels) for e in row["events"])
        self.events = [e for e in events if e.trigger]

    def covers(self, span):
        """The range of words that overlap [begin, end) in code points; None when there is none."""
        if span is None:
            return None
        hit = [i for i, (b, e) in enumerate(self.tokens) if b < span[1] and span[0] < e]
        return (hit[0], hit[-1] + 1) if hit else None

    def tags(self):
        out = np.full(len(self.first), OUTSIDE)
        for e in self.events:
            out[e.trigger[0] : e.trigger[1]] = INSIDE
            out[e.trigger[0]] = FIRST_TYPE + e.type
        return out


def tokenise(rows, tokens_program, vocab):
    """Runs rapport-tokens over {"id","text"} rows; answers in their order."""
    text = "".join(json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n" for r in rows)
    out = subprocess.run([tokens_program, vocab], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def load(paths, tokens_program, vocab, labels, more=()):
    """Sentences of annotated *.jsonl files and further rows, each text once: the first wins."""
    rows, seen = [], set()
    for row in itertools.chain(read_rows(paths), more):
        if row["text"] not in seen:
            seen.add(row["text"])
            rows.append(row)
    return [Sentence(r, t, labels) for r, t in zip(rows, tokenise(rows, tokens_program, vocab))]


def read_rows(paths):
    for path in paths:
        with open(path, encoding="utf-8") as f:
            for line in f:
                yield {**json.loads(line), "source": os.path.basename(path)}


def annotated_paths(data_dir):
    return sorted(glob.glob(os.path.join(data_dir, "events", "annotated_*.jsonl")))


class Batch:
    """Tensors of some sentences; one row of the frame tensors an event."""

    def __init__(self, sentences, labels):
        n = max(len(s.pieces) for s in sentences)
        w = max(1, max(len(s.first) for s in sentences))
        b = len(sentences)
        self.ids = torch.zeros(b, n, dtype=torch.long)
        self.mask = torch.zeros(b, n, dtype=torch.bool)
        self.first = torch.zeros(b, w, dtype=torch.long)
        self.words = torch.zeros(b, w, dtype=torch.bool)
        self.tags = torch.zeros(b, w, dtype=torch.long)
        for i, s in enumerate(sentences):
            self.ids[i, : len(s.pieces)] = torch.tensor(s.pieces)
            self.mask[i, : len(s.pieces)] = True
            self.first[i, : len(s.first)] = torch.tensor(s.first, dtype=torch.long)
            self.words[i, : len(s.first)] = True
            self.tags[i, : len(s.first)] = torch.from_numpy(s.tags())
        pairs = [(i, s, e) for i, s in enumerate(sentences) for e in s.events]
        t = len(pairs)
        self.row = torch.tensor([i for i, _, _ in pairs], dtype=torch.long)
        self.trigger_mask = torch.zeros(t, n)
        self.trigger_first = torch.zeros(t, dtype=torch.long)
        self.types = torch.tensor([e.type for _, _, e in pairs], dtype=torch.long)
        self.roles = torch.zeros(t, w, len(ROLES), dtype=torch.long)
        self.status = torch.tensor([e.status for _, _, e in pairs], dtype=torch.long)
        self.mode = torch.tensor([e.mode for _, _, e in pairs], dtype=torch.long)
        self.about = torch.tensor([e.about for _, _, e in pairs], dtype=torch.long)
        self.contexts = torch.zeros(t, len(labels.contexts))
        for k, (_, s, e) in enumerate(pairs):
            mark_trigger(self.trigger_mask[k], s, e.trigger)
            self.trigger_first[k] = s.first[e.trigger[0]]
            self.contexts[k, e.contexts] = 1
            for r, ranges in enumerate(e.roles):
                for begin, end in ranges:
                    self.roles[k, begin:end, r] = 2
                    self.roles[k, begin, r] = 1


def mark_trigger(row, sentence, trigger):
    """Sets 1 at the sub-words of the trigger's words."""
    first = sentence.first[trigger[0]]
    after = sentence.first[trigger[1]] if trigger[1] < len(sentence.first) else len(sentence.pieces) - 1
    row[first:after] = 1


def batches(sentences, size, labels, rng):
    """Batches of sentences of like length, in random order."""
    keyed = sorted(sentences, key=lambda s: len(s.pieces) + rng.random() * 12)
    groups = [keyed[i : i + size] for i in range(0, len(keyed), size)]
    rng.shuffle(groups)
    for group in groups:
        yield Batch(group, labels)
