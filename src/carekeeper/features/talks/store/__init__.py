"""Reads and writes the talks with the students."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, String, and_, cast, func, or_, select

from carekeeper.core import dates
from carekeeper.core.due import DueRule, Period
from carekeeper.core.ids import StudentId, TalkId
from carekeeper.core.school_year import school_year_of
from carekeeper.core.texts import Texts
from carekeeper.core.words import tr
from carekeeper.db.care_tables import TALK_OPEN, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import asked_for, period_of, rule_of, terms_of, ticks
from carekeeper.db.schema import students
from carekeeper.db.students import HERE, NOT_BINNED, everyone, name_and_birth, name_of, school_class
from carekeeper.db.units import Reading, columns_of, to_record
from carekeeper.features.talks import facts
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.record import Talk
from carekeeper.features.talks.facts.rules import (
    Asked,
    FollowUp,
    GridRow,
    GridStudent,
    Hit,
    PeriodState,
    Year,
)

RULE = "talk"
_PLACES = 8


class Talks:
    """The talks of a class file; dates are checked by the day that `today` tells."""

    def __init__(self, class_file: ClassFile, today: Callable[[], date] | None = None) -> None:
        self._file = class_file
        self._today = today or (lambda: class_file.now().date())

    # -- the year

    def grid(self, school_year: int, day: date) -> list[GridRow]:
        """Return a line for each student who is here, or was talked with in that school year.

        The number of queries does not depend on the number of students.
        """
        first, last = date(school_year, 9, 1), date(school_year + 1, 8, 31)
        with self._file.reading() as unit:
            rule = rule_of(unit, RULE)
            year = Year(school_year, day, rule, terms_of(unit, first))
            held = _days(unit, first, last)
            lasts = dict(map(tuple, unit.rows(_LAST_DAYS)))
            asked = _asked(unit, rule)
            known = everyone(unit)
            ticked = _reasons(unit)
        periods = [] if rule.whom == "nobody" or rule.times < 1 else year.periods()
        shown = (
            GridStudent(
                one.id,
                one.name,
                one.id in asked,
                rules.asked_from(one, rule),
                tuple(held.get(one.id, ())),
                ticked.get(one.id, {}),
                lasts.get(one.id),
            )
            for one in known
            if one.id in held or not one.archived
        )
        return rules.rows_of(shown, year, periods)

    def period(self, day: date) -> PeriodState | None:
        """Return how the talks of the period of a day stand; None when nothing is asked for."""
        with self._file.reading() as unit:
            return unit.kept(("talks", day), lambda: _period(unit, day))

    # -- records

    def of_student(self, student_id: int) -> list[Talk]:
        """Return the talks with a student, the last first."""
        query = _TALKS.where(talks.c.student_id == student_id)
        with self._file.reading() as unit:
            return unit.records(Talk, query.order_by(talks.c.held_on.desc(), talks.c.id.desc()))

    def of_month(self, student_id: int, month: str) -> list[Talk]:
        """Return the talks with a student in a month such as `2026-11`, in their order."""
        first, last = rules.span_of(month)
        query = _TALKS.where(talks.c.student_id == student_id, talks.c.held_on.between(first, last))
        with self._file.reading() as unit:
            return unit.records(Talk, query.order_by(talks.c.held_on, talks.c.id))

    def get(self, talk_id: int) -> Talk:
        """Return a talk, also a binned one; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return _talk(unit, talk_id)

    def last_before(self, talk: Talk) -> Talk | None:
        """Return the talk with the same student before this one, which may not be saved yet."""
        on, number = talk.held_on or self._today(), talk.id or 2**62
        earlier = or_(talks.c.held_on < on, and_(talks.c.held_on == on, talks.c.id < number))
        query = _TALKS.where(talks.c.student_id == talk.student_id, earlier)
        newest = query.order_by(talks.c.held_on.desc(), talks.c.id.desc()).limit(1)
        with self._file.reading() as unit:
            found = unit.records(Talk, newest)
        return found[0] if found else None

    def draft(self, student_id: int, month: str) -> Talk:
        """Return what a new record of a month begins with; nothing is written."""
        with self._file.reading() as unit:
            teacher = school_class(unit).teacher
        return Talk(
            student_id=StudentId(student_id),
            held_on=rules.day_for(month, self._today()),
            occasion="monthly",
            manner="face_to_face",
            talked_by=teacher,
        )

    def name_of(self, student_id: int) -> str:
        """Return the name of a student; raises `LookupError` when there is none."""
        with self._file.reading() as unit:
            return name_of(unit, student_id)

    def places(self) -> list[str]:
        """Return the places where talks were held, the most usual first."""
        query = (
            select(talks.c.place)
            .where(talks.c.place != "", _KEPT)
            .group_by(talks.c.place)
            .order_by(func.count().desc(), talks.c.place)
            .limit(_PLACES)
        )
        with self._file.reading() as unit:
            return [str(row.place) for row in unit.rows(query)]

    def add(
        self,
        student_id: int,
        values: Mapping[str, Any],
        *,
        year: int | None = None,
        initiator: object | None = None,
    ) -> TalkId:
        """Write a new talk and return its number.

        Raises `Invalid` at `held_on` when the day cannot be right; `year` is the school year in
        which it has to lie, that of today when there is none.
        """
        plain = {"held_on": self._today(), **values}
        with self._file.reading() as unit:
            name, birth = name_and_birth(unit, student_id)
        wanted = school_year_of(self._today()) if year is None else year
        rules.check_held_on(plain["held_on"], today=self._today(), birth=birth, year=wanted)
        label = tr("{student} · talk of {day}").format(
            student=name, day=dates.show_short(plain["held_on"])
        )
        with self._file.writing(label, initiator=initiator) as unit:
            return TalkId(unit.insert(talks, {**plain, "student_id": student_id}))

    def change(
        self, talk_id: int, field: str, value: object, *, initiator: object | None = None
    ) -> None:
        """Write one field of a talk.

        Raises `LookupError` when there is no such talk, and `Invalid` at `held_on` for a day in
        the future, before the student was born, or in another school year than before.
        """
        with self._file.reading() as unit:
            before = _talk(unit, talk_id)
            name, birth = name_and_birth(unit, before.student_id)
        if field == "held_on":
            year = school_year_of(before.held_on or self._today())
            rules.check_held_on(value, today=self._today(), birth=birth, year=year)
        label = tr("{student} · {field} of the talk").format(
            student=name, field=tr(facts.BY_NAME[field].label)
        )
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(talks, talk_id, {field: value})

    def bin(self, talk_id: int, *, initiator: object | None = None) -> None:
        """Move a talk to the recycle bin."""
        words = tr("{student} · talk of {day} moved to the recycle bin")
        self._set_binned(talk_id, words, self._file.now(), initiator)

    def restore(self, talk_id: int, *, initiator: object | None = None) -> None:
        """Bring a talk back from the recycle bin."""
        words = tr("{student} · talk of {day} restored")
        self._set_binned(talk_id, words, None, initiator)

    def _set_binned(self, talk_id: int, words: str, at: object, initiator: object | None) -> None:
        with self._file.reading() as unit:
            talk = _talk(unit, talk_id)
            name = name_of(unit, talk.student_id)
        day = dates.show_short(talk.held_on or self._today())
        label = words.format(student=name, day=day)
        with self._file.writing(label, initiator=initiator) as unit:
            unit.update(talks, talk_id, {"binned_at": at})

    # -- what is to be done, and what is looked for

    def follow_ups(self, day: date) -> list[FollowUp]:
        """Return what is still to be done after talks up to a day, the most pressing first.

        Of students who are here; what has no day to be done by comes last.
        """
        by = talks.c.follow_up_by
        query = (
            _TALKS.add_columns(students.c.name.label("student_name"))
            .join(students, students.c.id == talks.c.student_id)
            .where(HERE, TALK_OPEN, talks.c.held_on <= day)
            .order_by(by.is_(None), by, talks.c.held_on, talks.c.id)
        )
        with self._file.reading() as unit:
            return [FollowUp(to_record(Talk, row), row.student_name) for row in unit.rows(query)]

    def search(self, words: str) -> list[Hit]:
        """Return the last talks in which all the words stand, at most `MOST_FOUND`.

        Without any word, what is needed to search is read.
        """
        with self._file.reading() as unit:
            found = unit.kept("talk texts", lambda: _texts(unit)).holding(words)
            query = (
                _TALKS.add_columns(students.c.name.label("student_name"))
                .join(students, students.c.id == talks.c.student_id)
                .where(talks.c.id.in_(found))
                .order_by(talks.c.held_on.desc(), talks.c.id.desc())
            )
            rows = unit.rows(query) if found else []
        return [Hit(to_record(Talk, row), row.student_name) for row in rows]


