"""Whether somebody sits at a terminal, and what the console of Windows speaks."""

from __future__ import annotations

import codecs
import sys
from typing import IO, Any


def is_terminal(stream: IO[Any] | None) -> bool:
    """Tell whether a stream is a terminal with somebody at it.

    Windows calls each device one, also the empty `NUL`; only a console has a mode.
    """
    try:
        return stream is not None and stream.isatty() and _is_console(stream)
    except (OSError, ValueError):  # closed, or a stream of a test
        return False


def console_encoding() -> str:
    """Return what the console of Windows, and so what reads from a pipe there, understands.

    It is UTF-8 on the other systems, and where there is no console.
    """
    name = f"cp{_console_page()}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


if sys.platform == "win32":

    def _is_console(stream: IO[Any]) -> bool:
        import ctypes
        import msvcrt

        mode = ctypes.c_ulong()
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(mode)))

    def _console_page() -> int:
        import ctypes

        return int(ctypes.windll.kernel32.GetConsoleOutputCP())
else:

    def _is_console(_stream: IO[Any]) -> bool:
        return True

    def _console_page() -> int:
        return 65001
