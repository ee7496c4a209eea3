"""From the lines of a table to proposals: students with their persons, kept columns and doubts.

A doubtful value is not brought in: the student comes without it, and it is told with its sentence,
its row and its column. Nothing that stands in the list is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from carekeeper.core import fields as core_fields
from carekeeper.core import id_number, names
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Field, Kind
from carekeeper.core.words import tr
from carekeeper.lists import vocabulary
from carekeeper.lists.kinds import KIN, looks_like_name
from carekeeper.lists.persons import Told
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.proposals import Doubt, Proposal
from carekeeper.lists.table import KEEP, LEAVE_OUT, Line, Table
from carekeeper.lists.tidy import (
    has_ditto,
    is_damaged,
    is_ditto,
    is_nothing,
    one_line,
    value_text,
)
from carekeeper.lists.values import MonthOnly, Readings

Fields = Mapping[str, Field]
_Taker = Callable[["Proposal", Line, int, str], None]

_STEP = 500
_FEW = 4
"""A column repeats its texts where there are so many lines to each of them."""
_LETTER, _ODD = re.compile(r"[^\W\d_]"), re.compile(r"[\d()（）\[\]【】/、,，;；:：+＋=|]")
_WITH_ID = re.compile(r"G(\d{17}[\dX])")
_NOT_ALONE = ("name", "id_number")
"""What the kind of the document, or the doubt about a name, bears upon."""
_TELLING = (
    "id_number",
    "school_number",
    "class_number",
    "sex",
    "birth_date",
    vocabulary.ROW_NUMBER,
)
_NUMBERED = re.compile(r"(\d{1,3})[.、．号]?\s*([^\W\d_]{2}.*)", re.DOTALL)
_BEHIND_NAME = re.compile(
    rf"(?<=[^\W\d_]{{2}})的?({KIN})$|\s*([(（\[【].*[)）\]】]|[*＊★☆#＃△▲]+)\s*$|^\s*[*＊★☆#＃△▲●○]+\s*"
)
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_ONE_OF_MANY = frozenset({"sex"})
_MAY_REPEAT = (vocabulary.ROW_NUMBER, vocabulary.CLASS, vocabulary.GRADE, "notes")


def propose(
    table: Table,
    student_fields: Fields,
    person_fields: Fields,
    *,
    today: date,
    report: Report = quiet,
) -> list[Proposal]:
    """Read every line by the places of its columns; one proposal for each student, in order."""
    reader = _Reader(table, Readings(student_fields, today), Readings(person_fields, today))
    for at, line in enumerate(table.lines):
        if at % _STEP == 0:
            report(at, len(table.lines))
        reader.line(at, line)
    reader.finish()
    return reader.made


class _Reader:
    def __init__(self, table: Table, own: Readings, of_persons: Readings) -> None:
        self.table = table
        self._own_readings, self._person_readings = own, of_persons
        self.name_at = table.at("name")
        self._targets = [column.target for column in table.columns]
        self._at = {target: at for at, target in reversed(list(enumerate(self._targets)))}
        self._known: list[dict[str, Any]] = [{} for _column in table.columns]
        """By column: what its texts alone say, whatever else stands in the line."""
        self._known_of_persons: list[dict[str, Mapping[str, Any] | None]] = [
            {} for _column in table.columns
        ]
        self._order = sorted(
            (at for at, target in enumerate(self._targets) if target != LEAVE_OUT),
            key=lambda at: (self._targets[at] not in ("name", "id_kind"), at),
        )
        self._takers = [self._taker(target) for target in self._targets]
        texts = [set(column) for column in zip(*(line.cells for line in table.lines), strict=True)]
        self._order = [at for at in self._order if texts and texts[at] != {""}]
        self._columns = [(at, self._targets[at], self._known[at]) for at in self._order]
        self._repeat = [len(one) * _FEW < len(table.lines) for one in texts]
        self._headings = headings_of(table)
        self._has_dittos = any(map(has_ditto, texts))
        self._last: list[str] = [""] * len(table.columns)
        self.made: list[Proposal] = []
        self._told = Told()
        """What is told of the persons of the last one; it goes on with each of its lines."""

    def line(self, at: int, line: Line) -> None:
        """Read a line: it begins a student, or goes on with the one above."""
        cells = self._dittos(line) if self._has_dittos else line.cells
        name = "" if self.name_at is None else value_text(cells[self.name_at])
        goes_on = bool(self.made) and self._goes_on(cells, name, line, self.made[-1])
        if not goes_on:
            if not name and self._is_only_numbered(cells):
                return
            self.finish()
            self.made.append(Proposal(row=line.row, class_name=line.group))
            self._told = Told()
        proposal = self.made[-1]
        proposal.lines.append(at)
        self._told.next_line()
        if goes_on:
            for column in self._order:
                if cells[column] and not self._told_before(proposal, column, cells):
                    self._take(proposal, line, column, cells[column])
        else:
            self._begin(proposal, line, cells)
            self._check_name(proposal, line, name)

    def _begin(self, proposal: Proposal, line: Line, cells: Sequence[str]) -> None:
        """Read the line in which a student begins; what its cells said before is at hand."""
        values, kept = proposal.values, proposal.kept
        for column, target, known in self._columns:
            cell = cells[column]
            if not cell:
                continue
            value = known.get(cell)
            if value is None or line.unsure:
                self._take(proposal, line, column, cell)
            elif target == KEEP:
                kept[self._headings[column]] = value
            else:
                values[target] = value

    def _take(self, proposal: Proposal, line: Line, column: int, cell: str) -> None:
        try:
            self._takers[column](proposal, line, column, cell)
        except Invalid as problem:
            self._doubt(proposal, line, column, problem.sentence)

    def _dittos(self, line: Line) -> tuple[str, ...]:
        cells = tuple(
            (self._last[at] if at != self.name_at else "") if is_ditto(cell) else cell
            for at, cell in enumerate(line.cells)
        )  # a line below the name of a student goes on with it
        self._last = [new or old for new, old in zip(cells, self._last, strict=True)]
        return cells

    def _goes_on(self, cells: Sequence[str], name: str, line: Line, last: Proposal) -> bool:
        """Tell whether a line tells more of the student above: without a name, or with the same."""
        if name and name != last.name and names.clean(name) != last.name:
            return False
        told = [at for at, cell in enumerate(cells) if cell and not is_nothing(cell)]
        targets = [self._targets[at] for at in told]
        of_persons = any("." in target for target in targets)
        if not name and not self._is_same_number(last, cells):
            return False
        if not name:
            own = [
                target
                for target in targets
                if target and "." not in target and target not in _MAY_REPEAT
            ]
            return (
                bool(last.name)
                and of_persons
                and line.group == self.table.lines[last.lines[0]].group
                and all(self._is_same(last, target, cells) for target in own)
            )
        if not of_persons or not self._told.people:
            return False
        own = [target for target in targets if target in _TELLING]
        if not all(self._is_same(last, target, cells) for target in own):
            return False
        return not _ONE_OF_MANY.issuperset(own) or self._is_other_relation(last, cells)

    def _is_other_relation(self, last: Proposal, cells: Sequence[str]) -> bool:
        """Tell whether a line names another relation than that above, as one for each parent does.

        Without one, two of a name with a parent each are as likely to be namesakes.
        """
        at = next((at for at, one in enumerate(self._targets) if one.endswith(".relation")), None)
        if at is None or not cells[at]:
            return False
        return cells[at] not in {self.table.lines[line].cells[at] for line in last.lines}

    def _is_same_number(self, last: Proposal, cells: Sequence[str]) -> bool:
        """Tell whether a line has no running number of its own: with one, its name is missing."""
        at = self._at.get(vocabulary.ROW_NUMBER)
        return at is None or not cells[at] or self._is_same(last, vocabulary.ROW_NUMBER, cells)

    def _is_same(self, last: Proposal, target: str, cells: Sequence[str]) -> bool:
        at = self.table.at(target)
        before = self.table.lines[last.lines[0]].cells[at] if at is not None else ""
        return at is not None and before == cells[at]

    def _told_before(self, proposal: Proposal, column: int, cells: Sequence[str]) -> bool:
        if "." in self._targets[column]:
            return False
        return any(
            self.table.lines[at].cells[column] == cells[column] for at in proposal.lines[:-1]
        )

    def _is_only_numbered(self, cells: Sequence[str]) -> bool:
        targets = {self._targets[at] for at, cell in enumerate(cells) if cell}
        return targets <= {vocabulary.ROW_NUMBER}

    def _taker(self, target: str) -> _Taker:
        """Return what takes the cells of a column, each of them; it raises `Invalid`."""
        if target == KEEP:
            return self._keep
        if target == vocabulary.ROW_NUMBER:
            return self._row_number
        if target in (vocabulary.CLASS, vocabulary.GRADE):
            return partial(self._class, target)
        if target == "name":
            return self._name
        person, dot, name = target.partition(".")
        return partial(self._of_person, person, name) if dot else partial(self._own, target)

    def _row_number(self, proposal: Proposal, _line: Line, _column: int, cell: str) -> None:
        plain = value_text(cell).removesuffix(".0")
        proposal.number = int(plain) if plain.isdecimal() and len(plain) < 4 else None

    def _of_person(
        self, person: str, name: str, _proposal: Proposal, line: Line, column: int, cell: str
    ) -> None:
        unsure = column in line.unsure
        if self._repeat[column] and not unsure:
            known = self._known_of_persons[column]
            if cell not in known:
                known[cell] = self._alone(person, name, cell)
            told = known[cell]
            if told is not None and self._told.add(person, told):
                return
        self._told.take(person, name, cell, self._person_readings, unsure=unsure)

    def _alone(self, person: str, name: str, cell: str) -> Mapping[str, Any] | None:
        """Return what a cell tells of a person; None where it tells more, or cannot be read."""
        told = Told()
        try:
            told.take(person, name, cell, self._person_readings)
        except Invalid:
            return None
        return told.alone(person)

    def _own(self, target: str, proposal: Proposal, line: Line, column: int, cell: str) -> None:
        kind = str(proposal.values.get("id_kind", "")) if target == "id_number" else ""
        try:
            value = self._own_readings.value(target, cell, unsure=column in line.unsure, kind=kind)
        except MonthOnly as problem:
            proposal.month = problem.told if target == "birth_date" else ""
            self._keep(proposal, line, column, cell)
            return
        if core_fields.is_empty(value):
            return
        if target == "left_behind" and _says_more(cell):
            self._keep(proposal, line, column, cell)
        elif target not in _NOT_ALONE:
            self._known[column][cell] = value
        if target in proposal.values and proposal.values[target] != value:
            if self._own_readings.fields[target].kind is Kind.LONG_TEXT:
                value = f"{proposal.values[target]}\n{value}"
            else:
                raise Invalid(tr("The line above says something different."))
        proposal.values[target] = value

    def _keep(self, proposal: Proposal, _line: Line, column: int, cell: str) -> None:
        plain = value_text(cell)
        heading = self._headings[column]
        before = proposal.kept.get(heading)
        if plain and plain != before:
            proposal.kept[heading] = f"{before}、{plain}" if before else plain
            if self._targets[column] == KEEP:
                self._known[column][cell] = plain

    def _class(self, target: str, proposal: Proposal, _line: Line, _column: int, cell: str) -> None:
        told = one_line(value_text(cell))
        if target == vocabulary.CLASS or not proposal.class_name:
            proposal.class_name = told

    def _doubt(self, proposal: Proposal, line: Line, column: int, sentence: str) -> None:
        text = value_text(line.cells[column]) if column >= 0 else ""
        target = self._targets[column] if column >= 0 else ""
        proposal.doubts.append(Doubt(line.row, column, text, sentence, target))

    def _name(self, proposal: Proposal, line: Line, column: int, cell: str) -> None:
        """Read the name; a number before it is that of the line, and more than it is told."""
        if _PLAIN_NAME.fullmatch(cell) and looks_like_name(cell):
            proposal.values["name"] = cell
            return
        found = _NUMBERED.match(value_text(cell))
        if found:
            proposal.number = proposal.number or int(found[1])
            cell = found[2]
        bare = _BEHIND_NAME.sub("", cell)
        if bare and bare != cell and not is_damaged(cell):
            self._own("name", proposal, line, column, bare)
            sentence = tr("There is more here than the name; it is kept as it came.")
            self._keep(proposal, line, column, cell)
            raise Invalid(sentence)
        self._own("name", proposal, line, column, cell)

    def _check_name(self, proposal: Proposal, line: Line, name: str) -> None:
        column = -1 if self.name_at is None else self.name_at
        if not proposal.name:
            if column < 0 or not any(d.column == column for d in proposal.doubts):
                sentence = tr("There is no name here, so the row is not imported.")
                self._doubt(proposal, line, column, sentence)
            if name and is_damaged(name):
                proposal.values["name"] = names.clean(name)
        elif not _LETTER.search(proposal.name):
            del proposal.values["name"]
            self._doubt(
                proposal, line, column, tr("This is not a name, so the row is not imported.")
            )
        elif _ODD.search(proposal.name) or names.length(proposal.name) == 1:
            sentence = tr("Is this one name, complete and without digits or signs?")
            self._doubt(proposal, line, column, sentence)

    def finish(self) -> None:
        """Put the last one's persons together, and hold the ID number against what is beside it."""
        if not self.made:
            return
        proposal = self.made[-1]
        line = self.table.lines[proposal.lines[0]]
        proposal.persons, proposal.gone = self._told.persons()
        for target in self._told.at_odds:
            sentence = tr("Another column says something different.")
            self._doubt(proposal, line, self._at.get(target, -1), sentence)
        self._check_id_number(proposal, line)
        self._check_school_number(proposal, line)
        if proposal.month and "birth_date" in proposal.values:
            self._check_month(proposal, line)

    def _check_id_number(self, proposal: Proposal, line: Line) -> None:
        number = proposal.values.get("id_number")
        if not number or proposal.values.get("id_kind", "resident_id") != "resident_id":
            return
        told = id_number.parse(number, today=self._own_readings.today)
        for name, value in (("birth_date", told.birth_date), ("sex", told.sex)):
            column = self._at.get(name)
            if name in proposal.values and proposal.values[name] != value and column is not None:
                shown = core_fields.shown(self._own_readings.fields[name], value)
                sentence = tr("The ID number says {value}; that is what is imported.")
                self._doubt(proposal, line, column, sentence.format(value=shown))
            proposal.values[name] = value

    def _check_month(self, proposal: Proposal, line: Line) -> None:
        column = self.table.at("birth_date")
        if column is None:
            return
        if proposal.values["birth_date"].isoformat().startswith(proposal.month):
            proposal.kept.pop(self._headings[column], None)
        else:
            of = self._own_readings.fields["birth_date"]
            shown = core_fields.shown(of, proposal.values["birth_date"])
            sentence = tr("The ID number says {value}; that is what is imported.")
            self._doubt(proposal, line, column, sentence.format(value=shown))

    def _check_school_number(self, proposal: Proposal, line: Line) -> None:
        own, school = proposal.values.get("id_number"), proposal.values.get("school_number")
        column = self._at.get("school_number")
        if not own or not school or column is None:
            return
        found = _WITH_ID.fullmatch(school)
        if found and found[1] != own:
            sentence = tr("The ID number in the school number is not the student's own.")
            self._doubt(proposal, line, column, sentence)


def _says_more(cell: str) -> bool:
    return "单亲" in cell or "双亲" in cell


def headings_of(table: Table) -> list[str]:
    """Return the headings by which columns are kept, numbered where two are alike.

    So no kept value covers another.
    """
    seen: dict[str, int] = {}
    told: list[str] = []
    for at, column in enumerate(table.columns):
        heading = column.heading or tr("Column {n}").format(n=at + 1)
        seen[heading] = seen.get(heading, 0) + 1
        told.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return told
