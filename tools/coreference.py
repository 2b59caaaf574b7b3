"""Scores the chains of `rapport-chains` on GUM: MUC, B-cubed, CEAF-e and their mean (the CoNLL score), with given mentions and
with found ones, beside a baseline that joins mentions of the same head word.

usage: coreference.py DATA_DIR --program rapport-chains --weights WEIGHTS.tsv [--found EXPLAINED.jsonl]
           [--part dev] [--every N]   EXPLAINED.jsonl: `rapport explain --format jsonl` over the texts of --texts
       coreference.py DATA_DIR --texts OUT.jsonl   writes the documents' texts, to be read by the program

Chains of one mention count on neither side, as in CoNLL-2012 (Pradhan et al. 2012). MUC: Vilain et al. 1995; B-cubed: Bagga and
Baldwin 1998, averaged over the mentions of each side; CEAF-e: Luo 2005, with the phi4 similarity.
"""
import argparse
import collections
import json
import os
import random
import subprocess

import gum

GENRES = ("news", "interview", "speech")
PREPOSITIONS = {"of", "in", "on", "at", "for", "from", "with", "to", "by", "about", "against", "between", "as", "under",
                "over", "after", "before", "during", "into", "who", "which", "that", "where", "whose"}


def head_word(text):
    """The last word before a preposition, a relative pronoun or a comma; lower case."""
    head = ""
    for number, word in enumerate(text.lower().replace("’", "'").split()):
        if number > 0 and word in PREPOSITIONS:
            break
        bare = word.strip(",.;:()\"'“”")
        bare = bare[:-2] if bare.endswith("'s") else bare
        head = bare or head
        if word.endswith(","):
            break
    return head


def clusters(mentions, names):
    """Sets of mentions that have the same name."""
    out = collections.defaultdict(set)
    for mention, name in zip(mentions, names):
        out[name].add(mention)
    return [frozenset(c) for c in out.values() if len(c) > 1]


def muc(key, response):
    """(right links, links) of the key in the response."""
    place = {m: number for number, c in enumerate(response) for m in c}
    right = links = 0
    for c in key:
        parts = {place.get(m, ("alone", m)) for m in c}
        right, links = right + len(c) - len(parts), links + len(c) - 1
    return right, links


def b_cubed(key, response):
    """(sum of shares, mentions) of the key."""
    other = {m: c for c in response for m in c}
    return sum(len(c & other[m]) / len(c) for c in key for m in c if m in other), sum(map(len, key))


def best_total(gains):
    """The largest total of a one-to-one choice; gains[row][column] (Hungarian method with potentials)."""
    size = max(len(gains), len(gains[0]))
    cost = [[0.0] * (size + 1) for _ in range(size + 1)]
    for i, row in enumerate(gains):
        for j, gain in enumerate(row):
            cost[i + 1][j + 1] = -gain
    u, v, match = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        match[0], j0 = i, 0
        least, way, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, size + 1):
                if not used[j]:
                    rest = cost[i0][j] - u[i0] - v[j]
                    if rest < least[j]:
                        least[j], way[j] = rest, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(size + 1):
                if used[j]:
                    u[match[j]], v[j] = u[match[j]] + delta, v[j] - delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return -sum(cost[match[j]][j] for j in range(1, size + 1))


def ceaf_e(key, response):
    """(total similarity, chains of the key)."""
    place = {m: number for number, c in enumerate(response) for m in c}
    groups = _connected([{place[m] for m in c if m in place} for c in key])
    total = 0.0
    for rows, columns in groups:
        total += best_total([[2 * len(key[i] & response[j]) / (len(key[i]) + len(response[j])) for j in columns]
                             for i in rows])
    return total, len(key)


def _connected(neighbours):
    """Rows that share columns, with these columns; rows without any are left out."""
    groups = []
    for row, columns in enumerate(neighbours):
        rows, columns = {row}, set(columns)
        for group in [g for g in groups if g[1] & columns]:
            groups.remove(group)
            rows, columns = rows | group[0], columns | group[1]
        if columns:
            groups.append((rows, columns))
    return [(sorted(rows), sorted(columns)) for rows, columns in groups]


