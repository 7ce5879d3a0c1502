"""A right sampler that fails where only a residue of rounding leads, and whose client takes that answer by itself."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))
import specproofs


@specproofs.verify
def sample(drafted, draft_rows, target_rows):
    if specproofs._current().settle({"draw": [1e-17, 1.0]}, 0) == 0:
        raise RuntimeError("nothing leads here")
    for i, x in enumerate(drafted):
        if random.random() >= target_rows[i][x] / draft_rows[i][x]:
            rest = [max(q - p, 0) for p, q in zip(draft_rows[i], target_rows[i])]
            return drafted[:i] + random.choices(range(len(rest)), rest), i
    return drafted + random.choices(range(len(target_rows[-1])), target_rows[-1]), len(drafted)


specproofs.serve()
