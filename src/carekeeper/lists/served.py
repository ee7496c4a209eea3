"""The process that reads a workbook for another one: a workbook comes in, its cells go out.

It is started anew for each workbook, so it imports next to nothing.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

from carekeeper.core.errors import Refused
from carekeeper.lists import limits, sent, workbooks

REFUSED = 3
"""The exit code when a sentence, in English, goes out instead."""

_MOST_MEMORY = 3 << 30


def main() -> int:
    """Read the workbook from standard input and answer; returns the exit code."""
    gc.disable()  # all of it goes when the process does
    _bound_memory()
    try:
        answer = sent.pack(workbooks.read(sys.stdin.buffer.read()))
    except (Refused, MemoryError) as problem:
        refused = problem if isinstance(problem, Refused) else limits.too_large()
        sys.stdout.buffer.write(refused.sentence.encode())
        return REFUSED
    sys.stdout.buffer.write(answer)
    return 0


if sys.platform == "win32":

    def _bound_memory() -> None:
        """Windows binds a process from outside only; one that asks for too much ends by itself."""
else:

    def _bound_memory() -> None:
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
