"""The docs against the code: error codes, links, commands, and words that have no place in the repository."""
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED_FOLDERS = {".git", "build", ".venv", "__pycache__", ".cache", ".pytest_cache"}
TEXT_ENDINGS = {"", ".md", ".py", ".cpp", ".hpp", ".inc", ".in", ".txt", ".json", ".cmake", ".sh", ".html", ".svg", ".1",
                ".yml", ".toml", ".bash", ".zsh", ".fish"}


def files():
    for base, folders, names in os.walk(ROOT):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS)
        for name in sorted(names):
            yield pathlib.Path(base, name)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


MARKDOWN = [p for p in files() if p.suffix == ".md"]


# ---- error codes


def documented_errors():
    rows = re.findall(r"^\| (\d+) \| ([a-z-]+) \| (k\w+) \| (.+) \|$", read("docs/formats/errors.md"), re.M)
    return {(int(number), name, constant) for number, name, constant, _ in rows}


def declared_errors():
    numbers = re.findall(r"^\s*(k\w+) = (\d+),", read("include/rapport/result.hpp"), re.M)
    names = dict(re.findall(r'case ErrorCode::(k\w+):\s*return "([a-z-]+)";', read("src/base/error.cpp")))
    return {(int(number), names[constant], constant) for constant, number in numbers}


def test_error_codes_are_documented():
    assert declared_errors()
    assert documented_errors() == declared_errors()


def test_error_names_follow_from_constants():
    for _, name, constant in declared_errors():
        assert re.sub(r"(?<!^)(?=[A-Z])", "-", constant[1:]).lower() == name


# ---- links


def without_code(text):
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`", "", text)


def anchor(heading):
    """GitHub's anchor of a heading."""
    heading = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(path):
    return {anchor(h) for h in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)}


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_resolve(path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, fragment = target.partition("#")
        file = (path.parent / name) if name else path
        if not file.exists() or (fragment and file.suffix == ".md" and fragment not in anchors(file)):
            broken.append(target)
    assert broken == []


def test_adrs_are_numbered_without_gaps():
    numbers = sorted(int(p.name[:3]) for p in (ROOT / "docs/adr").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


# ---- commands


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_dev_commands_exist(path):
    known = set(re.findall(r"^    ([a-z |-]+)\)", read("dev"), re.M))
    known = {word.strip() for names in known for word in names.split("|")}
    used = set(re.findall(r"\./dev ([a-z]+)", path.read_text(encoding="utf-8")))
    assert used <= known


def test_dev_help_names_every_command():
    text = subprocess.run([ROOT / "dev", "help"], capture_output=True, text=True, check=True).stdout
    listed = set(re.findall(r"^  ([a-z]+) ", text, re.M))
    cases = set(re.findall(r"^    ([a-z]+)\)", read("dev"), re.M))
    assert listed == cases | {"help"}


def test_dev_refuses_unknown_commands(tmp_path):
    ran = subprocess.run([ROOT / "dev", "dance"], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode != 0
    assert "unknown command 'dance'" in ran.stderr


@pytest.mark.parametrize("path", [p for p in MARKDOWN if "rapport read" in p.read_text(encoding="utf-8")],
                         ids=lambda p: str(p.relative_to(ROOT)))
def test_examples_exist(path):
    names = re.findall(r"\bexamples/[\w.-]+", path.read_text(encoding="utf-8"))
    assert [n for n in names if not (ROOT / n).exists()] == []


def test_readme_shows_both_commands_first():
    commands = re.findall(r"^    (\./dev .+)$", read("README.md"), re.M)
    assert commands[:2] == ["./dev start", "./dev test"]


# ---- words that have no place here: folders of one machine, hosts of package registries

# Written so that the patterns do not match themselves.
FOREIGN = re.compile(r"(?<![\w./-])/(?:work|home|root|scratch)/\w"
                     r"|pypi\.(?:org|python)|files\.pythonhosted|(?:deb|security|snapshot)\.debian\.org"
                     r"|registry\.npmjs|repo1?\.maven|crates\.io/api|[-.]pkg\.dev\b|proxy\.golang")


def test_no_paths_of_a_machine_and_no_registries():
    found = []
    for path in files():
        if path.suffix in TEXT_ENDINGS and path.stat().st_size < 1_000_000:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {m.group(0)}" for m in FOREIGN.finditer(text)]
    assert found == []
