#!/usr/bin/env python3
"""Scores title, date and outlet of pages against a table that people made by looking at them.

usage: page_metadata.py TABLE.tsv ANSWERS.jsonl [--misses]
TABLE.tsv: a head line, then page, title, date, outlet; the last two may name several right values, "|" between. The title is
the first 16 hex digits of the SHA-256 of its letters and digits, as titles of real pages are the texts of others. ANSWERS.jsonl:
what `rapport text --format jsonl` prints; of a page's stories the first counts. A page without an answer has none right.
A date is right when its day is; an outlet when its letters and digits are, "the" in front aside.
"""
import hashlib
import json
import re
import sys
import unicodedata


def letters(text):
    """Letters and digits in lower case, compatibility forms made one."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())


def title_hash(title):
    return hashlib.sha256(letters(title).encode("utf-8")).hexdigest()[:16]


def outlet_key(outlet):
    return letters(re.sub(r"^the\s*(?=\S{3})", "", (outlet or "").strip(), flags=re.IGNORECASE))


def read_table(path):
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            if line.strip() and not line.startswith("#"):
                page, title, dates, outlets = line.rstrip("\n").split("\t")
                yield page, title, dates.split("|"), outlets.split("|")


def read_answers(path):
    answers = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            answer = json.loads(line)
            answers.setdefault(answer["id"], answer)
    return answers


def score(table, answers):
    """Names of the pages where each field is wrong, and the number of pages."""
    misses = {"title": [], "date": [], "outlet": []}
    pages = 0
    for page, title, dates, outlets in table:
        pages += 1
        answer = answers.get(page, {})
        right = {
            "title": bool(answer.get("title")) and title_hash(answer["title"]) == title,
            "date": (answer.get("published") or "")[:10] in dates,
            "outlet": outlet_key(answer.get("outlet")) in {outlet_key(outlet) for outlet in outlets},
        }
        for field, is_right in right.items():
            if not is_right:
                misses[field].append(page)
    return misses, pages


def main():
    answers = read_answers(sys.argv[2])
    misses, pages = score(read_table(sys.argv[1]), answers)
    print(f"pages {pages}, " + ", ".join(f"{field} {(pages - len(wrong)) / max(pages, 1):.3f}" for field, wrong in misses.items()))
    if "--misses" in sys.argv[3:]:
        for field, wrong in misses.items():
            for page in wrong:
                answer = answers.get(page, {})
                print(f"  {field}: {page[:12]} gave {answer.get('published' if field == 'date' else field)!r}")


if __name__ == "__main__":
    main()
