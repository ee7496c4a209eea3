"""The tab of the visits: the wing's own, with the persons of the card to click."""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.db.class_file import ClassFile
from carekeeper.features.visits import facts, view
from carekeeper.features.visits.store import Visits, VisitState
from carekeeper.records.open_record import Book
from carekeeper.records.people import PeopleEditor
from carekeeper.records.phrases import Phrases
from carekeeper.records.tab import Parts, RecordsTab
from carekeeper.widgets.answer_editors import StepsEditor
from carekeeper.widgets.desk import Desk


def visits_tab(class_file: ClassFile, desk: Desk) -> RecordsTab:
    """Return the tab of the visits and contacts of a class file."""
    visits = Visits(class_file, desk.today)

    def state() -> VisitState:
        return visits.visits(desk.today())

    parts = Parts(
        book=Book(
            records=visits.records,
            draft=visits.draft,
            start="home",
            paper="visits",
            own={"met": PeopleEditor, "manner": StepsEditor, "purpose": StepsEditor},
        ),
        told=facts.told,
        lines=lambda: visits.lines(desk.today()),
        columns=view.columns(state),
        filters=view.filters(state),
        summary=lambda _lines: view.summary(state()),
        new=mark("Note a visit or contact"),
        empty=mark("Nothing written yet. Note a home visit, a call or a message."),
        reads=frozenset({"contacts", "students", "guardians", "due_rules", "due_ticks", "terms"}),
    )
    return RecordsTab(Phrases(class_file), desk, parts)
