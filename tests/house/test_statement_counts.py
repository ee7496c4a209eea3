"""One query for a screen, not one for each row; and looking at a student writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.house.listening import statements

from carekeeper import sample
from carekeeper.db.class_file import ClassFile
from carekeeper.rooms import ROOMS
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

SIZES = (6, 60)
TABS = [room.name for room in ROOMS if room.has_tab]


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A small and a large class, all students left behind, with what two months bring."""
    folder = tmp_path_factory.mktemp("classes")
    made = {size: folder / f"{size}.carebook" for size in SIZES}
    for size, path in made.items():
        sample.make(path, students=size, left_behind=size, months=2, today=TODAY)
    return made


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[Callable[[Path], Workspace]]:
    """A callable that opens a class in a workspace that is seen."""
    theme.apply(qapp, "light")
    files: list[ClassFile] = []

    def open_class(path: Path) -> Workspace:
        class_file = ClassFile.open(path)
        files.append(class_file)
        workspace = Workspace(class_file, desk, ROOMS)
        qtbot.addWidget(workspace)
        workspace.resize(1366, 700)
        workspace.show()
        return workspace

    yield open_class
    for class_file in files:
        class_file.close()


def test_opening_the_class_at_today(
    classes: dict[int, Path], opened: Callable[[Path], Workspace]
) -> None:
    sent = []
    for path in classes.values():
        with statements() as asked:
            opened(path).open_tab("today")
        sent.append(asked)
    small, large = sent
    assert large == small


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_of_the_whole_class(
    tab: str, classes: dict[int, Path], opened: Callable[[Path], Workspace]
) -> None:
    sent = []
    for path in classes.values():
        workspace = opened(path)
        workspace.roster.select(None)
        with statements() as asked:
            workspace.open_tab(tab)
        sent.append(asked)
    small, large = sent
    assert large == small


@pytest.mark.parametrize("tab", TABS[1:])
def test_a_student_with_many_records_asks_no_more_than_one_with_few(
    tab: str, classes: dict[int, Path], opened: Callable[[Path], Workspace]
) -> None:
    """The photo of a record is its own question; nothing else is asked once for each record."""
    workspace = opened(classes[SIZES[1]])
    students = sorted(workspace._faces())[:12]
    workspace.show_student(students[0], tab)
    counts = []
    for student in students[1:]:
        with statements() as asked:
            workspace.show_student(student)
        assert not [one for one in asked if not one.startswith("SELECT")], "looking wrote something"
        counts.append(len([one for one in asked if "FROM photos" not in one]))
    assert max(counts) - min(counts) <= 2
