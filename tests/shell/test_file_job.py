"""The whole file of a student in the print dialog."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot
from tests.jobs import job_of

from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.core.story import StoryLine
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.features.students.store.house import story
from carekeeper.features.talks.store import Talks
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_dialog import PrintDialog

PARTS = frozenset({"students", "guardians"})


@pytest.fixture
def student(class_file: ClassFile) -> int:
    return Students(class_file).add({"name": "王小雨", "left_behind": True})


def made(class_file: ClassFile, desk: Desk, *ids: int) -> PrintJob:
    return job_of("file", class_file, desk, ids)


def test_one_students_file_is_offered_by_name_with_all_parts(
    class_file: ClassFile, desk: Desk, student: int, chinese: None
) -> None:
    Students(class_file).add({"name": "李浩然", "enrolment": "moved_away"})
    job = made(class_file, desk, student)
    assert job.file_name == "王小雨学生档案"
    assert [one.name for one in job.choices] == ["王小雨"]
    assert job.choices[0].missing > 0
    on = {tick.label: tick.on for tick in job.ticks}
    assert on["学生档案"]
    assert on["联系卡"]
    assert not on["含只给班主任看的内容"]


def test_the_left_behind_students_are_ticked_when_nobody_is_shown(
    class_file: ClassFile, desk: Desk, student: int
) -> None:
    Students(class_file).add({"name": "李浩然"})
    job = made(class_file, desk)
    assert job.chosen == {student}
    assert len(job.choices) == 2


def test_what_is_missing_is_said_of_each_part_that_is_printed(
    class_file: ClassFile, desk: Desk, student: int
) -> None:
    job = made(class_file, desk, student)
    for ticks, said in ((PARTS, 2), (frozenset({"guardians"}), 1)):
        request = Request((student,), "full", "", ticks)
        job.read(request)
        assert len(job.draw(request, lambda _step, _of: None).warnings) == said


def test_what_is_confidential_is_left_out_with_a_word_or_asked_for(
    class_file: ClassFile, desk: Desk, student: int
) -> None:
    Talks(class_file, desk.today).add(student, {"said": "想妈妈", "confidential": True})
    job = made(class_file, desk, student)

    request = Request((student,), "full", "", frozenset({"students", "talks"}))
    job.read(request)
    drawn = job.draw(request, lambda _step, _of: None)
    assert drawn.warnings[0] == "王小雨: 1 confidential record is left out."
    assert drawn.question == ""

    only = Request((student,), "full", "", frozenset({"talks"}))
    job.read(only)
    with pytest.raises(Refused, match="1 confidential record is left out"):
        job.draw(only, lambda _step, _of: None)

    private = Request((student,), "full", "", frozenset({"talks", "private"}))
    job.read(private)
    drawn = job.draw(private, lambda _step, _of: None)
    assert drawn.question.startswith("1 confidential record is on these pages")


def test_a_file_saved_as_pdf_is_not_said_to_be_printed(
    class_file: ClassFile, desk: Desk, student: int
) -> None:
    job = made(class_file, desk, student)
    request = Request((student,), "full", "", PARTS)
    said: list[str] = []
    class_file.listen(lambda changed: said.append(changed.label))
    job.printed(request, "王小雨.pdf")
    job.printed(request, "HP LaserJet")
    assert said == ["Whole files saved as PDF", "Whole files printed"]
    titles = {line.title for line in story(class_file, StudentId(student))}
    assert titles == {"Whole file saved as PDF", "Whole file printed"}


def test_the_dialog_draws_what_is_ticked_and_notes_the_print(
    class_file: ClassFile, desk: Desk, student: int, qtbot: QtBot
) -> None:
    job = made(class_file, desk, student)
    dialog = PrintDialog(job, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.pages > 1)
    before = dialog.preview.pages
    card = dialog.findChild(QCheckBox, "print_tick_guardians")
    assert card is not None
    card.click()
    qtbot.waitUntil(lambda: dialog.preview.pages == before - 1)
    dialog.done(0)
    job.printed(Request((student,), "full", "", PARTS | {"private"}), "HP LaserJet")
    (line,) = story(class_file, student)
    assert isinstance(line, StoryLine)
    assert (line.title, line.text) == ("Whole file printed", "HP LaserJet")
