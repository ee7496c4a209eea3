"""The recovery sheet on paper: the key in groups and as a QR code, and what to do with it."""

from __future__ import annotations

from carekeeper.core import words
from carekeeper.core.dates import show_date
from carekeeper.core.words import mark, tr
from carekeeper.db.recovery_code import sheet_groups
from carekeeper.printing.cards import draw_foot, draw_head
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import (
    BLACK,
    BODY,
    CAPTION,
    FINE,
    GREY,
    MID,
    MM,
    NAME,
    STRONG,
    Align,
)
from carekeeper.safekeeping.facts import SheetFacts

_IN_A_ROW = 5
_CELL_HEIGHT = 44.0
_KEY_SIZE = 18.0
_QR = 40 * MM

_STEPS = (
    mark("Open CareKeeper. Where it asks for the password, choose “Open with the recovery sheet”."),
    mark("Type the groups below in their order. The program says at once when one is mistyped."),
    mark("The class file opens, and you set a new password. This sheet stays valid."),
)


def draw_recovery_sheet(facts: SheetFacts) -> bytes:
    """Return the sheet as a document of one page."""
    sheets = Sheets(tr("Recovery sheet"), language=words.language())
    over = "　".join(part for part in (facts.school, facts.class_name) if part)
    notes = (facts.file_name, show_date(facts.made_on))
    y = sheets.open(
        Running(
            lambda: draw_head(sheets, tr("Recovery sheet"), over=over, notes=notes),
            lambda: _draw_foot(sheets),
            sheets.height - 60,
        )
    )
    y += 34
    why = tr(
        "This sheet opens the class file when the password is forgotten. Whoever has it and the "
        "file can read everything about the children: lock it away, apart from the computer."
    )
    y = sheets.paragraph(sheets.left, y, why, sheets.room, BODY + 1) + 14
    y = _draw_steps(sheets, y) + 10
    y = _draw_key(sheets, y, sheet_groups(facts.secret))
    y = _draw_code(sheets, y + 30, facts.secret)
    _draw_hands(sheets, y + 56)
    sheets.close()
    return sheets.finish()


def _draw_foot(sheets: Sheets) -> None:
    draw_foot(
        sheets,
        tr("Not to be copied, photographed or sent."),
        tr("A newer sheet replaces this one; backups from before then still open with this one."),
    )


def _draw_steps(sheets: Sheets, y: float) -> float:
    for number, step in enumerate(_STEPS, start=1):
        sheets.text(sheets.left, y, str(number), BODY, bold=True)
        y = sheets.paragraph(sheets.left + 18, y, tr(step), sheets.room - 18) + 5
    return y


def _draw_key(sheets: Sheets, y: float, groups: tuple[str, ...]) -> float:
    """Draw the groups with their numbers in a box; return its lower edge."""
    rows = -(-len(groups) // _IN_A_ROW)
    width = (sheets.room) / _IN_A_ROW
    height = rows * _CELL_HEIGHT + 16
    sheets.box(sheets.left, y, sheets.room, height, STRONG, BLACK)
    for place, group in enumerate(groups):
        row, column = divmod(place, _IN_A_ROW)
        middle = sheets.left + (column + 0.5) * width
        top = y + 8 + row * _CELL_HEIGHT
        number = str(place + 1)
        sheets.text(middle, top + 11, number, CAPTION, grey=GREY, align=Align.CENTRE)
        sheets.text(
            middle - 2, top + 32, group, _KEY_SIZE, bold=True, align=Align.CENTRE, spacing=2
        )
    return y + height


def _draw_code(sheets: Sheets, y: float, secret: str) -> float:
    sheets.qr(secret, sheets.left, y, _QR)
    left = sheets.left + _QR + 24
    width = sheets.right - left
    line = sheets.paragraph(
        left, y + 12, tr("The recovery code as a QR code"), width, NAME, bold=True
    )
    about = tr(
        "A scanner that works without the internet can read it; paste the text into the first "
        "field. The letters B, I and O and the digit 1 do not occur in the groups."
    )
    sheets.paragraph(left, line + 4, about, width)
    return y + _QR


def _draw_hands(sheets: Sheets, y: float) -> None:
    """Draw lines to write on by whom and where the sheet is kept."""
    middle = sheets.middle
    for left, right, caption in (
        (sheets.left, middle - 12, tr("Kept at")),
        (middle + 12, sheets.right, tr("Kept by, since")),
    ):
        sheets.text(left, y, caption, CAPTION, grey=GREY)
        sheets.rule(left, y + 30, right, FINE, MID)
