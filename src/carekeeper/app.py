"""The only file that wires: paths, settings, window, class file, rooms.

What the unlock page needs is imported first; SQLAlchemy and the rooms come behind it, while
the teacher types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from carekeeper.core import file_names, words
from carekeeper.core.errors import CareKeeperError, StorageTrouble, Trouble
from carekeeper.core.paths import Paths
from carekeeper.core.settings import Settings
from carekeeper.core.tries import Tries
from carekeeper.core.words import tr
from carekeeper.db.troubles import salt_of
from carekeeper.shell import advice, aside
from carekeeper.shell.arriving import Arriving
from carekeeper.shell.crash import CrashGuard
from carekeeper.shell.entrance import Entrance
from carekeeper.shell.idle import IdleWatch
from carekeeper.shell.leaving import Leaving
from carekeeper.shell.look import Look
from carekeeper.shell.main_window import MainWindow
from carekeeper.shell.menus import WHILE_LOCKED
from carekeeper.shell.qt_texts import QtTexts
from carekeeper.shell.system_lock import SystemLock
from carekeeper.widgets.background import Background
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.messages import Messages

if TYPE_CHECKING:
    from datetime import date

    from carekeeper.shell.open_class import OpenClass

_LATER = 1000
"""Milliseconds from the first page on until the program hears of the computer's own lock."""
_DAMAGED = (Trouble.DAMAGED, Trouble.WRONG_PASSWORD_OR_DAMAGED)


