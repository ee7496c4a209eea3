"""The words that schools and the national register write above their columns: one vocabulary.

Headings and order differ by year and province, so a column is found by its words, never by its
place. The names of the fields are those of the student's file and of the contact card.
"""

from __future__ import annotations

from carekeeper.core.words import mark

STUDENT: dict[str, str] = {
    "name": (
        "姓名 学生姓名 名字 学生 学生名字 学生名单 孩子姓名 幼儿姓名 儿童姓名 "
        "留守儿童姓名 留守学生姓名 学员姓名 受助学生姓名 被帮扶学生姓名 名单 name studentname"
    ),
    "former_name": "曾用名",
    "sex": "性别 性別 sex gender",
    "ethnic_group": "民族 名族",
    "id_number": (
        "身份证件号 身份证号 身份证 身份证号码 证件号码 公民身份号码 身份证件号码 身份证件号(学生) "
        "证件号 身份号码 身分证号 idnumber 身份证明号码 身分证字号 身份证字号 身份证编号"
    ),
    "birth_date": (
        "出生日期 出生年月日 生日 出生年月 出生时间 出生日 出生 出生年月(日) "
        "出生日期(年月日) 阳历生日 dateofbirth birthday 学生出生日期"
    ),
    "school_number": (
        "学籍号 全国学籍号 个人标识码 学籍号码 全国统一学籍号 全国学籍编号 学籍编号 "
        "学生学籍号 国网学籍号 学籍"
    ),
    "class_number": "班内学号 座号 班级学号 班学号 班号码 班级座号 座位号 学号 号数 号 学生学号",
    "joined_on": "入班日期 入学日期 转入日期 转入时间 入班时间 转入(入班)日期",
    "enrolment": "在校状态 学籍状态 就读状态 学生状态",
    "id_kind": "身份证件类型 证件类型 身份证类型 证件种类",
    "left_behind": (
        "是否留守儿童 是否农村留守儿童 是否留守 留守儿童 留守 是否为留守儿童 是否属留守儿童 "
        "是否留守学生 留守学生 留守情况 是否为留守学生 是否是留守儿童 留守儿童类型 留守类型"
    ),
    "left_behind_since": "留守时间 从何时起留守 何时起留守 留守起始时间 开始留守时间",
    "care_situation": "监护情况 监护状况 监护评估",
    "key_support": "重点帮扶 是否重点帮扶 是否重点帮扶对象 重点关注",
    "key_support_reason": "重点帮扶原因 帮扶原因",
    "concern_level": "关注程度 关注等级 关注级别",
    "categories": "其他类别 家庭类别 困难类型 困难类别 特殊类别 学生类别 家庭困难类型",
    "home_address": (
        "现住址 家庭住址 家庭地址 住址 住地址 居住地址 地址 居住地 居住详细地址 家庭所在地 家住 "
        "通信地址 通讯地址"
    ),
    "village_group": "村组 所在村组 村民小组 村(居)组 所属村 村别 自然村 所在村",
    "registered_address": (
        "户籍地址 户口所在地 户籍所在地 户籍地 户口地址 户口所在地地址 户口簿地址"
    ),
    "registration_kind": "户口性质 户口类型 户籍性质 户籍类型 户口类别 户口",
    "boarding": (
        "就读方式 是否住校 寄宿 是否寄宿 住宿情况 是否寄宿生 是否住宿 住校 走读住校 "
        "是否住宿生 寄宿情况"
    ),
    "dormitory": "宿舍 寝室 宿舍号 寝室号 宿舍床位 床位号 宿舍房号 宿舍号床号",
    "way_home_km": "上下学距离 家校距离 上学距离 离校距离",
    "way_home_means": "上下学方式 上下学交通方式 上学方式 交通方式",
    "school_bus": "是否乘坐校车 是否需要乘坐校车 乘坐校车",
    "family_income": "家庭收入来源 收入来源 家庭主要收入来源 经济来源",
    "only_child": "是否独生子女 独生子女 是否独生",
    "siblings": "兄弟姐妹 兄弟姐妹情况",
    "health": "健康状况 身体状况 身体健康状况 学生健康状况",
    "health_notes": "病史 病史与用药 既往病史 疾病情况 特殊疾病 特异体质 健康备注 疾病史",
    "allergies": "过敏史 过敏 过敏情况 药物过敏 过敏源",
    "blood_type": "血型",
    "height_cm": "身高 身高(cm) 身高cm",
    "weight_kg": "体重 体重(kg) 体重kg",
    "disability_kind": "残疾类型 残疾人类型 残疾类别",
    "disability_level": "残疾等级 残疾级别",
    "disability_certificate": "残疾证号 残疾证编号 残疾证号码 残疾人证号",
    "inclusive_learning": "随班就读 是否随班就读",
    "insurance": "保险 参保情况 医保 医保情况 学平险",
    "personality": "性格 性格特点",
    "hobbies": "爱好 兴趣爱好 兴趣",
    "strengths": "特长",
    "dreams": "理想 理想与心愿 心愿 梦想",
    "parents_wishes": "家长期望 家长对孩子的期望 家长希望 家长心愿",
    "study": "学习情况 学业情况 学习成绩 学业水平",
    "aid_received": "受助情况 资助情况 享受资助",
    "bond_with_carer": "与照料人相处情况 与监护人关系情况 亲子关系",
    "notes": "备注 学生备注 说明 备注说明 其他说明 备注栏 情况说明",
}
"""Headings of the student's own columns, the usual one first."""

