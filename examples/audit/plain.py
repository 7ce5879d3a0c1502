"""A token-wise sampler in plain Python: right."""

import random

import specproofs


@specproofs.verify
def plain(drafted, draft_rows, target_rows):
    tokens = []
    for x, p, q in zip(drafted, draft_rows, target_rows):
        if random.random() >= q[x] / p[x]:
            residual = [max(b - a, 0) for a, b in zip(p, q)]
            return tokens + random.choices(range(len(residual)), residual), len(tokens)
        tokens.append(x)
    return tokens + random.choices(range(len(target_rows[-1])), target_rows[-1]), len(tokens)


specproofs.serve()
