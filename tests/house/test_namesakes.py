"""Wherever the name of a student stands, two of the same name are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY

from carekeeper import sample, whole_file
from carekeeper.core.print_job import Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import here
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.room import Paper
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import RecycleBin
from carekeeper.safekeeping.store.changed import History
from carekeeper.safekeeping.store.handouts import Handouts
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

NAME = "陈一诺"
SRC = Path(__file__).parents[2] / "src" / "carekeeper"
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def bare(text: object) -> bool:
    """Tell whether the name stands in a text without what tells it apart."""
    return bool(re.search(NAME + r"(?! \(no\. \d+\))", str(text or "")))


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class in which all six students have the same name."""
    path = tmp_path_factory.mktemp("class") / "six.carebook"
    sample.make(path, students=6, left_behind=6, months=2, today=TODAY, password=PASSWORD)
    with ClassFile.open(path, PASSWORD) as opened:
        students = Students(opened)
        for line in students.lines():
            students.change(line.id, "name", NAME)
    return path


@pytest.fixture
def class_file(namesakes: Path) -> Iterator[ClassFile]:
    """The class, just opened."""
    with ClassFile.open(namesakes, PASSWORD) as opened:
        yield opened


def test_only_one_place_reads_the_names_of_students() -> None:
    readers = {
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py")
        if re.search(r"\bstudents\.c\.name\b", path.read_text(encoding="utf-8"))
    }
    assert readers == {"db/students.py"}, "take the name from db.students: names, by_id, everyone"


def test_today_the_rates_and_the_search_tell_them_apart(class_file: ClassFile) -> None:
    found: list[str] = []
    for room in ROOMS:
        if room.due_items is not None:
            found += [
                f"{room.name}: {item.student_name} {item.title} {item.reason}"
                for item in room.due_items(class_file, TODAY)
            ]
        if room.search is not None:
            found += [f"{room.name}: {one.title}" for one in room.search(class_file, NAME)]
    assert found
    assert [text for text in found if bare(text)] == []


PAPERS = whole_file.papers(ROOMS)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_lists_of_whom_to_print_tell_them_apart(class_file: ClassFile, paper: Paper) -> None:
    offer = paper.offer(class_file, Wish(paper.name), TODAY)
    assert [one.name for one in offer.choices if bare(one.name)] == []


def test_the_history_and_the_bin_tell_them_apart(class_file: ClassFile) -> None:
    kinds = [kind for room in ROOMS for kind in room.kinds]
    with class_file.reading() as unit:
        ids = [one.id for one in here(unit)]
    for one in Guardians(class_file).of_student(ids[0]):
        Guardians(class_file).bin(one.id)
    Guardians(class_file).note_print(ids, "full", "")
    texts = [item.student for item in RecycleBin(class_file, kinds).items()]
    texts += [line.student for line in Handouts(class_file, {}).latest(100)]
    texts += [f"{line.label} {line.student}" for line in History(class_file, kinds).latest(5)]
    assert texts
    assert [text for text in texts if bare(text)] == []


@pytest.mark.parametrize("name", [room.name for room in ROOMS if room.has_tab])
def test_every_tab_tells_them_apart(
    qapp: QApplication, qtbot: QtBot, desk: Desk, class_file: ClassFile, name: str
) -> None:
    theme.apply(qapp, "light")
    window = Workspace(class_file, desk, ROOMS)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    window.show()
    window.open_tab(name)
    tab = window._tab(name)
    for student in (None, window._lines[0].id) if name != "today" else (None,):
        tab.student_id = student
        tab.load()
        shown = set(_texts(window))
        assert [text for text in shown if bare(text)] == []
    assert any(NAME in text for text in shown)


def _texts(widget: QWidget) -> Iterator[str]:
    for one in widget.findChildren(QWidget):
        yield one.accessibleName()
        yield one.toolTip()
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    none = QModelIndex()
    one_column = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(none)):
        for column in range(1 if one_column else model.columnCount(none)):
            for role in _ROLES:
                yield str(model.data(model.index(row, column, none), role) or "")
