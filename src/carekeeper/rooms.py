"""All rooms of the house: those with a tab in the order of their tabs.

Those that look at all rooms are handed this tuple: the window, Today, the student's story and
whole file, history and search.
"""

from __future__ import annotations

from carekeeper.features.activities.room import ROOM as ACTIVITIES
from carekeeper.features.care.room import ROOM as CARE
from carekeeper.features.classes.room import ROOM as CLASSES
from carekeeper.features.diary.room import ROOM as DIARY
from carekeeper.features.guardians.room import ROOM as GUARDIANS
from carekeeper.features.mentors.room import ROOM as MENTORS
from carekeeper.features.students.room import ROOM as STUDENTS
from carekeeper.features.study.room import ROOM as STUDY
from carekeeper.features.talks.room import ROOM as TALKS
from carekeeper.features.visits.room import ROOM as VISITS
from carekeeper.new_year.room import ROOM as NEW_YEAR
from carekeeper.report.room import ROOM as REPORT
from carekeeper.room import Room
from carekeeper.safekeeping.room import ROOM as SAFEKEEPING
from carekeeper.today.room import ROOM as TODAY

ROOMS: tuple[Room, ...] = (
    *(TODAY, STUDENTS, GUARDIANS, MENTORS, TALKS, VISITS, DIARY, STUDY, CARE),
    *(ACTIVITIES, REPORT),
    *(CLASSES, NEW_YEAR, SAFEKEEPING),
)
