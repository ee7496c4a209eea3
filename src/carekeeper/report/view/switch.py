"""The term that is shown, with a step back and one forward."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from carekeeper.core.words import tr
from carekeeper.report.facts.term import ReportTerm
from carekeeper.widgets.boxes import in_row
from carekeeper.widgets.parts import Button, Label


class TermSwitch(QFrame):
    """‹ 第一学期 ›: the terms of a school year, and the year itself."""

    turned = Signal(int)
    """A step back (-1) or forward (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("term_switch")
        self.setProperty("look", "segments")
        self.label = Label("", "strong", name="term_shown")
        self._back = self._button("chevron-left", tr("The term before"), "term_back", -1)
        self._on = self._button("chevron-right", tr("The next term"), "term_next", 1)
        in_row(self._back, self.label, self._on, gap=6, margins=(2, 1, 2, 1), on=self)

    def show_term(self, term: ReportTerm, *, more: bool) -> None:
        """Show a term; `more` tells whether there is one after it."""
        self.label.setText(term.name)
        self._on.setEnabled(more)

    def _button(self, icon: str, tip: str, name: str, step: int) -> Button:
        button = Button(icon=icon, look="icon", tip=tip, name=name)
        button.clicked.connect(lambda: self.turned.emit(step))
        return button
