"""Holding a list against the class: who is new, who is there, and what is different.

A student is found by the ID number, then by the school number, then by name and birthday; a name
alone is enough only where it stands once on both sides and nothing speaks against it. A blank
never erases, and students who are not in the list are named, never removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from carekeeper.core import fields as core_fields
from carekeeper.core.enrolment import ARCHIVED
from carekeeper.core.finding import name_key
from carekeeper.core.words import tr
from carekeeper.lists.proposals import Doubt, Proposal
from carekeeper.lists.table import Table

NEW, CHANGED, SAME, UNCLEAR = "new", "changed", "same", "unclear"

_NAME, _NUMBER = "name", "class_number"
_SEVERAL = frozenset({"", "other", "relative", "uncle", "aunt"})
"""Relations of which a student may have several, so that they tell nobody."""


class Known(Struct, frozen=True):
    """A student of the class, with the persons of the card; values by the names of the fields."""

    id: int
    values: Mapping[str, Any]
    kept: Mapping[str, str] = {}
    persons: tuple[Mapping[str, Any], ...] = ()
    apart: str = ""
    """What the student is called where two have the same name."""

    @property
    def called(self) -> str:
        """The name as the teacher is shown it."""
        return self.apart or self.name

    @property
    def name(self) -> str:
        """The student's name."""
        return str(self.values.get("name", ""))

    @property
    def archived(self) -> bool:
        """Whether the student is kept, but not at this school now."""
        return self.values.get("enrolment") in ARCHIVED


class Change(Struct, frozen=True):
    """A value that becomes another one; `person` is the index of the proposal's person, or -1."""

    name: str
    old: Any
    new: Any
    person: int = -1


class Outcome(Struct):
    """What becomes of a proposal."""

    proposal: Proposal
    state: str = NEW
    known: Known | None = None
    changes: list[Change] = field(default_factory=list)
    persons: dict[int, int | None] = field(default_factory=dict)
    """The proposal's person -> the card's person, None for one who is new there."""

    @property
    def is_doubtful(self) -> bool:
        """Whether there is something to look at."""
        return self.state == UNCLEAR or bool(self.proposal.doubts)

    @property
    def goes_in(self) -> bool:
        """Whether anything of it is brought in, unless the teacher says no."""
        return self.state in (NEW, CHANGED) and bool(self.proposal.name)


class Comparison(Struct):
    """A list held against the class."""

    outcomes: list[Outcome]
    others: list[Known]
    """Students of the file who are not in the list."""

    @property
    def missing(self) -> list[Known]:
        """Students of the class who are not in the list; who has left is not missed in it."""
        return [one for one in self.others if not one.archived]

    def count(self, state: str) -> int:
        """Return how many students of the list have a state."""
        return sum(one.state == state for one in self.outcomes)


def compare(
    proposals: Sequence[Proposal],
    known: Sequence[Known],
    table: Table,
    chosen: Mapping[int, int | None] | None = None,
) -> Comparison:
    """Hold proposals against the students of the class.

    `chosen` are the teacher's own answers: the row of a proposal -> the student, or None for one
    who is new.
    """
    finder = _Finder(proposals, known, table)
    outcomes = []
    for proposal in proposals:
        if chosen is not None and proposal.row in chosen:
            outcome = finder.said(proposal, chosen[proposal.row])
        else:
            outcome = finder.outcome(proposal)
        outcomes.append(outcome)
    _numbers_once(outcomes, known, table)
    for outcome in outcomes:
        if outcome.known is not None:
            _differences(outcome, table)
    found = {one.known.id for one in outcomes if one.known is not None}
    return Comparison(outcomes, [one for one in known if one.id not in found])


def _numbers_once(outcomes: Sequence[Outcome], known: Sequence[Known], table: Table) -> None:
    """Let no student get a class number that another one has, or gets from the same list."""
    given = {one.known.id for one in outcomes if one.known and one.proposal.values.get(_NUMBER)}
    taken = {
        one.values[_NUMBER]: (one.name, one.called)
        for one in known
        if one.values.get(_NUMBER) is not None and one.id not in given
    }
    for outcome in outcomes:
        proposal = outcome.proposal
        number = proposal.values.get(_NUMBER)
        if number is None:
            continue
        name, called = taken.setdefault(number, (proposal.name, proposal.name))
        if name != proposal.name:
            del proposal.values[_NUMBER]
            sentence = tr("{name} already has this number.").format(name=called)
            _say(table, proposal, _NUMBER, sentence)


_NUMBERS = ("id_number", "school_number")


