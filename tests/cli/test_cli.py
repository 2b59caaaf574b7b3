"""Use of the command line: options, help, exit codes, where output goes."""
import os
import pty
import re
import select
import signal
import subprocess
import time

import pytest
from conftest import BINARY, ROOT, STORY, html_of, needs_model

COMMANDS = ["read", "text", "explain", "relate", "add", "query", "show", "timeline", "trend", "dyads", "coverage", "diff", "export",
            "import", "compare", "correct", "recode", "sample", "audit", "check", "schema", "completion"]


def options_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def open_terminal():
    try:
        return pty.openpty()
    except OSError as error:  # a bare chroot has no /dev/pts
        pytest.skip(f"no pseudo-terminal here: {error}")


def on_terminal(folder, *arguments, env=None, stdin=None):
    """Runs the program on a pseudo-terminal: what it wrote there, and its exit code."""
    main, side = open_terminal()
    environment = {**os.environ, "TERM": "xterm", **(env or {})}
    environment.pop("NO_COLOR", None) if "NO_COLOR" not in (env or {}) else None
    process = subprocess.Popen([BINARY, *map(str, arguments)], stdin=side if stdin is None else stdin, stdout=side,
                               stderr=side, cwd=folder, env=environment, start_new_session=True)
    os.close(side)
    out, deadline = b"", time.monotonic() + 120
    while time.monotonic() < deadline:
        if select.select([main], [], [], 0.2)[0]:
            try:
                chunk = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not chunk:
                break
            out += chunk
    os.close(main)
    return out.decode("utf-8").replace("\r\n", "\n"), process.wait(timeout=60)


# Wrong use: exit code 2, the value named, a hint in one line, nothing on standard output.
@pytest.mark.parametrize("arguments, named", [
    ([], "no command"),
    (["bogus"], "bogus"),
    (["--bogus"], "--bogus"),
    (["read", "--bogus", "page.html"], "--bogus"),
    (["read", "page.html", "--threads", "0"], "'0'"),
    (["read", "page.html", "--threads", "-1"], "'-1'"),
    (["read", "page.html", "--threads", "x"], "'x'"),
    (["read", "page.html", "--threads", "2.5"], "'2.5'"),
    (["read", "--threads=", "page.html"], "'page.html'"),
    (["--threads", "0", "read", "page.html"], "'0'"),
    (["read", "page.html", "--threads", "1", "--threads", "2"], "--threads is given twice"),
    (["--threads", "1", "read", "page.html", "--threads", "2"], "--threads is given twice"),
    (["read", "--quiet", "page.html", "--quiet"], "--quiet is given twice"),
    (["read", "--as", "text", "--as", "html", "page.html"], "--as is given twice"),
    (["read", "page.html", "--as", "pdf"], "'pdf'"),
    (["read", "page.html", "--format", "xml"], "'xml'"),
    (["read", "page.html", "--format", "readable"], "'readable'"),
    (["text", "page.html", "--format", "csv"], "'csv'"),
    (["text", "page.html", "--isa", "avx2"], "--isa"),
    (["read", "page.html", "--isa", "sse"], "'sse'"),
    (["read", "page.html", "--max-page", "0"], "'0'"),
    (["read", "page.html", "--max-page", "99999999999999999999"], "'99999999999999999999'"),
    (["read", "page.html", "--max-page", "2T"], "'2T'"),
    (["read", "page.html", "--max-page", "1.5M"], "'1.5M'"),
    (["text", "page.html", "--max-line", "M"], "'M'"),
    (["text", "page.html", "--max-line", "1025G"], "'1025G'"),
    (["text", "page.html", "--max-line", "1KB"], "'1KB'"),
    (["read", "page.html", "--max-seconds", "0"], "'0'"),
    (["read", "page.html", "--max-seconds", "-1"], "'-1'"),
    (["read", "page.html", "--max-seconds", "nan"], "'nan'"),
    (["read", "page.html", "--max-seconds", "5s"], "'5s'"),
    (["text", "page.html", "--max-seconds", "1", "--max-seconds", "2"], "--max-seconds is given twice"),
    (["read", "page.html", "--published"], "--published"),
    (["read", "page.html", "--published", "1899-02-30"], "1899-02-30"),
    (["read", "page.html", "--published", "yesterday"], "yesterday"),
    (["text", "page.html", "--published", "2024-13-01"], "2024-13-01"),
    (["text", "page.html", "--published", "17.05.2024"], "17.05.2024"),
    (["read", "page.html", "--out", "page.html"], "page.html"),
    (["text", ".", "--out", "new.txt"], "new.txt"),
    (["completion"], "SHELL"),
    (["completion", "tcsh"], "'tcsh'"),
    (["completion", "bash", "zsh"], "zsh"),
])
def test_wrong_use(rapport, page, arguments, named):
    run = rapport(*arguments)
    lines = run.stderr.decode().splitlines()
    assert (run.returncode, run.stdout) == (2, b"")
    assert lines[0].startswith("rapport: ") and named in lines[0]
    assert len(lines) == 2 and lines[1].startswith("Try 'rapport ")
    assert (rapport.folder / page).read_text() == html_of(), "the page is untouched"


