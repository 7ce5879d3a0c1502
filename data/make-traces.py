#!/usr/bin/env python3
"""Writes small traces of the English pair in each shape that `specproofs forecast` reads, into the folder given.

usage: make-traces.py FOLDER

The texts are samples of the target of english.json, beside this script; the numbers are the pair's own. Standard library only.
"""
import json
import math
import random
import re
import sys
from pathlib import Path

import trace_files

PROMPTS, TOKENS = 40, 50
GENESIS = """In the beginning God created the heaven and the earth. And the earth was without form, and void; and darkness was upon the
face of the deep. And the Spirit of God moved upon the face of the waters. And God said, Let there be light: and there was light. And God
saw the light, that it was good: and God divided the light from the darkness."""
CONTEXT = 32


def model(described):
    """Order and rows of an n-gram model, by context."""
    ngram, names = described["ngram"], INSTANCE["vocabulary"]
    return ngram["order"], {
        tuple(names.index(name) for name in context.split()): [count / sum(counts) for count in counts]
        for context, counts in ngram["counts"].items()
    }


def text(rng):
    """Tokens that the target writes, with the logarithms of both models."""
    tokens, draft, target, ranks = [], [], [], []
    for _ in range(TOKENS):
        p = DRAFT[1][tuple(tokens[max(0, len(tokens) - DRAFT[0]):])]
        q = TARGET[1][tuple(tokens[max(0, len(tokens) - TARGET[0]):])]
        x = rng.choices(range(len(q)), q)[0]
        tokens.append(x)
        draft.append(round(math.log(p[x]), 5))
        target.append(round(math.log(q[x]), 5))
        ranks.append(1 + sum(other > p[x] for other in p))
    return tokens, draft, target, ranks


def rows(model, tokens):
    """The logarithms of the model's row at each token."""
    return [
        [math.log(mass) if mass else -math.inf for mass in model[1][tuple(tokens[max(0, n - model[0]):n])]] for n in range(len(tokens))]


def write(name, values):
    """JSON lines."""
    with open(Path(sys.argv[1]) / name, "w", encoding="ascii", newline="\n") as file:
        for value in values:
            file.write(json.dumps(value, separators=(",", ":")) + "\n")


INSTANCE = json.load(open(Path(__file__).parent / "english.json", encoding="utf-8"))
DRAFT, TARGET = model(INSTANCE["draft"]), model(INSTANCE["target"])
RNG = random.Random(1913)
TEXTS = [text(RNG) for _ in range(PROMPTS)]
LETTERS = [" " if name == "space" else name for name in INSTANCE["vocabulary"]]

write("english.jsonl", [
    {"id": i, "tokens": x, "target": q, "draft": p} for i, (x, p, q, _) in enumerate(TEXTS)])
write("vllm-target.jsonl", [
    {"id": f"cmpl-{i}", "object": "text_completion", "model": "trigrams", "choices": [{
        "index": 0, "text": "".join(LETTERS[t] for t in x), "finish_reason": "length",
        "logprobs": {"text_offset": [], "token_logprobs": q, "tokens": [LETTERS[t] for t in x], "top_logprobs": []},
        "token_ids": x, "prompt_token_ids": [100 + i]}]}
    for i, (x, _, q, _) in enumerate(TEXTS)])
write("vllm-draft.jsonl", [
    {"id": f"cmpl-{PROMPTS + i}", "object": "text_completion", "model": "bigrams", "choices": [{
        "index": 0, "text": "", "finish_reason": "length", "prompt_token_ids": [100 + i] + x,
        "prompt_logprobs": [None] + [{str(t): {"logprob": v, "rank": r}} for t, v, r in zip(x, p, ranks)]}]}
    for i, (x, p, _, ranks) in enumerate(TEXTS)])
write("sglang-target.jsonl", [
    {"text": "".join(LETTERS[t] for t in x), "meta_info": {
        "id": f"{i:08x}", "prompt_tokens": 1, "completion_tokens": TOKENS, "input_token_logprobs": [[None, 100 + i, None]],
        "output_token_logprobs": [[v, t, None] for v, t in zip(q, x)]}}
    for i, (x, _, q, _) in enumerate(TEXTS[:10])])
write("sglang-draft.jsonl", [
    {"text": "", "meta_info": {
        "id": f"{PROMPTS + i:08x}", "prompt_tokens": TOKENS + 1, "completion_tokens": 0, "output_token_logprobs": [],
        "input_token_logprobs": [[None, 100 + i, None]] + [[v, t, None] for v, t in zip(p, x)]}}
    for i, (x, p, _, _) in enumerate(TEXTS[:10])])
write("openai-target.jsonl", [
    {"id": f"chatcmpl-{i}", "object": "chat.completion", "model": "trigrams", "choices": [{
        "index": 0, "finish_reason": "length", "message": {"role": "assistant", "content": "".join(LETTERS[t] for t in x)},
        "logprobs": {"content": [
            {"token": LETTERS[t], "logprob": v, "bytes": [ord(LETTERS[t])], "top_logprobs": []} for t, v in zip(x, q)]}}]}
    for i, (x, _, q, _) in enumerate(TEXTS[:10])])
write("openai-draft.jsonl", [
    {"id": f"cmpl-{i}", "model": "bigrams", "choices": [{
        "index": 0, "text": "", "prompt_logprobs": [
            None if v is None else {str(t): {"logprob": v, "rank": r, "decoded_token": LETTERS[t]}}
            for t, v, r in zip([0] + x, [None] + p, [0] + ranks)]}]}
    for i, (x, p, _, ranks) in enumerate(TEXTS[:10])])
trace_files.parquet(
    Path(sys.argv[1]) / "english.parquet",
    [("id", "INT64"), ("tokens", ["INT32"]), ("target", ["DOUBLE"]), ("draft", ["DOUBLE"]), ("targetRows", [["FLOAT"]]),
     ("draftRows", [["FLOAT"]])],
    [(i, x, q, p, rows(TARGET, x), rows(DRAFT, x)) for i, (x, p, q, _) in enumerate(TEXTS[:5])])

# Text that people wrote, in chunks that the models see one by one; logits are logarithms and a constant, which the writer takes out.
GIVEN = [LETTERS.index(sign) for sign in re.sub("[^a-z]+", " ", GENESIS.lower())]
CHUNKS = [GIVEN[start:start + CONTEXT] for start in range(0, len(GIVEN) - CONTEXT + 1, CONTEXT)]
for name, pair in [("llama-target.kld", TARGET), ("llama-draft.kld", DRAFT)]:
    trace_files.llama(
        Path(sys.argv[1]) / name, CONTEXT, len(LETTERS), CHUNKS,
        [[3 + log for log in row] for chunk in CHUNKS for row in rows(pair, chunk)[CONTEXT // 2 + 1:]])
