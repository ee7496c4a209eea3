"""When a recurring thing is due, in the school year 2026/27."""

from __future__ import annotations

from datetime import date

import pytest

from carekeeper.core.due import Period, Tick, Urgency, follow_up_urgency, period_on
from carekeeper.core.school_year import default_terms

TERMS = default_terms(2026)


def on(per: str, day: str) -> Period:
    """Return the period of a day in which something is asked for."""
    found = period_on(per, date.fromisoformat(day), TERMS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("per", "day", "key", "first", "last", "late"),
    [
        ("month", "2026-11-23", "2026-11", "2026-11-01", "2026-11-30", "2026-11-24"),
        ("month", "2027-01-04", "2027-01", "2027-01-01", "2027-01-20", "2027-01-14"),
        ("month", "2027-02-15", "2027-02", "2027-02-15", "2027-02-28", "2027-02-22"),
        ("week", "2026-11-23", "2026-W48", "2026-11-23", "2026-11-29", "2026-11-27"),
        ("week", "2026-09-01", "2026-W36", "2026-09-01", "2026-09-06", "2026-09-04"),
        ("week", "2027-01-18", "2027-W03", "2027-01-18", "2027-01-20", "2027-01-20"),
        ("term", "2026-11-23", "2026/1", "2026-09-01", "2027-01-20", "2026-12-24"),
        ("term", "2027-03-01", "2026/2", "2027-02-15", "2027-07-05", "2027-06-08"),
    ],
)
def test_a_period_counts_its_school_days_and_is_late_in_its_last_ones(
    per: str, day: str, key: str, first: str, last: str, late: str
) -> None:
    found = on(per, day)
    days = (found.starts_on, found.ends_on, found.ending_from)
    assert (found.key, *(one.isoformat() for one in days)) == (key, first, last, late)


@pytest.mark.parametrize("per", ["week", "month", "term"])
@pytest.mark.parametrize("day", [date(2027, 1, 21), date(2027, 2, 14), date(2027, 7, 6)])
def test_the_holidays_have_no_period(per: str, day: date) -> None:
    assert period_on(per, day, TERMS) is None


def test_a_month_with_a_few_days_of_school_asks_for_nothing() -> None:
    assert period_on("month", date(2027, 7, 1), TERMS) is None
    assert on("week", "2027-07-01").key == "2027-W26"
    assert on("term", "2027-07-01").urgency(date(2027, 7, 1)) is Urgency.ENDING


def test_a_thing_is_due_and_then_late() -> None:
    month = on("month", "2026-11-02")
    assert month.urgency(date(2026, 11, 23)) is Urgency.DUE
    assert month.urgency(date(2026, 11, 24)) is Urgency.ENDING
    assert month.holds(date(2026, 11, 30))
    assert not month.holds(date(2026, 12, 1))


def test_a_postponed_thing_is_hidden_until_its_day() -> None:
    postponed = Tick("talk", 7, "2026-11", date(2026, 11, 25))
    assert postponed.hides(date(2026, 11, 24))
    assert not postponed.hides(date(2026, 11, 25))
    assert Tick("talk", 7, "2026-11", None).hides(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (date(2026, 11, 15), None),
        (date(2026, 11, 16), Urgency.SOON),
        (date(2026, 11, 23), Urgency.DUE),
        (date(2026, 11, 24), Urgency.LATE),
    ],
)
def test_a_follow_up_is_told_a_week_ahead(day: date, urgency: Urgency | None) -> None:
    assert follow_up_urgency(date(2026, 11, 23), day) is urgency
