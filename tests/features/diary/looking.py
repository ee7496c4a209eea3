"""Finding the parts of the diary tab as somebody does who looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.features.diary.tab import DiaryTab
from carekeeper.features.diary.view.entry_editor import EntryEditor

Enrol = Callable[..., int]
Kind = TypeVar("Kind", bound=QWidget)


def find(widget: QWidget, kind: type[Kind], name: str) -> Kind:
    """Return a part that is in view, when what was just added has its place."""
    QCoreApplication.sendPostedEvents()
    found = [one for one in widget.findChildren(kind, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, name
    return found[0]


def press(tab: DiaryTab, name: str) -> None:
    QCoreApplication.sendPostedEvents()
    for place in (tab, *tab.header_actions()):
        for one in place.findChildren(QPushButton, name):
            if one.isVisibleTo(place):
                one.click()
                return
    raise AssertionError(name)


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
