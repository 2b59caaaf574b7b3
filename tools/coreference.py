#!/usr/bin/env python3
"""Scores the coreference of the room coding on the entity annotation of a GUM treebank file.

usage: coreference.py GUM.conllu --program build/release/training/coreference/rapport-coreference [--tables data]
                      [--genres news,interview,speech] [--types person,organization,place] [--singletons]

Prints MUC, B-cubed, CEAF-e and their mean (CoNLL F1) with gold mentions and with the program's own, beside a baseline that
takes mentions with the same head word for one entity. An own mention is the gold mention with its head in it (the smallest
one), as the program's spans have no determiners and relative clauses. Entities named once are left out on both sides, as in the
CoNLL tasks, unless --singletons is given. --types keeps the gold mentions of these types. Exit status 2 on unusable input.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

MARK = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
Mention = collections.namedtuple("Mention", "begin end head entity kind sentence")


class Document:
    def __init__(self, name):
        self.name = name
        self.text = ""
        self.sentences = []
        self.tokens = []  # (begin, end, form), bytes
        self.mentions = []
        self._open = {}

    def add_sentence(self, rows):
        """rows: (form, misc) of one sentence."""
        begin = len(self.text.encode())
        for form, misc in rows:
            start = len(self.text.encode())
            self.text += form
            self.tokens.append((start, len(self.text.encode()), form))
            self._marks(misc.get("Entity", ""))
            if misc.get("SpaceAfter") != "No":
                self.text += " "
        self.sentences.append([begin, len(self.text.rstrip(" ").encode())])
        self.text = self.text.rstrip(" ") + "\n"

    def _marks(self, marks):
        at = len(self.tokens) - 1
        for opened, closed, closing in MARK.findall(marks):
            if opened:
                fields = opened.split("-")
                self._open.setdefault(fields[0], []).append((at, fields))
            if closed or closing:
                entity = opened.split("-")[0] if closed else closing
                if self._open.get(entity):
                    self._close(*self._open[entity].pop(), at)

    def _close(self, first, fields, last):
        # etype, infstat, salience, centering, minspan, link: the minimal span counts tokens from 1.
        minimal = fields[5].split(",")[0] if len(fields) > 5 else ""
        head = first + int(minimal) - 1 if minimal.isdigit() else last
        self.mentions.append(Mention(self.tokens[first][0], self.tokens[last][1], min(head, last), fields[0],
                                     fields[1] if len(fields) > 1 else "", len(self.sentences)))

    @property
    def bytes(self):
        return self.text.encode()

    def words(self, mention):
        return self.bytes[mention.begin : mention.end].decode().lower().split() or [""]

    def last_name(self, mention):
        """The last of the capital words from the head on, or None."""
        at = mention.head
        if not self.tokens[at][2][0].isupper():
            return None
        while at + 1 < len(self.tokens) and self.tokens[at + 1][1] <= mention.end and self.tokens[at + 1][2].isalpha() and \
                self.tokens[at + 1][2][0].isupper():
            at += 1
        return self.tokens[at][2].lower()

    def head_word(self, mention):
        return self.tokens[mention.head][2].lower()


def read_documents(path, genres):
    documents, rows, misc = [], [], None
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            documents.append(Document(line.removeprefix("# newdoc id = ")))
        elif not line and rows:
            documents[-1].add_sentence(rows)
            rows = []
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                misc = dict(pair.split("=", 1) for pair in cells[9].split("|") if "=" in pair)
                rows.append((cells[1], misc))
    return [d for d in documents if d.name.split("_")[1] in genres]


# ---- measures: clusters are sets of mentions; each gives (recall parts, recall all, precision parts, precision all)


def muc(key, response):
    def side(these, those):
        where = {m: i for i, cluster in enumerate(those) for m in cluster}
        links = parts = 0
        for cluster in these:
            pieces = {where.get(m, ("alone", m)) for m in cluster}
            links += len(cluster) - 1
            parts += len(cluster) - len(pieces)
        return parts, links

    return (*side(key, response), *side(response, key))


def b_cubed(key, response):
    def side(these, those):
        where = {m: cluster for cluster in those for m in cluster}
        parts = sum(len(cluster & where.get(m, frozenset())) / len(cluster) for cluster in these for m in cluster)
        return parts, sum(map(len, these))

    return (*side(key, response), *side(response, key))


def ceaf_e(key, response):
    like = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = assignment(like) if key and response else 0.0
    return best, len(key), best, len(response)


def assignment(like):
    """The largest sum of one cell a row and column (Hungarian method, Jonker's O(n^3) form)."""
    if len(like) > len(like[0]):
        like = [list(column) for column in zip(*like)]
    rows, columns = len(like), len(like[0])
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], at, way = row, 0, [0] * (columns + 1)
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            used[at] = True
            delta, nearest, of = float("inf"), 0, match[at]
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -like[of - 1][column - 1] - u[of] - v[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < delta:
                    delta, nearest = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    u[match[column]] += delta
                    v[column] -= delta
                else:
                    least[column] -= delta
            at = nearest
            if match[at] == 0:
                break
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(like[match[c] - 1][c - 1] for c in range(1, columns + 1) if match[c])


def f_score(recall, found, precision, said):
    r, p = recall / found if found else 0.0, precision / said if said else 0.0
    return 2 * r * p / (r + p) if r + p else 0.0


MEASURES = {"MUC": muc, "B3": b_cubed, "CEAF-e": ceaf_e}


def score(pairs):
    """pairs: (key, response) of each document. The parts are summed over documents."""
    out = {}
    for name, measure in MEASURES.items():
        parts = [measure(key, response) for key, response in pairs]
        out[name] = f_score(*map(sum, zip(*parts))) if parts else 0.0
    out["CoNLL"] = sum(out.values()) / len(MEASURES)
    return out


# ---- clusters


def clusters(labels, singletons):
    """labels: {mention: label}; a label of None stands for nobody else."""
    by_label = collections.defaultdict(set)
    for mention, label in labels.items():
        by_label[("alone", mention) if label is None else label].add(mention)
    return [frozenset(c) for c in by_label.values() if singletons or len(c) > 1]


PRONOUNS = {word: name for name, words in {
    "i": "i me my mine myself", "we": "we us our ours ourselves", "you": "you your yours yourself yourselves",
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself", "they": "they them their theirs themselves",
    "this": "this that these those", "who": "who whom whose which"}.items() for word in words.split()}
NEW = {"a", "an", "another", "some", "any", "no", "every", "each"}


SMALL = {"the", "a", "an", "this", "that", "these", "those", "of", "his", "her", "its", "their", "my", "our", "your", "'s", "’s", ","}


class Links:
    """Mentions of one document joined step by step."""

    def __init__(self, mentions):
        self.parent = {m: m for m in mentions}

    def root(self, mention):
        while self.parent[mention] != mention:
            mention = self.parent[mention]
        return mention

    def join(self, later, earlier):
        self.parent[self.root(later)] = self.root(earlier)


def agree(document, one, other):
    """Whether two noun phrases of one head can be one thing: none lies in the other, and one has no words that the other lacks."""
    if other.end >= one.end:
        return False
    a, b = (set(document.words(m)) - SMALL for m in (one, other))
    return a <= b or b <= a or len(a & b) > 1


def pronoun_antecedent(mention, pronoun, before, labels):
    """The last same pronoun in this sentence or the last, else the first mention there."""
    near = [m for m in before if mention.sentence - m.sentence <= 1 and m.end <= mention.begin
            and PRONOUNS.get(labels[m][1]) in (None, pronoun)]
    same = [m for m in near if PRONOUNS.get(labels[m][1]) == pronoun]
    return same[-1] if same else near[0] if near else None


def apposition(document, mention, before):
    """The phrase that ends before the comma or bracket in front of the mention, where a mark closes the mention as well."""
    text = document.bytes
    if text[mention.begin - 2 : mention.begin] not in (b", ", b" (") or text[mention.end : mention.end + 1] not in b",.);\n":
        return None
    end = mention.begin - 2
    found = [m for m in before if m.begin < mention.begin and end in (m.end, document.tokens[m.head][1])]
    return max(found, key=lambda m: m.end - m.begin, default=None)


def with_things(document, labels):
    """The program's entities, and for what it does not follow (things, the parties of a talk) rules of thumb.

    labels: {mention: (entity or None, head word)}. A pronoun of the first or second person stands for one party all through; one
    of the third without an entity for a mention of its own or the last sentence; a noun for the last mention with its head that
    agrees, unless an article makes it new; a name for the first of its last word.
    """
    order = sorted(labels, key=lambda m: (m.begin, -m.end))
    links, last = Links(order), {}
    for at, mention in enumerate(order):
        entity, head = labels[mention]
        pronoun = PRONOUNS.get(head)
        if entity is not None and ("entity", entity) in last:
            links.join(mention, last["entity", entity])
        last["entity", entity] = mention
        if pronoun:
            near = last.get(pronoun) if pronoun in ("i", "we", "you") else None
            if entity is None and pronoun in ("it", "they", "he", "she"):
                near = pronoun_antecedent(mention, pronoun, order[:at], labels)
            if near:
                links.join(mention, near)
            last[pronoun] = mention
            continue
        same = last.get(("head", head))
        if same and document.words(mention)[0] not in NEW and agree(document, mention, same):
            links.join(mention, same)
        last["head", head] = mention
        name = document.last_name(mention)
        if name and last.setdefault(("name", name), mention).end <= mention.begin:
            links.join(mention, last["name", name])
        named = apposition(document, mention, order[:at])
        if named:
            links.join(mention, named)
    return {m: links.root(m) for m in order}


def ask(program, tables, documents, given):
    lines = []
    for document in documents:
        line = {"id": document.name, "text": document.text, "sentences": document.sentences}
        if given:
            line["mentions"] = [[m.begin, m.end, m.sentence, document.tokens[m.head][1]] for m in document.mentions]
        lines.append(json.dumps(line))
    out = subprocess.run([program, tables], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line)["mentions"] for line in out.splitlines()]


