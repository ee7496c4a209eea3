"""The pages before the class: welcome, password, rescue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.paths import Paths
from carekeeper.db.troubles import salt_of, trouble
from carekeeper.shell.main_window import MainWindow
from carekeeper.shell.unlock import UnlockPage
from carekeeper.widgets.desk import Desk

_MANY = 5
"""So many wrong tries, and who is sure of the password is offered the newest backup."""

if TYPE_CHECKING:
    from carekeeper.shell.welcome import NewClass, WelcomePage


class Entrance(QObject):
    """Shows the page that leads to a class, and tells what the teacher chose there.

    What the unlock page needs is imported at the top; everything else comes when it is shown.
    """

    class_made = Signal(object, str)
    """Path and password of a class file that was just made."""

    sample_requested = Signal()
    file_requested = Signal()
    restore_requested = Signal(object)
    retry_requested = Signal(object)
    password_found = Signal(object, str, bool)
    """A class file, its password found with the recovery sheet, and whether it shall change."""

    def __init__(self, window: MainWindow, desk: Desk, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._paths = paths
        self._again: Callable[[], None] = self.show_welcome
        self.path: Path | None = None
        """The class file that the page in front is about, None for the first page of all."""

    def show_welcome(self) -> None:
        """Show the first page of all."""
        from carekeeper.shell.welcome import WelcomePage

        self._again = self.show_welcome
        self.path = None
        page = WelcomePage()
        page.class_given.connect(lambda wanted: self._make_class(page, wanted))
        page.sample_requested.connect(self.sample_requested)
        page.open_requested.connect(self.file_requested)
        self._window.show_only(page)

    def ask_password(
        self, path: Path, attempt: Callable[[str], None], *, locked: bool = False
    ) -> None:
        """Ask for the password of a file; `attempt` opens it or raises `StorageTrouble`.

        A `locked` window can only be unlocked from here.
        """
        self._again = lambda: self.ask_password(path, attempt, locked=locked)
        self.path = path
        name = path.name if self._desk.settings.current.name_file else ""
        page = UnlockPage(name, locked=locked)
        page.password_given.connect(lambda password: self._try(page, path, password, attempt))
        page.sheet_requested.connect(lambda: self._enter_sheet(path))
        page.other_file_requested.connect(self.file_requested)
        page.painted.connect(self._import_ahead, Qt.ConnectionType.QueuedConnection)
        page.backup_requested.connect(lambda problem: self.show_rescue(path, problem))
        self._window.show_only(page)
        page.ask()
        if self._desk.tries.wait(path):
            page.hold(self._desk.tries.wait(path))

    def show_rescue(self, path: Path, problem: StorageTrouble) -> None:
        """Show the way out when a class file does not open."""
        from carekeeper.safekeeping.view.rescue import RescuePage

        self._again = lambda: self.show_rescue(path, problem)
        self.path = path
        chosen = self._desk.settings.current.backup_folder
        folder = Path(chosen) if chosen else self._paths.backups
        page = RescuePage(path, problem.sentence, folder, self._desk, trouble=problem.trouble)
        page.quit_requested.connect(self._window.close)
        page.restore_requested.connect(self.restore_requested)
        page.other_file_requested.connect(self.file_requested)
        page.retry_requested.connect(lambda: self.retry_requested.emit(path))
        self._window.show_only(page)

    def show_again(self) -> None:
        """Show the same page anew, after a change of language."""
        self._again()

    def _import_ahead(self) -> None:
        """Import the heavy parts while the teacher types."""
        self._desk.background.run(_import_the_rest, done=lambda _none: None)

    def _try(
        self, page: UnlockPage, path: Path, password: str, attempt: Callable[[str], None]
    ) -> None:
        tries = self._desk.tries
        if tries.wait(path):
            page.hold(tries.wait(path))
            return
        try:
            attempt(password)
        except StorageTrouble as problem:
            if problem.trouble is Trouble.DAMAGED:
                self.show_rescue(path, problem)
            else:
                self._tell(page, path, problem)
        else:
            tries.right(path)

    def _tell(self, page: UnlockPage, path: Path, problem: StorageTrouble) -> None:
        """Say why a file did not open, as far as it is known, and slow down wrong passwords.

        Wrong key and damaged beginning look the same to SQLCipher. A file that was opened here
        before and begins as it did then is not damaged there.
        """
        tries = self._desk.tries
        unsure = problem.trouble is Trouble.WRONG_PASSWORD_OR_DAMAGED
        if unsure and salt_of(path) in self._desk.settings.current.known_files:
            problem, unsure = trouble(Trouble.WRONG_PASSWORD, path), False
        if unsure or problem.trouble is Trouble.WRONG_PASSWORD:
            tries.wrong(path)
        page.tell(problem, offer_backup=unsure or tries.count(path) >= _MANY)
        if tries.wait(path):
            page.hold(tries.wait(path))

    def _make_class(self, page: WelcomePage, wanted: NewClass) -> None:
        from carekeeper.shell.new_class import create_class, free_name

        path = free_name(self._paths.data)
        try:
            create_class(path, wanted)
        except StorageTrouble as problem:
            page.tell(problem.sentence)
            return
        self.class_made.emit(path, wanted.password)

    def _enter_sheet(self, path: Path) -> None:
        from carekeeper.safekeeping.view.recovery import RecoveryEntryDialog

        dialog = RecoveryEntryDialog(path, self._desk, self._window)
        dialog.password_found.connect(
            lambda word, change: self.password_found.emit(path, word, change)
        )
        dialog.open()


def _import_the_rest() -> None:
    import carekeeper.shell.open_class  # noqa: F401 - for the import's own sake
    from carekeeper.rooms import ROOMS

    for room in ROOMS:
        if room.ahead is not None:
            room.ahead()
