#!/usr/bin/env python3
"""Plain-Python Monte Carlo of (batch) speculative decoding, as a paper's author would write it.

usage: simulate_plain.py CHAIN.json DRAFTS RUNS
CHAIN.json: for draft and target, "matrices" of whole weights and the "order" in which positions use them; position 1 has one row.
Prints tokens a second and the mean number of rejections.
"""
import json
import random
import sys
import time


def residual(q, p):
    r = [max(b - a, 0.0) for a, b in zip(p, q)]
    s = sum(r)
    return [x / s for x in r]


def draw(p):
    return random.choices(range(len(p)), p)[0]


def run(draft, target, drafts):
    horizon, token, fresh, rejections = len(draft), 0, True, 0
    for n in range(horizon):
        p, q = draft[n][token if n else 0], target[n][token if n else 0]
        for _ in range(drafts if fresh else 1):
            x = draw(p)
            if random.random() < min(1.0, q[x] / p[x]):
                fresh = False
                break
            q = residual(q, p)
        else:
            x, fresh, rejections = draw(q), True, rejections + 1
        token = x
    return rejections


def main():
    chain = json.load(open(sys.argv[1]))
    rows = {}
    for name, model in chain.items():
        matrices = [[[w / sum(row) for w in row] for row in matrix] for matrix in model["matrices"]]
        rows[name] = [matrices[i] for i in model["order"]]
    drafts, runs = int(sys.argv[2]), int(sys.argv[3])
    random.seed(1)
    start = time.perf_counter()
    total = sum(run(rows["draft"], rows["target"], drafts) for _ in range(runs))
    seconds = time.perf_counter() - start
    print(runs * len(rows["draft"]) / seconds, total / runs)


main()
