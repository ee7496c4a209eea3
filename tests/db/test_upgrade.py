"""Class files of every released version open, with all their rows; newer ones are left alone."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from tests.db.fixtures.make import FIXTURES, KEYS
from tests.db.stories import RAW_KEY, beside, rows, student_names, told

from carekeeper.core import resources
from carekeeper.core.errors import Trouble
from carekeeper.db import revisions, snapshot, upgrade
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import connect
from carekeeper.db.engine import make_engine
from carekeeper.db.schema import metadata
from carekeeper.db.troubles import is_encrypted

RELEASED = sorted(FIXTURES.glob("schema_*.carebook"))


def differs(_context: object, _seen: object, _wanted: object, seen: object, wanted: object) -> bool:
    """Compare types by what SQLite makes of them; our own types all lie in a TEXT column."""
    return str(seen) != str(getattr(wanted, "impl", wanted))


def defaults_differ(*compared: object) -> bool:
    """Compare what SQLite fills in by itself; they come with brackets and quotes."""
    seen, rendered = compared[3], compared[5]
    return str(seen or "").strip("()'") != str(rendered or "").strip("()'")


def schema_problems(book: Path, key: str) -> list[object]:
    """Return in what the schema of a file is not that of the program."""
    engine = make_engine(book, key)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": differs, "compare_server_default": defaults_differ}
        )
        found = list(compare_metadata(context, metadata))
    engine.dispose()
    return found


def test_the_migrations_make_the_schema(filled: Path) -> None:
    assert schema_problems(filled, RAW_KEY) == []


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(resources.migrations()))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [revisions.REVISION]
    assert {one.revision for one in script.walk_revisions()} == revisions.known_revisions()


@pytest.mark.parametrize("revision", sorted(revisions.known_revisions() - {revisions.REVISION}))
def test_each_earlier_revision_is_kept_with_and_without_a_password(revision: str) -> None:
    """The newest one still grows; its files are made when it is released."""
    assert {path.name for path in RELEASED} >= {
        f"schema_{revision}_plain.carebook",
        f"schema_{revision}_password.carebook",
    }


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_each_released_file_still_opens_with_all_its_rows(released: Path, tmp_path: Path) -> None:
    book = tmp_path / released.name
    shutil.copyfile(released, book)
    key = KEYS["password" if is_encrypted(released) else "plain"]
    before = snapshot.examine(book, key).counts
    asked: list[str] = []
    with ClassFile.open(book, key, before_upgrade=lambda: asked.append("backup")) as class_file:
        assert len(student_names(class_file)) == 12
        assert class_file.undo() is not None
        assert class_file.redo() is not None
    after = snapshot.examine(book, key).counts
    assert {name: after[name] for name in before if name not in ("steps", "changes")} == {
        name: count for name, count in before.items() if name not in ("steps", "changes")
    }
    assert bool(asked) == (f"schema_{revisions.REVISION}" not in released.name)


def set_revision(book: Path, revision: str, key: str = RAW_KEY) -> None:
    """Pretend that another version made the file."""
    with closing(connect(book, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_a_file_that_has_the_indexes_already_gets_them_once(tmp_path: Path) -> None:
    book = tmp_path / "三2班.carebook"
    shutil.copyfile(FIXTURES / "schema_0003_password.carebook", book)
    set_revision(book, "0002", KEYS["password"])
    ClassFile.open(book, KEYS["password"]).close()
    assert schema_problems(book, KEYS["password"]) == []


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_gets_the_schema_of_today(released: Path, tmp_path: Path) -> None:
    book = tmp_path / released.name
    shutil.copyfile(released, book)
    key = KEYS["password" if is_encrypted(released) else "plain"]
    ClassFile.open(book, key).close()
    assert schema_problems(book, key) == []


def test_a_file_from_a_newer_program_is_left_as_it_is(filled: Path) -> None:
    set_revision(filled, "9999")
    before = filled.read_bytes()
    with told(Trouble.TOO_NEW, "三2班.carebook", "newer CareKeeper"):
        ClassFile.open(filled, RAW_KEY)
    with told(Trouble.TOO_NEW):
        snapshot.examine(filled, RAW_KEY)
    assert filled.read_bytes() == before
    assert beside(filled) == {"三2班.carebook"}


@pytest.fixture
def older(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class file of today, and a program with one more migration, which a story writes."""
    folder = tmp_path / "migrations"
    shutil.copytree(resources.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(resources, "migrations", lambda: folder)
    monkeypatch.setattr(upgrade, "REVISION", "next")
    return filled


def write_migration(body: str) -> None:
    """Write the program's next migration."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    (resources.migrations() / "versions" / "9998_next.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\n\n"
        f'revision = "next"\ndown_revision = "{revisions.REVISION}"\n\n\n'
        f"def upgrade():\n{lines}\n",
        encoding="utf-8",
    )


BATCH = """
with op.batch_alter_table("students") as batch:
    batch.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
"""
"""Rebuilds the table of the students; with foreign keys on it would delete all guardians."""


def test_an_older_file_is_backed_up_and_then_upgraded_with_all_rows(older: Path) -> None:
    write_migration(BATCH)
    before = rows(older, RAW_KEY)
    seen: list[int] = []
    with ClassFile.open(
        older, RAW_KEY, before_upgrade=lambda: seen.append(len(rows(older, RAW_KEY)["students"][0]))
    ) as class_file:
        assert len(student_names(class_file)) == 12
    after = rows(older, RAW_KEY)
    assert seen == [len(before["students"][0])]
    assert len(after["students"][0]) == len(before["students"][0]) + 1
    assert after["guardians"] == before["guardians"]
    assert after["alembic_version"] == [("next",)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('op.execute("DELETE FROM guardians")', "lost rows"),
        ('op.execute("DELETE FROM students WHERE id = 12")', "lost rows"),
        ('op.execute("UPDATE guardians SET student_id = 999")', "12 broken keys"),
        ('op.drop_table("guardians")\nraise RuntimeError("halfway")', "halfway"),
    ],
)
def test_an_upgrade_that_loses_anything_does_not_happen(body: str, words: str, older: Path) -> None:
    write_migration(body)
    before = rows(older, RAW_KEY)
    with pytest.raises(RuntimeError, match=words):
        ClassFile.open(older, RAW_KEY)
    assert rows(older, RAW_KEY) == before
    assert beside(older) == {"三2班.carebook"}


def test_without_a_backup_there_is_no_upgrade(older: Path) -> None:
    write_migration(BATCH)
    before = older.read_bytes()

    def no_room() -> None:
        raise OSError(28, "No space left on device")

    with told(Trouble.DISK_FULL):
        ClassFile.open(older, RAW_KEY, before_upgrade=no_room)
    assert older.read_bytes() == before


def test_after_an_upgrade_the_keys_are_watched_again(older: Path) -> None:
    write_migration(BATCH)
    with ClassFile.open(older, RAW_KEY) as class_file, class_file.reading() as unit:
        assert unit.value(text("PRAGMA foreign_keys")) == 1
