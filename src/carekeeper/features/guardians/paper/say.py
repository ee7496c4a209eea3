"""What the contact cards on paper say, in words that every layout shares."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from carekeeper.core import dates, family, phone
from carekeeper.core.family import is_away, is_here, is_parent
from carekeeper.core.relations import relation_shown
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import mark, tr, trc
from carekeeper.features.guardians import facts
from carekeeper.features.guardians.facts import card as cards
from carekeeper.features.guardians.facts.card import CardMentor, ContactCard
from carekeeper.features.guardians.facts.record import (
    Guardian,
    away_place,
    cares_here,
    is_entrusted,
)
from carekeeper.printing.cards import Fact
from carekeeper.printing.vcard import Contact, vcard

NOBODY = "—"
"""Stands where no number is asked for, because the person has died or is out of contact."""

_BOARDING = {"day": mark("Day student"), "boarder": mark("Boarder"), "other": mark("Other")}
_BLANK = (("father", "parent"), ("mother", "parent"), ("", "guardian"), ("", "entrusted"))


def clauses(*parts: str) -> str:
    """Return parts of a sentence, the empty ones left out, with commas between them."""
    return trc("clauses", ", ").join(part for part in parts if part)


def title(school_class: SchoolClass) -> str:
    """Return the title of the card as the school wants it."""
    return school_class.card_title or tr("Student contact card")


def number(card: ContactCard) -> str:
    """Return the student's number in the class."""
    given = card.student.class_number
    return "" if given is None else tr("No. {n}").format(n=given)


def birth_date(card: ContactCard) -> str:
    """Return the student's birth date."""
    birth = card.student.birth_date
    return "" if birth is None else dates.show_date(birth)


def boarding(card: ContactCard) -> str:
    """Return whether the student boards, and in which dormitory."""
    kind = tr(_BOARDING.get(card.student.boarding, ""))
    bed = card.student.dormitory if card.student.boarding == "boarder" else ""
    return clauses(kind, bed)


def where_to_find(card: ContactCard) -> str:
    """Return in short where the student lives; of a boarder the bed, and the home as well."""
    home = card.student.village_group or card.student.home_address
    if card.student.boarding != "boarder":
        return home
    return tr("; ").join(part for part in (boarding(card), home) if part)


def care(card: ContactCard) -> str:
    """Return where the parents are and who cares: 父母均外出，奶奶照顾; `""` when not known."""
    parents = family.away_shown(family.parents_away(card.guardians))
    carers = tr(", ").join(map(cards.person, family.carers(card.guardians)))
    carer = tr("cared for by {who}").format(who=carers) if carers else ""
    return clauses(parents, carer)


def left_behind(card: ContactCard) -> str:
    """Return the teacher's mark in words; `""` while there is none."""
    marked = card.student.left_behind
    return "" if marked is None else tr("Yes") if marked else tr("No")


def kind(guardian: Guardian) -> str:
    """Return as what the person stands on the card: 父亲, 监护人, 被委托人."""
    if is_parent(guardian) or guardian.kind in ("", "parent"):
        return cards.person(guardian)
    return facts.BY_NAME["kind"].choice_label(guardian.kind)


def relation(guardian: Guardian) -> str:
    """Return what the person is to the student."""
    return relation_shown(guardian.relation, guardian.relation_note)


def situation(guardian: Guardian) -> tuple[str, ...]:
    """Return where the person is: 在外务工, 广东东莞 or 同住; gone comes before all."""
    if guardian.gone:
        return (facts.BY_NAME["gone"].choice_label(guardian.gone),)
    if is_away(guardian):
        return (tr("Works away"), away_place(guardian))
    return (tr("Lives together"),) if guardian.lives_with else ()


def bars(guardian: Guardian) -> list[Fact]:
    """Return what is forbidden with the person, since when and why; to stand before the number."""
    told = clauses(*family.bars_shown(guardian), *facts.bars(guardian))
    return [Fact(tr("Forbidden"), told, 6)] if told else []


def numbers(guardian: Guardian) -> tuple[str, ...]:
    """Return the person's numbers for the eye; of who is gone, a dash."""
    return (NOBODY,) if guardian.gone else tuple(phone.shown(one) for one in guardian.phones)


def home(guardian: Guardian) -> str:
    """Return the person's address, in short when it is the student's."""
    return tr("same as the student") if guardian.same_address else guardian.address


def is_asked_where(guardian: Guardian) -> bool:
    """Tell whether the card asks for a workplace away: of parents who are, or may be, away."""
    return is_away(guardian) or (is_parent(guardian) and guardian.away is None)


def people(card: ContactCard) -> tuple[Guardian, ...]:
    """Return the persons of the card; without any, those whom a blank card asks for."""
    if card.guardians:
        return card.guardians
    return tuple(Guardian(relation=relation, kind=kind) for relation, kind in _BLANK)


def in_form_order(card: ContactCard) -> list[Guardian]:
    """Return father and mother, then guardians, then entrusted guardians, as forms have them."""
    return sorted(people(card), key=_form_rank)


def _form_rank(guardian: Guardian) -> int:
    if is_parent(guardian):
        return 0 if guardian.relation == "father" else 1
    return 3 if is_entrusted(guardian) else 2


