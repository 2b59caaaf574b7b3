#!/usr/bin/env python3
"""Scores rapport's records against 300 annotated sentences of 20 news pages.

usage: page_sentences.py PAGES300.jsonl TEXT.jsonl RECORDS.jsonl [--confidence 0.5] [--by-page] [--json FILE]

PAGES300.jsonl  one line a sentence: page, begin, end (code points of the story's text), sha256_8 (of the sentence's
                UTF-8 bytes) and events with spans relative to the sentence. It holds none of the pages' words.
TEXT.jsonl      output of: rapport text --format jsonl PAGES
RECORDS.jsonl   output of: rapport read --format jsonl PAGES

A sentence is first verified by its hash. Where the text has shifted it is searched near its old place; a page with
sentences that are not found is named, and those sentences are left out of the counts. Every mention of every record with at
least the given confidence counts when its trigger lies in one of the sentences. Intervals: bootstrap over pages, 95 %.
Exit status 1 when a page is missing or a sentence was not found, 2 on unusable input.
"""
import argparse
import hashlib
import json
import os
import random
import sys
from collections import defaultdict

SEARCH_RADIUS = 3000
RESAMPLES = 10000
SEED = 300


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def page_id(path):
    """A page's file name without its endings."""
    name = os.path.basename(path or "")
    for ending in (".gz", ".html", ".htm"):
        name = name.removesuffix(ending)
    return name


