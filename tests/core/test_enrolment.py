"""Who was on the roll on which day, of students who come, go and return."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.enrolment import ARCHIVED, Enrolment, Episode
from carekeeper.core.ids import StudentId

SEPTEMBER = date(2025, 9, 1)
DAYS = st.dates(SEPTEMBER, date(2027, 7, 31))
STATES = ("in_class", "moved_away", "suspended", "suspected_dropout", "left", "graduated")


def lived(turns: list[tuple[date, str]], joined_on: date | None) -> Enrolment:
    """Return the enrolment of a student who is in class at first and then turns."""
    status, since = "in_class", None
    ended: list[Episode] = []
    for day, next_status in turns:
        if status != "in_class" or since is not None:
            ended.append(Episode(status=status, since=since, until=day))
        status, since = next_status, day
    now = Episode(status=status, since=since)
    return Enrolment(student_id=StudentId(1), joined_on=joined_on, ended=tuple(ended), now=now)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[tuple[date, str]], date | None]:
    days = sorted(draw(st.sets(DAYS, max_size=6)))
    turns: list[tuple[date, str]] = []
    for day in days:
        before = turns[-1][1] if turns else "in_class"
        turns.append((day, draw(st.sampled_from([one for one in STATES if one != before]))))
    latest = days[0] if days else date(2027, 7, 31)
    return turns, draw(st.none() | st.dates(SEPTEMBER, latest))


def naive(turns: list[tuple[date, str]], joined_on: date | None, day: date) -> str:
    """Walk day by day, as one would with a finger on the class book."""
    status = "" if joined_on is not None else "in_class"
    walked = SEPTEMBER
    while walked <= day:
        if walked == joined_on:
            status = "in_class"
        status = dict(turns).get(walked, status)
        walked += timedelta(days=1)
    return status


@given(lives(), DAYS)
def test_each_day_has_the_status_that_the_class_book_says(
    life: tuple[list[tuple[date, str]], date | None], day: date
) -> None:
    assert lived(*life).status_on(day) == naive(*life, day)


@given(lives(), DAYS, st.integers(0, 200))
def test_who_was_here_in_a_span_was_here_on_one_of_its_days(
    life: tuple[list[tuple[date, str]], date | None], first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    days = [first + timedelta(days=n) for n in range(length + 1)]
    here = any(naive(*life, day) not in ("", *ARCHIVED) for day in days)
    assert lived(*life).is_here_between(first, last) == here


def test_somebody_who_went_on_a_day_nobody_knows_was_never_counted() -> None:
    """A list only said 转学: no figure of an earlier month may count on the student."""
    unknown = Enrolment(student_id=StudentId(1), now=Episode(status="moved_away"))
    assert unknown.status_on(date(2024, 9, 1)) == "moved_away"
    back = Enrolment(
        student_id=StudentId(1),
        ended=(Episode(status="moved_away", until=date(2026, 9, 1)),),
        now=Episode(since=date(2026, 9, 1)),
    )
    assert not back.is_here_on(date(2026, 8, 31))
    assert back.is_here_on(date(2026, 9, 1))
