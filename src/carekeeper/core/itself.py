"""How the program starts itself a second time, for work that might end the process."""

from __future__ import annotations

import sys

READ_WORKBOOK = "--read-workbook"
"""Asks for a workbook from standard input to be read, and nothing else."""

_CONSOLE = "carekeeper-cli.exe"
"""The packaged program for Windows whose standard input and output are always there."""


def command(*words: str) -> list[str]:
    """Return what starts this program, packaged or not, with some words."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "carekeeper", *words]
    from pathlib import Path

    console = Path(sys.executable).with_name(_CONSOLE)
    return [str(console if console.is_file() else sys.executable), *words]
