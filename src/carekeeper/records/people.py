"""Whom one met or told: a click on a person of the card, or a name that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtWidgets import QLineEdit, QWidget

from carekeeper.core.fields import Field
from carekeeper.core.names import clean
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.parts import Chip, FlowLayout

_LONGEST = 40


class PeopleEditor(Editor):
    """Whom one met or told: a click on a person of the card, or a name that is typed."""

    def __init__(self, field: Field, today: Today) -> None:
        self._offered: Sequence[str] = ()
        self._chosen: tuple[str, ...] = ()
        self._chips: dict[str, Chip] = {}
        self._box = QWidget()
        self._flow = FlowLayout(gap=6)
        self.other = QLineEdit()
        self.other.setMaxLength(_LONGEST)
        self.other.setPlaceholderText(tr("Someone else"))
        super().__init__(field, self._box, today)
        in_column(self._flow, in_row(grow(self.other), grow()), gap=6, on=self._box)
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

    def _make_chips(self) -> None:
        """Show who can be clicked; the same persons keep their chips, and the cursor its place."""
        names = dict.fromkeys((*self._offered, *self._chosen))
        if names.keys() != self._chips.keys():
            empty(self._flow)
            self._chips = {
                name: Chip(name, name=f"{self.field.name}_{number}")
                for number, name in enumerate(names, start=1)
            }
            for name, chip in self._chips.items():
                chip.clicked.connect(partial(self._turn, name))
                self._flow.addWidget(chip)
        for name, chip in self._chips.items():
            chip.setChecked(name in self._chosen)

    def _turn(self, name: str, _on: bool = False) -> None:
        rest = tuple(one for one in self._chosen if one != name)
        self._chosen = rest if name in self._chosen else (*rest, name)
        self.finish()
