"""The one door for everything that the program says to the teacher."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr
from carekeeper.widgets import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_SIGN = 32


class Messages(QObject):
    """Tells, warns and asks over a window, and hands quiet news to the status bar.

    `crashed` gets what nobody expected; without it such an error goes to `sys.excepthook`.
    """

    status = Signal(str, int)
    """What was done, and the step that takes it back again; 0 where it cannot be taken back."""

    def __init__(
        self,
        window: QWidget | None = None,
        crashed: Callable[[BaseException], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._crashed = crashed or _to_the_hook

    def tell(self, sentence: str) -> None:
        """Say a sentence that asks for nothing but to be read."""
        self._say("info", "info", sentence)

    def warn(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        self._say("triangle-alert", "due", sentence)

    def ask(self, question: str, yes_label: str, no_label: str = "") -> bool:
        """Ask a question whose answers are verbs; closing the window means no."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box("circle-question-mark", "accent", question)
        box.setObjectName("question")
        yes = box.addButton(yes_label, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(no_label or tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes.setObjectName("question_yes")
        no.setObjectName("question_no")
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        return box.clickedButton() is yes

    def saved(self, text: str, step: int = 0) -> None:
        """Let the status bar say what was done, and offer undo for its `step` of the journal."""
        self.status.emit(text, step)

    def failed(self, error: BaseException) -> None:
        """Say what an error means; one that was not expected goes to the crash dialog."""
        if isinstance(error, CareKeeperError):
            self.warn(error.sentence)
        else:
            self._crashed(error)

    def _say(self, sign: str, role: str, sentence: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = self._box(sign, role, sentence)
        box.setObjectName("message")
        box.addButton(tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _box(self, sign: str, role: str, sentence: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle(QGuiApplication.applicationDisplayName())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.setIconPixmap(icons.pixmap(sign, role, _SIGN, box.devicePixelRatioF()))
        return box


def _to_the_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
