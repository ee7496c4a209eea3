"""The individual education plan: what the teacher writes, what is refused, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.conftest import TODAY
from tests.features.enrolling import Enrol, enrol

from carekeeper.core import words
from carekeeper.core.due import Urgency
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.facts.education import PLAN
from carekeeper.features.study.room import ROOM
from carekeeper.features.study.store.education import EducationPlans
from carekeeper.room import DueItem, Offer
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import RecycleBin
from carekeeper.whole_file import papers
from carekeeper.widgets.desk import Desk

__all__ = ["enrol"]

HOLIDAY = date(2027, 2, 3)
BEGUN = date(2026, 10, 12)


@pytest.fixture
def education(class_file: ClassFile) -> EducationPlans:
    """The plans of the class, on the day of the stories."""
    return EducationPlans(class_file, lambda: TODAY)


Begin = Callable[..., int]


@pytest.fixture
def begin(education: EducationPlans, enrol: Enrol) -> Begin:
    """Begin a plan for Xiaoyu because of her conduct."""
    student = enrol()

    def put(**values: Any) -> int:
        plain = {"begins_on": BEGUN, "reason": "conduct", "review_on": date(2026, 11, 9)}
        return education.plans.add(student, {**plain, **values})

    return put


def due(class_file: ClassFile, day: date = TODAY) -> list[DueItem]:
    assert ROOM.due_items is not None
    return [one for one in ROOM.due_items(class_file, day) if one.place.kind == PLAN.table]


# -- what cannot be


@pytest.mark.parametrize(
    ("field", "day", "sentence"),
    [
        ("ends_on", date(2026, 10, 1), "would end before it begins"),
        ("ends_on", date(2026, 12, 1), "in the future"),
        ("parents_on", date(2026, 12, 1), "in the future"),
        ("review_on", date(2026, 10, 1), "before the plan begins"),
        ("review_on", HOLIDAY, "in the holidays"),
        ("begins_on", None, "date on which the plan begins"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field_and_nothing_is_written(
    education: EducationPlans, begin: Begin, field: str, day: date | None, sentence: str
) -> None:
    plan = begin()
    before = education.plans.get(plan)
    with pytest.raises(Invalid, match=sentence) as told:
        education.plans.change(plan, {field: day})
    assert told.value.field == field
    assert education.plans.get(plan) == before


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"held_on": date(2026, 10, 1)}, "held_on", "before the plan begins"),
        ({"held_on": date(2026, 12, 1)}, "held_on", "in the future"),
        ({"next_on": HOLIDAY}, "next_on", "in the holidays"),
        ({"next_on": date(2026, 11, 1)}, "next_on", "before the plan begins"),
    ],
)
def test_a_review_is_held_after_the_plan_began_and_the_next_one_on_a_school_day(
    education: EducationPlans, begin: Begin, values: dict[str, Any], field: str, sentence: str
) -> None:
    plan = education.plans.get(begin())
    whose = {"plan_id": plan.id, "held_on": TODAY, **values}
    with pytest.raises(Invalid, match=sentence) as told:
        education.reviews.add(plan.student_id, whose)
    assert told.value.field == field


def test_one_plan_runs_for_one_reason(education: EducationPlans, begin: Begin) -> None:
    first = begin()
    begin(reason="study")
    with pytest.raises(Invalid, match="already running") as told:
        begin()
    assert told.value.field == "reason"
    education.plans.change(first, {"ends_on": TODAY, "reached": "yes"})
    second = begin(begins_on=TODAY, review_on=None)
    with pytest.raises(Invalid, match="already running"):
        education.plans.change(first, {"ends_on": None})
    assert education.plans.of_student(1)[0].id == second


def test_a_plan_comes_back_from_the_bin_unless_another_runs_by_now(
    class_file: ClassFile, education: EducationPlans, begin: Begin
) -> None:
    first = begin()
    education.plans.bin(first)
    second = begin()
    bin_ = RecycleBin(class_file, ROOM.kinds, restore=_restore(class_file))
    (item,) = bin_.items()
    with pytest.raises(Refused, match="already running"):
        bin_.restore(item)
    education.plans.change(second, {"ends_on": TODAY})
    bin_.restore(item)
    assert {one.id for one in education.plans.of_student(1)} == {first, second}


def _restore(class_file: ClassFile) -> dict[str, Callable[[int], object]]:
    restore = ROOM.restore[PLAN.table]
    return {PLAN.table: lambda number: restore(class_file, number)}


def test_the_next_review_is_proposed_in_four_weeks_and_never_in_the_holidays(
    class_file: ClassFile, enrol: Enrol
) -> None:
    student = StudentId(enrol())
    for day, proposed in (
        (TODAY, date(2026, 12, 21)),
        (date(2027, 1, 11), date(2027, 2, 15)),
        (date(2027, 7, 1), date(2027, 9, 1)),
    ):
        draft = EducationPlans(class_file, lambda day=day: day).draft(student)  # type: ignore[misc]
        assert draft.review_on == proposed


# -- what Today says


def test_today_says_that_a_review_is_due_and_not_of_whom(
    class_file: ClassFile, education: EducationPlans, begin: Begin, desk: Desk
) -> None:
    plan = begin()
    (item,) = due(class_file)
    assert item.title == "A review is due"
    assert (item.student_id, item.student_name, item.reason) == (None, "", "")
    assert item.urgency == Urgency.LATE
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)
    assert asked == [Place("study", StudentId(1), PLAN.table, plan)]
    education.reviews.add(1, {"plan_id": plan, "held_on": TODAY, "next_on": date(2026, 12, 21)})
    assert due(class_file) == []
    assert due(class_file, date(2026, 12, 21))[0].urgency == Urgency.DUE


def test_several_reviews_are_one_line_and_a_name_is_told_only_where_she_wants_it(
    class_file: ClassFile, education: EducationPlans, begin: Begin
) -> None:
    begin()
    named = begin(reason="study")
    begin(reason="other", review_on=None)
    assert [one.title for one in due(class_file)] == ["3 reviews are due"]
    education.plans.change(named, {"named_on_today": True})
    told = due(class_file)
    assert [one.title for one in told] == ["王小雨: a review is due", "2 reviews are due"]
    assert {one.student_id for one in told} == {None}
    education.plans.change(named, {"ends_on": TODAY})
    assert [one.title for one in due(class_file)] == ["2 reviews are due"]


# -- paper


FULL: dict[str, Any] = {
    "reason_text": "起因",
    "situation": "现在的情况",
    "strengths": "长处",
    "tried": "以前试过",
    "near_goal": "近",
    "far_goal": "远",
    "measures": (("每天", "一起打球", "王老师"),),
    "people": ("沈文",),
    "parents_on": BEGUN,
    "parents_by": "沈老师",
    "parents_how": "call",
    "parents_answer": "父亲同意",
    "named_on_today": True,
}


def offered(class_file: ClassFile, ids: tuple[int, ...] = ()) -> Offer:
    return papers(ROOMS)["education-plan"].offer(class_file, Wish("education-plan", ids), TODAY)


def pages_of(class_file: ClassFile, layout: str, style: str) -> list[str]:
    offer = offered(class_file, (1,))
    request = Request((1,), layout, style, span=offer.span)
    offer.read(request)
    drawn = offer.pages(request, lambda _done, _of: None)
    return [page.extract_text() for page in PdfReader(BytesIO(drawn)).pages]


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_plan_is_printed_whole_with_its_reviews_and_marked_on_every_page(
    class_file: ClassFile,
    education: EducationPlans,
    begin: Begin,
    style: str,
) -> None:
    words.use("zh_CN")
    plan = begin(**FULL, outcome="好多了" * 200)
    education.reviews.add(1, {"plan_id": plan, "held_on": TODAY, "result": "少了两次"})
    pages = pages_of(class_file, "filled", style)
    assert len(pages) > 1
    assert all("保密" in page for page in pages)
    text = "".join("\n".join(pages).split())
    for said in ("品行", "起因", "现在的情况", "以前试过", "一起打球", "父亲同意", "少了两次"):
        assert said in text
    assert "家长签名" in text
    assert "“今日”" not in text


@pytest.mark.parametrize("style", ["clean", "table"])
@pytest.mark.parametrize("layout", ["blank", "collect"])
def test_the_form_to_fill_in_by_hand_is_marked_too(
    class_file: ClassFile, begin: Begin, layout: str, style: str
) -> None:
    words.use("zh_CN")
    begin(**FULL)
    pages = pages_of(class_file, layout, style)
    assert all("保密" in page for page in pages)
    assert "父亲同意" not in "".join(pages)
    assert "涉嫌违法" in pages[0]


def test_nobody_is_chosen_who_was_not_named_and_it_is_asked_before_printing(
    class_file: ClassFile, begin: Begin
) -> None:
    begin()
    assert offered(class_file).chosen == frozenset()
    offer = offered(class_file, (1,))
    request = Request((1,), "filled", "clean", span=offer.span)
    offer.read(request)
    assert "1 confidential record" in offer.question(request)
