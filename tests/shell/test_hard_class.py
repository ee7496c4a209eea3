"""The hard class in the window: long names and long texts are read whole in every tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper.app import Application
from carekeeper.core.place import Place
from carekeeper.core.typing import override
from carekeeper.core.words import speaking
from carekeeper.sample import hard
from carekeeper.sample.texts import HARD
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets.labels import Badge, ElidedLabel, Label


@pytest.fixture
def hard_class(tmp_path: Path) -> Path:
    """A class in which every field is as long as it may be."""
    path = tmp_path / "hard.carebook"
    with speaking("zh_CN"):
        hard.make(path, today=TODAY, language="zh_CN")
    return path


def cut(inside: QWidget) -> Iterator[str]:
    """Name the words in view of which a part cannot be read, and nothing says so.

    Lines that end in dots tell the whole as a tool tip.
    """
    for label in inside.findChildren(QLabel):
        dotted = isinstance(label, ElidedLabel) or label.text().endswith("…")
        if not label.isVisible() or not label.text() or dotted:
            continue
        lacks_height = label.wordWrap() and label.height() + 1 < label.heightForWidth(label.width())
        lacks_width = not label.wordWrap() and label.width() + 1 < label.sizeHint().width()
        if lacks_height or lacks_width:
            yield f"{label.size().toTuple()} {label.text()[:20]}"


@pytest.mark.parametrize("size", [(1366, 728), (1024, 600)], ids=str)
def test_no_words_are_cut_in_any_tab(
    start: Callable[[Path | None], Application],
    hard_class: Path,
    size: tuple[int, int],
    qtbot: QtBot,
) -> None:
    application = start(hard_class)
    application.open_file(hard_class)
    application.window.showNormal()
    QApplication.processEvents()
    application.window.setFixedSize(*size)  # the screen of the tests is smaller
    workspace = application.window.page()
    assert isinstance(workspace, Workspace)
    most = next(line.id for line in workspace._lines if line.name == HARD.longest)
    seen = {}
    for tab in workspace.tab_names():
        for student in (None, most):
            workspace.show_student(student, tab) if student else workspace.open_tab(tab)
            qtbot.wait(20)  # until what was posted has its place
            QApplication.sendPostedEvents()
            seen[f"{tab} {student}"] = sorted(set(cut(application.window)))
    assert {where: found for where, found in seen.items() if found} == {}


def test_the_look_for_cut_words_finds_them(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    wide, high = (
        Label("一二三四五六七八九十" * 4, parent=page),
        Label("字" * 90, wrap=True, parent=page),
    )
    wide.resize(100, 20)
    high.resize(100, 20)
    badge = Badge("在外 · 浙江义乌电子厂", parent=page)
    badge.resize(80, 20)
    page.show()
    assert len(list(cut(page))) == 2
    assert badge.text().endswith("…")
    assert "浙江义乌电子厂" in badge.toolTip()


class Windows(QObject):
    """Notes which parts are shown as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.add(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_tab_flashes_as_a_window_before_it_is_in_its_place(
    start: Callable[[Path | None], Application], hard_class: Path, qapp: QApplication
) -> None:
    application = start(hard_class)
    application.open_file(hard_class)
    workspace = application.window.page()
    assert isinstance(workspace, Workspace)
    student = workspace._lines[0].id
    windows = Windows()
    qapp.installEventFilter(windows)
    for name in workspace.tab_names():
        for one in (None, student):
            workspace.show_place(Place(name, one))
    for button in ("new_contacts", "new_life_entries", "open_meetings", "plan_turns"):
        for found in workspace.findChildren(QPushButton, button):
            found.click()
    qapp.removeEventFilter(windows)
    assert windows.seen == set()
