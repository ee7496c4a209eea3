"""A dialog that writes a file for somebody else, under a password of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping.view.backup_form import PlaceChoice
from carekeeper.safekeeping.view.done_page import DonePage
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.drives import Drive, removable_drives
from carekeeper.widgets.labels import Label
from carekeeper.widgets.password_field import NewPassword

Drives = Callable[[], Sequence[Drive]]
Work = Callable[[Report, Callable[[], bool]], Any]


class Outgoing(Dialog):
    """The lower part of the form, the page that says what came of it, and the button."""

    def __init__(
        self,
        title: str,
        name: str,
        class_file: ClassFile,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        button: str,
        drives: Drives = removable_drives,
    ) -> None:
        super().__init__(title, name=name, width=660, parent=parent)
        self.class_file = class_file
        self.desk = desk
        self.place = PlaceChoice(drives(), desk.settings.current.office_folder)
        self.password = NewPassword(f"{name}_password")
        self.done_page = DonePage()
        self.pages = QStackedWidget()
        self.write = Button(
            button, icon="hard-drive-download", look="primary", name=f"{name}_write"
        )
        self.close_button = Button(tr("Close"), name=f"{name}_close", on_click=self.accept)
        self.place.changed.connect(lambda: self.refuse(""))
        self.password.changed.connect(lambda: self.refuse(""))
        fill(self.foot, grow(), self.close_button, self.write)

    def add_place_and_password(self, column: QVBoxLayout, note: str) -> None:
        """Put the two questions of every such file below the others."""
        column.addSpacing(4)
        column.addWidget(Label(tr("Where to"), "caption"))
        column.addWidget(self.place)
        column.addSpacing(4)
        column.addWidget(self.password)
        column.addWidget(Label(note, "caption", wrap=True))

    def target(self, name: str) -> Path | None:
        """Return where the file goes, None while something is missing, which is said."""
        folder = self.place.folder()
        if folder is None:
            self.refuse(tr("Please choose where to save it."))
            return None
        if not self.password.insist():
            return None
        target = folder / name
        question = tr("“{name}” already exists. Replace it?").format(name=name)
        if target.exists() and not self.desk.messages.ask(question, tr("Replace it")):
            return None
        return target

    def carry(self, sentence: str, work: Work, done: Callable[[Any], object]) -> None:
        """Do the work beside the window, then what is to be written in the class file."""

        def finish(result: Any) -> None:
            try:
                done(result)
            except CareKeeperError as problem:
                self.refuse(problem.sentence)

        self.carry_out(self.desk.background, sentence, work, finish, self.desk.messages)

    def show_done(self, path: Path, holds: str, advice: str) -> None:
        """Turn to the page that says what was written."""
        self.desk.settings.change(office_folder=str(path.parent))
        self.done_page.show_file(path, holds, advice)
        self.pages.setCurrentWidget(self.done_page)
        self.write.hide()
        self.close_button.setFocus()