def test_missing_model_is_named(rapport, page):
    run = rapport("read", page, "--model", "no/such/folder", "--out", "out.jsonl")
    assert run.returncode == 2 and b"no/such/folder" in run.stderr
    assert not (rapport.folder / "out.jsonl").exists()


@pytest.mark.parametrize("command", [[], ["read"], ["text"], ["explain"], ["completion"]])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help(rapport, command, flag):
    run = rapport(*command, flag)
    out = run.stdout.decode()
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Usage: rapport" in out and "Examples:" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_version(rapport):
    run = rapport("--version")
    assert run.returncode == 0
    assert re.fullmatch(r"rapport \d+\.\d+\.\d+\nmodel [^\n]+\nrecord schema 1\.0\n", run.stdout.decode())


def test_the_manual_page_has_every_option_and_no_other(rapport):
    manual = (ROOT / "docs/guide/rapport.1").read_text().replace("Fl Fl ", "--")
    in_help = set().union(*(options_in(rapport(*command, "--help").stdout.decode())
                            for command in ([], *([name] for name in COMMANDS))))
    described = options_in("\n".join(line for line in manual.splitlines() if line.startswith(".It --")))
    assert described == in_help
    for command in ("read", "text", "explain", "add", "query", "show", "timeline", "trend", "dyads", "coverage",
                    "diff", "export", "import", "compare", "correct", "recode", "sample", "audit", "check", "schema"):
        synopsis = re.search(rf"\.Cm {command}\n(.*?)\.Nm", manual, re.S).group(1)
        offered = options_in(rapport(command, "--help").stdout.decode().split("Examples:")[0]) - {"--help"}
        assert options_in(synopsis) == offered, command


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_every_option(rapport, shell):
    run = rapport("completion", shell)
    assert run.returncode == 0
    script = run.stdout.decode()
    for command in ([], *([name] for name in COMMANDS)):
        for option in options_in(rapport(*command, "--help").stdout.decode().split("Examples:")[0]):
            assert re.search(rf"(--|-l ){option[2:]}\b", script), option


def test_bash_completes(rapport):
    script = """eval "$("$0" completion bash)"; COMP_WORDS=(rapport read --format ''); COMP_CWORD=3; _rapport
                echo "${COMPREPLY[@]}"; COMP_WORDS=(rapport text --q); COMP_CWORD=2; _rapport; echo "${COMPREPLY[@]}" """
    out = subprocess.run(["bash", "-c", script, BINARY], capture_output=True, text=True, timeout=60)
    assert out.stdout.splitlines() == ["report jsonl table csv", "--quiet"], out.stderr


def test_options_stand_before_and_after_the_pages(rapport, page):
    orders = [["text", "--as", "html", "--format", "jsonl", page], ["text", page, "--format=jsonl", "--as=html"],
              ["text", "--format", "jsonl", page, "--as", "html"], ["--quiet", "text", page, "--format", "jsonl"],
              ["--threads", "1", "text", "--format", "jsonl", "--", page]]
    outputs = {rapport(*order).stdout for order in orders}
    assert len(outputs) == 1 and outputs.pop().count(b"\n") == 1


