"""Lists of records: a row for each visit, talk or pairing, and in each the student it is about.

Which columns such a list has is said by the room that keeps the records; whose row it is, is found
as in any list. A row with a doubt is not brought in: a record has no place beside it where what
cannot be read could wait.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from carekeeper.core import fields as core_fields
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.fields import Field
from carekeeper.core.words import tr
from carekeeper.lists import vocabulary, words
from carekeeper.lists.grid import Sheet
from carekeeper.lists.matching import NEW, SAME, UNCLEAR, Comparison, Known, Outcome, StudentFinder
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.proposals import Doubt, Proposal
from carekeeper.lists.table import KEEP, LEAVE_OUT, Column, Line, Table
from carekeeper.lists.tidy import is_ditto, value_text
from carekeeper.lists.values import Readings

TELLING = ("name", "class_number", "id_number", "school_number", "birth_date", "sex")
"""The columns that say whose row it is."""
_BESIDE = frozenset(
    {KEEP, LEAVE_OUT, vocabulary.ROW_NUMBER, vocabulary.CLASS, vocabulary.GRADE, *TELLING}
)
_STEP = 50

Make = Callable[[int, Mapping[str, Any]], object | None]
"""Makes of a student's number and the values of a row what is written; None when it is there.

Raises `Invalid` at a field, or `Refused`.
"""


def filled_down(sheet: Sheet, heading_row: int) -> Sheet:
    """Return a sheet with the text of cells merged downwards in each of their rows."""
    rows = [list(row) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        if top >= heading_row and left == right:
            for at in range(top + 1, bottom + 1):
                rows[at][left] = rows[top][left]
    return replace(sheet, rows=tuple(map(tuple, rows)))


def as_record_list(table: Table, headings: Mapping[str, str]) -> Table:
    """Return a table whose columns go to the fields of a record; the others are left out.

    `headings` are the words that schools write above the columns, by field, parted by blanks.
    """
    known = {words.plain(word): field for field, said in headings.items() for word in said.split()}
    taken: set[str] = set()
    columns = []
    for column in table.columns:
        target = _target(column.path, known)
        doubt = ""
        if target in taken:
            target, doubt = LEAVE_OUT, _twice(column)
        elif target != LEAVE_OUT:
            taken.add(target)
        columns.append(Column(column.heading, target, column.path, doubt))
    return replace(table, columns=tuple(columns))


def with_own(
    table: Table, own: Callable[[str, Sequence[str]], Field | None]
) -> tuple[Table, dict[str, Field]]:
    """Return a table in which columns that went nowhere go to fields of their own, with these."""
    fields: dict[str, Field] = {}
    columns = list(table.columns)
    for at, column in enumerate(columns):
        if column.target != LEAVE_OUT or column.doubt or not column.path:
            continue
        field = own(column.path[-1], [line.cells[at] for line in table.lines])
        if field is not None and field.name in fields:
            columns[at] = replace(column, doubt=_twice(column))
        elif field is not None:
            fields[field.name] = field
            columns[at] = replace(column, target=field.name)
    return replace(table, columns=tuple(columns)), fields


def with_told_above(table: Table, told: Mapping[str, tuple[str, str]]) -> Table:
    """Return a table in which each row also says what stands above the list.

    `told` has by the field a heading and the text; a field with a column of its own has it there.
    """
    more = {field: one for field, one in told.items() if table.at(field) is None}
    columns = (Column(heading, field) for field, (heading, _text) in more.items())
    texts = tuple(text for _heading, text in more.values())
    return replace(
        table,
        columns=(*table.columns, *columns),
        lines=tuple(replace(line, cells=(*line.cells, *texts)) for line in table.lines),
    )


def _twice(column: Column) -> str:
    sentence = tr("“{heading}” appears twice, with different values.")
    return sentence.format(heading=column.heading)


def _target(path: Sequence[str], known: Mapping[str, str]) -> str:
    if not path:
        return LEAVE_OUT
    for said in ("".join(path), path[-1]):
        field = known.get(words.plain(said))
        if field:
            return field
    own = words.student_field(path[-1])
    return own if own in (*TELLING, vocabulary.ROW_NUMBER, vocabulary.CLASS) else LEAVE_OUT


def likeness(table: Table, headings: Mapping[str, str], needs: Sequence[str], titles: str) -> int:
    """Return how much a list looks like one of these records; 0 when it is none.

    It has the columns that are needed, and says more of the records than of the students
    themselves. `titles` are words that stand above such lists.
    """
    found = {one.target for one in as_record_list(table, headings).columns} & set(headings)
    of_students = sum(one.target not in _BESIDE for one in table.columns)
    if not table.heading_row or not found.issuperset(needs) or len(found) <= of_students:
        return 0
    above = f"{table.name} {' '.join(table.titles)}"
    return 2 * len(found) + 3 * any(word in above for word in titles.split())


def compare(
    table: Table,
    fields: Mapping[str, Field],
    needs: Sequence[str],
    known: Sequence[Known],
    make: Make,
    *,
    today: date,
    chosen: Mapping[int, int | None],
    report: Report = quiet,
) -> Comparison:
    """Read every row and hold it against the class; `fields` are those of student and record."""
    reader = _Reader(table, Readings(fields, today), needs)
    finder = StudentFinder(known, table)
    outcomes: list[Outcome] = []
    seen: dict[object, int] = {}
    for at, line in enumerate(table.lines):
        if at % _STEP == 0:
            report(at, len(table.lines))
        proposal = reader.proposal(at, line)
        if proposal is not None:
            outcomes.append(_outcome(proposal, finder, make, chosen, seen))
    return Comparison(outcomes, [])


def _outcome(
    proposal: Proposal,
    finder: StudentFinder,
    make: Make,
    chosen: Mapping[int, int | None],
    seen: dict[object, int],
) -> Outcome:
    student = finder.student(proposal, chosen.get(proposal.row))
    if student is None or proposal.doubts:
        return Outcome(proposal, UNCLEAR, student)
    try:
        made = make(student.id, record_values(proposal))
    except Invalid as problem:
        finder.say(proposal, problem.field, problem.sentence)
        return Outcome(proposal, UNCLEAR, student)
    except Refused as problem:
        finder.say(proposal, "name", problem.sentence)
        return Outcome(proposal, UNCLEAR, student)
    if made is None:
        return Outcome(proposal, SAME, student)
    if seen.setdefault(repr(made), proposal.row) != proposal.row:
        finder.say(proposal, "name", tr("This is in the list twice."))
        return Outcome(proposal, UNCLEAR, student)
    return Outcome(proposal, NEW, student)


def record_values(proposal: Proposal) -> dict[str, Any]:
    """Return the values of the record, without those that say whose it is."""
    return {name: value for name, value in proposal.values.items() if name not in TELLING}


class _Reader:
    """Reads the rows of a table; a row without a name goes on with the student above."""

    def __init__(self, table: Table, readings: Readings, needs: Sequence[str]) -> None:
        self._table = table
        self._readings = readings
        self._needs = needs
        self._last: tuple[str, ...] = ("",) * len(table.columns)
        self._whose: dict[str, Any] = {}

    def proposal(self, at: int, line: Line) -> Proposal | None:
        """Return what a row tells; None for one that tells nothing of a record."""
        cells = tuple(
            self._last[place] if is_ditto(cell) else cell for place, cell in enumerate(line.cells)
        )
        self._last = cells
        made = Proposal(lines=[at], row=line.row, class_name=line.group)
        for column, cell in enumerate(cells):
            target = self._table.columns[column].target
            if cell and target in self._readings.fields:
                self._take(made, line, column, target, cell)
        if not made.values and not made.doubts:
            return None
        self._whose_row(made)
        for name in self._needs:
            if core_fields.is_empty(made.values.get(name)) and not made.doubts:
                self._miss(made, line, name)
        return made

    def _take(self, made: Proposal, line: Line, column: int, target: str, cell: str) -> None:
        unsure = column in line.unsure
        try:
            value = self._readings.value(target, cell, unsure=unsure)
        except Invalid as problem:
            text = value_text(cell)
            if target == "name":  # 陈一诺（3号） is no name, but how we write it
                made.values[target] = text
                return
            made.doubts.append(Doubt(line.row, column, text, problem.sentence, target))
        else:
            if not core_fields.is_empty(value):
                made.values[target] = value

    def _whose_row(self, made: Proposal) -> None:
        own = {name: made.values[name] for name in TELLING if name in made.values}
        if own:
            self._whose = own
        made.values.update(self._whose)

    def _miss(self, made: Proposal, line: Line, name: str) -> None:
        column = self._table.at(name)
        label = tr(self._readings.fields[name].label)
        sentence = tr("{field} is missing here, so the row is not imported.").format(field=label)
        at = -1 if column is None else column
        made.doubts.append(Doubt(line.row, at, "", sentence, name))
