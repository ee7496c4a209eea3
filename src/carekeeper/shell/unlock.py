"""The page before the password: it tells nothing of what is behind it.

It needs no database, so it is painted before SQLAlchemy is imported.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.widgets.boxes import aligned, fill, grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.password_field import PasswordField

_FIELD_WIDTH = 302
_WRONG = (Trouble.WRONG_PASSWORD, Trouble.WRONG_PASSWORD_OR_DAMAGED)


class UnlockPage(QWidget):
    """Asks for the password of one class file."""

    password_given = Signal(str)
    sheet_requested = Signal()
    other_file_requested = Signal()
    backup_requested = Signal(object)
    """Open the newest backup, because of this `StorageTrouble`."""
    painted = Signal()
    """The page is in sight for the first time; slower things can be done from now on."""

    def __init__(
        self, file_name: str = "", *, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        """Ask for a file that is named, or not named; a `locked` window leads nowhere else."""
        super().__init__(parent)
        self.setObjectName("unlock_page")
        self._locked = locked
        self._file = ElidedLabel(file_name, "second", name="unlock_file")
        self._left = 0
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._count_down)
        self._trouble: StorageTrouble | None = None
        self._in_sight = False
        self._password = PasswordField("unlock_password", tr("Password"))
        self._open = Button(
            tr("Open"), look="primary", name="unlock_open", on_click=self._give_password
        )
        self._caps = Label("", "caption", name="unlock_caps")
        self._problem = Label("", "late", wrap=True, name="unlock_problem")
        self._hint = Label(
            tr("Check caps lock and the input method; the eye shows what is typed."),
            "caption",
            name="unlock_hint",
        )
        self._backup = Button(
            tr("Open the newest backup…"),
            look="link",
            name="unlock_backup",
            on_click=self._ask_for_backup,
        )
        self._arrange()
        self._password.returnPressed.connect(self._give_password)
        self._password.caps_lock.connect(self._show_caps_lock)
        self.ask()

    def ask(self) -> None:
        """Begin anew: an empty field, no problem told."""
        self._password.clear()
        self._caps.setText("")
        self._problem.setText("")
        self._hint.hide()
        self._backup.hide()
        self._password.show_words(False)
        self.set_busy(False)
        self._password.setFocus()

    def tell(self, problem: StorageTrouble, *, offer_backup: bool) -> None:
        """Say why the password did not open the file; what was typed is selected."""
        self.set_busy(False)
        self._trouble = problem
        self._problem.setText(problem.sentence)
        self._hint.setVisible(problem.trouble in _WRONG)
        self._backup.setVisible(offer_backup and not self._locked)
        self._password.selectAll()
        self._password.setFocus()

    def hold(self, seconds: int) -> None:
        """Answer no more until so many seconds have passed; one can go on typing meanwhile."""
        self._left = seconds
        self._clock.start()
        self._show_wait()

    def set_busy(self, busy: bool) -> None:
        """Show that the file is being opened."""
        self._password.setEnabled(not busy)
        self._open.setEnabled(not busy)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._in_sight:
            self._in_sight = True
            self.painted.emit()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._clock.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._left > 0
        sentence = trn("Open in {n} second", "Open in {n} seconds", self._left)
        self._open.setText(sentence.format(n=self._left) if waiting else tr("Open"))
        self._open.setEnabled(not waiting and self._password.isEnabled())

    def _give_password(self) -> None:
        if self._password.text() and self._left <= 0:
            self.password_given.emit(self._password.text())

    def _ask_for_backup(self) -> None:
        self.backup_requested.emit(self._trouble)

    def _show_caps_lock(self, on: bool) -> None:
        self._caps.setText(tr("Caps lock is on") if on else "")

    def _arrange(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._password.setFixedWidth(_FIELD_WIDTH)
        self._problem.setAlignment(centre)
        self._problem.setFixedWidth(2 * _FIELD_WIDTH)
        row = in_row(grow(), self._password, self._open, grow(), gap=8)
        told = QHBoxLayout()  # a row lets the label take the lines it needs
        fill(told, grow(), self._problem, grow())
        page = QVBoxLayout(self)
        page.setSpacing(10)
        fill(
            page,
            grow(share=2),
            aligned(Icon("heart-handshake", "accent", 44), centre),
            4,
            aligned(Label(tr("Welcome back"), "student"), centre),
            aligned(self._file, centre),
        )
        self._file.setMaximumWidth(2 * _FIELD_WIDTH)
        self._file.setVisible(bool(self._file.text()))
        fill(
            page,
            8,
            row,
            aligned(self._caps, centre),
            told,
            aligned(self._hint, centre),
            aligned(self._backup, centre),
            24,
            self._ways_out(),
            grow(share=3),
        )

    def _ways_out(self) -> QHBoxLayout:
        row = in_row(
            grow(),
            Label(tr("Forgotten the password?"), "caption"),
            Button(
                tr("Open with the recovery sheet"),
                look="link-caption",
                name="unlock_sheet",
                on_click=self.sheet_requested.emit,
            ),
            gap=8,
        )
        if not self._locked:
            row.addWidget(Label("·", "caption"))
            row.addWidget(
                Button(
                    tr("Open another file"),
                    look="link-caption",
                    name="unlock_other",
                    on_click=self.other_file_requested.emit,
                )
            )
        row.addStretch(1)
        return row
