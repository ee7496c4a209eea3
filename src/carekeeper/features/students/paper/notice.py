"""The notice for parents: what is kept of their child, why, where and for how long.

The law on personal information (个人信息保护法, art. 28 to 31) counts what is known of a child
under fourteen as sensitive: a parent or guardian is told of it, and agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates, words
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import mark, tr
from carekeeper.printing import cards, filing
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import BODY, CAPTION, GREY, LEADING, NAME, SMALLEST
from carekeeper.printing.text import wrap

_TITLE = mark("What the school keeps about your child")
_PARTS = (
    (
        mark("Why"),
        mark(
            "The school cares for its students by a care plan. The class teacher keeps a file of "
            "each student, so that the family is reached at once and no child is overlooked."
        ),
    ),
    (
        mark("What"),
        mark(
            "Name, date of birth, ID number and address; the carer, with phones and "
            "workplaces; health; talks, visits, life at school, studies, activities, diary, aid; "
            "photos."
        ),
    ),
    (
        mark("Where"),
        mark(
            "In a file on the computer of the class teacher, with a password where the school "
            "sets one, and in backups at the school. It is not put on the internet and not sold."
        ),
    ),
    (
        mark("Who reads it"),
        mark(
            "The class teacher, and those at school who look after the child. Others only where a "
            "law asks for it, such as the duty to report harm to a child."
        ),
    ),
    (
        mark("Your rights"),
        mark(
            "You can see what is kept, have it corrected or erased, and take your consent back at "
            "any time. Please speak to the class teacher."
        ),
    ),
)
_LAW = mark("Law on the Protection of Personal Information, articles 28 to 31 and 44 to 47")
_FOR_YEARS = mark("As long as the child is at this school, and {n} years after that.")
_AS_LONG = mark("As long as the child is at this school; after that as the school's rule says.")
_INDENT = 84.0
_LINE = BODY * LEADING + 2


def draw_notices(names: Sequence[str], school: SchoolClass, day: date) -> bytes:
    """Draw a sheet for each student, to be signed and brought back."""
    sheets = Sheets(tr(_TITLE), author=school.teacher, language=words.language())
    for name in names:
        y = sheets.open(_running(sheets, school, name, day))
        y = _paragraph(sheets, y + 26, tr("To the parents or guardians of:"), name, bold=True)
        for heading, text in (*_PARTS[:3], (mark("How long"), ""), *_PARTS[3:]):
            y = _paragraph(sheets, y + 8, tr(heading), tr(text) if text else _how_long(school))
        _consent(sheets, y + 26)
        sheets.close()
    return sheets.finish()


def _running(sheets: Sheets, school: SchoolClass, name: str, day: date) -> Running:
    def head() -> float:
        note = tr("Printed on {date}").format(date=dates.show_date(day))
        return cards.draw_head(sheets, tr(_TITLE), over=school.full_name, notes=(note,))

    def foot() -> None:
        cards.draw_foot(sheets, right="")

    return Running(head, foot, filing.bottom(sheets, signed=True), who=name, where=school.name)


def _how_long(school: SchoolClass) -> str:
    return tr(_FOR_YEARS).format(n=school.keep_years) if school.keep_years else tr(_AS_LONG)


def _paragraph(sheets: Sheets, y: float, heading: str, text: str, *, bold: bool = False) -> float:
    size = NAME if bold else BODY
    indent = sheets.text(sheets.left, y, heading, BODY, bold=True) + 10 if bold else _INDENT
    if not bold:
        sheets.fitted(sheets.left, y, heading, _INDENT - 8, BODY, SMALLEST, bold=True)
    lines = wrap(text, sheets.room - indent, size, bold)
    sheets.lines(sheets.left + indent, y, lines, size, leading=_LINE, bold=bold)
    return y + len(lines) * _LINE


def _consent(sheets: Sheets, y: float) -> None:
    """Draw the answer, and who signs it."""
    sheets.rule(sheets.left, y - 18, sheets.right)
    sheets.text(sheets.left, y, tr("Our answer"), NAME, bold=True)
    used = sheets.text(sheets.left, y + 24, tr("□ We have read this and agree"))
    sheets.text(sheets.left + used + 24, y + 24, tr("□ We do not agree to:"))
    sheets.write_line(sheets.left, y + 52, sheets.right)
    signatures = (tr("Guardian's signature __________"), tr("Signed on ____________"))
    cards.draw_signatures(sheets, y + 92, signatures)
    teacher = (tr("Back at school on ____________"), tr("Class teacher's signature ____________"))
    cards.draw_signatures(sheets, y + 126, teacher)
    sheets.text(sheets.left, y + 152, tr(_LAW), CAPTION, grey=GREY)
