"""The diaries of the sample class: who gets which pages, on which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from msgspec import Struct

from carekeeper.core.ids import DiaryEntryId, StudentId
from carekeeper.core.photos import Photo
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.features.diary.store import Diary
from carekeeper.sample.calendar import Calendar, Event, workday
from carekeeper.sample.callings import DAD, MUM_AND_DAD, away, carer, given_name
from carekeeper.sample.drawings import VARIANTS, drawing
from carekeeper.sample.households import Household
from carekeeper.sample.texts import PAGES, Page

_DAY = timedelta(days=1)
_RICH = 7
"""The student whose diary is the fullest, and shows what a diary can be."""

_FIRST_OF_RICH = ((0, 3), (1, 7), (2, 26))
"""Pages of the teacher that stand in that diary, so many days ago."""

_OWN = 99
"""These pages count as used so often, so that few others have them."""

_WITHOUT = 26
"""A student whose diary nobody has begun."""

_QUIET_EVERY, _QUIET_DAYS = 4, 48
_STEP, _RECENT = 7, 25
"""The last pages of the others lie within so many days, not all in one week."""

_FEWEST, _MOST = 5, 11
_OF_RICH = 12
_FOLLOWED_UP_BEFORE = 3
_BY_THE_CHILD = ("self_introduction", "goal", "review", "letter_to_parents")
_BY_THE_PARENTS = ("letter_from_parents", "parents")


class _Entry(Struct):
    """An entry with the number that it is given when it is written."""

    student_id: StudentId
    values: dict[str, Any]
    photos: tuple[Photo, ...]
    id: DiaryEntryId = DiaryEntryId(0)


class Diaries:
    """Draws the pages; no student gets the same one twice, and the class gets each about as often.

    It has a chance of its own, so that the rest of the class is the same as without it.
    """

    def __init__(self, class_file: ClassFile, seed: int, calendar: Calendar) -> None:
        self._chance = Random(f"diaries {seed}")
        self._calendar = Calendar(self._chance, calendar.today, 1)
        self._entered = calendar.entered
        self._terms = [term for _year, term in calendar.terms()]
        self._diary = Diary(class_file)
        self._teacher = Classes(class_file).get().teacher
        self._ids: Mapping[int, StudentId] = {}
        self._given: list[str] = []
        self._used: Counter[Page] = Counter()

    def events(
        self, households: Sequence[Household], ids: Mapping[int, StudentId]
    ) -> Iterator[Event]:
        """Yield what is written, each with its moment; `ids` are the students by class number."""
        self._ids = ids
        marked = [one for one in households if one.student.left_behind]
        self._given = [given_name(one) for one in marked]
        for place, household in enumerate(marked):
            number = household.student.class_number or 0
            own: set[Page] = set()
            if number == _RICH:
                yield from self._first_of_rich(household, own)
            for day in self._days(place, number):
                found = self._page(household, day, own)
                if found is not None:
                    kind, page = found
                    own.add(page)
                    self._used[page] += 1
                    yield from self._written(household, kind, page, day)

    def _first_of_rich(self, household: Household, own: set[Page]) -> Iterator[Event]:
        for which, ago in _FIRST_OF_RICH:
            page = PAGES.diary[which]
            day = workday(self._calendar.today - ago * _DAY)
            if day > self._entered:
                own.add(page)
                self._used[page] += _OWN
                yield from self._written(household, "diary", page, day, friend="张思琪")

    def _days(self, place: int, number: int) -> list[date]:
        """Return the days on which something was written, none for long in every fourth diary."""
        if number == _WITHOUT:
            return []
        quiet = place % _QUIET_EVERY == 1 and number != _RICH
        last = self._calendar.today - (_QUIET_DAYS if quiet else 2) * _DAY
        if number == _RICH:
            last = self._calendar.today - 30 * _DAY
        many = _OF_RICH if number == _RICH else self._chance.randrange(_FEWEST, _MOST + 1)
        days = [self._calendar.some_day(self._entered, last) for _entry in range(many)]
        if not quiet and number != _RICH:
            days.append(workday(last - place * _STEP % _RECENT * _DAY))
        found = {day for day in days if self._entered < day <= last and self._in_term(day)}
        return sorted(found)

    def _in_term(self, day: date) -> bool:
        return any(term.starts_on <= day <= term.ends_on for term in self._terms)

    def _page(self, household: Household, day: date, own: set[Page]) -> tuple[str, Page] | None:
        """Return the page that the class has had least of those that fit, by chance."""
        of_children = [(kind, page) for kind, pages in PAGES.others.items() for page in pages]
        by_teacher = [("diary", page) for page in PAGES.diary]
        wanted = of_children if self._chance.random() < 0.4 else by_teacher
        fitting = [one for one in wanted if one[1] not in own and _fits(one[1], household, day)]
        self._chance.shuffle(fitting)
        return min(fitting, key=lambda one: self._used[one[1]], default=None)

    def _written(
        self, household: Household, kind: str, page: Page, day: date, friend: str = ""
    ) -> Iterator[Event]:
        given = given_name(household)
        others = [name for name in self._given if name != given] or [given]
        people = {
            "name": given,
            "friend": friend or self._chance.choice(others),
            "carer": carer(household),
        }
        values: dict[str, Any] = {
            "written_on": day,
            "kind": kind,
            "author": self._author(household, kind, page),
            "text": tr(page.text).format(**people),
            "mood": page.mood,
            "tags": tuple(tr(tag) for tag in page.tags),
        }
        by = day + 7 * _DAY
        if page.follow_up:
            values |= {"follow_up": tr(page.follow_up), "follow_up_by": by}
        made = tuple(drawing(motif, self._chance.randrange(VARIANTS)) for motif in page.drawings)
        student_id = self._ids[household.student.class_number or 0]
        entry = _Entry(student_id, values, made)
        yield Event(next(self._calendar.sitting(day)), partial(self._write, entry))
        if page.follow_up and by <= self._calendar.today - _FOLLOWED_UP_BEFORE * _DAY:
            done = workday(by)
            yield Event(next(self._calendar.sitting(done)), partial(self._follow_up, entry, done))

    def _write(self, entry: _Entry) -> None:
        entry.id = DiaryEntryId(self._diary.add(entry.student_id, entry.values))
        if entry.photos:
            self._diary.add_photos(entry.id, entry.photos)

    def _follow_up(self, entry: _Entry, done: date) -> None:
        self._diary.change(entry.id, {"follow_up_done_on": done})

    def _author(self, household: Household, kind: str, page: Page) -> str:
        if kind in _BY_THE_CHILD:
            return household.student.name
        if kind in _BY_THE_PARENTS:
            return tr(DAD) if page.away == ("father",) else tr(MUM_AND_DAD)
        return self._teacher if kind == "teacher" else ""


def _fits(page: Page, household: Household, day: date) -> bool:
    return set(page.away) <= away(household) and (not page.months or day.month in page.months)
