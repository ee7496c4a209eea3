"""Reads a workbook in a process of its own, so that a damaged one ends that one only.

The parser is native code: a forged length makes it ask for more memory than there is, and that
ends the process at once, whatever is typed in its window. The workbook goes there and the cells
come back through pipes; nothing of either lies on the disk.
"""

from __future__ import annotations

import subprocess
import time
from threading import Thread

from carekeeper.core import itself
from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.lists import limits, sent, served
from carekeeper.lists.grid import Sheet, sheet_of
from carekeeper.lists.progress import Report, quiet

_MOST_SECONDS = 120
_LOOK = 0.2
"""Seconds until it is asked again whether to go on."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read(data: bytes, report: Report = quiet) -> list[Sheet]:
    """Return the sheets of a workbook; raises `Refused` when it is damaged or far too large.

    `report` is asked a few times a second whether to go on; what it raises ends the reading.
    """
    with subprocess.Popen(
        itself.command(itself.READ_WORKBOOK),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    ) as child:
        answered = _answer(child, data, report)
    if child.returncode == served.REFUSED:
        raise Refused(tr(answered.decode()))
    if child.returncode != 0:
        raise limits.damaged()
    return [sheet_of(*cells) for cells in sent.unpack(answered)]


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
