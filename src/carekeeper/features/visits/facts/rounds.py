"""Rounds of visits (走访): which houses on which day, in walking order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import RoundId, StudentId
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark
from carekeeper.features.visits.facts import Contact
from carekeeper.room import RecordKind, by_day

_SIGNS = "〇一二三四五六七八九"
_NUMBER = re.compile(r"(\d+|[二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]+)")


class Round(Struct, frozen=True, kw_only=True):
    """One round of visits; `stops` are the numbers of the students as texts, in walking order."""

    id: RoundId = RoundId(0)
    held_on: date | None = None
    starts_at: str = ""
    visitors: str = ""
    stops: tuple[str, ...] = ()

    def students(self) -> list[StudentId]:
        """Return the students in walking order."""
        return [StudentId(int(one)) for one in self.stops]


FIELDS: tuple[Field, ...] = (
    Field("held_on", mark("Date"), Kind.DATE, width=7, counts=True),
    Field("starts_at", mark("Setting out"), Kind.TIME, width=5),
    Field("visitors", mark("Who goes"), width=12, longest=60),
)

STOPS = Field("stops", mark("Houses"), Kind.TEXTS)


round_name = by_day("held_on", mark("Round of visits"), mark("Round of visits of {day}"))
"""Gives the short name of a round from the values of its row."""


ROUND = RecordKind("visit_rounds", mark("Round of visits"), (*FIELDS, STOPS), round_name)


class House(Struct, frozen=True):
    """One stop of a round: whose house, and what was noted there that day.

    `visit` is None before the first word; `confirmed` tells whether the card was gone through.
    """

    student: StudentLine
    visit: Contact | None = None
    confirmed: bool = False


def at_hand(rounds: Sequence[Round], day: date) -> Round | None:
    """Return the round that one is busy with: the next one from a day on, else the last one."""
    dated = [(one.held_on, one.id, one) for one in rounds if one.held_on is not None]
    ahead, past = [one for one in dated if one[0] >= day], [one for one in dated if one[0] < day]
    return min(ahead)[2] if ahead else max(past)[2] if past else None


def in_walking_order(students: Iterable[StudentLine]) -> list[StudentLine]:
    """Return students as one would walk: village by village, house by house."""
    return sorted(
        students, key=lambda one: (place_order(where(one)), one.class_number or 0, one.id)
    )


def place_order(place: str) -> tuple[str | int, ...]:
    """Return what a place is sorted by: its numbers count, so that 三组 comes before 四组."""
    parts = _NUMBER.split(place)
    return tuple(_counted(part) if at % 2 else part for at, part in enumerate(parts))


def _counted(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return int("".join(str(_SIGNS.index(sign)) for sign in number))
    return 10 * (_SIGNS.index(tens) if tens else 1) + (_SIGNS.index(ones) if ones else 0)


def where(student: StudentLine) -> str:
    """Return where a student lives, as short as it is known: the village and group."""
    return student.village_group or student.home_address


def moved(made: Round, shown: Sequence[str], place: int, to: int) -> tuple[str, ...]:
    """Return the stops with one of those that are shown at another place among them.

    The house of a student who lies in the recycle bin is not shown and keeps its place.
    """
    rest = [*shown[:place], *shown[place + 1 :]]
    order = iter((*rest[:to], shown[place], *rest[to:]))
    return tuple(next(order) if one in shown else one for one in made.stops)
