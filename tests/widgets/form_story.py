"""A form with one field of each kind, in a window, and all that it told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from carekeeper.core.fields import Choice, Field, Kind, Section
from carekeeper.widgets.parts import scrolled
from carekeeper.widgets.record_form import RecordForm


@dataclass(frozen=True)
class Student:
    """A made-up record with one field of each kind."""

    name: str = "王小雨"
    sex: str = ""
    id_number: str = "110101201703081221"
    born_on: date | None = date(2017, 3, 8)
    age: str = "9"
    away_since: str = ""
    key_support: bool | None = None
    categories: tuple[str, ...] = ()
    reason: str = ""
    height: float | None = None
    phones: tuple[str, ...] = ()


def is_key(student: Student) -> bool:
    return student.key_support is True


FIELDS = (
    Field("name", "Name", Kind.NAME, "basics", 6),
    Field("sex", "Sex", Kind.CHOICE, "basics", choices=(Choice("f", "Girl"), Choice("m", "Boy"))),
    Field("id_number", "ID number", Kind.ID_NUMBER, "basics", 6, sensitive=True),
    Field("born_on", "Born on", Kind.DATE, "basics"),
    Field("age", "Age", Kind.TEXT, "basics"),
    Field("away_since", "Away since", Kind.LOOSE_DATE, "care"),
    Field("key_support", "Key support", Kind.FLAG, "care"),
    Field(
        "categories",
        "Categories",
        Kind.CHOICES,
        "care",
        choices=(Choice("aid", "Receives aid"), Choice("single", "Single parent")),
    ),
    Field("reason", "Reason", Kind.LONG_TEXT, "care", 12, applies=is_key),
    Field("height", "Height", Kind.NUMBER, "health", unit="cm"),
    Field("phones", "Phones", Kind.PHONES, "health", 6),
)
SECTIONS = (Section("basics", "Basics"), Section("care", "Care"), Section("health", "Health"))


def compose(control: QWidget, text: str) -> None:
    """Type as an input method does: some pinyin on the way, then the characters."""
    QApplication.sendEvent(control, QInputMethodEvent("wang", []))
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(control, done)


class Story:
    """A form in a window, and all that it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.form = RecordForm(FIELDS, SECTIONS, today=lambda: date(2026, 11, 23), computed={"age"})
        self.area = scrolled(self.form)
        self.area.resize(800, 300)
        qtbot.addWidget(self.area)
        self.told: list[tuple[str, object]] = []
        self.form.committed.connect(lambda name, value: self.told.append((name, value)))
        self.form.show_record(Student(key_support=True))
        with qtbot.waitActive(self.area):
            self.area.show()
        self.qtbot = qtbot

    def line(self, name: str) -> QLineEdit:
        found = self.form.findChild(QLineEdit, f"field_{name}")
        assert isinstance(found, QLineEdit)
        return found

    def type(self, name: str, text: str) -> None:
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(line, text)
        else:
            compose(line, text)

    def problem(self, name: str) -> str:
        found = self.form.findChild(QLabel, f"problem_{name}")
        assert isinstance(found, QLabel)
        return found.text() if found.isVisible() else ""
