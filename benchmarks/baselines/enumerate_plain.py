#!/usr/bin/env python3
"""Plain-Python exact enumeration of speculative decoding with fractions.Fraction: every path, token by token.

usage: enumerate_plain.py CHAIN.json with integer weights as rows
Prints leaves a second, the number of leaves and the total mass.
"""
import json
import sys
import time
from fractions import Fraction


def main():
    chain = json.load(open(sys.argv[1]))
    rows = {name: [[[Fraction(w, sum(row)) for w in row] for row in model["matrices"][i]] for i in model["order"]] for name, model in chain.items()}
    horizon, law, leaves = len(rows["draft"]), {}, 0

    def decode(prefix, mass):
        nonlocal leaves
        n = len(prefix)
        if n == horizon:
            law[prefix] = law.get(prefix, 0) + mass
            leaves += 1
            return
        p, q = (rows[name][n][prefix[-1] if n else 0] for name in ("draft", "target"))
        excess = [max(b - a, 0) for a, b in zip(p, q)]
        distance = sum(excess)
        for x in range(len(p)):
            if p[x] == 0:
                continue
            keep = min(Fraction(1), q[x] / p[x])
            if keep > 0:
                decode(prefix + (x,), mass * p[x] * keep)
            if keep < 1:
                for y in range(len(p)):
                    if excess[y] > 0:
                        decode(prefix + (y,), mass * p[x] * (1 - keep) * excess[y] / distance)

    start = time.perf_counter()
    decode((), Fraction(1))
    seconds = time.perf_counter() - start
    print(leaves / seconds, leaves, sum(law.values()))


main()
