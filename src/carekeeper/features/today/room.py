"""What the room of the day offers the house: its tab, fed by all the other rooms."""

from __future__ import annotations

from carekeeper.core.rooms import Room
from carekeeper.core.words import mark

ROOM = Room(name="today", label=mark("Today"), icon="calendar-check", has_tab=True)
