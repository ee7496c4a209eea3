"""The contact card as a full page for the file, in the clean style."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from carekeeper.core import dates, phone
from carekeeper.core.family import is_parent
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts import age_shown
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian, cares_here, is_entrusted
from carekeeper.features.guardians.paper import say
from carekeeper.printing import cards, vcard
from carekeeper.printing.cards import Fact, Section
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    BLACK,
    BODY,
    CAPTION,
    GREY,
    MARGIN,
    NAME,
    STRONG,
    TITLE,
    Align,
)
from carekeeper.printing.text import fit

_RIGHT = A4_WIDTH - MARGIN
_BOTTOM = A4_HEIGHT - 46
_PHOTO = (69.0, 90.0)
_CODE = 63.0
_LARGE_NUMBERS = 2
_INNER = _RIGHT - MARGIN - 82.5
_GAP = 10.5
_COLUMN = (_INNER + _GAP) / cards.COLUMNS - _GAP
_SIGNING = 30.0
_LINES = (5, 2)
"""How many lines for changes, at most and at least."""


def draw(sheets: Sheets, card: ContactCard, day: date, show_left_behind: bool) -> None:
    """Draw one student's card on as many pages as its persons need."""
    y = _draw_head(sheets, card, day)
    y = _draw_student(sheets, y + 10.5, card, day, show_left_behind)
    y = cards.draw_first_call(sheets, y + 12, tr("Call first"), *say.first_call(card)) + 11
    first = card.first_contact
    for guardian in say.people(card):
        section = _section(guardian, day, is_first=guardian is first)
        if y + cards.section_height(section) > _BOTTOM:
            y = _turn(sheets, card, day)
        y = cards.draw_section(sheets, y, section)
    for section in (_mentors(card), _class_section(card)):
        if not section.remarks:
            continue
        if y + cards.section_height(section) > _BOTTOM:
            y = _turn(sheets, card, day)
        y = cards.draw_section(sheets, y, section)
    least = 25 + _LINES[1] * cards.WRITING + _SIGNING
    if y + least > _BOTTOM:
        y = _turn(sheets, card, day)
    _draw_corrections(sheets, y)
    _draw_foot(sheets, card)


def _draw_head(sheets: Sheets, card: ContactCard, day: date) -> float:
    printed = tr("Printed {date}").format(date=dates.show_date(day))
    return cards.draw_head(
        sheets,
        say.title(card.school_class),
        over=say.school_and_class(card.school_class),
        notes=[note for note in (say.number(card), printed) if note],
    )


def _draw_foot(sheets: Sheets, card: ContactCard) -> None:
    cards.draw_foot(sheets, say.confirmed(card), tr("Contains personal data. Please keep it safe."))


def _turn(sheets: Sheets, card: ContactCard, day: date) -> float:
    """End the page, begin the next with the head and the student's name; return where to go on."""
    sheets.rule(MARGIN, A4_HEIGHT - 43, _RIGHT)
    _draw_foot(sheets, card)
    sheets.new_page()
    y = _draw_head(sheets, card, day) + 24
    room = _RIGHT - MARGIN - 120
    used = sheets.fitted(MARGIN, y, card.student.name, room, TITLE - 3, BODY, bold=True)
    sheets.text(MARGIN + used + 10, y, tr("continued"), CAPTION, grey=GREY)
    return y + 14


def _draw_student(
    sheets: Sheets, y: float, card: ContactCard, day: date, show_left_behind: bool
) -> float:
    sheets.photo(MARGIN, y, *_PHOTO, card.photo, empty=tr("Photo"))
    x = MARGIN + _PHOTO[0] + 15
    right = _RIGHT
    if code := say.call_code(card, vcard.FULL):
        sheets.qr(code, _RIGHT - _CODE, y, _CODE)
        right -= _CODE + 21
        hint = tr("Scan to save the numbers")
        _size, lines = fit(hint, _CODE, CAPTION, 6.5, max_lines=2)
        middle = _RIGHT - _CODE / 2
        sheets.lines(
            middle, y + _CODE + 14, lines, _size, leading=10, grey=GREY, align=Align.CENTRE
        )
    end = _draw_name(sheets, x, y, right, card, day)
    end = cards.draw_grid(sheets, x, end, right - x, _student_facts(card, show_left_behind))
    return max(end, y + _PHOTO[1])


def _draw_name(
    sheets: Sheets, x: float, y: float, right: float, card: ContactCard, day: date
) -> float:
    """Draw the student's name, large, with sex, age and ethnic group beside or below it."""
    about = "　".join(
        part for part in (say.sex(card), say.age(card, day), card.student.ethnic_group) if part
    )
    room = right - x
    beside = room - text_width(about, BODY) - 11
    if not card.student.name:
        sheets.write_line(x, y + 24, x + 130)
        sheets.text(x + 141, y + 21, about)
        return y + 31
    size, lines = fit(card.student.name, beside, TITLE + 1, NAME, True)
    if lines == [card.student.name]:
        used = sheets.text(x, y + 21, lines[0], size, bold=True)
        sheets.text(x + used + 11, y + 21, about)
        return y + 31
    sheets.fitted(x, y + 21, card.student.name, room, NAME, 6.5, bold=True)
    sheets.fitted(x, y + 37, about, room, BODY, CAPTION)
    return y + 44


