"""Undo in a long text that saves itself while one writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY

from carekeeper.core.fields import Field, Kind
from carekeeper.widgets.long_text_editor import LongTextEditor


@pytest.fixture
def editor(qtbot: QtBot) -> LongTextEditor:
    """A box in which the teacher writes."""
    field = Field("reason", "Reason", Kind.LONG_TEXT, "care", 12)
    made = LongTextEditor(field, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.text.setFocus()
    return made


def keeps_undo(box: QWidget) -> bool:
    """Tell whether Ctrl+Z belongs to the box and not to the window."""
    kind, keys = QEvent.Type.ShortcutOverride, Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(kind, Qt.Key.Key_Z, keys)
    asked.ignore()
    QApplication.sendEvent(box, asked)
    return asked.isAccepted()


def test_undo_right_after_a_key_takes_back_letters_though_they_are_saved(
    qtbot: QtBot, editor: LongTextEditor
) -> None:
    qtbot.keyClicks(editor.text, "misses her mother")
    editor.finish()
    assert keeps_undo(editor.text)


def test_undo_after_a_pause_takes_back_what_was_saved(qtbot: QtBot, editor: LongTextEditor) -> None:
    qtbot.keyClicks(editor.text, "misses her mother")
    editor.finish()
    editor.text._last_key.invalidate()  # as after a pause
    assert not keeps_undo(editor.text)
