#!/usr/bin/env python3
"""How far the printed confidence can be believed: of the records of each confidence, how many are right.

usage: reliability.py GOLD.jsonl RECORDS.jsonl [--bins 10] [--svg FILE]

GOLD.jsonl and RECORDS.jsonl as for the data folder's eval/sentences.py (tools/set_aside.py writes the first). A record is right when a
gold event of its type has a trigger that overlaps the record's. Prints a line a bin and the expected calibration error: the
mean distance of confidence and share right, weighted by the number of records. --svg draws both.
"""
import argparse
import json
from collections import defaultdict

SIZE, MARGIN = 320, 48


def rows_of(gold_path, records_path):
    """Yields (confidence, right) of every record whose sentence is in the gold."""
    gold = {}
    with open(gold_path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            gold[row["id"]] = [(e["type"], *e["trigger"]) for e in row["events"] if e["trigger"]]
    with open(records_path, encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            events = gold.get(record["story"]["id"])
            if events is None:
                continue
            at = record["mentions"][0]["trigger"]
            yield record["confidence"], any(t == record["event"] and b < at["end"] and at["begin"] < e for t, b, e in events)


def bins_of(rows, count):
    """[(mean confidence, share right, number)] of the bins that hold a record."""
    groups = defaultdict(list)
    for confidence, right in rows:
        groups[min(int(confidence * count), count - 1)].append((confidence, right))
    return [(sum(c for c, _ in g) / len(g), sum(r for _, r in g) / len(g), len(g)) for _, g in sorted(groups.items())]


def svg_of(bins, error):
    total = sum(n for *_, n in bins)

    def x(v):
        return MARGIN + v * SIZE

    def y(v):
        return MARGIN / 2 + (1 - v) * SIZE
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE + 2 * MARGIN}" height="{SIZE + 2 * MARGIN}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect x="{x(0)}" y="{y(1)}" width="{SIZE}" height="{SIZE}" fill="white" stroke="#888"/>',
             f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>']
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        parts.append(f'<text x="{x(tick)}" y="{y(0) + 16}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{x(0) - 6}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    for mean, share, n in bins:
        parts.append(f'<circle cx="{x(mean):.1f}" cy="{y(share):.1f}" r="{3 + 14 * (n / total) ** 0.5:.1f}" fill="#1f6feb" '
                     f'fill-opacity="0.6"><title>{n} records, confidence {mean:.2f}, right {share:.2f}</title></circle>')
    parts.append(f'<text x="{x(0.5)}" y="{y(0) + 34}" text-anchor="middle">confidence (error {error:.3f})</text>')
    parts.append(f'<text x="14" y="{y(0.5)}" text-anchor="middle" transform="rotate(-90 14 {y(0.5)})">share right</text></svg>')
    return "\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("records")
    parser.add_argument("--bins", type=int, default=10)
    parser.add_argument("--svg")
    options = parser.parse_args()
    rows = list(rows_of(options.gold, options.records))
    bins = bins_of(rows, options.bins)
    error = sum(abs(mean - share) * n for mean, share, n in bins) / max(len(rows), 1)
    for mean, share, n in bins:
        print(f"confidence {mean:.2f}  right {share:.2f}  of {n}")
    print(f"expected calibration error {error:.3f} over {len(rows)} records")
    if options.svg:
        with open(options.svg, "w", encoding="utf-8") as f:
            f.write(svg_of(bins, error))


if __name__ == "__main__":
    main()
