"""A student as every room knows one: who it is, what the head of a sheet tells, who cares."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core import dates, family, phone
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.family import Person
from carekeeper.core.fields import Choice
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import mark, tr, trc

SEX = (Choice("male", mark("Male")), Choice("female", mark("Female")))

BOARDING = (
    Choice("day", mark("Day student")),
    Choice("boarder", mark("Boarder")),
    Choice("other", mark("Other")),
)


class StudentFacts(Struct, frozen=True, kw_only=True):
    """What every room may know of a student's own file."""

    id: StudentId = StudentId(0)
    name: str = ""
    class_number: int | None = None
    sex: str = ""
    birth_date: date | None = None
    lunar_birthday: str = ""
    ethnic_group: str = ""
    joined_on: date | None = None
    enrolment: str = "in_class"
    left_behind: bool | None = None
    left_behind_since: str = ""
    key_support: bool | None = None
    key_support_since: date | None = None
    concern_level: str = ""
    care_situation: str = ""
    home_address: str = ""
    village_group: str = ""
    boarding: str = ""
    dormitory: str = ""
    photo: str = ""


class StudentLine(StudentFacts, frozen=True, kw_only=True):
    """A student in lists and on sheets; read from file and card by `db.students`, never written.

    Its name is as it is shown anywhere: told apart where two students have the same, see
    `namesakes`.
    """

    alone: str = ""
    """The name alone, where `name` says more."""
    name_keys: str = ""
    """The pinyin by which the name is found, see `core.pinyin.keys`."""
    sort_key: str = ""
    thumb: bytes | None = None
    """The small picture, where it was asked for."""
    family: tuple[Person, ...] = ()
    """The persons of the contact card in calling order."""

    def as_partaker(self) -> Partaker:
        """Return the student as somebody who takes part in something."""
        return Partaker(self.id, name=self.name)

    @property
    def own_name(self) -> str:
        """Return the name as it is written in forms and phone books, not told apart."""
        return self.alone or self.name

    @property
    def archived(self) -> bool:
        """Tell whether the student is kept, but no longer one of those to look after here."""
        return self.enrolment in ARCHIVED

    @property
    def carer(self) -> Person | None:
        """Return who cares for the student day by day, None when that is not known."""
        return family.carer(self.family)

    @property
    def cared_by(self) -> str:
        """Return who cares, as the teacher says it: 奶奶; `""` when that is not known."""
        return "" if self.carer is None else family.called_short(self.carer)

    @property
    def phones_digits(self) -> str:
        """Return the digits of every phone of the card to search in, parted by spaces."""
        return " ".join(phone.digits(number) for one in self.family for number in one.phones)

    @property
    def parents_away(self) -> tuple[str, ...]:
        """Return `father`, `mother` or both, as far as they are known to work away."""
        return family.parents_away(self.family)

    @property
    def sex_shown(self) -> str:
        """Return the sex in words."""
        return next((tr(one.label) for one in SEX if one.code == self.sex), "")

    @property
    def address(self) -> str:
        """Return the home address with village and group, where they are not in it yet."""
        home, village = self.home_address, self.village_group
        if not home or not village or village in home:
            return home or village
        return tr("{home}, {village}").format(home=home, village=village)

    def years_old(self, day: date) -> str:
        """Return the age on a day as a bare number, for a cell that is headed by its name."""
        return "" if self.birth_date is None else str(dates.age_on(self.birth_date, day))

    def age_shown(self, day: date) -> str:
        """Return the age on a day: 9 岁."""
        years = self.years_old(day)
        return tr("{n} years old").format(n=years) if years else ""

    def sex_and_age(self, day: date) -> str:
        """Return sex and age in one: 女，9 岁."""
        return trc("clauses", ", ").join(
            part for part in (self.sex_shown, self.age_shown(day)) if part
        )
