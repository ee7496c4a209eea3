"""The class sheet of a month: everyone's date, topics and follow-up, and nothing confidential."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr, trn
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import say
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.tables import Row, Table, titles, value

_WIDTHS = (34.0, 66.0, 58.0, 124.0, 158.0, 65.2)
_ROW = 24.0


def draw(sheets: Sheets, wanted: Sequence[TalkSheet], day: date, style: str) -> None:
    """Draw the class sheet on as many pages as it needs, its heading on each."""
    if not wanted:
        return
    school = wanted[0].school_class
    draw_head = _draw_table_head if style == "table" else _draw_clean_head
    y = sheets.open(
        Running(
            lambda: draw_head(sheets, wanted, day),
            lambda: filing.draw_form_foot(sheets),
            filing.bottom(sheets, signed=True),
            where=school.name,
        )
    )
    rows = [_heading(), *(_row(sheet) for sheet in wanted)]
    Table(sheets, _WIDTHS, rows).draw(y, repeat=1)
    signatures = (tr("Class teacher's signature ____________"), tr("Signed on ____________"))
    filing.draw_signed(sheets, signatures)
    sheets.close()


def _title(wanted: Sequence[TalkSheet]) -> str:
    return tr("{title}: summary of the month").format(title=say.title(wanted[0].school_class))


def _count(wanted: Sequence[TalkSheet]) -> str:
    students = len({sheet.student.id for sheet in wanted})
    talked = len({sheet.student.id for sheet in wanted if sheet.talk})
    held = trn("{n} of {all} student talked to", "{n} of {all} students talked to", students)
    return held.format(n=talked, all=students)


def _draw_clean_head(sheets: Sheets, wanted: Sequence[TalkSheet], day: date) -> float:
    title = f"{_title(wanted)}　{say.month(wanted[0].month)}"
    printed = tr("Printed on {date}").format(date=dates.show_date(day))
    over, notes = wanted[0].school_class.full_name, (_count(wanted), printed)
    return cards.draw_head(sheets, title, over=over, notes=notes) + 10


def _draw_table_head(sheets: Sheets, wanted: Sequence[TalkSheet], day: date) -> float:
    title = f"{_title(wanted)}　{say.month(wanted[0].month)}"
    on = tr("Filled in on: {date}").format(date=dates.show_date(day))
    return filing.draw_form_head(sheets, title, wanted[0].school_class, (_count(wanted), on))


def _heading() -> Row:
    return titles(
        tr("Class No."),
        tr("Name"),
        tr("Date"),
        tr("Topics"),
        tr("To follow up"),
        tr("Done on"),
    )


def _row(sheet: TalkSheet) -> Row:
    """Return a row; of who was not talked with, it says so."""
    talk = sheet.talk
    number = sheet.student.class_number
    first = sheet.number == 1
    held = "" if talk is None or talk.held_on is None else dates.show_short(talk.held_on)
    about, follow_up, done = say.topics(talk), say.follow_up(talk), ""
    if talk is None:
        about = tr("not talked to yet")
    elif talk.confidential:
        about, follow_up = tr("confidential"), ""
    elif talk.follow_up_done_on is not None:
        done = dates.show_short(talk.follow_up_done_on)
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
