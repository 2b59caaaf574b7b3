"""RSS 2.0 and Atom feeds of records.

The rules are those of the RSS 2.0
specification, RFC 4287 (Atom), RFC 3339 and GeoRSS simple points.
"""
import datetime
import re
from email.utils import parsedate_to_datetime
from xml.parsers import expat

from json_lines import Json
from reader_core import NUMBER, URL, bad, decode, load

ATOM = "http://www.w3.org/2005/Atom"
GEORSS = "http://www.georss.org/georss"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_RFC822 = re.compile(r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?[0-9]{1,2} "
                     r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} "
                     r"[0-9]{2}:[0-9]{2}(:[0-9]{2})? (GMT|UT|[+-][0-9]{4})\Z")
_RFC3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
                      r"(Z|[+-][0-9]{2}:[0-9]{2})\Z")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+\Z")
_CHANNEL = frozenset("""title link description language copyright managingEditor webMaster
    pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours
    skipDays item""".split())
_ITEM = frozenset("""title link description author category comments enclosure guid pubDate
    source""".split())
_FEED = frozenset("""author category contributor generator icon id link logo rights subtitle
    title updated entry""".split())
_ENTRY = frozenset("""author category content contributor id link published rights source
    summary title updated""".split())


class Node:
    """One element: namespace, name, line, attributes, text and children."""

    def __init__(self, tag, attrs, line, path):
        self.space, _, self.name = tag.rpartition(" ")
        self.attrs, self.line, self.path = attrs, line, path
        self.text, self.children = "", []

    def fail(self, why):
        bad(self.line, self.path, why)

    def all(self, name, space=None):
        """Children of this name, in the element's own namespace unless told."""
        space = self.space if space is None else space
        return [c for c in self.children if (c.space, c.name) == (space, name)]

    def one(self, name, required=True, space=None):
        """The only child of this name, with text in it."""
        found = self.all(name, space)
        if len(found) > 1:
            found[1].fail(f"a second {name}")
        if not found and required:
            bad(self.line, f"{self.path}/{name}", "required element is missing")
        if found and not found[0].text.strip() and not found[0].children:
            found[0].fail("empty element")
        return found[0] if found else None


def read_feed(source):
    """An RSS 2.0 or an Atom feed, told apart by the root element."""
    root = _tree(decode(load(source)))
    if (root.space, root.name) == ("", "rss"):
        return _rss(root)
    if (root.space, root.name) == (ATOM, "feed"):
        return _atom(root)
    root.fail("the root is neither rss nor an Atom feed")


def read_rss(source):
    """RSS 2.0 alone."""
    root = _tree(decode(load(source)))
    return _rss(root) if root.name == "rss" else root.fail("the root is not rss")


def read_atom(source):
    """Atom (RFC 4287) alone."""
    root = _tree(decode(load(source)))
    return _atom(root) if root.name == "feed" else root.fail("the root is not an Atom feed")


def _tree(text):
    """The element tree; UTF-8 by declaration, no document type."""
    parser, stack, top = expat.ParserCreate("utf-8", " "), [], []
    parser.buffer_text = True

    def line():
        return parser.CurrentLineNumber

    def start(tag, attrs):
        path = (stack[-1].path + "/" if stack else "") + tag.rpartition(" ")[2]
        node = Node(tag, attrs, line(), path)
        (stack[-1].children if stack else top).append(node)
        stack.append(node)

    def declared(_version, encoding, _alone):
        if encoding and encoding.lower() != "utf-8":
            bad(line(), "encoding", f"declares {encoding}, not UTF-8")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: stack.pop()
    parser.CharacterDataHandler = lambda data: _add(stack[-1], data)
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = lambda *_: bad(line(), "DOCTYPE", "document type")
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        column = stack[-1].path if stack else "document"
        bad(error.lineno, column, f"not well-formed: {expat.ErrorString(error.code)}")
    return top[0]


def _add(node, data):
    node.text += data


def _only(node, allowed):
    """No element of the node's own namespace outside the specification's list."""
    for child in node.children:
        if child.space == node.space and child.name not in allowed:
            child.fail("no such element in the specification")


def _rss(root):
    """RSS 2.0: one channel with title, link, description; its items are the records."""
    if root.attrs.get("version") != "2.0":
        root.fail(f"version is {root.attrs.get('version')!r}, not '2.0'")
    channels = root.all("channel")
    if len(channels) != 1 or len(root.children) != 1:
        root.fail("rss holds exactly one channel")
    channel = channels[0]
    _only(channel, _CHANNEL)
    for name in ("title", "link", "description"):
        channel.one(name)
    _address(channel.one("link"))
    for name in ("pubDate", "lastBuildDate"):
        _rfc822(channel.one(name, required=False))
    seen = {}
    return [_item(item, seen) for item in channel.all("item")]


def _item(item, seen):
    """RSS 2.0 item: title or description; a guid, since a record needs an id."""
    _only(item, _ITEM)
    title, text = item.one("title", False), item.one("description", False)
    if title is None and text is None:
        item.fail("neither title nor description")
    guid, link = item.one("guid"), item.one("link", False)
    permanent = guid.attrs.get("isPermaLink", "true")
    if permanent not in ("true", "false"):
        guid.fail(f"isPermaLink is {permanent!r}")
    if permanent == "true":
        _address(guid)
    _unique(guid, seen)
    _address(link)
    for name in ("source", "enclosure"):
        _attributes(item.all(name), name)
    return {"id": guid.text.strip(), "title": _text(title), "text": _text(text),
            "link": _text(link), "date": _rfc822(item.one("pubDate", False)),
            "categories": [_word(node) for node in item.all("category")],
            "point": _point(item)}


