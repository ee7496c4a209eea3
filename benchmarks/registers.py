"""A school's register of 5,000 made-up students, as .xls and .xlsx, and files that are no list."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter
import xlwt

STUDENTS = 5_000
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_GIVEN = "一二三四五六七八九十百千万东西南北中春夏秋冬"
_OWN_WORDS = (
    "学校标识码 姓名 性别 出生日期 出生地行政区划代码 籍贯 民族 国籍/地区 身份证件类型 身份证件号 "
    "港澳台侨外 健康状况 政治面貌 户口性质 户口所在地行政区划 校区号 班号 入学年月 入学方式 "
    "就读方式 现住址 通信地址 家庭地址 联系电话 邮政编码 是否独生子女 是否受过学前教育 "
    "是否留守儿童 是否农村留守儿童 是否残疾人 是否需要申请资助 是否享受一补 是否孤儿 "
    "是否烈士或优抚子女 是否随迁子女 上下学距离 上下学交通方式 是否乘坐校车 曾用名 "
    "身份证件有效期 血型 特长 学籍辅号 班内学号 学生来源 电子信箱 主页地址 是否由政府购买学位"
)
_MEMBER_WORDS = (
    "姓名 关系 关系说明 现住址 户口所在地行政区划 联系电话 是否监护人 身份证件类型 身份证件号 民族 "
    "工作单位 职务"
)
_OWN, _MEMBER = _OWN_WORDS.split(), _MEMBER_WORDS.split()
HEADINGS = (*_OWN, *(f"成员{at}{word}" for at in (1, 2) for word in _MEMBER))


def rows(count: int = STUDENTS) -> Iterator[list[str]]:
    """Yield the cells of each student; the same ones every time."""
    chance = Random(1)
    for n in range(1, count + 1):
        number, born = _id_number(n)
        surname = chance.choice("王李张刘陈杨赵黄周吴徐孙")
        name = surname + "".join(_GIVEN[n // 22**at % 22] for at in range(3 if n > 484 else 2))
        home = f"示例镇青石桥村{n % 97}组{n}号"
        father = [surname + "大勇", "51", "", home, "330522", f"138{n:08d}", "1", "1", "", "01"]
        mother = ["李秀英", "52", "", home, "330522", f"139{n:08d}", "1", "1", "", "01"]
        own = {
            **dict.fromkeys(_OWN, ""),
            **{"学校标识码": "3133000123", "姓名": name, "出生日期": f"{born:%Y%m%d}"},
            **{"性别": "1" if int(number[16]) % 2 else "2", "身份证件号": number, "民族": "01"},
            **{"出生地行政区划代码": "330522", "籍贯": "浙江", "国籍/地区": "156", "班号": "0302"},
            **{"身份证件类型": "1", "健康状况": "10", "政治面貌": "13", "户口性质": "1"},
            **{"入学年月": "202409", "就读方式": "1", "现住址": home, "通信地址": home},
            **{"家庭地址": home, "联系电话": f"138{n:08d}", "邮政编码": "313100"},
            **{"是否独生子女": "0", "是否留守儿童": str(n % 3), "上下学距离": str(n % 7)},
            **{"上下学交通方式": "步行", "是否乘坐校车": "0", "学生来源": "正常入学"},
        }
        yield [*own.values(), *father, "", "", *mother, "", ""]


def _id_number(n: int) -> tuple[str, date]:
    born = date(2013, 1, 1) + timedelta(days=n * 7 % 1_200)
    start = f"330522{born:%Y%m%d}{n % 999 + 1:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(start, _WEIGHTS, strict=True))
    return start + "10X98765432"[total % 11], born


def write(folder: Path) -> dict[str, Path]:
    """Write the register by two other writers than ours; return the files by suffix."""
    made = {suffix: folder / f"register{suffix}" for suffix in (".xls", ".xlsx")}
    old = xlwt.Workbook()
    of_old = old.add_sheet("名单")
    with xlsxwriter.Workbook(str(made[".xlsx"])) as book:
        sheet = book.add_worksheet("名单")
        for at, cells in enumerate([list(HEADINGS), *rows()]):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(at, column, cell)
                    of_old.write(at, column, cell)
    old.save(str(made[".xls"]))
    return made


def write_no_lists(folder: Path) -> list[Path]:
    """Write workbooks that are no list: a row in a million, 16,000 columns, 100 MB, a bomb."""
    far, wide, heavy, bomb = (folder / f"{n}.xlsx" for n in ("far", "wide", "heavy", "bomb"))
    for path, last in ((far, (1_048_575, 0)), (wide, (1, 15_999))):
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["姓名", "性别"])
            sheet.write_string(*last, "王小雨")
    with xlsxwriter.Workbook(str(heavy)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "备注"])
        for at in range(1, 3_200):
            sheet.write_row(at, 0, [f"王{at}", f"备注{at:05d}" * 3_000])
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_000_000)
    return [far, wide, heavy, bomb]
