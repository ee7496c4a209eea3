"""Lines of a card that open something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout

from carekeeper.widgets.boxes import in_row
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.refilled import Refilled, Row


class OpenLine(Struct, frozen=True, kw_only=True):
    """What a row says, and what is done when it is opened; `name` is its object name."""

    name: str
    words: str
    about: str = ""
    late: str = ""
    opens: Callable[[], object]


class OpenRow(Row):
    """Some words with more about them, and what is late; a click or Enter opens what they mean."""

    def __init__(self, line: OpenLine | None = None) -> None:
        super().__init__()
        self.words, self._about = ElidedLabel(), ElidedLabel("", "second")
        self._late = Label("", "caption-late")
        self.told = (self.words, self._about, self._late)
        self.row = in_row(*self.told, gap=10, margins=(0, 1, 0, 1), on=self)
        self._line = line
        if line is not None:
            self.show_line(line)
        self.opened.connect(self._open)

    def show_line(self, line: OpenLine) -> None:
        """Say something else."""
        self._line = line
        self.name(line.name, line.words)
        for label, said in zip(self.told, (line.words, line.about, line.late), strict=True):
            label.setText(said)
            label.setHidden(not said)
        self.row.setStretch(0, 0 if line.about else 1)
        self.row.setStretch(1, 1 if line.about else 0)

    def _open(self) -> None:
        if self._line is not None:
            self._line.opens()


class OpenRows(QVBoxLayout):
    """Rows that open something, or a sentence where there are none.

    In rows that are `lined_up` what is told begins below each other.
    """

    def __init__(
        self,
        none: str = "",
        name: str = "",
        row: Callable[[], OpenRow] = OpenRow,
        *,
        lined_up: bool = False,
    ) -> None:
        super().__init__()
        self.setSpacing(4)
        self._none = Label(none, "second", wrap=True, name=name)
        self._rows: Refilled[OpenRow, OpenLine] = Refilled(self, row, _show)
        self._lined_up = lined_up
        self.addWidget(self._none)

    def show_lines(self, lines: Sequence[OpenLine]) -> None:
        """Show these lines in place of those before."""
        self._rows.show(lines)
        self._none.setHidden(bool(lines))
        words = [row.words for row in self._rows.rows] if self._lined_up else []
        wide = max((one.sizeHint().width() for one in words), default=0)
        for one in words:
            one.setMinimumWidth(wide)


def _show(row: OpenRow, line: OpenLine) -> None:
    row.show_line(line)
