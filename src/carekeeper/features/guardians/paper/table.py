"""The contact card as a ruled table, with the head and foot of the forms that schools file.

Rows that do not apply are left out, more persons make more rows, and a long card goes on over
the page with its head.
"""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates
from carekeeper.core.words import tr, trc
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import say
from carekeeper.printing import filing
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.slots import in_slots
from carekeeper.printing.style import BODY, SMALLEST
from carekeeper.printing.tables import Cell, Row, Table, head, label, note, photo, value

_WIDTHS = (27.75, 69.0, 79.5, 49.5, 48.0, 58.0, 85.5, 88.0)
_THIRDS = (2, 3, 2)
"""Columns of each third of a row behind the head."""

_LINE = 17.0
_CORRECTIONS = (96.0, 40.0)
"""The height of the room for changes: as wanted, and at least, where that saves a page."""


def draw(sheets: Sheets, card: ContactCard, day: date, show_left_behind: bool) -> None:
    """Draw one student's card on as many pages as its persons need."""
    on = tr("Filled in on: {date}").format(date=dates.show_date(day))
    known = (say.number(card), on)
    running = Running(
        lambda: filing.draw_form_head(
            sheets, say.title(card.school_class), card.school_class, known
        ),
        lambda: filing.draw_form_foot(sheets),
        filing.bottom(sheets) - _LINE,
        card.student.name,
        card.school_class.name,
    )
    y = sheets.open(running)
    rows = _student_rows(card, day, show_left_behind)
    first = card.first_contact
    for guardian in say.in_form_order(card):
        rows += _rows(guardian, day, is_first=guardian is first)
    rows += _mentors(card)
    left = sheets.bottom - y - Table(sheets, _WIDTHS, rows).height
    most, least = _CORRECTIONS
    rows.append(_corrections(min(left, most) if left >= least else most))
    y = Table(sheets, _WIDTHS, rows).draw(y)
    _draw_class(sheets, y + _LINE, card)
    sheets.close()


def _draw_class(sheets: Sheets, y: float, card: ContactCard) -> None:
    school = card.school_class
    parts = [
        tr("Class hotline: {number}").format(number=say.hotline(school)) if school.hotline else "",
        tr("Class teacher: {teacher}").format(teacher=say.teacher(school))
        if say.teacher(school)
        else "",
        say.confirmed(card),
    ]
    line = "　　".join(part for part in parts if part)
    sheets.fitted(sheets.left, y, line, sheets.room, BODY, SMALLEST)


def _student_rows(card: ContactCard, day: date, show_left_behind: bool) -> list[Row]:
    student, care = card.student, say.care(card)
    marked = show_left_behind and student.left_behind is not None
    boards = (label(tr("Day student or boarder")), value(say.boarding(card)))
    birth = (label(tr("Birth date")), value(say.birth_date(card)))
    sex = (label(tr("Sex")), value(student.sex_shown))
    group = (label(tr("Ethnic group")), value(student.ethnic_group))
    age = (label(tr("Age")), value(student.years_old(day)))
    name = (label(tr("Name")), value(student.name, bold=True, size=BODY + 1))
    rows: list[tuple[Cell, ...]] = [(*name, *sex, *birth), (*group, *age, *boards)]
    if not student.name:
        to_write = (label(tr("Name")), value("", 3))
        rows = [(*to_write, *sex[:1], value("")), (*group, *birth, *boards)]
    rows.append((label(tr("Home address")), value(student.address, 5)))
    if care or marked:
        left_behind = (label(tr("Left-behind student")), value(say.left_behind(card)))
        cells = (label(tr("Care situation")), value(care, 3 if marked else 5))
        rows.append((*cells, *left_behind) if marked else cells)
    about = head(tr("Student"), rows=len(rows))
    picture = photo(card.photo, tr("Photo"), rows=len(rows))
    return [Row((about, *rows[0], picture)), *map(Row, rows[1:])]


def _rows(guardian: Guardian, day: date, *, is_first: bool) -> list[Row]:
    """Return the rows of one person, the first of them with the head over all."""
    rows = [*in_slots(_told(guardian, day, is_first=is_first), _THIRDS)]
    top = (head(say.kind(guardian), rows=len(rows)), *rows[0])
    return [Row(top), *map(Row, rows[1:])]


def _told(guardian: Guardian, day: date, *, is_first: bool) -> list[Fact]:
    """Return all that is told of a person, name and number first, with room to write them in."""
    blank = not guardian.name
    found = [
        *say.bars(guardian),
        Fact(tr("Name"), guardian.name, 4 if blank else 2, strong=True),
        Fact(tr("Phone"), "\n".join(say.numbers(guardian)), 4 if blank else 2, strong=True),
    ]
    relation = say.relation(guardian)
    if relation and relation != say.kind(guardian):
        found.append(Fact(tr("Relation"), relation))
    if situation := say.clauses(*say.situation(guardian)):
        found.append(Fact(tr("Now"), situation))
    found += say.of_guardian(guardian, day)
    if guardian.best_time and not guardian.gone:
        found.append(Fact(tr("Best reached"), guardian.best_time))
    if is_first:
        found.append(Fact(tr("First contact"), tr("Yes")))
    return found


def _mentors(card: ContactCard) -> list[Row]:
    """Return the row of who supports the student; none when nobody does."""
    told = tr("; ").join(say.mentors(card))
    return [Row((head(trc("head of a row", "Mentors")), value(told, 7)))] if told else []


def _corrections(height: float) -> Row:
    hint = tr("Checked face to face; changes, date and signature go here")
    return Row((head(tr("Changes")), note(hint, 7)), height=height)
