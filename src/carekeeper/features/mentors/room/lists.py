"""The list of who supports whom (结对帮扶花名册), as schools write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from carekeeper.core.fields import Field, Kind
from carekeeper.core.words import mark
from carekeeper.features.mentors.facts import MENTOR_BY_NAME, MENTORING_BY_NAME
from carekeeper.room import ListOf

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile

_WHO = (
    "帮扶人",
    "帮扶教师",
    "帮扶老师",
    "结对教师",
    "结对老师",
    "帮扶责任人",
    "结对帮扶人",
    "代理家长",
)
"""How schools call a mentor: alone it heads the name, before another word what it says of it."""


def _of_mentor(words: str, alone: str = "") -> str:
    """Return headings such as 帮扶教师电话, and those that say it alone."""
    return " ".join([*(who + word for who in _WHO for word in words.split()), alone])


_HEADINGS = {
    "mentor": " ".join([*_WHO, _of_mentor("姓名 名字"), "帮扶责任教师 帮扶干部 结对人 mentor"]),
    "kind": _of_mentor("类别 身份 类型", "类别 身份"),
    "subject": _of_mentor("学科 任教学科 科目", "学科 任教学科 任教科目"),
    "occupation": _of_mentor("职务 职业 单位 工作单位", "职务 职业 单位 工作单位"),
    "phone": _of_mentor("电话 联系电话 手机 手机号 联系方式", "电话 联系电话 手机 联系方式"),
    "address": _of_mentor("住址 地址"),
    "starts_on": "开始 开始日期 开始时间 结对时间 结对日期 帮扶时间 帮扶开始时间 起始时间 起始日期",
    "ends_on": "结束 结束日期 结束时间 帮扶结束时间",
    "goal": "帮扶目标 目标 结对目标",
    "check_ins_agreed": "帮扶次数 帮扶频次 约定次数",
    "situation_before": "学生情况 学生现状 帮扶前情况 存在问题 学生基本情况 主要问题",
    "situation_after": "帮扶后情况 帮扶成效 帮扶效果",
    "term_summary": "帮扶小结 学期小结 帮扶总结 帮扶情况",
}


def _fields() -> Mapping[str, Field]:
    """Return how the cells are read; who a mentor is, is said in many words."""
    of_mentor = {**MENTOR_BY_NAME, "kind": replace(MENTOR_BY_NAME["kind"], kind=Kind.TEXT)}
    named = replace(MENTOR_BY_NAME["name"], name="mentor", kind=Kind.TEXT, label=mark("Mentor"))
    known = {**MENTORING_BY_NAME, **of_mentor, "mentor": named}
    return {name: known[name] for name in _HEADINGS}


def _read(class_file: ClassFile) -> Any:
    from carekeeper.features.mentors.store.importing import there

    return there(class_file)


def _make(there: Any, student: int, values: Mapping[str, Any], today: date) -> Any:
    from carekeeper.features.mentors.store.importing import made_of

    return made_of(there, student, values, today)


def _write(class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
    from carekeeper.features.mentors.store.importing import write

    return write(class_file, made)


LIST = ListOf(
    name="mentors",
    label=mark("Mentors"),
    fields=_fields(),
    headings=_HEADINGS,
    needs=("mentor",),
    titles="结对 帮扶",
    read=_read,
    make=_make,
    write=_write,
)
