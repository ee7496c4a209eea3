"""The tab of life and care: the wing's own for the entries, and the other kinds aside."""

from __future__ import annotations

from carekeeper.core.place import Place
from carekeeper.core.words import mark
from carekeeper.db.class_file import ClassFile
from carekeeper.features.care import facts, view
from carekeeper.features.care.store import Care
from carekeeper.records.open_record import Book
from carekeeper.records.people import PeopleEditor
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import Parts, RecordsTab
from carekeeper.widgets.answer_editors import StepsEditor
from carekeeper.widgets.desk import Desk

_READS = frozenset({"students", "guardians", "concern_spans"}) | {
    dated.table for dated in (facts.LIFE, facts.GOAL, facts.AID, facts.INCIDENT)
}


def care_tab(class_file: ClassFile, desk: Desk) -> RecordsTab:
    """Return the tab of the life and care of a class file."""
    care = Care(class_file, desk.today)
    aside = view.CareAside(care.beside, desk.today)
    aside.stepped.connect(care.set_step)
    life = Book(
        records=care.life,
        draft=care.entry,
        start="text",
        paper="care",
        own={"told": PeopleEditor, "kind": StepsEditor},
    )
    goal = Book(records=care.goals, draft=care.goal, start="goal", paper="care")
    aid = Book(
        records=care.aid, draft=care.new_aid, start="amount", paper="aid", own={"kind": StepsEditor}
    )
    incident = Book(
        records=care.incidents,
        draft=care.incident,
        start="situation",
        paper="incident",
        own={"situation": view.SituationEditor},
    )
    parts = Parts(
        book=life,
        others=(goal, aid, incident),
        aside=aside,
        told=facts.told,
        lines=lambda: care.lines(desk.today()),
        columns=view.COLUMNS,
        filters=view.FILTERS,
        summary=view.summary,
        new=mark("Note an entry"),
        empty=mark("Nothing written yet. Note an illness, an absence, or something learnt."),
        reads=_READS,
    )
    tab = RecordsTab(Phrases(class_file), desk, parts)
    aside.profile_wanted.connect(lambda: _open_profile(tab))
    return tab


def _open_profile(tab: RecordsTab) -> None:
    place = Place("students", tab.student_id, field="key_support")
    tab.desk.place_requested.emit(place)
