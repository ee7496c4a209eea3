"""A student's whole file (一人一档): the parts of all rooms in one document.

The parts are read at once, and drawn later, so that the drawing can happen in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core import confidential
from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import COLLECT, Group, Layout, Report, Request, Tick, Tickable, Wish
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import enrolment, handouts
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import here
from carekeeper.room import DueItem, FilePart, Offer, Paper, PrivatePart, Room

HANDOUT = "file"
_PRIVATE = "private"
_Key = tuple[int, bool, frozenset[str]]
"""Of whom a file is, whether with what only the teacher sees, and with which private parts."""


class StudentFile(Struct, frozen=True):
    """What was read of one student: by the name of the room, its part.

    `confidential` counts the confidential records of each room that has some, drawn or left out.
    """

    name: str
    parts: Mapping[str, FilePart]
    confidential: Mapping[str, int] = {}
    class_name: str = ""

    def missing(self, wanted: Collection[str]) -> list[str]:
        """Return what the wanted parts lack, as sentences."""
        return [text for name, one in self.parts.items() if name in wanted for text in one.missing]


def papers(rooms: Sequence[Room]) -> dict[str, Paper]:
    """Return all that can be printed, by name: the papers of the rooms, and the whole file."""
    own = [_offering(paper, rooms) for room in rooms for paper in room.papers]
    return {paper.name: paper for paper in (*own, _paper(rooms))}


def _offering(paper: Paper, rooms: Sequence[Room]) -> Paper:
    """Return a paper that knows what all rooms count or what is due in them, if it wants to."""
    if paper.offer_from is not None:
        return replace(paper, offer=paper.offer_from(rooms))
    if paper.offer_with is None:
        return paper

    def agenda(class_file: ClassFile, day: date) -> list[DueItem]:
        asked = (room.due_items for room in rooms if room.due_items is not None)
        return [item for ask in asked for item in ask(class_file, day)]

    return replace(paper, offer=paper.offer_with(agenda))


def _paper(rooms: Sequence[Room]) -> Paper:
    private = Tick(
        _PRIVATE,
        mark("With what only you see"),
        about=mark("with what only the class teacher sees, such as the left-behind situation"),
    )
    parts = (Tick(room.name, room.label, on=True) for room in rooms if room.file_part is not None)
    unasked = (Tick(part.name, part.label, about=part.label) for part in private_parts(rooms))
    return Paper(
        name=HANDOUT,
        title=mark("Print whole files"),
        about=mark("students' whole files"),
        offer=lambda class_file, wish, day: _offer(class_file, rooms, wish, day),
        layouts=(
            Layout(
                "full",
                mark("Whole file"),
                mark("all parts, one behind the other"),
                "file-text",
                True,
            ),
            COLLECT,
        ),
        styles=(("clean", mark("Clean")), ("table", mark("Form table"))),
        ticks=(*parts, private, *unasked),
        ticks_label=mark("Parts"),
        listed="parts",
        listed_about=mark("which parts, such as students,guardians; else all that there are"),
        counts="students",
        told=lambda n: trn("{n} whole file", "{n} whole files", n).format(n=n),
    )


def _offer(class_file: ClassFile, rooms: Sequence[Room], wish: Wish, day: date) -> Offer:
    """Offer the files of the class; the left-behind students are chosen when nobody was named.

    Students who have left the class are offered only when they were asked for.
    """
    asked = frozenset(wish.ids)
    with class_file.reading() as unit:
        students = here(unit, asked)
    gaps = _gaps(class_file, rooms)
    left_behind = frozenset(one.id for one in students if one.left_behind)
    work = _Work(class_file, rooms, {one.id: one.name for one in students}, day)
    return Offer(
        file_name=_file_name([one.name for one in students if one.id in asked]),
        choices=[
            Tickable(one.id, one.name, one.name_keys, gaps.get(one.id, 0)) for one in students
        ],
        groups=(Group("left_behind", tr("Left behind"), left_behind),),
        chosen=asked or left_behind,
        read=work.read,
        draw=work.draw,
        missing=work.missing,
        question=work.question,
        note=lambda request, where: _note(class_file, rooms, request, where),
    )


def _gaps(class_file: ClassFile, rooms: Sequence[Room]) -> dict[StudentId, int]:
    found: dict[StudentId, int] = {}
    for room in rooms:
        for student_id, n in (room.file_gaps(class_file) if room.file_gaps else {}).items():
            found[student_id] = found.get(student_id, 0) + n
    return found


def private_parts(rooms: Sequence[Room]) -> list[PrivatePart]:
    """Return the parts of the rooms that are off until they are ticked."""
    return [room.private_part for room in rooms if room.private_part is not None]


def _file_name(asked: Sequence[str]) -> str:
    if len(asked) == 1:
        return tr("Whole file of {name}").format(name=asked[0])
    return tr("Whole files")


class _Work:
    """Reads the files that are ticked, and draws them in another thread."""

    def __init__(
        self, class_file: ClassFile, rooms: Sequence[Room], names: Mapping[int, str], day: date
    ) -> None:
        self._class_file = class_file
        self._rooms = rooms
        self._names = names
        self._day = day
        self._files: Mapping[_Key, StudentFile] = {}
        self._unasked = frozenset(part.name for part in private_parts(rooms))
        self._forms = {
            room.name: room.file_form(class_file, day) for room in rooms if room.file_form
        }

    def read(self, request: Request) -> None:
        """Read whose file is not read yet, and forget those that are not asked for now."""
        keys = self._keys(request)
        self._files = {key: self._files.get(key) or self._read_one(*key) for key in keys}

    def draw(self, request: Request, report: Report) -> bytes:
        """Return the pages; runs in another thread."""
        if request.layout == COLLECT.name:
            return _draw_forms(self._forms, request)
        return draw(self._wanted(request), request.ticks, report, request.style)

    def missing(self, request: Request) -> list[str]:
        """Return what the files leave out, and what they lack."""
        files = self._wanted(request)
        told = request.ticks - self._unasked
        kept_back = [] if _PRIVATE in request.ticks else left_out(files, told)
        return kept_back + [text for file in files for text in file.missing(request.ticks)]

    def question(self, request: Request) -> str:
        """Return what is asked before confidential records go out with the files."""
        asked = request.ticks if _PRIVATE in request.ticks else request.ticks & self._unasked
        return confidential.question(
            sum(_confidential_in(file, asked) for file in self._wanted(request))
        )

    def _wanted(self, request: Request) -> list[StudentFile]:
        return [self._files[key] for key in self._keys(request)]

    def _keys(self, request: Request) -> list[_Key]:
        private, unasked = _PRIVATE in request.ticks, request.ticks & self._unasked
        return [(number, private, unasked) for number in request.ids]

    def _read_one(self, number: int, private: bool, unasked: frozenset[str]) -> StudentFile:
        student_id, name = StudentId(number), self._names[number]
        of = (self._class_file, self._rooms, student_id, name, self._day)
        return read(*of, private=private, unasked=unasked)


def read(
    class_file: ClassFile,
    rooms: Sequence[Room],
    student_id: StudentId,
    name: str,
    day: date,
    *,
    private: bool,
    unasked: Collection[str] = (),
) -> StudentFile:
    """Read the file of a student as of a day; each part is drawn only once.

    With `private`, it shows what only the class teacher sees; `unasked` names the private parts
    that were ticked all the same.
    """
    from carekeeper.printing.page import drawn_once

    found: dict[str, FilePart] = {}
    counts: dict[str, int] = {}
    for room in rooms:
        if room.file_part is None:
            continue
        if room.confidential is not None and (count := room.confidential(class_file, student_id)):
            counts[room.name] = count
        part = room.file_part(class_file, student_id, day, private)
        if part is not None:
            found[room.name] = replace(part, draw=drawn_once(part.draw))
    for chosen in private_parts(rooms):
        part = chosen.read(class_file, student_id, day) if chosen.name in unasked else None
        if part is not None:
            found[chosen.name] = replace(part, draw=drawn_once(part.draw))
            counts[chosen.name] = part.confidential
    with class_file.reading() as unit:
        class_name = enrolment.class_of(unit, student_id, day).name
    return StudentFile(name, found, counts, class_name)


def left_out(files: Sequence[StudentFile], wanted: Collection[str]) -> list[str]:
    """Return a sentence for each file whose wanted parts leave something confidential out."""
    found = [(file.name, _confidential_in(file, wanted)) for file in files]
    return [confidential.left_out(name, count) for name, count in found if count]


def _confidential_in(file: StudentFile, wanted: Collection[str]) -> int:
    return sum(count for room, count in file.confidential.items() if room in wanted)


def draw(
    files: Sequence[StudentFile],
    wanted: Collection[str],
    report: Callable[[int, int], None] | None = None,
    style: str = "clean",
) -> bytes:
    """Return the wanted parts of some files as one PDF, each file with its own page numbers.

    `report` is told each file that is done, and may raise to stop. Raises `Refused` when there
    is nothing to print.
    """
    from carekeeper.printing.merge import merged, numbered
    from carekeeper.printing.page import as_part
    from carekeeper.printing.raster import page_count

    documents = []
    for place, file in enumerate(files, start=1):
        drawn: list[bytes] = []
        for name, part in file.parts.items():
            if name in wanted:
                with as_part(sum(map(page_count, drawn))):
                    drawn.append(part.draw(style))
        if drawn:
            whose = "　".join(part for part in (file.name, file.class_name) if part)
            documents.append(numbered(drawn, whose))
        if report is not None:
            report(place, len(files))
    if not documents:
        nothing = tr("There is nothing to print yet. Tick another part.")
        raise Refused("\n".join([nothing, *left_out(files, wanted)]))
    return merged(documents)


def _draw_forms(forms: Mapping[str, FilePart], request: Request) -> bytes:
    """Return the forms of the wanted parts, of all parts that have one when none is ticked."""
    from carekeeper.printing.merge import merged

    wanted = [one for name, one in forms.items() if name in request.ticks] or forms.values()
    return merged([one.draw(request.style) for one in wanted])


def _note(class_file: ClassFile, rooms: Sequence[Room], request: Request, destination: str) -> None:
    """Note that files were given out on paper or as a PDF, and of each private part by itself."""
    unasked = [part for part in private_parts(rooms) if part.name in request.ticks]
    told = request.ticks - {_PRIVATE} - {part.name for part in unasked}
    kinds = [(HANDOUT, ",".join(sorted(told))), *((part.table, "") for part in unasked)]
    for kind, layout in kinds:
        handouts.note(
            class_file,
            kind,
            request.ids,
            printed=tr("Whole files printed"),
            saved=tr("Whole files saved as PDF"),
            layout=layout,
            destination=destination,
        )
