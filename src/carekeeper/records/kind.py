"""The declaration of a dated record, and the rules that follow from it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from carekeeper.core import dates
from carekeeper.core.due import DueRule
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.place import Place
from carekeeper.core.words import mark, tr
from carekeeper.room import RecordKind

Record = TypeVar("Record", bound=Struct)

_LONGEST_AHEAD = timedelta(days=366)
_TOO_FAR = mark("This date is more than a year ahead. Please check it.")


class FollowUp(Struct, frozen=True):
    """What is to be done after a record: the names of its three fields, and its words.

    `group` heads the lines on Today, `private` stands for the text of a confidential record.
    """

    text: str = "follow_up"
    by: str = "follow_up_by"
    done: str = "follow_up_done_on"
    rule: str = ""
    group: str = ""
    private: str = ""


class Dated(Struct, Generic[Record], frozen=True, kw_only=True):
    """One kind of dated record of a student.

    - `kind` is what the history knows of it: table, label, fields, the name of one;
    - `room` is the room whose tab shows it, `icon` its sign in lists;
    - `day` is the field with its day; `no_day` says that it needs one;
    - `days` are further days of the record, none before its own and none in the future;
    - `texts` are the fields that are searched, `told` those that story and timeline tell;
    - `title` gives its title in the story, `about` what stands beside the day in a list;
    - `main` are the fields that the form shows at once, all others come with "More…";
    - `phrased` are long texts with phrases of the teacher's own;
    - `sorted_by` is the choice field by which the timeline filters;
    - `photos` and `confidential` name these fields where the record has them;
    - `kept_off` says what it means that a record is confidential;
    - `briefly` says that the story tells the beginning of its texts only;
    - `partakers` names the table of those who took part in a record of the class, and `planned`
      says that its day may lie ahead;
    - `private` says that each record is confidential, and of what is changed in it the history
      names the kind only;
    - `signed` are the lines for signatures on paper, where they are not the teacher's alone.
    """

    kind: RecordKind
    record: type[Record]
    room: str
    icon: str
    day: str
    no_day: str
    texts: tuple[str, ...]
    told: tuple[str, ...]
    title: Callable[[Record], str]
    about: Callable[[Record], str] = lambda _record: ""
    main: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    widths: Mapping[str, int] = {}
    phrased: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    sorted_by: str = ""
    photos: str = ""
    confidential: str = ""
    kept_off: str = mark("Confidential: stays off the class sheet")
    briefly: bool = False
    partakers: str = ""
    planned: bool = False
    private: bool = False
    signed: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """Return the name of its table."""
        return self.kind.table

    def field(self, name: str) -> Field:
        """Return a field by its name; raises `LookupError` when there is none."""
        for field in self.kind.fields:
            if field.name == name:
                return field
        raise LookupError(f"no field {name} in {self.table}")

    def on(self, record: Record) -> date:
        """Return the day of a record; the first day of all for a record without one."""
        day: date | None = getattr(record, self.day)
        return day or date.min

    def name(self, record: Record) -> str:
        """Return the short name of a record, such as "Talk of 23 November"."""
        return self.kind.name_of(asdict(record))

    def is_private(self, record: Record) -> bool:
        """Tell whether only the class teacher sees what a record says."""
        return self.private or bool(self.confidential and getattr(record, self.confidential))

    def said(self, record: Record) -> str:
        """Return what story and timeline tell of a record."""
        return "\n".join(text for name in self.told if (text := getattr(record, name)))


class Named(Struct, Generic[Record], frozen=True):
    """A record with the name of the student whom it is about."""

    record: Record
    name: str


class Owed(Struct, frozen=True):
    """What is still to be done after a record, and by when; 0 and "" where it is the class's."""

    id: int
    student_id: int
    name: str
    on: date
    text: str
    by: date | None
    private: bool


class Told(Struct, frozen=True):
    """What a row says of a record beside its day: below the day, icon, title, who, text."""

    below: str
    icon: str
    title: str
    who: str
    text: str


class Asking(Struct, frozen=True, kw_only=True):
    """A rule that asks for records, and its words by the period of the rule.

    `group` heads the lines on Today, `rate` names the figure, `held` counts what is done; `title`
    gives what is to be done on a day, `definition` says how the figure is made.
    """

    rule: DueRule
    group: Mapping[str, str]
    rate: Mapping[str, str]
    held: Mapping[str, str]
    title: Callable[[date], str]
    definition: str
    never: str
    action_label: str
    figure: str = ""
    """How scripts name the figure: `talked_with`; the rule's name where nothing is said."""
    over: str = ""
    """Who is counted in the figure of a term, in short words."""


def number_of(record: Struct) -> int:
    """Return the number of a record, 0 for one that is not kept yet."""
    number: int = getattr(record, "id")  # noqa: B009 - no common struct says it
    return number


def student_of(record: Struct) -> int:
    """Return the number of the student whom a record is about, 0 for one of the class."""
    number: int = getattr(record, "student_id", 0)
    return number


def partakers_of(record: Struct) -> tuple[Partaker, ...]:
    """Return who took part in a record of the class."""
    partakers: tuple[Partaker, ...] = getattr(record, "partakers", ())
    return partakers


