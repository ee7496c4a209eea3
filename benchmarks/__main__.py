"""Speed and size, each against a floor that is measured in the same run.

    python benchmarks                 all figures, as a table
    python benchmarks --json          the same for a program
    python benchmarks --repeat 25     more repetitions for each median
    python benchmarks --only start    one part: start, print, save, show, turn, years, lists, report

Processes are timed from their start to the first paint. Without a screen Qt draws into memory
(`offscreen`); with one, or under `xvfb-run`, on X11. The exit code is 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

import caring
import listing
import reporting
import saving
import scoring
import shown
import starting
import turning
from measure import Figure

import printing

PASSWORD = "made-up 2026"
PARTS = ("start", "print", "save", "show", "turn", "years", "lists", "report")


def main() -> int:
    """Measure everything and print it, each part when it is measured."""
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeat", type=int, default=11, metavar="N")
    parser.add_argument("--only", choices=PARTS)
    options = parser.parse_args()
    # What is measured is the installed program, whose modules are compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    platform = os.environ.get("QT_QPA_PLATFORM") or "the screen"
    if not options.json:
        print(f"Medians of {options.repeat}; Qt draws on: {platform}\n", flush=True)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for found in measure(Path(folder), options.repeat, options.only or ""):
            figures += found
            if not options.json:
                print("\n".join(as_lines(found)), flush=True)
    if options.json:
        print(json.dumps({"platform": platform, "figures": list(map(as_json, figures))}, indent=2))
    return 0 if all(figure.holds for figure in figures) else 1


def measure(folder: Path, times: int, only: str) -> Iterator[list[Figure]]:
    """Yield the figures of each part, or of one."""
    from carekeeper import sample

    plain, locked, profile = folder / "plain.carebook", folder / "locked.carebook", folder / "own"
    for book, password in ((plain, ""), (locked, PASSWORD)):
        sample.make(book, today=date.today(), language="zh_CN", password=password)
    parts: dict[str, Callable[[], list[Figure]]] = {
        "start": lambda: starting.figures(plain, locked, profile, times),
        "print": lambda: printing.figures(folder, plain, times),
        "save": lambda: [
            saving.figure(locked, PASSWORD, 20 * times),
            scoring.figure(locked, PASSWORD, times),
        ],
        "show": lambda: shown.figures(locked, profile, PASSWORD),
        "turn": lambda: turning.figures(plain, profile),
        "lists": lambda: listing.figures(folder, plain, profile),
        "report": lambda: reporting.figures(folder, profile, times),
        "years": lambda: caring.figures(folder, plain, profile, PASSWORD, times),
    }
    for name in PARTS:
        if only in ("", name):
            yield parts[name]()


def as_lines(figures: list[Figure]) -> list[str]:
    """Return the table."""
    lines = []
    for figure in figures:
        told = f"{figure.value:8.1f} {figure.unit}"
        verdict = "" if figure.limit is None else ("holds" if figure.holds else "TOO MUCH")
        if figure.ratio is not None:
            told += f" = {figure.ratio:4.2f} x {median(figure.floor):.1f} {figure.unit}"
            limit = "" if figure.limit is None else f"at most {figure.limit} x"
        else:
            told += " (95th percentile)" if len(figure.ours) > 1 else ""
            limit = "" if figure.limit is None else f"at most {figure.limit} {figure.unit}"
        lines.append(f"{figure.name:56}{told:36}{limit:16}{verdict}".rstrip())
        if figure.floor_name:
            lines.append(f"  against: {figure.floor_name}")
    return lines


def as_json(figure: Figure) -> dict[str, object]:
    """Return a figure as plain values."""
    return {
        "name": figure.name,
        "unit": figure.unit,
        "value": round(figure.value, 3),
        "floor": round(median(figure.floor), 3) if figure.floor else None,
        "against": figure.floor_name or None,
        "ratio": None if figure.ratio is None else round(figure.ratio, 3),
        "limit": figure.limit,
        "holds": figure.holds,
        "all": [round(value, 3) for value in figure.ours],
    }


if __name__ == "__main__":
    sys.exit(main())
