"""The log of a student on paper: what was written down of several kinds, a table for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core import dates, words
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import NAME
from carekeeper.printing.tables import Row, Table, titles, value

_BLANK_ROWS, _BLANK_HEIGHT = 13, 44.0
_HEADING = 22.0
_LEAST = 90.0
"""Points that a table needs below its heading; with less it begins on the next page."""

Titles = tuple[tuple[str, float], ...]
"""The titles of the columns, with their shares of the width."""


class LogPart(Struct, frozen=True):
    """What was written down of one kind: a heading, the columns, a row for each record."""

    title: str
    columns: Titles
    rows: Sequence[Row]


class StudentLog(Struct, frozen=True):
    """The log of one student."""

    student: StudentLine
    parts: tuple[LogPart, ...]
    school: SchoolClass


def draw_student_logs(
    title: str, logs: Sequence[StudentLog], day: date, blank: Titles = ()
) -> bytes:
    """Draw the log of each student on pages of its own; with `blank` columns to write in."""
    sheets = Sheets(title, author=logs[0].school.teacher, language=words.language())
    for log in logs:
        name = log.student.name
        y = sheets.open(running(sheets, log.school, title, day, _who(log.student), name))
        if blank:
            rows = [Row(tuple(value("") for _ in blank), _BLANK_HEIGHT)] * _BLANK_ROWS
            draw_table(sheets, y + 8, blank, rows)
        else:
            draw_parts(sheets, y, log.parts)
        sign(sheets)
        sheets.close()
    return sheets.finish()


def running(
    sheets: Sheets, school: SchoolClass, title: str, day: date, note: str, who: str = ""
) -> Running:
    """Return head and foot of a list that the school files."""

    def head() -> float:
        printed = tr("Printed on {date}").format(date=dates.show_date(day))
        return cards.draw_head(sheets, title, over=school.full_name, notes=(note, printed))

    def foot() -> None:
        filing.draw_form_foot(sheets)

    bottom = filing.bottom(sheets, signed=True)
    return Running(head, foot, bottom, who=who, where=school.name)


def sign(sheets: Sheets) -> None:
    """Draw where the class teacher signs."""
    signatures = (tr("Class teacher's signature ____________"), tr("Signed on ____________"))
    filing.draw_signed(sheets, signatures)


def draw_table(sheets: Sheets, y: float, columns: Titles, rows: Sequence[Row]) -> float:
    """Draw rows below the titles of their columns, which each page repeats; return the end."""
    heading = titles(*(title for title, _share in columns))
    return Table(sheets, [share for _title, share in columns], [heading, *rows]).draw(y, repeat=1)


def draw_parts(sheets: Sheets, y: float, parts: Sequence[LogPart]) -> float:
    """Draw the table of each part that has rows under its heading; return where they end."""
    for part in parts:
        if not part.rows:
            continue
        if y + _HEADING + _LEAST > sheets.bottom:
            y = sheets.turn()
        sheets.text(sheets.left, y + _HEADING, part.title, NAME, bold=True)
        y = draw_table(sheets, y + _HEADING + 8, part.columns, part.rows)
    return y


def _who(student: StudentLine) -> str:
    number = student.class_number
    told = "" if number is None else tr("class number {n}").format(n=number)
    return "　".join(part for part in (student.name, told) if part)
