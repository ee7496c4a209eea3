"""What a finished change announces, so that each view can decide whether to look again."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Changed(Struct, frozen=True):
    """One finished change of the class file.

    `topics` are the names of the record kinds concerned (`students`, `guardians`, ...), or
    `everything` after a restore. `initiator` is the object that made the change and that can
    ignore its own echo.
    """

    topics: frozenset[str]
    label: str = ""
    initiator: object | None = None

    def concerns(self, topics: frozenset[str]) -> bool:
        """Tell whether a view that shows these topics has to look again."""
        return EVERYTHING in self.topics or not self.topics.isdisjoint(topics)


EVERYTHING = "everything"

Listener = Callable[[Changed], None]
