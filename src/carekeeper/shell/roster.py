"""The class list at the left, always there: search, filters, and one row for each student."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QWidget,
)

from carekeeper.core.due import Urgency
from carekeeper.core.student_line import StudentLine
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.shell.roster_list import FILTERS, LINE_ROLE, RosterList, RosterRow
from carekeeper.widgets import icons
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button, Chip
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.labels import ElidedLabel, Label
from carekeeper.widgets.notices import Hint

_WIDTH = 272
_WIDEST = 304
_MARGIN = 12
_CHIP_GAP = 4


class Roster(QFrame):
    """The class list: it tells which student is selected, and whom the teacher wants to add."""

    student_selected = Signal(object)
    """The number of the student, None for nobody."""

    add_requested = Signal()
    bring_in_requested = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster")
        self.setProperty("look", "side")
        self.setMinimumWidth(_WIDTH)
        self._list = RosterList(today)
        self._view = _RosterView(self)
        self._title = ElidedLabel("", "section", name="roster_title")
        self._figures = ElidedLabel("", "caption", name="roster_figures")
        self._search = _SearchLine(self._view)
        self._chips = self._make_chips()
        self._empty = Hint(
            "users-round",
            tr("No students yet. Paste the class list, or type the names one after the other."),
            tr("Import the class list…"),
            name="roster_empty",
        )
        self._nobody = Label(tr("No matches. Clear the search, or choose “All”."), "second")
        self._arrange()
        self._connect()

    def show_class(self, name: str) -> None:
        """Show the name of the class above the list."""
        self._title.setText(name)
        self._title.updateGeometry()

    def show_lines(
        self,
        lines: Sequence[StudentLine],
        due: Mapping[int, Urgency],
        thumbs: Mapping[str, bytes],
    ) -> None:
        """Show the students with their dots; the selected student stays selected."""
        if not self._list.is_new(lines, due, thumbs):
            return
        chosen = self.selected()
        self._list.thumbs = {line.id: thumbs[line.photo] for line in lines if line.photo in thumbs}
        self._list.show_lines(lines, due)
        self._tell_figures(bool(lines))
        self.select(chosen, quietly=True)

    def selected(self) -> int | None:
        """Return the number of the selected student, None when nobody is selected."""
        chosen = self._view.selectionModel().selectedIndexes()
        line: StudentLine | None = chosen[0].data(LINE_ROLE) if chosen else None
        return None if line is None else line.id

    def select(self, student_id: int | None, *, quietly: bool = False) -> None:
        """Select a student; the filter is widened when it hides the student."""
        row = -1 if student_id is None else self._list.row_of(student_id)
        if row < 0 and student_id is not None and not quietly:
            self._search.clear()
            self._use_filter("all")
            row = self._list.row_of(student_id)
        index = self._list.index(row) if row >= 0 else QModelIndex()
        if quietly:
            with QSignalBlocker(self._view.selectionModel()):
                self._set_current(index)
            return
        self._set_current(index)

    def step(self, by: int) -> None:
        """Go to the next or the previous student of the list."""
        rows = self._list.rowCount()
        if rows:
            # Not the current row: a list that gets the focus takes a current row by itself.
            chosen = self._view.selectionModel().selectedIndexes()
            row = chosen[0].row() + by if chosen else (0 if by > 0 else rows - 1)
            self._set_current(self._list.index(min(max(row, 0), rows - 1)))

    def search(self) -> None:
        """Put the cursor into the search box."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _set_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._view.setCurrentIndex(index)
            return
        self._view.clearSelection()
        flag = QItemSelectionModel.SelectionFlag.Clear
        self._view.selectionModel().setCurrentIndex(QModelIndex(), flag)

    def _make_chips(self) -> dict[str, Chip]:
        labels = {
            "all": tr("All"),
            "left_behind": tr("Left behind"),
            "key_support": tr("Key"),
            "due": tr("Due"),
            "archived": tr("Archived"),
        }
        return {name: Chip(labels[name], name=f"roster_{name}") for name in FILTERS}

    def _connect(self) -> None:
        for name, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, name=name: self._use_filter(name))
        self._chips["all"].setChecked(True)
        self._search.textChanged.connect(self._look_for)
        self._search.returnPressed.connect(self._take_first)
        # Not the current row: a list that gets the focus takes a current row by itself.
        self._view.selectionModel().selectionChanged.connect(self._tell_selected)
        self._view.typed.connect(self._type_into_search)
        self._empty.acted.connect(self.bring_in_requested)

    def _use_filter(self, name: str) -> None:
        for other, chip in self._chips.items():
            chip.setChecked(other == name)
        self._list.filter = name
        self._sift()

    def _look_for(self, typed: str) -> None:
        self._list.typed = typed
        self._sift()

    def _sift(self) -> None:
        chosen = self.selected()
        with QSignalBlocker(self._view.selectionModel()):
            self._list.sift()
        self.select(chosen, quietly=True)
        if not self._list.typed:  # after a search one sees where in the class the student stands
            self._view.scrollTo(self._view.currentIndex())
        self._tell_figures(self._list.count("all") + self._list.count("archived") > 0)

    def _take_first(self) -> None:
        if self._list.rowCount():
            self._set_current(self._list.index(0))
            self._view.setFocus()

    def _type_into_search(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(text)

    def _tell_selected(self) -> None:
        self.student_selected.emit(self.selected())

    def _tell_figures(self, anybody: bool) -> None:
        for name, chip in self._chips.items():
            chip.set_count(self._list.count(name))
        self._chips["archived"].setVisible(self._list.count("archived") > 0)
        everybody, left_behind = self._list.count("all"), self._list.count("left_behind")
        text = tr("{n} students · {m} left behind").format(n=everybody, m=left_behind)
        short = trn("{n} student", "{n} students", everybody).format(n=everybody)
        # The name of the class comes first; the chips tell the figures too.
        self._figures.set_wordings(text if anybody else "", short if anybody else "", "")
        self._widen()
        shown = self._list.rowCount() > 0
        self._empty.setVisible(not anybody)
        self._nobody.setVisible(anybody and not shown)
        self._view.setVisible(shown)

    def _widen(self) -> None:
        """Make room for the filters in one line, if they do not need too much of it."""
        shown = [chip.sizeHint().width() for chip in self._chips.values() if not chip.isHidden()]
        needed = sum(shown) + _CHIP_GAP * (len(shown) - 1) + 2 * _MARGIN
        self.setMinimumWidth(needed if _WIDTH < needed <= _WIDEST else _WIDTH)

    def _arrange(self) -> None:
        add = Button(
            icon="user-round-plus",
            look="icon",
            name="roster_add",
            tip=tr("New student (Ctrl+N)"),
            on_click=self.add_requested.emit,
        )
        # The name first: the figures stand on the chips too.
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = in_row(self._title, grow(self._figures), add, gap=10)
        top = in_column(head, self._search, gap=8, margins=(_MARGIN, 10, _MARGIN, 4))
        chips = FlowLayout(gap=_CHIP_GAP)
        for chip in self._chips.values():
            chips.addWidget(chip)
        top.addLayout(chips)
        self._nobody.setWordWrap(True)
        self._nobody.setContentsMargins(16, 12, 16, 0)
        empty = in_column(self._empty, margins=(_MARGIN, 6, _MARGIN, 0))
        in_column(top, grow(self._view), self._nobody, empty, grow(share=0), gap=6, on=self)


class _RosterView(QListView):
    """The rows; letters typed here go to the search box."""

    typed = Signal(str)

    def __init__(self, roster: Roster) -> None:
        super().__init__(roster)
        self.setObjectName("roster_list")
        self.setAccessibleName(tr("Class list"))
        self.setProperty("look", "side")
        self.setModel(roster._list)
        self.setItemDelegate(RosterRow(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt paints all rows between the one that was chosen and the one that is.
        for rect in cast("Iterable[QRect]", event.region()):
            super().paintEvent(QPaintEvent(rect))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)


class _SearchLine(QLineEdit):
    """The search box; down goes to the list, Escape clears it."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view
        self.setObjectName("roster_search")
        self.setAccessibleName(tr("Search students"))
        self.setPlaceholderText(tr("Name, pinyin, number, phone"))
        self.setClearButtonEnabled(False)
        self.addAction(icons.icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self._view.setFocus()
            if not self._view.selectionModel().hasSelection() and self._view.model().rowCount():
                self._view.setCurrentIndex(self._view.model().index(0, 0))
            return
        super().keyPressEvent(event)
