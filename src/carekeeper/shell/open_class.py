"""The class that is open: its file, its workspace, and what the menus do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from carekeeper.core import folded
from carekeeper.core.changes import EVERYTHING, Changed
from carekeeper.core.errors import Trouble
from carekeeper.core.folded import Folded
from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import Wish
from carekeeper.core.story import Story, StoryLine
from carekeeper.core.tries import same_password
from carekeeper.core.words import tr
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.troubles import trouble
from carekeeper.room import Action, Room
from carekeeper.shell.day_watch import DayWatch
from carekeeper.shell.main_window import MainWindow
from carekeeper.shell.safekeeper import Safekeeper, back_up_before_upgrade
from carekeeper.shell.undoing import Undoing
from carekeeper.shell.veil import Veil
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.editor import Editor

if TYPE_CHECKING:
    from carekeeper.core.print_job import PrintJob
    from carekeeper.shell.unsaved import Unsaved

_HANDOUTS = frozenset({"handouts"})
"""What left the program; a backup that was given away is one of them."""


class OpenClass(QObject):
    """One open class file in the window."""

    lock_requested = Signal()
    selection_changed = Signal()

    def __init__(
        self,
        class_file: ClassFile,
        window: MainWindow,
        desk: Desk,
        rooms: Sequence[Room],
    ) -> None:
        super().__init__(window)
        self.class_file = class_file
        self._window = window
        self._desk = desk
        self._rooms = rooms
        self._safe = Safekeeper(class_file, desk, rooms, window)
        self._hidden: list[QDialog] = []
        Editor.only_to_look = class_file.read_only
        Folded.take(class_file.fact(folded.FACT))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._veil = Veil(app, window, self)
        self._undoing = Undoing(class_file, desk.messages, window.menus, self.all_saved)
        self._actions = self._make_actions()
        class_file.listen(self._tell_change)
        desk.print_requested.connect(self._print)
        desk.history_requested.connect(self._safe.show_history)
        desk.private_history_requested.connect(self._show_private_history)
        self._safe.password_changed.connect(self._note_password)
        self._safe.backed_up.connect(self.renew_status)
        desk.story = self._story()
        self._workspace = self._make_workspace()
        self._workspace.open_tab(self._tab_of_today())
        self._day_watch = DayWatch(desk.today, self)
        self._day_watch.turned.connect(self._begin_day)

    def do(self, action: str) -> None:
        """Do what a menu entry says."""
        if action.startswith("tab_"):
            self._workspace.open_tab(action.removeprefix("tab_"))
        elif action.startswith("find:"):
            self._find_anything(action.removeprefix("find:"))
        elif action.startswith("undo_"):
            self._undoing.undo(int(action.removeprefix("undo_")))
        elif action in self._actions:
            self._actions[action]()

    def tab_labels(self) -> dict[str, str]:
        """Return the rooms that have a tab with the words on it, in their order."""
        return {room.name: room.label for room in self._rooms if room.has_tab}

    def student(self) -> StudentId | None:
        """Return the student that is shown, None for the whole class."""
        return self._workspace.student()

    def _chosen(self) -> tuple[int, ...]:
        student = self.student()
        return () if student is None else (student,)

    def visible(self) -> bool:
        """Tell whether the class is in sight, and not behind the password."""
        return self._window.page() is self._workspace

    def hide(self) -> None:
        """Put the class out of sight; what is typed is saved, or kept where it cannot be."""
        from PySide6.QtWidgets import QMessageBox

        self._veil.lift()
        self.save_what_can_be()
        for shown in QApplication.topLevelWidgets():
            if shown is self._window or not shown.isVisible():
                continue
            if isinstance(shown, QDialog) and not isinstance(shown, QMessageBox):
                # Only out of sight: what is typed in it is there again after unlocking.
                shown.hide()
                self._hidden.append(shown)
            else:
                shown.close()

    def show_again(self) -> None:
        """Bring the class to the front."""
        self._day_watch.look()
        self._window.show_only(self._workspace, keep=True)
        hidden, self._hidden = self._hidden, []
        left = set(QApplication.topLevelWidgets())
        for dialog in hidden:
            if dialog in left:  # one that closed itself meanwhile is gone
                dialog.open()

    def renew_status(self) -> None:
        """Tell at the foot how the file is kept, and name in the menu what can be undone."""
        self._safe.show_status(self._window.status)
        self._undoing.name_actions()

    def check_password(self, password: str) -> None:
        """Raise `StorageTrouble` when the password is not that of the open file.

        It is compared with the one in memory: what lies at the file's place may be another file.
        """
        if not same_password(password, self.class_file.password):
            raise trouble(Trouble.WRONG_PASSWORD, self.class_file.path)

    def flush(self) -> bool:
        """Save what is typed, and what is under way; False when some of it cannot be saved."""
        self._desk.background.finish_saving()
        return self._workspace.flush()

    def all_saved(self) -> bool:
        """Save what is typed; when some of it cannot be saved, show where and be False."""
        return self._workspace.all_saved()

    def save_what_can_be(self) -> None:
        """Save what is typed; what cannot be saved stays in its field."""
        self.flush()

    def unsaved(self) -> list[Unsaved]:
        """Return what is typed and could not be saved."""
        from carekeeper.shell.unsaved import unsaved_in

        return unsaved_in(self._workspace)

    def speak_anew(self) -> None:
        """Make the workspace anew in the language in use, at the same place; all is saved."""
        self._workspace.keep_widths()
        old, tab, student = self._workspace, self._workspace.current_tab(), self.student()
        shown = self.visible()
        self._workspace = self._make_workspace()
        if student is not None:
            self._workspace.show_student(student)
        self._workspace.open_tab(tab)
        if shown:
            self.show_again()
        self._window.drop_page(old)

    def setting_panes(self) -> list[tuple[str, QWidget]]:
        """Return the pages of the settings that belong to this class."""
        from carekeeper.today.view.form import DueRulesPane

        panes = [pane for room in self._rooms for pane in room.panes]
        return [
            (tr("What is due"), DueRulesPane(self.class_file, self._rooms)),
            *((tr(pane.label), pane.open(self.class_file, self._desk)) for pane in panes),
            (tr("Safekeeping"), self._safe.pane()),
        ]

    def change_recovered_password(self) -> None:
        """Let the teacher set a new password after the sheet has opened the file."""
        self._safe.change_password(recovered=True)

    def make_recovery_sheet(self) -> None:
        """Let the teacher print the recovery sheet, right after the password was chosen."""
        self._safe.make_recovery_sheet(just_typed=True)

    def close(self) -> None:
        """Close the file, and back it up when something has changed; all is saved, or given up."""
        self._veil.lift()
        self._desk.print_requested.disconnect(self._print)
        self._desk.history_requested.disconnect(self._safe.show_history)
        self._desk.private_history_requested.disconnect(self._show_private_history)
        self._window.drop_page(self._workspace)
        self._safe.close_file()
        self._workspace.keep_widths()
        self._desk.settings.change(
            last_tab=self._workspace.current_tab(), last_tab_on=f"{self._desk.today()}"
        )
        self.deleteLater()

    def _tab_of_today(self) -> str:
        """Return the tab that was left today; a new day begins with what is due."""
        kept = self._desk.settings.current
        return kept.last_tab if kept.last_tab_on == f"{self._desk.today()}" else ""

    def _begin_day(self) -> None:
        """Show everything as it stands on the new day; what is typed is saved before."""
        self.save_what_can_be()
        self._desk.changed.emit(Changed(frozenset({EVERYTHING})))
        self.renew_status()
        self._safe.back_up_daily(self.renew_status)

    def _story(self) -> Story:
        tellers = {room.name: room.story for room in self._rooms if room.story is not None}

        def lines(student_id: StudentId) -> list[StoryLine]:
            told = [line for tell in tellers.values() for line in tell(self.class_file, student_id)]
            return sorted(told, key=lambda line: line.on, reverse=True)

        labels = {room.name: room.label for room in self._rooms if room.name in tellers}
        kept = (kind.table for room in self._rooms for kind in room.kinds)
        return Story(labels, lines, _HANDOUTS.union(kept))

    def _make_workspace(self) -> Workspace:
        workspace = Workspace(self.class_file, self._desk, self._rooms)
        workspace.lock_requested.connect(self.lock_requested)
        workspace.student_changed.connect(lambda _student: self.selection_changed.emit())
        workspace.strip.set_lockable(self.class_file.encrypted)
        return workspace

    def _show_private_history(self, student_id: int) -> None:
        self._safe.show_history(student_id, private=True)

    def _note_password(self) -> None:
        self._workspace.strip.set_lockable(self.class_file.encrypted)
        self.renew_status()

    def _make_actions(self) -> dict[str, Callable[[], None]]:
        return {
            "undo": self._undoing.undo,
            "redo": self._undoing.redo,
            "find": lambda: self._workspace.find_student(),  # noqa: PLW0108 - the workspace may be made anew
            "find_anything": self._find_anything,
            "next_student": lambda: self._workspace.roster.step(1),
            "previous_student": lambda: self._workspace.roster.step(-1),
            "whole_class": lambda: self._workspace.roster.select(None),
            "bring_in": self.bring_in,
            "export": self._give_out,
            "for_school": self._give_to_school,
            "new_school_year": self._begin_year,
            "print_file": lambda: self._print(Wish("file", self._chosen())),
            "veil": self._veil.turn,
            "history": lambda: self._safe.show_history(self.student() or 0),
            "recycle_bin": self._safe.show_recycle_bin,
            "backup": self._safe.back_up,
            "password": self._safe.change_password,
            "give": self._once_saved(lambda: self._safe.give_students(self.student() or 0)),
            "hand_over": self._once_saved(self._safe.hand_over),
            "receive": self.receive,
            "recovery_sheet": self._safe.make_recovery_sheet,
            **{action.name: partial(self._do, action) for action in self._room_actions()},
        }

    def _once_saved(self, do: Callable[[], None]) -> Callable[[], None]:
        return lambda: do() if self.all_saved() else None

    def _room_actions(self) -> Iterator[Action]:
        return (action for room in self._rooms for action in room.actions)

    def _do(self, action: Action) -> None:
        if self.all_saved():
            action.do(self.class_file, self._desk, self.student(), self._window)

    def _tell_change(self, changed: Changed) -> None:
        if changed.label:
            said = tr("Saved: {what}").format(what=changed.label)
            self._desk.messages.saved(said, changed.step)
        self._desk.changed.emit(changed)
        if changed.concerns(_HANDOUTS):
            self.renew_status()
        else:
            self._undoing.name_actions()

    def bring_in(self, path: Path | None = None) -> None:
        """Let the teacher bring a list in: the file that was dragged here, or another one."""
        from carekeeper.shell.lists.dialog import BringInDialog

        if not self.all_saved():
            return
        backup = self._safe.backup_before(Reason.IMPORT)
        dialog = BringInDialog(self.class_file, self._desk, self._rooms, backup, self._window)
        dialog.open()
        if path is not None:
            dialog.show_file(path)

    def receive(self, parcel: Path | None = None) -> None:
        """Let the teacher take students in: out of the parcel that was opened, or another one."""
        if self.all_saved():
            self._safe.receive_students(parcel)

    def _begin_year(self) -> None:
        from carekeeper.new_year.view import begin_year

        if self.all_saved():
            backup = self._safe.backup_before(Reason.SCHOOL_YEAR)
            begin_year(self.class_file, self._desk, self._rooms, backup, self._window)

    def _give_out(self) -> None:
        from carekeeper.shell.lists.export_dialog import ExportDialog

        if not self.all_saved():
            return
        ExportDialog(self.class_file, self._desk, self._rooms, self._window).open()

    def _give_to_school(self) -> None:
        from carekeeper.shell.school_dialog import SchoolDialog

        if self.all_saved():
            SchoolDialog(self.class_file, self._desk, self._rooms, self._window).open()

    def _find_anything(self, typed: str = "") -> None:
        from carekeeper.shell.finding import find_anything

        find_anything(
            self._workspace.search,
            self._window.menus.actions,
            self._window,
            show=lambda place: self._workspace.show_place(place),  # noqa: PLW0108 - as above
            do=self._desk.action_requested.emit,
            typed=typed,
        )

    def _print(self, wish: Wish) -> None:
        """Open the print dialog."""
        from carekeeper.widgets.print_dialog import PrintDialog

        if self.all_saved():
            PrintDialog(self.print_job(wish), self._desk, self._window).open()

    def print_job(self, wish: Wish) -> PrintJob:
        """Return what the print dialog needs for a paper of the house."""
        from carekeeper.shell.print_job import print_job
        from carekeeper.whole_file import papers

        return print_job(papers(self._rooms)[wish.paper], self.class_file, wish, self._desk)


def open_class(
    path: Path,
    password: str,
    window: MainWindow,
    desk: Desk,
    rooms: Sequence[Room],
) -> OpenClass:
    """Open a class file in the window; an older one is backed up and upgraded.

    Raises `StorageTrouble`.
    """
    class_file = ClassFile.open(
        path,
        password,
        before_upgrade=lambda: back_up_before_upgrade(path, password, desk.settings),
    )
    try:
        return OpenClass(class_file, window, desk, rooms)
    except BaseException:
        class_file.close()
        raise
