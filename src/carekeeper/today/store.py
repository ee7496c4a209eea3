"""What is due today, gathered from all rooms and kept until something changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select

from carekeeper.core.changes import Changed
from carekeeper.core.due import DueRule
from carekeeper.core.span import Span
from carekeeper.core.words import tr
from carekeeper.db.care_tables import due_rules, due_ticks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import rule_of, ticks
from carekeeper.room import DueItem, Rate, Room
from carekeeper.today import facts
from carekeeper.today.facts import Postponed

_TICKS = frozenset({"due_ticks"})


class Agenda:
    """Asks each room what is due and which figures it has; the class list shares the answer.

    A room is asked again when a table was written that its answer can depend on.
    """

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], today: Callable[[], date]
    ) -> None:
        self.rooms = rooms
        self.today = today
        self._class_file = class_file
        self._day = today()
        self._due: dict[str, Sequence[DueItem]] = {}
        self._rates: dict[str, Sequence[Rate]] = {}
        self._items: list[DueItem] | None = None
        self._postponed: tuple[Postponed, ...] = ()

    @property
    def reads(self) -> frozenset[str]:
        """The tables on which what is due can depend."""
        return _TICKS.union(*(room.due_reads for room in self.rooms))

    def items(self) -> list[DueItem]:
        """Return all due items, the most pressing first."""
        self._look_at_the_day()
        if self._items is None:
            with self._class_file.reading() as unit:
                ticked = ticks(unit)
                found = [item for room in self.rooms for item in self._of(room)]
            hidden = facts.hidden_by(ticked, self._day)
            self._postponed = facts.postponed_by(found, ticked, self._day)
            here = [item for item in found if facts.key_of(item) not in hidden]
            self._items = facts.in_order(here)
        return self._items

    def postponed(self) -> tuple[Postponed, ...]:
        """Return what the teacher has put off and what is still to be done."""
        self.items()
        return self._postponed

    def _of(self, room: Room) -> Sequence[DueItem]:
        if room.due_items is None:
            return ()
        if room.name not in self._due:
            self._due[room.name] = room.due_items(self._class_file, self._day)
        return self._due[room.name]

    def tick_off(self, item: DueItem, reason: str) -> None:
        """Take an item out of the list of its period, with a reason."""
        self._tick(item, tr("{name} · {what} ticked off"), reason, None)

    def postpone(self, item: DueItem, day: date) -> None:
        """Take an item out of the list until a day."""
        self._tick(item, tr("{name} · {what} postponed"), "", day)

    def bring_back(self, item: DueItem) -> None:
        """Take a postponed item into the list again."""
        label = tr("{name} · {what} put back")
        label = label.format(name=item.student_name, what=item.title)
        rule, student_id, period = facts.key_of(item)
        query = select(due_ticks.c.id).where(
            due_ticks.c.rule == rule,
            due_ticks.c.student_id == student_id,
            due_ticks.c.period == period,
            due_ticks.c.postponed_to.is_not(None),
        )
        with self._class_file.writing(label) as unit:
            for row in unit.rows(query):
                unit.delete(due_ticks, row.id)

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
        with self._class_file.writing(label) as unit:
            unit.insert(due_ticks, values)

    def rates(self) -> list[Rate]:
        """Return the figures of all rooms."""
        self._look_at_the_day()
        in_order = sorted(self.rooms, key=lambda room: room.rates_place)
        return [rate for room in in_order for rate in self._rates_of(room)]

    def _rates_of(self, room: Room) -> Sequence[Rate]:
        if room.rates is None:
            return ()
        if room.name not in self._rates:
            self._rates[room.name] = room.rates(self._class_file, Span(self._day))
        return self._rates[room.name]

    def room_of(self, item: DueItem) -> Room:
        """Return the room that an item comes from."""
        return next(room for room in self.rooms if room.name == item.room)

    def note(self, changed: Changed) -> bool:
        """Ask those rooms anew next time that a change concerns; tell whether there are any.

        Whoever hears of a change calls this before asking again.
        """
        if not changed.concerns(self.reads):
            return False
        self._items = None
        for room in self.rooms:
            if changed.concerns(room.due_reads):
                self._due.pop(room.name, None)
                self._rates.pop(room.name, None)
        return True

    def _look_at_the_day(self) -> None:
        if self.today() != self._day:
            self._day, self._items = self.today(), None
            self._due.clear()
            self._rates.clear()


class DueRules:
    """How often each thing is due and for whom, as the teacher has set it."""

    def __init__(self, class_file: ClassFile, rooms: Sequence[Room]) -> None:
        self._file = class_file
        self._rooms = sorted(rooms, key=lambda room: room.due_place)

    def all(self) -> list[DueRule]:
        """Return the rules of all rooms as they are set, in the order of Today."""
        with self._file.reading() as unit:
            return [rule_of(unit, rule) for room in self._rooms for rule in room.rules]

    def change(self, rule: DueRule) -> None:
        """Set a rule."""
        values = {"rule": rule.name, "times": rule.times, "per": rule.per, "whom": rule.whom}
        with self._file.writing(tr("What is due")) as unit:
            known = unit.value(select(due_rules.c.id).where(due_rules.c.rule == rule.name))
            if known is None:
                unit.insert(due_rules, values)
            else:
                unit.update(due_rules, known, values)
