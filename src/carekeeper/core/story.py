"""A student's story: what all rooms know of the student, line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place


class StoryLine(Struct, frozen=True):
    """One line of a student's story, whichever room it comes from.

    `place` is the record that it tells of, `title` and `text` are words already. A `private` line
    is shown to the class teacher only, and not on what others read.
    """

    place: Place
    on: date
    title: str
    text: str = ""
    mood: str = ""
    icon: str = "circle"
    private: bool = False


class Story(Struct, frozen=True):
    """The story of any student, told by all rooms.

    `labels` are the rooms that tell something, by name, with the words for a filter; `lines`
    gives the lines of one student, newest first; `reads` are the tables that they come from.
    """

    labels: Mapping[str, str]
    lines: Callable[[StudentId], Sequence[StoryLine]]
    reads: frozenset[str] = frozenset()
