"""What is shown of visits beside the wing's own: whom one met, and the table of the class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from carekeeper.core import dates
from carekeeper.core.fields import Field
from carekeeper.core.names import clean
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.features.visits.facts import CONTACT, Contact
from carekeeper.features.visits.store import VisitState
from carekeeper.records.class_table import (
    ADDRESS,
    FOLLOW_UP,
    LEFT_BEHIND,
    STUDENT,
    Filter,
    days_column,
)
from carekeeper.records.kind import choice_of
from carekeeper.records.overview import ClassLine
from carekeeper.widgets.columns import Column, Tone
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Chip, FlowLayout

_LATE_DAYS = 30
_LONGEST = 40


class PeopleEditor(Editor):
    """Whom one met: a click on a person of the card, or a name that is typed."""

    def __init__(self, field: Field, today: Today) -> None:
        self._offered: Sequence[str] = ()
        self._chosen: tuple[str, ...] = ()
        self._box = QWidget()
        self._flow = FlowLayout(gap=6)
        self.other = QLineEdit()
        self.other.setMaxLength(_LONGEST)
        self.other.setPlaceholderText(tr("Somebody else"))
        super().__init__(field, self._box, today)
        row = QVBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(self._flow)
        line = QHBoxLayout()
        line.addWidget(self.other, 1)
        line.addStretch(1)
        row.addLayout(line)
        self._box.setFocusProxy(self.other)
        self.other.editingFinished.connect(self.finish)

    def offer(self, people: Sequence[str]) -> None:
        """Offer the persons of a student's card from now on."""
        self._offered = people
        self._make_chips()

    @override
    def is_touched(self) -> bool:
        return self.typed() != (self.saved or ())

    @override
    def typed(self) -> tuple[str, ...]:
        other = clean(self.other.text())
        return tuple(dict.fromkeys((*self._chosen, *((other,) if other else ()))))

    @override
    def _display(self, value: object) -> None:
        self._chosen = cast("tuple[str, ...]", value or ())
        self.other.clear()
        self._make_chips()

    @override
    def _touch(self) -> None:
        self.saved = self._before

    def _make_chips(self) -> None:
        empty(self._flow)
        for number, name in enumerate(dict.fromkeys((*self._offered, *self._chosen)), start=1):
            chip = Chip(name, name=f"met_{number}")
            chip.setChecked(name in self._chosen)
            chip.clicked.connect(partial(self._turn, name))
            self._flow.addWidget(chip)

    def _turn(self, name: str, _on: bool = False) -> None:
        rest = tuple(one for one in self._chosen if one != name)
        self._chosen = rest if name in self._chosen else (*rest, name)
        self.finish()


def columns(state: Callable[[], VisitState]) -> tuple[Column, ...]:
    """Return the columns of the class view; `state` tells how the visits stand."""

    def visited(line: ClassLine[Contact]) -> str:
        last = state().last.get(line.student.id)
        if state().lacks(line) or last is None or last.held_on is None:
            return tr("not yet") if state().lacks(line) else ""
        manner = choice_of(CONTACT, "manner", last)
        return tr("{day}, {manner}").format(day=dates.show_short(last.held_on), manner=manner)

    def tone(line: ClassLine[Contact]) -> Tone:
        return "due" if state().lacks(line) else "second"

    visit = Column("visited", mark("Home visit"), 180, visited, tone=tone)
    days = days_column(mark("Days without contact"), _LATE_DAYS)
    return (STUDENT, ADDRESS, visit, days, FOLLOW_UP)


def filters(state: Callable[[], VisitState]) -> tuple[Filter, ...]:
    """Return the chips above the class view."""
    return (
        LEFT_BEHIND,
        Filter("to_visit", mark("Still to visit"), lambda line: state().lacks(line)),
        Filter(
            "silent",
            mark("No contact for a month"),
            lambda line: line.days is None or line.days > _LATE_DAYS,
        ),
    )


def summary(state: VisitState) -> str:
    """Return the sentence over the class view."""
    if state.period is None:
        return tr("Nothing is asked for at the moment.")
    asked, to_go = len(state.period.students), len(state.period.open())
    words = tr("{n} to be visited, {m} visited")
    return words.format(n=asked, m=asked - to_go)
