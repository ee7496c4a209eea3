"""The answers that the fields of a contact card can have.

Kinds and entrustment follow the written
entrustment of care that the law on the protection of minors (art. 22, 23) asks for.
"""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark

KINDS = (
    Choice("guardian", mark("Guardian")),
    Choice("entrusted", mark("Entrusted guardian")),
    Choice("parent", mark("Parent")),
    Choice("emergency", mark("Emergency contact")),
    Choice("village", mark("Village contact")),
)

EDUCATION = (
    Choice("none", mark("No schooling")),
    Choice("primary", mark("Primary school")),
    Choice("junior", mark("Junior secondary school")),
    Choice("senior", mark("Senior secondary school")),
    Choice("college", mark("College")),
    Choice("university", mark("University")),
)

GONE = (
    Choice("deceased", mark("Deceased")),
    Choice("lost_contact", mark("Lost contact")),
)

MANNERS = (
    Choice("in_person", mark("In person")),
    Choice("home_visit", mark("Home visit")),
    Choice("phone", mark("By phone")),
    Choice("message", mark("By message")),
)
