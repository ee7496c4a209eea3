"""`carekeeper import` brings the list of a class in, or says what would become of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carekeeper.commands import main
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.features.visits.store import Visits

LIST = (
    "姓名,座号,家长,关系,电话,是否享受一补\n"
    "王小雨,3,王大山,父亲,13800001207,否\n李浩然,4,,,1380000,是\n"
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "三2班.carebook"
    ClassFile.create(path, "").close()
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "花名册.csv"
    path.write_text(LIST, encoding="gb18030")
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_dry_run_tells_everything_and_writes_nothing(
    plain: Path, roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plain.read_bytes()
    assert main(["import", str(plain), str(roster), "--dry-run", "--json"]) == 0
    told = answer(capsys)
    assert (told["rows"], told["new"], told["same"]) == (2, 2, 0)
    assert told["doubts"] == [
        {
            "row": 3,
            "column": "电话",
            "text": "1380000",
            "message": "A mobile number has 11 digits; this one has 7.",
        }
    ]
    first = told["pupils"][0]  # type: ignore[index]
    assert first["guardians"][0]["phones"] == ["13800001207"]
    assert (first["class_number"], first["kept"]) == (3, {"是否享受一补": "否"})
    assert plain.read_bytes() == before


def test_it_is_one_step_and_a_backup_is_made_before(
    plain: Path, roster: Path, tmp_path: Path
) -> None:
    assert main(["import", str(plain), str(roster)]) == 0
    assert list((tmp_path / "profile").rglob("*.carebak"))
    with ClassFile.open(plain) as class_file:
        assert [line.name for line in Students(class_file).lines()] == ["王小雨", "李浩然"]
        class_file.undo()
        assert Students(class_file).lines() == []


def test_the_same_list_once_more_changes_nothing(
    plain: Path, roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(plain), str(roster)]) == 0
    capsys.readouterr()
    assert main(["import", str(plain), str(roster), "--json"]) == 0
    told = answer(capsys)
    assert (told["new"], told["changed"], told["same"]) == (0, 0, 2)


def test_several_classes_are_refused_until_one_is_chosen(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    several = tmp_path / "全校.txt"
    several.write_text("姓名\t班级\n王小雨\t三1班\n李浩然\t三2班\n", encoding="utf-8")
    assert main(["import", str(plain), str(several)]) == 1
    assert "三1班" in capsys.readouterr().err
    assert main(["import", str(plain), str(several), "--class-name", "三（2）班", "--json"]) == 0
    assert [one["name"] for one in answer(capsys)["pupils"]] == ["李浩然"]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["nothing.xlsx", "card.pdf"])
def test_what_is_no_list_is_refused_in_one_sentence(
    plain: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "card.pdf").write_bytes(b"%PDF-1.7")
    assert main(["import", str(plain), str(tmp_path / name)]) == 1
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said


def test_a_list_of_visits_is_known_and_brought_in(
    plain: Path, roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visits = tmp_path / "家访.csv"
    visits.write_text(
        "姓名,家访日期,家访方式,家访人,天气\n王小雨,2025-10-12,电话,李老师,晴\n"
        "赵六,2025-10-12,电话,李老师,\n",
        encoding="utf-8",
    )
    assert main(["import", str(plain), str(roster)]) == 0
    capsys.readouterr()
    assert main(["import", str(plain), str(visits), "--json"]) == 0
    told = answer(capsys)
    assert (told["what"], told["rows"], told["new"]) == ("contacts", 2, 1)
    (doubt,) = told["doubts"]  # type: ignore[misc]
    assert doubt["text"] == "赵六"  # type: ignore[index]
    with ClassFile.open(plain) as class_file:
        student = Students(class_file).lines()[0].id
        assert [one.manner for one in Visits(class_file).records.of_student(student)] == ["phone"]
    assert main(["import", str(plain), str(visits), "--dry-run"]) == 0
    assert "not imported: 天气" in capsys.readouterr().out


def test_what_a_list_holds_is_said_where_it_is_asked_for(
    plain: Path, roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(plain), str(roster), "--what", "mentors", "--json"]) == 0
    told = answer(capsys)
    assert (told["what"], told["new"]) == ("mentors", 0)
    assert "Mentor is missing" in told["doubts"][0]["message"]  # type: ignore[index]
