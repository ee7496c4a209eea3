"""What a backup says of itself, and whether it is whole."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr, trn
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo
from carekeeper.safekeeping.view.backup_list import students_in, when
from carekeeper.widgets.background import Background, Job
from carekeeper.widgets.cards import Card
from carekeeper.widgets.labels import Label, Role

_GUARDIANS = "guardians"


class ManifestCard(Card):
    """Shows class, time and counts of one backup, and checks it while one reads."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(name="manifest_card", parent=parent)
        self._background = background
        self._job: Job | None = None
        self.class_name = Label("", "strong", wrap=True, name="manifest_class")
        self.made = Label("", "body", wrap=True, name="manifest_made")
        self.counts = Label("", "second", wrap=True, name="manifest_counts")
        self.state = Label("", "caption", wrap=True, name="manifest_state")
        for label in (self.class_name, self.made, self.counts, self.state):
            self.add(label)

    def show_backup(self, info: BackupInfo) -> None:
        """Show what a backup says of itself and begin to check it."""
        self.class_name.setText(tr(" · ").join(filter(None, (info.class_name, info.school))))
        self.made.setText(when(info.made_at))
        self.counts.setText(counts_of(info))
        self._say(tr("Checking…"), "caption")
        self.stop()
        self._job = self._background.run(
            lambda: backup_file.check(info.path, None),
            done=self._show_whole,
            failed=self._show_failure,
        )

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence in place of a backup."""
        self.stop()
        self.class_name.setText("")
        self.made.setText(sentence)
        self.counts.setText("")
        self._say("", "caption")

    def stop(self) -> None:
        """Leave off checking."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_whole(self, _info: BackupInfo) -> None:
        self._job = None
        self._say(tr("✓ Checked: intact"), "caption-good")

    def _show_failure(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, CareKeeperError):
            raise error
        self._say(error.sentence, "caption-late")

    def _say(self, sentence: str, role: Role) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))
        self.state.set_role(role)


def counts_of(info: BackupInfo) -> str:
    """Return in words how much a backup holds, and what it was made without."""
    students, guardians = students_in(info), info.counts.get(_GUARDIANS, 0)
    parts = [
        trn("{n} student", "{n} students", students).format(n=students),
        trn("{n} guardian", "{n} guardians", guardians).format(n=guardians),
    ]
    if info.left_out:
        parts.append(tr("without individual education plans"))
    return tr(", ").join(parts)