_KEPT = talks.c.binned_at.is_(None)
_TALKS = select(*columns_of(Talk, talks)).where(_KEPT)
_LAST_DAYS = (
    select(talks.c.student_id, func.max(talks.c.held_on, type_=talks.c.held_on.type))
    .where(_KEPT)
    .group_by(talks.c.student_id)
)


def _days(unit: Reading, first: date, last: date) -> dict[int, list[date]]:
    query = select(talks.c.student_id, talks.c.held_on).where(
        _KEPT, talks.c.held_on.between(first, last)
    )
    found: dict[int, list[date]] = {}
    for row in unit.rows(query):
        found.setdefault(row.student_id, []).append(row.held_on)
    return found


def _asked(unit: Reading, rule: DueRule) -> frozenset[int]:
    query = select(students.c.id).where(asked_for(rule))
    return frozenset(row.id for row in unit.rows(query))


def _reasons(unit: Reading) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for tick in ticks(unit):
        if tick.rule == RULE and tick.postponed_to is None:
            found.setdefault(tick.student_id, {})[tick.period] = tick.reason
    return found


def _held_in(period: Period) -> Select[Any]:
    inside = talks.c.held_on.between(period.starts_on, period.ends_on)
    return select(talks.c.student_id).where(_KEPT, inside)


