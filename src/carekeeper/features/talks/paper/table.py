"""The talk-record sheet as a ruled table, as schools file their forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from carekeeper.core.words import tr
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import cards
from carekeeper.printing.page import Sheets
from carekeeper.printing.passages import (
    FRAME,
    LABEL,
    PAD,
    TEXT_STEP,
    draw_frame,
    draw_in_frames,
    paged,
)
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, BODY, MARGIN, NAME, Align
from carekeeper.printing.tables import Cell, Row, Table, label, value
from carekeeper.printing.text import fit

_RIGHT = A4_WIDTH - MARGIN
_WIDTHS = (LABEL, 139.0, 40.0, 118.0, 54.0, 94.2)
_TOP = 94.0
_BOTTOM = 771.0
_HEIGHTS = (157.5, 157.5, 82.5, 67.5, 52.5)
_HIGHEST = 1.2
"""The last row does not grow with the page, as it does in the clean style."""


def draw(sheets: Sheets, sheet: TalkSheet, day: date, show_left_behind: bool) -> None:
    """Draw one talk on as many pages as its texts need."""
    _draw_head(sheets, sheet)
    table = Table(_WIDTHS, _rows(sheet, day) + _family_rows(sheet, show_left_behind))
    y = table.draw(sheets, MARGIN, _TOP)
    for caption, draw_answers in (
        (tr("Topics"), say.draw_topics),
        (tr("Mood"), say.draw_moods),
    ):
        y = _draw_answers(sheets, y, caption, sheet.talk, draw_answers)
    wanted = say.passages(sheet, _text_width(), _HEIGHTS, effect=True)
    room = min(_BOTTOM - y, sum(one.height for one in wanted) * _HIGHEST)
    lines = sum(FRAME + max(2, len(one.lines)) * TEXT_STEP for one in wanted)
    room = max(room, min(lines, _BOTTOM - y))
    pages = paged(wanted, (room, _BOTTOM - _TOP - 19), FRAME)
    for number, passages in enumerate(pages):
        if number:
            sheets.new_page()
            _draw_head(sheets, sheet)
            name = "　".join((sheet.student.name, tr("continued")))
            sheets.fitted(MARGIN, _TOP + 10, name, _RIGHT - MARGIN, BODY, 7, bold=True)
            y = _TOP + 19
        draw_in_frames(sheets, y, passages)
        if number == len(pages) - 1:
            _draw_foot(sheets)


def _text_width() -> float:
    return _RIGHT - MARGIN - LABEL - 2 * PAD


def _draw_head(sheets: Sheets, sheet: TalkSheet) -> None:
    say.draw_mark(sheets, sheet)
    title = say.title(sheet.school_class)
    width = _RIGHT - MARGIN
    sheets.fitted(A4_WIDTH / 2, 61, title, width, 17.5, NAME, bold=True, align=Align.CENTRE)
    several = say.place_in_month(sheet) if sheet.of > 1 else ""
    parts = (say.month(sheet.month), say.number(sheet), several)
    used = sheets.text(_RIGHT, 87, "　".join(part for part in parts if part), align=Align.RIGHT)
    over = say.school_and_class(sheet.school_class)
    sheets.fitted(MARGIN, 87, over, width - used - 12, BODY, 7)


def _rows(sheet: TalkSheet, day: date) -> list[Row]:
    name = sheet.student.name
    size = fit(name, _WIDTHS[1] - 2 * PAD, BODY * 1.125, 7, True)[0]
    return [
        _row(
            (tr("Name of the student"), value(name, bold=True, size=size)),
            (tr("Sex"), value(say.sex(sheet))),
            (tr("Age"), value(say.years_old(sheet, day))),
        ),
        _row(
            (tr("Date"), value(say.held_on(sheet))),
            (tr("Time"), value(say.hours(sheet))),
            (tr("Place"), value(say.text(sheet, "place"))),
        ),
        _row(
            (tr("Who talked"), value(say.talked_by(sheet))),
            (tr("Present"), value(say.text(sheet, "others_there"))),
            (tr("Occasion"), value(say.choice(sheet, "occasion"))),
        ),
    ]


def _family_rows(sheet: TalkSheet, show_left_behind: bool) -> list[Row]:
    """Return the row with who is away and who cares, where the sheet may say it."""
    marked = say.left_behind(sheet) if show_left_behind else ""
    if not marked:
        return []
    cells = (label(tr("Left-behind kind")), value(marked))
    return [Row((*cells, label(tr("Guardian")), value(say.carer(sheet), 3)))]


def _row(*pairs: tuple[str, Cell]) -> Row:
    return Row(tuple(cell for caption, known in pairs for cell in (label(caption), known)))


def _draw_answers(
    sheets: Sheets,
    y: float,
    caption: str,
    talk: Talk | None,
    draw_answers: Callable[[Sheets, float, float, Talk | None], None],
) -> float:
    height = 24.0
    draw_frame(sheets, y, height, caption)
    draw_answers(sheets, MARGIN + LABEL + PAD, y + height / 2 + BODY * 0.36, talk)
    return y + height


def _draw_foot(sheets: Sheets) -> None:
    signatures = (
        tr("Class teacher's signature: ____________"),
        tr("Student's signature: ____________"),
        tr("Signed on ____________"),
    )
    cards.draw_spread(sheets, A4_HEIGHT - 42, signatures)