PERSON: dict[str, str] = {
    "name": "姓名 名字 名 的姓名",
    "relation": ("关系 与学生关系 称谓 称呼 成员关系 亲属关系 家长关系 家庭关系 监护关系 身份"),
    "relation_note": "关系说明",
    "phones": (
        "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 号码 联系手机 联系号码 "
        "联系电话号码 移动电话 连络电话 行动电话 手机电话 通讯方式 常用电话 联络电话 "
        "固定电话 座机 家庭电话 住宅电话 家庭联系电话 紧急电话 紧急联系电话 "
        "电话1 电话2 电话一 电话二 联系电话1 联系电话2 联系电话一 联系电话二 手机1 手机2 "
        "手机一 手机二 "
        "联系方式1 联系方式2 手机号1 手机号2 备用电话 其他电话 phone mobile tel"
    ),
    "wechat": "微信 微信号 微信号码",
    "birth_year": "年龄 出生年份 出生年 出生年份或年龄",
    "occupation": "职业 职务 工作 从事工作 从事职业 工种",
    "education": "文化程度 学历 文化水平 受教育程度",
    "health": "健康 身体状况 健康状况 健康情况 身体情况",
    "id_number": "身份证 身份证号 身份证号码 身份证件号 证件号码 公民身份号码 身份证件号码",
    "address": "现住址 住址 地址 家庭住址 现居住地址 居住地址 居住地",
    "away": (
        "外出 是否在外务工 是否在外打工 是否外出打工 是否打工 在外务工 是否外出 "
        "是否外出务工 外出务工 是否务工 外出务工情况 "
        "务工情况 外出情况 是否在外"
    ),
    "away_since": "外出时间 外出务工时间 务工时间 打工时间 外出起始时间 外出务工起始时间 外出日期",
    "away_place": ("务工地点 外出地点 外出地 外出去向 工作地点 工作地"),
    "workplace": "工作单位 务工单位 单位 单位名称 务工单位名称 工作单位名称 所在单位",
    "workplace_address": "单位地址 单位详细地址 工作单位地址 务工单位地址",
    "workplace_phone": "单位电话 工作单位电话 单位联系电话",
    "comes_home": "多久回家一次 多久回家 回家频率 返乡频率 返乡情况",
    "next_return": "下次回家 预计返乡时间 返乡时间",
    "notice_received_on": "书面告知 收到书面告知日期",
    "best_time": "何时好联系 方便联系时间",
}
"""What a list may tell of a person; the names are those of the contact card."""

