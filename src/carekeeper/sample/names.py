"""Made-up names. The combinations come from a random number, never from a list of people."""

from __future__ import annotations

from random import Random

from carekeeper.core.names import split_chinese

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈彭苏卢蒋蔡"
    "丁魏薛叶余潘杜戴夏钟汪田姜范方石姚谭廖邹熊金陆孔白崔毛秦江史顾侯邵孟万钱汤尹黎"
)

GIRLS = (
    *("欣怡", "梓萱", "诗涵", "雨萱", "佳怡", "梦琪", "语彤", "思雨", "可馨", "若彤"),
    *("晓雯", "静怡", "艺涵", "雅婷", "心怡", "紫涵", "婉清", "依诺", "诗雨", "芷晴"),
    *("乐瑶", "慧敏", "文静", "小满", "春燕", "秋月", "美琳", "嘉怡", "宁宁", "月"),
)
BOYS = (
    *("浩宇", "宇轩", "俊杰", "博文", "子墨", "梓豪", "天佑", "明轩", "家豪", "志远"),
    *("思远", "文博", "晨阳", "嘉诚", "景行", "昊天", "睿", "鹏飞", "书豪", "泽宇"),
    *("一鸣", "小龙", "国栋", "立秋", "海洋", "逸飞", "建华", "文轩", "子昂", "磊"),
)
MEN = (
    *("建军", "志强", "伟", "军", "勇", "海涛", "国强", "小明", "永刚", "志明"),
    *("卫东", "红兵", "春生", "立新", "学文", "金龙", "水根", "大勇", "建平", "文华"),
)
WOMEN = (
    *("丽", "敏", "艳", "小红", "海燕", "秋菊", "玉梅", "春花", "晓芳", "美华"),
    *("丽娟", "凤英", "小玲", "红梅", "彩云", "爱华", "雪琴", "巧云", "金花", "慧"),
)
OLD_MEN = ("德福", "永贵", "有才", "福根", "长生", "国华", "金水", "来福", "宝田", "振山")
OLD_WOMEN = ("秀珍", "玉兰", "桂珍", "凤仙", "阿香", "素芬", "菊英", "银花", "翠莲", "杏娣")


class Names:
    """Draws names so that no two people of a class are called the same."""

    def __init__(self, chance: Random, taken: set[str]) -> None:
        self._chance = chance
        self._taken = taken

    def child(self, sex: str) -> str:
        """Return a child's name."""
        return self._new("", BOYS if sex == "male" else GIRLS)

    def grown(self, sex: str, *, old: bool = False, like: str = "") -> str:
        """Return a grown person's name, with the surname of another person when one is given.

        A name that is not all Chinese characters has no surname to share.
        """
        young, aged = (MEN, OLD_MEN) if sex == "male" else (WOMEN, OLD_WOMEN)
        given = aged if old else young
        return self._new(split_chinese(like)[0], given)

    def _new(self, surname: str, given: tuple[str, ...]) -> str:
        for _ in range(1000):
            name = (surname or self._chance.choice(SURNAMES)) + self._chance.choice(given)
            if name not in self._taken:
                break
        self._taken.add(name)
        return name
