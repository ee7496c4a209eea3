"""A small made-up class whose life and health the class teacher writes down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.features.care.store import Care
from carekeeper.features.care.tab import care_tab
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student with a grandmother into the class; returns the number."""

    def put(name: str = "王小雨", **values: object) -> int:
        born = date(2017, 11, 2)
        student = {"name": name, "sort_key": name, "left_behind": True, "birth_date": born}
        with class_file.writing("student") as unit:
            number = unit.insert(students, {**student, **values})
            person = {"relation_note": "奶奶", "name": "陈桂兰", "phones": ("13800001207",)}
            unit.insert(guardians, {"student_id": number, **person})
        return number

    return put


@pytest.fixture
def care(class_file: ClassFile) -> Care:
    """The life and care, on the day of the stories."""
    return Care(class_file, lambda: TODAY)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, class_file: ClassFile, desk: Desk) -> RecordsTab:
    """The tab of life and care, in view."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = care_tab(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    return made
