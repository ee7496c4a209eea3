"""The turns on the class hotline: a card for each day of the week, saved by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr
from carekeeper.features.visits.facts.hotline import DAYS, FIELDS, Turn
from carekeeper.features.visits.store.hotline import Hotline
from carekeeper.records.partakers import Candidates, PartakersEditor
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.editor import Today
from carekeeper.widgets.parts import Button, Card, Label, scrolled
from carekeeper.widgets.record_form import RecordForm


class HotlinePage(QWidget):
    """Who calls home on which day; a tick is kept at once."""

    left = Signal()
    print_requested = Signal()

    def __init__(self, hotline: Hotline, today: Today) -> None:
        super().__init__()
        self.setObjectName("hotline_page")
        self._hotline = hotline
        self._turns: list[Turn] = []
        own = {"partakers": PartakersEditor}
        self.forms = [
            RecordForm(FIELDS, today=today, own=own, name=f"hotline_{day}") for day in DAYS
        ]
        back = Button(
            tr("Back to the class"), icon="arrow-left", name="hotline_back", on_click=self._leave
        )
        print_it = Button(
            tr("Print for the wall"), icon="printer", name="hotline_print", on_click=self._print
        )
        head = in_row(back, grow(Label(tr("Turns on the hotline"), "section")), print_it, gap=12)
        inner = QWidget()
        cards = in_column(gap=12, on=inner)
        for day, form in zip(DAYS, self.forms, strict=True):
            card = Card(dates.weekday_name(day), name=f"hotline_card_{day}")
            card.add(form)
            cards.addWidget(card)
            form.committed.connect(partial(self._save, day))
        cards.addStretch(1)
        column = in_column(gap=10, margins=(20, 0, 20, 16), on=self)
        fill(column, head, grow(scrolled(inner, name="hotline_area")))

    def load(self) -> None:
        """Read the turns and show them; what is being typed stays."""
        self._turns = self._hotline.turns()
        nobody = ((tr("Nobody"), frozenset[tuple[int, str]]()),)
        candidates = Candidates(self._hotline.candidates(), nobody, with_words=False)
        for turn, form in zip(self._turns, self.forms, strict=True):
            editor = form.editor("partakers")
            assert isinstance(editor, PartakersEditor)
            editor.offer(candidates)
            form.refresh(turn)

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        told = [form.flush() for form in self.forms]
        return all(told)

    def _save(self, day: int, field: str, value: object) -> None:
        try:
            self._hotline.change(self._turns[day], field, value)
        except CareKeeperError as problem:
            self.forms[day].refuse(field, problem.sentence)
            return
        self.load()

    def _leave(self) -> None:
        if self.flush():
            self.left.emit()

    def _print(self) -> None:
        if self.flush():
            self.print_requested.emit()
