"""A JSON parser that remembers on which line each value stands."""
import bisect
import re
from json import JSONDecodeError
from json.decoder import scanstring

from reader_core import bad

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_BLANK = re.compile(r"[ \t\n\r]*")
_WORDS = {"true": True, "false": False, "null": None}


def dotted(path):
    """("actor", 0, "code") as actor[0].code; the whole document is $."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".") or "$"


class Json:
    """A parsed document: value, and where each path of it begins."""

    def __init__(self, text, first_line=1):
        self._text, self._first = text, first_line
        self._ends = [hit.start() for hit in re.finditer("\n", text)]
        self.lines = {}
        self.value, at = self._value(self._skip(0), ())
        if self._skip(at) != len(text):
            self._stop(self._skip(at), (), "more text after the JSON value")

    def fail(self, path, why):
        """Refuse the value at path (or its nearest parent that is there)."""
        known = tuple(path)
        while known not in self.lines:
            known = known[:-1]
        bad(self.lines[known], dotted(path), why)

    def _line(self, at):
        return self._first + bisect.bisect_left(self._ends, at)

    def _stop(self, at, path, why):
        bad(self._line(at), dotted(path), why)

    def _skip(self, at):
        return _BLANK.match(self._text, at).end()

    def _value(self, at, path):
        self.lines[path] = self._line(at)
        head = self._text[at:at + 1]
        if head == "{":
            return self._object(self._skip(at + 1), path)
        if head == "[":
            return self._array(self._skip(at + 1), path)
        if head == '"':
            return self._string(at, path)
        return self._scalar(at, path)

    def _scalar(self, at, path):
        for word, value in _WORDS.items():
            if self._text.startswith(word, at):
                return value, at + len(word)
        hit = _NUMBER.match(self._text, at)
        if not hit:
            self._stop(at, path, f"not JSON: {self._text[at:at + 12]!r}")
        whole = hit.group(2) is None and hit.group(3) is None
        return (int if whole else float)(hit.group()), hit.end()

    def _string(self, at, path):
        try:
            return scanstring(self._text, at + 1, True)
        except JSONDecodeError as error:
            self._stop(at, path, error.msg)

    def _array(self, at, path):
        found = []
        while self._text[at:at + 1] != "]":
            if found:
                at = self._comma(at, path)
            value, at = self._value(at, path + (len(found),))
            found.append(value)
            at = self._skip(at)
        return found, at + 1

    def _object(self, at, path):
        found = {}
        while self._text[at:at + 1] != "}":
            if found:
                at = self._comma(at, path)
            if self._text[at:at + 1] != '"':
                self._stop(at, path, "a key in quotation marks is due here")
            key, after = self._string(at, path)
            if key in found:
                self._stop(at, path + (key,), "key given twice")
            after = self._skip(after)
            if self._text[after:after + 1] != ":":
                self._stop(after, path + (key,), "no colon after the key")
            found[key], at = self._value(self._skip(after + 1), path + (key,))
            at = self._skip(at)
        return found, at + 1

    def _comma(self, at, path):
        if self._text[at:at + 1] != ",":
            self._stop(at, path, "a comma or the closing bracket is due here")
        return self._skip(at + 1)
