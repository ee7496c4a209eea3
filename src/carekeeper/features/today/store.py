"""What is due today, gathered from all rooms and kept until something changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select

from carekeeper.core.due import DEFAULTS, DueRule
from carekeeper.core.words import tr
from carekeeper.db.care_tables import due_rules, due_ticks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import rule_of, ticks
from carekeeper.features.today import facts
from carekeeper.room import DueItem, Rate, Room

TOPIC = "due"


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

    def items(self) -> list[DueItem]:
        """Return all due items, the most pressing first."""
        day = self.today()
        if self._items is None or day != self._day:
            self._day = day
            with self._class_file.reading() as unit:
                hidden = facts.hidden_by(ticks(unit), day)
                found = [item for room in self.rooms for item in _due(room, self._class_file, day)]
            self._items = facts.in_order([item for item in found if _key(item) not in hidden])
        return self._items

    def tick_off(self, item: DueItem, reason: str) -> None:
        """Take an item out of the list of its period, with a reason."""
        self._tick(item, tr("{name} · {what} ticked off"), reason, None)

    def postpone(self, item: DueItem, day: date) -> None:
        """Take an item out of the list until a day."""
        self._tick(item, tr("{name} · {what} postponed"), "", day)

    def _tick(self, item: DueItem, label: str, reason: str, day: date | None) -> None:
        label = label.format(name=item.student_name, what=item.title)
        values = {
            "rule": item.rule,
            "student_id": item.student_id,
            "period": item.period,
            "postponed_to": day,
            "reason": reason,
            "ticked_at": self._class_file.now(),
        }
        with self._class_file.writing(label, TOPIC) as unit:
            unit.insert(due_ticks, values)

    def rates(self) -> list[Rate]:
        """Return the figures of all rooms."""
        day = self.today()
        return [
            rate
            for room in sorted(self.rooms, key=facts.place_of_rates)
            if room.rates is not None
            for rate in room.rates(self._class_file, day)
        ]

    def room_of(self, item: DueItem) -> Room:
        """Return the room that an item comes from."""
        return next(room for room in self.rooms if room.name == item.room)

    def forget(self) -> None:
        """Ask the rooms anew next time; whoever hears of a change calls this first."""
        self._items = None


def _due(room: Room, class_file: ClassFile, day: date) -> Sequence[DueItem]:
    return () if room.due_items is None else room.due_items(class_file, day)


def _key(item: DueItem) -> tuple[str, int, str]:
    return item.rule, item.student_id or 0, item.period


class DueRules:
    """How often each thing is due and for whom, as the teacher has set it."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def all(self) -> list[DueRule]:
        """Return all rules, in the order of the care plan."""
        with self._file.reading() as unit:
            return [rule_of(unit, name) for name in DEFAULTS]

    def change(self, rule: DueRule) -> None:
        """Set a rule."""
        values = {"rule": rule.name, "times": rule.times, "per": rule.per, "whom": rule.whom}
        with self._file.writing(tr("What is due"), TOPIC) as unit:
            known = unit.value(select(due_rules.c.id).where(due_rules.c.rule == rule.name))
            if known is None:
                unit.insert(due_rules, values)
            else:
                unit.update(due_rules, known, values)
