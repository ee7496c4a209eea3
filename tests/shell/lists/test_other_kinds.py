"""What else is asked and brought in by the same page: a parent of two, mentors."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.recording import RecordingMessages
from tests.shell.lists.test_bring_in import NAME, bring_in, opened

from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.features.study.store.scores import Scores
from carekeeper.shell.lists.plan_rows import DOUBT_ROLE
from carekeeper.widgets.desk import Desk


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


HEADS = "姓名\t父亲姓名\t父亲电话\n"
TWO = HEADS + "陈大宝\t陈大勇\t13800001207\n陈小宝\t陈大勇\t13800001207\n"


def test_a_father_of_two_is_asked_about(
    class_file: ClassFile,
    desk: Desk,
    messages: RecordingMessages,
    students: Students,
    qtbot: QtBot,
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text(TWO)
    bring_in(first, qtbot)
    second = opened(class_file, desk, qtbot)
    second.show_text(HEADS + "陈大宝\t陈大勇\t13900001207\n")
    messages.answers = [True]
    bring_in(second, qtbot)
    (question,) = messages.asked
    assert "陈大勇 on the card of 陈小宝: Phone" in question
    sister = next(line.id for line in students.lines() if line.name == "陈小宝")
    assert Guardians(class_file).of_student(sister)[0].phones == ("13900001207",)


MENTORS = "学生姓名\t帮扶教师\t任教学科\n王小雨\t沈文\t语文\n赵六\t沈文\t语文\n"


def test_a_list_of_mentors_is_looked_at_in_the_same_page(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    students.add({"name": "王小雨"})
    second = opened(class_file, desk, qtbot)
    second.show_text(MENTORS)
    assert second.head.what.currentText() == "Mentors"
    assert second.next.text() == "Import 1 record"
    rows = second.page_of_plan.rows
    assert "no student of this name" in rows.index(1, NAME).data(DOUBT_ROLE)
    bring_in(second, qtbot)
    (line,) = Mentors(class_file).overview(TODAY).lines
    assert (line.student.name, line.mentor.name) == ("王小雨", "沈文")
    step = class_file.undo()
    assert step is not None
    assert step.label == "Mentors: 1 imported"


def test_a_table_of_scores_says_in_its_title_which_exam_it_is(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    students.add({"name": "王小雨"})
    dialog = opened(class_file, desk, qtbot)
    dialog.show_text("三（2）班期中考试成绩表\t\t\n姓名\t语文\t数学\n王小雨\t83\t71.5\n")
    assert dialog.head.what.currentText() == "Scores"
    bring_in(dialog, qtbot)
    (exam,) = Scores(class_file).exams()
    assert (exam.name, [one.name for one in exam.subjects]) == (
        "期中考试",
        ["Chinese language", "Mathematics"],
    )
    again = opened(class_file, desk, qtbot)
    again.show_text("三（2）班期末考试成绩表\t\t\n姓名\t语文\t数学\n王小雨\t90\t88\n")
    bring_in(again, qtbot)
    assert [one.name for one in Scores(class_file).exams()] == ["期末考试", "期中考试"]


def test_what_a_list_holds_can_be_said_otherwise(
    class_file: ClassFile, desk: Desk, qtbot: QtBot
) -> None:
    dialog = opened(class_file, desk, qtbot)
    dialog.show_text(MENTORS)
    what = dialog.head.what
    what.setCurrentIndex(what.findData("students"))
    what.activated.emit(what.currentIndex())
    assert dialog.next.text() == "Import 2 students"