def short_hash(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def locate(text, sentence, last_shift):
    """Where the sentence begins in the text, or None. A shift that held for the sentence before is tried first."""
    length = sentence["end"] - sentence["begin"]

    def fits(begin):
        return 0 <= begin <= len(text) - length and short_hash(text[begin:begin + length]) == sentence["sha256_8"]

    if fits(sentence["begin"]):
        return sentence["begin"]
    for distance in range(SEARCH_RADIUS + 1):
        for begin in (sentence["begin"] + last_shift + distance, sentence["begin"] + last_shift - distance):
            if fits(begin):
                return begin
    return None


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def place_sentences(gold, stories):
    """Gives each sentence found its "story" and "at"; returns {page: number not found}, {page: number shifted}."""
    lost, shifted, shift = defaultdict(int), defaultdict(int), defaultdict(int)
    for sentence in gold:
        page = sentence["page"]
        sentence["at"] = None
        for story in stories.get(page, []):
            at = locate(story["text"], sentence, shift[page])
            if at is not None:
                sentence["story"], sentence["at"] = (page, story.get("title")), at
                break
        if sentence["at"] is None:
            lost[page] += 1
        elif sentence["at"] != sentence["begin"]:
            shift[page] = sentence["at"] - sentence["begin"]
            shifted[page] += 1
    return lost, shifted


def count_page(sentences, mentions):
    """Counts of one page. A mention is (begin, end, event) in the story's text."""
    counts = dict.fromkeys(("sentences", "empty", "events", "mentions", "trigger_right", "type_right", "events_triggered",
                            "events_found", "in_empty"), 0)
    for sentence in sentences:
        begin, events = sentence["at"], sentence["events"]
        end = begin + sentence["end"] - sentence["begin"]
        here = [(m[0] - begin, m[1] - begin, m[2]) for m in mentions.get(sentence["story"], []) if begin <= m[0] and m[1] <= end]
        counts["sentences"] += 1
        counts["empty"] += not events
        counts["events"] += len(events)
        counts["mentions"] += len(here)
        counts["in_empty"] += 0 if events else len(here)
        for mention in here:
            hits = [event for event in events if overlap(mention, event["trigger"])]
            counts["trigger_right"] += bool(hits)
            counts["type_right"] += any(event["type"] == mention[2] for event in hits)
        for event in events:
            hits = [mention for mention in here if overlap(mention, event["trigger"])]
            counts["events_triggered"] += bool(hits)
            counts["events_found"] += any(mention[2] == event["type"] for mention in hits)
    return counts


MEASURES = (
    ("trigger precision", "trigger_right", "mentions", 1),
    ("trigger recall", "events_triggered", "events", 1),
    ("trigger+type precision", "type_right", "mentions", 1),
    ("trigger+type recall", "events_found", "events", 1),
    ("records per 100 sentences without an event", "in_empty", "empty", 100),
)


def ratio(pages, above, below, scale):
    total = sum(page[below] for page in pages)
    return scale * sum(page[above] for page in pages) / total if total else None


def interval(pages, above, below, scale):
    chance = random.Random(SEED)
    values = [ratio(chance.choices(pages, k=len(pages)), above, below, scale) for _ in range(RESAMPLES)]
    values = sorted(value for value in values if value is not None)
    if not values:
        return None, None
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("text")
    parser.add_argument("records")
    parser.add_argument("--confidence", type=float, default=0.5, help="lowest confidence of a record that counts")
    parser.add_argument("--by-page", action="store_true", help="print the counts of every page")
    parser.add_argument("--json", metavar="FILE", help="write the numbers to FILE as well")
    options = parser.parse_args()
    try:
        gold, stories = read_lines(options.gold), defaultdict(list)
        for story in read_lines(options.text):
            stories[page_id(story.get("path")) or story["id"]].append(story)
        records = read_lines(options.records)
    except (OSError, ValueError) as error:
        print(f"page_sentences: {error}", file=sys.stderr)
        return 2

    lost, shifted = place_sentences(gold, stories)
    for page, number in lost.items():
        why = "its text no longer matches" if page in stories else "not in the text file"
        print(f"page {page}: {number} sentences left out, {why}", file=sys.stderr)
    for page, number in shifted.items():
        print(f"page {page}: {number} sentences found at another place", file=sys.stderr)

    texts = {(page, story.get("title")): story["text"] for page, several in stories.items() for story in several}
    mentions, displaced = defaultdict(set), 0
    for record in records:
        if record["confidence"] < options.confidence:
            continue
        story = (page_id(record["story"].get("path")), record["story"].get("title"))
        for mention in record["mentions"]:
            trigger = mention["trigger"]
            if story in texts and texts[story][trigger["begin"]:trigger["end"]] != trigger["text"]:
                displaced += 1
            mentions[story].add((trigger["begin"], trigger["end"], record["event"]))
    if displaced:
        print(f"{displaced} triggers are not where their records say: text and records are not of one run", file=sys.stderr)
        return 2

    by_page = defaultdict(list)
    for sentence in gold:
        if sentence["at"] is not None:
            by_page[sentence["page"]].append(sentence)
    if not by_page:
        print("page_sentences: no sentence was found", file=sys.stderr)
        return 2
    counts = {page: count_page(sentences, mentions) for page, sentences in by_page.items()}
    pages = list(counts.values())
    if options.by_page:
        print("page      sentences  empty  events  mentions  trigger right  type right  in empty sentences")
        for page, c in counts.items():
            print(f"{page[:8]}  {c['sentences']:9}  {c['empty']:5}  {c['events']:6}  {c['mentions']:8}  {c['trigger_right']:13}"
                  f"  {c['type_right']:10}  {c['in_empty']:18}")
    total = {key: sum(page[key] for page in pages) for key in pages[0]}
    print(f"{len(pages)} pages, {total['sentences']} sentences ({total['empty']} without an event), {total['events']} events; "
          f"{total['mentions']} mentions with confidence >= {options.confidence:g}")
    numbers = {"counts": total, "confidence": options.confidence}
    for name, above, below, scale in MEASURES:
        value = ratio(pages, above, below, scale)
        low, high = interval(pages, above, below, scale)
        numbers[name] = {"value": value, "low": low, "high": high}
        if value is None:
            print(f"{name:43} none")
            continue
        digits = 3 if scale == 1 else 1
        print(f"{name:43} {value:.{digits}f}  [{low:.{digits}f}, {high:.{digits}f}]  ({total[above]} of {total[below]})")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(numbers, file, indent=1)
            file.write("\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
