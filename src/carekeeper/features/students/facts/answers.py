"""The answers that a student's fields can have, in the words of the official forms.

Health, registration, boarding, documents and ways to school are those of the national student
register; care situations and income those of the survey form of left-behind children (2016).
"""

from __future__ import annotations

from carekeeper.core.fields import Choice
from carekeeper.core.words import mark

DOCUMENTS = (
    Choice("resident_id", mark("ID card")),
    Choice("hong_kong", mark("Hong Kong papers")),
    Choice("macau", mark("Macau papers")),
    Choice("taiwan", mark("Taiwan papers")),
    Choice("permanent_residence", mark("Permanent residence permit")),
    Choice("passport", mark("Passport")),
    Choice("other", mark("Other document")),
)

ENROLMENT = (
    Choice("in_class", mark("In class")),
    Choice("moved_away", mark("Moved away")),
    Choice("suspended", mark("On leave")),
    Choice("suspected_dropout", mark("Suspected drop-out")),
    Choice("left", mark("Left school")),
    Choice("graduated", mark("Graduated")),
)

END_REASONS = (
    Choice("parent_home", mark("A parent came home")),
    Choice("went_along", mark("Went along with the parents")),
    Choice("turned_16", mark("Turned 16")),
    Choice("moved", mark("Moved away")),
    Choice("graduated", mark("Graduated")),
    Choice("other", mark("Other")),
)

CARE_SITUATIONS = (
    Choice("nobody", mark("Nobody looks after the child")),
    Choice("parent_unable", mark("Father or mother unable to care")),
    Choice("carer_weak", mark("Entrusted guardian hardly able to care")),
    Choice("fair", mark("Care is fair")),
    Choice("good", mark("Care is good")),
)

CATEGORIES = (
    Choice("single_parent", mark("Single parent")),
    Choice("orphan", mark("Orphan")),
    Choice("unattended", mark("De facto unsupported child")),
    Choice("minimum_living", mark("Minimum living allowance")),
    Choice("out_of_poverty", mark("Household out of poverty")),
    Choice("monitored", mark("Monitored household")),
    Choice("disabled", mark("Disabled")),
    Choice("guardian_disabled", mark("Guardian disabled")),
    Choice("migrant", mark("Child living with migrant-worker parents")),
)

REGISTRATIONS = (
    Choice("rural", mark("Agricultural")),
    Choice("urban", mark("Non-agricultural")),
    Choice("resident", mark("Resident household")),
)

WAYS_HOME = (
    Choice("walk", mark("On foot")),
    Choice("bicycle", mark("Bicycle")),
    Choice("public", mark("Public transport")),
    Choice("family", mark("Taken by the family")),
    Choice("school_bus", mark("School bus")),
    Choice("other", mark("Other")),
)

INCOMES = (
    Choice("migrant_work", mark("Work away from home")),
    Choice("farming", mark("Farming")),
    Choice("government", mark("Government relief")),
    Choice("relatives", mark("Relatives and friends")),
    Choice("other", mark("Other")),
)

HEALTH = (
    Choice("good", mark("Healthy or good")),
    Choice("fair", mark("Fair or rather weak")),
    Choice("chronic", mark("Chronic illness")),
    Choice("defect", mark("Physical impairment")),
    Choice("disabled", mark("Disability")),
)

BLOOD_TYPES = (
    Choice("A", "A"),
    Choice("B", "B"),
    Choice("AB", "AB"),
    Choice("O", "O"),
    Choice("unknown", mark("Unknown")),
)

DISABILITIES = (
    Choice("sight", mark("Visual")),
    Choice("hearing", mark("Hearing")),
    Choice("intellect", mark("Intellectual")),
    Choice("speech", mark("Speech")),
    Choice("limbs", mark("Physical")),
    Choice("mental", mark("Psychiatric")),
    Choice("multiple", mark("Multiple")),
    Choice("other", mark("Other")),
)

STUDY = (
    Choice("good", mark("Good")),
    Choice("middle", mark("Average")),
    Choice("weak", mark("Weak")),
)
