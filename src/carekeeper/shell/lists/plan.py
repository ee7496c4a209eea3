"""What becomes of a list, as the window shows it: the table, the answers, and each cell's fate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from carekeeper import bringing_in
from carekeeper.bringing_in import Class, Fields, records
from carekeeper.bringing_in.records import RecordList
from carekeeper.core import fields as core_fields
from carekeeper.core.words import tr
from carekeeper.lists import matching, rows
from carekeeper.lists.matching import Change, Comparison, Outcome
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.proposals import Doubt
from carekeeper.lists.table import AS_TOLD, KEEP, LEAVE_OUT, Table

ALL, TO_LOOK_AT = "all", "doubt"
_Before = tuple[Table, Mapping[int, int | None], Mapping[int, bool]]

_ENDS = 10

_FIXED = frozenset(
    {
        "father",
        "mother",
        "grandfather_paternal",
        "grandmother_paternal",
        "grandfather_maternal",
        "grandmother_maternal",
    }
)


class Plan(Struct, frozen=True):
    """A list held against the class, with the teacher's corrections.

    What she does gives another plan, which is `renewed` before it is shown: of a long list that
    takes its time, and is done beside the window.
    """

    table: Table
    fields: Fields
    known: Class
    today: date
    records: RecordList | None = None
    """The records that the list holds; None for the students themselves."""
    told: tuple[str, ...] = ()
    """Where the columns go as they say themselves, before the teacher sent any elsewhere."""
    chosen: Mapping[int, int | None] = {}
    ticks: Mapping[int, bool] = {}
    comparison: Comparison = field(default_factory=lambda: Comparison([], []))
    by_line: Mapping[int, int] = {}
    """Line of the table -> outcome."""
    headings: tuple[str, ...] = ()
    """By which its columns are kept."""
    past: tuple[_Before, ...] = ()
    """Table, answers and ticks before each thing that the teacher did here."""

    def renewed(self, report: Report = quiet) -> Plan:
        """Return the plan with its table read and held against the class."""
        if self.records is None:
            compare = partial(bringing_in.compare, self.table, self.fields)
        else:
            compare = partial(records.compare, self.table, self.records)
        found = compare(self.known, today=self.today, chosen=self.chosen, report=report)
        by_line = {line: at for at, one in enumerate(found.outcomes) for line in one.proposal.lines}
        headings = tuple(rows.headings_of(self.table))
        return replace(self, comparison=found, by_line=by_line, headings=headings)

    @property
    def worked_on(self) -> bool:
        """Whether the teacher has corrected, assigned, chosen or ticked something."""
        return bool(self.past)

    @property
    def choices(self) -> tuple[str, ...]:
        """Where the teacher sent columns, to be remembered for the next list of these headings."""
        pairs = zip(self.table.columns, self.told, strict=True)
        return tuple(AS_TOLD if one.target == told else one.target for one, told in pairs)

    def undone(self) -> Plan:
        """Return the plan before the last thing that was done here; itself when there is none."""
        if not self.past:
            return self
        *past, (table, chosen, ticks) = self.past
        return replace(self, table=table, chosen=chosen, ticks=ticks, past=tuple(past))

    @property
    def _and_now(self) -> tuple[_Before, ...]:
        return (*self.past, (self.table, self.chosen, self.ticks))

    def outcome(self, line: int) -> Outcome | None:
        """Return what becomes of the student of a line."""
        at = self.by_line.get(line)
        return None if at is None else self.comparison.outcomes[at]

    def begins(self, line: int) -> bool:
        """Tell whether a student begins in a line, and is not only told more of."""
        outcome = self.outcome(line)
        return outcome is not None and outcome.proposal.lines[0] == line

    def is_ticked(self, line: int) -> bool:
        """Tell whether the student of a line is brought in."""
        outcome = self.outcome(line)
        return outcome is not None and self._is_wanted(outcome)

    def ticked(self, line: int, *, on: bool) -> Plan:
        """Bring the student of a line in, or not; this plan need not be renewed."""
        outcome = self.outcome(line)
        if outcome is None:
            return self
        ticks = {**self.ticks, outcome.proposal.row: on}
        return replace(self, ticks=ticks, past=self._and_now)

    def _is_wanted(self, outcome: Outcome) -> bool:
        return outcome.goes_in and self.ticks.get(outcome.proposal.row, True)

    def rows_wanted(self) -> set[int]:
        """Return the rows of the list that are brought in."""
        return {one.proposal.row for one in self.comparison.outcomes if self._is_wanted(one)}

    def counts(self) -> tuple[int, int]:
        """Return how many students who are new, and how many who are there, get something."""
        wanted = [one for one in self.comparison.outcomes if self._is_wanted(one)]
        new = sum(one.state == matching.NEW for one in wanted)
        return new, len(wanted) - new

    def lines(self, state: str) -> list[int]:
        """Return the lines of the students with a state; `ALL` and `TO_LOOK_AT` are states too."""
        return [
            line
            for line, at in sorted(self.by_line.items())
            if _has(self.comparison.outcomes[at], state)
        ]

    def count(self, state: str) -> int:
        """Return how many students have a state."""
        return sum(_has(one, state) for one in self.comparison.outcomes)

    def doubt(self, line: int, column: int) -> str:
        """Return what is doubtful about a cell, `""` when nothing is."""
        outcome = self.outcome(line)
        if outcome is None:
            return ""
        return outcome.proposal.doubt_at(line, column, self.table)

    def doubts(self) -> list[tuple[int, int]]:
        """Return the places of all doubts: line and column, in their order."""
        rows = {line.row: at for at, line in enumerate(self.table.lines)}
        found = [
            (rows[doubt.row], max(doubt.column, 0))
            for outcome in self.comparison.outcomes
            for doubt in outcome.proposal.doubts
            if doubt.row in rows
        ]
        return sorted(set(found))

    def of_list(self) -> list[Doubt]:
        """Return what is doubtful of the list as a whole."""
        return bringing_in.doubts_of_list(self.table, self.known)

    def old(self, line: int, column: int) -> str | None:
        """Return what a cell takes the place of; None where nothing changes."""
        outcome = self.outcome(line)
        if outcome is not None and self.table.columns[column].target == KEEP:
            return self._kept_before(outcome, column)
        change = None if outcome is None else self._change(outcome, line, column)
        if change is None:
            return None
        _person, dot, _name = self.table.columns[column].target.partition(".")
        known = self.fields.person if dot else self.fields.student
        of = known.get(change.name)
        if core_fields.is_empty(change.old) or of is None:
            return tr("nothing before")
        return core_fields.shown(of, change.old)

    def _kept_before(self, outcome: Outcome, column: int) -> str | None:
        """Return what a kept column said before; None where it says the same, or nothing now."""
        heading = self.headings[column]
        told = outcome.proposal.kept.get(heading)
        if outcome.known is None or self.records is not None or told is None:
            return None
        before = outcome.known.kept.get(heading, "")
        return None if before == told else before or tr("nothing before")

    def _change(self, outcome: Outcome, line: int, column: int) -> Change | None:
        target = self.table.columns[column].target
        if outcome.known is None or not self.table.lines[line].cells[column]:
            return None
        person, dot, name = target.partition(".")
        places: tuple[str, ...] = ("away_city", "away_province", "away")
        names = places if name == "away_place" else (name,)
        if name.startswith("*"):
            names = tuple(name[1:].split(","))
        for change in outcome.changes:
            if not dot and change.person < 0 and change.name == target:
                return change
            if dot and change.person >= 0 and change.name in names:
                whose = outcome.proposal.persons[change.person]
                if whose.get("relation") == person or person not in _FIXED:
                    return change
        return None

    def shown(self, line: int, column: int) -> str:
        """Return a cell as it is shown: an ID number only by its ends, unless it is doubtful."""
        cell = self.table.lines[line].cells[column]
        sensitive = self.table.columns[column].target == "id_number"
        if sensitive and cell and not self.doubt(line, column):
            plain = cell.strip("'")
            return f"{plain[:4]}…{plain[-4:]}" if len(plain) > _ENDS else plain
        return " ".join(cell.split())

    def corrected(self, line: int, column: int, text: str) -> Plan:
        """Put another text into a cell."""
        lines = list(self.table.lines)
        cells = list(lines[line].cells)
        cells[column] = text.strip()
        lines[line] = replace(lines[line], cells=tuple(cells), unsure=lines[line].unsure - {column})
        table = replace(self.table, lines=tuple(lines))
        return replace(self, table=table, past=self._and_now)

    def assigned(self, column: int, target: str) -> Plan:
        """Let a column go somewhere else; who had that place gives it up."""
        shared = target in (KEEP, LEAVE_OUT) or target.endswith(".phones")
        columns = [
            replace(one, target=KEEP) if one.target == target and not shared else one
            for one in self.table.columns
        ]
        columns[column] = replace(columns[column], target=target, doubt="")
        table = replace(self.table, columns=tuple(columns))
        return replace(self, table=table, past=self._and_now)

    def may_be(self, line: int) -> list[matching.Known]:
        """Return the students of the class whom a doubtful line may mean."""
        outcome = self.outcome(line)
        if outcome is None or outcome.state != matching.UNCLEAR:
            return []
        name = outcome.proposal.name
        number = outcome.proposal.values.get("id_number")
        return [
            one
            for one in self.known.students
            if one.name == name or (number and one.values.get("id_number") == number)
        ]

    def answered(self, line: int, student_id: int | None) -> Plan:
        """Say which student of the class a line means; None for one who is new."""
        outcome = self.outcome(line)
        if outcome is None:
            return self
        chosen = {**self.chosen, outcome.proposal.row: student_id}
        return replace(self, chosen=chosen, past=self._and_now)


def _has(outcome: Outcome, state: str) -> bool:
    if state == ALL:
        return True
    if state == TO_LOOK_AT:
        return outcome.is_doubtful
    return outcome.state == state
