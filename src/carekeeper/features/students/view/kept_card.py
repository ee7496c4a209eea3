"""What a list brought beside the fields: values to be checked, and columns kept as they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.parts import Button, Card, Label


class KeptCard(Card):
    """Other columns of the lists (其他资料), and above them what waits to be checked (待核对)."""

    settled = Signal(int)
    """The number of a value that is settled."""

    field_asked = Signal(str)
    """Go to the field that a value belongs to: one of the file, or of a person of the card."""

    def __init__(self) -> None:
        super().__init__(tr("Other columns of the lists"), name="kept_card")
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.add(self._inside)

    def show_kept(self, kept: Mapping[str, str], waiting: Sequence[Waiting]) -> None:
        """Show what was kept of a student; a card with nothing on it hides itself."""
        self.setVisible(bool(kept or waiting))
        old, self._inside = self._inside, QWidget()
        self.body.replaceWidget(old, self._inside)
        old.deleteLater()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for one in waiting:
            self._rows.addWidget(self._waiting(one))
        if kept:
            self._rows.addWidget(_table(kept))

    def _waiting(self, one: Waiting) -> QWidget:
        line = QWidget()
        row = in_row(grow(Label(one.told, "due", wrap=True)), on=line)
        if one.place:
            row.addWidget(
                Button(
                    tr("Go to the field"),
                    look="small",
                    name=f"waiting_field_{one.id}",
                    on_click=partial(self.field_asked.emit, one.place),
                )
            )
        row.addWidget(
            Button(
                tr("Mark as settled"),
                icon="check",
                look="small",
                name=f"waiting_settled_{one.id}",
                on_click=partial(self.settled.emit, one.id),
            )
        )
        return line


def _table(kept: Mapping[str, str]) -> QWidget:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    for at, (heading, text) in enumerate(kept.items()):
        row, column = divmod(at, 2)
        grid.addWidget(Label(heading, "second"), row, column * 2)
        grid.addWidget(Label(text, "body", wrap=True), row, column * 2 + 1)
    return inside
