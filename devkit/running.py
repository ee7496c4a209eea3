"""Running other programs, and what is said meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def say(sentence: str) -> None:
    """Print a sentence at once."""
    print(sentence, flush=True)


def fail(sentence: str) -> int:
    """Print a sentence as an error and return the exit code of a failure."""
    print(sentence, file=sys.stderr, flush=True)
    return 1


def quietly(command: list[str]) -> int:
    """Run a command without showing what it prints and return its exit code."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False
    ).returncode


def must(command: list[str], sorry: str) -> None:
    """Run a command in the project's folder; leave with a sentence when it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        raise SystemExit(fail(sorry))
