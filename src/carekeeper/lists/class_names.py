"""Names of classes as lists write them: 三（2）班, 三年级2班, 301班."""

from __future__ import annotations

import re

from carekeeper.core.half_width import half_width

_CLASS_NAME = re.compile(
    r"^(?:(?:[一二三四五六七八九初高]|小学|初中|高中|[1-9]){1,3}年?级?)?"
    r"[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[甲乙丙丁])\s*[)）]?班$"
    r"|^\d{3,4}班$|^(?:大|中|小|学前)[（(]?[一二三四五六\d]?[)）]?班$"
)


def is_class_name(text: str) -> bool:
    """Tell whether a text is the name of a class: 三（2）班, 三年级2班, 301班."""
    return bool(_CLASS_NAME.match("".join(text.split())))


_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def class_key(text: str) -> str:
    """Return a class's name so that its ways of writing are equal: 三（2）班 and 三年级二班.

    Only the class itself counts: of `某镇中心小学三（2）班` it is 32.
    """
    narrow = "".join(half_width(text).split()).removesuffix("班").translate(_DIGITS)
    found = re.search(r"([初高]?\d)年?级?[(]?(\d{1,2})[)]?$", narrow)
    if found:
        return f"{found[1]}-{int(found[2])}"
    found = re.search(r"(\d)(\d\d)$", narrow)
    return f"{found[1]}-{int(found[2])}" if found else re.sub(r"[()年级]", "", narrow)
