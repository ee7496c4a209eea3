"""The history of changes is read from old to new."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from carekeeper.widgets.timeline import Timeline, TimelineLine


def _opened(qtbot: QtBot, lines: list[TimelineLine], empty: str = "") -> Timeline:
    timeline = Timeline(empty=empty)
    qtbot.addWidget(timeline)
    timeline.show_lines(lines)
    timeline.show()
    return timeline


def _read(timeline: Timeline) -> list[str]:
    return [
        QTextDocumentFragment.fromHtml(label.text()).toPlainText()
        if label.textFormat() == Qt.TextFormat.RichText
        else label.text()
        for label in timeline.findChildren(QLabel)
        if label.isVisible()
    ]


def test_a_change_shows_when_what_and_from_what_to_what(qtbot: QtBot) -> None:
    timeline = _opened(
        qtbot,
        [
            TimelineLine("20 Nov", "Phone", "138 0000 1107", "138 0000 1207"),
            TimelineLine("8 Oct", "Health", "poor", ""),
            TimelineLine("3 Sep", "Card printed"),
        ],
    )
    assert _read(timeline) == [
        "20 Nov\u3000Phone",
        "138 0000 1107 → 138 0000 1207",
        "8 Oct\u3000Health",
        "poor → (emptied)",
        "3 Sep\u3000Card printed",
    ]


def test_what_was_typed_is_never_read_as_html(qtbot: QtBot) -> None:
    timeline = _opened(qtbot, [TimelineLine("20 Nov", "Notes", "", "<b>1 < 2</b> & more")])
    assert "<b>1 < 2</b> & more" in _read(timeline)


def test_a_long_history_comes_bit_by_bit(qtbot: QtBot) -> None:
    timeline = _opened(qtbot, [TimelineLine("20 Nov", f"change {n}") for n in range(50)])
    assert len(_read(timeline)) == 40
    more = timeline.findChild(QPushButton, "timeline_more")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_read(timeline)) == 50)
    assert not more.isVisible()


def test_no_history_says_so(qtbot: QtBot) -> None:
    timeline = _opened(qtbot, [], empty="Nothing has been changed yet.")
    assert _read(timeline) == ["Nothing has been changed yet."]
