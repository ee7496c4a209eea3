"""The dialog that brings a backup back: into a file of its own, or over the open one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping.store import automatic_backups
from carekeeper.safekeeping.view.backup_list import BackupList, when
from carekeeper.safekeeping.view.manifest_card import ManifestCard
from carekeeper.safekeeping.view.present import wait_before_next_try
from carekeeper.safekeeping.view.restore_form import RestoreForm
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label

_SIDE_WIDTH = 340
_LIST_HEIGHT = 330


def ask_for_backup(parent: QWidget) -> str:
    """Let the teacher choose a backup file; `""` when it was given up."""
    kinds = tr("Backups ({pattern})").format(pattern=f"*{backup_file.SUFFIX}")
    return QFileDialog.getOpenFileName(parent, tr("Choose a backup"), "", kinds)[0]


class RestoreDialog(Dialog):
    """Restores a backup from this computer or from a stick; the backup stays as it is."""

    restored = Signal(Path, str)
    """The open class file was replaced; it is to be opened anew, with its password."""
    restored_new = Signal(Path)
    """A new class file was made; the file that is open stays so until the teacher says else."""

    def __init__(
        self,
        class_file: ClassFile | None,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask: Callable[[QWidget], str] = ask_for_backup,
    ) -> None:
        super().__init__(
            tr("Restore from a backup"), name="restore_dialog", width=900, parent=parent
        )
        self._class_file = class_file
        self._desk = desk
        self._ask = ask
        self._backup: BackupInfo | None = None
        self._automatic = automatic_backups(class_file, desk.settings)
        self._list = BackupList("restore_backups")
        self._manifest = ManifestCard(desk.background)
        self._form = RestoreForm(class_file)
        self._restore = Button(
            tr("Restore"),
            icon="archive-restore",
            look="primary",
            name="restore_restore",
            on_click=self._begin,
        )
        self._arrange()
        self._list.chosen.connect(self.choose)
        self._form.entered.connect(self._begin)
        self._list.show_backups(self._automatic.all())
        if self._list.current() is None:
            self._show_none()

    def choose(self, path: Path) -> None:
        """Show this backup, from the list or from anywhere else."""
        self.refuse("")
        try:
            info = backup_file.read_manifest(path)
        except StorageTrouble as problem:
            self._show_none()
            self.refuse(problem.sentence)
            return
        self._backup = info
        self._manifest.show_backup(info)
        self._form.show_backup(info)
        self._form.setEnabled(True)
        self._restore.setEnabled(True)

    def _show_none(self) -> None:
        self._backup = None
        self._manifest.show_nothing(tr("Choose a backup on the left, or a file on a USB stick."))
        self._form.setEnabled(False)
        self._restore.setEnabled(False)

    def _choose_file(self) -> None:
        chosen = self._ask(self)
        if chosen:
            self._list.unchoose()
            self.choose(Path(chosen))

    def _begin(self) -> None:
        if self._backup is None or self.is_working():
            return
        if self._form.goes_over_open_file():
            self._begin_over(self._backup)
        else:
            self._begin_new(self._backup)

    def _begin_new(self, info: BackupInfo) -> None:
        if not self._form.insist():
            return
        target, password = self._form.target(), self._form.password()
        own = self._form.new_password()

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            target.parent.mkdir(parents=True, exist_ok=True)
            backup_file.restore(info.path, password, target, own, progress=report)

        self._carry_out(work, lambda _: self._finish_new(target))

    def _begin_over(self, info: BackupInfo) -> None:
        file, password = self._class_file, self._form.password()
        if file is None or not self._may_replace(info, file):
            return
        automatic, path, own = self._automatic, file.path, file.password

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            backup_file.check(info.path, password)
            report(1, 3)
            automatic.make(path, own, backup_file.Reason.RESTORE)
            report(2, 3)

        def exchange(_result: object) -> None:
            # The open file's connection belongs to this thread, and all was checked before.
            try:
                backup_file.restore_over(file, info.path, password, before=lambda: None)
            except StorageTrouble as problem:
                self.refuse(problem.sentence)
                return
            self._finish(file.path, file.password)

        self._carry_out(work, exchange)

    def _may_replace(self, info: BackupInfo, file: ClassFile) -> bool:
        question = tr(
            "Everything in “{name}” is replaced by the backup of {when}. "
            "What is there now is backed up first. Replace it?"
        )
        question = question.format(name=file.path.name, when=when(info.made_at))
        return self._desk.messages.ask(question, tr("Replace it"))

    def _carry_out(self, work: Callable[..., None], done: Callable[[object], None]) -> None:
        tries, path = self._desk.tries, self._backup.path if self._backup else Path()
        if tries.wait(path):
            self.refuse(wait_before_next_try(tries.wait(path)))
            return

        def counted(report: Report, stopped: Callable[[], bool]) -> None:
            try:
                work(report, stopped)
            except StorageTrouble as problem:
                if problem.trouble is Trouble.WRONG_PASSWORD:
                    tries.wrong(path)
                raise
            tries.right(path)

        sentence = tr("Checking and restoring…")
        self.carry_out(self._desk.background, sentence, counted, done, self._desk.messages)

    def _finish_new(self, path: Path) -> None:
        self.accept()
        self.restored_new.emit(path)

    def _finish(self, path: Path, password: str) -> None:
        self.accept()
        self.restored.emit(path, password)

    @override
    def done(self, result: int) -> None:
        self._manifest.stop()
        super().done(result)

    def _arrange(self) -> None:
        self._list.setMinimumHeight(theme.px(_LIST_HEIGHT))
        other = Button(
            tr("Choose another backup file…"),
            icon="folder-open",
            name="restore_other",
            on_click=self._choose_file,
        )
        row = in_row(other, grow())
        left = in_column(
            Label(tr("Backups on this computer"), "caption"), grow(self._list), row, gap=8
        )
        side = QWidget()
        side.setFixedWidth(theme.px(_SIDE_WIDTH))
        right = in_column(self._manifest, self._form, grow(), gap=14)
        side.setLayout(right)
        self.body.addLayout(in_row(grow(left), side, gap=24))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Cancel"), name="restore_cancel", on_click=self.reject))
        self.foot.addWidget(self._restore)
