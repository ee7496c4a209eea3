"""The talk-record sheet in the clean style: facts in a grid, texts between thin rules."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import cards, ticks
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.passages import CLEAN, draw_passages
from carekeeper.printing.style import BLACK, CAPTION, GREY, SMALLEST, STRONG

_FROM_END = 82.0
_SIGNING = 62.0
_LABEL = 46.0
_HEIGHTS = (165.0, 165.0, 60.0, 82.5, 141.0)


def draw(sheets: Sheets, sheet: TalkSheet, day: date, show_left_behind: bool) -> None:
    """Draw one talk on as many pages as its texts need."""
    running = Running(
        lambda: _draw_head(sheets, sheet),
        lambda: _draw_foot(sheets, day),
        sheets.height - _FROM_END,
        sheet.student.name,
        sheet.school_class.name,
    )
    y = sheets.open(running) + 9
    about = say.of_student(sheet, day, show_left_behind)
    for facts in (about, say.of_talk(sheet)):
        wide = [cards.as_wide(one, sheets.room) for one in facts]
        y = cards.draw_grid(sheets, sheets.left, y, sheets.room, wide) + 2
    y = _draw_answers(sheets, y, sheet)
    draw_passages(sheets, y, say.passages(sheet, CLEAN.width(sheets), _HEIGHTS), CLEAN)
    signatures = (
        tr("Class teacher's signature ____________"),
        tr("Student's signature ____________"),
        tr("Signed on ____________"),
    )
    cards.draw_signatures(sheets, sheets.height - _SIGNING, signatures)
    sheets.close()


def _draw_head(sheets: Sheets, sheet: TalkSheet) -> float:
    say.draw_mark(sheets, sheet)
    title = f"{say.title(sheet.school_class)}　{say.month(sheet.month)}".rstrip()
    note = "　".join(part for part in (say.number(sheet), say.place_in_month(sheet)) if part)
    return cards.draw_head(sheets, title, over=sheet.school_class.full_name, notes=(note,))


def _draw_answers(sheets: Sheets, y: float, sheet: TalkSheet) -> float:
    width = sheets.room - _LABEL
    for label, answers in say.answers(sheet.talk):
        base = y + 13
        sheets.fitted(sheets.left, base, label, _LABEL - 6, CAPTION, SMALLEST, grey=GREY)
        ticks.draw(sheets, sheets.left + _LABEL, base + 0.5, width, answers)
        y += ticks.height(answers, width)
    return y + 10


def _draw_foot(sheets: Sheets, day: date) -> None:
    end = sheets.height - _FROM_END
    sheets.rule(sheets.left, end, sheets.right, STRONG, BLACK)
    printed = tr("Printed on {date}").format(date=dates.show_date(day))
    cards.draw_foot(sheets, printed)
