"""The program with a teacher who never stops typing, to be killed from outside.

Run with a class file and a student's number; each line on standard output is a value of which the
window has said that it is saved.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from carekeeper.app import Application
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import Paths
from carekeeper.core.place import Place


def main(file: Path, student_id: int) -> int:
    """Open the file and type into one field, again and again."""
    app = QApplication(sys.argv[:1])
    program = Application(app, Paths.of().make(), "en")
    program.start(None)
    program.open_file(file, os.environ["CAREKEEPER_PASSWORD"])
    program.desk.place_requested.emit(Place("students", StudentId(student_id)))
    typed = 0

    def type_on() -> None:
        nonlocal typed
        typed += 1
        lines = program.window.findChildren(QLineEdit, "field_former_name")
        line = next(one for one in lines if one.isVisible())
        line.selectAll()
        QTest.keyClicks(line, f"name {typed}")
        QTest.keyClick(line, Qt.Key.Key_Return)

    def acknowledge(text: str, _undo: bool) -> None:
        if "Former name" in text:
            sys.stdout.write(f"{typed}\n")
            sys.stdout.flush()

    program.messages.status.connect(acknowledge)
    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(0)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
