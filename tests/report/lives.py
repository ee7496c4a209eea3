"""A made-up school year, as a teacher would tell it, and its figures counted by hand.

The counting here shares nothing with the program: it goes through the year day by day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from msgspec import Struct

from carekeeper.db import enrolment
from carekeeper.db.care_tables import check_ins, mentorings, mentors, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.family_tables import activities, activity_students, contacts
from carekeeper.db.schema import card_confirmations, students, terms
from carekeeper.db.study_tables import study_plans, study_results

YEAR = 2026
TERMS = ((date(2026, 9, 1), date(2027, 1, 20)), (date(2027, 2, 15), date(2027, 7, 5)))
FIRST, LAST = date(2026, 8, 20), date(2027, 7, 20)
FILE = {
    "sex": "female",
    "id_number": "11010519491231002X",
    "birth_date": date(2017, 3, 2),
    "home_address": "青禾村二组",
    "health": "good",
}
"""What counts in a file, beside the name and the mark."""
GONE = ("moved_away", "suspended", "left", "graduated")

days = st.dates(FIRST, LAST)
_WRITTEN = (
    *(talks, card_confirmations, check_ins, mentorings, mentors, contacts),
    *(study_results, study_plans, activity_students, activities, students, terms),
)


class Life(Struct, frozen=True, kw_only=True):
    """A student of the year: when joined, what happened when, the mark, and what was done."""

    joined: date | None
    turns: tuple[tuple[date, str], ...]
    marked: tuple[date | None, date | None] | None
    """Since when and until when left behind; without an end still so. None was never marked."""
    talks: tuple[date, ...] = ()
    cards: tuple[date, ...] = ()
    mentor: tuple[date | None, date | None] | None = None
    checked: tuple[date, ...] = ()
    contacts: tuple[tuple[date, str], ...] = ()
    joined_in: tuple[date, ...] = ()
    lacks: str = ""
    """What the file lacks of what counts, if anything."""
    plan: tuple[date, date | None, tuple[date, ...]] | None = None
    """From when to when a study help plan ran, with the days of its stage results."""

    @property
    def visits(self) -> tuple[date, ...]:
        """Return the contacts that count as a visit."""
        return tuple(day for day, manner in self.contacts if manner == "home")

    @property
    def results(self) -> tuple[date, ...]:
        """Return the days of the stage results."""
        return () if self.plan is None else self.plan[2]

    def status(self, day: date) -> str:
        """Return how the student is enrolled on a day, `""` before joining."""
        status = "in_class" if self.joined is None or self.joined <= day else ""
        for on, turned in self.turns:
            if on <= day:
                status = turned
        return status

    def is_marked(self, day: date) -> bool:
        """Tell whether the student was marked as left behind on a day."""
        if self.marked is None:
            return False
        since, until = self.marked
        return (since is None or since <= day) and (until is None or day < until)

    def has_mentor(self, day: date) -> bool:
        """Tell whether the student had a mentor on a day."""
        if self.mentor is None:
            return False
        since, until = self.mentor
        return (since is None or since <= day) and (until is None or day < until)


def _ordered(turns: list[tuple[date, str]]) -> tuple[tuple[date, str], ...]:
    """Return changes of enrolment in their order, each one a change, one a day."""
    told: dict[date, str] = dict(turns)
    made: list[tuple[date, str]] = []
    status = "in_class"
    for on in sorted(told):
        if told[on] != status:
            status = told[on]
            made.append((on, status))
    return tuple(made)


def _plan(days: list[date], ended: bool) -> tuple[date, date | None, tuple[date, ...]]:
    """Return a plan that begins on the first of the days, with a stage result on all others."""
    first, *seen = sorted(days)
    return first, seen[-1] if ended and seen else None, tuple(seen)


stretch = st.tuples(st.none() | days, st.none() | days).filter(
    lambda one: one[0] is None or one[1] is None or one[0] < one[1]
)
turned = st.tuples(
    st.dates(date(2026, 9, 2), LAST), st.sampled_from(("in_class", "suspected_dropout", *GONE))
)
spoken = st.tuples(days, st.sampled_from(("home", "phone")))
lives = st.lists(
    st.builds(
        Life,
        joined=st.none() | st.dates(FIRST, date(2026, 9, 1)) | st.just(FIRST),
        turns=st.lists(turned, max_size=3).map(_ordered),
        marked=st.none() | stretch,
        talks=st.lists(days, max_size=6).map(tuple),
        cards=st.lists(days, max_size=2).map(tuple),
        mentor=st.none() | stretch,
        checked=st.lists(days, max_size=3).map(tuple),
        contacts=st.lists(st.tuples(days, st.sampled_from(("home", "phone"))), max_size=3).map(
            tuple
        ),
        joined_in=st.lists(days, max_size=2).map(tuple),
        lacks=st.sampled_from(("", "", *FILE)),
        plan=st.none() | st.builds(_plan, st.lists(days, min_size=1, max_size=3), st.booleans()),
    ),
    min_size=1,
    max_size=5,
)


def live(class_file: ClassFile, told: list[Life]) -> list[int]:
    """Write the lives into the class file, replacing those before; return the numbers."""
    with class_file.writing("a year") as unit:
        for table in _WRITTEN:
            unit.execute(table.delete())
        for number, (first, last) in enumerate(TERMS, start=1):
            span = {"number": number, "starts_on": first, "ends_on": last}
            unit.insert(terms, {"school_year": YEAR, **span})
        return [_live(unit, n, life) for n, life in enumerate(told, start=1)]


def _live(unit: enrolment.Writing, n: int, life: Life) -> int:
    since, until = life.marked or (None, None)
    marks = {
        "left_behind": None if life.marked is None else until is None,
        "left_behind_since": "" if since is None else since.isoformat(),
        "left_behind_ended_on": until,
    }
    filled = {name: value for name, value in FILE.items() if name != life.lacks}
    known = {"name": f"S{n}", "class_number": n, "joined_on": life.joined, **marks, **filled}
    student = unit.insert(students, known)
    for on, status in life.turns:
        enrolment.change(unit, student, status, on)
    for on in life.talks:
        unit.insert(talks, {"student_id": student, "held_on": on})
    for on in life.cards:
        unit.insert(card_confirmations, {"student_id": student, "confirmed_on": on})
    if life.mentor is not None:
        mentor = unit.insert(mentors, {"name": f"M{n}"})
        begin, end = life.mentor
        pairing = {"mentor_id": mentor, "starts_on": begin, "ends_on": end}
        number = unit.insert(mentorings, {"student_id": student, **pairing})
        for on in life.checked:
            values = {"mentoring_id": number, "student_id": student, "held_on": on}
            unit.insert(check_ins, values)
    for on, manner in life.contacts:
        unit.insert(contacts, {"student_id": student, "held_on": on, "manner": manner})
    for on in life.joined_in:
        record = unit.insert(activities, {"held_on": on})
        unit.insert(activity_students, {"record_id": record, "student_id": student})
    if life.plan is not None:
        begin, end, seen = life.plan
        days = {"begins_on": begin, "ends_on": end, "state": "running" if end is None else "ended"}
        plan = unit.insert(study_plans, {"student_id": student, **days})
        for on in seen:
            values = {"plan_id": plan, "student_id": student, "checked_on": on}
            unit.insert(study_results, values)
    return student


def every_day(first: date, last: date) -> Iterator[date]:
    """Go through the days from first to last."""
    while first <= last:
        yield first
        first += timedelta(days=1)


def school_days(first: date, last: date) -> list[date]:
    """Return the days that lie in a term."""
    return [
        day for day in every_day(first, last) if any(begin <= day <= end for begin, end in TERMS)
    ]


class Counted(Struct, frozen=True):
    """A figure as counted by hand: who is in it, and who of them is missing."""

    due: frozenset[int]
    missing: frozenset[int]


def plan_ran(one: Life, first: date, last: date) -> bool:
    """Tell whether a plan ran on some of these days, and the student was on the roll on some."""
    if one.plan is None:
        return False
    days, (begin, end, _seen) = list(every_day(first, last)), one.plan
    ran = any(begin <= day and (end is None or day <= end) for day in days)
    return ran and any(one.status(day) not in ("", *GONE) for day in days)


def by_hand(told: dict[int, Life], first: date, last: date) -> dict[str, Counted]:
    """Count the figures of the days from first to last, day by day."""
    days = school_days(first, last)
    asked = {
        key
        for key, one in told.items()
        if any(one.status(day) == "in_class" and one.is_marked(day) for day in days)
    }
    start = TERMS[0][0]
    listed = {k: one for k, one in told.items() if one.status(start) not in ("", *GONE)}
    of_year = school_days(start, last)
    left_behind = {
        key
        for key, one in listed.items()
        if any(one.status(day) == "in_class" and one.is_marked(day) for day in of_year)
    }
    stayed = {k for k, one in listed.items() if one.status(last) != "moved_away"}
    now = {k: one.status(last) for k, one in told.items()}
    on_day = {k for k, one in told.items() if now[k] == "in_class" and one.is_marked(last)}
    roll = {k for k, one in told.items() if now[k] not in ("", *GONE) and one.is_marked(last)}
    done = {"in_class", "suspended", "graduated"}
    ran = {k for k, one in told.items() if plan_ran(one, first, last)}

    def among(due: set[int], has: set[int]) -> Counted:
        return Counted(frozenset(due), frozenset(due - has))

    def did(name: str) -> set[int]:
        return {k for k, one in told.items() if any(first <= d <= last for d in getattr(one, name))}

    return {
        "files_complete": among(roll, {k for k, one in told.items() if not one.lacks}),
        "talked_with": among(asked, did("talks")),
        "cards_confirmed": among(asked, did("cards")),
        "enrolled": among(left_behind, {k for k in now if now[k] in {*done, "moved_away"}}),
        "stayed_on": among(stayed, {k for k in now if now[k] in done}),
        "mentored": among(on_day, {k for k, one in told.items() if one.has_mentor(last)}),
        "checked_in": among(
            {k for k in asked if any(told[k].has_mentor(day) for day in every_day(first, last))},
            {k for k in did("checked") if told[k].mentor is not None},
        ),
        "visited": among(asked, did("visits")),
        "contacted": among(
            asked,
            {k for k, one in told.items() if any(first <= on <= last for on, _m in one.contacts)},
        ),
        "took_part": among(asked, did("joined_in")),
        **({"plans_reviewed": among(ran, did("results"))} if ran else {}),
    }
