"""The office reads the backups of many teachers at once, and an engine reads the figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import PASSWORD, TODAY

from carekeeper import sample
from carekeeper.commands import main
from carekeeper.core.errors import Refused
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students
from carekeeper.giving_out import county, gathering
from carekeeper.rooms import ROOMS


def quiet(_step: int, _of: int) -> None:
    return


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two classes under one backup password, one of another password, and a damaged file."""
    folder = tmp_path_factory.mktemp("backups")
    book = tmp_path_factory.mktemp("class") / "six.carebook"
    sample.make(book, students=6, left_behind=4, months=2, today=TODAY, password=PASSWORD)
    with ClassFile.open(book, PASSWORD) as class_file:
        students = Students(class_file)
        first, second = students.lines()[:2]
        students.change(second.id, "name", first.own_name)
    for name, password in (("a", "office 2026"), ("b", "office 2026"), ("c", "another one")):
        backup_file.write(
            book,
            PASSWORD,
            folder / f"{name}.carebak",
            password,
            reason=Reason.BY_HAND,
            leave_out=(),
        )
    (folder / "d.carebak").write_bytes(b"nothing")
    return folder


def test_what_cannot_be_read_is_told_and_the_others_go_on(backups: Path) -> None:
    office = gathering.gather(
        gathering.backups_in(backups), "office 2026", ROOMS, quiet, names=False
    )
    assert [one.backup for one in office.classes] == ["a.carebak", "b.carebak"]
    assert [name for name, _why in office.problems] == ["c.carebak", "d.carebak"]
    first = office.classes[0]
    assert (first.students, first.left_behind, first.listed) == (6, 4, ())
    assert first.rates
    assert first.as_of >= TODAY


def test_names_come_along_only_when_they_are_wanted_and_told_apart(backups: Path) -> None:
    found = [backups / "a.carebak"]
    (one,) = gathering.gather(found, "office 2026", ROOMS, quiet, names=True).classes
    names = [name for name, _left_behind, _lacking in one.listed]
    assert len(set(names)) == 6
    assert any("(no. " in name for name in names)
    assert any(lacking for _name, _left_behind, lacking in one.listed)


def test_it_can_be_stopped_between_two_backups_and_keeps_nothing(
    backups: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(step: int, _of: int) -> None:
        if step == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gathering.gather(gathering.backups_in(backups), "office 2026", ROOMS, stop, names=False)
    assert list(tmp_path.glob("carekeeper-*")) == []


def gathered(backups: Path, out: Path, *more: str) -> int:
    password = backups.parent / "office.txt"
    password.write_text("office 2026", encoding="utf-8")
    return main(
        ["gather", str(backups), "-o", str(out), "--backup-password-file", str(password), *more]
    )


def asked(file: str, question: str) -> list[tuple[Any, ...]]:
    engine = pytest.importorskip("duckdb", reason="the extra carekeeper[county] is not installed")
    with engine.connect(file) as opened:
        return list(opened.execute(question).fetchall())


def test_parquet_holds_a_row_for_each_class_and_figure_without_names(
    backups: Path, tmp_path: Path
) -> None:
    out = tmp_path / "county.parquet"
    engine = pytest.importorskip("duckdb", reason="the extra carekeeper[county] is not installed")
    assert engine is not None
    assert gathered(backups, out) == 0
    rows = asked(
        ":memory:", f"SELECT backup, students, figure, done, due FROM '{out}' ORDER BY ALL"
    )
    assert {row[0] for row in rows} == {"a.carebak", "b.carebak"}
    assert {row[1] for row in rows} == {6}
    assert len({row[2] for row in rows}) * 2 == len(rows)
    assert gathered(backups, tmp_path / "names.parquet", "--names") == 2


def test_a_duckdb_file_holds_all_tables(
    backups: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("duckdb", reason="the extra carekeeper[county] is not installed")
    out = tmp_path / "county.duckdb"
    assert gathered(backups, out, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["backups"], told["failed"]) == ("duckdb", 2, 2)
    assert asked(str(out), "SHOW TABLES") == [("classes",), ("figures",), ("not_read",)]
    assert asked(str(out), "SELECT sum(left_behind) FROM classes") == [(8,)]
    assert gathered(backups, out, "--names", "--force") == 0
    assert asked(str(out), "SELECT count(*) FROM students") == [(12,)]


def test_without_the_extra_a_sentence_says_how_to_get_it(
    backups: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refused, match="carekeeper\\[county\\]"):
        county.expect_engine()
    assert gathered(backups, tmp_path / "county.parquet") == 1
    said = capsys.readouterr().err
    assert "pip install" in said
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / "county.parquet").exists()
