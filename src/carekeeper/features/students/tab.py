"""The tab of the students' files: one student's profile, or the files of the whole class."""

from __future__ import annotations

from carekeeper.core.changes import Changed
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.photos import Photo
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.features.students.facts import BY_NAME, enrolment_shown, rules
from carekeeper.features.students.store import Students
from carekeeper.features.students.view.page import ProfilePage
from carekeeper.features.students.view.table import ClassFiles, ClassRow
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.earlier import Earlier
from carekeeper.widgets.parts import Button
from carekeeper.widgets.tab import RoomTab

_ROOM = "students"


class StudentsTab(RoomTab):
    """Puts profile, class table and store together."""

    reads = frozenset({"students", "guardians", "class_info", "to_check", "enrolment_spans"})

    def __init__(self, students: Students, desk: Desk) -> None:
        super().__init__(desk, "students_tab")
        self._students = students
        self.page = ProfilePage(desk)
        self.table = ClassFiles()
        self._shown: int | None = None
        self.history = Button(
            tr("Show history"), icon="history", name="student_history", on_click=self._ask_history
        )
        self.bin = Button(
            tr("Move to the recycle bin"),
            icon="trash-2",
            name="bin_students",
            on_click=self._bin_marked,
        )
        self.print = Button(
            tr("Print file…"), icon="printer", name="print_student", on_click=self._print
        )
        self.left_behind = Button(
            tr("Mark as left behind"),
            icon="flag",
            name="mark_left_behind",
            on_click=lambda: self._mark(left_behind=True),
        )
        self.not_left_behind = Button(
            tr("Mark as not left behind"),
            name="mark_not_left_behind",
            on_click=lambda: self._mark(left_behind=False),
        )
        self.arrange(
            (self.page, self.table),
            (self.left_behind, self.not_left_behind, self.bin, self.history, self.print),
        )
        self._connect()

    @override
    def load(self) -> None:
        """Read the file or the files and show them."""
        if self.student_id is None:
            self._shown = None
            self._show_class()
            self.turn_to(self.table)
        else:
            self._show_student()
            self.turn_to(self.page)
        self._label_actions()

    @override
    def show_student(self, student_id: int | None) -> None:
        super().show_student(student_id)
        self._label_actions()

    @override
    def concerned(self, changed: Changed) -> bool:
        story = self.desk.story if self.page.tells_story() else None
        return super().concerned(changed) or (story is not None and changed.concerns(story.reads))

    @override
    def flush(self) -> bool:
        return self._shown is None or self.page.flush()

    @override
    def class_summary(self) -> str:
        return self.table.summary()

    def _show_student(self) -> None:
        assert self.student_id is not None
        try:
            student = self._students.get(self.student_id)
        except LookupError:
            # Deleted meanwhile; the window turns to the class.
            return
        day = self.desk.today()
        situation = rules.situation(student, self._students.parents_of(student.id), day)
        photo = self._students.photo(student.photo) if student.photo else None
        grade = rules.grade_shown(self._students.entry_year(), day)
        anew = self._shown != student.id
        self._shown = student.id
        self.page.form.level.offer(self._students.concern_levels())
        self.page.show_student(student, situation, grade, anew=anew)
        self.page.photo.show_photo(student.id, self._students.name_of(student.id), photo)
        self.page.enrolment.show_rows(self._before(student.id))
        kept, waiting = self._students.kept(student.id)
        self.page.kept.show_kept(kept, waiting)
        self.page.form.show_waiting(
            {one.place: [each for each in waiting if each.place == one.place] for one in waiting}
        )

    def _before(self, student_id: int) -> list[Earlier]:
        enrolment = self._students.enrolment(student_id)
        return [
            Earlier(one.id, enrolment_shown(one.status), one.since, one.until, one.reason)
            for one in (() if enrolment is None else enrolment.ended)
        ]

    def _show_class(self) -> None:
        lines = self._students.with_faces()
        missing = {
            student.id: len(rules.completeness(student).missing)
            for student in self._students.everyone()
        }
        day, hints = self.desk.today(), self._students.hints_at_left_behind()
        self.table.show_rows(
            [ClassRow(line, day, missing[line.id], hints.get(line.id, "")) for line in lines]
        )

    def _save(self, field: str, value: object) -> None:
        if self._shown is None:
            return
        try:
            self._students.change(self._shown, field, value)
        except CareKeeperError as problem:
            self.page.refuse(field, problem.sentence)

    def _settle(self, waiting_id: int) -> None:
        self._students.settle(waiting_id)
        self._show_student()

    def _to_field(self, place: str) -> None:
        """Go to the field that a value of a list belongs to, also to that of a person."""
        room = _ROOM if place in BY_NAME else "guardians"
        self.desk.place_requested.emit(Place(room, self.student_id, field=place))

    def _set_photo(self, student_id: int, photo: Photo | None) -> None:
        try:
            self._students.set_photo(student_id, photo)
        except LookupError:
            # The student was deleted while the picture was made small.
            return

    def _bin_marked(self) -> None:
        ids = self.table.files.marked_ids()
        if not ids:
            return
        self._students.bin(ids)
        self.table.files.table.check_keys(())

    def _mark(self, *, left_behind: bool) -> None:
        """Say of the students who are ticked whether they are left behind."""
        ids = self.table.files.marked_ids()
        self._students.say_left_behind(ids, left_behind=left_behind)
        self.table.files.table.check_keys(())

    def _print(self) -> None:
        if not self.all_saved():
            return
        if self.student_id is not None:
            self.desk.print_requested.emit(Wish("file", (self.student_id,)))
        else:
            ids = self.table.files.wanted_ids()
            self.desk.print_requested.emit(Wish("file", tuple(ids)))

    def _ask_history(self) -> None:
        self.save_what_can_be()
        self.desk.history_requested.emit(self.student_id or 0)

    def _label_actions(self) -> None:
        one = self.student_id is not None
        marked = len(self.table.files.marked_ids())
        for button in (self.left_behind, self.not_left_behind):
            button.setVisible(not one and marked > 0)
        self.history.setVisible(one or marked == 0)  # a narrow head has no room for all five
        self.bin.setVisible(not one)
        self.bin.setEnabled(marked > 0)
        many = trn("Print {n} file…", "Print {n} files…", marked).format(n=marked)
        self.print.setText(tr("Print file…") if one else many if marked else tr("Print…"))

    @override
    def go_to(self, place: Place) -> None:
        if place.field == "marks":
            self.table.files.choose("unmarked")
            self.table.files.table.check_keys(self._students.hints_at_left_behind())
        elif place.field == "kept":
            self.page.show_kept()
        elif place.field in BY_NAME:
            self.page.focus_field(place.field)

    def _connect(self) -> None:
        self.page.committed.connect(self._save)
        self.page.kept.settled.connect(self._settle)
        self.page.enrolment.removed.connect(self._students.remove_episode)
        self.page.kept.field_asked.connect(self._to_field)
        self.page.photo.photo_made.connect(self._set_photo)
        self.page.photo.removed.connect(lambda student: self._set_photo(student, None))
        self.table.files.opened.connect(
            lambda key: self.desk.place_requested.emit(Place(_ROOM, key))
        )
        self.table.files.marked.connect(self._label_actions)
        asks = self.desk.action_requested.emit
        self.table.add.clicked.connect(lambda: asks("new_student"))
        self.table.bring_in.clicked.connect(lambda: asks("bring_in"))
        self.table.empty.acted.connect(lambda: asks("bring_in"))
