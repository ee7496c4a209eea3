"""Draws talk-record sheets and the class sheet of a month as PDF pages.

Plain data in, bytes out: it runs in a thread of its own, and writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from carekeeper.core import confidential, words
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.features.talks.facts.sheet import TalkSheet
from carekeeper.features.talks.paper import class_sheet, full, say, table
from carekeeper.printing.page import Sheets
from carekeeper.printing.shapes import lacking

Style = Literal["clean", "table"]
STYLES: tuple[Style, ...] = ("clean", "table")

Report = Callable[[int, int], None]


def draw_talk_sheets(
    wanted: Sequence[TalkSheet],
    *,
    style: Style,
    day: date,
    show_left_behind: bool = False,
    report: Report | None = None,
) -> bytes:
    """Return the sheets as a PDF of A4 pages, each sheet on pages of its own.

    `show_left_behind` lets the clean style say which parent is away. `report` is told each
    sheet that is done, and may raise to stop. Without any sheet the document is one empty page.
    """
    sheets = _document(wanted)
    draw = table.draw if style == "table" else full.draw
    for place, sheet in enumerate(wanted, start=1):
        draw(sheets, sheet, day, show_left_behind)
        if report is not None:
            report(place, len(wanted))
    return sheets.finish()


def draw_class_sheet(wanted: Sequence[TalkSheet], *, style: Style, day: date) -> bytes:
    """Return the class sheet of a month, a line for each talk and for each student without one.

    Of a confidential talk only its day stands on it.
    """
    sheets = _document(wanted)
    class_sheet.draw(sheets, wanted, day, style)
    return sheets.finish()


def missing_before_print(wanted: Sequence[TalkSheet], *, filled: bool) -> list[str]:
    """Return a sentence about who has no record yet, and one for characters no font has.

    `filled` says that the sheets are meant to hold records.
    """
    found = []
    without = [sheet.student.name for sheet in wanted if sheet.talk is None]
    if filled and without:
        sentence = tr("No talk noted for {students}: their sheets are blank.")
        found.append(sentence.format(students=tr(", ").join(without)))
    return found + lacking(text for sheet in wanted for text in _texts(sheet))


def question_before_print(wanted: Sequence[TalkSheet]) -> str:
    """Return what is asked before confidential talks leave the program; `""` without any."""
    held = (sheet.talk for sheet in wanted if sheet.talk is not None)
    return confidential.question(sum(1 for talk in held if talk.confidential))


def _document(wanted: Sequence[TalkSheet]) -> Sheets:
    school_class = wanted[0].school_class if wanted else SchoolClass()
    title = say.title(school_class)
    return Sheets(title, author=school_class.teacher, language=words.language())


def _texts(sheet: TalkSheet) -> Iterator[str]:
    for record in (sheet.student, sheet.school_class, sheet.talk):
        if record is not None:
            for name in record.__struct_fields__:
                text = getattr(record, name)
                if isinstance(text, str):
                    yield text
