"""Home visits and other contacts with the family: one record for all manners, and its rules."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from carekeeper.core.contact_manners import MANNERS
from carekeeper.core.due import DueRule
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.ids import ContactId, StudentId
from carekeeper.core.place import Place
from carekeeper.core.words import mark, tr
from carekeeper.records.kind import (
    PHOTOS,
    Asking,
    Dated,
    FollowUp,
    Told,
    choice_of,
    follow_up_fields,
)
from carekeeper.room import RecordKind, by_day

ROOM, ICON = "visits", "house"

PURPOSES = (
    Choice("regular", mark("Regular visit")),
    Choice("event", mark("Something has happened")),
    Choice("return", mark("To bring the student back to school")),
)

_ICONS = {"home": "house", "school": "school", "phone": "phone", "video": "camera"}


class Contact(Struct, frozen=True, kw_only=True):
    """One visit or other contact with the family of a student. `FIELDS` describes each field.

    `met` are the persons as they are called, such as 奶奶 陈桂兰: they stay readable when a person
    is taken off the card.
    """

    id: ContactId = ContactId(0)
    student_id: StudentId = StudentId(0)
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    manner: str = "home"
    visitors: str = ""
    met: tuple[str, ...] = ()
    purpose: str = "regular"
    home: str = ""
    child: str = ""
    told: str = ""
    wishes: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None
    follow_up_done_on: date | None = None
    photos: tuple[str, ...] = ()


def _at_home(contact: Contact) -> bool:
    return contact.manner == "home"


FIELDS: tuple[Field, ...] = (
    Field("manner", mark("How"), Kind.CHOICE, width=12, choices=MANNERS),
    Field("held_on", mark("Date"), Kind.DATE, width=6, counts=True),
    Field("starts_at", mark("From"), Kind.TIME, width=3),
    Field("ends_at", mark("To"), Kind.TIME, width=3),
    Field("met", mark("Whom you met"), Kind.TEXTS, width=12),
    Field("purpose", mark("Purpose"), Kind.CHOICE, width=12, choices=PURPOSES),
    Field(
        "home",
        mark("What was seen at home"),
        Kind.LONG_TEXT,
        width=12,
        longest=5000,
        applies=_at_home,
    ),
    Field("wishes", mark("What the family says and wants"), Kind.LONG_TEXT, width=12, longest=5000),
    *follow_up_fields("", mark("What was agreed")),
    Field("child", mark("The child at home"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("told", mark("What was told about school"), Kind.LONG_TEXT, width=12, longest=5000),
    Field("visitors", mark("Who went"), Kind.TEXT, width=12, longest=60),
    PHOTOS,
)


def _title(contact: Contact) -> str:
    manner, whom = _manner(contact), tr(", ").join(contact.met)
    return tr("{manner}: {whom}").format(manner=manner, whom=whom) if whom else manner


def _manner(contact: Contact) -> str:
    return choice_of(CONTACT, "manner", contact)


def told(contact: Contact) -> Told:
    """Return what a row of the timeline says of a contact."""
    span = "–".join(part for part in (contact.starts_at, contact.ends_at) if part)
    icon = _ICONS.get(contact.manner, "message-circle")
    whom = tr(", ").join(contact.met)
    return Told(span, icon, _manner(contact), whom, CONTACT.said(contact))


def meeting_at(number: int) -> Place:
    """Return where a meeting is shown."""
    return Place(ROOM, None, "meetings", number)


CONTACT: Dated[Contact] = Dated(
    kind=RecordKind(
        "contacts",
        mark("Visit or contact"),
        FIELDS,
        by_day("held_on", mark("Visit or contact"), mark("Visit or contact of {day}")),
    ),
    record=Contact,
    room=ROOM,
    icon=ICON,
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("home", "child", "told", "wishes", "follow_up", "met", "visitors"),
    told=("home", "child", "told", "wishes"),
    title=_title,
    about=_title,
    main=(
        *("manner", "held_on", "starts_at", "ends_at", "met", "purpose"),
        *("home", "wishes", "follow_up", "follow_up_by"),
    ),
    phrased=("home", "wishes"),
    follow_up=FollowUp(rule="visit_follow_up", group=mark("Agreed with families")),
    sorted_by="manner",
    photos="photos",
)
"""Visits and contacts (家访、家校沟通记录)."""

VISIT = Asking(
    rule=DueRule("visit", mark("Home visits"), 1, "term"),
    group={
        "week": mark("Visits this week"),
        "month": mark("Visits this month"),
        "term": mark("Visits this term"),
    },
    rate={
        "week": mark("Visited this week"),
        "month": mark("Visited this month"),
        "term": mark("Visited this term"),
    },
    held={
        "week": mark("{n} visited this week"),
        "month": mark("{n} visited this month"),
        "term": mark("{n} visited this term"),
    },
    title=lambda _day: tr("Home visit"),
    definition=mark(
        "Of the students due for a home visit in this period: those whose family was "
        "visited at home or met at school, or who were ticked off with a reason."
    ),
    never=mark("no visit yet"),
    action_label=mark("Write"),
    figure="visited",
    over=mark("Family visited or met at school, or ticked off with a reason"),
)

FAMILY = Asking(
    rule=DueRule("contact", mark("Families contacted"), 1, "month"),
    group={
        "week": mark("Families to contact this week"),
        "month": mark("Families to contact this month"),
        "term": mark("Families to contact this term"),
    },
    rate={
        "week": mark("Families contacted this week"),
        "month": mark("Families contacted this month"),
        "term": mark("Families contacted this term"),
    },
    held={
        "week": mark("{n} contacted this week"),
        "month": mark("{n} contacted this month"),
        "term": mark("{n} contacted this term"),
    },
    title=lambda _day: tr("Contact the family"),
    definition=mark(
        "Of the students whose family is due to be contacted in this period: those "
        "whose family was visited, called or written to, or who were ticked off with "
        "a reason."
    ),
    never=mark("no contact yet"),
    action_label=mark("Write"),
    figure="contacted",
    over=mark("Family visited, called or written to, or ticked off with a reason"),
)
