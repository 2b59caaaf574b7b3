"""Entity mentions of GUM (Zeldes 2017) for the entity head: every mention with its type, nested ones too.

The column Entity of a CoNLL-U line opens and closes brackets: "(3-organization-…" begins mention 3, "3)" ends it, "(3-…)" is
one word. Tags are outside, begin, inside for each type and level by itself, so that mentions may nest: level 0 has the
mentions of a type that lie in no other of it, level 1 those that lie in one of level 0 only. Deeper ones, 1 in 60, are left out.
"""
import os
import re

import torch
import torch.nn.functional as F

from .data import CLS, MAX_PIECES, SEP, tokenise
from .decode import spans
from .labels import ENTITIES
from .model import ENTITY_LEVELS as LEVELS
from .split import part

LONGEST = 100  # sub-words of a sentence in training
BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")


def gum_sentences(data_dir, part_name):
    """Yields (document, id, text, mentions as (begin, end, type)) in code points of the text."""
    doc = name = text = None
    words, open_, found = [], {}, []
    with open(os.path.join(data_dir, "data", "treebank", f"gum-{part_name}.conllu"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("# newdoc id = "):
                doc = line.split(" = ", 1)[1].strip()
            elif line.startswith("# sent_id = "):
                name, at, open_, found, skip = line.split(" = ", 1)[1].strip(), 0, {}, [], 0
            elif line.startswith("# text = "):
                text = line.split(" = ", 1)[1].rstrip("\n")
            elif line[0].isdigit():
                columns = line.rstrip("\n").split("\t")
                ident, form, misc = columns[0], columns[1], columns[9]
                if "." in ident:
                    continue
                if "-" in ident:  # the surface of a contraction; its words follow
                    begin = text.find(form, at)
                    surface, skip = (begin, begin + len(form)), int(ident.split("-")[1])
                    at = begin + len(form)
                    continue
                if int(ident) <= skip:
                    # A word of a contraction: its letters where they stand there, else the whole.
                    where = text.find(form, surface[0], surface[1])
                    begin, end = (where, where + len(form)) if where >= 0 else surface
                else:
                    begin = text.find(form, at)
                    end = at = begin + len(form)
                for opened, kind, closed in brackets(misc):
                    if opened:
                        open_.setdefault(opened, []).append((begin, kind))
                    elif open_.get(closed):
                        first, kind = open_[closed].pop()
                        found.append((first, end, kind))
            elif not line.strip() and name:
                yield doc, name, text, found
                name = None


def brackets(misc):
    """(id opened, type, None) and (None, None, id closed) of a word, in order."""
    value = next((field[7:] for field in misc.split("|") if field.startswith("Entity=")), "")
    last = None
    for m in BRACKET.finditer(value):
        if m.group(1):
            last = m.group(1)
            yield last, m.group(2), None
        elif m.group(3):
            yield None, None, m.group(3)
        else:  # the bracket that was opened last closes at the same word
            yield None, None, last


def levels_of(mentions):
    """The spans of one type, one for each, by level: those that lie in no other, then those of the rest that do not."""
    rest = sorted({(b, e) for b, e, _ in mentions}, key=lambda m: (m[0], -m[1]))
    out = []
    for _ in range(LEVELS):
        level, inner = [], []
        for m in rest:
            (level if not level or m[0] >= level[-1][1] else inner).append(m)
        out.append(level)
        rest = inner
    return out


class EntitySentence:
    """pieces and first as data.Sentence; gold are all its mentions; tags [words, entities, levels]."""

    def __init__(self, doc, text, mentions, tokens):
        self.doc, self.text, self.part = doc, text, part(text)
        self.tokens, self.pieces, self.first = [], [CLS], []
        for span, ids in zip(tokens["tokens"], tokens["pieces"]):
            if len(self.pieces) + len(ids) > MAX_PIECES:
                break
            self.tokens.append(span)
            self.first.append(len(self.pieces))
            self.pieces += ids
        self.pieces.append(SEP)
        self.gold = mentions

    def tags(self):
        out = torch.zeros(len(self.first), len(ENTITIES), LEVELS, dtype=torch.long)
        for column, kind in enumerate(ENTITIES):
            for level, spans in enumerate(levels_of([m for m in self.gold if m[2] == kind])):
                for begin, end in spans:
                    words = self.words_of(begin, end)
                    if words:
                        out[words[0] : words[1], column, level] = 2
                        out[words[0], column, level] = 1
        return out

    def words_of(self, begin, end):
        """The range of words that overlap [begin, end); None when there is none."""
        hit = [i for i, (b, e) in enumerate(self.tokens) if b < end and begin < e]
        return (hit[0], hit[-1] + 1) if hit else None


def load(data_dir, part_name, tokens_program, vocab):
    rows = list(gum_sentences(data_dir, part_name))
    dumps = tokenise([{"id": r[1], "text": r[2]} for r in rows], tokens_program, vocab)
    out = [EntitySentence(doc, text, found, tokens) for (doc, _, text, found), tokens in zip(rows, dumps)]
    return [s for s in out if s.first]


class EntityBatch:
    def __init__(self, sentences):
        n = max(len(s.pieces) for s in sentences)
        w = max(len(s.first) for s in sentences)
        b = len(sentences)
        self.ids = torch.zeros(b, n, dtype=torch.long)
        self.mask = torch.zeros(b, n, dtype=torch.bool)
        self.first = torch.zeros(b, w, dtype=torch.long)
        self.words = torch.zeros(b, w, dtype=torch.bool)
        self.tags = torch.zeros(b, w, len(ENTITIES), LEVELS, dtype=torch.long)
        for i, s in enumerate(sentences):
            self.ids[i, : len(s.pieces)] = torch.tensor(s.pieces)
            self.mask[i, : len(s.pieces)] = True
            self.first[i, : len(s.first)] = torch.tensor(s.first)
            self.words[i, : len(s.first)] = True
            self.tags[i, : len(s.first)] = s.tags()


def loss(model, batch):
    """Cross-entropy of all tags, summed over the words of a sentence."""
    logits = model.entities(model.encode(batch.ids, batch.mask), batch.first)
    return F.cross_entropy(logits[batch.words].flatten(0, -2), batch.tags[batch.words].flatten(), reduction="sum") / len(batch.ids)


def decode(probs):
    """probs [words, entities, levels, 3] -> set of (first word, end word, entity): one span where both levels have it."""
    out = set()
    for column in range(probs.shape[1]):
        for level in range(probs.shape[2]):
            out |= {(b, e, column) for b, e, _ in spans(probs[:, column, level])}
    return out


@torch.no_grad()
def score(model, sentences, size=32):
    """{type: (found, right, gold)} and "all": a mention is right when its words and its type are."""
    model.eval()
    counts = {k: [0, 0, 0] for k in [*ENTITIES, "all"]}
    for at in range(0, len(sentences), size):
        group = sentences[at : at + size]
        batch = EntityBatch(group)
        probs = model.entities(model.encode(batch.ids, batch.mask), batch.first).softmax(-1).numpy()
        for i, s in enumerate(group):
            got = decode(probs[i, : len(s.first)])
            gold = {(w[0], w[1], ENTITIES.index(k)) for b, e, k in s.gold for w in [s.words_of(b, e)] if w}
            for kind, some in ((0, got), (1, got & gold), (2, gold)):
                for _, _, column in some:
                    counts[ENTITIES[column]][kind] += 1
                    counts["all"][kind] += 1
    return {k: tuple(v) for k, v in counts.items()}
