"""What the visits print: rounds, meetings, letters to the parents, turns for the wall."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.features.visits.conftest import of_class
from tests.jobs import job_of
from tests.looking import click, find

from carekeeper import whole_file
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import (
    guardians,
    handouts,
)
from carekeeper.features.activities.store import Activities
from carekeeper.features.care.facts import LIFE
from carekeeper.features.visits.store import Visits
from carekeeper.records.store import Records
from carekeeper.records.tab import RecordsTab
from carekeeper.rooms import ROOMS
from carekeeper.widgets.desk import Desk


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
    with class_file.writing("best time") as unit:
        unit.update(guardians, 1, {"best_time": "听力不好"})
    values = {"manner": "home", "held_on": date(2026, 9, 20), "follow_up": "Look at the medicine"}
    visits.records.add(first, {**values, "follow_up_by": date(2026, 10, 1)})
    number = visits.rounds.plan([first, second])
    visits.rounds.change(visits.rounds.get(number), {"starts_at": "13:30"})
    job = job_of("round", class_file, desk)
    told = read_back(job, "round")
    for words_there in (
        *("王小雨", "奶奶 陈桂兰", "138 0000 1207", "上塘村六组41号", "setting out 13:30"),
        *("听力不好",),
        *("Look at the medicine", "64 days without contact", "First visit", "李浩然"),
    ):
        assert words_there in told
    job.printed(Request(tuple(job.chosen), "round", ""), "HP LaserJet")
    with class_file.reading() as unit:
        assert {row.student_id for row in unit.rows(select(handouts))} == {first, second}


def test_what_was_agreed_for_soon_is_asked_at_the_house_without_the_name_and_nothing_private(
    class_file: ClassFile, visits: Visits, enrol: Enrol, desk: Desk
) -> None:
    student = enrol("王小雨")
    soon = TODAY + timedelta(days=2)
    agreed = {"manner": "phone", "follow_up": "Look at the medicine", "follow_up_by": soon}
    visits.records.add(student, agreed)
    of_care = {"confidential": True, "follow_up": "See the doctor", "follow_up_by": soon}
    Records(class_file, LIFE, lambda: TODAY).add(student, {**of_care, "text": "Cries at night"})
    visits.rounds.plan([student])
    told = read_back(job_of("round", class_file, desk), "round")
    assert told.count("王小雨") == 1
    assert "Look at the medicine (agreed for 25 Nov)" in told
    assert "only for you" not in told
    assert "25 Nov" not in told.replace("(agreed for 25 Nov)", "", 1)


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
    assert "Meeting: sheet to sign" in signed
    assert (
        signed.index("Signature") < signed.index("24") < signed.index("Class teacher's signature")
    )
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


def test_the_whole_file_tells_of_visits_calls_and_what_one_took_part_in(
    class_file: ClassFile, visits: Visits, enrol: Enrol
) -> None:
    """What is planned, and what was said of another student, does not stand in this file."""
    student, other = enrol("王小雨"), enrol("李浩然")
    visits.records.add(student, {"held_on": date(2026, 9, 20), "home": "灯修好了"})
    visits.calls.add(student, {"held_on": date(2026, 10, 4), "after": "一下午都在笑"})
    there = (Partaker(StudentId(student), "小旗手"), Partaker(StudentId(other), "鼓手"))
    activities = Activities(class_file, lambda: TODAY).records
    for title, day in (("升旗", date(2026, 11, 2)), ("拔河", date(2026, 12, 2))):
        activities.add(0, {"title": title, "held_on": day, "partakers": there})
    file = whole_file.read(class_file, ROOMS, StudentId(student), "王小雨", TODAY, private=False)
    pdf = whole_file.draw([file], {"visits", "activities"})
    told = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    for words_there in ("灯修好了", "一下午都在笑", "升旗", "小旗手"):
        assert words_there in told
    for other_words in ("鼓手", "拔河", "李浩然"):
        assert other_words not in told
