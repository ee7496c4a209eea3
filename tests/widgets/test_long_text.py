"""A long text saves itself while one writes: its undo, and the height of its box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.widgets.form_story import Story, compose

from carekeeper.core.fields import Field, Kind
from carekeeper.widgets.figure_text import FigureText
from carekeeper.widgets.long_text_editor import GrowingText, LongTextEditor


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


@pytest.mark.parametrize("box", [GrowingText, FigureText])
def test_a_new_box_takes_what_the_file_says_since_nobody_has_typed_into_it(
    qtbot: QtBot, box: type[GrowingText | FigureText]
) -> None:
    field = Field("reason", "Reason", Kind.LONG_TEXT, "care", 12)
    made = LongTextEditor(field, lambda: TODAY, box())
    qtbot.addWidget(made)
    made.refresh("misses her mother")
    assert (made.words(), made.is_touched()) == ("misses her mother", False)


def _reason(story: Story) -> GrowingText:
    editor = story.form.editor("reason")
    assert isinstance(editor, LongTextEditor)
    return editor.text


def test_a_long_text_is_saved_while_one_pauses_and_the_cursor_stays(
    story: Story,
) -> None:
    editor = story.form.editor("reason")
    assert isinstance(editor, LongTextEditor)
    editor._timer.setInterval(1)
    text = _reason(story)
    text.setFocus()
    story.qtbot.keyClicks(text, "misses her mother ")
    story.qtbot.waitUntil(lambda: story.told[-1:] == [("reason", "misses her mother")])
    assert text.toPlainText() == "misses her mother "
    assert text.textCursor().position() == len("misses her mother ")


def test_who_writes_on_without_a_pause_is_saved_too(story: Story) -> None:
    editor = story.form.editor("reason")
    assert isinstance(editor, LongTextEditor)
    editor._timer.setInterval(60)
    text = _reason(story)
    text.setFocus()

    def goes_on() -> bool:
        story.qtbot.keyClick(text, Qt.Key.Key_A)
        return bool(story.told)

    story.qtbot.waitUntil(goes_on)
    assert text.hasFocus()
    assert text.toPlainText().startswith(story.told[0][1])


def test_a_long_text_grows(story: Story) -> None:
    text = _reason(story)
    before = text.height()
    text.setFocus()
    for _line in range(6):
        story.qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.height() > before


def test_a_long_text_grows_when_its_box_becomes_narrower(story: Story) -> None:
    text = _reason(story)
    text.setPlainText("She reads the letters of her mother aloud, again and again. " * 4)
    wide = text.height()
    story.area.resize(360, 300)
    story.qtbot.waitUntil(lambda: text.height() > wide)


def test_a_pasted_letter_is_seen_from_its_first_line(story: Story) -> None:
    text = _reason(story)
    text.setFocus()
    QApplication.clipboard().setText("Dear father,\n\n" + "I won a game. " * 16 + "\n\nYour Yu")
    text.paste()
    story.qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() == 0)
    assert text.verticalScrollBar().value() == 0


@pytest.mark.parametrize("count", [2, 11, 13, 14, 15, 30])
def test_a_text_that_fits_its_box_is_seen_whole_in_every_width(story: Story, count: int) -> None:
    """Around the most lines that a box has, the bar that then appears breaks the lines anew."""
    text = _reason(story)
    for width in range(320, 800, 60):
        story.area.resize(width, 300)
        text.setPlainText("\n".join("She reads a letter aloud. " * (n % 4) for n in range(count)))
        story.qtbot.waitUntil(
            lambda: text.document().size().height() > 14 or not text.verticalScrollBar().maximum()
        )


def test_half_typed_pinyin_is_not_saved(story: Story) -> None:
    text = _reason(story)
    text.setFocus()
    QApplication.sendEvent(text, QInputMethodEvent("xiang ma", []))
    story.form.flush()
    assert story.told == []
    compose(text, "想妈妈")
    story.form.flush()
    assert story.told == [("reason", "想妈妈")]
