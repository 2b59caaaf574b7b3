"""Shared ground of the format readers: bytes to rows, and checks on one cell.

Every refusal is ValueError("line N: column X: why"); X is the column's name
where the format has one, else its number from 1.  Standard library only.
"""
import datetime
import io
import re
import zipfile
from pathlib import Path

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z")
URL = re.compile(r"https?://[^\s/?#]+[^\s]*\Z")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DAY_FORMS = {
    "YYYYMMDD": (re.compile(r"[0-9]{8}\Z"), "%Y%m%d"),
    "YYYY-MM-DD": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), "%Y-%m-%d"),
    "m/d/YYYY": (re.compile(r"[1-9][0-9]?/[1-9][0-9]?/[0-9]{4}\Z"), "%m/%d/%Y"),
    "YYYYMMDDHHMMSS": (re.compile(r"[0-9]{14}\Z"), "%Y%m%d%H%M%S"),
}


def bad(line, column, why):
    """Refuse the input: the one error shape all readers share."""
    raise ValueError(f"line {line}: column {column}: {why}")


def load(source):
    """Bytes of a path or of bytes; a zip must hold exactly one file."""
    data = source if isinstance(source, (bytes, bytearray)) else Path(source).read_bytes()
    data = bytes(data)
    if not data.startswith(b"PK\x03\x04"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.namelist()) != 1:
            bad(0, 0, f"zip holds {len(archive.namelist())} files, not one")
        return archive.read(archive.namelist()[0])


def decode(data):
    """Text of UTF-8 bytes without a byte order mark or control characters."""
    if data.startswith(b"\xef\xbb\xbf"):
        bad(1, 1, "byte order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        head = data[: error.start]
        cells = head[head.rfind(b"\n") + 1:].count(b"\t")
        bad(head.count(b"\n") + 1, cells + 1, f"not UTF-8: byte 0x{data[error.start]:02x}")
    hit = CONTROL.search(text)
    if hit:
        bad(*place_of(text, hit.start()), f"control character U+{ord(hit.group()):04X}")
    return text


def place_of(text, offset):
    """(line, tab column) of a character offset, both from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, text.count("\t", start, offset) + 1


def split_lines(text, final_newline=True):
    """Lines ended by LF alone; no blank line; the last LF is asked for by default."""
    hit = text.find("\r")
    if hit >= 0:
        bad(*place_of(text, hit), "carriage return; lines end in LF")
    if not text:
        return []
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    elif final_newline:
        bad(len(lines), lines[-1].count("\t") + 1, "last line has no line end")
    for number, line in enumerate(lines, 1):
        if not line:
            bad(number, 1, "blank line")
    return lines


class Row:
    """One record: its line number and its cells by column name."""

    def __init__(self, line, names, cells):
        self.line, self.names = line, names
        self.cells = dict(zip(names, cells))

    def __getitem__(self, name):
        return self.cells[name]

    def fail(self, name, why):
        bad(self.line, name, why)

    def need(self, name):
        """A cell that may not be empty."""
        if not self[name].strip():
            self.fail(name, "empty, but required")
        return self[name]

    def match(self, name, pattern, why):
        """A cell of one shape; pattern must match all of it."""
        if not re.fullmatch(pattern, self[name]):
            self.fail(name, f"{self[name]!r}: {why}")
        return self[name]

    def one_of(self, name, allowed):
        """A cell out of a closed list."""
        if self[name] not in allowed:
            self.fail(name, f"{self[name]!r} is not one of {', '.join(sorted(allowed))}")
        return self[name]

    def integer(self, name, low=None, high=None):
        """A decimal integer without leading zeros, in [low, high]."""
        if not INTEGER.match(self[name]):
            self.fail(name, f"{self[name]!r} is not an integer")
        return self._bounded(name, int(self[name]), low, high)

    def number(self, name, low=None, high=None):
        """A decimal number in [low, high]."""
        if not NUMBER.match(self[name]):
            self.fail(name, f"{self[name]!r} is not a number")
        return self._bounded(name, float(self[name]), low, high)

    def _bounded(self, name, value, low, high):
        if low is not None and value < low or high is not None and value > high:
            self.fail(name, f"{value} is outside {low}..{high}")
        return value

    def moment(self, name, form):
        """A real date or time in one of DAY_FORMS."""
        pattern, layout = DAY_FORMS[form]
        if not pattern.match(self[name]):
            self.fail(name, f"{self[name]!r} is not {form}")
        try:
            return datetime.datetime.strptime(self[name], layout)
        except ValueError:
            self.fail(name, f"{self[name]!r} is not on the calendar")

    def url(self, name):
        """An absolute http(s) address."""
        if not URL.match(self[name]):
            self.fail(name, f"{self[name]!r} is not an absolute http(s) URL")
        return self[name]

    def items(self, name, separator=";"):
        """The parts of a list cell; an empty cell is no parts, an empty part is refused."""
        parts = self[name].split(separator) if self[name] else []
        if any(not part.strip() for part in parts):
            self.fail(name, f"empty item in a {separator!r} list")
        return parts

    def point(self, lat, lon):
        """Latitude and longitude: both, in range, or neither."""
        if not self[lat] and not self[lon]:
            return None
        for name, other in ((lat, lon), (lon, lat)):
            if not self[name]:
                self.fail(name, f"empty although {other} is given")
        return self.number(lat, -90, 90), self.number(lon, -180, 180)


def rows_of(source, names, header, final_newline=True, widths=None):
    """Rows of a tab table without quoting.

    names: column names in order; header: whether line 1 must print them;
    widths: {count: names} where a format has several widths.
    """
    lines = split_lines(decode(load(source)), final_newline)
    widths = widths or {len(names): names}
    if header:
        check_header(lines, names)
    elif lines and lines[0].split("\t")[0].strip().lower() == names[0].lower():
        bad(1, names[0], "header line in a format without one")
    first = 2 if header else 1
    return [one_row(number, line, widths)
            for number, line in enumerate(lines[first - 1:], first)]


def check_header(lines, names):
    """Line 1 prints exactly these names, in this order."""
    if not lines:
        bad(1, names[0], "missing header line")
    found = lines[0].split("\t")
    for index, name in enumerate(names):
        if index >= len(found) or found[index] != name:
            seen = repr(found[index]) if index < len(found) else "nothing"
            bad(1, name, f"header has {seen} at position {index + 1}")
    if len(found) > len(names):
        bad(1, len(names) + 1, f"extra header {found[len(names)]!r}")


def one_row(number, line, widths):
    """A Row of an allowed width, no cell wrapped in quotation marks."""
    cells = line.split("\t")
    if len(cells) not in widths:
        wanted = " or ".join(str(width) for width in sorted(widths))
        at = min(len(cells), max(widths)) + 1
        bad(number, at, f"{len(cells)} columns, expected {wanted} (tab-separated)")
    row = Row(number, widths[len(cells)], cells)
    for name in row.names:
        if len(row[name]) > 1 and row[name][0] == row[name][-1] == '"':
            row.fail(name, "quoted cell in a format without quoting")
    return row


def check_unique(row, name, key, seen):
    """key was not seen on an earlier line; seen: {key: line}, updated."""
    if key in seen:
        row.fail(name, f"{key!r} already on line {seen[key]}")
    seen[key] = row.line
