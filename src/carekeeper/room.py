"""What a room of the house offers to the others, without being imported by them.

Each room has one `room.py` with one `Room`. `rooms.ROOMS` is the tuple of all, in the order of
their tabs; those that look at all rooms are handed it: the window, Today, history and search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from carekeeper.core import dates
from carekeeper.core.due import DueRule, Urgency
from carekeeper.core.fields import Field
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import (
    Group,
    Layout,
    Pick,
    Report,
    Request,
    Tick,
    Tickable,
    Wish,
)
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import tr

if TYPE_CHECKING:
    # Never imported when the program runs: the command line knows the rooms, and no Qt.
    from PySide6.QtWidgets import QWidget

    from carekeeper.db.class_file import ClassFile
    from carekeeper.db.new_year import YearPart
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab


LAST = 99
"""The place on Today of what has none of its own."""
NEXT = "next"
"""The action of an item that says what comes next in a class that has only just begun."""


class DueItem(Struct, frozen=True):
    """One line of Today: what is due at which place, why, and the one button that does it.

    `group` and `title` are words already in the teacher's language, `action_label` names the
    button. `action` is a word that the room's `act` understands; without one the place is opened.
    `left` says in the last days how many there are. A `private` one is of what only the class
    teacher sees, and stays off paper. An item with a `rule` can be ticked off or postponed, for
    that `period` only. `note` is said beside the heading of its group, such as how
    many are done already; without it, their number is.
    """

    place: Place
    urgency: Urgency
    group: str
    title: str
    reason: str = ""
    student_name: str = ""
    icon: str = "circle"
    action: str = ""
    action_label: str = ""
    on: date | None = None
    rule: str = ""
    period: str = ""
    note: str = ""
    left: str = ""
    private: bool = False

    @property
    def room(self) -> str:
        """The name of the room that asks for it."""
        return self.place.room

    @property
    def student_id(self) -> StudentId | None:
        """The student it is about, None for the class as a whole."""
        return self.place.student_id

    @property
    def named(self) -> str:
        """The title with the name of the student, once where the title has it already."""
        who = self.student_name
        if not who or who in self.title:
            return self.title
        return tr("{name}: {what}").format(name=who, what=self.title)


Agenda = Callable[["ClassFile", date], Sequence[DueItem]]
"""Tells what is due in all rooms on a day."""


class Rate(Struct, frozen=True):
    """A figure of the class: so many of so many, by which definition, as of which day."""

    label: str
    done: int
    of: int
    definition: str
    as_of: date
    missing: tuple[StudentId, ...] = ()
    name: str = ""
    """How scripts name it: `talked_with`."""
    parts: tuple[Rate, ...] = ()
    """The same figure for each month of the days it tells of, where that says more."""


class Found(Struct, frozen=True):
    """A place where a searched word stands."""

    place: Place
    title: str
    excerpt: str
    on: date | None = None


class Counted(Struct, frozen=True):
    """How many there are of something, and where each of what was counted stands."""

    number: int
    behind: tuple[Found, ...] = ()


class Countable(Struct, frozen=True):
    """Something that a room can count in the days of a span, such as talks held.

    Its `name` stands in kept texts (`core.figures`), so it never changes. `definition` says in a
    sentence what is counted.
    """

    name: str
    label: str
    definition: str
    count: Callable[[ClassFile, Span], Counted]


class RecordKind(Struct, frozen=True):
    """A kind of record that a room keeps, in the words of the history.

    `table` is the name of its table; `name_of` makes a record's short name from its column
    values, for lines such as "Guardian Chen Guilan added".
    """

    table: str
    label: str
    fields: tuple[Field, ...]
    name_of: Callable[[Mapping[str, Any]], str]


def by_day(day: str, plain: str, dated: str) -> Callable[[Mapping[str, Any]], str]:
    """Return what gives the short name of a record from its row, with its day where it has one."""

    def name(values: Mapping[str, Any]) -> str:
        on = values.get(day)
        return tr(dated).format(day=dates.show_short(on)) if isinstance(on, date) else tr(plain)

    return name


class Offer(Struct, frozen=True, kw_only=True):
    """What a paper offers for a class, after it has read whom one can choose.

    `read` is called before `draw`, to read what was not read before; `draw` runs in a thread of
    its own, and touches neither widgets nor the class file. `missing` tells in sentences what the
    pages lack. `note` is told where they went, and notes that they were given out. `counted` is
    how many records are on them.
    """

    file_name: str
    choices: Sequence[Tickable]
    groups: Sequence[Group] = ()
    chosen: frozenset[int]
    pick: Pick | None = None
    span: tuple[date, date] | None = None
    read: Callable[[Request], object] = lambda _request: None
    draw: Callable[[Request, Report], bytes]
    missing: Callable[[Request], Sequence[str]] = lambda _request: ()
    question: Callable[[Request], str] = lambda _request: ""
    note: Callable[[Request, str], object]
    counted: Callable[[Request], int] = lambda request: len(request.ids)

    def pages(self, request: Request, report: Report) -> bytes:
        """Return the pages on the paper that was asked for."""
        from carekeeper.printing.page import on_paper

        with on_paper(request.geometry):
            return self.draw(request, report)


def _nothing(_class_file: ClassFile, _wish: Wish, _day: date) -> Offer:
    raise NotImplementedError("the house has not made this paper's offer")


class Paper(Struct, frozen=True, kw_only=True):
    """Something that a room prints: in the one print dialog, and by the one command.

    `name` is that of the command, `title` heads the dialog, `about` is what the command line says
    of it. A `styled` layout can be drawn in each of the styles. What is ticked from the beginning
    is a list on the command line, by the name `listed`, other ticks are options of their own; so
    are layouts where `layout_options` is set. Some papers ask for a month, some for first and last
    day. `counts` names the records in what the command tells a script, `told` says how many. What
    is not `of_students` is of records that its offer names itself. A paper that tells what is due
    in other rooms has `offer_with` instead of an `offer`; the house makes the one from the other;
    one that tells what the other rooms count has `offer_from`.
    """

    name: str
    title: str
    about: str
    offer: Callable[[ClassFile, Wish, date], Offer] = _nothing
    offer_with: Callable[[Agenda], Callable[[ClassFile, Wish, date], Offer]] | None = None
    offer_from: Callable[[Sequence[Room]], Callable[[ClassFile, Wish, date], Offer]] | None = None
    of_students: bool = True
    layouts: tuple[Layout, ...]
    layout_options: bool = False
    styles: tuple[tuple[str, str], ...] = ()
    ticks: tuple[Tick, ...] = ()
    ticks_label: str = ""
    listed: str = ""
    listed_about: str = ""
    asks_month: bool = False
    asks_span: bool = False
    counts: str
    told: Callable[[int], str]


class FilePart(Struct, frozen=True):
    """The pages of a room in a student's file: who draws them as a PDF, and what they lack.

    `draw` is told the style, as the papers of the rooms name them.
    """

    draw: Callable[[str], bytes]
    missing: tuple[str, ...] = ()
    confidential: int = 0
    """How many confidential records are on the pages of a private part."""


class PrivatePart(Struct, frozen=True):
    """Pages of a student's file that are not even read unless they are ticked, each time.

    `label` names the tick, `table` whose they are; `read` returns None where nothing is to draw.
    """

    name: str
    label: str
    table: str
    read: Callable[[ClassFile, StudentId, date], FilePart | None]


class Action(Struct, frozen=True):
    """What an entry of the menus does, named as in the menus.

    `do` is given the class file, the desk, the student in front, None for the whole class, and the
    window for its dialogs.
    """

    name: str
    do: Callable[[ClassFile, Desk, StudentId | None, QWidget], None]


def beginning(name: str, room: str, begin: str = "") -> Action:
    """Return the action that opens the tab of a room to write of the student in front."""

    def do(_file: ClassFile, desk: Desk, student_id: StudentId | None, _window: QWidget) -> None:
        if student_id is not None:
            month = "" if begin else f"{desk.today():%Y-%m}"
            desk.place_requested.emit(Place(room, student_id, month=month, begin=begin))

    return Action(name, do)


def printing(name: str, paper: str, *, of_student: bool = False) -> Action:
    """Return the action that opens the print dialog, for the student in front or for all."""

    def do(_file: ClassFile, desk: Desk, student_id: StudentId | None, _window: QWidget) -> None:
        chosen = (student_id,) if of_student and student_id is not None else ()
        desk.print_requested.emit(Wish(paper, chosen))

    return Action(name, do)


class Pane(Struct, frozen=True):
    """A page of the settings that belongs to the class; `open` makes its widget."""

    label: str
    open: Callable[[ClassFile, Desk], QWidget]


class ListOf(Struct, frozen=True, kw_only=True):
    """A list of a room's records that can be brought in: a row for each record of a student.

    `name` is that of the command, `headings` are the words that schools write above the columns, by
    field, parted by blanks; those that say whose row it is are known. `fields` tell how a cell is
    read, `needs` names the fields without which there is no record, and `titles` words that stand
    above such lists; `above` returns by field what they say of each row, such as of which exam it
    is. `own` makes a field of a column that no heading names, by what stands above it and in its
    cells, such as a subject of the school's own; None when it is none. `read` reads what the rows
    are held against, `make` makes of a row what is written, None when it is there already, and
    raises `Invalid` at a field or `Refused`; it runs beside the window. `write` writes all as one
    step and returns what that is called.
    """

    name: str
    label: str
    fields: Mapping[str, Field]
    headings: Mapping[str, str]
    needs: tuple[str, ...]
    titles: str
    above: Callable[[Sequence[str]], Mapping[str, str]] = lambda _titles: {}
    own: Callable[[Any, str, Sequence[str]], Field | None] = lambda _there, _heading, _cells: None
    read: Callable[[ClassFile], Any]
    make: Callable[[Any, int, Mapping[str, Any], date], Mapping[str, Any] | None]
    write: Callable[[ClassFile, Sequence[Mapping[str, Any]]], str]


class Room(Struct, frozen=True):
    """One room: its name, what it keeps, and callables that import only when called.

    - `open_tab(class_file, desk)` makes the widget of its tab, where `has_tab` says it has one;
      `tab_label` is a shorter word for the strip, and a tab `of_class` shows the class whichever
      student is selected;
    - `ahead()` imports what Today asks the room with, while the teacher types the password;
    - `due_items(class_file, day)` and `rates(class_file, span)` feed Today; they are asked again
      when one of the tables `due_reads` was written; who wants the figures of a term, a school
      year or a month says so in the span;
    - `figures` are what it can count in a span, for texts of the class such as a term's summary;
      they are told from the tables `figures_read`;
    - `planned(class_file, span)` tells what has a day ahead in a span, such as an activity or a
      parent's return, for the calendar of a work plan;
    - `rules` are those by which it asks for something; the teacher changes them in the settings;
    - its groups of due items stand on Today at `due_place`, its figures at `rates_place`: the
      smaller, the higher; rooms without follow in the order of their tabs;
    - `act(item, class_file, desk)` does a due item from its own line;
    - `story(class_file, student_id)` gives the lines of a student's story;
    - `search(class_file, words)` finds words in the room's records; without any it makes ready;
    - `file_part(class_file, student_id, day, private)` reads what the room's pages of a student's
      whole file need, and returns what draws them later, also in another thread; None when there
      is nothing to draw. With `private`, what only the class teacher sees may stand on them;
    - `file_form(class_file, day)` returns what draws that part as a form of nobody, to collect;
    - `confidential(class_file, student_id)` counts the records that `file_part` leaves out without
      `private`, so that this is said before printing; `file_gaps(class_file)` tells of how many
      fields the part of each student would lack;
    - `private_part` are pages of a student's file of their own, off until they are ticked;
    - `lists` are the lists of its records that can be brought in;
    - `papers` are what it prints, `actions` what entries of the menus do in it, `panes` its pages
      of the settings;
    - `new_year(class_file, day)` tells what of it goes on, changes or ends when a school year
      begins, and how the answers are written in the one unit of work;
    - `restore` and `erase` tell, by the name of a table, what the room does itself when a record
      comes back from the recycle bin or is deleted for good; the house does what is not named.
    """

    name: str
    label: str
    icon: str
    kinds: tuple[RecordKind, ...] = ()
    open_tab: Callable[[ClassFile, Desk], RoomTab] | None = None
    ahead: Callable[[], None] | None = None
    rules: tuple[DueRule, ...] = ()
    due_place: int = LAST
    rates_place: int = LAST
    due_reads: frozenset[str] = frozenset()
    due_items: Callable[[ClassFile, date], Sequence[DueItem]] | None = None
    rates: Callable[[ClassFile, Span], Sequence[Rate]] | None = None
    figures: tuple[Countable, ...] = ()
    figures_read: frozenset[str] = frozenset()
    planned: Callable[[ClassFile, Span], Sequence[Found]] | None = None
    act: Callable[[DueItem, ClassFile, Desk], None] | None = None
    story: Callable[[ClassFile, StudentId], Sequence[StoryLine]] | None = None
    search: Callable[[ClassFile, str], Sequence[Found]] | None = None
    file_part: Callable[[ClassFile, StudentId, date, bool], FilePart | None] | None = None
    file_form: Callable[[ClassFile, date], FilePart] | None = None
    file_gaps: Callable[[ClassFile], Mapping[StudentId, int]] | None = None
    confidential: Callable[[ClassFile, StudentId], int] | None = None
    private_part: PrivatePart | None = None
    papers: tuple[Paper, ...] = ()
    actions: tuple[Action, ...] = ()
    panes: tuple[Pane, ...] = ()
    lists: tuple[ListOf, ...] = ()
    new_year: Callable[[ClassFile, date], Sequence[YearPart]] | None = None
    restore: Mapping[str, Callable[[ClassFile, int], object]] = {}
    erase: Mapping[str, Callable[[ClassFile, Sequence[int]], object]] = {}
    has_tab: bool = False
    tab_label: str = ""
    of_class: bool = False

    def on_strip(self) -> str:
        """Return the word that stands on the strip of tabs, in the source language."""
        return self.tab_label or self.label
