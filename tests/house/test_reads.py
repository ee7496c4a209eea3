"""What a tab and a room say that they read is what they read: else a change would not be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.house.listening import columns_in, statements, tables_in

from carekeeper import sample
from carekeeper.core.changes import CLASS_LIST, CLASS_LIST_FIELDS, EVERYTHING, Changed
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import JOURNALED, due_rules
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.study.tab import PAGES
from carekeeper.features.study.view.education import EducationPage
from carekeeper.room import DueItem, Room
from carekeeper.rooms import ROOMS
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.tab import RoomTab

NEVER_NEW = {"steps", "changes", "photos"}
"""The journal tells what was written of the other tables, and whoever reads it hears of these.

A photo is named by the digest of its bytes: it never changes.
"""


@pytest.fixture(scope="module")
def class_of_six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small class, all students left behind, with what two months bring."""
    path = tmp_path_factory.mktemp("class") / "six.carebook"
    sample.make(path, students=6, left_behind=6, months=2, today=TODAY, password=PASSWORD)
    return path


@pytest.fixture
def class_file(class_of_six: Path) -> Iterator[ClassFile]:
    """The class, just opened: nothing is kept in memory yet."""
    with ClassFile.open(class_of_six, PASSWORD) as opened:
        yield opened


@pytest.fixture
def workspace(qapp: QApplication, qtbot: QtBot, desk: Desk, class_file: ClassFile) -> Workspace:
    """The class in the window."""
    theme.apply(qapp, "light")
    made = Workspace(class_file, desk, ROOMS)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    "room", [room for room in ROOMS if room.due_items], ids=lambda one: one.name
)
def test_a_room_names_the_tables_that_tell_what_is_due(room: Room, class_file: ClassFile) -> None:
    with class_file.writing("Everything is asked for") as unit:
        for rule in room.rules:
            if rule.whom == "nobody":
                asked = {"times": rule.times, "per": rule.per, "whom": "left_behind"}
                unit.insert(due_rules, {"rule": rule.name, **asked})
    with statements() as sent:
        if room.due_items is not None:
            room.due_items(class_file, TODAY)
        if room.rates is not None:
            room.rates(class_file, Span(TODAY))
    read = tables_in(sent) - NEVER_NEW
    if CLASS_LIST in room.due_reads:
        assert columns_in(sent, "students") <= CLASS_LIST_FIELDS
        read = read - {"students"} | {CLASS_LIST}
    assert read == room.due_reads


@pytest.mark.parametrize("name", [room.name for room in ROOMS if room.has_tab])
def test_a_tab_names_the_tables_that_it_shows(
    name: str, workspace: Workspace, class_file: ClassFile
) -> None:
    workspace.open_tab(name)
    tab = workspace._tab(name)
    for shown in map(tab.page, (page.name for page in PAGES)) if name == "study" else [tab]:
        assert _tables_shown(shown, workspace, class_file) == shown.reads - {CLASS_LIST}
        assert shown.reads <= tab.reads


def _tables_shown(tab: RoomTab, workspace: Workspace, class_file: ClassFile) -> set[str]:
    students = [line.id for line in workspace._lines]
    with statements() as sent:
        for student in [*students, None] if tab.objectName() != "today_tab" else [None]:
            class_file._kept.forget()
            workspace._agenda.note(Changed(frozenset({EVERYTHING})))
            tab.student_id = student
            if isinstance(tab, EducationPage):
                tab.is_open = True  # closed, it reads nothing
            tab.load()
    return tables_in(sent) - NEVER_NEW


@pytest.mark.parametrize(
    # The report reads what the page in sight shows: tests/report/test_paper_page.py holds its own.
    "room",
    [room for room in ROOMS if room.has_tab and room.name != "report"],
    ids=lambda one: one.name,
)
def test_a_tab_looks_again_when_one_of_its_records_comes_back_from_the_bin(
    room: Room, workspace: Workspace
) -> None:
    kept = {kind.table for kind in room.kinds if "binned_at" in JOURNALED[kind.table].c}
    assert kept <= workspace._tab(room.name).reads


def test_a_field_that_is_saved_makes_only_those_look_again_whom_it_concerns(
    qapp: QApplication, qtbot: QtBot, desk: Desk, class_file: ClassFile
) -> None:
    """Saving once took ten times as long as writing: all rooms were asked, all pages read."""
    asked: list[str] = []

    def noting(room: Room) -> Room:
        def due_items(file: ClassFile, day: date) -> Sequence[DueItem]:
            asked.append(room.name)
            return () if room.due_items is None else room.due_items(file, day)

        return replace(room, due_items=due_items)

    theme.apply(qapp, "light")
    class_file.listen(desk.changed.emit)
    workspace = Workspace(class_file, desk, tuple(map(noting, ROOMS)))
    qtbot.addWidget(workspace)
    workspace.show()
    read: list[str] = []
    for name in ("mentors", "diary", "talks"):
        workspace.open_tab(name)
        workspace._tab(name).loaded.connect(partial(read.append, name))
    asked.clear()
    (mentor, *_rest) = Mentors(class_file).everyone()

    Mentors(class_file).change(mentor.id, "notes", "Comes on Fridays")

    workspace._agenda.items()
    assert set(asked) == {room.name for room in ROOMS if "mentors" in room.due_reads}
    assert read == []
    workspace.open_tab("mentors")
    assert read == ["mentors"]
