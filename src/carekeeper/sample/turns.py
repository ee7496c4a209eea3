"""What has changed in the lives of the sample class, and when the teacher wrote it down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.record import Guardian
from carekeeper.sample import places
from carekeeper.sample.calendar import Calendar, workday
from carekeeper.sample.households import Household
from carekeeper.sample.numbers import Numbers
from carekeeper.sample.texts import WORDING

_DAY = timedelta(days=1)
LAST_PRINT = 10
"""Days since the cards of all left-behind students were printed last."""

_FATHER_HOME_SOON = 33
_MOTHER_CAME_HOME = 41
_CHANGED_AFTER_PRINT = ((7, "grandmother_paternal"), (21, "aunt"), (31, "grandmother_maternal"))
_LACK_HEALTH = (7, 26)
_HARD_OF_HEARING = (7, "grandmother_paternal")
_LACK_WORKPLACE = ((7, "mother"), (21, "father"))


class Turn(Struct, frozen=True):
    """Some fields of a file, or of a person on the card, got new values at a moment.

    `who` is the relation of the person, empty for the household's own file.
    """

    at: datetime
    number: int
    who: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


class Turns:
    """Draws what changed, and leaves the gaps that give the teacher something to do."""

    def __init__(
        self, chance: Random, calendar: Calendar, numbers: Numbers, households: list[Household]
    ) -> None:
        self._chance = chance
        self._calendar = calendar
        self._numbers = numbers
        self.households = {
            household.student.class_number or 0: household for household in households
        }
        self._leave_gaps()

    def all(self) -> list[Turn]:
        """Return the turns in the order of time."""
        found = [
            *self._after_the_print(),
            *self._coming_home(),
            *self._mark_ended(),
            *(turn for number in self.households for turn in self._of_file(number)),
            *(turn for number in self.households for turn in self._of_card(number)),
        ]
        return sorted(found, key=lambda turn: (turn.at, turn.number, turn.who))

    def first(self, turns: list[Turn]) -> list[Household]:
        """Return the files as they were written first, before all turns."""
        early = dict(self.households)
        for turn in reversed(turns):
            early[turn.number] = _with(early[turn.number], turn.who, turn.before)
        return list(early.values())

    def _leave_gaps(self) -> None:
        for number in _LACK_HEALTH:
            self._fix(number, "", {"health": ""})
        for number, who in _LACK_WORKPLACE:
            self._fix(number, who, {"workplace_phone": "", "workplace_address": ""})
        best_time = tr("after 7 in the evening; hard of hearing, please speak up")
        self._fix(*_HARD_OF_HEARING, {"best_time": best_time, "health": tr(WORDING.old_health[1])})
        self._fix(_HARD_OF_HEARING[0], "", {"key_support_reason": tr(WORDING.support_reasons[0])})

    def _fix(self, number: int, who: str, values: Mapping[str, Any]) -> None:
        if number in self.households:
            self.households[number] = _with(self.households[number], who, values)

    def _turn(
        self, day: date, number: int, who: str, before: Mapping[str, Any], **after: Any
    ) -> Turn:
        """Return a turn to the values of the finished file, or to other ones given."""
        self._fix(number, who, after)
        record = _part(self.households[number], who)
        now = {name: getattr(record, name) for name in before}
        return Turn(next(self._calendar.sitting(day)), number, who, before, now)

    def _after_the_print(self) -> Iterator[Turn]:
        for days_ago, (number, who) in enumerate(_CHANGED_AFTER_PRINT, start=3):
            if self._is_left_behind(number):
                day = workday(self._calendar.today - days_ago * _DAY)
                yield self._turn(day, number, who, {"phones": (self._numbers.mobile(),)})

    def _coming_home(self) -> Iterator[Turn]:
        today = self._calendar.today
        if self._is_left_behind(_FATHER_HOME_SOON):
            friday = today + (4 - today.weekday()) % 7 * _DAY
            day = workday(today - (LAST_PRINT + 2) * _DAY)
            before = {"next_return": ""}
            after = friday.isoformat()
            yield self._turn(day, _FATHER_HOME_SOON, "father", before, next_return=after)
        if self._is_left_behind(_MOTHER_CAME_HOME):
            day = workday(today - (LAST_PRINT + 3) * _DAY)
            was = {"away": True, "lives_with": False, "next_return": ""}
            yield self._turn(day, _MOTHER_CAME_HOME, "mother", was, away=False, lives_with=True)

    def _mark_ended(self) -> Iterator[Turn]:
        others = [number for number in self.households if not self._is_left_behind(number)]
        if not others:
            return
        number = others[len(others) // 4]
        day = self._calendar.past_day()
        since = f"{day.year - 2}-03"
        self._fix(number, "", {"left_behind_since": since})
        work = places.workplace(self._chance)
        was = {"away": True, "away_since": since, "workplace": work.name, "lives_with": False}
        now = {"away_since": "", "workplace": "", "lives_with": True, "away": False}
        yield self._turn(day, number, "father", was, **now)
        yield self._turn(
            day,
            number,
            "",
            {"left_behind": True, "left_behind_ended_on": None, "left_behind_end_reason": ""},
            left_behind_ended_on=day,
            left_behind_end_reason="parent_home",
        )

    def _of_file(self, number: int) -> Iterator[Turn]:
        student = self.households[number].student
        assert student.measured_on is not None
        if self._is_left_behind(number) and self._in_time(student.measured_on):
            taller, heavier = self._chance.randrange(3, 7), self._chance.randrange(2, 7) / 2
            before: dict[str, Any] = {
                "height_cm": (student.height_cm or 0) - taller,
                "weight_kg": (student.weight_kg or 0) - heavier,
                "measured_on": student.measured_on - 365 * _DAY,
            }
            yield self._turn(student.measured_on, number, "", before)
        if student.care_situation_on and self._in_time(student.care_situation_on):
            before = {"care_situation": "", "care_situation_on": None, "care_situation_by": ""}
            yield self._turn(workday(student.care_situation_on), number, "", before)
        if student.key_support_since and self._in_time(student.key_support_since):
            before = {"key_support": None, "key_support_since": None, "key_support_reason": ""}
            yield self._turn(workday(student.key_support_since), number, "", before)

    def _of_card(self, number: int) -> Iterator[Turn]:
        if not self._is_left_behind(number):
            return
        late = {who for printed, who in _CHANGED_AFTER_PRINT if printed == number}
        for person in self.households[number].guardians:
            changes = person.away and person.workplace_phone and person.relation not in late
            if changes and self._chance.random() < 0.35:
                yield self._turn(
                    self._calendar.past_day(), number, person.relation, self._other_workplace()
                )
            elif person.phones and person.relation not in late and self._chance.random() < 0.25:
                before = {"phones": (self._numbers.mobile(),)}
                yield self._turn(self._calendar.past_day(), number, person.relation, before)

    def _other_workplace(self) -> dict[str, Any]:
        work = places.workplace(self._chance)
        return {
            "workplace": work.name,
            "workplace_address": work.address,
            "workplace_phone": self._numbers.landline(work.area_code),
            "away_province": work.province,
            "away_city": work.city,
            "occupation": tr(self._chance.choice(WORDING.at_work)),
        }

    def _in_time(self, day: date) -> bool:
        last = self._calendar.today - (LAST_PRINT + 1) * _DAY
        return self._calendar.entered < workday(day) and day < last

    def _is_left_behind(self, number: int) -> bool:
        return number in self.households and self.households[number].student.left_behind is True


def _part(household: Household, who: str) -> Any:
    if not who:
        return household.student
    return next(one for one in household.guardians if one.relation == who)


def _with(household: Household, who: str, values: Mapping[str, Any]) -> Household:
    if not who:
        return replace(household, student=replace(household.student, **values))
    people = [replace(one, **values) if one.relation == who else one for one in household.guardians]
    return replace(household, guardians=tuple(people))


def plain(record: Guardian) -> dict[str, Any]:
    """Return the values of a person as a store takes them for a new row."""
    left_out = ("id", "student_id")
    return {
        name: getattr(record, name) for name in record.__struct_fields__ if name not in left_out
    }
