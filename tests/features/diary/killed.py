"""A program of its own in which the teacher writes a diary entry, so that it can be killed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from carekeeper.core.settings import Settings
from carekeeper.db.class_file import ClassFile
from carekeeper.features.diary.store import Diary
from carekeeper.features.diary.tab import DiaryTab
from carekeeper.widgets import theme
from carekeeper.widgets.background import Background
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.messages import Messages


def main(book: Path, password: str, student: int, text: str) -> None:
    """Open the diary, type, say so, and go on as if the teacher were thinking."""
    app = QApplication([])
    theme.apply(app, "light")
    class_file = ClassFile.open(book, password)
    messages = Messages()
    settings = Settings(book.with_name("settings.json"))
    desk = Desk(messages, Background(messages.failed), settings, date.today)
    tab = DiaryTab(Diary(class_file), desk)
    tab.show()
    tab.show_student(student)
    tab.page.write_requested.emit()
    box = tab.page.findChild(QPlainTextEdit, "field_text")
    assert isinstance(box, QPlainTextEdit)
    box.insertPlainText(text[:-1])
    QTest.keyClicks(box, text[-1])
    class_file.listen(lambda _changed: say("saved"))
    say("typed")
    app.exec()


def say(word: str) -> None:
    """Tell the story that waits outside."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