class _Finder:
    def __init__(self, proposals: Sequence[Proposal], known: Sequence[Known], table: Table) -> None:
        self._table = table
        self._by_id = {one.id: one for one in known}
        self._by_value: dict[tuple[str, Any], list[Known]] = {}
        for one in known:
            self._by_value.setdefault((_NAME, name_key(one.name)), []).append(one)
            for name in _NUMBERS:
                if one.values.get(name):
                    self._by_value.setdefault((name, one.values[name]), []).append(one)
        self._counts = Counter(name_key(one.name) for one in proposals if one.name)
        self._numbers: dict[str, Proposal] = {}
        self._taken: dict[int, Proposal] = {}
        self._seen: dict[str, list[Proposal]] = {}

    def said(self, proposal: Proposal, answer: int | None) -> Outcome:
        """Return the outcome when the teacher says who it is."""
        known = self._by_id.get(answer) if answer is not None else None
        return Outcome(proposal, NEW if known is None else SAME, known)

    def find(self, proposal: Proposal) -> tuple[Known | None, str]:
        """Return who of the class is meant, or a sentence when that cannot be told."""
        return self._find(proposal)

    def by_number(self, student_id: int) -> Known | None:
        """Return a student by the number that the class file gives."""
        return self._by_id.get(student_id)

    def outcome(self, proposal: Proposal) -> Outcome:
        """Return who a proposal is."""
        if not proposal.name:
            return Outcome(proposal, UNCLEAR)
        twice = self._twice(proposal)
        if twice:
            _say(self._table, proposal, "name", twice)
            return Outcome(proposal, UNCLEAR)
        known, doubt = self._find(proposal)
        if known is not None and known.id in self._taken:
            known, doubt = None, tr("{name} is in this list twice.").format(name=proposal.name)
        if doubt:
            _say(self._table, proposal, "name", doubt)
            return Outcome(proposal, UNCLEAR)
        if known is None:
            return Outcome(proposal, NEW)
        self._taken[known.id] = proposal
        return Outcome(proposal, SAME, known)

    def _twice(self, proposal: Proposal) -> str:
        number = str(proposal.values.get("id_number", ""))
        if number:
            other = self._numbers.setdefault(number, proposal)
            if other is not proposal:
                sentence = tr("{name} already has this ID number.")
                return sentence.format(name=other.name)
        before = self._seen.setdefault(name_key(proposal.name), [])
        alike = [one for one in before if _may_be_one(one.values, proposal.values)]
        before.append(proposal)
        if alike:
            return tr("{name} is in this list twice.").format(name=proposal.name)
        return ""

    def _find(self, proposal: Proposal) -> tuple[Known | None, str]:
        for name in _NUMBERS:
            found = self._by_value.get((name, proposal.values.get(name)), [])
            if found and name_key(found[0].name) != name_key(proposal.name):
                by_id = tr("{name} already has this ID number.")
                has = by_id if name == "id_number" else tr("{name} already has this school number.")
                return None, has.format(name=found[0].called)
            if found:
                return found[0], ""
        namesakes = self._by_value.get((_NAME, name_key(proposal.name)), [])
        if not namesakes:
            return None, ""
        return self._namesake(proposal, namesakes)

    def _namesake(self, proposal: Proposal, namesakes: Sequence[Known]) -> tuple[Known | None, str]:
        born = proposal.values.get("birth_date")
        same_day = [one for one in namesakes if born and one.values.get("birth_date") == born]
        if len(same_day) == 1 and not _speaks_against(same_day[0].values, proposal.values):
            return same_day[0], ""
        may_be = [one for one in namesakes if not _speaks_against(one.values, proposal.values)]
        if not may_be:
            told = namesakes[0].values.get("birth_date")
            if born and told and born != told:
                return None, tr("The same name, but another date of birth than in the class.")
            return None, tr(
                "The same name, but the numbers are not those of the student in the class."
            )
        number = proposal.values.get("class_number")
        numbered = [one for one in may_be if number and one.values.get("class_number") == number]
        if len(numbered) == 1:
            return numbered[0], ""
        if len(may_be) == len(namesakes) == 1 and self._counts[name_key(proposal.name)] < 2:
            return may_be[0], ""
        return None, tr("There are several students of this name. Please choose which one.")


class StudentFinder:
    """Finds the students of the class whom the rows of a list are about, many rows for each."""

    def __init__(self, known: Sequence[Known], table: Table) -> None:
        self._finder = _Finder((), known, table)
        self._called = {one.called: one for one in known if one.apart}
        self._table = table

    def student(self, proposal: Proposal, answer: int | None) -> Known | None:
        """Return the student of a row, or None with a doubt; `answer` is the teacher's own."""
        if answer is not None:
            return self._finder.by_number(answer)
        if not proposal.name:
            self.say(proposal, "name", tr("There is no name here, so the row is not imported."))
            return None
        if proposal.name in self._called:
            return self._called[proposal.name]
        found, doubt = self._finder.find(proposal)
        if found is None:
            nobody = tr("There is no student of this name in the class.")
            self.say(proposal, "name", doubt or nobody)
        return found

    def say(self, proposal: Proposal, target: str, sentence: str) -> None:
        """Tell what is doubtful of a row, at the column of a field."""
        _say(self._table, proposal, target, sentence)


