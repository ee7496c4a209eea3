"""The talk-record sheet in the clean style: facts in a grid, texts between thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import cards
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Sheets
from carekeeper.printing.passages import HEADING, draw_under_rules, paged
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    MARGIN,
    NAME,
    STRONG,
)

_RIGHT = A4_WIDTH - MARGIN
_WIDTH = _RIGHT - MARGIN
_COLUMN = _WIDTH / 6
_END = 764.0
_SIGNING = 783.5
_ANSWERS = 66.0
_HEIGHTS = (165.0, 165.0, 60.0, 82.5, 141.0)


def draw(sheets: Sheets, sheet: TalkSheet, day: date, show_left_behind: bool) -> None:
    """Draw one talk on as many pages as its texts need."""
    top = _draw_head(sheets, sheet) + 9
    top = _draw_facts(sheets, top, sheet, day, show_left_behind)
    top = _draw_answers(sheets, top, sheet)
    wanted = say.passages(sheet, _WIDTH, _HEIGHTS, effect=False)
    pages = paged(wanted, (_END - top, _END - 128), HEADING)
    for number, passages in enumerate(pages):
        if number:
            sheets.new_page()
            top = _draw_continued(sheets, sheet)
        last = number == len(pages) - 1
        draw_under_rules(sheets, top, passages)
        _draw_foot(sheets, day, signed=last)


def _draw_head(sheets: Sheets, sheet: TalkSheet) -> float:
    say.draw_mark(sheets, sheet)
    over = say.school_and_class(sheet.school_class)
    title = f"{say.title(sheet.school_class)}　{say.month(sheet.month)}"
    note = "　".join(part for part in (say.number(sheet), say.place_in_month(sheet)) if part)
    return cards.draw_head(sheets, title, over=over, notes=(note,))


def _draw_continued(sheets: Sheets, sheet: TalkSheet) -> float:
    y = _draw_head(sheets, sheet) + 21
    used = sheets.fitted(MARGIN, y, sheet.student.name, _WIDTH - 90, NAME, BODY, bold=True)
    sheets.text(MARGIN + used + 8, y, tr("continued"), CAPTION, grey=GREY)
    return y + 14


def _draw_facts(
    sheets: Sheets, y: float, sheet: TalkSheet, day: date, show_left_behind: bool
) -> float:
    marked = say.left_behind(sheet) if show_left_behind else ""
    columns = [1, 1, 2, 2] if marked else [1, 1, 4]
    about = [
        Fact(tr("Sex, age"), say.sex_and_age(sheet, day)),
        *([Fact(tr("Left-behind kind"), marked)] if marked else []),
        Fact(tr("Guardian"), say.carer(sheet)),
    ]
    _draw_name(sheets, y, sheet.student.name)
    first = _draw_row(sheets, y, about, columns)
    of_the_talk = [
        Fact(tr("Date"), say.held_on(sheet)),
        Fact(tr("Place"), say.text(sheet, "place")),
        Fact(tr("Who talked"), say.talked_by(sheet)),
        Fact(tr("Occasion"), say.choice(sheet, "occasion")),
    ]
    return _draw_row(sheets, first + 2, of_the_talk, [0, 1, 1, 2, 2])


def _draw_name(sheets: Sheets, y: float, name: str) -> None:
    sheets.text(MARGIN, y + CAPTION, tr("Student"), CAPTION, grey=GREY)
    if name:
        room = _COLUMN - 8
        sheets.fitted(MARGIN, y + CAPTION + 14.5, name, room, NAME, CAPTION, bold=True)
    else:
        sheets.write_line(MARGIN, y + CAPTION + 17, MARGIN + _COLUMN - 8)


def _draw_row(sheets: Sheets, y: float, facts: Sequence[Fact], columns: Sequence[int]) -> float:
    """Draw facts side by side behind a first column of `columns[0]`; return where they end."""
    x, height = MARGIN + columns[0] * _COLUMN, 30.0
    for fact, count in zip(facts, columns[1:], strict=True):
        width = count * _COLUMN - 6
        cards.draw_fact(sheets, x, y, width, fact)
        height = max(height, cards.grid_height((fact,), width + 0.01, 1))
        x += count * _COLUMN
    return y + height


def _draw_answers(sheets: Sheets, y: float, sheet: TalkSheet) -> float:
    for step, label, draw in (
        (13.0, tr("Topics"), say.draw_topics),
        (32.0, tr("Mood"), say.draw_moods),
    ):
        sheets.fitted(MARGIN, y + step, label, 42, CAPTION, 6, grey=GREY)
        draw(sheets, MARGIN + 46, y + step + 0.5, sheet.talk)
    return y + _ANSWERS - 18


def _draw_foot(sheets: Sheets, day: date, *, signed: bool) -> None:
    sheets.rule(MARGIN, _END, _RIGHT, STRONG, BLACK)
    if signed:
        signatures = (
            tr("Class teacher's signature ____________"),
            tr("Student's signature ____________"),
            tr("Signed on ____________"),
        )
        cards.draw_spread(sheets, _SIGNING, signatures)
    printed = tr("Printed on {date}").format(date=dates.show_date(day))
    private = tr("Contains personal data. Please keep it safe.")
    cards.draw_foot(sheets, printed, private, A4_HEIGHT - 33)
