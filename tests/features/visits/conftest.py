"""A small made-up class whose families the class teacher visits and calls."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol, enrol

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import mentorings, mentors
from carekeeper.features.visits.store import Visits
from carekeeper.features.visits.tab import visits_tab
from carekeeper.features.visits.view.class_view import VisitsClass
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

__all__ = ["enrol"]


@pytest.fixture
def visits(class_file: ClassFile) -> Visits:
    """The visits, on the day of the stories."""
    return Visits(class_file, lambda: TODAY)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication, class_file: ClassFile, desk: Desk) -> RecordsTab:
    """The tab of the visits, in view."""
    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    made = visits_tab(class_file, desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 620)
    made.show()
    return made


@pytest.fixture
def mentor(class_file: ClassFile, enrol: Enrol) -> str:
    """A student with a mentor; returns the mentor's name."""
    student = enrol("王小雨")
    with class_file.writing("mentor") as unit:
        number = unit.insert(mentors, {"name": "周老师", "name_keys": ""})
        unit.insert(mentorings, {"mentor_id": number, "student_id": student})
    return "周老师"


def of_class(tab: RecordsTab) -> VisitsClass:
    """Return what the tab shows around the table of the class."""
    return tab.findChildren(VisitsClass)[0]
