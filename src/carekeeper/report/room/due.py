"""What is due of the class at the two ends of a term: the work plan and the summary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from carekeeper.core import dates
from carekeeper.core.changes import CLASS_LIST
from carekeeper.core.due import Urgency
from carekeeper.core.place import Place
from carekeeper.core.words import tr
from carekeeper.report.facts.papers import PLAN, ROOM, SUMMARY, TITLES
from carekeeper.room import DueItem

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile

_PLAN_WITHIN = timedelta(days=30)
_SUMMARY_BEFORE, _SUMMARY_AFTER = timedelta(days=14), timedelta(days=21)

READ = frozenset({"term_papers", "terms", CLASS_LIST})


def due_items(class_file: ClassFile, day: date) -> list[DueItem]:
    """Return the plan in the first weeks of a term, the summary in its last and just after it."""
    from carekeeper.report.store.papers import TermPapers

    papers = TermPapers(class_file)
    found = papers.last_begun(day)
    if found is None:
        return []
    term, written = found
    items = []
    if PLAN not in written and term.starts_on <= day <= term.starts_on + _PLAN_WITHIN:
        began = tr("The term began on {day}. A draft is there with one click.")
        items.append(_item(PLAN, began.format(day=dates.show_short(term.starts_on))))
    ends = term.ends_on
    if SUMMARY not in written and ends - _SUMMARY_BEFORE <= day <= ends + _SUMMARY_AFTER:
        sentence = tr("The term ends on {day}. A draft with the figures is there with one click.")
        items.append(_item(SUMMARY, sentence.format(day=dates.show_short(ends))))
    return items


def _item(kind: str, reason: str) -> DueItem:
    return DueItem(
        place=Place(ROOM, None, begin=kind),
        urgency=Urgency.DUE,
        group=tr(TITLES[kind]),
        title=tr(TITLES[kind]),
        reason=reason,
        icon="notebook-pen",
        action=kind,
        action_label=tr("Write it"),
    )
