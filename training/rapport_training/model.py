"""The network: a BERT encoder, a trigger tagger on words, and a second stage that reads a sentence once per trigger.

Shapes: B sentences, L sub-words, W words, T triggers, H = 384.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HIDDEN, HEADS, INNER = 384, 12, 1536
LAYER_NORM_EPS = 1e-12
ROLE_HIDDEN = 256
ENTITY_LEVELS = 2


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT (Devlin 2019)."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=LAYER_NORM_EPS)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=LAYER_NORM_EPS)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        """x [B, L, H], mask [B, L] true where valid."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS)
        scores = scores.masked_fill(~mask[:, None, None, :], -1e9)
        mixed = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocab, layers, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocab, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=LAYER_NORM_EPS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop = nn.Dropout(dropout)

    def forward(self, ids, mask):
        """ids [B, L] -> [B, L, H]."""
        x = self.drop(self.norm(self.words(ids) + self.positions.weight[None, : ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def gather(x, index):
    """x [B, L, H], index [B, W] -> [B, W, H]."""
    return x.gather(1, index[..., None].expand(-1, -1, x.shape[-1]))


class EventModel(nn.Module):
    """Stage 1 tags the first sub-word of each word: outside, inside, or the type of the trigger that begins there.
    Stage 2 adds the type's vector at the trigger, runs one more layer over the sentence, and scores roles for each word
    and the labels of the event."""

    def __init__(self, labels, vocab=30522, layers=6, dropout=0.1):
        super().__init__()
        self.encoder = Encoder(vocab, layers, dropout)
        self.trigger = nn.Linear(HIDDEN, 2 + len(labels.types))
        self.type_vector = nn.Embedding(len(labels.types), HIDDEN)
        self.frame_layer = Layer(dropout)
        self.role_word = nn.Linear(HIDDEN, ROLE_HIDDEN)
        self.role_trigger = nn.Linear(HIDDEN, ROLE_HIDDEN, bias=False)
        self.role_out = nn.Linear(ROLE_HIDDEN, 3 * len(labels.roles))
        self.label_hidden = nn.Linear(3 * HIDDEN, HIDDEN)
        sizes = {"status": len(labels.statuses), "mode": 1 + len(labels.modes), "about": 1 + len(labels.types),
                 "contexts": len(labels.contexts)}
        self.label_sizes = list(sizes.values())
        self.label_out = nn.Linear(HIDDEN, sum(self.label_sizes))
        self.relation = nn.Linear(3 * HIDDEN, len(labels.types))
        self.entity = nn.Linear(HIDDEN, 3 * ENTITY_LEVELS * len(labels.entities))
        self.drop = nn.Dropout(dropout)

    def encode(self, ids, mask):
        return self.encoder(ids, mask)

    def tag(self, hidden, first):
        """hidden [B, L, H], first [B, W] index of each word's first sub-word -> [B, W, 2 + types]."""
        return self.trigger(self.drop(gather(hidden, first)))

    def frame(self, hidden, mask, first, trigger_mask, trigger_first, types):
        """One row a trigger. hidden [T, L, H]; trigger_mask [T, L] true at the trigger's sub-words; trigger_first [T]
        index of its first sub-word; types [T]. Returns role logits [T, W, roles, 3] and a dict of label logits."""
        x = hidden + trigger_mask[..., None] * self.type_vector(types)[:, None, :]
        x = self.frame_layer(x, mask)
        at = torch.arange(x.shape[0], device=x.device)
        x_trigger = x[at, trigger_first]
        pair = F.gelu(self.role_word(self.drop(gather(x, first))) + self.role_trigger(self.drop(x_trigger))[:, None, :])
        roles = self.role_out(pair)
        roles = roles.view(*roles.shape[:2], -1, 3)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        joined = self.drop(torch.cat([x_trigger, hidden[at, trigger_first], mean], -1))
        labels = self.label_out(self.drop(F.gelu(self.label_hidden(joined))))
        return roles, dict(zip(("status", "mode", "about", "contexts"), labels.split(self.label_sizes, -1)))

    def entities(self, hidden, first):
        """Mentions of each type and nesting level: logits [B, W, entities, levels, 3] of outside, begin, inside."""
        out = self.entity(self.drop(gather(hidden, first)))
        return out.view(*out.shape[:2], -1, ENTITY_LEVELS, 3)

    def relate(self, ids, mask, at):
        """Sentences with marked parties: ids [B, L]; at [B, 2] index of the first mark of each side, 0 where there is none.
        Returns logits [B, types]."""
        hidden = self.encode(ids, mask)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.relation(self.drop(torch.cat([mean, gather(hidden, at).flatten(1)], -1)))


def load_bert(model, tensors):
    """Copies the weights of a BERT encoder (arrays under the names of Hugging Face's BERT) into model.encoder. The segment vector 0 is
    added to the positions once."""
    def put(parameter, value):
        assert parameter.shape == value.shape, (parameter.shape, value.shape)
        parameter.data.copy_(torch.from_numpy(np.array(value)))
    encoder = model.encoder
    put(encoder.words.weight, tensors["embeddings.word_embeddings.weight"])
    put(encoder.positions.weight,
        tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0])
    put(encoder.norm.weight, tensors["embeddings.LayerNorm.weight"])
    put(encoder.norm.bias, tensors["embeddings.LayerNorm.bias"])
    for i, layer in enumerate(encoder.layers):
        p = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            put(getattr(layer.qkv, kind),
                np.concatenate([tensors[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]))
            put(getattr(layer.out, kind), tensors[f"{p}attention.output.dense.{kind}"])
            put(getattr(layer.norm1, kind), tensors[f"{p}attention.output.LayerNorm.{kind}"])
            put(getattr(layer.up, kind), tensors[f"{p}intermediate.dense.{kind}"])
            put(getattr(layer.down, kind), tensors[f"{p}output.dense.{kind}"])
            put(getattr(layer.norm2, kind), tensors[f"{p}output.LayerNorm.{kind}"])
    # The frame layer starts as a copy of the last layer: near the identity it refines, not from noise.
    model.frame_layer.load_state_dict(encoder.layers[-1].state_dict())
