"""The same with a vector of coins, but it counts all acceptances, not those before the first rejection: count-accepted-not-prefix."""

import random

import specproofs


@specproofs.verify
def count_all(drafted, draft_rows, target_rows):
    accepted = [random.random() < q[x] / p[x] for x, p, q in zip(drafted, draft_rows, target_rows)]
    kept = sum(accepted)
    if all(accepted):
        return drafted + random.choices(range(len(target_rows[-1])), target_rows[-1]), kept
    first = accepted.index(False)
    residual = [max(b - a, 0) for a, b in zip(draft_rows[first], target_rows[first])]
    return drafted[:kept] + random.choices(range(len(residual)), residual), kept


specproofs.serve()
