"""The students of the hard class and the persons on their cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts import FIELDS as GUARDIAN_FIELDS
from carekeeper.features.guardians.facts.record import Guardian, usual_kind
from carekeeper.features.students.facts import FIELDS as STUDENT_FIELDS
from carekeeper.features.students.facts.record import Student
from carekeeper.sample.hard.fullest import PHONES, Fullest
from carekeeper.sample.households import GRADE
from carekeeper.sample.texts import HARD, WORDING

_AGE_AT_ENTRY = 6
_RELATIONS = (
    *("father", "mother", "grandfather_paternal", "grandmother_paternal"),
    *("grandfather_maternal", "grandmother_maternal", "relative", "neighbour"),
    *("village", "children_director"),
)
"""Ten persons of one card."""
_FIRST_BARRED = 4
_AWAY = ("father", "mother")


class Child(Struct, frozen=True):
    """A student with the persons of the card, and whether records are kept of it."""

    values: dict[str, Any]
    persons: tuple[dict[str, Any], ...] = ()
    has_photo: bool = False


class People:
    """Makes the children, each hard in another way."""

    def __init__(self, fullest: Fullest, day: date) -> None:
        self._fullest = fullest
        self._day = day
        self._number = 0

    def all(self) -> Iterator[Child]:
        """Yield the children in the order of their class numbers."""
        yield Child(self._plain(HARD.one_sign, birth_date=None, id_number="", sex=""))
        yield self._most()
        yield self._uyghur(HARD.in_arabic, former="")
        yield self._uyghur(HARD.in_chinese, former=HARD.in_arabic)
        yield self._rare(HARD.rare)
        yield self._rare(HARD.rarest)
        for _ in range(2):
            mother = self._person("mother", name=HARD.namesakes_mother)
            yield Child(self._plain(HARD.namesake), (mother,))
        yield Child(self._plain(HARD.in_latin), (self._person("father", name=HARD.in_latin),))
        yield Child(self._plain(HARD.usual), (self._person("grandmother_maternal"),))
        yield self._strange(HARD.quiet)
        gone = {"enrolment": "moved_away", "enrolment_on": self._day}
        yield Child(self._plain(HARD.gone, **gone))

    def _plain(self, name: str, **more: Any) -> dict[str, Any]:
        """Return the few facts that most schools have of a child."""
        self._number += 1
        born = date(school_year_of(self._day) - GRADE + 1 - _AGE_AT_ENTRY - 1, 10, self._number)
        number = self._fullest.numbers.resident_id(born, "female", self._day)
        values = {
            "name": name,
            "class_number": self._number,
            "sex": "female",
            "birth_date": born,
            "id_kind": "resident_id",
            "id_number": number,
            "left_behind": True,
            "home_address": HARD.address,
        }
        return values | more

    def _most(self) -> Child:
        """Return the child of whom everything is known, with ten persons."""
        plain = self._plain(
            HARD.longest,
            enrolment="in_class",
            boarding="boarder",
            health="disabled",
            key_support=True,
            ethnic_group=HARD.ethnic_group,
            registered_address=HARD.address,
            left_behind_ended_on=None,
            left_behind_end_reason="",
        )
        values = self._fullest.values(STUDENT_FIELDS, Student, **plain)
        persons = tuple(
            self._whole(relation, place) for place, relation in enumerate(_RELATIONS, start=1)
        )
        return Child(values, persons, has_photo=True)

    def _whole(self, relation: str, place: int) -> dict[str, Any]:
        """Return a person of whom everything is known."""
        away = relation in _AWAY
        return self._fullest.values(
            GUARDIAN_FIELDS,
            Guardian,
            name=HARD.persons[place - 1],
            relation=relation,
            relation_note="" if away else HARD.relation,
            kind="entrusted" if relation == "relative" else usual_kind(relation),
            call_order=place,
            phones=tuple(self._fullest.numbers.mobile() for _ in range(PHONES)),
            away=away,
            gone="",
            same_address=False,
            address="" if away else HARD.address,
            workplace=HARD.workplace if away else "",
            workplace_address=HARD.address if away else "",
            occupation=HARD.occupation,
            best_time=HARD.way_of_contact,
            cares=relation == "grandmother_maternal",
            able_to_care=not away,
            barred=("call", "hand_over") if place > _FIRST_BARRED else (),
        )

    def _person(self, relation: str, **more: Any) -> dict[str, Any]:
        """Return a person as most cards have one."""
        values: dict[str, Any] = {
            "name": HARD.usual,
            "relation": relation,
            "kind": usual_kind(relation),
            "phones": (self._fullest.numbers.mobile(),),
            "call_order": 1,
            "same_address": True,
        }
        return values | more

    def _uyghur(self, name: str, former: str) -> Child:
        child = self._plain(
            name, former_name=former, ethnic_group=tr(WORDING.ethnic_groups["Uyghur"])
        )
        father = self._person("father", name=HARD.father_in_arabic, away=True)
        mother = self._person("mother", name=HARD.longest, call_order=2, gone="lost_contact")
        return Child(child, (father, mother))

    def _rare(self, name: str) -> Child:
        note = f"{HARD.rare}、{HARD.rarest}"
        child = self._plain(name, notes=note)
        return Child(child, (self._person("grandfather_paternal", name=name),), has_photo=True)

    def _strange(self, name: str) -> Child:
        """Return a child with signs and words that break badly."""
        child = self._plain(
            name,
            class_number=None,
            home_address=HARD.unbroken,
            notes=HARD.signs,
            personality="\n".join(HARD.signs.split()),
        )
        return Child(child, (self._person("other", name=HARD.quiet, wechat=HARD.unbroken[:40]),))
