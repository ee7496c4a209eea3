"""What the contact cards tell the house: whose is due, a student's story, what is found in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct
from sqlalchemy import select

from carekeeper.core import family, fields, phone
from carekeeper.core.due import Period
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.student_line import StudentLine
from carekeeper.core.texts import Texts
from carekeeper.core.words import language, tr
from carekeeper.db import due
from carekeeper.db.class_file import ClassFile
from carekeeper.db.handouts import is_pdf
from carekeeper.db.schema import (
    card_confirmations,
    changes,
    guardians,
    handouts,
    steps,
    students,
)
from carekeeper.db.students import everyone, names
from carekeeper.db.units import Reading, columns_of
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts import since_print
from carekeeper.features.guardians.facts.card import (
    CardChange,
    clauses,
    manner_shown,
    of_person,
    person,
)
from carekeeper.features.guardians.facts.record import CardConfirmation, Guardian, away_place
from carekeeper.features.guardians.facts.since_print import JournalLine
from carekeeper.features.guardians.store.journal import journal_line, on_the_card
from carekeeper.room import Found

_ROOM = "guardians"
_HANDOUT = "contact_card"
_ICON = "contact-round"
_PERSONS = select(*columns_of(Guardian, guardians))


class ToConfirm(Struct, frozen=True):
    """Whose card the rule asks for, and whose was confirmed often enough in the period."""

    per: str
    period: Period
    asked: frozenset[int]
    done: frozenset[int]


def confirmed_between(class_file: ClassFile, first: date, last: date) -> list[StudentLine]:
    """Return the students whose card was confirmed in these days, also those who left since."""
    made = select(card_confirmations.c.student_id)
    with class_file.reading() as unit:
        rows = unit.rows(made.where(card_confirmations.c.confirmed_on.between(first, last)))
        done = {row.student_id for row in rows}
        return [one for one in everyone(unit) if one.id in done]


def to_confirm(class_file: ClassFile, day: date) -> ToConfirm | None:
    """Return what the rule says of the cards on a day; None when it asks for nothing."""
    with class_file.reading() as unit:
        return unit.kept(("cards to confirm", day), lambda: _to_confirm(unit, day))


def _to_confirm(unit: Reading, day: date) -> ToConfirm | None:
    rule = due.rule_of(unit, facts.RULE)
    period = due.period_of(unit, rule, day)
    if period is None:
        return None
    on = card_confirmations.c.confirmed_on
    made = unit.rows(
        select(card_confirmations.c.student_id).where(on.between(period.starts_on, day))
    )
    confirmed = [row.student_id for row in made]
    done = {one for one in confirmed if confirmed.count(one) >= rule.times}
    return ToConfirm(rule.per, period, frozenset(due.asked(unit, rule)), frozenset(done))


def confirmed_days(unit: Reading, span: Span) -> dict[int, list[date]]:
    """Return on which days of a span the cards were confirmed, by student."""
    on = card_confirmations.c.confirmed_on
    query = select(card_confirmations.c.student_id, on).where(on.between(*span.stretch))
    found: dict[int, list[date]] = {}
    for student_id, day in unit.rows(query):
        found.setdefault(student_id, []).append(day)
    return found


def story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    """Return what happened to a student's card: changes by the day, confirmations, prints."""
    with class_file.reading() as unit:
        return [
            *_changed(unit, student_id),
            *_confirmed(unit, student_id),
            *_printed(unit, student_id),
        ]


def search(class_file: ClassFile, words: str) -> list[Found]:
    """Return the first persons of whom all words are known: name, phone, place of work.

    Without any word, what is needed to search is read.
    """
    with class_file.reading() as unit:
        texts = unit.kept(("texts of the cards", language()), lambda: _texts(unit))
    bare = " ".join(map(_bare, words.split()))
    return [_found(one, student) for one, student in texts.holding(bare)]


def _texts(unit: Reading) -> Texts[tuple[Guardian, str]]:
    query = (
        _PERSONS.join(students, students.c.id == guardians.c.student_id)
        .where(guardians.c.binned_at.is_(None), students.c.binned_at.is_(None))
        .order_by(students.c.sort_key, guardians.c.id)
    )
    called = names(unit)
    people = unit.records(Guardian, query)
    return Texts(((one, called[one.student_id]), _known_of(one)) for one in people)


