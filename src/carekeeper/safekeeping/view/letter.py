"""The dialog with the letter to the next class teacher: drafted, written over, printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from carekeeper.core.fields import Field, Kind
from carekeeper.core.print_job import Wish
from carekeeper.core.words import tr
from carekeeper.safekeeping.facts.letter import FIELDS, HEADINGS, PAPER, TITLE
from carekeeper.safekeeping.store.letter import Letter
from carekeeper.widgets.boxes import fill, grow, holding, in_column
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import scrolled
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.long_text_editor import LongTextEditor


class LetterDialog(Dialog):
    """Each section in a field of its own, saved as it is written."""

    def __init__(self, letter: Letter, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr(TITLE), name="letter", width=720, parent=parent)
        self._letter = letter
        self._desk = desk
        self.editors = {
            about: LongTextEditor(
                Field(about, heading, Kind.LONG_TEXT, longest=FIELDS[0].longest), desk.today
            )
            for about, heading in HEADINGS.items()
        }
        self._arrange()
        for about, editor in self.editors.items():
            editor.committed.connect(partial(self._save, about))
        self._show()
        self.fit(860, 640)

    def _show(self) -> None:
        for one in self._letter.sections():
            self.editors[one.about].show_value(one.text)

    def _save(self, about: str, _name: str, value: object) -> None:
        self._letter.change(about, str(value), initiator=self)

    def _anew(self) -> None:
        question = tr("What you wrote in this letter is replaced by what the records tell. Go on?")
        if self._desk.messages.ask(question, tr("Write it anew")):
            self._letter.draft_again()
            self._show()

    def _print(self) -> None:
        for editor in self.editors.values():
            editor.finish()
        self._desk.print_requested.emit(Wish(PAPER))

    def _arrange(self) -> None:
        about = tr(
            "It is drafted from the records. Write over what you want to say otherwise: what you "
            "have written stays as it is, the rest goes on with the records."
        )
        self.body.addWidget(Label(about, "second", wrap=True))
        page = holding(in_column(*self.editors.values(), grow(), gap=10, margins=(0, 0, 12, 0)))
        self.body.addWidget(scrolled(page, name="letter_area"), 1)
        fill(
            self.foot,
            Button(tr("Write it anew"), look="link", name="letter_anew", on_click=self._anew),
            grow(),
            Button(tr("Close"), name="letter_close", on_click=self.accept),
            Button(
                tr("Print…"),
                icon="printer",
                look="primary",
                name="letter_print",
                on_click=self._print,
            ),
        )
