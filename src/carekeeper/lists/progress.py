"""How far a long reading is: told to whoever waits for it, and who may have it stopped."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], object]
"""Is told so many steps of so many; what it raises ends the work."""


def quiet(_step: int, _of: int) -> None:
    """Tell nobody."""
