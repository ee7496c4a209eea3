"""The sheet that shows how far background work has come, and can stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.background import Job
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.labels import Label

SHOW_AFTER = 500
"""Milliseconds that work may take before it shows its progress."""


class Waiting(QDialog):
    """Appears when a job takes longer than half a second, and goes when the job has ended."""

    def __init__(self, job: Job, sentence: str, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.setObjectName("waiting")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._job: Job | None = job
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._stop = Button(tr("Cancel"), name="waiting_cancel", on_click=self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(Label(sentence))
        layout.addWidget(self._bar)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(360)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER)
        self._timer.timeout.connect(self.show)
        self._timer.start()
        job.progressed.connect(self._show_step)
        job.ended.connect(self._end)

    @override
    def reject(self) -> None:
        self._cancel()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    def _show_step(self, step: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(step)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)

    def _end(self) -> None:
        self._job = None
        self._timer.stop()
        self.hide()
        self.deleteLater()
