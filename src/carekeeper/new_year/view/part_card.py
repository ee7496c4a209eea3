"""What one room asks when a school year begins: a line for each thing that goes on or ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db.new_year import YearAnswer, YearLine, YearPart
from carekeeper.widgets import theme
from carekeeper.widgets.parts import Card, CheckBox, Combo, Label
from carekeeper.widgets.tips import tip

_SIDE_BY_SIDE = 2
_NAME_WIDTH, _LEAST_WIDTH = 190, 60


class PartCard(Card):
    """Lines with a tick where there are two answers, with a choice where there are more.

    Lines of students who leave are out of sight: what becomes of them is not asked.
    """

    def __init__(self, part: YearPart) -> None:
        super().__init__(part.title, note=part.about, name=f"year_{part.name}")
        self.part = part
        self._gone: Collection[StudentId] = ()
        self._asking: dict[int, CheckBox | Combo] = {}
        self._rows: list[tuple[YearLine, list[QWidget]]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._ticks = all(len(line.answers) == 2 for line in part.lines)
        for column in (1, 3) if self._ticks else (1,):
            self._grid.setColumnStretch(column, 1)
        for line in part.lines:
            self._rows.append((line, self._cells(line)))
        self.body.addLayout(self._grid)
        self.leave_out(())

    def answers(self) -> Mapping[int, YearAnswer]:
        """Return the answer to each line of a student who stays."""
        asked = (line for line in self.part.lines if line.student_id not in self._gone)
        return {line.key: YearAnswer(self._answer(line)) for line in asked}

    def leave_out(self, gone: Collection[StudentId]) -> None:
        """Take the lines of students who leave out of sight."""
        self._gone = gone
        shown = [cells for line, cells in self._rows if line.student_id not in gone]
        for _line, cells in self._rows:
            for cell in cells:
                self._grid.removeWidget(cell)
                cell.setVisible(cells in shown)
        for at, cells in enumerate(shown):
            row, beside = divmod(at, _SIDE_BY_SIDE) if self._ticks else (at, 0)
            for column, cell in enumerate(cells):
                place = len(cells) * beside + column
                self._grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignVCenter)
        self.setVisible(bool(shown))

    def _answer(self, line: YearLine) -> str:
        asking = self._asking[line.key]
        if isinstance(asking, Combo):
            return str(asking.currentData())
        return line.answers[not asking.isChecked()].code

    def _cells(self, line: YearLine) -> list[QWidget]:
        name = f"{self.objectName()}_{line.key}"
        what = Label(line.what, "second", wrap=True)
        what.setMinimumWidth(theme.px(_LEAST_WIDTH))
        if self._ticks:
            widest, right = theme.px(_NAME_WIDTH), Qt.TextElideMode.ElideRight
            tick = CheckBox(self.fontMetrics().elidedText(line.who, right, widest), name=name)
            tick.setAccessibleName(line.who)
            tick.setToolTip(tip(line.who))
            tick.setChecked(line.answer == line.answers[0].code)
            self._asking[line.key] = tick
            return [tick, what]
        combo = Combo(name=name)
        for choice in line.answers:
            combo.addItem(tr(choice.label), choice.code)
        combo.setCurrentIndex(combo.findData(line.answer))
        combo.setAccessibleName(line.who)
        self._asking[line.key] = combo
        who = Label(line.who, "strong", wrap=True)
        who.setFixedWidth(theme.px(_NAME_WIDTH))
        return [who, what, combo]
