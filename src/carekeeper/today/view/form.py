"""The page of the settings that says what is due how often, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QWidget

from carekeeper.core.due import PERIODS, WHOM, DueRule
from carekeeper.core.fields import Choice
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.room import Room
from carekeeper.today.store import DueRules
from carekeeper.widgets.boxes import grow, in_column
from carekeeper.widgets.cards import Card
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.labels import Label
from carekeeper.widgets.spin_box import SpinBox

_MOST_TIMES = 10


class DueRulesPane(QWidget):
    """A line for each rule; a change holds at once and can be undone."""

    def __init__(self, class_file: ClassFile, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.setObjectName("due_rules_pane")
        self._rules = DueRules(class_file, rooms)
        self._editors: dict[str, tuple[SpinBox, Combo, Combo]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(10)
        for row, rule in enumerate(self._rules.all()):
            self._add(row, rule)
        self._arrange()

    def _add(self, row: int, rule: DueRule) -> None:
        label = tr(rule.label)
        times = SpinBox(0, _MOST_TIMES)
        times.setObjectName(f"due_{rule.name}_times")
        times.setAccessibleName(tr("{what}: how often").format(what=label))
        times.setValue(rule.times)
        per = _choice(PERIODS, rule.per, f"due_{rule.name}_per", label)
        whom = _choice(WHOM, rule.whom, f"due_{rule.name}_whom", label)
        self._editors[rule.name] = (times, per, whom)
        change = partial(self._change, rule)
        times.valueChanged.connect(change)
        per.activated.connect(change)
        whom.activated.connect(change)
        self._grid.addWidget(Label(label), row, 0)
        self._grid.addWidget(times, row, 1)
        self._grid.addWidget(Label(tr("times")), row, 2)
        self._grid.addWidget(per, row, 3)
        self._grid.addWidget(Label(tr("for")), row, 4)
        self._grid.addWidget(whom, row, 5)

    def _change(self, rule: DueRule, _value: int) -> None:
        times, per, whom = self._editors[rule.name]
        per_code, whom_code = str(per.currentData()), str(whom.currentData())
        self._rules.change(replace(rule, times=times.value(), per=per_code, whom=whom_code))

    def _arrange(self) -> None:
        card = Card(tr("What is due"))
        self._grid.setColumnStretch(6, 1)
        card.body.addLayout(self._grid)
        note = tr(
            "Reminders begin on the first school day. What is due each week is marked "
            "“Due soon” on Friday, each month in the last seven days, each term in the "
            "last four weeks. There are no reminders in the holidays, in a month with a "
            "week of school or less, or once the period is over."
        )
        card.add(Label(note, "caption", wrap=True))
        in_column(card, grow(), margins=(0, 0, 8, 0), on=self)


def _choice(choices: tuple[Choice, ...], code: str, name: str, label: str) -> Combo:
    combo = Combo()
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    for choice in choices:
        combo.addItem(tr(choice.label), choice.code)
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
    combo.setCurrentIndex(combo.findData(code))
    return combo
