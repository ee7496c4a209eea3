"""The handover letter on paper, clean or ruled, filled in or blank to write on."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core import words
from carekeeper.core.dates import show_date
from carekeeper.core.words import tr
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.passages import CLEAN, RULED, TEXT_STEP, Look, Passage, draw_passages
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import BODY
from carekeeper.printing.text import wrap
from carekeeper.safekeeping.facts.letter import HEADINGS, TITLE, LetterSheet, Section

_FROM_END, _SIGNING, _ABOVE = 92.0, 62.0, 12.0
_BLANK_LINES = 4


def draw_letter(sheet: LetterSheet, *, ruled: bool, blank: bool) -> bytes:
    """Return the pages of the letter."""
    sheets = Sheets(tr(TITLE), author=sheet.school.teacher, language=words.language())
    look = RULED if ruled else CLEAN
    told = [Section(about, "") for about in HEADINGS] if blank else sheet.sections
    y = sheets.open(_ruled(sheets, sheet) if ruled else _clean(sheets, sheet))
    passages = [_passage(sheets, look, one, blank) for one in told]
    draw_passages(sheets, y, passages, look, most=None if blank else 0.0)
    if ruled:
        filing.draw_signed(sheets, _signatures())
    else:
        cards.draw_signatures(sheets, sheets.height - _SIGNING, _signatures())
    sheets.close()
    return sheets.finish()


def missing_in(sheet: LetterSheet) -> list[str]:
    """Return sentences for what the pages lack."""
    return lacking([one.text for one in sheet.sections])


def _passage(sheets: Sheets, look: Look, one: Section, blank: bool) -> Passage:
    lines: Sequence[str] = [
        line
        for paragraph in one.text.splitlines()
        for line in wrap(paragraph, look.width(sheets), BODY)
    ]
    count = _BLANK_LINES if blank else len(lines)
    return Passage(one.heading, tuple(lines), look.overhead + count * TEXT_STEP, blank)


def _clean(sheets: Sheets, sheet: LetterSheet) -> Running:
    def head() -> float:
        day = show_date(sheet.day)
        over = sheet.school.full_name
        return cards.draw_head(sheets, tr(TITLE), over=over, notes=(day,)) + _ABOVE

    def foot() -> None:
        cards.draw_foot(sheets, tr("Printed on {date}").format(date=show_date(sheet.day)), "")

    return Running(head, foot, sheets.height - _FROM_END, where=sheet.school.name)


def _ruled(sheets: Sheets, sheet: LetterSheet) -> Running:
    known = (tr("Filled in on: {date}").format(date=show_date(sheet.day)),)
    return Running(
        lambda: filing.draw_form_head(sheets, tr(TITLE), sheet.school, known),
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets, signed=True),
        where=sheet.school.name,
    )


def _signatures() -> tuple[str, ...]:
    return (
        tr("Handed over by ____________"),
        tr("Taken over by ____________"),
        tr("Signed on ____________"),
    )
