"""What stands beside the visits of a student: calls with the parents, meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.visits.facts.calls import PARENT_CALL, ParentCall, whom
from carekeeper.features.visits.facts.meetings import MEETING, Meeting
from carekeeper.features.visits.store import Beside
from carekeeper.records.kind import choice_of
from carekeeper.records.tab import Aside
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Button, Card, Label

_AT_ONCE = 8


class VisitsAside(Aside):
    """The calls of a student with its parents, and the meetings where the family was."""

    meeting_wanted = Signal(int)

    def __init__(self, read: Callable[[StudentId], Beside]) -> None:
        super().__init__()
        self._read = read
        add = Button(
            tr("Note a call"),
            icon="plus",
            look="small",
            name="add_parent_calls",
            on_click=partial(self.wanted.emit, PARENT_CALL.table, 0),
        )
        self._calls = QVBoxLayout()
        self._meetings = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        calls = Card(tr("Calls with the parents"), right=add, name="parent_calls_card")
        calls.body.addLayout(self._calls)
        meetings = Card(tr("Meetings"), name="meetings_of_student")
        meetings.body.addLayout(self._meetings)
        column.addWidget(calls)
        column.addWidget(meetings)

    @override
    def show_student(self, student_id: StudentId) -> None:
        """Read and show what there is of a student."""
        found = self._read(student_id)
        empty(self._calls)
        for call in found.calls[:_AT_ONCE]:
            self._calls.addWidget(self._call(call))
        if not found.calls:
            none = tr("No call noted yet: who called, how long, how the child was afterwards.")
            self._calls.addWidget(Label(none, "second", wrap=True, name="parent_calls_none"))
        empty(self._meetings)
        for meeting in found.meetings[:_AT_ONCE]:
            self._meetings.addWidget(self._meeting(meeting))
        if not found.meetings:
            none = tr("The family has not been at a meeting yet.")
            self._meetings.addWidget(Label(none, "second", wrap=True, name="meetings_none"))

    def _call(self, call: ParentCall) -> OpenRow:
        parts = [whom(call), choice_of(PARENT_CALL, "way", call), _minutes(call)]
        about = " · ".join(part for part in parts if part)
        row = OpenRow(_day(call.held_on), about, f"parent_calls_{call.id}")
        row.opened.connect(partial(self.wanted.emit, PARENT_CALL.table, int(call.id)))
        return row

    def _meeting(self, meeting: Meeting) -> OpenRow:
        row = OpenRow(_day(meeting.held_on), MEETING.title(meeting), f"meetings_{meeting.id}")
        row.opened.connect(partial(self.meeting_wanted.emit, int(meeting.id)))
        return row


def _day(day: date | None) -> str:
    return "" if day is None else dates.show_short(day)


def _minutes(call: ParentCall) -> str:
    return "" if call.minutes is None else tr("{n} minutes").format(n=call.minutes)
