"""Delimited text with quoting, strictly, with the line of each record."""
from reader_core import bad


def read_records(text, dialect):
    """[(line, [cells])] of RFC 4180 text under a Frictionless dialect.

    dialect keys used: delimiter, quoteChar, lineTerminator; a quote is doubled
    within quotes, and all lines end alike, LF or CRLF.
    """
    if text and not text.endswith("\n"):
        bad(text.count("\n") + 1, 1, "last line has no line end")
    quote, delimiter = dialect.get("quoteChar", '"'), dialect.get("delimiter", ",")
    wanted, records, at, line = dialect.get("lineTerminator"), [], 0, 1
    while at < len(text):
        cells, stop = _record(text, at, line, delimiter, quote)
        line_end = "\r\n" if text[stop] == "\r" else "\n"
        after = stop + len(line_end)
        last = line + text.count("\n", at, stop)
        wanted = wanted or line_end
        if line_end != wanted:
            bad(last, len(cells), f"line ends in {line_end!r}, not {wanted!r}")
        records.append((line, cells))
        line, at = last + 1, after
    return records


def _record(text, at, line, delimiter, quote):
    """The cells of the record that begins at this offset, and where its line end stands."""
    cells = []
    while True:
        cell, at = _cell(text, at, (line, len(cells) + 1), delimiter, quote)
        cells.append(cell)
        if text.startswith(delimiter, at):
            at += len(delimiter)
            continue
        return cells, at


def _cell(text, at, where, delimiter, quote):
    """One cell; a quoted one closes right before a delimiter or a line end."""
    if not quote or not text.startswith(quote, at):
        return _plain(text, at, where, delimiter, quote)
    cell, at = "", at + 1
    while True:
        end = text.find(quote, at)
        if end < 0:
            bad(*where, "the quoted cell is never closed")
        cell, at = cell + text[at:end], end + 1
        if not text.startswith(quote, at):
            break
        cell, at = cell + quote, at + 1
    if not text.startswith((delimiter, "\n", "\r\n"), at):
        bad(*where, "text after the closing quote")
    return cell, at


def _plain(text, at, where, delimiter, quote):
    """One cell without quotes: up to the delimiter, LF or CRLF."""
    end = text.index("\n", at)
    if text[at:end].endswith("\r"):
        end -= 1
    cut = text.find(delimiter, at, end)
    end = end if cut < 0 else cut
    cell = text[at:end]
    if "\r" in cell:
        bad(*where, "a carriage return inside the cell")
    if quote and quote in cell and delimiter == ",":
        bad(*where, f"a bare {quote} inside a cell without quotes")
    return cell, end
