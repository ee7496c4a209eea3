"""The talk-record sheet as a ruled table, as schools file their forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from carekeeper.core.words import tr
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.features.talks.paper.say import Passage
from carekeeper.printing import cards
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, BODY, FINE, MARGIN, NAME, PALE, Align
from carekeeper.printing.tables import Cell, Row, Table, label, value
from carekeeper.printing.text import fit, wrap

_RIGHT = A4_WIDTH - MARGIN
_WIDTHS = (60.0, 149.0, 40.0, 118.0, 44.0, 94.2)
_LABEL = _WIDTHS[0]
_TOP = 94.0
_BOTTOM = 771.0
_OVERHEAD = 14.0
_PAD = 5.25
_HEIGHTS = (157.5, 157.5, 82.5, 67.5, 52.5)
_HIGHEST = 1.2
"""The last row does not grow with the page, as it does in the clean style."""


def draw(sheets: Sheets, sheet: TalkSheet, day: date, show_left_behind: bool) -> None:
    """Draw one talk on as many pages as its texts need."""
    _draw_head(sheets, sheet)
    table = Table(_WIDTHS, _rows(sheet, day) + _family_rows(sheet, show_left_behind))
    y = table.draw(sheets, MARGIN, _TOP)
    for caption, draw_answers in (
        (tr("Talked of"), say.draw_topics),
        (tr("Mood"), say.draw_moods),
    ):
        y = _draw_answers(sheets, y, caption, sheet.talk, draw_answers)
    wanted = say.passages(sheet, _text_width(), _HEIGHTS, effect=True)
    room = min(_BOTTOM - y, sum(one.height for one in wanted) * _HIGHEST)
    lines = sum(_OVERHEAD + max(2, len(one.lines)) * say.TEXT_STEP for one in wanted)
    room = max(room, min(lines, _BOTTOM - y))
    pages = say.paged(wanted, (room, _BOTTOM - _TOP - 19), _OVERHEAD)
    for number, passages in enumerate(pages):
        if number:
            sheets.new_page()
            _draw_head(sheets, sheet)
            name = f"{sheet.student.name}　{tr('continued')}"
            sheets.fitted(MARGIN, _TOP + 10, name, _RIGHT - MARGIN, BODY, 7, bold=True)
            y = _TOP + 19
        _draw_passages(sheets, y, passages)
        if number == len(pages) - 1:
            _draw_foot(sheets)


def _text_width() -> float:
    return _RIGHT - MARGIN - _LABEL - 2 * _PAD


def _draw_head(sheets: Sheets, sheet: TalkSheet) -> None:
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
    size = fit(name, _WIDTHS[1] - 2 * _PAD, BODY * 1.125, 7, True)[0]
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
    _draw_frame(sheets, y, height, caption)
    draw_answers(sheets, MARGIN + _LABEL + _PAD, y + height / 2 + BODY * 0.36, talk)
    return y + height


def _draw_passages(sheets: Sheets, y: float, passages: Sequence[Passage]) -> None:
    for passage in passages:
        _draw_frame(sheets, y, passage.height, passage.label)
        x = MARGIN + _LABEL + _PAD
        sheets.lines(x, y + 17, passage.lines, leading=say.TEXT_STEP)
        y += passage.height


def _draw_frame(sheets: Sheets, y: float, height: float, caption: str) -> None:
    """Draw a shaded cell with a caption, and an empty one at its right."""
    sheets.box(MARGIN, y, _LABEL, height, FINE, fill=PALE)
    sheets.box(MARGIN + _LABEL, y, _RIGHT - MARGIN - _LABEL, height, FINE)
    size, lines = _without_widow(caption)
    step = size * 1.45
    first = y + (height - step * len(lines)) / 2 + step / 2 + size * 0.36
    middle = MARGIN + _LABEL / 2
    sheets.lines(middle, first, lines, size, leading=step, align=Align.CENTRE)


def _without_widow(caption: str) -> tuple[float, list[str]]:
    """Break a caption so that no sign stands alone on its last line."""
    width = _LABEL - 6
    size, lines = fit(caption, width, BODY, 7, max_lines=3)
    while len(lines) > 1 and len(lines[-1]) == 1 and width > 3 * size:
        width -= size / 2
        lines = wrap(caption, width, size)
    return size, lines


def _draw_foot(sheets: Sheets) -> None:
    signatures = (
        tr("Class teacher's signature: ____________"),
        tr("Student's signature: ____________"),
        tr("Signed on ____________"),
    )
    cards.draw_spread(sheets, A4_HEIGHT - 42, signatures)
