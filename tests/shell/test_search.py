"""One line to type in finds anything in the class, and Enter goes there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.room import Found
from carekeeper.shell.search import SearchDialog

SNOW = Found(
    Place("diary", StudentId(3), "diary_entries", 7), "王小雨", "堆了一个雪人", date(2026, 12, 1)
)
FALL = Found(Place("talks", StudentId(4)), "李浩然", "下雪天摔了一跤")


class Class:
    """A class in which two things are known; it notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def look(self, words: str) -> list[Found]:
        self.asked.append(words)
        return [one for one in (SNOW, FALL) if words and words in one.excerpt]


@pytest.fixture
def made_up() -> Class:
    return Class()


@pytest.fixture
def dialog(qtbot: QtBot, made_up: Class) -> SearchDialog:
    dialog = SearchDialog(made_up.look)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def told(dialog: SearchDialog) -> list[str]:
    """Return the lines as a screen reader tells them."""
    hits = dialog.findChild(QListWidget, "search_hits")
    role = Qt.ItemDataRole.AccessibleTextRole
    return [hits.item(row).data(role) for row in range(hits.count())]


def test_each_key_narrows_what_is_found(dialog: SearchDialog) -> None:
    line = dialog.findChild(QLineEdit, "search_line")

    line.setText("雪")
    assert told(dialog) == ["王小雨 堆了一个雪人", "李浩然 下雪天摔了一跤"]
    line.setText("雪人")
    assert told(dialog) == ["王小雨 堆了一个雪人"]
    line.setText("雪人儿")
    assert told(dialog) == []


def test_enter_goes_to_what_the_arrow_keys_chose(dialog: SearchDialog, qtbot: QtBot) -> None:
    line = dialog.findChild(QLineEdit, "search_line")
    line.setText("雪")
    QTest.keyClick(line, Qt.Key.Key_Down)

    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert chosen.args == [FALL]


def test_the_rooms_make_ready_before_the_first_key(
    dialog: SearchDialog, made_up: Class, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: made_up.asked == [""])
