"""From which day to which day is printed."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from carekeeper.widgets.print_span import PrintSpan

SPAN = (date(2026, 9, 1), date(2026, 11, 23))


def test_another_first_day_is_told(qtbot: QtBot) -> None:
    span = PrintSpan(SPAN, lambda: SPAN[1])
    qtbot.addWidget(span)
    told: list[tuple[date, date]] = []
    span.changed.connect(lambda: told.append(span.span()))
    span.first.line.selectAll()
    qtbot.keyClicks(span.first.line, "2026-10-05")
    span.first.finish()
    assert told == [(date(2026, 10, 5), date(2026, 11, 23))]


def test_a_first_day_behind_the_last_is_refused(qtbot: QtBot) -> None:
    span = PrintSpan(SPAN, lambda: SPAN[1])
    qtbot.addWidget(span)
    span.first.line.selectAll()
    qtbot.keyClicks(span.first.line, "2026-12-05")
    span.first.finish()
    assert span.first.problem.text() == "The start date is after the end date."
    assert span.span() == SPAN


def test_without_a_day_the_span_is_open(qtbot: QtBot) -> None:
    span = PrintSpan(SPAN, lambda: SPAN[1])
    qtbot.addWidget(span)
    span.last.line.selectAll()
    qtbot.keyClick(span.last.line, "\x08")
    span.last.finish()
    assert span.span() == (SPAN[0], date.max)
