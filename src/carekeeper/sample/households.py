"""The students' files of the sample class, as they are on the day of the sample."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.school_year import school_year_of
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.features.students.facts.record import Student
from carekeeper.sample import places
from carekeeper.sample.calendar import workday
from carekeeper.sample.cast import AT_HOME, CAST, LEFT_BEHIND, FamilyState, Part
from carekeeper.sample.families import Child, Families
from carekeeper.sample.names import Names
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.texts import WORDING

GRADE = 3
_BIRTHDAY_TOMORROW = 15


class Household(Struct, frozen=True):
    """A student's file with the persons of the contact card."""

    student: Student
    guardians: tuple[Guardian, ...]


class Households:
    """Makes the files of a class, the same ones for the same chance and day."""

    def __init__(self, chance: Random, day: date) -> None:
        self._chance = chance
        self._day = day
        self._entry = date(school_year_of(day) - GRADE + 1, 9, 1)
        named = {name for part in CAST for name in (part.name, *_names_around(part))}
        self.names = Names(chance, named)
        phones = {phone for part in CAST for _name, phone in part.people.values()}
        self.numbers = Numbers(chance, phones)
        self._families = Families(chance, self.names, self.numbers, day)

    def make(self, count: int, left_behind: int) -> list[Household]:
        """Return so many students by class number, so many of them left behind."""
        cast = {part.number: part for part in CAST if part.number <= count}
        others = [number for number in range(1, count + 1) if number not in cast]
        marked = [*cast, *self._chance.sample(others, len(others))][:left_behind]
        return [
            self._household(cast.get(number) or self._extra(number), number in marked)
            for number in range(1, count + 1)
        ]

    def _extra(self, number: int) -> Part:
        sex = self._chance.choice(("male", "female"))
        group = self._chance.choice(("Han",) * 12 + ("She", "Hui"))
        return Part(
            number,
            self.names.child(sex),
            sex,
            self._chance.choice(LEFT_BEHIND),
            group,
            boards=self._chance.random() < 0.1,
            key_support=self._chance.random() < 0.04,
        )

    def _household(self, part: Part, left_behind: bool) -> Household:
        home = places.home(self._chance)
        birth = self._birth(part.number)
        situation = part.situation if left_behind else AT_HOME
        since = self._away_since(birth) if left_behind else ""
        child = Child(part.name, birth, home, situation, part.people, since)
        people = self._families.of(child)
        student = self._everybody(part, birth, home)
        if left_behind:
            student = self._left_behind(student, part, situation, since)
        return Household(self._character(student, left_behind), tuple(people))

    def _birth(self, number: int) -> date:
        """Return a birth date of a child who was six on 31 August before grade 1."""
        if number == _BIRTHDAY_TOMORROW:
            tomorrow = self._day + timedelta(days=1)
            year = self._entry.year - (7 if tomorrow.month >= 9 else 6)
            return tomorrow.replace(year=year, day=min(tomorrow.day, 28))
        return date(self._entry.year - 7, 9, 1) + timedelta(days=self._chance.randrange(365))

    def _away_since(self, birth: date) -> str:
        year = birth.year + self._chance.randrange(1, 6)
        return f"{year}-{self._chance.choice((2, 2, 3, 3, 6, 9)):02d}"

    def _everybody(self, part: Part, birth: date, home: places.Home) -> Student:
        chance = self._chance
        number = self.numbers.resident_id(birth, part.sex, self._day)
        return Student(
            name=part.name,
            sex=part.sex,
            birth_date=birth,
            id_kind="resident_id",
            id_number=number,
            school_number=f"G{number}",
            class_number=part.number,
            ethnic_group=tr(WORDING.ethnic_groups[part.ethnic_group]),
            joined_on=self._entry,
            left_behind=False,
            home_address=home.address,
            village_group=home.group,
            registered_address=home.address,
            registration_kind=chance.choice(("rural", "rural", "rural", "resident")),
            boarding="boarder" if part.boards else "day",
            dormitory=self._bed() if part.boards else "",
            way_home_km=chance.choice((0.5, 0.8, 1.2, 2.0, 3.5, 5.0, 7.5)),
            way_home_means=chance.choice(("walk", "walk", "family", "family", "school_bus")),
            health=chance.choice(("good",) * 7 + ("fair",)),
            blood_type=chance.choice(("A", "B", "O", "AB", "unknown", "")),
            height_cm=float(chance.randrange(118, 146)),
            weight_kg=chance.randrange(44, 78) / 2,
            measured_on=date(school_year_of(self._day), 9, 18),
            insurance=tr(WORDING.insurances[0]),
            only_child=False,
        )

    def _bed(self) -> str:
        room, bed = self._chance.choice((203, 204, 301, 302)), self._chance.randrange(1, 9)
        return tr("Dormitory {room}, bed {bed}").format(room=room, bed=bed)

    def _left_behind(
        self, student: Student, part: Part, situation: FamilyState, since: str
    ) -> Student:
        chance = self._chance
        assessed = workday(self._day - timedelta(days=chance.randrange(20, 75)))
        weak = situation.mother == "unable" or "deceased" in (situation.father, situation.mother)
        student = replace(
            student,
            left_behind=True,
            left_behind_since=since,
            registration_kind="rural",
            care_situation="fair" if weak else chance.choice(("good", "good", "fair")),
            care_situation_on=assessed,
            care_situation_by=tr("class teacher"),
            concern_level=self._concern(part, weak=weak),
            concern_since=assessed,
            concern_reason=self._reason(situation) if weak else "",
            categories=_categories(situation),
            family_income=("migrant_work", "farming") if chance.random() < 0.6 else ("farming",),
            aid_received=tr(chance.choice(WORDING.aids)) if weak or part.boards else "",
            bond_with_carer=tr(chance.choice(WORDING.bonds)),
            consent_on=self._entry + timedelta(days=chance.randrange(5, 25)),
        )
        if not part.key_support:
            return student
        return replace(
            student,
            key_support=True,
            key_support_since=self._day - timedelta(days=chance.randrange(60, 220)),
            key_support_reason=self._reason(situation),
        )

    def _reason(self, situation: FamilyState) -> str:
        reasons = list(WORDING.support_reasons)
        if "deceased" in (situation.father, situation.mother):
            reasons = [WORDING.one_parent]
        elif "grandmother_paternal" in situation.carers:
            reasons.append(WORDING.housework)
        return tr(self._chance.choice(reasons))

    def _concern(self, part: Part, *, weak: bool) -> str:
        if part.key_support:
            return "red" if weak else "yellow"
        return "yellow" if weak else self._chance.choice(("blue", "green", "green"))

    def _character(self, student: Student, left_behind: bool) -> Student:
        chance = self._chance
        siblings = tr(chance.choice(WORDING.siblings)) if chance.random() < 0.6 else ""
        ill = chance.random() < 0.15
        talked = left_behind or chance.random() < 0.3
        return replace(
            student,
            siblings=siblings,
            only_child=not siblings,
            health="fair" if ill else student.health,
            health_notes=tr(chance.choice(WORDING.illnesses)) if ill else "",
            allergies=tr(chance.choice(WORDING.allergies)) if chance.random() < 0.06 else "",
            study=chance.choice(("good", "middle", "middle", "weak")),
            study_by_subject=tr(chance.choice(WORDING.study_notes)) if talked else "",
            personality=tr(chance.choice(WORDING.personalities)),
            hobbies=tr(chance.choice(WORDING.hobbies)),
            strengths=tr(chance.choice(WORDING.strengths)) if chance.random() < 0.6 else "",
            dreams=tr(chance.choice(WORDING.dreams)) if talked else "",
            parents_wishes=tr(chance.choice(WORDING.wishes)) if talked else "",
            notes=tr(chance.choice(WORDING.notes)) if left_behind and chance.random() < 0.3 else "",
        )


def _names_around(part: Part) -> list[str]:
    return [name for name, _phone in part.people.values()]


def _categories(situation: FamilyState) -> tuple[str, ...]:
    parents = (situation.father, situation.mother)
    found = []
    if "lost_contact" in parents or "deceased" in parents:
        found.append("single_parent")
    if "unable" in parents:
        found.append("guardian_disabled")
    if "deceased" in parents:
        found.append("minimum_living")
    return tuple(found)
