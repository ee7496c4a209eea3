"""The contact card as a full page for the file, in the clean style."""

from __future__ import annotations

from datetime import date

from carekeeper.core import dates, family
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.guardians.paper import say
from carekeeper.printing import cards, vcard
from carekeeper.printing.cards import Fact
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.sections import LABEL_WIDTH, Section, draw_sections
from carekeeper.printing.style import BLACK, CAPTION, GREY, SMALLEST, STRONG, Align
from carekeeper.printing.text import fit

_PHOTO = (69.0, 90.0)
_CODE = 63.0
_LARGE_NUMBERS = 2
_SIGNING = 30.0
_LINES = (5, 2)
"""How many lines for changes, at most and at least."""


def draw(sheets: Sheets, card: ContactCard, day: date, show_left_behind: bool) -> None:
    """Draw one student's card on as many pages as its persons need."""
    running = Running(
        lambda: _draw_head(sheets, card, day),
        lambda: _draw_foot(sheets, card),
        sheets.height - 50,
        card.student.name,
        card.school_class.name,
    )
    y = _draw_student(sheets, sheets.open(running) + 10.5, card, day, show_left_behind)
    y = cards.draw_first_call(sheets, y + 12, tr("Call first"), *say.first_call(card)) + 11
    first, inner = card.first_contact, sheets.room - LABEL_WIDTH
    people = [_section(one, day, inner, is_first=one is first) for one in say.people(card)]
    others = [one for one in (_mentors(card), _class_section(card)) if one.remarks]
    y = draw_sections(sheets, y, [*people, *others], 25 + _LINES[1] * cards.WRITING + _SIGNING)
    _draw_corrections(sheets, y)
    sheets.close()


def _draw_head(sheets: Sheets, card: ContactCard, day: date) -> float:
    printed = tr("Printed {date}").format(date=dates.show_date(day))
    return cards.draw_head(
        sheets,
        say.title(card.school_class),
        over=card.school_class.full_name,
        notes=[note for note in (say.number(card), printed) if note],
    )


def _draw_foot(sheets: Sheets, card: ContactCard) -> None:
    cards.draw_foot(sheets, say.confirmed(card))


def _draw_student(
    sheets: Sheets, y: float, card: ContactCard, day: date, show_left_behind: bool
) -> float:
    sheets.photo(sheets.left, y, *_PHOTO, card.photo, empty=tr("Photo"))
    x, right = sheets.left + _PHOTO[0] + 15, sheets.right
    if code := say.call_code(card, vcard.FULL):
        right -= _CODE
        sheets.qr(code, right, y, _CODE)
        hint = tr("Scan to save the numbers")
        size, lines = fit(hint, _CODE, CAPTION, SMALLEST, max_lines=2)
        middle = right + _CODE / 2
        sheets.lines(middle, y + _CODE + 14, lines, size, leading=10, grey=GREY, align=Align.CENTRE)
        right -= 21
    end = cards.draw_name(sheets, x, y, right - x, card.student.name, _about(card, day))
    end = cards.draw_grid(
        sheets, x, end, right - x, _student_facts(card, show_left_behind, right - x)
    )
    return max(end, y + _PHOTO[1])


def _about(card: ContactCard, day: date) -> str:
    student = card.student
    parts = (student.sex_shown, student.age_shown(day), student.ethnic_group)
    return "　".join(part for part in parts if part)


def _student_facts(card: ContactCard, show_left_behind: bool, width: float) -> list[Fact]:
    return [cards.as_wide(one, width) for one in say.of_student(card, show_left_behind)]


def _section(guardian: Guardian, day: date, width: float, *, is_first: bool) -> Section:
    numbers = say.numbers(guardian)
    kind, relation = say.kind(guardian), say.relation(guardian)
    who = relation if relation != kind else ""
    under = (*family.bars_shown(guardian), who, *say.situation(guardian))
    facts = [*say.bars(guardian), *say.of_guardian(guardian, day)]
    if numbers[_LARGE_NUMBERS:]:
        facts.append(Fact(tr("Other numbers"), tr(", ").join(numbers[_LARGE_NUMBERS:]), 2))
    best = "" if is_first or guardian.gone else guardian.best_time
    return Section(
        kind,
        "\n".join(part for part in under if part),
        guardian.name,
        numbers[:_LARGE_NUMBERS],
        tuple(cards.as_wide(one, width) for one in facts),
        hint=tr("best reached: {when}").format(when=best) if best else "",
    )


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
    sheets.rule(sheets.left, y, sheets.right, STRONG, BLACK)
    most, least = _LINES
    fitting = int((sheets.bottom - y - 25 - _SIGNING) // cards.WRITING)
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
    cards.draw_signatures(sheets, y + 24, signatures)
