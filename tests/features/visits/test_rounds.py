"""A round of visits is planned, walked and noted; the class meets; children call their parents."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.features.visits.conftest import of_class
from tests.looking import click, find, press, words
from tests.queries import counted
from tests.recording import RecordingMessages

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import (
    card_confirmations,
    class_info,
    guardians,
    students,
)
from carekeeper.features.visits.facts.rounds import at_hand
from carekeeper.features.visits.room import ROOM
from carekeeper.features.visits.store import Visits
from carekeeper.records.tab import RecordsTab
from carekeeper.today.facts import key_of
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Chip


def planned(tab: RecordsTab, numbers: list[int]) -> QListWidget:
    """Tick students in the table of the class and plan a round to them."""
    tab.load()
    tab.table.table.select_keys(numbers, numbers[0])
    press(tab, "plan_round")
    return find(tab, QListWidget, "round_stops")


def in_sight(tab: RecordsTab, name: str) -> list[OpenRow]:
    rows = of_class(tab).findChildren(OpenRow)
    return [row for row in rows if name in row.objectName() and not row.isHidden()]


def order(stops: QListWidget) -> list[str]:
    return [stops.item(row).text().split()[1] for row in range(stops.count())]


def test_a_round_goes_village_by_village_and_is_put_in_another_order_with_keys(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    first = enrol("王小雨", village_group="上塘村十二组")
    second = enrol("李浩然", village_group="大坪村二组")
    third = enrol("张思琪", village_group="上塘村四组")
    stops = planned(tab, [first, second, third])
    assert order(stops) == ["张思琪", "王小雨", "李浩然"]
    stops.setCurrentRow(2)
    qtbot.keyClick(stops, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(stops) == ["张思琪", "李浩然", "王小雨"]
    qtbot.keyClick(stops, Qt.Key.Key_Delete)
    assert order(stops) == ["张思琪", "王小雨"]
    class_file.undo()
    qtbot.waitUntil(lambda: order(stops) == ["张思琪", "李浩然", "王小雨"])
    (made,) = visits.rounds.all()
    assert made.held_on == TODAY


def test_a_planned_round_takes_the_ticks_away_and_no_second_one_is_made_by_accident(
    tab: RecordsTab, visits: Visits, enrol: Enrol, messages: RecordingMessages
) -> None:
    tab.load()
    press(tab, "plan_round")
    assert messages.told == ["Tick in the list whom you want to visit."]
    planned(tab, [enrol()])
    press(tab, "plan_round")
    assert len(messages.told) == 2
    assert len(visits.rounds.all()) == 1


def test_a_house_is_taken_out_though_a_student_before_it_lies_in_the_recycle_bin(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    gone, second, third = (enrol(name, village_group="上塘村") for name in ("王", "李", "张"))
    stops = planned(tab, [gone, second, third])
    with class_file.writing("bin") as unit:
        unit.update(students, gone, {"binned_at": class_file.now()})
    tab.load()
    stops.setCurrentRow(0)
    qtbot.keyClick(stops, Qt.Key.Key_Delete)
    assert order(stops) == ["张"]


def test_clicking_whom_one_met_leaves_the_cursor_on_that_person(
    tab: RecordsTab, visits: Visits, enrol: Enrol
) -> None:
    planned(tab, [enrol("王小雨")])
    click(tab, "round_enter")
    house = of_class(tab).page.forms[0]
    person = find(house, Chip, "met_1")
    click(house, "met_1")
    assert house.visit.met == ("奶奶 陈桂兰",)
    assert find(house, Chip, "met_1") is person
    assert person.isChecked()


def test_the_visits_of_a_round_are_noted_in_one_go_and_confirm_the_card(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    first, second = enrol("王小雨"), enrol("李浩然")
    stops = planned(tab, [first, second])
    click(tab, "round_enter")
    house = of_class(tab).page.forms[0]
    click(house, "met_1")
    qtbot.keyClicks(find(house, QPlainTextEdit, "field_home"), "The lamp is mended.")
    find(house, QCheckBox, f"house_confirm_{first}").click()
    click(tab, "round_back")
    (visit,) = visits.records.of_student(first)
    assert (visit.manner, visit.met, visit.home) == (
        "home",
        ("奶奶 陈桂兰",),
        "The lamp is mended.",
    )
    assert visits.records.of_student(second) == []
    with class_file.reading() as unit:
        (row,) = unit.rows(select(card_confirmations))
    assert (row.student_id, row.confirmed_on, row.manner) == (first, TODAY, "home_visit")
    assert "✓" in stops.item(0).text()


def test_a_noted_round_that_is_opened_again_shows_its_texts_and_keeps_them(
    tab: RecordsTab, visits: Visits, enrol: Enrol
) -> None:
    student = enrol("王小雨")
    planned(tab, [student])
    noted = {"manner": "home", "home": "The lamp is mended.", "wishes": "More sums."}
    visits.records.add(student, noted)
    click(tab, "round_enter")
    house = of_class(tab).page.forms[0]
    assert find(house, QPlainTextEdit, "field_home").toPlainText() == "The lamp is mended."
    click(tab, "round_back")
    (visit,) = visits.records.of_student(student)
    assert (visit.home, visit.wishes) == ("The lamp is mended.", "More sums.")


def test_a_word_that_was_undone_can_be_written_again_and_a_confirmed_card_asked_again(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    student = enrol("王小雨")
    planned(tab, [student])
    click(tab, "round_enter")
    house = of_class(tab).page.forms[0]
    box = find(house, QCheckBox, f"house_confirm_{student}")
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert (box.isChecked(), box.isEnabled()) == (True, False)
    click(house, "met_1")
    class_file.undo()
    assert visits.records.of_student(student) == []
    assert house.visit.met == ()
    class_file.undo()
    assert (box.isChecked(), box.isEnabled()) == (False, True)
    qtbot.keyClicks(find(house, QPlainTextEdit, "field_home"), "The lamp is mended.")
    assert tab.flush()
    (visit,) = visits.records.of_student(student)
    assert (visit.home, visit.met) == ("The lamp is mended.", ())


def test_a_round_whose_planning_is_undone_is_left(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile
) -> None:
    planned(tab, [enrol("王小雨")])
    click(tab, "round_enter")
    assert of_class(tab).page.isVisible()
    class_file.undo()
    assert visits.rounds.all() == []
    assert not of_class(tab).page.isVisible()
    assert not of_class(tab).round.isVisible()


def test_a_house_whose_student_comes_back_from_the_recycle_bin_is_where_it_was(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    first, gone, last = (enrol(name, village_group="上塘村") for name in ("王", "李", "张"))
    stops = planned(tab, [first, gone, last])
    with class_file.writing("bin") as unit:
        unit.update(students, gone, {"binned_at": class_file.now()})
    assert order(stops) == ["王", "张"]
    stops.setCurrentRow(1)
    qtbot.keyClick(stops, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(stops) == ["张", "王"]
    with class_file.writing("back") as unit:
        unit.update(students, gone, {"binned_at": None})
    assert order(stops) == ["张", "李", "王"]


def test_an_order_that_cannot_be_written_is_told_as_what_it_is(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = planned(tab, [enrol("王"), enrol("李")])
    before = order(stops)

    def full(*_of: object, **_more: object) -> None:
        raise CareKeeperError("The disk is full.")

    monkeypatch.setattr(visits.records.file, "writing", full)
    stops.setCurrentRow(1)
    with qtbot.captureExceptions() as told:
        qtbot.keyClick(stops, Qt.Key.Key_Delete)
    assert [kind for kind, _error, _trace in told] == [CareKeeperError]
    tab.load()
    assert order(stops) == before


def test_the_houses_of_a_round_are_read_at_once(
    visits: Visits, enrol: Enrol, class_file: ClassFile
) -> None:
    def asked(count: int) -> int:
        number = visits.rounds.plan([enrol(str(each)) for each in range(count)])
        made = visits.rounds.get(number)
        with counted(class_file) as statements:
            visits.rounds.houses(made)
        return len(statements)

    assert asked(2) == asked(20)


def test_a_round_whose_day_lies_ahead_asks_for_its_day_before_anything_is_noted(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    planned(tab, [enrol()])
    visits.rounds.change(visits.rounds.all()[0], {"held_on": date(2026, 11, 28)})
    tab.load()
    click(tab, "round_enter")
    shown = of_class(tab)
    assert not shown.page.isVisible()
    assert "This date is still to come" in words(shown.round)
    line = find(shown.round, QLineEdit, "field_held_on")
    line.clear()
    qtbot.keyClicks(line, "2026-11-22")
    click(tab, "round_enter")
    assert shown.page.isVisible()


def test_the_round_that_comes_next_is_at_hand_and_all_others_stay_in_reach(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    for n in range(12):
        number = visits.rounds.plan([student])
        visits.rounds.change(visits.rounds.get(number), {"held_on": date(2025, 10, 1 + n)})
    for day in (date(2026, 11, 20), date(2026, 11, 24), date(2026, 12, 1)):
        visits.rounds.change(visits.rounds.get(visits.rounds.plan([student])), {"held_on": day})
    tab.load()
    qtbot.waitUntil(lambda: len(in_sight(tab, "visit_rounds")) == 14)
    others = in_sight(tab, "visit_rounds")
    assert "Round of 12 Oct 2025" in {words(row).splitlines()[0] for row in others}
    found = [at_hand(visits.rounds.all(), day) for day in (TODAY, date(2027, 1, 1))]
    assert [one and one.held_on for one in found] == [date(2026, 11, 24), date(2026, 12, 1)]


def test_who_comes_home_is_told_of_all_parents(
    tab: RecordsTab, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    for n in range(14):
        student = enrol(f"王{n}")
        with class_file.writing("away") as unit:
            unit.insert(
                guardians,
                {"student_id": student, "name": "王建国", "relation": "father", "away": True}
                | {"next_return": "2027-02"},
            )
    tab.load()
    qtbot.waitUntil(lambda: len(in_sight(tab, "return_")) == 14)


def test_a_round_without_a_day_keeps_its_day_and_says_so(
    tab: RecordsTab, visits: Visits, enrol: Enrol
) -> None:
    planned(tab, [enrol()])
    line = find(of_class(tab).round, QLineEdit, "field_held_on")
    line.clear()
    assert not tab.flush()
    assert "fill in the date" in words(of_class(tab).round)
    assert visits.rounds.all()[0].held_on == TODAY


def test_a_round_goes_to_the_recycle_bin_and_its_visits_stay(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    student = enrol()
    planned(tab, [student])
    visits.records.add(student, {"manner": "home", "home": "All well"})
    click(tab, "round_bin")
    assert visits.rounds.all() == []
    assert len(visits.records.of_student(student)) == 1
    class_file.undo()
    assert len(visits.rounds.all()) == 1


def test_a_call_with_the_parents_stands_beside_the_visits_and_in_the_story(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    assert "No call noted yet" in words(tab)
    click(tab, "add_parent_calls")
    qtbot.keyClicks(find(tab, QLineEdit, "field_minutes"), "12")
    qtbot.keyClicks(find(tab, QPlainTextEdit, "field_after"), "Smiled the whole afternoon")
    assert tab.flush()
    (call,) = visits.calls.of_student(student)
    assert (call.minutes, call.after) == (12, "Smiled the whole afternoon")
    click(tab, "parent_calls_close")
    qtbot.waitUntil(lambda: "12 minutes" in words(tab))
    assert ROOM.story is not None
    assert ROOM.search is not None
    (line,) = ROOM.story(class_file, StudentId(student))
    (hit,) = ROOM.search(class_file, "smiled")
    assert line.title == "Call with the parents: Mother"
    assert hit.place == Place("visits", student, "parent_calls", call.id, month="2026-11")


def test_minutes_that_are_no_number_stay_with_a_sentence(
    tab: RecordsTab, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    tab.show_student(student)
    click(tab, "add_parent_calls")
    line = find(tab, QLineEdit, "field_minutes")
    line.setText("a while")
    assert not tab.flush()
    assert line.text() == "a while"
    assert "This is not a number" in words(tab)
    assert visits.calls.of_student(student) == []


def test_a_parent_who_wanted_to_be_home_is_asked_for_after_some_days(
    class_file: ClassFile, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    with class_file.writing("father") as unit:
        values = {"relation": "father", "away": True, "next_return": "2026-11-05"}
        unit.insert(guardians, {"student_id": student, **values})
    assert ROOM.due_items is not None
    found = [one for one in ROOM.due_items(class_file, TODAY) if one.action == "ask"]
    assert [(one.title, one.place) for one in found] == [
        ("Father: left again?", Place("guardians", StudentId(student)))
    ]
    with class_file.writing("mother") as unit:
        values = {"relation": "mother", "away": True, "next_return": "2026-11-05"}
        unit.insert(guardians, {"student_id": student, **values})
    both = [one for one in ROOM.due_items(class_file, TODAY) if one.action == "ask"]
    assert len({key_of(one) for one in both}) == 2
    early = ROOM.due_items(class_file, date(2026, 11, 10))
    assert [one for one in early if one.action == "ask"] == []


def test_the_school_says_what_counts_as_a_visit(
    class_file: ClassFile, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    visits.records.add(student, {"manner": "video"})

    def asked() -> set[str]:
        assert ROOM.due_items is not None
        return {item.rule for item in ROOM.due_items(class_file, TODAY)}

    assert asked() == {"visit"}
    with class_file.writing("class") as unit:
        unit.insert(class_info, {"visit_manners": ("home", "video")})
    assert asked() == set()
