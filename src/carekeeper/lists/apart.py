"""Reads a workbook in a process of its own, so that a damaged one ends that one only.

The parser is native code: a forged length makes it ask for more memory than there is, and that
ends the process at once, whatever is typed in its window. The workbook goes there and the cells
come back through pipes; nothing of either lies on the disk.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from carekeeper.core import itself, words
from carekeeper.core.errors import Refused
from carekeeper.lists import limits
from carekeeper.lists.grid import Sheet
from carekeeper.lists.sources import damaged

_MOST_MEMORY = 3 << 30
_MOST_SECONDS = 120
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class _Answer(msgspec.Struct, array_like=True):
    sheets: Sequence[Sheet] = ()
    refused: str = ""


def read(data: bytes) -> Sequence[Sheet]:
    """Return the sheets of a workbook; raises `Refused` when it is damaged or far too large."""
    asked = itself.command(itself.READ_WORKBOOK, words.language())
    try:
        done = subprocess.run(
            asked,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_MOST_SECONDS,
            creationflags=_NO_WINDOW,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise limits.too_large() from None
    if done.returncode != 0:
        raise damaged()
    answer = msgspec.msgpack.decode(done.stdout, type=_Answer)
    if answer.refused:
        raise Refused(answer.refused)
    return answer.sheets


def serve(language: str) -> int:
    """Read the workbook that comes in, and answer; returns the exit code of this process."""
    from carekeeper.lists import workbooks

    words.use(language)
    _bound_memory()
    try:
        answer = _Answer(sheets=workbooks.read(sys.stdin.buffer.read()))
    except Refused as problem:
        answer = _Answer(refused=problem.sentence)
    except MemoryError:
        answer = _Answer(refused=limits.too_large().sentence)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
    return 0


if sys.platform == "win32":

    def _bound_memory() -> None:
        """Windows binds a process from outside only; one that asks for too much ends by itself."""
else:

    def _bound_memory() -> None:
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
