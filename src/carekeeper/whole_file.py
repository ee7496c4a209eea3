"""A student's whole file (一人一档): the parts of all rooms in one document.

The parts are read at once, and drawn later, so that the drawing can happen in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.db import handouts
from carekeeper.db.class_file import ClassFile
from carekeeper.room import DrawPart, Room

HANDOUT = "file"


class StudentFile(Struct, frozen=True):
    """What was read of one student: by the name of the room, what draws its part."""

    name: str
    parts: Mapping[str, DrawPart]


def parts(rooms: Sequence[Room]) -> list[tuple[str, str]]:
    """Return the parts that a file can have: name and label of each room that draws one."""
    return [(room.name, tr(room.label)) for room in rooms if room.file_part is not None]


def read(
    class_file: ClassFile,
    rooms: Sequence[Room],
    student_id: StudentId,
    name: str,
    day: date,
    *,
    private: bool,
) -> StudentFile:
    """Read the file of a student as of a day; each part is drawn only once.

    With `private`, it shows what only the class teacher sees.
    """
    found: dict[str, DrawPart] = {}
    for room in rooms:
        if room.file_part is None:
            continue
        draw_part = room.file_part(class_file, student_id, day, private)
        if draw_part is not None:
            found[room.name] = cache(draw_part)
    return StudentFile(name, found)


def draw(
    files: Sequence[StudentFile],
    wanted: Collection[str],
    report: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the wanted parts of some files as one PDF, each file with its own page numbers.

    `report` is told each file that is done, and may raise to stop. Raises `Refused` when there
    is nothing to print.
    """
    from carekeeper.printing.merge import merged, numbered

    documents = []
    for place, file in enumerate(files, start=1):
        drawn = [draw_part() for name, draw_part in file.parts.items() if name in wanted]
        if drawn:
            documents.append(numbered(drawn, file.name))
        if report is not None:
            report(place, len(files))
    if not documents:
        raise Refused(tr("There is nothing to print yet. Tick another part."))
    return merged(documents)


def note_print(
    class_file: ClassFile, student_ids: Sequence[int], wanted: Collection[str], destination: str
) -> None:
    """Note that files were given out on paper or as a PDF."""
    label = tr("Whole files printed")
    layout = ",".join(sorted(wanted))
    handouts.note(class_file, label, HANDOUT, student_ids, layout=layout, destination=destination)
