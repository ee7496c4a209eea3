"""A made-up print job, and a printer of paper that exists only in these stories."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carekeeper.core.errors import Refused
from carekeeper.core.geometry import A4, Geometry
from carekeeper.core.print_job import Drawn, Group, Layout, PrintJob, Request, Tick, Tickable
from carekeeper.core.sheet import Sheet
from carekeeper.core.typing import override
from carekeeper.widgets.background import Report
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.press import Press
from carekeeper.widgets.print_dialog import PrintDialog

BOUND = Sheet()


@dataclass
class Workshop:
    """Draws a page for each student, and remembers what it was asked for."""

    folder: Path
    begun: list[Request] = field(default_factory=list)
    drawn: list[Request] = field(default_factory=list)
    images: list[tuple[int, float]] = field(default_factory=list)
    noted: list[tuple[Request, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    sheet: Sheet = BOUND
    sheets: list[Sheet] = field(default_factory=list)
    question: str = ""
    go_on: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.go_on.set()

    def draw(self, request: Request, _report: Report) -> Drawn:
        self.begun.append(request)
        self.go_on.wait(60)
        self.drawn.append(request)
        lacking = tuple(f"{number} lacks a phone." for number in request.ids if number > 2)
        pdf = f"pages of {request.ids}".encode()
        return Drawn(pdf, len(request.ids), lacking, self.question)

    def image(self, _pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
        self.images.append((page, dpi))
        return 4, 6, b"\xff" * 4 * 4 * 6

    def job(self) -> PrintJob:
        names = ("Wang Xiaoyu", "Li Haoran", "Chen Jiale")
        return PrintJob(
            title="Print cards",
            file_name="Cards 3/2",
            choices=[
                Tickable(number, name, "wang/xiao/yu", 2 * (number == 3))
                for number, name in enumerate(names, start=1)
            ],
            groups=[Group("left_behind", "Left behind", frozenset({1, 3}))],
            chosen=frozenset({1}),
            layouts=[
                Layout("full", "Full page", "for the file", "file-text", styled=True),
                Layout("pocket", "Pocket card", "to cut apart", "layout-grid", per_sheet=2),
            ],
            styles=[("clean", "Clean"), ("table", "Table")],
            style="clean",
            ticks=[Tick("mark", "Left behind", layouts=frozenset({"full"}))],
            temporary=self.folder / "temporary",
            draw=self.draw,
            page_image=self.image,
            printed=lambda request, destination: self.noted.append((request, destination)),
            remember_style=self.styles.append,
            sheet=self.sheet,
            remember_sheet=self.sheets.append,
        )


class PaperPress(Press):
    """A printer that is on, or off, or not there."""

    def __init__(self, *names: str) -> None:
        self.found = names
        self.copies = 0
        self.geometry = A4
        self.pages = 0
        self.off = False

    @override
    def names(self) -> list[str]:
        return list(self.found)

    @override
    def printer(self, name: str, copies: int, title: str, geometry: Geometry = A4) -> Any:
        self.copies = copies
        self.geometry = geometry
        return name

    @override
    def print_pages(
        self,
        printer: Any,
        pages: int,
        page_image: Callable[[int, float], tuple[int, int, bytes]],
        report: Report,
    ) -> None:
        if self.off:
            raise Refused("The printer is off.")
        for page in range(pages):
            page_image(page, 300)
            self.pages += 1


def opened(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress, **ways: Any
) -> PrintDialog:
    made = PrintDialog(workshop.job(), desk, press=press, **ways)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.preview.pages > 0)
    return made


def button(dialog: QWidget, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    return found


def click(qtbot: QtBot, dialog: QWidget, name: str) -> None:
    qtbot.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)
