"""A right sampler whose rows are rounded: python3 rounded.py float32 or bfloat16."""

import os
import random
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "clients", "python"))
import specproofs


def rounded(number):
    bits, = struct.unpack("I", struct.pack("f", number))
    if sys.argv[1] == "bfloat16":
        bits = (bits + 0x8000) & 0xFFFF0000
    return struct.unpack("f", struct.pack("I", bits))[0]


@specproofs.verify
def sample(drafted, draft_rows, target_rows):
    p_rows, q_rows = ([[rounded(mass) for mass in row] for row in rows] for rows in (draft_rows, target_rows))
    for i, x in enumerate(drafted):
        if random.random() >= rounded(q_rows[i][x] / p_rows[i][x]):
            rest = [rounded(max(q - p, 0)) for p, q in zip(p_rows[i], q_rows[i])]
            return drafted[:i] + random.choices(range(len(rest)), rest), i
    return drafted + random.choices(range(len(q_rows[-1])), q_rows[-1]), len(drafted)


specproofs.serve()
