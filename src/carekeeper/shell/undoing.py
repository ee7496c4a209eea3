"""Undo and redo of the open class, and their names in the menu."""

from __future__ import annotations

from collections.abc import Callable

from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.shell.menus import Menus
from carekeeper.widgets.messages import Messages


class Undoing:
    """Takes steps back once everything typed is saved; `all_saved` tells whether it is."""

    def __init__(
        self,
        class_file: ClassFile,
        messages: Messages,
        menus: Menus,
        all_saved: Callable[[], bool],
    ) -> None:
        self._file = class_file
        self._messages = messages
        self._menus = menus
        self._all_saved = all_saved

    def name_actions(self) -> None:
        """Name in the menu what would be taken back or done again."""
        for name, step, plain, full in (
            ("undo", self._file.next_undo(), tr("Undo"), tr("Undo: {what}")),
            ("redo", self._file.next_redo(), tr("Redo"), tr("Redo: {what}")),
        ):
            text = plain if step is None else full.format(what=step.label)
            self._menus.rename(name, text.replace("&", "&&"))

    def undo(self, only: int = 0) -> None:
        """Take the last step back; with the number of a step `only` this one and no other."""
        if not self._all_saved():
            return
        step = self._file.undo(only)
        if step is not None:
            self._messages.saved(tr("Undone: {what}").format(what=step.label))
        elif only:
            said = tr("Something newer was saved meanwhile. Ctrl+Z undoes that first.")
            self._messages.saved(said)
        else:
            self._messages.saved(tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._all_saved():
            return
        step = self._file.redo()
        if step is None:
            self._messages.saved(tr("There is nothing to redo."))
            return
        self._messages.saved(tr("Redone: {what}").format(what=step.label), step.id)
