"""The pages go to a printer, into a PDF, or to a viewer, and each is noted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages
from tests.widgets.print_workshop import PaperPress, Workshop, button, click, opened

from carekeeper.core.print_job import Request
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_dialog import PrintDialog


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def press() -> PaperPress:
    return PaperPress("Laser", "Ink")


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, workshop: Workshop, press: PaperPress) -> PrintDialog:
    return opened(qtbot, desk, workshop, press)


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
    assert messages.saved_texts == ["Sent to the printer."]


@pytest.mark.parametrize("way", ["print_print", "print_save", "print_open"])
def test_what_is_confidential_goes_nowhere_without_a_question(
    qtbot: QtBot,
    desk: Desk,
    workshop: Workshop,
    press: PaperPress,
    messages: RecordingMessages,
    tmp_path: Path,
    way: str,
) -> None:
    workshop.question = "One confidential talk is on these pages."
    ways = {"ask": lambda *_where: tmp_path / "talks.pdf", "view": lambda _path: True}
    dialog = opened(qtbot, desk, workshop, press, **ways)
    click(qtbot, dialog, way)
    assert messages.asked == [workshop.question]
    assert workshop.noted == []
    messages.answers = [True]
    qtbot.wait(1)
    dialog.findChild(QPushButton, way).click()
    qtbot.waitUntil(lambda: len(workshop.noted) == 1)


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
    assert messages.asked == ["“cards.pdf” already exists. Replace it?"]
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
