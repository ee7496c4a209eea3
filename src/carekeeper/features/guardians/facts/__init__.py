"""Who cares for a student: parents, guardians and entrusted guardians on the contact card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from carekeeper.core import dates, family, fields, relations
from carekeeper.core.due import DueRule
from carekeeper.core.family import is_away, is_parent_at_home
from carekeeper.core.fields import Field, Kind, Section
from carekeeper.core.words import mark, tr, trc
from carekeeper.features.guardians.facts import answers
from carekeeper.features.guardians.facts.record import (
    Guardian,
    cares_daily,
    cares_here,
    is_barred,
    is_entrusted,
    is_parent_here,
    is_reachable_person,
    is_unable,
    needs_address,
    needs_occupation,
    needs_relation_note,
)
from carekeeper.room import RecordKind

SECTIONS: tuple[Section, ...] = (
    Section("person", mark("Person")),
    Section("care", mark("Care and address")),
    Section("away", mark("Work away from home")),
    Section("entrustment", mark("Entrusted care")),
)

FIELDS: tuple[Field, ...] = (
    Field(
        "name",
        mark("Name"),
        Kind.NAME,
        "person",
        counts=True,
        longest=40,
    ),
    Field(
        "relation",
        mark("Relation"),
        Kind.CHOICE,
        "person",
        choices=relations.RELATIONS,
        counts=True,
    ),
    Field(
        "relation_note",
        mark("Relation in words"),
        Kind.TEXT,
        "person",
        longest=20,
        hint=mark("If none fits"),
        applies=needs_relation_note,
    ),
    Field(
        "kind", mark("On the card as"), Kind.CHOICE, "person", choices=answers.KINDS, counts=True
    ),
    Field(
        "phones",
        mark("Phone"),
        Kind.PHONES,
        "person",
        width=6,
        counts=True,
        applies=is_reachable_person,
    ),
    Field("wechat", mark("WeChat"), Kind.TEXT, "person", longest=40),
    Field(
        "call_order",
        mark("Order of calling"),
        Kind.NUMBER,
        "person",
    ),
    Field(
        "best_time",
        mark("Best reached"),
        Kind.TEXT,
        "person",
        width=6,
        longest=60,
    ),
    Field("call_at_work", mark("May be called at work"), Kind.FLAG, "person"),
    Field(
        "birth_year",
        mark("Year of birth or age"),
        Kind.BIRTH_YEAR,
        "person",
        counts=True,
        applies=cares_here,
    ),
    Field(
        "occupation",
        mark("Occupation"),
        Kind.TEXT,
        "person",
        counts=True,
        applies=needs_occupation,
        longest=40,
    ),
    Field(
        "education",
        mark("Education"),
        Kind.CHOICE,
        "person",
        choices=answers.EDUCATION,
    ),
    Field(
        "health",
        mark("Health"),
        Kind.TEXT,
        "person",
        width=6,
        counts=True,
        applies=cares_here,
        longest=100,
    ),
    Field(
        "id_number",
        mark("ID number"),
        Kind.ID_NUMBER,
        "person",
        width=6,
        sensitive=True,
    ),
    Field("same_address", mark("Lives at the student's address"), Kind.FLAG, "care"),
    Field(
        "address",
        mark("Address"),
        Kind.TEXT,
        "care",
        width=9,
        counts=True,
        applies=needs_address,
        longest=100,
    ),
    Field("lives_with", mark("Lives with the student"), Kind.FLAG, "care"),
    Field("cares", mark("Cares for the student day by day"), Kind.FLAG, "care"),
    Field(
        "cares_since",
        mark("Carer since"),
        Kind.LOOSE_DATE,
        "care",
        applies=cares_daily,
    ),
    Field("able_to_care", mark("Able to care"), Kind.FLAG, "care", applies=is_parent_at_home),
    Field(
        "unable_reason",
        mark("Why not able"),
        Kind.TEXT,
        "care",
        width=6,
        applies=is_unable,
    ),
    Field("gone", mark("Deceased or lost contact"), Kind.CHOICE, "care", choices=answers.GONE),
    Field("barred", mark("Forbidden"), Kind.CHOICES, "care", width=4, choices=family.BARS),
    Field("barred_since", mark("Forbidden since"), Kind.LOOSE_DATE, "care", applies=is_barred),
    Field(
        "barred_reason",
        mark("Why, and by whom"),
        Kind.TEXT,
        "care",
        width=5,
        applies=is_barred,
        hint=mark("such as custody, or a court order"),
        longest=100,
    ),
    Field(
        "away",
        mark("Away for work"),
        Kind.FLAG,
        "away",
        counts=True,
        applies=is_parent_here,
    ),
    Field(
        "away_since",
        mark("Away since"),
        Kind.LOOSE_DATE,
        "away",
        applies=is_away,
    ),
    Field(
        "away_province",
        mark("Province"),
        Kind.TEXT,
        "away",
        applies=is_away,
        longest=20,
    ),
    Field(
        "away_city",
        mark("City"),
        Kind.TEXT,
        "away",
        applies=is_away,
        longest=30,
    ),
    Field(
        "workplace",
        mark("Workplace"),
        Kind.TEXT,
        "away",
        width=6,
        counts=True,
        applies=is_away,
        longest=60,
    ),
    Field(
        "workplace_phone",
        mark("Workplace phone"),
        Kind.PHONE,
        "away",
        width=6,
        counts=True,
        applies=is_away,
    ),
    Field(
        "workplace_address",
        mark("Workplace address"),
        Kind.TEXT,
        "away",
        width=12,
        counts=True,
        applies=is_away,
        longest=100,
    ),
    Field(
        "comes_home",
        mark("Comes home how often"),
        Kind.TEXT,
        "away",
        width=6,
        applies=is_away,
        longest=60,
    ),
    Field(
        "next_return",
        mark("Next return"),
        Kind.LOOSE_DATE,
        "away",
        applies=is_away,
    ),
    Field(
        "entrusted_reason",
        mark("Reason of entrusting"),
        Kind.TEXT,
        "entrustment",
        width=6,
        applies=is_entrusted,
    ),
    Field("entrusted_on", mark("Agreed on"), Kind.DATE, "entrustment", applies=is_entrusted),
    Field(
        "notice_received_on",
        mark("Written notice received on"),
        Kind.DATE,
        "entrustment",
        counts=True,
        applies=is_entrusted,
    ),
    Field(
        "village_told_on",
        mark("Village committee informed on"),
        Kind.DATE,
        "entrustment",
        applies=is_entrusted,
    ),
    Field("notes", mark("Notes"), Kind.LONG_TEXT, "care", width=12, longest=2000),
)

TYPED_FIELDS = tuple(field for field in FIELDS if field.name != "call_order")
"""What the form asks for. The order of calling is dragged: a typed 1 would make two first ones."""

BY_NAME = fields.by_name(FIELDS)


def age_shown(guardian: Guardian, day: date) -> str:
    """Return the age in years as of a day, from the year of birth; `""` when unknown."""
    if guardian.birth_year is None:
        return ""
    return tr("{n} years old").format(n=day.year - guardian.birth_year)


def bars(guardian: Guardian) -> tuple[str, ...]:
    """Return a line that says since when and why something is forbidden; nothing without any."""
    since = dates.show_loose(guardian.barred_since)
    when = tr("since {when}").format(when=since) if since else ""
    told = trc("clauses", ", ").join(part for part in (when, guardian.barred_reason) if part)
    return (told,) if guardian.barred and told else ()


def missing_fields(guardian: Guardian) -> tuple[Field, ...]:
    """Return the fields that the contact card still lacks for this person."""
    return fields.missing(FIELDS, guardian)


def guardian_name(values: Mapping[str, Any]) -> str:
    """Return the short name of a guardian from the values of its row."""
    relation = BY_NAME["relation"].choice_label(str(values.get("relation") or ""))
    return " ".join(part for part in (relation, str(values.get("name") or "")) if part)


def _confirmation_name(_values: Mapping[str, Any]) -> str:
    return tr("contact card")


CONFIRMATION_FIELDS: tuple[Field, ...] = (
    Field("confirmed_on", mark("Confirmed on"), Kind.DATE, width=5),
    Field("manner", mark("How"), Kind.CHOICE, width=3, choices=answers.MANNERS),
    Field("with_whom", mark("With whom"), Kind.TEXT, width=4, longest=60),
)

RULE = DueRule("card", mark("Contact cards confirmed"), 1, "term")
"""How often a card is confirmed."""

GUARDIAN = RecordKind("guardians", mark("Guardian"), FIELDS, guardian_name)
CONFIRMATION = RecordKind(
    "card_confirmations", mark("Contact card"), CONFIRMATION_FIELDS, _confirmation_name
)
