"""The frame of every dialog: heading, page, one primary button, work that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.background import Background, Job
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Bar, Line
from carekeeper.widgets.labels import Label
from carekeeper.widgets.messages import Messages

_SIDE = 24
_BESIDE, _ABOVE = 40, 60
"""What a dialog leaves free of the screen: beside it, and for its own title bar."""


class WorkLine(QWidget):
    """What is being done, how far it is, and the button that stops it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.sentence = Label("", "second", name=f"{name}_sentence")
        self.stop = Button(tr("Stop"), look="small", name=f"{name}_stop")
        self._bar = Bar()
        in_column(in_row(grow(self.sentence), self.stop), self._bar, gap=6, on=self)

    def begin(self, sentence: str) -> None:
        """Show that something begins."""
        self.sentence.setText(sentence)
        self._bar.set_share(0)
        self.show()

    def show_step(self, step: int, of: int) -> None:
        """Show so many steps of so many."""
        self._bar.set_share(step / of if of else 0)


class Dialog(QDialog):
    """A window over the window, for one thing, with what can go wrong said inside it."""

    def __init__(
        self, title: str, *, name: str, width: int = 560, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "dialog")
        self.setWindowTitle(title)
        self.setModal(True)
        if parent is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(width))
        self.page = QWidget()
        self.body = QVBoxLayout(self.page)
        self.foot_row = QWidget()
        self.foot = QHBoxLayout(self.foot_row)
        self.below = QVBoxLayout()
        self.problem = Label("", "late", wrap=True, name=f"{name}_problem")
        self.work_line = WorkLine(f"{name}_work")
        self._job: Job | None = None
        self._was_at: QWidget | None = None
        self._frame(title)
        self.work_line.stop.clicked.connect(self.stop_work)

    def _frame(self, title: str) -> None:
        heading = in_row(grow(Label(title, "section")), margins=(_SIDE, 16, _SIDE, 14))
        self.body.setContentsMargins(_SIDE, 18, _SIDE, 8)
        self.body.setSpacing(10)
        self.below.setContentsMargins(_SIDE, 4, _SIDE, 20)
        self.below.setSpacing(12)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setSpacing(12)
        fill(self.below, self.problem, self.work_line, self.foot_row)
        in_column(heading, Line(), grow(self.page), self.below, gap=0, on=self)
        self.problem.hide()
        self.work_line.hide()

    def fit(self, width: int, height: int) -> None:
        """Be so large, in pixels of plain text, as far as the screen has room for it."""
        room = self.screen().availableSize()
        wide = min(theme.px(width), room.width() - _BESIDE)
        self.setMinimumWidth(min(self.minimumWidth(), wide))
        self.resize(wide, min(theme.px(height), room.height() - _ABOVE))

    def refuse(self, sentence: str) -> None:
        """Say in the dialog what is wrong and what to do; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if self.isVisible():
            self._make_room()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now is it known how many lines each text has.
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        grown = event.size().height() - event.oldSize().height()
        if grown > 0 and self.isVisible() and not event.spontaneous():
            # It grows upwards: the buttons stay where they are under the pointer.
            top = self.screen().availableGeometry().top()
            self.move(self.x(), max(top, self.y() - grown))

    def _make_room(self) -> None:
        """Grow when a sentence would press the page together."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height())
        needed = min(needed, self.screen().availableSize().height() - _ABOVE)
        if needed > self.height():
            self.resize(self.width(), needed)

    def is_working(self) -> bool:
        """Tell whether work is under way."""
        return self._job is not None

    def carry_out(
        self,
        background: Background,
        sentence: str,
        work: Callable[..., Any],
        done: Callable[[Any], object],
        messages: Messages,
    ) -> None:
        """Do long work: the page waits, the progress shows, and a failure is said here."""
        self.refuse("")
        self._was_at = self.focusWidget()
        self.work_line.begin(sentence)
        self._make_room()
        self.work_line.stop.setFocus()
        self.page.setEnabled(False)
        self.foot_row.setEnabled(False)

        def failed(error: BaseException) -> None:
            if isinstance(error, CareKeeperError):
                self.refuse(error.sentence)
            else:
                messages.failed(error)

        self._job = background.run(
            work, done=done, failed=failed, progress=self.work_line.show_step
        )
        self._job.ended.connect(self._rest)

    def stop_work(self) -> None:
        """Stop the work under way; what it had made so far is left out."""
        if self._job is not None:
            self._job.cancel()
            self.work_line.sentence.setText(tr("Stopping…"))

    @override
    def reject(self) -> None:
        if self._job is not None:
            self.stop_work()
            return
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Closing, also by the lock of the window, does not wait for work that was stopped.
        self.stop_work()
        super().reject()
        event.accept()

    def _rest(self) -> None:
        self._job = None
        self.page.setEnabled(True)
        self.foot_row.setEnabled(True)
        if self._was_at is not None:
            self._was_at.setFocus()
        self.work_line.hide()
