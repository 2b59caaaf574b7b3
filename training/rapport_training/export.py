"""Writes a model folder: int8 weights (safetensors), vocabulary, manifest.

usage: python -m rapport_training.export --checkpoint FILE --encoder DIR --calibration FILE --out DIR
       --name NAME --version N

Weights are quantised per output channel to -63..63 (src/nn/kernels.hpp says why), the embedding per row to -127..127.
"""
import argparse
import hashlib
import json
import os
import shutil

import numpy as np

from .evaluate import load_checkpoint
from .safetensors_file import write_safetensors

MAX_WEIGHT, MAX_EMBEDDING = 63, 127


def quantise(matrix, top):
    """[rows, columns] -> int8 of the same shape and a scale a row."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12) / top
    return np.clip(np.rint(matrix / scale[:, None]), -top, top).astype(np.int8), scale.astype(np.float32)


def tensors_of(model):
    out = {}
    state = {k.replace("encoder.", "", 1): v.detach().numpy() for k, v in model.state_dict().items()}
    for name, value in state.items():
        if name in ("positions.weight", "type_vector.weight") or "norm" in name or name.endswith(".bias"):
            out[name] = value.astype(np.float32)
        else:
            top = MAX_EMBEDDING if name == "words.weight" else MAX_WEIGHT
            out[name], out[name.replace(".weight", ".scale")] = quantise(value, top)
    return out


def main():
    p = argparse.ArgumentParser()
    for name in ("checkpoint", "encoder", "calibration", "out", "name"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--version", type=int, required=True)
    args = p.parse_args()
    model, labels = load_checkpoint(args.checkpoint)
    os.makedirs(args.out, exist_ok=True)
    weights = os.path.join(args.out, "model.safetensors")
    write_safetensors(weights, tensors_of(model))
    shutil.copyfile(os.path.join(args.encoder, "vocab.txt"), os.path.join(args.out, "vocab.txt"))
    with open(args.calibration, encoding="utf-8") as f:
        calibration = json.load(f)
    with open(weights, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    manifest = {"format": 1, "name": args.name, "version": args.version, "weights": "model.safetensors",
                "vocabulary": "vocab.txt", "sha256": digest, "bytes": os.path.getsize(weights), **calibration,
                "labels": labels.manifest()}
    with open(os.path.join(args.out, "manifest.json"), "w", encoding="utf-8") as f:
        json.dump(manifest, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
