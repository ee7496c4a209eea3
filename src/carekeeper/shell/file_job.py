"""The whole files of students as a job for the print dialog: whose, which parts, who draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carekeeper import whole_file
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import Paths
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.view.print_job import page_image
from carekeeper.features.students.facts import rules
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.store import Students
from carekeeper.features.students.store.house import profile_sheet
from carekeeper.room import Room
from carekeeper.whole_file import StudentFile
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.print_job import (
    Choice,
    Drawn,
    Group,
    Layout,
    PrintJob,
    Report,
    Request,
    Tick,
)

_PRIVATE = "private"
_PROFILE = "students"


def file_print_job(
    class_file: ClassFile, desk: Desk, rooms: Sequence[Room], student_ids: Sequence[int]
) -> PrintJob:
    """Return the job for the whole files of the class, with some students ticked.

    Without `student_ids` the left-behind students are ticked. Students who have left the class are
    offered only when they were asked for.
    """
    store = Students(class_file)
    asked = frozenset(number for number in student_ids if number)
    letters = {line.id: line.name_keys for line in store.lines()}
    students = [one for one in store.everyone() if one.id in asked or one.enrolment not in ARCHIVED]
    left_behind = frozenset(one.id for one in students if one.left_behind)
    work = _Work(class_file, desk, rooms, {one.id: one.name for one in students})
    return PrintJob(
        title=tr("Print whole files"),
        file_name=_file_name([one for one in students if one.id in asked]),
        choices=[_choice(one, letters[one.id]) for one in students],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=asked or left_behind,
        layouts=(Layout("full", "", "", "file-text"),),
        ticks=[
            *(Tick(name, label, on=True) for name, label in whole_file.parts(rooms)),
            Tick(_PRIVATE, tr("With what only you see")),
        ],
        ticks_label=tr("Parts"),
        temporary=Paths.of().temporary,
        read=work.read,
        draw=work.draw,
        page_image=page_image,
        printed=lambda request, destination: whole_file.note_print(
            class_file, request.ids, request.ticks - {_PRIVATE}, destination
        ),
    )


class _Work:
    """Reads the files that are ticked, and draws them in another thread."""

    def __init__(
        self, class_file: ClassFile, desk: Desk, rooms: Sequence[Room], names: Mapping[int, str]
    ) -> None:
        self._class_file = class_file
        self._rooms = rooms
        self._names = names
        self._day = desk.today()
        self._files: Mapping[tuple[int, bool], tuple[StudentFile, Sequence[str]]] = {}

    def read(self, request: Request) -> None:
        """Read whose file is not read yet, and forget those that are not asked for now."""
        private = _PRIVATE in request.ticks
        keys = [(number, private) for number in request.ids]
        self._files = {key: self._files.get(key) or self._read_one(*key) for key in keys}

    def draw(self, request: Request, report: Report) -> Drawn:
        """Return the pages and what they lack; runs in another thread."""
        from carekeeper.printing.raster import page_count

        private = _PRIVATE in request.ticks
        read = self._files
        files = [read[number, private] for number in request.ids]
        pdf = whole_file.draw([file for file, _lacking in files], request.ticks, report)
        lacking = [sentence for _file, sentences in files for sentence in sentences]
        warnings = tuple(lacking) if _PROFILE in request.ticks else ()
        return Drawn(pdf, page_count(pdf), warnings)

    def _read_one(self, number: int, private: bool) -> tuple[StudentFile, Sequence[str]]:
        from carekeeper.features.students.paper import missing_before_print

        day, student_id = self._day, StudentId(number)
        file = whole_file.read(
            self._class_file, self._rooms, student_id, self._names[number], day, private=private
        )
        sheet = profile_sheet(self._class_file, student_id, day, private=private)
        return file, missing_before_print(sheet) if sheet is not None else ()


def _choice(student: Student, letters: str) -> Choice:
    return Choice(student.id, student.name, letters, len(rules.completeness(student).missing))


def _file_name(asked: Sequence[Student]) -> str:
    if len(asked) == 1:
        return tr("Whole file of {name}").format(name=asked[0].name)
    return tr("Whole files")
