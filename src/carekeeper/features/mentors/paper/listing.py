"""The list of all pairings of a class (结对帮扶一览表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr, trn
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Support
from carekeeper.features.mentors.paper import say
from carekeeper.printing import filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import Align
from carekeeper.printing.tables import Cell, Row, Table, titles, value

_WIDTHS = (26.0, 60.0, 80.0, 56.0, 84.0, 68.0, 131.2)
_FEWEST = 12
"""A list without pairings has so many rows to write in."""


def title() -> str:
    """Return the title of the list."""
    return tr("List of pairings")


def draw(
    sheets: Sheets,
    school: SchoolClass,
    supports: Sequence[Support],
    students: Mapping[int, StudentLine],
    day: date,
    style: str,
) -> None:
    """Draw the list on as many pages as it needs, its heading on each."""
    n = len(supports)
    count = trn("{n} pairing", "{n} pairings", n).format(n=n)
    y = sheets.open(
        Running(
            lambda: say.draw_head(sheets, title(), school, day, style, count) + 10,
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets),
            where=school.name,
        )
    )
    rows = [_row(place, one, students) for place, one in enumerate(supports, start=1)]
    rows = rows or [Row(tuple(value("") for _ in _WIDTHS)) for _ in range(_FEWEST)]
    Table(sheets, _WIDTHS, [_heading(), *rows]).draw(y, repeat=1)
    sheets.close()


def _heading() -> Row:
    return titles(
        tr("No."),
        tr("Student"),
        tr("Mentor"),
        tr("Role"),
        tr("Phone"),
        tr("Started"),
        tr("Goal"),
    )


def _row(place: int, one: Support, students: Mapping[int, StudentLine]) -> Row:
    start = one.mentoring.starts_on
    return Row(
        (
            Cell(str(place), align=Align.CENTRE),
            value(students[one.mentoring.student_id].name, bold=True),
            value(say.who(one)),
            value(rules.kind_shown(one.mentor)),
            value(say.number(one.mentor)),
            value("" if start is None else dates.show_loose(f"{start:%Y-%m}")),
            value(one.mentoring.goal),
        )
    )
