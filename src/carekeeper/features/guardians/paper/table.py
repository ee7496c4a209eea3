"""The contact card as a ruled table, with the head and foot of the forms that schools file.

Rows that do not apply are left out, more persons make more rows, and a long card goes on over
the page with its head.
"""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, phone
from carekeeper.core.family import is_parent
from carekeeper.core.words import tr, trc
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian, cares_here, is_entrusted
from carekeeper.features.guardians.paper import say
from carekeeper.printing import cards
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_HEIGHT, A4_WIDTH, BODY, MARGIN, NAME, Align
from carekeeper.printing.tables import Cell, Row, Table, head, label, note, photo, value

_WIDTHS = (27.75, 69.0, 79.5, 49.5, 48.0, 58.0, 85.5, 88.0)
_RIGHT = A4_WIDTH - MARGIN
_TOP = 94.0
_BOTTOM = A4_HEIGHT - 78
_CORRECTIONS = (96.0, 48.0)
"""The height of the room for changes: as wanted, and at least, where that saves a page."""


def draw(sheets: Sheets, card: ContactCard, day: date, show_left_behind: bool) -> None:
    """Draw one student's card on as many pages as its persons need."""
    first = card.first_contact
    rows = _student_rows(card, day, show_left_behind)
    for guardian in say.in_form_order(card):
        rows += _rows(guardian, day, is_first=guardian is first)
    rows += _mentors(card)
    left = _BOTTOM - _TOP - Table(_WIDTHS, rows).height
    most, least = _CORRECTIONS
    rows.append(_corrections(min(left, most) if left >= least else most))
    _draw_head(sheets, card, day)

    def turn() -> float:
        _draw_foot(sheets)
        sheets.new_page()
        _draw_head(sheets, card, day)
        name = "　".join((card.student.name, tr("continued")))
        sheets.text(MARGIN, _TOP + 11, name, bold=True)
        return _TOP + 19

    y = Table(_WIDTHS, rows).draw(sheets, MARGIN, _TOP, bottom=_BOTTOM, turn=turn)
    _draw_class(sheets, y + 17, card)
    _draw_foot(sheets)


def _draw_head(sheets: Sheets, card: ContactCard, day: date) -> None:
    title = say.title(card.school_class)
    middle = A4_WIDTH / 2
    sheets.fitted(middle, 62, title, _RIGHT - MARGIN, 17.5, NAME, bold=True, align=Align.CENTRE)
    on = tr("Filled in on: {date}").format(date=dates.show_date(day))
    used = sheets.text(_RIGHT, 87, on, align=Align.RIGHT)
    unit = card.school_class.reporting_unit or say.school_and_class(card.school_class)
    text = tr("Reporting unit (seal): {unit}").format(unit=unit or "______________")
    sheets.fitted(MARGIN, 87, text, _RIGHT - MARGIN - used - 12, BODY, 7)


def _draw_foot(sheets: Sheets) -> None:
    signatures = (
        tr("Head of unit: __________"),
        tr("Checked by: __________"),
        tr("Filled in by: __________"),
    )
    cards.draw_spread(sheets, A4_HEIGHT - 40, signatures)


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
    sheets.fitted(MARGIN, y, line, _RIGHT - MARGIN, BODY, 6.5)


def _student_rows(card: ContactCard, day: date, show_left_behind: bool) -> list[Row]:
    care = say.care(card)
    marked = show_left_behind and card.student.left_behind is not None
    count = 3 + bool(care or marked)
    rows = [
        Row(
            (
                head(tr("Student"), rows=count),
                label(tr("Name")),
                value(card.student.name, bold=True, size=_name_size(card.student.name)),
                label(tr("Sex")),
                value(say.sex(card)),
                label(tr("Birth date")),
                value(say.birth_date(card)),
                photo(card.photo, tr("Photo"), rows=count),
            )
        ),
        Row(
            (
                label(tr("Ethnic group")),
                value(card.student.ethnic_group),
                label(tr("Age")),
                value(say.years_old(card, day)),
                label(tr("Day student or boarder")),
                value(say.boarding(card)),
            )
        ),
        Row((label(tr("Home address")), value(say.address(card), 5))),
    ]
    if care or marked:
        cells = [label(tr("Care situation")), value(care, 3 if marked else 5)]
        if marked:
            cells += [label(tr("Left-behind student")), value(say.left_behind(card))]
        rows.append(Row(tuple(cells)))
    return rows


