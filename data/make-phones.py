#!/usr/bin/env python3
"""Counts phones of English words and writes an instance: draft of order 1, target of order 2, horizon 50.

usage: make-phones.py OUTPUT

Needs the Debian package pocketsphinx-en-us; this script installs nothing. The words of its dictionary, each with its first pronunciation,
follow one another in the dictionary's order with a boundary between them. Only counts are written. Standard library only.
"""
import json
import sys
from collections import Counter
from pathlib import Path

DICTIONARY = Path("/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make-phones.py OUTPUT")
    if not DICTIONARY.exists():
        sys.exit(f"{DICTIONARY} was not found: the Debian package pocketsphinx-en-us is needed")
    symbols, words = [], 0
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        word, *phones = line.split()
        if not word.endswith(")"):
            symbols += [*phones, "end"]
            words += 1
    names = ["end", *sorted(set(symbols) - {"end"})]

    def counts(order):
        grams = [Counter(tuple(symbols[i - length:i + 1]) for i in range(length, len(symbols))) for length in range(order + 1)]
        rows = {}
        for length in range(order + 1):
            for context in sorted({gram[:-1] for gram in grams[length]}, key=lambda gram: [names.index(name) for name in gram]):
                rows[" ".join(context)] = [grams[length][(*context, name)] for name in names]
        return rows

    def model(order):
        rows = ",\n".join(f"    {json.dumps(context)}: {json.dumps(row, separators=(',', ':'))}" for context, row in counts(order).items())
        return f'{{ "ngram": {{ "order": {order}, "smoothing": "1/2", "counts": {{\n{rows} }} }} }}'

    note = f"Phones of {words} English words, {len(symbols)} symbols. Draft of order 1, target of order 2. The counts are occurrences."
    Path(sys.argv[1]).write_text(
        f'{{\n  "note": {json.dumps(note)},\n  "vocabulary": {json.dumps(names)},\n  "horizon": 50,\n'
        f'  "draft": {model(1)},\n  "target": {model(2)}\n}}\n', encoding="ascii")


main()
