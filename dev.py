#!/usr/bin/env python3
"""From a fresh checkout to the running program, with nothing but Python.

    python3 dev.py run      opens CareKeeper on a made-up class; without a screen it prints the
                            cards, makes and restores a backup and keeps pictures of the window
    python3 dev.py test     every check that a change has to pass; `test -k phone` picks tests,
                            `test --all-pythons` repeats it with each Python that is here
    python3 dev.py bench    speed and size

On Windows it is `py dev.py run`. Each makes what it needs first: a virtual environment in
`.venv`, and on Debian and its kin the system libraries that Qt asks for.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from devkit import checks, pythons
from devkit.environment import WINDOWS, Environment
from devkit.running import fail
from devkit.showing import Showing
from devkit.system import DRAWING, WINDOWING, make_system_libraries, offer_screen_reader


def main() -> int:
    """Find a Python that fits, make ready, and do what was asked."""
    if not pythons.fits():
        return with_another_python()
    asked, more = arguments()
    if asked.all_pythons:
        return checks.test_all(more)
    screen = asked.command == "run" and has_screen()
    environment = checks.own_environment() if asked.own_environment else Environment()
    environment.make()
    make_system_libraries({**DRAWING, **WINDOWING} if screen else DRAWING)
    if environment.run(["packaging/i18n.py", "compile"]) != 0:
        return 1
    if asked.command == "test":
        offer_screen_reader()
        return checks.test(environment, more)
    if asked.command == "bench":
        return environment.run(["benchmarks", *more])
    showing = Showing(environment, asked.lang)
    return showing.open_window() if screen else showing.show_without_screen()


def arguments() -> tuple[argparse.Namespace, list[str]]:
    """Read the command line; what `test` and `bench` do not know goes on to what they call."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["run", "test", "bench"])
    parser.add_argument(
        "--lang", default="zh_CN", choices=["zh_CN", "zh_TW", "en"], help="language for `run`"
    )
    parser.add_argument(
        "--all-pythons", action="store_true", help="`test` with each allowed Python that is here"
    )
    parser.add_argument(
        "--own-environment", action="store_true", help="in `.venv-3.12` instead of `.venv`"
    )
    asked, more = parser.parse_known_args()
    if asked.command == "run" and more:
        parser.error("run does not know " + " ".join(more))
    if asked.command != "test" and asked.all_pythons:
        parser.error("--all-pythons belongs to test")
    return asked, more


def with_another_python() -> int:
    """Start again with a Python of this machine that fits, or say in a sentence that none does."""
    for minor in reversed(pythons.MINORS):
        found = pythons.find(minor)
        if found:
            return subprocess.call([found, *sys.argv])
    have = ".".join(map(str, sys.version_info[:3]))
    return fail(f"CareKeeper needs Python {pythons.names()}; this is {have}. Please install one.")


def has_screen() -> bool:
    """Tell whether a window can be opened here."""
    on_desk = WINDOWS or sys.platform == "darwin"
    return on_desk or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(fail("Stopped.")) from None
