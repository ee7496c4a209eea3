"""What nothing of the program uses is seen; a use in the tests alone does not count."""

from __future__ import annotations

from pathlib import Path

import pytest
from devkit import dead_names


def finds(place: Path, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said of a module."""
    (place / "room.py").write_text(text, encoding="utf-8")
    dead_names.main(place, ["."])
    return capsys.readouterr().err


def test_a_function_that_nothing_calls_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "def used(): ...\n\n\ndef forgotten(): ...\n\n\nused()\n"
    assert finds(tmp_path, text, capsys) == "room.py:4: function forgotten is not used\n"


def test_a_field_that_only_a_text_names_is_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'class Record:\n    named: str\n    forgotten: str\n\n\nprint(Record(), "named")\n'
    assert finds(tmp_path, text, capsys) == "room.py:3: variable forgotten is not used\n"


def test_what_qt_calls_is_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "class Box(Base):\n    @override\n    def paintEvent(self): ...\n\n\nBox()\n"
    assert finds(tmp_path, text, capsys) == ""
