"""What the program is, its version, and whose work it stands on; and the first steps."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from carekeeper import __version__
from carekeeper.core.words import mark, tr
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import Label

STEPS = (
    (
        mark("Import the class list"),
        mark("Student → Import a list: paste it from a spreadsheet or a chat."),
    ),
    (
        mark("Mark who is left behind"),
        mark("In the student's file, or for all at once in the contact card of the whole class."),
    ),
    (
        mark("Fill in the contact cards"),
        mark("Everything saves itself; Ctrl+Z undoes the last change, whatever it was."),
    ),
    (
        mark("Print for home visits"),
        mark("Print → Contact cards: full page, half page or pocket card."),
    ),
    (
        mark("Carry a backup to the school office"),
        mark("File → Backup for the school office: it is read back and checked."),
    ),
)


class AboutDialog(QDialog):
    """Version, licence and the makers of the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(tr("About CareKeeper"))
        self.setMinimumWidth(520)
        column = _column(self)
        words = in_column(
            Label(tr("CareKeeper"), "page"),
            Label(tr("Version {version}").format(version=__version__), "second"),
            gap=0,
        )
        column.addLayout(in_row(Icon("heart-handshake", "accent", 36), grow(words), gap=14))
        for text in (
            tr("The class teacher's files of left-behind children, on this computer only."),
            tr("Free software under the Apache License 2.0."),
            tr(
                "Built with Qt (LGPL), Python, SQLAlchemy, SQLCipher, ReportLab, PDFium, "
                "Noto Sans SC and HanaMin (OFL), and Lucide icons (ISC)."
            ),
        ):
            column.addWidget(Label(text, wrap=True))
        column.addLayout(_close_row(self))


class FirstStepsDialog(QDialog):
    """Five steps from an empty class to a checked backup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_dialog")
        self.setWindowTitle(tr("First steps"))
        self.setMinimumWidth(560)
        column = _column(self)
        column.setSpacing(16)
        column.addWidget(Label(tr("First steps"), "page"))
        for number, (title, text) in enumerate(STEPS, start=1):
            step = in_column(
                Label(f"{number}  {tr(title)}", "section"),
                Label(tr(text), "second", wrap=True),
                gap=2,
            )
            column.addLayout(step)
        column.addLayout(_close_row(self))


def _column(dialog: QDialog) -> QVBoxLayout:
    return in_column(gap=10, margins=(24, 20, 24, 20), on=dialog)


def _close_row(dialog: QDialog) -> QHBoxLayout:
    return in_row(grow(), Button(tr("Close"), look="primary", name="close", on_click=dialog.accept))
