"""What the room of the day offers the house: its tab, fed by all the other rooms."""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.room import Room

ROOM = Room(name="today", label=mark("Today"), icon="calendar-check", has_tab=True, of_class=True)