@pytest.mark.parametrize("name", ["text", "read", "completion"])
def test_a_page_may_have_the_name_of_a_command(rapport, name):
    rapport.write(name, STORY)
    run = rapport("text", name)
    assert run.returncode == 0 and "Boluarte" in run.stdout.decode()


def test_a_page_whose_name_begins_with_a_dash(rapport):
    rapport.write("-page.txt", STORY)
    assert rapport("text", "--", "-page.txt").returncode == 0


def test_text_is_readable_in_a_pipe_and_jsonl_on_request(rapport, page):
    assert not rapport("text", page).stdout.startswith(b"{")
    assert rapport("text", page, "--format", "jsonl").stdout.startswith(b'{"id":"page"')


def test_out_takes_the_output(rapport, page):
    printed = rapport("text", page).stdout
    run = rapport("text", page, "--out", "stories.txt")
    assert (run.returncode, run.stdout) == (0, b"")
    assert (rapport.folder / "stories.txt").read_bytes() == printed


def test_out_that_cannot_be_written(rapport, page):
    run = rapport("text", page, "--out", "no/such/folder/file")
    assert run.returncode == 1 and b"no/such/folder/file: No such file or directory" in run.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [["text", "page.html"], ["--help"], ["--version"], ["completion", "bash"]])
def test_full_disk(rapport, page, arguments):
    with open("/dev/full", "wb") as full:
        run = rapport(*arguments, stdout=full)
    assert run.returncode == 1
    assert run.stderr == b"rapport: standard output: No space left on device\n"


@pytest.mark.parametrize("ignored", [False, True])
def test_closed_pipe_ends_quietly(rapport, page, ignored):
    def set_up():
        signal.signal(signal.SIGPIPE, signal.SIG_IGN if ignored else signal.SIG_DFL)

    read_end, write_end = os.pipe()
    os.close(read_end)
    process = subprocess.Popen([BINARY, "text", page], stdout=write_end, stderr=subprocess.PIPE, cwd=rapport.folder,
                               preexec_fn=set_up, restore_signals=False)
    os.close(write_end)
    error = process.communicate(timeout=60)[1]
    assert error == b""
    assert process.returncode == (128 + signal.SIGPIPE if ignored else -signal.SIGPIPE)


def test_no_page_on_a_terminal_is_wrong_use(rapport):
    out, code = on_terminal(rapport.folder, "text")
    assert code == 2 and "no page" in out and "Try 'rapport text --help'." in out


def test_progress_stands_on_the_terminal_only_while_pages_are_read(rapport):
    for number in range(400):
        rapport.write(f"news/{number:03}.html", html_of() + "<!-- -->" * 20000)
    main, side = open_terminal()
    process = subprocess.Popen([BINARY, "text", "news", "--out", "out.txt"], stdin=subprocess.DEVNULL, stderr=side,
                               stdout=subprocess.PIPE, cwd=rapport.folder)
    os.close(side)
    drawn = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        drawn += chunk
    os.close(main)
    assert process.wait(timeout=60) == 0
    last = drawn.rpartition(b"\r\x1b[K")[2]
    assert last.rstrip() == b"rapport: 400 stories read", "the line is removed before the counts"
    assert b" stories, " in drawn
    assert b"\x1b" not in rapport("text", "news", "--out", "out.txt").stderr


@needs_model
def test_report_in_colour_on_a_terminal(rapport, page):
    out, code = on_terminal(rapport.folder, "read", page, stdin=subprocess.DEVNULL)
    assert code == 0 and "\x1b[1m" in out and "Ødegård" in out
    assert not out.lstrip().startswith("{")


@needs_model
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(rapport, page, env):
    out, code = on_terminal(rapport.folder, "read", page, env=env, stdin=subprocess.DEVNULL)
    assert code == 0 and "\x1b" not in out and "Ødegård" in out


@needs_model
def test_no_colour_in_a_pipe(rapport, page):
    assert b"\x1b" not in rapport("read", page, "--format", "report").stdout


