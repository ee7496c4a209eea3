"""What follows when key support or the level of concern changes: since when, what was before."""

from __future__ import annotations

from datetime import date

from carekeeper.core.concern import KEY_SUPPORT
from carekeeper.features.students.facts.record import ConcernSpan, Student

_BESIDE = {
    "key_support": ("key_support_since", "key_support_reason"),
    "concern_level": ("concern_since", "concern_reason"),
}


def follows(
    student: Student, name: str, value: object, today: date
) -> tuple[dict[str, object], ConcernSpan | None]:
    """Return the fields that change with a field, and what has ended with it.

    What begins is since today; what was set today already was a slip, and is no history.
    """
    before = getattr(student, name)
    if name not in _BESIDE or (value or "") == (before or ""):
        return {}, None
    since_field, reason_field = _BESIDE[name]
    since, reason = getattr(student, since_field), getattr(student, reason_field)
    begins: dict[str, object] = {since_field: today if value else None, reason_field: ""}
    if not before:
        return {since_field: since or begins[since_field]}, None
    if since is not None and since >= today:
        return begins, None
    what = KEY_SUPPORT if name == "key_support" else str(before)
    ended = ConcernSpan(student_id=student.id, what=what, since=since, until=today, reason=reason)
    return begins, ended
