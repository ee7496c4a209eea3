"""Who is in the sample class, and in which situation each family is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class FamilyState(Struct, frozen=True):
    """Where the parents are and who cares for the child.

    A parent is `away` for work, at `home`, `unable` to care, `deceased` or `lost_contact`. The
    first of `carers` cares day by day; `entrusted` names the one whom the parents have entrusted
    with the care, who may live elsewhere.
    """

    father: str
    mother: str
    carers: tuple[str, ...] = ()
    entrusted: str = ""


GRANDMOTHER = FamilyState("away", "away", ("grandmother_paternal",))
GRANDMOTHER_AND_AUNT = FamilyState("away", "away", ("grandmother_paternal",), "aunt")
GRANDPARENTS = FamilyState("away", "away", ("grandfather_paternal", "grandmother_paternal"))
HER_MOTHER = FamilyState("away", "away", ("grandmother_maternal",), "grandmother_maternal")
GRANDFATHER = FamilyState("away", "away", ("grandfather_maternal",))
AUNT = FamilyState("away", "away", ("aunt",), "aunt")
FATHER_AWAY = FamilyState("away", "home")
MOTHER_AWAY = FamilyState("home", "away")
MOTHER_UNABLE = FamilyState("away", "unable", ("grandmother_paternal",))
FATHER_ALONE = FamilyState("away", "lost_contact", ("grandfather_paternal", "grandmother_paternal"))
FATHER_DEAD = FamilyState("deceased", "away", ("grandmother_maternal",), "grandmother_maternal")
AT_HOME = FamilyState("home", "home")

LEFT_BEHIND = (
    *(GRANDMOTHER, GRANDPARENTS, HER_MOTHER, GRANDFATHER, GRANDMOTHER_AND_AUNT, AUNT),
    *(FATHER_AWAY, MOTHER_AWAY, MOTHER_UNABLE, FATHER_ALONE, FATHER_DEAD),
)


class Part(Struct, frozen=True):
    """A student whom each sample class has, as long as it is large enough."""

    number: int
    name: str
    sex: str
    situation: FamilyState
    ethnic_group: str = "Han"
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Names and phones of persons by relation; an empty one is made up by chance."""
    boards: bool = False
    key_support: bool = False


CAST = (
    Part(
        7,
        "王小雨",
        "female",
        GRANDMOTHER_AND_AUNT,
        people={
            "grandmother_paternal": ("陈桂兰", "13800001207"),
            "father": ("王建国", "13900008841"),
            "mother": ("李秀英", "13700005526"),
            "aunt": ("王桂花", "13600003318"),
        },
        boards=True,
        key_support=True,
    ),
    Part(12, "李浩然", "male", GRANDFATHER, key_support=True),
    Part(15, "张思琪", "female", AUNT),
    Part(18, "刘子涵", "male", GRANDPARENTS),
    Part(21, "陈家乐", "male", AUNT),
    Part(
        24,
        "阿依古丽·买买提",
        "female",
        FATHER_AWAY,
        "Uyghur",
        people={"father": ("买买提·阿不都", ""), "mother": ("热娜·吐尔逊", "")},
        boards=True,
    ),
    Part(26, "王𬱖", "female", GRANDMOTHER),
    Part(29, "单雨桐", "female", FATHER_AWAY),
    Part(31, "欧阳若曦", "female", HER_MOTHER),
    Part(33, "仇子轩", "male", FATHER_ALONE, key_support=True),
    Part(36, "曾可欣", "female", MOTHER_UNABLE, key_support=True),
    Part(41, "吕思远", "male", MOTHER_AWAY),
    Part(44, "尉迟明轩", "male", FATHER_DEAD, boards=True, key_support=True),
)
"""Names that programs read wrongly or cannot draw stand among them on purpose."""
