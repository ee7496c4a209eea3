"""Head and foot of the forms that schools file: the unit with its seal, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.printing.cards import draw_signatures
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, NAME, SMALLEST, Align

TOP = 94.0
"""Where a form begins below its head."""

_TITLE = 17.5
_FOOT, _SIGNED = 36.0, 58.0
_BETWEEN = "\u3000"


def bottom(sheets: Sheets, *, signed: bool = False) -> float:
    """Return the lower limit above the foot of a form; `signed` forms have a line more."""
    return sheets.height - (_SIGNED if signed else _FOOT) - 22


def draw_form_head(sheets: Sheets, title: str, school: SchoolClass, known: Sequence[str]) -> float:
    """Draw the title, the unit that reports with room for its seal, the class and what is known.

    Return where the form begins.
    """
    sheets.fitted(
        sheets.middle, 61, title, sheets.room, _TITLE, NAME - 2, bold=True, align=Align.CENTRE
    )
    class_name = "" if school.name in school.unit else school.name
    right = _BETWEEN.join(part for part in (class_name, *known) if part)
    left = tr("Reporting unit (seal): {unit}").format(unit=school.unit or "______________")
    used = sheets.fitted(
        sheets.right, 87, right, sheets.room * 0.6, BODY, SMALLEST, align=Align.RIGHT
    )
    sheets.fitted(sheets.left, 87, left, sheets.room - used - 12, BODY, SMALLEST)
    return TOP


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
