"""The class teacher visits families, calls them, and finds again what was agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.enrolling import Enrol
from tests.jobs import job_of
from tests.looking import find, press, words

from carekeeper.core.errors import Invalid
from carekeeper.core.place import Place
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.features.visits.room import ROOM
from carekeeper.features.visits.store import Visits
from carekeeper.records.tab import RecordsTab
from carekeeper.widgets.desk import Desk


def test_a_visit_is_written_in_a_minute_and_saves_itself(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "new_contacts")
    press(tab, "met_1")
    box = find(tab, QPlainTextEdit, "field_home")
    qtbot.keyClicks(box, "The lamp is mended.")
    qtbot.keyClicks(find(tab, QLineEdit, "field_follow_up"), "Two exercises")
    assert tab.flush()
    (kept,) = visits.records.of_student(student)
    assert (kept.held_on, kept.manner, kept.met) == (TODAY, "home", ("奶奶 陈桂兰",))
    assert (kept.home, kept.follow_up) == ("The lamp is mended.", "Two exercises")
    qtbot.waitUntil(lambda: "The lamp is mended." in words(tab.list))


def test_what_was_agreed_is_done_from_the_list_and_comes_back_with_undo(
    tab: RecordsTab, visits: Visits, enrol: Enrol, class_file: ClassFile
) -> None:
    student = enrol()
    made = visits.records.add(student, {"follow_up": "Medicine", "follow_up_by": TODAY})
    tab.show_student(student)
    press(tab, f"contacts_done_{made}")
    assert visits.records.get(made).follow_up_done_on == TODAY
    class_file.undo()
    assert visits.records.get(made).follow_up_done_on is None


def test_a_restored_visit_is_in_the_open_tab_again(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    made = visits.records.add(student, {"home": "A new desk"})
    tab.show_student(student)
    tab.go_to(Place("visits", student, "contacts", made))
    press(tab, "contacts_bin")
    assert "A new desk" not in words(tab.list)
    visits.records.restore(made)
    qtbot.waitUntil(lambda: "A new desk" in words(tab.list))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"held_on": date(2026, 11, 24)}, "held_on"),
        ({"held_on": date(2017, 11, 1)}, "held_on"),
        ({"starts_at": "17:00", "ends_at": "16:00"}, "ends_at"),
        ({"follow_up": "x", "follow_up_by": date(2026, 11, 1)}, "follow_up_by"),
    ],
)
def test_a_day_or_a_time_that_cannot_be_is_told_at_its_field(
    visits: Visits, enrol: Enrol, values: dict[str, object], field: str
) -> None:
    student = enrol()
    with pytest.raises(Invalid) as told:
        visits.records.add(student, values)
    assert told.value.field == field
    assert visits.records.of_student(student) == []


def test_a_long_name_of_a_visitor_stays_with_a_sentence(
    tab: RecordsTab, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    tab.show_student(student)
    press(tab, "new_contacts")
    press(tab, "contacts_open_more")
    line = find(tab, QLineEdit, "field_visitors")
    line.setText("Chen" * 50)
    assert not tab.flush()
    assert line.text() == "Chen" * 50
    assert "At most 60 characters" in words(tab.panel)
    assert visits.records.of_student(student) == []


def test_any_contact_clears_the_month_but_only_a_visit_the_term(
    class_file: ClassFile, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    assert ROOM.due_items is not None
    before = {item.rule for item in ROOM.due_items(class_file, TODAY)}
    visits.records.add(student, {"manner": "phone", "told": "A good essay"})
    called = {item.rule for item in ROOM.due_items(class_file, TODAY)}
    visits.records.add(student, {"manner": "home"})
    visited = {item.rule for item in ROOM.due_items(class_file, TODAY)}
    assert (before, called, visited) == ({"visit", "contact"}, {"visit"}, set())


def test_what_stands_beside_the_visits_is_read_whole_in_a_small_window(
    tab: RecordsTab, enrol: Enrol, qtbot: QtBot
) -> None:
    tab.resize(800, 500)
    tab.show_student(enrol())
    aside = find(tab, QWidget, "parent_calls_aside")
    area = find(tab, QScrollArea, "visits_tab_aside_area")
    qtbot.waitUntil(lambda: 0 < aside.minimumSizeHint().width() <= area.viewport().width())


def test_the_class_shows_who_is_still_to_be_visited(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot, desk: Desk
) -> None:
    visited, waiting = enrol("王小雨"), enrol("李浩然")
    visits.records.add(visited, {"manner": "home", "held_on": date(2026, 10, 11)})
    tab.load()
    assert tab.class_summary() == "2 to be visited, 1 visited"
    press(tab, "contacts_filter_to_visit")
    (line,) = tab.table.table.rows()
    assert (line.student.id, line.days) == (waiting, None)
    with qtbot.waitSignal(desk.place_requested) as asked:
        tab.table.table.select_keys([waiting], waiting)
        qtbot.keyClick(tab.table.table, Qt.Key.Key_Return)
    assert asked.args == [Place("visits", waiting)]


def test_the_class_shows_the_last_contact_of_each_student_not_only_of_one(
    visits: Visits, enrol: Enrol
) -> None:
    first, second, third = enrol("王小雨"), enrol("李浩然"), enrol("张思琪")
    visits.records.add(first, {"held_on": date(2026, 11, 3)})
    visits.records.add(first, {"held_on": date(2026, 11, 13)})
    visits.records.add(second, {"held_on": date(2026, 11, 22)})
    days = {line.student.id: line.days for line in visits.lines(TODAY)}
    assert days == {first: 10, second: 1, third: None}
    assert visits.last_visits().keys() == {first, second}


def test_a_person_who_left_the_card_stays_readable_in_the_visit(
    tab: RecordsTab, visits: Visits, enrol: Enrol, qtbot: QtBot
) -> None:
    student = enrol()
    visits.records.add(student, {"met": ("姑姑 王桂花",)})
    tab.show_student(student)
    qtbot.waitUntil(lambda: "姑姑 王桂花" in words(tab.list))
    assert visits.records.persons(visits.draft(student).student_id) == ["奶奶 陈桂兰"]


def test_story_and_search_lead_to_the_visit(
    class_file: ClassFile, visits: Visits, enrol: Enrol
) -> None:
    student = enrol()
    made = visits.records.add(student, {"wishes": "Weekend exercises, please", "met": ("奶奶",)})
    assert ROOM.story is not None
    assert ROOM.search is not None
    (line,) = ROOM.story(class_file, visits.draft(student).student_id)
    (hit,) = ROOM.search(class_file, "exercises")
    assert line.title == "Home visit: 奶奶"
    assert (line.place, hit.place) == (
        Place("visits", student, "contacts", made, month="2026-11"),
    ) * 2
    assert hit.excerpt == "Weekend exercises, please"


def read_back(job: PrintJob, request: Request) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_sheet_holds_every_fact_and_the_blank_one_has_boxes(
    class_file: ClassFile, visits: Visits, enrol: Enrol, desk: Desk, style: str, chinese: None
) -> None:
    student = enrol()
    long = "灯换了，亮了。" * 300
    visits.records.add(student, {"home": long, "wishes": "想请老师发题", "met": ("奶奶 陈桂兰",)})
    job = job_of("visits", class_file, desk, [student])
    whole = read_back(job, Request((student,), "filled", style, span=job.span))
    for text in ("王小雨", "上门家访", "奶奶 陈桂兰", "想请老师发题", "2026年11月23日"):
        assert text in whole
    assert whole.count("灯") == 300
    blank = read_back(job, Request((student,), "blank", style))
    assert "□" in blank
    assert "想请老师发题" not in blank
    job.printed(Request((student,), "filled", style), "HP LaserJet")
    with class_file.reading() as unit:
        (row,) = unit.rows(select(handouts))
    assert (row.student_id, row.destination) == (student, "HP LaserJet")


def test_the_class_shows_the_last_contact_of_each_student(visits: Visits, enrol: Enrol) -> None:
    """The last one of the whole class is not the only one."""
    for name, days in (("王小雨", 3), ("李浩然", 12), ("张思琪", 40)):
        number = enrol(name)
        for before in (days + 30, days):
            visits.records.add(number, {"held_on": TODAY - timedelta(days=before)})
    assert {line.student.name: line.days for line in visits.lines(TODAY)} == {
        "王小雨": 3,
        "李浩然": 12,
        "张思琪": 40,
    }
