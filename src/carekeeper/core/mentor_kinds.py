"""Who a mentor is, in the words that schools use."""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr, trc

MENTOR_KINDS = (
    Choice("teacher", mark("Teacher")),
    Choice("parent", mark("Parent of another student")),
    Choice("study_helper", mark("Study helper")),
    Choice("volunteer", mark("Volunteer")),
    Choice("retired_cadre", mark("Retired cadre")),
    Choice("village_cadre", mark("Village cadre")),
)

_LABELS = {choice.code: choice.label for choice in MENTOR_KINDS}
_TEACHER = ("老师", "老師")


def mentor_kind_shown(kind: str, subject: str = "") -> str:
    """Return who a mentor is; a teacher by the subject: 语文老师."""
    if kind == "teacher" and subject:
        return tr("{subject} teacher").format(subject=subject)
    return tr(_LABELS.get(kind, kind))


def mentor_called(name: str, kind: str) -> str:
    """Return a mentor's name as the teacher says it: 沈文老师."""
    if kind != "teacher" or name.endswith(_TEACHER) or not name:
        return name
    return trc("a teacher's name", "{name}").format(name=name)
