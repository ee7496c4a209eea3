"""How a child seemed, in five steps; talks and the diary use the same steps."""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark

MOODS = (
    Choice("very_low", mark("Very low")),
    Choice("low", mark("Low")),
    Choice("calm", mark("Calm")),
    Choice("happy", mark("Happy")),
    Choice("very_happy", mark("Very happy")),
)
"""From the lowest to the highest."""

_STEPS = {choice.code: step for step, choice in enumerate(MOODS, start=1)}


def step_of(mood: str) -> int | None:
    """Return the step from 1 (very low) to 5 (very happy), None for no mood."""
    return _STEPS.get(mood)
