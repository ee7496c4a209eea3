"""Putting what is due in all rooms into the order of a teacher's day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.due import Tick, Urgency
from carekeeper.core.words import tr
from carekeeper.room import LAST, NEXT, DueItem, Room

_LINES, _LATE_LINES = 3, 5
"""So many lines of a group are in sight, and the names of the others."""


class Group(Struct, frozen=True):
    """Some due items under one heading."""

    title: str
    items: tuple[DueItem, ...]
    note: str = ""
    """What is said beside the heading; `""` for the number of the items."""
    most: int = _LINES

    @property
    def in_sight(self) -> tuple[DueItem, ...]:
        """Return the first lines; a single one more would take no more room than its name."""
        return self.items if len(self.items) <= self.most + 1 else self.items[: self.most]

    @property
    def rest(self) -> tuple[DueItem, ...]:
        """Return the items that are not in sight at first."""
        return self.items[len(self.in_sight) :]

    @property
    def rest_names(self) -> tuple[str, ...]:
        """Return whom the rest is about, each student once."""
        return tuple({item.student_id: item.student_name for item in self.rest}.values())


def in_order(items: Sequence[DueItem]) -> list[DueItem]:
    """Return due items, the most pressing first, then by day."""
    return sorted(items, key=lambda item: (item.urgency, item.on or date.max))


def pressing(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what is due or late; what only comes soon, or has no day, is left out."""
    return [item for item in items if item.urgency < Urgency.SOON]


class Postponed(Struct, frozen=True):
    """A due item that waits until a day."""

    item: DueItem
    until: date


def postponed_by(
    items: Sequence[DueItem], ticks: Iterable[Tick], day: date
) -> tuple[Postponed, ...]:
    """Return what waits, that which comes back first at the beginning."""
    until = {
        (tick.rule, tick.student_id, tick.period): tick.postponed_to
        for tick in ticks
        if tick.postponed_to is not None and tick.hides(day)
    }
    waiting = ((item, until.get(key_of(item))) for item in items)
    found = [Postponed(item, back) for item, back in waiting if back is not None]
    return tuple(sorted(found, key=lambda one: one.until))


def key_of(item: DueItem) -> tuple[str, int, str]:
    """Return what a due item is ticked off by: its rule, the student and the period."""
    return item.rule, item.student_id or 0, item.period


def hidden_by(ticks: Iterable[Tick], day: date) -> set[tuple[str, int, str]]:
    """Return rule, student and period of what was ticked off, or postponed to a later day."""
    return {(tick.rule, tick.student_id, tick.period) for tick in ticks if tick.hides(day)}


def groups(items: Sequence[DueItem], rooms: Sequence[Room]) -> list[Group]:
    """Return what the law asks for, then what is late or ends soon, then the rest by kind.

    The rooms say in which order, and in each what its rules ask for comes before the rest. What
    has no day comes last. The lines of one student stand together.
    """
    places = {room.name: room.due_place for room in rooms}
    asked = {rule.name for room in rooms for rule in room.rules}

    def place(item: DueItem) -> tuple[int, bool]:
        return places.get(item.room, LAST), item.rule not in asked

    about_students = [item for item in items if item.student_id is not None]
    by_title: dict[str, list[DueItem]] = {}
    for item in sorted(about_students, key=place):
        if item.urgency == Urgency.DUE:
            by_title.setdefault(item.group, []).append(item)
    made = [
        _across(tr("Duty to report"), about_students, Urgency.AT_ONCE),
        _across(tr("Overdue"), about_students, Urgency.LATE),
        _across(tr("Due soon"), about_students, Urgency.ENDING),
        *(Group(title, together(found), found[0].note) for title, found in by_title.items()),
        _across(tr("To do, no date set"), about_students, Urgency.OPEN),
    ]
    return [group for group in made if group.items]


def _across(title: str, items: Sequence[DueItem], urgency: Urgency) -> Group:
    found = together([item for item in items if item.urgency == urgency])
    return Group(title, found, most=_LINES if urgency == Urgency.OPEN else _LATE_LINES)


def together(items: Sequence[DueItem]) -> tuple[DueItem, ...]:
    """Return the items with those of one student behind the first of them."""
    by_student: dict[int | None, list[DueItem]] = {}
    for item in items:
        by_student.setdefault(item.student_id, []).append(item)
    return tuple(item for found in by_student.values() for item in found)


def talk_to_hold(items: Sequence[DueItem]) -> DueItem | None:
    """Return the talk that is due first, None when none is."""
    return next((item for item in pressing(items) if item.rule == "talk"), None)


def coming(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what comes in the next days, by day."""
    soon = [item for item in items if item.urgency == Urgency.SOON]
    return sorted(soon, key=lambda item: item.on or date.max)


def of_the_class(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what is due for the class as a whole, such as a backup."""
    return [item for item in pressing(items) if item.student_id is None]


def next_steps(items: Sequence[DueItem]) -> list[DueItem]:
    """Return what comes next in a class whose list was only just brought in."""
    return [item for item in of_the_class(items) if item.action == NEXT]


def urgency_by_student(items: Sequence[DueItem]) -> dict[int, Urgency]:
    """Return how pressing the most pressing thing is, for each student who has one."""
    found: dict[int, Urgency] = {}
    for item in pressing(items):
        if item.student_id is not None:
            found[item.student_id] = min(item.urgency, found.get(item.student_id, item.urgency))
    return found


def due_by_room(items: Sequence[DueItem]) -> dict[str, int]:
    """Return for each room how many things are due."""
    found: dict[str, int] = {}
    for item in pressing(items):
        found[item.room] = found.get(item.room, 0) + 1
    return found
