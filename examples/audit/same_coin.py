"""The same, but the coin that rejected also draws the replacement: same-coin-for-final in BESTIARY.md."""

import random
from itertools import accumulate

import specproofs


def invert(u, row):
    sums = [part / sum(row) for part in accumulate(row)]
    return next(token for token, end in enumerate(sums) if u < end or end == sums[-1])


@specproofs.verify
def same_coin(drafted, draft_rows, target_rows):
    tokens = []
    for x, p, q in zip(drafted, draft_rows, target_rows):
        u = random.random()
        if u >= q[x] / p[x]:
            return tokens + [invert(u, [max(b - a, 0) for a, b in zip(p, q)])], len(tokens)
        tokens.append(x)
    return tokens + [invert(random.random(), target_rows[-1])], len(tokens)


specproofs.serve()
