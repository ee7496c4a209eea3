"""Cells without a heading: what each column is, by what most of its cells hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from carekeeper.core.words import tr
from carekeeper.lists import chats, people, vocabulary, words
from carekeeper.lists.grid import Sheet
from carekeeper.lists.kinds import kind_of, no_student, of_several
from carekeeper.lists.table import KEEP, Column, Line, Table

_PEOPLE = {"phones": "guardian.phones", "relation": "guardian.relation"}
_MOST = 0.6
_NUMBERED = re.compile(r"^\d{1,3}\s*[.、．)）]\s*(?=[^\d\s])")


def table_of(sheet: Sheet) -> Table:
    """Return the table of cells without a heading, by what most cells of each column hold."""
    rows = [
        (sheet.first_row + at, tuple("" if of_several(cell) else cell for cell in row))
        for at, row in enumerate(sheet.rows)
    ]
    rows = [(at, row) for at, row in rows if any(row)]
    width = len(sheet.rows[0]) if sheet.rows else 0
    if _all_names([row for _at, row in rows]):
        cells = [(at, cell) for at, row in rows for cell in row if cell]
        lines = [Line(at, (cell,)) for at, cell in cells]
        return Table(sheet.name, (Column("", "name"),), tuple(lines), looks_like="chat")
    if pairs := _pairs(sheet, rows):
        return pairs
    if _tells_of_parents(sheet):
        told = tuple((" ".join(cell for cell in row if cell),) for row in sheet.rows)
        return chats.table_of(replace(sheet, rows=told, chat=True))
    titles = [row for row in rows[:1] if _is_lone(row[1], width) and len(rows) > 1]
    rest = rows[len(titles) :]
    columns: list[Column] = []
    for at in range(width):
        columns.append(_column([row[at] for _at, row in rest if row[at]], columns))
    rest = [one for one in rest if not _says_no_student(one[1])]
    lines = [
        Line(at, row, frozenset(c for r, c in sheet.numbers if r + sheet.first_row == at))
        for at, row in rest
    ]
    said = tuple(" ".join(cell for cell in row if cell) for _at, row in titles)
    return Table(sheet.name, tuple(columns), tuple(lines), said, looks_like="chat")


def _tells_of_parents(sheet: Sheet) -> bool:
    """Tell whether cells name a relation and a name, or come with two numbers in a row."""
    told = [[cell for cell in row if people.named_with_relation(cell)] for row in sheet.rows]
    return sum(map(bool, told)) * 2 > len(sheet.rows) and not sheet.numbers


def _pairs(sheet: Sheet, rows: Sequence[tuple[int, Sequence[str]]]) -> Table | None:
    """Return the list of numbers and names that stand side by side: 1 陈一诺 2 王浩然."""
    told: list[tuple[int, str, str]] = []
    for at, row in rows:
        filled = [cell for cell in row if cell]
        for number, name in zip(filled[::2], filled[1::2], strict=False):
            told.append((at, number, name))
        if len(filled) % 2 or len(row) < 4:
            return None
    if not all(number.isdecimal() and kind_of(name) == "name" for _at, number, name in told):
        return None
    columns = (Column("", vocabulary.ROW_NUMBER), Column("", "name"))
    told.sort(key=lambda one: int(one[1]))
    lines = tuple(Line(at, (number, name)) for at, number, name in told)
    return Table(sheet.name, columns, lines, looks_like="chat")


def _all_names(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows for cell in row if cell]
    wide = max((len([cell for cell in row if cell]) for row in rows), default=0)
    return wide > 2 and all(kind_of(cell) == "name" for cell in cells)


def _says_no_student(row: Sequence[str]) -> bool:
    return any(words.is_name(cell) or no_student(cell) for cell in row)


def _is_lone(row: Sequence[str], width: int) -> bool:
    filled = [cell for cell in row if cell]
    return width > 1 and len(filled) == 1 and kind_of(filled[0]) in ("", "home_address")


def _column(cells: Sequence[str], before: Sequence[Column]) -> Column:
    counts = Counter(kind_of(_NUMBERED.sub("", cell)) for cell in cells)
    kind, count = counts.most_common(1)[0] if counts else (KEEP, 0)
    target = _PEOPLE.get(kind, kind) if count >= len(cells) * _MOST else KEEP
    taken = any(column.target == target for column in before)
    if target == "name" and taken:
        return Column("", KEEP, doubt=tr("A second column of names: it is unclear whose they are."))
    if target == "guardian.phones" and taken:
        return Column(
            "", KEEP, doubt=tr("A second column of numbers: it is unclear whose they are.")
        )
    return Column("", KEEP if target != KEEP and taken else target)
