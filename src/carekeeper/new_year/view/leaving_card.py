"""Who leaves the class when a school year begins: a row for each, with day and reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carekeeper.core.fields import Field, Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.words import mark, tr
from carekeeper.db.new_year import YearAnswer, YearLine, YearPart
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, grow, in_row
from carekeeper.widgets.parts import Button, Card, CheckBox, Combo, Label
from carekeeper.widgets.record_form import RecordForm

_FIELDS = (
    Field("on", mark("Since"), Kind.DATE, width=5),
    Field("reason", mark("Reason"), Kind.TEXT, width=7, longest=60),
)
_NAME_WIDTH, _KIND_WIDTH = 190, 130


class LeavingCard(Card):
    """Nobody leaves until a student is chosen; in a last grade all others graduate."""

    changed = Signal()
    """Another student leaves, or one stays."""

    def __init__(self, part: YearPart, today: Callable[[], date], since: date) -> None:
        self.pick = Combo(name=f"year_{part.name}_pick")
        super().__init__(part.title, note=part.about, right=self.pick, name=f"year_{part.name}")
        self.part = part
        self._today = today
        self._since = since
        self._lines = {line.key: line for line in part.lines}
        self.rows: dict[int, LeavingRow] = {}
        first = part.lines[0] if part.lines else None
        self._stays = "" if first is None else first.answers[0].code
        self._all = "" if first is None or first.answer == self._stays else first.answer
        self.everyone = CheckBox(tr("All others graduate"), name=f"year_{part.name}_all")
        self.nobody = Label(tr("Everyone comes along."), "second")
        self._below = QVBoxLayout()
        self._below.setSpacing(4)
        self.add(self.everyone)
        self.add(self.nobody)
        self.body.addLayout(self._below)
        self.everyone.setVisible(bool(self._all))
        self.everyone.setChecked(bool(self._all))
        self.everyone.toggled.connect(self._tell)
        self.pick.setMinimumWidth(theme.px(180))
        self.pick.activated.connect(self._take)
        self._offer()

    def answers(self) -> Mapping[int, YearAnswer]:
        """Return how each student goes on."""
        others = self._all if self.everyone.isChecked() else self._stays
        return {
            key: self.rows[key].answer() if key in self.rows else YearAnswer(others, self._since)
            for key in self._lines
        }

    def gone(self) -> frozenset[StudentId]:
        """Return the students who leave."""
        told = self.answers()
        return frozenset(
            line.student_id for key, line in self._lines.items() if told[key].code != self._stays
        )

    def flush(self) -> bool:
        """Take what is typed; False when something of it cannot be right."""
        right = [row.flush() for row in self.rows.values()]
        return all(right)

    def _offer(self) -> None:
        """Offer the students who have no row yet."""
        self.pick.clear()
        self.pick.addItem(tr("Choose a student…"))
        for key, line in self._lines.items():
            if key not in self.rows:
                self.pick.addItem(line.who, key)
        self.nobody.setVisible(not self.rows and not self._all)

    def _take(self, _place: int) -> None:
        key = self.pick.currentData()
        if key is None:
            return
        row = LeavingRow(self._lines[key], self._today, self._since, stays=bool(self._all))
        row.removed.connect(partial(self._remove, key))
        row.kind.activated.connect(self._tell)
        self.rows[key] = row
        self._below.addWidget(row)
        row.show()
        self._tell()

    def _remove(self, key: int) -> None:
        row = self.rows.pop(key)
        row.hide()
        row.deleteLater()
        self._tell()

    def _tell(self) -> None:
        self._offer()
        self.changed.emit()


class LeavingRow(QWidget):
    """One student: how, since when and why."""

    removed = Signal()

    def __init__(
        self, line: YearLine, today: Callable[[], date], since: date, *, stays: bool
    ) -> None:
        super().__init__()
        self.kind = Combo(name=f"year_leaving_{line.key}")
        for choice in line.answers:
            self.kind.addItem(tr(choice.label), choice.code)
        self.kind.setCurrentIndex(0 if stays else self.kind.findData("moved_away"))
        self.form = RecordForm(_FIELDS, today=today, name="year_leaving_form")
        self.form.set_values({"on": since})
        name = Label(line.who, "strong", wrap=True)
        name.setFixedWidth(theme.px(_NAME_WIDTH))
        self.kind.setFixedWidth(theme.px(_KIND_WIDTH))
        remove = Button(
            icon="x", look="icon", name=f"year_stays_{line.key}", tip=tr("Remove from this list")
        )
        remove.clicked.connect(self.removed)
        bottom = Qt.AlignmentFlag.AlignBottom
        in_row(
            aligned(name, bottom),
            aligned(self.kind, bottom),
            grow(self.form),
            aligned(remove, bottom),
            gap=12,
            on=self,
        )

    def answer(self) -> YearAnswer:
        """Return what is chosen and typed."""
        on = self.form.editor("on").saved
        day = on if isinstance(on, date) else None
        return YearAnswer(
            str(self.kind.currentData()), day, str(self.form.editor("reason").saved or "")
        )

    def flush(self) -> bool:
        """Take what is typed; False when it cannot be right."""
        return self.form.flush()
