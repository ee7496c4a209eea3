"""From which day to which day is printed, where a job asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core.fields import Field, Kind
from carekeeper.core.words import mark, tr
from carekeeper.widgets.boxes import in_column
from carekeeper.widgets.line_editor import DateEditor

_FIRST = Field("print_first", mark("From"), Kind.DATE)
_LAST = Field("print_last", mark("To"), Kind.DATE)


class PrintSpan(QWidget):
    """Two days; one that cannot be stays as typed, with a sentence, and the span as it was."""

    changed = Signal()

    def __init__(self, span: tuple[date, date], today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.setObjectName("print_span")
        self._span = span
        self.first = DateEditor(_FIRST, today)
        self.last = DateEditor(_LAST, today)
        column = in_column(gap=6, on=self)
        for editor, day in ((self.first, span[0]), (self.last, span[1])):
            editor.show_value(day)
            editor.committed.connect(self._take)
            column.addWidget(editor)

    def span(self) -> tuple[date, date]:
        """Return the first and the last day."""
        return self._span

    def _take(self, name: str, value: object) -> None:
        first, last = self._span
        day = value if isinstance(value, date) else None
        if name == _FIRST.name:
            first = day or date.min
        else:
            last = day or date.max
        if first > last:
            editor = self.first if name == _FIRST.name else self.last
            editor.refuse(tr("The start date is after the end date."))
            return
        self._span = (first, last)
        self.changed.emit()
