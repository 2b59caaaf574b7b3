"""From the network's outputs to events: the same rules as src/analysis/frame_decoder.cpp."""
import numpy as np
import torch

from .data import FIRST_TYPE, INSIDE, Batch, mark_trigger
from .labels import ROLES


def triggers(probs, floor):
    """probs [W, 2 + types]. Yields (first word, end word, type, probability that a trigger begins here, of its type)."""
    tag = probs.argmax(-1)
    start = probs[:, FIRST_TYPE:]
    out, w = [], 0
    while w < len(probs):
        total = start[w].sum()
        if total >= floor:
            end = w + 1
            while end < len(probs) and tag[end] == INSIDE and end - w < 4 and start[end].sum() < floor:
                end += 1
            kind = int(start[w].argmax())
            out.append((w, end, kind, float(total), float(start[w][kind])))
            w = end
        else:
            w += 1
    return out


def spans(probs):
    """probs [W, 3] of outside, begin, inside. Yields (first, end, mean probability of its tags)."""
    tag = probs.argmax(-1)
    out, w = [], 0
    while w < len(probs):
        if tag[w] == 0:
            w += 1
            continue
        end = w + 1
        while end < len(probs) and tag[end] == 2:
            end += 1
        score = np.mean([1 - probs[i][0] for i in range(w, end)])
        out.append((w, end, float(score)))
        w = end
    return out


@torch.no_grad()
def predict(model, sentences, labels, floor=0.3, size=32):
    """Yields (sentence, list of event dicts) in order."""
    model.eval()
    for at in range(0, len(sentences), size):
        group = sentences[at : at + size]
        batch = Batch(group, labels)
        hidden = model.encode(batch.ids, batch.mask)
        probs = model.tag(hidden, batch.first).softmax(-1).numpy()
        found = [(i, t) for i, s in enumerate(group) for t in triggers(probs[i, : len(s.first)], floor)]
        events = [[] for _ in group]
        if found:
            row = torch.tensor([i for i, _ in found])
            marks = torch.zeros(len(found), hidden.shape[1])
            for k, (i, t) in enumerate(found):
                mark_trigger(marks[k], group[i], t[:2])
            first = torch.tensor([group[i].first[t[0]] for i, t in found])
            kinds = torch.tensor([t[2] for _, t in found])
            roles, out = model.frame(hidden[row], batch.mask[row], batch.first[row], marks, first, kinds)
            roles = roles.softmax(-1).numpy()
            for k, (i, t) in enumerate(found):
                words = len(group[i].first)
                events[i].append(decode_frame(group[i], t, roles[k, :words], {n: v[k] for n, v in out.items()}, labels))
        yield from zip(group, events)


def decode_frame(sentence, trigger, roles, out, labels):
    begin, end, kind, score, type_score = trigger
    name = labels.types[kind]
    text = lambda w: [sentence.tokens[w[0]][0], sentence.tokens[w[1] - 1][1]]
    allowed = [0] + [1 + i for i, m in enumerate(labels.modes) if m.split(".")[0] == name]
    mode = allowed[int(out["mode"][allowed].argmax())]
    about = int(out["about"].argmax())
    status = out["status"].softmax(-1)
    contexts = out["contexts"].sigmoid()
    order = contexts.argsort(descending=True)[:3]
    event = {"trigger": text((begin, end)), "type": name, "trigger_score": score, "type_score": type_score,
             "status": labels.statuses[int(status.argmax())], "status_score": float(status.max()),
             "mode": labels.modes[mode - 1].split(".")[1] if mode else None,
             "about": labels.types[about - 1] if about else None,
             "contexts": [labels.contexts[int(c)] for c in order if contexts[c] >= 0.5]}
    for r, role in enumerate(ROLES):
        event[role] = [text(w) + [p] for *w, p in spans(roles[:, r])]
    event["weakest"] = {role: float(roles[:, r].max(-1).min()) for r, role in enumerate(ROLES)}
    return event


def as_record(sentence, event, confidence):
    """The fields that the scoring script reads."""
    def party(s):
        return {"text": sentence.text[s[0] : s[1]], "begin": s[0], "end": s[1]}
    times = [{**party(s), "end_offset": s[1]} for s in event["time"][:1]]
    return {"story": {"id": sentence.id}, "event": event["type"], "mode": event["mode"], "about": event["about"],
            "status": event["status"], "contexts": event["contexts"], "confidence": confidence,
            "actors": [party(s) for s in event["actor"]], "recipients": [party(s) for s in event["recipient"]],
            "places": [party(s) for s in event["place"]], "time": times[0] if times else None,
            "said_by": [party(s) for s in event["said_by"]], "issues": [party(s) for s in event["issue"]],
            "mentions": [{"trigger": party(event["trigger"])}]}
