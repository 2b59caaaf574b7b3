#!/usr/bin/env python3
"""Stories an hour, and memory over time, over many stories of real length.

usage: throughput.py --rapport FILE --work FOLDER [--stories 50000] [--coded 400] [--rounds 3] [--data FOLDER] [--json FILE]

The stories are made: sentences of training/corpus, our own, with other numbers, in articles whose lengths are distributed as
those of news (log-normal, 500 words on average). Where --data names the shared data (default: $RAPPORT_DATA, else
../shared), every tenth story is one of its public pages, read from HTML. docs/benchmarks.md says what the figures mean.
"""
import argparse
import html
import json
import math
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
MEAN_WORDS, SPREAD = 500, 0.6  # Of the log-normal distribution; its median is 418 words.
PARAGRAPH = 3  # Sentences.


# ---- what is read


def lengths(chance):
    middle = math.log(MEAN_WORDS) - SPREAD ** 2 / 2
    while True:
        yield min(5000, max(40, round(chance.lognormvariate(middle, SPREAD))))


def pages_of(data):
    folder = data / "data/pages/html"
    return [path.read_bytes() for path in sorted(folder.glob("*.html*"))] if folder.is_dir() else []


def decoded(page):
    import gzip
    page = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    return page.decode("utf-8", "replace")


