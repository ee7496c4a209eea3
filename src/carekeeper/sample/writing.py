"""Writes the sample class, sitting by sitting, as a teacher would have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from msgspec.structs import asdict

from carekeeper.core import family
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import default_terms, school_year_of
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import NewYear, begin
from carekeeper.features.classes.facts import StaffMember, Term
from carekeeper.features.classes.store import Classes
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.households import GRADE, Household
from carekeeper.sample.names import Names
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.portraits import portrait
from carekeeper.sample.texts import WORDING
from carekeeper.sample.turns import LAST_PRINT, Turn, plain

_DAY = timedelta(days=1)
_DAYS_OF_CARDS = 8
_PRINTED_AT = time(16, 2)
_WITH_PHOTO = 2
_TEACHER = "沈文"
_HOTLINE = "0572-00006688"
_NOT_CONFIRMED = (7, 18, 26)
"""Households whose cards have not been gone through with the family this term."""


class Writer:
    """Has the class file open and turns its clock."""

    def __init__(self, class_file: ClassFile, chance: Random, calendar: Calendar) -> None:
        self._file = class_file
        self._chance = chance
        self._calendar = calendar
        self._classes = Classes(class_file)
        self._students = Students(class_file)
        self._guardians = Guardians(class_file)
        self._ids: dict[int, StudentId] = {}

    def set_up(self, names: Names, numbers: Numbers) -> None:
        """Write the class, its terms and its teachers."""
        moments = self._calendar.sitting(self._calendar.begin)
        teacher = StaffMember(
            name=_TEACHER,
            subject=tr(WORDING.subjects[0]),
            phone=numbers.mobile(),
            role="head",
        )
        others = [
            StaffMember(name=names.grown(sex), subject=tr(subject), phone=numbers.mobile())
            for subject, sex in zip(WORDING.subjects[1:], ("male", "female") * 2, strict=True)
        ]
        self._at(next(moments))
        self._classes.begin(self._class_values(teacher))
        self._at(next(moments))
        self._classes.set_terms(
            [
                Term(
                    school_year=year,
                    number=term.number,
                    starts_on=term.starts_on,
                    ends_on=term.ends_on,
                )
                for year, term in self._calendar.terms()
            ]
        )
        for member in (teacher, *others):
            self._at(next(moments))
            self._classes.add_staff(member)

    def _class_values(self, teacher: StaffMember) -> dict[str, object]:
        school = tr("Qinghe Town Central Primary School (sample)")
        return {
            "name": self._class_name(self._calendar.begin),
            "school": school,
            "entry_year": school_year_of(self._calendar.today) - GRADE + 1,
            "teacher": teacher.name,
            "teacher_phone": teacher.phone,
            "hotline": _HOTLINE,
            "hotline_person": teacher.name,
            "reporting_unit": school,
        }

    def enter(self, households: list[Household]) -> None:
        """Write the class list at once, then the cards of left-behind students one by one."""
        by_card = [household for household in households if household.student.left_behind]
        days = self._calendar.first_workdays()
        self._at(next(self._calendar.sitting(next(days))))
        made = self._students.add_all(
            [
                (
                    _file(household),
                    [] if household in by_card else [plain(one) for one in household.guardians],
                )
                for household in households
            ],
            tr("Class list entered: {n} students").format(n=len(households)),
        )
        self._ids = {
            household.student.class_number or 0: made[at] for at, household in enumerate(households)
        }
        for at in range(_DAYS_OF_CARDS):
            moments = self._calendar.sitting(next(days))
            for household in by_card[at::_DAYS_OF_CARDS]:
                self._enter_card(household, moments)

    def _enter_card(self, household: Household, moments: Iterator[datetime]) -> None:
        for person in household.guardians:
            self._at(next(moments))
            self._guardians.add(self._ids[household.student.class_number or 0], plain(person))

    @property
    def ids(self) -> dict[int, StudentId]:
        """Return the students that were entered, by class number."""
        return self._ids

    def live_through(
        self, households: list[Household], turns: list[Turn], more: Iterable[Event] = ()
    ) -> None:
        """Write all that came later, and what the rooms of care add, in the order of time."""
        marked = [household for household in households if household.student.left_behind]
        events = [event for turn in turns for event in self._taken(turn)]
        events += self._photos(households)
        events += self._confirmations(marked)
        events += self._prints(marked)
        events += more
        for day in self._calendar.new_years():
            at = next(self._calendar.sitting(day))
            events.append(Event(at, partial(self._begin_year, day)))
        for event in sorted(events, key=lambda event: event.at):
            self._at(event.at)
            event.write()

    def _photos(self, households: list[Household]) -> Iterator[Event]:
        """A photo of about every third student, taken in one afternoon."""
        moments = self._calendar.sitting(workday(self._calendar.entered))
        for household in households:
            number = household.student.class_number or 0
            if number % 3 == _WITH_PHOTO:
                photo = portrait(number, household.student.sex)
                yield Event(
                    next(moments), partial(self._students.set_photo, self._ids[number], photo)
                )

    def _confirmations(self, marked: list[Household]) -> Iterator[Event]:
        """Each card is gone through with the family in the first weeks of a term."""
        for term in self._calendar.begun_terms():
            first = max(term.starts_on, self._calendar.entered)
            last = min(first + 45 * _DAY, self._calendar.today - (LAST_PRINT + 1) * _DAY)
            for household in marked:
                number = household.student.class_number or 0
                if term.ends_on > self._calendar.today and number in _NOT_CONFIRMED:
                    continue
                day = self._calendar.some_day(first, last)
                manner = self._chance.choice(("in_person", "in_person", "phone", "home_visit"))
                whom = family.called(family.in_calling_order(household.guardians)[0])
                confirm = partial(self._guardians.confirm, [self._ids[number]], day, manner, whom)
                yield Event(next(self._calendar.sitting(day)), confirm)

    def _prints(self, marked: list[Household]) -> Iterator[Event]:
        """All cards are printed when they have been entered, and again some days ago."""
        ids = [self._ids[household.student.class_number or 0] for household in marked]
        printer = tr("Printer")
        for day, layout in (
            (self._calendar.entered + _DAY, "full"),
            (self._calendar.today - LAST_PRINT * _DAY, "half"),
        ):
            at = datetime.combine(workday(day), _PRINTED_AT)
            yield Event(at, partial(self._guardians.note_print, ids, layout, printer))

    def _taken(self, turn: Turn) -> Iterator[Event]:
        """Yield the writing of one field after the other."""
        for seconds, (field, value) in enumerate(turn.after.items()):
            at = turn.at + timedelta(seconds=7 * seconds)
            yield Event(at, partial(self._change, turn.number, turn.who, field, value))

    def _change(self, number: int, who: str, field: str, value: object) -> None:
        student_id = self._ids[number]
        if not who:
            self._students.change(student_id, field, value)
            return
        people = self._guardians.of_student(student_id)
        person = next(one for one in people if one.relation == who)
        self._guardians.change(person.id, field, value)

    def _begin_year(self, day: date) -> None:
        year = school_year_of(day)
        head, terms = {"name": self._class_name(day)}, default_terms(year)
        begin(self._file, NewYear(year=year, since=day, head=head, terms=terms), ())

    def _class_name(self, day: date) -> str:
        years = school_year_of(self._calendar.today) - school_year_of(day)
        return tr(WORDING.class_names[max(GRADE - years, 1) - 1])

    def _at(self, moment: datetime) -> None:
        self._file.now = lambda: moment


def _file(household: Household) -> dict[str, object]:
    return {name: value for name, value in asdict(household.student).items() if name != "id"}
