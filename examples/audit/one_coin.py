"""The same, but one coin for the whole block: one-coin-per-round in BESTIARY.md."""

import random

import specproofs


@specproofs.verify
def one_coin(drafted, draft_rows, target_rows):
    tokens, u = [], random.random()
    for x, p, q in zip(drafted, draft_rows, target_rows):
        if u >= q[x] / p[x]:
            residual = [max(b - a, 0) for a, b in zip(p, q)]
            return tokens + random.choices(range(len(residual)), residual), len(tokens)
        tokens.append(x)
    return tokens + random.choices(range(len(target_rows[-1])), target_rows[-1]), len(tokens)


specproofs.serve()