_TELLING = ("id_number", "school_number", "birth_date", "sex")


def _speaks_against(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two sets of values cannot be of one child."""
    return any(one.get(name) and other.get(name) and one[name] != other[name] for name in _TELLING)


def _may_be_one(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if _speaks_against(one, other):
        return False
    numbers = one.get("class_number"), other.get("class_number")
    return not (all(numbers) and numbers[0] != numbers[1])


def _say(table: Table, proposal: Proposal, target: str, sentence: str, text: str = "") -> None:
    column = table.at(target)
    at = -1 if column is None else column
    text = proposal.name if target == "name" else text
    proposal.doubts.append(Doubt(proposal.row, at, text, sentence, target))


def _differences(outcome: Outcome, table: Table) -> None:
    known, proposal = outcome.known, outcome.proposal
    assert known is not None
    changes = _own(known, proposal, table)
    for at, person in enumerate(proposal.persons):
        match = _person(known.persons, person)
        outcome.persons[at] = None if match is None else int(match["id"])
        if match is None:
            shown = person.get("name") or " ".join(person.get("phones", ()))
            told = person.get("gone") or person.get("away") is not None
            if shown or told or person.get("relation", "") not in _SEVERAL:
                changes.append(Change("", None, shown, at))
        else:
            changes += _of_person(match, person, at, proposal, table)
    if any(known.kept.get(heading) != text for heading, text in proposal.kept.items()):
        changes.append(Change("kept", known.kept, {**known.kept, **proposal.kept}))
    outcome.changes = changes
    if outcome.state != UNCLEAR:
        outcome.state = CHANGED if changes else SAME


def _own(known: Known, proposal: Proposal, table: Table) -> list[Change]:
    changes: list[Change] = []
    for name, told in list(proposal.values.items()):
        old = known.values.get(name)
        value = _more_notes(old, told) if name == "notes" and old else told
        if old == value or core_fields.is_empty(value):
            continue
        if name == _NAME and name_key(str(old)) == name_key(value):
            continue  # written in another way, with a dot or in traditional characters
        if name == "left_behind" and old is not None:
            sentence = tr("Your own mark is different; it is left as it is.")
            _say(table, proposal, name, sentence, tr("Yes") if value else tr("No"))
            del proposal.values[name]
            continue
        changes.append(Change(name, old, value))
    return changes


def _more_notes(old: str, told: str) -> str:
    return old if told in old else f"{old}\n{told}"


def _person(
    there: Sequence[Mapping[str, Any]], person: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Return who of the card it is: of the same name, or the only one of that relation."""
    name, relation = person.get("name", ""), person.get("relation", "")
    named = [one for one in there if name and one.get("name") == name]
    if named:
        return named[0]
    related = [one for one in there if relation and one.get("relation") == relation]
    if len(related) == 1 and relation not in _SEVERAL:
        return related[0]
    phones = set(person.get("phones", ()))
    shared = [one for one in there if phones & set(one.get("phones") or ())]
    if len(shared) == 1 and not (name and shared[0].get("name")):
        return shared[0]
    return None


def _of_person(
    old: Mapping[str, Any],
    person: dict[str, Any],
    at: int,
    proposal: Proposal,
    table: Table,
) -> list[Change]:
    changes: list[Change] = []
    for name, told in list(person.items()):
        before = old.get(name)
        value = _phones(tuple(before or ()), told) if name == "phones" else told
        if name in ("kind", "call_order") or core_fields.is_empty(value) or before == value:
            continue
        if name in ("name", "relation", "gone") and before:
            sentence = tr("The contact card says “{old}”; it is left as it is.")
            _doubt_of_person(table, proposal, person, name, sentence.format(old=before))
            continue
        changes.append(Change(name, before, value, at))
    return changes


def _doubt_of_person(
    table: Table, proposal: Proposal, person: Mapping[str, Any], name: str, sentence: str
) -> None:
    target = f"{person.get('relation')}.{name}"
    column = table.at(target)
    if column is None:
        column = table.at(f"guardian.{name}")
    at = -1 if column is None else column
    proposal.doubts.append(Doubt(proposal.row, at, str(person.get(name, "")), sentence, target))


def _phones(old: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    """Return the numbers: a new one takes the place of a single old one, else it comes first."""
    if set(new) <= set(old):
        return old
    if len(old) <= 1:
        return tuple(new)
    return tuple(dict.fromkeys((*new, *old)))
