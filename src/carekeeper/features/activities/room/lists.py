"""Who took part in what (活动参加名单, 获奖名单): a row for each student, as schools write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from carekeeper.core.fields import Kind
from carekeeper.core.words import mark
from carekeeper.features.activities.facts import ACTIVITY, TAKING_PART
from carekeeper.room import ListOf

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile

_HEADINGS = {
    "title": (
        "活动名称 活动 活动主题 比赛名称 比赛 竞赛名称 竞赛 项目 比赛项目 参赛项目 获奖项目 "
        "奖项名称 主题 activity"
    ),
    "held_on": "日期 活动日期 活动时间 比赛日期 比赛时间 获奖日期 获奖时间 时间 date",
    "kind": "活动类型 活动类别 活动形式 比赛类别",
    "place": "地点 活动地点 比赛地点",
    "responsible": "负责人 组织者 主持人 指导教师 指导老师 辅导教师 辅导老师",
    "said": "奖项 获奖等级 获奖等次 获奖情况 获奖 等级 等次 名次 成绩 担任角色 角色 表现 结果",
}


def _fields() -> dict[str, Any]:
    known = {field.name: field for field in (*ACTIVITY.kind.fields, *TAKING_PART)}
    return {
        name: replace(known[name], kind=Kind.TEXT) if name == "kind" else known[name]
        for name in _HEADINGS
    }


def _read(class_file: ClassFile) -> Any:
    from carekeeper.features.activities.store.importing import there

    return there(class_file)


def _make(there: Any, student: int, values: Mapping[str, Any], today: date) -> Any:
    from carekeeper.features.activities.store.importing import made_of

    return made_of(there, student, values, today)


def _write(class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
    from carekeeper.features.activities.store.importing import write

    return write(class_file, made)


LIST = ListOf(
    name=ACTIVITY.table,
    label=mark("Activities"),
    fields=_fields(),
    headings=_HEADINGS,
    needs=("title", ACTIVITY.day),
    titles="活动 比赛 获奖 竞赛",
    read=_read,
    make=_make,
    write=_write,
)
