"""A right sampler of which one process may run at a time: a second one says so in the file that is given, and ends."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))

import specproofs  # noqa: E402

try:
    os.close(os.open(sys.argv[1], os.O_CREAT | os.O_EXCL))
except FileExistsError:
    with open(sys.argv[1] + ".second", "w", encoding="utf-8"):
        sys.exit(3)


@specproofs.verify
def alone(drafted, p, q):
    for i, x in enumerate(drafted):
        if random.random() >= q[i][x] / p[i][x]:
            return drafted[:i] + random.choices(range(len(q[i])), [max(b - a, 0) for a, b in zip(p[i], q[i])]), i
    return drafted, len(drafted)


specproofs.serve()
