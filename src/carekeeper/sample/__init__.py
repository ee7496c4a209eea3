"""A class to look around in and to test with: everybody in it is made up.

The same seed and day give the same class. Its names are put together by chance, its ID numbers
and phones cannot be anybody's, its photos are drawn by the program.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from random import Random

from carekeeper.core.errors import Refused
from carekeeper.core.words import speaking, tr
from carekeeper.db.class_file import ClassFile
from carekeeper.sample.calendar import Calendar
from carekeeper.sample.coming_and_going import ComingAndGoing
from carekeeper.sample.diaries import Diaries
from carekeeper.sample.gathering import Gathering
from carekeeper.sample.guiding import Guiding
from carekeeper.sample.households import Households
from carekeeper.sample.living import Living
from carekeeper.sample.mentoring import Mentoring
from carekeeper.sample.reporting import Reporting
from carekeeper.sample.scoring import Scoring
from carekeeper.sample.staying_close import StayingClose
from carekeeper.sample.studying import Studying
from carekeeper.sample.talking import Talking
from carekeeper.sample.turns import Turns
from carekeeper.sample.visiting import Visiting
from carekeeper.sample.writing import Writer

_CARE = (
    *(Mentoring, Diaries, Talking, Visiting, Gathering),
    *(Living, StayingClose, Studying, Guiding),
)
"""Who draws what the teacher wrote of single students; what is of one moment is in this order."""

MOST_STUDENTS = 500
MOST_MONTHS = 24


def make(
    path: Path,
    *,
    students: int = 60,
    left_behind: int = 20,
    months: int = 14,
    seed: int = 1,
    today: date,
    password: str = "",
    language: str = "",
) -> tuple[int, int]:
    """Make a class file with a third grade and what its teacher wrote in so many months.

    Return how many students it has, and how many of them are left behind.

    Texts are in the language named, or in the one in use; people keep their Chinese names.

    Raises:
        Refused: these numbers make no class.
        StorageTrouble: a file is there already, or nothing can be written.
    """
    _check(students, left_behind, months)
    chance = Random(seed)
    with speaking(language), ClassFile.create(path, password) as class_file:
        class_file.hurry()
        calendar = Calendar(chance, today, months)
        people = Households(chance, today)
        households = people.make(students, left_behind)
        turns = Turns(chance, calendar, people.numbers, households)
        taken = turns.all()
        writer = Writer(class_file, chance, calendar)
        writer.set_up(people.names, people.numbers)
        writer.enter(turns.first(taken))
        everyone = list(turns.households.values())
        care = [writes(class_file, seed, calendar) for writes in _CARE]
        more = [event for one in care for event in one.events(everyone, writer.ids)]
        helping = {who for one in care if isinstance(one, Mentoring) for who in one.helpers}
        going = ComingAndGoing(class_file, seed, calendar)
        more += going.events(everyone, writer.ids, helping)
        planned = {pair for one in care if isinstance(one, Studying) for pair in one.planned}
        more += Scoring(class_file, seed, calendar, planned).events()
        more += Reporting(class_file, calendar).events()
        writer.live_through(everyone, taken, more)
        class_file.now = datetime.now
    return students, left_behind


def _check(students: int, left_behind: int, months: int) -> None:
    if not 1 <= students <= MOST_STUDENTS:
        raise Refused(tr("A sample class has 1 to {n} students.").format(n=MOST_STUDENTS))
    if not 0 <= left_behind <= students:
        raise Refused(tr("There cannot be more left-behind students than students."))
    if not 1 <= months <= MOST_MONTHS:
        raise Refused(tr("A sample class looks back on 1 to {n} months.").format(n=MOST_MONTHS))
