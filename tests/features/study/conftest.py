"""A small made-up class in which the class teacher plans who helps whom to learn."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import enrol

from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.features.study.tab import StudyTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

__all__ = ["enrol"]


@pytest.fixture
def study(class_file: ClassFile) -> StudyPlans:
    """The study help plans, on the day of the stories."""
    return StudyPlans(class_file, lambda: TODAY)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, class_file: ClassFile, desk: Desk) -> StudyTab:
    """The tab of learning, in view."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = StudyTab(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    return made
