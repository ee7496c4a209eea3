"""What a list said and what was not brought in, beside the field that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import aligned, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.labels import Label


class WaitingLines(QWidget):
    """A line for each value to be checked, and the way to take it off."""

    settled = Signal(int)
    """The number of a value that is settled."""

    def __init__(self, waiting: Sequence[Waiting]) -> None:
        super().__init__()
        column = in_column(gap=2, on=self)
        for one in waiting:
            column.addLayout(self._line(one))

    def _line(self, one: Waiting) -> QHBoxLayout:
        settled = Button(
            tr("Mark as settled"),
            look="link-caption",
            name=f"settled_{one.id}",
            on_click=partial(self.settled.emit, one.id),
        )
        settled.setAccessibleName(
            tr("{label}: {text}").format(label=tr("Mark as settled"), text=one.told)
        )
        return in_row(
            grow(Label(one.told, "caption-due", wrap=True, name=f"to_check_{one.id}")),
            aligned(settled, Qt.AlignmentFlag.AlignTop),
            gap=8,
        )
