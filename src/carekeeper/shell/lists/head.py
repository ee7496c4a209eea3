"""What stands above a list: whose file it is, which sheet, heading and class, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.bringing_in import records
from carekeeper.core.words import tr
from carekeeper.room import ListOf
from carekeeper.shell.lists.look import Look
from carekeeper.widgets.boxes import grow, in_row
from carekeeper.widgets.parts import Button, Combo, ElidedLabel


class ListHead(QWidget):
    """The boxes by which a list is read in another way."""

    other_asked = Signal()
    """Another file is to be chosen."""

    def __init__(self, lists: Sequence[ListOf]) -> None:
        super().__init__()
        self._lists = lists
        self.source = ElidedLabel("", "second", name="list_source")
        self.what = Combo(name="list_what")
        self.sheet = Combo(name="list_sheet")
        self.heading = Combo(name="list_heading")
        self.class_name = Combo(name="list_class")
        row = in_row(grow(self.source), gap=10, on=self)
        for box, label in (
            (self.what, tr("What the list contains")),
            (self.sheet, tr("Sheet")),
            (self.heading, tr("Heading")),
            (self.class_name, tr("Class")),
        ):
            box.setAccessibleName(label)
            box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(box)
        other = Button(
            tr("Choose another file…"), icon="folder-open", look="small", name="list_other_file"
        )
        other.clicked.connect(self.other_asked)
        row.addWidget(other)

    def fill(self, shown: Look) -> None:
        """Show in the boxes what is looked at, not what was asked for and perhaps stopped."""
        sheets = [
            name or tr("Table {n}").format(n=at)
            for at, name in enumerate(shown.reading.names, start=1)
        ]
        headings = {row: tr("Heading in row {n}").format(n=row) for row in shown.heading_rows}
        names = [records.STUDENTS, *(one.name for one in self._lists)]
        _fill(self.what, {one: records.label_of(one, self._lists) for one in names}, shown.what)
        _fill(self.sheet, dict(enumerate(sheets)), shown.reading.chosen)
        _fill(self.heading, headings, shown.reading.table.heading_row)
        _fill(self.class_name, {name: name for name in shown.classes}, shown.chosen)
        self.source.setText(shown.source)
        self.sheet.setVisible(len(sheets) > 1)
        self.heading.setVisible(bool(headings))
        self.class_name.setVisible(len(shown.classes) > 1)


def _fill(box: Combo, choices: Mapping[Any, str], chosen: object) -> None:
    box.clear()
    for data, label in choices.items():
        box.addItem(label, data)
    box.setCurrentIndex(box.findData(chosen))
