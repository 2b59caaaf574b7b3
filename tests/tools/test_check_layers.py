"""tools/check_layers.py on small made-up trees, and its rules against the real one."""
import importlib.util
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("check_layers", ROOT / "tools" / "check_layers.py")
check_layers = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_layers)

RULES = """
# a comment
values = rapport/result.hpp
base:     rapport/result.hpp
text:     base values   # floor 2
nn:       base values
facade:   text nn base api
apps/cli: api
source-only = gumbo.h unicode/
"""


@pytest.fixture
def tree(tmp_path):
    """Writes {path: content} below a root that has RULES, and gives what check() says."""

    def build(**files):
        (tmp_path / "tools").mkdir()
        (tmp_path / "tools" / "layers.txt").write_text(RULES)
        for path, content in files.get("files", {}).items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content)
        return check_layers.check(str(tmp_path))

    return build


@pytest.mark.parametrize("path, line, problem", [
    # name of the case: what the line may be, and what is said of it (None: nothing)
    ("src/text/a.cpp", '#include "text/b.hpp"', None),
    ("src/text/a.cpp", '#include "base/utf8.hpp"', None),
    ("src/text/a.cpp", '  #  include "base/utf8.hpp"  // why', None),
    ("src/text/a.cpp", '#include "rapport/result.hpp"', None),
    ("src/text/a.cpp", '// #include "nn/model.hpp"', None),
    ("src/text/a.cpp", '#include "nn/model.hpp"', 'text may not include "nn/model.hpp"'),
    ("src/base/a.hpp", '#include "text/b.hpp"', 'base may not include "text/b.hpp"'),
    ("src/text/a.cpp", '#include "rapport/coder.hpp"', 'text may not include "rapport/coder.hpp"'),
    ("src/text/a.cpp", '#include "zoo/b.hpp"', '"zoo/b.hpp" names an unknown room'),
    ("src/text/a.cpp", '#include "tests/b.hpp"', '"tests/b.hpp" names an unknown room'),
    ("src/text/a.cpp", '#include "../nn/model.hpp"', 'relative include "../nn/model.hpp"'),
    ("src/text/a.cpp", '#include "./b.hpp"', 'relative include "./b.hpp"'),
    ("src/text/a.cpp", '#include "text/../nn/model.hpp"', 'relative include "text/../nn/model.hpp"'),
    ("src/text/a.cpp", '#include "b.hpp"', '"b.hpp" names no room'),
    ("src/text/a.cpp", "#include HEADER", "computed include HEADER"),
    ("src/text/a.cpp", "#include <rapport/result.hpp>",
     '<rapport/result.hpp>: our own headers are included with "quotes"'),
    ("src/text/a.cpp", "#include <unicode/uchar.h>", None),
    ("src/text/a.hpp", "#include <unicode/uchar.h>", "<unicode/uchar.h> belongs into .cpp files"),
    ("src/zoo/a.cpp", "", "the room zoo is not in tools/layers.txt"),
    ("src/coder.cpp", '#include "text/b.hpp"', None),
    ("src/coder.cpp", '#include "rapport/coder.hpp"', None),
    ("apps/cli/main.cpp", '#include "arguments.hpp"', None),
    ("apps/cli/main.cpp", '#include "rapport/coder.hpp"', None),
    ("apps/cli/main.cpp", '#include "base/utf8.hpp"', 'apps/cli may not include "base/utf8.hpp"'),
    ("include/rapport/a.hpp", '#include "rapport/b.hpp"', None),
    ("include/rapport/a.hpp", "#include <string>", None),
    ("include/rapport/a.hpp", "#include <tl/expected.hpp>", None),
    ("include/rapport/a.hpp", "#include <fmt/format.h>", "a public header may not include <fmt/format.h>"),
    ("include/rapport/a.hpp", '#include "base/utf8.hpp"', 'a public header may not include "base/utf8.hpp"'),
    ("tests/unit/text/a_test.cpp", '#include "nn/model.hpp"', None),
    ("tests/unit/text/a_test.cpp", '#include "../b.hpp"', 'relative include "../b.hpp"'),
])
def test_include(tree, path, line, problem):
    found = tree(files={path: f"\n{line}\n"})
    where = 1 if problem and problem.startswith("the room") else 2
    assert found == ([f"{path}:{where}: {problem}"] if problem else [])


@pytest.mark.parametrize("lines, fails", [(700, False), (701, True)])
def test_size(tree, lines, fails):
    found = tree(files={"src/text/a.cpp": "//\n" * lines})
    assert found == (["src/text/a.cpp:701: 701 lines; 700 is the limit"] if fails else [])


def test_links(tree):
    found = tree(files={"CMakeLists.txt": "\nrapport_room(text ROOMS base nn LINKS ICU::uc)\nrapport_room(base LINKS fmt)\n"})
    assert found == ["CMakeLists.txt:2: text may not link nn"]


def test_unreadable_rules():
    with pytest.raises(ValueError, match="layers.txt:2"):
        check_layers.Rules("base: values\nwhat is this?\n")


def test_rules_have_no_cycle():
    rules = check_layers.Rules((ROOT / "tools" / "layers.txt").read_text(encoding="utf-8"))
    done = set()
    while True:
        free = {room for room, may in rules.rooms.items() if room not in done and not (may & set(rules.rooms)) - done}
        if not free:
            break
        done |= free
    assert done == set(rules.rooms)


def test_this_repository():
    assert check_layers.check(str(ROOT)) == []