def _attributes(nodes, name):
    """RSS 2.0: source needs url; enclosure needs url, length and type."""
    wanted = ("url",) if name == "source" else ("url", "length", "type")
    if len(nodes) > 1:
        nodes[1].fail(f"a second {name}")
    for node in nodes:
        for attr in wanted:
            if not node.attrs.get(attr):
                node.fail(f"attribute {attr} is missing")
        if not URL.match(node.attrs["url"]):
            node.fail("url is not an absolute http(s) URL")


def _word(node):
    if not node.text.strip():
        node.fail("empty category")
    return node.text.strip()


def _text(node):
    return "" if node is None else node.text.strip()


def _unique(node, seen):
    key = node.text.strip()
    if key in seen:
        node.fail(f"{key!r} already on line {seen[key]}")
    seen[key] = node.line


def _address(node):
    """An absolute http(s) address as an element's text."""
    if node is not None and not URL.match(node.text.strip()):
        node.fail(f"{node.text.strip()!r} is not an absolute http(s) URL")


def _rfc822(node):
    """An RFC 822 date with a four-digit year; its weekday, where given, is right."""
    if node is None:
        return None
    text = node.text.strip()
    if not _RFC822.match(text):
        node.fail(f"{text!r} is not an RFC 822 date")
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        node.fail(f"{text!r} is not on the calendar")
    if "," in text and text[:3] != when.strftime("%a"):
        node.fail(f"{text!r}: that day is a {when.strftime('%a')}")
    return when


def _rfc3339(node):
    """An RFC 3339 date and time with its zone."""
    if node is None:
        return None
    text = node.text.strip()
    if not _RFC3339.match(text):
        node.fail(f"{text!r} is not an RFC 3339 date")
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        node.fail(f"{text!r} is not on the calendar")


def _point(node):
    """GeoRSS "lat lon", or geo:lat with geo:long; None where there is neither."""
    simple = node.one("point", False, GEORSS)
    if simple is not None:
        return _in_range(simple, simple.text.split())
    lat, lon = node.one("lat", False, GEO), node.one("long", False, GEO)
    if (lat is None) != (lon is None):
        (lat or lon).fail("only one half of a point")
    return None if lat is None else _in_range(lat, [lat.text.strip(), lon.text.strip()])


def _in_range(node, parts):
    if len(parts) != 2 or not all(NUMBER.match(part) for part in parts):
        node.fail(f"{' '.join(parts)!r} is not a latitude and a longitude")
    lat, lon = map(float, parts)
    if abs(lat) > 90 or abs(lon) > 180:
        node.fail(f"{lat} {lon} is outside -90..90, -180..180")
    return lat, lon


def _atom(root):
    """RFC 4287 section 4.1.1: id, title, updated, an author here or in each entry."""
    _only(root, _FEED)
    _iri(root.one("id"))
    root.one("title")
    _rfc3339(root.one("updated"))
    _authors(root)
    _links(root)
    seen = {}
    return [_entry(entry, bool(root.all("author")), seen) for entry in root.all("entry")]


def _entry(entry, authored, seen):
    """RFC 4287 section 4.1.2: one entry, one record."""
    _only(entry, _ENTRY)
    key = entry.one("id")
    _iri(key)
    _unique(key, seen)
    if not authored and not entry.all("author") and not entry.all("source"):
        bad(entry.line, f"{entry.path}/author", "no author in the entry nor in the feed")
    _authors(entry)
    links, content = _links(entry), entry.all("content")
    if len(content) > 1:
        content[1].fail("a second content")
    if not content and "alternate" not in links:
        bad(entry.line, f"{entry.path}/link", "no content and no alternate link")
    title, updated = entry.one("title"), _rfc3339(entry.one("updated"))
    published = _rfc3339(entry.one("published", False))
    if published and updated < published:
        entry.one("updated").fail("before published")
    return {"id": key.text.strip(), "title": _text(title), "updated": updated,
            "date": published or updated, "link": links.get("alternate", ""),
            "text": _text(entry.one("summary", False)),
            "categories": [_term(node) for node in entry.all("category")],
            "content": _content(content[0]) if content else None, "point": _point(entry)}


def _iri(node):
    if not _IRI.match(node.text.strip()):
        node.fail(f"{node.text.strip()!r} is not an absolute IRI")


def _authors(node):
    for author in node.all("author"):
        author.one("name")


def _term(node):
    if not node.attrs.get("term"):
        node.fail("attribute term is missing")
    return node.attrs["term"]


def _links(node):
    """{rel: href}; RFC 4287 section 4.1.1: not two alternates of one type and language."""
    found, pairs = {}, set()
    for link in node.all("link"):
        href, rel = link.attrs.get("href", ""), link.attrs.get("rel", "alternate")
        if not _IRI.match(href):
            link.fail(f"href {href!r} is not an absolute IRI")
        pair = (link.attrs.get("type"), link.attrs.get("hreflang"))
        if rel == "alternate" and pair in pairs:
            link.fail("a second alternate link of the same type and language")
        if rel == "alternate":
            pairs.add(pair)
        found.setdefault(rel, href)
    return found


def _content(node):
    """RFC 4287 section 4.1.3: inline text, JSON or a reference."""
    kind = node.attrs.get("type", "text")
    if "src" in node.attrs:
        if node.text.strip() or node.children:
            node.fail("content with src must be empty")
        return node.attrs["src"]
    if kind in ("text", "html") and node.children:
        node.fail(f"elements inside content of type {kind}")
    if kind == "xhtml" and [c.name for c in node.children] != ["div"]:
        node.fail("xhtml content is one div")
    if kind.split(";")[0].endswith("json"):
        return Json(node.text, node.line).value
    return node.text
