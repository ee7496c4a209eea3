"""Everything has its room: small windows, long names, two-line sentences."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.widgets.form_story import Story

from carekeeper.widgets.beside import Beside
from carekeeper.widgets.parts import Link


def test_a_side_without_room_stands_below(qtbot: QtBot) -> None:
    main, side = QWidget(), QWidget()
    both = Beside(main, side, 300, least=500)
    qtbot.addWidget(both)
    both.resize(900, 400)
    both.show()
    assert not both.is_below
    assert side.width() == 300
    both.resize(700, 400)
    assert both.is_below
    qtbot.waitUntil(lambda: side.width() == 700)
    both.resize(900, 400)
    assert not both.is_below


def test_a_very_long_name_makes_no_page_wider(qtbot: QtBot) -> None:
    more = Link("And 4 more: " + "买买提·吐尔逊江" * 30, name="more", on_click=QApplication.beep)
    qtbot.addWidget(more)
    more.resize(200, 30)
    more.show()
    assert more.minimumSizeHint().width() < 100
    more.grab()
    assert more.toolTip() == more.text()


def test_a_sentence_of_two_lines_under_a_narrow_field_overlaps_nothing(story: Story) -> None:
    story.form.refuse("sex", "This sentence is far too long for a field as narrow as this one is.")
    QApplication.processEvents()
    editor = story.form.editor("sex")
    problem = editor.problem
    assert problem.height() >= problem.heightForWidth(problem.width()) > 20
    bottom = problem.mapTo(story.form, QPoint(0, problem.height())).y()
    below = [
        one.mapTo(story.form, QPoint(0, 0)).y()
        for one in (story.form.editor("away_since"), story.form.editor("born_on"))
        if one.mapTo(story.form, QPoint(0, 0)).y() > editor.mapTo(story.form, QPoint(0, 0)).y()
    ]
    assert all(top >= bottom for top in below)
