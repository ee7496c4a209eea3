"""A plain roster, put into the shapes that schools use, comes out again or a doubt is told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.lists.reading import read, students

from carekeeper.core.errors import CareKeeperError
from carekeeper.lists import sources

SURNAMES = "王李张刘陈杨赵黄周吴徐孙"
GIVEN = ("一诺", "浩然", "思琪", "子轩", "雨桐", "凯文", "芳", "强", "小红", "桂兰", "大勇", "秀英")
PLACES = ("广东东莞", "浙江宁波", "苏州", "上海", "江苏省无锡市")


@dataclass
class Person:
    name: str
    phone: str
    place: str


@dataclass
class Child:
    name: str
    sex: str
    number: int
    address: str
    father: Person
    mother: Person
    hobby: str = ""
    told: dict[str, str] = field(default_factory=dict)


def phones() -> st.SearchStrategy[str]:
    return st.integers(0, 99_999_999).map(lambda n: f"138{n:08d}")


def people() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.builds(lambda a, b: a + b, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)),
        phones(),
        st.sampled_from(PLACES),
    )


@st.composite
def rosters(draw: st.DrawFn) -> list[Child]:
    names = draw(
        st.lists(
            st.builds(lambda a, b: a + b, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)),
            min_size=2,
            max_size=7,
            unique=True,
        )
    )
    return [
        Child(
            name,
            draw(st.sampled_from("男女")),
            at,
            f"示例镇青石桥村{at}号",
            draw(people()),
            draw(people()),
        )
        for at, name in enumerate(names, start=1)
    ]


def value(child: Child, what: str) -> str:
    person, dot, name = what.partition(".")
    if dot:
        return str(getattr(getattr(child, person), name))
    return str(getattr(child, what))


OWN = {
    "name": ["姓名", "学生姓名", "姓  名", "姓名（必填）", "孩子姓名"],
    "sex": ["性别", "性 别", "性别*"],
    "address": ["家庭住址", "现住址", "家庭地址", "住址"],
}
PARTS = {
    "name": ["姓名", "名字"],
    "phone": ["电话", "联系电话", "手机号码", "联系方式"],
    "place": ["务工地点", "外出务工地点", "打工地点"],
}
ROLES = {"father": ["父亲", "爸爸"], "mother": ["母亲", "妈妈"]}


@st.composite
def headings(
    draw: st.DrawFn, own: list[str], parts: list[str], roles: list[str], style: str
) -> tuple[list[str], list[str], list[str]]:
    """Return what the columns are, their groups, and their own words."""
    top: list[str] = []
    low: list[str] = []
    columns: list[str] = []
    if draw(st.booleans()):
        columns, top, low = ["number"], [""], ["序号"]
    for what in ("name", *own):
        columns.append(what)
        top.append("")
        low.append(draw(st.sampled_from(OWN[what])))
    for role in roles:
        who = draw(st.sampled_from(ROLES[role]))
        for at, part in enumerate(parts):
            word = draw(st.sampled_from(PARTS[part]))
            columns.append(f"{role}.{part}")
            top.append((who + draw(st.sampled_from(["", "情况", "信息"]))) if at == 0 else "")
            beside = who if part == "name" else word
            low.append({"flat": who + word, "groups": word, "neighbours": beside}[style])
    return columns, top, low


@st.composite
def shapes(draw: st.DrawFn) -> tuple[list[Child], list[str], list[list[str]]]:
    """Return a roster, what its columns are, and the rows of the sheet."""
    roster = draw(rosters())
    own = draw(st.permutations(["sex", "address"]))[: draw(st.integers(0, 2))]
    parts = ["name", *draw(st.permutations(["phone", "place"]))[: draw(st.integers(0, 2))]]
    roles = draw(st.permutations(["father", "mother"]))[: draw(st.integers(0, 2))]
    style = draw(st.sampled_from(["flat", "groups", "neighbours"]))
    columns, top, low = draw(headings(own, parts, roles, style))
    sheet: list[list[str]] = []
    if draw(st.booleans()):
        sheet.append(["三（2）班学生花名册", *[""] * (len(low) - 1)])
    if style == "groups" and roles:
        sheet.append(top)
    sheet.append(low)
    for child in roster:
        sheet.append([value(child, what) for what in columns])
        if draw(st.integers(0, 9)) == 0:
            sheet.append(list(low))
    if draw(st.booleans()):
        sheet.append(["备注：本表一式两份", *[""] * (len(low) - 1)])
    if draw(st.booleans()):
        at = draw(st.integers(0, len(low)))
        sheet = [[*row[:at], "", *row[at:]] for row in sheet]
    return roster, columns, sheet


def text_of(sheet: list[list[str]], sign: str) -> str:
    return "\n".join(sign.join(row) for row in sheet)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(shapes(), st.sampled_from(["\t", ","]))
def test_a_plain_roster_comes_out_or_a_doubt_is_told(
    shape: tuple[list[Child], list[str], list[list[str]]], sign: str
) -> None:
    roster, columns, sheet = shape
    reading = read(text_of(sheet, sign))
    found = {one.name: one for one in students(reading)}
    of_columns = any(column.doubt for column in reading.table.columns)
    assert set(found) == {child.name for child in roster}
    for child in roster:
        told = found[child.name]
        if of_columns or told.doubts:
            continue
        for what in columns:
            if what not in ("number", "name"):
                assert comes_out(told, what, value(child, what)), (what, told)


def comes_out(told: object, what: str, text: str) -> bool:
    values, persons = told.values, told.persons  # type: ignore[attr-defined]
    person, dot, name = what.partition(".")
    if not dot:
        wanted = {"男": "male", "女": "female"}.get(text, text)
        return wanted == values.get({"address": "home_address"}.get(what, what))
    (one,) = [one for one in persons if one["relation"] == person]
    if name == "name":
        return bool(one["name"] == text)
    if name == "phone":
        return bool(one["phones"] == (text,))
    place = one.get("away_province", "") + one.get("away_city", "")
    return one["away"] is True and place in text.replace("省", "")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from(
                "王小雨李欧阳女男村123 \t,，、\"'·\n\r　；|姓名电话父母13800001207合计*=（）#"
            )
            | st.characters(exclude_categories=["Cs"]),
            max_size=30,
        ),
        max_size=8,
    )
)
def test_nothing_that_is_pasted_breaks_the_reader(lines: list[str]) -> None:
    with suppress(CareKeeperError):
        students(read("\n".join(lines)))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with suppress(CareKeeperError):
        sources.read_bytes(data)
