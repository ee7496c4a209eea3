"""What of a list is looked at: its sheet, its heading, its class, and what would become of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields, records
from carekeeper.bringing_in.records import RecordList
from carekeeper.lists import reader
from carekeeper.lists.progress import Report
from carekeeper.lists.reader import Reading
from carekeeper.shell.lists.plan import Plan

_MOST_HEADING_ROWS = 12


class Look(Struct, frozen=True):
    """A list as it is shown."""

    reading: Reading
    source: str
    """The name of its file, `""` for pasted text."""
    classes: tuple[str, ...]
    chosen: str
    """The class whose lines are shown; `""` when the list has but one."""
    plan: Plan

    @property
    def what(self) -> str:
        """The name of what the list holds: students, or records of a room."""
        return records.STUDENTS if self.plan.records is None else self.plan.records.of.name

    @property
    def heading_rows(self) -> range:
        """The rows that may be the heading; none where a list has no heading."""
        sheet, row = self.reading.sheets[self.reading.chosen], self.reading.table.heading_row
        last = min(max(row, _MOST_HEADING_ROWS), len(sheet.rows)) if row else 0
        return range(sheet.first_row, sheet.first_row + last)


def look(
    reading: Reading,
    source: str,
    wanted: str | None,
    remembered: Sequence[str],
    against: tuple[Fields, Class, date, RecordList | None],
    report: Report,
) -> Look:
    """Hold a list against the class.

    `wanted` is the class of the list that the teacher chose, `remembered` where columns of these
    headings went the last time. Knows no window, so that it can be done beside it.
    """
    fields, known, today, held = against
    whole = reading.table
    if held is not None:
        whole, held = records.table_of(reading, held)
    choice = bringing_in.choose_class(whole, known.name, wanted)
    table, chosen = choice.table, choice.chosen
    if not chosen and len(choice.classes) > 1:
        chosen = choice.classes[0]
        table = reader.of_class(table, chosen)
    told = tuple(column.target for column in table.columns)
    table = bringing_in.with_choices(table, remembered)
    shown = fields if held is None else held.fields
    plan = Plan(table, shown, known, today, held, told).renewed(report)
    return Look(reading, source, choice.classes, chosen, plan)


def headings_of(headings: Sequence[str], held: RecordList | None) -> list[str]:
    """Return by what the choices of columns are remembered: the headings, and what a list holds."""
    return [*headings] if held is None else [f"*{held.of.name}", *headings]
