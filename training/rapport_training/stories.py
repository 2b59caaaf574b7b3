"""The synthetic stories as weak labels: a title and its first sentences belong to one PLOVER type.

Only the training sees the head that reads them; it teaches the encoder to tell the types apart. A story that holds a
set-aside sentence is left out.
"""
import gzip
import json
import os
import random
import re

import torch
from torch import nn

from .data import CLS, SEP, tokenise
from .model import HIDDEN
from .split import letters

MAX_PIECES = 48
COUNTRIES = ["Kenya", "Peru", "France", "Turkey", "Nepal", "Iraq", "Serbia", "Japan", "Chile", "Ghana", "Poland", "Sudan"]


class Stories:
    def __init__(self, data_dir, labels, tokens_program, vocab, set_aside, seed):
        """set_aside: the set-aside sentences' texts."""
        rng = random.Random(seed)
        hidden = [letters(t) for t in set_aside]
        rows = []
        with gzip.open(os.path.join(data_dir, "data", "events", "synthetic_stories.jsonl.gz"), "rt", encoding="utf-8") as f:
            for n, line in enumerate(f):
                story = json.loads(line)
                text = re.sub(r"\{country_\d\}", lambda _: rng.choice(COUNTRIES), story["title"]) + ". " + story["text"][:400]
                if story["label"] in labels.types:
                    rows.append({"id": str(n), "text": text, "type": labels.types.index(story["label"]), "all": letters(story["text"])})
        rows = [r for r in rows if not any(h in r["all"] for h in hidden)]
        self.items = [([CLS] + [p for ps in t["pieces"] for p in ps][: MAX_PIECES - 2] + [SEP], r["type"])
                      for r, t in zip(rows, tokenise(rows, tokens_program, vocab))]
        self.head = nn.Linear(HIDDEN, len(labels.types))
        self.rng = rng

    def loss(self, model, count):
        chosen = self.rng.sample(self.items, count)
        n = max(len(ids) for ids, _ in chosen)
        ids = torch.zeros(count, n, dtype=torch.long)
        mask = torch.zeros(count, n, dtype=torch.bool)
        for i, (pieces, _) in enumerate(chosen):
            ids[i, : len(pieces)] = torch.tensor(pieces)
            mask[i, : len(pieces)] = True
        hidden = model.encode(ids, mask)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.cross_entropy(self.head(mean), torch.tensor([t for _, t in chosen]))
