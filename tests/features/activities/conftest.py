"""A small made-up class that does things together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.activities.store import Activities
from carekeeper.features.activities.tab import activities_tab
from carekeeper.records.class_tab import ClassTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a student into the class; returns the number."""

    def put(name: str, **values: object) -> int:
        with class_file.writing("student") as unit:
            return unit.insert(students, {"name": name, "sort_key": name, **values})

    return put


@pytest.fixture
def activities(class_file: ClassFile) -> Activities:
    """The activities, on the day of the stories."""
    return Activities(class_file, lambda: TODAY)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, class_file: ClassFile, desk: Desk) -> ClassTab:
    """The tab of the activities, in view."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = activities_tab(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    return made
