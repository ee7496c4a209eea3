"""Heart-to-heart talks: the fields of the record sheet, and the words for its answers."""

from __future__ import annotations

from carekeeper.core import dates, fields
from carekeeper.core.due import DueRule
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.mood import MOODS
from carekeeper.core.words import mark, tr
from carekeeper.features.talks.facts.record import Talk
from carekeeper.records.kind import Asking, Dated, FollowUp, follow_up_fields
from carekeeper.room import RecordKind, by_day

MANNERS = (
    Choice("face_to_face", mark("Face to face")),
    Choice("phone", mark("By phone")),
    Choice("video", mark("By video")),
)
OCCASIONS = (
    Choice("monthly", mark("Monthly talk")),
    Choice("event", mark("After an event")),
    Choice("asked", mark("At the student's request")),
)
TOPICS = (
    Choice("study", mark("Study")),
    Choice("feelings", mark("Feelings")),
    Choice("family", mark("Family")),
    Choice("friends", mark("Friends")),
    Choice("safety", mark("Safety")),
    Choice("health", mark("Health")),
    Choice("habits", mark("Habits")),
    Choice("other", mark("Other")),
)

FIELDS: tuple[Field, ...] = (
    Field("held_on", mark("Date"), Kind.DATE, "talk", width=4, counts=True),
    Field("place", mark("Place"), Kind.TEXT, "talk", width=4, longest=40),
    Field("occasion", mark("Occasion"), Kind.CHOICE, "talk", width=4, choices=OCCASIONS),
    Field("topics", mark("Topics"), Kind.CHOICES, "talk", width=12, choices=TOPICS),
    Field("said", mark("What the student said"), Kind.LONG_TEXT, "talk", width=12, longest=5000),
    Field("mood", mark("Mood"), Kind.CHOICE, "talk", width=12, choices=MOODS),
    Field("guidance", mark("Guidance given"), Kind.LONG_TEXT, "talk", width=12, longest=5000),
    *follow_up_fields("talk"),
    Field("effect", mark("Effect"), Kind.LONG_TEXT, "talk", width=12, longest=2000),
    Field("manner", mark("How"), Kind.CHOICE, "talk", width=4, choices=MANNERS),
    Field("starts_at", mark("From"), Kind.TIME, "talk", width=4),
    Field("ends_at", mark("To"), Kind.TIME, "talk", width=4),
    Field("talked_by", mark("Who talked"), Kind.NAME, "talk", width=6, longest=40),
    Field("others_there", mark("Who else was there"), Kind.TEXT, "talk", width=6, longest=60),
    Field("confidential", mark("Confidential"), Kind.FLAG, "talk", width=6),
)

BY_NAME = fields.by_name(FIELDS)


def about(talk: Talk) -> str:
    """Return what a talk was about and how the child seemed: Studies, Family · Calm."""
    topics = tr(", ").join(BY_NAME["topics"].choice_label(code) for code in talk.topics)
    mood = BY_NAME["mood"].choice_label(talk.mood) if talk.mood else ""
    return " · ".join(part for part in (topics, mood) if part)


def _title(talk: Talk) -> str:
    topics = tr(", ").join(BY_NAME["topics"].choice_label(code) for code in talk.topics)
    return tr("Talk: {topics}").format(topics=topics) if topics else tr("Talk")


TALK: Dated[Talk] = Dated(
    kind=RecordKind(
        "talks", mark("Talk"), FIELDS, by_day("held_on", mark("Talk"), mark("Talk of {day}"))
    ),
    record=Talk,
    room="talks",
    icon="messages-square",
    day="held_on",
    no_day=mark("Please fill in the date, such as 11-23."),
    texts=("said", "guidance", "effect", "follow_up", "place"),
    told=("said", "guidance", "effect"),
    title=_title,
    about=about,
    main=(
        *("held_on", "place", "occasion", "topics", "said", "mood", "guidance"),
        *("follow_up", "follow_up_by"),
    ),
    widths={"held_on": 5, "place": 3, "occasion": 4, "talked_by": 4, "others_there": 4},
    phrased=("said", "guidance", "effect"),
    follow_up=FollowUp(
        rule="talk_follow_up",
        group=mark("Follow-ups of talks"),
        private=mark("Follow-up of a talk"),
    ),
    confidential="confidential",
)
"""A heart-to-heart talk (谈心)."""

ASKING = Asking(
    rule=DueRule("talk", mark("Talks"), 1, "month"),
    group={
        "week": mark("Talks this week"),
        "month": mark("Talks this month"),
        "term": mark("Talks this term"),
    },
    rate={
        "week": mark("Talked to this week"),
        "month": mark("Talked to this month"),
        "term": mark("Talked to this term"),
    },
    held={
        "week": mark("{n} talked to this week"),
        "month": mark("{n} talked to this month"),
        "term": mark("{n} talked to this term"),
    },
    title=lambda day: tr("{month} talk").format(month=dates.month_in_words(day.month)),
    definition=mark(
        "Of the students due for a talk in this period: those who were talked to, or "
        "ticked off with a reason."
    ),
    never=mark("no talk yet"),
    action_label=mark("Write"),
    figure="talked_with",
    over=mark("Talked to, or ticked off with a reason"),
)
