"""A small made-up class whose life and health the class teacher writes down."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import enrol

from carekeeper.db.class_file import ClassFile
from carekeeper.features.care.store import Care
from carekeeper.features.care.tab import care_tab
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

__all__ = ["enrol"]


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
