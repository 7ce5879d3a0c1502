"""Writers of the two binary shapes that make-traces.py needs. Standard library only."""
import math
import struct


def single(x):
    """The nearest 32-bit number."""
    return struct.unpack("<f", struct.pack("<f", x))[0]


def llama(path, context, vocabulary, chunks, rows):
    """What `llama-perplexity --kl-divergence-base` writes: token lists of chunks, and logits for each chunk's second half."""
    with open(path, "wb") as file:
        file.write(b"_logits_" + struct.pack("<3i", context, vocabulary, len(chunks)))
        for tokens in chunks:
            file.write(struct.pack(f"<{context}i", *tokens))
        for logits in rows:
            file.write(llama_row(logits))


def llama_row(logits):
    """Scale, least log-probability, and 16 bits a token: log_softmax of tools/perplexity/perplexity.cpp."""
    most = max(logits)
    least = max(min(logits), most - 16)
    log_sum = math.log(sum(math.exp(x - most) for x in logits))
    scale = single((most - least) / 65535)
    codes = [round((x - least) / scale) if scale and x > least else 0 for x in logits]
    return struct.pack(f"<2f{len(codes)}H", scale, least - most - log_sum, *codes) + b"\0\0" * (len(codes) % 2)



def parquet(path, columns, rows):
    """A Parquet file of one row group, not compressed, plain encoding, one page a column; levels run-length encoded.

    columns: a name and how its lists are nested, as a kind such as "FLOAT" or a list of one; rows: a value of each column.
    Lists are groups of three levels and required all the way down, as the format asks of new files.
    """
    schema, chunks, data = [(None, "schema", len(columns), None, None)], [], b"PAR1"
    for place, (name, kind) in enumerate(columns):
        path_in, depth = [name], 0
        while isinstance(kind, list):
            schema += [("REQUIRED", path_in[-1], 1, None, "LIST"), ("REPEATED", "list", 1, None, None)]
            path_in, kind, depth = path_in + ["list", "element"], kind[0], depth + 1
        schema.append(("REQUIRED", path_in[-1], 0, kind, None))
        entries = [entry for row in rows for entry in leaves(row[place], depth)]
        values = [value for _, value in entries]
        body = b""
        if depth:
            body += levels([repeated for repeated, _ in entries], depth) + levels([depth] * len(entries), depth)
        body += struct.pack(f"<{len(values)}" + KINDS[kind][1], *values)
        header = thrift({1: i32(0), 2: i32(len(body)), 3: i32(len(body)), 5: (12, thrift(
            {1: i32(len(values)), 2: i32(0), 3: i32(3), 4: i32(3)}))})
        chunks.append((12, thrift({2: i64(len(data)), 3: (12, thrift({
            1: i32(KINDS[kind][0]), 2: of_list(5, [i32(0), i32(3)]), 3: of_list(8, [text(part) for part in path_in]), 4: i32(0),
            5: i64(len(values)), 6: i64(len(header) + len(body)), 7: i64(len(header) + len(body)), 9: i64(len(data))}))})))
        data += header + body
    footer = thrift({1: i32(1), 2: of_list(12, [(12, element(*part)) for part in schema]), 3: i64(len(rows)), 4: of_list(12, [
        (12, thrift({1: of_list(12, chunks), 2: i64(len(data) - 4), 3: i64(len(rows))}))]), 6: text("make-traces.py")})
    with open(path, "wb") as file:
        file.write(data + footer + struct.pack("<i", len(footer)) + b"PAR1")


def leaves(value, depth, level=0, repeated=0):
    """Each number of nested lists, none of them empty, with the depth of the list that goes on with it."""
    if level == depth:
        yield repeated, value
        return
    for n, part in enumerate(value):
        yield from leaves(part, depth, level + 1, level + 1 if n else repeated)


def levels(numbers, most):
    """Runs of equal numbers: twice their length, then the number in a byte."""
    assert most < 256
    runs, begun = b"", 0
    for end in range(1, len(numbers) + 1):
        if end == len(numbers) or numbers[end] != numbers[begun]:
            runs += varint(2 * (end - begun)) + bytes([numbers[begun]])
            begun = end
    return struct.pack("<i", len(runs)) + runs


KINDS = {"INT32": (1, "i"), "INT64": (2, "q"), "FLOAT": (4, "f"), "DOUBLE": (5, "d")}
REPETITIONS = {"REQUIRED": 0, "REPEATED": 2}


def element(repetition, name, children, kind, converted):
    """A SchemaElement."""
    return thrift({
        1: kind and i32(KINDS[kind][0]), 3: repetition and i32(REPETITIONS[repetition]), 4: text(name), 5: children and i32(children),
        6: converted and i32(3)})


# Thrift's compact protocol: a value is its type and its bytes.
def thrift(fields):
    """A structure's bytes, from its fields by number; those that are false are left out."""
    bytes_of, before = b"", 0
    for number, field in sorted(fields.items()):
        if field:
            bytes_of += bytes([(number - before) << 4 | field[0]]) + field[1]
            before = number
    return bytes_of + b"\0"


def varint(n):
    """Seven bits a byte, the lowest first."""
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)


def i32(n):
    return 5, varint(2 * n)


def i64(n):
    return 6, varint(2 * n)


def text(string):
    return 8, varint(len(string)) + string.encode("ascii")


def of_list(kind, values):
    size = bytes([len(values) << 4 | kind]) if len(values) < 15 else bytes([0xF0 | kind]) + varint(len(values))
    return 9, size + b"".join(value for _, value in values)
