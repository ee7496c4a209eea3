"""Head and foot of the forms that schools file: the unit with its seal, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.printing.cards import draw_signatures
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, NAME, Align
from carekeeper.printing.text import fit, wrap

_TITLE, _FIRST = 17.5, 61.0
_BELOW_TITLE, _TO_FORM, _LINE, _GAP = 26.0, 7.0, 14.0, 12.0
_FOOT, _SIGNED = 40.0, 62.0
_BETWEEN = "\u3000"


def bottom(sheets: Sheets, *, signed: bool = False) -> float:
    """Return the lower limit above the foot of a form; `signed` forms have a line more."""
    return sheets.height - (_SIGNED if signed else _FOOT) - 22


def draw_form_head(sheets: Sheets, title: str, school: SchoolClass, known: Sequence[str]) -> float:
    """Draw the title, the unit that reports with room for its seal, the class and what is known.

    Return where the form begins.
    """
    size, lines = fit(title, sheets.room, _TITLE, NAME, True)
    y = sheets.lines(
        sheets.middle, _FIRST, lines, size, leading=size * 1.2, bold=True, align=Align.CENTRE
    )
    y += _BELOW_TITLE - size * 1.2
    class_name = "" if school.name in school.unit else school.name
    right = _BETWEEN.join(part for part in (class_name, *known) if part)
    left = tr("Reporting unit (seal): {unit}").format(unit=school.unit or "______________")
    if text_width(left, BODY) + text_width(right, BODY) + _GAP > sheets.room:
        for line in wrap(left, sheets.room, BODY):
            sheets.text(sheets.left, y, line)
            y += _LINE
        lines = wrap(right, sheets.room, BODY)
        sheets.lines(sheets.right, y, lines, leading=_LINE, align=Align.RIGHT)
        return y + (len(lines) - 1) * _LINE + _TO_FORM
    sheets.text(sheets.left, y, left)
    sheets.text(sheets.right, y, right, align=Align.RIGHT)
    return y + _TO_FORM


def draw_signed(sheets: Sheets, signatures: Sequence[str]) -> None:
    """Draw who is to sign, above the foot of the last page."""
    draw_signatures(sheets, sheets.height - _SIGNED, signatures)


def draw_form_foot(sheets: Sheets) -> None:
    """Draw who answers for the form."""
    answering = (
        tr("Head of unit: __________"),
        tr("Checked by: __________"),
        tr("Filled in by: __________"),
    )
    draw_signatures(sheets, sheets.height - _FOOT, answering)