class Application:
    """Decides what the window shows, and holds the open class."""

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        language: str = "",
        *,
        messages: Messages | None = None,
        today: Callable[[], date] | None = None,
    ) -> None:
        self.paths = paths
        self.settings = Settings(paths.config / "settings.json")
        self.open_class: OpenClass | None = None
        self._look = Look(app, self.settings)
        words.use(language or self.settings.current.language or words.of_the_system())
        self._look.apply()
        self._qt_texts = QtTexts(app)
        self._qt_texts.speak(words.language())
        self.window = MainWindow(self.settings)
        self.messages = messages or Messages(self.window, lambda error: self._guard.tell(error))  # noqa: PLW0108 - made later
        background = Background(self.messages.failed, self.window)
        self.desk = Desk(self.messages, background, self.settings, today, self.window)
        self.desk.tries = Tries(paths.config / "tries.json")
        self.entrance = Entrance(self.window, self.desk, paths)
        self._guard = CrashGuard(paths.logs, self._flush, self.window)
        self._idle = IdleWatch(app, self.window)
        self._system = SystemLock(self.window)
        self._leaving = Leaving(self.window, lambda: self.open_class, self.quit)
        self._arriving = Arriving(lambda: self.open_class, self.messages)
        self._connect()

    def start(self, file: Path | None) -> None:
        """Show the first page: the given file, the last one, or the welcome."""
        self._guard.install(self.messages)
        last = self.settings.current.last_file
        if file is not None:
            self.open_file(file)
        if last and (file is None or self._arriving.parcel is not None):
            self.open_file(Path(last))
        if self.window.page() is None:  # nothing to open, or a backup, which opens a dialog
            self.show_welcome()
        self.window.show()
        QTimer.singleShot(_LATER, self._system, lambda: self._system.listen(self.window))
        QTimer.singleShot(0, self.window, lambda: self._warn(advice.of_folders(self.paths)))

    def open_file(self, path: Path, password: str = "") -> None:
        """Open a class file, asking for its password if it has one, a backup or a parcel.

        A locked window opens nothing else: whoever sits there may not be the teacher.
        """
        if self._is_locked():
            self.messages.warn(tr("The window is locked. Unlock it first, then open the file."))
        elif path.suffix.lower() == file_names.BACKUP:
            self.show_restore(path)
        elif path.suffix.lower() == file_names.PARCEL:
            self._arriving.receive(path)
        else:
            self._leaving.leave(lambda: self._open_or_ask(path, password))

    def come_forward(self, file: Path | None) -> None:
        """Raise the window when the program is started once more, with its file if it has one."""
        self.window.come_forward()
        if file is not None and not self._is_open(file):
            self.open_file(file)

    def _is_open(self, file: Path) -> bool:
        path = self.entrance.path if self.open_class is None else self.open_class.class_file.path
        try:
            return path is not None and path.samefile(file)
        except (OSError, ValueError):
            return False

    def _open_or_ask(self, path: Path, password: str) -> None:
        from carekeeper.db.troubles import is_encrypted

        try:
            if not password and is_encrypted(path):
                self._close_class()
                self.entrance.ask_password(path, lambda typed: self._open(path, typed))
                self._renew_frame()
                return
            self._open(path, password)
        except StorageTrouble as problem:
            self._tell_trouble(path, problem)

    def show_welcome(self) -> None:
        """Leave the class and show the first page of all."""
        self._leaving.leave(self._welcome)

    def _welcome(self) -> None:
        self._close_class()
        self.entrance.show_welcome()
        self._renew_frame()

    def choose_file(self) -> None:
        """Let the teacher choose a class file, a backup or a parcel."""
        from PySide6.QtWidgets import QFileDialog

        kinds = tr("Files of CareKeeper ({pattern})").format(pattern=file_names.PATTERN)
        start = str(self.paths.data)
        chosen, _kind = QFileDialog.getOpenFileName(self.window, tr("Open"), start, kinds)
        if chosen:
            self._warn(advice.of_cloud(Path(chosen)))
            self.open_file(Path(chosen))

    def open_sample(self) -> None:
        """Make the sample class when it is not there yet, and open it."""
        from carekeeper import sample

        path = self.paths.data / f"sample-{words.language()}.carebook"
        if not path.exists():
            sample.make(path, today=self.desk.today(), language=words.language())
        self.open_file(path)

    def show_restore(self, backup: Path | None = None) -> None:
        """Let the teacher restore a backup, once what is typed is saved or given up."""
        self._leaving.leave(lambda: self._choose_backup(backup))

    def _choose_backup(self, backup: Path | None) -> None:
        from carekeeper.safekeeping.view.restore import RestoreDialog

        file = None if self.open_class is None else self.open_class.class_file
        dialog = RestoreDialog(file, self.desk, self.window)
        if backup is not None:
            dialog.choose(backup)
        dialog.restored.connect(self._open_or_ask)  # what was typed must not get into it
        dialog.restored_new.connect(self._offer_restored)
        dialog.open()

    def _offer_restored(self, path: Path) -> None:
        """Open what was restored into a file of its own; never in place of another unasked."""
        if self.open_class is not None:
            question = tr("Restored as “{name}”. Open it now? “{open}” is closed then.").format(
                name=path.name, open=self.open_class.class_file.path.name
            )
            if not self.messages.ask(question, tr("Open it"), tr("Stay here")):
                return
        self.open_file(path)

    def show_settings(self) -> None:
        """Show the settings; those of the class too when one is open."""
        from carekeeper.shell.settings_dialog import SettingsDialog

        panes = self.open_class.setting_panes() if self.open_class and self._in_class() else []
        dialog = SettingsDialog(self.settings, panes, self.window)
        dialog.language_chosen.connect(dialog.accept)
        dialog.language_chosen.connect(self.use_language)
        dialog.theme_chosen.connect(lambda scheme: self.use_look(scheme=scheme))
        dialog.large_text_chosen.connect(lambda on: self.use_look(large_text=on))
        dialog.name_file_chosen.connect(self._name_file)
        dialog.finished.connect(lambda _result: self._watch_idle())
        dialog.open()

    def use_language(self, code: str) -> None:
        """Speak another language from now on, in the whole window at once."""
        if self.open_class is not None and not self.open_class.all_saved():
            self._check_menus()
            return
        self.settings.change(language=code)
        words.use(code or words.of_the_system())
        self._qt_texts.speak(words.language())
        self._look.apply()
        self.window.speak_anew()
        if self.open_class is not None:
            self.open_class.speak_anew()
        if not self._in_class():
            self.entrance.show_again()
        self._renew_frame()

    def use_look(self, *, scheme: str = "", large_text: bool | None = None) -> None:
        """Change colours or size of text at once."""
        self._look.change(scheme=scheme, large_text=large_text)
        self._check_menus()

    def lock(self) -> None:
        """Hide everything behind the password; what is typed is saved or kept."""
        open_class = self.open_class
        if open_class is None or not open_class.class_file.encrypted or not self._in_class():
            return
        open_class.hide()
        self.entrance.ask_password(open_class.class_file.path, self._unlock, locked=True)
        self._renew_frame()

    def do(self, action: str) -> None:
        """Do what a menu entry says."""
        if self._is_locked() and action not in WHILE_LOCKED:
            return
        try:
            if action in words.LANGUAGES:
                self.use_language(action)
            elif action in aside.ASIDE:
                aside.show(action, self.window, self.desk)
            elif not self._do_simple(action) and self.open_class is not None:
                self.open_class.do(action)
        except CareKeeperError as problem:
            self.messages.failed(problem)

    def quit(self) -> None:
        """Close the class, back up what has changed, and leave nothing behind."""
        self._close_class()
        self.settings.change(window_geometry=self.window.geometry_to_keep())
        self.desk.background.close()
        self.paths.leave()

    def _do_simple(self, action: str) -> bool:
        simple: dict[str, Callable[[], object]] = {
            "new_class": self.show_welcome,
            "open": self.choose_file,
            "sample": lambda: self._leaving.leave(self.open_sample),
            "restore": self.show_restore,
            "settings": self.show_settings,
            "lock": self.lock,
            "quit": self.window.close,
            "light": lambda: self.use_look(scheme="light"),
            "dark": lambda: self.use_look(scheme="dark"),
            "like_system": lambda: self.use_look(scheme="system"),
            "large_text": lambda: self.use_look(large_text=not self.settings.current.large_text),
        }
        if action.startswith("recent/"):
            recent = self.settings.current.recent_files[int(action.partition("/")[2])]
            self.open_file(Path(recent))
            return True
        if action not in simple:
            return False
        simple[action]()
        return True

    def _connect(self) -> None:
        self.window.action_requested.connect(self.do)
        self.window.file_dropped.connect(self._take_dropped)
        self.window.takes_files = lambda: not self._is_locked()
        self.settings.failed = self._tell_of_settings
        self.desk.action_requested.connect(self.do)
        self._idle.idle.connect(self.lock)
        self.desk.private_in_front.connect(self._idle.hurry)
        self._system.locked.connect(self.lock)
        self.messages.status.connect(self.window.say)
        self.entrance.class_made.connect(self._open_new)
        self.entrance.sample_requested.connect(self.open_sample)
        self.entrance.file_requested.connect(self.choose_file)
        self.entrance.restore_requested.connect(self.show_restore)
        self.entrance.retry_requested.connect(self.open_file)
        self.entrance.password_found.connect(self._open_with_sheet)

    def _open(self, path: Path, password: str) -> None:
        from carekeeper.rooms import ROOMS
        from carekeeper.shell.open_class import open_class

        self._close_class()
        self.window.say("")  # what was saved there is no news of this file
        opened = open_class(path, password, self.window, self.desk, ROOMS)
        opened.lock_requested.connect(self.lock)
        opened.selection_changed.connect(self._allow)
        self.open_class = opened
        self.settings.remember_file(opened.class_file.path)
        self.settings.remember_opened(salt_of(opened.class_file.path))
        self._watch_idle()
        self._renew_frame()
        opened.show_again()
        self._renew_state()
        self._arriving.go_on()

    def _take_dropped(self, path: Path) -> None:
        """Open one of our files that was dragged onto the window, or bring a list in."""
        (self.open_file if file_names.is_ours(path) else self._arriving.bring_in)(path)

    def _unlock(self, password: str) -> None:
        if self.open_class is not None:
            self.open_class.check_password(password)
            self.open_class.show_again()
            self._renew_frame()

    def _open_new(self, path: Path, password: str) -> None:
        self.open_file(path, password)
        if password and self.open_class is not None:
            self.open_class.make_recovery_sheet()

    def _open_with_sheet(self, path: Path, password: str, wants_new: bool) -> None:
        if self.open_class is not None:
            self._unlock(password)
        else:
            self.open_file(path, password)
        if wants_new and self.open_class is not None:
            self.open_class.change_recovered_password()

    def _tell_trouble(self, path: Path, problem: StorageTrouble) -> None:
        if problem.trouble in _DAMAGED:
            self._close_class()
        if self.open_class is None:
            self.entrance.show_rescue(path, problem)
        else:
            self.messages.failed(problem)
        self._renew_frame()

    def _is_locked(self) -> bool:
        return self.open_class is not None and not self.open_class.visible()

    def _name_file(self, named: bool) -> None:
        self.settings.change(name_file=named)
        self._renew_state()

    def _in_class(self) -> bool:
        return self.open_class is not None and self.open_class.visible()

    def _renew_frame(self) -> None:
        """Make menus, title and status line fit the page in front."""
        labels: Mapping[str, str] = {}
        if self.open_class is not None:
            labels = self.open_class.tab_labels()
        self.window.menus.make(labels, self.settings.current.recent_files)
        self._check_menus()
        self._renew_state()

    def _allow(self) -> None:
        shown = self.open_class if self._in_class() else None
        has_student = shown is not None and shown.student() is not None
        self.window.menus.allow(shown is not None, has_student, locked=self._is_locked())

    def _renew_state(self) -> None:
        self._allow()
        path = self.entrance.path if self.open_class is None else self.open_class.class_file.path
        named = path is not None and self.settings.current.name_file
        self.window.retitle(path.name if path is not None and named else "")
        if self.open_class is not None and self._in_class():
            self.open_class.renew_status()
        # At last: what is in sight is polished, and once more when it says something else.
        self.window.show_status(self._in_class())

    def _check_menus(self) -> None:
        self.window.menus.check(self._look.choices())

    def _watch_idle(self) -> None:
        self._idle.wait_for(self.settings.current.idle_minutes)

    def _warn(self, sentence: str) -> None:
        if sentence:
            self.messages.warn(sentence)

    def _tell_of_settings(self, problem: StorageTrouble) -> None:
        # Later: whatever the settings were changed for goes on, and at the end nobody is told.
        QTimer.singleShot(0, self.window, lambda: self.messages.failed(problem))

    def _flush(self) -> bool:
        return self.open_class is None or self.open_class.flush()

    def _close_class(self) -> None:
        if self.open_class is not None:
            open_class, self.open_class = self.open_class, None
            open_class.close()
            # The password may have been changed, and with it what tells the file.
            self.settings.remember_opened(salt_of(open_class.class_file.path))
