"""What a command has done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field


class Result(Struct, frozen=True):
    """What a command has done: lines for people, and the same for a program.

    `counts` are rows by table; `notes` are things to know that are no errors.
    """

    lines: Sequence[str]
    file: Path
    kind: str
    encrypted: bool = False
    schema: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: Sequence[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