def _student_facts(card: ContactCard, show_left_behind: bool) -> list[Fact]:
    marked = show_left_behind and card.student.left_behind is not None
    facts = [Fact(tr("Birth date"), say.birth_date(card))]
    if care := say.care(card):
        facts.append(Fact(tr("Care situation"), care, 2 if marked else 4))
    if marked:
        facts.append(Fact(tr("Left-behind student"), say.left_behind(card)))
    facts.append(Fact(tr("Home address"), say.address(card), 4))
    if boarding := say.boarding(card):
        facts.append(Fact(tr("Day student or boarder"), boarding))
    return facts


def _section(guardian: Guardian, day: date, *, is_first: bool) -> Section:
    numbers = say.numbers(guardian)
    kind = say.kind(guardian)
    relation = say.relation(guardian)
    under = (relation if relation != kind else "", *say.situation(guardian))
    facts = [] if guardian.gone else _facts(guardian, day)
    if numbers[_LARGE_NUMBERS:]:
        facts.append(Fact(tr("Other numbers"), tr(", ").join(numbers[_LARGE_NUMBERS:]), 6))
    best = "" if is_first or guardian.gone else guardian.best_time
    section = Section(
        kind,
        "\n".join(part for part in under if part),
        guardian.name,
        numbers[:_LARGE_NUMBERS],
        tuple(facts),
        hint=tr("best reached: {when}").format(when=best) if best else "",
    )
    if not best or cards.hint_fits(section):
        return section
    apart = (*facts, _wide(tr("Best reached"), best, 2))
    return replace(section, hint="", facts=apart)


def _facts(guardian: Guardian, day: date) -> list[Fact]:
    if say.is_asked_where(guardian):
        return _away_facts(guardian)
    required = cares_here(guardian) or is_parent(guardian)
    facts = [
        _wide(tr("Occupation"), guardian.occupation, 1),
        Fact(tr("Age"), age_shown(guardian, day), 1),
        _wide(tr("Health"), guardian.health, 2),
        _wide(tr("Address"), say.home(guardian), 2),
    ]
    if is_entrusted(guardian):
        facts += _entrustment(guardian)
    return [fact for fact in facts if fact.value or required]


def _away_facts(guardian: Guardian) -> list[Fact]:
    at_work = phone.shown(guardian.workplace_phone) if guardian.workplace_phone else ""
    facts = [
        _wide(tr("Workplace"), guardian.workplace, 2),
        Fact(tr("Workplace phone"), at_work),
        _wide(tr("Comes home how often"), guardian.comes_home, 2),
        Fact(tr("Workplace address"), guardian.workplace_address, 4),
        Fact(tr("Next return"), dates.show_loose(guardian.next_return)),
    ]
    if is_entrusted(guardian):
        facts += _entrustment(guardian)
    return facts


def _entrustment(guardian: Guardian) -> list[Fact]:
    agreed, notice = (
        "" if day is None else dates.show_date(day)
        for day in (guardian.entrusted_on, guardian.notice_received_on)
    )
    return [
        Fact(tr("Agreed on"), agreed),
        Fact(tr("Written notice received on"), notice),
        _wide(tr("Reason of entrusting"), guardian.entrusted_reason, 2),
    ]


def _wide(caption: str, value: str, columns: int) -> Fact:
    """Return a fact in so many columns, or in half or all of them where its value is long."""
    for wider in (columns, 3):
        room = wider * (_COLUMN + _GAP) - _GAP
        if text_width(value, BODY) <= room * (1 if wider == 1 else 2):
            return Fact(caption, value, wider)
    return Fact(caption, value, cards.COLUMNS)


def _mentors(card: ContactCard) -> Section:
    return Section(tr("Mentored by"), remarks=say.mentors(card), named=False)


def _class_section(card: ContactCard) -> Section:
    pairs = (
        (tr("Class teacher"), say.teacher(card.school_class)),
        (tr("Class hotline"), say.hotline(card.school_class)),
    )
    remarks = tuple(f"{caption} {text}" for caption, text in pairs if text)
    return Section(tr("School"), remarks=remarks, named=False)


def _draw_corrections(sheets: Sheets, y: float) -> None:
    """Draw room for what is new at the door, and for the signatures."""
    sheets.rule(MARGIN, y, _RIGHT, STRONG, BLACK)
    most, least = _LINES
    fitting = int((_BOTTOM - y - 25 - _SIGNING) // cards.WRITING)
    y = cards.draw_corrections(
        sheets,
        y - 2,
        tr("Checked face to face"),
        tr("write changes here, then enter them in the computer"),
        max(least, min(most, fitting)),
    )
    signatures = (
        tr("Date ______________"),
        tr("Guardian's signature __________"),
        tr("Class teacher's signature ____________"),
    )
    cards.draw_spread(sheets, y + 24, signatures)
