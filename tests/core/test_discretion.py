"""What the program leaves behind unasked is for its owner only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")

_LOOK = """
import resource, runpy, sys
from pathlib import Path
sys.argv = ["carekeeper", "--version"]
try:
    runpy.run_module("carekeeper", run_name="__main__")
except SystemExit:
    pass
Path(FILE).touch()
print(oct(Path(FILE).stat().st_mode & 0o777), resource.getrlimit(resource.RLIMIT_CORE)[0])
print(Path("/proc/self/coredump_filter").read_text())
"""


def test_a_started_program_writes_private_files_and_no_memory(tmp_path: Path) -> None:
    look = _LOOK.replace("FILE", repr(str(tmp_path / "new")))
    told = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout.split()[-3:] == ["0o600", "0", "00000000"]
