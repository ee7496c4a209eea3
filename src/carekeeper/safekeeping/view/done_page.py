"""What is said of a file that was written to leave the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from carekeeper.core.words import tr
from carekeeper.safekeeping.view.backup_state import open_folder
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import Label


class DonePage(QWidget):
    """Says that what was written is whole, and where it lies."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self._counts = Label("", "body", wrap=True, name="backup_counts")
        self._file = Label("", "second", wrap=True, selectable=True, name="backup_file")
        self._advice = Label("", "second", wrap=True, name="backup_advice")
        head = in_row(
            Icon("circle-check", "good", 24),
            grow(Label(tr("Checked and intact"), "section", name="backup_done")),
            gap=10,
        )
        row = in_row(
            Button(
                tr("Open the folder"),
                icon="folder-open",
                name="backup_open_folder",
                on_click=lambda: open_folder(self._folder),
            ),
            grow(),
        )
        in_column(head, self._counts, self._file, row, self._advice, grow(), gap=8, on=self)

    def show_file(self, path: Path, holds: str, advice: str) -> None:
        """Name what was written, what it holds, and what to do now."""
        self._folder = path.parent
        self._counts.setText(holds)
        self._file.setText(str(path))
        self._advice.setText(advice)
