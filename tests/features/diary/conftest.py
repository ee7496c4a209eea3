"""A small made-up class whose teacher keeps diaries, in the look of the program."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carekeeper.core.photos import Photo, prepare
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.diary.store import Diary
from carekeeper.features.diary.tab import DiaryTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


@pytest.fixture(autouse=True, scope="session")
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student into the class and returns the student's number."""

    def put(name: str = "王小雨", **values: object) -> int:
        born = date(2017, 11, 2)
        student = {"name": name, "sort_key": name, "left_behind": True, "birth_date": born}
        with class_file.writing("student") as unit:
            return unit.insert(students, {**student, **values})

    return put


@pytest.fixture
def diary(class_file: ClassFile) -> Diary:
    """The diaries, on the day of the stories."""
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T16:10")
    return Diary(class_file)


@pytest.fixture
def tab(qtbot: QtBot, class_file: ClassFile, diary: Diary, desk: Desk) -> DiaryTab:
    """The tab of the diary, in view."""
    class_file.listen(desk.changed.emit)
    made = DiaryTab(diary, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 560)
    made.show()
    return made


def picture_file(
    colour: str | int = "green", size: tuple[int, int] = (60, 40), mode: str = "RGB"
) -> bytes:
    """Return the bytes of a picture of one colour."""
    stream = io.BytesIO()
    Image.new(mode, size, colour).save(stream, "PNG")
    return stream.getvalue()


def photo(colour: str = "green") -> Photo:
    """Return a photo as it is kept."""
    return prepare(picture_file(colour))
