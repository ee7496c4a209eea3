"""Meetings of mentors, students and guardians (座谈会)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import MeetingId
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import mark, tr, trn
from carekeeper.records.kind import PHOTOS, Dated, FollowUp, Told, choice_of, follow_up_fields
from carekeeper.room import RecordKind, by_day

KINDS = (
    Choice("all", mark("Mentors, students, guardians")),
    Choice("guardians", mark("Guardians only")),
    Choice("mentors", mark("Mentors only")),
    Choice("students", mark("Students only")),
    Choice("online", mark("Online with the parents")),
)


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting, held or planned. `FIELDS` describes each field.

    Among the `partakers` are students, their guardians as they are called, and mentors.
    """

    id: MeetingId = MeetingId(0)
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    kind: str = "all"
    subject: str = ""
    minutes: str = ""
    decisions: str = ""
    partakers: tuple[Partaker, ...] = ()
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    photos: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("subject", mark("What it was about"), width=8, longest=60),
    Field("kind", mark("Kind"), Kind.CHOICE, width=4, choices=KINDS),
    Field("held_on", mark("Date"), Kind.DATE, width=4, counts=True),
    Field("starts_at", mark("From"), Kind.TIME, width=2),
    Field("ends_at", mark("To"), Kind.TIME, width=2),
    Field("place", mark("Place"), width=4, longest=60),
    Field("minutes", mark("Minutes"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("decisions", mark("Decisions"), Kind.LONG_TEXT, width=12, longest=2000),
    Field("partakers", mark("Took part"), Kind.PARTAKERS, width=12),
    *follow_up_fields(""),
    PHOTOS,
)

TAKING_PART = (Field("person", mark("Who")), Field("said", mark("Prize or part")))


def told(meeting: Meeting) -> Told:
    """Return what a row of the list says of a meeting."""
    there = len(meeting.partakers)
    about = (
        choice_of(MEETING, "kind", meeting),
        trn("{n} person", "{n} people", there).format(n=there) if there else "",
    )
    title = meeting.subject or MEETING.name(meeting)
    return Told(meeting.starts_at, "users-round", title, "", " · ".join(x for x in about if x))


def _title(meeting: Meeting) -> str:
    if not meeting.subject:
        return tr("Meeting")
    return tr("Meeting: {subject}").format(subject=meeting.subject)


MEETING: Dated[Meeting] = Dated(
    kind=RecordKind(
        "meetings",
        mark("Meeting"),
        FIELDS,
        by_day("held_on", mark("Meeting"), mark("Meeting of {day}")),
    ),
    record=Meeting,
    room="visits",
    icon="users-round",
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("subject", "place", "minutes", "decisions", "follow_up"),
    told=("minutes", "decisions"),
    title=_title,
    main=(
        *("subject", "kind", "held_on", "starts_at", "ends_at", "place"),
        *("minutes", "decisions", "partakers"),
    ),
    phrased=("minutes",),
    follow_up=FollowUp(rule="meeting_follow_up", group=mark("After meetings")),
    photos="photos",
    partakers="meeting_people",
    planned=True,
)

PARTAKER = RecordKind(
    "meeting_people", mark("Taking part"), TAKING_PART, lambda _values: tr("Taking part")
)
