"""Say once what the 家长 of a list are to their students, and for whom it is otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QWidget

from carekeeper.core import relations
from carekeeper.core.print_job import Group, Tickable
from carekeeper.core.words import tr, trn
from carekeeper.features.guardians.store.first_hour import Unsaid
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Combo, Label
from carekeeper.widgets.print_choices import PrintChoices


class RelationDialog(Dialog):
    """Everybody without a relation, ticked; `say` gets the relation and who is meant."""

    def __init__(
        self,
        people: Sequence[Unsaid],
        say: Callable[[str, Collection[int]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("The guardians of the list"), name="relation_dialog", width=620, parent=parent
        )
        self._people = people
        self._say = say
        self.relation = Combo(name="relation_choice")
        self.relation.setAccessibleName(tr("They are usually the student's"))
        for choice in relations.RELATIONS:
            self.relation.addItem(tr(choice.label), choice.code)
        self.relation.setCurrentIndex(-1)
        self.people = PrintChoices(
            [Tickable(one.id, one.shown, one.letters) for one in people],
            _groups(people),
            frozenset(one.id for one in people),
        )
        self.note = Label("", "second", wrap=True, name="relation_note")
        self.enter = Button(look="primary", name="relation_done", on_click=self._write)
        self._arrange()
        self.relation.activated.connect(self._label)
        self.people.changed.connect(self._label)
        self._label()
        self.fit(620, 620)

    def _wanted(self) -> list[Unsaid]:
        """Return who is ticked and would not be a second father or mother of a card."""
        ticked, relation = self.people.ids(), self.relation.currentData()
        first: dict[int, Unsaid] = {}
        for one in self._people:
            if one.id in ticked and relation not in one.there:
                first.setdefault(one.student_id, one)
        return list(first.values())

    def _label(self) -> None:
        wanted = self._wanted()
        left = len(self.people.ids()) - len(wanted)
        words = trn(
            "{n} card has one already and stays", "{n} cards have one already and stay", left
        )
        self.note.setText(words.format(n=left) if left else "")
        n = len(wanted)
        self.enter.setText(trn("Fill in for {n} person", "Fill in for {n} people", n).format(n=n))
        self.enter.setEnabled(bool(wanted) and self.relation.currentIndex() >= 0)

    def _write(self) -> None:
        self._say(str(self.relation.currentData()), [one.id for one in self._wanted()])
        self.accept()

    def _arrange(self) -> None:
        row = in_row(Label(tr("They are usually the student's")), self.relation, grow())
        fill(self.body, row, grow(self.people))
        self.foot.addWidget(self.note, 1)
        self.foot.addWidget(Button(tr("Cancel"), name="relation_cancel", on_click=self.reject))
        self.foot.addWidget(self.enter)


def _groups(people: Sequence[Unsaid]) -> tuple[Group, ...]:
    """Return a link for those who bear the student's surname, where it tells them from others."""
    alike = frozenset(one.id for one in people if one.same_surname)
    if not alike or len(alike) == len(people):
        return ()
    return (Group("surname", tr("The student's surname"), alike),)
