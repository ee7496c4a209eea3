"""The teacher chooses whom to print, sees the true pages, and sends them on their way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.core.errors import Refused
from carekeeper.core.typing import override
from carekeeper.widgets.background import Report
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.press import Press
from carekeeper.widgets.print_dialog import PrintDialog
from carekeeper.widgets.print_job import Choice, Drawn, Group, Layout, PrintJob, Request


@dataclass
class Workshop:
    """Draws a page for each pupil, and remembers what it was asked for."""

    folder: Path
    begun: list[Request] = field(default_factory=list)
    drawn: list[Request] = field(default_factory=list)
    images: list[tuple[int, float]] = field(default_factory=list)
    noted: list[tuple[Request, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.go_on.set()

    def draw(self, request: Request, _report: Report) -> Drawn:
        self.begun.append(request)
        self.go_on.wait(5)
        self.drawn.append(request)
        lacking = tuple(f"{number} lacks a phone." for number in request.ids if number > 2)
        return Drawn(f"pages of {request.ids}".encode(), len(request.ids), lacking)

    def image(self, _pdf: bytes, page: int, dpi: float) -> tuple[int, int, bytes]:
        self.images.append((page, dpi))
        return 4, 6, b"\xff" * 4 * 4 * 6

    def job(self) -> PrintJob:
        names = ("Wang Xiaoyu", "Li Haoran", "Chen Jiale")
        return PrintJob(
            title="Print cards",
            file_name="Cards 3/2",
            choices=[
                Choice(number, name, "wang/xiao/yu", 2 * (number == 3))
                for number, name in enumerate(names, start=1)
            ],
            groups=[Group("left_behind", "Left behind", frozenset({1, 3}))],
            chosen=frozenset({1}),
            layouts=[
                Layout("full", "Full page", "for the file", "file-text", styled=True),
                Layout("pocket", "Pocket card", "to cut apart", "layout-grid"),
            ],
            styles=[("clean", "Clean"), ("table", "Table")],
            style="clean",
            option="Left behind",
            temporary=self.folder / "temporary",
            draw=self.draw,
            page_image=self.image,
            printed=lambda request, destination: self.noted.append((request, destination)),
            remember_style=self.styles.append,
        )


class PaperPress(Press):
    """A printer that is on, or off, or not there."""

    def __init__(self, *names: str) -> None:
        self.found = names
        self.copies = 0
        self.pages = 0
        self.off = False

    @override
    def names(self) -> list[str]:
        return list(self.found)

    @override
    def printer(self, name: str, copies: int, title: str) -> Any:
        self.copies = copies
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


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def press() -> PaperPress:
    return PaperPress("Laser", "Ink")


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress) -> PrintDialog:
    return opened(qtbot, desk, workshop, press)


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


def redrawn(qtbot: QtBot, workshop: Workshop, count: int) -> None:
    qtbot.waitUntil(lambda: len(workshop.drawn) == count)


def test_it_opens_with_the_pages_of_who_was_asked_for(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    assert workshop.drawn == [Request((1,), "full", "clean")]
    assert button(dialog, "print_print").text() == "Print 1 page"
    assert dialog.options.printer() == "Laser"
    qtbot.waitUntil(lambda: bool(workshop.images))
    assert workshop.images[0][0] == 0


def test_the_page_on_the_screen_has_as_many_dots_as_the_screen(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    dialog.resize(1300, 600)
    qtbot.waitUntil(lambda: not dialog.preview.is_drawing())
    whole = workshop.images[-1][1]
    click(qtbot, dialog, "print_preview_zoom")
    qtbot.waitUntil(lambda: workshop.images[-1][1] > whole)
    assert button(dialog, "print_preview_zoom").accessibleName() == "Whole page"


def test_a_link_ticks_many_and_the_pages_follow(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    click(qtbot, dialog, "print_choices_left_behind")
    redrawn(qtbot, workshop, 2)
    assert workshop.drawn[-1].ids == (1, 3)
    qtbot.waitUntil(lambda: button(dialog, "print_print").text() == "Print 2 pages")


def test_a_click_on_a_name_ticks_it_and_so_does_the_space_bar(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    names = dialog.findChild(QListWidget, "print_choices_list")
    place = names.visualItemRect(names.item(1)).center() + QPoint(10, 0)
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.choices.ids() == (1, 2)
    names.setCurrentRow(2)
    qtbot.keyClick(names, Qt.Key.Key_Space)
    assert dialog.choices.ids() == (1, 2, 3)


def test_a_search_by_letters_hides_but_does_not_untick(dialog: PrintDialog, qtbot: QtBot) -> None:
    search = dialog.choices.findChild(QWidget, "print_choices_search")
    names = dialog.findChild(QListWidget, "print_choices_list")
    qtbot.keyClicks(search, "Chen")
    assert [names.item(row).isHidden() for row in range(3)] == [True, True, False]
    assert dialog.choices.ids() == (1,)


def test_what_will_be_missing_is_said_before_printing(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    assert not dialog.options.notice.isVisible()
    click(qtbot, dialog, "print_choices_all")
    qtbot.waitUntil(dialog.options.notice.isVisible)
    assert dialog.options.notice.text.text() == "3 lacks a phone."


def test_with_nobody_ticked_there_is_nothing_to_print(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    click(qtbot, dialog, "print_choices_none")
    qtbot.waitUntil(lambda: dialog.preview.pages == 0)
    for name in ("print_print", "print_save", "print_open"):
        assert not button(dialog, name).isEnabled()


def test_only_the_last_choice_is_shown(
    dialog: PrintDialog, workshop: Workshop, desk: Desk, qtbot: QtBot
) -> None:
    workshop.go_on.clear()
    click(qtbot, dialog, "print_choices_all")
    qtbot.waitUntil(lambda: len(workshop.begun) == 2)
    click(qtbot, dialog, "print_choices_left_behind")
    qtbot.waitUntil(lambda: len(workshop.begun) == 3)
    with qtbot.waitSignal(desk.background.busy, check_params_cb=lambda busy: not busy):
        workshop.go_on.set()
    assert len(workshop.drawn) == 3
    assert dialog.preview.pages == 2


def test_a_layout_without_styles_offers_none(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    click(qtbot, dialog, "print_style_table")
    redrawn(qtbot, workshop, 2)
    assert workshop.drawn[-1].style == "table"
    assert workshop.styles == ["table"], "kept for the next time"
    click(qtbot, dialog, "print_layout_pocket")
    redrawn(qtbot, workshop, 3)
    assert workshop.drawn[-1].layout == "pocket"
    assert not dialog.options.styles.isEnabled()
    assert not dialog.options.marked.isEnabled()


def test_the_arrow_keys_choose_a_layout(dialog: PrintDialog, qtbot: QtBot) -> None:
    first = button(dialog, "print_layout_full")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert dialog.options.cards.current() == "pocket"


def test_pages_are_turned(dialog: PrintDialog, workshop: Workshop, qtbot: QtBot) -> None:
    click(qtbot, dialog, "print_choices_all")
    qtbot.waitUntil(lambda: dialog.preview.pages == 3)
    click(qtbot, dialog, "print_preview_next")
    click(qtbot, dialog, "print_preview_next")
    assert dialog.preview.page == 2
    assert not button(dialog, "print_preview_next").isEnabled()
    qtbot.waitUntil(lambda: workshop.images[-1][0] == 2)
    click(qtbot, dialog, "print_choices_left_behind")
    qtbot.waitUntil(lambda: dialog.preview.pages == 2)
    assert dialog.preview.page == 1, "the last page that there is"


def test_printing_is_noted_and_closes_the_dialog(
    dialog: PrintDialog,
    workshop: Workshop,
    press: PaperPress,
    messages: RecordingMessages,
    qtbot: QtBot,
) -> None:
    dialog.options.copies.setValue(2)
    click(qtbot, dialog, "print_print")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (press.pages, press.copies) == (1, 2)
    assert workshop.noted == [(Request((1,), "full", "clean"), "Laser")]
    assert messages.saved_texts == ["Handed to the printer."]


def test_a_printer_that_is_off_is_said_in_the_dialog_and_nothing_is_noted(
    dialog: PrintDialog, workshop: Workshop, press: PaperPress, qtbot: QtBot
) -> None:
    press.off = True
    click(qtbot, dialog, "print_print")
    qtbot.waitUntil(lambda: dialog.problem.text() == "The printer is off.")
    assert dialog.isVisible()
    assert workshop.noted == []


def test_without_a_printer_there_is_still_the_pdf(
    qtbot: QtBot, desk: Desk, workshop: Workshop
) -> None:
    dialog = opened(qtbot, desk, workshop, PaperPress())
    said = dialog.findChild(QWidget, "print_no_printer")
    qtbot.waitUntil(said.isVisible)
    assert not button(dialog, "print_print").isEnabled()
    assert button(dialog, "print_save").isEnabled()


def test_a_pdf_gets_its_ending_and_is_noted(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress, tmp_path: Path
) -> None:
    proposals: list[str] = []

    def ask(_parent: QWidget, proposal: Path) -> Path:
        proposals.append(proposal.name)
        return tmp_path / "三2班 联系卡"

    dialog = opened(qtbot, desk, workshop, press, ask=ask)
    click(qtbot, dialog, "print_save")
    assert proposals == ["Cards 3_2.pdf"], "a name that every system takes"
    assert (tmp_path / "三2班 联系卡.pdf").read_bytes() == b"pages of (1,)"
    assert [destination for _request, destination in workshop.noted] == ["三2班 联系卡.pdf"]
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    qtbot: QtBot,
    desk: Desk,
    workshop: Workshop,
    press: PaperPress,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    target = tmp_path / "cards.pdf"
    target.write_bytes(b"last term's")
    dialog = opened(qtbot, desk, workshop, press, ask=lambda _parent, _path: target)
    click(qtbot, dialog, "print_save")
    assert messages.asked == ["“cards.pdf” is already there. Replace it?"]
    assert target.read_bytes() == b"last term's"
    assert workshop.noted == []
    messages.answers = [True]
    click(qtbot, dialog, "print_save")
    assert target.read_bytes() == b"pages of (1,)"


def test_a_place_that_cannot_be_written_is_said_and_keeps_the_dialog(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress, tmp_path: Path
) -> None:
    nowhere = tmp_path / "stick" / "cards.pdf"
    dialog = opened(qtbot, desk, workshop, press, ask=lambda _parent, _path: nowhere)
    click(qtbot, dialog, "print_save")
    assert "cards.pdf" in dialog.problem.text()
    assert dialog.isVisible()
    assert workshop.noted == []


def test_a_viewer_gets_a_file_of_the_private_folder(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress, tmp_path: Path
) -> None:
    viewed: list[Path] = []

    def view(path: Path) -> bool:
        viewed.append(path)
        return True

    dialog = opened(qtbot, desk, workshop, press, view=view)
    click(qtbot, dialog, "print_open")
    click(qtbot, dialog, "print_open")
    assert [path.parent for path in viewed] == [tmp_path / "temporary"] * 2
    assert viewed[0] != viewed[1], "the first may still be shown"
    assert viewed[0].read_bytes() == b"pages of (1,)"
    assert dialog.isVisible()


def test_a_computer_without_a_viewer_says_so(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress
) -> None:
    dialog = opened(qtbot, desk, workshop, press, view=lambda _path: False)
    click(qtbot, dialog, "print_open")
    assert "PDF" in dialog.problem.text()
    assert workshop.noted == []


def test_a_failure_while_drawing_is_said_in_the_dialog(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress
) -> None:
    def draw(_request: Request, _report: Report) -> Drawn:
        raise Refused("The pages cannot be drawn.")

    dialog = PrintDialog(replace(workshop.job(), draw=draw), desk, press=press)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.problem.text() == "The pages cannot be drawn.")


def test_a_dialog_that_is_closed_while_it_draws_shows_nothing_any_more(
    qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress
) -> None:
    workshop.go_on.clear()
    dialog = PrintDialog(workshop.job(), desk, press=press)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    with qtbot.waitSignal(desk.background.busy, check_params_cb=lambda busy: not busy):
        workshop.go_on.set()
    assert dialog.preview.pages == 0


def test_everything_can_be_reached_by_name_and_key(dialog: PrintDialog) -> None:
    for name in ("print_choices_search", "print_choices_list", "print_printer", "print_copies"):
        part = dialog.findChild(QWidget, name)
        assert part.accessibleName(), name
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, name
