"""A small made-up class whose students are supported by mentors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.mentors.facts.record import CheckIn
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.mentors.tab import MentorsTab
from carekeeper.records.phrases import Phrases
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]

SHEN = {"name": "沈文", "kind": "teacher", "subject": "语文", "phone": "13900007712"}
ZHOU = {"name": "周敏", "kind": "parent", "phone": "13500006690"}
SINCE = date(2026, 9, 7)


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student into the class and returns the student's number."""

    def put(name: str = "王小雨", **values: object) -> int:
        student = {"name": name, "sort_key": name, "left_behind": True}
        with class_file.writing("student") as unit:
            return unit.insert(students, {**student, **values})

    return put


@pytest.fixture
def mentors(class_file: ClassFile) -> Mentors:
    """The mentors, on 23 November 2026."""
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T08:00")
    return Mentors(class_file)


@pytest.fixture
def paired(enrol: Enrol, mentors: Mentors) -> tuple[int, int, int]:
    """王小雨 with 沈文: the numbers of the student, the mentor and the pairing."""
    student = enrol()
    shen = mentors.add(SHEN)
    (pairing,) = mentors.pair(shen, [student], {"starts_on": SINCE, "goal": "重新喜欢写作文"})
    return student, shen, pairing


@pytest.fixture
def tab(
    qtbot: QtBot, qapp: QApplication, class_file: ClassFile, mentors: Mentors, desk: Desk
) -> MentorsTab:
    """The tab of the mentors, in a window of the usual width."""
    theme.apply(qapp, "light", large_text=False)
    class_file.listen(desk.changed.emit)
    made = MentorsTab(mentors, Phrases(class_file), desk)
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1102, 628)
    made.show()
    return made


def open_check_in(tab: MentorsTab, pairing: int) -> CheckIn | None:
    """Return the check-in that is open for writing, None when none is."""
    opened = tab.page.cards[pairing].check_ins.opened
    assert opened is None or opened.panel.isVisible() == (opened.record is not None)
    return None if opened is None else opened.record
