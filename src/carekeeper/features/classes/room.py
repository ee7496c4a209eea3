"""What the room of the class offers the house: the kinds of records that it keeps.

It has no tab: the class is set up once, on a page of the settings.
"""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.features.classes.facts import CLASS, STAFF, TERM
from carekeeper.room import Room

ROOM = Room(name="classes", label=mark("Class"), icon="users-round", kinds=(CLASS, TERM, STAFF))
