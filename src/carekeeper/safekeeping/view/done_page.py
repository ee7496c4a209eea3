"""What is said of a file that was written to leave the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carekeeper.core.words import tr
from carekeeper.safekeeping.view.backup_state import open_folder
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
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("circle-check", "good", 24))
        head.addWidget(Label(tr("Checked and intact"), "section", name="backup_done"), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._counts)
        layout.addWidget(self._file)
        row = QHBoxLayout()
        row.addWidget(
            Button(
                tr("Open the folder"),
                icon="folder-open",
                name="backup_open_folder",
                on_click=lambda: open_folder(self._folder),
            )
        )
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._advice)
        layout.addStretch(1)

    def show_file(self, path: Path, holds: str, advice: str) -> None:
        """Name what was written, what it holds, and what to do now."""
        self._folder = path.parent
        self._counts.setText(holds)
        self._file.setText(str(path))
        self._advice.setText(advice)
