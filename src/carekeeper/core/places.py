"""Places as a teacher types them, for where somebody works away from home."""

from __future__ import annotations

from functools import lru_cache

_PROVINCES = (
    *("北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江"),
    *("安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州"),
    *("云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港"),
    "澳门",
)
_PROVINCE_ENDS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省")


@lru_cache(maxsize=1_000)
def split_place(text: str) -> tuple[str, str]:
    """Return province and city of a place as one types it: 广东东莞, 广东省东莞市, 东莞.

    In Latin letters it is Dongguan, Guangdong.
    """
    plain = text.replace(" ", "")
    province = next((one for one in _PROVINCES if plain.startswith(one)), "")
    if not province:
        city, _comma, other = text.rpartition(", ")
        return (other, city) if city else ("", text)
    rest = plain.removeprefix(province)
    for end in _PROVINCE_ENDS:
        rest = rest.removeprefix(end)
    if rest in ("市", ""):
        return province, ""
    return province, rest
