"""The teacher chooses whom to print and sees the true pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from tests.widgets.print_workshop import PaperPress, Workshop, button, click, opened

from carekeeper.core.errors import Refused
from carekeeper.core.print_job import COLLECT, Drawn, Pick, Request, Tick
from carekeeper.widgets.background import Report
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


def is_drawn(dialog: PrintDialog) -> bool:
    """Tell whether no sharper page is on its way."""
    waiting = any(timer.isActive() for timer in dialog.preview.findChildren(QTimer))
    return not waiting and dialog.preview._job is None


def test_the_page_on_the_screen_has_as_many_dots_as_the_screen(
    dialog: PrintDialog, workshop: Workshop, qtbot: QtBot
) -> None:
    dialog.resize(1300, 600)
    qtbot.waitUntil(lambda: is_drawn(dialog))
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
    search = dialog.choices.findChild(QLineEdit, "print_choices_search")
    names = dialog.findChild(QListWidget, "print_choices_list")
    qtbot.keyClicks(search, "Chen")
    assert [names.item(row).isHidden() for row in range(3)] == [True, True, False]
    search.setText("ｃｈｅｎ")
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
    assert button(dialog, "print_print").text() == "Print"


def test_a_form_to_collect_with_is_drawn_though_nobody_is_ticked(
    qtbot: QtBot, desk: Desk, workshop: Workshop
) -> None:
    job = workshop.job()
    dialog = PrintDialog(
        replace(job, layouts=[*job.layouts, COLLECT], chosen=frozenset()), desk, press=PaperPress()
    )
    qtbot.addWidget(dialog)
    dialog.show()
    click(qtbot, dialog, "print_layout_collect")
    redrawn(qtbot, workshop, 1)
    assert (workshop.drawn[-1].ids, workshop.drawn[-1].layout) == ((), "collect")
    dialog.done(0)


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
    assert not dialog.options.boxes["mark"].isEnabled()


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
    # Both pages are drawn at a time; the one that is not looked at any more may come last.
    qtbot.waitUntil(lambda: 2 in [page for page, _dots in workshop.images])
    click(qtbot, dialog, "print_choices_left_behind")
    qtbot.waitUntil(lambda: dialog.preview.pages == 2)
    assert dialog.preview.page == 1, "the last page that there is"


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


def test_a_job_asks_its_own_question_and_has_boxes_of_its_own(
    qtbot: QtBot, desk: Desk, workshop: Workshop
) -> None:
    job = replace(
        workshop.job(),
        layouts=workshop.job().layouts[:1],
        styles=(),
        pick=Pick("Month", [("2026-10", "October"), ("2026-11", "November")], "2026-11"),
        ticks=[Tick("card", "Contact card", on=True), Tick("diary", "Growth diary")],
        ticks_label="Parts",
    )
    dialog = PrintDialog(job, desk, press=PaperPress())
    qtbot.addWidget(dialog)
    dialog.show()
    redrawn(qtbot, workshop, 1)
    assert workshop.drawn[-1] == Request((1,), "full", "", frozenset({"card"}), "2026-11")
    assert not dialog.options.cards.isVisible()
    dialog.options.picks.setCurrentIndex(0)
    dialog.options.boxes["diary"].click()
    redrawn(qtbot, workshop, 2)
    assert workshop.drawn[-1].answer == "2026-10"
    assert workshop.drawn[-1].ticks == {"card", "diary"}
    dialog.done(0)
