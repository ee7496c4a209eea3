"""A letter to the parents, and the turns on the hotline for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from carekeeper.core import dates, phone, words
from carekeeper.core.school_class import ClassOverTime, SchoolClass
from carekeeper.core.words import tr
from carekeeper.features.visits.facts.hotline import Turn
from carekeeper.features.visits.facts.letter import Letter
from carekeeper.printing import cards
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import NAME, Align
from carekeeper.printing.tables import Row, Table, titles, value
from carekeeper.printing.text import wrap

_FROM_END = 62.0
_SIZE, _LINE = 12.0, 23.0
_CLOSING = 90.0
_ROW = 54.0
_DAY, _TIME = 90.0, 90.0


def draw_letters(school: ClassOverTime, letters: Sequence[Letter]) -> bytes:
    """Draw each letter on pages of its own."""
    title = tr("Letter to the parents")
    sheets = Sheets(title, author=school.now.teacher, language=words.language())
    for letter in letters:
        _draw_letter(sheets, school.on(letter.written_on), letter)
    return sheets.finish()


def _draw_letter(sheets: Sheets, school: SchoolClass, letter: Letter) -> None:
    title = tr("Letter to the parents")

    def head() -> float:
        return cards.draw_head(sheets, title, over=school.full_name) + 30

    running = Running(head, lambda: None, sheets.height - _FROM_END, where=school.name)
    y = sheets.open(running)
    if letter.addressed_to:
        to = tr("{names}:").format(names=letter.addressed_to)
        for line in wrap(to, sheets.room, NAME, bold=True):
            sheets.text(sheets.left, y, line, NAME, bold=True)
            y += _LINE
    for paragraph in letter.text.splitlines():
        for line in wrap(paragraph, sheets.room, _SIZE):
            if y > sheets.bottom:
                y = sheets.turn() + _LINE
            sheets.text(sheets.left, y, line, _SIZE)
            y += _LINE
        y += _LINE / 3
    if y + _CLOSING > sheets.bottom + _LINE:
        y = sheets.turn() + _LINE
    teacher = tr("Class teacher: {name}").format(name=school.teacher) if school.teacher else ""
    day = "" if letter.written_on is None else dates.show_date(letter.written_on)
    for line in (teacher, school.teacher_phone and tr("Phone: {number}"), day):
        if line:
            shown = line.format(number=phone.shown(school.teacher_phone))
            y += _LINE
            sheets.fitted(sheets.right, y, shown, sheets.room, _SIZE, 8, align=Align.RIGHT)
    sheets.close()


def draw_turns(school: SchoolClass, turns: Sequence[Turn], day: date) -> bytes:
    """Draw who calls when, large enough for a wall; nothing tells who is left behind."""
    title = tr("Turns on the hotline")
    sheets = Sheets(title, author=school.teacher, language=words.language())
    hotline = (
        tr("Class hotline {number}").format(number=phone.shown(school.hotline))
        if school.hotline
        else ""
    )

    def head() -> float:
        return cards.draw_head(sheets, title, over=school.full_name, notes=(hotline,)) + 12

    def foot() -> None:
        cards.draw_foot(sheets, tr("Printed on {date}").format(date=dates.show_date(day)), "")

    y = sheets.open(Running(head, foot, sheets.height - _FROM_END, where=school.name))
    rows = [titles(tr("Day"), tr("Time"), tr("Who calls"))]
    for turn in turns:
        names = tr(", ").join(one.called() for one in turn.partakers)
        cells = (dates.weekday_name(turn.weekday), turn.starts_at, names)
        rows.append(
            Row(tuple(value(text, bold=not at, size=NAME) for at, text in enumerate(cells)), _ROW)
        )
    Table(sheets, (_DAY, _TIME, 360.0), rows).draw(y, repeat=1)
    sheets.close()
    return sheets.finish()
