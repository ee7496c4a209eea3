"""Old records in a class that was handed over: there, but out of sight until asked for."""

from __future__ import annotations

from datetime import date

FACT = "fold_before"
"""Under which name the class file knows the day."""


class Folded:
    """Records `before` this day come only when earlier ones are asked for; None folds nothing."""

    before: date | None = None

    @classmethod
    def take(cls, told: str) -> None:
        """Take over what the class file that is opened says; `""` for nothing."""
        cls.before = date.fromisoformat(told) if told else None
