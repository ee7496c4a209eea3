"""A person of the contact card as one record, and what can be said of it by itself."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.family import PARENTS, Person, is_away, is_here, is_parent, is_parent_at_home
from carekeeper.core.ids import StudentId


class Guardian(Person, frozen=True, kw_only=True):
    """A person of the contact card (联系卡). Every field is described in `facts.FIELDS`."""

    wechat: str = ""
    best_time: str = ""
    call_at_work: bool | None = None
    birth_year: int | None = None
    education: str = ""
    health: str = ""
    id_number: str = ""
    same_address: bool | None = None
    address: str = ""
    lives_with: bool | None = None
    cares_since: str = ""
    unable_reason: str = ""
    barred_since: str = ""
    barred_reason: str = ""
    away_province: str = ""
    away_city: str = ""
    workplace: str = ""
    workplace_address: str = ""
    workplace_phone: str = ""
    comes_home: str = ""
    entrusted_reason: str = ""
    entrusted_on: date | None = None
    notice_received_on: date | None = None
    village_told_on: date | None = None
    notes: str = ""


class CardConfirmation(Struct, frozen=True, kw_only=True):
    """A contact card was gone through with the family and found right."""

    id: int = 0
    student_id: StudentId = StudentId(0)
    confirmed_on: date | None = None
    manner: str = ""
    with_whom: str = ""


def is_entrusted(guardian: Guardian) -> bool:
    """Tell whether the parents have entrusted the care to this person."""
    return guardian.kind == "entrusted"


def is_reachable_person(guardian: Guardian) -> bool:
    """Tell whether a phone number is expected of the person."""
    return guardian.kind in ("parent", "guardian", "entrusted", "") and not guardian.gone


def cares_here(guardian: Guardian) -> bool:
    """Tell whether the person is a guardian or an entrusted guardian."""
    return guardian.kind in ("guardian", "entrusted") and not guardian.gone


def has_own_address(guardian: Guardian) -> bool:
    """Tell whether the person may live elsewhere than the student."""
    return guardian.same_address is not True and not is_away(guardian) and is_here(guardian)


def needs_address(guardian: Guardian) -> bool:
    """Tell whether the card needs an address of the person."""
    return has_own_address(guardian) and guardian.kind in ("guardian", "entrusted")


def needs_occupation(guardian: Guardian) -> bool:
    """Tell whether the card needs the occupation: of who cares here, and of parents at home."""
    return cares_here(guardian) or is_parent_at_home(guardian)


def needs_relation_note(guardian: Guardian) -> bool:
    """Tell whether the relation has to be said in words."""
    return guardian.relation in ("relative", "other")


def cares_daily(guardian: Guardian) -> bool:
    """Tell whether the person cares for the student day by day."""
    return guardian.cares is True


def is_unable(guardian: Guardian) -> bool:
    """Tell whether the person is known to be unable to care."""
    return guardian.able_to_care is False


def is_barred(guardian: Guardian) -> bool:
    """Tell whether something is forbidden with the person."""
    return bool(guardian.barred)


def is_parent_here(guardian: Guardian) -> bool:
    """Tell whether the person is a parent who is alive and in contact."""
    return is_parent(guardian) and is_here(guardian)


_USUAL_KINDS = {
    **dict.fromkeys(PARENTS, "parent"),
    "step_father": "parent",
    "step_mother": "parent",
    "neighbour": "emergency",
    "village": "village",
    "children_director": "village",
    "other": "emergency",
}


def usual_kind(relation: str) -> str:
    """Return as what a person of this relation usually stands on the card."""
    return _USUAL_KINDS.get(relation, "guardian") if relation else ""


def away_place(guardian: Guardian) -> str:
    """Return where the person works away from home: 广东东莞, or Dongguan, Guangdong."""
    province, city = guardian.away_province, guardian.away_city
    if province and city and city.isascii():
        return f"{city}, {province}"
    return province + city
