"""Children that do what a child must not: python3 faults.py MODE."""

import json
import os
import sys
import time

MODE = sys.argv[1]
HELLO = {"specproofs": 1, "client": "test", "form": "verify", "name": "faulty"}


def say(line):
    sys.stdout.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
    sys.stdout.flush()


def answers(**parts):
    return {"asked": [], "done": {"tokens": [0], "kept": 0}, **parts}


if MODE == "dies-at-once":
    sys.exit(3)
if MODE == "no-greeting":
    say("Loading model…")
if MODE == "silent":
    time.sleep(60)
if MODE == "other-version":
    say({**HELLO, "specproofs": 99})
if MODE == "unknown-form":
    say({**HELLO, "form": "guess"})
say(HELLO)
runs = 0
for line in sys.stdin:
    request, runs = json.loads(line), runs + 1
    given = request["verify"]
    if MODE == "dies":
        sys.exit(7)
    if MODE == "killed":
        os.kill(os.getpid(), 9)
    if MODE == "hangs":
        time.sleep(60)
    if MODE == "hangs-with-a-child":
        os.spawnvp(os.P_WAIT, "sleep", ["sleep", "301.5"])
    if MODE == "floods":
        while True:
            sys.stdout.write("x" * 65536)
    if MODE == "garbage":
        say("[INFO] 12 tokens/s")
    if MODE == "truncated":
        say('{"asked": [')
    if MODE == "number":
        say("17")
    if MODE == "nothing-done":
        say({"asked": []})
    if MODE == "token-out-of-range":
        say(answers(done={"tokens": [given["drafted"][0] + 7], "kept": 0}))
    if MODE == "negative-token":
        say(answers(done={"tokens": [-1], "kept": 0}))
    if MODE == "no-token":
        say(answers(done={"tokens": [], "kept": 0}))
    if MODE == "kept-too-many":
        say(answers(done={"tokens": [0], "kept": 5}))
    if MODE == "kept-not-said":
        say(answers(done={"tokens": [0]}))
    if MODE == "text-for-token":
        say(answers(done={"tokens": ["0"], "kept": 0}))
    if MODE == "nan":
        say('{"asked": [{"accept": "nan", "at": "s.py:4", "answer": true}], "done": {"tokens": [0], "kept": 0}}')
    if MODE == "probability-above-1":
        say(answers(asked=[{"accept": 1.5, "at": "s.py:4", "answer": True}]))
    if MODE == "negative-weight":
        say(answers(asked=[{"draw": [0.5, -0.25, 0.75], "at": "s.py:9", "answer": 0}]))
    if MODE == "no-weight":
        say(answers(asked=[{"draw": [0, 0], "at": "s.py:9", "answer": 0}]))
    if MODE == "drew-beyond":
        say(answers(asked=[{"draw": [1, 1], "at": "s.py:9", "answer": 2}]))
    if MODE == "unknown-question":
        say(answers(asked=[{"shuffle": 3, "answer": True}]))
    if MODE == "other-choices":
        say(answers(asked=[{"accept": 0.5 if runs == 1 else 0.25, "at": "s.py:4", "answer": True}]))
    if MODE == "other-outcome":
        say(answers(done={"tokens": [runs % 2 if len(given["draft"][0]) > 1 else 0], "kept": 0}))
    if MODE == "fewer-questions":
        say(answers(asked=[{"accept": 0.5, "at": "s.py:4", "answer": True}] if not request["answers"] else []))
    if MODE == "ignores-answers":
        say(answers(asked=[{"accept": 0.5, "at": "s.py:4", "answer": True}]))
    if MODE == "raises":
        say({"asked": [], "error": "ZeroDivisionError: float division by zero", "at": "sampler.py:12"})
    if MODE == "endless":
        asked = [{"accept": 0.5, "at": "s.py:1", "answer": bool(a)} for a in request["answers"]]
        say(answers(asked=asked + [{"accept": 0.5, "at": "s.py:1", "answer": True}] * (40 - len(asked))))
