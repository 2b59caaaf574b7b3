"""Averages the weights of two checkpoints of one lineage (the second went on from the first).

usage: python -m rapport_training.average FIRST.pt SECOND.pt SHARE OUT.pt     SHARE: weight of the second, 0 to 1
"""
import sys

import torch


def main():
    first, second = (torch.load(path, map_location="cpu") for path in sys.argv[1:3])
    share = float(sys.argv[3])
    second["model"] = {k: (1 - share) * first["model"][k] + share * v for k, v in second["model"].items()}
    torch.save(second, sys.argv[4])


if __name__ == "__main__":
    main()
