"""The same, but a rejected token is replaced by a draw from the target: resample-from-target in BESTIARY.md."""

import random

import specproofs


@specproofs.verify
def resample_from_target(drafted, draft_rows, target_rows):
    tokens = []
    for x, p, q in zip(drafted, draft_rows, target_rows):
        if random.random() >= q[x] / p[x]:
            return tokens + random.choices(range(len(q)), q), len(tokens)
        tokens.append(x)
    return tokens + random.choices(range(len(target_rows[-1])), target_rows[-1]), len(tokens)


specproofs.serve()
