"""The values of the national student register, and of the lists that schools keep.

They are those of the register's code tables: GB/T 2261.1 (sex), GB/T 3304 (ethnic groups),
GB/T 4761 (relations) and its own; a code, its word and `1-男` are all understood.
"""

from __future__ import annotations

import re

from carekeeper.core.finding import folded
from carekeeper.core.half_width import half_width

_RELATIONS: dict[str, tuple[str, ...]] = {
    "father": ("父亲", "父", "爸爸", "爸", "父子", "父女", "51"),
    "mother": ("母亲", "母", "妈妈", "妈", "母子", "母女", "52"),
    "grandfather_paternal": ("爷爷", "爷", "祖父", "61"),
    "grandmother_paternal": ("奶奶", "奶", "祖母", "62"),
    "grandfather_maternal": ("外公", "外祖父", "姥爷", "63"),
    "grandmother_maternal": ("外婆", "外祖母", "姥姥", "64"),
    "uncle": ("伯父", "叔叔", "叔父", "舅舅", "姑父", "姨父", "大伯"),
    "aunt": ("姑姑", "姑妈", "姨妈", "阿姨", "舅妈", "婶婶", "伯母", "小姨"),
    "brother": ("哥哥", "弟弟", "71", "73"),
    "sister": ("姐姐", "妹妹", "75", "77"),
    "step_father": ("继父", "养父", "继父或养父", "57"),
    "step_mother": ("继母", "养母", "继母或养母", "58"),
    "neighbour": ("邻居",),
    "village": ("村委会", "居委会", "村居委会"),
    "children_director": ("儿童主任",),
}
_RELATION_CODES = {word: code for code, words in _RELATIONS.items() for word in words}
_SAID_IN_WORDS = frozenset({"uncle", "aunt", "brother", "sister"})
"""Relations whose own word says more than the code: 舅舅 is an uncle."""


def relation_words() -> tuple[str, ...]:
    """Return the words and codes that say what somebody is to a student."""
    return tuple(_RELATION_CODES)


def is_relation(text: str) -> bool:
    """Tell whether a cell says what somebody is, such as 奶奶, and not how she is called."""
    word = folded(without_code(text))
    return word in _RELATION_CODES and not word.isdigit()


def relation_from(text: str) -> tuple[str, str]:
    """Return the code of a relation and the words to keep beside it.

    A word that is none of ours is kept as it is, with the code `other`.
    """
    word = without_code(text)
    code = _RELATION_CODES.get(folded(word), "")
    if not code:
        return ("other", word) if word else ("", "")
    return code, word if code in _SAID_IN_WORDS and not word.isdigit() else ""


_CODED = re.compile(r"^[0-9A-Z]{1,2}\s*[-.、:：—_ ]+\s*(?=\D)")


def without_code(text: str) -> str:
    """Return a value without the code before it: `男` for `1-男`, `汉族` for `01 汉族`."""
    return _CODED.sub("", half_width(text)).strip()


