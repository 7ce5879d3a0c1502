"""Writes TAP to the file that SPECPROOFS_TAP names."""

import os
import sys
from pathlib import Path

os.environ["SPECPROOFS_AUDIT"] = "1"  # so that numpy is steered from the start, as in an audited child
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

_lines = []


def pytest_runtest_logreport(report):
    name = f"clients/python {report.nodeid}"
    if report.when == "call" or report.outcome != "passed":
        if report.outcome == "skipped":
            _lines.append(f"# skipped: {name}: {report.longrepr[2] if isinstance(report.longrepr, tuple) else ''}")
        else:
            _lines.append(f"{'ok' if report.passed else 'not ok'} {sum(1 for line in _lines if line[0] != '#') + 1} - {name}")


def pytest_sessionfinish():
    if os.environ.get("SPECPROOFS_TAP"):
        Path(os.environ["SPECPROOFS_TAP"]).write_text("\n".join(_lines) + "\n", encoding="utf-8")
