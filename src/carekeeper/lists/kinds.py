"""What a cell looks like by itself, without its heading."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from carekeeper.core import names, register
from carekeeper.core.half_width import half_width
from carekeeper.lists import sections

NOTHING_TOLD = ""

_ID = re.compile(r"[GgLlJj]?(\d{17}[\dXx]|\d{15})")
_PHONE = re.compile(r"\+?(86)?1\d{10}|0\d{2,3}-?\d{7,8}|\d{9,13}")
_DAY = re.compile(
    r"(19|20)\d{2}([-/.年])\d{1,2}([-/.月]\d{1,2}日?|月)?( \d{1,2}:\d\d(:\d\d)?)?"
    r"|(19|20)\d{2}[01]\d([0-3]\d)?"
)
_NO_NAMES = frozenset(
    (
        *(
            "离异",
            "离婚",
            "未婚",
            "再婚",
            "改嫁",
            "丧偶",
            "单亲",
            "分居",
            "出走",
            "离家出走",
            "失踪",
            "失联",
        ),
        *(
            "下落不明",
            "服刑",
            "在押",
            "坐牢",
            "空号",
            "停机",
            "关机",
            "打不通",
            "无法联系",
            "联系不上",
        ),
        *(
            "未知",
            "不明",
            "不清",
            "不清楚",
            "不知道",
            "不便透露",
            "不愿透露",
            "待定",
            "待补",
            "待填",
        ),
        *("无电话", "无手机", "没有电话", "没电话", "收到", "好的", "谢谢"),
        *("转出", "转入", "转走", "转学", "休学", "退学", "辍学", "毕业", "在校", "在读", "新增"),
    )
)
"""What stands in the place of a name and is none."""
_PLACE = re.compile(r"[省市县区镇乡村组街路号屯寨]")
_NAME = re.compile(r"[\u3400-\u9fff〇\U00020000-\U000323af]{2,4}|[^\d\W]+(·[^\d\W]+)+")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'’-]+( [A-Za-z][A-Za-z'’-]+)+")
_LONGEST_NAME = 20
_ADDRESS = 5
_SEXES = frozenset({"男", "女", "男生", "女生", "男性", "女性"})

KIN = "妈妈|爸爸|奶奶|爷爷|外婆|外公|姥姥|姥爷|母亲|父亲|家长"
_OF_FAMILY = re.compile(
    rf"^({'|'.join(word for word in register.relation_words() if len(word) > 1)})|({KIN})$"
)
"""What begins or ends a word about somebody of the family: 爸爸接送, 王芳妈妈."""
_THE_SAME = re.compile(
    "同(上|左|右|前|号|父|母|爸|妈|微信|电话|手机|户籍|户口|现住址|现居|住址|家庭)|见(上|前|下|备注)"
    "|[…↓↑]+$"
)


def _is_name(word: str) -> bool:
    if word in _NO_NAMES or _OF_FAMILY.search(word) or refers(word):
        return False
    return _NAME.fullmatch(word) is not None


_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("sex", _SEXES.__contains__),
    ("class_number", re.compile(r"\d{1,3}号?").fullmatch),
    ("id_number", _ID.fullmatch),
    ("birth_date", _DAY.fullmatch),
    ("phones", _PHONE.fullmatch),
    ("ethnic_group", lambda word: word in register.ETHNIC_GROUPS),
    ("left_behind", lambda word: word in ("留守", "非留守", "留守儿童", "非留守儿童")),
    ("boarding", lambda word: word in ("走读", "住校", "寄宿", "走读生", "住校生", "寄宿生")),
    ("relation", lambda word: register.relation_from(word)[0] not in ("", "other")),
    ("home_address", lambda word: len(word) >= _ADDRESS and _PLACE.search(word)),
    ("name", lambda word: len(word) <= _LONGEST_NAME and _is_name(word)),
    ("name", _LATIN_NAME.fullmatch),
)
PLACE_END = re.compile(r"..[省市县镇乡村组]$")
_VALUES = frozenset({"sex", "class_number", "id_number", "birth_date", "phones", "ethnic_group"})
_NUMBER = re.compile(r"['’]?-?\d+(\.\d+)?%?|['’].*|=\".*\"")


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """Return the field that a cell looks like by itself, `""` when nothing can be told."""
    plain = names.clean(half_width(word))
    return next((kind for kind, fits in _KINDS if plain and fits(plain)), NOTHING_TOLD)


def is_value(text: str) -> bool:
    """Tell whether a cell can only be a value, and no heading: a number, a day, a phone, 男."""
    plain = half_width(text)
    return bool(plain) and (bool(_NUMBER.fullmatch(plain)) or kind_of(plain) in _VALUES)


def looks_like_name(text: str) -> bool:
    """Tell whether a cell could be the name of a person."""
    return kind_of(text) == "name"


_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚庞樊兰殷施"
    "陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪"
    "劉張陳楊趙黃吳孫鄭謝韓馮董蕭鄧許呂蘇盧蔣賈薛葉閻譚鄒陸龍萬錢湯賀賴龔龐蘭顏嚴溫俞齊莊費紀"
)


def stands_for_no_name(text: str) -> bool:
    """Tell whether a text says something of a person in the place of the name: 离异, 失联."""
    plain = names.clean(half_width(text))
    return plain in _NO_NAMES or refers(plain)


def refers(text: str) -> bool:
    """Tell whether a text only says that another cell has the value: 同左, 同户籍地址, 见备注."""
    return _THE_SAME.match(text) is not None


def says_kin(text: str) -> bool:
    """Tell whether a text of several words ends with a relation: 陈一诺爷爷, who is it?"""
    found = _OF_FAMILY.search(text)
    return found is not None and found[2] is not None and found.start() > 1


def has_surname(text: str) -> bool:
    """Tell whether a text looks like a name and begins with one of the usual surnames."""
    return looks_like_name(text) and text.strip()[:1] in _SURNAMES


_NO_STUDENT = re.compile(
    r"^(合计|总计|小计|共计|总人数|总数|人数|共\s*\d|备注[:：]|说明|注[:：]|注意|填表|填报|制表|审核|审批"
    r"|单位负责人|负责人[:：]|班主任[:：]|联系人[:：]|复核|经办|日期[:：]|第\s*\d+\s*页|例[:：如]|示例|姓名$)"
    r"|^(平均|均分|最高分|最低分|及格率|优秀率|满分)"
    r"|^(男|女)(生|同学|孩)?[:：]?\s*\d+\s*[人名位]|^(全班|本班|班级)(共|总|人数)|^\d+\s*[人名位]$|（盖章）|\(盖章\)"
)


_OF_SEVERAL = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}(小?组|大组|排|列|行)|[男女](生|同学)|讲台|过道|走廊|前门|后门|黑板"
)


def of_several(text: str) -> bool:
    """Tell whether a cell that stands alone says something of those below: 第一组, 男生."""
    return _OF_SEVERAL.fullmatch("".join(text.split())) is not None


def no_student(text: str) -> bool:
    """Tell whether a cell begins a row that is no student's: a total, a remark, a signature."""
    return bool(_NO_STUDENT.search("".join(text.split()))) or sections.is_title(text)
