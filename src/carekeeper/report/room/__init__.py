"""What the report to the school offers the house: its tab, told by all the other rooms."""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.report.facts.papers import PAPER, SECTION
from carekeeper.report.room import due
from carekeeper.report.room.report_paper import REPORT
from carekeeper.report.room.term_papers import PLANS, SUMMARIES, search
from carekeeper.room import Room

ROOM = Room(
    name="report",
    label=mark("Report"),
    icon="chart-column",
    due_reads=due.READ,
    due_items=due.due_items,
    kinds=(PAPER, SECTION),
    search=search,
    papers=(PLANS, SUMMARIES, REPORT),
    has_tab=True,
    of_class=True,
)
