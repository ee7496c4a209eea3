"""The tab of the activities: the wing's own for records of the class."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities import facts
from carekeeper.features.activities.store import Activities
from carekeeper.records.class_tab import ClassParts, ClassTab
from carekeeper.records.open_record import Book
from carekeeper.records.partakers import Candidates, PartakersEditor
from carekeeper.records.phrases import Phrases
from carekeeper.widgets.desk import Desk

_NAMED = 4


def activities_tab(class_file: ClassFile, desk: Desk) -> ClassTab:
    """Return the tab of the activities of a class file."""
    activities = Activities(class_file, desk.today)

    def summary() -> str:
        held = activities.of_term(desk.today())
        done = len(held)
        told = trn("{n} activity this term", "{n} activities this term", done).format(n=done)
        never = [one.name for one in activities.never_there(held)]
        if not never:
            return told
        names = tr(", ").join(never[:_NAMED])
        if len(never) > _NAMED:
            names = tr("{names} and {n} more").format(names=names, n=len(never) - _NAMED)
        return tr("{told}; of those left behind, nothing yet with {names}").format(
            told=told, names=names
        )

    parts = ClassParts(
        book=Book(
            records=activities.records,
            draft=lambda _student: activities.draft(),
            start="title",
            paper="activities",
            own={"partakers": PartakersEditor},
            candidates=lambda: _candidates(activities),
        ),
        told=lambda one: facts.told(one, desk.today()),
        summary=summary,
        new=mark("New activity"),
        beside=(mark("Print certificates"), "award"),
        empty=mark("No activity yet. Plan a class meeting, a contest or an outing."),
        reads=frozenset({"activities", "activity_students", "students", "guardians", "terms"}),
    )
    return ClassTab(Phrases(class_file), desk, parts)


def _candidates(activities: Activities) -> Candidates:
    lines = activities.candidates()
    groups: tuple[tuple[str, Sequence[StudentLine]], ...] = (
        (tr("All left-behind"), [one for one in lines if one.left_behind]),
        (tr("Boarders"), [one for one in lines if one.boarding == "boarder"]),
        (tr("Everybody"), lines),
        (tr("Nobody"), []),
    )
    picks = [
        (words, frozenset((one.id, "") for one in group))
        for words, group in groups
        if group or words == tr("Nobody")
    ]
    return Candidates([one.as_partaker() for one in lines], picks)
