"""The talks of the whole class: the grid, and what stands beside it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tests.features.talks.conftest import Enrol
from tests.features.talks.test_tab import texts

from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.tab import TalksTab

_NARROW = 270
"""So many pixels are beside the grid in a window of 1024."""


def test_the_class_does_not_read_what_a_confidential_talk_asks_for(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    talks.add(enrol(), {"follow_up": "约爸爸视频", "confidential": True})
    talks.add(enrol("李浩然"), {"follow_up": "准备两副棋"})
    tab.load()
    shown = texts(tab)
    assert "李浩然　准备两副棋" in shown
    assert "王小雨　Follow-up of a talk" in shown


def test_the_open_line_stays_in_view_in_a_lower_window(
    qtbot: QtBot, tab: TalksTab, enrol: Enrol
) -> None:
    students = [enrol(f"学生{number}", class_number=number) for number in range(1, 13)]
    tab.show_student(students[9])
    grid = tab.page.grid

    tab.resize(1094, 320)

    def open_line_is_seen() -> bool:
        line = grid.visualRect(grid.currentIndex())
        return grid.viewport().height() < 12 * line.height() and (
            0 <= line.top() < line.bottom() <= grid.viewport().height()
        )

    qtbot.waitUntil(open_line_is_seen)


def test_what_stands_beside_the_grid_is_no_wider_than_a_small_screen_has(
    tab: TalksTab, enrol: Enrol, talks: Talks
) -> None:
    talks.add(enrol(), {"follow_up": "准备两副棋"})
    enrol("李浩然")
    tab.load()
    tab.page.side.ensurePolished()
    assert "Click a name" in " ".join(texts(tab))
    assert tab.page.side.minimumSizeHint().width() <= _NARROW
