#!/usr/bin/env python3
"""Vectorised NumPy Monte Carlo of (batch) speculative decoding as the paper writes it: draft, test, replace; all runs of a block at one position at a time.

usage: simulate_numpy_drafts.py CHAIN.json DRAFTS RUNS
Drafts and replacements come from alias tables, acceptances from tables; only runs that still need a draw take part in it.
Prints tokens a second (median of 11 times, tables not counted) and the mean number of rejections.
"""
import json
import statistics
import sys
import time

import numpy as np


def alias(rows):
    """Alias tables of many rows at once: cut and alias of each cell, flat."""
    n = rows.shape[1]
    total = rows.sum(1, keepdims=True)
    height = rows / np.where(total > 0, total, 1) * n
    other = np.tile(np.arange(n), (len(rows), 1))
    for i, h in enumerate(height):
        heaviest = int(h.argmax())
        poor = [j for j in range(n) if h[j] < 1]
        rich = [j for j in range(n) if h[j] >= 1]
        while poor and rich:
            low, high = poor.pop(), rich.pop()
            other[i, low] = high
            h[high] -= 1 - h[low]
            (poor if h[high] < 1 else rich).append(high)
        for j in poor + rich:
            if rows[i, j] > 0:
                h[j] = 1
            else:
                h[j], other[i, j] = 0, heaviest
    return height.ravel().astype(np.float32), other.ravel().astype(np.int32)


def tables(p, q, drafts):
    """The draft's alias table; for each draft its acceptances and the alias table of what is left when it was rejected."""
    tests = []
    for _ in range(drafts):
        keep = np.where(q >= p, 1, q / np.where(p > 0, p, 1)).ravel().astype(np.float32)
        q = np.maximum(0.0, q - p)
        total = q.sum(1, keepdims=True)
        q = q / np.where(total > 0, total, 1)
        tests.append((keep, alias(q)))
    return alias(p), tests


def main():
    chain = json.load(open(sys.argv[1]))
    drafts, runs = int(sys.argv[2]), int(sys.argv[3])
    rows = {name: [np.array(m, float) / np.array(m, float).sum(1, keepdims=True) for m in model["matrices"]] for name, model in chain.items()}
    order = list(zip(chain["draft"]["order"], chain["target"]["order"]))
    of = {pair: tables(rows["draft"][pair[0]], rows["target"][pair[1]], drafts) for pair in set(order)}
    states = np.int32(rows["target"][-1].shape[1])
    width = 16384 if states < 100 else 32768  # as fast as any other, for rows in the cache and for larger ones
    rng = np.random.Generator(np.random.SFC64(1))

    def draw(table, row):
        cut, other = table
        u = rng.random(len(row), np.float32) * np.float32(states)
        cell = u.astype(np.int32)
        at = row + cell
        return np.where(u - cell < cut.take(at), cell, other.take(at))

    def block(size):
        row, fresh, rejections = np.zeros(size, np.int32), np.ones(size, bool), 0
        for pair in order:
            draft, tests = of[pair]
            token = draw(draft, row)
            lost = np.flatnonzero(rng.random(size, np.float32) >= tests[0][0].take(row + token))
            again, once = (lost[fresh[lost]], lost[~fresh[lost]]) if drafts > 1 else (lost[:0], lost)
            token[once] = draw(tests[0][1], row[once])
            fresh[:] = False
            fresh[once] = True
            rejections += len(once)
            for m in range(1, drafts):
                at = row[again]
                token[again] = draw(draft, at)
                again = again[rng.random(len(again), np.float32) >= tests[m][0].take(at + token[again])]
            if drafts > 1:
                token[again] = draw(tests[-1][1], row[again])
                fresh[again] = True
                rejections += len(again)
            row = token * states
        return rejections

    rates, mean = [], 0.0
    for _ in range(11):
        start, rejections = time.perf_counter(), 0
        for first in range(0, runs, width):
            rejections += block(min(width, runs - first))
        rates.append(runs * len(order) / (time.perf_counter() - start))
        mean = rejections / runs
    print(statistics.median(rates), mean)


main()
