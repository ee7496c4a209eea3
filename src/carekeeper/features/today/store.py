"""What is due today, gathered from all rooms and kept until something changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from carekeeper.core.changes import Changed
from carekeeper.core.rooms import DueItem, Rate, Room
from carekeeper.db.class_file import ClassFile
from carekeeper.features.today import facts


class Agenda:
    """Asks each room what is due and which figures it has; the class list shares the answer."""

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], today: Callable[[], date]
    ) -> None:
        self.rooms = rooms
        self.today = today
        self._class_file = class_file
        self._items: list[DueItem] | None = None
        self._day: date | None = None
        class_file.listen(self._forget)

    def items(self) -> list[DueItem]:
        """Return all due items, the most pressing first."""
        day = self.today()
        if self._items is None or day != self._day:
            self._day = day
            self._items = facts.in_order(
                [item for room in self.rooms for item in _due(room, self._class_file, day)]
            )
        return self._items

    def rates(self) -> list[Rate]:
        """Return the figures of all rooms."""
        day = self.today()
        return [
            rate
            for room in self.rooms
            if room.rates is not None
            for rate in room.rates(self._class_file, day)
        ]

    def room_of(self, item: DueItem) -> Room:
        """Return the room that an item comes from."""
        return next(room for room in self.rooms if room.name == item.room)

    def _forget(self, _changed: Changed) -> None:
        self._items = None


def _due(room: Room, class_file: ClassFile, day: date) -> Sequence[DueItem]:
    return () if room.due_items is None else room.due_items(class_file, day)
