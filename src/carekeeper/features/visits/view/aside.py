"""What stands beside the visits of a student: calls with the parents, meetings, letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.visits.facts.calls import PARENT_CALL, ParentCall, whom
from carekeeper.features.visits.facts.letter import LETTER, Letter
from carekeeper.features.visits.facts.meetings import MEETING, Meeting
from carekeeper.features.visits.store import Beside
from carekeeper.records.aside import Aside
from carekeeper.records.kind import choice_of
from carekeeper.widgets.editor import Today
from carekeeper.widgets.open_row import OpenLine
from carekeeper.widgets.parts import Button, Card

_AT_ONCE = 8


class VisitsAside(Aside):
    """A student's calls with the parents, meetings where the family was, letters to the parents."""

    meeting_wanted = Signal(int)

    def __init__(self, read: Callable[[StudentId, int], Beside], today: Today) -> None:
        super().__init__()
        self._read = read
        self._today = today
        self.add_card(
            Card(
                tr("Calls with the parents"),
                right=self._add(PARENT_CALL.table, tr("Note a call")),
                name=f"{PARENT_CALL.table}_aside",
            ),
            PARENT_CALL.table,
            tr("No call noted yet: who called, how long, how the child was afterwards."),
            lined_up=True,
        )
        self.add_card(
            Card(
                tr("Letters to the parents"),
                right=self._add(LETTER.table, tr("Write a letter")),
                name=f"{LETTER.table}_aside",
            ),
            LETTER.table,
            tr("None yet. A letter is drafted from what this month brought."),
            lined_up=True,
        )
        self.add_card(
            Card(tr("Meetings"), name=f"{MEETING.table}_aside"),
            MEETING.table,
            tr("The family has not been at a meeting yet."),
            lined_up=True,
        )

    @override
    def show_student(self, student_id: StudentId) -> None:
        found = self._read(student_id, _AT_ONCE)
        self.show_lines(PARENT_CALL.table, [self._call(one) for one in found.calls])
        self.show_lines(LETTER.table, [self._letter(one) for one in found.letters])
        self.show_lines(MEETING.table, [self._meeting(one) for one in found.meetings])

    def _add(self, table: str, words: str) -> Button:
        return Button(
            words, icon="plus", look="small", name=f"add_{table}", on_click=self.opens(table, 0)
        )

    def _call(self, call: ParentCall) -> OpenLine:
        parts = [whom(call), choice_of(PARENT_CALL, "way", call), _minutes(call)]
        return OpenLine(
            name=f"parent_calls_{call.id}",
            words=self._day(call.held_on),
            about=" · ".join(part for part in parts if part),
            opens=self.opens(PARENT_CALL.table, call.id),
        )

    def _letter(self, letter: Letter) -> OpenLine:
        return OpenLine(
            name=f"letters_{letter.id}",
            words=self._day(letter.written_on),
            about=letter.addressed_to,
            opens=self.opens(LETTER.table, letter.id),
        )

    def _meeting(self, meeting: Meeting) -> OpenLine:
        return OpenLine(
            name=f"meetings_{meeting.id}",
            words=self._day(meeting.held_on),
            about=MEETING.title(meeting),
            opens=partial(self.meeting_wanted.emit, int(meeting.id)),
        )

    def _day(self, day: date | None) -> str:
        return "" if day is None else dates.show_near(day, self._today())


def _minutes(call: ParentCall) -> str:
    return "" if call.minutes is None else tr("{n} minutes").format(n=call.minutes)
