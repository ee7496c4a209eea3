"""Records of the class as tables on paper: all of them, who came to which, or a sheet to sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Generic

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import dates, words
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import NAME
from carekeeper.printing.tables import Row, Table, titles, value
from carekeeper.printing.text import wrap
from carekeeper.records.kind import Dated, Record, partakers_of

_TO_SIGN, _ROWS_TO_SIGN = 26.0, 24
_LINE = 18.0
_TITLES = {"people": mark("{what}: who took part"), "sign": mark("{what}: sheet to sign")}
_SPARE = 4
"""Rows on a sheet to sign for those who come without an invitation."""


class ClassSheet(Struct, Generic[Record], frozen=True):
    """What is drawn: some records of the class, under the title of their paper."""

    dated: Dated[Record]
    title: str
    school: SchoolClass
    records: Sequence[Record]
    day: date


def draw(sheet: ClassSheet[Any], layout: str, here: Sequence[StudentLine]) -> bytes:
    """Draw the `list` of records, the `people` who came, or a sheet to `sign` for each record."""
    if layout in _TITLES:
        title = tr(_TITLES[layout]).format(what=tr(sheet.dated.kind.label))
        sheet = replace(sheet, title=title)
    sheets = Sheets(sheet.title, author=sheet.school.teacher, language=words.language())
    if layout == "list":
        _table(sheets, sheet, "", *_listed(sheet))
    elif layout == "people":
        _table(sheets, sheet, "", *_people(sheet, here))
    else:
        for record in sheet.records:
            on = dates.show_date(sheet.dated.on(record))
            about = (sheet.dated.title(record), getattr(record, "place", ""))
            subject = "　".join(part for part in about if part)
            _table(sheets, sheet, on, *_to_sign(record), subject=subject)
    return sheets.finish()


def _table(
    sheets: Sheets,
    sheet: ClassSheet[Any],
    note: str,
    widths: Sequence[float],
    rows: Sequence[Row],
    subject: str = "",
) -> None:
    def head() -> float:
        printed = tr("Printed on {date}").format(date=dates.show_date(sheet.day))
        y = cards.draw_head(sheets, sheet.title, over=sheet.school.full_name, notes=(note, printed))
        lines = wrap(subject, sheets.room, NAME, bold=True) if subject else []
        sheets.lines(sheets.left, y + 20, lines, NAME, leading=_LINE, bold=True)
        return y + 10 + _LINE * len(lines)

    running = Running(
        head,
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets, signed=True),
        where=sheet.school.name,
    )
    Table(sheets, widths, rows).draw(sheets.open(running), repeat=1)
    signatures = (tr("Class teacher's signature ____________"), tr("Signed on ____________"))
    filing.draw_signed(sheets, signatures)
    sheets.close()


def _listed(sheet: ClassSheet[Any]) -> tuple[Sequence[float], list[Row]]:
    rows = [titles(tr("No."), tr("Date"), tr("What"), tr("Place"), tr("Took part"), tr("Result"))]
    for number, record in enumerate(sheet.records, start=1):
        came = partakers_of(record)
        best = tr(", ").join(one.shown() for one in came if one.said)
        n = len(came)
        rows.append(
            Row(
                (
                    value(str(number)),
                    value(dates.show_date(sheet.dated.on(record))),
                    value(sheet.dated.title(record), bold=True),
                    value(getattr(record, "place", "")),
                    value(trn("{n} person", "{n} people", n).format(n=n) if n else ""),
                    value(best),
                )
            )
        )
    return (32.0, 104.0, 144.0, 84.0, 56.0, 116.0), rows


def _people(
    sheet: ClassSheet[Any], here: Sequence[StudentLine]
) -> tuple[Sequence[float], list[Row]]:
    rows = [titles(tr("No."), tr("Student"), tr("Times"), tr("In what, and with which result"))]
    for number, student in enumerate(here, start=1):
        took = [
            (sheet.dated.name(record), one.said)
            for record in sheet.records
            for one in partakers_of(record)
            if one.student_id == student.id and not one.person
        ]
        told = (tr("{name} ({said})").format(name=n, said=s) if s else n for n, s in took)
        cells = (str(number), student.name, str(len(took)), tr(", ").join(told))
        rows.append(Row(tuple(value(text, bold=place == 1) for place, text in enumerate(cells))))
    return (32.0, 90.0, 40.0, 374.0), rows


def _to_sign(record: Any) -> tuple[Sequence[float], list[Row]]:
    invited = [one.called() for one in partakers_of(record)]
    spare = max(_SPARE, _ROWS_TO_SIGN - len(invited))
    names = [*invited, *("" for _ in range(spare + (len(invited) + spare) % 2))]
    rows = [titles(*(tr("No."), tr("Name"), tr("Signature")) * 2)]
    for place in range(0, len(names), 2):  # side by side, so that each page goes on counting
        cells: list[str] = []
        for at in (place, place + 1):
            cells += [str(at + 1), names[at], ""]
        rows.append(Row(tuple(value(text) for text in cells), _TO_SIGN))
    return (32.0, 132.0, 104.0, 32.0, 132.0, 104.0), rows
