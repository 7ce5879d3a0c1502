"""Several drafts as a token tree: at each node its children compete, each tested against what the one before left. Right."""

import random

import specproofs


@specproofs.drafts
def tree(drafted, draft_rows, target_rows):
    branches, tokens = list(range(len(drafted))), []
    while True:
        depth = len(tokens)
        q = list(target_rows[branches[0]][depth])
        open_branches = [m for m in branches if len(drafted[m]) > depth]
        if not open_branches:
            return tokens + random.choices(range(len(q)), q), depth
        kept = None
        for m in open_branches:
            x, p = drafted[m][depth], draft_rows[m][depth]
            if random.random() < q[x] / p[x]:
                kept = m
                break
            residual = [max(b - a, 0) for a, b in zip(p, q)]
            q = [mass / sum(residual) for mass in residual]
        if kept is None:
            return tokens + random.choices(range(len(q)), q), depth
        tokens.append(drafted[kept][depth])
        # Later branches with the same token are drafts of the same node that no coin has seen.
        branches = [m for m in branches if m >= kept and drafted[m][depth:depth + 1] == tokens[-1:]]


specproofs.serve()
