"""What Today hears from the contact cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from carekeeper.core import phone
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.span import Span
from carekeeper.db.care_tables import due_rules
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.room import ROOM
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.view.form import ConfirmDialog
from carekeeper.room import DueItem
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Button, Label

Enrol = Callable[..., int]

FATHER = {
    "name": "王建国",
    "relation": "father",
    "phones": ("13900008841",),
    "away": True,
    "workplace": "某电子厂",
    "workplace_address": "某路 18 号",
    "workplace_phone": "0769-00002231",
}


def due(class_file: ClassFile, day: date) -> list[DueItem]:
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


def act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)


def asked_for() -> ConfirmDialog:
    """Return the panel that is open."""
    tops = QApplication.topLevelWidgets()
    found = [one for one in tops if isinstance(one, ConfirmDialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_left_behind_students_card_is_looked_at_and_confirmed_from_its_line(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, desk: Desk, today: date
) -> None:
    student = enrol()
    enrol("李浩然", left_behind=False)
    guardians.add(student, FATHER)
    guardians.confirm([student], date(2026, 4, 12))
    (item,) = due(class_file, today)
    assert (item.student_name, item.title, item.action_label) == (
        "王小雨",
        "Not confirmed this term",
        "Confirm",
    )
    assert item.reason == "last time 12 Apr 2026"
    act(item, class_file, desk)
    assert due(class_file, today) == [item], "nothing is confirmed unseen"
    panel = asked_for()
    numbers = [one.text() for one in panel.findChildren(Label, "confirm_number")]
    assert numbers == [phone.shown(number) for number in FATHER["phones"]]
    panel.findChild(Button, "confirm_accept").click()
    assert due(class_file, today) == []
    confirmed = guardians.card(student).confirmed
    assert confirmed is not None
    assert confirmed.confirmed_on == today


def test_a_card_without_any_number_cannot_be_confirmed(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, desk: Desk, today: date
) -> None:
    student = enrol()
    guardians.add(student, {"name": "王建国", "relation": "father"})
    (item,) = [one for one in due(class_file, today) if one.action == "confirm"]
    act(item, class_file, desk)
    panel = asked_for()
    assert not panel.findChild(Button, "confirm_accept").isEnabled()
    assert panel.problem.text() == "This card has no phone number yet. Please fill one in first."
    panel.reject()
    assert guardians.card(student).confirmed is None


def test_the_last_four_weeks_of_a_term_make_it_late_and_the_holidays_ask_for_nothing(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    guardians.add(enrol(), FATHER)
    assert [item.urgency for item in due(class_file, date(2026, 12, 23))] == [Urgency.DUE]
    assert [item.urgency for item in due(class_file, date(2026, 12, 24))] == [Urgency.ENDING]
    assert due(class_file, date(2027, 1, 25)) == []


def test_missing_fields_are_named_and_opened(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, desk: Desk, today: date
) -> None:
    student = enrol()
    father = guardians.add(student, {**FATHER, "workplace_address": "", "workplace_phone": ""})
    guardians.confirm([student], today)
    (item,) = due(class_file, today)
    assert (item.title, item.reason) == (
        "2 fields missing",
        "Workplace phone, Workplace address of Father",
    )
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    act(item, class_file, desk)
    assert asked == [Place("guardians", student, "guardians", father, "workplace_phone")]


def test_a_printed_card_that_is_out_of_date_is_printed_again(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, desk: Desk, today: date
) -> None:
    student = enrol()
    father = guardians.add(student, FATHER)
    guardians.confirm([student], today)
    guardians.note_print([student], "full", "printer")
    guardians.change(father, "phones", ("13900008842",))
    (item,) = due(class_file, today)
    assert (item.title, item.reason) == (
        "Changed after the print",
        "changed after the print: Phone of Father",
    )
    asked: list[Wish] = []
    desk.print_requested.connect(asked.append)
    act(item, class_file, desk)
    assert asked == [Wish("cards", (student,))]


def test_a_parent_who_comes_home_this_week_is_told(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, today: date, chinese: None
) -> None:
    student = enrol("仇子轩")
    guardians.confirm([student], today)
    father = guardians.add(student, {**FATHER, "next_return": "2026-11-27"})
    (item,) = due(class_file, today)
    assert (item.title, item.on, item.urgency) == (
        "仇子轩的父亲回家",
        date(2026, 11, 27),
        Urgency.SOON,
    )
    guardians.change(father, "next_return", "2026-12-01")
    assert due(class_file, today) == []
    guardians.change(father, "next_return", "2026-11")
    assert due(class_file, today) == []


def test_the_rate_counts_confirmed_cards_of_left_behind_students(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, today: date
) -> None:
    first, second = enrol(), enrol("李浩然")
    enrol("张思琪", left_behind=False)
    guardians.confirm([first], date(2026, 9, 5))
    assert ROOM.rates is not None
    (rate,) = ROOM.rates(class_file, Span(today))
    assert (rate.done, rate.of, rate.missing) == (1, 2, (second,))


def test_the_rule_says_how_often_a_card_is_confirmed_and_for_whom(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, today: date
) -> None:
    enrol("李浩然", left_behind=False)
    student = enrol(left_behind=False, key_support=True)
    guardians.confirm([student], date(2026, 10, 30))
    with class_file.writing("rule") as unit:
        unit.insert(due_rules, {"rule": "card", "times": 1, "per": "month", "whom": "key_support"})
    (item,) = [item for item in due(class_file, today) if item.rule]
    assert (item.student_name, item.title) == ("王小雨", "Not confirmed this month")
    assert (item.rule, item.period, item.urgency) == ("card", "2026-11", Urgency.DUE)
    assert ROOM.rates is not None
    (rate,) = ROOM.rates(class_file, Span(today))
    assert (rate.label, rate.done, rate.of) == ("Cards confirmed this month", 0, 1)
    guardians.confirm([student], today)
    assert [item for item in due(class_file, today) if item.rule] == []


def test_nobody_is_asked_for_when_the_teacher_says_so(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, today: date
) -> None:
    guardians.add(enrol(), FATHER)
    with class_file.writing("rule") as unit:
        unit.insert(due_rules, {"rule": "card", "times": 1, "per": "term", "whom": "nobody"})
    assert due(class_file, today) == []


def told(class_file: ClassFile, student: int) -> list[tuple[str, str, str]]:
    assert ROOM.story is not None
    lines = ROOM.story(class_file, StudentId(student))
    return [(line.on.isoformat(), line.title, line.text) for line in lines]


def test_the_story_tells_what_changed_on_the_card_day_by_day(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, chinese: None
) -> None:
    student = enrol()
    other = enrol("李浩然")
    father = guardians.add(student, FATHER)
    guardians.add(other, FATHER)
    class_file.now = lambda: datetime.fromisoformat("2026-10-05T16:00")
    guardians.change(father, "phones", ("13900008842",))
    guardians.change(father, "phones", ("13900008843",))
    guardians.change(father, "workplace_phone", "")
    class_file.now = lambda: datetime.fromisoformat("2026-10-06T16:00")
    guardians.change(father, "phones", ("13900008841",))
    guardians.change(father, "phones", ("13900008843",))
    guardians.bin(father)
    assert told(class_file, student) == [
        ("2026-09-03", "联系卡有变动", "父亲：新加到卡上"),
        (
            "2026-10-05",
            "联系卡有变动",
            "父亲的电话 139 0000 8841 → 139 0000 8843；父亲的单位电话 0769-0000 2231 → 未填",
        ),
        ("2026-10-06", "联系卡有变动", "父亲：已从卡上移除"),
    ]


def test_the_story_tells_when_the_card_was_confirmed_and_printed(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol, today: date, chinese: None
) -> None:
    student = enrol()
    guardians.confirm([student], today, "in_person", "奶奶")
    guardians.note_print([student], "full", "HP LaserJet")
    assert told(class_file, student) == [
        ("2026-11-23", "联系卡已核对", "当面，与奶奶"),
        ("2026-09-03", "已打印联系卡", "HP LaserJet"),
    ]


@pytest.mark.parametrize(
    "words",
    ["王建国", "父亲 建国", "13900008841", "139-0000-8841", "8841", "某电子厂", "0769-0000"],
)
def test_a_person_is_found_by_name_relation_phone_and_place_of_work(
    words: str, class_file: ClassFile, guardians: Guardians, enrol: Enrol, chinese: None
) -> None:
    student = enrol()
    guardians.add(student, FATHER)
    guardians.add(enrol("李浩然"), {"relation": "aunt", "name": "李红", "phones": ("13700000001",)})
    assert ROOM.search is not None
    (found,) = ROOM.search(class_file, words)
    assert (found.place.room, found.place.student_id, found.title) == (
        "guardians",
        student,
        "父亲 王建国",
    )
    assert found.excerpt == "王小雨 · 139 0000 8841 · 某电子厂"


def test_nothing_is_found_of_who_lies_in_the_recycle_bin(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    guardians.bin(guardians.add(enrol(), FATHER))
    assert ROOM.search is not None
    assert ROOM.search(class_file, "王建国") == []
    assert ROOM.search(class_file, " ") == []
