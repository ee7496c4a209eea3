"""Contact cards of made-up students: usual ones, and those that strain a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from carekeeper.core.ids import GuardianId, StudentId
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.features.guardians.facts.card import CardMentor, ContactCard
from carekeeper.features.guardians.facts.record import CardConfirmation, Guardian

CLASS = SchoolClass(
    name="三（2）班",
    school="后吴村中心小学",
    teacher="沈文",
    teacher_phone="13900007712",
    hotline="0572-00006688",
    hotline_person="沈老师",
)
GRANDMOTHER = Guardian(
    id=GuardianId(1),
    name="陈桂兰",
    relation="grandmother_paternal",
    kind="guardian",
    phones=("13800001207",),
    best_time="晚上 7 点以后；听力不好，请大声",
    birth_year=1959,
    occupation="务农",
    health="高血压，常年吃药",
    same_address=True,
    lives_with=True,
    cares=True,
)
FATHER = Guardian(
    id=GuardianId(2),
    name="王建国",
    relation="father",
    kind="parent",
    phones=("13900008841",),
    away=True,
    away_province="广东",
    away_city="东莞",
    workplace="东莞市××电子厂",
    workplace_phone="0769-00002231",
    workplace_address="广东省东莞市××镇××路 18 号",
    comes_home="每年春节",
    next_return="2027-02",
)
MOTHER = Guardian(
    id=GuardianId(3),
    name="李秀英",
    relation="mother",
    kind="parent",
    phones=("13700005526",),
    away=True,
    workplace="东莞市××制衣厂",
    comes_home="每年春节",
)
AUNT = Guardian(
    id=GuardianId(4),
    name="王桂花",
    relation="aunt",
    relation_note="姑姑",
    kind="entrusted",
    phones=("13600003318",),
    birth_year=1982,
    occupation="小卖部",
    health="好",
    address="后吴村五组 12 号",
    entrusted_on=date(2026, 8, 30),
    notice_received_on=date(2026, 9, 2),
)
FAMILY = (GRANDMOTHER, FATHER, MOTHER, AUNT)
LONG_ADDRESS = (
    "浙江省××市××区××镇后吴村民委员会第三村民小组老槐树下东侧小路进去第二个院子朝南"
    "的三间平房红色铁门一百二十八号之二"
)
LONG_NAME = "阿依古丽·买买提江·吐尔逊"
_RELATIONS = ("uncle", "neighbour", "village", "grandfather_maternal", "children_director", "aunt")
_KINDS = ("guardian", "entrusted", "emergency", "village")
_PHONES = ("13900001142", "0572-00006688转8", "13900001143")


def card(name: str, *guardians: Guardian, **known: Any) -> ContactCard:
    """Return a card of a girl of nine who lives with her grandmother."""
    student = StudentLine(
        id=StudentId(7),
        name=name,
        sex="female",
        birth_date=date(2017, 3, 8),
        ethnic_group="汉族",
        class_number=7,
        home_address="浙江省××市××镇后吴村三组",
        village_group="后吴村三组",
        boarding="day",
        left_behind=True,
    )
    return ContactCard(
        student=replace(student, **known),
        guardians=guardians,
        school_class=CLASS,
        confirmed=CardConfirmation(id=1, confirmed_on=date(2026, 4, 12)),
    )


def crowd(count: int) -> tuple[Guardian, ...]:
    """Return so many persons with long names, long addresses and several numbers."""
    return tuple(
        Guardian(
            id=GuardianId(10 + place),
            name=LONG_NAME,
            relation=_RELATIONS[place % len(_RELATIONS)],
            kind=_KINDS[place % len(_KINDS)],
            phones=_PHONES[: place % len(_KINDS)],
            birth_year=1970 + place,
            occupation="在镇上做零工和修理农机具",
            health="腰椎间盘突出，不能干重活，每月去县医院复查一次",
            best_time="周末白天，或者晚上八点以后",
            address=LONG_ADDRESS,
        )
        for place in range(count)
    )


MENTORS = (
    CardMentor("沈文", "语文老师", "13900007712"),
    CardMentor("周敏", "学生家长", "13500006690"),
    CardMentor("张思琪", "学习帮手"),
)
XIAOYU = replace(card("王小雨", *FAMILY), mentors=MENTORS)
BLANK = replace(
    card("", birth_date=None, sex="", ethnic_group="", home_address="", village_group=""),
    school_class=SchoolClass(),
    confirmed=None,
)
STRAINED = (
    XIAOYU,
    card(LONG_NAME, home_address=LONG_ADDRESS, village_group=""),
    card("王𬱖", *FAMILY, *crowd(6), home_address=LONG_ADDRESS, village_group=LONG_ADDRESS),
    card(LONG_NAME, *crowd(10), home_address=LONG_ADDRESS, village_group=LONG_ADDRESS),
    card(
        "李浩然",
        GRANDMOTHER,
        replace(FATHER, gone="deceased"),
        replace(MOTHER, gone="lost_contact"),
    ),
    BLANK,
)
