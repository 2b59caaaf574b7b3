#!/usr/bin/env python3
"""Checks that a CAMEO code means the same category in what we write (data/ontology/cameo.tsv) and in what we import
(data/formats/cameo_plover.tsv), and that data/formats/README.md lists the codes whose modes differ.

Prints one line a fault, "file:line: what", and exits 1 when there is one; --list prints the rows for the README.
Standard library only.
"""

import argparse
import pathlib
import sys

FORMATS = "data/formats"
ANY = "*"


def rows(path):
    """The rows of a table with their line numbers."""
    names = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if names is None:
                names = cells
            else:
                yield number, dict(zip(names, cells))


def written(data):
    """Code -> {(category, mode)}: what our own records with the code are; a mode of * is any or none."""
    plover = {(row["event"], row["status"]): row["plover"] for _, row in rows(data / "ontology/plover.tsv")}
    out = {}
    for _, row in rows(data / "ontology/cameo.tsv"):
        for status in row["status"].split("|"):
            category = plover[row["event"], status] if row["event"] != ANY else "-"
            if category == "-":
                continue  # A status that no data set of the field can say.
            for mode in row["mode"].split("|"):
                # The mode is the act's: where it counts as another category, that has none.
                out.setdefault(row["cameo"], set()).add((category, mode if category == row["event"] else ANY))
    return out


def shown(acts):
    return ", ".join(sorted(category + ("" if mode == ANY else " " + mode) for category, mode in acts))


def compare(data, faults):
    """The codes of which the modes differ, as rows of the README."""
    ours, listed = written(data), []
    for number, row in rows(data / "formats/cameo_plover.tsv"):
        acts = ours.get(row["cameo"])
        if not acts:
            continue  # We never write it.
        if row["event"] not in {category for category, _ in acts}:
            faults.append(f"{FORMATS}/cameo_plover.tsv:{number}: {row['cameo']} is {row['event']}, but we write it for {shown(acts)}")
        elif (row["event"], row["mode"] or ANY) not in acts:
            listed.append(f"| {row['cameo']} | {shown(acts)} | {row['event']} {row['mode']}".rstrip() + " |")
    return listed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "data")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    faults = []
    listed = compare(arguments.data, faults)
    if arguments.list:
        print("\n".join(listed))
    text = (arguments.data / "formats/README.md").read_text(encoding="utf-8").splitlines()
    have = [line for line in text if line[:3] == "| 0" or line[:3] == "| 1" or line[:3] == "| 2"]
    faults += [f"{FORMATS}/README.md:0: no row '{line}'" for line in listed if line not in have]
    faults += [f"{FORMATS}/README.md:{text.index(line) + 1}: no longer so: '{line}'" for line in have if line not in listed]
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
