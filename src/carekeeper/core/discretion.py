"""What the program leaves behind unasked is for its owner only."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_NO_HEAP = 1
"""WER_FAULT_REPORTING_FLAG_NOHEAP: Windows's report of a crash goes without what we hold."""


def be_discreet() -> None:
    """Make new files private, and keep passwords and children out of what a crash writes down.

    Where the system does not allow it, it goes on as usual.
    """
    os.umask(0o077)
    with suppress(OSError, ValueError, ImportError, AttributeError):
        _leave_no_memory()


if sys.platform == "win32":

    def _leave_no_memory() -> None:
        import ctypes

        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
else:

    def _leave_no_memory() -> None:
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
        # A service that collects crashes is not bound by the limit; it gets no memory either.
        told = os.open("/proc/self/coredump_filter", os.O_WRONLY)
        os.write(told, b"0")
        os.close(told)
