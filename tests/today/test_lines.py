"""Lines of the day: one child together, nothing that slides away, what was put off, true words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.today.conftest import Show
from tests.today.test_today import LEFT, buttons, due, words_of

from carekeeper.core.due import Period, Urgency, follow_up_urgency, period_on
from carekeeper.core.school_year import default_terms
from carekeeper.room import DueItem
from carekeeper.today import facts
from carekeeper.today.tab import TodayTab
from carekeeper.today.view.page import DueLine

TERMS = default_terms(2026)


def month() -> Period:
    """November 2026, in which the stories play."""
    found = period_on("month", TODAY, TERMS)
    assert found is not None
    return found


def test_overdue_is_only_what_is_past_its_last_day() -> None:
    november = month()
    days = [november.starts_on + timedelta(days=n) for n in range(30)]
    assert Urgency.LATE not in {november.urgency(day) for day in days}
    assert november.left(date(2026, 11, 23)) == ""
    assert november.left(date(2026, 11, 29)) == "2 days left"
    assert november.left(date(2026, 11, 30)) == "last day"
    assert follow_up_urgency(TODAY, TODAY + timedelta(days=1)) == Urgency.LATE


def test_what_ends_soon_says_how_many_days_are_left(show: Show) -> None:
    from msgspec.structs import replace

    ending = replace(due("王小雨", 1, Urgency.ENDING), left="2 days left")
    shown = words_of(show([ending, due("李浩然", 2)]))
    assert "Overdue" not in shown
    assert "Due soon" in shown
    assert "2 days left · last one on 16 October" in shown
    assert "First term, week 12. 2 things to do, 1 due soon." in shown


def test_the_lines_of_one_child_stand_together_and_name_it_once(show: Show) -> None:
    tab = show([due("王小雨", 1), due("李浩然", 2), due("王小雨", 1)])
    lines = tab.findChildren(DueLine)
    assert [line.item.student_name for line in lines] == ["王小雨", "王小雨", "李浩然"]
    assert words_of(tab).count("王小雨") == 1


def test_a_follow_up_without_a_day_has_its_place_and_counts_for_nothing(show: Show) -> None:
    item = due("王小雨", 1, follow_up_urgency(None, TODAY) or Urgency.DUE)
    tab = show([item])
    assert "To do, no date set" in words_of(tab)
    assert "First term, week 12. Nothing is due today." in words_of(tab)
    assert facts.pressing([item]) == []


def test_what_was_put_off_stands_at_the_side_and_can_be_brought_back(
    show: Show, qtbot: QtBot
) -> None:
    item = due("王小雨", 1)
    tab = show([item, due("李浩然", 2)])
    tab._agenda.postpone(item, TODAY + timedelta(days=3))
    qtbot.waitUntil(lambda: "Postponed" in words_of(tab))
    assert "until 26 Nov" in words_of(tab)
    assert "王小雨 · November talk" in words_of(tab)
    qtbot.mouseClick(buttons(tab, "Put back")[0], LEFT)
    assert "王小雨" in words_of(tab)
    assert "Postponed" not in words_of(tab)


def ticking(show: Show, names: list[str]) -> TodayTab:
    """Show a line for each name, done as soon as it is pressed."""
    tab: TodayTab
    act: Callable[[DueItem], object] = lambda item: tab._agenda.tick_off(item, "done")  # noqa: E731
    tab = show([due(name, number) for number, name in enumerate(names, start=1)], act=act)
    return tab


def places(tab: TodayTab) -> dict[int | None, int]:
    """Return how far down each line stands."""
    return {line.item.student_id: line.y() for line in tab.findChildren(DueLine)}


def test_a_line_that_is_done_stays_for_a_moment_and_nothing_slides_under_the_pointer(
    show: Show, qtbot: QtBot
) -> None:
    tab = ticking(show, ["王小雨", "李浩然", "张思琪"])
    assert "王小雨" in words_of(tab)
    before = places(tab)
    qtbot.mouseClick(buttons(tab, "Write it")[0], LEFT)
    assert places(tab) == before
    step = tab._class_file.next_undo()
    gone = tab.findChild(QPushButton, "due_talks_write_1_button")
    assert gone is not None
    gone.click()
    assert tab._class_file.next_undo() == step, "it is done already"
    qtbot.waitUntil(lambda: "王小雨" not in words_of(tab))


def test_a_double_click_does_one_thing_to_one_child(show: Show, qtbot: QtBot) -> None:
    from tests.widgets.test_by_accident import press_at

    tab = ticking(show, ["王小雨", "李浩然", "张思琪"])
    first = buttons(tab, "Write it")[0]
    place = first.mapTo(tab, first.rect().center())
    press_at(tab, place, at=900_000)
    press_at(tab, place, at=900_150)
    qtbot.waitUntil(lambda: "王小雨" not in words_of(tab))
    press_at(tab, place, at=900_300)
    assert len(facts.pressing(tab._agenda.items())) == 2
