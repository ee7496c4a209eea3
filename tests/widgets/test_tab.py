"""A tab looks again when something it shows has changed, and not more often."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from carekeeper.core.changes import EVERYTHING, Changed
from carekeeper.core.typing import override
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.tab import RoomTab


class TalksTab(RoomTab):
    """A tab that notes what it was asked to do."""

    reads = frozenset({"talks", "students"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "talks")
        self.log: list[str] = []

    @override
    def load(self) -> None:
        self.log.append(f"load {self.student_id}")

    @override
    def flush(self) -> None:
        self.log.append(f"flush {self.student_id}")


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk) -> TalksTab:
    made = TalksTab(desk)
    qtbot.addWidget(made)
    return made


def test_a_tab_never_shown_reads_nothing(tab: TalksTab, desk: Desk) -> None:
    desk.changed.emit(Changed(frozenset({"talks"})))
    assert tab.log == []


def test_a_visible_tab_looks_again_at_once(tab: TalksTab, desk: Desk) -> None:
    tab.show()
    desk.changed.emit(Changed(frozenset({"students"})))
    assert tab.log == ["load None", "load None"]


def test_a_hidden_tab_looks_again_when_it_is_shown(tab: TalksTab, desk: Desk) -> None:
    tab.show()
    tab.hide()
    desk.changed.emit(Changed(frozenset({"talks"})))
    desk.changed.emit(Changed(frozenset({EVERYTHING})))
    assert tab.log == ["load None"]
    tab.show()
    assert tab.log == ["load None", "load None"]


def test_a_tab_ignores_what_it_did_itself_and_what_it_does_not_show(
    tab: TalksTab, desk: Desk
) -> None:
    tab.show()
    desk.changed.emit(Changed(frozenset({"talks"}), initiator=tab))
    desk.changed.emit(Changed(frozenset({"mentors"})))
    assert tab.log == ["load None"]


def test_the_next_student_comes_after_the_last_one_is_saved(tab: TalksTab) -> None:
    tab.show()
    tab.show_student(7)
    tab.show_student(7)
    assert tab.log == ["load None", "flush None", "load 7"]
