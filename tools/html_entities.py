#!/usr/bin/env python3
"""Writes src/ingest/html_entity_table.inc: the named character references of HTML.

usage: html_entities.py [FILE]
The names are those of Python's html.entities.html5, which holds the list of the standard (WHATWG HTML, §13.5, "Named
character references": 2,231 names, which never changes again). 106 of them may stand without their semicolon.
"""
import html.entities
import os
import sys

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "ingest", "html_entity_table.inc")
HEAD = """// Written by tools/html_entities.py; do not edit. Source: WHATWG HTML, "Named character references".
// {name, UTF-8, true where the semicolon may be left out}, in byte order of the names.
// clang-format off
"""
LINE = 118


def rows():
    """(name, text, may be open) for each name, in byte order."""
    table = html.entities.html5
    return sorted((name[:-1], text, name[:-1] in table) for name, text in table.items() if name.endswith(";"))


def literal(text):
    # Three octal digits a byte: a number in hexadecimal digits would take in what follows.
    return '"' + "".join(f"\\{byte:03o}" for byte in text.encode("utf-8")) + '"'


def table_text():
    lines, line = [], ""
    for name, text, may_be_open in rows():
        row = f'{{"{name}", {literal(text)}{", true" if may_be_open else ""}}},'
        if line and len(line) + 1 + len(row) > LINE:
            lines.append(line)
            line = ""
        line += (" " if line else "") + row
    lines.append(line)
    return HEAD + "\n".join(lines) + "\n"


def main():
    with open(sys.argv[1] if len(sys.argv) > 1 else TABLE, "w", encoding="ascii") as out:
        out.write(table_text())


if __name__ == "__main__":
    main()
