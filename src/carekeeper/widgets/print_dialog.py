"""The one dialog of every print action: whom, how it will look, on which printer or as PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from carekeeper.core import file_names
from carekeeper.core.errors import CareKeeperError, StorageTrouble, Trouble
from carekeeper.core.print_job import Drawn, PrintJob, Request
from carekeeper.core.typing import override
from carekeeper.core.unfinished import made_beside
from carekeeper.core.words import tr, trn
from carekeeper.widgets import theme
from carekeeper.widgets.background import Job
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import scrolled
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.page_preview import PagePreview
from carekeeper.widgets.press import Press
from carekeeper.widgets.print_choices import PrintChoices
from carekeeper.widgets.print_options import PrintOptions

_WAIT = 150
"""Milliseconds without another change until the pages are drawn anew."""

_WIDTH, _HEIGHT = 1120, 670
_SIDE = 252

AskPath = Callable[[QWidget, Path], Path | None]


def ask_path(parent: QWidget, proposal: Path) -> Path | None:
    """Let the teacher choose where a PDF goes; None when nothing was chosen."""
    options = QFileDialog.Option.DontConfirmOverwrite  # asked by ourselves, after the ending
    name, _filter = QFileDialog.getSaveFileName(
        parent, tr("Save as PDF"), str(proposal), "PDF (*.pdf)", options=options
    )
    return Path(name) if name else None


class PrintDialog(Dialog):
    """Shows the true pages while they are chosen, and prints, saves or opens them."""

    def __init__(
        self,
        job: PrintJob,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        press: Press | None = None,
        ask: AskPath = ask_path,
        view: Callable[[Path], bool] | None = None,
    ) -> None:
        super().__init__(job.title, name="print_dialog", parent=parent)
        self._job_of = job
        self._desk = desk
        self._press = press or Press()
        self._ask = ask
        self._view = view or _open_with_the_system
        self._drawn: Drawn | None = None
        self._drawn_for: Request | None = None
        self._drawing: Job | None = None
        self._looked_for_printers = False
        self.choices = PrintChoices(job.choices, job.groups, job.chosen)
        self.preview = PagePreview(desk.background, job.page_image, name="print_preview")
        self.options = PrintOptions(job)
        self._save = Button(tr("Save as PDF…"), icon="file-down", name="print_save")
        self._open = Button(tr("Open in viewer"), icon="external-link", name="print_open")
        self._print = Button("", icon="printer", look="primary", name="print_print")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._arrange()
        self._connect()
        self._show_possible()

    def request(self) -> Request:
        """Return what is chosen at the moment."""
        options = self.options
        sheet, layout = options.paper.sheet(), options.layout_chosen()
        per_sheet = layout.per_sheet
        return Request(
            () if layout.of_nobody else self.choices.ids(),
            options.cards.current(),
            options.styles.current(),
            options.ticked(),
            options.answer(),
            options.span.span() if options.span is not None else None,
            sheet.geometry(per_sheet),
            stacked=sheet.stacked and per_sheet > 1,
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looked_for_printers:
            self._looked_for_printers = True
            self._draw()
            # After the first paint: a printer in the network can take a moment to answer.
            QTimer.singleShot(0, self, self._look_for_printers)

    @override
    def done(self, result: int) -> None:
        self._wait.stop()
        self.preview.stop()
        if self._drawing is not None:
            self._drawing.cancel()
        super().done(result)

    # -- the parts

    def _arrange(self) -> None:
        right = QFrame()
        column = in_column(
            grow(scrolled(self.options, name="print_options")),
            gap=8,
            margins=(0, 0, 0, 14),
            on=right,
        )
        for button in (self._save, self._open, self._print):
            column.addLayout(in_row(button, margins=(14, 0, 14, 0)))
        for side in (self.choices, right):
            side.setFixedWidth(theme.px(_SIDE))
        columns = in_row(self.choices, grow(self.preview), right, gap=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(columns)
        self.foot_row.hide()
        self.below.setContentsMargins(24, 0, 24, 0)
        for part in (self.problem, self.work_line):
            part.setContentsMargins(0, 10, 0, 12)
        self.fit(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self.choices.changed.connect(self._change)
        self.options.changed.connect(self._change)
        job = self._job_of
        self.options.styles.chosen.connect(partial(self._remember, job.remember_style))
        self.options.paper.chosen.connect(partial(self._remember, job.remember_sheet))
        self._wait.timeout.connect(self._draw)
        self._print.clicked.connect(self._print_pages)
        self._save.clicked.connect(self._save_pdf)
        self._open.clicked.connect(self._open_pdf)

    def _look_for_printers(self) -> None:
        names = self._press.names()
        self.options.show_printers(names)
        self.options.tell_no_printer(not names)
        self._show_possible()

    def _remember(self, keep: Callable[[Any], object], chosen: object) -> None:
        try:
            keep(chosen)
        except CareKeeperError as error:
            self.refuse(error.sentence)

    # -- the pages

    def _change(self) -> None:
        self.refuse("")
        self._drawn = None
        self._show_possible()
        self._wait.start()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        request = self.request()
        if not request.ids and not self.options.layout_chosen().of_nobody:
            self.preview.show_words(tr("Tick on the left whom to print."))
            self._print.setText(tr("Print"))
            self.options.show_warnings(())
            return
        self.preview.set_busy(True)
        try:
            self._job_of.read(request)
        except CareKeeperError as error:
            self._fail(error)
            return
        draw = self._job_of.draw
        self._drawing = self._desk.background.run(
            lambda report, _cancelled: draw(request, report),
            done=lambda drawn: self._show(drawn, request),
            failed=self._fail,
        )

    def _show(self, drawn: Drawn, request: Request) -> None:
        self._drawing = None
        self._drawn, self._drawn_for = drawn, request
        self.preview.set_busy(False)
        self.preview.show_document(drawn.pdf, drawn.pages)
        self.options.show_warnings(drawn.warnings)
        self._show_possible()

    def _fail(self, error: BaseException) -> None:
        self._drawing = None
        self.preview.set_busy(False)
        if isinstance(error, CareKeeperError):
            self.refuse(error.sentence)
        else:
            self._desk.messages.failed(error)

    def _show_possible(self) -> None:
        drawn = self._drawn
        for button in (self._save, self._open):
            button.setEnabled(drawn is not None)
        self._print.setEnabled(drawn is not None and bool(self.options.printer()))
        if drawn is not None:
            pages = trn("Print {n} page", "Print {n} pages", drawn.pages)
            self._print.setText(pages.format(n=drawn.pages))
        elif not self._print.text():
            self._print.setText(tr("Print"))

    # -- where they go

    def _may_go(self, drawn: Drawn) -> bool:
        """Ask before something confidential is given out, whichever way it goes."""
        if not drawn.question:
            return True
        return self._desk.messages.ask(drawn.question, tr("Print or export"))

    def _print_pages(self) -> None:
        drawn, request = self._drawn, self._drawn_for
        if drawn is None or request is None or not self._may_go(drawn):
            return
        press, job = self._press, self._job_of
        name = self.options.printer()
        printer = press.printer(name, self.options.copies.value(), job.title, request.geometry)

        def work(report: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> None:
            press.print_pages(
                printer, drawn.pages, lambda page, dpi: job.page_image(drawn.pdf, page, dpi), report
            )

        def done(_nothing: object) -> None:
            self._note(request, name)
            self._desk.messages.saved(tr("Sent to the printer."))
            self.accept()

        background, messages = self._desk.background, self._desk.messages
        self.carry_out(background, tr("Printing…"), work, done, messages)

    def _save_pdf(self) -> None:
        drawn, request = self._drawn, self._drawn_for
        if drawn is None or request is None or not self._may_go(drawn):
            return
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        path = self._ask(self, folder / f"{_plain(self._job_of.file_name)}.pdf")
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        question = tr("“{name}” already exists. Replace it?").format(name=path.name)
        if path.exists() and not self._desk.messages.ask(question, tr("Replace")):
            return
        try:
            file_names.expect_possible(path)
            _write(path, drawn.pdf)
        except CareKeeperError as trouble:
            self.refuse(trouble.sentence)
            return
        self._note(request, path.name)
        saved = tr("Saved as {name}. It contains personal data and has no password.")
        self._desk.messages.saved(saved.format(name=path.name))
        self.accept()

    def _open_pdf(self) -> None:
        drawn, request = self._drawn, self._drawn_for
        if drawn is None or request is None or not self._may_go(drawn):
            return
        folder = self._job_of.temporary
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _unused(folder, _plain(self._job_of.file_name))
            _write(path, drawn.pdf)
        except (OSError, StorageTrouble):
            self.refuse(tr("The pages could not be opened in a viewer. Save them as PDF."))
            return
        if self._view(path):
            self._note(request, path.name)
        else:
            self.refuse(
                tr(
                    "No program on this computer opens PDFs. Save as PDF and take the file with "
                    "you."
                )
            )

    def _note(self, request: Request, destination: str) -> None:
        self._job_of.printed(request, destination)


def _open_with_the_system(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _plain(name: str) -> str:
    """Return a name that every system takes for a file."""
    return file_names.stem(name, "_") or "CareKeeper"


def _unused(folder: Path, name: str) -> Path:
    """Return a path that is free; a viewer may still hold the one before."""
    path, number = folder / f"{name}.pdf", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}.pdf"
    return path


def _write(path: Path, pdf: bytes) -> None:
    """Write a file beside its place and move it there.

    Raises `StorageTrouble`; what was there before is then still there.
    """
    try:
        with made_beside(path) as part:
            part.write_bytes(pdf)
    except OSError as error:
        raise StorageTrouble(
            Trouble.OTHER,
            tr(
                "“{name}” could not be saved here. Is it open, or is the USB stick full? "
                "Choose another place."
            ).format(name=path.name),
        ) from error
