"""From a line of a student's story the teacher goes to the record that it tells of."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from carekeeper.app import Application
from carekeeper.core.ids import StudentId
from carekeeper.db.care_tables import diary_entries
from carekeeper.features.diary.store import Diary
from carekeeper.shell.workspace import Workspace

LATER = ("visits", "study", "care", "activities")
"""Rooms whose lines stand between those of the file and of the talks."""


@pytest.fixture
def writer(application: Application) -> tuple[StudentId, str]:
    """A student with a diary, and the text of an entry that is not the newest."""
    assert application.open_class is not None
    query = select(diary_entries.c.student_id, diary_entries.c.text).order_by(
        diary_entries.c.written_on
    )
    with application.open_class.class_file.reading() as unit:
        row = unit.row(query)
    assert row is not None
    return StudentId(row.student_id), row.text


def told(workspace: Workspace) -> list[QAbstractButton]:
    """Return the buttons of the story's lines that can be seen."""
    found = workspace.findChildren(QAbstractButton, "story_open")
    return [button for button in found if button.isVisible()]


def open_story(
    workspace: Workspace, student_id: StudentId, *, without: tuple[str, ...], qtbot: QtBot
) -> None:
    workspace.show_student(student_id, "students")
    workspace.findChild(QAbstractButton, "go_to_story").click()
    for room in without:
        workspace.findChild(QAbstractButton, f"story_{room}").click()
    qtbot.wait(1)


def test_a_line_opens_the_very_entry(
    workspace: Workspace, writer: tuple[StudentId, str], qtbot: QtBot
) -> None:
    student_id, text = writer
    open_story(workspace, student_id, without=("guardians", "mentors", "talks"), qtbot=qtbot)
    told(workspace)[-1].click()
    qtbot.wait(1)

    assert workspace.current_tab() == "diary"
    shown = [box.toPlainText() for box in workspace.findChildren(QPlainTextEdit) if box.isVisible()]
    assert text in shown


def test_what_was_written_meanwhile_stands_in_the_story(
    application: Application, workspace: Workspace, writer: tuple[StudentId, str], qtbot: QtBot
) -> None:
    student_id, _text = writer
    open_story(workspace, student_id, without=("guardians", "mentors", "talks"), qtbot=qtbot)
    before = len(told(workspace))
    workspace.show_student(student_id, "diary")
    assert application.open_class is not None
    Diary(application.open_class.class_file).add(student_id, {"text": "今天第一次举手。"})
    workspace.show_student(student_id, "students")
    qtbot.wait(1)
    assert len(told(workspace)) == before + 1


def test_a_talk_opens_in_its_month(
    workspace: Workspace, writer: tuple[StudentId, str], qtbot: QtBot
) -> None:
    open_story(workspace, writer[0], without=("guardians", "mentors", "diary", *LATER), qtbot=qtbot)
    oldest = told(workspace)[-1]
    assert oldest.accessibleName().startswith("Open: Talk")
    oldest.click()

    assert workspace.current_tab() == "talks"
    assert workspace.student() == writer[0]


def test_what_the_file_itself_tells_leads_nowhere(
    workspace: Workspace, writer: tuple[StudentId, str], qtbot: QtBot
) -> None:
    others = ("guardians", "mentors", "diary", "talks", *LATER)
    open_story(workspace, writer[0], without=others, qtbot=qtbot)
    assert told(workspace) == []
