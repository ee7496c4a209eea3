"""Runs the tests as on a Chinese Windows: under Wine, with code page 936, on Debian.

    python3 packaging/wine_tests.py                    everything but what is for Linux
    python3 packaging/wine_tests.py tests/core -k in_place

What cannot run there is skipped by the test itself, with its reason, or stands below with one.
"""

from __future__ import annotations

import sys
import time

import windows
import wine
from workshop import ROOT, say

NOT_THERE = {
    "tests/house": "they read the source, and have been passed on Linux",
    "tests/journeys/test_assistive.py": "a screen reader is asked over Linux's D-Bus",
}
"""Tests that are left out: their place, and why."""
_KNOWN = "qt_log_ignore=This plugin does not support|Cannot find font directory|OpenType support"
"""What Qt's offscreen window says under Wine, where it knows no system fonts."""


def main() -> int:
    """Make the Python, run pytest, and say how long it took."""
    with wine.prefix("wine-tests") as computer:
        python = windows.make_python(computer, None, "windows.txt", "windows-tests.txt")
        say("Left out: " + "; ".join(f"{place}: {why}" for place, why in NOT_THERE.items()))
        given = sys.argv[1:] or ["tests"]
        left_out = [f"--ignore={place}" for place in NOT_THERE]
        began = time.monotonic()
        code = computer.run(
            *(python / "python.exe", "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("-o", _KNOWN, "--timeout=600", *left_out, *given),
            env={
                "PYTHONPATH": computer.inside(ROOT / "src"),
                "QT_QPA_PLATFORM": "offscreen",
                "QT_QPA_FONTDIR": computer.inside(ROOT / "resources" / "fonts"),
            },
        )
        say(f"{time.monotonic() - began:.0f} seconds, exit code {code}")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
