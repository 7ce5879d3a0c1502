#!/usr/bin/env python3
"""NumPy forecast from JSON lines or an array: expected target calls of 16 lookaheads, token by token and as a block, with a bonus token.

usage: forecast_numpy.py TRACES.jsonl | TRACES.npy
An array has texts of two rows, log p and log q. All texts of one length at a time, position by position. Prints positions a second,
reading included, and tokens a call at 4 draft tokens,
token by token and as a block.
"""
import json
import sys
import time

import numpy as np

MOST = 16


def token_calls(ratios):
    """Calls of each lookahead: the start of a round depends on the start and the kept tokens 'lookahead' positions before."""
    texts, length = ratios.shape
    kept = np.minimum(1.0, ratios)
    starts = np.zeros((length + 1, MOST, texts))
    starts[0] = 1
    window = np.zeros((MOST, texts))
    places = np.arange(MOST)
    for n in range(length):
        if n:
            window[1:] = window[:-1] * kept[:, n - 1]
            window[0] = kept[:, n - 1]
        back = n - 1 - places
        full = np.where((back >= 0)[:, None], starts[back, places], 0.0) * window
        starts[n + 1] = 1 - kept[:, n] * (1 - full)
    return starts[:length].sum((0, 2))


def block_calls(ratios):
    """Calls of each lookahead: a round keeps at least i tokens with the running minimum of the product of ratios."""
    texts, length = ratios.shape
    starts = np.zeros((length + MOST + 2, MOST, texts))
    starts[0] = 1
    for m in range(length):
        product, kept = np.ones(texts), np.ones(texts)
        for i in range(min(MOST, length - m)):
            product = product * ratios[:, m + i]
            longer = np.minimum(kept, product)
            starts[m + i + 1, i:] += starts[m, i:] * (kept - longer)
            starts[m + i + 2, i] += starts[m, i] * longer
            kept = longer
    return starts[:length].sum((0, 2))


def main():
    begun = time.perf_counter()
    tokens, calls = 0, np.zeros((2, MOST))
    batch = []

    def finish():
        nonlocal tokens, calls
        with np.errstate(over="ignore"):
            ratios = np.exp(np.array([draft for draft, _ in batch]) - np.array([target for _, target in batch]))
        tokens += ratios.size
        calls += [token_calls(ratios), block_calls(ratios)]
        batch.clear()

    if sys.argv[1].endswith(".npy"):
        traces = iter(np.load(sys.argv[1]).astype(float))
    else:
        traces = ((trace["draft"], trace["target"]) for trace in map(json.loads, open(sys.argv[1], encoding="ascii")))
    for trace in traces:
        batch.append(trace)
        if len(batch) == 500:
            finish()
    if batch:
        finish()
    print(tokens / (time.perf_counter() - begun), *(tokens / calls[:, 3]))


main()
