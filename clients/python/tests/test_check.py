"""The door for tests: an audit of a function of this process."""

import os
import random
import shlex
from pathlib import Path

import pytest
import specproofs

BUILT = Path(__file__).resolve().parents[3] / "src" / "Cli" / "bin" / "Debug" / "net10.0" / "specproofs.dll"
if "SPECPROOFS_TOOL" not in os.environ and BUILT.exists():
    os.environ["SPECPROOFS_TOOL"] = shlex.join(["dotnet", str(BUILT)])
TOOL = pytest.mark.skipif("SPECPROOFS_TOOL" not in os.environ, reason="the tool is not built")
QUICK = ["--paths", "5000", "--cases", "3"]


def sampler(replacement):
    def verify(drafted, draft_rows, target_rows):
        for i, x in enumerate(drafted):
            p, q = draft_rows[i], target_rows[i]
            if random.random() >= q[x] / p[x]:
                row = replacement(p, q)
                return drafted[:i] + random.choices(range(len(row)), row), i
        return drafted, len(drafted)
    return verify


RIGHT = sampler(lambda p, q: [max(b - a, 0) for a, b in zip(p, q)])


@TOOL
def test_a_right_function_passes():
    assert "lossless: T1.law holds" in specproofs.check(RIGHT, options=QUICK)


@TOOL
def test_a_wrong_one_fails_with_the_report():
    with pytest.raises(AssertionError, match=r"verify is not lossless \(T1.law\)[\s\S]*test_check.py:2[\s\S]*lossless: falsified"):
        specproofs.check(sampler(lambda p, q: q), options=QUICK)


@TOOL
def test_other_claims_and_forms():
    verdict = specproofs.check(RIGHT, claims=["rejectsAsSpeculative", "keepsAPerfectDraft"], options=QUICK)
    assert "T1.rejections holds" in verdict and "E.equal holds" in verdict

    def own_round(given):
        row = given.target()
        return random.choices(range(len(row)), row), 0
    assert "T1.law holds" in specproofs.check(own_round, form="round", options=QUICK)


@TOOL
def test_a_fault_is_an_error_with_its_line():
    def fails(drafted, draft_rows, target_rows):
        raise KeyError("bonus_row")
    with pytest.raises(RuntimeError, match="fails: it failed: KeyError: 'bonus_row' at .*test_check.py:"):
        specproofs.check(fails, options=QUICK)


@TOOL
def test_a_claim_that_does_not_exist_is_named():
    with pytest.raises(RuntimeError, match='there is no claim "fast"'):
        specproofs.check(RIGHT, claims=["fast"])


def test_a_tool_that_is_missing_is_named():
    with pytest.raises((RuntimeError, FileNotFoundError), match="no-such-tool"):
        specproofs.check(RIGHT, tool=["no-such-tool"])


def test_a_form_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="'guess'"):
        specproofs.check(RIGHT, form="guess")
