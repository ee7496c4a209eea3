"""A roster laid out in the ways of schools comes out as it went in, or a doubt is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.lists.reading import students

from carekeeper.lists import matching, reader
from carekeeper.lists.grid import Area, sheet_of
from carekeeper.lists.proposals import Proposal

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭"
GIVEN = (
    "一诺",
    "浩然",
    "思琪",
    "子轩",
    "雨桐",
    "凯文",
    "芳",
    "强",
    "小红",
    "桂兰",
    "大勇",
    "秀英",
    "子涵",
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
RELATIONS = {
    "父亲": "father",
    "母亲": "mother",
    "爷爷": "grandfather_paternal",
    "奶奶": "grandmother_paternal",
    "外婆": "grandmother_maternal",
}
_PLACES = {
    "姓名": "name",
    "性别": "sex",
    "出生日期": "birth_date",
    "身份证号": "id_number",
    "学籍号": "school_number",
    "座号": "class_number",
    "家庭住址": "home_address",
    "备注": "notes",
}
_SAME_ROW, _LINES = "row", "lines"


@dataclass
class Guardian:
    name: str
    relation: str
    phone: str


@dataclass
class Child:
    values: dict[str, str]
    guardians: list[Guardian]
    kept: dict[str, str] = field(default_factory=dict)


def id_number(born: date, n: int) -> str:
    start = f"330522{born:%Y%m%d}{n:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(start, WEIGHTS, strict=True))
    return start + "10X98765432"[total % 11]


names = st.builds(lambda a, b: a + b, st.sampled_from(SURNAMES), st.sampled_from(GIVEN))
phones = st.integers(0, 99_999_999).map(lambda n: f"138{n:08d}")
days = st.dates(date(2013, 1, 1), date(2018, 12, 31))


@st.composite
def children(draw: st.DrawFn) -> list[Child]:
    found = []
    for at, name in enumerate(draw(st.lists(names, min_size=2, max_size=8, unique=True)), start=1):
        born = draw(days)
        number = id_number(born, 100 + at)
        values = {
            "姓名": name,
            "性别": "男" if int(number[16]) % 2 else "女",
            "出生日期": born.isoformat(),
            "身份证号": draw(st.sampled_from([number, number, ""])),
            "学籍号": draw(st.sampled_from([f"G{number}", ""])),
            "序号": str(at),
            "座号": str(at),
            "家庭住址": draw(st.sampled_from([f"青石桥村{at}组", ""])),
            "备注": draw(st.sampled_from(["", "", "转入", "喜欢画画"])),
        }
        told = draw(st.lists(st.sampled_from(list(RELATIONS)), max_size=2, unique=True))
        guardians = [Guardian(draw(names), relation, draw(phones)) for relation in told]
        kept = {"校服尺码": draw(st.sampled_from(["", "130", "140"]))}
        found.append(Child(values, guardians, kept))
    return found


OWN = ("序号", "性别", "出生日期", "身份证号", "学籍号", "座号", "家庭住址", "备注")
OTHER_WORDS = {
    "姓名": ["姓名", "学生姓名", "姓 名", "姓名（必填）"],
    "性别": ["性别", "性\n别", "＊性别"],
    "出生日期": ["出生日期", "出生年月日", "生日"],
    "身份证号": ["身份证号", "身份证号码", "居民身份证号"],
    "序号": ["序号"],
    "学籍号": ["学籍号", "全国学籍号"],
    "座号": ["座号", "班内学号"],
    "家庭住址": ["家庭住址", "现住址"],
    "备注": ["备注"],
    "校服尺码": ["校服尺码"],
}
GUARDIAN = {
    "flat": ("家长姓名", "与学生关系", "联系电话"),
    "groups": ("姓名", "与学生关系", "联系电话"),
}


@dataclass
class Layout:
    rows: list[list[str]]
    merged: list[Area]
    own: list[str]
    words: dict[str, str]
    guardians: bool
    kept: bool


@st.composite
def layouts(draw: st.DrawFn, found: list[Child]) -> Layout:
    some = draw(st.lists(st.sampled_from(OWN), max_size=6, unique=True))
    own = draw(st.one_of(st.just(["姓名", *some]), st.permutations(["姓名", *some])))
    kept = draw(st.booleans())
    guardians = draw(st.booleans())
    style = draw(st.sampled_from(["flat", "groups"])) if guardians else "flat"
    words = {name: draw(st.sampled_from(OTHER_WORDS[name])) for name in (*own, "校服尺码")}
    heads = [words[name] for name in own] + (["校服尺码"] if kept else [])
    low = heads + (list(GUARDIAN[style]) if guardians else [])
    rows: list[list[str]] = []
    merged: list[Area] = []
    width = len(low)
    if draw(st.booleans()):
        rows.append(["三（2）班学生花名册", *[""] * (width - 1)])
        merged += [(0, 0, 0, width - 1)] if width > 1 else []
    if style == "groups":
        _groups(draw, rows, merged, heads, width)
    rows.append(low)
    anew = draw(st.integers(0, len(found))) if draw(st.booleans()) else -1
    for at, child in enumerate(found):
        if at == anew and at:
            rows += [["转入学生", *[""] * (width - 1)], list(low)]
        _student(draw, rows, merged, child, own, kept=kept, guardians=guardians)
    if draw(st.booleans()):
        rows.append(["合计", f"{len(found)}人", *[""] * (width - 2)] if width > 1 else ["合计"])
    if draw(st.booleans()):
        rows.append(["备注：本表一式两份", *[""] * (width - 1)])
    return Layout(rows, merged, own, words, guardians, kept)


def _groups(
    draw: st.DrawFn, rows: list[list[str]], merged: list[Area], heads: list[str], width: int
) -> None:
    """Put 监护人信息 over the columns of guardians, merged or only written above the first."""
    at = len(rows)
    left = len(heads)
    with_areas = draw(st.booleans())
    own = draw(st.sampled_from(["学生信息", ""])) if with_areas else ""
    group = draw(st.sampled_from(["监护人信息", "监护人", "家长信息"]))
    rows.append([own, *[""] * (left - 1), group, *[""] * (width - left - 1)])
    if with_areas:
        merged.append((at, left, at, width - 1))
        if own and left > 1:
            merged.append((at, 0, at, left - 1))


def _student(
    draw: st.DrawFn,
    rows: list[list[str]],
    merged: list[Area],
    child: Child,
    own: list[str],
    *,
    kept: bool,
    guardians: bool,
) -> None:
    """Write a student: a line for each guardian, whose name is merged, left out or repeated."""
    cells = [_written(draw, name, child.values[name]) for name in own]
    cells += [child.kept["校服尺码"]] if kept else []
    if not guardians:
        rows.append(cells)
        return
    way = draw(st.sampled_from(["merged", "empty", "repeated"]))
    first = len(rows)
    for at, one in enumerate(child.guardians or [None]):
        told = [one.name, one.relation, one.phone] if one else ["", "", ""]
        rows.append([*(cells if at == 0 or way == "repeated" else [""] * len(cells)), *told])
    if way == "merged" and len(child.guardians) > 1:
        merged += [(first, x, len(rows) - 1, x) for x in range(len(cells))]


def _written(draw: st.DrawFn, name: str, text: str) -> str:
    """Return a value as people and programs write it."""
    if not text or draw(st.integers(0, 2)):
        return text
    if name == "出生日期":
        year, month, day = text.split("-")
        return draw(
            st.sampled_from(
                [
                    f"{year}{month}{day}",
                    f"{year}年{int(month)}月{int(day)}日",
                    f"{year}/{int(month)}/{int(day)}",
                    f"{year}.{month}.{day}",
                    f"{text} 00:00:00",
                ]
            )
        )
    ways = {
        "姓名": [f" {text}", "　".join(text) if len(text) == 2 else text],
        "性别": [f"{text}性", {"男": "1", "女": "2"}.get(text, ""), f"{text}生"],
        "身份证号": [f"'{text}", f'="{text}"', f"{text[:6]} {text[6:14]} {text[14:]}"],
        "学籍号": [f"'{text}", text.lower()],
        "座号": [f"{text}.0", f"{text}号", f"0{text}" if len(text) == 1 else text],
        "序号": [f"{text}.0"],
    }
    return draw(st.sampled_from(ways.get(name, [text])))


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Child], Layout]:
    found = draw(children())
    layout = draw(layouts(found))
    simple = not layout.guardians and not layout.merged and len(layout.own) > 1
    if simple and draw(st.booleans()):
        layout = _side_by_side(draw, found, layout)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(layout.rows[0])))
        if not any(area[1] < at <= area[3] for area in layout.merged):
            layout.rows = [[*row[:at], "", *row[at:]] for row in layout.rows]
            layout.merged = [_moved(area, at) for area in layout.merged]
    return found, layout


def _moved(area: Area, at: int) -> Area:
    top, left, bottom, right = area
    return (top, left + (left >= at), bottom, right + (right >= at))


def _side_by_side(draw: st.DrawFn, found: list[Child], layout: Layout) -> Layout:
    """Put the second half of the class beside the first, with the same heading above it."""
    own = layout.own
    gap = [""] * draw(st.integers(0, 1))
    heads = [layout.words[name] for name in own]
    half = (len(found) + 1) // 2
    rows = [[*heads, *gap, *heads]]
    empty = [""] * len(own)
    for at in range(half):
        left = [_written(draw, name, found[at].values[name]) for name in own]
        other = at + half
        right = [found[other].values[name] for name in own] if other < len(found) else empty
        rows.append([*left, *gap, *right])
    return Layout(rows, [], own, layout.words, guardians=False, kept=False)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(cases())
def test_a_roster_comes_out_as_it_went_in_or_a_doubt_is_told(
    case: tuple[list[Child], Layout],
) -> None:
    found, layout = case
    reading = reader.read_sheets([sheet_of("", layout.rows, layout.merged)])
    told = students(reading)
    matching.compare(told, (), reading.table)
    if any(column.doubt for column in reading.table.columns):
        return
    sure = {one.name: one for one in told if not one.doubts}
    doubtful = {one.name for one in told if one.doubts}
    assert set(sure) | doubtful == {child.values["姓名"] for child in found}
    for child in found:
        if child.values["姓名"] not in doubtful:
            assert_same(child, sure[child.values["姓名"]], layout)


def assert_same(child: Child, one: Proposal, layout: Layout) -> None:
    wanted = {_PLACES[name]: _value(name, child) for name in layout.own if name in _PLACES}
    wanted = {name: value for name, value in wanted.items() if value not in ("", None)}
    if "id_number" in wanted:
        wanted["birth_date"] = date.fromisoformat(child.values["出生日期"])
        wanted["sex"] = _value("性别", child)
    assert one.values == wanted
    kept = child.kept["校服尺码"] if layout.kept else ""
    assert one.kept == ({"校服尺码": kept} if kept else {})
    people = {(each["name"], each["relation"], each["phones"]) for each in one.persons}
    expected = child.guardians if layout.guardians else []
    assert people == {(who.name, RELATIONS[who.relation], (who.phone,)) for who in expected}


def _value(name: str, child: Child) -> Any:
    text = child.values[name]
    if name == "性别":
        return {"男": "male", "女": "female"}[text]
    if name == "出生日期":
        return date.fromisoformat(text)
    return int(text) if name == "座号" else text