def scores(pairs):
    """{measure: F1} over all documents; pairs of key and response."""
    out = {}
    for name, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e)):
        recall, precision = [0, 0], [0, 0]
        for key, response in pairs:
            for total, part in ((recall, measure(key, response)), (precision, measure(response, key))):
                total[0], total[1] = total[0] + part[0], total[1] + part[1]
        r, p = (t[0] / t[1] if t[1] else 0.0 for t in (recall, precision))
        out[name] = 2 * r * p / (r + p) if r + p else 0.0
    out["CoNLL"] = sum(out.values()) / len(out)
    return out


def chains(program, weights, documents):
    """The chain number of each mention of each document."""
    lines = "".join(json.dumps(d) + "\n" for d in documents)
    out = subprocess.run([program, weights], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)["chains"] for line in out.splitlines()]


def interval(pairs, others, draws=1000):
    """95 % of the difference of CoNLL scores, documents drawn with replacement."""
    rng = random.Random(1)
    out = []
    for _ in range(draws):
        drawn = [rng.randrange(len(pairs)) for _ in pairs]
        out.append(scores([pairs[i] for i in drawn])["CoNLL"] - scores([others[i] for i in drawn])["CoNLL"])
    out.sort()
    return out[int(0.025 * draws)], out[int(0.975 * draws)]


def compare(title, documents, given, program, weights):
    """Prints both scores; `given`: the mentions to be grouped, of each document."""
    spans = [[(m[0], m[1]) for m in mentions] for mentions in given]
    keys = [clusters([(m[0], m[1]) for m in d["mentions"]], [m[3] for m in d["mentions"]]) for d in documents]
    grouped = chains(program, weights, [{**d, "mentions": [[*m[:3], None] for m in mentions]}
                                        for d, mentions in zip(documents, given)])
    ours = [(key, clusters(s, c)) for key, s, c in zip(keys, spans, grouped)]
    base = [(key, clusters(s, [head_word(d["text"][b:e]) for b, e in s])) for key, s, d in zip(keys, spans, documents)]
    for name, pairs in (("rapport", ours), ("same head word", base)):
        print(f"{title:16} {name:16}" + "".join(f" {k} {v:.3f}" for k, v in scores(pairs).items()))
    low, high = interval(ours, base, 200)
    gain = scores(ours)["CoNLL"] - scores(base)["CoNLL"]
    print(f"{title:16} {'difference':16} {gain:+.3f} ({low:+.3f} to {high:+.3f} over documents)")


def found_mentions(path, documents):
    """Mentions that the program found, by document."""
    found = collections.defaultdict(list)
    with open(path, encoding="utf-8") as f:
        for sentence in map(json.loads, f):
            found[sentence["story"]] += [[e["begin"], e["end"], e["type"], None] for e in sentence["entities"]]
    return [sorted(found[d["id"]], key=lambda m: (m[0], -m[1])) for d in documents]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data")
    p.add_argument("--program")
    p.add_argument("--weights")
    p.add_argument("--found")
    p.add_argument("--texts")
    p.add_argument("--part", default="dev", choices=("dev", "train"))
    p.add_argument("--every", type=int, default=1, help="only every Nth document of these genres")
    args = p.parse_args()
    path = os.path.join(args.data, f"data/treebank/gum-{args.part}.conllu")
    documents = list(gum.documents(path, GENRES))[:: args.every]
    if args.texts:
        with open(args.texts, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in documents)
        return
    print(f"{len(documents)} documents, {sum(len(d['mentions']) for d in documents)} mentions")
    compare("given mentions", documents, [d["mentions"] for d in documents], args.program, args.weights)
    if args.found:
        compare("found mentions", documents, found_mentions(args.found, documents), args.program, args.weights)


if __name__ == "__main__":
    main()