def place_of(dated: Dated[Record], record: Record) -> Place:
    """Return where a record is shown."""
    student = StudentId(student_of(record)) or None
    month = f"{dated.on(record):%Y-%m}"
    return Place(dated.room, student, dated.table, number_of(record), month=month)


class Todo(Struct, frozen=True):
    """What is to be done after a record."""

    text: str
    by: date | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return bool(self.text) and self.done_on is None

    def shown(self) -> str:
        """Return it in words, with its day or the day on which it was done."""
        if self.done_on is not None:
            day = dates.show_short(self.done_on)
            return tr("{what} (done on {day})").format(what=self.text, day=day)
        if self.by is not None:
            day = dates.show_short(self.by)
            return tr("To do by {day}: {what}").format(what=self.text, day=day)
        return tr("To do: {what}").format(what=self.text)


def todo_of(dated: Dated[Record], record: Record) -> Todo:
    """Return what is to be done after a record; an empty text when there is nothing."""
    names = dated.follow_up
    if names is None:
        return Todo("")
    text, by, done = (getattr(record, name) for name in (names.text, names.by, names.done))
    return Todo(text, by, done)


def has_follow_up(record: Any) -> bool:
    """Tell whether something is to be done after a record with the usual three fields."""
    return bool(record.follow_up)


def follow_up_fields(section: str, label: str = "") -> tuple[Field, Field, Field]:
    """Return the three fields of what is to be done after a record; `label` names the first."""
    return (
        Field("follow_up", label or mark("To follow up"), Kind.TEXT, section, width=7),
        Field("follow_up_by", mark("By when"), Kind.DATE, section, width=5, applies=has_follow_up),
        Field(
            "follow_up_done_on",
            mark("Done on"),
            Kind.DATE,
            section,
            width=4,
            applies=has_follow_up,
        ),
    )


PHOTOS = Field("photos", mark("Photos"), Kind.PHOTO)
"""Not a field of the form, which has its own strip for them; the history tells their number."""


def form_fields(dated: Dated[Record], *, main: bool) -> list[Field]:
    """Return the fields of the form's first part or of its second, in their order.

    The day of a follow-up stands beside it from the start, so that nothing moves while one types.
    """
    own = {dated.photos, dated.confidential}
    later = [f.name for f in dated.kind.fields if f.name not in dated.main and f.name not in own]
    by = "" if dated.follow_up is None else dated.follow_up.by
    found = []
    for name in dated.main if main else later:
        field = dated.field(name)
        field = replace(field, width=dated.widths.get(name, field.width))
        found.append(replace(field, applies=lambda _record: True) if name == by else field)
    return found


def choice_of(dated: Dated[Record], name: str, record: Record) -> str:
    """Return the words for an answer of a record, `""` where there is none."""
    code = getattr(record, name)
    return dated.field(name).choice_label(code) if code else ""


def choices_of(dated: Dated[Record]) -> tuple[Choice, ...]:
    """Return the answers by which a timeline can be filtered."""
    return dated.field(dated.sorted_by).choices if dated.sorted_by else ()


def said_at(dated: Dated[Any], field: str, problem: Invalid) -> str:
    """Return the sentence for the field that was typed in, which keeps its words until they can be.

    Where it is another field, as it is saved, that forbids them, that one is named.
    """
    if problem.field in ("", field):
        return problem.sentence
    label = tr(dated.field(problem.field).label)
    return tr("{label}: {text}").format(label=label, text=problem.sentence)


def check_days(dated: Dated[Record], record: Record, birth: date | None, today: date) -> None:
    """See that the days of a record can be.

    Raises:
        Invalid: at its field, when a day lies in the future, before the birth, or when the
            follow-up lies before the record itself or more than a year away.
    """
    on: date | None = getattr(record, dated.day)
    if on is None:
        raise Invalid(tr(dated.no_day), dated.day)
    if dated.planned and on > today + _LONGEST_AHEAD:
        raise Invalid(tr(_TOO_FAR), dated.day)
    if not dated.planned and on > today:
        raise Invalid(tr("This date is in the future. Please check it."), dated.day)
    if birth is not None and on < birth:
        sentence = tr("This date is before the student was born. Please check the year.")
        raise Invalid(sentence, dated.day)
    starts, ends = getattr(record, "starts_at", ""), getattr(record, "ends_at", "")
    if starts and ends and ends < starts:
        raise Invalid(tr("The end time is before the start time."), "ends_at")
    for name in dated.days:
        _check_later(getattr(record, name), on, today, name)
    if dated.follow_up is not None:
        _check_todo(dated.follow_up, todo_of(dated, record), on, today)


def _check_todo(names: FollowUp, todo: Todo, on: date, today: date) -> None:
    if todo.by is not None and todo.by < on:
        raise Invalid(tr("This date is before the record itself."), names.by)
    if todo.by is not None and todo.by > max(today, on) + _LONGEST_AHEAD:
        raise Invalid(tr(_TOO_FAR), names.by)
    _check_later(todo.done_on, on, today, names.done)


def _check_later(day: date | None, on: date, today: date, name: str) -> None:
    if day is not None and not on <= day <= today:
        raise Invalid(tr("This date is before the record, or in the future."), name)
