"""The tabs above each page."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from carekeeper.rooms import ROOMS
from carekeeper.shell.tab_strip import TabStrip


def test_where_the_words_do_not_fit_the_pictures_go(qtbot: QtBot) -> None:
    strip = TabStrip([room for room in ROOMS if room.open_tab is not None])
    qtbot.addWidget(strip)
    strip.show_counts({"talks": 12, "mentors": 8})
    strip.resize(1600, 60)
    with qtbot.waitExposed(strip):
        strip.show()
    bar = strip.findChild(QTabBar)
    assert isinstance(bar, QTabBar)

    def needed() -> int:
        return sum(bar.tabRect(at).width() for at in range(bar.count()))

    whole = needed()
    assert not bar.tabIcon(0).isNull()
    strip.resize(strip.width() - bar.width() + whole - 1, 60)
    assert bar.tabIcon(0).isNull()
    assert needed() <= bar.width()
    strip.resize(1600, 60)
    assert not bar.tabIcon(0).isNull()
    assert needed() == whole