_FATHER = "父亲 爸爸 父 爸 生父"
_MOTHER = "母亲 妈妈 母 妈 生母"
PREFIXES: dict[str, str] = {
    "father": _FATHER,
    "mother": _MOTHER,
    "entrusted": ("委托监护人 被委托人 被委托监护人 受委托人 受托人"),
    "carer": "实际监护人 照料人",
    "emergency": "紧急联系人 应急联系人 紧急联络人 紧急连络人",
    "member1": (
        "家庭成员1 家庭成员一 成员1 成员一 监护人1 监护人一 家长1 家长一 第一监护人 "
        "第一联系人 联系人1 联系人一"
    ),
    "member2": (
        "家庭成员2 家庭成员二 成员2 成员二 监护人2 监护人二 家长2 家长二 第二监护人 "
        "第二联系人 联系人2 联系人二"
    ),
    "member3": "家庭成员3 家庭成员三 成员3 成员三 监护人3 监护人三 家长3 家长三 联系人3 联系人三",
    "guardian": (
        "您 家庭成员或监护人 法定监护人 监护人 家长 联系人 学生家长 家庭成员 "
        "家庭主要成员 主要家庭成员 成员 家属 "
        "家庭联系人 主要监护人 父母或监护人 家长或监护人 家长(监护人) 亲属"
    ),
    "grandfather_paternal": "爷爷 祖父",
    "grandmother_paternal": "奶奶 祖母",
    "grandfather_maternal": "外公 外祖父 姥爷",
    "grandmother_maternal": "外婆 外祖母 姥姥",
}
PERSON_LABELS: dict[str, str] = {
    "guardian": mark("Guardian"),
    "father": mark("Father"),
    "mother": mark("Mother"),
    "entrusted": mark("Entrusted guardian"),
    "carer": mark("Carer"),
    "emergency": mark("Emergency contact"),
    "member1": mark("Family member 1"),
    "member2": mark("Family member 2"),
    "member3": mark("Family member 3"),
    "grandfather_paternal": mark("Father's father"),
    "grandmother_paternal": mark("Father's mother"),
    "grandfather_maternal": mark("Mother's father"),
    "grandmother_maternal": mark("Mother's mother"),
    "parents": mark("Both parents"),
}
"""The persons that a list may have columns for, with their labels."""

STUDENT_GROUP = "student"
STUDENT_GROUPS = (
    "学生 学生情况 学生基本情况 学生信息 学生基本信息 基本情况 基本信息 个人信息 本人 "
    "本人情况 本人信息 "
    "儿童 儿童情况 儿童信息 儿童基本情况 儿童基本信息 留守儿童 留守儿童情况 留守儿童信息 "
    "留守儿童基本情况 "
    "留守儿童基本信息 留守学生情况 留守学生基本情况 幼儿信息 学籍信息 个人基本情况 个人情况"
)
FAMILY_GROUPS = (
    "家庭信息 家庭情况 家庭成员情况 家庭成员信息 家庭基本情况 家庭 家长信息 家长情况 监护情况 "
    "监护信息"
)
GROUP_SUFFIXES = (
    *("基本情况", "基本信息", "情况", "信息", "资料"),
    *("务工情况", "外出务工情况", "外出情况"),
)
BOTH_PARENTS = "父母 父母亲 爸妈 双亲"

ROW_NUMBER = "row"
"""Where the running number of a list goes: nowhere, but it numbers students who are new."""
CLASS = "class"
ROW_NUMBERS = "序号 序 编号 序列号 序列 no no. 顺序 行号 排序"
CLASS_HEADS = (
    "班级 班级名称 所在班级 就读班级 行政班 年级班级 班别 班 就读学校及班级 年级及班级 所在年级班级"
)
GRADE = "grade"
GRADE_HEADS = "年级 所在年级 就读年级"

ELSEWHERE: dict[str, str] = {
    "": mark("Keep as it is"),
    "-": mark("Don't import"),
    ROW_NUMBER: mark("Running number"),
    CLASS: mark("Class"),
    GRADE: mark("Grade"),
}
"""Where a column can go that is no field, with its label."""
