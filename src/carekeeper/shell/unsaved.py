"""What is asked when the class is to be left though something typed could not be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.unfinished import made_beside
from carekeeper.core.words import tr
from carekeeper.db.connection import clear_errors
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.editor import Editor
from carekeeper.widgets.labels import Label
from carekeeper.widgets.typing_grid import TypingGrid

_HEIGHT = 200


class Unsaved(Struct, frozen=True):
    """What is typed in one field and not in the class file, and why, as far as it is known."""

    caption: str
    text: str
    problem: str


def unsaved_in(page: QWidget) -> list[Unsaved]:
    """Return what is typed anywhere on a page and could not be saved."""
    fields = [
        Unsaved(editor.caption.text(), editor.words(), editor.problem.text())
        for editor in page.findChildren(Editor)
        if editor.is_touched() or editor.is_wrong()
    ]
    return fields + [
        Unsaved(f"{one.name} · {one.column}", one.text, one.sentence)
        for grid in page.findChildren(TypingGrid)
        for one in grid.wrong()
    ]


def ask_for_file(parent: QWidget) -> str:
    """Let the teacher choose where the text goes; `""` when it was given up."""
    name = tr("Not saved yet") + ".txt"
    return QFileDialog.getSaveFileName(parent, tr("Save the text"), name, "*.txt")[0]


class UnsavedDialog(Dialog):
    """Shows what would be lost, and lets the teacher try again, take it along, or leave it.

    A locked window shows nothing of it: there one can only go back and unlock, or leave.
    """

    again = Signal()
    left = Signal()

    def __init__(
        self,
        unsaved: Sequence[Unsaved],
        parent: QWidget | None = None,
        *,
        locked: bool = False,
        ask: Callable[[QWidget], str] = ask_for_file,
    ) -> None:
        super().__init__(tr("Not saved yet"), name="unsaved_dialog", width=620, parent=parent)
        self._ask = ask
        self._text = QPlainTextEdit()
        self._text.setObjectName("unsaved_text")
        self._text.setReadOnly(True)
        self._text.setPlainText("\n\n".join(_told(one) for one in unsaved))
        self._text.setFixedHeight(theme.px(_HEIGHT))
        self._text.setVisible(not locked)
        self._taken = Label("", "good", wrap=True, name="unsaved_taken")
        self._arrange(locked=locked)

    def _arrange(self, *, locked: bool) -> None:
        sentence = (
            tr(
                "Something you typed could not be saved. Unlock to look at it, or leave "
                "without saving."
            )
            if locked
            else tr(
                "This could not be saved. Correct what is wrong and try again, or copy or "
                "save the text before you leave."
            )
        )
        fill(self.body, Label(sentence, wrap=True), self._text, self._taken)
        leave = Button(tr("Leave without saving"), name="unsaved_leave", on_click=self._leave)
        copy = Button(tr("Copy"), icon="copy", name="unsaved_copy", on_click=self._copy)
        save = Button(
            tr("Save as text…"), icon="file-down", name="unsaved_save", on_click=self._save
        )
        again = Button(tr("Try again"), look="primary", name="unsaved_again", on_click=self._again)
        stay = Button(tr("Go back"), name="unsaved_stay", on_click=self.reject)
        copy.setVisible(not locked)
        save.setVisible(not locked)
        fill(self.foot, leave, grow(), copy, save, stay, again)
        again.setDefault(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._taken.setText(tr("Copied. Paste it into another program before you leave."))

    def _save(self) -> None:
        chosen = self._ask(self)
        if not chosen:
            return
        try:
            with clear_errors(Path(chosen)), made_beside(Path(chosen)) as part:
                part.write_text(self._text.toPlainText(), encoding="utf-8")
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        said = tr(
            "Saved as {name}. It is not encrypted; delete it once you have typed it in again."
        )
        self._taken.setText(said.format(name=Path(chosen).name))

    def _again(self) -> None:
        self.accept()
        self.again.emit()

    def _leave(self) -> None:
        self.accept()
        self.left.emit()


def _told(one: Unsaved) -> str:
    head = f"{one.caption} – {one.problem}" if one.problem else one.caption
    return f"{head}\n{one.text}"
