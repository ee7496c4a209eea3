"""The contact card (联系卡) as one record: the student, whom to call, and how fresh it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from carekeeper.core import dates, family, fields
from carekeeper.core.family import is_away, is_parent
from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import GuardianId
from carekeeper.core.mentor_kinds import mentor_kind_shown
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.school_year import TermSpan
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trc
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts.record import (
    CardConfirmation,
    Guardian,
    away_place,
)

STUDENT_FIELDS: tuple[Field, ...] = (
    Field("home_address", mark("Home address"), Kind.TEXT, counts=True, longest=100),
    Field("village_group", mark("Village and group"), Kind.TEXT, longest=40),
)
"""What the card itself shows and asks of the student's file."""

_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)

_MANNER = fields.by_name(facts.CONFIRMATION_FIELDS)["manner"]


class CardMentor(Struct, frozen=True):
    """Somebody who supports the student: the name, who it is in a word (语文老师), the phone."""

    name: str
    kind: str
    phone: str = ""


class CardChange(Struct, frozen=True):
    """What is different since the card was printed, in the words that the teacher reads.

    `field` is the label of the field; `before` or `after` is empty where nothing was or is
    filled in.
    """

    on: date
    who: str
    field: str
    before: str
    after: str


class Gap(Struct, frozen=True):
    """A field that the card still lacks; without a guardian it is one of the student's own."""

    who: str
    label: str
    field: str
    guardian_id: GuardianId | None = None


class Return(Struct, frozen=True):
    """A parent plans to come home; `on` is a loose day."""

    who: str
    on: str


class ContactCard(Struct, frozen=True, kw_only=True):
    """Everything that a contact card shows, with the guardians in calling order."""

    student: StudentLine
    guardians: tuple[Guardian, ...] = ()
    mentors: tuple[CardMentor, ...] = ()
    school_class: SchoolClass = SchoolClass()
    photo: bytes | None = None
    confirmed: CardConfirmation | None = None
    """The latest time that the card was gone through with the family."""
    printed_at: datetime | None = None
    changed_since_print: tuple[CardChange, ...] = ()
    """Latest change first; empty while the card was never printed."""

    @property
    def first_contact(self) -> Guardian | None:
        """Return whom to call first, None when nobody can be called."""
        return family.first_contact(self.guardians)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what the card still lacks, with the field where it belongs."""
        return gaps(self.student.home_address, self.guardians)


class CardLine(Struct, frozen=True, kw_only=True):
    """A student's card in the table of the whole class."""

    student: StudentLine
    contact: str = ""
    """The first contact as one says it: 奶奶 陈桂兰."""
    phone: str = ""
    parents: str = ""
    """Where the parents are and when they come home."""
    confirmed: CardConfirmation | None = None
    confirmed_this_term: bool = False
    changes: tuple[CardChange, ...] = ()
    gaps: tuple[Gap, ...] = ()
    returns: tuple[Return, ...] = ()

    @property
    def changed_since_print(self) -> bool:
        """Tell whether the printed card is out of date."""
        return bool(self.changes)

    @property
    def missing_count(self) -> int:
        """Return how many fields the card still lacks."""
        return len(self.gaps)


def mentor_of(row: Any) -> CardMentor:
    """Return a mentor as the card tells it, from name, kind, subject and phone."""
    return CardMentor(row.name, mentor_kind_shown(row.kind, row.subject), row.phone)


def gaps(home_address: str, guardians: Sequence[Guardian]) -> tuple[Gap, ...]:
    """Return what a card lacks: of the student, then of each guardian in calling order."""
    found = []
    if not home_address:
        found.append(Gap(tr("Student"), tr("Home address"), "home_address"))
    if not guardians:
        found.append(Gap(tr("Student"), tr("Contact person"), ""))
    for guardian in family.in_calling_order(guardians):
        who = person(guardian)
        found += [
            Gap(who, tr(field.label), field.name, guardian.id)
            for field in facts.missing_fields(guardian)
        ]
    return tuple(found)


def person(guardian: Guardian) -> str:
    """Return the short word for a person: 奶奶, else the name."""
    return family.called_short(guardian) or tr("Contact person")


