"""The report in the window: the term on the switch, the figures, the names behind them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.looking import click, press, words

from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
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
    line = next(one for one in page.lines if one.figure.rate.name == "talked_with")
    rate = line.figure.rate
    assert f"{rate.done} / {rate.of}" in words(line)
    assert rate.missing
    click(line, "list_talked_with")
    first = rate.missing[0]
    with qtbot.waitSignal(desk.place_requested) as asked:
        click(line, f"missing_{first}")
    assert asked.args == [Place("talks", first)]
    click(line, "list_talked_with")
    assert not line.list.isVisible()


def test_the_figures_are_told_as_of_the_end_of_a_month_when_it_is_chosen(
    tab: ReportTab, qtbot: QtBot
) -> None:
    assert "as of 23 Nov 2026" in tab.class_summary()
    click(tab, "report_as_of")
    days = [action.text() for action in tab._days.actions()]
    assert days == ["23 Nov 2026", "31 Oct 2026", "30 Sep 2026"]
    tab._days.actions()[1].trigger()
    assert tab.class_summary().endswith("as of 31 Oct 2026")
    page = tab.findChild(RatesPage)
    talks = next(one for one in page.lines if one.figure.rate.name == "talked_with")
    assert [part.label for part in talks.figure.rate.parts] == ["Sep", "Oct"]
    tab._days.hide()


def test_print_asks_for_the_term_in_sight(tab: ReportTab, desk: Desk, qtbot: QtBot) -> None:
    press(tab, "term_back")
    with qtbot.waitSignal(desk.print_requested) as asked:
        press(tab, "print_report")
    assert asked.args == [Wish("report", record_id=20260)]
