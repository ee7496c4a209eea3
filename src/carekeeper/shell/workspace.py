"""The open class: the class list at the left, the tabs of the rooms at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from carekeeper.core.changes import Changed
from carekeeper.core.errors import Trouble
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.school_year import term_on, week_shown
from carekeeper.core.student_line import StudentLine
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.db.students import everyone, school_class, thumbs
from carekeeper.db.troubles import trouble
from carekeeper.room import Found, Room
from carekeeper.shell.headline import Headline, headline
from carekeeper.shell.roster import Roster
from carekeeper.shell.roster_list import matches
from carekeeper.shell.student_head import StudentHead
from carekeeper.shell.tab_strip import TabStrip
from carekeeper.today import facts as today_facts
from carekeeper.today.store import Agenda
from carekeeper.today.tab import TodayTab
from carekeeper.widgets.arranging import arranged_once
from carekeeper.widgets.boxes import fill, grow, in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.notices import Banner
from carekeeper.widgets.tab import NOT_RIGHT_YET, RoomTab

TODAY, REPORT = "today", "report"
_LISTED = frozenset({"students", "guardians"})
"""What the class list tells, and whom to call: the head of a student too."""
_NAMED = _LISTED | {"class_info"}


class Workspace(QWidget):
    """Shows one student or the whole class in the tab that the teacher chose."""

    lock_requested = Signal()
    student_changed = Signal(object)

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        rooms: Sequence[Room],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._class_file = class_file
        self._desk = desk
        self._rooms = {room.name: room for room in rooms if room.has_tab}
        self._lines: Sequence[StudentLine] = ()
        self._thumbs: Mapping[str, bytes] = {}
        self._agenda = Agenda(class_file, rooms, desk.today)
        self._tabs: dict[str, RoomTab] = {}
        self._stale = False
        self._student: StudentId | None = None
        self._last_student: StudentId | None = None
        self.roster = Roster(desk.today)
        self.strip = TabStrip(list(self._rooms.values()))
        self._head = StudentHead()
        self._pages = QStackedWidget()
        self._right = QWidget()
        self._arrange()
        self._connect()
        self._reload()

    def open_tab(self, name: str) -> None:
        """Turn to the tab of a room."""
        self.strip.choose(name if name in self._rooms else TODAY)

    def current_tab(self) -> str:
        """Return the name of the room whose tab is shown."""
        return self.strip.current()

    def tab_names(self) -> list[str]:
        """Return the rooms that have a tab, in their order."""
        return list(self._rooms)

    def student(self) -> StudentId | None:
        """Return the student that is shown, None for the whole class."""
        return self._student

    def show_student(self, student_id: int, tab: str = "") -> None:
        """Select a student and turn to a tab; an empty name stays, but leaves Today."""
        wanted = tab or self.current_tab()
        self._choose(StudentId(student_id), "students" if self._is_of_class(wanted) else wanted)
        if self._student == student_id:
            self.roster.select(student_id)

    def show_place(self, place: Place) -> None:
        """Turn to a place: the tab of its room, the student, and what is meant inside."""
        if place.student_id is None:
            if place.inside and not self._is_of_class(place.room):
                self.roster.select(None)
            self.open_tab(place.room)
            if place.inside:
                self._tab(self.current_tab()).go_to(place)
            return
        self.show_student(place.student_id, place.room)
        if place.inside and self._student == place.student_id:
            self._tab(self.current_tab()).go_to(place)

    def find_student(self) -> None:
        """Put the cursor into the search box of the class list."""
        self.roster.search()

    def search(self, words: str) -> list[Found]:
        """Return where words stand: students first, then what the rooms keep.

        Without any word nothing is found, but the rooms make ready for the first key.
        """
        found = [
            Found(Place("students", line.id), line.name, tr("Student"))
            for line in self._lines
            if words.strip() and matches(line, words)
        ]
        for room in self._rooms.values():
            if room.search is not None:
                found += room.search(self._class_file, words)
        return found

    def keep_widths(self) -> None:
        """Keep how wide the columns of the tables are."""
        from carekeeper.shell.column_widths import keep_widths

        keep_widths(self, self._desk.settings)

    def flush(self) -> bool:
        """Save what is typed in any tab; False when some of it cannot be saved."""
        return not self._wrong_tab()

    def all_saved(self) -> bool:
        """Save what is typed; when some of it cannot be saved, show where and be False."""
        wrong = self._wrong_tab()
        if wrong:
            self._stay_with(wrong)
        return not wrong

    def _wrong_tab(self) -> str:
        """Save what is typed in all tabs; returns the first where some could not be saved."""
        told = [name for name, tab in self._tabs.items() if not tab.flush()]
        return told[0] if told else ""

    def _connect(self) -> None:
        self.roster.student_selected.connect(self._select)
        self.roster.add_requested.connect(lambda: self._desk.action_requested.emit("new_student"))
        self.roster.bring_in_requested.connect(lambda: self._desk.action_requested.emit("bring_in"))
        self.strip.chosen.connect(self._turn_to)
        self.strip.lock_requested.connect(self.lock_requested)
        self._head.side_chosen.connect(self._choose_side)
        self._desk.place_requested.connect(self.show_place)
        self._desk.changed.connect(self._note_change)

    def _note_change(self, changed: Changed) -> None:
        # Before the tabs, which hear of the change later, and before the list asks what is due.
        due = self._agenda.note(changed)
        if not self.isVisible():
            self._stale = True
            return
        listed = changed.concerns(_LISTED)
        if listed:
            self._read_lines()
        if listed or due:
            self._show_lines()
        if changed.concerns(_NAMED):
            self._show_class_name()
        if due or changed.concerns(_NAMED):
            self._show_head()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reload()

    def _reload(self) -> None:
        self._stale = False
        self._read_lines()
        self._show_lines()
        self._show_class_name()
        self._show_head()

    def _show_class_name(self) -> None:
        with self._class_file.reading() as unit:
            self.roster.show_class(school_class(unit).name)

    def _read_lines(self) -> None:
        with self._class_file.reading() as unit:
            self._lines = everyone(unit)
            photos = {line.photo for line in self._lines if line.photo}
            if photos != set(self._thumbs):
                self._thumbs = thumbs(unit, photos)
        if self._student is not None and self._student not in {line.id for line in self._lines}:
            self._choose(None)

    def _show_lines(self) -> None:
        items = self._agenda.items()
        due = today_facts.urgency_by_student(items)
        self.roster.show_lines(self._lines, due, self._thumbs)
        by_room = today_facts.due_by_room(items)
        self.strip.show_counts({**by_room, TODAY: len(today_facts.pressing(items))})

    def _select(self, student_id: int | None) -> None:
        self._choose(None if student_id is None else StudentId(student_id))
        if student_id is not None and self._is_of_class():
            self.open_tab("students")

    def _choose_side(self, side: str) -> None:
        if side == "class":
            self.roster.select(None)
            self._choose(None)
        elif self._last_student is not None:
            self.show_student(self._last_student)

    def _choose(self, student_id: StudentId | None, tab: str = "") -> None:
        """Show a student or the class, in another tab when one is named."""
        if student_id == self._student:
            if tab:
                self.open_tab(tab)
            return
        wrong = self._wrong_tab()
        if wrong and self._is_here(self._student):
            self._stay_with(wrong)
            return
        self._student = student_id
        self._last_student = student_id or self._last_student
        if tab not in ("", self.current_tab()):
            # Not by way of the tab that is left: it would read and show the student in vain.
            self.open_tab(tab)
        else:
            self._show_in_tab()
        self.student_changed.emit(student_id)

    def _show_in_tab(self) -> None:
        current = self._tabs.get(self.current_tab())
        if current is not None:
            current.show_student(self._shown(self.current_tab()))
        self._show_head()

    def _is_of_class(self, name: str = "") -> bool:
        """Tell whether a tab, else the one in front, shows the class whoever is selected."""
        room = self._rooms.get(name or self.current_tab())
        return room is None or room.of_class

    def _shown(self, name: str) -> StudentId | None:
        return None if self._is_of_class(name) else self._student

    def _is_here(self, student_id: StudentId | None) -> bool:
        return any(line.id == student_id for line in self._lines)

    def _stay_with(self, tab: str) -> None:
        """Keep the student in view of whom something typed cannot be right."""
        self.roster.select(self._student, quietly=True)
        self.open_tab(tab)
        self._tabs[tab].show_wrong()
        self._desk.messages.saved(tr(NOT_RIGHT_YET))

    def _turn_to(self, name: str) -> None:
        for tab in self._tabs.values():
            if tab.isVisible():
                tab.save_what_can_be()
        tab = self._tab(name)
        tab.show_student(self._shown(name))
        tab.make_ready()
        self._head.show_actions(tab.header_actions())
        self._show_head()
        with arranged_once(self._right, self._pages):
            self._pages.setCurrentWidget(tab)
            self._head.setVisible(name != TODAY)

    def _tab(self, name: str) -> RoomTab:
        if name not in self._tabs:
            tab = self._make_tab(self._rooms[name])
            self._tabs[name] = tab
            tab.loaded.connect(lambda: self._sum_up(name))
            self._pages.addWidget(tab)
        return self._tabs[name]

    def _make_tab(self, room: Room) -> RoomTab:
        if room.name == TODAY:
            return TodayTab(
                self._class_file,
                self._desk,
                self._agenda,
                week=self._week,
                faces=self._faces,
            )
        if room.name == REPORT:
            from carekeeper.report.tab import ReportTab

            return ReportTab(self._class_file, self._desk, self._agenda.rooms, self._agenda.items)
        # Tables are heavy to import, and the first tab has none.
        from carekeeper.shell.column_widths import restore_widths

        assert room.open_tab is not None
        tab = room.open_tab(self._class_file, self._desk)
        assert isinstance(tab, RoomTab)
        restore_widths(tab, self._desk.settings)
        return tab

    def _week(self) -> str:
        today = self._desk.today()
        with self._class_file.reading() as unit:
            term = term_on(terms_of(unit, today), today)
        return "" if term is None else week_shown(term, today)

    def _faces(self) -> Mapping[int, tuple[str, bytes | None]]:
        return {line.id: (line.name, self._thumbs.get(line.photo)) for line in self._lines}

    def _show_head(self) -> None:
        if self.current_tab() in ("", TODAY):
            return
        student = self._shown(self.current_tab())
        if student is None:
            self._show_class_head()
            return
        head = self._headline(student)
        photo = self._thumbs.get(head.photo)
        self._head.show_headline(head, photo, self._desk.today())

    def _headline(self, student_id: StudentId) -> Headline:
        return headline(self._class_file, student_id, self._agenda.items())

    def _sum_up(self, name: str) -> None:
        """Tell again what a tab says of the class, now that it has read it."""
        if self._shown(name) is None and name == self.current_tab() != TODAY:
            self._show_class_head()

    def _show_class_head(self) -> None:
        room = self._rooms[self.current_tab()]
        names = {line.id: line.name for line in self._lines}
        tab = self._tabs[room.name]
        about = tab.class_summary()
        back = None if room.of_class else names.get(self._last_student or StudentId(0), "")
        self._head.show_class(tr(room.label), about, back)

    def _arrange(self) -> None:
        column = in_column(self.strip, gap=0, on=self._right)
        if self._class_file.read_only:
            words = trouble(Trouble.READ_ONLY, self._class_file.path).sentence
            column.addWidget(Banner("due", words, name="read_only"))
        fill(column, self._head, grow(self._pages))
        self._head.hide()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("workspace_splitter")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.roster)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([272, 1094])
        in_row(splitter, on=self)