def _known_of(guardian: Guardian) -> str:
    return " ".join(
        (
            family.called(guardian),
            facts.BY_NAME["relation"].choice_label(guardian.relation),
            *guardian.phones,
            *(phone.digits(one) for one in (*guardian.phones, guardian.workplace_phone)),
            guardian.wechat,
            guardian.workplace,
            away_place(guardian),
            guardian.workplace_address,
            guardian.occupation,
            guardian.notes,
        )
    )


def _bare(word: str) -> str:
    """Return a word as it is kept: a phone number without the hyphens between its groups."""
    digits = word.replace("-", "")
    return digits if digits.isdecimal() else word


def _found(guardian: Guardian, student: str) -> Found:
    numbers = fields.shown(facts.BY_NAME["phones"], guardian.phones)
    parts = (student, numbers, away_place(guardian), guardian.workplace, guardian.occupation)
    return Found(
        place=Place(_ROOM, guardian.student_id, facts.GUARDIAN.table, guardian.id),
        title=family.called(guardian) or person(guardian),
        excerpt=tr(" · ").join(part for part in parts if part),
    )


def _confirmed(unit: Reading, student_id: StudentId) -> Iterator[StoryLine]:
    query = select(*columns_of(CardConfirmation, card_confirmations)).where(
        card_confirmations.c.student_id == student_id
    )
    for one in unit.records(CardConfirmation, query):
        assert one.confirmed_on is not None
        whom = tr("with {whom}").format(whom=one.with_whom) if one.with_whom else ""
        yield _line(
            student_id,
            one.confirmed_on,
            tr("Contact card confirmed"),
            clauses([manner_shown(one), whom]),
            icon="circle-check",
        )


def _printed(unit: Reading, student_id: StudentId) -> Iterator[StoryLine]:
    query = select(handouts.c.at, handouts.c.destination).where(
        handouts.c.kind == _HANDOUT, handouts.c.student_id == student_id
    )
    for row in unit.rows(query):
        saved = is_pdf(row.destination)
        title = tr("Contact card saved as PDF") if saved else tr("Contact card printed")
        yield _line(student_id, row.at.date(), title, row.destination, icon="printer")


def _changed(unit: Reading, student_id: StudentId) -> Iterator[StoryLine]:
    query = (
        select(changes, steps.c.at)
        .join(steps, steps.c.id == changes.c.step_id)
        .where(changes.c.student_id == student_id, on_the_card())
        .order_by(changes.c.id)
    )
    journal = [journal_line(row) for row in unit.rows(query)]
    everybody = unit.records(Guardian, _PERSONS.where(guardians.c.student_id == student_id))
    words = {int(one.id): person(one) for one in everybody}
    there: dict[int, bool] = {}
    for day, written in groupby(journal, key=lambda line: line.on):
        lines = list(written)
        for line in lines:
            if line.table == "guardians":
                there[line.row_id] = _is_there(line, there.get(line.row_id, True))
        here = {key: one for key, one in words.items() if there.get(key)}
        folded = since_print.fold(lines, here, words)
        if folded:
            text = tr("; ").join(_in_words(change) for change in folded)
            yield _line(student_id, day, tr("Contact card changed"), text)


def _is_there(line: JournalLine, before: bool) -> bool:
    """Tell whether the person stands on the card after a row was written."""
    if line.operation != "update":
        return line.operation == "insert"
    after = line.after or {}
    return after.get("binned_at") is None if "binned_at" in after else before


def _in_words(change: CardChange) -> str:
    what = of_person(change.who, change.field)
    if not change.before and not change.after:
        return tr("{person}: {field}").format(person=change.who, field=change.field)
    if not change.before:
        return tr("{what}: {after}").format(what=what, after=change.after)
    after = change.after or tr("not filled in")
    return tr("{what} {before} → {after}").format(what=what, before=change.before, after=after)


def _line(
    student_id: StudentId, on: date, title: str, text: str, *, icon: str = _ICON
) -> StoryLine:
    return StoryLine(Place(_ROOM, student_id), on, title, text, icon=icon)
