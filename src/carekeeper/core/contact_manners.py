"""How one meets a family, and which of these count as a visit when the school says nothing else."""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark

MANNERS = (
    Choice("home", mark("Home visit")),
    Choice("school", mark("At school")),
    Choice("phone", mark("By phone")),
    Choice("video", mark("By video")),
    Choice("message", mark("By message")),
)
VISITS = ("home", "school")
"""The manners that count as a visit of the term; any manner is a contact of the month."""