_YES, _NO = ("是", "1", "Y", "有"), ("否", "0", "N", "无")
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {
        "male": ("男", "1", "男性", "男生", "男孩", "M", "MALE"),
        "female": ("女", "2", "女性", "女生", "女孩", "F", "FEMALE"),
    },
    "id_kind": {
        "resident_id": ("居民身份证", "身份证", "1"),
        "hong_kong": ("香港特区护照/身份证明", "6"),
        "macau": ("澳门特区护照/身份证明", "7"),
        "taiwan": ("台湾居民来往大陆通行证", "8"),
        "permanent_residence": ("境外永久居住证", "9"),
        "passport": ("护照", "A"),
        "other": ("其他", "Z"),
    },
    "health": {
        "good": ("健康或良好", "健康", "良好", "10", "好"),
        "fair": ("一般或较弱", "一般", "较弱", "20"),
        "chronic": ("有慢性病", "慢性病", "30"),
        "defect": ("有生理缺陷", "40"),
        "disabled": ("残疾", "残障", "50"),
    },
    "registration_kind": {
        "rural": ("农业户口", "农业", "农村", "1"),
        "urban": ("非农业户口", "非农业", "非农", "城镇", "2"),
        "resident": ("居民户口", "居民"),
    },
    "boarding": {
        "day": ("走读", "走读生", "1", "否"),
        "boarder": ("住校", "住宿", "寄宿", "住校生", "住宿生", "寄宿生", "2", "是"),
        "other": ("其他", "9"),
    },
    "way_home_means": {
        "walk": ("步行", "走路"),
        "bicycle": ("自行车", "骑车"),
        "public": ("公共交通", "公交", "公交车"),
        "family": ("家长自行接送", "家长接送"),
        "school_bus": ("校车",),
        "other": ("其他",),
    },
    "enrolment": {
        "in_class": ("在班", "在读", "在校", "在籍"),
        "moved_away": ("转学", "转出", "转走"),
        "suspended": ("休学",),
        "suspected_dropout": ("疑似辍学",),
        "left": ("离校", "退学", "辍学"),
        "graduated": ("毕业",),
    },
    "disability_kind": {
        "sight": ("视力残疾", "视力"),
        "hearing": ("听力残疾", "听力"),
        "intellect": ("智力残疾", "智力"),
        "speech": ("言语残疾", "言语"),
        "limbs": ("肢体残疾", "肢体"),
        "mental": ("精神残疾", "精神"),
        "multiple": ("多重残疾", "多重"),
        "other": ("其他", "其他残疾"),
    },
    "education": {
        "none": ("文盲", "半文盲", "不识字", "未上学", "未上过学"),
        "primary": ("小学", "小学毕业", "小学肄业"),
        "junior": ("初中", "初中毕业", "初中肄业"),
        "senior": ("高中", "中专", "职高", "技校", "中职", "高中毕业"),
        "college": ("大专", "专科", "高职"),
        "university": ("本科", "大学", "大学本科", "研究生", "硕士", "博士"),
    },
    "left_behind": {
        "1": (
            *_YES,
            "2",
            "留守",
            "留守儿童",
            "单亲留守儿童",
            "双亲留守儿童",
            "单亲留守",
            "双亲留守",
        ),
        "0": (*_NO, "非留守儿童", "非留守"),
    },
}
_CODES = {
    name: {word: code for code, words in codes.items() for word in words}
    for name, codes in _WORDS.items()
}

_ETHNIC = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 "
    "拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 "
    "怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
ETHNIC_GROUPS = tuple(f"{name}族" for name in _ETHNIC.split())
"""The 56 ethnic groups in the order of GB/T 3304: 汉族 is 01."""
_OLD_ETHNIC = {"毛难族": "毛南族", "崩龙族": "德昂族"}


def is_coded(field: str) -> bool:
    """Tell whether the register has codes or ways of writing of its own for a field."""
    return field in _CODES or field in ("school_number", "ethnic_group")


def is_answer(field: str, text: str) -> bool:
    """Tell whether a text is one of the register's answers to a field."""
    return folded(without_code(text)).upper() in _CODES.get(field, {})


def plain_value(field: str, text: str) -> str:
    """Return a value of the register as `fields.parse` understands it for that field."""
    if field == "school_number":
        return half_width(text).upper()
    if field == "ethnic_group":
        return _ethnic_group(without_code(text))
    codes = _CODES.get(field)
    if codes is None:
        return text
    word = without_code(text)
    return codes.get(folded(word).upper(), word)


def _ethnic_group(word: str) -> str:
    if word.isdecimal() and 1 <= int(word) <= len(ETHNIC_GROUPS):
        return ETHNIC_GROUPS[int(word) - 1]
    plain = folded(word)
    group = plain if plain.endswith("族") else f"{plain}族"
    group = _OLD_ETHNIC.get(group, group)
    return group if group in ETHNIC_GROUPS else word
