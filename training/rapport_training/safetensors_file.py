"""The safetensors format (github.com/huggingface/safetensors): the parts of it that weights of int8 and float32 need."""
import json
import struct

import numpy as np


def read_safetensors(path):
    """The float tensors of a file: {name: array}."""
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        body = f.read()
    out = {}
    for name, t in header.items():
        if name != "__metadata__" and t["dtype"] == "F32":
            begin, end = t["data_offsets"]
            out[name] = np.frombuffer(body[begin:end], np.float32).reshape(t["shape"])
    return out


def write_safetensors(path, tensors):
    """Float tensors first, so that their offsets stay multiples of four."""
    header, body, at = {}, [], 0
    for name in sorted(tensors, key=lambda n: (tensors[n].dtype == np.int8, n)):
        t = np.ascontiguousarray(tensors[name])
        kind = "I8" if t.dtype == np.int8 else "F32"
        header[name] = {"dtype": kind, "shape": list(t.shape), "data_offsets": [at, at + t.nbytes]}
        body.append(t.tobytes())
        at += t.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + b"".join(body))
