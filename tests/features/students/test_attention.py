"""Key support and the level of concern keep their history, and a file is erased in time."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.jobs import job_of
from tests.recording import RecordingMessages

from carekeeper import bringing_in
from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import concern_spans
from carekeeper.features.classes.store import Classes
from carekeeper.features.guardians.room import ROOM as GUARDIANS
from carekeeper.features.students.facts.record import ConcernSpan
from carekeeper.features.students.room import ROOM
from carekeeper.features.students.store import Students
from carekeeper.features.students.tab import StudentsTab
from carekeeper.lists import reader
from carekeeper.room import DueItem
from carekeeper.shell.headline import headline
from carekeeper.widgets.desk import Desk

SEPTEMBER, NOVEMBER = date(2026, 9, 7), date(2026, 11, 23)


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    """The files, on a day in September."""
    on(class_file, SEPTEMBER)
    return Students(class_file)


def on(class_file: ClassFile, day: date) -> None:
    class_file.now = lambda: datetime.combine(day, datetime.min.time())


def spans(class_file: ClassFile) -> list[ConcernSpan]:
    columns = [concern_spans.c[name] for name in ConcernSpan.__struct_fields__]
    with class_file.reading() as unit:
        return unit.records(ConcernSpan, select(*columns))


def test_a_level_that_changes_keeps_since_when_why_and_until_when(
    class_file: ClassFile, students: Students
) -> None:
    child = students.add({"name": "王小雨"})
    students.change(child, "concern_level", "red")
    students.change(child, "concern_reason", "Grandmother in hospital")
    assert students.get(child).concern_since == SEPTEMBER
    on(class_file, NOVEMBER)
    students.change(child, "concern_level", "yellow")
    now = students.get(child)
    assert (now.concern_level, now.concern_since, now.concern_reason) == ("yellow", NOVEMBER, "")
    (before,) = spans(class_file)
    assert (before.what, before.since, before.until) == ("red", SEPTEMBER, NOVEMBER)
    assert before.reason == "Grandmother in hospital"
    class_file.undo()
    assert students.get(child).concern_reason == "Grandmother in hospital"
    assert spans(class_file) == []


def test_key_support_that_ends_is_history_and_a_slip_is_none(
    class_file: ClassFile, students: Students
) -> None:
    child = students.add({"name": "王小雨"})
    students.change(child, "key_support", True)
    students.change(child, "key_support", None)
    assert spans(class_file) == []
    students.change(child, "key_support", True)
    on(class_file, NOVEMBER)
    students.change(child, "key_support", False)
    assert [one.what for one in spans(class_file)] == ["key_support"]
    assert students.get(child).key_support_since is None


def test_the_level_stands_in_the_head_in_words_and_colour(
    class_file: ClassFile, students: Students
) -> None:
    child = students.add({"name": "王小雨", "concern_level": "yellow"})
    assert ("Concern: Yellow", "due") in headline(class_file, StudentId(child), []).badges()


def erasing(class_file: ClassFile) -> list[DueItem]:
    assert ROOM.due_items is not None
    return [one for one in ROOM.due_items(class_file, NOVEMBER) if one.action == "erase"]


def test_a_file_that_was_kept_long_enough_is_erased_after_an_honest_word(
    class_file: ClassFile, students: Students, desk: Desk, messages: RecordingMessages
) -> None:
    gone = {"enrolment": "graduated", "enrolment_on": date(2023, 7, 1)}
    child = students.add({"name": "王小雨", **gone})
    students.add({"name": "李浩然", **gone, "enrolment_on": date(2026, 7, 1)})
    assert erasing(class_file) == [], "no rule of the school, no reminder"
    Classes(class_file).change("keep_years", 3)
    (item,) = erasing(class_file)
    assert (item.student_name, item.student_id) == ("王小雨", child)
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)
    assert len(students.everyone()) == 2, "nothing without a yes"
    messages.answers = [True]
    ROOM.act(item, class_file, desk)
    assert "Backups made before still hold it" in messages.asked[-1]
    assert [one.name for one in students.everyone()] == ["李浩然"]


def test_the_notice_is_printed_for_those_whose_consent_is_not_back(
    class_file: ClassFile, students: Students, desk: Desk, chinese: None
) -> None:
    child = students.add({"name": "王小雨"})
    students.add({"name": "李浩然", "consent_on": SEPTEMBER})
    Classes(class_file).change("keep_years", 3)
    job = job_of("notice", class_file, desk)
    assert job.chosen == {child}
    request = Request((child,), "sheet", "")
    drawn = job.draw(request, lambda _done, _of: None)
    (page,) = PdfReader(BytesIO(drawn.pdf)).pages
    said = page.extract_text()
    for words in ("王小雨", "离校后 3 个学年", "《个人信息保护法》", "监护人签字", "已阅读并同意"):
        assert words in said


def test_the_school_has_its_own_words_for_the_levels(
    class_file: ClassFile, students: Students, desk: Desk, qtbot: QtBot
) -> None:
    """They are offered in the file and known in a list; a colour of before stays until changed."""
    child = students.add({"name": "王小雨", "concern_level": "yellow"})
    assert ROOM.open_tab is not None
    tab = ROOM.open_tab(class_file, desk)
    qtbot.addWidget(tab)
    class_file.listen(desk.changed.emit)
    tab.resize(1100, 600)
    tab.show_student(child)
    tab.show()
    Classes(class_file).change("concern_words", ("一级", "二级"))
    assert isinstance(tab, StudentsTab)
    level = tab.page.form.level
    offered = [level.combo.itemText(row) for row in range(level.combo.count())]
    assert offered == ["", "一级", "二级", "Yellow"]
    assert level.combo.currentText() == "Yellow"
    level.combo.setCurrentIndex(1)
    level.combo.activated.emit(1)
    assert students.get(child).concern_level == "一级"
    known = bringing_in.Class.read(class_file)
    table = reader.read_text("姓名\t关注程度\n王小雨\t二级\n李浩然\t三级").table
    fields = bringing_in.Fields.of([ROOM, GUARDIANS])
    first, second = bringing_in.compare(table, fields, known, today=NOVEMBER).outcomes
    assert [one.new for one in first.changes] == ["二级"]
    assert ["三级" in doubt.sentence for doubt in second.proposal.doubts] == [True]
