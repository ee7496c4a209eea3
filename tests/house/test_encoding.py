"""Every text file is opened with its encoding named, or Windows reads it as GBK."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def without_encoding(*places: Path) -> str:
    """Return the places where a text file is opened without an encoding; empty when none is."""
    rule = ["--isolated", "--preview", "--select", "PLW1514", "--output-format", "concise"]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *rule, "--quiet", *places],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_each_text_file_is_opened_with_its_encoding() -> None:
    assert (
        without_encoding(
            *(ROOT / name for name in ("src", "tests", "packaging", "devkit", "dev.py"))
        )
        == ""
    )


def test_a_forgotten_encoding_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "forgetful.py"
    module.write_text("from pathlib import Path\n\nPath('a').read_text()\n", encoding="utf-8")
    assert "forgetful.py:3" in without_encoding(module)
