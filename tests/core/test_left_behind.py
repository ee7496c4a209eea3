"""One family after another: what the facts say by the three definitions."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from carekeeper.core.left_behind import Answer, ParentFacts, answers, mark_fits

DAY = date(2026, 11, 23)
BIRTH = date(2017, 5, 8)
HOME = ParentFacts("father", True, False, "", True, "")
AWAY = ParentFacts("father", True, True, "2024-02", True, "")
UNKNOWN = ParentFacts("father", False, None, "", None, "")


def asked(
    father: ParentFacts,
    mother: ParentFacts,
    birth: date | None = BIRTH,
    registration: str = "rural",
    day: date = DAY,
) -> tuple[Answer, ...]:
    return answers(
        father,
        replace(mother, role="mother"),
        birth_date=birth,
        registration=registration,
        day=day,
    )


def values(*facts: object, **more: object) -> tuple[str, ...]:
    return tuple(answer.value for answer in asked(*facts, **more))  # type: ignore[arg-type]


def test_both_parents_work_far_away() -> None:
    register, education, civil = asked(AWAY, AWAY)
    assert (register.value, education.value, civil.value) == ("2", "yes", "yes")
    assert register.reason == "Both parents have been away for at least 3 months."
    assert education.reason == "Both parents have been away for at least 6 months."
    assert civil.reason == "Both parents are away."
    assert {answer.as_of for answer in (register, education, civil)} == {DAY}
    assert [a.definition for a in (register, education, civil)] == [
        "register",
        "education",
        "civil_affairs",
    ]


def test_only_the_father_is_away_and_the_mother_cares() -> None:
    register, education, civil = asked(AWAY, HOME)
    assert (register.value, education.value, civil.value) == ("1", "yes", "no")
    assert register.reason == "The father has been away for at least 3 months."
    assert civil.reason.startswith("Neither are both parents away")


def test_the_mother_is_away_and_the_father_cannot_care() -> None:
    register, _, civil = asked(replace(HOME, able_to_care=False), AWAY)
    assert (register.value, civil.value) == ("1", "yes")
    assert register.reason == "The mother has been away for at least 3 months."
    assert civil.reason == "The mother is away and the father is not able to care."


@pytest.mark.parametrize("gone", ["deceased", "lost_contact"])
def test_a_parent_who_is_gone_is_not_away_and_cannot_care(gone: str) -> None:
    lost = ParentFacts("father", True, True, "2020", True, gone)
    assert values(lost, AWAY) == ("1", "yes", "yes")
    assert values(AWAY, lost) == ("1", "yes", "yes")
    assert values(lost, HOME) == ("0", "no", "no")
    assert values(lost, lost) == ("0", "no", "no")


def test_both_at_home() -> None:
    register, education, civil = asked(HOME, HOME)
    assert (register.value, education.value, civil.value) == ("0", "no", "no")
    assert register.reason == "No parent has been away for 3 months."


@pytest.mark.parametrize(
    ("day", "register", "education"),
    [
        (date(2026, 6, 14), "0", "no"),
        (date(2026, 6, 15), "1", "no"),
        (date(2026, 9, 14), "1", "no"),
        (date(2026, 9, 15), "1", "yes"),
    ],
)
def test_three_and_six_months_go_by_the_calendar(day: date, register: str, education: str) -> None:
    father = replace(AWAY, away_since="2026-03-15")
    assert values(father, HOME, day=day)[:2] == (register, education)


def test_a_month_alone_counts_from_its_first_day() -> None:
    father = replace(AWAY, away_since="2026-03")
    assert values(father, HOME, day=date(2026, 5, 31))[0] == "0"
    assert values(father, HOME, day=date(2026, 6, 1))[0] == "1"


def test_a_year_alone_is_not_taken_for_its_january() -> None:
    father = replace(AWAY, away_since="2026")
    assert values(father, HOME, day=date(2026, 3, 1))[:2] == ("0", "no")
    register, education, _ = asked(father, HOME, day=date(2026, 8, 1))
    assert (register.value, education.value) == ("unknown", "unknown")
    assert register.reason == "Still missing: the month since when the father is away."
    assert values(father, HOME, day=date(2027, 3, 31))[:2] == ("1", "unknown")
    assert values(father, HOME, day=date(2027, 6, 30))[:2] == ("1", "yes")


def test_who_leaves_next_month_is_still_at_home() -> None:
    assert values(replace(AWAY, away_since="2026-12"), HOME) == ("0", "no", "no")


def test_what_nobody_entered_is_unknown_and_named() -> None:
    register, education, civil = asked(UNKNOWN, UNKNOWN)
    assert {register.value, education.value, civil.value} == {"unknown"}
    expected = "Still missing: whether the father is away, whether the mother is away."
    assert register.reason == education.reason == civil.reason == expected


def test_away_without_a_day_is_enough_for_civil_affairs_only() -> None:
    away = replace(AWAY, away_since="")
    register, education, civil = asked(away, away)
    assert (register.value, education.value, civil.value) == ("unknown", "unknown", "yes")
    assert register.reason.startswith("Still missing: since when the father is away, since when")


def test_one_parent_away_is_enough_for_education_whatever_the_other_does() -> None:
    assert values(AWAY, UNKNOWN)[:2] == ("unknown", "yes")


def test_civil_affairs_asks_whether_the_other_can_care() -> None:
    civil = asked(AWAY, replace(HOME, able_to_care=None))[2]
    assert civil.value == "unknown"
    assert civil.reason == "Still missing: whether the mother is able to care."


def test_sixteen_ends_it_for_civil_affairs() -> None:
    civil = asked(AWAY, AWAY, birth=date(2010, 11, 23))[2]
    assert (civil.value, civil.reason) == ("no", "The student is 16 or older.")
    assert asked(AWAY, AWAY, birth=date(2010, 11, 24))[2].value == "yes"
    assert values(UNKNOWN, UNKNOWN, birth=date(2010, 1, 1))[2] == "no"


def test_the_household_registration_counts_for_civil_affairs() -> None:
    civil = asked(AWAY, AWAY, registration="urban")[2]
    assert (civil.value, civil.reason) == ("no", "The household registration is not rural.")
    for registration in ("resident", ""):
        civil = asked(AWAY, AWAY, birth=None, registration=registration)[2]
        assert civil.value == "unknown"
        assert civil.reason == ("Still missing: the birth date, whether the registration is rural.")


def test_finding_out_more_never_turns_a_definite_answer() -> None:
    """Whatever fills a gap, an answer that was not `unknown` before stays what it was."""
    possible = [HOME, replace(HOME, able_to_care=False), AWAY, replace(AWAY, gone="deceased")]
    for father, mother in product([UNKNOWN, *possible], repeat=2):
        before = values(father, mother)
        fathers = possible if father is UNKNOWN else [father]
        mothers = possible if mother is UNKNOWN else [mother]
        for later in product(fathers, mothers):
            after = values(*later)
            known = [(b, a) for b, a in zip(before, after, strict=True) if b != "unknown"]
            assert all(b == a for b, a in known), (father, mother, later)


def test_an_answer_says_whether_it_means_left_behind() -> None:
    assert [answer.left_behind for answer in asked(AWAY, HOME)] == [True, True, False]
    assert asked(UNKNOWN, UNKNOWN)[0].left_behind is None


def test_the_mark_no_longer_fits_when_all_are_home_again() -> None:
    assert mark_fits(True, asked(HOME, HOME)) == (
        "The mark says left-behind, but by the facts none of the three definitions fits any more."
    )
    assert mark_fits(True, asked(AWAY, HOME)) is None
    assert mark_fits(True, asked(UNKNOWN, HOME)) is None


def test_the_mark_says_no_but_the_facts_say_yes() -> None:
    assert mark_fits(False, asked(AWAY, HOME)) == (
        "The mark says not left-behind, but by the facts it fits "
        "(student register, education statistics)."
    )
    assert mark_fits(False, asked(HOME, HOME)) is None
    assert mark_fits(False, asked(UNKNOWN, UNKNOWN)) is None


def test_a_student_not_marked_yet_is_pointed_out() -> None:
    assert mark_fits(None, asked(AWAY, AWAY)) == (
        "Not marked yet, but left-behind by the facts "
        "(student register, education statistics, civil affairs)."
    )
    assert mark_fits(None, asked(HOME, HOME)) is None
