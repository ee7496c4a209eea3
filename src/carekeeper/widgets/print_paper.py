"""Which paper is printed on, and how it is bound, turned and cut."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from carekeeper.core.print_job import Layout
from carekeeper.core.sheet import SIZES, Sheet
from carekeeper.core.words import tr
from carekeeper.widgets.buttons import Button


class PrintPaper(Button):
    """Says which paper is used, and opens the choices; it is chosen once, and seldom again."""

    chosen = Signal(object)
    """The `Sheet` that the teacher wants from now on."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(name="print_paper", icon="file-text")
        self._sheet = sheet
        self._whole = True
        self.choices = QMenu(self)
        self.choices.setObjectName("print_paper_menu")
        self._sizes = QActionGroup(self.choices)
        for size, (label, _width, _height) in SIZES.items():
            action = self._offer(f"size_{size}", tr(label), sheet.size == size)
            action.setActionGroup(self._sizes)
            action.triggered.connect(partial(self._take, "size", size))
        self.choices.addSeparator()
        self._boxes = [
            self._box("binding", tr("25 mm on the left to punch or bind")),
            self._box("duplex", tr("On both sides, each student on a new sheet")),
        ]
        self.choices.addSeparator()
        self._cut = self._box("stacked", tr("In order when all sheets are cut at once"))
        self.clicked.connect(self.open_menu)
        self._say()

    def sheet(self) -> Sheet:
        """Return what is chosen."""
        return self._sheet

    def open_menu(self) -> None:
        """Open the choices below the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))

    def fit(self, layout: Layout) -> None:
        """Offer only what the layout has; what was chosen for the others stays."""
        self._whole = layout.per_sheet == 1
        for action in (*self._sizes.actions(), *self._boxes):
            action.setEnabled(self._whole)
        self._cut.setEnabled(not self._whole)
        self._say()

    def _offer(self, name: str, label: str, on: bool) -> QAction:
        action = self.choices.addAction(label)
        action.setObjectName(f"print_{name}")
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _box(self, name: str, label: str) -> QAction:
        action = self._offer(name, label, bool(getattr(self._sheet, name)))
        action.toggled.connect(partial(self._take, name))
        return action

    def _take(self, name: str, value: object, _on: bool = True) -> None:
        self._sheet = replace(self._sheet, **{name: value})
        self._say()
        self.chosen.emit(self._sheet)

    def _say(self) -> None:
        sheet = self._sheet
        if self._whole:
            words = [
                tr(SIZES[sheet.size][0]),
                tr("binding margin") if sheet.binding else tr("narrow margin"),
                tr("both sides") if sheet.duplex else "",
            ]
        else:
            words = [tr("A4"), tr("for one cut") if sheet.stacked else tr("sheet by sheet")]
        self.setText(tr(", ").join(filter(None, words)))
        self.setAccessibleName(tr("Paper: {what}").format(what=self.text()))
