#!/usr/bin/env python3
"""Vectorised NumPy Monte Carlo of (batch) speculative decoding: all runs at one position at a time.

usage: simulate_numpy.py CHAIN.json DRAFTS RUNS
One uniform number a position: an alias table over (token, accepted or rejected) for every (state, fresh or not).
Prints tokens a second (median of 11 times, tables not counted) and the mean number of rejections.
"""
import json
import statistics
import sys
import time

import numpy as np


def alias(rows):
    """Alias tables of many rows at once: cut and alias of each cell."""
    n = rows.shape[1]
    height = rows / rows.sum(1, keepdims=True) * n
    other = np.tile(np.arange(n), (len(rows), 1))
    for i, h in enumerate(height):
        poor = [j for j in range(n) if h[j] < 1]
        rich = [j for j in range(n) if h[j] >= 1]
        while poor and rich:
            low, high = poor.pop(), rich.pop()
            other[i, low] = high
            h[high] -= 1 - h[low]
            (poor if h[high] < 1 else rich).append(high)
        for j in poor + rich:
            h[j] = 1
    return height, other


def table(p, q, drafts):
    """Cut and alias over 2V outcomes (token, then token rejected) for the rows (state 0 fresh, state 0 not fresh, state 1 fresh, …)."""
    both = []
    for tries in (drafts, 1):
        g, r = q, np.ones(len(q))
        for _ in range(tries):
            g = np.maximum(0.0, g - r[:, None] * p)
            r = g.sum(1)
        both.append(np.concatenate([q - g, g], 1))
    cut, other = alias(np.stack(both, 1).reshape(2 * len(q), -1))
    return cut.ravel(), other.ravel().astype(np.int32)


def main():
    chain = json.load(open(sys.argv[1]))
    drafts, runs = int(sys.argv[2]), int(sys.argv[3])
    rows = {name: [np.array(m, float) / np.array(m, float).sum(1, keepdims=True) for m in model["matrices"]] for name, model in chain.items()}
    order = list(zip(chain["draft"]["order"], chain["target"]["order"]))
    tables = {pair: table(rows["draft"][pair[0]], rows["target"][pair[1]], drafts) for pair in set(order)}
    states = rows["target"][-1].shape[1]
    rng = np.random.Generator(np.random.SFC64(1))
    rates, mean = [], 0.0
    for _ in range(11):
        start = time.perf_counter()
        row, rejections = np.zeros(runs, np.int32), np.zeros(runs, np.int32)
        for pair in order:
            cut, other = tables[pair]
            u = rng.random(runs, np.float32) * np.float32(2 * states)
            cell = u.astype(np.int32)
            at = row * np.int32(2 * states) + cell
            outcome = np.where(u - cell < cut[at], cell, other[at])
            rejected = outcome >= states
            rejections += rejected
            row = 2 * (outcome - states * rejected) + (1 - rejected)
        rates.append(runs * len(order) / (time.perf_counter() - start))
        mean = rejections.mean()
    print(statistics.median(rates), mean)


main()
