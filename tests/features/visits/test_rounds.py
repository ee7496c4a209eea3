"""A round of visits is planned, walked and noted; the class meets; children call their parents."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.visits.conftest import Enrol
from tests.jobs import job_of
from tests.looking import click, find, press, words
from tests.recording import RecordingMessages

from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.place import Place
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import (
    card_confirmations,
    class_info,
    guardians,
    handouts,
    mentorings,
    mentors,
    students,
)
from carekeeper.features.activities.store import Activities
from carekeeper.features.visits.room import ROOM
from carekeeper.features.visits.store import Visits
from carekeeper.features.visits.view.class_view import VisitsClass
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Chip


def of_class(tab: RecordsTab) -> VisitsClass:
    return tab.findChildren(VisitsClass)[0]


def planned(tab: RecordsTab, numbers: list[int]) -> QListWidget:
    """Tick students in the table of the class and plan a round to them."""
    tab.load()
    tab.table.table.select_keys(numbers, numbers[0])
    press(tab, "plan_round")
    return find(tab, QListWidget, "round_stops")


def order(stops: QListWidget) -> list[str]:
    return [stops.item(row).text().split()[1] for row in range(stops.count())]


def test_a_round_goes_village_by_village_and_is_put_in_another_order_with_keys(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, qtbot: QtBot
) -> None:
    first = enrol("王小雨", village_group="上塘村六组")
    second = enrol("李浩然", village_group="大坪村二组")
    third = enrol("张思琪", village_group="上塘村一组")
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


def test_a_day_that_lies_ahead_is_told_before_a_visit_is_noted(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    planned(tab, [student])
    visits.rounds.change(visits.rounds.all()[0], {"held_on": date(2026, 11, 28)})
    tab.load()
    click(tab, "round_enter")
    house = of_class(tab).page.forms[0]
    qtbot.keyClicks(find(house, QPlainTextEdit, "field_home"), "Not yet")
    assert not tab.flush()
    assert "in the future" in words(house)
    assert visits.records.of_student(student) == []


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


@pytest.fixture
def mentor(class_file: ClassFile, enrol: Enrol) -> str:
    """A student with a mentor; returns the mentor's name."""
    student = enrol("王小雨")
    with class_file.writing("mentor") as unit:
        number = unit.insert(mentors, {"name": "周老师", "name_keys": ""})
        unit.insert(mentorings, {"mentor_id": number, "student_id": student})
    return "周老师"


def test_students_guardians_and_mentors_come_to_a_meeting(
    tab: RecordsTab, visits: Visits, mentor: str, qtbot: QtBot
) -> None:
    tab.load()
    press(tab, "open_meetings")
    click(tab, "new_meetings")
    find(tab, QLineEdit, "field_subject").insert("假期安全")
    assert tab.flush()
    assert "nobody ticked yet" in words(tab)
    for number in (1, 2, 3):
        click(tab, f"pick_{number}")
    (meeting,) = visits.meetings.everything()
    assert meeting.subject == "假期安全"
    called = [one.called() for one in meeting.partakers]
    assert called == ["王小雨", "奶奶 陈桂兰 of 王小雨", mentor]
    click(tab, "meetings_back")
    qtbot.waitUntil(lambda: "假期安全" in words(of_class(tab)))


def test_a_guardian_who_left_the_card_stays_readable_at_the_meeting(
    visits: Visits, enrol: Enrol, class_file: ClassFile, tab: RecordsTab, desk: Desk, qtbot: QtBot
) -> None:
    student = enrol()
    (guardian,) = visits.invited().guardians
    number = visits.meetings.add(0, {"subject": "手机", "partakers": (guardian,)})
    with class_file.writing("away") as unit:
        unit.update(students, student, {"left_behind": False})
    assert visits.invited().guardians == []
    (there,) = visits.meetings.get(number).partakers
    assert there.called() == "奶奶 陈桂兰 of 王小雨"
    tab.show_student(student)
    with qtbot.waitSignal(desk.place_requested) as asked:
        qtbot.keyClick(find(tab, OpenRow, f"meetings_{number}"), Qt.Key.Key_Return)
    assert asked.args == [Place("visits", None, "meetings", number)]


