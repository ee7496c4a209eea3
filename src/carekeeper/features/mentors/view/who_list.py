"""Where a mentor is picked from: those there are, the teachers, the families, the students."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from carekeeper.core import finding, phone, pinyin
from carekeeper.core.words import tr
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.facts.record import Candidate, Mentor
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column
from carekeeper.widgets.parts import Label, Segmented
from carekeeper.widgets.search_line import SearchLine

KNOWN, TEACHER, PARENT, HELPER, NEW = "known", "teacher", "parent", "study_helper", "new"
_ROW = 30
_MENTOR = Qt.ItemDataRole.UserRole


class _Line(Struct, frozen=True):
    mentor: Mentor
    text: str
    keys: str


class WhoList(QObject):
    """The switch between the sources, and a page with a search and the people of one source."""

    source_chosen = Signal(str)
    opened = Signal()
    """Somebody was picked with Enter or a double click."""

    def __init__(self, mentors: Sequence[Mentor], candidates: Sequence[Candidate]) -> None:
        super().__init__()
        self._lines = {
            KNOWN: [_known(one) for one in mentors],
            **{
                kind: [_line(one) for one in candidates if one.mentor.kind == kind]
                for kind in (TEACHER, PARENT, HELPER)
            },
        }
        self.sources = Segmented(
            (
                (KNOWN, tr("Mentors so far")),
                (TEACHER, tr("Teachers")),
                (PARENT, tr("Parents")),
                (HELPER, tr("Students")),
                (NEW, tr("Someone new")),
            ),
            name="who_source",
        )
        self.page = QWidget()
        self.list = QListWidget()
        self.search = SearchLine(tr("Name"), name="who_search", tip=tr("Search for a mentor"))
        self._empty = Label("", "second", wrap=True)
        self._arrange()
        self.sources.choose(self._first_source())
        self.sources.chosen.connect(self._turn)
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.itemActivated.connect(lambda _item: self.opened.emit())
        self._show()

    def source(self) -> str:
        """Return the source in use."""
        return self.sources.current()

    def picked(self) -> Mentor | None:
        """Return who is picked: a mentor with a number, or the record of a new one."""
        item: QListWidgetItem | None = self.list.currentItem()
        return None if item is None else item.data(_MENTOR)

    def _first_source(self) -> str:
        """Return the source to begin with: never an empty list."""
        return next((one for one in (KNOWN, TEACHER) if self._lines[one]), NEW)

    def _turn(self, source: str) -> None:
        self.search.clear()
        self._show()
        self.source_chosen.emit(source)

    def _show(self) -> None:
        self.list.clear()
        typed = self.search.text().strip()
        lines = self._lines.get(self.source(), [])
        for line in lines:
            if finding.finds(line.text, line.keys, typed):
                item = QListWidgetItem(line.text, self.list)
                item.setData(_MENTOR, line.mentor)
                item.setSizeHint(QSize(100, theme.px(_ROW)))
        none = tr("No matches.") if lines else _nobody(self.source())
        self._empty.setText("" if self.list.count() else none)
        self._empty.setVisible(not self.list.count())
        if self.list.count() == 1:
            self.list.setCurrentRow(0)

    def _arrange(self) -> None:
        self.list.setObjectName("who_list")
        self.list.setAccessibleName(tr("Mentor"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        in_column(self.search, self._empty, grow(self.list), gap=8, on=self.page)


def _known(mentor: Mentor) -> _Line:
    about = (rules.called(mentor), rules.kind_shown(mentor), _number(mentor))
    return _Line(mentor, _joined(*about), pinyin.keys(mentor.name))


def _line(one: Candidate) -> _Line:
    text = _joined(one.mentor.name, one.about, _number(one.mentor))
    return _Line(one.mentor, text, f"{pinyin.keys(one.mentor.name)} {one.keys}")


def _number(mentor: Mentor) -> str:
    return phone.shown(mentor.phone) if mentor.phone else ""


def _joined(*parts: str) -> str:
    return "\u3000".join(part for part in parts if part)


def _nobody(source: str) -> str:
    sentences = {
        KNOWN: tr("There is no mentor yet. Choose from the teachers, parents or students."),
        TEACHER: tr("Teachers appear here when they are entered in the settings, under Class."),
        PARENT: tr("Parents appear here when they are on the contact cards."),
        HELPER: tr("The class is still empty."),
    }
    return sentences.get(source, "")
