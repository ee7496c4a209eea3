"""The record of the visits and contacts (家访记录表), as schools write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.features.visits.facts import CONTACT, Contact
from carekeeper.records.lists import record_list

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.store import Records


def _records(class_file: ClassFile) -> Records[Contact]:
    from carekeeper.features.visits.store import Visits

    return Visits(class_file).records


LIST = record_list(
    CONTACT,
    name="contacts",
    headings={
        "held_on": (
            "日期 家访日期 家访时间 走访日期 走访时间 联系日期 联系时间 沟通日期 沟通时间 时间 date"
        ),
        "manner": "方式 家访方式 走访方式 沟通方式 联系形式 形式 家访形式 沟通形式",
        "met": (
            "见面的人 家访对象 受访人 受访家长 接待人 接访人 被访人 被访家长 沟通对象 联系对象 "
            "受访人姓名 见面人"
        ),
        "purpose": "目的 家访目的 走访目的 沟通目的",
        "visitors": "家访人 家访教师 家访老师 走访人 走访教师 走访人员 家访人员 记录人",
        "home": "家庭情况 家庭基本情况 家庭状况 家庭现状 家访情况 走访情况",
        "child": "在家表现 学生在家表现 孩子在家情况 学生在家情况 在家情况",
        "told": (
            "家访内容 沟通内容 交流内容 走访内容 联系内容 内容 谈话内容 家访记录 沟通情况 "
            "反馈在校情况 在校情况"
        ),
        "wishes": (
            "家长意见 家长反馈 家长诉求 家长要求 家长意见和建议 家长意见与建议 意见建议 家长建议"
        ),
        "follow_up": "约定 商定事项 约定事项 后续措施 后续跟进 跟进措施 达成共识 今后措施 下一步",
        "follow_up_by": "完成时限 跟进日期 完成日期 下次时间 下次家访时间",
    },
    titles="家访 走访 沟通 联系记录",
    records=_records,
    answers={
        "manner": {
            "home": "入户 上门 实地 到家 登门 家访",
            "school": "到校 来校 在校 学校 校内",
            "phone": "电话 通话 电访",
            "video": "视频",
            "message": "微信 短信 QQ 信息 留言 钉钉",
        },
        "purpose": {
            "regular": "常规 例行 定期 普访 了解",
            "event": "特殊 突发 事件 问题",
            "return": "劝返 返校 辍学 控辍",
        },
    },
)
