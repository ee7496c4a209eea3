"""On a write-protected stick the class is there to look at and to print, and takes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD
from tests.db.small_disk import mounted
from tests.recording import RecordingMessages
from tests.shell.test_window import field, front

from carekeeper.app import Application
from carekeeper.core.print_job import Request, Wish
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.notices import Banner


@pytest.fixture
def protected(
    start: Callable[[Path | None], Application], small: Path, tmp_path: Path
) -> Iterator[Application]:
    """The class is open from a stick whose switch is on."""
    with mounted(tmp_path / "stick", "8m") as disk:
        book = disk.folder / "三2班.carebook"
        shutil.copyfile(small, book)
        disk.protect()
        application = start(book)
        application.open_file(book, PASSWORD)
        yield application
        application.window.close()
    Editor.only_to_look = False


def test_it_says_so_and_the_fields_take_nothing(
    protected: Application, qtbot: QtBot, messages: RecordingMessages
) -> None:
    front(protected).show_student(7, "students")
    banner = front(protected).findChild(Banner, "read_only")
    assert banner is not None
    assert banner.isVisible()
    assert "can only be read" in banner.text.text()

    birth = field(front(protected), "birth_date")
    before = birth.text()
    qtbot.keyClicks(birth, "2017")
    notes = front(protected).findChild(QPlainTextEdit, "field_notes")
    assert notes is not None
    qtbot.keyClicks(notes, "abc")
    assert (birth.text(), "abc" in notes.toPlainText()) == (before, False)
    marked = front(protected).findChild(QWidget, "field_left_behind")
    assert marked is not None
    assert not marked.isEnabled()
    assert messages.crashes == []


def test_what_would_write_is_refused_with_the_sentence(
    protected: Application, messages: RecordingMessages, qtbot: QtBot
) -> None:
    front(protected).show_student(7, "diary")
    qtbot.keyClick(front(protected), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert protected.window.close()
    assert messages.crashes == []


def test_it_is_printed(protected: Application, messages: RecordingMessages) -> None:
    open_class = protected.open_class
    assert open_class is not None
    job = open_class.print_job(Wish("cards", (7,)))
    request = Request((7,), "full", "clean")
    drawn = job.draw(request, lambda _step, _of: None)
    assert drawn.pdf.startswith(b"%PDF")
    job.printed(request, "a printer")
    assert messages.warned == []
