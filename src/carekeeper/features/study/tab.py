"""The tab of learning: a few pages, each with a student's side and the class's, and its switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts import education, plans, scores
from carekeeper.features.study.view.education import EducationPage
from carekeeper.features.study.view.plans import PlansPage
from carekeeper.features.study.view.scores import ScoresPage
from carekeeper.widgets.boxes import grow, holding, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.parts import Segmented
from carekeeper.widgets.tab import RoomTab


class Page(Struct, frozen=True):
    """A page of the tab, which is a tab of its own inside it: with buttons, places and flush.

    A place of one of its `kinds`, which are tables, or that begins something by its `name`, is
    shown there. `open` makes it when it is first looked at; `reads` are the tables it shows.
    """

    name: str
    label: str
    kinds: frozenset[str]
    reads: frozenset[str]
    open: Callable[[ClassFile, Desk], RoomTab]


PAGES: tuple[Page, ...] = (
    Page(
        plans.PAGE,
        mark("Help plans"),
        frozenset(dated.table for dated in plans.PARTS),
        PlansPage.reads,
        PlansPage,
    ),
    Page(
        "scores",
        mark("Scores"),
        frozenset({scores.EXAM.table}),
        ScoresPage.reads,
        ScoresPage,
    ),
    Page(
        education.PAGE,
        mark("Individual plans"),
        frozenset(dated.table for dated in education.PARTS),
        EducationPage.reads,
        EducationPage,
    ),
)


class StudyTab(RoomTab):
    """Shows one of its pages; which one, the switch in the head says."""

    reads = frozenset().union(*(page.reads for page in PAGES))

    def __init__(self, class_file: ClassFile, desk: Desk) -> None:
        super().__init__(desk, "study_tab")
        self._class_file = class_file
        self._opened: dict[str, RoomTab] = {}
        self._switch = Segmented([(one.name, tr(one.label)) for one in PAGES], name="study_pages")
        self._switch.chosen.connect(self.turn_to_page)
        self._own = QStackedWidget()
        self._own.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.arrange((), (self._switch, self._own))
        self._front = self._show_front(PAGES[0].name)

    def page(self, name: str) -> RoomTab:
        """Return a page, which is made now if it was not looked at yet."""
        if name not in self._opened:
            declared = next(page for page in PAGES if page.name == name)
            made = self._opened[name] = declared.open(self._class_file, self.desk)
            made.loaded.connect(self.loaded)
            self._stack.addWidget(made)
            self._own.addWidget(_in_a_row(made.header_actions()))
        return self._opened[name]

    @override
    def load(self) -> None:
        """Let the page in front show the student, or the class; it reads by itself."""
        self._front.show_student(self.student_id)

    @override
    def show_student(self, student_id: int | None) -> None:
        self.student_id = None if student_id is None else StudentId(student_id)
        self._front.show_student(student_id)

    @override
    def go_to(self, place: Place) -> None:
        """Turn to the page that a place means, and let it open what is meant."""
        for page in PAGES:
            if place.kind in page.kinds or place.begin == page.name:
                self.turn_to_page(page.name)
        self._front.go_to(place)

    @override
    def flush(self) -> bool:
        told = [page.flush() for page in self._opened.values()]
        return all(told)

    @override
    def show_wrong(self) -> None:
        for name, page in self._opened.items():
            if not page.flush():
                self.turn_to_page(name)
                page.show_wrong()
                return

    @override
    def class_summary(self) -> str:
        return self._front.class_summary()

    def turn_to_page(self, name: str) -> None:
        """Bring one of the pages to the front."""
        self._front.save_what_can_be()
        self._front = self._show_front(name)
        self.loaded.emit()

    def _show_front(self, name: str) -> RoomTab:
        front = self.page(name)
        front.show_student(self.student_id)  # before it is in sight, else it reads the class first
        self._switch.choose(name)
        self.turn_to(front)
        self._own.setCurrentIndex(list(self._opened).index(name))
        return front


def _in_a_row(actions: Sequence[QWidget]) -> QWidget:
    """Return the buttons of a page side by side, none of them wider than it must be."""
    return holding(in_row(grow(), *actions))
