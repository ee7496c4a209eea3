"""The tab of the visits: the wing's own, with calls and meetings aside, and the class around it."""

from __future__ import annotations

from datetime import date

from carekeeper.core.words import mark, tr
from carekeeper.db import confirming
from carekeeper.db.class_file import ClassFile
from carekeeper.features.visits import facts, view
from carekeeper.features.visits.facts import meetings
from carekeeper.features.visits.store import Visits
from carekeeper.features.visits.view.aside import VisitsAside
from carekeeper.features.visits.view.class_view import VisitsClass
from carekeeper.records.class_tab import ClassParts, ClassTab
from carekeeper.records.class_table import ClassTable
from carekeeper.records.open_record import Book
from carekeeper.records.partakers import Candidates, PartakersEditor
from carekeeper.records.people import PeopleEditor
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import Parts, RecordsTab
from carekeeper.widgets.answer_editors import StepsEditor
from carekeeper.widgets.desk import Desk

_READS = frozenset(
    {
        *("contacts", "parent_calls", "meetings", "meeting_people", "visit_rounds"),
        *("hotline_turns", "letters", "class_info", "card_confirmations"),
        *("students", "guardians", "due_rules", "due_ticks", "terms"),
    }
)


def visits_tab(class_file: ClassFile, desk: Desk) -> RecordsTab:
    """Return the tab of the visits and contacts of a class file."""
    visits = Visits(class_file, desk.today)
    phrases = Phrases(class_file)

    def confirm(student_id: int, day: date) -> None:
        confirming.confirm(class_file, [student_id], day, "home_visit", "")

    def around(tab: RecordsTab, table: ClassTable) -> VisitsClass:
        made = VisitsClass(tab, table, visits, lambda: _meetings(visits, phrases, desk))
        made.card_confirmed.connect(confirm)
        return made

    aside = VisitsAside(visits.beside, desk.today)
    aside.meeting_wanted.connect(lambda number: desk.place_requested.emit(facts.meeting_at(number)))
    parts = Parts(
        book=_contacts(visits),
        others=(_calls(visits), _letters(visits)),
        aside=aside,
        around=around,
        told=facts.told,
        lines=lambda: visits.lines(desk.today()),
        columns=view.COLUMNS,
        filters=view.FILTERS,
        summary=lambda _lines: view.summary(visits.state(facts.VISIT, desk.today())),
        new=mark("Note a visit or contact"),
        empty=mark("Nothing written yet. Note a home visit, a call or a message."),
        reads=_READS,
    )
    return RecordsTab(phrases, desk, parts)


def _contacts(visits: Visits) -> Book:
    return Book(
        records=visits.records,
        draft=visits.draft,
        start="home",
        paper="visits",
        own={"met": PeopleEditor, "manner": StepsEditor, "purpose": StepsEditor},
    )


def _calls(visits: Visits) -> Book:
    return Book(
        records=visits.calls,
        draft=visits.call,
        start="minutes",
        own={"parent": StepsEditor, "way": StepsEditor},
    )


def _letters(visits: Visits) -> Book:
    return Book(
        records=visits.letters,
        draft=visits.letter,
        start="text",
        paper="letter",
        at_once=True,
    )


def _meetings(visits: Visits, phrases: Phrases, desk: Desk) -> ClassTab:
    """Return the page of the meetings, which is a tab of its own inside this one."""
    parts = ClassParts(
        book=Book(
            records=visits.meetings,
            draft=lambda _student: visits.meeting(),
            start="subject",
            paper="meeting",
            own={"partakers": PartakersEditor},
            candidates=lambda: _candidates(visits),
        ),
        told=meetings.told,
        new=mark("New meeting"),
        empty=mark("No meeting yet. Mentors, students and guardians can be invited."),
        reads=frozenset({"meetings", "meeting_people", "students", "guardians"}),
    )
    return ClassTab(phrases, desk, parts)


def _candidates(visits: Visits) -> Candidates:
    invited = visits.invited()
    left_behind = [one for one in invited.students if one.left_behind]
    picks = (
        (tr("All left-behind"), frozenset((one.id, "") for one in left_behind)),
        (tr("Their guardians"), frozenset(one.key for one in invited.guardians)),
        (tr("All mentors"), frozenset(one.key for one in invited.mentors)),
        (tr("Nobody"), frozenset[tuple[int, str]]()),
    )
    people = [one.as_partaker() for one in invited.students]
    everybody = [*people, *invited.guardians, *invited.mentors]
    return Candidates(everybody, picks, with_words=False)
