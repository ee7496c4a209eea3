"""What is said before confidential records leave the program, or when they are left out."""

from __future__ import annotations

from carekeeper.core.words import trn


def question(count: int) -> str:
    """Return the question before so many confidential records are given out; `""` for none."""
    if not count:
        return ""
    return trn(
        "{n} confidential record is on these pages, marked as such. Print or export it anyway?",
        "{n} confidential records are on these pages, marked as such. Print or export them anyway?",
        count,
    ).format(n=count)


def left_out(student: str, count: int) -> str:
    """Return that so many confidential records of a student are not on the pages."""
    return trn(
        "{student}: {n} confidential record is left out.",
        "{student}: {n} confidential records are left out.",
        count,
    ).format(student=student, n=count)
