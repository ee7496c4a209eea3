"""What the command line asks for, understood in the least time for the usual start."""

from __future__ import annotations

import getopt
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from carekeeper.commands import window
from carekeeper.core.words import LANGUAGES

COMMANDS = (
    *("sample", "print", "backup", "check", "restore", "info", "selftest"),
    *("import", "export", "gather", "report", "give", "receive"),
)


def language_in(given: Sequence[str]) -> str:
    """Return the language asked for, before anything is said in it; empty when none is."""
    for at, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(given):
            return given[at + 1]
    return ""


def options_of(given: Sequence[str]) -> Any:
    """Return what is asked for; `run` of it does it.

    Raises `WrongUse`, and `SystemExit` once `--help` or `--version` is answered.
    """
    usual = _usual_options(given)
    if usual is not None:
        return usual
    from carekeeper.commands import arguments

    return arguments.parse(given, command=_command_in(given))


def _command_in(given: Sequence[str]) -> bool:
    """Tell whether the first word that is no option is a command, and not a file."""
    words = iter(given)
    for word in words:
        if word in ("--lang", "--profile"):
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def _usual_options(given: Sequence[str]) -> SimpleNamespace | None:
    """Understand the usual start; None for what has to be explained or answered.

    The parser that does both takes a twentieth of the time to the first page.
    """
    try:
        named, files = getopt.gnu_getopt(list(given), "", ["profile=", "lang="])
    except getopt.GetoptError:
        return None
    options = dict(named)
    lang, profile = options.get("--lang"), options.get("--profile")
    if len(files) > 1 or _command_in(given) or lang not in (None, *LANGUAGES):
        return None
    return SimpleNamespace(
        file=Path(files[0]) if files else None,
        profile=None if profile is None else Path(profile),
        lang=lang,
        run=window.run,
        json=False,
    )
