"""Reads a workbook in a process of its own, so that a damaged one ends that one only.

The parser is native code: a forged length makes it ask for more memory than there is, and that
ends the process at once, whatever is typed in its window. The workbook goes there and the cells
come back through pipes; nothing of either lies on the disk.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread

import msgspec

from carekeeper.core import itself, words
from carekeeper.core.errors import Refused
from carekeeper.lists import limits
from carekeeper.lists.grid import Sheet
from carekeeper.lists.progress import Report, quiet

_MOST_MEMORY = 3 << 30
_MOST_SECONDS = 120
_LOOK = 0.2
"""Seconds until it is asked again whether to go on."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class _Answer(msgspec.Struct, array_like=True):
    sheets: Sequence[Sheet] = ()
    refused: str = ""


def read(data: bytes, report: Report = quiet) -> Sequence[Sheet]:
    """Return the sheets of a workbook; raises `Refused` when it is damaged or far too large.

    `report` is asked a few times a second whether to go on; what it raises ends the reading.
    """
    asked = itself.command(itself.READ_WORKBOOK, words.language())
    with subprocess.Popen(
        asked,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    ) as child:
        answered = _answer(child, data, report)
    if child.returncode != 0:
        raise limits.damaged()
    answer = msgspec.msgpack.decode(answered, type=_Answer)
    if answer.refused:
        raise Refused(answer.refused)
    return answer.sheets


def _answer(child: subprocess.Popen[bytes], data: bytes, report: Report) -> bytes:
    """Send the workbook and wait for the cells.

    In a thread of its own: `communicate` with a time limit does not go on with what it sends.
    """
    answered: list[bytes] = []
    talk = Thread(target=lambda: answered.append(child.communicate(data)[0]), daemon=True)
    talk.start()
    until = time.monotonic() + _MOST_SECONDS
    try:
        while talk.is_alive():
            talk.join(_LOOK)
            report(0, 0)
            if time.monotonic() > until:
                raise limits.too_large()
    finally:
        child.kill()  # nothing, when it has come to its end
        talk.join()
    return answered[0] if answered else b""


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
