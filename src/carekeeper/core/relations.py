"""What a person is to a student, in the words that schools use (after GB/T 4761)."""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark, tr

RELATIONS = (
    Choice("father", mark("Father")),
    Choice("mother", mark("Mother")),
    Choice("grandfather_paternal", mark("Father's father")),
    Choice("grandmother_paternal", mark("Father's mother")),
    Choice("grandfather_maternal", mark("Mother's father")),
    Choice("grandmother_maternal", mark("Mother's mother")),
    Choice("uncle", mark("Uncle")),
    Choice("aunt", mark("Aunt")),
    Choice("brother", mark("Brother")),
    Choice("sister", mark("Sister")),
    Choice("step_father", mark("Step-father")),
    Choice("step_mother", mark("Step-mother")),
    Choice("relative", mark("Other relative")),
    Choice("neighbour", mark("Neighbour")),
    Choice("village", mark("Village committee")),
    Choice("children_director", mark("Children's director")),
    Choice("other", mark("Other")),
)

_LABELS = {choice.code: choice.label for choice in RELATIONS}


def relation_shown(code: str, note: str = "") -> str:
    """Return the relation as the teacher says it; the teacher's own words come first."""
    return note or tr(_LABELS.get(code, code))