def _name_size(name: str) -> float:
    large = BODY * 1.125
    return large if text_width(name, large, bold=True) <= _WIDTHS[2] - 10.5 else BODY


def _rows(guardian: Guardian, day: date, *, is_first: bool) -> list[Row]:
    """Return the rows of one person, the first of them with the head over all."""
    rows = [_name_cells(guardian)]
    if not guardian.gone:
        rows += _away(guardian) if say.is_asked_where(guardian) else _at_home(guardian, day)
        if is_entrusted(guardian):
            rows.append(_entrusted(guardian))
        rows += _reached(guardian, is_first=is_first)
    top = (head(say.kind(guardian), rows=len(rows)), *rows[0])
    return [Row(top), *(Row(tuple(cells)) for cells in rows[1:])]


def _name_cells(guardian: Guardian) -> list[Cell]:
    cells = [
        label(tr("Name")),
        value(guardian.name, bold=True),
        label(tr("Phone")),
        value("\n".join(say.numbers(guardian)), 2, bold=True),
    ]
    if guardian.gone:
        return [*cells, value(say.clauses(*say.situation(guardian)), 2)]
    if say.kind(guardian) == say.relation(guardian):
        return [*cells, label(tr("WeChat")), value(guardian.wechat)]
    return [*cells, label(tr("Relation")), value(say.relation(guardian))]


def _away(guardian: Guardian) -> list[list[Cell]]:
    at_work = phone.shown(guardian.workplace_phone) if guardian.workplace_phone else ""
    return [
        [
            label(tr("Workplace")),
            value(guardian.workplace, 2),
            label(tr("Workplace phone")),
            value(at_work, 3),
        ],
        [label(tr("Workplace address")), value(guardian.workplace_address, 6)],
        [
            label(tr("Comes home how often")),
            value(guardian.comes_home, 4),
            label(tr("Next return")),
            value(dates.show_loose(guardian.next_return)),
        ],
    ]


def _years_old(guardian: Guardian, day: date) -> str:
    return "" if guardian.birth_year is None else str(day.year - guardian.birth_year)


def _at_home(guardian: Guardian, day: date) -> list[list[Cell]]:
    rows = []
    required = cares_here(guardian) or is_parent(guardian)
    if required or guardian.occupation or guardian.birth_year or guardian.health:
        rows.append(
            [
                label(tr("Occupation")),
                value(guardian.occupation, 2),
                label(tr("Age")),
                value(_years_old(guardian, day)),
                label(tr("Health")),
                value(guardian.health),
            ]
        )
    if required or say.home(guardian):
        rows.append([label(tr("Address")), value(say.home(guardian), 6)])
    return rows


def _entrusted(guardian: Guardian) -> list[Cell]:
    agreed, notice = (
        "" if day is None else dates.show_date(day)
        for day in (guardian.entrusted_on, guardian.notice_received_on)
    )
    return [
        label(tr("Reason of entrusting")),
        value(guardian.entrusted_reason),
        label(tr("Agreed on")),
        value(agreed, 2),
        label(tr("Written notice received on")),
        value(notice),
    ]


def _reached(guardian: Guardian, *, is_first: bool) -> list[list[Cell]]:
    if not is_first and not guardian.best_time:
        return []
    first = [label(tr("First contact")), value(tr("Yes"))] if is_first else []
    best = value(guardian.best_time, 6 - len(first))
    return [[label(tr("Best reached")), best, *first]]


def _mentors(card: ContactCard) -> list[Row]:
    """Return the row of who supports the student; none when nobody does."""
    told = tr("; ").join(say.mentors(card))
    return [Row((head(trc("head of a row", "Mentors")), value(told, 7)))] if told else []


def _corrections(height: float) -> Row:
    hint = tr("Checked face to face; changes, date and signature go here")
    return Row((head(tr("Changes")), note(hint, 7)), height=height)
