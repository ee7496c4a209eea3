"""What can be counted of life, goals and aid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from carekeeper.core.words import mark
from carekeeper.records.figures import record_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.care.facts.record import LifeEntry
    from carekeeper.features.care.store import Care


def _care(class_file: ClassFile) -> Care:
    from carekeeper.features.care.store import Care

    return Care(class_file)


def _of_kinds(*kinds: str) -> Callable[[ClassFile, LifeEntry], bool]:
    return lambda _class_file, entry: entry.kind in kinds


FIGURES = (
    record_figure(
        "care.health",
        mark("Illnesses and accidents"),
        mark("Entries of these days about an illness or an accident."),
        lambda class_file: _care(class_file).life,
        _of_kinds("illness", "accident"),
    ),
    record_figure(
        "care.habits",
        mark("Notes on self-care and habits"),
        mark("Entries of these days about self-care and habits."),
        lambda class_file: _care(class_file).life,
        _of_kinds("self_care", "habit"),
    ),
    record_figure(
        "care.boarding",
        mark("Notes on boarding"),
        mark("Entries of these days about life in the dormitory."),
        lambda class_file: _care(class_file).life,
        _of_kinds("boarding"),
    ),
    record_figure(
        "care.mind",
        mark("Notes of psychological care"),
        mark("Entries of these days about psychological care."),
        lambda class_file: _care(class_file).life,
        _of_kinds("mind"),
    ),
    record_figure(
        "care.goals",
        mark("Self-care goals begun"),
        mark("Self-care goals that were begun in these days."),
        lambda class_file: _care(class_file).goals,
    ),
    record_figure(
        "care.aid",
        mark("Students who received aid"),
        mark("Students of the class with at least one item of aid in these days."),
        lambda class_file: _care(class_file).aid,
        students=True,
    ),
    record_figure(
        "care.incidents",
        mark("Important matters reported"),
        mark("Important matters that were noted in these days."),
        lambda class_file: _care(class_file).incidents,
    ),
)
READ = frozenset({"life_entries", "care_goals", "aid", "incidents", "students"})
