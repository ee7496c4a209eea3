"""How many students are left behind by each of the three official definitions, and who differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.enrolment import Enrolment, Episode
from carekeeper.core.ids import StudentId
from carekeeper.core.left_behind import DEFINITIONS, Answer, Definition
from carekeeper.core.words import mark, tr

SEXES = ("male", "female", "")
"""The columns of a count; the last is for those of whom it is not known."""
LEFT_BEHIND, ALL = "left_behind", "all"
_VALUES: dict[Definition, tuple[str, ...]] = {
    "register": ("1", "2", LEFT_BEHIND, "0", "unknown", ALL),
    "education": ("yes", "no", "unknown", ALL),
    "civil_affairs": ("yes", "no", "unknown", ALL),
}
_LABELS = {
    "1": mark("One parent away"),
    "2": mark("Both parents away"),
    LEFT_BEHIND: mark("Left behind together"),
    "0": mark("Not left behind"),
    "yes": mark("Left behind"),
    "no": mark("Not left behind"),
    "unknown": mark("Facts still missing"),
    ALL: mark("Total"),
}
SAYS: dict[Definition, str] = {
    "register": mark("One or both parents away for at least three months."),
    "education": mark("One or both parents away for at least six months."),
    "civil_affairs": mark(
        "Both parents away to work, or one away and the other unable to care; under sixteen; "
        "rural registration."
    ),
}
"""What each definition says."""


class Answered(Struct, frozen=True):
    """A student on the roll with the three official answers as of a day."""

    id: StudentId
    name: str
    sex: str
    answers: tuple[Answer, Answer, Answer]

    @property
    def differs(self) -> bool:
        """Tell whether one definition counts the student and another one does not."""
        return {True, False} <= {one.left_behind for one in self.answers}


class CountRow(Struct, frozen=True):
    """One line of a count: those with a value, by sex in the order of `SEXES`."""

    value: str
    by_sex: tuple[int, int, int]

    @property
    def label(self) -> str:
        """Return the value in words."""
        return tr(_LABELS[self.value])

    @property
    def total(self) -> int:
        """Return all of them."""
        return sum(self.by_sex)


class Count(Struct, frozen=True):
    """The students of a grade by one definition; the last row is all of them."""

    definition: Definition
    grade: int | None
    rows: tuple[CountRow, ...]

    @property
    def title(self) -> str:
        """Return the name of the definition."""
        name = tr(DEFINITIONS[self.definition])
        return name[:1].upper() + name[1:]

    @property
    def columns(self) -> tuple[int, ...]:
        """Return which sexes there are, as places in `by_sex`."""
        unknown = self.rows[-1].by_sex[2]
        return (0, 1, 2) if unknown else (0, 1)


def counts(answered: Sequence[Answered], grade: int | None) -> list[Count]:
    """Return the count by each definition; down and across the sums are equal."""
    return [
        Count(
            definition,
            grade,
            tuple(_row(answered, place, value) for value in _VALUES[definition]),
        )
        for place, definition in enumerate(DEFINITIONS)
    ]


def _row(answered: Iterable[Answered], place: int, value: str) -> CountRow:
    def fits(one: Answered) -> bool:
        answer = one.answers[place]
        if value == LEFT_BEHIND:
            return answer.left_behind is True
        return value in (ALL, answer.value)

    found = [one for one in answered if fits(one)]
    male, female = (sum(one.sex == sex for one in found) for sex in SEXES[:2])
    return CountRow(value, (male, female, len(found) - male - female))


class Dropout(Struct, frozen=True):
    """A student of whom it is feared or known that school was given up, since when and why."""

    id: StudentId
    name: str
    suspected: bool
    since: date | None
    reason: str


def dropouts(
    enrolled: Mapping[int, Enrolment], names: Mapping[int, str], first: date, day: date
) -> list[Dropout]:
    """Return who is a suspected drop-out on a day, and who has left since the first day."""
    found = []
    for key, one in enrolled.items():
        status = one.status_on(day)
        episode = next((e for e in (*one.ended, one.now) if _holds(e, status, day)), one.now)
        left = status == "left" and (episode.since is None or episode.since >= first)
        if left or status == "suspected_dropout":
            told = (names.get(key, ""), not left, episode.since, episode.reason)
            found.append(Dropout(StudentId(key), *told))
    return found


def _holds(episode: Episode, status: str, day: date) -> bool:
    began = episode.since is None or episode.since <= day
    return episode.status == status and began and (episode.until is None or day < episode.until)
