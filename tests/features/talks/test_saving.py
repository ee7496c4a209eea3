"""Nothing goes on in the tab of the talks while something typed cannot be saved."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tests.features.talks.conftest import Enrol
from tests.features.talks.test_tab import line
from tests.recording import RecordingMessages

from carekeeper.features.talks.tab import TalksTab


def test_a_day_that_cannot_be_keeps_the_month_open(
    tab: TalksTab, enrol: Enrol, qtbot: QtBot, messages: RecordingMessages
) -> None:
    student = enrol()
    tab.show_student(student)
    tab.open_month(student, "2026-11")
    day = line(tab, "held_on")
    day.line.setText("31 Sept")
    day.line.setModified(True)

    tab.open_month(student, "2026-10")

    assert day.line.text() == "31 Sept"
    assert "cannot be right yet" in messages.saved_texts[-1]
    tab._ask_print()
    assert day.line.text() == "31 Sept"
