"""What can be said of diaries without a class file: long silences, days that fit, the booklet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.fields import Choice
from carekeeper.core.ids import StudentId
from carekeeper.core.school_year import school_year_of
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import KINDS
from carekeeper.features.diary.facts.record import DiaryEntry

QUIET_DAYS = 30
"""A diary without an entry for so many days is worth a look."""


class MoodPoint(Struct, frozen=True):
    """How a child seemed on a day, from 1 (very low) to 5; written in the diary or at a talk."""

    on: date
    step: int
    at_a_talk: bool = False


class DiaryLine(Struct, frozen=True):
    """A student's diary in the class view; `days` since the last entry, None without any."""

    student: StudentLine
    last_on: date | None
    count: int
    days: int | None

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing was written for long, or never."""
        return self.days is None or self.days >= QUIET_DAYS


class Picture(Struct, frozen=True):
    """A kept photo with its size in pixels."""

    data: bytes
    width: int
    height: int


class Booklet(Struct, frozen=True):
    """What the growth booklet of one child is made from; nothing else of the file is in it."""

    student_id: StudentId
    name: str
    portrait: Picture | None
    school: str
    class_name: str
    teacher: str
    entries: tuple[DiaryEntry, ...]
    pictures: Mapping[str, Picture]


class Choosing(Struct, frozen=True):
    """Which entries go into a booklet."""

    first: date
    last: date
    kinds: frozenset[str]
    with_mood: bool = False


def is_blank(values: Mapping[str, Any]) -> bool:
    """Tell whether nothing was written that is worth an entry; date and kind alone are not."""
    return not any(values.get(name) for name in ("text", "mood", "tags", "photos", "follow_up"))


def tag_counts(entries: Iterable[DiaryEntry]) -> list[tuple[str, int]]:
    """Return the tags with how often they stand, the most used first."""
    counts = Counter(tag for entry in entries for tag in entry.tags)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def chosen(booklet: Booklet, choosing: Choosing) -> list[tuple[Choice, list[DiaryEntry]]]:
    """Return the entries that go into a booklet, in the order of kinds, the oldest first."""
    entries = [
        entry
        for entry in booklet.entries
        if entry.written_on is not None
        and choosing.first <= entry.written_on <= choosing.last
        and entry.kind in choosing.kinds
        and (entry.text.strip() or any(one in booklet.pictures for one in entry.photos))
    ]
    entries.sort(key=lambda entry: (entry.written_on or date.min, entry.id))
    found = [(kind, [one for one in entries if one.kind == kind.code]) for kind in KINDS]
    return [(kind, here) for kind, here in found if here]


def school_years_shown(booklet: Booklet, choosing: Choosing) -> str:
    """Return the school years of what is in a booklet, else of its days: 2026–2027 学年."""
    days = [one.written_on for _kind, here in chosen(booklet, choosing) for one in here]
    years = [school_year_of(day) for day in days if day is not None]
    years = years or [school_year_of(day) for day in (choosing.first, choosing.last)]
    return tr("School year {first}–{last}").format(first=min(years), last=max(years) + 1)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; empty lines only part them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def days_since(last_on: date | None, day: date) -> int | None:
    """Return the days since the last entry, None without any."""
    return None if last_on is None else dates.days_between(last_on, day)


def moods_of(entries: Sequence[MoodPoint]) -> list[MoodPoint]:
    """Return one point a day, the lowest, so that no bad day is hidden by a better hour."""
    by_day: dict[date, MoodPoint] = {}
    for point in entries:
        known = by_day.get(point.on)
        if known is None or point.step < known.step:
            by_day[point.on] = point
    return [by_day[on] for on in sorted(by_day)]


def moods_thinned(points: Sequence[MoodPoint], most: int) -> Sequence[MoodPoint]:
    """Return at most so many points, the lowest of each stretch of time."""
    if len(points) <= most:
        return points
    first, whole = points[0].on, (points[-1].on - points[0].on).days
    stretches: dict[int, MoodPoint] = {}
    for point in points:
        stretch = (point.on - first).days * (most - 1) // whole
        if stretch not in stretches or point.step < stretches[stretch].step:
            stretches[stretch] = point
    return list(stretches.values())