def whereabouts(guardians: Sequence[Guardian]) -> str:
    """Return where the parents are and when they come home: 都在广东东莞，2月回来.

    A parent of whom nothing is known is left out; `""` when nothing is known of either.
    """
    parents = [one for one in guardians if is_parent(one) and (one.gone or one.away is not None)]
    told = [(one, _where(one)) for one in parents]
    if len(told) > 1 and told[0][1] == told[1][1] and not told[0][0].gone:
        return _with_return(tr("both {where}").format(where=told[0][1]), parents)
    parts = []
    for one, where in told:
        words = tr("{person} {where}").format(person=person(one), where=where)
        parts.append(_with_return(words, [one]))
    return tr("; ").join(parts)


def _where(guardian: Guardian) -> str:
    if guardian.gone:
        return facts.BY_NAME["gone"].choice_label(guardian.gone).lower()
    if not guardian.away:
        return tr("at home")
    where = away_place(guardian)
    return tr("in {place}").format(place=where) if where else tr("away")


def _with_return(words: str, parents: Sequence[Guardian]) -> str:
    away = [one for one in parents if is_away(one)]
    returns = sorted(one.next_return for one in away if one.next_return)
    if returns:
        back = tr("back {when}").format(when=loose_short(returns[0]))
    else:
        back = next((one.comes_home for one in away if one.comes_home), "")
    return tr("{words}, {back}").format(words=words, back=back) if back else words


def loose_short(text: str) -> str:
    """Return a loose day without its year where it has a month: 2月 or 2月5日."""
    if len(text) == len("2027-02-05"):
        return dates.show_short(date.fromisoformat(text))
    if len(text) == len("2027-02"):
        return tr(_MONTHS[int(text[-2:]) - 1])
    return dates.show_loose(text)


def returns(guardians: Sequence[Guardian]) -> tuple[Return, ...]:
    """Return which parents plan to come home, and when."""
    return tuple(
        Return(person(one), one.next_return)
        for one in guardians
        if is_parent(one) and is_away(one) and one.next_return
    )


def confirmation_shown(confirmed: CardConfirmation) -> str:
    """Return when, how and with whom a card was confirmed, in one line."""
    parts = [
        "" if confirmed.confirmed_on is None else dates.show_date(confirmed.confirmed_on),
        manner_shown(confirmed),
        tr("with {whom}").format(whom=confirmed.with_whom) if confirmed.with_whom else "",
    ]
    return clauses(parts)


def manner_shown(confirmed: CardConfirmation) -> str:
    """Return how a card was confirmed, as said within a sentence: 家访, home visit."""
    manner = fields.shown(_MANNER, confirmed.manner)
    return manner[:1].lower() + manner[1:]


def clauses(parts: Iterable[str]) -> str:
    """Return short clauses as one, those that are not empty: 本学期未核对，打印后有变动."""
    return trc("between clauses", ", ").join(part for part in parts if part)


def of_person(who: str, things: str) -> str:
    """Return what belongs to whom: 奶奶的电话."""
    return tr("{things} of {person}").format(things=things, person=who)


def line_of(
    student: StudentLine,
    guardians: Sequence[Guardian],
    confirmed: CardConfirmation | None,
    changes: tuple[CardChange, ...],
    term: TermSpan | None,
) -> CardLine:
    """Return the line of a student's card for the table of the class."""
    contact = family.first_contact(guardians)
    return CardLine(
        student=student,
        contact="" if contact is None else family.called(contact),
        phone="" if contact is None else contact.phones[0],
        parents=whereabouts(guardians),
        confirmed=confirmed,
        confirmed_this_term=is_confirmed_in(term, confirmed),
        changes=changes,
        gaps=gaps(student.home_address, guardians),
        returns=returns(guardians),
    )


def is_confirmed_in(term: TermSpan | None, confirmed: CardConfirmation | None) -> bool:
    """Tell whether a card was confirmed since the term began."""
    if term is None or confirmed is None or confirmed.confirmed_on is None:
        return False
    return confirmed.confirmed_on >= term.starts_on
