"""The talk-record sheet as a ruled table, as schools file their forms."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import filing, ticks
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.passages import LABEL, PAD, RULED, draw_frame, draw_passages
from carekeeper.printing.style import BODY
from carekeeper.printing.tables import Cell, Row, Table, label, value

_WIDTHS = (LABEL, 162.0, 40.0, 80.0, 54.0, 85.9)
_HEIGHTS = (157.5, 157.5, 82.5, 67.5, 52.5)
_HIGHEST = 1.2
"""The last row does not grow with the page, as it does in the clean style."""


def draw(sheets: Sheets, sheet: TalkSheet, day: date, show_left_behind: bool) -> None:
    """Draw one talk on as many pages as its texts need."""
    running = Running(
        lambda: _draw_head(sheets, sheet, day),
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets, signed=True),
        sheet.student.name,
        sheet.school_class.name,
    )
    y = sheets.open(running)
    y = Table(sheets, _WIDTHS, _rows(sheet, day, show_left_behind)).draw(y)
    for caption, answers in say.answers(sheet.talk):
        room = RULED.width(sheets)
        height = ticks.height(answers, room) + 5
        draw_frame(sheets, y, height, caption)
        ticks.draw(sheets, sheets.left + LABEL + PAD, y + 12 + BODY * 0.36, room, answers)
        y += height
    wanted = say.passages(sheet, RULED.width(sheets), _HEIGHTS)
    draw_passages(sheets, y, wanted, RULED, sum(one.height for one in wanted) * _HIGHEST)
    filing.draw_signed(sheets, _signatures())
    sheets.close()


def _draw_head(sheets: Sheets, sheet: TalkSheet, day: date) -> float:
    say.draw_mark(sheets, sheet)
    title = f"{say.title(sheet.school_class)}　{say.month(sheet.month)}".rstrip()
    several = say.place_in_month(sheet) if sheet.of > 1 else ""
    on = tr("Filled in on: {date}").format(date=dates.show_date(day))
    known = (say.number(sheet), several, on)
    return filing.draw_form_head(sheets, title, sheet.school_class, known)


def _rows(sheet: TalkSheet, day: date, show_left_behind: bool) -> list[Row]:
    student = sheet.student
    born = student.years_old(say.day_of(sheet, day))
    date_, time, place, who, present, how, occasion = say.of_talk(sheet)
    about = say.of_student(sheet, day, show_left_behind)
    family = (about[-1], *about[2:-1], how)
    return [
        Row(
            (
                label(tr("Name of the student")),
                value(student.name, bold=True, size=BODY + 1),
                *_pair(Fact(tr("Sex"), student.sex_shown)),
                *_pair(Fact(tr("Age"), born)),
            )
        ),
        _row(date_, time, place),
        _row(who, present, occasion),
        _row(*family) if len(family) > 2 else Row((*_pair(family[0], 3), *_pair(how))),
    ]


def _row(*facts: Fact) -> Row:
    return Row(tuple(cell for fact in facts for cell in _pair(fact)))


def _pair(fact: Fact, columns: int = 1) -> tuple[Cell, Cell]:
    return label(fact.caption), value(fact.value, columns)


def _signatures() -> tuple[str, ...]:
    return (
        tr("Class teacher's signature: ____________"),
        tr("Student's signature: ____________"),
        tr("Signed on ____________"),
    )
