"""Finding the parts of the diary tab as somebody does who looks at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.looking import find, press

from carekeeper.features.diary.tab import DiaryTab
from carekeeper.features.diary.view.entry_editor import EntryEditor

Enrol = Callable[..., int]


def write(tab: DiaryTab, qtbot: QtBot, text: str) -> QPlainTextEdit:
    """Open a new entry and type into it."""
    press(tab, "write_entry")
    box = find(tab, QPlainTextEdit, "field_text")
    qtbot.keyClicks(box, text)
    return box


def editor(tab: DiaryTab) -> EntryEditor:
    assert tab.page.editor is not None
    return tab.page.editor


def shown(tab: DiaryTab) -> list[str]:
    """Return the texts in the notebook, from above."""
    return [one.record.text for one in tab.page.notebook.rows.entries]
