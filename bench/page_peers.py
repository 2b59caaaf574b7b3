#!/usr/bin/env python3
"""Page extraction beside trafilatura: the same pages, one core, in turn, over several rounds.

usage: page_peers.py --rapport FILE --data FOLDER --work FOLDER [--python FILE] [--rounds 5] [--core N] [--json FILE]

FOLDER of --data has data/pages (html/*.html.gz, ground-truth.json) and eval/pages.py. The pages are unpacked into the work
folder first, so that everybody reads plain files. Time is that of the processor, which a busy machine disturbs least: of
`rapport text` the whole process, its start included; of trafilatura the extraction alone, after its import and a
first page. --python is the one with the packages of tools/requirements-peer-pages.txt; docs/benchmarks.md has figures.
"""
import argparse
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys

CHILD = pathlib.Path(__file__).with_name("page_peer_child.py")
MODES = ("trafilatura", "trafilatura-fast")


def unpack(pages, folder):
    """Writes the pages as plain files; their number."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for packed in sorted(pages.glob("*.html.gz")):
        (folder / packed.name.removesuffix(".gz")).write_bytes(gzip.decompress(packed.read_bytes()))
        count += 1
    return count


def run_timed(command, out, core):
    """Runs a command into a file on one core; its processor seconds and peak memory in MB."""
    with open(out, "wb") as target:
        process = subprocess.Popen(command, stdout=target, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: os.sched_setaffinity(0, {core}))
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run_rapport(arguments, folder, answers):
    command = [arguments.rapport, "text", "--quiet", "--format", "jsonl", folder]
    code, seconds, peak = run_timed(command, answers, arguments.core)
    if code not in (0, 1):  # 1: a page had no article.
        raise RuntimeError(f"rapport text ended with {code}")
    return seconds, peak


def run_peer(arguments, mode, folder, answers):
    report = answers.with_suffix(".report")
    code, _, peak = run_timed([arguments.python, CHILD, mode, folder, answers], report, arguments.core)
    if code != 0:
        raise RuntimeError(f"{mode} cannot be measured: is it installed?")
    return json.loads(report.read_text())["seconds"], peak


def score_of(data, answers):
    """F1 of the bodies, as eval/pages.py prints it."""
    out = subprocess.run([sys.executable, data / "eval/pages.py", data / "data/pages/ground-truth.json", answers],
                         capture_output=True, text=True, check=True).stdout
    return float(out.rsplit("F1", 1)[1])


def measure(arguments, folder, pages):
    names = ("rapport", *(MODES if arguments.python else ()))
    rounds = {name: [] for name in names}
    peaks = {}
    for _ in range(arguments.rounds):
        for name in names:
            answers = arguments.work / f"{name}.jsonl"
            run = run_rapport(arguments, folder, answers) if name == "rapport" else run_peer(arguments, name, folder, answers)
            rounds[name].append(pages / max(run[0], 1e-9))
            peaks[name] = run[1]
    return {name: {"pages_per_core_second": statistics.median(speeds), "least": min(speeds), "most": max(speeds),
                   "peak_mb": peaks[name], "f1": score_of(arguments.data, arguments.work / f"{name}.jsonl")}
            for name, speeds in rounds.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rapport", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--python", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.rapport = arguments.rapport.resolve()
    folder = arguments.work / "html"
    pages = unpack(arguments.data / "data/pages/html", folder)
    if pages == 0:
        sys.exit(f"page_peers.py: no pages in {arguments.data}")
    results = measure(arguments, folder, pages)
    print("| | pages per core-second | F1 of bodies | peak memory, MB |\n| --- | --- | --- | --- |")
    for name, result in results.items():
        print(f"| `{name}` | {result['pages_per_core_second']:,.0f} ({result['least']:,.0f} to {result['most']:,.0f}) | "
              f"{result['f1']:.3f} | {result['peak_mb']:.0f} |")
    for name in MODES:
        if name in results:
            ratio = results["rapport"]["pages_per_core_second"] / results[name]["pages_per_core_second"]
            print(f"rapport is {ratio:.1f} times as fast as {name}")
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