def test_a_planned_meeting_and_one_without_anybody_are_told_on_today(
    class_file: ClassFile, visits: Visits
) -> None:
    visits.meetings.add(0, {"subject": "寒假", "held_on": date(2026, 11, 27)})
    visits.meetings.add(0, {"subject": "手机", "held_on": date(2026, 11, 20)})
    assert ROOM.due_items is not None
    told = {item.title: item.urgency for item in ROOM.due_items(class_file, TODAY)}
    assert told == {"Meeting: 寒假": Urgency.SOON, "Meeting: 手机": Urgency.OPEN}


def read_back(job: PrintJob, layout: str, style: str = "clean") -> str:
    """Draw the paper of a job and return its words."""
    request = Request(tuple(sorted(job.chosen)), layout, style)
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)


def test_the_sheet_of_a_round_says_what_to_ask_at_each_house(
    class_file: ClassFile, visits: Visits, enrol: Enrol, desk: Desk
) -> None:
    first, second = enrol("王小雨", home_address="上塘村六组41号"), enrol("李浩然")
    values = {"manner": "home", "held_on": date(2026, 9, 20), "follow_up": "Look at the medicine"}
    visits.records.add(first, {**values, "follow_up_by": date(2026, 10, 1)})
    number = visits.rounds.plan([first, second])
    visits.rounds.change(visits.rounds.get(number), {"starts_at": "13:30"})
    job = job_of("round", class_file, desk)
    told = read_back(job, "round")
    for words_there in (
        *("王小雨", "奶奶 陈桂兰", "138 0000 1207", "上塘村六组41号", "setting out 13:30"),
        *("Look at the medicine", "64 days without contact", "First visit", "李浩然"),
    ):
        assert words_there in told
    job.printed(Request(tuple(job.chosen), "round", ""), "HP LaserJet")
    with class_file.reading() as unit:
        assert {row.student_id for row in unit.rows(select(handouts))} == {first, second}


def test_a_meeting_has_a_sheet_to_sign_and_its_minutes_on_paper(
    class_file: ClassFile, visits: Visits, mentor: str, desk: Desk
) -> None:
    invited = visits.invited()
    people = (*(one.as_partaker() for one in invited.students), *invited.guardians)
    values = {"subject": "假期安全", "minutes": "讲了手机", "decisions": "每月一次视频"}
    visits.meetings.add(0, {**values, "partakers": (*people, *invited.mentors)})
    job = job_of("meeting", class_file, desk)
    for style in ("clean", "table"):
        told = read_back(job, "filled", style)
        for words_there in ("假期安全", "讲了手机", "每月一次视频", "王小雨", mentor):
            assert words_there in told
    signed = read_back(job, "sign")
    assert "Signature" in signed
    assert "奶奶 陈桂兰 of 王小雨" in signed
    assert "讲了手机" not in read_back(job, "blank")


def test_a_letter_is_drafted_from_the_month_written_over_and_printed(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol()
    took = {"title": "从我做起", "held_on": date(2026, 11, 20)}
    there = (Partaker(StudentId(student), "二等奖"),)
    Activities(class_file, lambda: TODAY).records.add(0, {**took, "partakers": there})
    visits.records.add(student, {"told": "作文得了优", "follow_up": "周日打电话"})
    tab.show_student(student)
    click(tab, "add_letters")
    (letter,) = visits.letters.of_student(student)
    for words_there in ("从我做起", "二等奖", "作文得了优", "周日打电话"):
        assert words_there in letter.text
    box = find(tab, QPlainTextEdit, "field_text")
    box.selectAll()
    box.insertPlainText("小雨很好，请放心。")
    assert tab.flush()
    told = read_back(job_of("letter", class_file, desk), "letter")
    assert "小雨很好，请放心。" in told
    assert "从我做起" not in told


def test_the_turns_on_the_hotline_are_ticked_and_printed_without_a_label(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile, desk: Desk, qtbot: QtBot
) -> None:
    student = enrol()
    tab.load()
    click(tab, "plan_turns")
    monday = of_class(tab).hotline.forms[0]
    qtbot.keyClicks(find(monday, QLineEdit, "field_starts_at"), "16:30")
    assert tab.flush()
    find(monday, QCheckBox, f"partaker_{student}").click()
    assert [one.name for one in visits.hotline.turns()[0].partakers] == ["王小雨"]
    told = read_back(job_of("hotline", class_file, desk), "turns")
    assert "16:30" in told
    assert "王小雨" in told
    assert "eft behind" not in told
    class_file.undo()
    assert visits.hotline.turns()[0].partakers == ()


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
