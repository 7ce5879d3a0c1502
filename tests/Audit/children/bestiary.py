"""Decoders of the bestiary in plain Python, one a name: python3 bestiary.py NAME. Rounds: they draft and verify themselves."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))
import specproofs


def sample(row):
    return random.choices(range(len(row)), row)[0]


def invert(u, row):
    """The token whose stretch of the cumulative sum holds u."""
    total, end = sum(row), 0.0
    for token, mass in enumerate(row):
        end += mass / total
        if u < end:
            return token
    return max(token for token, mass in enumerate(row) if mass > 0)


def ratio(p, q, x):
    return min(1.0, q[x] / p[x]) if p[x] > 0 else 1.0


def excess(p, q):
    return [max(b - a, 0.0) for a, b in zip(p, q)]


def residual(p, q):
    return excess(p, q) if sum(excess(p, q)) > 1e-12 else q


def sharpened(row):
    return [mass * mass / sum(m * m for m in row) for mass in row]


def point(row, token):
    return [1.0 if x == token else 0.0 for x in range(len(row))]


def greedy(row):
    return point(row, row.index(max(row)))


def top2(row):
    best = sorted(range(len(row)), key=lambda x: (-row[x], x))[:2]
    cut = [row[x] if x in best else 0.0 for x in range(len(row))]
    return [mass / sum(cut) for mass in cut]


def cleared(row, token):
    return row if row[token] >= 1 - 1e-12 else [0.0 if x == token else mass for x, mass in enumerate(row)]


class At:
    """A place in a block: the tokens of the round before it."""

    def __init__(self, given, path):
        self.given, self.path = given, list(path)
        self.p, self.q = given.draft(path), given.target(path)

    def before(self):
        return At(self.given, self.path[:-1])

    def first(self):
        return At(self.given, [])


def scan(drafted=lambda at: at.p, verified=lambda at: (at.p, at.q), accepts=ratio, fallback=lambda p, q, x: excess(p, q),
         bonus=None, acceptance=None, correction=None, coin=random.random):
    """Speculative decoding with every part replaceable."""
    def run(given):
        tokens, count = [], min(given.lookahead, given.left)
        for i in range(count):
            at = At(given, tokens)
            p, q = verified(at)
            x = sample(drafted(at))
            b = acceptance(at, x, i, count) if acceptance else accepts(p, q, x)
            if not coin() < b:
                return tokens + [sample(correction(at, x) if correction else fallback(p, q, x))], i
            tokens.append(x)
            if given.ends(x):
                return tokens, i + 1
        if bonus and count < given.left:
            return tokens + [sample(bonus(At(given, tokens)))], count
        return tokens, count
    return run


def positions(step):
    """A decoder that decides one position after the other: step returns the token and whether it is a kept draft."""
    def run(given):
        tokens, count = [], min(given.lookahead, given.left)
        for i in range(count):
            token, kept = step(At(given, tokens), i, count)
            tokens.append(token)
            if not kept:
                return tokens, i
            if given.ends(token):
                break
        return tokens, len(tokens)
    return run


def match(instead=None, drafted=lambda at: sample(at.p)):
    def step(at, i, count):
        x, y = drafted(at), sample(at.q)
        return (x, True) if x == y else (instead(at) if instead else y, False)
    return positions(step)


def coin_le_discrete(at, i, count):
    x = sample(at.p)
    return (x, True) if random.randrange(8) / 8 <= ratio(at.p, at.q, x) + 1e-12 else (sample(residual(at.p, at.q)), False)


def joint_ratio(given):
    tokens, joint, count = [], 1.0, min(given.lookahead, given.left)
    for i in range(count):
        at = At(given, tokens)
        x = sample(at.p)
        joint *= at.q[x] / at.p[x]
        if not random.random() < min(1.0, joint):
            return tokens + [sample(residual(at.p, at.q))], i
        tokens.append(x)
        if given.ends(x):
            break
    return tokens, len(tokens)


def match_or_ratio(at, i, count):
    x = sample(at.p)
    return (x, True) if sample(at.q) == x or random.random() < ratio(at.p, at.q, x) else (sample(residual(at.p, at.q)), False)


def not_normalised(p, q, x):
    rest = excess(p, q)
    return rest[:-1] + [rest[-1] + 1 - sum(rest)]


def underflows(p, q, x):
    return point(q, 0) if all(b - a < 1 / 8 - 1e-12 for a, b in zip(p, q)) else excess(p, q)


def shared(second):
    """The uniform number that drew x is used again."""
    def step(at, i, count):
        u = random.random()
        x = invert(u, at.p)
        if second == "accept":
            return (x, True) if u < ratio(at.p, at.q, x) else (sample(residual(at.p, at.q)), False)
        if second == "target":
            y = invert(u, at.q)
            return (x, True) if x == y else (y, False)
        return (x, True) if random.random() < ratio(at.p, at.q, x) else (invert(u, residual(at.p, at.q)), False)
    return positions(step)


def same_coin_for_final(at, i, count):
    x, u = sample(at.p), random.random()
    return (x, True) if u < ratio(at.p, at.q, x) else (invert(u, excess(at.p, at.q)), False)


def coin_recycled(at, i, count):
    x, u = sample(at.p), random.random()
    b = ratio(at.p, at.q, x)
    return (x, True) if u < b else (invert((u - b) / (1 - b), excess(at.p, at.q)), False)


def same_coin_for_bonus(given):
    tokens, count = [], min(given.lookahead, given.left)
    for i in range(count):
        at = At(given, tokens)
        x, u = sample(at.p), random.random()
        if not u < ratio(at.p, at.q, x):
            return tokens + [sample(excess(at.p, at.q))], i
        tokens.append(x)
        if given.ends(x):
            return tokens, i + 1
    return (tokens + [invert(u, given.target(tokens))], count) if count < given.left else (tokens, count)


def one_coin_per_round(given):
    u, tokens = random.random(), []
    for i in range(min(given.lookahead, given.left)):
        at = At(given, tokens)
        x = sample(at.p)
        if not u < ratio(at.p, at.q, x):
            return tokens + [sample(excess(at.p, at.q))], i
        tokens.append(x)
        if given.ends(x):
            break
    return tokens, len(tokens)


def block_of(given):
    block = []
    while len(block) < min(given.lookahead, given.left) and not (block and given.ends(block[-1])):
        block.append(sample(given.draft(block)))
    return block


def count_accepted(given):
    block, accepted, rest = block_of(given), 0, None
    for i, x in enumerate(block):
        at = At(given, block[:i])
        if random.random() < ratio(at.p, at.q, x):
            accepted += 1
        elif rest is None:
            rest = excess(at.p, at.q)
    return block[:accepted] + ([sample(rest)] if rest else []), accepted


def keep_rejected(given):
    block, rest = block_of(given), None
    for i, x in enumerate(block):
        at = At(given, block[:i])
        if rest is None and not random.random() < ratio(at.p, at.q, x):
            rest = excess(at.p, at.q)
    return block + ([sample(rest)] if rest and len(block) < given.left else []), len(block)


def off_by_one(given):
    block = block_of(given)
    for i, x in enumerate(block):
        at = At(given, block[:i])
        if not random.random() < ratio(at.p, at.q, x):
            return block[:i + 1] + ([sample(excess(at.p, at.q))] if i + 1 < given.left else []), i + 1
    return block, len(block)


def no_break(given):
    block, tokens = block_of(given), []
    for i, x in enumerate(block):
        at = At(given, block[:i])
        tokens.append(x if random.random() < ratio(at.p, at.q, x) else sample(excess(at.p, at.q)))
    return tokens, len(tokens)


def bonus_after_rejection(given):
    block = block_of(given)
    for i, x in enumerate(block):
        at = At(given, block[:i])
        if not random.random() < ratio(at.p, at.q, x):
            tokens = block[:i] + [sample(excess(at.p, at.q))]
            return tokens + ([sample(given.target(block))] if len(block) < given.left and not given.ends(tokens[-1]) else []), i
    return block + ([sample(given.target(block))] if len(block) < given.left and not given.ends(block[-1]) else []), len(block)


def low_confidence_dropped(at, i, count):
    x = sample(at.p)
    if at.p[x] < 1 / 3 - 1e-12:
        return sample(at.q), False
    return (x, True) if random.random() < ratio(at.p, at.q, x) else (sample(excess(at.p, at.q)), False)


def block_verification(given):
    """Sun et al., ICLR 2025, Algorithm 2."""
    block = block_of(given)
    weights = [1.0]
    for i, x in enumerate(block):
        at = At(given, block[:i])
        weights.append(min(1.0, weights[-1] * at.q[x] / at.p[x]))

    def rest(i):
        at = At(given, block[:i])
        return [max(weights[i] * b - a, 0.0) for a, b in zip(at.p, at.q)]
    if random.random() < weights[-1]:
        return block, len(block)
    kept = len(block) - 1
    while kept > 0:
        s = sum(rest(kept))
        if random.random() < (s / (s + 1 - weights[kept]) if s > 1e-12 else 0.0):
            break
        kept -= 1
    return block[:kept] + [sample(rest(kept))], kept


DECODERS = {
    "truncated-draft-claims-raw": scan(drafted=lambda at: top2(at.p), fallback=lambda p, q, x: residual(p, q)),
    "greedy-draft-claims-softmax": scan(drafted=lambda at: greedy(at.p), fallback=lambda p, q, x: residual(p, q)),
    "draft-temperature-mismatch": scan(drafted=lambda at: sharpened(at.p)),
    "draft-row-misaligned": scan(verified=lambda at: (at.before().p, at.q)),
    "parallel-draft-claims-chain": scan(drafted=lambda at: at.first().p, fallback=lambda p, q, x: residual(p, q)),
    "draft-vocabulary-map-ignored": scan(verified=lambda at: (at.p[1:] + at.p[:1], at.q)),
    "low-confidence-token-dropped": positions(low_confidence_dropped),
    "cascade-claims-small": scan(drafted=lambda at: [(a + b) / 2 for a, b in zip(at.p, at.q)]),
    "target-warper-dropped": scan(verified=lambda at: (at.p, sharpened(at.q))),
    "argmax-verify": scan(verified=lambda at: (at.p, greedy(at.q))),
    "always-accept": scan(accepts=lambda p, q, x: 1.0),
    "ratio-inverted": scan(accepts=lambda p, q, x: min(1.0, p[x] / q[x]) if q[x] > 0 else 1.0),
    "deterministic-if-larger": scan(accepts=lambda p, q, x: 1.0 if q[x] >= p[x] else 0.0),
    "coin-le-discrete": positions(coin_le_discrete),
    "coin-inverted": scan(accepts=lambda p, q, x: 1 - ratio(p, q, x), fallback=lambda p, q, x: residual(p, q)),
    "typical-threshold-accept": scan(
        accepts=lambda p, q, x: 1.0 if q[x] > min(0.09, 0.3 * sum(m * m for m in q)) else 0.0, fallback=lambda p, q, x: greedy(q)),
    "lenient-ratio": scan(accepts=lambda p, q, x: min(1.0, 2 * ratio(p, q, x))),
    "sure-above-threshold": scan(accepts=lambda p, q, x: 1.0 if q[x] >= 1 / 4 else ratio(p, q, x)),
    "damped-with-plain-residual": scan(accepts=lambda p, q, x: ratio(p, q, x) / 2, fallback=lambda p, q, x: residual(p, q)),
    "joint-ratio": joint_ratio,
    "match-or-ratio": positions(match_or_ratio),
    "synthetic-acceptance": scan(accepts=lambda p, q, x: 0.5, fallback=lambda p, q, x: q),
    "resample-from-target": scan(fallback=lambda p, q, x: q),
    "redraw-from-draft": scan(fallback=lambda p, q, x: p),
    "residual-only-rejected-token": scan(fallback=lambda p, q, x: [max(q[y] - p[y], 0.0) if y == x else q[y] for y in range(len(q))]),
    "residual-softmax": scan(fallback=lambda p, q, x: [1 + mass for mass in excess(p, q)]),
    "residual-argmax": scan(fallback=lambda p, q, x: greedy(excess(p, q))),
    "zero-residual-falls-through": scan(fallback=underflows),
    "residual-swapped": scan(fallback=lambda p, q, x: excess(q, p)),
    "residual-absolute": scan(fallback=lambda p, q, x: [abs(a - b) for a, b in zip(p, q)]),
    "residual-not-normalised": scan(fallback=not_normalised),
    "residual-at-another-temperature": scan(fallback=lambda p, q, x: residual(p, sharpened(q))),
    "residual-excludes-neighbour": scan(fallback=lambda p, q, x: cleared(
        [mass / sum(excess(p, q)) for mass in excess(p, q)], (x + 1) % len(q))),
    "shared-noise-draft-and-accept": shared("accept"),
    "shared-noise-draft-and-residual": shared("residual"),
    "same-coin-for-final": positions(same_coin_for_final),
    "same-coin-for-bonus": same_coin_for_bonus,
    "one-coin-per-round": one_coin_per_round,
    "first-draft-unverified": scan(acceptance=lambda at, x, i, n: 1.0 if i == 0 else ratio(at.p, at.q, x)),
    "last-draft-unverified": scan(acceptance=lambda at, x, i, n: 1.0 if i == n - 1 else ratio(at.p, at.q, x)),
    "target-row-misaligned": scan(verified=lambda at: (at.p, at.before().q)),
    "row0-residual-and-bonus": scan(
        correction=lambda at, x: residual(at.first().p, at.first().q), bonus=lambda at: at.first().q),
    "count-accepted-not-prefix": count_accepted,
    "keep-rejected-drafts": keep_rejected,
    "accepted-count-off-by-one": off_by_one,
    "no-break-after-reject": no_break,
    "bonus-from-draft": scan(bonus=lambda at: at.p),
    "bonus-from-last-row": scan(bonus=lambda at: at.before().q),
    "bonus-from-residual": scan(bonus=lambda at: residual(at.p, at.q)),
    "bonus-at-another-temperature": scan(bonus=lambda at: sharpened(at.q)),
    "bonus-after-rejection": bonus_after_rejection,
    "match-then-redraw": match(instead=lambda at: sample(at.q)),
    "match-then-residual": match(instead=lambda at: sample(residual(at.p, at.q))),

    "sampler-match": match(),
    "one-hot-rule-on-sampled-draft": scan(accepts=lambda p, q, x: q[x], fallback=lambda p, q, x: cleared(q, x)),
    "damped-acceptance": scan(
        accepts=lambda p, q, x: ratio(p, q, x) / 2, fallback=lambda p, q, x: [b - min(a, b) / 2 for a, b in zip(p, q)]),
    "block-verification": block_verification,
    "coin-recycled-by-rescaling": positions(coin_recycled),
    "shared-noise-target-written": shared("target"),
    "sharpened-draft-says-so": scan(drafted=lambda at: sharpened(at.p), verified=lambda at: (sharpened(at.p), at.q)),
    "stale-draft-cache": scan(drafted=lambda at: at.first().p, verified=lambda at: (at.first().p, at.q)),
    "low-confidence-stop": positions(
        lambda at, i, n: (sample(at.q), False) if max(at.p) < 1 / 2 - 1e-12 else
        (lambda x: (x, True) if random.random() < ratio(at.p, at.q, x) else (sample(excess(at.p, at.q)), False))(sample(at.p))),
}

if __name__ == "__main__":
    function = DECODERS[sys.argv[1]]
    function.__name__ = sys.argv[1]
    specproofs.round(function)
    specproofs.serve()
