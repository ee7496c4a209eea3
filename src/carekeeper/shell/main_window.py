"""The one window: a first page, the password, the rescue page, or the open class."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from carekeeper.core.settings import Settings
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.shell import edit_keys
from carekeeper.shell.menus import Menus
from carekeeper.widgets.dropping import take_copy

if TYPE_CHECKING:
    from carekeeper.shell.status_line import StatusLine

SMALLEST = (1000, 600)
USUAL = (1280, 720)


class MainWindow(QMainWindow):
    """Holds the pages of the program and its menus; what an action does is decided outside."""

    action_requested = Signal(str)
    file_dropped = Signal(object)
    """The path of a file that was dragged onto the window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.may_close: Callable[[], bool] = _always
        """Asked before the window closes; it stays open on a no."""
        self.takes_files: Callable[[], bool] = _always
        """Asked before a file that is dragged over the window is taken."""
        self._settings = settings
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.menus = Menus(self, self.do)
        self._status: StatusLine | None = None
        self._shows_status = False
        self._restore_geometry()
        self.retitle("")

    def do(self, action: str) -> None:
        """Do what a menu entry says: keys of the Edit menu here, all else is decided outside."""
        if action in edit_keys.KEYS:
            edit_keys.press(self.menus.actions[action], edit_keys.KEYS[action], self)
        else:
            self.action_requested.emit(action)

    def retitle(self, file_name: str) -> None:
        """Name the class file in the title, never the class or a student."""
        name = tr("CareKeeper")
        self.setWindowTitle(f"{file_name} – {name}" if file_name else name)

    def show_only(self, page: QWidget, *, keep: bool = False) -> None:
        """Bring a page to the front; the one before goes for good unless it is to be kept."""
        before = self._pages.currentWidget()
        page.setProperty("kept", keep)
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None and before is not page and not before.property("kept"):
            self.drop_page(before)

    @property
    def status(self) -> StatusLine:
        """The line at the foot. It is made for the first class: the pages before have none."""
        if self._status is None:
            self._status = self._make_status()
        return self._status

    def show_status(self, shown: bool) -> None:
        """Show the line at the foot, or not."""
        self._shows_status = shown
        if shown or self._status is not None:
            self.status.setVisible(shown)

    def say(self, text: str, step: int = 0) -> None:
        """Let the foot say what was just done, and offer to take its step back."""
        self.status.say(text, step)

    def speak_anew(self) -> None:
        """Make the foot anew in the language in use."""
        if self._status is not None:
            self._status = self._make_status()

    def drop_page(self, page: QWidget) -> None:
        """Take a page out for good."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def page(self) -> QWidget | None:
        """Return the page in front."""
        return self._pages.currentWidget()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from carekeeper.shell.lists.dropped import file_in

        if self.takes_files() and file_in(event.mimeData()) is not None:
            take_copy(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        from carekeeper.shell.lists.dropped import file_in

        path = file_in(event.mimeData())
        if path is not None:
            take_copy(event)
            self.file_dropped.emit(path)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def come_forward(self) -> None:
        """Raise the window over all others, also from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def geometry_to_keep(self) -> str:
        """Return size and place of the window, to be found again at the next start."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def _make_status(self) -> StatusLine:
        from carekeeper.shell.status_line import StatusLine

        status = StatusLine()
        status.undo_requested.connect(lambda step: self.action_requested.emit(f"undo_{step}"))
        status.backup_requested.connect(lambda: self.action_requested.emit("backup"))
        self.setStatusBar(status)
        status.setVisible(self._shows_status)
        return status

    def _restore_geometry(self) -> None:
        kept = self._settings.current.window_geometry
        known = kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))
        if not known:
            self.resize(*USUAL)
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)


def _always() -> bool:
    return True
