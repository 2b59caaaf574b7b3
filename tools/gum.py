"""GUM's documents (CoNLL-U) as running text with their entity mentions and coreference chains.

The entity annotation (Zeldes 2017; https://gucorpling.org/gum) is the Entity key of the last column: "(1-person-..." opens
a mention of chain 1, "1)" closes it, "(1-person-...)" does both.
"""
import re

PARTS = re.compile(r"\([^()]*\)?|[^()]+\)")


def genre_of(name):
    """"news" of "GUM_news_iodine"."""
    return name.split("_")[1]


class _Document:
    """One document under way."""

    def __init__(self, name):
        self.name, self.text, self.mentions, self.open = name, "", [], []

    def add(self, word, entity, space_after):
        begin = len(self.text)
        self.text += word
        for part in PARTS.findall(entity):
            if part.startswith("("):
                fields = part[1:].rstrip(")").split("-")
                mention = [begin, len(self.text), fields[1] if len(fields) > 1 else "", fields[0]]
                self.mentions.append(mention)
                if not part.endswith(")"):
                    self.open.append(mention)
            else:
                self._close(part[:-1])
        self.text += " " if space_after else ""

    def _close(self, chain):
        for mention in reversed(self.open):
            if mention[3] == chain:
                mention[1] = len(self.text)
                self.open.remove(mention)
                return

    def finish(self):
        self.mentions.sort(key=lambda m: (m[0], -m[1]))
        return {"id": self.name, "text": self.text, "mentions": self.mentions}


def documents(path, genres=None):
    """Yields {"id","text","mentions":[[begin,end,type,chain]...]} with offsets in code points, mentions sorted by begin,
    longer ones first; of the genres named, else of all."""
    document, joined = None, None
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("# newdoc id = "):
                if document and (genres is None or genre_of(document.name) in genres):
                    yield document.finish()
                document = _Document(line[14:].strip())
            elif line[:1].isdigit():
                cells = line.rstrip("\n").split("\t")
                if "-" in cells[0]:  # One written word of several parts: the space stands behind the last.
                    last, space = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
                    joined = (last, space)
                if cells[0].isdigit():
                    number = int(cells[0])
                    inside = joined is not None and number <= joined[0]
                    space_after = (number == joined[0] and joined[1]) if inside else "SpaceAfter=No" not in cells[9]
                    joined = joined if inside and number < joined[0] else None
                    entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
                    document.add(cells[1], entity.group(1) if entity else "", space_after)
            elif not line.strip() and document and document.text and not document.text.endswith((" ", "\n")):
                document.text += " "
            elif line.startswith("# newpar") and document and document.text and not document.text.endswith("\n"):
                document.text = document.text.rstrip(" ") + "\n\n"
    if document and (genres is None or genre_of(document.name) in genres):
        yield document.finish()
