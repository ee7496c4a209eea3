"""A field that is wrong shows itself, and typing is never swallowed without a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from tests.widgets.form_story import Story

from carekeeper.widgets.choice_editors import ChoiceEditor
from carekeeper.widgets.editor import show_wrong
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.parts import Combo

NUMBER = "110101201703081221"


def test_typing_into_a_masked_number_begins_a_new_one(story: Story) -> None:
    line = story.line("id_number")
    line.setFocus()
    story.qtbot.keyClicks(line, "1101")
    assert line.text() == "1101"
    line.clearFocus()
    assert story.problem("id_number")
    assert story.told == []


def test_escape_brings_the_masked_number_back(story: Story) -> None:
    line = story.line("id_number")
    line.setFocus()
    story.qtbot.keyClicks(line, "x")
    story.qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text().endswith("1221")
    assert line.isReadOnly()
    assert story.form.flush()
    assert story.told == []


def test_a_number_is_pasted_into_a_masked_one(story: Story) -> None:
    line = story.line("id_number")
    line.setFocus()
    QGuiApplication.clipboard().setText(" 110101201703081248 ")
    story.qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "110101201703081248"


def test_backspace_shows_a_masked_number_whole(story: Story) -> None:
    line = story.line("id_number")
    line.setFocus()
    story.qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert line.text() == NUMBER


def test_a_wrong_field_is_brought_into_view_with_its_sentence(story: Story) -> None:
    story.area.resize(800, 140)
    story.type("phones", "12")
    story.line("name").setFocus()
    story.area.verticalScrollBar().setValue(0)
    assert story.line("phones").visibleRegion().isEmpty()
    assert not story.form.flush()
    assert show_wrong(story.area)
    line: QLineEdit = story.line("phones")
    assert line.hasFocus()
    assert not line.visibleRegion().isEmpty()
    assert not story.form.editor("phones").problem.visibleRegion().isEmpty()


def test_the_sentence_goes_when_the_field_is_mended_or_escaped(story: Story) -> None:
    story.type("phones", "12")
    story.line("name").setFocus()
    assert story.problem("phones")
    story.line("phones").setFocus()
    story.qtbot.keyClick(story.line("phones"), Qt.Key.Key_Escape)
    assert story.problem("phones") == ""
    assert story.form.flush()
    assert not show_wrong(story.area)


def test_an_answer_that_was_refused_is_taken_back_with_escape_or_by_choosing_anew(
    story: Story,
) -> None:
    editor = story.form.editor("sex")
    assert isinstance(editor, ChoiceEditor)
    for _again in range(2):
        editor.combo.setCurrentIndex(1)
        editor.finish()
        story.form.refuse("sex", "This cannot be saved now.")
        assert story.problem("sex")
        if _again:
            editor.combo.setCurrentIndex(0)
            editor.finish()
        else:
            story.qtbot.keyClick(editor.combo, Qt.Key.Key_Escape)
        assert story.problem("sex") == ""
        box = story.form.findChild(Combo, "field_sex")
        assert isinstance(box, Combo)
        assert box.currentText() == ""


def test_a_long_text_that_was_refused_is_taken_back_with_escape(story: Story) -> None:
    editor = story.form.editor("reason")
    assert isinstance(editor, LongTextEditor)
    editor.text.setFocus()
    story.qtbot.keyClicks(editor.text, "abc")
    editor.finish()
    story.form.refuse("reason", "This cannot be saved now.")
    story.qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    assert story.problem("reason") == ""
    assert editor.text.toPlainText() == ""
