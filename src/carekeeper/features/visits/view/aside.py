"""What stands beside the visits of a student: calls with the parents, meetings, letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from carekeeper.core import dates
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.features.visits.facts.calls import PARENT_CALL, ParentCall, whom
from carekeeper.features.visits.facts.letter import LETTER, Letter
from carekeeper.features.visits.facts.meetings import MEETING, Meeting
from carekeeper.features.visits.store import Beside
from carekeeper.records.kind import choice_of
from carekeeper.records.tab import Aside
from carekeeper.widgets.editor import Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.open_row import OpenRow
from carekeeper.widgets.parts import Button, Card, Label

_AT_ONCE = 8


class VisitsAside(Aside):
    """A student's calls with the parents, meetings where the family was, letters to the parents."""

    meeting_wanted = Signal(int)

    def __init__(self, read: Callable[[StudentId], Beside], today: Today) -> None:
        super().__init__()
        self._read = read
        self._today = today
        titles = (
            (PARENT_CALL.table, tr("Calls with the parents"), tr("Note a call")),
            (LETTER.table, tr("Letters to the parents"), tr("Write a letter")),
            (MEETING.table, tr("Meetings"), ""),
        )
        self._rows = {table: QVBoxLayout() for table, _title, _add in titles}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for table, title, add in titles:
            button = self._add(table, add) if add else None
            card = Card(title, right=button, name=f"{table}_aside")
            card.body.addLayout(self._rows[table])
            column.addWidget(card)

    @override
    def show_student(self, student_id: StudentId) -> None:
        found = self._read(student_id)
        self._fill(
            PARENT_CALL.table,
            [self._call(one) for one in found.calls[:_AT_ONCE]],
            tr("No call noted yet: who called, how long, how the child was afterwards."),
        )
        self._fill(
            LETTER.table,
            [self._letter(one) for one in found.letters[:_AT_ONCE]],
            tr("None yet. A letter is drafted from what this month brought."),
        )
        self._fill(
            MEETING.table,
            [self._meeting(one) for one in found.meetings[:_AT_ONCE]],
            tr("The family has not been at a meeting yet."),
        )

    def _fill(self, table: str, rows: Sequence[OpenRow], none: str) -> None:
        empty(self._rows[table])
        for row in rows:
            self._rows[table].addWidget(row)
        OpenRow.line_up(rows)
        if not rows:
            self._rows[table].addWidget(Label(none, "second", wrap=True, name=f"{table}_none"))

    def _add(self, table: str, words: str) -> Button:
        return Button(
            words,
            icon="plus",
            look="small",
            name=f"add_{table}",
            on_click=partial(self.wanted.emit, table, 0),
        )

    def _call(self, call: ParentCall) -> OpenRow:
        parts = [whom(call), choice_of(PARENT_CALL, "way", call), _minutes(call)]
        about = " · ".join(part for part in parts if part)
        row = OpenRow(self._day(call.held_on), about, f"parent_calls_{call.id}")
        row.opened.connect(partial(self.wanted.emit, PARENT_CALL.table, int(call.id)))
        return row

    def _letter(self, letter: Letter) -> OpenRow:
        row = OpenRow(self._day(letter.written_on), letter.addressed_to, f"letters_{letter.id}")
        row.opened.connect(partial(self.wanted.emit, LETTER.table, int(letter.id)))
        return row

    def _meeting(self, meeting: Meeting) -> OpenRow:
        row = OpenRow(self._day(meeting.held_on), MEETING.title(meeting), f"meetings_{meeting.id}")
        row.opened.connect(partial(self.meeting_wanted.emit, int(meeting.id)))
        return row

    def _day(self, day: date | None) -> str:
        return "" if day is None else dates.show_near(day, self._today())


def _minutes(call: ParentCall) -> str:
    return "" if call.minutes is None else tr("{n} minutes").format(n=call.minutes)
