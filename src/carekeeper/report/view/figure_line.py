"""One figure of the report on a line, and the names behind it, which open in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.words import tr
from carekeeper.report.facts.figures import Figure
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Bar, Button, FlowLayout, Label

_LABEL, _BAR, _FIGURE = 130, 150, 64


class FigureLine(QWidget):
    """Name, bar, so many of so many, the definition, and the list behind it."""

    def __init__(self, figure: Figure, desk: Desk) -> None:
        super().__init__()
        self.figure = figure
        self._desk = desk
        self._names: Mapping[int, str] = {}
        self.list: QWidget | None = None
        name = figure.rate.name
        self.setObjectName(f"figure_{name}")
        self._bar = Bar()
        self._label = Label("", "strong", wrap=True)
        self._told = Label("", "strong")
        self._definition = Label("", "second", wrap=True)
        self.opens = Button(
            tr("Show names"), look="link-caption", name=f"list_{name}", on_click=self._turn
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        parts = (self._label, self._bar, self._told)
        for part, width in zip(parts, (_LABEL, _BAR, _FIGURE), strict=True):
            part.setFixedWidth(theme.px(width))
            row.addWidget(part)
        fill(row, grow(self._definition), self.opens)
        self._column = in_column(row, margins=(14, 8, 14, 8), on=self)

    def show_figure(self, figure: Figure, names: Mapping[int, str]) -> None:
        """Show a figure; a list that is open stays open and tells what is so now."""
        is_new = figure != self.figure or names != self._names
        self.figure, self._names, rate = figure, names, figure.rate
        self._label.setText(rate.label)
        self._told.setText(f"{rate.done} / {rate.of}" if rate.of else "—")
        self._definition.setText(rate.definition)
        self._bar.set_share(rate.done / rate.of if rate.of else 0.0)
        self.opens.setVisible(bool(rate.missing) or any(one.missing for one in rate.parts))
        if self.list is not None and is_new:
            opened = self.list.isVisibleTo(self) and not self.opens.isHidden()
            self.list.deleteLater()
            self.list = None
            if opened:
                self._turn()

    def _turn(self) -> None:
        """Open the list in place, or close it."""
        if self.list is None:
            self.list = self._listed()
            self._column.addWidget(self.list)
        else:
            self.list.setVisible(not self.list.isVisible())

    def _listed(self) -> QWidget:
        """Return who is missing in these days, and below it in which month."""
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 4, 0, 4)
        rate = self.figure.rate
        if rate.missing:
            column.addWidget(self._names_of(rate.missing))
        for place, one in enumerate(rate.parts):
            if one.missing:
                told = tr("{month}: {n} / {m}, missing")
                head = told.format(month=one.label, n=one.done, m=one.of)
                fill(column, Label(head, "caption"), self._names_of(one.missing, f"_{place}"))
        return listed

    def _names_of(self, missing: Sequence[StudentId], suffix: str = "") -> QWidget:
        names = QWidget()
        flow = FlowLayout(names, gap=6)
        for student_id in missing:
            place = Place(self.figure.room, student_id)
            flow.addWidget(
                Button(
                    self._names.get(student_id, ""),
                    look="small",
                    name=f"missing_{student_id}{suffix}",
                    on_click=partial(self._desk.place_requested.emit, place),
                )
            )
        return names
