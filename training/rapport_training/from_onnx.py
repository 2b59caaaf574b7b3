"""Turns a BERT encoder published as fp32 ONNX into the safetensors file that train.py starts from.

usage: python -m rapport_training.from_onnx MODEL.onnx VOCAB.txt|TOKENIZER.json OUT_DIR

Needs the PyPI package onnx. Biases, norms and embeddings keep their names in such a file; the weights of the products are
anonymous and are found by the name of the node that uses them (.../encoder/layer.3/attention/self/query/MatMul), transposed.
"""
import json
import os
import re
import shutil
import sys

import numpy as np
import onnx
from onnx import numpy_helper

from .safetensors_file import write_safetensors


def encoder_tensors(path):
    """{name of Hugging Face's BERT: float32 array}."""
    graph = onnx.load(path).graph
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out = {n: a.astype(np.float32) for n, a in arrays.items() if re.match(r"(embeddings|encoder)\.", n)}
    for node in graph.node:
        at = re.search(r"encoder/layer\.(\d+)/(.+)/MatMul$", node.name)
        if node.op_type == "MatMul" and at and node.input[1] in arrays:
            out[f"encoder.layer.{at.group(1)}.{at.group(2).replace('/', '.')}.weight"] = arrays[node.input[1]].T.astype(np.float32)
    return out


def write_vocabulary(source, to):
    if source.endswith(".txt"):
        shutil.copyfile(source, to)
        return
    with open(source, encoding="utf-8") as f:
        ids = json.load(f)["model"]["vocab"]
    with open(to, "w", encoding="utf-8") as f:
        f.writelines(word + "\n" for word in sorted(ids, key=ids.get))


def main():
    model, vocabulary, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    write_safetensors(os.path.join(out, "model.safetensors"), encoder_tensors(model))
    write_vocabulary(vocabulary, os.path.join(out, "vocab.txt"))


if __name__ == "__main__":
    main()
