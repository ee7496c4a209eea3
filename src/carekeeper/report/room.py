"""What the report to the school offers the house: its tab, told by all the other rooms."""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.room import Room

ROOM = Room(name="report", label=mark("Report"), icon="chart-column", has_tab=True, of_class=True)
