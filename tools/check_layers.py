#!/usr/bin/env python3
"""Holds every #include against tools/layers.txt, and every file against the size limit.

usage: check_layers.py [ROOT]

Fails with file:line on an edge that is not drawn, an include of an unknown room, a relative or computed include, a
third-party header where it may not stand, a link in CMakeLists.txt that no include may use, and on a file of more than
700 lines. Limits of functions are clang-tidy's.
"""
import os
import re
import sys

MAX_LINES = 700
SOURCES = (".cpp", ".hpp", ".inc", ".in")
SIZED = (".cpp", ".hpp", ".inc", ".py")
SIZED_FOLDERS = ("apps", "bench", "include", "src", "tests", "tools", "training")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>|(\S+))')
LINKED = re.compile(r"rapport_room\((\w+)([^)]*)\)")


class Rules:
    """The parsed layers.txt."""

    def __init__(self, text):
        self.lists = {"api": {"rapport/"}}
        self.rooms = {}
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#", 1)[0].strip()
            if not line:
                continue
            match = re.fullmatch(r"([\w/-]+)\s*([:=])\s*(.*)", line)
            if not match:
                raise ValueError(f"layers.txt:{number}: neither 'room: ...' nor 'name = ...'")
            name, kind, entries = match.group(1), match.group(2), match.group(3).split()
            if kind == "=":
                self.lists[name] = set(entries)
            else:
                self.rooms[name] = set(entries)

    def may(self, room, header):
        """True where `room` may include "other/header.hpp" or "rapport/header.hpp"."""
        for entry in self.rooms[room]:
            expanded = self.lists.get(entry, {entry})
            if any(header == e or header.startswith(e.rstrip("/") + "/") for e in expanded):
                return True
        return False

    def source_only(self, header):
        return any(header == e or (e.endswith("/") and header.startswith(e)) for e in self.lists.get("source-only", ()))


def files_under(root, folder, endings):
    for base, folders, names in os.walk(os.path.join(root, folder)):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "build"))
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.relpath(os.path.join(base, name), root).replace(os.sep, "/")


def includes(path):
    """Yields line number, quoted header, angled header, anything else; one of the three is set."""
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if match := INCLUDE.match(line):
                yield (number, *match.groups())


def room_of(path):
    """The row of layers.txt that a source file belongs to; None for files without rules (tests, benchmarks)."""
    parts = path.split("/")
    if parts[0] == "src":
        return parts[1] if len(parts) > 2 else "facade"
    if parts[0] in ("apps", "training"):
        return "/".join(parts[:2])
    return None


def quoted_problem(rules, path, header):
    """What is wrong with #include "header" in the file, or None."""
    room = room_of(path)
    first = header.split("/")[0]
    if header.startswith(".") or "/../" in header:
        return f'relative include "{header}"'
    if "/" not in header:
        # A program's own headers, and the façade's, lie beside its sources; a room's are named with the room.
        own = room == "facade" or (room and not path.startswith("src/"))
        return None if own else f'"{header}" names no room'
    if first != "rapport" and first not in rules.rooms:
        return f'"{header}" names an unknown room'
    if room and first != room and not rules.may(room, header):
        return f'{room} may not include "{header}"'
    return None


def angled_problem(rules, path, header):
    public = path.startswith("include/")
    standard = re.fullmatch(r"[a-z_0-9]+", header) or header == "tl/expected.hpp"
    if public and not standard:
        return f"a public header may not include <{header}>"
    if path.startswith("src/") and path.endswith(".hpp") and rules.source_only(header):
        return f"<{header}> belongs into .cpp files"
    if header.startswith("rapport/"):
        return f'<{header}>: our own headers are included with "quotes"'
    return None


def check_file(root, rules, path):
    room = room_of(path)
    if room is not None and room not in rules.rooms:
        return [f"{path}:1: the room {room} is not in tools/layers.txt"]
    out = []
    for number, quoted, angled, other in includes(os.path.join(root, path)):
        if other:
            problem = f"computed include {other}"
        elif path.startswith("include/") and quoted:
            problem = None if quoted.startswith("rapport/") else f'a public header may not include "{quoted}"'
        elif quoted:
            problem = quoted_problem(rules, path, quoted)
        else:
            problem = angled_problem(rules, path, angled)
        if problem:
            out.append(f"{path}:{number}: {problem}")
    return out


def check_tests(root):
    """Tests and benchmarks may include anything, but nothing relative."""
    out = []
    for folder in ("tests", "bench"):
        for path in files_under(root, folder, SOURCES):
            out += [f'{path}:{n}: relative include "{q}"' for n, q, _, _ in includes(os.path.join(root, path))
                    if q and q.startswith(".")]
    return out


def check_links(root, rules):
    """rapport_room(... ROOMS ...) must not link more than the room may include."""
    path = os.path.join(root, "CMakeLists.txt")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        text = f.read()
    out = []
    for match in LINKED.finditer(text):
        room, rest = match.groups()
        if room not in rules.rooms:
            continue
        linked = re.search(r"\bROOMS\b(.*?)(?:\bLINKS\b|$)", rest, re.S)
        number = text.count("\n", 0, match.start()) + 1
        out += [f"CMakeLists.txt:{number}: {room} may not link {other}"
                for other in (linked.group(1).split() if linked else ()) if other not in rules.rooms[room]]
    return out


def check_sizes(root):
    out = []
    for folder in SIZED_FOLDERS:
        for path in files_under(root, folder, SIZED):
            with open(os.path.join(root, path), encoding="utf-8") as f:
                lines = sum(1 for _ in f)
            if lines > MAX_LINES:
                out.append(f"{path}:{MAX_LINES + 1}: {lines} lines; {MAX_LINES} is the limit")
    return out


def check(root):
    """All problems as "file:line: what"."""
    with open(os.path.join(root, "tools", "layers.txt"), encoding="utf-8") as f:
        rules = Rules(f.read())
    out = []
    for folder in ("include", "src", "apps", "training"):
        for path in files_under(root, folder, SOURCES):
            out += check_file(root, rules, path)
    return out + check_tests(root) + check_links(root, rules) + check_sizes(root)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    problems = check(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"layers and sizes: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
