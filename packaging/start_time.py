"""Measures how long the built program takes to its painted unlock page, beside the source's own.

    python3 packaging/start_time.py             the program for Linux
    python3 packaging/start_time.py --windows   the one for Windows, under Wine

Both are watched from outside in the same way: on a screen in memory whose pixels are read until a
page stands there. They take turns, so that whatever else the machine does meets both. Run the
build first; the ratio of the medians is what counts, as machines differ.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import debian
import windows
import wine
from workshop import BUILD, ROOT, Stop, expect_tools, say

LIMIT = 1.3
"""So many times as long as from source may the built program take."""
_DISPLAY = ":72"
_COLOURFUL = 40
"""So many colours has a page with text at least; an empty window has one or two."""
_PATIENCE, _LOOK_EVERY = 120.0, 0.004
_PASSWORD = "start 开始"

Command = tuple[list[str], Mapping[str, str]]


def main() -> int:
    """Print the medians and their ratio; 1 when the built program is too slow."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--windows", action="store_true", help="the program for Windows")
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    expect_tools({"Xvfb": "xvfb", **(wine.TOOLS if options.windows else {})})
    with tempfile.TemporaryDirectory() as made, screen(Path(made)) as pixels:
        book = locked_class(Path(made))
        if options.windows:
            with wine.Wine(BUILD / "wine", _DISPLAY).make() as computer:
                built, source = in_turns(windows_commands(computer, book), pixels, options.times)
        else:
            built, source = in_turns(linux_commands(book), pixels, options.times)
    ratio = median(built) / median(source)
    print(f"built {median(built):.2f} s, from source {median(source):.2f} s, ratio {ratio:.2f}")
    return int(ratio > LIMIT)


def locked_class(folder: Path) -> Path:
    """Make a class with a password."""
    say("Making a class")
    book, secret = folder / "start.carebook", folder / "password.txt"
    secret.write_text(_PASSWORD, encoding="utf-8")
    made = [
        str(python()),
        "-m",
        "carekeeper",
        "sample",
        str(book),
        "--new-password-file",
        str(secret),
    ]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    return book


def python() -> Path:
    """Return the Python of the checkout, which `dev.py` makes."""
    return ROOT / ".venv" / "bin" / "python"


def linux_commands(book: Path) -> Sequence[Command]:
    """Return how the built program and the one from source are started here."""
    folder = book.parent
    given = {
        **os.environ, "DISPLAY": _DISPLAY, "QT_QPA_PLATFORM": "xcb", "LANG": "zh_CN.UTF-8",
        "CAREKEEPER_PROFILE": str(folder / "profile"),
    }  # fmt: skip
    return (
        ([str(debian.FOLDER / "carekeeper"), str(book)], given),
        ([str(python()), "-m", "carekeeper", str(book)], given),
    )


def windows_commands(computer: wine.Wine, book: Path) -> Sequence[Command]:
    """Return the same under Wine."""
    profile = computer.inside(book.parent / "profile")
    given = {
        **computer.environment(),
        "CAREKEEPER_PROFILE": profile,
        "PYTHONPATH": computer.inside(ROOT / "src"),
    }
    inside = computer.inside(book)
    program, interpreter = windows.FOLDER / "carekeeper.exe", computer.drive / "python/python.exe"
    return (
        (["wine", str(program), inside], given),
        (["wine", str(interpreter), "-m", "carekeeper", inside], given),
    )


def in_turns(
    commands: Sequence[Command], pixels: Path, times: int
) -> tuple[list[float], list[float]]:
    """Start both again and again; returns the seconds of each. The first round does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(times + 1):
        for found, command in zip(seconds, commands, strict=True):
            took = until_painted(command, pixels)
            if turn:
                found.append(took)
    return seconds


def until_painted(command: Command, pixels: Path) -> float:
    """Start a program, return the seconds until a page stands on the screen, and end it."""
    wait_for(lambda: colours(pixels) < _COLOURFUL, "The screen does not get empty.")
    words, given = command
    began = time.perf_counter()
    process = subprocess.Popen(
        words, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
    )
    try:
        wait_for(lambda: colours(pixels) >= _COLOURFUL, "The window is not painted.")
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(true: Callable[[], bool], sentence: str) -> None:
    """Look again and again whether something holds; stop with a sentence when it never does."""
    end = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > end:
            raise Stop(sentence)
        time.sleep(_LOOK_EVERY)


def colours(pixels: Path) -> int:
    """Return how many colours stand in the middle rows of the screen."""
    raw = pixels.read_bytes()
    middle = memoryview(raw[len(raw) // 4 : len(raw) // 4 * 3 // 4 * 4])
    return len(set(middle[: len(middle) // 4 * 4].cast("I")))


@contextmanager
def screen(folder: Path) -> Iterator[Path]:
    """Open a screen in memory; yields the file with its pixels."""
    command = ["Xvfb", _DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen([*command, "-fbdir", str(folder)], stderr=subprocess.DEVNULL) as server:
        pixels = folder / "Xvfb_screen0"
        wait_for(pixels.exists, "The screen does not open.")
        time.sleep(1)
        try:
            yield pixels
        finally:
            server.terminate()


if __name__ == "__main__":
    raise SystemExit(main())
