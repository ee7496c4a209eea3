"""The tab of the day: what is due, by urgency, and done from its own line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.recording import RecordingMessages
from tests.today.conftest import Show

from carekeeper.core.due import Urgency
from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.room import DueItem, Rate
from carekeeper.today import facts
from carekeeper.today.tab import TodayTab
from carekeeper.today.view.side import near_day
from carekeeper.widgets.cards import Line
from carekeeper.widgets.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def due(
    name: str,
    student_id: int,
    urgency: Urgency = Urgency.DUE,
    *,
    group: str = "Talks of this month",
    on: date | None = None,
    rule: str = "talk",
) -> DueItem:
    """Return something that is due of a made-up student."""
    return DueItem(
        place=Place("talks", StudentId(student_id), month="2026-11"),
        urgency=urgency,
        group=group,
        title="November talk",
        reason="last one on 16 October",
        student_name=name,
        action="write",
        action_label="Write it",
        on=on,
        rule=rule,
        period="2026-11",
    )


BACKUP = DueItem(
    place=Place("talks"), urgency=Urgency.DUE, group="Backup", title="Backup", reason="34 days ago"
)


def words_of(tab: QWidget) -> list[str]:
    """Return what one can read, once all lines are in their places."""
    QCoreApplication.sendPostedEvents()
    return [one.text() for one in tab.findChildren(QLabel) if one.isVisible() and one.text()]


def buttons(tab: QWidget, words: str) -> list[QPushButton]:
    """Return the buttons in sight with these words."""
    QCoreApplication.sendPostedEvents()
    return [one for one in tab.findChildren(QPushButton) if one.isVisible() and one.text() == words]


def test_one_sentence_sums_up_the_day(show: Show) -> None:
    tab = show([due("王小雨", 1), due("李浩然", 2, Urgency.LATE), due("张思琪", 3, Urgency.SOON)])

    shown = words_of(tab)
    assert "Monday, 23 Nov" in shown
    assert "First term, week 12. 2 things to do, 1 overdue." in shown


def test_what_is_late_comes_first_whatever_it_is(show: Show) -> None:
    tab = show(
        [
            due("王小雨", 1),
            due("李浩然", 2, Urgency.LATE),
            due("陈家乐", 3, group="Cards to confirm"),
        ]
    )

    shown = words_of(tab)
    order = [shown.index(word) for word in ("Overdue", "Talks of this month", "Cards to confirm")]
    assert order == sorted(order)
    assert shown.index("李浩然") < shown.index("王小雨")


def test_the_one_button_of_a_line_does_it(show: Show, qtbot: QtBot, acted: list[DueItem]) -> None:
    item = due("王小雨", 1)
    tab = show([item])

    qtbot.mouseClick(buttons(tab, "Write it")[0], Qt.MouseButton.LeftButton)

    assert acted == [item]


def test_typing_searches(show: Show, qtbot: QtBot, desk: Desk) -> None:
    tab = show([due("王小雨", 1)])
    buttons(tab, "Write it")[0].setFocus()

    with qtbot.waitSignal(desk.action_requested) as asked:
        qtbot.keyClick(buttons(tab, "Write it")[0], Qt.Key.Key_W)

    assert asked.args == ["find:w"]


def test_a_refusal_is_told(show: Show, qtbot: QtBot, messages: RecordingMessages) -> None:
    def refuse(_item: DueItem) -> None:
        raise Refused("This month is over.")

    tab = show([due("王小雨", 1)], act=refuse)

    qtbot.mouseClick(buttons(tab, "Write it")[0], Qt.MouseButton.LeftButton)

    assert messages.warned == ["This month is over."]


def test_a_double_click_opens_the_student_there(show: Show, qtbot: QtBot, desk: Desk) -> None:
    tab = show([due("王小雨", 1)])
    line = tab.findChild(QWidget, "due_talks_write_1")

    with qtbot.waitSignal(desk.place_requested) as asked:
        qtbot.mouseDClick(line, Qt.MouseButton.LeftButton)

    assert asked.args == [Place("talks", StudentId(1))]


def test_a_long_group_shows_its_first_lines_and_names_the_others(show: Show, qtbot: QtBot) -> None:
    names = ["王小雨", "李浩然", "张思琪", "刘子涵", "陈家乐", "单雨桐", "曾可欣"]
    tab = show([due(name, number) for number, name in enumerate(names, start=1)])
    assert len(buttons(tab, "Write it")) == 3

    more = buttons(tab, "Show 4 more: 刘子涵, 陈家乐, 单雨桐, 曾可欣")[0]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: len(buttons(tab, "Write it")) == 7)
    assert not more.isVisible()
    assert len([one for one in tab.findChildren(Line) if one.isVisible()]) == 7


def test_after_a_line_is_done_the_next_one_is_at_hand_in_the_same_place(
    show: Show, qtbot: QtBot
) -> None:
    names = ["王小雨", "李浩然", "张思琪", "刘子涵", "陈家乐", "单雨桐", "曾可欣"]
    items = [due(name, number) for number, name in enumerate(names, start=1)]
    items += [due(name, number, group="Cards") for number, name in enumerate(names, start=1)]
    tab = show(items, act=lambda item: tab._agenda.tick_off(item, "done") if item else None)
    tab.resize(1094, 300)
    qtbot.mouseClick(buttons(tab, "Show 4 more: 刘子涵, 陈家乐, 单雨桐, 曾可欣")[0], LEFT)
    bar = tab._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(40)

    qtbot.mouseClick(buttons(tab, "Write it")[1], LEFT)

    qtbot.waitUntil(lambda: words_of(tab).count("李浩然") == 0)
    assert bar.value() == 40
    talks = [name for name in words_of(tab) if name in names][:6]
    assert talks == ["王小雨", *names[2:]]
    focused = tab.focusWidget()
    assert focused is not None
    assert focused.objectName() == "due_talks_write_3_button"


@pytest.mark.parametrize(("choice", "days"), [("Tomorrow", 1), ("In a week", 7)])
def test_a_line_can_wait_until_another_day(
    show: Show, qtbot: QtBot, desk: Desk, choice: str, days: int
) -> None:
    tab = show([due("王小雨", 1), due("李浩然", 2)])

    choose_later(tab, qtbot, "王小雨", choice)

    qtbot.waitUntil(lambda: "王小雨" not in words_of(tab))
    assert "李浩然" in words_of(tab)
    desk.today = lambda: TODAY + timedelta(days=days)
    tab._agenda.today = desk.today
    tab.load()
    assert "王小雨" in words_of(tab)


def test_a_line_is_ticked_off_with_a_reason_and_comes_back_by_undo(
    show: Show, qtbot: QtBot, class_file: ClassFile
) -> None:
    tab = show([due("王小雨", 1)])

    choose_later(tab, qtbot, "王小雨", "Tick off")

    done = "Everything is done for the students. What becomes due next appears here."
    qtbot.waitUntil(lambda: done in words_of(tab))
    step = class_file.undo()
    assert step is not None
    assert "王小雨" in step.label
    assert "王小雨" in words_of(tab)


def choose_later(tab: TodayTab, qtbot: QtBot, name: str, choice: str) -> None:
    """Open the menu of a line and choose the first entry that begins so."""
    number = next(key for key, (known, _photo) in tab._faces().items() if known == name)
    later = tab.findChild(QPushButton, f"due_talks_write_{number}_later")
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    menu = tab.findChild(QMenu, "today_menu")
    assert menu is not None
    next(one for one in menu.actions() if one.text().startswith(choice)).trigger()
    menu.close()


def test_what_comes_these_days_is_told_by_its_day(show: Show) -> None:
    tab = show([due("张思琪", 3, Urgency.SOON, on=TODAY + timedelta(days=1))])

    assert "These days" in words_of(tab)
    assert "Tomorrow" in words_of(tab)
    assert "First term, week 12. Nothing is due today." in words_of(tab)


@pytest.mark.parametrize(
    ("days", "said"), [(0, "Today"), (1, "Tomorrow"), (4, "Friday"), (-1, "Today")]
)
def test_a_near_day_is_said_as_one_says_it(days: int, said: str) -> None:
    assert near_day(TODAY + timedelta(days=days), TODAY) == said


def test_the_class_as_a_whole_has_a_notice_at_the_side(show: Show) -> None:
    tab = show([BACKUP])

    assert "34 days ago" in words_of(tab)
    assert facts.of_the_class([BACKUP, due("王小雨", 1)]) == [BACKUP]


def test_an_empty_class_says_how_to_begin(show: Show, qtbot: QtBot, desk: Desk) -> None:
    tab = show([])

    with qtbot.waitSignal(desk.action_requested) as asked:
        qtbot.mouseClick(buttons(tab, "Import the class list…")[0], Qt.MouseButton.LeftButton)

    assert asked.args == ["bring_in"]


def test_a_figure_says_what_it_counts_and_lists_who_is_missing(
    show: Show, qtbot: QtBot, desk: Desk
) -> None:
    rate = Rate(
        label="Files complete",
        done=1,
        of=2,
        definition="Left-behind students with a complete file.",
        as_of=TODAY,
        missing=(2,),
    )
    tab = show([due("王小雨", 1), due("李浩然", 2)], rates=[rate])
    figure = tab.findChild(QWidget, "rate")
    assert "Left-behind students with a complete file." in figure.toolTip()
    assert "1 / 2" in words_of(tab)

    qtbot.keyClick(figure, Qt.Key.Key_Return)
    menu = tab.findChild(QMenu, "today_menu")
    assert menu is not None
    with qtbot.waitSignal(desk.place_requested) as asked:
        menu.actions()[0].trigger()

    assert menu.actions()[0].text() == "李浩然"
    assert asked.args == [Place("students", StudentId(2))]
    menu.close()


def test_the_class_list_shows_the_most_pressing_thing_of_each_student() -> None:
    items = [due("王小雨", 1), due("王小雨", 1, Urgency.LATE), due("张思琪", 3, Urgency.SOON)]

    assert facts.urgency_by_student(items) == {1: Urgency.LATE}
    assert facts.due_by_room(items) == {"talks": 2}


def test_a_talk_that_is_due_can_be_written_from_the_head_of_the_page(
    show: Show, qtbot: QtBot, acted: list[DueItem], desk: Desk
) -> None:
    first = due("王小雨", 1)
    tab = show([first, due("李浩然", 2)])
    assert not buttons(tab, "Print contact cards…")

    qtbot.mouseClick(buttons(tab, "Note a talk")[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.print_requested) as asked:
        qtbot.mouseClick(
            buttons(tab, "Print the talks of the month…")[0], Qt.MouseButton.LeftButton
        )

    assert acted == [first]
    assert asked.args == [Wish("talk-sheets")]


def test_without_a_talk_to_hold_the_page_offers_the_cards(
    show: Show, qtbot: QtBot, desk: Desk
) -> None:
    tab = show([due("王小雨", 1, rule="card")])
    assert not buttons(tab, "Note a talk")

    with qtbot.waitSignal(desk.print_requested) as asked:
        qtbot.mouseClick(buttons(tab, "Print contact cards…")[0], Qt.MouseButton.LeftButton)

    assert asked.args == [Wish("cards")]


def test_many_things_of_these_days_stand_behind_a_link(show: Show, qtbot: QtBot) -> None:
    names = ["王小雨", "李浩然", "张思琪", "刘子涵", "陈家乐"]
    tab = show(
        [
            due(name, number, Urgency.SOON, on=TODAY + timedelta(days=number))
            for number, name in enumerate(names, start=1)
        ]
    )
    shown = [f"{name}: November talk" for name in names]
    assert [len(buttons(tab, words)) for words in shown] == [1, 1, 1, 0, 0]

    qtbot.mouseClick(buttons(tab, "Show 2 more")[0], Qt.MouseButton.LeftButton)

    assert [len(buttons(tab, words)) for words in shown] == [1] * 5


def test_what_the_law_asks_for_stands_before_all_that_is_late() -> None:
    late = [due("王小雨", number, Urgency.LATE, on=TODAY) for number in range(1, 9)]
    report = due("李浩然", 9, Urgency.AT_ONCE)
    first, second = facts.groups(facts.in_order([*late, report]), ())
    assert (first.title, first.in_sight) == ("Duty to report", (report,))
    assert second.title == "Overdue"


def test_one_more_line_is_shown_and_each_student_is_named_once() -> None:
    [four] = facts.groups([due("王小雨", number) for number in range(1, 5)], ())
    assert (len(four.in_sight), four.rest) == (4, ())

    [six] = facts.groups([due("王小雨", 1) for _time in range(4)] + [due("李浩然", 2)] * 2, ())
    assert six.rest_names == ("王小雨", "李浩然")
