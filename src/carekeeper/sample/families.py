"""The persons on a student's contact card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.dates import months_after
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.sample import places
from carekeeper.sample.cast import FamilyState
from carekeeper.sample.names import Names
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.texts import WORDING

_OLD_MEN = ("grandfather_paternal", "grandfather_maternal")
_OLD = (*_OLD_MEN, "grandmother_paternal", "grandmother_maternal")


class Child(Struct, frozen=True):
    """What a family has to know of its child."""

    name: str
    birth: date
    home: places.Home
    situation: FamilyState
    people: Mapping[str, tuple[str, str]]
    """Names and phones that are known before, by relation."""
    away_since: str = ""


class Families:
    """Makes the persons of one contact card after the other."""

    def __init__(self, chance: Random, names: Names, numbers: Numbers, day: date) -> None:
        self._chance = chance
        self._names = names
        self._numbers = numbers
        self._day = day

    def of(self, child: Child) -> list[Guardian]:
        """Return the persons of a student's card, the first to be called first."""
        father, mother = self._parents(child)
        carers = [
            self._carer(child, relation, _like(relation, father, mother), first=at == 0)
            for at, relation in enumerate(child.situation.carers)
        ]
        people = [*carers, father, mother]
        if child.situation.entrusted not in ("", *child.situation.carers):
            people.append(self._aunt_nearby(child, father))
        people = [_as_known(one, child.people) for one in people]
        reachable = [one for one in people if one.phones and not one.gone]
        at_home_first = sorted(reachable, key=lambda one: (not one.cares, one.away is True))
        order = {id(one): at for at, one in enumerate(at_home_first, start=1)}
        return [replace(one, call_order=order.get(id(one))) for one in people]

    def _parents(self, child: Child) -> tuple[Guardian, Guardian]:
        father_name = child.people.get("father", ("",))[0] or self._names.grown(
            "male", like=child.name
        )
        mother_name = child.people.get("mother", ("",))[0] or self._names.grown("female")
        alone = not child.situation.carers
        states = (child.situation.father, child.situation.mother)
        cares = [alone and state == "home" for state in states]
        if all(cares):
            cares = [False, True]
        return (
            self._parent(child, "father", father_name, cares=cares[0]),
            self._parent(child, "mother", mother_name, cares=cares[1]),
        )

    def _parent(self, child: Child, role: str, name: str, *, cares: bool) -> Guardian:
        state = child.situation.father if role == "father" else child.situation.mother
        parent = Guardian(
            name=name,
            relation=role,
            kind="parent",
            birth_year=child.birth.year - self._chance.randrange(22, 33),
            education=self._chance.choice(("primary", "junior", "junior", "senior")),
        )
        if state in ("deceased", "lost_contact"):
            return replace(parent, gone=state)
        parent = replace(parent, phones=(self._numbers.mobile(),))
        if state == "away":
            return self._away(child, parent)
        return replace(
            parent,
            away=False,
            cares=cares,
            lives_with=True,
            same_address=True,
            occupation=tr(self._chance.choice(WORDING.at_home))
            if state == "home"
            else tr("no occupation"),
            health=tr(self._chance.choice(WORDING.grown_health)),
            able_to_care=state == "home",
            unable_reason="" if state == "home" else tr(self._chance.choice(WORDING.unable)),
        )

    def _away(self, child: Child, parent: Guardian) -> Guardian:
        chance = self._chance
        work = places.workplace(chance)
        return replace(
            parent,
            away=True,
            lives_with=False,
            away_since=child.away_since,
            away_province=work.province,
            away_city=work.city,
            workplace=work.name,
            workplace_address=work.address,
            workplace_phone=self._numbers.landline(work.area_code),
            occupation=tr(chance.choice(WORDING.at_work)),
            comes_home=tr(chance.choice(WORDING.comes_home)),
            next_return=_spring_festival(self._day) if chance.random() < 0.8 else "",
            wechat=tr("same as the phone") if chance.random() < 0.3 else "",
            best_time=tr(chance.choice(WORDING.best_times)),
            call_at_work=chance.random() < 0.5,
        )

    def _carer(self, child: Child, relation: str, like: str, *, first: bool) -> Guardian:
        old = relation in _OLD
        carer = Guardian(
            name=self._names.grown(
                "male" if relation in _OLD_MEN else "female", old=old, like=like
            ),
            relation=relation,
            relation_note=tr("Father's sister") if relation == "aunt" else "",
            kind="guardian",
            phones=(self._numbers.mobile(),),
            birth_year=child.birth.year - self._chance.randrange(*((48, 62) if old else (24, 38))),
            occupation=tr(self._chance.choice(WORDING.old_at_home if old else WORDING.at_home)),
            health=tr(self._chance.choice(WORDING.old_health if old else WORDING.grown_health)),
            education="primary" if old else "junior",
            same_address=True,
            lives_with=True,
            cares=first,
            cares_since=child.away_since if first else "",
            best_time=tr(self._chance.choice(WORDING.best_times)) if first else "",
        )
        return self._entrusted(carer) if relation == child.situation.entrusted else carer

    def _aunt_nearby(self, child: Child, father: Guardian) -> Guardian:
        aunt = self._carer(child, child.situation.entrusted, father.name, first=False)
        address = places.home(self._chance).address
        return replace(aunt, same_address=False, lives_with=False, address=address)

    def _entrusted(self, carer: Guardian) -> Guardian:
        agreed = months_after(self._day, -self._chance.randrange(9, 20))
        agreed -= timedelta(days=self._chance.randrange(20))
        return replace(
            carer,
            kind="entrusted",
            entrusted_reason=tr(self._chance.choice(WORDING.entrusted_reasons)),
            entrusted_on=agreed,
            notice_received_on=agreed + timedelta(days=self._chance.randrange(1, 15)),
            village_told_on=agreed + timedelta(days=self._chance.randrange(3, 25)),
        )


def _as_known(person: Guardian, known: Mapping[str, tuple[str, str]]) -> Guardian:
    name, phone = known.get(person.relation, ("", ""))
    return replace(person, name=name or person.name, phones=(phone,) if phone else person.phones)


def _like(relation: str, father: Guardian, mother: Guardian) -> str:
    """Return whose surname a relative shares, if anybody's of the family."""
    if relation == "grandfather_maternal":
        return mother.name
    return father.name if relation in ("grandfather_paternal", "aunt") else ""


def _spring_festival(day: date) -> str:
    """Return the month in which most families come home next."""
    year = day.year if day.month < 2 else day.year + 1
    return f"{year}-02"
