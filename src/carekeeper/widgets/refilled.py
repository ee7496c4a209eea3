"""Rows that are filled anew with what is shown next, instead of being made anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QWidget

from carekeeper.core.typing import override
from carekeeper.widgets.arranging import arranged, arranged_once
from carekeeper.widgets.cards import Line
from carekeeper.widgets.labels import renew_style
from carekeeper.widgets.tips import tip


class Row(QFrame):
    """A row that a click or Enter opens. Its object name says what it shows."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.told: Sequence[QLabel] = ()
        """The words that tell something of what it shows."""

    def show_opened(self, opened: bool) -> None:
        """Show whether what this row opens is open."""
        look = "row-open" if opened else "row"
        if self.property("look") != look:
            self.setProperty("look", look)
            renew_style(self)

    def name(self, name: str, told: str) -> None:
        """Say what it shows: to the program, and to a screen reader."""
        self.setObjectName(name)
        self.setAccessibleName(told)

    def forget(self) -> None:
        """Hold nothing any more of what was shown."""
        self.name("", "")
        for label in self.told:
            label.setText("")
            label.setToolTip(tip(""))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


Shown = TypeVar("Shown", bound=Row)
Value = TypeVar("Value")


class Refilled(Generic[Shown, Value]):
    """The rows of a layout, one for each value; `fill` shows a value in a row that `make` made.

    A row is made only where there are more values than ever before: that costs most when a page
    is turned. One that is not needed is out of sight, and forgets. `parted` rows have a thin line
    between them.
    """

    def __init__(
        self,
        layout: QBoxLayout,
        make: Callable[[], Shown],
        fill: Callable[[Shown, Value], None],
        *,
        parted: bool = False,
    ) -> None:
        self.rows: list[Shown] = []
        """Those in sight, in their order."""
        self._layout = layout
        self._make = make
        self._fill = fill
        self._parted = parted
        self._made: list[tuple[Shown, Line | None]] = []

    def show(self, values: Sequence[Value]) -> None:
        """Show these values in place of those before."""
        before, held = self.rows, self._with_focus()
        while len(self._made) < len(values):
            self._add()
        self.rows = [row for row, _line in self._made[: len(values)]]
        whole = self._layout.parentWidget()
        with arranged_once(whole, *self.rows):
            for row, value in zip(self.rows, values, strict=True):
                self._fill(row, value)
            for at, (row, line) in enumerate(self._made[: max(len(before), len(values))]):
                for part in (row, line):
                    if part is not None:
                        part.setVisible(at < len(values))
        for row in self.rows if whole is not None and not whole.isVisible() else ():
            # Before those around it ask how high it is; in sight Qt sees to that by itself.
            arranged(row)
        for row in before[len(values) :]:
            row.forget()
        self._follow(*held)

    def _add(self) -> None:
        line = Line() if self._parted and self._made else None
        row = self._make()
        if line is not None:
            self._layout.addWidget(line)
        self._layout.addWidget(row)
        self._made.append((row, line))

    def _with_focus(self) -> tuple[QWidget | None, str]:
        """Return the row that the cursor is on or in, and the name of what it shows."""
        focus = QApplication.focusWidget()
        for row in self.rows:
            if focus is not None and (row is focus or row.isAncestorOf(focus)):
                return row, row.objectName()
        return None, ""

    def _follow(self, row: QWidget | None, name: str) -> None:
        """Let the cursor be on what it was on, else on no button of what took the place."""
        if row is None or row.objectName() == name:
            return
        same = (one for one in self.rows if one.objectName() == name)
        there = next(same, row)
        if not there.isHidden():
            there.setFocus()
