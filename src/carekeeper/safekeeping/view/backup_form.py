"""Two questions about a backup that leaves the computer: where to, and with which password."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QWidget,
)

from carekeeper.core import words
from carekeeper.core.words import tr
from carekeeper.widgets import icons
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.drives import Drive
from carekeeper.widgets.labels import Label
from carekeeper.widgets.password_field import NewPassword
from carekeeper.widgets.radio import Radio

Way = Literal["own", "same", "none"]
Ask = Callable[[QWidget], str]


def ask_for_folder(parent: QWidget) -> str:
    """Let the teacher choose a folder; `""` when it was given up."""
    return QFileDialog.getExistingDirectory(parent, tr("Where should the backup be saved?"))


class PlaceChoice(QWidget):
    """The sticks that are plugged in, the folder used last, or any other."""

    changed = Signal()

    def __init__(self, drives: Sequence[Drive], last: str, ask: Ask = ask_for_folder) -> None:
        super().__init__()
        self._ask = ask
        self._box = Combo(name="backup_place")
        self._box.setAccessibleName(tr("Where to"))
        self._other = Button(
            tr("Choose another folder…"),
            icon="folder",
            name="backup_other_place",
            on_click=self._choose,
        )
        for drive in drives:
            self._add(drive.folder, _name_of(drive), "usb")
        last = str(Path(last)) if last else ""
        if last and Path(last).is_dir() and self._box.findData(last) < 0:
            self._add(Path(last), tr("As last time: {folder}").format(folder=last), "folder")
        if not self._box.count():
            self._box.setPlaceholderText(tr("Plug in a USB stick, or choose a folder"))
            self._box.setCurrentIndex(-1)
        elif self._box.findData(last) >= 0:
            self._box.setCurrentIndex(self._box.findData(last))
        in_row(grow(self._box), self._other, on=self)
        self._box.currentIndexChanged.connect(self._tell)

    def folder(self) -> Path | None:
        """Return the folder chosen, None while there is none."""
        chosen = self._box.currentData()
        return Path(chosen) if chosen else None

    def _choose(self) -> None:
        chosen = self._ask(self)
        if not chosen:
            return
        chosen = str(Path(chosen))  # with the slashes of the system, and always the same ones
        place = self._box.findData(chosen)
        if place < 0:
            self._add(Path(chosen), chosen, "folder")
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)

    def _tell(self, _place: int) -> None:
        self.changed.emit()

    def _add(self, folder: Path, label: str, icon: str) -> None:
        self._box.addItem(icons.icon(icon, "second"), label, str(folder))


def _name_of(drive: Drive) -> str:
    plain = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    size = QLocale(words.language()).formattedDataSize(drive.free, 1, plain)
    sentence = tr("USB stick {name} ({folder}), {size} free")
    said = sentence.format(name=drive.name, folder=drive.place, size=size)
    return (
        said
        if drive.name
        else tr("USB stick ({folder}), {size} free").format(folder=drive.place, size=size)
    )


class PasswordChoice(QWidget):
    """A password of the backup's own, that of the class file, or none."""

    changed = Signal()
    entered = Signal()

    def __init__(self, *, file_has_password: bool) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._ways: dict[Way, Radio] = {}
        self.own = NewPassword("backup_password")
        self._note = Label("", "caption", wrap=True, name="backup_password_note")
        layout = in_column(gap=8, on=self)
        offered: list[tuple[Way, str]] = [("own", tr("A password of its own"))]
        if file_has_password:
            offered.append(("same", tr("The same as the class file")))
        offered.append(("none", tr("No password")))
        row = QHBoxLayout()
        row.setSpacing(20)
        for way, label in offered:
            row.addWidget(self._button(way, label))
        row.addStretch(1)
        fill(layout, row, self.own, self._note)
        self._ways["own"].setChecked(True)
        self.own.changed.connect(self.changed)
        self.own.entered.connect(self.entered)
        self._group.buttonToggled.connect(self._show_way)
        self._show_way()

    def _button(self, way: Way, label: str) -> Radio:
        button = Radio(label, name=f"backup_password_{way}")
        self._group.addButton(button)
        self._ways[way] = button
        return button

    def way(self) -> Way:
        """Return which of the three was chosen."""
        return next(way for way, button in self._ways.items() if button.isChecked())

    def insist(self) -> bool:
        """Say in red what is wrong with a password of its own; returns whether all is well."""
        return self.way() != "own" or self.own.insist()

    def password(self, of_the_file: str) -> str:
        """Return the password to write the backup with, `""` for none."""
        return {"own": self.own.password(), "same": of_the_file, "none": ""}[self.way()]

    def _show_way(self) -> None:
        way = self.way()
        self.own.setVisible(way == "own")
        sentences: dict[Way, str] = {
            "own": tr(
                "The office needs this password to open the backup. Tell them in person; "
                "do not leave it with the USB stick."
            ),
            "same": tr(
                "Whoever opens this backup needs the password of your class file. Choose "
                "this only for yourself."
            ),
            "none": tr("Whoever finds the USB stick can read everything about the children."),
        }
        self._note.setText(sentences[way])
        self._note.set_role("caption-late" if way == "none" else "caption")
        self.changed.emit()
