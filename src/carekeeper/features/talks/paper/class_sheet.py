"""The class sheet of a month: everyone's date, topics and follow-up, and nothing confidential."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr, trn
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import cards
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, BODY, MARGIN, NAME, Align
from carekeeper.printing.tables import Cell, Kind, Row, Table, value

_RIGHT = A4_WIDTH - MARGIN
_WIDTHS = (30.0, 66.0, 58.0, 128.0, 158.0, 65.2)
_BOTTOM = A4_HEIGHT - 58
_ROW = 24.0


def draw(sheets: Sheets, wanted: Sequence[TalkSheet], day: date, style: str) -> None:
    """Draw the class sheet on as many pages as it needs, its heading on each."""
    if not wanted:
        return
    rows = [_heading(), *(_row(sheet) for sheet in wanted)]
    draw_head = _draw_table_head if style == "table" else _draw_clean_head

    def turn() -> float:
        _draw_foot(sheets, day)
        sheets.new_page()
        return draw_head(sheets, wanted)

    top = draw_head(sheets, wanted)
    Table(_WIDTHS, rows).draw(sheets, MARGIN, top, bottom=_BOTTOM, turn=turn, repeat=1)
    _draw_foot(sheets, day)


def _title(wanted: Sequence[TalkSheet]) -> str:
    return tr("{title}: summary of the month").format(title=say.title(wanted[0].school_class))


def _count(wanted: Sequence[TalkSheet]) -> str:
    students = len({sheet.student.id for sheet in wanted})
    talked = len({sheet.student.id for sheet in wanted if sheet.talk})
    held = trn("{n} of {all} student talked to", "{n} of {all} students talked to", students)
    return held.format(n=talked, all=students)


def _draw_clean_head(sheets: Sheets, wanted: Sequence[TalkSheet]) -> float:
    over = say.school_and_class(wanted[0].school_class)
    title = f"{_title(wanted)}　{say.month(wanted[0].month)}"
    return cards.draw_head(sheets, title, over=over, notes=(_count(wanted),)) + 10


def _draw_table_head(sheets: Sheets, wanted: Sequence[TalkSheet]) -> float:
    width = _RIGHT - MARGIN
    middle = A4_WIDTH / 2
    sheets.fitted(middle, 61, _title(wanted), width, 17.5, NAME, bold=True, align=Align.CENTRE)
    right = f"{say.month(wanted[0].month)}　{_count(wanted)}"
    used = sheets.text(_RIGHT, 87, right, align=Align.RIGHT)
    over = say.school_and_class(wanted[0].school_class)
    sheets.fitted(MARGIN, 87, over, width - used - 12, BODY, 7)
    return 94.0


def _heading() -> Row:
    titles = (
        tr("Class No."),
        tr("Name"),
        tr("Date"),
        tr("Topics"),
        tr("To follow up"),
        tr("Done on"),
    )
    return Row(tuple(Cell(one, kind=Kind.LABEL, align=Align.CENTRE) for one in titles), _ROW)


def _row(sheet: TalkSheet) -> Row:
    talk = sheet.talk
    number = sheet.student.class_number
    first = sheet.number == 1
    held = "" if talk is None or talk.held_on is None else dates.show_short(talk.held_on)
    about, follow_up, done = say.topics(talk), say.follow_up(talk), ""
    if talk is not None and talk.follow_up_done_on is not None:
        done = dates.show_short(talk.follow_up_done_on)
    if talk is not None and talk.confidential:
        about, follow_up, done = tr("confidential"), "", ""
    return Row(
        (
            value(str(number) if first and number is not None else ""),
            value(sheet.student.name if first else ""),
            value(held),
            value(about),
            value(follow_up),
            value(done),
        ),
        _ROW,
    )


def _draw_foot(sheets: Sheets, day: date) -> None:
    printed = tr("Printed on {date}").format(date=dates.show_date(day))
    private = tr("Contains personal data. Please keep it safe.")
    signature = tr("Class teacher's signature ____________")
    sheets.text(MARGIN, A4_HEIGHT - 42, signature)
    right = f"{printed}　{private}"
    cards.draw_foot(sheets, "", right, A4_HEIGHT - 33)
