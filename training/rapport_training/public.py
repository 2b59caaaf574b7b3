"""Further sentences of the public sets: their annotations are ours and hold no words, their text comes from the data folder.

A line of annotations/*.jsonl is {"id","sha256_8","events"} with offsets. Ids: those of EWT and of GUM; quad-N, line N from 0 of
cameo_quad.tsv; story-N-K, sentence K of line N of synthetic_stories.jsonl.gz, cut where a capital follows a full stop (story_sentences). Such a
cut can fall after an abbreviation, as in the annotated synthetic sentences of the data folder. PAGE:N, the sentence that begins
at code point N of what `rapport text` finds on a page of data/pages.
"""
import csv
import glob
import gzip
import hashlib
import json
import os
import re

TREEBANKS = ("ewt-train.conllu", "gum-train.conllu")
# Genres that hardly ever tell a political event; the weblogs, newsgroups, news and speeches are annotated instead.
QUIET_GENRES = ("reviews-", "answers-", "GUM_whow_", "GUM_conversation_", "GUM_vlog_")


def short_hash(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def story_sentences(text):
    """Sentences of 41 to 349 letters without a blank to fill in."""
    cut = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", re.sub(r"\s+", " ", text))
    return [s for s in cut if 40 < len(s) < 350 and "{" not in s]


def treebank_sentences(data_dir):
    """Yields (id, text) of the training parts of EWT and GUM."""
    for treebank in TREEBANKS:
        name = None
        with open(os.path.join(data_dir, "data", "treebank", treebank), encoding="utf-8") as f:
            for line in f:
                if line.startswith("# sent_id = "):
                    name = line.split(" = ", 1)[1].strip()
                elif line.startswith("# text = "):
                    yield name, line.split(" = ", 1)[1].strip()


def texts(data_dir):
    """{id: text} of every sentence that an annotation can name."""
    events = os.path.join(data_dir, "data", "events")
    out = dict(treebank_sentences(data_dir))
    with open(os.path.join(events, "cameo_quad.tsv"), encoding="utf-8") as f:
        out.update((f"quad-{n}", row[1].strip()) for n, row in enumerate(csv.reader(f, delimiter="\t")))
    with gzip.open(os.path.join(events, "synthetic_stories.jsonl.gz"), "rt", encoding="utf-8") as f:
        for n, line in enumerate(f):
            out.update((f"story-{n}-{k}", s) for k, s in enumerate(story_sentences(json.loads(line)["text"])))
    return out


def page_texts(path):
    """{page: text of its first story} of the output of `rapport text --format jsonl` over data/pages/html."""
    out = {}
    with open(path, encoding="utf-8") as f:
        for story in map(json.loads, f):
            out.setdefault(os.path.basename(story["path"]).split(".")[0], story["text"])
    return out


def annotated(folder, data_dir, pages=None):
    """Rows {"id","text","events","source"} of the annotations whose text the data folder still has; of pages only with
    `pages`, the file for page_texts. A line of a page has the sentence's length beside its id."""
    known = texts(data_dir)
    stories = page_texts(pages) if pages else {}
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        with open(path, encoding="utf-8") as f:
            for row in map(json.loads, f):
                page, _, begin = row["id"].partition(":")
                if page in stories:
                    text = stories[page][int(begin) : int(begin) + row["length"]]
                else:
                    text = known.get(row["id"], "")
                if short_hash(text) == row["sha256_8"]:
                    yield {"id": row["id"], "text": text, "events": row["events"], "source": "public"}


def quiet(data_dir, count):
    """`count` sentences of the quiet genres as rows without an event, evenly over the treebank."""
    rows = [(name, text) for name, text in treebank_sentences(data_dir) if name.startswith(QUIET_GENRES) and 30 < len(text) < 250]
    step = max(1, len(rows) // max(count, 1))
    return [{"id": name, "text": text, "events": [], "source": "quiet"} for name, text in rows[::step][:count]]
