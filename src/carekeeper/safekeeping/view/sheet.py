"""The dialog that makes a recovery sheet: look at it, print it, and say that one has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carekeeper.core import file_names
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.typing import override
from carekeeper.core.unfinished import made_beside
from carekeeper.core.words import mark, tr
from carekeeper.db import recovery
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import clear_errors
from carekeeper.printing import raster
from carekeeper.safekeeping import store
from carekeeper.safekeeping.facts import SheetFacts
from carekeeper.safekeeping.view.present import PresentPassword
from carekeeper.widgets import theme
from carekeeper.widgets.background import Job, Report
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button, CheckBox
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.page_preview import PagePreview
from carekeeper.widgets.password_field import NewPassword, PasswordField
from carekeeper.widgets.press import Press

_PREVIEW_WIDTH, _PREVIEW_HEIGHT = 350, 480

_STEPS = (
    mark("1  Print the sheet; one copy is enough."),
    mark("2  Put it into an envelope and lock it away, not beside this computer."),
    mark("3  When the password is forgotten: “Open with the recovery sheet”."),
)

_WHY = mark(
    "A forgotten password cannot be recovered: then only this sheet opens the "
    "class file. Its recovery code is printed on the paper and kept nowhere else."
)

_NOT_OUT = mark(
    "The recovery sheet is neither printed nor saved yet. Without it, nobody can "
    "open the file when the password is forgotten. To do it later, close once "
    "more."
)

_LOOSE = mark(
    "This sheet does not open the class file yet. Tick that you have it and press Finish, "
    "or press Later once more to keep the old one."
)

_OLD_SHEET = mark(
    "There is already a recovery sheet. Once you finish here, the old one opens "
    "only older backups, but with the password in them it opens this file too. "
    "Only a new password shuts it out."
)


def ask_for_file(parent: QWidget, suggestion: str) -> str:
    """Let the teacher choose where the PDF goes; `""` when it was given up."""
    title = tr("Save the recovery sheet as PDF")
    return QFileDialog.getSaveFileName(parent, title, suggestion, "PDF (*.pdf)")[0]


class RecoverySheetDialog(Dialog):
    """Makes a sheet. The first one of a file counts as soon as it is printed or saved.

    A later one counts when the teacher says that it is at hand: it takes the place of another.
    """

    kept = Signal()
    """The sheet is the one of this class file now."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        asks_password: bool = False,
        press: Press | None = None,
        ask: Callable[[QWidget, str], str] = ask_for_file,
    ) -> None:
        super().__init__(tr("Recovery sheet"), name="sheet_dialog", width=740, parent=parent)
        self._class_file = class_file
        self._desk = desk
        self._press = press or Press()
        self._ask = ask
        self._key = recovery.new_key()
        self._replaces = bool(class_file.fact(recovery.RECIPIENT_FACT))
        self._unsaid = ""  # what is told once before the dialog is left
        self._pdf = b""
        self._preview = PagePreview(desk.background, _page_image, name="sheet_preview")
        self._printers = Combo(name="sheet_printer")
        self._old = PasswordField("sheet_password", tr("Current password"))
        self._ask_old = (Label(tr("Current password, then Enter"), "caption"), self._old)
        self._drawing: Job | None = None
        self._said = Label("", "good", wrap=True, name="sheet_said")
        self._have = CheckBox(tr("I have the sheet in my hands"), name="sheet_have")
        self._renew = CheckBox(tr("Set a new password too"), name="sheet_renew")
        self._new = NewPassword("sheet_new")
        self._present = PresentPassword(class_file, desk, self._old, self.refuse)
        self._make_buttons()
        self._arrange()
        self._have.toggled.connect(self._judge)
        self._renew.toggled.connect(self._new.setVisible)
        self._old.returnPressed.connect(self._check_old)
        self._judge()
        if asks_password:
            self._preview.show_words("")
            self._old.setFocus()
        else:
            self._begin()

    def _make_buttons(self) -> None:
        self._keep = Button(
            tr("Finish"), icon="check", look="primary", name="sheet_keep", on_click=self._finish
        )
        self._print = Button(
            tr("Print"), icon="printer", name="sheet_print", on_click=self._print_sheet
        )
        self._save = Button(
            tr("Save as PDF…"), icon="file-down", name="sheet_save", on_click=self._save_sheet
        )

    def _begin(self) -> None:
        """Draw the sheet, once the teacher has shown to know the present password."""
        for widget in self._ask_old:
            widget.hide()
        self._preview.show_words(tr("Drawing the page…"))
        file = self._class_file
        facts = SheetFacts(
            class_name=store.class_name(file),
            school=store.school_name(file),
            file_name=file.path.name,
            made_on=self._desk.today(),
            secret=self._key.secret,
        )
        self._drawing = self._desk.background.run(lambda: _draw(facts), done=self._show_sheet)

    def _check_old(self) -> None:
        if self._present.is_right():
            self.refuse("")
            self._begin()

    def _show_sheet(self, pdf: bytes) -> None:
        self._drawing = None
        self._pdf = pdf
        self._preview.show_document(pdf, 1)
        self._unsaid = "" if self._replaces else _NOT_OUT
        for name in self._press.names():
            self._printers.addItem(name)
        self._judge()

    def _judge(self) -> None:
        drawn = bool(self._pdf)
        has_printer = bool(self._printers.count())
        self._printers.setVisible(has_printer)
        self._print.setEnabled(drawn and has_printer)
        self._save.setEnabled(drawn)
        self._have.setEnabled(drawn)
        self._keep.setEnabled(drawn and self._have.isChecked())
        if drawn and not has_printer:
            self._said.set_role("due")
            self._said.setText(tr("No printer was found. Save the sheet and print it elsewhere."))

    def _print_sheet(self) -> None:
        press, pdf = self._press, self._pdf
        printer = press.printer(self._printers.currentText(), 1, tr("Recovery sheet"))

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            press.print_pages(printer, 1, lambda page, dpi: _page_image(pdf, page, dpi), report)

        def done(_nothing: object) -> None:
            self._hand_out(tr("Sent to the printer. Please fetch the sheet now."))

        background, messages = self._desk.background, self._desk.messages
        self.carry_out(background, tr("Printing…"), work, done, messages)

    def _save_sheet(self) -> None:
        file = self._class_file
        name = file_names.stem(store.class_name(file)) or file.path.stem
        chosen = self._ask(self, tr("Recovery sheet {name}").format(name=name) + ".pdf")
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
            question = tr("“{name}” already exists. Replace it?").format(name=path.name)
            if path.exists() and not self._desk.messages.ask(question, tr("Replace")):
                return
        try:
            file_names.expect_possible(path)
            with clear_errors(path), made_beside(path) as part:
                part.write_bytes(self._pdf)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        said = tr(
            "Saved as {path}. Print it soon, and delete the file then: it opens the class file."
        )
        self._hand_out(said.format(path=path))

    def _hand_out(self, sentence: str) -> None:
        """Let a first sheet count at once: closed here, it would lie in the drawer for nothing."""
        self._unsaid = _LOOSE if self._replaces else ""
        if self._replaces or self._adopt():
            self._note(sentence)

    def _note(self, sentence: str) -> None:
        self.refuse("")
        self._said.set_role("good")
        self._said.setText(sentence)

    def _adopt(self) -> bool:
        try:
            self._class_file.adopt_sheet(self._key)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return False
        self.kept.emit()
        return True

    def _finish(self) -> None:
        if not self._renew.isChecked():
            self._end()
        elif self._new.insist():
            self._finish_with(self._new.password())

    def _finish_with(self, new: str) -> None:
        """Let the sheet count and change the password, after a backup under the old one."""
        automatic = store.automatic_backups(self._class_file, self._desk.settings)
        path, old = self._class_file.path, self._class_file.password

        def work(report: Report, _stopped: Callable[[], bool]) -> None:
            report(0, 2)
            automatic.make(path, old, Reason.PASSWORD)
            report(1, 2)

        def change(_made: object) -> None:
            try:
                # The open file's connection belongs to this thread.
                self._class_file.change_password(new)
            except CareKeeperError as problem:
                self.refuse(problem.sentence)
                return
            self._end()

        sentence = tr("Backing up and encrypting again…")
        self.carry_out(self._desk.background, sentence, work, change, self._desk.messages)

    def _end(self) -> None:
        if not self._adopt():
            return
        self._unsaid = ""
        said = tr("The recovery sheet of this class file is the one just printed or saved.")
        self._desk.messages.saved(said)
        self.accept()

    @override
    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Only for the hand at the window's X: the lock of the program is not kept waiting.
        if event.spontaneous() and not self._may_leave():
            event.ignore()
            return
        super().closeEvent(event)

    def _put_off(self) -> None:
        if self._unsaid == _NOT_OUT:
            self._unsaid = ""  # the button says that the sheet is made later
        self.reject()

    def _may_leave(self) -> bool:
        """Say once that the sheet is not out or does not count yet; then one may leave."""
        if not self._unsaid or self.is_working():
            return True
        self.refuse(tr(self._unsaid))
        self._unsaid = ""
        return False

    @override
    def done(self, result: int) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._preview.stop()
        super().done(result)

    def _arrange(self) -> None:
        self._preview.setFixedWidth(theme.px(_PREVIEW_WIDTH))
        self._preview.setMinimumHeight(_PREVIEW_HEIGHT)
        self._printers.setAccessibleName(tr("Printer"))
        self.body.addLayout(in_row(self._preview, grow(self._side()), gap=24))
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Later"), name="sheet_later", on_click=self._put_off))
        self.foot.addWidget(self._keep)

    def _side(self) -> QVBoxLayout:
        side = in_column(Label(tr(_WHY), "body", wrap=True), 6, gap=10)
        for step in _STEPS:
            side.addWidget(Label(tr(step), "second", wrap=True))
        if self._class_file.fact(recovery.RECIPIENT_FACT):
            side.addWidget(Label(tr(_OLD_SHEET), "due", wrap=True, name="sheet_old"))
            side.addWidget(self._renew)
            side.addWidget(self._new)
            self._new.hide()
        fill(side, 6, *self._ask_old, self._printers)
        fill(side, in_row(self._print, self._save, grow(), gap=12), self._said, grow(), self._have)
        return side


def _draw(facts: SheetFacts) -> bytes:
    from carekeeper.safekeeping.paper import draw_recovery_sheet

    return draw_recovery_sheet(facts)


def _page_image(pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
    pixels = raster.page_pixels(pdf, page, dpi)
    return pixels.width, pixels.height, pixels.data
