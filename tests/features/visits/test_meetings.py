"""The class meets: students, who cares for them, and mentors."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.features.visits.conftest import of_class
from tests.looking import click, find, press, words

from carekeeper.core.due import Urgency
from carekeeper.core.place import Place
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import (
    students,
)
from carekeeper.features.visits.facts import meeting_at
from carekeeper.features.visits.room import ROOM
from carekeeper.features.visits.store import Visits
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.open_row import OpenRow


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


def test_the_names_of_those_at_a_meeting_are_read_whole_and_win_no_prize(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    enrol("阿依古丽·买买提")
    number = visits.meetings.add(0, {"subject": "手机"})
    tab.resize(1093, 572)
    tab.go_to(meeting_at(number))
    click(tab, "pick_2")
    boxes = [one for one in tab.findChildren(QCheckBox) if one.objectName().startswith("partaker")]
    assert any(one.isChecked() and "的" not in one.text() for one in boxes)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in boxes))
    assert not [one for one in tab.findChildren(QLineEdit) if "said_" in one.objectName()]


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
