"""The record of the talks (谈心谈话记录表), as schools write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.features.talks.facts import TALK
from carekeeper.features.talks.facts.record import Talk
from carekeeper.records.lists import record_list

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.records.store import Records


def _records(class_file: ClassFile) -> Records[Talk]:
    from carekeeper.features.talks.store import Talks

    return Talks(class_file)


LIST = record_list(
    TALK,
    name="talks",
    headings={
        "held_on": "日期 谈话日期 谈话时间 谈心日期 谈心时间 时间 date",
        "place": "地点 谈话地点 谈心地点",
        "occasion": "谈话类型 谈心类型",
        "said": (
            "谈话内容 谈心内容 谈话记录 谈话主要内容 主要内容 内容 谈话要点 学生反映 学生表述 "
            "学生陈述 学生情况 谈话情况"
        ),
        "mood": "情绪 情绪状态 学生情绪 心情",
        "guidance": (
            "教育引导 引导 疏导 辅导 教师建议 老师建议 教师引导 教育措施 指导意见 谈话建议 建议"
        ),
        "effect": "效果 谈话效果 谈心效果 成效 转化情况",
        "manner": "谈话方式 谈心方式 方式 谈话形式",
        "talked_by": "谈话人 谈心人 谈话教师 谈话老师 谈心教师 谈心老师 教师 记录人",
        "others_there": "在场人员 其他在场人 参加人员 陪同人员",
        "follow_up": "后续措施 后续跟进 跟进措施 跟进 今后措施 下一步 约定",
        "follow_up_by": "跟进日期 完成时限 完成日期 下次谈话时间",
    },
    titles="谈心 谈话",
    records=_records,
    answers={
        "occasion": {
            "monthly": "每月 月谈 例行 常规 定期",
            "event": "事件 突发 事后 问题",
            "asked": "主动 要求 学生提出",
        },
        "mood": {
            "very_low": "很低落 非常低落 很差 绝望 崩溃",
            "low": "难过 伤心 不高兴 沮丧 焦虑 紧张",
            "calm": "平静 一般 正常 稳定",
            "happy": "愉快 高兴 较好 开朗",
            "very_happy": "很开心 非常开心 兴奋",
        },
        "manner": {
            "face_to_face": "面谈 当面 面对面 到校",
            "phone": "电话 通话",
            "video": "视频",
        },
    },
)
