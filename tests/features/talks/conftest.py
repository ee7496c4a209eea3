"""A small made-up class that the class teacher talks with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.tab import TalksTab
from carekeeper.records.phrases import Phrases
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Puts a left-behind student into the class and returns the student's number."""

    def put(name: str = "王小雨", **values: object) -> int:
        student = {
            "name": name,
            "sort_key": name,
            "sex": "female",
            "birth_date": date(2017, 3, 9),
            "left_behind": True,
        }
        with class_file.writing("student") as unit:
            return unit.insert(students, {**student, **values})

    return put


@pytest.fixture
def with_family(class_file: ClassFile) -> Callable[[int], None]:
    """Gives a student parents who are away and a grandmother who cares."""

    def put(student_id: int) -> None:
        people = (
            {"relation": "father", "name": "王建国", "away": True},
            {"relation": "mother", "name": "李秀英", "away": True},
            {
                "relation": "grandmother_paternal",
                "relation_note": "奶奶",
                "name": "陈桂兰",
                "cares": True,
                "phones": ("13800001207",),
            },
        )
        with class_file.writing("family") as unit:
            for person in people:
                unit.insert(guardians, {"student_id": student_id, **person})

    return put


@pytest.fixture
def talks(class_file: ClassFile) -> Talks:
    """The talks, on 23 November 2026."""
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T16:30")
    return Talks(class_file, lambda: TODAY)


@pytest.fixture
def tab(
    qtbot: QtBot, qapp: QApplication, class_file: ClassFile, talks: Talks, desk: Desk
) -> Iterator[TalksTab]:
    """The tab of the talks, in a window of the usual width."""
    theme.apply(qapp, "light", large_text=False)
    class_file.listen(desk.changed.emit)
    made = TalksTab(talks, Phrases(class_file), desk)
    desk.place_requested.connect(lambda place: made.show_student(place.student_id))
    qtbot.addWidget(made)
    for action in made.header_actions():
        qtbot.addWidget(action)
    made.resize(1094, 530)
    made.show()
    made.activateWindow()
    yield made
    made.flush()  # what is typed still would be saved later, into a file that is closed
