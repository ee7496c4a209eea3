"""Which students are at this school now."""

from __future__ import annotations

ARCHIVED = frozenset({"moved_away", "suspended", "left", "graduated"})
"""Enrolments of students who are kept, but are not at this school now.

A suspected drop-out is not among them: that student is still on the roll, and the most urgent.
"""

SUSPECTED_DROPOUT = "suspected_dropout"
