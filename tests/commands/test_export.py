"""`carekeeper export` and `gather`: what leaves the program opens elsewhere and comes back."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import msoffcrypto
import pytest
import python_calamine
import vobject

from carekeeper.commands import main
from carekeeper.core.partaker import Partaker
from carekeeper.db.class_file import ClassFile
from carekeeper.db.giving_out import all_rows
from carekeeper.db.schema import terms
from carekeeper.features.activities.store import Activities
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.features.visits.store import Visits
from carekeeper.giving_out import export
from carekeeper.giving_out.export import Wish
from carekeeper.rooms import ROOMS


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "三2班.carebook"
    with ClassFile.create(path, "") as class_file:
        child = Students(class_file).add(
            {
                "name": "=王小雨",
                "class_number": 3,
                "sex": "female",
                "id_number": "330522201503081248",
                "register_extras": json.dumps({"是否享受一补": "否"}),
            }
        )
        guardians = Guardians(class_file)
        phones = ("13800001207", "0572-5065123转8")
        guardians.add(child, {"relation": "mother", "name": "李丽", "phones": phones})
        guardians.add(child, {"relation": "father", "gone": "deceased"})
    return path


def sheet(path: Path, name: str) -> list[list[object]]:
    return python_calamine.load_workbook(str(path)).get_sheet_by_name(name).to_python()


def test_the_offices_workbook_holds_text_and_no_formula(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["export", str(book), "-o", str(out)]) == 0
    headings, row = sheet(out, "Roster")
    told = dict(zip(headings, row, strict=True))
    assert told["姓名"] == "=王小雨"
    assert told["是否享受一补"] == "否"
    assert told["母亲联系电话"] == "13800001207、0572-5065123转8"
    assert "身份证件号" not in headings
    assert b"<f>" not in zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")


@pytest.fixture
def left(book: Path) -> Path:
    """The class after a student has left, with a mother and a birthday."""
    with ClassFile.open(book) as class_file:
        gone = {"name": "郑晓东", "enrolment": "moved_away", "birth_date": date(2015, 3, 8)}
        child = Students(class_file).add(gone)
        mother = {"relation": "mother", "name": "郑妈妈", "phones": ("13800009999",)}
        Guardians(class_file).add(child, mother)
    return book


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("roster.csv", "roster"),
        ("contacts.csv", "contacts"),
        ("phone.vcf", "contacts"),
        ("days.ics", "calendar"),
    ],
)
def test_who_has_left_is_in_no_list_of_the_class(
    left: Path, tmp_path: Path, name: str, what: str
) -> None:
    out = tmp_path / name
    assert main(["export", str(left), "-o", str(out), "--what", what]) == 0
    text = out.read_text(encoding="utf-8-sig")
    assert "郑" not in text
    assert "13800009999" not in text
    with ClassFile.open(left) as class_file:
        told = {one["student_id"] for one in all_rows(class_file)["handouts"]}
        names = {one.id: one.name for one in Students(class_file).lines()}
    assert [names[one] for one in told] == ["=王小雨"]


def test_the_offices_workbook_lists_the_class_without_those_who_left(
    left: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["export", str(left), "-o", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["students"] == 1
    for name in ("Roster", "Contacts"):
        assert not [row for row in sheet(out, name) if "郑晓东" in row]


def test_sensitive_fields_come_only_when_asked_for_and_all_is_noted(
    book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["export", str(book), "-o", str(out), "--what", "roster", "--sensitive"]) == 0
    assert "330522201503081248" in sheet(out, "Roster")[1]
    with ClassFile.open(book) as class_file:
        (noted,) = all_rows(class_file)["handouts"]
    assert (noted["kind"], noted["layout"]) == ("export", "roster,sensitive")


def test_the_workbook_opens_only_with_its_password(book: Path, tmp_path: Path) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text("春风化雨 2026", encoding="utf-8")
    out = tmp_path / "out.xlsx"
    assert main(["export", str(book), "-o", str(out), "--new-password-file", str(secret)]) == 0
    with out.open("rb") as stream:
        locked = msoffcrypto.OfficeFile(stream)
        assert locked.is_encrypted()
        locked.load_key(password="春风化雨 2026")
        opened = io.BytesIO()
        locked.decrypt(opened)
    assert zipfile.is_zipfile(opened)


def test_csv_has_its_mark_and_no_cell_begins_a_formula(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(book), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    headings, row = csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    assert dict(zip(headings, row, strict=True))["姓名"] == "'=王小雨"


def test_a_phone_reads_the_contacts_and_an_extension_is_a_pause(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.vcf"
    assert main(["export", str(book), "-o", str(out)]) == 0
    (card,) = vobject.readComponents(out.read_text(encoding="utf-8"))
    assert [one.value for one in card.tel_list] == ["13800001207", "0572-5065123,8"]
    assert "李丽" in card.fn.value


def test_a_calendar_reads_the_birthday(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ics"
    assert main(["export", str(book), "-o", str(out)]) == 0
    calendar = vobject.readOne(out.read_text(encoding="utf-8"))
    assert calendar.vevent.dtstart.value.isoformat() == "2015-03-08"


def give_terms_and_visits(book: Path) -> None:
    """Give the class its own terms, a visit before the first of them, and one in it."""
    own = ((1, date(2026, 9, 7), date(2027, 1, 16)), (2, date(2027, 2, 22), date(2027, 7, 3)))
    with ClassFile.open(book) as class_file:
        child = all_rows(class_file)["students"][0]["id"]
        with class_file.writing("terms") as unit:
            for number, first, last in own:
                values = {"school_year": 2026, "number": number}
                unit.insert(terms, {**values, "starts_on": first, "ends_on": last})
        visits = Visits(class_file).records
        visits.add(child, {"held_on": date(2026, 9, 3), "met": ("奶奶",)})
        again = {"follow_up": "电话回访", "follow_up_by": date(2026, 12, 20)}
        visits.add(child, {"held_on": date(2026, 9, 8), "met": ("爷爷",), **again})


def test_the_office_gets_the_visits_of_the_schools_own_term(book: Path, tmp_path: Path) -> None:
    give_terms_and_visits(book)
    out, holidays = tmp_path / "out.xlsx", datetime.fromisoformat("2027-01-30")
    with ClassFile.open(book) as class_file:
        export.write(class_file, out, Wish("office", ".xlsx"), ROOMS, holidays)
    told = sheet(out, "Visits and contacts")[1:]
    assert [(row[1], row[2], row[3]) for row in told] == [("2026-09-08", "Home visit", "爷爷")]


def test_the_office_gets_the_meetings_and_activities_of_the_term(
    book: Path, tmp_path: Path
) -> None:
    give_terms_and_visits(book)
    out, day = tmp_path / "out.xlsx", datetime.fromisoformat("2026-11-30")
    with ClassFile.open(book) as class_file:
        (child,) = Students(class_file).lines()
        there = Partaker(child.id, "二等奖"), Partaker(child.id, "", "妈妈 李丽")
        told = {"held_on": date(2026, 10, 9), "title": "诵读", "kind": "contest"}
        Activities(class_file).records.add(0, {**told, "partakers": there[:1]})
        Visits(class_file).meetings.add(0, {"held_on": date(2026, 10, 16), "partakers": there})
        export.write(class_file, out, Wish("office", ".xlsx"), ROOMS, day)
    (activity,) = sheet(out, "Activities")[1:]
    assert (activity[0], activity[1], activity[3]) == ("=王小雨", "2026-10-09", "诵读")
    assert activity[-1] == "二等奖"
    (meeting,) = sheet(out, "Meetings")[1:]
    assert (meeting[0], meeting[-1]) == ("2026-10-16", "=王小雨, 妈妈 李丽 of =王小雨")


def test_a_number_that_must_not_be_called_is_in_no_list(book: Path, tmp_path: Path) -> None:
    with ClassFile.open(book) as class_file:
        guardians = Guardians(class_file)
        (child,) = Students(class_file).lines()
        mother = guardians.of_student(child.id)[0]
        guardians.change(mother.id, "barred", ("call",))
    for name in ("out.xlsx", "out.csv", "out.vcf"):
        assert main(["export", str(book), "-o", str(tmp_path / name)]) == 0
    told = [
        cell
        for which in ("Roster", "Contacts")
        for row in sheet(tmp_path / "out.xlsx", which)
        for cell in row
    ]
    texts = [(tmp_path / name).read_text(encoding="utf-8-sig") for name in ("out.csv", "out.vcf")]
    assert not any("1380000" in str(cell).replace(" ", "") for cell in (*told, *texts))


def test_a_calendar_reads_visits_and_when_to_look_again(book: Path, tmp_path: Path) -> None:
    give_terms_and_visits(book)
    out = tmp_path / "out.ics"
    assert main(["export", str(book), "-o", str(out)]) == 0
    calendar = vobject.readOne(out.read_text(encoding="utf-8"))
    told = {(one.dtstart.value.isoformat(), one.summary.value) for one in calendar.vevent_list}
    assert ("2026-09-03", "Visit or contact: =王小雨") in told
    assert ("2026-12-20", "Follow up a visit: =王小雨") in told


def test_everything_comes_back_into_an_empty_file(tmp_path: Path) -> None:
    sample, out, empty = (tmp_path / name for name in ("s.carebook", "a.zip", "e.carebook"))
    assert main(["sample", str(sample), "--students", "6", "--left-behind", "3"]) == 0
    assert main(["export", str(sample), "-o", str(out)]) == 0
    ClassFile.create(empty, "").close()
    assert main(["import", str(empty), str(out)]) == 0
    with ClassFile.open(sample) as one, ClassFile.open(empty) as other:
        before, after = all_rows(one, binned=True), all_rows(other, binned=True)
    before.pop("handouts")
    after.pop("handouts")
    assert after == before
    assert main(["import", str(empty), str(out)]) == 1


def test_what_does_not_fit_is_wrong_use(book: Path, tmp_path: Path) -> None:
    assert main(["export", str(book), "-o", str(tmp_path / "a.doc")]) == 2
    assert main(["export", str(book), "-o", str(tmp_path / "a.vcf"), "--what", "office"]) == 2


def test_the_blank_list_comes_back_filled_in(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert main(["export", str(book), "-o", str(out), "--what", "template"]) == 0
    assert "姓名" in sheet(out, "Roster")[0]


def test_backups_of_two_classes_become_one_table(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("a", "b"):
        assert main(["backup", str(book), "-o", str(folder / f"{name}.carebak")]) == 0
    (folder / "c.carebak").write_bytes(b"nothing")
    capsys.readouterr()
    out = tmp_path / "office.xlsx"
    assert main(["gather", str(folder), "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["backups"], told["failed"]) == (2, 1)
    headings, *rows = sheet(out, "Classes")
    assert [row[headings.index("Students")] for row in rows] == ["1", "1"]
    assert "=王小雨" not in str(rows)
