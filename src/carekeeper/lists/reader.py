"""One reader for lists: sheets go in, the table that the teacher meant comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.errors import Refused
from carekeeper.core.words import tr
from carekeeper.lists import (
    blocks,
    chats,
    class_names,
    forms,
    headings,
    sections,
    sources,
    texts,
    unheaded,
    vocabulary,
    words,
)
from carekeeper.lists.grid import Sheet
from carekeeper.lists.progress import Report, quiet
from carekeeper.lists.table import Table
from carekeeper.lists.tidy import one_line, value_text


class Reading(Struct, frozen=True):
    """A file or a pasted text as it was read: its sheets, and which of them is shown."""

    sheets: tuple[Sheet, ...]
    chosen: int
    table: Table

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in their order."""
        return tuple(sheet.name for sheet in self.sheets)


def read_file(path: Path, sheet: str | None = None, report: Report = quiet) -> Reading:
    """Read a list from a file; raises `Refused` or `StorageTrouble` with a sentence."""
    return read_sheets(sources.read_file(path, report), sheet)


def read_text(text: str) -> Reading:
    """Read a list from text that was pasted."""
    return read_sheets([texts.sheet(text)])


def read_sheets(
    sheets: Sequence[Sheet], name: str | None = None, heading_row: int | None = None
) -> Reading:
    """Find the table in the sheet of a name; without one, in the sheet with most students.

    Raises `Refused` when there is no such sheet, or no student in any.
    """
    tables = {at: _table(sheet, heading_row) for at, sheet in enumerate(sheets)}
    pages = [at for at, table in tables.items() if table.looks_like == "form"]
    if name is not None:
        at = _named(sheets, name)
    else:
        at = max(tables, key=lambda one: (*_score(sheets[one], tables[one]), -one))
        if at in pages and len(pages) > 1:
            table = forms.table_of([sheets[one] for one in pages])
            return Reading(tuple(sheets), at, table)
    if not tables[at].lines:
        raise Refused(tr("There is no list of students here: no heading for the name was found."))
    return Reading(tuple(sheets), at, tables[at])


def _named(sheets: Sequence[Sheet], name: str) -> int:
    for at, sheet in enumerate(sheets):
        if sheet.name.strip().casefold() == name.strip().casefold():
            return at
    names = tr(", ").join(sheet.name for sheet in sheets)
    sentence = tr("There is no sheet “{name}” in this file. Its sheets: {names}.")
    raise Refused(sentence.format(name=name, names=names))


_OTHERS = re.compile("教师|老师|教职工|职工|领导|班主任")
"""What is said in the name of a sheet that lists no students."""


def _score(sheet: Sheet, table: Table) -> tuple[bool, bool, bool, int]:
    """Return how likely a table is the list: seen and with a heading, then by its students."""
    named = table.at("name")
    if named is None:
        return False, False, False, 0
    with_heading = table.heading_row > 0 or table.looks_like == "form"
    of_students = not _OTHERS.search(sheet.name)
    return (
        not sheet.hidden,
        with_heading,
        of_students,
        sum(bool(line.cells[named]) for line in table.lines),
    )


def _table(sheet: Sheet, heading_row: int | None) -> Table:
    if not sheet.rows:
        return Table(sheet.name, (), ())
    return sections.with_enrolments(_plain_table(sheet, heading_row), sheet)


def _plain_table(sheet: Sheet, heading_row: int | None) -> Table:
    if sheet.chat:
        return _of_chat(sheet)
    spoken = forms.said_in_cells(sheet)
    if spoken and (said := forms.labelled(spoken)):
        return said
    if heading_row is None:
        sheet = headings.turned(sheet) or sheet
    found = blocks.table_of(sheet, heading_row)
    if heading_row is None and forms.is_form(sheet):
        return forms.table_of([sheet])
    return found or unheaded.table_of(sheet)


def _of_chat(sheet: Sheet) -> Table:
    columned = _as_columns(sheet) if _is_columned(sheet) else chats.with_columns(sheet)
    found = blocks.table_of(columned) if columned else forms.labelled(sheet)
    return found or chats.table_of(sheet)


def _is_columned(sheet: Sheet) -> bool:
    """Tell whether a text without tabs has a heading of several words, parted by blanks."""
    first = sheet.rows[0][0].split()
    return len(first) > 1 and any(map(words.is_name, first)) and all(map(words.is_known, first))


def _as_columns(sheet: Sheet) -> Sheet:
    rows = [row[0].split() for row in sheet.rows]
    width = len(rows[0])
    even = tuple(tuple((row + [""] * width)[:width]) for row in rows)
    if any(len(row) > width for row in rows):
        return sheet
    return replace(sheet, rows=even, chat=False)


def classes_of(table: Table) -> tuple[str, ...]:
    """Return the classes that the lines name, most named first; empty when none is named."""
    at = table.at(vocabulary.CLASS)
    told = [
        line.group or (one_line(value_text(line.cells[at])) if at is not None else "")
        for line in table.lines
    ]
    counts = Counter(class_names.class_key(one) for one in told if one)
    first: dict[str, str] = {}
    for one in told:
        if one:
            first.setdefault(class_names.class_key(one), one)
    return tuple(first[key] for key, _count in counts.most_common())


def of_class(table: Table, name: str) -> Table:
    """Return the table with the lines of one class only.

    Raises `Refused` when the list has no such class.
    """
    at = table.at(vocabulary.CLASS)
    wanted = class_names.class_key(name)
    lines = []
    here = False
    for line in table.lines:
        told = line.group or (one_line(value_text(line.cells[at])) if at is not None else "")
        here = class_names.class_key(told) == wanted if told else here
        if here:
            lines.append(line)
    if not lines:
        names = tr(", ").join(classes_of(table)) or tr("none")
        sentence = tr("There is no class “{name}” in this list. Its classes: {names}.")
        raise Refused(sentence.format(name=name, names=names))
    return replace(table, lines=tuple(lines))
