"""A text with figures from the records: written, marked, copied, undone, and clicked on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carekeeper.widgets import theme
from carekeeper.widgets.figure_text import FigureText

KEPT = "谈心 {talks.held} 次，家访 {visits.homes} 户。\n第二段"
NUMBERS = {"talks.held": "51", "visits.homes": "13"}


@pytest.fixture
def box(qapp: QApplication, qtbot: QtBot) -> FigureText:
    """A box with two figures in it."""
    theme.apply(qapp, "light")
    made = FigureText()
    qtbot.addWidget(made)
    made.show_figures(NUMBERS)
    made.setPlainText(KEPT)
    made.resize(400, 80)
    made.show()
    return made


def at(box: FigureText, place: int, to: int | None = None) -> None:
    cursor = QTextCursor(box.document())
    cursor.setPosition(place)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)


def test_what_is_kept_names_the_figures_and_comes_back_as_it_was(box: FigureText) -> None:
    assert box.toPlainText() == KEPT
    assert not box.document().isUndoAvailable()


def test_a_new_value_changes_nothing_that_is_written(box: FigureText) -> None:
    box.document().setModified(False)
    at(box, 5)
    box.show_figures({**NUMBERS, "talks.held": "1052"})
    assert box.toPlainText() == KEPT
    assert not box.document().isModified()
    assert box.textCursor().position() == 5


def test_what_she_types_over_a_figure_is_plain_and_undo_links_it_again(
    box: FigureText, qtbot: QtBot
) -> None:
    at(box, 3, 4)
    qtbot.keyClicks(box, "60")
    assert box.toPlainText().startswith("谈心 60 次")
    box.undo()
    assert box.toPlainText() == KEPT


def test_what_is_typed_beside_a_figure_does_not_belong_to_it(box: FigureText, qtbot: QtBot) -> None:
    at(box, 4)
    qtbot.keyClicks(box, "x")
    at(box, 3)
    qtbot.keyClicks(box, "y")
    assert box.toPlainText().startswith("谈心 y{talks.held}x 次")


def test_an_input_method_composes_beside_a_figure(box: FigureText) -> None:
    at(box, 4)
    composing = QInputMethodEvent("yu", [])
    QApplication.sendEvent(box, composing)
    assert box.toPlainText() == KEPT
    done = QInputMethodEvent("", [])
    done.setCommitString("余")
    QApplication.sendEvent(box, done)
    assert box.toPlainText().startswith("谈心 {talks.held}余 次")


def test_a_copy_is_linked_here_and_has_the_numbers_elsewhere(box: FigureText) -> None:
    box.selectAll()
    data = box.createMimeDataFromSelection()
    assert data.text() == "谈心 51 次，家访 13 户。\n第二段"
    at(box, len(box.document().toPlainText()))
    box.insertFromMimeData(data)
    assert box.toPlainText() == KEPT + KEPT
    box.undo()
    assert box.toPlainText() == KEPT


def test_part_of_a_text_is_copied(box: FigureText) -> None:
    at(box, 0, 6)
    assert box.createMimeDataFromSelection().text() == "谈心 51 次"
    at(box, 13, 17)
    assert box.createMimeDataFromSelection().text() == "。\n第二"


def test_a_text_from_elsewhere_is_taken_as_plain_text(box: FigureText) -> None:
    QApplication.clipboard().setText("<b>好</b>\ufffc {talks.held}")
    box.setPlainText("")
    box.paste()
    assert box.toPlainText() == "<b>好</b> {talks.held}"


def test_a_click_on_a_figure_tells_which_it_is(box: FigureText, qtbot: QtBot) -> None:
    opened: list[str] = []
    box.figure_opened.connect(opened.append)
    place = box.rect_of(3).center().toPoint()
    qtbot.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=place)
    beside = box.rect_of(1).center().toPoint()
    qtbot.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert opened == ["talks.held"]


def test_a_figure_is_made_plain_and_put_back(box: FigureText) -> None:
    box.unlink("talks.held")
    assert box.toPlainText().startswith("谈心 51 次，家访 {visits.homes}")
    at(box, 3, 5)
    box.insert_figure("talks.held")
    assert box.toPlainText() == KEPT


def test_a_figure_that_no_room_has_any_more_says_so(box: FigureText) -> None:
    box.setPlainText("共 {birds.fed} 只")
    assert box.value_of("birds.fed") == "?"
    assert box.toPlainText() == "共 {birds.fed} 只"


def test_a_text_of_twenty_thousand_signs_is_shown_whole(box: FigureText) -> None:
    long = ("春风化雨，{talks.held} 次。" * 2000)[:20_000]
    box.setPlainText(long)
    assert box.toPlainText() == long
    assert box.height() >= box.document().size().height()