def stories(count, data, seed=1):
    """Lines of JSONL; with the words of those that are made."""
    chance = random.Random(seed)
    own = [line.rstrip("\n").split("\t")[1] for path in sorted((ROOT / "training/corpus").glob("*.tsv"))
           for line in open(path, encoding="utf-8") if "\t" in line]
    pages, length = [decoded(page) for page in pages_of(data)], lengths(chance)
    for number in range(count):
        line = {"id": f"s{number}", "published": f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"}
        if pages and number % 10 == 9:
            yield json.dumps({**line, "html": pages[number // 10 % len(pages)]}), None
            continue
        wanted, words, parts = next(length), 0, []
        while words < wanted:
            sentence = re.sub(r"\b[1-9]\d?\b", lambda _: str(chance.randint(2, 99)), chance.choice(own))
            words += len(sentence.split())
            parts.append(sentence)
        text = "\n".join(" ".join(parts[i:i + PARAGRAPH]) for i in range(0, len(parts), PARAGRAPH))
        # Half as text, half as a page.
        if number % 2:
            yield json.dumps({**line, "text": f"{parts[0]}\n{text}", "title": parts[0]}), words
        else:
            body = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n"))
            yield json.dumps({**line, "html": f"<html><head><title>{html.escape(parts[0])}</title></head><body><nav><a href='/'>Home</a>"
                                              f"</nav><article><h1>{html.escape(parts[0])}</h1>{body}</article></body></html>"}), words


def write(path, count, data):
    words = []
    with open(path, "w", encoding="utf-8") as out:
        for line, size in stories(count, data):
            out.write(line + "\n")
            if size is not None:
                words.append(size)
    return statistics.mean(words)


# ---- what is measured


def resident(process):
    """Kilobytes; 0 once it has ended."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) if found else 0


class Run:
    """A run of the command, with its memory over time."""

    def __init__(self, command, cores=None):
        self.begin, self.memory = time.monotonic(), []
        pin = (lambda: os.sched_setaffinity(0, cores)) if cores else None
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=pin)

    def sample(self):
        self.memory.append((time.monotonic() - self.begin, resident(self.process.pid)))

    def running(self):
        done, status, usage = os.wait4(self.process.pid, os.WNOHANG)
        if done == 0:
            return True
        self.seconds = time.monotonic() - self.begin
        self.processor = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return False


def run(commands, cores=None):
    """Runs them at once; each with its figures."""
    runs = [Run(command, cores) for command in commands]
    left = list(runs)
    while left:
        for each in left:
            each.sample()
        left = [each for each in left if each.running()]
        time.sleep(0.02)
    for each in runs:
        if each.process.returncode not in (0, 1):
            sys.exit(f"{each.process.args} ended with {each.process.returncode}")
    return runs


def flatness(memory):
    """Least and most of the ten medians of memory over the run, without its first tenth, in MB."""
    whole = memory[-1][0]
    parts = [[size for at, size in memory if size and whole * n / 10 <= at < whole * (n + 1) / 10] for n in range(1, 10)]
    medians = [statistics.median(part) / 1000 for part in parts if part]
    return min(medians), max(medians)


def text_figures(arguments, feed, count):
    done = run([[arguments.rapport, "text", "--quiet", "--format", "jsonl", "--out", arguments.work / "text.jsonl", feed]])[0]
    least, most = flatness(done.memory)
    return {"stories": count, "seconds": done.seconds, "stories a second": count / done.seconds,
            "stories a second of the processor": count / done.processor, "memory least, MB": least, "memory most, MB": most,
            "memory grows by": most / least - 1}


def split(feed, parts):
    """The lines of a file in turn into so many, so that each has the same share of long ones."""
    files = [feed.with_name(f"{feed.stem}-{n}.jsonl") for n in range(parts)]
    outs = [open(file, "w", encoding="utf-8") for file in files]
    for number, line in enumerate(open(feed, encoding="utf-8")):
        outs[number % parts].write(line)
    for out in outs:
        out.close()
    return files


def read_command(arguments, threads, feed, name):
    return [arguments.rapport, "read", "--quiet", "--threads", str(threads), "--out", arguments.work / f"{name}.jsonl", feed]


def coded_figures(arguments, feed, count):
    """Two threads beside two processes, in turn: the load of the machine is then the same for both."""
    cores = set(sorted(os.sched_getaffinity(0))[:2])
    empty = arguments.work / "one-feed.jsonl"
    empty.write_text(json.dumps({"text": "Norway condemned Peru."}) + "\n")
    halves, rounds = split(feed, 2), []
    for number in range(arguments.rounds):
        loading = run([read_command(arguments, 1, empty, "one")], cores)[0]
        threads = run([read_command(arguments, 2, feed, "threads")], cores)[0]
        processes = run([read_command(arguments, 1, half, f"half-{n}") for n, half in enumerate(halves)], cores)
        alone = run([read_command(arguments, 1, halves[0], "alone")], cores)[0]
        least, most = flatness(threads.memory)
        rounds.append({
            "stories an hour, two threads": 3600 * count / threads.seconds,
            "stories an hour, two processes": 3600 * count / max(each.seconds for each in processes),
            "two threads of two processes, by the clock": max(each.seconds for each in processes) / threads.seconds,
            # Both with one loading of the model taken off for each process.
            "two threads of two processes, by the processor":
                (sum(each.processor for each in processes) - 2 * loading.processor) / (threads.processor - loading.processor),
            "two processes of one alone, by the processor":
                2 * (alone.processor - loading.processor) / (sum(each.processor for each in processes) - 2 * loading.processor),
            "memory least, MB": least, "memory most, MB": most})
        print(f"   round {number + 1}: " + ", ".join(f"{name} {value:.3g}" for name, value in rounds[-1].items()), flush=True)
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rapport", type=pathlib.Path, default=ROOT / "build/release/bin/rapport")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/throughput")
    parser.add_argument("--stories", type=int, default=50_000, help="read by `rapport text`; 0: none")
    parser.add_argument("--coded", type=int, default=400, help="coded by `rapport read`; 0: none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(os.environ.get("RAPPORT_DATA", ROOT.parent / "shared")))
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    print(f"{len(pages_of(arguments.data))} public pages in {arguments.data}", flush=True)
    figures = {}
    for name, count, measure in (("text", arguments.stories, text_figures), ("read", arguments.coded, coded_figures)):
        if count == 0:
            continue
        feed = arguments.work / f"{name}-feed.jsonl"
        words = write(feed, count, arguments.data)
        print(f"== rapport {name}: {count} stories of {words:.0f} words on average, {feed.stat().st_size / 1e6:.0f} MB", flush=True)
        figures[name] = {"words": words, **measure(arguments, feed, count)}
        for what, value in figures[name].items():
            print(f"{what:<52}{value:>12.4g}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
