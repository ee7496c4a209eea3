"""What all rooms can count in a term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from carekeeper.core.figures import filled
from carekeeper.core.span import Span
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.room import Countable, Counted, Room

GONE = "—"
"""Stands for a figure that no room has any more."""


class Figures:
    """The figures of all rooms, by their names."""

    def __init__(self, class_file: ClassFile, rooms: Sequence[Room]) -> None:
        self._file = class_file
        self.groups: tuple[tuple[str, tuple[Countable, ...]], ...] = tuple(
            (room.label, room.figures) for room in rooms if room.figures
        )
        self.known = {one.name: one for _label, group in self.groups for one in group}
        self._tables = {one.name: room.figures_read for room in rooms for one in room.figures}
        self.reads = frozenset[str]().union(*self._tables.values())

    def counted(self, name: str, span: Span) -> Counted | None:
        """Return a figure of a span, None when no room has it any more."""
        one = self.known.get(name)
        return None if one is None else one.count(self._file, span)

    def numbers(self, names: Iterable[str], span: Span) -> dict[str, int]:
        """Return the numbers of the figures that there are."""
        with self._file.reading() as unit:
            return {
                name: unit.kept(
                    ("figure", name, span), partial(self._number, name, span), self._tables[name]
                )
                for name in names
                if name in self.known
            }

    def _number(self, name: str, span: Span) -> int:
        return self.known[name].count(self._file, span).number


def shown(numbers: Mapping[str, int], name: str) -> str:
    """Return a figure as it stands in a text."""
    return str(numbers[name]) if name in numbers else GONE


def as_read(text: str, numbers: Mapping[str, int]) -> str:
    """Return a text with the numbers of its figures."""
    return filled(text, lambda name: shown(numbers, name))


class Told(Struct, frozen=True):
    """A figure as it is told to the teacher who asks what it is."""

    name: str
    label: str
    definition: str
    counted: Counted | None


def told(figures: Figures, name: str, span: Span) -> Told:
    """Return what there is to say of a figure, also of one that no room has any more."""
    one = figures.known.get(name)
    if one is None:
        sentence = tr("This figure does not exist any more. Please write the number yourself.")
        return Told(name, tr("Unknown figure"), sentence, None)
    return Told(name, tr(one.label), tr(one.definition), figures.counted(name, span))
