"""The computer is switched off two seconds after the last key: nothing is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile
from carekeeper.features.diary.store import Diary
from carekeeper.widgets.long_text_editor import SAVE_AFTER

TEXT = "她第一次举手念完了整段课文。" * 400
LAST_KEY = "!"


def test_killed_two_seconds_after_the_last_key_everything_is_there(
    class_file: ClassFile, book: Path, enrol: Callable[..., int]
) -> None:
    assert SAVE_AFTER <= 2000
    student = enrol()
    class_file.close()
    program = Path(__file__).with_name("killed.py")
    source = Path(__file__).parents[3] / "src"
    writer = subprocess.Popen(
        [sys.executable, str(program), str(book), PASSWORD, str(student), TEXT + LAST_KEY],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(source), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "typed\n"
    assert writer.stdout.readline() == "saved\n"
    writer.kill()
    writer.wait()
    writer.stdout.close()
    with ClassFile.open(book, PASSWORD) as again:
        (entry,) = Diary(again).of_student(student)
        assert entry.text == TEXT + LAST_KEY
