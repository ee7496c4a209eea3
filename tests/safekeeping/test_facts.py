"""Which automatic backups stay, and what backups are called."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.safekeeping import facts
from carekeeper.safekeeping.facts import thin

NOW = datetime.fromisoformat("2026-11-23T17:00")
MOMENTS = st.lists(st.datetimes(NOW - timedelta(days=1500), NOW + timedelta(days=40)), max_size=60)


def days_ago(days: int, hour: int = 16) -> datetime:
    """Return a moment on an earlier day."""
    return NOW.replace(hour=hour) - timedelta(days=days)


def test_the_last_of_each_day_stays_and_today_all_stay() -> None:
    noon, evening = days_ago(1, 12), days_ago(1, 18)
    before_import, after_it = days_ago(0, 9), days_ago(0, 10)
    assert thin([noon, evening, before_import, after_it], NOW) == [noon]


def test_a_backup_each_day_for_three_years_leaves_46_at_most() -> None:
    kept: list[datetime] = []
    for day in range(1100, -1, -1):
        now = days_ago(day)
        kept = [time for time in (*kept, now) if time not in thin((*kept, now), now)]
    assert 24 <= len(kept) <= 46
    assert [days_ago(day) for day in range(13, -1, -1)] == kept[-14:]
    assert min(kept).date() > date(2024, 10, 1)
    assert len({(time.year, time.month) for time in kept}) >= 24


def test_nothing_goes_while_the_teacher_is_away() -> None:
    before_holidays = [days_ago(day) for day in (80, 79, 78)]
    assert thin([*before_holidays, NOW], NOW) == []


@given(MOMENTS)
def test_the_newest_never_goes(times: list[datetime]) -> None:
    gone = thin(times, NOW)
    assert set(gone) <= set(times)
    assert len(set(gone)) == len(gone)
    if times:
        assert max(times) not in gone


@given(MOMENTS)
def test_today_and_a_wrong_clock_are_left_alone(times: list[datetime]) -> None:
    assert all(time.date() < NOW.date() for time in thin(times, NOW))


@given(MOMENTS)
def test_every_week_of_the_last_eight_and_month_of_24_keeps_one(times: list[datetime]) -> None:
    kept = set(times) - set(thin(times, NOW))
    past = {time for time in times if time.date() < NOW.date()}
    for count, span in (
        (14, lambda time: time.date()),
        (8, lambda time: time.isocalendar()[:2]),
        (24, lambda time: (time.year, time.month)),
    ):
        for wanted in sorted({span(time) for time in past}, reverse=True)[:count]:
            last = max(time for time in past if span(time) == wanted)
            assert last in kept
    assert len([time for time in kept if time in past]) <= 14 + 8 + 24


@given(MOMENTS)
def test_what_stayed_stays_when_asked_again(times: list[datetime]) -> None:
    kept = [time for time in times if time not in thin(times, NOW)]
    assert thin(kept, NOW) == []


def test_backups_are_called_after_class_and_day() -> None:
    name = facts.backup_name("三（2）班", date(2026, 11, 23))
    assert name == "三（2）班 2026-11-23.carebak"
    assert facts.backup_name('a/b\\c:"?*', date(2026, 11, 23)) == "a b c 2026-11-23.carebak"
    assert facts.backup_name("..", date(2026, 11, 23)) == "Class 2026-11-23.carebak"


def test_automatic_backups_are_called_after_the_file_and_the_minute() -> None:
    book = Path("三2班.carebook")
    assert facts.automatic_name(book, NOW) == "三2班 2026-11-23 170000.carebak"
    assert facts.automatic_name(book, NOW).startswith(facts.automatic_start(book))
