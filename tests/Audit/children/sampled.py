"""A sampler that the client cannot see into, as a kernel: python3 sampled.py plain or resample_from_target."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))
import specproofs

RANDOM = random.Random(1)


@specproofs.sampled
def kernel(drafted, draft_rows, target_rows, runs):
    for _ in range(runs):
        tokens = []
        for x, p, q in zip(drafted, draft_rows, target_rows):
            if RANDOM.random() >= q[x] / p[x]:
                rest = q if sys.argv[1] == "resample_from_target" else [max(b - a, 0) for a, b in zip(p, q)]
                tokens += RANDOM.choices(range(len(q)), rest)
                break
            tokens.append(x)
        yield tokens, None


specproofs.serve()