def _last_talks(rule: DueRule) -> Select[Any]:
    """Return the query for the last talk with each student a rule is for."""
    earlier = talks.alias("earlier")
    last = (
        select(earlier.c.id)
        .where(earlier.c.student_id == students.c.id, earlier.c.binned_at.is_(None))
        .order_by(earlier.c.held_on.desc(), earlier.c.id.desc())
        .limit(1)
        .correlate(students)
        .scalar_subquery()
    )
    return _TALKS.where(talks.c.id.in_(select(last).where(asked_for(rule))))


def _talk(unit: Reading, talk_id: int) -> Talk:
    row = unit.row(select(*columns_of(Talk, talks)).where(talks.c.id == talk_id))
    if row is None:
        raise LookupError(f"no talk {talk_id}")
    return to_record(Talk, row)


def _texts(unit: Reading) -> Texts[int]:
    """Return what was said in all talks, the last first."""
    talk = talks.c
    text = talk.said + "\n" + talk.guidance + "\n" + talk.effect + "\n"
    text += talk.follow_up + "\n" + talk.place
    query = select(talk.id, cast(talk.held_on, String), text)
    query = query.join(students, students.c.id == talk.student_id)
    rows = unit.rows(query.where(_KEPT, NOT_BINNED))
    last_first = sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)
    return Texts((number, said) for number, _on, said in last_first)


def _period(unit: Reading, day: date) -> PeriodState | None:
    rule = rule_of(unit, RULE)
    period = period_of(unit, rule, day)
    if period is None:
        return None
    wanted = _asked(unit, rule)
    students = [one for one in everyone(unit) if one.id in wanted]
    held = Counter(row.student_id for row in unit.rows(_held_in(period)))
    lasts = {one.student_id: one for one in unit.records(Talk, _last_talks(rule))}
    gone = [t for t in ticks(unit) if (t.rule, t.period) == (RULE, period.key)]
    asked = tuple(Asked(one.id, one.name, held[one.id], lasts.get(one.id)) for one in students)
    ticked = frozenset(one.student_id for one in gone if one.postponed_to is None)
    return PeriodState(rule, period, asked, ticked)
