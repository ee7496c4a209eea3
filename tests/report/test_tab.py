"""The report in the window: the term on the switch, the figures, the names behind them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.looking import click, press, words

from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.report.tab import ReportTab
from carekeeper.report.view.rates import RatesPage
from carekeeper.rooms import ROOMS
from carekeeper.widgets.desk import Desk


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, class_of_some: Path) -> Iterator[ReportTab]:
    """The report of the class."""
    with ClassFile.open(class_of_some, "") as class_file:
        made = ReportTab(class_file, desk, ROOMS, list)
        qtbot.addWidget(made)
        made.resize(1094, 600)
        made.show()
        yield made


def test_the_term_of_today_is_shown_and_the_switch_turns_to_its_year_and_back(
    tab: ReportTab,
) -> None:
    assert tab.class_summary().endswith("as of 23 Nov 2026")
    assert tab.switch.label.text() == "First term"
    press(tab, "term_back")
    assert tab.class_summary().startswith("School year 2026–2027, as of")
    press(tab, "term_back")
    assert tab.class_summary() == "School year 2025–2026, Second term, as of 5 Jul 2026"
    press(tab, "term_next")
    press(tab, "term_next")
    assert tab.switch.label.text() == "First term"
    assert not tab.switch.findChild(QWidget, "term_next").isEnabled()


def test_the_names_behind_a_figure_open_in_place_and_turn_to_the_tab_of_its_room(
    tab: ReportTab, desk: Desk, qtbot: QtBot
) -> None:
    page = tab.findChild(RatesPage)
    line = next(one for one in page.lines if one.figure.room == "talks")
    rate = line.figure.rate
    assert f"{rate.done} / {rate.of}" in words(line)
    assert rate.missing
    click(line, "list_talks")
    first = rate.missing[0]
    with qtbot.waitSignal(desk.place_requested) as asked:
        click(line, f"missing_{first}")
    assert asked.args == [Place("talks", first)]
    click(line, "list_talks")
    assert not line.list.isVisible()
