"""What the room of the activities offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from carekeeper.core import dates
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Layout, Request, Tickable, Wish
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.activities.facts import (
    ACTIVITY,
    ICON,
    PARTAKER,
    TAKEN_PART,
    Activity,
    is_planned,
    result_of,
)
from carekeeper.features.activities.facts import ROOM as NAME
from carekeeper.features.activities.room.lists import LIST
from carekeeper.records.class_papers import class_record_paper
from carekeeper.records.figures import planned_in, record_figure
from carekeeper.room import Countable, DueItem, FilePart, Found, Offer, Paper, Rate, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.activities.store import Activities
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab


def _activities(class_file: ClassFile, day: date | None = None) -> Activities:
    from carekeeper.features.activities.store import Activities

    return Activities(class_file) if day is None else Activities(class_file, lambda: day)


def _open_tab(class_file: ClassFile, desk: Desk) -> RoomTab:
    from carekeeper.features.activities.tab import activities_tab

    return activities_tab(class_file, desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.records.due import asked_items, follow_up_items

    activities = _activities(class_file)
    found = follow_up_items(ACTIVITY, activities.records.open_follow_ups(day), day)
    found += [_near(one, day) for one in activities.records.near(day)]
    asked = asked_items(ACTIVITY, TAKEN_PART, activities.state(day), day)
    return found + [replace(item, place=replace(item.place, begin="")) for item in asked]


def _near(activity: Activity, day: date) -> DueItem:
    """Return the line of an activity that comes soon, or of one of which nobody is noted."""
    assert activity.held_on is not None
    soon = is_planned(activity, day)
    return DueItem(
        place=Place(NAME, None, ACTIVITY.table, activity.id),
        urgency=Urgency.SOON if soon else Urgency.OPEN,
        group=tr("Activities"),
        title=ACTIVITY.name(activity),
        reason=tr("held {day}, nobody noted").format(day=dates.show_short(activity.held_on)),
        icon=ICON,
        action="write",
        action_label=tr("Note who"),
        on=activity.held_on,
    )


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.records.due import asked_rate
    from carekeeper.records.span_rates import asked_over

    activities, day = _activities(class_file), span.as_of
    if span.starts_on is not None:
        return asked_over(class_file, TAKEN_PART, activities.records.days(span), span)
    return asked_rate(TAKEN_PART, activities.state(day), day)


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note that what was to be done is done, or open the activity."""
    if item.action != "done":
        desk.place_requested.emit(replace(item.place, student_id=None))
        return
    done = {"follow_up_done_on": desk.today()}
    _activities(class_file).records.change(item.place.record_id, done)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    took_part = _activities(class_file).records.of_student(student_id)
    lines = story_lines(ACTIVITY, took_part)
    results = (result_of(one, student_id) for one in took_part)
    return [
        replace(line, title=tr("{title} ({result})").format(title=line.title, result=result))
        if result
        else line
        for line, result in zip(lines, results, strict=True)
    ]


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    return found_in(ACTIVITY, _activities(class_file).records.search(words), words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, _private: bool
) -> FilePart | None:
    from carekeeper.records import log

    took_part = _activities(class_file, day).records.of_student(student_id)
    parts = (log.log_part_of_class(ACTIVITY, took_part, student_id, day),)
    return log.log_file_part(class_file, tr("Activities"), student_id, parts, day)


PAPER = class_record_paper(
    "activities",
    mark("Record of activities"),
    ACTIVITY.table,
    lambda n: trn("{n} activity", "{n} activities", n).format(n=n),
    lambda class_file, day: _activities(class_file, day).records,
    ("list", "people"),
)


def _awards(class_file: ClassFile, wish: Wish, day: date) -> Offer:
    """Offer a page for each prize or part, those of the last activity chosen."""
    from carekeeper.db import handouts
    from carekeeper.db.students import class_over_time
    from carekeeper.features.activities.paper import awards_of, draw_awards

    kept = _activities(class_file, day).records.everything()
    awards = dict(enumerate(awards_of(kept), start=1))
    with class_file.reading() as unit:
        school = class_over_time(unit)
    last = next((one.activity.id for one in awards.values()), None)
    wanted = wish.record_id or last
    title = tr("Certificates")

    def note(request: Request, destination: str) -> None:
        named = {awards[number].partaker.student_id for number in request.ids}
        ids = sorted(int(one) for one in named if one is not None)
        handouts.note_paper(class_file, ACTIVITY.table, ids, title, destination, request.layout)

    return Offer(
        file_name=title,
        choices=[
            Tickable(number, f"{one.partaker.shown()} · {ACTIVITY.name(one.activity)}")
            for number, one in awards.items()
        ],
        chosen=frozenset(n for n, one in awards.items() if one.activity.id == wanted),
        draw=lambda request, _report: draw_awards(school, [awards[n] for n in request.ids]),
        missing=lambda request: [] if request.ids else [tr("No prize or part is written yet.")],
        note=note,
    )


AWARDS = Paper(
    name="award",
    title=mark("Print certificates"),
    about=mark("a certificate for each prize or part, as a present"),
    offer=_awards,
    of_students=False,
    layouts=(Layout("award", "", "", "award"),),
    counts="awards",
    told=lambda n: trn("{n} certificate", "{n} certificates", n).format(n=n),
)


def _counted(name: str, label: str, definition: str, *kinds: str) -> Countable:
    """Return the figure of the activities of some kinds, of all of them without any."""
    return record_figure(
        name,
        label,
        definition,
        lambda class_file: _activities(class_file).records,
        lambda _class_file, one: not kinds or one.kind in kinds,
    )


FIGURES = (
    _counted("activities.held", mark("Activities held"), mark("Activities held in these days.")),
    _counted(
        "activities.class_meetings",
        mark("Class meetings held"),
        mark("Activities of these days that are class meetings."),
        "class_meeting",
    ),
    _counted(
        "activities.safety",
        mark("Activities about safety"),
        mark("Activities of these days whose kind is safety."),
        "safety",
    ),
    _counted(
        "activities.mental_health",
        mark("Activities about mental health"),
        mark("Activities of these days whose kind is mental health."),
        "mental_health",
    ),
)

ROOM = Room(
    name=NAME,
    label=mark("Activities"),
    icon=ICON,
    kinds=(ACTIVITY.kind, PARTAKER),
    open_tab=_open_tab,
    rules=(TAKEN_PART.rule,),
    due_reads=frozenset(
        {"activities", "activity_students", CLASS_LIST, "terms", "due_rules", "due_ticks"}
    ),
    due_items=_due_items,
    rates=_rates,
    figures=FIGURES,
    planned=lambda class_file, span: planned_in(_activities(class_file).records, span),
    figures_read=frozenset({"activities", "activity_students", "students"}),
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    lists=(LIST,),
    papers=(PAPER, AWARDS),
    has_tab=True,
    of_class=True,
)
