"""A room that is only made up here: what it says in its `Room` is all that the house needs of it.

Besides, a true room has its folder, its line in `rooms.py`, tables and migration, translations,
sample and tests: the places that docs/add-a-record-kind.md lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY

from carekeeper import whole_file
from carekeeper.core.due import DueRule, Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Layout, Request, Tickable, Wish
from carekeeper.core.settings import Settings
from carekeeper.core.story import StoryLine
from carekeeper.core.typing import override
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import rule_of
from carekeeper.features.students.store import Students
from carekeeper.printing.page import Sheets
from carekeeper.room import Action, DueItem, FilePart, Found, Offer, Pane, Paper, Rate, Room
from carekeeper.rooms import ROOMS
from carekeeper.shell.main_window import MainWindow
from carekeeper.shell.open_class import OpenClass
from carekeeper.today import facts
from carekeeper.today.view.form import DueRulesPane
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.spin_box import SpinBox
from carekeeper.widgets.tab import RoomTab

BIRD = StudentId(1)
PLACE = Place("birds", BIRD, "birds", 7)
FEEDING = DueRule("bird", "Birds fed", 2, "week")


class BirdsTab(RoomTab):
    """Says whose birds it shows, and which of them was opened."""

    reads = frozenset({"students"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "birds_tab")
        self.opened = 0

    @override
    def load(self) -> None:
        """Show nothing more."""

    @override
    def go_to(self, place: Place) -> None:
        self.opened = place.record_id


def page(_style: str = "") -> bytes:
    sheets = Sheets("Birds")
    sheets.text(45, 60, "A sparrow")
    return sheets.finish()


def sheet_of_birds(noted: list[str]) -> Paper:
    return Paper(
        name="birds",
        title="Print birds",
        about="sheets of birds",
        layouts=(Layout("full", "Full page", "one each", "file-text"),),
        counts="birds",
        told=lambda n: f"{n} birds",
        offer=lambda _file, wish, _day: Offer(
            file_name="Birds",
            choices=[Tickable(BIRD, "Wang Xiaoyu")],
            groups=(),
            chosen=frozenset(wish.ids),
            draw=lambda _request, _report: page(),
            missing=lambda _request: ["The sparrow has no name."],
            note=lambda _request, where: noted.append(where),
        ),
    )


def birds(noted: list[str]) -> Room:
    """Return the room, which notes what it was asked to do."""
    item = DueItem(PLACE, Urgency.DUE, "Birds", "Feed it", rule="bird", student_name="Wang Xiaoyu")
    return Room(
        name="birds",
        label="Birds",
        icon="circle",
        open_tab=lambda _file, desk: BirdsTab(desk),
        rules=(FEEDING,),
        due_place=1,
        due_reads=frozenset({"students"}),
        due_items=lambda _file, _day: [item],
        rates=lambda _file, span: [Rate("Birds fed", 0, 1, "All birds.", span.as_of, (BIRD,))],
        story=lambda _file, _student: [StoryLine(PLACE, date(2026, 11, 1), "A bird came")],
        search=lambda _file, words: [Found(PLACE, "Sparrow", words)] if words else [],
        file_part=lambda _file, _student, _day, _private: FilePart(page),
        papers=(sheet_of_birds(noted),),
        actions=(Action("feed", lambda _file, _desk, _student, _window: noted.append("fed")),),
        panes=(Pane("Birds", lambda _file, _desk: QLabel("How many birds?")),),
        erase={"students": lambda _file, ids: noted.append(f"erased {list(ids)}")},
        has_tab=True,
    )


@pytest.fixture
def noted() -> list[str]:
    """What the room was asked to do."""
    return []


@pytest.fixture
def house(noted: list[str]) -> tuple[Room, ...]:
    """The rooms of the house, and one more."""
    return (*ROOMS, birds(noted))


@pytest.fixture
def opened(
    book: Path, desk: Desk, house: tuple[Room, ...], tmp_path: Path, qtbot: QtBot
) -> Iterator[OpenClass]:
    """A class of one student in the window of that house."""
    window = MainWindow(Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    class_file = ClassFile.open(book, PASSWORD)
    Students(class_file).add({"name": "Wang Xiaoyu"})
    made = OpenClass(class_file, window, desk, house)
    made.show_again()
    window.show()
    yield made
    made.close()


def test_today_the_tabs_and_the_search_know_the_room(
    opened: OpenClass, house: tuple[Room, ...], noted: list[str]
) -> None:
    workspace = opened._workspace
    assert "birds" in opened.tab_labels()
    assert "Feed it" in [item.title for item in workspace._agenda.items()]
    (group, *_rest) = facts.groups(workspace._agenda.items(), house)
    assert group.title == "Birds"
    assert "Birds fed" in [rate.label for rate in workspace._agenda.rates()]
    (found,) = [one for one in workspace.search("sparrow") if one.place.room == "birds"]
    workspace.show_place(found.place)
    tab = workspace.findChild(BirdsTab)
    assert (workspace.current_tab(), tab.student_id, tab.opened) == ("birds", BIRD, 7)
    opened.do("feed")
    assert noted == ["fed"]


def test_the_story_tells_of_the_room(opened: OpenClass, desk: Desk) -> None:
    assert desk.story is not None
    assert "A bird came" in [line.title for line in desk.story.lines(BIRD)]


def test_the_settings_have_its_page(opened: OpenClass, qtbot: QtBot) -> None:
    panes: dict[str, QWidget] = dict(opened.setting_panes())
    for pane in panes.values():
        qtbot.addWidget(pane)
    assert isinstance(panes["Birds"], QLabel)
    assert panes["What is due"].findChild(SpinBox, "due_bird_times") is not None


def test_the_settings_change_how_often_it_asks(
    class_file: ClassFile, house: tuple[Room, ...], qtbot: QtBot
) -> None:
    pane = DueRulesPane(class_file, house)
    qtbot.addWidget(pane)
    times = pane.findChild(SpinBox, "due_bird_times")
    assert times.value() == 2

    times.setValue(3)

    with class_file.reading() as unit:
        assert rule_of(unit, FEEDING).times == 3


def test_its_paper_is_printed_like_any_other(opened: OpenClass, noted: list[str]) -> None:
    job = opened.print_job(Wish("birds", (BIRD,)))
    request = Request((BIRD,), "full", "")
    drawn = job.draw(request, lambda _step, _of: None)
    job.printed(request, "HP LaserJet")
    assert (job.title, job.chosen, drawn.pages) == ("Print birds", {BIRD}, 1)
    assert drawn.warnings == ("The sparrow has no name.",)
    assert noted == ["HP LaserJet"]


def test_the_whole_file_has_its_part(opened: OpenClass, house: tuple[Room, ...]) -> None:
    paper = whole_file.papers(house)["file"]
    assert "birds" in [tick.name for tick in paper.ticks]
    offer = paper.offer(opened.class_file, Wish("file", (BIRD,)), TODAY)
    request = Request((BIRD,), "full", "", frozenset({"birds"}))
    offer.read(request)
    assert offer.draw(request, lambda _step, _of: None).startswith(b"%PDF")
