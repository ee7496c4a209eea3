"""Nothing goes on in the tab of the talks while something typed cannot be saved."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from tests.features.talks.conftest import Enrol
from tests.features.talks.test_tab import line, long_text
from tests.recording import RecordingMessages

from carekeeper.core.changes import Changed
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.tab import TalksTab
from carekeeper.widgets.desk import Desk


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
    assert "is not valid yet" in messages.saved_texts[-1]
    tab._ask_print()
    assert day.line.text() == "31 Sept"


def test_a_change_elsewhere_never_writes_over_what_is_being_typed(
    tab: TalksTab, enrol: Enrol, talks: Talks, desk: Desk
) -> None:
    student = enrol()
    talks.add(student, {"said": "想妈妈"})
    tab.show_student(student)
    text = long_text(tab, "said").text
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.insertPlainText("，晚上睡不着")
    desk.changed.emit(Changed(frozenset({"students"})))
    assert text.toPlainText() == "想妈妈，晚上睡不着"
