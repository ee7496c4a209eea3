"""Reads and writes the mentors, their pairings with students, and what comes of them."""

from __future__ import annotations

from carekeeper.features.mentors.store.mentors import (
    HANDOUT,
    Mentors,
)
from carekeeper.features.mentors.store.overview import Overview

__all__ = [
    "HANDOUT",
    "Mentors",
    "Overview",
]
