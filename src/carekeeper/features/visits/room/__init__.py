"""What the room of the visits offers the house."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.core.story import StoryLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.features.visits.facts import CONTACT, FAMILY, ICON, VISIT, meeting_at
from carekeeper.features.visits.facts import ROOM as NAME
from carekeeper.features.visits.facts.calls import PARENT_CALL
from carekeeper.features.visits.facts.hotline import TURN
from carekeeper.features.visits.facts.letter import LETTER
from carekeeper.features.visits.facts.meetings import MEETING, PARTAKER, Meeting
from carekeeper.features.visits.facts.rounds import ROUND
from carekeeper.features.visits.room import figures
from carekeeper.features.visits.room.lists import LIST
from carekeeper.features.visits.room.papers import LETTERS, ROUNDS, TURNS
from carekeeper.records.class_papers import class_record_paper
from carekeeper.records.papers import record_paper
from carekeeper.room import DueItem, FilePart, Found, Rate, Room

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.visits.store import Homecoming, Visits
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab


def _visits(class_file: ClassFile, day: date | None = None) -> Visits:
    from carekeeper.features.visits.store import Visits

    return Visits(class_file) if day is None else Visits(class_file, lambda: day)


def _open_tab(class_file: ClassFile, desk: Desk) -> RoomTab:
    from carekeeper.features.visits.tab import visits_tab

    return visits_tab(class_file, desk)


def _due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    from carekeeper.records.due import asked_items, follow_up_items

    visits = _visits(class_file)
    found = follow_up_items(CONTACT, visits.records.open_follow_ups(day), day)
    found += follow_up_items(MEETING, visits.meetings.open_follow_ups(day), day)
    found += [_met(one, day) for one in visits.meetings.near(day)]
    found += [_came_home(one) for one in visits.came_home(day)]
    for asking in (VISIT, FAMILY):
        found += asked_items(CONTACT, asking, visits.state(asking, day), day)
    return found


def _met(meeting: Meeting, day: date) -> DueItem:
    """Return the line of a meeting that comes soon, or of one of which nobody is noted."""
    assert meeting.held_on is not None
    return DueItem(
        place=meeting_at(meeting.id),
        urgency=Urgency.SOON if meeting.held_on > day else Urgency.OPEN,
        group=tr("Meetings"),
        title=MEETING.title(meeting),
        reason=tr("held {day}, nobody noted").format(day=dates.show_short(meeting.held_on)),
        icon=MEETING.icon,
        action="write",
        action_label=tr("Note who"),
        on=meeting.held_on,
    )


def _came_home(one: Homecoming) -> DueItem:
    """Return the question whether a parent who came home has left again."""
    when = dates.show_loose(one.on)
    return DueItem(
        place=Place("guardians", one.student_id),
        urgency=Urgency.OPEN,
        group=tr("Parents who came home"),
        title=tr("{parent}: left again?").format(parent=one.parent),
        reason=tr("wanted to be home in {when}").format(when=when),
        student_name=one.student,
        icon="house",
        action="ask",
        action_label=tr("Open the card"),
        rule="came_home",
        period=f"{one.guardian_id} {one.on}",
    )


def _rates(class_file: ClassFile, span: Span) -> list[Rate]:
    from carekeeper.records.due import asked_rate
    from carekeeper.records.span_rates import asked_over

    visits, day = _visits(class_file), span.as_of
    if span.starts_on is not None:
        told = ((asking, visits.days(asking, span)) for asking in (VISIT, FAMILY))
        return [rate for one, days in told for rate in asked_over(class_file, one, days, span)]
    states = ((asking, visits.state(asking, day)) for asking in (VISIT, FAMILY))
    return [rate for asking, state in states for rate in asked_rate(asking, state, day)]


def _act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    """Note that what was agreed is done, or open a new record."""
    if item.action != "done":
        desk.place_requested.emit(item.place)
        return
    visits = _visits(class_file)
    done = {"follow_up_done_on": desk.today()}
    if item.place.kind == MEETING.table:
        visits.meetings.change(item.place.record_id, done)
    else:
        visits.records.change(item.place.record_id, done)


def _story(class_file: ClassFile, student_id: StudentId) -> list[StoryLine]:
    from carekeeper.records.story import story_lines

    visits = _visits(class_file)
    beside = visits.beside(student_id)
    lines = story_lines(CONTACT, visits.records.of_student(student_id))
    lines += story_lines(PARENT_CALL, beside.calls)
    lines += story_lines(LETTER, beside.letters)
    return lines + story_lines(MEETING, beside.meetings)


def _search(class_file: ClassFile, words: str) -> list[Found]:
    from carekeeper.records.story import found_in

    visits = _visits(class_file)
    found = found_in(CONTACT, visits.records.search(words), words)
    found += found_in(PARENT_CALL, visits.calls.search(words), words)
    found += found_in(LETTER, visits.letters.search(words), words)
    return found + found_in(MEETING, visits.meetings.search(words), words)


def _file_part(
    class_file: ClassFile, student_id: StudentId, day: date, _private: bool
) -> FilePart | None:
    from carekeeper.records import log

    visits = _visits(class_file, day)
    beside = visits.beside(student_id)
    parts = (
        log.log_part(CONTACT, visits.records.of_student(student_id), day),
        log.log_part(PARENT_CALL, beside.calls, day),
        log.log_part_of_class(MEETING, beside.meetings, student_id, day),
    )
    return log.log_file_part(class_file, tr(PAPER.title), student_id, parts, day)


PAPER = record_paper(
    "visits",
    mark("Record of visits and contacts"),
    CONTACT.table,
    lambda n: trn("Visits of {n} student", "Visits of {n} students", n).format(n=n),
    lambda class_file, day: _visits(class_file, day).records,
)

MEETINGS = class_record_paper(
    "meeting",
    mark("Record of meetings"),
    MEETING.table,
    lambda n: trn("{n} meeting", "{n} meetings", n).format(n=n),
    lambda class_file, day: _visits(class_file, day).meetings,
    ("list", "sign"),
)

ROOM = Room(
    name=NAME,
    label=mark("Visits"),
    icon=ICON,
    kinds=(CONTACT.kind, PARENT_CALL.kind, MEETING.kind, PARTAKER, ROUND, LETTER.kind, TURN),
    open_tab=_open_tab,
    rules=(VISIT.rule, FAMILY.rule),
    due_reads=frozenset(
        {
            *("contacts", "meetings", "meeting_people", "guardians", "class_info"),
            *(CLASS_LIST, "terms", "due_rules", "due_ticks"),
        }
    ),
    due_items=_due_items,
    rates=_rates,
    figures=figures.FIGURES,
    planned=figures.planned,
    figures_read=figures.READ,
    act=_act,
    story=_story,
    search=_search,
    file_part=_file_part,
    papers=(PAPER, MEETINGS, ROUNDS, LETTERS, TURNS),
    lists=(LIST,),
    has_tab=True,
)
