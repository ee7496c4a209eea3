"""The tabs above each page."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from carekeeper.rooms import ROOMS
from carekeeper.shell.tab_strip import TabStrip
from carekeeper.widgets import theme


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


def test_a_thin_line_parts_the_tabs_of_one_student_from_those_of_the_class(qtbot: QtBot) -> None:
    """Today, then what belongs to one student."""
    with_tab = [room for room in ROOMS if room.has_tab]
    strip = TabStrip(with_tab)
    qtbot.addWidget(strip)
    strip.resize(1600, 60)
    with qtbot.waitExposed(strip):
        strip.show()
    bar = strip.findChild(QTabBar)
    assert isinstance(bar, QTabBar)
    picture = bar.grab().toImage()

    def has_line(at: int) -> bool:
        tab = bar.tabRect(at)
        ratio = picture.devicePixelRatio()
        middle = round(tab.center().y() * ratio)
        return bool(
            picture.pixelColor(round(tab.left() * ratio), middle) == theme.colour("line_strong")
        )

    assert [at for at in range(len(with_tab)) if has_line(at)] == [
        at for at in range(1, len(with_tab)) if with_tab[at].of_class != with_tab[at - 1].of_class
    ]
