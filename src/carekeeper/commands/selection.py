"""Which students a command is for: `left-behind`, `all`, or class numbers such as `3,7,12-15`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.half_width import half_width
from carekeeper.core.ids import StudentId
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import tr

_PART = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


class Selection(Struct, frozen=True):
    """`spans` of class numbers, or without them everybody or the left-behind students."""

    everybody: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def parse_selection(text: str) -> Selection:
    """Read a selection.

    Raises:
        Invalid: it is none of the three forms.
    """
    plain = re.sub(r"\s", "", half_width(text)).replace("、", ",")
    if plain == "left-behind":
        return Selection()
    if plain == "all":
        return Selection(everybody=True)
    found = [_PART.fullmatch(part) for part in plain.split(",")]
    spans = tuple((int(one[1]), int(one[2] or one[1])) for one in found if one)
    if len(spans) < len(found) or any(first > last for first, last in spans):
        raise Invalid(tr("write left-behind, all, or class numbers such as 3,7,12-15"))
    return Selection(spans=spans)


def selected(lines: Sequence[StudentLine], selection: Selection) -> list[StudentId]:
    """Return the students who are meant, in the order of the class; nobody who has left.

    Raises:
        Refused: there is no such student.
    """
    here = [line for line in lines if not line.archived]
    numbers = {line.class_number for line in here}
    for first, last in selection.spans:
        if not numbers.intersection(range(first, last + 1)):
            shown = str(first) if first == last else f"{first}-{last}"
            raise Refused(tr("Nobody in the class has the number {n}.").format(n=shown))
    chosen = [line.id for line in here if _fits(line, selection)]
    if not chosen:
        raise Refused(tr("There are no such students in the class."))
    return chosen


def _fits(line: StudentLine, selection: Selection) -> bool:
    if selection.spans:
        number = line.class_number or 0
        return any(first <= number <= last for first, last in selection.spans)
    return selection.everybody or line.left_behind is True
