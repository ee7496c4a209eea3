"""The battery falls out while the teacher types: nothing is lost that was said to be saved."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students

TEACHER = Path(__file__).with_name("typing_teacher.py")


def test_what_was_said_to_be_saved_survives_a_kill(book: Path, tmp_path: Path) -> None:
    with ClassFile.open(book, PASSWORD) as class_file:
        student = Students(class_file).add({"name": "王小雨"})
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "CAREKEEPER_PROFILE": str(tmp_path / "profile"),
        "CAREKEEPER_PASSWORD": PASSWORD,
    }
    with subprocess.Popen(
        [sys.executable, str(TEACHER), str(book), str(student)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as teacher:
        assert teacher.stdout is not None
        try:
            acknowledged = [int(teacher.stdout.readline()) for _time in range(25)]
        finally:
            teacher.kill()
        acknowledged += [int(word) for word in re.findall(r"^(\d+)$", teacher.stdout.read(), re.M)]

    with ClassFile.open(book, PASSWORD) as class_file:
        kept = Students(class_file).get(student).former_name
        steps_back = 0
        while class_file.undo() is not None:
            steps_back += 1
    assert int(kept.removeprefix("name ")) >= acknowledged[-1]
    assert steps_back >= len(set(acknowledged))
