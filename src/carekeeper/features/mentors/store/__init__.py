"""Reads and writes the mentors, their pairings with students, and what comes of them."""

from __future__ import annotations

from carekeeper.features.mentors.store.mentors import (
    CHECK_INS_TOPIC,
    HANDOUT,
    PAIRINGS_TOPIC,
    TOPIC,
    Mentors,
)
from carekeeper.features.mentors.store.overview import Overview

__all__ = [
    "CHECK_INS_TOPIC",
    "HANDOUT",
    "PAIRINGS_TOPIC",
    "TOPIC",
    "Mentors",
    "Overview",
]
