"""Activities from a list: rows are students, those of one day and title one activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.core.partaker import Partaker
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.activities.facts import ACTIVITY, Activity
from carekeeper.features.activities.store import Activities
from carekeeper.records.class_records import FIELD
from carekeeper.records.kind import check_days
from carekeeper.records.lists import choice_in, imported

_Key = tuple[date | None, str]
_KINDS = {
    "class_meeting": "班会",
    "team": "队活动 中队 少先队 大队",
    "reading": "阅读 读书",
    "contest": "竞赛 比赛 运动会",
    "speech": "演讲",
    "essay": "征文 作文",
    "exhibition": "展览 作品展 展示",
    "show": "演出 文艺 表演 汇演",
    "practice": "实践 劳动",
    "outing": "研学 出游 参观 春游 秋游",
    "mental_health": "心理",
    "other": "其他",
}
"""The words of schools for the kinds of activities, parted by blanks."""


class There(Struct, frozen=True):
    """The activities of the class, by day and title."""

    held: Mapping[_Key, Activity]


def there(class_file: ClassFile) -> There:
    """Read what the rows are held against."""
    kept = Activities(class_file).records.everything()
    return There({_key(one): one for one in reversed(kept)})


def made_of(
    there: There, student: int, values: Mapping[str, Any], today: date
) -> Mapping[str, Any] | None:
    """Return a row as an activity and one who took part; None when that is noted already.

    Raises `Invalid` for a kind that is none of ours, and for a day that cannot be.
    """
    plain = dict(values)
    partaker = Partaker(StudentId(student), plain.pop("said", ""))
    if "kind" in plain:
        plain["kind"] = choice_in(ACTIVITY.field("kind"), plain["kind"], _KINDS)
    activity = Activity(**plain, partakers=(partaker,))
    check_days(ACTIVITY, activity, None, today)
    known = there.held.get(_key(activity))
    if known is not None and any(one.key == partaker.key for one in known.partakers):
        return None
    return {**plain, FIELD: (partaker,), "known": known}


def write(class_file: ClassFile, made: Sequence[Mapping[str, Any]]) -> str:
    """Write the activities as one step, and return what it is called."""
    found: dict[_Key, dict[str, Any]] = {}
    for row in made:
        values = {name: value for name, value in row.items() if name != "known"}
        known = row["known"]
        key = values[ACTIVITY.day], values["title"]
        if known is not None:
            values = {"id": known.id, FIELD: values[FIELD]}
        before = found.setdefault(key, {FIELD: known.partakers if known is not None else ()})
        people = (*before[FIELD], *values[FIELD])
        found[key] = {**values, **before, FIELD: people}
    label = imported(tr(ACTIVITY.kind.label), len(found))
    Activities(class_file).records.add_all(list(found.values()), label)
    return label


def _key(activity: Activity) -> _Key:
    return activity.held_on, activity.title
