"""The tab of the day, with whatever the rooms would tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pytestqt.qtbot import QtBot

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.room import DueItem, Rate, Room
from carekeeper.today.store import Agenda
from carekeeper.today.tab import TodayTab
from carekeeper.widgets.desk import Desk

Show = Callable[..., TodayTab]


@pytest.fixture
def acted() -> list[DueItem]:
    """What the room was asked to do."""
    return []


@pytest.fixture
def show(qtbot: QtBot, class_file: ClassFile, desk: Desk, acted: list[DueItem]) -> Show:
    """Shows the tab with these items, as the rooms would tell them."""

    def put(
        items: Sequence[DueItem],
        *,
        rates: Sequence[Rate] = (),
        act: Callable[[DueItem], object] = acted.append,
    ) -> TodayTab:
        room = Room(
            name="talks",
            label="Talks",
            icon="circle",
            due_reads=frozenset({"students"}),
            due_items=lambda _file, _day: list(items),
            rates=lambda _file, _day: list(rates),
            act=lambda item, _file, _desk: act(item),
        )
        names = {item.student_id: (item.student_name, None) for item in items if item.student_id}
        with class_file.writing("students") as unit:
            for number, (name, _photo) in names.items():
                unit.insert(students, {"id": number, "name": name, "sort_key": name})
        agenda = Agenda(class_file, [room], desk.today)
        class_file.listen(agenda.note)
        class_file.listen(desk.changed.emit)
        tab = TodayTab(
            class_file, desk, agenda, week=lambda: "First term, week 12.", faces=lambda: names
        )
        qtbot.addWidget(tab)
        tab.resize(1094, 620)
        tab.show()
        return tab

    return put
