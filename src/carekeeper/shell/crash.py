"""When nobody expected it: the error goes to the log without personal data, the teacher goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carekeeper.core import logs
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr
from carekeeper.widgets.messages import Messages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class CrashGuard:
    """Catches what no slot has caught: saves what is typed, tells the teacher, and goes on.

    `save` is called first, so that nothing typed is lost; it tells whether all could be saved.
    """

    def __init__(self, log_folder: Path, save: Callable[[], bool], parent: QWidget) -> None:
        self._log_folder = log_folder
        self._save = save
        self._parent = parent
        self._telling = False

    def install(self, messages: Messages) -> None:
        """Stand behind every slot from now on."""
        self._messages = messages
        sys.excepthook = self._caught

    def _caught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, CareKeeperError):
            self._messages.failed(error)
        elif not isinstance(error, KeyboardInterrupt):
            self.tell(error)

    def tell(self, error: BaseException) -> None:
        """Log an error, save what is typed, and say so; a second one while telling is logged."""
        logs.report(error)
        if self._telling:
            return
        self._telling = True
        try:
            saved = self._try_to_save()
            self._box(saved).exec()
        finally:
            self._telling = False

    def _try_to_save(self) -> bool:
        try:
            return self._save()
        except Exception as error:  # noqa: BLE001 - the first error is being told already
            logs.report(error)
            return False

    def _box(self, saved: bool) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        safe = (
            tr("What you typed has been saved.")
            if saved
            else tr("What you typed last is not saved.")
        )
        sentence = tr(
            "Something went wrong inside CareKeeper. {safe} You can continue; if it "
            "happens again, please close the program and open it again."
        ).format(safe=safe)
        box = QMessageBox(QMessageBox.Icon.Warning, tr("CareKeeper"), sentence, parent=self._parent)
        box.setObjectName("crash_box")
        box.setTextFormat(Qt.TextFormat.PlainText)
        folder = tr("A log for the developers (no personal data) is in {folder}.")
        box.setInformativeText(folder.format(folder=self._log_folder))
        box.addButton(tr("Continue"), QMessageBox.ButtonRole.AcceptRole)
        return box
