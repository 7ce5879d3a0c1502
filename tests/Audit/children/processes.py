"""A right sampler that writes its process into a file. With "alone" a second process ends at once."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))

import specproofs  # noqa: E402

second = os.path.exists(sys.argv[1])
with open(sys.argv[1], "a", encoding="utf-8") as processes:
    processes.write(f"{os.getpid()}\n")
if second and sys.argv[2:] == ["alone"]:
    sys.exit(3)


@specproofs.verify
def sample(drafted, p, q):
    for i, x in enumerate(drafted):
        if random.random() >= q[i][x] / p[i][x]:
            return drafted[:i] + random.choices(range(len(q[i])), [max(b - a, 0) for a, b in zip(p[i], q[i])]), i
    return drafted, len(drafted)


specproofs.serve()
