"""Calls between a child and the parents who work far away (亲情通话)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import ParentCallId, StudentId
from carekeeper.core.words import mark, tr
from carekeeper.records.kind import Dated, choice_of
from carekeeper.room import RecordKind, by_day

PARENTS = (
    Choice("mother", mark("Mother")),
    Choice("father", mark("Father")),
    Choice("both", mark("Both parents")),
    Choice("other", mark("Another relative")),
)
WAYS = (
    Choice("video", mark("By video")),
    Choice("phone", mark("By phone")),
    Choice("hotline", mark("On the class hotline")),
    Choice("voice", mark("Voice message")),
)


class ParentCall(Struct, frozen=True, kw_only=True):
    """One call of a child with its parents. `FIELDS` describes each field; `minutes` it took."""

    id: ParentCallId = ParentCallId(0)
    student_id: StudentId = StudentId(0)
    held_on: date | None = None
    parent: str = "mother"
    way: str = "video"
    minutes: int | None = None
    after: str = ""


FIELDS: tuple[Field, ...] = (
    Field("parent", mark("Who spoke with the child"), Kind.CHOICE, width=12, choices=PARENTS),
    Field("way", mark("How"), Kind.CHOICE, width=12, choices=WAYS),
    Field("held_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field("minutes", mark("How long"), Kind.NUMBER, width=6, unit=mark("minutes")),
    Field("after", mark("How the child was afterwards"), Kind.LONG_TEXT, width=12, longest=2000),
)


def whom(call: ParentCall) -> str:
    """Return with whom the child spoke."""
    return choice_of(PARENT_CALL, "parent", call)


def _title(call: ParentCall) -> str:
    return tr("Call with the parents: {whom}").format(whom=whom(call))


PARENT_CALL: Dated[ParentCall] = Dated(
    kind=RecordKind(
        "parent_calls",
        mark("Call with the parents"),
        FIELDS,
        by_day("held_on", mark("Call with the parents"), mark("Call with the parents of {day}")),
    ),
    record=ParentCall,
    room="visits",
    icon="phone-call",
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("after",),
    told=("after",),
    title=_title,
    about=whom,
    main=("parent", "way", "held_on", "minutes", "after"),
)