def own_labels(document, own):
    """{name of an own mention: (entity, head word)}: the smallest gold mention with its head in it, else by its place."""
    out = {}
    for begin, end, entity in own:
        inside = [m for m in document.mentions if begin <= document.tokens[m.head][0] < end]
        match = min(inside, key=lambda m: m.end - m.begin, default=None)
        words = [form for b, e, form in document.tokens if b >= begin and e <= end]
        out.setdefault(match or (begin, end), (entity, words[-1].lower() if words else ""))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/training/coreference/rapport-coreference")
    parser.add_argument("--tables", default="data")
    parser.add_argument("--genres", default="news,interview,speech")
    parser.add_argument("--types")
    parser.add_argument("--singletons", action="store_true")
    options = parser.parse_args()
    if not options.treebank.exists():
        print(f"coreference: {options.treebank}: no such file", file=sys.stderr)
        return 2
    documents = read_documents(options.treebank, options.genres.split(","))
    if not documents:
        print(f"coreference: {options.treebank}: no document of these genres", file=sys.stderr)
        return 2
    if options.types:
        for document in documents:
            document.mentions = [m for m in document.mentions if m.kind in options.types.split(",")]
    print(f"{len(documents)} documents, {sum(len(d.mentions) for d in documents)} mentions")
    print(f"{'':32}" + "".join(f"{name:>8}" for name in [*MEASURES, "CoNLL"]))
    for title, given in (("gold mentions", True), ("own mentions", False)):
        pairs = collections.defaultdict(list)
        for document, answer in zip(documents, ask(options.program, options.tables, documents, given)):
            key = clusters({m: m.entity for m in document.mentions}, options.singletons)
            if given:
                said = {m: (None if entity is None else entity, document.head_word(m))
                        for m, (_, _, entity) in zip(document.mentions, answer)}
            else:
                said = own_labels(document, answer)
            pairs["same head"].append((key, clusters({m: head for m, (_, head) in said.items()}, options.singletons)))
            pairs["program"].append((key, clusters({m: entity for m, (entity, _) in said.items()}, options.singletons)))
            if given:
                pairs["program and heads"].append((key, clusters(with_things(document, said), options.singletons)))
        for system in pairs:
            print(f"{title + ', ' + system:32}" + "".join(f"{100 * x:8.1f}" for x in score(pairs[system]).values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