def first_call(card: ContactCard) -> tuple[str, str, str]:
    """Return whom to call first: who, the number, and when it is best; empty when unknown."""
    contact = card.first_contact
    if contact is None:
        return "", "", ""
    return family.called(contact), phone.shown(contact.phones[0]), contact.best_time


def mentors(card: ContactCard) -> tuple[str, ...]:
    """Return who supports the student, each with the number: 沈文（语文老师）139 0000 7712."""
    return tuple(_mentor(one) for one in card.mentors)


def _mentor(mentor: CardMentor) -> str:
    number = phone.shown(mentor.phone) if mentor.phone else ""
    words = tr("{name} ({kind}) {phone}") if mentor.kind else "{name} {phone}"
    return words.format(name=mentor.name, kind=mentor.kind, phone=number).rstrip()


def teacher(school_class: SchoolClass) -> str:
    """Return the class teacher with the number."""
    shown = phone.shown(school_class.teacher_phone) if school_class.teacher_phone else ""
    return " ".join(part for part in (school_class.teacher, shown) if part)


def hotline(school_class: SchoolClass) -> str:
    """Return the class hotline and who answers there."""
    if not school_class.hotline:
        return ""
    shown = phone.shown(school_class.hotline)
    if not school_class.hotline_person:
        return shown
    return tr("{number} ({person})").format(number=shown, person=school_class.hotline_person)


def confirmed(card: ContactCard) -> str:
    """Return when the card was gone through with the family last; `""` when never."""
    on = card.confirmed.confirmed_on if card.confirmed else None
    return "" if on is None else tr("Last confirmed {date}").format(date=dates.show_date(on))


def call_code(card: ContactCard, limit: int) -> str:
    """Return the text of the QR code: the numbers to call, in at most `limit` bytes."""
    contacts = [
        Contact(relation(one), one.name, one.phones)
        for one in card.guardians
        if family.may_be_called(one)
    ]
    return vcard(card.student.own_name, contacts, limit)


def for_others(card: ContactCard) -> ContactCard:
    """Return the card as others see it: without those who must not be called, or why."""
    shown = (one for one in card.guardians if "call" not in one.barred)
    return replace(card, guardians=tuple(replace(one, barred=()) for one in shown))


def without_gone(card: ContactCard) -> ContactCard:
    """Return the card with those only who can still be called."""
    return replace(card, guardians=tuple(one for one in card.guardians if is_here(one)))


# -- what every style of the page for the file tells


def of_student(card: ContactCard, show_left_behind: bool) -> list[Fact]:
    """Return what is said of the student below the name."""
    student = card.student
    marked = show_left_behind and student.left_behind is not None
    found = [Fact(tr("Birth date"), birth_date(card))]
    if not student.sex:
        found.append(Fact(tr("Sex"), ""))
    if not student.ethnic_group:
        found.append(Fact(tr("Ethnic group"), ""))
    if told := care(card):
        found.append(Fact(tr("Care situation"), told, 2 if marked else 4))
    if marked:
        found.append(Fact(tr("Left-behind student"), left_behind(card)))
    found.append(Fact(tr("Home address"), student.address, 4))
    if boards := boarding(card):
        found.append(Fact(tr("Day student or boarder"), boards))
    return found


def of_guardian(guardian: Guardian, day: date) -> list[Fact]:
    """Return what is said of a person beside name, relation, numbers and when to call."""
    if guardian.gone:
        return []
    found = _away(guardian) if is_asked_where(guardian) else _at_home(guardian, day)
    if not guardian.relation and guardian.kind != "parent":
        found.insert(0, Fact(tr("Relation"), ""))
    if is_entrusted(guardian):
        found += _entrustment(guardian)
    if guardian.wechat:
        found.append(Fact(tr("WeChat"), guardian.wechat))
    return found


def _at_home(guardian: Guardian, day: date) -> list[Fact]:
    required = cares_here(guardian) or is_parent(guardian)
    found = [
        Fact(tr("Occupation"), guardian.occupation, 1),
        Fact(tr("Age"), facts.age_shown(guardian, day), 1),
        Fact(tr("Health"), guardian.health, 2),
        Fact(tr("Address"), home(guardian), 2 if guardian.name else 4),
    ]
    return [fact for fact in found if fact.value or required]


def _away(guardian: Guardian) -> list[Fact]:
    at_work = phone.shown(guardian.workplace_phone) if guardian.workplace_phone else ""
    return [
        Fact(tr("Workplace"), guardian.workplace),
        Fact(tr("Workplace phone"), at_work),
        Fact(tr("Comes home how often"), guardian.comes_home),
        Fact(tr("Workplace address"), guardian.workplace_address, 4),
        Fact(tr("Next return"), dates.show_loose(guardian.next_return)),
    ]


def _entrustment(guardian: Guardian) -> list[Fact]:
    agreed, notice = (
        "" if day is None else dates.show_date(day)
        for day in (guardian.entrusted_on, guardian.notice_received_on)
    )
    return [
        Fact(tr("Agreed on"), agreed),
        Fact(tr("Written notice received on"), notice),
        Fact(tr("Reason of entrusting"), guardian.entrusted_reason),
    ]
