"""The growth diary: kinds of entries in the order of the booklet, and the fields of an entry."""

from __future__ import annotations

from carekeeper.core import fields
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.mood import MOODS
from carekeeper.core.words import mark
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.records.kind import PHOTOS, Dated, FollowUp, follow_up_fields
from carekeeper.room import RecordKind, by_day

KINDS = (
    Choice("self_introduction", mark("Self-introduction")),
    Choice("goal", mark("Goal of a stage")),
    Choice("diary", mark("Diary")),
    Choice("work", mark("Work sample")),
    Choice("book", mark("Book read")),
    Choice("award", mark("Award")),
    Choice("letter_to_parents", mark("Letter to the parents")),
    Choice("letter_from_parents", mark("Letter from the parents")),
    Choice("review", mark("Review of a stage")),
    Choice("teacher", mark("Words of the teacher")),
    Choice("parents", mark("Words of the parents")),
)
LONGEST = 20_000

FIELDS: tuple[Field, ...] = (
    Field("written_on", mark("Date"), Kind.DATE, "entry", width=4, counts=True),
    Field("kind", mark("Kind of entry"), Kind.CHOICE, "entry", width=4, choices=KINDS),
    Field("author", mark("Author"), Kind.NAME, "entry", width=4, longest=40),
    Field("text", mark("Text"), Kind.LONG_TEXT, "entry", width=12, longest=LONGEST),
    Field("mood", mark("Mood"), Kind.CHOICE, "entry", width=6, choices=MOODS),
    Field("tags", mark("Tags"), Kind.TEXTS, "entry", width=6),
    *follow_up_fields("entry"),
)

BY_NAME = fields.by_name(FIELDS)


DIARY: Dated[DiaryEntry] = Dated(
    kind=RecordKind(
        "diary_entries",
        mark("Diary entry"),
        (*FIELDS, PHOTOS),
        by_day("written_on", mark("Diary entry"), mark("Diary entry of {day}")),
    ),
    record=DiaryEntry,
    room="diary",
    icon="notebook-pen",
    day="written_on",
    no_day=mark("Please fill in the date."),
    texts=("text", "author", "follow_up", "tags"),
    told=("text",),
    briefly=True,
    title=lambda entry: BY_NAME["kind"].choice_label(entry.kind),
    follow_up=FollowUp(rule="diary_follow_up", group=mark("Follow-ups of diaries")),
    sorted_by="kind",
    photos="photos",
)
"""An entry of a growth diary (成长日记) as one record."""
