"""What can go wrong, in three words that the window and the command line understand.

Each carries one sentence in the teacher's language that says what is wrong and what to do.
"""

from __future__ import annotations

from enum import StrEnum


class CareKeeperError(Exception):
    """An error that is told to the teacher as one sentence, never as a traceback."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(CareKeeperError):
    """What was typed in one field cannot be right; shown at that field."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Refused(CareKeeperError):
    """A rule of the program says no; nothing was changed."""


class Trouble(StrEnum):
    """The kinds of trouble with a file, each with its own answer."""

    NOT_FOUND = "not_found"
    NOT_OURS = "not_ours"
    DAMAGED = "damaged"
    PASSWORD_NEEDED = "password_needed"
    WRONG_PASSWORD = "wrong_password"
    WRONG_PASSWORD_OR_DAMAGED = "wrong_password_or_damaged"
    TOO_NEW = "too_new"
    IN_USE = "in_use"
    NO_PERMISSION = "no_permission"
    DISK_FULL = "disk_full"
    EXISTS = "exists"
    REPLACED = "replaced"
    READ_ONLY = "read_only"
    OTHER = "other"


class StorageTrouble(CareKeeperError):
    """A file cannot be read or written; nothing was changed.

    `trouble` tells which kind, so that the window can offer the way out and the command line
    its exit code.
    """

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble
