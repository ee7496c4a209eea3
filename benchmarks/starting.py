"""From the start of the process to the painted window, and the memory it took until then."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from measure import Figure, in_turns

_CHILD = Path(__file__).with_name("painted.py")
_LIBRARIES = ("sqlalchemy.orm", "sqlcipher3")


def figures(plain: Path, locked: Path, profile: Path, times: int) -> list[Figure]:
    """Return the figures."""
    program = ("--profile", str(profile), "--lang", "zh_CN")
    empty, libraries, unlock, window = in_turns(
        times,
        partial(_start, "empty"),
        partial(_start, "empty", *_LIBRARIES),
        partial(_start, "carekeeper", str(locked), *program),
        partial(_start, "carekeeper", str(plain), *program),
    )
    with_libraries = "empty Qt window, SQLAlchemy and sqlcipher3 imported"
    found = [
        Figure(
            "start to the painted unlock page",
            [time for time, _peak in unlock],
            [time for time, _peak in empty],
            "empty Qt window",
            1.5,
        ),
        Figure(
            "start to the painted main window, 60 students",
            [time for time, _peak in window],
            [time for time, _peak in libraries],
            with_libraries,
            1.3,
        ),
    ]
    if window[0][1]:  # known on Linux only
        found.append(
            Figure(
                "memory then (peak)",
                [peak for _time, peak in window],
                [peak for _time, peak in libraries],
                with_libraries,
                1.35,
                "MiB",
            )
        )
    return found


def _start(*arguments: str) -> tuple[float, float]:
    """Return milliseconds until the paint, and the peak in MiB."""
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(_CHILD), *arguments], stdout=subprocess.PIPE, encoding="utf-8"
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        elapsed = 1000 * (time.perf_counter() - begin)
    if not line.startswith("painted"):
        raise SystemExit("The window was not painted: " + " ".join(arguments))
    return elapsed, int(line.split()[1]) / 1024
