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
from carekeeper.printing import cards
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import MARGIN, Align
from carekeeper.printing.tables import Cell, Kind, Row, Table, value

_WIDTHS = (27.0, 66.0, 111.0, 63.0, 84.0, 68.0, 86.2)
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
) -> None:
    """Draw the list on as many pages as it needs, its heading on each."""
    n = len(supports)
    notes = [trn("{n} pairing", "{n} pairings", n).format(n=n), say.printed(day)]

    def head() -> float:
        over = say.school_and_class(school)
        return cards.draw_head(sheets, title(), over=over, notes=notes) + 12

    def turn() -> float:
        say.draw_foot(sheets, school)
        sheets.new_page()
        return head()

    rows = [_row(place, one, students) for place, one in enumerate(supports, start=1)]
    rows = rows or [Row(tuple(value("") for _ in _WIDTHS)) for _ in range(_FEWEST)]
    table = Table(_WIDTHS, [_heading(), *rows])
    table.draw(sheets, MARGIN, head(), bottom=say.BOTTOM, turn=turn, repeat=1)
    say.draw_foot(sheets, school)


def _heading() -> Row:
    titles = (
        tr("No."),
        tr("Student"),
        tr("Mentor"),
        tr("Role"),
        tr("Phone"),
        tr("Started"),
        tr("Goal"),
    )
    return Row(tuple(Cell(one, kind=Kind.LABEL, align=Align.CENTRE) for one in titles))


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
